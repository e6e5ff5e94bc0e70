"""Loading a scenario's protocol: rules, the high-level list, notes, seating.

Who arrives when hangs on the programme, so that all comes right but one: a flight that
lands too late is there to be mended on the board.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import cycle
from random import Random
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.kernel.sealing import Seal
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.programme.models import Placement, Session, SessionRole
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.protocol import notes, ranking, seating, seats
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol.gather import Proposed, proposed
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.operations import DignitaryFacts, Travel
from palabre.stages.protocol.states import SeatRule, Shape, Source
from palabre.stages.summits.models import Summit

LATE = 1
"""Dignitaries whose flight lands after their first session has begun."""

FIRST_FLIGHT = 6
UNESCORTED = 2
NOTED = 24
ALONE_IN_A_LANGUAGE = 3

Period = tuple[datetime, datetime]


@dataclass(slots=True)
class _Escorts:
    """Who accompanies whom; nobody is sent to two rooms at once."""

    tables: list[Table]
    busy: dict[str, list[Period]] = field(default_factory=lambda: defaultdict(list))

    def free_for(self, own: list[Period]) -> Table | None:
        """Return whoever is free for all of these and has least to do."""
        by_load = sorted(self.tables, key=lambda one: len(self.busy[one["name"]]))
        for one in by_load:
            taken = self.busy[one["name"]]
            if not any(a < d and c < b for a, b in own for c, d in taken):
                taken += own
                return one
        return None


def load_protocol(
    scenario: Scenario,
    summit: Summit,
    *,
    seal: Seal,
    seed: int,
    by: Actor,
    at: datetime,
) -> int:
    """Put the high-level list together and plan places; return how many are listed."""
    told = scenario.protocol
    if not told:
        return 0
    ranking.set_rule(summit, ranking.RuleFacts(**told["precedence"]), by=by, at=at)
    ministerial = {
        one.code
        for one in ranking.table_of(summit, by=by, at=at).values()
        if one.is_ministerial
    }
    chosen = [
        one
        for one in proposed(by, summit)
        if one.rank in ministerial or one.source != Source.REGISTRATION
    ]
    chance = Random(seed)  # noqa: S311 - made-up travel, not secrets
    listed = protocol.enter_all(
        summit, _facts(told, summit, chosen, chance), by=by, at=at
    )
    notes.keep_many(_notes(told, listed, chance), seal=seal, by=by, at=at)
    _replace_one(listed, by=by, at=at)
    _plan(summit, by=by, at=at)
    return len(listed)


def _facts(
    told: Table, summit: Summit, chosen: list[Proposed], chance: Random
) -> list[DignitaryFacts]:
    theirs = _periods(summit)
    escorts, travel = _Escorts(told["escort"]), told["travel"]
    flights = cycle(zip(travel["flights_in"], travel["flights_out"], strict=True))
    late = _late(summit, chosen, theirs)
    found = []
    for place, one in enumerate(chosen):
        own = theirs[one.person.pk]
        came, went = next(flights)
        escort = None if place < UNESCORTED else escorts.free_for(own)
        arrives, departs = _travel(summit, own, chance, is_late=one.person.pk in late)
        spoken = dict.fromkeys(one.languages)
        if place >= ALONE_IN_A_LANGUAGE:
            spoken["en"] = None
        found.append(
            DignitaryFacts(
                person=one.person,
                rank=one.rank,
                organization=one.organization,
                post=one.post,
                country=one.country,
                is_confirmed=chance.random() < 0.8,
                languages=list(spoken),
                arrives=Travel(arrives, summit.zone, f"{came}, {travel['place']}"),
                departs=Travel(departs, summit.zone, f"{went}, {travel['place']}"),
                escort=escort["name"] if escort else "",
                escort_phone=escort["phone"] if escort else "",
                source=one.source,
            )
        )
    return found


def _late(
    summit: Summit, chosen: list[Proposed], theirs: dict[int, list[Period]]
) -> set[int]:
    """Return whose flights are late: never the host's, never before the opening."""
    noon = datetime.combine(summit.starts_on, time(12), ZoneInfo(summit.zone))
    guests = [one.person.pk for one in chosen if one.country != summit.country]
    return set([pk for pk in guests if theirs[pk] and theirs[pk][0][0] > noon][:LATE])


