"""Who a line of a report says spoke: words of the report's form, none of its matter."""

import re
from collections.abc import Mapping

from palabre.kernel.late import late
from palabre.kernel.spans import Span

_GROUPS_EN = (
    r"(?:governments?|the private sector|civil society|the technical community|academia"
    r"|(?:an )?international organizations?)"
)
_GROUPS_FR = (
    r"(?:gouvernements?|du secteur privé|(?:de )?la société civile|(?:de )?la communauté technique"
    r"|du monde universitaire|(?:d['’]une )?organisations? internationales?)"
)
_TELLERS: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"^(?:one|another|an?|the same|some|several|two|three|many|most|other)\b[\w ,]{0,30}?\b"
        rf"{_GROUPS_EN}(?:(?:,| and|, and) {_GROUPS_EN})*",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:une?|des|les?|la|plusieurs|certains|deux|trois|d['’]autres)\b[\w ,'’]{0,40}?\b"
        rf"{_GROUPS_FR}(?:(?:,| et|, et) {_GROUPS_FR})*",
        re.IGNORECASE,
    ),
}


def teller_in(text: str, lang: str) -> Span | None:
    """Return where a line says of which group its speakers were, if it begins so.

    Examples
    --------
    >>> line = "One speaker from an international organization asked for wells."
    >>> teller_in(line, "en").of(line)
    'One speaker from an international organization'
    >>> teller_in("The international organizations asked for wells.", "en") is None
    True
    """
    found = _TELLERS[lang].match(text) if lang in _TELLERS else None
    return Span(found.start(), found.end()) if found else None
