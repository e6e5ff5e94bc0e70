"""Regular expressions that are compiled when they are first used.

The tables of the languages hold hundreds. Whoever drafts again from what is kept needs
few of them, and would wait for all at every start.
"""

import re
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