def _periods(summit: Summit) -> dict[int, list[Period]]:
    """Return when each person must be in a session, by key of the person."""
    held = {
        one.session_id: (one.starts_at, one.ends_at)
        for one in Placement.objects.filter(session__summit=summit).order_by("id")
    }
    found: dict[int, list[Period]] = defaultdict(list)
    rows = SessionRole.objects.filter(session__summit=summit, role__in=MUST_ATTEND)
    for person, session in rows.order_by("id").values_list("person_id", "session_id"):
        if session in held:
            found[person].append(held[session])
    return defaultdict(list, {key: sorted(many) for key, many in found.items()})


def _travel(
    summit: Summit, own: list[Period], chance: Random, *, is_late: bool
) -> tuple[datetime, datetime]:
    """Return an arrival and a departure around somebody's sessions."""
    zone = ZoneInfo(summit.zone)
    opens = datetime.combine(summit.starts_on, time(9), tzinfo=zone)
    closes = datetime.combine(summit.ends_on, time(18), tzinfo=zone)
    first = own[0][0] if own else opens
    last = max((ends for _, ends in own), default=closes - timedelta(hours=28))
    quarters = chance.randrange(8, 80)
    arrives = _by_day(first - timedelta(minutes=15 * quarters), zone)
    if is_late:
        arrives = first + timedelta(minutes=25)
    departs = last + timedelta(minutes=15 * chance.randrange(6, 60))
    return arrives, max(departs, arrives + timedelta(hours=6))


def _by_day(at: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant, or the last flight of the evening before if it is night."""
    local = at.astimezone(zone)
    if local.hour >= FIRST_FLIGHT:
        return at
    return local.replace(hour=21, minute=40) - timedelta(days=1)


def _notes(
    told: Table, listed: list[Dignitary], chance: Random
) -> list[tuple[Dignitary, notes.Notes]]:
    noted = listed[:: max(1, len(listed) // NOTED)]
    given = told["notes"]
    return [
        (
            one,
            notes.Notes(
                chance.choice(given["diet"]),
                chance.choice(given["security"]) if place % 3 == 0 else "",
            ),
        )
        for place, one in enumerate(noted)
    ]


def _replace_one(listed: list[Dignitary], *, by: Actor, at: datetime) -> None:
    """Let an alternate of a delegation come for its head."""
    for head in listed:
        if head.source != Source.DELEGATION:
            continue
        same = (
            one
            for one in listed
            if one.organization == head.organization and one.pk != head.pk
        )
        other = next(same, None)
        if other is not None:
            protocol.replace_by(head, other, by=by, at=at)
            return


def _plan(summit: Summit, *, by: Actor, at: datetime) -> None:
    """Plan the session with most dignitaries, and a dinner for all."""
    session = _highest(summit)
    if session is not None:
        for shape in (Shape.PODIUM, Shape.ORDER):
            facts = seating.SeatingFacts(session=session, shape=shape)
            made = seating.plan(summit, facts, by=by, at=at)
        here, _ = seats.seats_of(made)
        last = next((one for one in reversed(here.seated) if one.entrant), None)
        if last is not None and last.entrant is not None:
            reason = "Leaves for the airport after the first hour"
            seating.move(made, last.entrant.code, 1, reason, by=by, at=at)
    dinner = seating.SeatingFacts(
        title="Dinner of the host country",
        shape=Shape.ROUND,
        rule=SeatRule.BALANCE,
        per_row=10,
    )
    seating.plan(summit, dinner, by=by, at=at)


def _highest(summit: Summit) -> Session | None:
    listed = Dignitary.objects.filter(summit=summit).values_list("person_id", flat=True)
    rows = SessionRole.objects.filter(
        session__summit=summit,
        session__placement__isnull=False,
        role__in=MUST_ATTEND,
        person_id__in=set(listed.order_by("id")),
    )
    n = Counter(rows.order_by("id").values_list("session_id", flat=True))
    return Session.objects.get(pk=n.most_common(1)[0][0]) if n else None
