"""The Chatham House Rule: whether it holds, and how names are taken out of words."""

import re
from collections.abc import Iterable

from palabre.stages.programme.models import Session

GAP = "[…]"
"""What stands where a name was said."""

LEAST_SIGNS = 3
"""Shorter parts of a name are words of some language: they go with the whole name."""


def under_rule(session: Session) -> bool:
    """Tell whether no name is kept of who speaks in a session."""
    return session.is_unattributed or session.summit.is_unattributed


def names_of(session: Session) -> set[str]:
    """Return every name of the people who have a role in a session, in any script."""
    roles = session.roles.select_related("person").prefetch_related("person__aliases")
    persons = {role.person for role in roles}
    aliases = {alias.name for one in persons for alias in one.aliases.all()}
    return aliases | {one.name for one in persons}


def without(text: str, names: Iterable[str]) -> str:
    """Return words with a gap for every name: whole ones, and parts with a capital.

    A word that is also somebody's name may go as well: better a gap than a name.

    Examples
    --------
    >>> without("I thank Ms Ndiaye and aïssatou ndiaye.", ["Aïssatou Ndiaye"])
    'I thank Ms […] and […].'
    """
    pattern = _pattern(set(names) - {""})
    return pattern.sub(GAP, text) if pattern else text


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    parts = {
        form
        for name in names
        for part in re.findall(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*", name)
        if len(part) >= LEAST_SIGNS
        for form in (part, part.title(), part.upper())
        if not form.islower()
    }
    if not names:
        return None
    whole = [f"(?i:{re.escape(one)})" for one in _longest(names)]
    either = "|".join([*whole, *map(re.escape, _longest(parts))])
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda one: (-len(one), one))
