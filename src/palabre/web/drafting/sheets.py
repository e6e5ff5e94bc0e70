"""What the rapporteur's page shows: headings with lines, tags, the record in pieces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from palabre.engines.synthesis.sentences import split
from palabre.stages.reports import quotes
from palabre.stages.reports.models import (
    Intervention,
    QuoteRequest,
    ReportLine,
    SessionReport,
)
from palabre.stages.reports.states import ORDER
from palabre.stages.reports.templates import Template
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, FrameworkLink
from palabre.stages.summits.suggesting import shelf_for
from palabre.web.drafting.report_form import Typed
from palabre.web.drafting.words import HEADINGS
from palabre.web.ui.names import named
from palabre.workflows.decide_tags import subject_from


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as the form shows it, with what its speaker said of the words."""

    code: str
    text: str
    line: ReportLine
    asked: QuoteRequest | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading of the form."""

    kind: str
    title: str
    is_required: bool
    rows: tuple[LineRow, ...]
    added: tuple[str, ...]


def sheets_of(
    report: SessionReport, template: Template, typed: Typed
) -> tuple[Sheet, ...]:
    """Return the headings that a report's type asks for, and those that hold lines."""
    lines = list(report.lines.all())
    asked = quotes.answers_of(report)
    there = {line.kind for line in lines} | typed.added.keys()
    return tuple(
        Sheet(
            kind=kind,
            title=named(HEADINGS, kind),
            is_required=kind in template.required,
            rows=tuple(
                LineRow(
                    line.code,
                    typed.texts.get(line.code, line.text),
                    line,
                    quotes.answer_to(line, asked),
                )
                for line in lines
                if line.kind == kind
            ),
            added=tuple(typed.added.get(kind, ())),
        )
        for kind in ORDER
        if kind in template.headings or kind in there
    )


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a turn that are all the same: in one sentence, cited or not.

    ``opens`` is the place of the sentence that starts here; ``line`` the code of the
    line that cites it, with ``is_first`` at its beginning.
    """

    start: int
    words: str
    opens: str = ""
    closes: bool = False
    line: str = ""
    is_first: bool = False


def cited_places(lines: Iterable[ReportLine]) -> Mapping[int, list[ReportLine]]:
    """Return the lines that rest on each turn, in the order of its words."""
    found: dict[int, list[ReportLine]] = {}
    for line in lines:
        if line.intervention_id and line.start is not None:
            found.setdefault(line.intervention_id, []).append(line)
    return {
        pk: sorted(many, key=lambda one: (one.start or 0, one.pk))
        for pk, many in found.items()
    }


def bits_of(turn: Intervention, lines: Sequence[ReportLine]) -> tuple[Bit, ...]:
    """Cut a turn at its sentences and at what the lines cite."""
    spans = {one.start: one.end for one in split(turn.text)}
    edges = {0, len(turn.text), *spans, *spans.values()}
    for line in lines:
        edges |= {line.start or 0, min(line.end or 0, len(turn.text))}
    cuts = sorted(edges)
    return tuple(_bits(turn, lines, spans, list(pairwise(cuts))))


def _bits(
    turn: Intervention,
    lines: Sequence[ReportLine],
    spans: Mapping[int, int],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[Bit]:
    seen: set[str] = set()
    ends = set(spans.values())
    for start, end in pairs:
        over = [
            one for one in lines if (one.start or 0) <= start and end <= (one.end or 0)
        ]
        line = over[0].code if over else ""
        yield Bit(
            start=start,
            words=turn.text[start:end],
            opens=f"{turn.code}:{start}:{spans[start]}" if start in spans else "",
            closes=end in ends,
            line=line,
            is_first=bool(line) and line not in seen,
        )
        seen.add(line)


@dataclass(frozen=True, slots=True)
class TagRow:
    """An item that a report is, or may be, tagged with, and why."""

    item: FrameworkItem
    reason: str
    is_chosen: bool
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class Tags:
    """What is chosen, what the report's words and the mapping suggest, and the rest."""

    chosen: tuple[TagRow, ...]
    told: tuple[TagRow, ...]
    suggested: tuple[TagRow, ...]
    others: tuple[tuple[str, tuple[FrameworkItem, ...]], ...]


REASONS = {
    "en": "Action Line {line} touches on it in the mapping of Action Lines to the SDGs.",
    "fr": "La grande orientation {line} s’y rattache dans la correspondance entre "
    "grandes orientations et ODD.",
}
TOLD = {
    "en": "The report says {words}.",
    "fr": "Le compte rendu parle de {words}.",
}
MOST_SUGGESTED = 8
"""Targets offered at once; an Action Line may touch on thirty."""
MOST_NAMED = 4
"""Words that a reason names; the page of suggested tags marks them all."""


def tags_shown(report: SessionReport, typed: Typed) -> Tags:
    """Return the tags of a report with what its Action Lines suggest."""
    kept = {
        tag.item_id: TagRow(tag.item, tag.reason, is_chosen=True)
        for tag in report.tags.all()
    }
    if typed.tags is not None:
        items = FrameworkItem.objects.in_bulk([int(pk) for pk in typed.tags])
        kept = {
            pk: TagRow(item, typed.tags[str(pk)], is_chosen=True)
            for pk, item in items.items()
        }
    told = _told(report, kept)
    there = kept | {row.item.pk: row for row in told}
    suggested = _suggested(report, there, kept)
    taken = there.keys() | {row.item.pk for row in suggested}
    return Tags(tuple(kept.values()), told, suggested, _others(taken))


def _told(report: SessionReport, kept: Mapping[int, TagRow]) -> tuple[TagRow, ...]:
    """Return what the words of the lines suggest, each with those words."""
    subject = subject_from(report.session.summit, report)
    reason = TOLD.get(report.lang, TOLD["en"])
    return tuple(
        TagRow(
            one.item,
            reason.format(words=_named(one.words, report.lang)),
            is_chosen=False,
            is_suggested=True,
        )
        for one in subject.offers(shelf_for([subject.key]))
        if one.item.pk not in kept
    )


def _named(words: Sequence[str], lang: str) -> str:
    once = list(dict.fromkeys(one.lower() for one in words))[:MOST_NAMED]
    marks = "«\u00a0{}\u00a0»" if lang == "fr" else "“{}”"
    return ", ".join(marks.format(one) for one in once)


def _suggested(
    report: SessionReport, there: Mapping[int, TagRow], kept: Mapping[int, TagRow]
) -> tuple[TagRow, ...]:
    links = (
        FrameworkLink.objects.select_related("source", "target")
        .filter(source__in=kept.keys(), is_whole=False)
        .order_by("source__position", "target__position", "id")
    )
    reason = REASONS.get(report.lang, REASONS["en"])
    found: dict[int, TagRow] = {}
    for link in links:
        if link.target_id not in there and link.target_id not in found:
            said = reason.format(line=link.source.code)
            found[link.target_id] = TagRow(
                link.target, said, is_chosen=False, is_suggested=True
            )
    return tuple(found.values())[:MOST_SUGGESTED]


def _others(taken: Iterable[int]) -> tuple[tuple[str, tuple[FrameworkItem, ...]], ...]:
    skipped = set(taken)
    items = (
        FrameworkItem.objects.select_related("framework")
        .filter(framework__code__in=(ACTION_LINES, GOALS))
        .order_by("framework__code", "position", "id")
    )
    groups: dict[str, list[FrameworkItem]] = {}
    for item in items:
        if item.pk not in skipped:
            groups.setdefault(item.framework.code, []).append(item)
    return tuple((code, tuple(groups[code])) for code in sorted(groups, reverse=True))
