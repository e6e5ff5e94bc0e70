"""Loading a scenario's sessions: people, proposals, decisions, places, a release."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from palabre.kernel.actors import Actor
from palabre.management.scenario import timetable
from palabre.management.scenario.frame import enter
from palabre.management.scenario.interpretation import load_interpretation
from palabre.management.scenario.read import Scenario, Table, words
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person
from palabre.stages.people.queries import folded
from palabre.stages.programme import board
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.programme.steps import Place, version_of
from palabre.stages.programme.wanted import is_single
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import (
    FrameworkItem,
    Phase,
    Summit,
    Theme,
)
from palabre.stages.summits.states import PhaseKind
from palabre.workflows.release_programme import release_quietly

CEREMONIES = frozenset(
    {"opening", "welcome", "handover", "prize-ceremony", "closing", "knowledge-cafe"}
)
"""Set by the secretariat, not proposed."""

Tell = Callable[[str], None]


class Cast:
    """The persons and organizations of a scenario, each entered once."""

    def __init__(self, scenario: Scenario, *, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.organizations: dict[str, Organization] = {}
        self.persons: dict[str, Person] = {}
        tables = (*scenario.edition.get("organization", ()), *scenario.organizations)
        for table in tables:
            self.organizations[folded(table["name"])] = enter(table, by=by, at=at)
        self._enter_persons(scenario)

    def organization(self, name: str, table: Table | None = None) -> Organization:
        """Return an organization by name, entered if it was not."""
        key = folded(name)
        if key not in self.organizations:
            about = {"name": name} | {
                field: (table or {}).get(field, "") for field in ("group", "country")
            }
            self.organizations[key] = enter(about, by=self.by, at=self.at)
        return self.organizations[key]

    def person(self, name: str) -> Person:
        """Return a person by name."""
        return self.persons[folded(name)]

    def _enter_persons(self, scenario: Scenario) -> None:
        tables: dict[str, Table] = {}
        for table in scenario.edition.get("persona", ()):
            tables.setdefault(folded(table["name"]), table)
        for session in scenario.sessions:
            for table in session.get("people", ()):
                tables.setdefault(folded(table["name"]), table)
        entered = people.enter_persons(
            [_person(table) for table in tables.values()], by=self.by, at=self.at
        )
        self.persons = dict(zip(tables, entered, strict=True))
        for key, table in tables.items():
            if table.get("organization"):
                organization = self.organization(table["organization"], table)
                people.affiliate(
                    self.persons[key], organization, post=table.get("post", "")
                )


def _person(table: Table) -> people.PersonFacts:
    return people.PersonFacts(
        name=table["name"],
        native=table.get("native", ""),
        title=table.get("title", ""),
        country=table.get("country", ""),
        gender=table.get("gender", ""),
        rank=table.get("rank", ""),
        lang=table.get("lang", "en"),
        email=table.get("email", ""),
        is_fictional=True,
    )


def load_call(
    scenario: Scenario, summit: Summit, cast: Cast, *, by: Actor, at: datetime
) -> dict[str, Proposal]:
    """Open the call and bring every proposed session through it; return by code."""
    window = Phase.objects.filter(summit=summit, kind=PhaseKind.CALL).first()
    opens_at = window.starts_at if window else at
    closes_at = window.ends_at if window else at + timedelta(days=60)
    call = calls.open_call(
        summit,
        title=window.label if window else words("Open call"),
        about=words(scenario.edition["summit"].get("tagline")),
        opens_at=opens_at,
        closes_at=closes_at,
        by=by,
        at=at,
    )
    proposed = [one for one in scenario.sessions if one["type"] not in CEREMONIES]
    step = (closes_at - opens_at) / (len(proposed) + 2)
    return {
        table["code"]: _propose(
            summit, call, cast, table, by=by, at=opens_at + step * (number + 1)
        )
        for number, table in enumerate(proposed)
    }


def _propose(
    summit: Summit, call: Call, cast: Cast, table: Table, *, by: Actor, at: datetime
) -> Proposal:
    names = table["organizations"]
    facts = calls.ProposalFacts(
        title=str(words(table["title"], table["original"]).said_in(table["original"])),
        description=str(
            words(table["description"], table["original"]).said_in(table["original"])
        ),
        lang=table["original"],
        organization=cast.organization(names[0]),
        co_organizers=[cast.organization(name) for name in names[1:]],
        session_type=table["type"],
        themes=list(
            summit.themes.filter(code__in=table["themes"]).order_by("position")
        ),
        action_lines=items(ACTION_LINES, table.get("action_lines", [])),
        goals=items(GOALS, table.get("goals", [])),
        mode=table["mode"],
        languages=table.get("languages", []),
        expected_audience=table.get("audience"),
        speakers="\n".join(one["name"] for one in table["people"]),
    )
    proposer = cast.person(table["people"][0]["name"])
    proposal = calls.start(call, proposer, facts, by=by, at=at)
    proposal = calls.submit(proposal, by=by, at=at + timedelta(minutes=20))
    decided_at = call.closes_at + timedelta(days=14)
    return calls.accept(proposal, by=by, at=decided_at)


_ITEMS: dict[str, dict[str, FrameworkItem]] = {}


def items(framework: str, codes: list[str]) -> list[FrameworkItem]:
    """Return items of a framework by their codes; unknown codes are left out."""
    if framework not in _ITEMS or not _ITEMS[framework]:
        found = FrameworkItem.objects.filter(framework__code=framework)
        _ITEMS[framework] = {item.code: item for item in found.order_by("position")}
    known = _ITEMS[framework]
    return [known[code] for code in codes if code in known]


def load_sessions(
    scenario: Scenario,
    summit: Summit,
    cast: Cast,
    proposals: dict[str, Proposal],
    *,
    by: Actor,
    at: datetime,
) -> dict[str, Session]:
    """Add every session with its people, themes and tags; return by code."""
    facts = [_session(summit, cast, table, proposals) for table in scenario.sessions]
    added = programme.add_sessions(summit, facts, by=by, at=at)
    return {one.code: one for one in added}


def _session(
    summit: Summit, cast: Cast, table: Table, proposals: dict[str, Proposal]
) -> programme.SessionFacts:
    original = table["original"]
    return programme.SessionFacts(
        code=table["code"],
        title=words(table["title"], original),
        type=table["type"],
        description=words(table["description"], original),
        lang=original,
        mode=table["mode"],
        languages=table.get("languages", []),
        is_captioned="record" in table,
        expected_audience=table.get("audience"),
        themes=_themes(summit, table),
        items=[
            *items(ACTION_LINES, table.get("action_lines", [])),
            *items(GOALS, table.get("goals", [])),
        ],
        organizers=[cast.organization(name) for name in table["organizations"]],
        roles=list(_roles(cast, table)),
        proposal=proposals.get(table["code"]),
    )


def _themes(summit: Summit, table: Table) -> list[Theme]:
    """Return a session's themes as listed: the first is its own."""
    known = {one.code: one for one in summit.themes.order_by("position")}
    return [known[code] for code in table["themes"] if code in known]


