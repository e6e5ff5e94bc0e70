"""What of many tables may be published so that no group under five can be worked out.

Every number that would be published is a sum over people: a row of zeros and ones with
a column a person. Who reads all of them, of this release and of every earlier one, can
add and subtract rows; whatever small group comes out of that is given away.

Groups to be protected: a cell with one to four people; the difference of any two
numbers that one to four people make (a total and a part of it, two filters, the same
cell before and after somebody registered). Numbers are taken in one by one, the
coarsest and largest first; one is hidden if

- it differs by one to four people from one that is shown;
- with it some protected group would lie in the span of what is shown (linear algebra
  over the reals);
- it would leave the hidden rest of a line of a table between one and four, or a rest
  that differs by one to four people from another number that is known.

Totals that are declared public are shown whatever they are, and what follows from them
alone is not protected.

Notes
-----
Cell suppression with complementary suppression: Hundepool et al., *Statistical
Disclosure Control* (2012), chapter 4. There cells are suppressed until intervals are
wide enough; here they are shown as long as nothing follows, over linked tables and over
time at once. Orthogonal residuals in double precision; a residual of a billionth counts
as nothing, which errs on the side of hiding.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SMALLEST = 5
"""Groups under this are not shown: nobody is to be recognized in a number."""

NOTHING = 1e-9
"""Share of a row's length, squared, under which a residual is nothing."""

NO_LENGTH = 1e-7
"""Squared length under which a row is made of the others: counts are whole numbers."""

Key = tuple[str, str, tuple[str, ...]]
"""Figure, split as written (empty for the whole), codes of the cell."""

Weights = Mapping[int, int]
"""Person → how often counted, once as a rule."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that would be published.

    Parameters
    ----------
    key : Key
        Where it stands.
    people : mapping
        Who is counted in it.
    is_declared : bool
        Published whatever it is: the total of a figure that shows small totals.
    """

    key: Key
    people: Weights
    is_declared: bool = False


