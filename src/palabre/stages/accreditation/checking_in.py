"""Check-in: a badge seen at a gate, alone or with all that a gate collected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules, tokens
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import Badge, CheckIn
from palabre.stages.accreditation.scans import NUMBER_USED, number_beside
from palabre.stages.accreditation.states import Attendance
from palabre.stages.journal import operations as journal
from palabre.stages.plain_rows import (
    among,
    keep_rows,
    keep_unread,
    new_row,
    row_where,
    row_with,
)
from palabre.stages.summits.models import Summit
from palabre.stages.wholeness import together

CHECKED_IN = "accreditation.badge.checked_in"

WHOSE = ("registration", "registration__person", "registration__category")
BADGES_OF = "SELECT id FROM palabre_badge WHERE registration_id = %s"
"""A day counts once for whoever bears the badge, also after a lost one is replaced."""


NOT_ADMITTED = frozenset(
    {"badge-unknown", "badge-forged", "badge-revoked", "badge-online", "badge-expired"}
)
UNPROVEN = frozenset({"badge-unknown", "badge-forged"})
"""What was scanned proves nobody's badge."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a gate learns from a scan."""

    check_in: CheckIn
    is_first_today: bool
    is_back: bool = False
    """Went out by the last scan at the grounds, and comes back in."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan at a gate: the badge's token, when, where, and the gate's own number."""

    token: str
    at: datetime
    gate: str
    number: str


