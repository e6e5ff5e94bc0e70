"""The shape of a discourse pattern; the patterns themselves stand one file a language."""

import re
from dataclasses import dataclass

from palabre.engines.synthesis.corpus import Function
from palabre.kernel.late import late


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sign of a discourse function: a subject with a performative verb.

    Parameters
    ----------
    confidence : float
        Share of matches that are right, estimated by reading.
    """

    function: Function
    rule: re.Pattern[str]
    confidence: float
    polarity: int = 1


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything the reader of acts knows of one language.

    Parameters
    ----------
    table : tuple of Pattern
        The first that matches decides, so the surest stand first.
    excluded : pattern
        Conditionals, reported or past refusals, hedges: nothing is done by them.
    strong, middling, weak : pattern
        Words of strength 3, 2 and 1.
    target : pattern
        Group ``name`` holds who an agreement or objection is addressed to.
    names : pattern
        Words with a capital inside a sentence.
    """

    table: tuple[Pattern, ...]
    excluded: re.Pattern[str]
    strong: re.Pattern[str]
    middling: re.Pattern[str]
    weak: re.Pattern[str]
    target: re.Pattern[str]


def pattern(
    function: Function, rule: str, confidence: float, polarity: int = 1
) -> Pattern:
    """Return a pattern from its text; case is ignored, white space is not."""
    return Pattern(function, late(rule, re.IGNORECASE), confidence, polarity)