@dataclass(frozen=True, slots=True)
class Publishable:
    """What may be published together, and what follows from it at once.

    ``rests`` are the people in the hidden part of each line whose sum is shown: their
    number is known to whoever subtracts, so a later release must mind it too.
    """

    keys: frozenset[Key]
    rests: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sum in a table, and the cells that add up to it without overlap."""

    whole: Key
    parts: tuple[Key, ...]


def publishable(
    cells: Sequence[Cell],
    lines: Sequence[Line] = (),
    earlier: Sequence[Weights] = (),
    guarded: Sequence[Weights] = (),
) -> Publishable:
    """Return the cells that may be published together.

    Parameters
    ----------
    cells : sequence of Cell
        What would be published now, in the order in which it matters: totals, simple
        tables, cross tables.
    lines : sequence of Line
        The sums of their tables.
    earlier : sequence of mapping
        The people behind each number that was published before, and the rests.
    guarded : sequence of mapping
        The people behind each number that was hidden before because they were few.
    """
    if not cells:
        return Publishable(frozenset(), ())
    return _Release(cells, lines, earlier, guarded).publishable()


class _Release:
    def __init__(
        self,
        cells: Sequence[Cell],
        lines: Sequence[Line],
        earlier: Sequence[Weights],
        guarded: Sequence[Weights],
    ) -> None:
        self.cells = list(cells)
        self.place = {one.key: place for place, one in enumerate(cells)}
        self.sets = [frozenset(one.people) for one in cells]
        self.lines = [line for line in lines if self._adds_up(line)]
        self.n = len(self.cells)
        old, few = _once(earlier), _once(guarded)
        rows = _matrix([*(one.people for one in cells), *old, *few])
        self.n_old = self.n + len(old)
        self.bits = _bits(rows[: self.n_old])
        self.near = self._near(rows[: self.n_old])
        placed = _placed(rows)
        self.targets = self._targets(rows, placed)
        self.rows = placed[: self.n_old]

    def _adds_up(self, line: Line) -> bool:
        """Tell whether a line's parts make up its whole, each person in one part."""
        if line.whole not in self.place:
            return False
        parts = [self.sets[self.place[key]] for key in line.parts]
        union = frozenset().union(*parts)
        whole = self.sets[self.place[line.whole]]
        return union == whole and sum(map(len, parts)) == len(union)

    def publishable(self) -> Publishable:
        accepted = self._greedy()
        while True:
            rests = self._rests(accepted)
            worst = self._too_near(accepted, rests)
            if worst is None:
                keys = frozenset(self.cells[place].key for place in accepted)
                return Publishable(keys, tuple(rests))
            accepted.discard(worst)

    # one by one -----------------------------------------------------------------

    def _greedy(self) -> set[int]:
        declared = [i for i, one in enumerate(self.cells) if one.is_declared]
        public = _basis(self.rows[[*declared, *range(self.n, self.n_old)]])
        targets = _without(self.targets, public)
        targets = targets[_lengths(targets) > NOTHING]
        pending = _without(self.rows[: self.n], public)
        length = _lengths(self.rows[: self.n])
        accepted = set(declared)
        rests = {
            number: set(self.sets[self.place[line.whole]])
            for number, line in enumerate(self.lines)
            if self.place[line.whole] in accepted
        }
        on_lines = self._on_lines()
        small = {i for i, one in enumerate(self.sets) if len(one) < SMALLEST}
        for place in self._order():
            if place in accepted or place in small:
                continue
            if self._leaves_too_few(place, rests, on_lines):
                continue
            if np.any(self.near[place, [*accepted, *range(self.n, self.n_old)]]):
                continue
            row = pending[place]
            rest = float(row @ row)
            if rest > NOTHING * length[place]:
                row = row / np.sqrt(rest)
                along = _along(targets, row)
                left = _lengths(targets) - along**2
                if np.any(left <= NOTHING):
                    continue
                _take_out(targets, along, row)
                _take_out(pending, _along(pending, row), row)
            accepted.add(place)
            self._note(place, rests, on_lines, accepted)
        return accepted

    def _order(self) -> list[int]:
        """Return places, coarse tables first, large cells before small ones."""
        level = [
            0 if not one.key[1] else 1 + (" across " in one.key[1])
            for one in self.cells
        ]
        return sorted(range(self.n), key=lambda i: (level[i], -len(self.sets[i]), i))

    def _targets(self, rows: Matrix, placed: Matrix) -> Matrix:
        """Return every group that must not be worked out, once each.

        ``rows`` are over people, ``placed`` the same rows in fewer columns, turned so
        that lengths and angles stay.
        """
        found: dict[tuple[bytes, bytes], Matrix] = {}
        small = [i for i, one in enumerate(self.sets) if len(one) < SMALLEST]
        for i in (*small, *range(self.n_old, len(rows))):
            found.setdefault(_name(rows[i]), placed[i])
        for i, j in np.argwhere(self.near):
            if j > i:
                name = _name(rows[i] - rows[j])
                found.setdefault(name, placed[i] - placed[j])
        return np.array([*found.values()]).reshape(len(found), placed.shape[1])

    def _near(self, rows: Matrix) -> NDArray[np.bool_]:
        """Return which numbers differ by one to four people: (n_cells, n_rows)."""
        supports = (rows > 0).astype(np.float32)
        size = supports.sum(axis=1)
        common = supports[: self.n] @ supports.T
        apart = size[: self.n, None] + size[None, :] - 2 * common
        near: NDArray[np.bool_] = (apart > 0) & (apart < SMALLEST)
        return near

    # lines ----------------------------------------------------------------------

    def _on_lines(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, line in enumerate(self.lines):
            for key in line.parts:
                if key in self.place:
                    found.setdefault(self.place[key], []).append(number)
        return found

    def _leaves_too_few(
        self,
        place: int,
        rests: Mapping[int, set[int]],
        on_lines: Mapping[int, list[int]],
    ) -> bool:
        n = len(self.sets[place])
        return any(
            0 < len(rests[number]) - n < SMALLEST
            for number in on_lines.get(place, ())
            if number in rests
        )

    def _note(
        self,
        place: int,
        rests: dict[int, set[int]],
        on_lines: Mapping[int, list[int]],
        accepted: set[int],
    ) -> None:
        for number in on_lines.get(place, ()):
            if number in rests:
                rests[number] -= self.sets[place]
        for number, line in enumerate(self.lines):
            if self.place[line.whole] == place:
                rests[number] = self._rest(line, accepted)

    def _rest(self, line: Line, accepted: set[int]) -> set[int]:
        rest = set(self.sets[self.place[line.whole]])
        for key in line.parts:
            if self.place.get(key) in accepted:
                rest -= self.sets[self.place[key]]
        return rest

    def _rests(self, accepted: set[int]) -> dict[frozenset[int], Line]:
        """Return the hidden part of each line whose sum is shown."""
        found: dict[frozenset[int], Line] = {}
        for line in self.lines:
            if self.place[line.whole] in accepted:
                rest = frozenset(self._rest(line, accepted))
                if rest:
                    found.setdefault(rest, line)
        return found

    def _too_near(
        self, accepted: set[int], rests: Mapping[frozenset[int], Line]
    ) -> int | None:
        """Return a cell to hide because a hidden rest differs by too few people."""
        known = {self.bits[place] for place in accepted} | {*self.bits[self.n :]}
        hidden = [self._rest_bits(line, accepted) for line in rests.values()]
        known.update(hidden)
        for rest, line in zip(hidden, rests.values(), strict=True):
            if any(0 < (rest ^ one).bit_count() < SMALLEST for one in known):
                parts = [
                    self.place[key]
                    for key in line.parts
                    if self.place.get(key) in accepted
                ]
                if parts:
                    return min(parts, key=lambda i: (len(self.sets[i]), i))
        return None

    def _rest_bits(self, line: Line, accepted: set[int]) -> int:
        rest = self.bits[self.place[line.whole]]
        for key in line.parts:
            if self.place.get(key) in accepted:
                rest &= ~self.bits[self.place[key]]
        return rest


def _bits(rows: Matrix) -> list[int]:
    """Return who is in each row as one whole number, a bit a person."""
    return [int.from_bytes(one.tobytes()) for one in np.packbits(rows > 0, axis=1)]


def _matrix(rows: Sequence[Weights]) -> Matrix:
    """Return rows over people: (n_rows, n_people) float64."""
    people = sorted({person for row in rows for person in row})
    column = {person: place for place, person in enumerate(people)}
    found = np.zeros((len(rows), max(1, len(people))), dtype=np.int32)
    for place, row in enumerate(rows):
        found[place, [column[person] for person in row]] = list(row.values())
    return found.astype(np.float64)


def _once(many: Sequence[Weights]) -> list[dict[int, int]]:
    return [dict(one) for one in sorted({tuple(sorted(row.items())) for row in many})]


def _placed(rows: Matrix) -> Matrix:
    """Return rows in as few columns as they need: lengths and angles stay.

    Cholesky's method with pivots over the numbers that rows have in common. Plain
    loops over rows: they take one core, whatever else the machine does.
    """
    left = rows @ rows.T
    found = np.zeros_like(left)
    for place in range(len(left)):
        pivot = int(np.argmax(left.diagonal()))
        if left[pivot, pivot] <= NO_LENGTH:
            return np.ascontiguousarray(found[:, :place])
        column = left[:, pivot] / np.sqrt(left[pivot, pivot])
        found[:, place] = column
        left -= np.outer(column, column)
    return found


def _basis(rows: Matrix) -> Matrix:
    """Return an orthonormal basis of the span of rows: (rank, n_columns)."""
    left, length, found = rows.copy(), _lengths(rows), []
    for place in range(len(left)):
        row = left[place]
        rest = float(row @ row)
        if rest > NOTHING * length[place]:
            row = row / np.sqrt(rest)
            _take_out(left[place + 1 :], _along(left[place + 1 :], row), row)
            found.append(row)
    return np.array(found).reshape(len(found), rows.shape[1])


def _without(rows: Matrix, basis: Matrix) -> Matrix:
    """Return what of each row lies outside the span of a basis."""
    left = rows.copy()
    for _ in range(2):
        left -= (left @ basis.T) @ basis
    return left


def _lengths(rows: Matrix) -> Matrix:
    found: Matrix = np.einsum("ij,ij->i", rows, rows)
    return found


def _along(rows: Matrix, row: Matrix) -> Matrix:
    """Return how far each row goes along a row."""
    found: Matrix = np.einsum("ij,j->i", rows, row)
    return found


def _take_out(rows: Matrix, along: Matrix, row: Matrix) -> None:
    """Make rows orthogonal to a row, in place."""
    touched = np.abs(along) > 1e-12
    rows[touched] -= np.outer(along[touched], row)


def _name(row: Matrix) -> tuple[bytes, bytes]:
    """Return a name of a row of a few people; its opposite has the same."""
    places = np.flatnonzero(row)
    values = row[places]
    return places.tobytes(), (values * np.sign(values[:1])).tobytes()


def lines_of(tables: Mapping[tuple[str, str], Iterable[Key]]) -> list[Line]:
    """Return the sums of tables: figure and split → keys of its cells.

    The whole of a simple table is the figure's total; a line of a cross table adds up
    to the cell of the simple table of the same figure, if there is one.
    """
    found = []
    for (figure, split), keys in tables.items():
        fields = split.split(" across ") if split else []
        listed = list(keys)
        if len(fields) == 1:
            found.append(Line((figure, "", ()), tuple(listed)))
        for side, field in enumerate(fields if len(fields) > 1 else ()):
            by_code: dict[str, list[Key]] = {}
            for key in listed:
                by_code.setdefault(key[2][side], []).append(key)
            for code, parts in by_code.items():
                whole: Key = (figure, field, (code,))
                found.append(Line(whole, tuple(parts)))
        if len(fields) > 1:
            found.append(Line((figure, "", ()), tuple(listed)))
    return found
