"""Lists of words are written as running text; this reads them."""


def wordset(lines: str) -> frozenset[str]:
    """Return the words of running text as a set.

    Examples
    --------
    >>> sorted(wordset("of the and"))
    ['and', 'of', 'the']
    """
    return frozenset(lines.split())


def wordlist(lines: str) -> list[str]:
    """Return the words of running text, in order."""
    return lines.split()
