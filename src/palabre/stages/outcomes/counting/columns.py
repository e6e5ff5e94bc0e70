"""How a field of a definition is found in a table: its condition and its value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from django.db.models import Q

from palabre.engines.figures.definition import Comparison, Operator
from palabre.kernel.places import Country, countries, region_of

NOTHING = Q(pk__in=())
"""A condition that no row meets."""


class Column(Protocol):
    """A field in one table.

    ``path`` is what a query reads; ``condition`` a comparison as Django puts it;
    ``code`` the field's code for what was read.
    """

    @property
    def path(self) -> str:
        """Return the lookup whose value is read."""
        ...

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return a comparison as a condition of a query."""
        ...

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code of a value that was read; empty if it is not known."""
        ...


def _negated(test: Comparison, found: Q) -> Q:
    is_not = test.operator in {Operator.IS_NOT, Operator.KNOWN}
    return ~found if is_not else found


@dataclass(frozen=True, slots=True)
class Plain:
    """A code, a flag that a query works out, a number; some under another name."""

    path: str
    kept_as: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        del zone
        if test.operator in {Operator.KNOWN, Operator.UNKNOWN}:
            unknown = Q(**{f"{self.path}__isnull": True}) | Q(**{self.path: ""})
            return _negated(test, unknown)
        if test.operator in {Operator.AT_LEAST, Operator.AT_MOST}:
            bound = "gte" if test.operator is Operator.AT_LEAST else "lte"
            return Q(**{f"{self.path}__{bound}": int(test.values[0])})
        wanted = [self.prefix + self.kept_as.get(one, one) for one in test.values]
        return _negated(test, Q(**{f"{self.path}__in": wanted}))

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        del zone
        told = "" if value is None else str(value).removeprefix(self.prefix)
        return {kept: code for code, kept in self.kept_as.items()}.get(told, told)


@dataclass(frozen=True, slots=True)
class Number(Plain):
    """A number: it is never empty text, and is compared as a number."""

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        if test.operator in {Operator.KNOWN, Operator.UNKNOWN}:
            return _negated(test, Q(**{f"{self.path}__isnull": True}))
        return Plain.condition(self, test, zone)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no, worked out by the query under this name."""

    path: str

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        del zone
        return _negated(test, Q(**{self.path: "yes" in test.values}))

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        del zone
        return "yes" if value else "no"


@dataclass(frozen=True, slots=True)
class Fixed:
    """What all rows of a table have in common."""

    path: str
    value: str

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        del zone
        match test.operator:
            case Operator.KNOWN:
                holds = True
            case Operator.UNKNOWN:
                holds = False
            case _:
                is_there = self.value in test.values
                holds = is_there is (test.operator is Operator.IS)
        return ~NOTHING if holds else NOTHING

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        del value, zone
        return self.value


@dataclass(frozen=True, slots=True)
class DayOf:
    """The day of an instant by the edition's clock, or a plain date."""

    path: str
    is_date: bool = False

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        if test.operator in {Operator.KNOWN, Operator.UNKNOWN}:
            return _negated(test, Q(**{f"{self.path}__isnull": True}))
        days = [date.fromisoformat(one) for one in test.values]
        if test.operator is Operator.BEFORE:
            return Q(**{f"{self.path}__lt": self._begin(days[0], zone)})
        if test.operator is Operator.AFTER:
            return Q(**{f"{self.path}__gte": self._begin(_next(days[0]), zone)})
        found = NOTHING
        for one in days:
            found |= Q(
                **{
                    f"{self.path}__gte": self._begin(one, zone),
                    f"{self.path}__lt": self._begin(_next(one), zone),
                }
            )
        return _negated(test, found)

    def _begin(self, on: date, zone: ZoneInfo) -> date:
        return on if self.is_date else datetime.combine(on, time(), zone)

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        if isinstance(value, datetime):
            return value.astimezone(zone).date().isoformat()
        return value.isoformat() if isinstance(value, date) else ""


def _next(on: date) -> date:
    return on + timedelta(days=1) if on < date.max else on


@dataclass(frozen=True, slots=True)
class RegionOf:
    """The regional group of a country's code."""

    path: str

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        del zone
        in_groups = _countries_by_region()
        if test.operator in {Operator.KNOWN, Operator.UNKNOWN}:
            known = Q(**{f"{self.path}__in": [*countries()]})
            return known if test.operator is Operator.KNOWN else ~known
        wanted = [code for region in test.values for code in in_groups[region]]
        return _negated(test, Q(**{f"{self.path}__in": wanted}))

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        del zone
        return str(region_of(str(value or "")) or "")


@cache
def _countries_by_region() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, country in countries().items():
        found.setdefault(str(country.region), []).append(code)
    return found


@dataclass(frozen=True, slots=True)
class ListedCountry:
    """Whether a country stands on a list of the United Nations."""

    path: str
    fact: str

    def condition(self, test: Comparison, zone: ZoneInfo) -> Q:
        """Return the comparison."""
        del zone
        listed = [code for code, one in countries().items() if self._is(one)]
        found = Q(**{f"{self.path}__in": listed})
        is_yes = ("yes" in test.values) is (test.operator is Operator.IS)
        return found if is_yes else ~found

    def _is(self, country: Country) -> bool:
        return bool(getattr(country, self.fact))

    def code(self, value: object, zone: ZoneInfo) -> str:
        """Return the code."""
        del zone
        country = countries().get(str(value or "").upper())
        return "yes" if country and self._is(country) else "no"


def of_country(path: str) -> dict[str, Column]:
    """Return the fields that follow from a country's code."""
    return {
        "country": Plain(path),
        "region": RegionOf(path),
        "least-developed": ListedCountry(path, "is_ldc"),
        "small-island": ListedCountry(path, "is_sids"),
        "landlocked": ListedCountry(path, "is_lldc"),
    }
