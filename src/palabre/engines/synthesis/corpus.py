"""The corpus: sessions, voices and interventions, as the engine sees them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from palabre.engines.formats.records import RecordKind


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose words count, or a label that must not be counted.

    Parameters
    ----------
    key : str
        Same person, same key, over all sessions; empty for nobody known.
    name, organisation, country : str
        As shown; country is ISO 3166-1 alpha-2 or empty.
    group : str
        A ``StakeholderGroup`` value or empty.
    region : str
        UN regional group code or empty.
    is_counted : bool
        False for chairs, moderators, "Presenter", "Unknown" and machine framing.
    """

    key: str = ""
    name: str = ""
    organisation: str = ""
    group: str = ""
    region: str = ""
    country: str = ""
    is_counted: bool = True

    @property
    def is_unnamed(self) -> bool:
        """Tell whether the record names nobody, not even by a role."""
        return not (self.key or self.name)


@dataclass(frozen=True, slots=True)
class Translation:
    """What somebody gave as the translation of a passage of an intervention.

    Parameters
    ----------
    start, end : int
        The passage, as places in the text of the intervention.
    by : str
        Who translated, as shown: "the interpreters", "the Secretariat".
    """

    start: int
    end: int
    lang: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Intervention:
    """One turn taken, or one line of a cleared report. The text never changes.

    Parameters
    ----------
    id : str
        Stable, e.g. ``"S017-T-0042"``; cites point to it.
    session : str
        Code of the session.
    order : int
        Position in the session, from 0.
    source : str
        File or record it came from.
    section : str
        For report lines the heading it stands under (``key issues``, ``challenges``,
        ``announcements`` ...), else empty.
    translations : tuple of Translation
        Given with the record, the latest last; never made here.
    original : Intervention or None
        The turn as it was said, where this is its translation; for reading alone.
    """

    id: str
    session: str
    order: int
    text: str
    lang: str
    voice: Voice
    source: str
    kind: RecordKind = RecordKind.TRANSCRIPT
    section: str = ""
    starts_ms: int | None = None
    ends_ms: int | None = None
    is_machine: bool = False
    translations: tuple[Translation, ...] = ()
    original: "Intervention | None" = None


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What the programme says of one session."""

    code: str
    title: str
    type: str = ""
    held_on: date | None = None
    themes: tuple[str, ...] = ()
    action_lines: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number that the edition publishes, with its definition and its source."""

    id: str
    value: int
    definition: str
    source: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class SummitFacts:
    """What the opening and the closing of the text need to know of the edition.

    Every field may be empty: what is not known is not said.
    ``themes`` maps a theme's code to its name in the output language.
    """

    code: str = ""
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    zone: str = "UTC"
    city: str = ""
    country: str = ""
    venues: tuple[tuple[str, tuple[date, ...]], ...] = ()
    hosts: tuple[str, ...] = ()
    co_organizers: tuple[str, ...] = ()
    chair: str = ""
    baseline: str = ""
    processes: tuple[str, ...] = ()
    next_edition: str = ""
    themes: dict[str, str] = field(default_factory=dict)
    figures: tuple[StatedFigure, ...] = ()
    is_fictional: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything one draft may rest on; nothing else may be cited."""

    facts: SummitFacts
    sessions: tuple[SessionFacts, ...]
    interventions: tuple[Intervention, ...]


class Function(StrEnum):
    """What a sentence does in the discussion."""

    CLAIM = "claim"
    PROPOSAL = "proposal"
    COMMITMENT = "commitment"
    AGREEMENT = "agreement"
    DIFFERENCE = "difference"
    CHALLENGE = "challenge"
    ACHIEVEMENT = "achievement"
    TREND = "trend"
    FIGURE = "figure"
    QUESTION = "question"
    OTHER = "other"


class LinkKind(StrEnum):
    """How a sentence is tied to a point; only the first four and PERSON are counted."""

    SAME_TEXT = "same-text"
    EXPLICIT_SUPPORT = "explicit-support"
    EXPLICIT_OBJECTION = "explicit-objection"
    REPORT_SAYS = "report-says"
    PERSON = "person"
    SIMILAR = "similar"
    MODEL = "model"


def titled(name: str) -> str:
    """Return a title, or nothing where it is a bare number, which names nothing.

    Examples
    --------
    >>> titled("Session 1"), titled("1")
    ('Session 1', '')
    """
    return name if any(sign.isalpha() for sign in name) else ""


def is_only_coded(title: str, code: str) -> bool:
    """Tell whether a session's title is the code that a file's name gave it.

    Examples
    --------
    >>> is_only_coded("04-WEAVER", "04-WEAVER"), is_only_coded("TRAINING", "TRAINING")
    (True, False)
    >>> is_only_coded("Looms and laws", "04-WEAVER")
    False
    """
    is_word = title.isalpha() or " " in title
    return title.casefold() == code.casefold() and not is_word
