"""Made-up summits of any size, the same for the same seed, feasible by construction.

Five days; one venue for the first three, another for the rest. Every number is drawn;
nobody and nothing here exists.
"""

import random
from dataclasses import dataclass, replace

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
    Wish,
)
from palabre.engines.timetable.problem import Venue as Building

GROUPS = (
    "government",
    "private-sector",
    "academia",
    "technical-community",
    "civil-society",
    "international-organization",
)
REGIONS = ("africa", "americas", "arab-states", "asia-pacific", "cis", "europe")
OFFSETS = (-480, -300, -180, 0, 180, 330, 480, 540)
SIX = ("ar", "en", "es", "fr", "ru", "zh")
KINDS = {30: "talk", 45: "workshop", 120: "round table"}
OPEN, CLOSE = 9 * 60, 18 * 60 + 30
BLOCKS = (Span(10 * 60, 13 * 60), Span(15 * 60, 18 * 60))
HYBRID_BLOCK = Span(13 * 60, 15 * 60)
LONG, SHORT = 120, 30
"""Minutes of a round table or a working lunch, and of a talk on the main stage."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the generator itself put a session, so that a solution is known to be."""

    start: int
    minutes: int
    room: int


def summit(n_sessions: int = 200, *, seed: int = 1, is_mixed: bool = False) -> Problem:
    """Return a made-up summit of about that many sessions.

    Parameters
    ----------
    n_sessions : int
        From 20 on.
    seed : int
    is_mixed : bool
        With talks of half an hour on the main stage, round tables and working lunches
        of two hours, and hybrid sessions in blocks of two hours with a team of their
        own, as a forum has them; without, every session but the ceremonies takes 45
        minutes.

    Returns
    -------
    Problem
        Two venues, three people a session, interpreters, remote speakers, ministers,
        ceremonies with nothing beside them, series, wishes and shared audiences.
    """
    return _Maker(n_sessions, seed, is_mixed=is_mixed).problem()


