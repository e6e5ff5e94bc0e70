"""English that a machine heard: what leans on the sentences around it.

A talk says once what it is about, then speaks of it for minutes. Its sentences are whole,
and still say too little, or too much, in another text: the gains of a proposal are no
facts, and figures need what was counted.
"""

import re
from typing import Final

from palabre.engines.synthesis.where import names_place
from palabre.kernel.late import late

_OPENING: Final = r"^(?:(?:um+|uh+|so|and|but|well|now|then)\b,? )*"
_FAR: Final = 600
"""Signs back in which a talk says that it tells of gains."""
_NEAR: Final = 320
"""Signs back in which the country stands of which a story tells."""
_ENDS = late(r"(?<=[.?!])\s+")

_COMMON_KNOWLEDGE = late(
    # "as you know, mills need wind"
    r"\b(?:as|like) (?:you|we|everyone|everybody)(?: all)? knows?\b"
    rf"|{_OPENING}(?:we all|you all|everyone|everybody) knows?\b|{_OPENING}generally,",
    re.IGNORECASE,
)
_CONFIRMS = late(rf"{_OPENING}in fact\b", re.IGNORECASE)
"""What is added to the sentence before: "and in fact, where wheels are old, …"."""
_COUNTED_ALONE = late(
    # "we see that nine mills are idle", "it turns out that 4% grind": of what was counted?
    rf"{_OPENING}(?:we (?:also )?(?:see|find|found|observed?|saw)|it turns out) that\b.*\d"
    # "the top 50 mills grind half of all flour": where?
    r"|\bthe top (?:\d+|five|ten|twenty|hundred)\b(?!.* (?:on|of|in) (?-i:[A-Z]))",
    re.IGNORECASE,
)
_FIGURE = late(r"\d")
_GAINS = late(
    r"\b(?:benefits?|advantages?|strengths|merits|gains?) (?:of|behind|from) (?:using )?"
    r"(?:this|our|these|the proposed|the new) \w+",
    re.IGNORECASE,
)
_PROPOSES = late(
    r"\bwe (?:also )?(?:propose|suggest|recommend)\b(?! that\b)[^?]*$", re.IGNORECASE
)
_TITLED = late(
    r"(?:(?:So|And|But),? )?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*) [a-z]+s\b"
)
"""A name that does something: "Quiet Mill halves the noise"."""
_OF_A_PRODUCT = late(
    r"(?:(?:However|But|So|And|Now|Well),? )?(?P<name>[A-Z][a-z]+)(?:'s|’s)? (?:is|has|was|does|introduces"
    r"|allows|uses|provides|lets|gives|supports|offers)\b"
)
"""A sentence on one product or place, whose name may be said once alone."""
_NAMED_WITHIN = late(r"(?<=[a-z,] )[A-Z][a-z]+")
_CONCLUDES_AGAIN = late(
    r"(?:So|Therefore|Thus|Hence)\b.*\b(?:these|this|those)\b", re.IGNORECASE
)
_SO = late(r"So\b(?!,? (?:as a result|in (?:summary|conclusion|short)|to sum up)\b)")
_TELLS_A_STORY = late(
    # "so seals helped millers to sell": where, and when?
    r"(?!.*\b(?:has|have|is|are|be|been|can|will|may|must|should)\b)"
    r"(?:so|and|then|but),? (?:[\w-]+ ){1,5}(?:helped|led|made|became|played|had|was|were|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_BRIEF_CONCLUSION = late(rf"{_OPENING}(?:therefore|thus|hence)\b", re.IGNORECASE)
_LEAST_CONCLUDED: Final = 10
"""Words under which a conclusion says too little without what it was drawn from."""
_DEFINES = late(
    r"\s*(?:(?:um+|uh+|so|and|now|well|very|briefly|just)\b,? )*(?P<term>[a-z][\w-]*(?: [\w-]+){1,4}?)"
    r",? (?:or [A-Z]\w+,? )?(?:is|are) (?!not\b|also\b|often\b)\w+",
    re.IGNORECASE,
)
"""The sentence that follows, where it says what a thing is."""


def leans_on_talk(before: str, words: str, then: str) -> bool:
    """Tell whether what a machine heard leans on the sentences around it.

    Parameters
    ----------
    before : str
        What the same speaker said earlier in the same turn.
    then : str
        What the same speaker said next.

    Examples
    --------
    >>> leans_on_talk("The benefit of our mill is peace.", "Millers can sleep.", "")
    True
    >>> leans_on_talk("Mills are loud.", "Millers cannot sleep.", "")
    False
    """
    if _COMMON_KNOWLEDGE.search(words) or _CONFIRMS.match(words):
        return True
    if _is_counted_alone(before, words) or _is_brief_conclusion(words):
        return True
    return (
        _is_of_proposal(before, words)
        or _lacks_place(before, words)
        or _lacks_product(before, words)
        or _goes_on(before, words)
        or _introduces(words, then)
    )


def _is_counted_alone(before: str, words: str) -> bool:
    """Tell whether words count, and what was counted is told before them alone."""
    if _COUNTED_ALONE.search(words):
        return True
    is_counting = _FIGURE.search(words) and not _NAMED_WITHIN.search(words)
    return bool(is_counting) and any(
        _COUNTED_ALONE.search(one) for one in _last(before)
    )


def _is_brief_conclusion(words: str) -> bool:
    return (
        _BRIEF_CONCLUSION.match(words) is not None
        and len(words.split()) < _LEAST_CONCLUDED
    )


def _is_of_proposal(before: str, words: str) -> bool:
    """Tell whether words tell what a proposal would bring, or what it asks for."""
    if _GAINS.search(before[-_FAR:]):
        return True
    if any(_PROPOSES.search(one) for one in _last(before)):
        return True
    titled = _TITLED.match(words)
    if titled is None:
        return False
    name = re.escape(titled["name"])
    return re.search(rf"\b{name} (?:proposes|proposal|draft)\b", before) is not None


def _lacks_place(before: str, words: str) -> bool:
    """Tell whether words tell a story of a country that is named before them alone."""
    return (
        _TELLS_A_STORY.match(words) is not None
        and not names_place(words)
        and names_place(before[-_NEAR:])
    )


def _lacks_product(before: str, words: str) -> bool:
    """Tell whether words go on about a product that only the sentences before name."""
    if _NAMED_WITHIN.search(words):
        return False
    for one in _last(before):
        found = _OF_A_PRODUCT.match(one)
        if found and found["name"] not in words and _is_name(found["name"], before):
            return True
    return False


def _is_name(word: str, said: str) -> bool:
    """Tell whether a word stands with a capital inside sentences, and never without."""
    is_inside = re.search(rf"[a-z,] {word}\b", said) is not None
    return is_inside and re.search(rf"\b{word.lower()}\b", said) is None


def _goes_on(before: str, words: str) -> bool:
    """Tell whether words draw a conclusion from one that was just drawn from others."""
    if not _SO.match(words) or _NAMED_WITHIN.search(words):
        return False
    last = _last(before)
    return bool(last) and _CONCLUDES_AGAIN.match(last[-1]) is not None


def _introduces(words: str, then: str) -> bool:
    """Tell whether words only bring up a thing that the next sentence defines."""
    found = _DEFINES.match(then)
    return found is not None and found["term"].lower() in words.lower()


def _last(before: str) -> list[str]:
    """Return the last two sentences of what was said before."""
    return [one for one in _ENDS.split(before[-_FAR:].strip()) if one][-2:]
