"""The draft: statements with their evidence, and what the gate said of each."""

from dataclasses import dataclass, field
from enum import StrEnum

from palabre.engines.synthesis.corpus import StatedFigure


class Writer(StrEnum):
    """Who wrote a statement."""

    EXTRACT = "extract"  # the words of an intervention, reported
    TEMPLATE = "template"  # a sentence of the house around counted or stated facts
    MODEL = "model"
    PERSON = "person"


class Verdict(StrEnum):
    """What the gate says of a statement."""

    VERIFIED = "verified"
    NEEDS_REVIEW = "needs-review"
    REFUSED = "refused"
    OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Cite:
    """Evidence, exact to the code point: ``text[start:end] == quote``.

    Parameters
    ----------
    translation, translator : str
        The translation given with the record, where the text shows it, and by whom.
    """

    intervention: str
    start: int
    end: int
    quote: str
    link: str = "same-text"
    translation: str = ""
    translator: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One test of the gate.

    Parameters
    ----------
    rule : str
        ``cites-exist``, ``numbers``, ``names``, ``quotations``, ``negation``,
        ``strength``, ``coverage``, ``figures`` ...
    passed : bool
        Whether the statement stands.
    told : str
        For a person: what is missing and where, one sentence.
    """

    rule: str
    passed: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Who stands behind a statement: distinct voices, never estimated."""

    voices: int = 0
    sessions: int = 0
    groups: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    objections: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the draft.

    Parameters
    ----------
    id : str
        Stable within the draft, e.g. ``"T03-012"``.
    section : str
        ``facts``, ``hosts``, ``method``, ``theme:<code>``, ``agreement``,
        ``difference``, ``commitments``, ``silence``, ``future``, ``processes``, ``next``,
        ``annex:who``, ``annex:method``, ``annex:figures``.
    paragraph : int
        Number of the paragraph, running through the text from 1.
    figures : tuple of str
        Ids of the figures the sentence uses.
    """

    id: str
    section: str
    paragraph: int
    text: str
    writer: Writer
    cites: tuple[Cite, ...] = ()
    figures: tuple[str, ...] = ()
    function: str = ""
    counts: Counts = field(default_factory=Counts)
    checks: tuple[Check, ...] = ()
    verdict: Verdict = Verdict.NEEDS_REVIEW


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the text and the statements under it, in order."""

    key: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft in one language; the same inputs give the same bytes."""

    title: str
    lang: str
    sections: tuple[Section, ...]
    figures: tuple[StatedFigure, ...]
    configuration: dict[str, object] = field(default_factory=dict)
    timings_ms: dict[str, int] = field(default_factory=dict)
