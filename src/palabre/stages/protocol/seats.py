"""Who sits in a plan, and where: people from programme and list, places by rule."""

from dataclasses import dataclass, replace

from palabre.kernel.places import region_of
from palabre.stages.people.models import Person
from palabre.stages.programme.models import SessionRole
from palabre.stages.programme.states import MUST_ATTEND, RoleInSession
from palabre.stages.protocol import queries
from palabre.stages.protocol.models import Dignitary, ProtocolRank, Seating
from palabre.stages.protocol.places import Fixed, Plan, Seats, arranged
from palabre.stages.protocol.precedence import NO_RANK, Entrant
from palabre.stages.protocol.states import DignitaryState, Shape


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in a plan: who, as what, for whom; entrants bear the person's code."""

    person: Person
    entrant: Entrant
    post: str
    is_listed: bool


def plan_of(seating: Seating) -> Plan:
    """Return what a plan asks for, as the arrangement takes it."""
    return Plan(
        shape=seating.shape,
        rule=seating.rule,
        lang=seating.lang,
        first_letter=seating.first_letter,
        n_seats=seating.n_seats,
        per_row=seating.per_row,
    )


def seats_of(seating: Seating) -> tuple[Seats, dict[str, Sitter]]:
    """Return every place of a plan with who has it and why, and who is in it."""
    sitters = sitters_of(seating)
    seats = arranged(
        [one.entrant for one in sitters.values()],
        queries.rules_of(seating.summit),
        plan_of(seating),
        fixed_of(seating),
    )
    return seats, sitters


def sitters_of(seating: Seating) -> dict[str, Sitter]:
    """Return who is in a plan by code of the person.

    Of a session whoever must attend it, for a speaking order its speakers alone; else
    everybody on the high-level list who was not replaced.
    """
    listed = {
        one.person_id: Sitter(one.person, _as_person(one), one.post, is_listed=True)
        for one in queries.rich()
        .filter(summit=seating.summit)
        .exclude(state=DignitaryState.REPLACED)
        .order_by("id")
    }
    if seating.session is None:
        return {one.person.code: one for one in listed.values()}
    table = {one.code: one for one in queries.ranks_of(seating.summit)}
    found: dict[str, Sitter] = {}
    for part in _parts(seating):
        sitter = listed.get(part.person_id) or _unlisted(part, table)
        if part.role == RoleInSession.CHAIR and seating.shape != Shape.ORDER:
            presiding = replace(sitter.entrant, is_presiding=True)
            sitter = replace(sitter, entrant=presiding)
        found.setdefault(part.person.code, sitter)
    return found


def fixed_of(seating: Seating) -> dict[str, Fixed]:
    """Return the places given by hand that still hold: the last word on each."""
    found: dict[str, Fixed] = {}
    for one in seating.moves.select_related("person").order_by("id"):
        code = one.person.code
        found.pop(code, None)
        if one.seat is None:
            continue
        if one.seat:
            found = {key: kept for key, kept in found.items() if kept.seat != one.seat}
        found[code] = Fixed(one.seat, one.reason, one.by)
    return found


def _as_person(one: Dignitary) -> Entrant:
    made = queries.entrant(one)
    return replace(made, code=one.person.code)


def _parts(seating: Seating) -> list[SessionRole]:
    wanted = (
        {RoleInSession.SPEAKER} if seating.shape == Shape.ORDER else set(MUST_ATTEND)
    )
    rows = SessionRole.objects.filter(session=seating.session, role__in=wanted)
    found = rows.select_related("person", "organization").order_by("position", "id")
    return sorted(found, key=lambda one: one.role != RoleInSession.CHAIR)


def _unlisted(part: SessionRole, table: dict[str, ProtocolRank]) -> Sitter:
    person, body = part.person, part.organization
    rank = table.get(person.rank)
    country = person.country or (body.country if body else "")
    region = region_of(country) if country else None
    entrant = Entrant(
        code=person.code,
        name=person.name,
        rank_place=rank.position if rank else NO_RANK,
        rank=rank.code if rank else "",
        country=country,
        body=str(body.name.said_in("en")) if body else "",
        region=region.value if region else "",
        group=part.group,
        gender=person.gender,
    )
    return Sitter(person, entrant, part.post, is_listed=False)
