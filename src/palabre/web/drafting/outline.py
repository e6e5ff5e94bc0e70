"""The outline of a draft: each section with its length and its balance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palabre.stages.outcomes.balance import Balance
from palabre.stages.outcomes.queries import SectionRow


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section as the outline shows it; ``width`` of a hundred is its length."""

    section: SectionRow
    width: int
    balance: Balance | None


def outline_of(
    sections: Iterable[SectionRow], balances: Mapping[str, Balance]
) -> tuple[OutlineRow, ...]:
    """Return the sections with meters; the longest section has the full width."""
    kept = tuple(sections)
    longest = max((one.n_words for one in kept), default=0) or 1
    return tuple(
        OutlineRow(one, round(100 * one.n_words / longest), balances.get(one.key))
        for one in kept
    )
