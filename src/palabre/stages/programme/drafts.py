"""The draft as planners see it: what is placed, what waits, when venues are open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor
from palabre.stages.programme import queries, runs, steps, teams, wanted
from palabre.stages.programme.demanded import demanded_of
from palabre.stages.programme.house import House, TeamRow
from palabre.stages.programme.mending import Change
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.programme.values import Held, RoomRow, SessionRow
from palabre.stages.summits.models import Room, Summit, VenueDay

ALONE = frozenset({"opening", "closing"})
"""Types of session beside which nothing else takes place."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A session of the draft with what its place depends on."""

    row: SessionRow
    minutes: int
    audience: int | None
    is_pinned: bool
    needed: Mapping[str, str]
    led_by: Mapping[str, str]
    team: str = ""
    bodies: Mapping[str, str] = field(default_factory=dict)

    @property
    def held(self) -> Held | None:
        """Return where and when it stands."""
        return self.row.held


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft at one version.

    Parameters
    ----------
    opening : mapping
        (venue, day) → the instants at which it opens and closes.
    """

    version: int
    zone: str
    sessions: Mapping[str, Planned]
    rooms: tuple[RoomRow, ...]
    opening: Mapping[tuple[str, date], tuple[datetime, datetime]]
    house: House = field(default_factory=House)

    @property
    def days(self) -> list[date]:
        """Return the days on which any venue is open, in order."""
        placed = (one.held for one in self.sessions.values() if one.held)
        held = {one.on(ZoneInfo(self.zone)) for one in placed}
        return sorted(held | {on for _, on in self.opening})

    def rooms_on(self, on: date) -> list[RoomRow]:
        """Return the rooms that are open on a day, or used on it all the same."""
        zone = ZoneInfo(self.zone)
        used = {
            one.held.room
            for one in self.sessions.values()
            if one.held and one.held.on(zone) == on
        }
        return [
            room
            for room in self.rooms
            if (room.venue, on) in self.opening or room in used
        ]


def draft_of(summit: Summit, *, by: Actor) -> Draft:
    """Return the draft, for the secretariat. Twenty-five queries.

    Raises Refused: ``not-allowed``.
    """
    version = steps.version_of(summit)
    rows = queries.draft_listing(summit, by=by).rows
    sizes = {
        code: (minutes, audience)
        for code, minutes, audience in Session.objects.filter(summit=summit)
        .order_by("code")
        .values_list("code", "minutes", "expected_audience")
    }
    held = {
        code: (is_pinned, team or "")
        for code, is_pinned, team in Placement.objects.filter(session__summit=summit)
        .order_by("id")
        .values_list("session__code", "is_pinned", "team__code")
    }
    return Draft(
        version=version,
        zone=summit.zone,
        sessions={
            row.code: _planned(row, *sizes[row.code], *held.get(row.code, (False, "")))
            for row in rows
        },
        rooms=tuple(queries.rooms_of(summit).values()),
        opening=_opening(summit),
        house=_house(summit),
    )


def _house(summit: Summit) -> House:
    own = wanted.wanted_of(summit)
    return House(
        present={
            code: wanted.moments(summit, wanted.spans_of(summit, one.periods))
            for code, one in own.attending.items()
            if one.periods
        },
        remote={
            code: wanted.offset_at(summit, one.zone)
            for code, one in own.attending.items()
            if one.zone
        },
        demanded=demanded_of(summit, own, _equipment(summit)),
        changes=tuple(Change.from_json(one.change) for one in runs.in_force(summit)),
        blocks=tuple((one.starts_at, one.ends_at) for one in teams.blocks_of(summit)),
        teams={
            one.code: TeamRow(one.code, one.name, tuple(one.languages))
            for one in teams.teams_of(summit)
        },
    )


def _equipment(summit: Summit) -> dict[str, frozenset[str]]:
    rooms = Room.objects.filter(venue__summit=summit).order_by("id")
    read = rooms.values_list("venue__code", "code", "equipment")
    return {
        f"{venue}/{room}": frozenset(str(one) for one in equipment)
        for venue, room, equipment in read
    }


def _planned(
    row: SessionRow,
    minutes: int,
    audience: int | None,
    is_pinned: bool,  # noqa: FBT001 - a row of values
    team: str,
) -> Planned:
    needed = {one.person: one.name for one in row.parts if one.role in MUST_ATTEND}
    led_by = {one.code: str(one.name.said_in("en")) for one in row.organizers[:1]}
    bodies = {one.code: str(one.name.said_in("en")) for one in row.organizers}
    return Planned(row, minutes, audience, is_pinned, needed, led_by, team, bodies)


def _opening(summit: Summit) -> dict[tuple[str, date], tuple[datetime, datetime]]:
    zone = ZoneInfo(summit.zone)
    days = VenueDay.objects.filter(venue__summit=summit).order_by("on", "id")
    read = days.values_list("venue__code", "on", "opens", "closes")
    return {
        (venue, on): (
            datetime.combine(on, opens, tzinfo=zone),
            datetime.combine(on, closes, tzinfo=zone),
        )
        for venue, on, opens, closes in read
    }
