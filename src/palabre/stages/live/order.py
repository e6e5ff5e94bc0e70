"""The order of the list of speakers, by rule; why each stands where it stands.

Pure: candidates and what was said so far in, places with their reasons out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from palabre.kernel.languages import Text
from palabre.stages.live.states import (
    CATEGORY_ORDER,
    OrderCategory,
    OrderRule,
    RequestKind,
)

WEIGHTS = {"group": 3, "region": 2, "gender": 2, "first": 2, "spoken": 2}
"""Of the order by balance, unless the chair sets others."""

FACTORS = tuple(WEIGHTS)


def weights_in_force(rule: str, given: Mapping[str, int]) -> dict[str, int]:
    """Return what the order weighs, how much; nothing under other rules."""
    if rule != OrderRule.BALANCE:
        return {}
    return {name: given.get(name, usual) for name, usual in WEIGHTS.items()}


WEIGHT_LIMIT = 9
UNKNOWN_NEED = 0.5
"""Whoever says nothing of group or gender is neither helped nor held back."""

NO_RANK = 99
PARTS_TOLD = 2
"""Reasons told of a place by balance: the two that weigh most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who waits, as far as the order needs to know."""

    code: str
    position: int
    kind: str = RequestKind.STATEMENT
    category: str = ""
    rank_order: int = NO_RANK
    group: str = ""
    region: str = ""
    gender: str = ""
    is_first: bool = False
    n_skipped: int = 0
    fixed_place: int | None = None
    place_reason: str = ""
    rank_reason: "Reason | None" = None
    swapped_with: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said so far: turns by group, region, gender; seconds by group."""

    group: Mapping[str, int] = field(default_factory=dict)
    region: Mapping[str, int] = field(default_factory=dict)
    gender: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a place: a code of `messages.REASONS` with its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def as_json(self) -> list[object]:
        """Return what the stream carries: each page has the sentences."""
        facts = {
            name: dict(value.words) if isinstance(value, Text) else value
            for name, value in self.facts.items()
        }
        return [self.code, facts]


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate's place, from 1, and why."""

    code: str
    place: int
    reasons: tuple[Reason, ...]


def order(
    candidates: Sequence[Candidate],
    rule: str,
    *,
    spoken: Spoken,
    weights: Mapping[str, int],
    turn_seconds: int,
) -> list[Placed]:
    """Put candidates in order by a rule.

    Points of order come first, by precedence; replies next; then everybody by the
    rule; then who was absent when called; rights of reply at the end. A place that the
    chair fixed holds among all but the points of order.
    """
    points = sorted((one for one in candidates if _is_point(one)), key=_precedence)
    others = [one for one in candidates if not _is_point(one)]
    fixed = [one for one in others if one.fixed_place is not None]
    free = [one for one in others if one.fixed_place is None]
    by_rule = _by_rule(free, rule, spoken, weights, turn_seconds)
    placed: list[Ranked] = [(one, (_point_reason(one),)) for one in points]
    placed += _with_fixed(by_rule, fixed)
    return [
        Placed(one.code, place, _reasons(one, reasons))
        for place, (one, reasons) in enumerate(placed, 1)
    ]


Ranked = tuple[Candidate, tuple[Reason, ...]]


