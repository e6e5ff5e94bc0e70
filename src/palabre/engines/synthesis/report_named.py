"""What speakers call by its name: an achievement, a promise kept, a trend, an obstacle.

No number is needed where somebody says "that is progress" or "the promise that we kept":
the sentence goes under the heading that its speaker gave it.
"""

from collections.abc import Mapping

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.report_context import leans
from palabre.engines.synthesis.sentences import Sentence
from palabre.kernel.late import late_test

FEWEST, LONGEST = 7, 50
"""Words of a sentence that is told so."""

_SHARES = late_test(
    r"\b(?:share|report|mention|name|present|offer|tell (?:you )?(?:of|about)|begin with|start with)"
    r" (?:\w+ ){0,2}?(?:an?|one|another|our|some|first) (?:\w+ ){0,2}?(?:achievements?|success(?:es)?|good news)[.:!]?$"
    r"|\b(?:partager|citer|signaler|rapporter|mentionner) (?:\w+ )?(?:une|un|notre|quelques) (?:\w+ )?"
    r"(?:réussites?|succès|bonne nouvelle)[.:!]?$"
    r"|\b(?:compartir|mencionar|informar de|señalar) (?:\w+ )?(?:un|una|nuestro) (?:\w+ )?(?:logro|éxito|buena noticia)[.:!]?$"
)
"""What the next sentence is, said before it: "let me also share an achievement"."""

_KEPT = late_test(
    r"\bkept promise\b|\bpromises? (?:that |which )?(?:(?:we|it|my \w+|our \w+) (?:have |has )?)?kept\b"
    r"|\b(?:we|my \w+|our \w+) (?:have |has )?kept (?:our|that|the|its) promise\b"
    r"|\bpromesses? (?:que nous avons )?tenues?\b|\bnous avons tenu (?:cette|notre|la) promesse\b"
    r"|\bpromesas? cumplidas?\b|\b(?:hemos cumplido|cumplimos) (?:esa|la|nuestra) promesa\b"
)
_CALLED = late_test(
    r"\bcount (?:this|that|it) as (?:an achievement|a success|progress)\b"
    r"|^(?:that|this|it) is (?:real |true |some |already )?(?:progress|an achievement|a success)\b"
    r"|^(?:c'est|c'était) (?:un (?:vrai |réel )?(?:progrès|succès)|une (?:vraie )?réussite)\b"
    r"|^(?:eso|esto) es (?:un (?:verdadero )?(?:avance|logro|éxito))\b"
)
_NOT_SO = late_test(
    r"\b(?:not|n't|never|nobody|no|hardly|broken|fail\w*|if|would|should|could|pas|jamais|aucune?|nunca|jamás)\b"
)

_TREND = late_test(
    r"^(?:the|one|another) (?:\w+ )?trend (?:that )?(?:we|i|our \w+) (?:\w+ )?(?:observed?|sees?|saw|noticed?|noted?|find|found) is\b"
    r"|^la tendance que (?:nous|je) \w+ est\b|^la tendencia que (?:\w+ )?(?:observamos|vemos|observo|veo) es\b"
)
_OBSTACLE = late_test(
    r"^(?:[\w'-]+ ){1,8}is (?:the|an|our|my) (?:other |second |third |main |real |biggest |greatest |first )?"
    r"(?:challenge|obstacle|difficulty|barrier|problem)\b"
)

_SAYS_NOT = late_test(
    r"\b(?:barrier|problem|challenge|difficulty|obstacle|question|issue|answer|reason|cause)\b[^.;:]{0,60}"
    r"\b(?:is|was) (?:not|neither)\b(?! to\b)[^;:]*[.]?$"
)
_SAYS_BUT = late_test(r"\b(?:but|it is the|it was the)\b|[;:]")
_IT_IS = late_test(r"^(?:it|the (?:\w+ )?(?:one|answer|problem|barrier)) (?:is|was)\b")

_TAKEN_BACK = late_test(
    r"\bcongratulated ourselves\b|\b(?:i|we) used to (?:show|say|tell|boast|think|believe|be proud)\b"
    r"|\bnous nous sommes félicité\w*|\bnos felicitamos\b|\bje (?:disais|montrais) (?:autrefois|jadis)\b"
)
"""What a speaker only tells to take it back in the sentence that follows."""

_NONE_SUCH = frozenset({Function.COMMITMENT, Function.AGREEMENT, Function.DIFFERENCE})
"""What a sentence surely does, whatever it calls a thing."""


def named(one: Sentence, before: Mapping[str, Sentence]) -> Function | None:
    """Return what a sentence is by the name that its speaker gave it, or None.

    Parameters
    ----------
    before : mapping of str to Sentence
        The sentence before each one of the same turn, by the id of the later one.
    """
    words = _plain(one)
    earlier = before.get(one.id)
    if not is_told_by(words, earlier):
        return None
    if _TREND(words):
        return Function.TREND
    if _OBSTACLE(words) or (earlier is not None and says_only_not(earlier)):
        return Function.CHALLENGE
    return Function.ACHIEVEMENT


def is_told_by(words: str, earlier: Sentence | None) -> bool:
    """Tell whether words, or the sentence before them, give a name to what is told."""
    if words.endswith("?") or len(words.split()) > LONGEST:
        return False
    if earlier is not None and says_only_not(earlier) and _IT_IS(words):
        return True
    if len(words.split()) < FEWEST:
        return False
    if _TREND(words) or _OBSTACLE(words):
        return not _NOT_SO(words.partition(" is ")[0])
    is_shared = earlier is not None and _SHARES(_plain(earlier))
    is_good = is_shared or _KEPT(words) or _CALLED(words)
    return is_good and not _NOT_SO(words)


def says_only_not(one: Sentence) -> bool:
    """Tell whether a sentence says of an obstacle only what it is not.

    What it is stands in the next: "The barrier is not the road. It is the toll."
    """
    words = _plain(one)
    return _SAYS_NOT(words) and not _SAYS_BUT(words)


def takes_back(one: Sentence) -> bool:
    """Tell whether a speaker tells of a success only to take it back."""
    return _TAKEN_BACK(_plain(one))


def opens_back(one: Sentence) -> bool:
    """Tell whether a sentence that is named so is told with the one before."""
    return _OPENS_BACK(_plain(one)) or leans(one.words, one.lang)


def may_be_named(function: Function) -> bool:
    """Tell whether what a sentence seems to do may be another thing by its name."""
    return function not in _NONE_SUCH


_OPENS_BACK = late_test(
    r"^(?:that|this|it|they|these|those|c'est|cela|eso|esto)\b|\b(?:her|him)\b(?=[.,:;]| \w+ing\b)"
)


def _plain(one: Sentence) -> str:
    return one.words.replace("’", "'").lower()
