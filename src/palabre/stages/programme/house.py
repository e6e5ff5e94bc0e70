"""What the draft knows of people's presence, of lost rooms and of interpreters.

Pure values; `clashes` asks them for a session, a room and an hour.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from palabre.engines.timetable.problem import CIVIL, Span
from palabre.stages.programme.demanded import Demanded
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.values import Held

Moments = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team as the board shows it."""

    code: str
    name: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """What holds beside the sessions themselves.

    Parameters
    ----------
    blocks : tuple
        When interpretation is offered, in order.
    teams : mapping
        Code → team.
    present : mapping
        Code of a person → when they can attend; who is not in it always can.
    remote : mapping
        Code of a person → minutes from UTC of where they sit; others are on site.
    """

    changes: tuple[Change, ...] = ()
    blocks: tuple[Moments, ...] = ()
    teams: Mapping[str, TeamRow] = field(default_factory=dict)
    present: Mapping[str, tuple[Moments, ...]] = field(default_factory=dict)
    remote: Mapping[str, int] = field(default_factory=dict)
    demanded: Demanded = field(default_factory=Demanded)

    def absent(
        self, people: Mapping[str, str], starts_at: datetime, ends_at: datetime
    ) -> tuple[str, ...]:
        """Return the names of those who are not there for the whole of a period."""
        found = {
            code: name
            for code, name in people.items()
            if code in self.present
            and not any(
                begins <= starts_at and ends_at <= ends
                for begins, ends in self.present[code]
            )
        }
        for one in self.changes:
            is_late = one.kind == ChangeKind.ARRIVES and one.at and starts_at < one.at
            is_gone = one.kind == ChangeKind.LEAVES and one.at and ends_at > one.at
            if one.what in people and (is_late or is_gone):
                found[one.what] = people[one.what]
        return tuple(found.values())

    def there(self, person: str) -> tuple[datetime | None, datetime | None]:
        """Return from when until when somebody is there, where anything says so."""
        spans = self.present.get(person, ())
        own = [one for one in self.changes if one.what == person]
        late = [one.at for one in own if one.kind == ChangeKind.ARRIVES]
        gone = [one.at for one in own if one.kind == ChangeKind.LEAVES]
        begins = [min((first for first, _ in spans), default=None), *late]
        ends = [max((last for _, last in spans), default=None), *gone]
        return (
            max((at for at in begins if at and at.year > date.min.year), default=None),
            min((at for at in ends if at and at.year < date.max.year), default=None),
        )

    def asleep(
        self, people: Mapping[str, str], starts_at: datetime, ends_at: datetime
    ) -> tuple[str, ...]:
        """Return the names of those for whom a period is at night, far away."""
        civil = self.demanded.numbers.civil
        return tuple(
            people[code]
            for code, offset in self.afar.items()
            if code in people and _is_night(starts_at, ends_at, offset, civil)
        )

    @property
    def afar(self) -> dict[str, int]:
        """Return who takes part from afar, with the minutes from UTC there."""
        gone = {
            one.what: one.n for one in self.changes if one.kind == ChangeKind.REMOTE
        }
        return dict(self.remote) | gone

    def is_lost(self, room: str, starts_at: datetime, ends_at: datetime) -> bool:
        """Tell whether a room, as ``venue/room``, cannot be used for a period."""
        if self.demanded.is_closed(room, starts_at, ends_at):
            return True
        return any(
            one.kind == ChangeKind.ROOM
            and one.what == room
            and one.at is not None
            and one.at < ends_at
            and (one.until is None or starts_at < one.until)
            for one in self.changes
        )

    def needed(self, person: str, first: Held, second: Held) -> int:
        """Return the minutes that a person needs from one session to another."""
        demanded = self.demanded
        here, there = (
            (first.room.venue, first.room.code),
            (second.room.venue, second.room.code),
        )
        way = 0 if person in self.afar else demanded.way(here, there)
        return max(way, demanded.rest.get(person, 0))

    def block_at(self, starts_at: datetime, ends_at: datetime) -> Moments | None:
        """Return the block of interpretation in which a period lies whole."""
        for begins, ends in self.blocks:
            if begins <= starts_at and ends_at <= ends:
                return begins, ends
        return None

    def spoken(self, teams: Iterable[str]) -> set[str]:
        """Return the languages that some teams interpret."""
        known = (self.teams[code] for code in teams if code in self.teams)
        return {tag for team in known for tag in team.languages}


def _is_night(
    starts_at: datetime, ends_at: datetime, offset: int, civil: Span = CIVIL
) -> bool:
    local = starts_at.astimezone(UTC) + timedelta(minutes=offset)
    begins = local.hour * 60 + local.minute
    ends = begins + int((ends_at - starts_at).total_seconds() // 60)
    return begins < civil.start or ends > civil.end
