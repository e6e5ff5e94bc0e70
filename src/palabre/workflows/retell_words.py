"""Picked words of a record as a line of a report: in reported speech, where that is safe.

What no rule can turn safely is quoted as it was said; a quotation stays a quotation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from palabre.engines.synthesis import report_speech
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.engine import WORDINGS
from palabre.engines.synthesis.names import Names, learn_names
from palabre.engines.synthesis.report_quoted import FRAMES, framed
from palabre.engines.synthesis.sentences import split
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.wording import Teller
from palabre.kernel.languages import primary
from palabre.kernel.typography import in_type
from palabre.stages.outcomes import facts
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.programme.models import Session
from palabre.stages.reports import queries
from palabre.stages.reports.models import Intervention
from palabre.stages.reports.states import LineKind

VERBS: Mapping[str, Speech] = {
    LineKind.ACHIEVEMENT: Speech.REPORT,
    LineKind.ANNOUNCEMENT: Speech.ANNOUNCE,
    LineKind.WAY_FORWARD: Speech.ADVISE,
}
"""The verb that a heading asks for where the speaker framed nothing."""


JOINTS = frozenset(
    [
        "and",
        "but",
        "or",
        "because",
        "so",
        "that",
        "while",
        "although",
        "et",
        "mais",
        "ou",
        "car",
        "donc",
        "que",
        "tandis",
    ]
)
"""Words between two clauses, in the languages that are written."""


@dataclass(frozen=True, slots=True)
class Reteller:
    """Turns words of one session's records; it knows what is a name there."""

    names: Names
    lang: str

    def line(self, turn: Intervention, start: int, end: int, *, kind: str) -> str:
        """Return words of a turn as a line under a heading.

        Words in another language than the report's are quoted as they were said:
        nothing is translated without a person.
        """
        words = " ".join(turn.text[start:end].split())
        if kind == LineKind.QUOTATION:
            return words
        if self.lang in FRAMES:
            return framed(words, turn.group, self.lang)
        if self.lang not in WORDINGS:
            return words
        groups = (turn.group,) if turn.group else ()
        spoken = primary(turn.lang)
        if spoken != self.lang:
            return WORDINGS[self.lang].quoted(_teller(groups, 0), words, spoken)
        is_closed = not words[-1:].isalnum() or _closes(turn.text[end:])
        broken = (not _opens(turn.text[:start]), not is_closed)
        told = " ".join(self._sentences(words, groups, kind, broken))
        return in_type(told, self.lang)

    def _sentences(
        self, words: str, groups: tuple[str, ...], kind: str, broken: tuple[bool, bool]
    ) -> Iterator[str]:
        """Yield sentences retold; one broken off at its start or end is quoted."""
        wording = WORDINGS[self.lang]
        spans = split(words)
        whole = [words[one.start : one.end] for one in spans] or [words]
        for number, sentence in enumerate(whole):
            teller = _teller(groups, number)
            is_broken = (number == 0 and broken[0]) or (
                sentence is whole[-1] and broken[1]
            )
            turned = (
                None if is_broken else report_speech.turn(sentence, self.lang).reported
            )
            if turned is None:
                yield wording.quoted(teller, sentence, self.lang)
                continue
            clause = self._clause(turned.clause, sentence)
            speech = _speech(turned, kind)
            yield wording.told(teller, speech, clause, is_own=turned.is_own)

    def _clause(self, clause: str, sentence: str) -> str:
        """Return a clause as it stands after "that": small, unless a name opens it."""
        if sentence[:1].islower():
            return clause[:1].lower() + clause[1:]
        return self.names.inside(clause)


def reteller_for(session: Session, lang: str) -> Reteller:
    """Return what turns words of a session into a language, having read its records."""
    turns = queries.turns_of(list(queries.records_of(session)))
    corpus = Corpus(
        facts.summit_facts(session.summit, lang),
        facts.session_facts(session.summit, lang, {session.code}),
        tuple(of_turn(one) for one in turns),
    )
    return Reteller(learn_names(corpus), primary(lang))


def _opens(before: str) -> bool:
    """Tell whether a clause may begin after words: at a sign, or after "and", "that".

    Examples
    --------
    >>> [_opens(one) for one in ("", "It rose, ", "They said that ", "I have ")]
    [True, True, True, False]
    """
    bare = before.rstrip(" \t\u00a0\u202f")
    return not bare or not bare[-1].isalnum() or bare.split()[-1].casefold() in JOINTS


def _closes(after: str) -> bool:
    """Tell whether a clause may end before words."""
    bare = after.lstrip(" \t\u00a0\u202f")
    return not bare or not bare[0].isalnum() or bare.split()[0].casefold() in JOINTS


def _teller(groups: tuple[str, ...], number: int) -> Teller:
    counts = Counts(1, 1, groups, ())
    return Teller(counts, groups=groups, is_same=number > 0)


def _speech(turned: Reported, kind: str) -> Speech:
    framed = turned.speech != Speech.NOTE
    return turned.speech if framed else VERBS.get(kind, Speech.NOTE)
