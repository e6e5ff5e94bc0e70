"""Where a line of a report says a speaker's words one for one."""

import re
from functools import lru_cache

from palabre.kernel.spans import Span
from palabre.stages.reports.models import ReportLine

_SAME = (
    (re.compile(r"\s+"), r"\s+"),
    (re.compile(r"['’]"), "['’]"),
    (re.compile(r"[\"“”«»]"), r"\s*[\"“”«»]\s*"),
    (re.compile(r"[;:!?%]"), None),
)
"""Signs that typography changes and that are no other words."""
_STOPS = " .…\u00a0\u202f"
_MARKS = ' .\u00a0\u202f"“”«»„‘’'
"""What stands around quoted words and is none of them."""
_LEFT_OUT = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)\s*")
MOST_LEFT_OUT = 1_000
"""Signs of a turn that a quotation may pass over at one place."""

FEWEST = 5
"""Words between marks that are a speaker's; fewer are a term, or a title."""

_INSIDE = re.compile(r"“([^“”]+)”|«\s*([^«»]+?)\s*»|\"([^\"]+)\"|„([^„“]+)“")


def words_in(line: ReportLine) -> Span | None:
    """Return where the words that a line rests on stand in its text, or None.

    Spaces, apostrophes and marks of quotation may be set otherwise, and the last full
    stop may be missing.
    """
    if line.intervention_id is None or line.start is None or not line.quote.strip():
        return None
    found = _pattern(line.quote.strip(_STOPS)).search(line.text)
    return Span(found.start(), found.end()) if found else None


def place_in(words: str, text: str) -> Span | None:
    """Return where words stand in a text; “[…]” passes over what was left out.

    A first letter may be a capital where the text has none, and the other way round.

    Examples
    --------
    >>> place_in("“The wells […] are ours.”", "We know that the wells, all of them, are ours.")
    Span(start=13, end=45)
    >>> place_in("The wells are theirs.", "We know that the wells are ours.") is None
    True
    """
    bare = words.strip(_MARKS)
    if not bare:
        return None
    exact = _pattern(bare).search(text)
    found = Span(exact.start(), exact.end()) if exact else _with_gaps(bare, text)
    if found is None:
        return None
    closes = re.match(r"[.…!?]+", text[found.end :])
    return Span(found.start, found.end + (closes.end() if closes else 0))


def _with_gaps(words: str, text: str) -> Span | None:
    """Return where the parts of words follow on each other with little between."""
    parts = [part for part in _LEFT_OUT.split(words) if part.strip()]
    if not parts:
        return None
    first, *rest = parts
    for opens in _pattern(first, is_any_case=True).finditer(text):
        at = opens.end()
        for part in rest:
            longest = at + MOST_LEFT_OUT + 2 * len(part)
            found = _pattern(part).search(text, at, longest)
            if found is None:
                break
            at = found.end()
        else:
            return Span(opens.start(), at)
    return None


def quoted_in(text: str) -> list[str]:
    """Return what stands between marks of quotation and is a speaker's words.

    Examples
    --------
    >>> quoted_in("One said: “We will mend every well here.” The rule is “use it”.")
    ['We will mend every well here.']
    """
    found = (next(filter(None, one.groups())) for one in _INSIDE.finditer(text))
    return [one for one in found if len(one.split()) >= FEWEST]


def says_words(line: ReportLine) -> bool:
    """Tell whether a line says words that it rests on as the speaker's own."""
    return words_in(line) is not None or (
        line.intervention_id is not None
        and line.start is not None
        and any(place_in(one, line.quote) is not None for one in quoted_in(line.text))
    )


def said_in(text: str) -> list[str]:
    """Return what a text gives as somebody's speech: between marks, after a colon.

    A title or a term stands between marks as well; nobody is said to have said it.
    """
    return [
        one
        for one in quoted_in(text)
        if text[: text.index(one)].rstrip(_MARKS).endswith((":", "："))
    ]


@lru_cache(maxsize=4096)
def _pattern(words: str, *, is_any_case: bool = False) -> re.Pattern[str]:
    exact = "".join(map(_sign, re.split(r"(\s+|['’]|[\"“”«»]|[;:!?%])", words)))
    if is_any_case and words[0].isalpha():
        exact = f"(?i:{exact[0]}){exact[1:]}"
    return re.compile(rf"(?<!\w){exact}(?!\w)")


def _sign(part: str) -> str:
    for sign, wanted in _SAME:
        if sign.fullmatch(part):
            return wanted or rf"\s*{re.escape(part)}"
    return re.escape(part)
