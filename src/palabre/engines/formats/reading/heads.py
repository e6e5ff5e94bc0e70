"""Lines that hold a name and a time, and nothing else: the words stand below them."""

import re
from typing import Final, NamedTuple

from palabre.engines.formats.reading.devices import is_device
from palabre.engines.formats.reading.labels import is_label
from palabre.kernel.late import late

CLOCK: Final = (
    r"(?:(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):(?P<seconds>\d{2})"
    r"|(?P<h>\d{1,2})\.(?P<m>\d{2})\.(?P<s>\d{2}))"
    r"(?:[.,]\d{1,3})?(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
_SEP: Final = r"\s*(?:[|,;–—-]\s*)?"
_BRACKETED: Final = late(
    rf"\s*(?:\[(?P<name>[^\[\]\n]{{1,80}})\]|\((?P<round>[^()\n]{{1,80}})\))\s+{CLOCK}\s*"
)
_NAMED: Final = late(
    rf"\s*(?P<name>[^\W\d][^\n:]{{0,139}}?)(?:\s{_SEP}|,\s*)(?P<open>[\[(])?{CLOCK}"
    r"(?(open)[\])]|)\s*:?\s*"
)
_AFTER: Final = late(
    rf"\s*(?P<open>[\[(])?{CLOCK}(?(open)[\])]|){_SEP}(?P<name>[^\W\d_][^\n:]{{0,139}}?)\s*:?\s*"
)
_DATED: Final = late(
    rf"\s*\[\d{{1,4}}[./-]\w{{1,4}}[./-]\d{{1,4}},?\s+{CLOCK}\]\s+(?P<name>[^\n:\[\]]{{1,80}}?)\s*"
)
"""Chats as text: a day and an hour, then an account, whatever it is called."""
_YEAR: Final = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIMED: Final = late(r"\d[:.]\d\d")
_WIDE: Final = late(r"\S {3}\d")
"""Teams parts name and time by three spaces; how the name is spelt is no matter then."""
_BEFORE_A_TIME: Final = frozenset(
    {"at", "until", "from", "to", "by", "till", "vers", "à", "dès", "jusqu'à", "a"}
)
LONGEST_LINE: Final = 160
MOST_WORDS: Final = 6
NOON: Final = 12


class Head(NamedTuple):
    """Who speaks below, since when; ``is_zoom`` if the name stands in brackets."""

    name: str
    at_ms: int
    is_zoom: bool
    is_wide: bool = False
    is_dated: bool = False


def head_of(line: str) -> Head | None:
    """Read a line that holds a name and a time, in any order and any brackets.

    Examples
    --------
    >>> [head_of(line).name for line in ("(Cy Fox) 10:00:28", "[Di Gee] 10.00.38")]
    ['Cy Fox', 'Di Gee']
    >>> head_of("Cy Fox (00:12):").at_ms, head_of("00:01:02 Cy Fox").at_ms
    (12000, 62000)
    >>> head_of("The session starts at 10:30"), head_of("10:30 Coffee Break")
    (None, None)
    """
    if len(line) > LONGEST_LINE or not _TIMED.search(line):
        return None
    if is_half_bracketed(line):
        line = line.replace("[", "").replace("]", "")
    dated = _DATED.fullmatch(line)
    if dated and may_be_name(dated["name"]):
        return _head(dated)._replace(is_dated=True)
    bracketed = _BRACKETED.fullmatch(line)
    if bracketed:
        return _head(bracketed, is_zoom=True)
    found = _NAMED.fullmatch(line)
    if found and not found["h"] and may_be_name(found["name"]):
        is_wide = bool(_WIDE.search(line))
        if is_wide or _is_speaker(_name(found)):
            return _head(found, is_wide=is_wide)
    after = _AFTER.fullmatch(line)
    is_exact = after and (after["open"] or after["hours"]) and not after["h"]
    return _head(after) if after and is_exact and _is_speaker(_name(after)) else None


def _is_speaker(name: str) -> bool:
    return (is_label(name) and not _YEAR.search(name)) or is_device(name)


def is_named_line(line: str) -> bool:
    """Say whether a line is words and a time, whatever the words are."""
    found = _NAMED.fullmatch(line) if len(line) <= LONGEST_LINE else None
    return found is not None and not found["h"] and may_be_name(found["name"])


def is_bracketed(line: str) -> bool:
    """Say whether a line is a name in brackets and a time."""
    return "]" in line or (")" in line and bool(_BRACKETED.fullmatch(line)))


def is_half_bracketed(line: str) -> bool:
    """Say whether one of the two brackets around a name is missing."""
    return line.count("[") + line.count("]") == 1


def may_be_name(name: str) -> bool:
    """Tell a name from words that end with a time: "The session starts at 10:30"."""
    words = name.split()
    return len(words) <= MOST_WORDS and words[-1].lower() not in _BEFORE_A_TIME


def _head(
    found: re.Match[str], *, is_zoom: bool = False, is_wide: bool = False
) -> Head:
    hours = int(found["hours"] or found["h"] or 0)
    minutes = int(found["minutes"] or found["m"])
    seconds = int(found["seconds"] or found["s"])
    is_of_day = bool(found["half"]) or found.re.pattern == _DATED.pattern
    if is_of_day and not found["hours"] and not found["h"]:  # "10:02 AM"
        hours, minutes, seconds = minutes, seconds, 0
    if found["half"]:
        hours = hours % NOON + NOON * (found["half"] in "Pp")
    at = ((hours * 60 + minutes) * 60 + seconds) * 1000
    return Head(_name(found), at, is_zoom, is_wide)


def _name(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return str(groups["name"] or groups.get("round")).strip(" ,;|–—-")
