"""Meters: whose words were said, drafted and kept, by group, region, gender, language.

Measured in signs: of counted turns (said), of their words that the draft cited when
it was made (drafted), and of those that the text cites as it stands (kept).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import F, Sum
from django.db.models.functions import Length

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.places import Region, region_of
from palabre.stages.outcomes.balance import percents
from palabre.stages.outcomes.cited import cited_by
from palabre.stages.outcomes.models import Draft
from palabre.stages.reports.models import Intervention

LEAST_VOICES = 5
"""A gender with fewer voices is not shown by itself; it goes with "not known"."""

LEAST_PERCENT = 4
"""A part of what was said that is too small to be called short when kept."""


class Dimension(StrEnum):
    """By what voices are told apart."""

    GROUP = "group"
    REGION = "region"
    GENDER = "gender"
    LANG = "lang"


@dataclass(frozen=True, slots=True)
class Meter:
    """A category's part in percent of what was said, drafted and kept."""

    key: str
    said: int
    drafted: int
    kept: int

    @property
    def is_short(self) -> bool:
        """Tell whether less than half of its part of what was said is kept."""
        return self.said >= LEAST_PERCENT and 2 * self.kept < self.said


Signs = Mapping[str, int]
Row = tuple[str, str, str, str, str, int]
WHO = {
    "of_group": F("group"),
    "of_country": F("country"),
    "of_gender": F("person__gender"),
    "of_lang": F("lang"),
}


def meters_of(draft: Draft) -> dict[Dimension, tuple[Meter, ...]]:
    """Return the meters of a draft by dimension; one without known voices is empty."""
    turns = Intervention.objects.filter(source__summit=draft.summit, is_voice=True)
    heard = _rows(
        turns.values(**WHO, voice=F("label"))
        .annotate(signs=Sum(Length("text")))
        .order_by()
    )
    cited = cited_by(draft)
    told = turns.filter(pk__in=cited.drafted.keys() | cited.kept.keys())
    who = {one["pk"]: one for one in told.values("pk", **WHO, voice=F("label"))}
    drafted, kept = (
        _rows({**who[pk], "signs": n} for pk, n in signs.items())
        for signs in (cited.drafted, cited.kept)
    )
    return {one: _meters(one, heard, drafted, kept) for one in Dimension}


def _rows(found: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [
        (
            str(row["of_group"] or ""),
            _region(str(row["of_country"] or "")),
            str(row["of_gender"] or ""),
            str(row["of_lang"] or ""),
            str(row["voice"]),
            int(str(row["signs"] or 0)),
        )
        for row in found
    ]


def _region(country: str) -> str:
    return str(region_of(country) or "") if country else ""


def _meters(
    by: Dimension, heard: list[Row], drafted: list[Row], kept: list[Row]
) -> tuple[Meter, ...]:
    place = list(Dimension).index(by)
    shown = _shown(heard, place, LEAST_VOICES if by is Dimension.GENDER else 1)
    if not shown:
        return ()
    keys = [*_order(by, shown), ""]
    parts = [
        percents([_signs(rows, place, shown).get(key, 0) for key in keys])
        for rows in (heard, drafted, kept)
    ]
    meters = (Meter(key, *(part[i] for part in parts)) for i, key in enumerate(keys))
    return tuple(one for one in meters if one.key or one.said or one.kept)


def _shown(heard: Iterable[Row], place: int, least: int) -> set[str]:
    voices: dict[str, set[str]] = defaultdict(set)
    for row in heard:
        voices[str(row[place])].add(row[4])
    return {key for key, names in voices.items() if key and len(names) >= least}


def _order(by: Dimension, shown: set[str]) -> list[str]:
    lists = {
        Dimension.GROUP: [str(one) for one in StakeholderGroup],
        Dimension.REGION: [str(one) for one in Region],
    }
    return [key for key in lists.get(by, sorted(shown)) if key in shown]


def _signs(rows: Iterable[Row], place: int, shown: set[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in rows:
        key = str(row[place])
        found[key if key in shown else ""] += row[5]
    return found
