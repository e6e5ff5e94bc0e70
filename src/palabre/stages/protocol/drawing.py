"""A seating plan as a drawing: where each seat lies on paper, in plain numbers.

Pure: seats in, boxes out. Whoever draws them writes the names into the boxes.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from palabre.stages.protocol.places import Seated
from palabre.stages.protocol.states import Shape

WIDTH: Final = 132
HEIGHT: Final = 50
GAP: Final = 10
MARGIN: Final = 8
TABLES_ACROSS: Final = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A seat on the drawing, by its upper left corner."""

    x: int
    y: int
    seated: Seated

    @property
    def middle(self) -> int:
        """Return the middle of the box across."""
        return self.x + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Disc:
    """A round table."""

    x: int
    y: int
    r: int
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole plan, with the side on which the room or the stage lies."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    discs: tuple[Disc, ...] = ()


def drawn(shape: str, seated: Sequence[Seated]) -> Drawing | None:
    """Return the drawing of a plan; a speaking order has none."""
    if shape == Shape.ORDER:
        return None
    discs: tuple[tuple[float, float, float, int], ...] = ()
    if shape == Shape.ROUND:
        placed, discs = _round(seated)
    else:
        placed = _u(seated) if shape == Shape.U else _rows(seated)
    left, top = (min(xy[axis] for xy, _ in placed) - MARGIN for axis in (0, 1))
    boxes = tuple(Box(round(x - left), round(y - top), one) for (x, y), one in placed)
    return Drawing(
        max(one.x for one in boxes) + WIDTH + MARGIN,
        max(one.y for one in boxes) + HEIGHT + MARGIN,
        boxes,
        tuple(
            Disc(round(x - left), round(y - top), round(r), number)
            for x, y, r, number in discs
        ),
    )


Placed = list[tuple[tuple[float, float], Seated]]


def _rows(seated: Sequence[Seated]) -> Placed:
    sizes = Counter(one.spot.row for one in seated)
    widest = max(sizes.values())
    return [
        (
            (
                (one.spot.column - 1 + (widest - sizes[one.spot.row]) / 2)
                * (WIDTH + GAP),
                (one.spot.row - 1) * (HEIGHT + GAP),
            ),
            one,
        )
        for one in seated
    ]


def _u(seated: Sequence[Seated]) -> Placed:
    """Draw the head along the top: it faces down, its right hand is on the left."""
    n_head = sum(one.spot.row == 1 for one in seated)
    span = max(n_head, 3)
    found: Placed = []
    for one in seated:
        row, column = one.spot.row, one.spot.column
        if row == 1:
            x: float = (column - 1 + (span - n_head) / 2) * (WIDTH + GAP)
            found.append(((x, 0), one))
            continue
        x = 0 if row == 2 else (span - 1) * (WIDTH + GAP)
        found.append(((x, column * (HEIGHT + GAP)), one))
    return found


def _round(
    seated: Sequence[Seated],
) -> tuple[Placed, tuple[tuple[float, float, float, int], ...]]:
    sizes = Counter(one.spot.row for one in seated)
    radius = max(96.0, max(sizes.values()) * (WIDTH + GAP) / (2 * math.pi))
    pitch = 2 * radius + WIDTH + 4 * GAP
    centres = {
        table: (
            (place % TABLES_ACROSS) * pitch + radius,
            place // TABLES_ACROSS * pitch + radius,
        )
        for place, table in enumerate(sorted(sizes))
    }
    found: Placed = []
    for one in seated:
        x, y = centres[one.spot.row]
        angle = _angle(one.spot.column - 1, sizes[one.spot.row])
        corner = (
            x + radius * math.sin(angle) - WIDTH / 2,
            y - radius * math.cos(angle) - HEIGHT / 2,
        )
        found.append((corner, one))
    discs = tuple((x, y, radius - 52, table) for table, (x, y) in centres.items())
    return found, discs


def _angle(place: int, n: int) -> float:
    """Return where a seat is around a table: the first on top, then by turns.

    Whoever sits on top faces down: the right hand lies on the left.
    """
    step = (place + 1) // 2
    turn = 2 * math.pi * step / n
    return -turn if place % 2 else turn
