"""Reports and transcripts as pages read them: plain rows, nothing left to ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from palabre.engines.synthesis.translated import translation_of
from palabre.kernel.languages import direction, primary
from palabre.kernel.spans import Span
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.programme.models import Session
from palabre.stages.reports import quotes, records, translations
from palabre.stages.reports.models import (
    Intervention,
    PassageTranslation,
    QuoteRequest,
    ReportLine,
    SessionReport,
    Source,
)
from palabre.stages.reports.queries import records_of, turns_of
from palabre.stages.reports.states import LineKind
from palabre.stages.reports.translations import lines_in
from palabre.web.drafting.words import HEADINGS
from palabre.web.ui.names import named

WHOLE_SIGNS = 200_000
"""A session with more is shown one record at a time."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a report with its lines."""

    kind: str
    title: str
    lines: tuple[ReportLine, ...]


def headings_of(report: SessionReport) -> tuple[Heading, ...]:
    """Return the headings of a report that hold lines, in their order."""
    return tuple(one for one in sheet_of(report) if one.lines)


def sheet_of(report: SessionReport) -> tuple[Heading, ...]:
    """Return every heading of a report, also those without lines, to write under."""
    kept = list(report.lines.all())
    return tuple(
        Heading(kind, named(HEADINGS, kind), tuple(x for x in kept if x.kind == kind))
        for kind in HEADINGS
    )


def answers_by_line(report: SessionReport) -> dict[str, QuoteRequest]:
    """Return what speakers said of the words that each line quotes, by its code."""
    asked = quotes.answers_of(report)
    return {
        line.code: found
        for line in report.lines.all()
        if (found := quotes.answer_to(line, asked))
    }


@dataclass(frozen=True, slots=True)
class Told:
    """The translation of a line, or of words that it quotes, and who gave it."""

    words: str
    by: str
    is_line: bool = False


def translated_by_line(report: SessionReport, lang: str) -> dict[str, Told]:
    """Return the translation into a language of each line, by its code.

    Of a line's own words where it was translated, else of those that it quotes.
    """
    made = {}
    is_foreign = primary(report.lang) != primary(lang)
    held = lines_in(lang, report.translations.all()) if is_foreign else {}
    for line in report.lines.all():
        if line.text in held and line.kind != LineKind.QUOTATION:
            given = held[line.text]
            made[line.code] = Told(given.text, given.translator, is_line=True)
            continue
        turn = line.intervention
        if turn is None or line.start is None or line.end is None:
            continue
        if primary(turn.lang) == primary(lang):
            continue
        found = translation_of(of_turn(turn), Span(line.start, line.end), lang)
        if found:
            made[line.code] = Told(found[0], found[1].by)
    return made


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn as the transcript shows it."""

    turn: Intervention
    who: str
    dir: str
    offset: str
    is_new_speaker: bool
    pieces: tuple[records.Piece, ...]
    translations: tuple[PassageTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The records of a session, or one of them."""

    records: tuple[Source, ...]
    shown: tuple[tuple[Source, tuple[TurnRow, ...]], ...]
    languages: tuple[str, ...]


def transcript_of(session: Session, *, wanted: str = "") -> Transcript | None:
    """Return the transcript of a session; None when there is no record of it."""
    records = list(records_of(session))
    if not records:
        return None
    chosen = [one for one in records if str(one.pk) == wanted]
    if not chosen:
        is_long = sum(map(_n_signs, records)) > WHOLE_SIGNS
        chosen = records[:1] if is_long else records
    turns = list(turns_of(chosen))
    shown = tuple((one, tuple(_rows(turns, one))) for one in chosen)
    tongues = dict.fromkeys(turn.lang for turn in turns)
    return Transcript(tuple(records), shown, tuple(tongues))


def _n_signs(record: Source) -> int:
    return record.n_signs or 0  # type: ignore[attr-defined]  # annotated by records_of


def _rows(turns: list[Intervention], source: Source) -> Iterable[TurnRow]:
    before = None
    for turn in turns:
        if turn.source_id != source.pk:
            continue
        who = turn.person.name if turn.person else turn.label
        pieces = tuple(records.reading(turn.text, list(turn.corrections.all())))
        yield TurnRow(
            turn,
            who,
            direction(turn.lang),
            turn.clock,
            who != before,
            pieces,
            tuple(translations.shown(turn.translations.all())),
        )
        before = who
