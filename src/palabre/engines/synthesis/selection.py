"""Which points stand in the text: exact optimisation under balance.

Maximise sum(w_p z_p) + eps sum(q_s x_s) under length, caps and lower bounds, with
HiGHS on one thread and gap 0. Weights are whole numbers; ties go to the smaller id.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Self

import highspy
import numpy as np

from palabre.engines.formats.cabinet import Cabinet, Plain
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.shapes import (
    Candidate,
    Point,
    Price,
    Relaxation,
    Selection,
)
from palabre.engines.synthesis.shared_out import cores

SCALE = 10_000
_STDOUT = 1
_ONE_AT_A_TIME = Lock()

PENALTY = 10_000_000
"""Cost of one missing unit of a lower bound: more than any text can be worth."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a selection must respect.

    Parameters
    ----------
    words : int
        Length of all sentences together.
    per_organisation, per_session, per_voice : int
        Most sentences from one.
    at_most, at_least : mapping of Function to int
        Sentences by discourse function; the lower bound only as far as there are any.
    groups, regions, themes : int
        Least sentences from each group, region and theme that has candidates.
    """

    words: int
    per_organisation: int
    per_session: int
    per_voice: int
    at_most: Mapping[Function, int]
    groups: int = 1
    regions: int = 1
    quotations: int = 1
    themes: int = 0
    at_least: Mapping[Function, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    columns: tuple[int, ...]
    values: tuple[float, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What a selection was made from; enough to make it again and to ask "what if".

    Parameters
    ----------
    points : tuple of Point
        Those that competed, sorted by id.
    pairs : tuple of (str, str)
        Ids of points too like each other to stand in one text.
    """

    points: tuple[Point, ...]
    bounds: Bounds
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptOut:
    """Why a point was not chosen.

    Parameters
    ----------
    bounds : tuple of str
        Bounds without which it would have been chosen, each alone.
    percent : float
        What the objective loses if the point must stand in the text.
    displaced : tuple of str
        Ids of the points that would then leave.
    full : tuple of str
        Bounds that what was chosen fills so far that the point exceeds them.
    emptied : tuple of str
        Groups and regions that would then have no sentence.
    """

    bounds: tuple[str, ...]
    percent: float
    displaced: tuple[str, ...]
    full: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()


def kept_out(choice: Choice, wanted: str) -> KeptOut:
    """Return why a point that competed was not chosen.

    Each bound that touches the point is taken away in turn, then each kind of places
    kept for others, and the whole solved again.
    """
    points = choice.points
    place = next(index for index, point in enumerate(points) if point.id == wanted)
    rows, weights = _rows(points, choice.bounds, choice.pairs), _weights(points)
    chosen, missing, value = _solve(weights, rows)
    forced, missed, with_it = _solve(weights, rows, must=place)
    upper = [row for row in rows if place in row.columns and row.high < np.inf]
    freeing = tuple(
        name
        for name in sorted({row.name for row in upper})
        if place
        in _solve(weights, [r for r in rows if r not in upper or r.name != name])[0]
    )
    freeing += tuple(
        kind
        for kind in sorted({row.name.split()[0] for row in _lower(rows)})
        if place in _solve(weights, [r for r in rows if not _keeps(r, kind)])[0]
    )
    full = {row.name for row in upper if _filled(row, [*chosen, place]) > row.high}
    emptied = tuple(
        row.name
        for row, before, after in zip(_lower(rows), missing, missed, strict=True)
        if after > before
    )
    lost = round(100.0 * (value - with_it) / max(1, value), 2)
    gone = tuple(points[index].id for index in chosen if index not in set(forced))
    return KeptOut(freeing, max(0.0, lost), gone, tuple(sorted(full)), emptied)


def _keeps(row: _Row, kind: str) -> bool:
    """Tell whether a row keeps places for a group, a region, a theme or a kind."""
    return row.low > 0 and row.name.split()[0] == kind


def _filled(row: _Row, chosen: Sequence[int]) -> float:
    """Return how much of a row a choice takes."""
    taken = set(chosen)
    return sum(
        value
        for column, value in zip(row.columns, row.values, strict=True)
        if column in taken
    )


