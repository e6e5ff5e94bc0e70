"""The programme as a question to the timetable engine, and placements as its answer.

Reads only; applying an answer is an act of its own. What the edition's records do not
say (who is present when, weights) is brought by the asker in `Asked`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from palabre.engines.timetable.problem import (
    DAY,
    Affinity,
    Order,
    Organizer,
    Part,
    Person,
    Problem,
    Room,
    Rules,
    Session,
    Span,
    Team,
    Theme,
    Venue,
    Way,
    Wish,
)
from palabre.engines.timetable.solution import Placement as Placed
from palabre.engines.timetable.solution import Solution
from palabre.kernel.places import region_of
from palabre.stages.people.states import Rank
from palabre.stages.programme import models, planning, runs, teams, wanted
from palabre.stages.programme.mending import Change, changed
from palabre.stages.programme.states import MUST_ATTEND, Mode, SessionState
from palabre.stages.programme.wanted import Demands, Wanted
from palabre.stages.summits.models import Room as RoomOfVenue
from palabre.stages.summits.models import Summit, VenueDay
from palabre.stages.summits.periods import Period

RANKS = {rank.value: place for place, rank in enumerate(Rank, start=1)}
"""The place of each rank in protocol, 1 the highest."""

HIGH_RANK = RANKS[Rank.REGULATOR.value]
"""Ministers, deputies and heads of regulatory authorities, and whoever is above."""

SHARED_IN = 20
"""Of two sessions with a theme in common, one in twenty of the smaller audience is
taken to want both, and as many again for each further theme or tag they share."""

MOST_SHARED = 4

RULES = replace(planning.USUAL, high_rank=HIGH_RANK)

ALONE = frozenset({"opening", "closing"})
"""Types of session beside which nothing takes place, as on the board."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker knows beyond the edition's records.

    ``present``, ``remote``, ``ranks`` and ``wishes`` are by code of person and session,
    and stand before what the edition keeps; who is not in ``ranks`` has the rank of the
    person's record. ``teams`` and ``blocks`` are the edition's own where they are None.
    Without teams nobody is interpreted and no language counts as lost.
    """

    teams: tuple[Team, ...] | None = None
    blocks: tuple[Span, ...] | None = None
    present: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    remote: Mapping[str, int] = field(default_factory=dict)
    wishes: Mapping[str, tuple[Wish, ...]] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    alone: frozenset[str] = ALONE
    rules: Rules = RULES
    ranks: Mapping[str, int] = field(default_factory=dict)


def problem_of(summit: Summit, *, asked: Asked | None = None) -> Problem:
    """Return what a timetable of an edition must hold now, changes in force included.

    Twenty queries.

    Sessions that are cancelled are left out; whoever chairs, moderates or speaks must
    attend; sessions that stand alone are fixed where they are placed.
    """
    own = wanted.wanted_of(summit)
    asked = _completed(summit, asked or Asked(), own)
    held = _placements(summit)
    rooms = tuple(_rooms(summit, own))
    sessions = tuple(_sessions(summit, asked, held, own, rooms))
    known = {part.person for one in sessions for part in one.people}
    problem = Problem(
        name=summit.code,
        first_day=summit.starts_on.isoformat(),
        zone=summit.zone,
        venues=tuple(_venues(summit)),
        rooms=rooms,
        sessions=sessions,
        people=tuple(_people(summit, asked, known, own)),
        organizers=tuple(
            Organizer(code, is_one_at_a_time=code in own.single)
            for code in sorted({code for one in sessions for code in one.organizers})
        ),
        themes=tuple(
            Theme(
                theme.code,
                str(theme.name.said_in("en")),
                own.rules.themes.get(theme.code, ""),
            )
            for theme in summit.themes.order_by("position", "id")
        ),
        orders=tuple(_orders(sessions, own)),
        teams=asked.teams or (),
        blocks=asked.blocks or (),
        affinities=tuple(_affinities(summit, sessions)),
        walks=tuple(_ways(own.rules.walks, {one.code for one in rooms})),
        travels=tuple(_ways(own.rules.travels, {one.venue for one in rooms})),
        rules=replace(asked.rules, utc_offset=offset_of(summit.zone, summit.starts_on)),
        weights=dict(asked.weights),
    )
    for run in runs.in_force(summit):
        problem = with_change(summit, problem, Change.from_json(run.change))
    return problem


def with_change(summit: Summit, problem: Problem, change: Change) -> Problem:
    """Return a problem of an edition in which a change holds."""
    return changed(problem, change, first=instant_of(summit, 0))


def solution_of(summit: Summit) -> Solution:
    """Return the draft as it is placed now, with who interprets. One query."""
    held = _placements(summit)
    placed = [
        Placed(
            code,
            minute_of(summit, one.starts_at),
            room_code(one.room),
            one.team.code if one.team else None,
        )
        for code, one in sorted(held.items())
    ]
    return Solution(tuple(placed), problem=summit.code)


def pins_of(summit: Summit) -> tuple[Placed, ...]:
    """Return the placements that may not move. One query."""
    pinned = {code for code, one in _placements(summit).items() if one.is_pinned}
    return tuple(one for one in solution_of(summit).placements if one.session in pinned)


def minute_of(summit: Summit, instant: datetime) -> int:
    """Return the minute of an instant on the edition's clock, 0 its first midnight."""
    local = instant.astimezone(ZoneInfo(summit.zone))
    days = (local.date() - summit.starts_on).days
    return days * DAY + local.hour * 60 + local.minute


