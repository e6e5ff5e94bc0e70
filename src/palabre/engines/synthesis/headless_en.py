"""English sentences whose only verbs stand inside: "a start for the port, where ...".

A reader waits for what is said of the start. Such a sentence was broken off, or was noted
down in haste, and nothing can be told of it.
"""

import re
from typing import Final

from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_OPENS: Final = late(
    r"^(?!(?:in|on|with|as|at|by|for|from|under|over|after|before|since|during|within|without|concerning"
    r"|regarding|following|living|given|despite|through|among|between|to|of|like|unlike|thanks|[a-z]+ing|i|we"
    r"|you|they|he|she|it|there|this|that|these|those|what|who|how|why|if|when|while|although|because)\b)"
    r"(?P<head>[^,;:.?!—–()]{3,90}), (?:where|which|who|whose|whereby|(?:in|for|by|of|on|to|with) which)"
    r" (?P<rest>.+)$",
    re.DOTALL | re.IGNORECASE,
)
_FINITE: Final = wordset("""is are was were am has have had will would can could may might must shall
    should cannot does do did isn't aren't wasn't weren't hasn't haven't won't can't couldn't
    doesn't don't didn't need let make put set cut let's it's that's there's he's she's we're
    they're you're i'm we've they've i've""")
_PASTS: Final = frozenset(PAST_BY_BASE.values())
_THIRDS: Final = frozenset(PAST_BY_THIRD) - NOUNS_TOO
_ASIDE: Final = wordset("""also still now then therefore thus often never always only usually already
    however indeed clearly soon no not""")
_WORD: Final = late(r"[a-z]+(?:'[a-z]+)?")


def is_headless(words: str) -> bool:
    """Tell whether nothing is said of what a sentence opens with.

    Examples
    --------
    >>> is_headless('Formal start for the port, where "formal" means that many sign.')
    True
    >>> is_headless("The port, where many boats wait, needs a lamp.")
    False
    >>> is_headless("Boats wait in the port, which is dark.")
    False
    """
    found = _OPENS.match(words.replace("’", "'"))
    if found is None or _tells(found["head"]):
        return False
    _, *parts = found["rest"].split(", ")
    return not any(_goes_on(part) for part in parts)


def _tells(head: str) -> bool:
    """Tell whether there is a verb, or what may be one, before the clause inside."""
    low = _WORD.findall(head.lower())
    around = zip(["", *low], low, [*low[1:], ""], strict=False)
    return any(_may_tell(*each) for each in around)


def _may_tell(before: str, word: str, after: str) -> bool:
    if word in _FINITE or word in _PASTS or word in _THIRDS or word.endswith("ed"):
        return True
    is_followed = after in _BEFORE_NOUN or after.isdigit()
    if before in _ASIDE or (word.endswith("s") and is_followed):
        return True
    is_free = after != "of" and before not in _BEFORE_NOUN
    is_subject = before.endswith(("s", "ly")) or before in _WE
    return word in PAST_BY_BASE and is_free and is_subject


_WE: Final = wordset("we you they i people to who that not please") | {""}
_BEFORE_NOUN: Final = wordset(
    "the a an its their our his her this these another each every"
)


def _goes_on(part: str) -> bool:
    """Tell whether a part opens with the verb that the sentence waits for."""
    words = _WORD.findall(part.lower())
    low = [one for one in words if one not in _ASIDE and not one.endswith("ly")]
    first = low[0] if low else ""
    return (
        first in _FINITE
        or first in _PASTS
        or first in PAST_BY_THIRD
        or first in PAST_BY_BASE
    )
