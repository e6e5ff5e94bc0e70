"""What the wording of a language must offer, and the published ladder of quantifiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.shapes import Speech
from palabre.kernel.late import late


@dataclass(frozen=True, slots=True)
class Rung:
    """A word and what must be true before it may be used.

    Parameters
    ----------
    voices, sessions : int
        Least distinct voices and sessions.
    percent : int
        Least share of the voices that took the floor under the theme.
    """

    word: str
    voices: int
    sessions: int = 1
    percent: int = 0


LADDER = (
    Rung("most", 8, 3, 51),
    Rung("many", 10, 3),
    Rung("several", 4),
    Rung("some", 2),
    Rung("one", 1),
)
"""There is no official scale; this one is printed in the annex. First that holds wins."""


def rung(counts: Counts, n_heard: int) -> Rung:
    """Return the highest word that is true of the counts.

    Parameters
    ----------
    n_heard : int
        Distinct voices under the theme.

    Examples
    --------
    >>> rung(Counts(voices=3, sessions=1), 40).word
    'some'
    """
    share = 100 * counts.voices // n_heard if n_heard else 0
    for step in LADDER:
        is_true = counts.voices >= step.voices and counts.sessions >= step.sessions
        if is_true and share >= step.percent:
            return step
    return LADDER[-1]


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is said to have said something.

    Parameters
    ----------
    groups : tuple of str
        Stakeholder groups known of the voices, sorted.
    report : str
        Title of the session whose report says so, else empty.
    is_same, is_another : bool
        Same voice as in the sentence before; another voice in the same paragraph.
    is_another_body : bool
        Another body of the same group spoke of itself before.
    turn : int
        Number of the sentence in the paragraph, to vary the verbs.
    offset : int
        Number of the paragraph, so that paragraphs do not all open alike.
    is_impersonal : bool
        Several voices said it, or nobody needs to be told apart: "it was noted".
    is_placed : bool
        The session is said: agreement, differences and announcements.
    body : str
        What body the voice speaks for, where the text says it: "ministry".
    is_finding : bool
        A figure that one voice gave: the text says from where it comes.
    is_tied : bool
        An opening such as "in that connection" ties the sentence to the one before.
    before : str
        The sentence before in the section, whose verb is not to be heard again.
    """

    counts: Counts
    n_heard: int = 0
    groups: tuple[str, ...] = ()
    report: str = ""
    n_reports: int = 1
    is_same: bool = False
    is_another: bool = False
    is_another_body: bool = False
    turn: int = 0
    offset: int = 0
    is_impersonal: bool = False
    is_placed: bool = True
    body: str = ""
    is_finding: bool = False
    is_tied: bool = False
    before: str = ""

    def of(self, verbs: Sequence[str], clause: str = "") -> str:
        """Return one of several verbs, in turn; none that the clause itself goes on with.

        Nor one that the sentence before was told with, where another is left.

        Examples
        --------
        >>> verbs = ("{a} estimé que", "{a} considéré que")
        >>> Teller(Counts(1, 1), turn=1).of(verbs)
        '{a} considéré que'
        >>> Teller(Counts(1, 1), turn=1).of(verbs, "la digue devait être considérée")
        '{a} estimé que'
        """
        start = (self.turn + self.offset) % len(verbs)
        inner = {word[:_ALIKE] for word in clause.lower().split()}
        in_turn = (*verbs[start:], *verbs[:start])
        fit = [
            verb
            for verb in in_turn
            if not any(word[:_ALIKE] in inner for word in _telling(verb))
        ]
        other = (verb for verb in fit if not self._was_heard(verb))
        return next(other, fit[0] if fit else verbs[start])

    def _was_heard(self, verb: str) -> bool:
        """Tell whether the sentence before was told with a verb."""
        says = _SAYS.search(verb)
        return says is not None and says[0] in self.before


_ALIKE = 5
"""Letters after which two words are heard as one repeated."""

_SAYS = late(r"[^\W\d_]+ (?:that\b|qu)")
"""The word with which a verb tells a clause: "noted that", "remarquer que"."""


def _telling(verb: str) -> list[str]:
    """Return the long words of a verb: those that would be heard twice."""
    return [word for word in verb.split() if len(word) > _ALIKE]


MAX_TITLE = 80


def is_quotable(title: str) -> bool:
    """Tell whether a title reads well inside a sentence: short, without inner stops or quotes."""
    return 0 < len(title) <= MAX_TITLE and not any(
        mark in title for mark in ';?!.“”«»"'
    )


class Wording(Protocol):
    """The house's sentences in one language."""

    lang: str
    session_words: tuple[str, ...]
    speaker_words: tuple[str, ...]
    headings: Mapping[str, str]
    leads: Mapping[str, tuple[str, ...]]

    def told(self, teller: Teller, speech: Speech, clause: str, *, is_own: bool) -> str:
        """Return a whole sentence of reported speech."""
        ...

    def quoted(self, teller: Teller, words: str, lang: str) -> str:
        """Return a sentence that quotes words exactly."""
        ...

    def subject(self, teller: Teller) -> str:
        """Return who spoke, by the ladder, never by name."""
        ...

    def contested(self, text: str, against: int) -> str:
        """Return a sentence with the number of speakers who objected to it."""
        ...

    def together(self, clauses: Sequence[str], *, is_agreed: bool = False) -> str:
        """Return clauses that follow one "that", or one agreement."""
        ...

    def number(self, value: int, *, is_feminine: bool = False) -> str:
        """Return a count in words or figures."""
        ...

    def joined(self, items: list[str]) -> str:
        """Return "a, b and c"."""
        ...
