"""Loose definites: "the receiver", "the proposed option" that nothing in the sentence explains.

Whoever sat in the room knows which one is meant; a reader of the text does not. A definite
is bound when something follows it that tells ("the routers of a network"), when it has a
name or a superlative in it, when there is only one in the world, or when the sentence
spoke of it before.
"""

from collections.abc import Sequence
from typing import Final

from palabre.engines.synthesis.verbs_en import FINITE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_TOKEN: Final = late(r"[\w'’/.-]*\w|[,;:()—]")
_MARKS: Final = frozenset(",;:()—")
_ENDS: Final = wordset("""of that which who whom whose for to in on at by with from between among into
as and or but if when while because is are was were be been has have had will would can could may
might must shall should cannot do does did not also only never always than so then there it they
under over through within without via per after before during since until across along against
towards toward about around where what how why using""")
_BINDS: Final = wordset("""of that which who whose for to in on between among with from about within
using""")
_ALONE: Final = wordset("""internet web world world's public future past community society industry
government environment economy market law state field edge same way whole network networks cloud
present others other rest need time ground sun earth planet country population academia majority
wild""")
"""What there is one of, or what needs no other word."""
_PICKS: Final = late(r"(?:most|least|best|first|last|only|more|\w+est)$")
_NAMED: Final = late(r"[A-Z0-9]")
_LONGEST: Final = 5
_STEM: Final = 6


def loose_definites(clause: str) -> int:
    """Return how many definites of an English clause nothing in it explains.

    Examples
    --------
    >>> loose_definites("the receiver had to understand the keys")
    2
    >>> loose_definites("the security of the internet rested on public keys")
    0
    """
    words = _TOKEN.findall(clause)
    low = [word.lower() for word in words]
    return sum(
        word == "the" and _is_loose(words, low, place) for place, word in enumerate(low)
    )


def opens_loosely(clause: str) -> bool:
    """Tell whether a clause opens with a definite that nothing in it explains.

    Examples
    --------
    >>> opens_loosely("The routers must be updated to parse states")
    True
    >>> opens_loosely("The risk is that routers fail")
    False
    """
    words = _TOKEN.findall(clause)
    low = [word.lower() for word in words]
    return low[:1] == ["the"] and _is_loose(words, low, 0)


def _is_loose(words: Sequence[str], low: Sequence[str], place: int) -> bool:
    end = place + 1
    while end < len(low) and end - place <= _LONGEST and not _ends(low, place, end):
        end += 1
    inside = low[place + 1 : end]
    if not inside or (end < len(low) and low[end] in _BINDS):
        return False
    if low[end : end + 2] in (["is", "that"], ["was", "that"]):
        return False
    if any(_NAMED.search(word) for word in words[place + 1 : end]):
        return False
    if inside[-1] in _ALONE or _PICKS.match(inside[0]):
        return False
    stem = inside[-1].rstrip("s")[:_STEM]
    return not any(word.startswith(stem) for word in low[:place])


def _ends(low: Sequence[str], place: int, at: int) -> bool:
    """Tell whether the noun phrase that begins at "the" is over."""
    word = low[at]
    if word in _ENDS or word in _MARKS:
        return True
    return at > place + 1 and word in FINITE and not word.endswith("s")