def select(
    theme: str,
    points: Sequence[Point],
    bounds: Bounds,
    pairs: Sequence[tuple[str, str]],
    *,
    prices: bool = True,
    kept: Cabinet | None = None,
) -> Selection:
    """Return the best points of a theme under the bounds, with what each bound costs.

    Parameters
    ----------
    points : sequence of Point
        Sorted by id; their order breaks ties.
    pairs : sequence of (str, str)
        Ids of points too like each other to stand in one text.
    """
    with Pricing(kept, is_asked=prices) as pricing:
        found = pricing.selected(theme, points, bounds, pairs)
        return pricing.priced(found)


_Solved = tuple[tuple[int, ...], tuple[int, ...], int]
_Prices = Callable[[], tuple[Price, ...]]

_IN_MEMORY = 64
"""Answers kept in memory: those of two editions, for a text drafted again."""


class Pricing:
    """Selections one after the other; what their bounds cost is worked out meanwhile.

    The next selection needs the points of the one before, and no price; nor does what
    is written of them, before the annexes.

    Parameters
    ----------
    kept : Cabinet, optional
        Where answers are looked for, and left.
    is_asked : bool
        Work out what each bound costs.
    """

    def __init__(self, kept: Cabinet | None, *, is_asked: bool) -> None:
        self._kept, self._is_asked = kept, is_asked
        # the solver leaves the interpreter free
        self._beside = ThreadPoolExecutor(cores())
        self._waiting: dict[str, _Prices] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.shutdown(cancel_futures=True)

    def selected(
        self,
        theme: str,
        points: Sequence[Point],
        bounds: Bounds,
        pairs: Sequence[tuple[str, str]],
    ) -> Selection:
        """Return the best points under the bounds, without what these cost."""
        if not points:
            return Selection(theme, ())
        rows = _rows(points, bounds, pairs)
        (chosen, missing, value), prices = self._solved(_weights(points), rows)
        relaxed = tuple(
            Relaxation(row.name, int(row.low), int(row.low) - gap)
            for row, gap in zip(_lower(rows), missing, strict=True)
            if gap
        )
        self._waiting[theme] = prices
        picked = tuple(points[index] for index in chosen)
        return Selection(theme, picked, value, relaxed)

    def priced(self, found: Selection) -> Selection:
        """Return a selection with what its bounds cost."""
        if found.theme not in self._waiting:
            return found
        prices = self._waiting[found.theme]()
        self._waiting[found.theme] = lambda: prices
        return replace(found, prices=prices)

    def _solved(
        self, weights: Sequence[int], rows: Sequence[_Row]
    ) -> tuple[_Solved, _Prices]:
        """Return what is chosen, what is missing and the value; then the prices."""
        asked = [repr((weights, rows, self._is_asked)).encode()]
        held = _recalled(self._kept.recall("chosen", asked)) if self._kept else None
        if held is not None:
            solved, known = held
            return solved, lambda: known
        solved = _answer(tuple(weights), tuple(rows))
        if not self._is_asked:
            self._keep(asked, solved, ())
            return solved, tuple
        begun = _prices_begun(self._beside, weights, rows, solved)

        def prices() -> tuple[Price, ...]:
            found = tuple(one.result() for one in begun)
            self._keep(asked, solved, found)
            return found

        return solved, prices

    def _keep(
        self, asked: list[bytes], solved: _Solved, priced: tuple[Price, ...]
    ) -> None:
        if self._kept is None:
            return
        chosen, missing, value = solved
        plain: list[Plain] = [[one.bound, one.percent] for one in priced]
        self._kept.keep("chosen", asked, [[*chosen], [*missing], value, plain])


@lru_cache(maxsize=_IN_MEMORY)
def _answer(weights: tuple[int, ...], rows: tuple[_Row, ...]) -> _Solved:
    chosen, missing, value = _solve(weights, rows)
    return tuple(chosen), tuple(missing), value


def _recalled(plain: Any) -> tuple[_Solved, tuple[Price, ...]] | None:
    """Return what was kept, unless it does not have the shape of an answer."""
    try:
        chosen, missing, value, priced = plain
        places = tuple(int(one) for one in chosen)
        gaps = tuple(int(one) for one in missing)
        prices = tuple(Price(str(bound), float(percent)) for bound, percent in priced)
        return (places, gaps, int(value)), prices
    except (TypeError, ValueError):
        return None


