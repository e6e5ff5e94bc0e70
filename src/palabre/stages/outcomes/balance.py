"""Balance: whose words were heard under a section, and whose stand in the text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Sum
from django.db.models.functions import Length

from palabre.kernel.groups import StakeholderGroup
from palabre.stages.outcomes.cited import Signs, cited_by
from palabre.stages.outcomes.facts import themes_in_order
from palabre.stages.outcomes.models import Draft
from palabre.stages.reports.models import Intervention

THEME = "theme:"
ALL = ""
"""Key of the whole text."""


@dataclass(frozen=True, slots=True)
class Share:
    """A group's part in percent of what was said and of what was kept."""

    group: str
    said: int
    kept: int
    said_from: int
    kept_from: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The parts of all groups under a section, in the order of the WSIS list."""

    shares: tuple[Share, ...]

    @property
    def is_known(self) -> bool:
        """Tell whether anybody whose group is known was heard."""
        return any(one.said for one in self.shares)


def balances_of(draft: Draft) -> dict[str, Balance]:
    """Return the balance of each section that quotes records, and of the whole.

    Measured in signs: of counted turns, and of their words that the text cites. A
    theme's turns are those of the sessions whose first theme it is, as drafted.
    """
    said = _said(draft)
    cited = cited_by(draft)
    groups = _groups(cited.kept)
    whole_said = _sum(said.values())
    found = {
        section: _balance(
            said.get(section.removeprefix(THEME), whole_said), _kept(signs, groups)
        )
        for section, signs in sorted(cited.by_section.items())
        if _kept(signs, groups)
    }
    return {ALL: _balance(whole_said, _kept(cited.kept, groups)), **found}


def _said(draft: Draft) -> dict[str, Counter[str]]:
    """Return the signs of counted turns by theme and group."""
    themes = themes_in_order(draft.summit)
    rows = (
        Intervention.objects.filter(source__summit=draft.summit, is_voice=True)
        .exclude(group="")
        .values(session=F("source__session"), of=F("group"))
        .annotate(signs=Sum(Length("text")))
        .order_by("session", "of")
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        own = themes.get(row["session"], ("",))[0]
        found[own][row["of"]] += row["signs"]
    return dict(found)


def _groups(signs: Signs) -> dict[int, str]:
    """Return the groups of those turns that are cited and whose group is known."""
    turns = Intervention.objects.filter(pk__in=signs.keys()).exclude(group="")
    return dict(turns.values_list("pk", "group"))


def _kept(signs: Signs, groups: Mapping[int, str]) -> Counter[str]:
    """Return the cited signs by group."""
    found: Counter[str] = Counter()
    for turn, n in signs.items():
        if turn in groups:
            found[groups[turn]] += n
    return found


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for one in counters:
        whole.update(one)
    return whole


def _balance(said: Mapping[str, int], kept: Mapping[str, int]) -> Balance:
    groups = [str(group) for group in StakeholderGroup]
    said_parts = percents([said.get(group, 0) for group in groups])
    kept_parts = percents([kept.get(group, 0) for group in groups])
    return Balance(
        tuple(
            Share(
                group,
                said_parts[place],
                kept_parts[place],
                sum(said_parts[:place]),
                sum(kept_parts[:place]),
            )
            for place, group in enumerate(groups)
        )
    )


def percents(numbers: list[int]) -> list[int]:
    """Return whole percents that sum to a hundred (largest remainders)."""
    total = sum(numbers)
    if not total:
        return [0] * len(numbers)
    parts = [100 * number // total for number in numbers]
    rests = sorted(range(len(numbers)), key=lambda i: (-(100 * numbers[i] % total), i))
    for place in rests[: 100 - sum(parts)]:
        parts[place] += 1
    return parts
