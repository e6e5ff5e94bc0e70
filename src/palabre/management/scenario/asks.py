"""What a scenario's sessions ask of the timetable, and the rules it is planned by.

The table ``asks`` of an edition: ``session`` (what each asks), ``series`` of parts,
``themes`` to spread or gather, ``numbers`` and ``weights``, ``walk`` between rooms,
``closed`` rooms, and ``person`` (who is there when). The way between two venues is the
``walk_minutes`` of either.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.programme import demands, planning
from palabre.stages.programme.models import Session
from palabre.stages.programme.planning import Closure
from palabre.stages.programme.wanted import Attending, Demands, Numbers
from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import Period, Wished


def load_asks(
    scenario: Scenario,
    summit: Summit,
    sessions: dict[str, Session],
    persons: dict[str, Person],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what a scenario's sessions and people ask, by the acts of the desk.

    ``persons`` are by folded name, as the cast knows them.
    """
    told = scenario.edition.get("asks", {})
    zone = ZoneInfo(summit.zone)
    for one in told.get("session", ()):
        demands.demand(sessions[one["code"]], _demands(one, zone), by=by, at=at)
    for one in told.get("series", ()):
        demands.set_series(
            summit,
            one["parts"],
            at_least=one.get("at_least", 0),
            at_most=one.get("at_most"),
            by=by,
            at=at,
        )
    planning.set_rules(summit, _numbers(scenario, told), by=by, at=at)
    closures = [_closure(one, zone) for one in told.get("closed", ())]
    planning.set_closures(summit, closures, by=by, at=at)
    for one in told.get("person", ()):
        asked = Attending(
            tuple(_period(span) for span in one.get("there", ())),
            one.get("zone", ""),
            one.get("rest", 0),
        )
        planning.attend(summit, persons[folded(one["name"])], asked, by=by, at=at)


def _demands(told: Table, zone: ZoneInfo) -> Demands:
    fixed_at = told.get("fixed_at")
    return Demands(
        windows=tuple(_period(one) for one in told.get("only", ())),
        wishes=tuple(
            Wished(_period(one), one.get("avoid", False), one.get("strength", 1))
            for one in told.get("wishes", ())
        ),
        fixed_at=fixed_at.replace(tzinfo=zone) if fixed_at else None,
        rooms=tuple(told.get("rooms", ())),
        needs=tuple(told.get("needs", ())),
        must_interpret=told.get("must_interpret", False),
    )


def _period(told: Table) -> Period:
    return Period(tuple(told.get("days", ())), told.get("opens"), told.get("closes"))


def _numbers(scenario: Scenario, told: Table) -> Numbers:
    ways = {
        frozenset((venue["code"], other)): (venue["code"], other, minutes)
        for venue in scenario.edition["venue"]
        for other, minutes in venue.get("walk_minutes", {}).items()
    }
    return Numbers(
        told.get("numbers", {}),
        told.get("weights", {}),
        told.get("themes", {}),
        tuple(_way(one) for one in told.get("walk", ())),
        tuple(ways.values()),
    )


def _way(told: Table) -> tuple[str, str, int]:
    return told["one"], told["other"], told["minutes"]


def _closure(told: Table, zone: ZoneInfo) -> Closure:
    return Closure(
        told["venue"],
        told["room"],
        told["starts_at"].replace(tzinfo=zone),
        told["ends_at"].replace(tzinfo=zone),
        told.get("reason", ""),
    )
