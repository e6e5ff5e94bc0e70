"""English clauses in the time of the report, without what tied them to the words before."""

import re

from palabre.kernel.late import late


def settled(clause: str) -> str:
    """Return a clause in the time of the report, without what tied it to the words before.

    Examples
    --------
    >>> settled("the number, therefore, had doubled last year")
    'the number had doubled the previous year'
    """
    for pattern, words in _SETTLED:
        clause = pattern.sub(words, clause)
    return clause if _CONTRASTS.search(clause) else _NOW.sub("", clause)


_NOW = late(
    r"(?<=[a-z])(?<!\bof)(?<!\bfor)(?<!\bas)(?<!\b[Ee]ven)(?<!\buntil)(?<!\bfrom)(?<!\bsince)(?<!\bby)"
    r" (?:today|these days|nowadays)\b(?!['’])"
)
_CONTRASTS = late(
    r"\b(?:yesterday|tomorrow|than|ever|before|past|previously|formerly|longer|years?|future"
    r"|more(?! [a-z]+(?:ive|ent|ant|ous|al|ed|able)\b)|these days(?=.*\bmore\b)|still|once|back|different|decades?|centur(?:y|ies)|not only|only|said|says)\b|[“”\"]"
)
"""What "today" may be told apart from: there it stays."""


_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November"
    r"|December"
)
_FEELING = "unfortunately|sadly|fortunately|regrettably|bizarrely|luckily|happily"
_SETTLED = tuple(
    (late(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\bto together\b", "together to"),
        (
            (
                r"^(?!.*\bnot only\b)((?:(?!\b(?:but|while|who|which|that|was|were|had|would|must)\b)"
                r"[^;:]){3,160}(?:had|was|were|could|would|must|should)) also (?=[a-z])"
            ),
            r"\1 ",
        ),
        (
            r"^(?!(?:while|although|though|as)\b)((?:(?!not only|and|but|or)\S+ ){1,18}?)also (?=[a-z])",
            r"\1",
        ),
        (
            (
                r"(?<![;:]), (?:therefore|thus|however|moreover|furthermore|hence),"
                r"|(?<![;:,]) (?:therefore|thus|however|moreover|furthermore|hence)(?= )(?! \w+ing\b)"
            ),
            "",
        ),
        (r",? (?:too|as well|right now)$|(?<! was)(?<! were)(?<! did),? today$", ""),
        (r"^today,? ", ""),
        (rf"^(?:{_FEELING}),? ", ""),
        (rf"(?<=[a-z0-9]), (?:{_FEELING}), (?=(?:and|but|or)\b)", ", "),
        (rf"(?<=[a-z0-9]), (?:{_FEELING}), ", " "),
        (rf"\blast (week|month|year|{_MONTH})(?='s\b)", r"the previous \1"),
        (
            rf"(?<!the )\blast (week|month|season|quarter|decade|spring|summer|autumn|winter|{_MONTH})\b",
            r"the previous \1",
        ),
        (r"(?<!the )\blast year\b", "the previous year"),
        (r"\bnext (week|month|year)\b", r"the following \1"),
        (r"\bthis (year|week|month)\b", r"that \1"),
        (r"\bnow under way\b", "under way"),
        (r"(?<=\w) and (crucially|critically|importantly) (?=\w)", r" and, \1, "),
        (r"(?<=[a-z]), therefore (?=[a-z])", ", and therefore "),
        (
            r"\b(years?|months?|decades?|weeks?|days?|centur(?:y|ies)) ago\b",
            r"\1 earlier",
        ),
        (r"  +", " "),
    )
)
