"""Small slips of English that a careful editor stops at: a lost article, a stray comma.

What reads so is left where it was said: to mend it would be to write anew.
"""

import re
from typing import Final

from palabre.kernel.late import late

_MARRED = late(
    # "wells have today been saved", "the mill is becoming increasingly a burden"
    r"\bha(?:s|ve) today been\b|\bbecoming increasingly an?\b|\bas result of\b|\bthere is the need (?:for|to)\b"
    # "the United Nations legitimate wish": an apostrophe was lost
    r"|\bUnited Nations (?:main|own|legitimate|proper|various|core) [a-z]+"
    # "sacks, carts and mills, continue to be slow": a comma between who and what
    r"|^(?!.*\b(?:which|who|that|where|when|as|including|such|particularly|especially|like|having)\b)"
    r"[^,]+(?:, [^,]+)+ and [^,]+, continues? to\b"
    # the question of dust, noise and carts "are" grave; several instances of rot "continue"
    r"|^(?:[^,]+, )?the question of [^,]*, [^,]* (?:are|were)\b|\binstances of\b.* continues? to\b"
    # "the debate is fraught with many difficulties", "millers have absolutely no right", "it stands for calm and care"
    r"|\bfraught with many\b|\babsolutely no\b|\bst(?:ands?|ood) for [a-z]+ and [a-z]+$|\bwill find a way to\b"
    r"|^there are challenges to\b|\b(?:morass|cynicism)\b|\bunder the pretext of\b"
    # "in the face of dust, in the face of noise": heaped up for the ear
    r"|\b(?P<heaped>in the face of|in favour of|on behalf of) [^,]*, (?P=heaped) [^,]*, (?P=heaped)\b"
    # "the passing year has been a year of rot": a speech of its day
    r"|\bthe passing (?:year|decade)\b"
    # "members may be part of a guild": of what?
    r"|^members (?:can|could|may|might|will|would)\b"
    # "there is some question about ropes", "some fraction of the time", "mills fund/use carts"
    r"|\bthere is some question about\b|^some (?:fraction|part|portion) of the\b|, and a proposal emerged that\b"
    r"|(?<![\w/])(?!and/or)[a-z]{3,}/[a-z]{3,} (?:the|an?)\b|\b(?:university|county|country|world) wide\b",
    re.IGNORECASE,
)


_HINTS: Final = (
    "today been", "becoming increasingly", "as result of", "is the need", "united nations",
    "continue", "the question of", "fraught with", "absolutely no", "stand for", "stands for", "stood for",
    "find a way", "challenges to", "morass", "cynicism", "the pretext", "in the face of",
    "in favour of", "on behalf of", "members", "the passing", "question about", "some fraction",
    "some part", "some portion", "proposal emerged", "/", " wide",
)  # fmt: skip
"""What each pattern holds: looking for them is cheaper than looking for the patterns."""


def is_marred(clause: str) -> bool:
    """Tell whether a clause has a small slip that an editor would have to mend.

    Examples
    --------
    >>> is_marred("There is the need for deeper wells in the hills")
    True
    >>> is_marred("There is a need for deeper wells in the hills")
    False
    """
    low = clause.lower()
    if not any(hint in low for hint in _HINTS):
        return False
    return _MARRED.search(clause) is not None
