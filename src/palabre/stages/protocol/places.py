"""Places by rule: tables as lists of seats in order of honour, people put on them.

Pure. Seats are numbered as the room sees them, from the left of the first row; the
order of honour is another thing, and the rule says which of the two is followed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from palabre.stages.protocol.precedence import (
    Entrant,
    Placed,
    Reason,
    Rules,
    by_alphabet,
    by_precedence,
)
from palabre.stages.protocol.states import SeatRule, Shape

LEFT_OUT: Final = 0
"""The seat of somebody whom a hand left out of a plan."""

WEIGHTS: Final = {"region": 2, "group": 2, "gender": 1}
"""Of the order by balance."""


Seen = dict[str, Counter[str]]
"""How often each region, group and gender was seated so far."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A seat: its number for the usher, its row or table, where it is, in a sentence.

    Parameters
    ----------
    row, column : int
        From 1. Of a U: row 1 is the head, 2 the arm at its right hand, 3 at its left.
    """

    number: int
    row: int
    column: int
    where: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """What a seating asks for."""

    shape: str = Shape.PODIUM
    rule: str = SeatRule.PRECEDENCE
    lang: str = "en"
    first_letter: str = ""
    n_seats: int = 0
    per_row: int = 8


@dataclass(frozen=True, slots=True)
class Fixed:
    """A place given by hand: the seat's number, or `LEFT_OUT`, and why."""

    seat: int
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat, who has it if anybody, and why."""

    spot: Spot
    entrant: Entrant | None
    reasons: tuple[Reason, ...]
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Seats:
    """A whole plan: every seat by number, who found none, whom a hand left out."""

    seated: tuple[Seated, ...]
    standing: tuple[Entrant, ...]
    left_out: tuple[tuple[Entrant, Fixed], ...]


def arranged(
    entrants: Sequence[Entrant],
    rules: Rules,
    plan: Plan,
    fixed: Mapping[str, Fixed] | None = None,
) -> Seats:
    """Seat everybody by rule; who was placed by hand keeps the place.

    Each person has one seat at most and each seat one person at most. Whoever finds no
    seat is told, the lowest in the order first to go without.
    """
    by_hand = fixed or {}
    out = [one for one in entrants if _is_left_out(by_hand.get(one.code))]
    here = [one for one in entrants if one not in out]
    spots = spots_of(plan, len(here))
    taken = _taken(here, by_hand, {spot.number for spot in spots})
    open_spots = [
        one for one in _follow(spots, plan) if one.number not in taken.values()
    ]
    waiting = [one for one in here if one not in taken]
    free = _in_order(waiting, rules, plan, open_spots)
    placed = {
        spot.number: Seated(spot, one.entrant, (*one.reasons, spot.where))
        for spot, one in zip(open_spots, free, strict=False)
    }
    numbers = {spot.number: spot for spot in spots}
    for one, number in taken.items():
        given = by_hand[one.code]
        reason = Reason("by-hand", {"reason": given.reason, "by": given.by})
        placed[number] = Seated(numbers[number], one, (reason,), is_fixed=True)
    return Seats(
        tuple(
            placed.get(number, Seated(spot, None, (spot.where,)))
            for number, spot in sorted(numbers.items())
        ),
        tuple(one.entrant for one in free[len(open_spots) :]),
        tuple((one, by_hand[one.code]) for one in out),
    )


def spots_of(plan: Plan, n: int) -> list[Spot]:
    """Return the seats of a plan in order of honour, at least one.

    Without a number of its own a plan has as many seats as persons.
    """
    wanted = max(plan.n_seats or n, 1)
    per_row = max(plan.per_row, 1)
    match plan.shape:
        case Shape.PODIUM:
            return _row(wanted, 1, 1, "podium")
        case Shape.ROWS:
            return _rows(wanted, per_row)
        case Shape.U:
            return _u(wanted, min(per_row, wanted))
        case Shape.ROUND:
            return _tables(wanted, per_row)
    return [
        Spot(number, 1, number, Reason("turn", {"n": number}))
        for number in range(1, wanted + 1)
    ]


def from_centre(n: int) -> list[int]:
    """Return the columns of a row in order of honour, from 1 at the room's left.

    The centre comes first, then the seat at its right hand, then at its left, and so
    on outwards. Whoever sits faces the room: right hand is the room's left. Without a
    middle the first sits at the right hand of the two in the centre.

    Examples
    --------
    >>> from_centre(5), from_centre(4)
    ([3, 2, 4, 1, 5], [2, 3, 1, 4])
    """
    middle = (n + 1) // 2
    if n % 2 == 0:
        return [
            middle + 1 + step // 2 if step % 2 else middle - step // 2
            for step in range(n)
        ]
    return [
        middle - (step + 1) // 2 if step % 2 else middle + step // 2
        for step in range(n)
    ]


def _row(n: int, row: int, first: int, kind: str) -> list[Spot]:
    columns = from_centre(n)
    return [
        Spot(first + column - 1, row, column, _where(n, column, row, kind))
        for column in columns
    ]


def _where(n: int, column: int, row: int, kind: str) -> Reason:
    distance = column - (n + 1) // 2
    if distance == 0:
        return Reason(f"{kind}-centre", {"row": row})
    side = "left" if distance > 0 else "right"
    return Reason(f"{kind}-{side}", {"n": abs(distance), "row": row})


def _rows(n: int, per_row: int) -> list[Spot]:
    """Return rows of a hall: they face the stage, so right hand is the right side."""
    found: list[Spot] = []
    while len(found) < n:
        size, first = min(per_row, n - len(found)), len(found)
        for one in _row(size, first // per_row + 1, 1, "row"):
            column = size + 1 - one.column
            found.append(Spot(first + column, one.row, column, one.where))
    return found


def _u(n: int, head: int) -> list[Spot]:
    """Return a U: the head from its centre, then the arms by turns, outwards."""
    found = _row(head, 1, 1, "head")
    on_right = (n - head + 1) // 2
    for place in range(n - head):
        step, is_left = divmod(place, 2)
        number = head + step + 1 + (on_right if is_left else 0)
        where = Reason(f"arm-{'left' if is_left else 'right'}", {"n": step + 1})
        found.append(Spot(number, 3 if is_left else 2, step + 1, where))
    return found


def _tables(n: int, per_table: int) -> list[Spot]:
    """Return round tables: the first seat of each, then the second of each, ...

    Seat 1 of a table faces the room; then right hand and left hand by turns.
    """
    n_tables = -(-n // per_table)
    sizes = [n // n_tables + (number < n % n_tables) for number in range(n_tables)]
    found = []
    for seat in range(max(sizes)):
        for table, size in enumerate(sizes):
            if seat >= size:
                continue
            number = sum(sizes[:table]) + seat + 1
            found.append(Spot(number, table + 1, seat + 1, _at_table(table + 1, seat)))
    return found


def _at_table(table: int, seat: int) -> Reason:
    if seat == 0:
        return Reason("table-head", {"table": table})
    side = "right" if seat % 2 else "left"
    return Reason(f"table-{side}", {"table": table, "n": (seat + 1) // 2})


def _is_left_out(given: Fixed | None) -> bool:
    return given is not None and given.seat == LEFT_OUT


def _taken(
    here: Sequence[Entrant], by_hand: Mapping[str, Fixed], numbers: set[int]
) -> dict[Entrant, int]:
    """Return who sits where by hand; a seat that is gone or taken goes by rule."""
    found: dict[Entrant, int] = {}
    for one in here:
        given = by_hand.get(one.code)
        is_free = given is not None and given.seat in numbers - set(found.values())
        if given is not None and is_free:
            found[one] = given.seat
    return found


def _in_order(
    waiting: Sequence[Entrant], rules: Rules, plan: Plan, spots: Sequence[Spot]
) -> list[Placed]:
    """Return who takes the free seats, one after another, the rest at the end."""
    if plan.rule == SeatRule.ALPHABETICAL:
        return by_alphabet(waiting, lang=plan.lang, first_letter=plan.first_letter)
    ordered = by_precedence(waiting, rules)
    if plan.rule != SeatRule.BALANCE:
        return ordered
    is_by_table = plan.shape == Shape.ROUND
    return _balanced(ordered, [one.row if is_by_table else 0 for one in spots])


def _follow(spots: Sequence[Spot], plan: Plan) -> list[Spot]:
    """Return seats in the order in which the rule fills them."""
    if plan.rule == SeatRule.ALPHABETICAL:
        return sorted(spots, key=lambda one: one.number)
    return list(spots)


def _balanced(ordered: Sequence[Placed], areas: Sequence[int]) -> list[Placed]:
    """Let regions, groups and genders take turns; precedence decides what is equal.

    ``areas`` says of each seat within what it is balanced: its round table, else 0 for
    the whole plan. O(n^2); a hall has some hundreds.
    """
    seen: dict[int, Seen] = {}
    left, found = list(ordered), list[Placed]()
    for area in [*areas, *[0] * max(0, len(ordered) - len(areas))][: len(ordered)]:
        here = seen.setdefault(area, {name: Counter() for name in WEIGHTS})
        best = _least_crowding(left, here)
        told = _balance_reason(best.entrant, here)
        found.append(Placed(best.entrant, len(found) + 1, (told, *best.reasons[:1])))
        for name, counter in here.items():
            if value := getattr(best.entrant, name):
                counter[value] += 1
        left.remove(best)
    return found


def _least_crowding(left: Sequence[Placed], seen: Seen) -> Placed:
    return min(left, key=lambda one: (_crowding(one.entrant, seen), one.place))


def _crowding(one: Entrant, seen: Seen) -> int:
    return sum(
        weight * seen[name][getattr(one, name)] for name, weight in WEIGHTS.items()
    )


def _balance_reason(one: Entrant, seen: Seen) -> Reason:
    for name in WEIGHTS:
        if value := getattr(one, name):
            return Reason(f"balance-{name}", {name: value, "n": seen[name][value]})
    return Reason("balance")
