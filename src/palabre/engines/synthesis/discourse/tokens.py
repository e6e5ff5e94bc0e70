"""The tokens that the features of a sentence are made of."""

import re

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*'?|[?!%$€:]"
)


def tokens_of(words: str) -> list[str]:
    """Return the words of a sentence in lower case, every number as ``0``.

    Examples
    --------
    >>> tokens_of("D’ici 2027, we can't plan 1,200 masts!")
    ["d'", 'ici', '0', 'we', "can'", 't', 'plan', '0', 'masts', '!']
    """
    plain = words.replace("’", "'").lower()
    return ["0" if one[0].isdigit() else one for one in _TOKEN.findall(plain)]
