"""Spaces that do not break: before high signs in French, inside guillemets anywhere."""

import re

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_INSIDE = re.compile(r"(?<=«)[ \u202f]|[ \u202f](?=»)")
_BEFORE_COLON = re.compile(r"[ \u202f](?=:(?:\s|$))")
_BEFORE_HIGH = re.compile(r"[ \u00a0](?=[;!?%])")


def spaced(text: str, lang: str) -> str:
    r"""Return a text with the spaces of its language made unbreakable.

    Notes
    -----
    No space is added or taken away; the gate compares words whatever their spaces.

    Examples
    --------
    >>> spaced("Compté : « un pont » ; non ?", "fr")
    'Compté\xa0: «\xa0un pont\xa0»\u202f; non\u202f?'
    >>> spaced("They said « un pont » : no", "en")
    'They said «\xa0un pont\xa0» : no'
    """
    text = _INSIDE.sub(NO_BREAK, text)
    if lang.split("-", maxsplit=1)[0] != "fr":
        return text
    return _BEFORE_HIGH.sub(NARROW, _BEFORE_COLON.sub(NO_BREAK, text))
