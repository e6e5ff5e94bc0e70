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


def words_in(line: ReportLine) -> Span | None:
    """Return where the words that a line rests on stand in its text, or None.

    Spaces, apostrophes and marks of quotation may be set otherwise, and the last full
    stop may be missing.
    """
    if line.intervention_id is None or line.start is None or not line.quote.strip():
        return None
    found = _pattern(line.quote.strip(_STOPS)).search(line.text)
    return Span(found.start(), found.end()) if found else None


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    parts = re.split(r"(\s+|['’]|[\"“”«»]|[;:!?%])", words)
    return re.compile(rf"(?<!\w){''.join(map(_sign, parts))}(?!\w)")


def _sign(part: str) -> str:
    for sign, wanted in _SAME:
        if sign.fullmatch(part):
            return wanted or rf"\s*{re.escape(part)}"
    return re.escape(part)
