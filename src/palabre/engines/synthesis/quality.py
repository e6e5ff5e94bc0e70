"""How well a sentence reads: its length, its words of every day, its acronyms and commas.

A pure function of the words, so that a report's lines are weighed once and kept.
"""

import re

from palabre.engines.synthesis.report_speech import body_of
from palabre.kernel.late import late

_COLLOQUIAL = late(
    r"\b(?:just|really|very|quite|maybe|gets?|got|getting|going to|want to|big|huge|good|bad"
    r"|hard|easy|little|lot|some kind|make sense|talk\w*|happen\w*|start\w*|try\w*"
    r"|put|look\w*|think\w*|figure out|deal with|come up|end up|set up|so|people"
    r"|vraiment|très|un peu|faire|mettre|truc|juste)\b|\w'\w",
    re.IGNORECASE,
)
_PROCEDURE = late(
    r"\b(?:working groups?|drafts?|the documents?|this document|the authors?|adoption|last call"
    r"|mailing|the group|PR|version|section|charter(?:ed)?|hackathon|implementations? status"
    r"|figure|table|example|method \w|option [A-Z]|the proposal|motivation|use cases?"
    r"|paragraphs?|documents? (?:could|should|can|would|will) (?:say|state|mention)|committee|the bill|the inquiry|the minister|members)\b",
    re.IGNORECASE,
)
"""Talk about papers and proceedings rather than about the matter."""
_ACRONYM = late(r"\b[A-Z][A-Z0-9]{1,}\w*\b|\b\w*[a-z][A-Z]\w*\b|\b\w+-\d+\w*\b")


def quality_written(words: str, *, lang: str, is_framed: bool) -> float:
    """Return how well a written line of a report reads, from 0 to 1.3.

    Parameters
    ----------
    is_framed : bool
        What was said is told with who said it.
    """
    body = body_of(words, lang).rstrip(" .!;")
    return 0.3 + quality_of(body, 1.0, is_framed=is_framed, is_written=True)


def quality_of(
    body: str,
    confidence: float,
    *,
    is_framed: bool,
    is_written: bool,
    is_machine: bool = False,
) -> float:
    """Return how well a sentence reads in a text that ministers hear, from 0 to 1.

    Parameters
    ----------
    confidence : float
        How sure its discourse function is.
    is_framed : bool
        What was said is told with who said it.
    is_written : bool
        Spoken words of everyday weigh less against it.
    """
    n_words = len(body.split())
    score = 0.45 + 0.2 * confidence
    if is_framed:
        score += 0.15
    if 11 <= n_words <= 30:
        score += 0.1
    score -= 0.06 * len(_COLLOQUIAL.findall(body)) * (0.4 if is_written else 1.0)
    opaque = 0.12 if is_machine else 0.05
    score -= opaque * max(0, len(_ACRONYM.findall(body)) - 1)
    score -= 0.04 * max(0, body.count(",") - 2)
    if "—" in body or " - " in body:
        score -= 0.1
    if is_machine:
        score -= 0.2 * len(_PROCEDURE.findall(body))
    return round(max(score, 0.0), 4)
