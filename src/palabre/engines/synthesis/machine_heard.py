"""Sentences that a machine wrote down: tidied where it is sure, else held to more."""

from palabre.engines.synthesis import (
    heard_broken_en,
    heard_en,
    heard_near_en,
    heard_tidied_en,
)
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.standalone import Fault


def is_heard(sentence: Sentence) -> bool:
    """Tell whether a machine wrote down what was said in English."""
    return sentence.source.is_machine and sentence.lang == "en"


def words_of(sentence: Sentence) -> str:
    """Return the words of a sentence, tidied where a machine heard them."""
    return (
        heard_tidied_en.tidied(sentence.words) if is_heard(sentence) else sentence.words
    )


def fault_of(sentence: Sentence, body: str, before: str, then: str) -> Fault | None:
    """Return why what a machine heard stands in no text, or None.

    Parameters
    ----------
    body : str
        The sentence without opening markers and frames.
    before, then : str
        What the same speaker said earlier in the same turn, and next.
    """
    if not is_heard(sentence):
        return None
    if heard_en.is_loose(sentence.words, body):
        return Fault.DOUBTFUL
    if heard_near_en.leans_on_talk(before, sentence.words, then):
        return Fault.DANGLING
    return Fault.BROKEN if heard_broken_en.is_broken(body) else None
