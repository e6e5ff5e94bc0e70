"""Spoken words set apart: who said them, where, on which day, and the link to them."""

from dataclasses import dataclass

from palabre.engines.formats.documents.model import Evidence, Paragraph, Sentence
from palabre.engines.synthesis.sentences import split
from palabre.kernel.languages import primary
from palabre.stages.outcomes.papers.finding import Found
from palabre.stages.outcomes.papers.sources import (
    Links,
    said_on,
    title_of,
    who,
    words_of,
)
from palabre.stages.outcomes.papers.words import say
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention
from palabre.stages.summits.models import Summit

OPENING = 4
"""Sentences of a statement that are quoted; the link opens the rest."""


@dataclass(frozen=True, slots=True)
class Quoter:
    """Sets words of one edition's records in a paper of one language."""

    summit: Summit
    lang: str
    links: Links

    def opening(self, turn: Intervention) -> Paragraph:
        """Return how a turn opens."""
        spans = split(turn.text)[:OPENING]
        if not spans:
            return Paragraph(())
        end = spans[-1].end
        more = " …" if end < len(turn.text.rstrip()) else ""
        return self._quoted(turn, 0, end, more)

    def found(self, one: Found) -> Paragraph:
        """Return a sentence that was looked for."""
        return self._quoted(one.turn, one.start, one.end)

    def session(self, one: Session) -> Evidence:
        """Return a session of the programme as evidence, with the way to its page."""
        return Evidence(who=title_of(one, self.lang), url=self.links.session(one))

    def foreign(self, lang: str) -> str:
        """Return a language where it is not the paper's, else nothing."""
        return lang if primary(lang) != self.lang else ""

    def _quoted(
        self, turn: Intervention, start: int, end: int, more: str = ""
    ) -> Paragraph:
        words = f"{turn.text[start:end]}{more}"
        evidence = words_of(turn, start, end, lang=self.lang, links=self.links)
        return Paragraph(
            (Sentence(words, (evidence,), lang=self.foreign(turn.lang)),),
            is_quotation=True,
            lead=self._lead(turn),
        )

    def _lead(self, turn: Intervention) -> str:
        session = turn.source.session
        title = title_of(session, self.lang) if session else ""
        placement = getattr(session, "placement", None)
        day = said_on(placement.starts_at, self.summit, self.lang) if placement else ""
        told = (who(turn, self.lang), title, day, turn.clock)
        label = " · ".join(part for part in told if part)
        return say(self.lang, "lead", label=label)
