"""Scans that gates send when they meet the server: each is kept once, none is lost.

A gate may have been offline for an hour with a clock that is minutes wrong; two gates
may have seen the same badge. What they send is put right and reconciled here.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules, tokens
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import Badge, CheckIn, Registration
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.journal import operations as journal
from palabre.stages.plain_rows import keep_rows
from palabre.stages.summits.models import Summit

MOST = 2_000
"""Scans in one batch; a gate sends the rest after it."""

IN_SESSION = "session:"

NUMBER_USED = "scan-number-used"
ELSEWHERE = "/"
"""No badge's serial: the number stands for one of another edition."""


@dataclass(frozen=True, slots=True)
class Made:
    """A scan as a gate made it: the code it read, or the serial that it looked up."""

    number: str
    at: datetime
    token: str = ""
    serial: str = ""
    place: str = ""
    is_exit: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """What a gate sends at once; ``sent_at`` is its own clock at that moment."""

    gate: str
    sent_at: datetime
    scans: Sequence[Made]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a scan: kept, and admitted unless a refusal says why not."""

    number: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A scan with the serial that it says, or why that cannot be believed."""

    made: Made
    serial: str
    refusal: str


@dataclass(frozen=True, slots=True)
class _Read:
    """A scan with its badge, or the reason that there is none to admit."""

    made: Made
    at: datetime
    badge: Badge | None
    serial: str
    refusal: str


def take(
    summit: Summit, batch: Batch, *, key: Ed25519PublicKey, by: Actor, at: datetime
) -> list[Receipt]:
    """Keep the scans of a gate; each number once, in the order they were made.

    A refused scan is kept too, with its reason; so is one under a number that stands
    for another badge already. The first admitted scan of a badge on a day makes its
    check-in; one that arrives later but was made earlier moves it. Whoever lost a
    badge and got another counts once a day.

    Raises Refused: ``not-allowed``, ``batch-too-large``.
    Journal: ``accreditation.scans.taken``, ``accreditation.badge.checked_in``.
    """
    act = "accreditation.scans.taken"
    require(rules.may_check_in(by, summit), act)
    if len(batch.scans) > MOST:
        raise Refused("batch-too-large", n=len(batch.scans), most=MOST)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)  # one gate at a time
        sent = _told_apart(summit, _sent(batch.scans, key))
        there = _there(sent)
        fresh = _once(one for one in sent if one.made.number not in there)
        read = _read_all(summit, fresh, batch, at=at)
        _keep(summit, batch.gate, read, at)
        firsts = _count(summit, batch.gate, read)
        _note(act, summit, batch.gate, read, firsts, by=by, at=at)
    told = there | {one.made.number: one.refusal for one in read}
    return [
        Receipt(made.number, told[one.made.number])
        for made, one in zip(batch.scans, sent, strict=True)
    ]


def _sent(scans: Sequence[Made], key: Ed25519PublicKey) -> list[_Sent]:
    return [_Sent(one, *_said(one, key)) for one in scans]


def _said(made: Made, key: Ed25519PublicKey) -> tuple[str, str]:
    if not made.token:
        return made.serial, "" if made.serial else "badge-unknown"
    try:
        return tokens.verify(made.token, key).serial, ""
    except Refused as refused:
        return "", refused.code


def _told_apart(summit: Summit, sent: Sequence[_Sent]) -> list[_Sent]:
    """Refuse scans under a number that stands for another badge; they get their own."""
    owners = _owners(summit, {one.made.number for one in sent})
    for one in sorted(sent, key=_order):
        owners.setdefault(one.made.number, one.serial)
    return [
        one if owners[one.made.number] == one.serial else _renumbered(one)
        for one in sent
    ]


