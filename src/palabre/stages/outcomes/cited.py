"""Words that a draft cites: each counted once, however many sentences rest on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palabre.stages.outcomes.models import Draft, Evidence

Span = tuple[int, int]
Signs = Mapping[int, int]
"""Signs cited of each turn, by its key."""


@dataclass(frozen=True, slots=True)
class Cited:
    """How many signs of counted turns a draft cites.

    Parameters
    ----------
    drafted : Mapping
        Of each turn, as the draft was made.
    kept : Mapping
        Of each turn, as the text stands.
    by_section : Mapping
        As the text stands, section by section.
    """

    drafted: Signs
    kept: Signs
    by_section: Mapping[str, Signs]


def cited_by(draft: Draft) -> Cited:
    """Return what a draft cites of counted turns.

    Both halves of a split sentence rest on the same words, and a merged one on those of
    both; what a person took in, wrote or merged later was not drafted.
    """
    rows = (
        Evidence.objects.filter(sentence__draft=draft, intervention__is_voice=True)
        .order_by("pk")
        .values_list(
            "sentence__code",
            "sentence__section",
            "sentence__is_dropped",
            "intervention",
            "start",
            "end",
        )
    )
    made = _made_with(draft)
    first: dict[tuple[int, int, int], str] = {}
    kept: dict[int, list[Span]] = defaultdict(list)
    sections: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for code, section, is_dropped, turn, start, end in rows:
        first.setdefault((turn, start, end), code)
        if not is_dropped:
            kept[turn].append((start, end))
            sections[section][turn].append((start, end))
    drafted: dict[int, list[Span]] = defaultdict(list)
    for (turn, start, end), code in first.items():
        if code in made:
            drafted[turn].append((start, end))
    return Cited(
        _signs(drafted),
        _signs(kept),
        {section: _signs(turns) for section, turns in sections.items()},
    )


def _made_with(draft: Draft) -> frozenset[str]:
    """Return the codes of the sentences that a draft was made with."""
    zero = draft.frozen.order_by("number").first()
    if zero is None:
        return frozenset(draft.sentences.values_list("code", flat=True))
    return frozenset(str(row[0]) for row in zero.content["sentences"])


def _signs(turns: Mapping[int, Iterable[Span]]) -> dict[int, int]:
    return {turn: covered(spans) for turn, spans in turns.items()}


def covered(spans: Iterable[Span]) -> int:
    """Return how many signs lie in at least one of some half-open spans.

    Examples
    --------
    >>> covered([(0, 10), (5, 12), (0, 10), (20, 21)])
    13
    """
    n, reached = 0, 0
    for start, end in sorted(spans):
        n += max(0, end - max(start, reached))
        reached = max(reached, end)
    return n
