"""What was turned into reported speech, kept from one draft to the next.

A report's line is turned by its words alone; who is named in it is looked at afterwards,
each time, for that depends on everything else that was said.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from palabre.engines.formats.cabinet import Ledger, Plain
from palabre.engines.synthesis.report_speech import Turned, Unsaid, turn
from palabre.engines.synthesis.shapes import Reported, Speech

KIND = "turned"
_Made = TypeVar("_Made", str, float)


class Turner:
    """Turns words once, and says the same again where a ledger keeps it.

    Parameters
    ----------
    ledger : Ledger
        Where what was turned is looked for, and left; the caller closes it.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def turn(self, words: str, lang: str) -> Turned:
        """Return words in reported speech, or the reason why not."""
        key = f"{lang} {words}"
        found = _read_back(self._ledger.recall(key)) or turn(words, lang)
        self._ledger.keep(key, _plain(found))
        return found

    def shift(self, how: str, words: str, work: Callable[[str], str]) -> str:
        """Return what a rule makes of words.

        Parameters
        ----------
        how : str
            Name of the rule; no language is called so.
        work : callable
            The rule: a pure function of the words.
        """
        return self._once(how, words, work, str)

    def measured(self, how: str, words: str, work: Callable[[str], float]) -> float:
        """Return the number that a rule gives to words; as for ``shift``."""
        return self._once(how, words, lambda each: float(work(each)), float)

    def _once(
        self, how: str, words: str, work: Callable[[str], _Made], kind: type[_Made]
    ) -> _Made:
        key = f"{how} {words}"
        held = self._ledger.recall(key)
        found = held if isinstance(held, kind) else work(words)
        self._ledger.keep(key, found)
        return found


PLAIN = Turner(Ledger(None, KIND))
"""Turns everything anew and keeps nothing."""


def _plain(found: Turned) -> Plain:
    told = found.reported
    if told is None:
        return [None, str(found.reason)]
    return [str(told.speech), told.clause, told.is_own, told.is_framed, told.bare]


def _read_back(held: Any) -> Turned | None:
    """Return what was kept, or None if it does not have its shape."""
    try:
        speech, *rest = held
        if speech is None:
            return Turned(None, Unsaid(*rest))
        clause, is_own, is_framed, bare = rest
        return Turned(
            Reported(
                Speech(speech), str(clause), bool(is_own), bool(is_framed), str(bare)
            )
        )
    except (TypeError, ValueError):
        return None
