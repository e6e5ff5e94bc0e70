"""The thing that a second verb takes, told from a verb: "may forge seals or tear links".

After a modal two verbs stand bare; what ends in "s" behind the second is what it takes.
"""

from palabre.engines.synthesis.verbs_en import PAST_BY_THIRD
from palabre.kernel.late import late

_SECOND = late(
    r"\b(?:can|could|may|might|will|would|should|must|shall|cannot) (?:[\w-]+ ){1,5}?(?:or|and) "
    r"(?P<verb>[a-z]{3,}) (?P<thing>[a-z]{3,}s)"
    r"(?= (?:to|of|in|for|with|from|by|and|or|at|on)\b|[,;]|$)"
)


def with_things(clause: str, said: str) -> str:
    """Return a clause in the past whose second bare verb keeps what it takes.

    Parameters
    ----------
    said : str
        The clause as it was said.

    Examples
    --------
    >>> with_things("thieves might forge seals or tear linked to pass",
    ...             "thieves may forge seals or tear links to pass")
    'thieves might forge seals or tear links to pass'
    """
    for found in _SECOND.finditer(said):
        verb, thing = found["verb"], found["thing"]
        moved = PAST_BY_THIRD.get(thing)
        if moved:
            clause = clause.replace(f" {verb} {moved}", f" {verb} {thing}", 1)
    return clause
