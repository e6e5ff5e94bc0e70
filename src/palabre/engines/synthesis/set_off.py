"""A phrase that opens what was said, set off by commas on both sides after "that".

"It was noted that, in the past 30 years, the number had doubled", as texts of the United
Nations have it; where the end of the phrase is not sure, nothing is set off.
"""

import re
from typing import Final

from palabre.engines.synthesis.verbs_en import PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_OPENS: Final = late(
    r"^(?P<phrase>(?P<first>in|on|at|by|for|with|within|during|since|despite|because|as|when|while"
    r"|although|though|if|after|before|under|among|given|of|from|over|once|where|until|unless"
    r"|through|without|unlike|across|throughout|to|even|generally|currently|historically|every|each"
    r"|most recently|recently|initially|apart|according|owing|thanks|due|notwithstanding|contrary)\b"
    r"[^,;:—–()“”\"]{2,160}|[a-z]{3,}(?:ally|ably)|ideally|[a-z]+ly speaking|generally|currently|historically|(?:most )?recently|initially"
    r"|(?:the previous|the following|that) (?:year|month|week|decade|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)),"
    r" (?P<next>[^,;:—–]+)"
)
_CLAUSES: Final = wordset("""as when while although though if after before since once where until
    unless because to even given""")
"""What may open a phrase with a verb of its own; "every year" has none."""
_FINITE: Final = wordset("""is are was were has have had would will can could may might must shall
    should did does do cannot""")
_PASTS: Final = frozenset(PAST_BY_BASE.values())
_SUBJECT: Final = wordset("""the a an it they he she there this that these those all no many most some
    several each every one its their his her both nobody everybody""")
_INNER: Final = late(r" (?:where|that|which|who|when) ")
_LIST: Final = late(
    r"^(?:[\w-]+ ){1,2}(?:and|or) (?:[\w-]+ ){1,2}(?:the|an?|its|their|no|many|most|some|several) "
)
"""More of the phrase: "in trade, debt and aid the countries"."""


def set_off(clause: str) -> str:
    """Return a clause as it follows "that", with a comma before the phrase that opens it.

    Examples
    --------
    >>> set_off("in the past 30 years, the number had doubled")
    ', in the past 30 years, the number had doubled'
    >>> set_off("in trade, debt and aid the countries failed")
    ' in trade, debt and aid the countries failed'
    >>> set_off("the number had doubled")
    ' the number had doubled'
    """
    found = _OPENS.match(clause)
    told = with_second_that(clause)
    if found is None or not _is_whole(found):
        return f" {told}"
    return f", {told}"


def with_second_that(clause: str) -> str:
    """Return a clause whose second main clause has its own "that".

    Examples
    --------
    >>> with_second_that("the wells had run dry, and small farms were paying the price")
    'the wells had run dry, and that small farms were paying the price'
    >>> with_second_that("the rules that applied had lapsed, and fees were due")
    'the rules that applied had lapsed, and fees were due'
    """
    found = _SECOND.search(clause)
    if found is None:
        return clause
    before, first = clause[: found.start()], found["subject"].split()[0]
    is_act = first in _PASTS or first.endswith(("ed", "ing", "ly"))
    is_one_of_two = _has_verb(before) and not _is_row(before)
    if is_act or not is_one_of_two or _UNSURE & set(before.lower().split()):
        return clause
    at = found.start("subject")
    return f"{clause[:at]}that {clause[at:]}"


_SECOND: Final = late(
    r"(?<=[a-z)]), and (?!(?:about|on|at|by|with|from|of|over|under|between|among|through|without|whether|how|why"
    r"|where|when)\b)(?P<subject>(?:(?!(?:that|which|who|to|not|thus|therefore|then|also|so|yet"
    r"|still|now|even|is|as|in|for|was|were|had)\b)[\w'’-]+ ){1,8}?)"
    r"(?:was|were|had|would|could|must|should|did)\b"
)
_UNSURE: Final = wordset("""that which who whom whose when while because if so whether as where although
    though until unless since before after""")
"""Before these words end, nobody knows to which clause "and" adds its own."""


def _is_row(before: str) -> bool:
    """Tell whether more than one clause stands before "and", or what a colon opens.

    "Fees rose, ports closed, and crews left" is a row of three after one "that"; of what
    follows "a rule:", none stands on one level with the clause before it.
    """
    parts = [part for part in before.split(", ") if _has_verb(part)]
    return len(parts) > 1 or _COLON.search(before) is not None


_COLON: Final = late(r"[:;—]")


def _is_whole(found: re.Match[str]) -> bool:
    """Tell whether a phrase ends at its comma: its verb before it, the main one after."""
    first = found["first"]
    told = _RELATIVE.match(found.string, found.end("phrase"))
    if told is not None:
        # "while mills were common with 119 owners, which were a tenth, guilds ruled"
        opened = first is not None and first.lower() in _CLAUSES
        return opened and _has_verb(found["phrase"]) and _has_verb(told["rest"])
    opens = first.lower() if first else ""
    phrase = found["phrase"]
    bare = phrase if opens in {"every", "each"} else _INNER.split(phrase)[0]
    if opens and opens not in _CLAUSES and _has_verb(bare):
        return False
    is_clause = opens in _CLAUSES and _has_verb(bare)
    if is_clause and not _has_verb(found["next"]) and not _goes_on(found):
        return False  # "since January it had paid for schools, one day a year"
    after = found["next"].split()
    is_subject = after[0].lower() in _SUBJECT or after[0][:1].isupper()
    is_list = after[0].lower() in {"and", "or", "but", "which", "who", "including"}
    is_list = is_list or _LIST.match(found["next"]) is not None
    return not is_list and (is_subject or _has_verb(found["next"]))


def _goes_on(found: re.Match[str]) -> bool:
    """Tell whether the verb follows an aside: "most cases, 92 per cent, were"."""
    aside = _ASIDE.match(found.string, found.end())
    return aside is not None and _has_verb(aside[1])


_ASIDE: Final = late(r",[^,;:]+, ([\w-]+)")


_RELATIVE: Final = late(r", (?:which|who) [^,;:]+, (?P<rest>[^,;:]+)")


def _has_verb(words: str) -> bool:
    return any(word in _FINITE or word in _PASTS for word in words.split())