def _owners(summit: Summit, numbers: Collection[str]) -> dict[str, str]:
    """Return whose badge each number stands for; nobody's here if in another edition."""
    entered = CheckIn.objects.filter(scan__in=numbers).order_by("id")
    found = {
        number: serial if edition == summit.pk else ELSEWHERE
        for number, serial, edition in entered.values_list(
            "scan", "badge__serial", "badge__registration__summit"
        )
    }
    kept = GateScan.objects.filter(number__in=numbers).order_by("id")
    return found | {
        number: serial if edition == summit.pk else ELSEWHERE
        for number, serial, edition in kept.values_list("number", "serial", "summit")
    }


def _renumbered(one: _Sent) -> _Sent:
    number = number_beside(one.made.number, one.serial)
    return _Sent(replace(one.made, number=number), one.serial, NUMBER_USED)


def number_beside(number: str, serial: str) -> str:
    """Return the number of a scan of a badge whose own number stands for another."""
    both = f"{number}/{serial}".encode()
    return f"used-{hashlib.sha256(both).hexdigest()[:40]}"


def _there(sent: Sequence[_Sent]) -> dict[str, str]:
    numbers = [one.made.number for one in sent]
    rows = GateScan.objects.filter(number__in=numbers).order_by("id")
    return dict(rows.values_list("number", "refusal"))


def _order(one: _Sent) -> tuple[datetime, str]:
    return one.made.at, one.made.number


def _once(sent: Iterable[_Sent]) -> list[_Sent]:
    by_number = {one.made.number: one for one in sent}
    return sorted(by_number.values(), key=_order)


def _read_all(
    summit: Summit, sent: Sequence[_Sent], batch: Batch, *, at: datetime
) -> list[_Read]:
    wrong_by = at - batch.sent_at
    badges = _badges(summit, {one.serial for one in sent if one.serial})
    return [
        _read(
            summit,
            one.made,
            one.serial,
            one.refusal,
            badges,
            min(one.made.at + wrong_by, at),
        )
        for one in sent
    ]


def _badges(summit: Summit, serials: Iterable[str]) -> Mapping[str, Badge]:
    rows = Badge.objects.filter(
        registration__summit=summit, serial__in=list(serials)
    ).select_related("registration__category")
    return {one.serial: one for one in rows.order_by("id")}


def _read(
    summit: Summit,
    made: Made,
    serial: str,
    refusal: str,
    badges: Mapping[str, Badge],
    at: datetime,
) -> _Read:
    badge = badges.get(serial)
    if not refusal:
        refusal = _refusal(summit, badge, made, at)
    return _Read(made, at, badge, serial, refusal)


def _refusal(summit: Summit, badge: Badge | None, made: Made, at: datetime) -> str:
    if badge is None:
        return "badge-unknown"
    if made.is_exit:
        return ""  # whoever leaves, leaves
    if badge.revoked_at is not None and badge.revoked_at <= at:
        return "badge-revoked"
    if badge.registration.attendance != Attendance.ON_SITE:
        return "badge-online"
    on = at.astimezone(ZoneInfo(summit.zone)).date()
    if on > tokens.last_day(badge.token, rules.gates_close_after(summit)):
        return "badge-expired"
    is_zone = made.place and not made.place.startswith(IN_SESSION)
    is_closed = is_zone and made.place not in badge.registration.category.zones
    return "zone-closed" if is_closed else ""


def _keep(summit: Summit, gate: str, read: Sequence[_Read], at: datetime) -> None:
    keep_rows(
        [
            GateScan(
                summit=summit,
                number=one.made.number,
                badge=one.badge,
                serial=one.serial,
                gate=gate,
                place=one.made.place,
                is_exit=one.made.is_exit,
                is_by_name=not one.made.token,
                at=one.at,
                told_at=one.made.at,
                received_at=at,
                refusal=one.refusal,
            )
            for one in read
        ]
    )


