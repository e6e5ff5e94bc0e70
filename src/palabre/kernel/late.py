"""Regular expressions that are compiled when they are first used.

The tables of the languages hold hundreds. Whoever drafts again from what is kept needs
few of them, and would wait for all at every start.
"""

import re
from collections.abc import Callable
from typing import Any, cast


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._told), name)
        self.__dict__[name] = found
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as the compiled pattern; a wrong one fails at its first use.

    Examples
    --------
    >>> late("[a-z]+").sub("x", "ab 12")
    'x 12'
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Test:
    """A pattern in parts, each of which the library finds as fast as it can.

    Alternatives that begin a text are tried at its beginning only; those that begin a
    word share the question whether one begins; and where case is ignored, small letters
    are compared with small letters. On a hundred alternatives that is eight times as fast.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags
        self._parts: list[Callable[[str], object]] | None = None
        self._is_small = bool(flags & re.IGNORECASE) and "(?-i:" not in pattern

    def __call__(self, text: str) -> bool:
        if self._parts is None:
            self._parts = self._made()
        if self._is_small:
            text = text.lower()
        for part in self._parts:  # noqa: SIM110 - a generator would cost as much again
            if part(text):
                return True
        return False

    def _made(self) -> list[Callable[[str], object]]:
        pattern, flags = self._told
        if self._is_small:
            pattern, flags = _in_small_letters(pattern), flags & ~re.IGNORECASE
        begin, words, others = list[str](), list[str](), list[str]()
        for one in alternatives(pattern):
            if _GROUP.search(one):  # in their order, so that "\1" means the same
                others.append(one)
            elif one.startswith("^"):
                begin.append(one[1:])
            elif one.startswith(r"\b"):
                words.append(one[2:])
            else:
                others.append(one)
        parts: list[Callable[[str], object]] = []
        if begin:
            parts.append(re.compile("|".join(begin), flags).match)
        if words:
            parts.append(re.compile(rf"\b(?:{'|'.join(words)})", flags).search)
        if others:
            parts.append(re.compile("|".join(others), flags).search)
        return parts


def late_test(pattern: str, flags: int = 0) -> Callable[[str], bool]:
    r"""Return a test whether a pattern is found in a text.

    Examples
    --------
    >>> test = late_test(r"^a|\bb|c$", re.IGNORECASE)
    >>> [test(words) for words in ("A d", "d b", "ddC", "db d")]
    [True, True, True, False]
    """
    return _Test(pattern, flags)


_GROUP = re.compile(r"(?<!\\)\((?!\?(?!P<))")


def _in_small_letters(pattern: str) -> str:
    """Return a pattern in small letters, but for what a backslash gives a meaning."""
    return re.sub(r"\\.|[^\\]+", lambda one: _small(one[0]), pattern, flags=re.DOTALL)


def _small(piece: str) -> str:
    return piece if piece.startswith("\\") else piece.lower()


def alternatives(pattern: str) -> list[str]:
    r"""Return the alternatives of a pattern, as they stand.

    Examples
    --------
    >>> alternatives(r"^a(?:b|c)|[|]d|\|e")
    ['^a(?:b|c)', '[|]d', '\\|e']
    """
    found, start, depth, place = list[str](), 0, 0, 0
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            place += 1
        elif sign == "[":
            place = _end_of_class(pattern, place)
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            found.append(pattern[start:place])
            start = place + 1
        place += 1
    return [*found, pattern[start:]]


def _end_of_class(pattern: str, place: int) -> int:
    """Return where a class of signs that opens at a place is closed."""
    place += 2 if pattern[place + 1] == "^" else 1
    place += 2 if pattern[place] == "\\" else 1  # the first is a sign, a bracket too
    while pattern[place] != "]":
        place += 2 if pattern[place] == "\\" else 1
    return place
