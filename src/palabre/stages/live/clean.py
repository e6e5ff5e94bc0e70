"""Captions come from strangers' machines: what of them may be shown."""

import unicodedata

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they can make a text read as another."""


def clean_caption(text: str) -> str:
    r"""Return a caption without control characters and bidi tricks, on one line.

    Examples
    --------
    >>> clean_caption("one\x00 two\n three")
    'one two three'
    """
    shown = (
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text)
        if sign.isspace() or not _is_hidden(sign)
    )
    return " ".join("".join(shown).split())


def _is_hidden(sign: str) -> bool:
    return sign in BIDI_CONTROLS or unicodedata.category(sign) in {"Cc", "Cs", "Co"}