def _roles(cast: Cast, table: Table) -> Iterator[programme.RoleFacts]:
    for one in table.get("people", ()):
        yield programme.RoleFacts(
            person=cast.person(one["name"]),
            role=one["role"],
            organization=cast.organization(one["organization"], one)
            if one.get("organization")
            else None,
            post=one.get("post", ""),
            group=one.get("group", ""),
        )


def load_places(
    scenario: Scenario,
    summit: Summit,
    sessions: dict[str, Session],
    *,
    by: Actor,
    at: datetime,
) -> list[str]:
    """Place every session, staff the booths, release.

    Returns the codes of those that found no room.
    """
    single = _single(scenario, summit)
    found, left = timetable.arrange(
        places_of(scenario),
        [
            wanted_of(one, sessions[one["code"]].minutes, single)
            for one in scenario.sessions
        ],
        zone=summit.zone,
    )
    places = {one.code: _place(one, sessions[one.code]) for one in found}
    board.apply(summit, places, seen=version_of(summit), by=by, at=at)
    load_interpretation(scenario, summit, by=by, at=at)
    release_quietly(summit, "1.0", by=by, at=at)
    return left


def _place(one: timetable.Found, session: Session) -> Place:
    ends_at = one.starts_at + timedelta(minutes=session.minutes)
    return Place(one.venue, one.room, one.starts_at, ends_at)


def places_of(scenario: Scenario) -> list[timetable.Place]:
    """Return the rooms of a scenario with the days of their venues."""
    return [
        timetable.Place(
            venue["code"],
            room["code"],
            room.get("capacity") or 0,
            room.get("is_main_stage", False),
            tuple(venue["days"]),
        )
        for venue in scenario.edition["venue"]
        for room in venue["room"]
    ]


def _single(scenario: Scenario, summit: Summit) -> frozenset[str]:
    """Return the organizations, by folded name, that hold one session at a time."""
    n_of = Counter(
        folded(name) for one in scenario.sessions for name in set(one["organizations"])
    )
    return frozenset(name for name, n in n_of.items() if is_single(summit, n))


def wanted_of(
    table: Table, minutes: int, single: frozenset[str] = frozenset()
) -> timetable.Wanted:
    """Return what a session of a scenario asks of its place.

    A body that holds one session at a time is busy with it as a person is.
    """
    needed = {"chair", "moderator", "speaker", "rapporteur"}
    return timetable.Wanted(
        code=table["code"],
        kind=table["type"],
        minutes=minutes,
        audience=table.get("audience", 0),
        wants_main_stage=table.get("wish") == "main-stage",
        people=frozenset(
            folded(one["name"])
            for one in table.get("people", ())
            if one["role"] in needed
        )
        | frozenset(
            f"body {folded(name)}"
            for name in table["organizations"]
            if folded(name) in single
        ),
        takes_lunch=table["type"] == "knowledge-cafe",
    )
