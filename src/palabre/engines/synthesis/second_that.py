"""A second clause after "and", told with "that" as well.

"It was noted that the centres had closed, and the staff had left" leaves open whether the
staff's leaving was said, or is the summary's own; "and that the staff had left" does not.
Where it is not sure that two whole clauses stand on one level, nothing is added.
"""

import re
from typing import Final

from palabre.engines.synthesis.verbs_en import PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_AND: Final = late(r", and (?!that\b)")
_FINITE: Final = wordset("""is are was were has had would could may might must should did cannot
    does do will can""") | frozenset(PAST_BY_BASE.values())
_HELPS: Final = wordset("is are was were has have had been be not never")
_OPENS: Final = wordset("""the a an its their no nobody everybody anybody they it what many most some
    several each every one two three four five six seven eight nine ten eleven twelve any there
    few all both""")
"""What a clause's own subject may open with; a bare plural may as well."""
_PLURAL: Final = late(r"[a-z-]{3,}(?<![sui])s|people|children|women|men")
_NO_SUBJECT: Final = wordset("""at in on by for with from to of as often sometimes still also then thus
    rightly particularly especially even only not rather more less""")
_NESTED: Final = wordset("""because although though while whereas if unless when whenever where until
    before after since once so whether how why""")
"""Before "and", a clause of its own may go on after it."""
_RELATIVE: Final = wordset("that which who whom whose")
_QUOTED: Final = late(r"[\"“”«»:;—–]")
_FARTHEST: Final = 6
"""Words of a subject before its verb."""


def with_second_that(clause: str) -> str:
    """Return a clause that follows "that" with "that" after its one "and" as well.

    Examples
    --------
    >>> with_second_that("duties remained high, and grants did not lower them")
    'duties remained high, and that grants did not lower them'
    >>> with_second_that("water, roads, and energy were neglected")
    'water, roads, and energy were neglected'
    >>> with_second_that("masts failed because rain fell, and the grid was old")
    'masts failed because rain fell, and the grid was old'
    """
    found = list(_AND.finditer(clause))
    if len(found) != 1 or _QUOTED.search(clause):
        return clause
    at = found[0]
    first, second = clause[: at.start()], clause[at.end() :]
    if not (_is_whole(first) and _has_subject_and_verb(second)):
        return clause
    return f"{first}, and that {second}"


def _is_whole(first: str) -> bool:
    """Tell whether what stands before "and" is one clause, ended by its comma."""
    words = first.split()
    if any(map(_is_nested, first.split(", "))) or not set(words) & _FINITE:
        return False
    last = first.rpartition(", ")[2].split()
    return bool(set(last) & _FINITE) and not _is_open(words)


def _is_nested(part: str) -> bool:
    """Tell whether a part between commas holds a clause under "because" or "when"."""
    words = part.split()
    opened = next((n for n, word in enumerate(words) if word in _NESTED), len(words))
    return bool(set(words[opened:]) & _FINITE)


def _is_open(words: list[str]) -> bool:
    """Tell whether a relative clause has the only verb: the main one is yet to come."""
    inner = sum(word in _RELATIVE for word in words)
    pairs = zip(["", *words], words, strict=False)
    verbs = sum(word in _FINITE and before not in _HELPS for before, word in pairs)
    return verbs <= inner


def _has_subject_and_verb(second: str) -> bool:
    """Tell whether what follows "and" has its own subject, and its verb near it."""
    words = re.findall(r"\d[\d,.]*\d|[\w'’-]+|[,;]", second)
    if not words or words[0] in _FINITE or words[0] in _NO_SUBJECT:
        return False
    opens = words[0].lower() in _OPENS or any(
        _PLURAL.fullmatch(word) for word in words[:3]
    )
    for place, word in enumerate(words[1 : _FARTHEST + 1], start=1):
        if word in {",", ";"} or (word in _RELATIVE and words[0] != "what"):
            return False
        if word in _FINITE:
            is_subject = opens or (place == 1 and not words[0].endswith("ly"))
            return is_subject and place + 1 < len(words)
    return False
