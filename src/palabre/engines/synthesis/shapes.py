"""Values that the steps hand to each other; all frozen, all serialisable."""

from dataclasses import dataclass, field
from enum import StrEnum

from palabre.engines.synthesis.corpus import Function, LinkKind
from palabre.engines.synthesis.sentences import Sentence


class Speech(StrEnum):
    """The verb that reports a sentence; the wording of each language knows it."""

    NOTE = "note"
    STRESS = "stress"
    STRESS_MATTER = "stress-matter"
    VIEW = "view"
    CONCERN = "concern"
    HOPE = "hope"
    REGRET = "regret"
    PROPOSE_THAT = "propose-that"
    ADVISE = "advise"
    REPORT = "report"
    ANNOUNCE = "announce"
    FORETELL = "foretell"
    NEED = "need"
    MUST = "must"
    EFFORTS = "efforts"
    NEED_OF = "need-of"
    CALL_ON = "call-on"
    CALL_ON_ALL = "call-on-all"
    CALL_FOR = "call-for"
    URGE = "urge"
    SUPPORT = "support"
    WELCOME = "welcome"
    OPPOSE = "oppose"
    PROPOSE = "propose"
    RECOGNIZE = "recognize"
    ASK = "ask"
    DISBELIEVE = "disbelieve"
    DISAGREE_WITH = "disagree-with"
    DISAGREE_THAT = "disagree-that"
    NOT_SUPPORT = "not-support"
    NOT_ACCEPT = "not-accept"
    AGREED = "agreed"
    IN_SESSION = "in-session"
    AS_IT_STANDS = "as-it-stands"


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence in reported speech, without its subject.

    Parameters
    ----------
    speech : Speech
        The verb.
    clause : str
        What follows the verb (and "that"), without a final stop.
    is_own : bool
        The speaker's own organization is the subject of the clause.
    is_framed : bool
        The speaker framed the sentence as a view, a call or an announcement.
    bare : str
        The same clause as it was said, before tense and person were turned.
    kind : str
        What "a participant" of the clause is by its own name: a ministry, an authority.
    """

    speech: Speech
    clause: str
    is_own: bool = False
    is_framed: bool = False
    bare: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence does.

    Parameters
    ----------
    polarity : int
        +1, or -1 for objection, refusal and denial.
    strength : int
        3 for must and never, 2 for should and need, 1 for may and hope, 0 plain.
    target : str
        Name that an agreement or difference is addressed to, else empty.
    figures, names : tuple of str
        Numbers and names, exactly as they stand.
    confidence : float
        Share of such matches that are right, by the pattern's kind, in [0, 1].
    """

    function: Function
    polarity: int = 1
    strength: int = 0
    target: str = ""
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in the text.

    Parameters
    ----------
    reported : Reported or None
        None when it can only be quoted.
    stems : tuple of str
        Of the words that carry content, in order.
    quality : float
        How well it reads alone, in [0, 1].
    worth : float
        Chance that a reader would keep it, in [0, 1]; 0.5 where nothing tells.
    turned : Reported or None
        What is quoted, in the reported speech of its own language: read, never shown.
    """

    sentence: Sentence
    act: Act
    reported: Reported | None
    stems: tuple[str, ...]
    quality: float
    worth: float = 0.5
    turned: Reported | None = None

    @property
    def id(self) -> str:
        """Return the sentence's id."""
        return self.sentence.id


@dataclass(frozen=True, slots=True)
class Link:
    """A sentence tied to a point."""

    sentence: Sentence
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Point:
    """A claim with everything that is tied to it.

    Parameters
    ----------
    lead : Candidate
        The sentence that stands for it in the text.
    others : tuple of Candidate
        Further sentences with the same text.
    links : tuple of Link
        Explicit support and objection, found in the records.
    """

    id: str
    theme: str
    lead: Candidate
    others: tuple[Candidate, ...] = ()
    links: tuple[Link, ...] = ()
    weight: float = 0.0
    topic: str = ""

    @property
    def members(self) -> tuple[Candidate, ...]:
        """Return all candidates of the point, the lead first."""
        return (self.lead, *self.others)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the text.

    Parameters
    ----------
    key : str
        Code in the programme, or ``"f01"`` ... for themes found in the text.
    name : str
        As the heading shows it; for found themes words that stand in the sessions.
    sessions : tuple of str
        Codes, sorted.
    terms : tuple of str
        Distinctive terms with the most distinct voices, best first.
    n_voices : int
        For a theme that is a single term: the distinct voices that used it.
    joined : tuple of str
        Names of the smaller themes that are told together under this one.
    """

    key: str
    name: str
    sessions: tuple[str, ...]
    terms: tuple[str, ...] = ()
    is_found: bool = False
    n_voices: int = 0
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A bound that could not be met, told in the annex."""

    bound: str
    wanted: int
    met: int


@dataclass(frozen=True, slots=True)
class Price:
    """What a bound costs: objective without it minus objective with it, in percent."""

    bound: str
    percent: float


@dataclass(frozen=True, slots=True)
class Selection:
    """Points chosen for one theme, best order later."""

    theme: str
    points: tuple[Point, ...]
    objective: int = 0
    relaxations: tuple[Relaxation, ...] = ()
    prices: tuple[Price, ...] = field(default_factory=tuple)
