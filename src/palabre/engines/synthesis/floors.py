"""What is asked of a sentence before it may compete: that it reads well, that it is worth it.

Of what a machine wrote down more is asked; and less of a proposal than of a claim, for
where a meeting wants to go is what whoever was not there asks first.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.fluency import Fluency
from palabre.engines.synthesis.shapes import Candidate, Speech
from palabre.engines.synthesis.worth.model import Surroundings, has_say
from palabre.engines.synthesis.worth.spread import LEAST_SESSIONS, Spread
from palabre.kernel.late import late

if TYPE_CHECKING:
    from palabre.engines.synthesis.engine import Configuration

_FEW_CANDIDATES, _MANY_CANDIDATES = 50, 100

MOST_STUMBLES: Final = 2
"""Odd pairs of words in a sentence that a machine heard; each also lowers its worth."""

READ_AGAIN: Final = 0.3
"""Quality from which what is worth the most may stand although it reads less well."""

OUTWEIGHS: Final = 0.8
"""Worth from which it may: what lowers the quality lowers the worth as well."""


def least_quality(one: Candidate, configuration: "Configuration") -> float:
    """Return the least quality: more is asked of what a machine wrote down."""
    if not one.sentence.source.is_machine:
        return configuration.least_quality
    if one.worth >= OUTWEIGHS:
        return READ_AGAIN
    return configuration.least_quality_machine


def legible(
    found: Iterable[Candidate], configuration: "Configuration"
) -> list[Candidate]:
    """Return the candidates that could read well enough, whatever they are worth."""
    return [
        one
        for one in found
        if one.quality
        >= min(
            READ_AGAIN if one.sentence.source.is_machine else 1.0,
            least_quality(one, configuration),
        )
    ]


def least_worth(one: Candidate, configuration: "Configuration", usual: float) -> float:
    """Return the least worth of a candidate.

    Parameters
    ----------
    usual : float
        What is asked of sentences that no machine wrote down.
    """
    if not one.sentence.source.is_machine:
        return usual
    if _is_proposed(one):
        return configuration.least_worth_machine_proposed
    if one.act.function == Function.PROPOSAL:
        return configuration.least_worth_machine_proposal
    return configuration.least_worth_machine


def _is_proposed(one: Candidate) -> bool:
    """Tell whether somebody says that they propose what stands there by itself."""
    told = one.reported
    return (
        told is not None
        and told.speech == Speech.PROPOSE
        and len(set(one.stems)) >= _ENOUGH_PROPOSED
        and _POINTS_BACK.search(told.clause) is None
    )


_ENOUGH_PROPOSED: Final = 6
_POINTS_BACK: Final = late(r"\b(?:it|its|they|them|their)\b|^to [a-z]+ the \w+ \w+$|:")


def is_known(one: Candidate, spread: Spread) -> bool:
    """Tell whether readers of the whole may know the letters that a sentence uses.

    Of a machine's transcript, two short forms that one session alone uses say nothing to
    whoever was not there. Few sessions have no say.
    """
    if not one.sentence.source.is_machine or one.reported is None:
        return True
    if spread.n_sessions < LEAST_SESSIONS:
        return True
    letters = {each.lower() for each in _LETTERS.findall(one.reported.clause)}
    return sum(_n_using(each, spread) < 2 for each in letters) < _MOST_UNKNOWN


def _n_using(letters: str, spread: Spread) -> int:
    return max(spread.sessions.get(one, 0) for one in (letters, letters.rstrip("s")))


_LETTERS: Final = late(r"\b[A-Z][A-Z0-9]{2,}s?\b")
_MOST_UNKNOWN: Final = 2


def is_fluent(one: Candidate, fluency: Fluency) -> bool:
    """Tell whether what a machine wrote down reads as somebody may have said it."""
    if not one.sentence.source.is_machine or one.reported is None:
        return True
    if one.worth >= OUTWEIGHS:
        return True
    return fluency.stumbles(one.reported.bare) <= MOST_STUMBLES


def readable(
    found: Iterable[Candidate], around: Surroundings, configuration: "Configuration"
) -> list[Candidate]:
    """Return the candidates that read well enough for their source and their worth."""
    return [
        one
        for one in found
        if one.quality >= least_quality(one, configuration)
        and is_fluent(one, around.fluency)
        and is_known(one, around.spread)
    ]


def usual_worth(found: Sequence[Candidate], configuration: "Configuration") -> float:
    """Return the worth asked of a sentence: the fewer there are, the less is asked."""
    few, usual = configuration.least_worth_of_few, configuration.least_worth
    share = (len(found) - _FEW_CANDIDATES) / (_MANY_CANDIDATES - _FEW_CANDIDATES)
    return round(few + (usual - few) * min(1.0, max(0.0, share)), 4)


def worthy(
    found: Iterable[Candidate], configuration: "Configuration", usual: float
) -> list[Candidate]:
    """Return the candidates that a reader would rather keep than not.

    More is asked of what a machine wrote down: better a shorter text than a worse one.
    """

    def is_worthy(one: Candidate) -> bool:
        if one.sentence.source.is_machine and not has_say(one):
            return False
        return not has_say(one) or one.worth >= least_worth(one, configuration, usual)

    return [one for one in found if is_worthy(one)]