def instant_of(summit: Summit, minute: int) -> datetime:
    """Return the instant of a minute on the edition's clock."""
    days, rest = divmod(minute, DAY)
    on = summit.starts_on + timedelta(days=days)
    clock = datetime.combine(on, datetime.min.time(), tzinfo=ZoneInfo(summit.zone))
    return clock.replace(hour=rest // 60, minute=rest % 60)


def room_code(room: RoomOfVenue) -> str:
    """Return the code of a room in the engine: codes repeat from venue to venue."""
    return f"{room.venue.code}/{room.code}"


def region_name_of(country: str) -> str:
    """Return the code of a State's regional group, empty for none."""
    region = region_of(country) if country else None
    return region.value if region else ""


def team_of(summit: Summit, row: models.InterpretationTeam) -> Team:
    """Return an edition's team as the engine knows it."""
    return Team(
        code=row.code,
        languages=tuple(row.languages),
        name=row.name,
        hybrid=row.is_hybrid,
        n_booths=row.n_booths,
        block_minutes=row.block_minutes,
        blocks_a_day=row.blocks_a_day,
        blocks_a_week=row.blocks_a_week,
        present=tuple(
            Span(minute_of(summit, begins), minute_of(summit, ends))
            for begins, ends in teams.present_of(row)
        ),
    )


def _completed(summit: Summit, asked: Asked, own: Wanted) -> Asked:
    """Return what is asked with what the edition keeps where it is silent."""
    if asked.teams is None:
        kept = tuple(team_of(summit, row) for row in teams.teams_of(summit))
        asked = replace(asked, teams=kept)
    if asked.blocks is None:
        spans = tuple(
            Span(minute_of(summit, one.starts_at), minute_of(summit, one.ends_at))
            for one in teams.blocks_of(summit)
        )
        asked = replace(asked, blocks=spans)
    present = {
        code: _spans(summit, one.periods)
        for code, one in own.attending.items()
        if one.periods
    }
    remote = {
        code: wanted.offset_at(summit, one.zone)
        for code, one in own.attending.items()
        if one.zone
    }
    return replace(
        asked,
        present=present | dict(asked.present),
        remote=remote | dict(asked.remote),
        weights=dict(own.rules.weights) | dict(asked.weights),
        rules=planning.with_numbers(asked.rules, own.rules.numbers),
    )


def _spans(summit: Summit, periods: tuple[Period, ...]) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in wanted.spans_of(summit, periods))


def _placements(summit: Summit) -> dict[str, models.Placement]:
    rows = (
        models.Placement.objects.filter(session__summit=summit)
        .exclude(session__state=SessionState.CANCELLED)
        .select_related("session", "room__venue", "team")
        .order_by("id")
    )
    return {one.session.code: one for one in rows}


def _venues(summit: Summit) -> Iterable[Venue]:
    days: dict[str, list[Span]] = defaultdict(list)
    names: dict[str, str] = {}
    rows = VenueDay.objects.filter(venue__summit=summit).select_related("venue")
    for day in rows.order_by("venue__position", "on", "id"):
        first = (day.on - summit.starts_on).days * DAY
        opens = first + day.opens.hour * 60 + day.opens.minute
        closes = first + day.closes.hour * 60 + day.closes.minute
        if first >= 0:
            days[day.venue.code].append(Span(opens, closes))
        names[day.venue.code] = str(day.venue.name.said_in("en"))
    for code, spans in days.items():
        yield Venue(code, tuple(spans), names[code])


def _rooms(summit: Summit, own: Wanted) -> Iterable[Room]:
    rows = RoomOfVenue.objects.filter(venue__summit=summit, venue__days__isnull=False)
    ordered = rows.select_related("venue").distinct()
    for room in ordered.order_by("venue__position", "position", "id"):
        yield Room(
            room_code(room),
            room.venue.code,
            str(room.name.said_in("en")),
            room.capacity,
            room.n_booths,
            tuple(sorted(str(one) for one in room.equipment)),
            tuple(
                Span(minute_of(summit, begins), minute_of(summit, ends))
                for begins, ends in own.closed.get(room_code(room), ())
            ),
        )


