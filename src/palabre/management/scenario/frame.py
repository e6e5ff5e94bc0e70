"""Loading a scenario's frame: series, edition, venues, calendar, classes of badge."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.management.scenario.read import Scenario, Table, words
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.zones import set_zones
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization
from palabre.stages.programme import operations as programme
from palabre.stages.summits import catalogue
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit

LEAD = timedelta(days=365)
"""An edition is announced a year before it opens."""


def load_frame(scenario: Scenario, *, by: Actor) -> Summit:
    """Announce the edition with everything that stands before the call."""
    edition = scenario.edition
    plan = edition["summit"]
    at = announced_at(plan)
    catalogue.load_frameworks(by=by, at=at)
    series = summits.found_series(
        edition["series"]["code"],
        name=words(edition["series"]["name"]),
        about=words(edition["series"].get("about")),
        is_fictional=edition.get("is_fictional", False),
        by=by,
        at=at,
    )
    summit = summits.announce(series, _plan(edition), by=by, at=at)
    _load_hosts(scenario, summit, by=by, at=at)
    _load_calendar(edition, summit, by=by, at=at)
    _load_places(edition, summit, by=by, at=at)
    themes = [(one["code"], words(one["name"])) for one in edition["theme"]]
    summits.set_themes(summit, themes, by=by, at=at)
    programme.set_session_types(summit, catalogue.session_types(), by=by, at=at)
    accreditation.set_categories(
        summit,
        [
            (one["code"], words(one["name"]), one["colour"], one["zones"])
            for one in edition.get("category", ())
        ],
        by=by,
        at=at,
    )
    zones = [(one["code"], words(one["name"])) for one in edition.get("zone", ())]
    set_zones(summit, zones, by=by, at=at)
    return summits.move(summit, "open", by=by, at=at)


def announced_at(plan: Table) -> datetime:
    """Return the instant at which an edition is announced in its scenario."""
    zone = ZoneInfo(plan["zone"])
    return datetime.combine(plan["starts_on"], datetime.min.time(), zone) - LEAD


def _plan(edition: Table) -> summits.SummitPlan:
    plan = edition["summit"]
    return summits.SummitPlan(
        code=plan["code"],
        name=words(plan["name"]),
        tagline=words(plan.get("tagline")),
        starts_on=plan["starts_on"],
        ends_on=plan["ends_on"],
        zone=plan["zone"],
        languages=tuple(plan["languages"]),
        city=words(plan.get("city")),
        country=plan.get("country", ""),
        country_name=words(plan.get("country_name")),
        chair_style=words(plan.get("chair_style")),
        baseline_year=plan.get("baseline_year"),
        baseline=words(plan.get("baseline")),
        processes=tuple(
            words(one["name"]).to_json() for one in edition.get("process", ())
        ),
        invitation=words(plan.get("invitation")),
        accent=plan.get("accent", "#1f5f5b"),
        is_fictional=edition.get("is_fictional", False),
    )


def _load_hosts(scenario: Scenario, summit: Summit, *, by: Actor, at: datetime) -> None:
    known = {
        one["name"]: one
        for one in (*scenario.edition.get("organization", ()), *scenario.organizations)
    }

    def entered(names: list[str]) -> list[Organization]:
        return [enter(known.get(name, {"name": name}), by=by, at=at) for name in names]

    plan = scenario.edition["summit"]
    summits.name_hosts(
        summit,
        hosts=entered(plan.get("hosts", [])),
        co_organizers=entered(plan.get("co_organizers", [])),
        by=by,
        at=at,
    )


def enter(table: Table, *, by: Actor, at: datetime) -> Organization:
    """Enter an organization as a scenario writes it."""
    names = {"en": table["name"]}
    if table.get("fr"):
        names["fr"] = table["fr"]
    facts = people.OrganizationFacts(
        name=words(names),
        acronym=table.get("acronym", ""),
        group=table.get("group", ""),
        kind=table.get("kind", ""),
        country=table.get("country", ""),
        is_fictional=True,
    )
    return people.enter_organization(facts, by=by, at=at)


def _load_calendar(edition: Table, summit: Summit, *, by: Actor, at: datetime) -> None:
    zone = ZoneInfo(summit.zone)
    for phase in edition.get("phase", ()):
        summits.plan_phase(
            summit,
            phase["kind"],
            label=words(phase["label"]),
            starts_at=phase["starts_at"].replace(tzinfo=zone),
            ends_at=phase["ends_at"].replace(tzinfo=zone),
            by=by,
            at=at,
        )


def _load_places(edition: Table, summit: Summit, *, by: Actor, at: datetime) -> None:
    for venue in edition["venue"]:
        days: list[date] = venue["days"]
        summits.add_venue(
            summit,
            venue["code"],
            name=words(venue["name"]),
            address=venue.get("address", ""),
            days=[(day, venue["opens"], venue["closes"]) for day in days],
            rooms=[_room(room) for room in venue["room"]],
            by=by,
            at=at,
        )


def _room(room: Table) -> summits.RoomPlan:
    return summits.RoomPlan(
        code=room["code"],
        name=words(room["name"]),
        capacity=room.get("capacity"),
        n_booths=room.get("n_booths", 0),
        floor=room.get("floor", ""),
        equipment=tuple(room.get("equipment", ())),
        is_main_stage=room.get("is_main_stage", False),
    )
