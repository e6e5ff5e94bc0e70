"""Captions come from strangers' machines: what of them may be shown."""

import unicodedata

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they can make a text read as another."""

MARKS_LIMIT = 4
"""Combining marks on one sign: Vietnamese has two, Tibetan and Hebrew up to four."""


def clean_caption(text: str) -> str:
    r"""Return a caption without control characters and bidi tricks, on one line.

    Examples
    --------
    >>> clean_caption("one\x00 two\n three")
    'one two three'
    """
    shown, n_marks = [], 0
    for sign in unicodedata.normalize("NFC", text):
        n_marks = n_marks + 1 if unicodedata.combining(sign) else 0
        if sign.isspace():
            shown.append(" ")
        elif n_marks <= MARKS_LIMIT and not _is_hidden(sign):
            shown.append(sign)
    return " ".join("".join(shown).split())


def _is_hidden(sign: str) -> bool:
    return sign in BIDI_CONTROLS or unicodedata.category(sign) in {"Cc", "Cs", "Co"}
