"""Words that a person types, on one line and without signs that no reader sees."""

import re
import unicodedata

_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Gaps without width, and what turns the direction of all that follows.

Joiners stay: words of Persian and of Indian languages need them.
"""


def plain(text: str) -> str:
    r"""Return words on one line, without control signs and turned directions.

    Examples
    --------
    >>> plain("  wells\x00 need\ncare\u202e ")
    'wells need care'
    >>> plain("\u200b \u200b")
    ''
    """
    seen = _UNSEEN.sub("", text)
    told = (" " if unicodedata.category(sign) == "Cc" else sign for sign in seen)
    return " ".join("".join(told).split())