class _Maker:
    """Fills rooms hour by hour, then forgets where it put things."""

    def __init__(self, n_sessions: int, seed: int, *, is_mixed: bool) -> None:
        self.is_mixed = is_mixed
        self.chance = random.Random(seed * 7919 + n_sessions)  # noqa: S311 - made up
        self.n = n_sessions
        self.seed = seed
        self.n_rooms = max(3, n_sessions // 20)
        self.n_themes = 22
        self.rooms = [r for v in "AB" for r in self.rooms_of(v)]
        self.people = [self.person(p) for p in range(3 * n_sessions)]
        self.busy: dict[str, list[Span]] = {one.code: [] for one in self.people}
        self.firm: dict[str, list[Span]] = {}
        self.slots: dict[str, Slot] = {}

    def rooms_of(self, venue: str) -> list[Room]:
        """Return the rooms of a venue, the main stage first."""
        sizes = [1500, 600, 300, 200, 150, 120, 100, 80, 60, 40]
        n = self.n_rooms
        return [
            Room(
                code=f"{venue}{r + 1:02}",
                venue=venue,
                name=f"Room {venue}{r + 1}",
                capacity=sizes[r * len(sizes) // n],
                n_booths=6 if r < max(3, n * 2 // 5) else 0,
                equipment=("hybrid", "screens") if r % 5 < 4 else ("screens",),
            )
            for r in range(n)
        ]

    def person(self, p: int) -> Person:
        """Return one of the people: one in twelve remote, one in twenty a minister."""
        offset = self.chance.choice(OFFSETS) if self.chance.random() < 0.08 else None
        return Person(
            code=f"p{p:04}",
            name=f"Person {p}",
            rank=self.chance.choice((1, 2, 2)) if p % 20 == 0 else 0,
            remote_offset=None if p % 20 == 0 else offset,
            group=self.chance.choice(GROUPS),
            region=self.chance.choice(REGIONS),
        )

    def problem(self) -> Problem:
        """Return the problem."""
        sessions = self.sessions()
        return Problem(
            name=f"summit-{self.n}-{self.seed}" + ("-mixed" if self.is_mixed else ""),
            first_day="2026-07-06",
            zone="Europe/Zurich",
            venues=(
                Building("A", tuple(_opening(day) for day in (0, 1, 2)), "Centre"),
                Building("B", tuple(_opening(day) for day in (3, 4)), "Headquarters"),
            ),
            rooms=tuple(self.rooms),
            sessions=tuple(sessions),
            people=tuple(self.present(one) for one in self.people),
            organizers=tuple(
                Organizer(f"o{k:03}", is_one_at_a_time=k % 10 > 0)
                for k in range(max(10, self.n // 2))
            ),
            themes=tuple(
                Theme(f"t{k:02}", days={0: "spread", 1: "gather"}.get(k % 11, ""))
                for k in range(self.n_themes)
            ),
            orders=tuple(self.orders(sessions)),
            teams=tuple(self.teams()),
            blocks=tuple(
                Span(day * DAY + block.start, day * DAY + block.end)
                for day in range(5)
                for block in (*BLOCKS, *((HYBRID_BLOCK,) if self.is_mixed else ()))
            ),
            affinities=tuple(self.affinities(sessions)),
            rules=Rules(changeover=15, walk=10, utc_offset=120, overfill_percent=150),
        )

    def teams(self) -> list[Team]:
        """Return the interpreters: seven blocks in person, five shorter ones hybrid."""
        found = [
            Team(f"team-{k + 1}", SIX, n_booths=6, blocks_a_week=7)
            for k in range(self.n_teams())
        ]
        if self.is_mixed:
            hybrid = Team(
                "team-hybrid", SIX, hybrid=True, n_booths=6, block_minutes=120,
                blocks_a_week=5,
            )  # fmt: skip
            found.append(hybrid)
        return found

    def n_teams(self) -> int:
        """Return enough teams for the rooms with booths that are used."""
        return max(3, self.n_rooms * 2 // 5)

    def sessions(self) -> list[Session]:
        """Return the sessions, each put somewhere first."""
        found = [self.ceremony(k) for k in range(2)]
        free = self.free_slots()
        self.chance.shuffle(free)
        used: dict[tuple[str, int], set[int]] = {}
        while len(found) < self.n and free:
            slot = self.sized(len(found), free.pop(), free)
            session = self.session(len(found), slot, used)
            if session is not None:
                found.append(session)
        return found

    def sized(self, s: int, slot: Slot, free: list[Slot]) -> Slot:
        """Return a slot as long as the session's kind asks, the next hour taken too."""
        if not self.is_mixed:
            return slot
        following = replace(slot, start=slot.start + 60)
        if s % 25 == 5 and following in free:
            free.remove(following)
            return replace(slot, minutes=LONG)
        is_main = slot.room % self.n_rooms == 0
        return replace(slot, minutes=SHORT) if is_main else slot

    def ceremony(self, k: int) -> Session:
        """Return the opening or the closing: fixed, alone, on the main stage."""
        start = 10 * 60 if k == 0 else 4 * DAY + 17 * 60
        room = self.rooms[0 if k == 0 else self.n_rooms]
        code = f"s{k:04}"
        return Session(
            code, 60, title=("Opening", "Closing")[k] + " ceremony", kind="ceremony",
            audience=900, languages=(), needs=("hybrid",), start=start, room=room.code,
            alone=True,
        )  # fmt: skip

    def free_slots(self) -> list[Slot]:
        """Return slots on the hour in every room, outside the ceremonies."""
        found = []
        for day in range(5):
            first = 0 if day < 3 else self.n_rooms
            for r in range(first, first + self.n_rooms):
                for hour in range(9, 18):
                    start = day * DAY + hour * 60
                    if (day, hour) in {(0, 10), (4, 17)}:
                        continue
                    found.append(Slot(start, 45, r))
        return found

    def session(
        self, s: int, slot: Slot, used: dict[tuple[str, int], set[int]]
    ) -> Session | None:
        """Return a session that can stand in a slot, None where it cannot."""
        room = self.rooms[slot.room]
        span = Span(slot.start, slot.start + slot.minutes)
        people = self.speakers(span, room)
        if people is None:
            return None
        is_hybrid = self.is_hybrid(slot, room, used)
        languages = SIX if is_hybrid else self.interpreted(slot, room, used)
        share = self.chance.uniform(0.3, 1.1)
        group = self.chance.choice(people).group
        region = self.chance.choice(people).region
        code = f"s{s:04}"
        self.slots[code] = slot
        organizers = self.organizers(span)
        return Session(
            code, slot.minutes, title=f"Session {s}", kind=KINDS[slot.minutes],
            audience=max(8, int((room.capacity or 50) * share * 0.8)),
            people=tuple(Part(one.code) for one in people), organizers=organizers,
            themes=tuple(
                sorted({f"t{self.chance.randrange(self.n_themes):02}" for _ in "ab"})
            ),
            track=f"track-{s % (self.n // 8)}" if s % 4 == 0 else "",
            group=group, region=region, languages=languages,
            must_interpret=bool(languages), hybrid=is_hybrid,
            needs=("hybrid",) if "hybrid" in room.equipment and s % 2 else (),
            wishes=self.wishes(slot),
        )  # fmt: skip

    def speakers(self, span: Span, room: Room) -> list[Person] | None:
        """Return people who are free then, with time to walk."""
        wanted = self.chance.randrange(3, 8)
        found: list[Person] = []
        for one in self.chance.sample(self.people, min(len(self.people), 6 * wanted)):
            if len(found) < wanted and self.is_free(one, span, room):
                found.append(one)
        if len(found) < 2:
            return None
        for one in found:
            self.busy[one.code].append(span)
        return found

    def is_free(self, one: Person, span: Span, room: Room) -> bool:
        """Tell whether a person could be in a room then."""
        if one.remote_offset is not None:
            local = (span.start - 120 + one.remote_offset) % DAY
            if local < 6 * 60 or local + 45 > 23 * 60 or "hybrid" not in room.equipment:
                return False
        held = self.busy[one.code]
        return len(held) < 6 and all(
            span.start >= other.end + 15 or other.start >= span.end + 15
            for other in held
        )

    def organizers(self, span: Span) -> tuple[str, ...]:
        """Return one or two bodies that are free then."""
        found: list[str] = []
        for _ in range(self.chance.choice((1, 1, 2))):
            k = self.chance.randrange(max(10, self.n // 2))
            held = self.firm.setdefault(f"o{k:03}", [])
            clashes = any(a.start < span.end and span.start < a.end for a in held)
            if k % 10 == 0 or not clashes:
                held.append(span)
                found.append(f"o{k:03}")
        return tuple(sorted(set(found)))

    def is_hybrid(
        self, slot: Slot, room: Room, used: dict[tuple[str, int], set[int]]
    ) -> bool:
        """Tell whether the hybrid team serves a slot: one room a block."""
        day, minute = divmod(slot.start, DAY)
        block, ends = HYBRID_BLOCK, minute + slot.minutes
        is_inside = block.start <= minute and ends <= block.end
        if not self.is_mixed or not is_inside or not room.n_booths:
            return False
        if "hybrid" not in room.equipment:
            return False
        rooms = used.setdefault(("hybrid", day), {slot.room})
        return slot.room in rooms

    def interpreted(
        self, slot: Slot, room: Room, used: dict[tuple[str, int], set[int]]
    ) -> tuple[str, ...]:
        """Return six languages where a team can serve the slot, else none."""
        day, minute = divmod(slot.start, DAY)
        for b, block in enumerate(BLOCKS):
            if block.start <= minute and minute + slot.minutes <= block.end:
                rooms = used.setdefault(("rooms", 2 * day + b), set())
                is_new = slot.room not in rooms
                is_full = len(rooms) >= max(1, self.n_teams() * 7 // 10)
                if room.n_booths and not (is_new and is_full):
                    rooms.add(slot.room)
                    return SIX
        return ()

    def wishes(self, slot: Slot) -> tuple[Wish, ...]:
        """Return a wish for one in three: a day or half a day, often its own."""
        if self.chance.random() > 0.35:
            return ()
        day = slot.start // DAY
        if self.chance.random() < 0.4:
            day = self.chance.randrange(5)
        half = self.chance.choice((Span(0, DAY), Span(0, 13 * 60), Span(13 * 60, DAY)))
        span = Span(day * DAY + half.start, day * DAY + half.end)
        return (Wish((span,), self.chance.choice((1, 1, 2))),)

    def present(self, one: Person) -> Person:
        """Return a person with the days on which they are there: one in five not all."""
        held = self.busy[one.code]
        if not held or self.chance.random() > 0.2:
            return one
        first = min(span.start for span in held) // DAY
        last = max(span.end for span in held) // DAY
        spans = (Span(first * DAY, (last + 1) * DAY),)
        return Person(
            one.code, one.name, one.rank, spans, one.remote_offset, one.rest,
            one.group, one.region,
        )  # fmt: skip

    def orders(self, sessions: list[Session]) -> list[Order]:
        """Return series: pairs that already stand one after another."""
        found: list[Order] = []
        timed = [one for one in sessions if one.code in self.slots]
        for pair in zip(timed[::10], timed[5::10], strict=False):
            first, second = sorted(pair, key=lambda one: self.slots[one.code].start)
            one, two = self.slots[first.code], self.slots[second.code]
            if one.start + one.minutes <= two.start:
                found.append(Order(first.code, second.code))
        return found

    def affinities(self, sessions: list[Session]) -> list[Affinity]:
        """Return shared audiences: more of them where a theme is shared."""
        found = []
        free = [one for one in sessions if not one.alone]
        for k, first in enumerate(free):
            for second in free[k + 1 :]:
                shared = set(first.themes) & set(second.themes)
                likely = 0.5 if shared else 0.06
                if self.chance.random() < likely:
                    people = 1 + int(self.chance.expovariate(0.12 if shared else 0.3))
                    found.append(Affinity(first.code, second.code, people))
        return found


def _opening(day: int) -> Span:
    return Span(day * DAY + OPEN, day * DAY + CLOSE)