def _weights(points: Sequence[Point]) -> list[int]:
    epsilon = [len(points) - index for index in range(len(points))]
    return [
        round(point.weight * SCALE) * len(points) + tie
        for point, tie in zip(points, epsilon, strict=True)
    ]


def _rows(
    points: Sequence[Point], bounds: Bounds, pairs: Sequence[tuple[str, str]]
) -> list[_Row]:
    rows = [
        _Row(
            "words",
            tuple(range(len(points))),
            tuple(float(n_words(point)) for point in points),
            -np.inf,
            bounds.words,
        )
    ]
    rows += _caps(points, bounds)
    place = {point.id: index for index, point in enumerate(points)}
    for first, second in pairs:
        if first in place and second in place:
            columns = tuple(sorted((place[first], place[second])))
            rows.append(_Row("likeness", columns, (1.0, 1.0), -np.inf, 1))
    return rows + _balance(points, bounds)


def n_words(point: Point) -> int:
    """Return the words a point takes in the text, with its frame."""
    reported = point.lead.reported
    words = reported.clause if reported else point.lead.sentence.words
    return len(words.split()) + 6


def _caps(points: Sequence[Point], bounds: Bounds) -> list[_Row]:
    rows = []
    for name, cap, keys in (
        (
            "organisation",
            bounds.per_organisation,
            [_organisation(p.lead) for p in points],
        ),
        (
            "session",
            bounds.per_session,
            [p.lead.sentence.source.session for p in points],
        ),
        ("voice", bounds.per_voice, [_voice(p.lead) for p in points]),
    ):
        rows += [
            _Row(f"{name} {key}", columns, (1.0,) * len(columns), -np.inf, cap)
            for key, columns in _grouped(keys)
            if len(columns) > cap
        ]
    for function, columns in _grouped([p.lead.act.function.value for p in points]):
        cap = bounds.at_most.get(Function(function), len(points))
        rows.append(
            _Row(f"function {function}", columns, (1.0,) * len(columns), -np.inf, cap)
        )
    quoted = tuple(i for i, point in enumerate(points) if point.lead.reported is None)
    if quoted:
        rows.append(
            _Row("quotations", quoted, (1.0,) * len(quoted), -np.inf, bounds.quotations)
        )
    return rows


def _balance(points: Sequence[Point], bounds: Bounds) -> list[_Row]:
    rows = []
    for name, least, keys in (
        ("group", bounds.groups, [p.lead.sentence.source.voice.group for p in points]),
        (
            "region",
            bounds.regions,
            [p.lead.sentence.source.voice.region for p in points],
        ),
        ("theme", bounds.themes, [p.theme for p in points]),
    ):
        for key, columns in _grouped(keys):
            low = min(least, len(columns))
            if low:
                rows.append(
                    _Row(f"{name} {key}", columns, (1.0,) * len(columns), low, np.inf)
                )
    for key, columns in _grouped([p.lead.act.function.value for p in points]):
        low = min(bounds.at_least.get(Function(key), 0), len(columns))
        if low:
            name = f"least {key}"
            rows.append(_Row(name, columns, (1.0,) * len(columns), low, np.inf))
    return rows


def _organisation(candidate: Candidate) -> str:
    return candidate.sentence.source.voice.organisation


def _voice(candidate: Candidate) -> str:
    return candidate.sentence.source.voice.key


