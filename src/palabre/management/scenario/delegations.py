"""Loading a scenario's delegations: focal points, heads, alternates, an appeal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from palabre.kernel.actors import Actor
from palabre.kernel.languages import text
from palabre.management.scenario.crowd import Known
from palabre.management.scenario.read import Scenario, Table
from palabre.stages.accreditation import nominating, vetting
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import Attendance, DelegationPlace
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.summits.models import Summit

FREE_SEATS = timedelta(days=12)
"""Before the opening until which a focal point may still confirm."""


@dataclass(frozen=True, slots=True)
class Nominated:
    """A person of a delegation, as the file says."""

    table: Table
    person: Person

    @property
    def is_waiting(self) -> bool:
        """Tell whether the focal point has not confirmed yet."""
        return bool(self.table.get("is_waiting"))


def load_delegations(
    scenario: Scenario,
    summit: Summit,
    known: dict[str, Person],
    *,
    by: Actor,
    at: datetime,
) -> list[Nominated]:
    """Open the delegations, nominate and confirm; return who is in them."""
    tables = scenario.protocol.get("delegation", ())
    persons = _enter(tables, known, by=by, at=at)
    bodies = people.enter_organizations(
        [
            people.OrganizationFacts(
                text(en=one["organization"]),
                group="government",
                country=one["country"],
                is_fictional=True,
            )
            for one in tables
        ],
        by=by,
        at=at,
    )
    category = summit.categories.filter(code="delegation").first()
    found: list[Nominated] = []
    for table, body in zip(tables, bodies, strict=True):
        focal = known.get(folded(table["focal"])) or persons[table["focal"]]
        closes_at = datetime.combine(
            summit.starts_on, at.timetz().replace(hour=12, minute=0)
        )
        plan = nominating.DelegationPlan(
            seats_on_site=table["seats_on_site"], closes_at=closes_at - FREE_SEATS
        )
        opened = nominating.open_delegation(summit, body, focal, plan, by=by, at=at)
        members = [
            Nominated(one, persons[one["name"]]) for one in table.get("member", ())
        ]
        made = nominating.nominate_all(
            opened, [_nominee(one, category) for one in members], by=by, at=at
        )
        sure = {one.person.pk for one in members if not one.is_waiting}
        codes = [one.code for one in made if one.person_id in sure]
        nominating.confirm_all(opened, codes, by=by, at=at)
        if table.get("letter"):
            nominating.check_letter(opened, by=by, at=at)
        found += members
    return found


def known_of(many: list[Nominated]) -> list[Known]:
    """Return the people of delegations as the crowd counts them."""
    return [
        Known(one.person.name, one.person.country, one.table.get("rank", ""))
        for one in many
    ]


def load_appeal(
    scenario: Scenario, waiting: list[Registration], *, by: Actor, at: datetime
) -> None:
    """Refuse somebody who waits; they appeal the next day."""
    told = scenario.protocol.get("appeal")
    if told and waiting:
        refused = vetting.refuse(waiting[-1], reason=told["reason"], by=by, at=at)
        own = Actor(person_id=refused.person_id, name=refused.person.name)
        vetting.appeal(refused, told["words"], by=own, at=at + timedelta(days=1))


def _enter(
    tables: list[Table], known: dict[str, Person], *, by: Actor, at: datetime
) -> dict[str, Person]:
    wanted: dict[str, people.PersonFacts] = {}
    for table in tables:
        if folded(table["focal"]) not in known:
            focal = {"name": table["focal"], "native": table.get("native_focal", "")}
            wanted[table["focal"]] = _facts(focal, table["country"])
        for one in table.get("member", ()):
            wanted[one["name"]] = _facts(one, table["country"])
    entered = people.enter_persons(list(wanted.values()), by=by, at=at)
    return dict(zip(wanted, entered, strict=True))


def _facts(one: Table, country: str) -> people.PersonFacts:
    return people.PersonFacts(
        name=one["name"],
        native=one.get("native", ""),
        country=country,
        gender=one.get("gender", ""),
        rank=one.get("rank", ""),
        is_fictional=True,
    )


def _nominee(one: Nominated, category: object) -> nominating.Nominee:
    return nominating.Nominee(
        person=one.person,
        category=category,  # type: ignore[arg-type]
        attendance=Attendance.ON_SITE,
        post=one.table.get("post", ""),
        place=one.table.get("place", DelegationPlace.MEMBER),
        rank=one.table.get("rank", ""),
        languages=["en"],
    )
