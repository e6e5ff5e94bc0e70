"""Bars of balance: who has spoken how long, by group, region and gender."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.kernel.places import Region, region_name
from palabre.stages.live import queries
from palabre.stages.live.messages import FACTORS, GENDERS
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.order import weights_in_force
from palabre.stages.live.times import quota_left, seconds_of
from palabre.stages.people.states import Gender
from palabre.web.ui.names import group_name


@dataclass(frozen=True, slots=True)
class Bar:
    """One value's share of the time: ``percent`` of the longest."""

    name: str
    seconds: int
    percent: int
    left: int | None = None

    @property
    def time(self) -> str:
        """Return minutes and seconds."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}"

    @property
    def time_left(self) -> str:
        """Return what is left of a quota, with a sign if it is over."""
        left = self.left or 0
        sign = "\u2212" if left < 0 else ""
        return f"{sign}{abs(left) // 60}:{abs(left) % 60:02}"


@dataclass(frozen=True, slots=True)
class Balance:
    """All bars, and the weights where the list follows them."""

    tables: list[tuple[str, list[Bar]]]
    weights: list[tuple[str, int]]
    n_turns: int


def balance_of(sitting: Sitting, at: datetime) -> Balance:
    """Return how the time was shared so far."""
    log = queries.floor_log(sitting)
    lang = get_language() or "en"
    spoken = {factor: _seconds(log, factor, at) for factor in READS}
    left = quota_left(sitting.quotas, spoken["group"])
    for group in left:
        spoken["group"].setdefault(group, 0)
    tables = [
        (str(title), _bars(spoken[factor], factor, lang, left))
        for factor, title in (
            ("group", _("Group")),
            ("region", _("Region")),
            ("gender", _("Gender")),
        )
    ]
    n_turns = len({one.request_id for one in log})
    shown = [one for one in tables if one[1]]
    return Balance(shown, weights_of(sitting), n_turns)


def weights_of(sitting: Sitting) -> list[tuple[str, int]]:
    """Return what the order by balance weighs, how much; nothing under other rules."""
    weights = weights_in_force(sitting.order_rule, sitting.weights)
    return [(str(FACTORS[name]), weight) for name, weight in weights.items()]


READS: dict[str, Callable[[RequestForFloor], str]] = {
    "group": attrgetter("group"),
    "region": queries.region,
    "gender": attrgetter("gender"),
}


def _seconds(log: list[Statement], factor: str, at: datetime) -> Counter[str]:
    spoken: Counter[str] = Counter()
    for one in log:
        value = READS[factor](one.request)
        if value:
            spoken[value] += seconds_of(one, at)
    return spoken


def _bars(
    spoken: Counter[str], factor: str, lang: str, left: Mapping[str, int]
) -> list[Bar]:
    most = max(spoken.values(), default=0) or 1
    return [
        Bar(
            _named(factor, value, lang),
            seconds,
            round(100 * seconds / most),
            left.get(value) if factor == "group" else None,
        )
        for value, seconds in sorted(spoken.items(), key=lambda one: (-one[1], one[0]))
    ]


def _named(factor: str, value: str, lang: str) -> str:
    if factor == "region":
        return region_name(Region(value), lang)
    if factor == "gender":
        return str(GENDERS[Gender(value)])
    return group_name(value, lang)
