"""Acts about registrations and badges."""

from collections.abc import Sequence
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import own_case, rules, tokens
from palabre.stages.accreditation.models import (
    Badge,
    Category,
    Registration,
)
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    RegistrationState,
)
from palabre.stages.accreditation.stating import (
    RegistrationFacts,
    build,
    check_held,
    check_not_over,
    check_window,
)
from palabre.stages.journal import operations as journal
from palabre.stages.plain_rows import is_any_where, keep_rows
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run
from palabre.stages.wholeness import whole

BATCH = 500
"""Keys in one statement: older SQLite takes 999 parameters."""


def set_categories(
    summit: Summit,
    categories: Sequence[tuple[str, Text, str, Sequence[str]]],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Set the classes of badge: (code, name, colour, zones), in order.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.categories.set``.
    """
    act = "accreditation.categories.set"
    require(may_run(by, summit), act)
    with transaction.atomic():
        for position, (code, name, colour, zones) in enumerate(categories):
            Category.objects.update_or_create(
                summit=summit,
                code=code,
                defaults={
                    "name": name,
                    "colour": colour,
                    "zones": list(zones),
                    "position": position,
                },
            )
        journal.record(act, f"summit:{summit.code}", by=by, at=at, summit=summit.code)


def register(
    summit: Summit, facts: RegistrationFacts, *, by: Actor, at: datetime
) -> Registration:
    """Ask to come, on site or online, while registration is open.

    Raises Refused: ``not-allowed``, ``registration-closed``, ``registered-already``,
    ``field-missing``, ``edition-listed-only``.
    Journal: ``accreditation.registration.registered``.
    """
    return register_all(summit, [facts], by=by, at=at)[0]


def register_all(
    summit: Summit, many: Sequence[RegistrationFacts], *, by: Actor, at: datetime
) -> list[Registration]:
    """Ask for many at once, as a delegation's list or an import does; all or none.

    Raises Refused: as `register`.
    Journal: ``accreditation.registration.registered``, one line each.
    """
    act = "accreditation.registration.registered"
    for facts in many:
        require(rules.may_register(by, facts.person.pk), act)
    check_held(summit)
    if not by.is_system:
        check_window(summit, at)
    with whole():
        _check_new(summit, many)
        registrations = [build(summit, facts, at) for facts in many]
        keep_rows(registrations)
        _note_all(act, registrations, summit, by=by, at=at)
    return registrations


def _check_new(summit: Summit, many: Sequence[RegistrationFacts]) -> None:
    wanted = {facts.person.pk: facts.person.name for facts in many}
    if len(wanted) == 1:
        ((one, name),) = wanted.items()
        found = "summit_id = %s AND person_id = %s"
        if is_any_where(Registration, found, summit.pk, one):
            raise Refused("registered-already", person=name)
        return
    rows = Registration.objects.filter(summit=summit)
    if len(wanted) <= BATCH:  # a delegation must not read ten thousand
        rows = rows.filter(person_id__in=list(wanted))
    for person_id in rows.values_list("person_id", flat=True).order_by("id"):
        if person_id in wanted:
            raise Refused("registered-already", person=wanted[person_id])


def accredit(
    registration: Registration, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Registration:
    """Allow a person to come and issue the badge.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``accreditation.registration.accredited``, ``accreditation.badge.issued``.
    """
    return accredit_all([registration], key=key, by=by, at=at)[0]


def accredit_all(
    many: Sequence[Registration],
    *,
    key: Ed25519PrivateKey,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> list[Registration]:
    """Accredit a batch and issue the badges; all or none.

    One's own needs a ``reason``, and that nobody else could decide.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``own-registration``,
    ``own-without-reason``.
    Journal: ``accreditation.registration.accredited``, ``accreditation.badge.issued``,
    one line each.
    """
    act = "accreditation.registration.accredited"
    if not many:
        return []
    summit = many[0].summit
    require(rules.may_decide_all(by, many), act)
    own_case.check(by, many, reason=reason)
    with transaction.atomic():
        locked = _locked_all(summit, many)
        for one in locked:
            one.state = REGISTRATION_MOVES.after("accredit", one.state)
            one.decided_at, one.decided_by = at, by.name
        _write_decision(locked, by=by, at=at)
        _note_all(act, locked, summit, by=by, at=at, reason=reason)
        _issue(locked, summit, key=key, by=by, at=at)
    return locked


def _write_decision(many: Sequence[Registration], *, by: Actor, at: datetime) -> None:
    keys = [one.pk for one in many]
    for start in range(0, len(keys), BATCH):
        Registration.objects.filter(pk__in=keys[start : start + BATCH]).update(
            state=RegistrationState.ACCREDITED, decided_at=at, decided_by=by.name
        )


def _locked_all(summit: Summit, many: Sequence[Registration]) -> list[Registration]:
    """Return registrations as they stand, locked; each class of badge is read once."""
    wanted = {one.pk for one in many}
    if len(wanted) == 1:
        rows = Registration.objects.filter(pk__in=wanted)
    else:
        rows = Registration.objects.filter(summit=summit)
    found = rows.select_for_update().order_by("id")
    locked = [one for one in found if one.pk in wanted]
    used = {one.category_id for one in locked}
    categories = Category.objects.in_bulk(used)
    for one in locked:
        one.summit, one.category = summit, categories[one.category_id]
    return locked


def _issue(
    many: Sequence[Registration],
    summit: Summit,
    *,
    key: Ed25519PrivateKey,
    by: Actor,
    at: datetime,
) -> list[Badge]:
    badges = [_badge(one, summit, key, at) for one in many]
    keep_rows(badges)
    lines = [
        journal.Line("accreditation.badge.issued", f"badge:{one.serial}", summit.code)
        for one in badges
    ]
    journal.record_all(lines, by=by, at=at)
    return badges


def _badge(
    registration: Registration, summit: Summit, key: Ed25519PrivateKey, at: datetime
) -> Badge:
    serial = code_from(f"badge/{registration.code}/{at.isoformat()}", length=10)
    token = tokens.BadgeToken(
        summit.code, serial, registration.category.code, summit.ends_on
    )
    signed = tokens.sign(token, key)
    return Badge(registration=registration, serial=serial, token=signed, issued_at=at)


def refuse(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Refuse a person, with a reason that reaches them.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``accreditation.registration.refused``.
    """
    return _end(registration, "refuse", reason, by=by, at=at)


def revoke(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Take an accreditation back; the badge admits nowhere from now on.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``accreditation.registration.revoked``.
    """
    with transaction.atomic():
        ended = _end(registration, "revoke", reason, by=by, at=at)
        ended.badges.filter(revoked_at__isnull=True).update(revoked_at=at)
    return ended


def _end(
    registration: Registration, move: str, reason: str, *, by: Actor, at: datetime
) -> Registration:
    past = {"refuse": "refused", "revoke": "revoked"}[move]
    act = f"accreditation.registration.{past}"
    require(rules.may_decide(by, registration), act)
    own_case.check(by, [registration], reason=reason)
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    with transaction.atomic():
        (locked,) = _locked_all(registration.summit, [registration])
        locked.state = REGISTRATION_MOVES.after(move, locked.state)
        locked.reason, locked.decided_at, locked.decided_by = (
            reason.strip(),
            at,
            by.name,
        )
        locked.save()
        subject, code = f"registration:{locked.code}", locked.summit.code
        journal.record(act, subject, by=by, at=at, summit=code, reason=reason)
    return locked


def withdraw(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Say that one does not come after all; a badge admits nowhere from now on.

    Raises Refused: ``not-allowed``, ``edition-over``, ``wrong-state``.
    Journal: ``accreditation.registration.withdrawn``.
    """
    act = "accreditation.registration.withdrawn"
    require(rules.may_register(by, registration.person_id), act)
    if not by.is_system:
        check_not_over(registration.summit, at)
    with transaction.atomic():
        (locked,) = _locked_all(registration.summit, [registration])
        locked.state = REGISTRATION_MOVES.after("withdraw", locked.state)
        locked.save(update_fields=["state"])
        locked.badges.filter(revoked_at__isnull=True).update(revoked_at=at)
        _note_all(act, [locked], locked.summit, by=by, at=at)
    return locked


def _note_all(
    act: str,
    many: Sequence[Registration],
    summit: Summit,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    facts = {"reason": reason.strip()} if reason.strip() else {}
    journal.record_all(
        [
            journal.Line(act, f"registration:{one.code}", summit.code, facts)
            for one in many
        ],
        by=by,
        at=at,
    )
