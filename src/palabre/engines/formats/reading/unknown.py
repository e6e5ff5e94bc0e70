"""What stands before a colon and is no name: whether somebody else speaks all the same.

Words are better nobody's than in another's mouth.
"""

from collections.abc import Sequence
from typing import Final

from palabre.engines.formats.reading.devices import is_device
from palabre.engines.formats.reading.flow import Piece
from palabre.engines.formats.reading.label_lists import LISTS
from palabre.engines.formats.reading.labels import is_label
from palabre.kernel.late import late

_NOBODY: Final = frozenset(LISTS["nobody"])
_LEAD_INS: Final = frozenset(LISTS["lead_ins"])
_HAN_LEAD_INS: Final = tuple(LISTS["han_lead_ins"])
_OUTCOMES: Final = frozenset(LISTS["outcomes"])
_FACTS: Final = frozenset(LISTS["facts"])
_ASKS: Final = frozenset({"question", "questions", "room"})
_NOT_LABELS: Final = frozenset(LISTS["not_labels"]) - _ASKS
_WORD: Final = late(r"[^\W_]+(?:['’/-][^\W_]+)*")
_SENTENCE: Final = late(r"[?!;\"“”«»<>{}|\\=@]|\.\s|\.\.|https?$")
MOST_WORDS: Final = 6
LONGEST_FACT: Final = 200


def is_somebody(label: str, rest: str, *, is_strict: bool) -> bool:
    """Say whether words before a colon tell that somebody speaks who is not known.

    Parameters
    ----------
    rest : str
        What follows the colon.
    is_strict : bool
        Whether everything else in the file opens with a label.

    Examples
    --------
    >>> is_somebody("iPhone de Marie", "i agree", is_strict=False)
    True
    >>> is_somebody("Lady in red", "I oppose it.", is_strict=True)
    True
    >>> is_somebody("My first point", "We need time.", is_strict=True)
    False
    """
    words = [word.casefold() for word in _WORD.findall(label)]
    if not 0 < len(words) <= MOST_WORDS or not rest.strip() or is_label(label):
        return False
    if label.startswith(_HAN_LEAD_INS):
        return False
    if _SENTENCE.search(label) or words[0] in _LEAD_INS or words[0] in _NOT_LABELS:
        return False
    if not _NOBODY.isdisjoint(words) or (is_device(label) and not label.isdecimal()):
        return True
    first = next((sign for sign in rest if sign.isalpha()), "a")
    return is_strict and words[0] not in _ASKS and not first.islower()


def is_fact(label: str, rest: str) -> bool:
    """Say whether a line tells of the record and not of a speech: "Venue: Room 5".

    Examples
    --------
    >>> is_fact("Date", "12 May 2026"), is_fact("Amina Okoye", "12 May 2026")
    (True, False)
    """
    return label.strip(" *_").casefold() in _FACTS and len(rest) <= LONGEST_FACT


def is_outcome(label: str, rest: str) -> bool:
    """Say whether a line tells what a meeting decided: "RESOLUTION: Adopt the text".

    Examples
    --------
    >>> is_outcome("RESOLUTION", "Adopt it"), is_outcome("Decision", "we must")
    (True, False)
    """
    bare = " ".join(label.strip(" *_#").split())
    known = bare.casefold().rstrip("0123456789 ") in _OUTCOMES
    return known and bare.isupper() and bool(rest.strip())


def is_new_matter(heading: str) -> bool:
    """Say whether a heading leads to another matter, and not to a page or an hour.

    Examples
    --------
    >>> is_new_matter("Key takeaways"), is_new_matter("00:05:00"), is_new_matter("Page 3")
    (True, False, False)
    """
    words = [word.casefold() for word in _WORD.findall(heading)]
    return any(not word.isdecimal() and word not in _SHEETS for word in words)


_SHEETS: Final = frozenset(
    ("page", "página", "pagina", "seite", "страница", "صفحة", "slide", "diapositive")
)


def outcome_piece(label: str, rest: str, line: int) -> Piece:
    """Return what a meeting decided, said by nobody."""
    return Piece(f"{label.strip(' *_')}: {rest.strip()}", line, "", is_paragraph=True)


def is_strict(starts: Sequence[bool | None]) -> bool:
    """Say whether all that is said in a file opens with a label.

    Parameters
    ----------
    starts : sequence of bool or None
        Of each paragraph or caption: whether it opens with a label; None where that
        is not known.
    """
    named, plain = starts.count(True), starts.count(False)
    return named >= LEAST_NAMED and plain * 10 <= named


LEAST_NAMED: Final = 2


def piece_of(label: str, rest: str, line: int, starts_ms: int | None = None) -> Piece:
    """Return the words of somebody who is not known."""
    told = f"{label.strip()[:60]!r} is no name that is known; these words are nobody's."
    return Piece(rest, line, "", starts_ms, is_paragraph=True, remark=told)
