"""English that a machine heard, with the article gone that points to nothing.

Whoever speaks a second language says "the sacks in old mills can rot" of any sacks.
"""

import re

from palabre.kernel.late import late

_MASS = (
    r"(?:inference|training|routing|forwarding|encryption|authentication|computation|storage"
    r"|congestion|interference|traffic|security|privacy|trust|software|hardware|innovation)"
)
_WIDE_ARTICLE = late(
    # "the sacks in old mills can rot": sacks of any old mills
    rf"^(?P<opening>(?:(?:so|and|but|um+|uh+)\b,? )*)the (?P<what>(?:[a-z-]+ )?(?:{_MASS}|[a-z]{{3,}}(?<!s)s)"
    r" (?:in|on|at|within|across|between) (?:[a-z-]+ )?[a-z]{3,}(?<!s)s"
    r" (?:often|usually|typically|can|could|may|might)\b)",
    re.IGNORECASE,
)


def tidied(words: str) -> str:
    """Return words without an opening article that only widens what it stands before.

    Examples
    --------
    >>> tidied("The sacks in old mills can rot.")
    'Sacks in old mills can rot.'
    >>> tidied("The sacks in the old mill can rot.")
    'The sacks in the old mill can rot.'
    """
    found = _WIDE_ARTICLE.match(words)
    if found is None:
        return words
    what = words[found.start("what") :]
    opening = found["opening"]
    return f"{opening}{what}" if opening else f"{what[:1].upper()}{what[1:]}"
