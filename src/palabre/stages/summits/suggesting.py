"""What a text is about, suggested from its words; a person confirms or dismisses."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from palabre.engines.synthesis.tagging.suggest import (
    Suggestion,
    language_known,
    suggest,
    suggest_targets,
)
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, TagDecision

BETWEEN = "\n\n"
LONGEST_REASON = 300
LEXICONS = {ACTION_LINES: "action_lines", GOALS: "goals"}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a subject's text: its title, its description, a line of a report.

    Parameters
    ----------
    aside : Span or None
        Words that are not read: they tell of the piece's form, not of its matter.
    """

    key: str
    text: str
    aside: Span | None = None

    @property
    def read(self) -> str:
        """Return the text with blanks for what is not read; every place stays."""
        if self.aside is None:
            return self.text
        gap = " " * (self.aside.end - self.aside.start)
        return self.text[: self.aside.start] + gap + self.text[self.aside.end :]


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested tag with the words that made it.

    Parameters
    ----------
    spans : tuple of (str, Span)
        The part and the place in it, in the order of the text.
    """

    item: FrameworkItem
    score: float
    words: tuple[str, ...]
    spans: tuple[tuple[str, Span], ...]

    @property
    def reason(self) -> str:
        """Return the words, once each, as kept with the tag."""
        once = dict.fromkeys(word.lower() for word in self.words)
        return " · ".join(once)[:LONGEST_REASON]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The frameworks and what was decided, read once for many subjects."""

    items: Mapping[tuple[str, str], FrameworkItem]
    decided: Mapping[str, Mapping[int, TagDecision]]

    def offers(
        self, subject: str, parts: Sequence[Part], lang: str, taken: Collection[int]
    ) -> tuple[Offer, ...]:
        """Return what the text suggests and nobody has decided or declared."""
        tongue = language_known(primary(lang))
        text = BETWEEN.join(part.read for part in parts)
        settled = {*self._with_goals(taken), *self.decided.get(subject, {})}
        goals = suggest(text, LEXICONS[GOALS], tongue)
        targets = suggest_targets(
            text, [one.item for one in goals], self._targets(tongue), tongue
        )
        lines = suggest(text, LEXICONS[ACTION_LINES], tongue)
        found = [(ACTION_LINES, one) for one in lines]
        found += [(GOALS, one) for one in (*goals, *targets)]
        return tuple(
            _offer(item, one, text, parts)
            for framework, one in found
            if (item := self.items.get((framework, one.item))) is not None
            and item.pk not in settled
        )

    def dismissed(self, subject: str) -> list[TagDecision]:
        """Return what was dismissed for a subject, by code of the item."""
        decided = self.decided.get(subject, {}).values()
        gone = [one for one in decided if not one.is_confirmed]
        return sorted(gone, key=lambda one: (one.item.framework_id, one.item.position))

    def _with_goals(self, taken: Collection[int]) -> set[int]:
        """Return what is carried, with the goals of the targets among it."""
        carried = [one for one in self.items.values() if one.pk in taken]
        return {*taken, *(one.parent_id for one in carried if one.parent_id)}

    def _targets(self, lang: str) -> dict[str, str]:
        return {
            code: str(item.name.said_in(lang))
            for (framework, code), item in self.items.items()
            if framework == GOALS and item.parent_id is not None
        }


def shelf_for(subjects: Iterable[str]) -> Shelf:
    """Return the shelf for subjects: two queries, however many there are."""
    items = FrameworkItem.objects.filter(framework__code__in=LEXICONS)
    decided: dict[str, dict[int, TagDecision]] = {}
    made = TagDecision.objects.filter(subject__in=list(subjects))
    for one in made.select_related("item__framework", "decided_by").order_by("id"):
        decided.setdefault(one.subject, {})[one.item_id] = one
    ordered = items.select_related("framework").order_by("id")
    return Shelf({(one.framework.code, one.code): one for one in ordered}, decided)


def marked(part: Part, offers: Iterable[Offer]) -> list[tuple[str, bool]]:
    """Return a part's text in pieces, those that suggested something marked."""
    spans = sorted(
        {span for one in offers for key, span in one.spans if key == part.key},
        key=lambda span: (span.start, -span.end),
    )
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        pieces += [(part.text[at : span.start], False), (span.of(part.text), True)]
        at = span.end
    return [piece for piece in (*pieces, (part.text[at:], False)) if piece[0]]


def _offer(
    item: FrameworkItem, one: Suggestion, text: str, parts: Sequence[Part]
) -> Offer:
    return Offer(
        item,
        one.score,
        tuple(span.of(text) for span in one.spans),
        tuple(_placed(span, parts) for span in one.spans),
    )


def _placed(span: Span, parts: Sequence[Part]) -> tuple[str, Span]:
    start = 0
    for part in parts:
        end = start + len(part.text)
        if span.start < end + len(BETWEEN):
            break
        start = end + len(BETWEEN)
    return part.key, Span(span.start - start, min(span.end, end) - start)