def _count(summit: Summit, gate: str, read: Sequence[_Read]) -> list[CheckIn]:
    """Make check-ins of first scans; move one that a scan shows to be earlier."""
    zone = ZoneInfo(summit.zone)
    firsts: dict[tuple[int, date], _Read] = {}
    for one in read:
        if one.badge is None or one.refusal or one.made.is_exit:
            continue
        whose, on = one.badge.registration_id, one.at.astimezone(zone).date()
        firsts.setdefault((whose, on), one)
    known = _known({whose for whose, _ in firsts})
    fresh = []
    for (whose, on), one in firsts.items():
        kept = known.get((whose, on))
        if kept is None:
            fresh.append(_check_in(one, on, gate))
        elif one.at < kept.at:
            kept.at, kept.gate, kept.scan = one.at, gate, one.made.number
            kept.save(update_fields=["at", "gate", "scan"])
    return keep_rows(fresh)


def _known(bearers: set[int]) -> dict[tuple[int, date], CheckIn]:
    """Return the check-ins of bearers, whichever badge they had then."""
    rows = CheckIn.objects.filter(badge__registration__in=bearers).order_by("id")
    return {
        (one.badge.registration_id, one.on): one for one in rows.select_related("badge")
    }


def _check_in(one: _Read, on: date, gate: str) -> CheckIn:
    assert one.badge is not None
    return CheckIn(badge=one.badge, on=on, at=one.at, gate=gate, scan=one.made.number)


def _note(  # noqa: PLR0913 - a line for the batch, one for each check-in
    act: str,
    summit: Summit,
    gate: str,
    read: Sequence[_Read],
    firsts: Sequence[CheckIn],
    *,
    by: Actor,
    at: datetime,
) -> None:
    if not read:
        return
    n_refused = sum(bool(one.refusal) for one in read)
    facts = {"gate": gate, "n": len(read), "n_refused": n_refused}
    lines = [journal.Line(act, f"summit:{summit.code}", summit.code, facts)]
    lines += [
        journal.Line(
            "accreditation.badge.checked_in",
            f"badge:{one.badge.serial}",
            summit.code,
            {"gate": gate},
        )
        for one in firsts
    ]
    journal.record_all(lines, by=by, at=at)


def revoke_lost(badge: Badge, *, by: Actor, at: datetime) -> Badge:
    """Say that a badge is lost: it admits nowhere from now on.

    The desk prints another with `issue_again`.

    Raises Refused: ``not-allowed``, ``badge-revoked``.
    Journal: ``accreditation.badge.lost``.
    """
    act, summit = "accreditation.badge.lost", badge.registration.summit
    require(rules.may_check_in(by, summit), act)
    with transaction.atomic():
        locked = Badge.objects.select_for_update().get(pk=badge.pk)
        if locked.revoked_at is not None:
            raise Refused(
                "badge-revoked", revoked_at=locked.revoked_at, zone=summit.zone
            )
        locked.revoked_at = at
        locked.save(update_fields=["revoked_at"])
        subject = f"badge:{locked.serial}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return locked


def issue_again(
    lost: Badge, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Badge:
    """Issue another badge to the bearer of one that was lost.

    Raises Refused: ``not-allowed``, ``not-accredited``, ``badge-not-lost``.
    Journal: ``accreditation.badge.issued``.
    """
    act, asked = "accreditation.badge.issued", lost.registration
    require(rules.may_check_in(by, asked.summit), act)
    with transaction.atomic():
        locked = Registration.objects.select_for_update().get(pk=asked.pk)
        if locked.state != RegistrationState.ACCREDITED:
            raise Refused("not-accredited")
        if locked.badges.filter(revoked_at__isnull=True).exists():
            raise Refused("badge-not-lost")
        serial = code_from(f"badge/{lost.serial}/{at.isoformat()}", length=10)
        token = tokens.BadgeToken(
            asked.summit.code, serial, asked.category.code, asked.summit.ends_on
        )
        badge = Badge.objects.create(
            registration=locked,
            serial=serial,
            token=tokens.sign(token, key),
            issued_at=at,
        )
        subject, code = f"badge:{serial}", asked.summit.code
        journal.record(act, subject, by=by, at=at, summit=code, replaces=lost.serial)
    return badge