def _reasons(one: Candidate, found: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return why somebody stands there: an agreement goes before every rule."""
    if one.swapped_with:
        return (Reason("swapped", {"name": one.swapped_with}),)
    return found


def _is_point(one: Candidate) -> bool:
    return one.kind == RequestKind.POINT_OF_ORDER


def _precedence(one: Candidate) -> tuple[int, int]:
    category = one.category or OrderCategory.PROCEDURE
    return CATEGORY_ORDER[OrderCategory(category)], one.position


def _point_reason(one: Candidate) -> Reason:
    return Reason("point-of-order", {"category": one.category or "procedure"})


def _by_rule(
    free: Sequence[Candidate],
    rule: str,
    spoken: Spoken,
    weights: Mapping[str, int],
    turn_seconds: int,
) -> list[Ranked]:
    tiers: dict[int, list[Candidate]] = {}
    for one in sorted(free, key=lambda one: one.position):
        tiers.setdefault(_tier(one), []).append(one)
    placed: list[Ranked] = []
    for tier in sorted(tiers):
        ranked = _ranked(tiers[tier], rule, spoken, weights, turn_seconds)
        why = TIERS.get(tier)
        placed += [(one, (Reason(why),) if why else reasons) for one, reasons in ranked]
    return placed


REPLIES, IN_TURN, SKIPPED, RIGHTS_OF_REPLY = range(4)
TIERS = {
    REPLIES: "reply",
    SKIPPED: "skipped",
    RIGHTS_OF_REPLY: "right-of-reply",
}


def _tier(one: Candidate) -> int:
    if one.kind == RequestKind.RIGHT_OF_REPLY:
        return RIGHTS_OF_REPLY
    if one.n_skipped:
        return SKIPPED
    return REPLIES if one.kind == RequestKind.REPLY else IN_TURN


def _ranked(
    free: Sequence[Candidate],
    rule: str,
    spoken: Spoken,
    weights: Mapping[str, int],
    turn_seconds: int,
) -> list[Ranked]:
    if rule == OrderRule.PROTOCOL:
        ranked = sorted(free, key=lambda one: (one.rank_order, one.position))
        return [(one, (_rank_reason(one),)) for one in ranked]
    if rule == OrderRule.BALANCE:
        return _balanced(free, spoken, weights, turn_seconds)
    return [(one, (Reason("inscription"),)) for one in free]


def _rank_reason(one: Candidate) -> Reason:
    if one.rank_reason is not None:
        return one.rank_reason
    return Reason("rank" if one.rank_order < NO_RANK else "no-rank")


def _with_fixed(by_rule: list[Ranked], fixed: Sequence[Candidate]) -> list[Ranked]:
    """Put fixed places in, the first first; of two equal ones the earlier stays so."""
    placed, least = list(by_rule), 0
    for one in sorted(fixed, key=lambda one: (one.fixed_place or 1, one.position)):
        reason = Reason("fixed", {"reason": one.place_reason})
        index = max(least, (one.fixed_place or 1) - 1)
        placed.insert(index, (one, (reason,)))
        least = min(index, len(placed) - 1) + 1
    return placed


# Balance ------------------------------------------------------------------------------


class _Ledger:
    """Turns and seconds so far; grows as places are given."""

    def __init__(self, spoken: Spoken) -> None:
        self.turns = {
            "group": Counter(spoken.group),
            "region": Counter(spoken.region),
            "gender": Counter(spoken.gender),
        }
        self.seconds = Counter(spoken.seconds)

    def need(self, factor: str, one: Candidate) -> float:
        """Return how much a candidate's turn would mend, in [0, 1]."""
        if factor == "first":
            return float(one.is_first)
        value = one.group if factor == "spoken" else getattr(one, factor)
        if not value:
            return UNKNOWN_NEED
        so_far = self.seconds if factor == "spoken" else self.turns[factor]
        most = max(so_far.values(), default=0)
        return 1 - so_far[value] / most if most else 1.0

    def reason(self, factor: str, one: Candidate) -> Reason:
        """Return what to say of a factor."""
        if factor == "first":
            return Reason("first")
        if factor == "gender":
            return Reason("gender")  # everybody reads it: not whose is which
        if factor == "spoken":
            facts = {
                "group": one.group,
                "minutes": round(self.seconds[one.group] / 60),
                "total": round(sum(self.seconds.values()) / 60),
            }
            return Reason("spoken", facts)
        value = getattr(one, factor)
        turns = self.turns[factor]
        n_turns, total = turns[value], sum(turns.values())
        return Reason(factor, {factor: value, "n": n_turns, "total": total})

    def take(self, one: Candidate, seconds: int) -> None:
        """Count a turn that will be taken."""
        for factor, turns in self.turns.items():
            if value := getattr(one, factor):
                turns[value] += 1
        if one.group:
            self.seconds[one.group] += seconds


def _balanced(
    free: Sequence[Candidate],
    spoken: Spoken,
    weights: Mapping[str, int],
    turn_seconds: int,
) -> list[Ranked]:
    """Give each place to whoever's turn mends the balance most, the earlier on a tie.

    O(n^2) in the number who wait; lists have some dozens.
    """
    ledger, left, placed = _Ledger(spoken), list(free), list[Ranked]()
    while left:
        parts = {one.code: _parts(ledger, one, weights) for one in left}
        best = max(left, key=lambda one: (sum(parts[one.code].values()), -one.position))
        placed.append((best, _told(ledger, best, parts[best.code])))
        ledger.take(best, turn_seconds)
        left.remove(best)
    return placed


def _parts(
    ledger: _Ledger, one: Candidate, weights: Mapping[str, int]
) -> dict[str, float]:
    return {
        factor: weights.get(factor, WEIGHTS[factor]) * ledger.need(factor, one)
        for factor in FACTORS
    }


def _told(
    ledger: _Ledger, one: Candidate, parts: Mapping[str, float]
) -> tuple[Reason, ...]:
    known = [
        factor
        for factor in FACTORS
        if parts[factor] > 0 and (factor == "first" or _value(one, factor))
    ]
    heaviest = sorted(known, key=lambda factor: -parts[factor])[:PARTS_TOLD]
    score = Reason("score", {"score": f"{sum(parts.values()):.1f}"})
    return (*(ledger.reason(factor, one) for factor in heaviest), score)


def _value(one: Candidate, factor: str) -> str:
    return str(one.group if factor == "spoken" else getattr(one, factor))
