"""Evidence ready to be shown: one note a sentence, with who said the words and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, Intervention, StatedFigure
from palabre.engines.synthesis.draft import Cite, Draft, Section, Statement
from palabre.kernel.languages import direction


@dataclass(frozen=True, slots=True)
class Quote:
    """One cited place with what a reader needs to judge it."""

    cite: Cite
    source: Intervention
    session_title: str

    @property
    def who(self) -> str:
        """Return the speaker's name; empty where the record names nobody."""
        return self.source.voice.name

    @property
    def is_report(self) -> bool:
        """Tell whether a rapporteur filed the words."""
        return self.source.kind is RecordKind.REPORT

    @property
    def dir(self) -> str:
        """Return the writing direction of the words."""
        return direction(self.source.lang)


@dataclass(frozen=True, slots=True)
class Note:
    """The evidence of one statement, under a running number."""

    number: int
    statement: Statement
    quotes: tuple[Quote, ...]
    figures: tuple[StatedFigure, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its statements, each with its note if it has evidence."""

    number: int
    lines: tuple[tuple[Statement, Note | None], ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return the notes of the paragraph in order."""
        return tuple(note for _, note in self.lines if note is not None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its paragraphs."""

    section: Section
    paragraphs: tuple[Paragraph, ...]


def chapters(draft: Draft, corpus: Corpus) -> tuple[Chapter, ...]:
    """Return a draft chapter by chapter with numbered notes."""
    lookup = _Lookup(
        {one.id: one for one in corpus.interventions},
        {one.code: one.title or one.code for one in corpus.sessions},
        {figure.id: figure for figure in draft.figures},
    )
    return tuple(
        Chapter(section, tuple(_paragraphs(section, lookup)))
        for section in draft.sections
    )


@dataclass(slots=True)
class _Lookup:
    """What notes are made from, and the last number given."""

    interventions: Mapping[str, Intervention]
    titles: Mapping[str, str]
    figures: Mapping[str, StatedFigure]
    last: int = 0

    def note(self, statement: Statement) -> Note | None:
        """Return the note of a statement, if it rests on anything that can be shown."""
        quotes = tuple(
            Quote(cite, source, self.titles.get(source.session, source.session))
            for cite in statement.cites
            if (source := self.interventions.get(cite.intervention)) is not None
        )
        figures = tuple(self.figures[i] for i in statement.figures if i in self.figures)
        if not quotes and not figures:
            return None
        self.last += 1
        return Note(self.last, statement, quotes, figures)


def _paragraphs(section: Section, lookup: _Lookup) -> Iterator[Paragraph]:
    """Group the statements of a section by paragraph."""
    for number, group in groupby(section.statements, key=lambda one: one.paragraph):
        yield Paragraph(number, tuple((one, lookup.note(one)) for one in group))
