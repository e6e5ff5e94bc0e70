"""Move tables: which state may follow which, by which act."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from palabre.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Moves:
    """A table of allowed moves of one kind of thing.

    Parameters
    ----------
    table : mapping of str to (frozenset of StrEnum, StrEnum)
        Act → (states it may start from, state it ends in).
    """

    table: Mapping[str, tuple[frozenset[StrEnum], StrEnum]]

    def after(self, act: str, state: str) -> StrEnum:
        """Return the state after an act, or refuse with ``wrong-state``.

        Raises
        ------
        Refused
            ``wrong-state`` with the act, the state and the states it needs.
        """
        starts, end = self.table[act]
        if state not in starts:
            raise Refused(
                "wrong-state", act=act, state=str(state), needs=sorted(starts)
            )
        return end

    def may(self, act: str, state: str) -> bool:
        """Tell whether an act may start from a state."""
        return state in self.table[act][0]
