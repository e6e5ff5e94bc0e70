"""The order of protocol on a list of speakers: by the plan, else by precedence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palabre.kernel.languages import Text
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.protocol import queries
from palabre.stages.protocol.models import Dignitary, ProtocolRank, Seating
from palabre.stages.protocol.precedence import NO_RANK, Entrant, Rules, tie_key, tier
from palabre.stages.protocol.seats import seats_of
from palabre.stages.protocol.states import DignitaryState, Shape, Tie
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody on a list of speakers, as far as protocol needs to know."""

    code: str
    person_id: int | None
    name: str = ""
    rank: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where protocol puts somebody: a number to sort by, and what that rests on.

    Parameters
    ----------
    turn : int or None
        The turn in the speaking order that protocol set for the session.
    rank, n : Text, int
        The rank and its place in the edition's table; 0 without one.
    is_asking : bool
        Among equals the time of asking decides, not the edition's rule.
    """

    order: int
    turn: int | None = None
    rank: Text | None = None
    n: int = 0
    is_asking: bool = True


def standings(session: Session, many: Sequence[Asking]) -> dict[str, Standing]:
    """Return where protocol puts each, by code. Four queries, six with a plan.

    Whoever has a turn in the session's speaking order keeps it; the others follow by
    precedence. Equal numbers mean that only the time of asking decides.
    """
    rules = queries.rules_of(session.summit)
    table = {one.code: one for one in queries.ranks_of(session.summit)}
    turns = _turns(session)
    known = _entrants(session, many, table)
    keys = {one.code: _key(known[one.code], rules) for one in many}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    first_free = max(turns.values(), default=0) + 1
    return {
        one.code: _standing(
            known[one.code],
            table,
            turn=turns.get(one.person_id or 0),
            place=first_free + places[keys[one.code]],
            is_asking=rules.tie == Tie.INSCRIPTION,
        )
        for one in many
    }


def rank_here(summit: Summit, person: Person | None) -> str:
    """Return the code of the rank that protocol gives a person in an edition.

    The rank of the high-level list goes before the one that the person states.
    """
    if person is None:
        return ""
    listed = Dignitary.objects.filter(summit=summit, person=person)
    found = listed.exclude(state=DignitaryState.REPLACED).order_by("id")
    return found.values_list("rank__code", flat=True).first() or person.rank


def _standing(
    one: Entrant,
    table: dict[str, ProtocolRank],
    *,
    turn: int | None,
    place: int,
    is_asking: bool,
) -> Standing:
    rank = table.get(one.rank)
    name, n = (rank.name, rank.position) if rank else (None, 0)
    order = turn if turn is not None else place
    return Standing(order, turn, name, n, is_asking)


def _key(one: Entrant, rules: Rules) -> tuple[object, ...]:
    """Return the key of precedence; inscription is the time of asking for the floor."""
    if rules.tie == Tie.INSCRIPTION or one.rank_place == NO_RANK:
        return (tier(one, rules),)
    return tier(one, rules), tie_key(replace(one, inscribed_at=None), rules)


def _turns(session: Session) -> dict[int, int]:
    """Return the turns of a session's speaking order by key of the person, if any."""
    plan = Seating.objects.select_related("summit", "session").filter(
        session=session, shape=Shape.ORDER
    )
    found = plan.order_by("id").first()
    if found is None:
        return {}
    here, sitters = seats_of(found)
    return {
        sitters[one.entrant.code].person.pk: one.spot.number
        for one in here.seated
        if one.entrant is not None
    }


def _entrants(
    session: Session, many: Sequence[Asking], table: dict[str, ProtocolRank]
) -> dict[str, Entrant]:
    keys = [one.person_id for one in many if one.person_id is not None]
    listed = {
        one.person_id: queries.entrant(one)
        for one in queries.rich()
        .filter(summit=session.summit, person_id__in=keys)
        .exclude(state=DignitaryState.REPLACED)
        .order_by("id")
    }
    return {
        one.code: listed.get(one.person_id or 0) or _unlisted(one, table)
        for one in many
    }


def _unlisted(one: Asking, table: dict[str, ProtocolRank]) -> Entrant:
    rank = table.get(one.rank)
    return Entrant(
        code=one.code,
        name=one.name,
        rank_place=rank.position if rank else NO_RANK,
        rank=rank.code if rank else "",
        country=one.country,
    )
