"""Several people, or several things, in one cell of a table."""

import re
from collections.abc import Iterable
from typing import Final

from palabre.engines.formats.schedule.values import PersonRole, ScheduledPerson
from palabre.engines.formats.schedule.wording import one_line
from palabre.kernel.late import late

_NAMED: Final = late(r"(?P<name>[^()]+?)\s*\((?P<rest>.*)\)\s*", re.DOTALL)
_DASHED: Final = late(r"(?P<name>[^()]+?)\s+[–—-]\s+(?P<rest>.+)", re.DOTALL)
_NOBODY: Final = late(
    r"(speakers?|experts?|representatives?|participants?|panell?ists?|members|various"
    r"|several|intervenants?|représentants?|conférenciers?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ROLES: Final = late(
    r"\b(representatives?|speakers?|panell?ists?|représentants?|représentantes?"
    r"|t\.?b\.?[acd]\.?|to be (announced|confirmed)|à confirmer)$",
    re.IGNORECASE,
)


def parts(cell: str, signs: str = ";\n|") -> tuple[str, ...]:
    """Split a cell at signs that stand outside parentheses.

    Examples
    --------
    >>> parts("Ama Osei (ITA; host); Bo Li")
    ('Ama Osei (ITA; host)', 'Bo Li')
    """
    pieces, depth = [""], 0
    for sign in cell:
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        if sign in signs and not depth:
            pieces.append("")
        else:
            pieces[-1] += sign
    return tuple(filter(None, map(one_line, pieces)))


def people(cell: str, role: PersonRole) -> tuple[list[ScheduledPerson], list[str]]:
    """Return the people of a cell, and the words that name nobody.

    Examples
    --------
    >>> found, rest = people("Ama Osei (ITA); experts from Peru", PersonRole.SPEAKER)
    >>> [(who.name, who.affiliation) for who in found], rest
    ([('Ama Osei', 'ITA')], ['experts from Peru'])
    """
    found, rest = [], []
    for piece in _pieces(cell):
        name, affiliation = _split(piece)
        if _is_name(name):
            found.append(ScheduledPerson(name, "", role, affiliation))
        else:
            rest.append(piece)
    return found, rest


def _pieces(cell: str) -> Iterable[str]:
    """Split at semicolons, else at commas if each piece could be a full name."""
    pieces = parts(cell)
    if len(pieces) != 1:
        return pieces
    listed = parts(re.sub(r"\s+(and|et|&)\s+", ", ", pieces[0]), ",")
    is_list = all(" " in _split(piece)[0] and _is_name(piece) for piece in listed)
    return listed if is_list else pieces


def _split(piece: str) -> tuple[str, str]:
    """Return name and affiliation: ``Name (ITA)``, ``Name – ITA``, ``Name, ITA``."""
    found = _NAMED.fullmatch(piece) or _DASHED.fullmatch(piece)
    if found:
        return one_line(found["name"]), one_line(found["rest"])
    name, _, rest = piece.partition(",")
    return one_line(name), one_line(rest)


def _is_name(name: str) -> bool:
    """Tell whether words can be a name; some people write theirs in lower case."""
    return bool(name) and not _NOBODY.fullmatch(name) and not _ROLES.search(name)