def check_in(
    summit: Summit, scan: Scan, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Seen:
    """Admit the bearer of a badge; the same day counts once, however often scanned.

    Every scan is kept as it was made: the first, a repeat, one that is refused. One
    under a number that stands for another scan is kept under a number of its own.

    Raises Refused: ``not-allowed``, ``badge-unknown``, ``badge-forged``,
    ``badge-revoked``, ``badge-online``, ``badge-expired``, ``scan-number-used`` when
    the number stands for another badge, day or place, or for a scan that was refused.
    Journal: ``accreditation.badge.checked_in``.
    """
    require(rules.may_check_in(by, summit), CHECKED_IN)
    try:
        return _check_in(summit, scan, key, by=by, at=at)
    except Refused as refused:
        if refused.code in NOT_ADMITTED:
            _keep_refused(summit, scan, refused.code, at)
        if refused.code == NUMBER_USED:
            _keep_beside(summit, scan, at)
        raise
    except IntegrityError as error:
        if "scan" not in str(error):
            raise
        _keep_beside(summit, scan, at)
        raise Refused(NUMBER_USED, number=scan.number) from error


def _check_in(
    summit: Summit, scan: Scan, key: Ed25519PrivateKey, *, by: Actor, at: datetime
) -> Seen:
    with together():
        badge = _admissible(summit, scan.token, key)
        on = scan.at.astimezone(ZoneInfo(summit.zone)).date()
        last = tokens.last_day(scan.token, rules.gates_close_after(summit))
        if on > last:
            raise Refused("badge-expired", last=last.isoformat())
        that_day = f'{among("badge_id", BADGES_OF)} AND "on" = %s'
        there = row_where(CheckIn, that_day, badge.registration_id, on.isoformat())
        if there is not None:
            there.badge = badge
            is_back = _comes_back(summit, badge, scan, at)
            return Seen(there, is_first_today=False, is_back=is_back)
        keep_unread(_scan(summit, scan, badge, at))
        made = keep_unread(
            new_row(
                CheckIn,
                badge=badge,
                on=on,
                at=scan.at,
                gate=scan.gate,
                scan=scan.number,
            )
        )
        subject, code = f"badge:{badge.serial}", summit.code
        journal.record(CHECKED_IN, subject, by=by, at=at, summit=code, gate=scan.gate)
    return Seen(made, is_first_today=True)


def _comes_back(summit: Summit, badge: Badge, scan: Scan, at: datetime) -> bool:
    """Keep a scan that is not the day's first; tell whether the bearer had gone out.

    Sent twice, a scan is kept once and told as before. What was refused under its
    number was not this scan.
    """
    passed = GateScan.objects.filter(
        summit=summit,
        place="",
        refusal="",
        badge__registration=badge.registration_id,
        at__lte=scan.at,
    )
    kept = GateScan.objects.filter(number=scan.number).select_related("badge").first()
    if kept is None:
        keep_rows([_scan(summit, scan, badge, at)])
    elif not _is_same(kept, badge):
        raise Refused(NUMBER_USED, number=scan.number)
    before = passed.exclude(number=scan.number).order_by("-at", "-id").first()
    return before is not None and before.is_exit


def _is_same(kept: GateScan, badge: Badge) -> bool:
    """Tell whether a scan that is kept admitted this bearer at the grounds."""
    whose = kept.badge.registration_id if kept.badge else None
    is_other_kind = kept.refusal or kept.is_exit or kept.place
    return whose == badge.registration_id and not is_other_kind


def _scan(
    summit: Summit, scan: Scan, badge: Badge | None, at: datetime, refusal: str = ""
) -> GateScan:
    return new_row(
        GateScan,
        summit=summit,
        number=scan.number,
        badge=badge,
        serial=badge.serial if badge else "",
        gate=scan.gate,
        at=scan.at,
        told_at=scan.at,
        received_at=at,
        refusal=refusal,
    )


def _keep_refused(summit: Summit, scan: Scan, refusal: str, at: datetime) -> None:
    """Keep a scan that did not admit, with its reason; sent twice, it is kept once."""
    badge = None
    if refusal not in UNPROVEN:
        here = Badge.objects.filter(registration__summit=summit)
        badge = here.filter(serial=tokens.serial_in(scan.token)).first()
    made = _scan(summit, scan, badge, at, refusal)
    GateScan.objects.bulk_create([made], ignore_conflicts=True)


def _keep_beside(summit: Summit, scan: Scan, at: datetime) -> None:
    """Keep a scan whose number stands for another, under a number of its own."""
    own = number_beside(scan.number, tokens.serial_in(scan.token))
    _keep_refused(summit, replace(scan, number=own), NUMBER_USED, at)


def _admissible(summit: Summit, words: str, key: Ed25519PrivateKey) -> Badge:
    """Return the badge, locked until the act is over, with whom it was issued to."""
    found, serial = "palabre_badge.serial = %s", tokens.serial_in(words)
    badge = row_with(Badge, WHOSE, found, serial, is_locked=True)
    if badge is None or not tokens.is_issued(words, badge.token):
        tokens.verify(words, key.public_key())
    if badge is None:
        raise Refused("badge-unknown")
    registration = badge.registration
    if registration.summit_id != summit.pk:
        raise Refused("badge-unknown")
    if badge.revoked_at is not None:
        raise Refused("badge-revoked", revoked_at=badge.revoked_at, zone=summit.zone)
    if registration.attendance != Attendance.ON_SITE:
        raise Refused("badge-online")
    return badge


def check_in_all(
    summit: Summit,
    scans: Sequence[Scan],
    *,
    key: Ed25519PrivateKey,
    by: Actor,
    at: datetime,
) -> int:
    """Bring in the scans that a gate collected; return how many counted.

    Scans that were brought in before, or that repeat a day, count no second time;
    scans of badges that do not admit are left to `check_in`, which says why.

    Raises Refused: ``not-allowed``, ``badge-forged``.
    Journal: ``accreditation.badge.checked_in``, one line each.
    """
    act = "accreditation.badge.checked_in"
    require(rules.may_check_in(by, summit), act)
    public, zone = key.public_key(), ZoneInfo(summit.zone)
    with transaction.atomic():
        badges = _badges_by_token(summit)
        serials = dict(badges.values())
        by_serial = {serial: pk for pk, serial in badges.values()}
        days = [scan.at.astimezone(zone).date() for scan in scans]
        there = _check_ins_there(summit, set(days))
        fresh: dict[tuple[int, date], CheckIn] = {}
        for scan, on in zip(scans, days, strict=True):
            # Words that were issued here need no look at their signature.
            pk, _ = badges.get(scan.token, (None, ""))
            if pk is None:
                pk = by_serial.get(tokens.verify(scan.token, public).serial)
            if pk is None or (pk, on) in there or (pk, on) in fresh:
                continue
            fresh[pk, on] = CheckIn(
                badge_id=pk, on=on, at=scan.at, gate=scan.gate, scan=scan.number
            )
        keep_rows(list(fresh.values()))
        _keep_scans(summit, fresh.values(), at)
        lines = [
            journal.Line(act, f"badge:{serials[pk]}", summit.code, {"gate": one.gate})
            for (pk, _), one in fresh.items()
        ]
        journal.record_all(lines, by=by, at=at)
    return len(fresh)


def _keep_scans(summit: Summit, firsts: Iterable[CheckIn], at: datetime) -> None:
    """Keep the scan behind each check-in, unless a gate has sent it already."""
    there = GateScan.objects.filter(summit=summit).values_list("number", flat=True)
    known = set(there.order_by("id"))
    serials = dict(
        Badge.objects.filter(registration__summit=summit).values_list("id", "serial")
    )
    keep_rows(
        [
            GateScan(
                summit=summit,
                number=one.scan,
                badge_id=one.badge_id,
                serial=serials[one.badge_id],
                gate=one.gate,
                at=one.at,
                told_at=one.at,
                received_at=at,
            )
            for one in firsts
            if one.scan not in known
        ]
    )


def _badges_by_token(summit: Summit) -> dict[str, tuple[int, str]]:
    """Return key and serial of each badge that admits on site, by its signed words."""
    valid = Badge.objects.filter(
        registration__summit=summit,
        registration__attendance=Attendance.ON_SITE,
        revoked_at__isnull=True,
    )
    rows = valid.order_by("id").values_list("token", "id", "serial")
    return {token: (pk, serial) for token, pk, serial in rows}


def _check_ins_there(summit: Summit, days: set[date]) -> set[tuple[int, date]]:
    there = CheckIn.objects.filter(badge__registration__summit=summit, on__in=days)
    return set(there.values_list("badge_id", "on").order_by("id"))
