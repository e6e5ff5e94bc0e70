"""Quotations of a report: each rests on words that a record of the session holds.

Words that a person typed or changed are looked for in the records, so that whoever said
them is named beside them and is asked; words that nobody said are not filed as quoted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from palabre.kernel.refusals import Refused
from palabre.kernel.spans import Span
from palabre.stages.programme.models import Session
from palabre.stages.reports.facts import LineFacts
from palabre.stages.reports.models import Intervention, ReportLine, SessionReport
from palabre.stages.reports.quoted import place_in, quoted_in, said_in
from palabre.stages.reports.records import corrected
from palabre.stages.reports.states import LineKind

Line = LineFacts | ReportLine


def rested(lines: Sequence[LineFacts], session: Session) -> list[LineFacts]:
    """Return lines, those that quote other words than they rest on put on their place.

    Where no record holds the words a line stays as it is.
    """
    if all(_is_said(one) for one in lines):
        return list(lines)
    turns = _turns(session)
    return [one if _is_said(one) else _rested(one, turns) for one in lines]


def check_said(report: SessionReport) -> None:
    """Refuse with ``quotation-not-said`` a quotation that stands in no record.

    Where a session has no record nothing can be compared.
    """
    lines = report.lines.select_related("intervention").order_by("position")
    open_ = [one for one in lines if not _is_said(one)]
    turns = _turns(report.session) if open_ else []
    for line in open_ if turns else ():
        for words in _words_given_as_said(line):
            if not any(_holds(turn, words) for turn in turns):
                raise Refused("quotation-not-said", words=words[:200])


def _words_quoted(line: Line) -> list[str]:
    if line.kind == LineKind.QUOTATION:
        return [line.text]
    return [] if line.is_machine else quoted_in(line.text)


def _words_given_as_said(line: ReportLine) -> list[str]:
    return [line.text] if line.kind == LineKind.QUOTATION else said_in(line.text)


def _is_said(line: Line) -> bool:
    """Tell whether a line quotes nothing, or what it rests on."""
    wanted = _words_quoted(line)
    if not wanted:
        return True
    if line.intervention is None or line.start is None:
        return False
    if line.kind == LineKind.QUOTATION:
        return _is_all(line.text, line.quote)
    return all(place_in(words, line.quote) is not None for words in wanted)


def _is_all(words: str, quote: str) -> bool:
    """Tell whether words are the whole of those that a line rests on."""
    place = place_in(words, quote)
    return place is not None and not (quote[: place.start] + quote[place.end :]).strip(
        ' "“”«»\u00a0\u202f'
    )


def _rested(line: LineFacts, turns: Sequence[Intervention]) -> LineFacts:
    own = line.intervention.pk if line.intervention else None
    ordered = sorted(turns, key=lambda turn: turn.pk != own)
    for words in _words_quoted(line):
        for turn, place in _places(words, ordered):
            return replace(
                line,
                intervention=turn,
                start=place.start,
                end=place.end,
                quote=turn.text[place.start : place.end],
            )
    return line


def _places(
    words: str, turns: Sequence[Intervention]
) -> Iterator[tuple[Intervention, Span]]:
    for turn in turns:
        place = place_in(words, turn.text)
        if place is not None:
            yield turn, place


def _holds(turn: Intervention, words: str) -> bool:
    """Tell whether a turn holds words: as they came in, or as they were put right."""
    if place_in(words, turn.text) is not None:
        return True
    changes = list(turn.corrections.all())
    return bool(changes) and place_in(words, corrected(turn.text, changes)) is not None


def _turns(session: Session) -> list[Intervention]:
    """Return what was said in a session, in order; no report of it by others."""
    return list(
        Intervention.objects.select_related("source", "person", "organization")
        .prefetch_related("corrections")
        .filter(source__session=session)
        .order_by("source_id", "position")
    )
