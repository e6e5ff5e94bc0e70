"""What a definition says, as values; its canonical text; the fingerprint of that."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from palabre.engines.figures.vocabulary import Record, record_of


class Operator(StrEnum):
    """How a field is compared."""

    IS = "is"
    IS_NOT = "is not"
    KNOWN = "is known"
    UNKNOWN = "is not known"
    BEFORE = "before"
    AFTER = "after"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: a field, how, and with which values."""

    field: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts hold."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts holds."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """The part does not hold."""

    part: "Condition"


Condition: TypeAlias = Comparison | Every | Either | Without


class Moment(StrEnum):
    """The instants that a definition may name."""

    NOW = "now"
    START = "the start"
    END = "the end"
    AT = "at"


@dataclass(frozen=True, slots=True)
class Instant:
    """As of when rows count; ``told`` is ISO 8601 by the edition's own clock."""

    moment: Moment = Moment.NOW
    told: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A breakdown by one field, or a cross table of two."""

    first: str
    second: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the one field, or both."""
        return (self.first, self.second) if self.second else (self.first,)

    def __str__(self) -> str:
        """Return it as it is written."""
        return " across ".join(self.fields)


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure counts.

    Parameters
    ----------
    record : str
        Name of the record of the vocabulary.
    condition : Condition or None
        Which rows of it; all if None.
    distinct : str
        What makes two rows one.
    instant : Instant
        As of when.
    splits : tuple of Split
        The tables that are published beside the number.
    shows_small : bool
        The total is published even under five: ministers, speakers and the like.
    """

    record: str
    condition: Condition | None
    distinct: str
    instant: Instant = Instant()
    splits: tuple[Split, ...] = ()
    shows_small: bool = False

    @property
    def of(self) -> Record:
        """Return the record that is counted."""
        return record_of(self.record)

    @property
    def is_personal(self) -> bool:
        """Tell whether what is counted is people, so that small numbers name them."""
        return self.of.is_personal and self.distinct in self.of.personal_keys

    def __str__(self) -> str:
        """Return the canonical text; reading it gives this definition again."""
        lines = [f"count {self.record}"]
        if self.condition is not None:
            lines.append(f"where {written(self.condition)}")
        if self.distinct != self.of.key:
            lines.append(f"distinct by {self.distinct}")
        lines.append(f"as of {_instant(self.instant)}")
        if self.splits:
            lines.append(f"split by {', '.join(map(str, self.splits))}")
        if self.shows_small:
            lines.append("show small total")
        return "\n".join(lines)

    @property
    def sha256(self) -> str:
        """Return the fingerprint of what is counted; the splits do not change it."""
        counted = Definition(self.record, self.condition, self.distinct, self.instant)
        return hashlib.sha256(str(counted).encode()).hexdigest()


def comparisons_in(condition: Condition | None) -> Iterator[Comparison]:
    """Yield every comparison of a condition, in reading order."""
    match condition:
        case Comparison():
            yield condition
        case Every(parts) | Either(parts):
            for part in parts:
                yield from comparisons_in(part)
        case Without(part):
            yield from comparisons_in(part)


def written(condition: Condition) -> str:
    """Return a condition as text, with the fewest brackets that keep its sense."""
    match condition:
        case Comparison():
            return _test(condition)
        case Without(part):
            return f"not {_inside(part, (Comparison, Without))}"
        case Every(parts):
            return " and ".join(_inside(part, (Comparison, Without)) for part in parts)
        case Either(parts):
            return " or ".join(
                _inside(part, (Comparison, Without, Every)) for part in parts
            )


def _inside(part: Condition, bare: tuple[type, ...]) -> str:
    words = written(part)
    return words if isinstance(part, bare) else f"({words})"


def _test(test: Comparison) -> str:
    values = ", ".join(_value(one) for one in test.values)
    match test.operator:
        case Operator.KNOWN | Operator.UNKNOWN:
            return f"{test.field} {test.operator}"
        case Operator.IS | Operator.IS_NOT if len(test.values) > 1:
            return f"{test.field} {test.operator} one of {values}"
        case _:
            return f"{test.field} {test.operator} {values}"


def _value(value: str) -> str:
    is_bare = (
        value[:1].isalnum()
        and value.isascii()
        and all(sign.isalnum() or sign in "-_" for sign in value)
        and value.lower() not in RESERVED
    )
    return value if is_bare else f'"{value}"'


def _instant(instant: Instant) -> str:
    return instant.told if instant.moment is Moment.AT else str(instant.moment)


RESERVED = frozenset(
    [
        "across",
        "after",
        "and",
        "as",
        "at",
        "before",
        "by",
        "count",
        "distinct",
        "is",
        "known",
        "least",
        "most",
        "not",
        "of",
        "one",
        "or",
        "show",
        "small",
        "split",
        "the",
        "total",
        "where",
    ]
)
"""Words of the language; a value that is one of them stands in quotation marks."""
