"""Sentences in which a speaker promises something with a date, or says that it is one.

A Chair's Summary asks more of them: a promise must stand alone there. Under the heading
of a session's report it is quoted as it was said, for a person to edit.
"""

import re

from palabre.engines.synthesis.sentences import Sentence
from palabre.kernel.late import late

_MONTHS_EN = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter)"
)
_MONTHS_FR = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|printemps|été|automne|hiver)"
)
_DATE = {
    "en": late(
        rf"\b20[2-4]\d\b|\b(?:in|by|from|until|before|since) (?:the )?(?:end of |middle of |early |late )?"
        rf"{_MONTHS_EN}\b|\bnext (?:year|month|week|{_MONTHS_EN})\b|\bthis (?:year|winter|autumn|summer)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"\b20[2-4]\d\b|\b(?:en|d'ici(?: à)?|au|dès|avant|à partir d[eu'])"
        rf"(?: la fin d[eu']| mois de)? ?{_MONTHS_FR}\b|\bl'an(?:née)? prochaine?\b",
        re.IGNORECASE,
    ),
}
_WILL = {
    "en": late(
        r"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|[Tt]he [A-Z][\w-]+|[A-Z][\w-]+ [A-Z][\w-]+)\b"
        r"(?:(?! (?:that|which|who|where) (?!we ))[^;:?]){0,90}?"
        r"\b(?:will|shall|(?:am|are|is) going to|commits? to|pledges?|undertakes? to|plans? to)\b",
    ),
    "fr": late(
        r"\b(?:[Nn]ous|[Jj]e|[Nn]otre|[Nn]os|[Mm]on|[Mm]a|[Ll][ea] [A-ZÀ-Ý][\w-]+|L['’][A-ZÀ-Ý][\w-]+"
        r"|[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?)\b(?:(?! (?:que|qui|où) (?!nous ))[^;:?]){0,90}?"
        r"\b(?:[a-zà-ÿ]{2,}(?:rons|rai|ra|ront)|allons|vais|s['’]engage(?:nt)? à|nous engageons)\b",
    ),
}
_SAYS_SO = {
    "en": late(
        r"\b(?:[Ww]e|I) (?:also |hereby |can |now |today |therefore |am happy to |am pleased to )*"
        r"(?:announce|pledge|commit (?:ourselves |myself )?to)\b",
    ),
    "fr": late(
        r"\b(?:j['’]annonce|nous annonçons|je m['’]engage|nous nous engageons|s['’]engage(?:nt)? à)\b",
        re.IGNORECASE,
    ),
}
_NO_PROMISE = {
    "en": late(
        r"^(?:if|unless|when|while|although)\b|\b(?:hope|wish|fear|expect|doubt|ask|call on|request|propose|believe|whether"
        r"|nobody|no one|should|must|would|might) |\bwill (?:have (?:lost|no)|lose|need|face|see|miss|fail|never know)\b"
        r"|\b(?:do so|will not be)\b"
        r"|\b(?:session|forum|meeting|floor|moderator|next speaker|interpreters?) will\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:si|lorsque|quand)\b|\b(?:espér\w+|crains|souhait\w+|demand\w+|propos\w+|devr\w+|faudra\w*"
        r"|pourr\w+|si (?:nous|on|l['’]on)|faut|personne)\b|\bne \w+ (?:pas|plus)\b",
        re.IGNORECASE,
    ),
}
_DOES = {
    "en": late(
        r"^(?:so |therefore,? )?(?:we|our [a-z]+) will (?:also |therefore |now )*(?:publish|open|train|fund|finance|launch"
        r"|release|share|offer|provide|install|build|double|host|equip|pay|translate|donate|extend)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:nous|notre [a-zà-ÿ]+) (?:publie|ouvri|forme|finance|lance|offri|fourni|installe|construi|double"
        r"|accueille|équipe|paie|traduir?|étend|consacre|partage)(?:ro?ns|ra)\b",
        re.IGNORECASE,
    ),
}
_LONGEST = 360
_FEWEST = 8
"""Words of the shortest promise that says what is promised."""


def is_pledge(one: Sentence) -> bool:
    """Tell whether a sentence promises something by a date, or announces it."""
    words = one.words.replace("’", "'")
    if (
        one.lang not in _WILL
        or len(words) > _LONGEST
        or len(words.split()) < _FEWEST
        or words.rstrip(' ”»"').endswith("?")
    ):
        return False
    if _SAYS_SO[one.lang].search(words):
        return True
    return bool(
        _DATE[one.lang].search(words)
        and _WILL[one.lang].search(words)
        and not _NO_PROMISE[one.lang].search(words)
    )


def says_deed(one: Sentence) -> bool:
    """Tell whether a speaker says what the own house will do, with or without a date.

    It is less than ``is_pledge``: enough to tell a promise from a finding.
    """
    words = one.words.replace("’", "'")
    does = _DOES.get(one.lang)
    return (
        does is not None
        and len(words.split()) >= _FEWEST
        and does.search(words) is not None
        and not _NO_PROMISE[one.lang].search(words)
    )