def _sessions(
    summit: Summit,
    asked: Asked,
    held: Mapping[str, models.Placement],
    own: Wanted,
    rooms: tuple[Room, ...],
) -> Iterable[Session]:
    rows = (
        models.Session.objects.filter(summit=summit)
        .exclude(state=SessionState.CANCELLED)
        .select_related("type")
        .defer("description", "subtitle", "links")
        .order_by("code")
    )
    known = {one.code for one in rooms}
    parts = _parts(summit)
    bodies = _bodies(summit)
    themes = _grouped(
        models.Session.themes.through.objects.filter(session__summit=summit)
        .order_by("session_id", "theme__position", "id")
        .values_list("session_id", "theme__code")
    )
    is_hybrid = any(one.hybrid for one in asked.teams or ())
    for row in rows:
        spoken = tuple(row.languages) if asked.teams else ()
        is_alone = row.type.code in asked.alone and row.code in held
        place = held.get(row.code) if is_alone else None
        led = bodies.get(row.pk, ())
        one = own.demands.get(row.code, Demands())
        start = minute_of(summit, place.starts_at) if place else None
        if one.fixed_at is not None:
            start = minute_of(summit, one.fixed_at)
        yield Session(
            code=row.code,
            minutes=row.minutes,
            title=str(row.title.said_in("en")),
            kind=row.type.code,
            audience=row.expected_audience or 0,
            people=tuple(parts.get(row.pk, ())),
            organizers=tuple(code for code, _, _ in led),
            themes=tuple(themes.get(row.pk, ())),
            track=row.track,
            group=led[0][1] if led else "",
            region=region_name_of(led[0][2]) if led else "",
            languages=spoken if len(spoken) > 1 else (),
            must_interpret=one.must_interpret and len(spoken) > 1,
            hybrid=row.mode != Mode.ON_SITE and is_hybrid,
            needs=one.needs,
            start=start,
            room=room_code(place.room) if place else None,
            rooms=tuple(code for code in one.rooms if code in known),
            windows=_spans(summit, one.windows),
            wishes=(*_wishes(summit, one), *asked.wishes.get(row.code, ())),
            alone=is_alone,
        )


def _wishes(summit: Summit, demands: Demands) -> Iterable[Wish]:
    for one in demands.wishes:
        spans = tuple(Span(*span) for span in wanted.wish_spans(summit, one))
        if spans:
            yield Wish(spans, one.strength)


def _orders(sessions: tuple[Session, ...], own: Wanted) -> Iterable[Order]:
    known = {one.code for one in sessions}
    for one in own.orders:
        if {one.before, one.after} <= known:
            yield Order(one.before, one.after, one.at_least, one.at_most)


def _ways(kept: Iterable[tuple[str, str, int]], known: set[str]) -> Iterable[Way]:
    """Yield ways between what is still there."""
    return (Way(*one) for one in kept if {one[0], one[1]} <= known)


def _parts(summit: Summit) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    rows = (
        models.SessionRole.objects.filter(session__summit=summit, role__in=MUST_ATTEND)
        .order_by("session_id", "position", "id")
        .values_list("session_id", "person__code", "role")
    )
    for session, person, role in rows:
        if person not in {part.person for part in found[session]}:
            found[session].append(Part(person, role))
    return found


def _bodies(summit: Summit) -> dict[int, list[tuple[str, str, str]]]:
    found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    rows = (
        models.SessionOrganizer.objects.filter(session__summit=summit)
        .order_by("session_id", "position", "id")
        .values_list(
            "session_id",
            "organization__code",
            "organization__group",
            "organization__country",
        )
    )
    for session, code, group, country in rows:
        found[session].append((code, group, country))
    return found


def _people(
    summit: Summit, asked: Asked, known: set[str], own: Wanted
) -> Iterable[Person]:
    rows = (
        models.SessionRole.objects.filter(session__summit=summit, role__in=MUST_ATTEND)
        .order_by("person__code")
        .values_list(
            "person__code", "person__name", "person__rank", "group", "person__country"
        )
    )
    seen: set[str] = set()
    for code, name, rank, group, country in rows:
        if code in seen or code not in known:
            continue
        seen.add(code)
        yield Person(
            code,
            name,
            asked.ranks.get(code, RANKS.get(rank, 0)),
            tuple(asked.present.get(code, ())),
            asked.remote.get(code),
            own.attending[code].rest if code in own.attending else 0,
            group=group,
            region=region_name_of(country),
        )


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, code in pairs:
        found[key].append(code)
    return found


def _affinities(summit: Summit, sessions: tuple[Session, ...]) -> Iterable[Affinity]:
    """Guess who would want both of two sessions from the tags that they share."""
    by_code: dict[str, set[str]] = {one.code: set(one.themes) for one in sessions}
    rows = models.SessionTag.objects.filter(session__summit=summit).order_by("id")
    for session, item in rows.values_list("session__code", "item__code"):
        if session in by_code:
            by_code[session].add(f"#{item}")
    for one, two in combinations(sessions, 2):
        n_shared = min(MOST_SHARED, len(by_code[one.code] & by_code[two.code]))
        people = min(one.audience, two.audience) * n_shared // SHARED_IN
        if people and not (one.alone or two.alone):
            yield Affinity(one.code, two.code, people)


def offset_of(zone: str, on: date) -> int:
    """Return the minutes from UTC of a zone on a day."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(zone))
    offset = noon.utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)
