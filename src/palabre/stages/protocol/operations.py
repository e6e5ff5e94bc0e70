"""Acts on the high-level list: enter, amend, confirm, replace, strike off."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.protocol import ranking, rules
from palabre.stages.protocol.models import Dignitary, ProtocolRank
from palabre.stages.protocol.states import DIGNITARY_MOVES, DignitaryState, Source
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Travel:
    """When somebody arrives or leaves, in which zone that was told, by what."""

    at: datetime | None = None
    zone: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DignitaryFacts:
    """What is known of somebody on the high-level list."""

    person: Person
    rank: str
    organization: Organization | None = None
    post: str = ""
    country: str = ""
    is_confirmed: bool = False
    is_observer: bool = False
    credentials_on: date | None = None
    languages: Sequence[str] = ()
    arrives: Travel = field(default_factory=Travel)
    departs: Travel = field(default_factory=Travel)
    escort: str = ""
    escort_phone: str = ""
    surrogate: Person | None = None
    source: str = Source.HAND


KEPT = (
    *("organization", "rank", "post", "country", "is_observer", "credentials_on"),
    *("languages", "arrives_at", "arrives_zone", "arrival", "departs_at"),
    *("departs_zone", "departure", "escort", "escort_phone", "surrogate", "state"),
)
"""What an amendment may change; the journal names what did, never its content."""


def enter(
    summit: Summit, facts: DignitaryFacts, *, by: Actor, at: datetime
) -> Dignitary:
    """Put somebody on the high-level list.

    Raises Refused: those of `enter_all`. Journal: ``protocol.dignitary.entered``.
    """
    return enter_all(summit, [facts], by=by, at=at)[0]


def enter_all(
    summit: Summit, many: Sequence[DignitaryFacts], *, by: Actor, at: datetime
) -> list[Dignitary]:
    """Put many on the high-level list; all or none.

    Raises Refused: ``not-allowed``, ``rank-unknown``, ``listed-already``,
    ``departs-before-arrival``. Journal: ``protocol.dignitary.entered``, one line each.
    """
    act = "protocol.dignitary.entered"
    require(rules.may_keep(by, summit), act)
    with transaction.atomic():
        table = ranking.table_of(summit, by=by, at=at)
        _check_new(summit, many)
        made = [_dignitary(summit, facts, table, at) for facts in many]
        Dignitary.objects.bulk_create(made)
        lines = [
            journal.Line(
                act,
                f"dignitary:{one.code}",
                summit.code,
                {"person": one.person.code, "source": one.source},
            )
            for one in made
        ]
        journal.record_all(lines, by=by, at=at)
    return made


def amend(
    dignitary: Dignitary, facts: DignitaryFacts, *, by: Actor, at: datetime
) -> Dignitary:
    """Correct what is known of a dignitary; the journal names the fields alone.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``rank-unknown``,
    ``departs-before-arrival``. Journal: ``protocol.dignitary.amended``.
    """
    act = "protocol.dignitary.amended"
    summit = dignitary.summit
    require(rules.may_keep(by, summit), act)
    with transaction.atomic():
        locked = _locked(dignitary)
        DIGNITARY_MOVES.after("amend", locked.state)
        table = ranking.table_of(summit, by=by, at=at)
        given = _dignitary(summit, replace(facts, person=locked.person), table, at)
        changed = [
            name for name in KEPT if getattr(locked, name) != getattr(given, name)
        ]
        for name in changed:
            setattr(locked, name, getattr(given, name))
        locked.save()
        _note(act, locked, by=by, at=at, fields=changed)
    return locked


def confirm(dignitary: Dignitary, *, by: Actor, at: datetime) -> Dignitary:
    """Note that a dignitary comes for certain.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``protocol.dignitary.confirmed``.
    """
    act = "protocol.dignitary.confirmed"
    require(rules.may_keep(by, dignitary.summit), act)
    with transaction.atomic():
        locked = _locked(dignitary)
        locked.state = DIGNITARY_MOVES.after("confirm", locked.state)
        locked.save(update_fields=["state"])
        _note(act, locked, by=by, at=at)
    return locked


def replace_by(
    dignitary: Dignitary, other: Dignitary, *, by: Actor, at: datetime
) -> Dignitary:
    """Note that somebody else of the list comes instead; escort and surrogate go along.

    Sessions are not touched: whoever plans them is told of the clash.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``replaced-by-itself``.
    Journal: ``protocol.dignitary.replaced``.
    """
    act = "protocol.dignitary.replaced"
    require(rules.may_keep(by, dignitary.summit), act)
    if other.pk == dignitary.pk or other.summit_id != dignitary.summit_id:
        raise Refused("replaced-by-itself", field="other")
    with transaction.atomic():
        locked, heir = _locked(dignitary), _locked(other)
        DIGNITARY_MOVES.after("amend", heir.state)
        locked.state = DIGNITARY_MOVES.after("replace", locked.state)
        locked.replaced_by = heir
        locked.save(update_fields=["state", "replaced_by"])
        heir.escort = heir.escort or locked.escort
        heir.escort_phone = heir.escort_phone or locked.escort_phone
        heir.surrogate = heir.surrogate or locked.surrogate
        heir.save(update_fields=["escort", "escort_phone", "surrogate"])
        _note(act, locked, by=by, at=at, other=heir.code)
    return locked


def strike(dignitary: Dignitary, *, by: Actor, at: datetime) -> None:
    """Take somebody off the list, with the notes; the journal alone remembers.

    Raises Refused: ``not-allowed``. Journal: ``protocol.dignitary.struck``.
    """
    act = "protocol.dignitary.struck"
    require(rules.may_keep(by, dignitary.summit), act)
    with transaction.atomic():
        locked = _locked(dignitary)
        _note(act, locked, by=by, at=at, person=locked.person.code)
        locked.delete()


def _dignitary(
    summit: Summit,
    facts: DignitaryFacts,
    table: dict[str, ProtocolRank],
    at: datetime,
) -> Dignitary:
    if facts.rank not in table:
        raise Refused("rank-unknown", rank=facts.rank or "—", field="rank")
    arrives, departs = facts.arrives, facts.departs
    if arrives.at and departs.at and departs.at <= arrives.at:
        raise Refused(
            "departs-before-arrival", person=facts.person.name, field="departs_at"
        )
    state = DignitaryState.CONFIRMED if facts.is_confirmed else DignitaryState.TENTATIVE
    return Dignitary(
        code=code_from(f"dignitary/{summit.code}/{facts.person.pk}", length=8),
        summit=summit,
        person=facts.person,
        organization=facts.organization,
        rank=table[facts.rank],
        post=facts.post,
        country=facts.country,
        state=state,
        is_observer=facts.is_observer,
        credentials_on=facts.credentials_on,
        languages=list(facts.languages),
        arrives_at=arrives.at,
        arrives_zone=arrives.zone if arrives.at else "",
        arrival=arrives.words,
        departs_at=departs.at,
        departs_zone=departs.zone if departs.at else "",
        departure=departs.words,
        escort=facts.escort,
        escort_phone=facts.escort_phone,
        surrogate=facts.surrogate,
        source=facts.source,
        entered_at=at,
    )


def _check_new(summit: Summit, many: Sequence[DignitaryFacts]) -> None:
    wanted: dict[int, str] = {}
    for facts in many:
        if facts.person.pk in wanted:
            raise Refused("listed-already", person=facts.person.name, field="name")
        wanted[facts.person.pk] = facts.person.name
    there = Dignitary.objects.filter(summit=summit, person_id__in=list(wanted))
    known = there.order_by("id").values_list("person_id", flat=True).first()
    if known is not None:
        raise Refused("listed-already", person=wanted[known], field="name")


def _locked(dignitary: Dignitary) -> Dignitary:
    rows = Dignitary.objects.select_for_update(of=("self",))
    return rows.select_related(
        "summit", "person", "rank", "organization", "surrogate"
    ).get(pk=dignitary.pk)


def _note(
    act: str, dignitary: Dignitary, *, by: Actor, at: datetime, **facts: object
) -> None:
    subject, summit = f"dignitary:{dignitary.code}", dignitary.summit.code
    journal.record(act, subject, by=by, at=at, summit=summit, **facts)
