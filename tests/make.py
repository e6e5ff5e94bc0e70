"""Small worlds made by the real operations, so that an impossible one cannot be.

Each function makes one thing with sensible facts and takes what a test cares about.
Helpers for later stages stand in the module of the same name (`make_<stage>.py`).
"""

from datetime import UTC, date, datetime, time
from itertools import count

from palabre.kernel.actors import Actor, Role, system
from palabre.kernel.languages import text
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits import queries as summits_queries
from palabre.stages.summits.models import Series, Summit

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LOADER = system("test")
_numbers = count(1)


def person(name: str = "Grace Okonkwo", **facts: str) -> Person:
    return people.enter_person(people.PersonFacts(name, **facts), by=LOADER, at=NOON)


def organization(name: str = "", *, group: str = "civil-society") -> Organization:
    name = name or f"Network {next(_numbers)}"
    facts = people.OrganizationFacts(name=text(en=name), group=group, country="KE")
    return people.enter_organization(facts, by=LOADER, at=NOON)


def series(code: str = "hamlet") -> Series:
    return summits.found_series(
        code,
        name=text(en="Hamlet Forum", fr="Forum du hameau"),
        about=text(en="A small forum.", fr="Un petit forum."),
        is_fictional=True,
        by=LOADER,
        at=NOON,
    )


def summit(code: str = "hamlet-2026", *, venues: bool = True) -> Summit:
    plan = summits.SummitPlan(
        code=code,
        name=text(en="Hamlet Forum 2026", fr="Forum du hameau 2026"),
        starts_on=date(2026, 5, 25),
        ends_on=date(2026, 5, 26),
        zone="Europe/Zurich",
        city=text(en="Ombreval"),
        is_fictional=True,
    )
    made = summits.announce(series(), plan, by=LOADER, at=NOON)
    themes = [("inclusion", text(en="Inclusion")), ("health", text(en="Health"))]
    summits.set_themes(made, themes, by=LOADER, at=NOON)
    if venues:
        hall(made)
    return made


def hall(made: Summit, code: str = "hall") -> None:
    summits.add_venue(
        made,
        code,
        name=text(en="The Hall", fr="La halle"),
        days=[
            (date(2026, 5, 25), time(9), time(18)),
            (date(2026, 5, 26), time(9), time(18)),
        ],
        rooms=[
            summits.RoomPlan("tilia", text(en="Tilia"), 200, 6, is_main_stage=True),
            summits.RoomPlan("acacia", text(en="Acacia"), 40),
        ],
        by=LOADER,
        at=NOON,
    )


def actor(made: Person, *roles: tuple[Role, str]) -> Actor:
    """Return the actor of a person, with roles that need no grant in the database."""
    return Actor(person_id=made.pk, name=made.name, roles=frozenset(roles))


def holder(summit: Summit, role: Role, name: str = "Amina Benhaddou") -> Actor:
    """Return an actor who really holds a role in a summit."""
    made = person(name)
    summits.grant(summit, made, role, by=LOADER, at=NOON)
    granted = summits_queries.roles_of(made)
    return actor(made, *((Role(role), code) for role, code in granted))


def secretariat(summit: Summit) -> Actor:
    return holder(summit, Role.SECRETARIAT)
