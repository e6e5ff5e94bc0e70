"""What of arrivals, escorts, languages and rooms the timetable runs into.

Pure: a draft of the programme and the high-level list in, clashes out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from palabre.kernel.languages import primary
from palabre.stages.people.queries import folded
from palabre.stages.programme.drafts import Draft, Planned
from palabre.stages.programme.house import House
from palabre.stages.programme.values import Held
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.states import LEVELS, ClashKind, DignitaryState, Level

TRANSFER: Final = timedelta(minutes=60)
"""From the arrival to the first session, and from the last session to the departure."""

EMPTY_BELOW: Final = 4
"""A room is empty with fewer than one seat in four expected to be taken."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that speaks against the programme of a dignitary.

    Parameters
    ----------
    session, other : Planned or None
        The sessions concerned, the one to look at first.
    """

    kind: ClashKind
    dignitary: Dignitary
    session: Planned | None = None
    other: Planned | None = None
    facts: dict[str, object] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """Return how much it matters."""
        return LEVELS[self.kind]


def clashes(draft: Draft, listed: Sequence[Dignitary]) -> list[Clash]:
    """Return every clash, the graver first, by rank and time within."""
    theirs = _sessions(draft)
    found: list[Clash] = []
    for one in listed:
        own = theirs.get(one.person.code, [])
        if one.state == DignitaryState.REPLACED:
            found += _replaced(one, own)
            continue
        found += _of_travel(one, own)
        found += _of_days(one, own, draft.house)
        found += _of_sessions(one, own)
        found += _of_escort(one, own)
    found += _escorts(listed, theirs)
    return sorted(found, key=_weight)


def by_dignitary(found: Iterable[Clash]) -> dict[str, list[Clash]]:
    """Return clashes by code of the dignitary."""
    kept: dict[str, list[Clash]] = defaultdict(list)
    for one in found:
        kept[one.dignitary.code].append(one)
    return dict(kept)


def _weight(one: Clash) -> tuple[object, ...]:
    held = one.session.held if one.session else None
    starts = held.starts_at.timestamp() if held else 0.0
    code = one.session.row.code if one.session else ""
    is_mild = one.level is Level.WARN
    return is_mild, one.dignitary.rank.position, starts, one.dignitary.code, code


def _sessions(draft: Draft) -> dict[str, list[Planned]]:
    """Return the sessions that each person must attend, in order of time."""
    found: dict[str, list[Planned]] = defaultdict(list)
    for one in draft.sessions.values():
        if not one.row.is_cancelled:
            for code in one.needed:
                found[code].append(one)
    for many in found.values():
        many.sort(key=lambda one: (one.held is None, _start(one), one.row.code))
    return found


def _start(one: Planned) -> float:
    return one.held.starts_at.timestamp() if one.held else 0.0


def _held(own: Sequence[Planned]) -> Iterator[tuple[Planned, Held]]:
    for one in own:
        if one.held is not None:
            yield one, one.held


def _replaced(who: Dignitary, own: Sequence[Planned]) -> Iterator[Clash]:
    heir = who.replaced_by.person.name if who.replaced_by else ""
    for one in own:
        yield Clash(ClashKind.REPLACED, who, one, facts={"other": heir})


def _of_travel(who: Dignitary, own: Sequence[Planned]) -> Iterator[Clash]:
    minutes = int(TRANSFER.total_seconds() // 60)
    for one, held in _held(own):
        if one.row.mode == "online":
            continue
        if who.arrives_at and held.starts_at < who.arrives_at + TRANSFER:
            facts = _when(held.starts_at, who.arrives_at, minutes)
            yield Clash(ClashKind.BEFORE_ARRIVAL, who, one, facts=facts)
        if who.departs_at and held.ends_at > who.departs_at - TRANSFER:
            facts = _when(held.ends_at, who.departs_at, minutes)
            yield Clash(ClashKind.AFTER_DEPARTURE, who, one, facts=facts)
    first = next(_held(own), None)
    if first is not None and who.arrives_at is None and who.rank.needs_escort:
        facts = {"at": first[1].starts_at}
        yield Clash(ClashKind.NO_ARRIVAL, who, first[0], facts=facts)


def _when(at: datetime, when: datetime, minutes: int) -> dict[str, object]:
    return {"at": at, "when": when, "minutes": minutes}


def _of_days(who: Dignitary, own: Sequence[Planned], house: House) -> Iterator[Clash]:
    """Yield two places at once, and buildings that cannot be reached in time."""
    held = list(_held(own))
    for place, (one, here) in enumerate(held):
        for other, there in held[place + 1 :]:
            if there.starts_at < here.ends_at:
                yield Clash(ClashKind.TWO_PLACES, who, one, other)
    for (other, before), (one, here) in pairwise(held):
        gap = here.starts_at - before.ends_at
        is_far = before.room.venue != here.room.venue
        needed = timedelta(minutes=house.needed(who.person.code, before, here))
        if is_far and timedelta() <= gap < needed:
            facts: dict[str, object] = {"minutes": int(gap.total_seconds() // 60)}
            yield Clash(ClashKind.NO_TIME_BETWEEN, who, one, other, facts)


def _of_sessions(who: Dignitary, own: Sequence[Planned]) -> Iterator[Clash]:
    for one in own:
        if one.held is None:
            yield Clash(ClashKind.UNPLACED, who, one)
            continue
        heard = languages_of(one)
        spoken = {primary(tag) for tag in who.languages}
        if heard and spoken and not spoken & heard:
            facts: dict[str, object] = {
                "languages": sorted(heard),
                "spoken": sorted(spoken),
            }
            yield Clash(ClashKind.NO_LANGUAGE, who, one, facts=facts)
        seats, expected = one.held.room.capacity, one.audience
        is_empty = expected is not None and expected * EMPTY_BELOW < (seats or 0)
        if who.rank.is_ministerial and is_empty:
            facts = {"n": expected, "capacity": seats}
            yield Clash(ClashKind.EMPTY_ROOM, who, one, facts=facts)


def languages_of(one: Planned) -> set[str]:
    """Return the languages in which a session can be followed."""
    tags = [*one.row.languages, one.row.lang]
    return {primary(tag) for tag in tags if tag}


def _of_escort(who: Dignitary, own: Sequence[Planned]) -> Iterator[Clash]:
    if who.rank.needs_escort and not who.escort and (own or who.arrives_at):
        yield Clash(ClashKind.NO_ESCORT, who)


def _escorts(
    listed: Sequence[Dignitary], theirs: dict[str, list[Planned]]
) -> Iterator[Clash]:
    """Yield where one escort would be with two dignitaries in two rooms at once."""
    by_escort: dict[str, list[Dignitary]] = defaultdict(list)
    for guest in listed:
        if guest.escort and guest.state != DignitaryState.REPLACED:
            by_escort[folded(guest.escort)].append(guest)
    for many in by_escort.values():
        stops = sorted(
            (
                (held.starts_at, who.code, who, one, held)
                for who in many
                for one, held in _held(theirs.get(who.person.code, []))
            ),
            key=lambda stop: stop[:2],
        )
        for place, (_, _, who, one, held) in enumerate(stops):
            for starts_at, _, other, there, elsewhere in stops[place + 1 :]:
                if starts_at >= held.ends_at:
                    break
                if other.pk != who.pk and elsewhere.room != held.room:
                    facts: dict[str, object] = {
                        "escort": who.escort,
                        "other": other.person.name,
                    }
                    yield Clash(ClashKind.ESCORT_TWICE, who, one, there, facts)