def _grouped(keys: Sequence[str]) -> list[tuple[str, tuple[int, ...]]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key:
            found[key].append(index)
    return [(key, tuple(columns)) for key, columns in sorted(found.items())]


def _lower(rows: Sequence[_Row]) -> list[_Row]:
    return [row for row in rows if row.low > 0]


def _solve(
    weights: Sequence[int],
    rows: Sequence[_Row],
    known: Sequence[int] | None = None,
    must: int | None = None,
) -> tuple[list[int], list[int], int]:
    """Return what is chosen, what each lower bound misses, and the value.

    Parameters
    ----------
    known : sequence of int, optional
        A choice that keeps every row: where to begin. The best one is the same.
    must : int, optional
        Place of a point that has to be chosen.
    """
    model, n_points = _model(weights, rows), len(weights)
    if must is not None:
        lowest = np.zeros(model.num_col_)
        lowest[must] = 1
        model.col_lower_ = lowest
    with _without_banner():
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("random_seed", 0),
        ("parallel", "off"),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    if known is not None:
        solver.setOptionValue("presolve", "off")  # it would forget where to begin
        solver.setSolution(_beginning(known, n_points, rows))
    solver.run()
    values = solver.getSolution().col_value
    chosen = [index for index in range(n_points) if values[index] > 0.5]
    missing = [round(value) for value in values[n_points:]]
    return chosen, missing, sum(weights[index] for index in chosen)


def _beginning(
    known: Sequence[int], n_points: int, rows: Sequence[_Row]
) -> highspy.HighsSolution:
    """Return a known choice as the values of all columns, what lower bounds miss too."""
    taken = set(known)
    short = [max(0.0, row.low - len(taken & set(row.columns))) for row in _lower(rows)]
    begun = highspy.HighsSolution()
    begun.col_value = [*(float(at in taken) for at in range(n_points)), *short]
    return begun


@contextmanager
def _without_banner() -> Iterator[None]:
    """Send to nowhere what HiGHS writes to standard output before it takes options."""
    with _ONE_AT_A_TIME, Path(os.devnull).open("wb") as nowhere:
        kept = os.dup(_STDOUT)
        os.dup2(nowhere.fileno(), _STDOUT)
        try:
            yield
        finally:
            os.dup2(kept, _STDOUT)
            os.close(kept)


def _model(weights: Sequence[int], rows: Sequence[_Row]) -> highspy.HighsLp:
    lower = _lower(rows)
    slack = {id(row): len(weights) + place for place, row in enumerate(lower)}
    n_columns = len(weights) + len(lower)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = n_columns, len(rows)
    top = float(max(weights))
    gains = [float(weight) / top * SCALE for weight in weights]
    costs = [*[-gain for gain in gains], *[float(PENALTY)] * len(lower)]
    lp.col_cost_ = np.array(costs)
    lp.col_lower_ = np.zeros(n_columns)
    lp.col_upper_ = np.array([1.0] * len(weights) + [row.low for row in lower])
    lp.row_lower_ = np.array([row.low for row in rows], dtype=np.float64)
    lp.row_upper_ = np.array([row.high for row in rows], dtype=np.float64)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * n_columns
    starts, index, value = [0], list[int](), list[float]()
    for row in rows:
        index += row.columns
        value += row.values
        if id(row) in slack:
            index.append(slack[id(row)])
            value.append(1.0)
        starts.append(len(index))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    lp.a_matrix_.index_ = np.array(index, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(value)
    return lp


PRICED = (
    "function",
    "group",
    "organisation",
    "quotations",
    "region",
    "session",
    "voice",
    "words",
)
"""Kinds of bounds whose price is told, also where it is nothing."""


def _prices_begun(
    beside: Executor,
    weights: Sequence[int],
    rows: Sequence[_Row],
    solved: _Solved,
) -> list[Future[Price]]:
    """Begin to work out what each kind of bound costs, in the order of their names.

    Without it, the choice can only be better. What the other lower bounds reached they
    keep, no more: a bound taken away must not be charged with a group that found its
    place by it.

    Parameters
    ----------
    solved : (chosen, missing, value)
        Under all bounds.
    """
    chosen, missing, value = solved
    held = _as_met(rows, missing)
    kinds = {row.name.split()[0] for row in held}

    asked = (tuple(weights), tuple(held), chosen, value)
    return [
        beside.submit(_price, *asked, kind)
        for kind in sorted({*PRICED, *kinds} - {"likeness"})
    ]


@lru_cache(maxsize=8 * _IN_MEMORY)
def _price(
    weights: tuple[int, ...],
    held: tuple[_Row, ...],
    chosen: tuple[int, ...],
    value: int,
    kind: str,
) -> Price:
    rest = [row for row in held if row.name.split()[0] != kind]
    if len(rest) == len(held):
        return Price(kind, 0.0)
    _, _, without = _solve(weights, rest, chosen)
    lost = 100.0 * (without - value) / max(1, without)
    return Price(kind, round(lost, 2))


def _as_met(rows: Sequence[_Row], missing: Sequence[int]) -> list[_Row]:
    """Return the rows with the lower bounds that were reached instead of those wanted."""
    gaps = {id(row): gap for row, gap in zip(_lower(rows), missing, strict=True)}
    met = [replace(row, low=row.low - gaps.get(id(row), 0)) for row in rows]
    return [row for row in met if row.low != 0]
