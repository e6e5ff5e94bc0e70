"""Short public codes: what stands in an address instead of a primary key."""

import hashlib

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 without 0 and 1: nothing that is misread aloud or in print."""

DEFAULT_LENGTH = 6
"""Six signs: 7e8 codes, enough for ten editions of 10,000 people without a clash."""


def code_from(seed: str, *, length: int = DEFAULT_LENGTH) -> str:
    """Return the code that belongs to a seed; the same seed gives the same code.

    Parameters
    ----------
    seed : str
        What makes the thing itself, e.g. ``"proposal/forum-2026/17/secret"``.
    length : int
        Signs in the code.

    Examples
    --------
    >>> code_from("proposal/1") == code_from("proposal/1")
    True
    """
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    signs = []
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(signs)


def slug(words: str, *, longest: int = 60) -> str:
    """Return words as they stand in an address: letters, digits and hyphens.

    Examples
    --------
    >>> slug("Action Line C7: e-Health")
    'action-line-c7-e-health'
    """
    signs = (sign if sign.isalnum() else " " for sign in words.casefold())
    return "-".join("".join(signs).split())[:longest].strip("-")
