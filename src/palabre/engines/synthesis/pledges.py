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
_MONTHS_ES = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre)"
)
_BODIES_EN = (
    r"(?:group|team|laboratory|foundation|network|secretariat|association|alliance|consortium|college"
    r"|university|faculty|institute|agency|fund|bank|office|commission|council"
    r"|authority|company|cooperative|federation|centre|bureau|chamber|union|city|municipality)"
)
_BODIES_FR = (
    r"(?:groupe|équipe|laboratoire|fondation|réseau|secrétariat|association|alliance|consortium|université"
    r"|faculté|institut|ministère|gouvernement|agence|fonds|banque|bureau|commission|conseil|autorité"
    r"|entreprise|coopérative|fédération|centre|chambre|union|ville|municipalité|commune)"
)
"""What a speaker's own house may be called, with a small letter."""

_DATE = {
    "en": late(
        rf"\b20[2-4]\d\b|\b(?:in|by|from|until|before|since) (?:the )?(?:end of |middle of |early |late )?"
        rf"{_MONTHS_EN}\b|\bnext (?:year|month|week|{_MONTHS_EN})\b|\bthis (?:year|winter|autumn|summer)\b"
        r"|\bevery (?:\w+ )?(?:years?|months?|quarters?|weeks?|morning)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"\b20[2-4]\d\b|\b(?:en|d'ici(?: à)?|au|dès|avant|à partir d[eu'])"
        rf"(?: la fin d[eu']| mois de)? ?{_MONTHS_FR}\b|\bl'an(?:née)? prochaine?\b|\btous les (?:\w+ )?(?:ans|mois|trimestres|jours)\b"
        r"|\bchaque (?:année|mois|trimestre|semaine|matin)\b",
        re.IGNORECASE,
    ),
    "es": late(
        rf"\b20[2-4]\d\b|\b(?:en|antes de|desde|a partir de|para|hasta) (?:el mes de |finales de )?{_MONTHS_ES}\b"
        r"|\bel año (?:próximo|que viene)\b|\bcada (?:año|mes|trimestre|semana)\b",
        re.IGNORECASE,
    ),
}
_WILL = {
    "en": late(
        rf"\b(?:[Ww]e|I|[Oo]ur|[Mm]y|[Tt]he (?:[A-Z][\w-]+|{_BODIES_EN})|[A-Z][\w-]+ [A-Z][\w-]+)\b"
        r"(?:(?! (?:that|which|who|where) (?!we ))[^;:?]){0,90}?"
        r"\b(?:will|shall|(?:am|are|is) going to|commits? to|pledges?|undertakes? (?:to|that)"
        r"|plans? to|(?:offers?|propose|(?:am|are|is|stand) (?:ready|prepared)) to (?:host|convene|train|fund"
        r"|install|open|organi[sz]e|share|publish|sign|provide|pay))\b"
        # "every boat built after June 2031 will carry a lamp": whoever builds it says so
        r"|^(?:Every|Each|All|No) [^;:?,]{3,60}? (?:designed|built|made|sold|bought|opened|signed|launched"
        r"|delivered|registered|issued) (?:after|from|before|by|in|since) [^;:?,]{3,30} will\b",
    ),
    "fr": late(
        r"\b(?:[Nn]ous|[Jj]e|[Nn]otre|[Nn]os|[Mm]on|[Mm]a|[Ll][ea] [A-ZÀ-Ý][\w-]+|[Ll]['’][A-ZÀ-Ý][\w-]+"
        rf"|[Ll](?:[ea] |['’]){_BODIES_FR}"
        r"|[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?)\b(?:(?! (?:que|qui|où) (?!nous ))[^;:?]){0,90}?"
        r"\b(?:[a-zà-ÿ]{2,}(?:rons|rai|ra|ront)|allons|vais|(?:va|vont) \w+(?:er|ir|re)"
        r"|s['’]engage(?:nt)? à|nous engageons|(?:offr\w+|propos\w+) (?:de |d['’])(?:réunir|organiser|accueillir"
        r"|former|installer|ouvrir|financer|publier|partager))\b",
    ),
    "es": late(
        r"\b(?:[Nn]uestr[oa]s?|[Nn]osotr[oa]s|[Yy]o|[Mm]i|[Ee]l [A-ZÁ-Ú][\w-]+|[Ll]a [A-ZÁ-Ú][\w-]+)\b"
        r"(?:(?! (?:que|quien|donde) )[^;:?]){0,90}?\b(?:\w{3,}(?:[aei]rá|[aei]rán)|va a|vamos a)\b"
        r"|\b\w{3,}(?:aremos|eremos|iremos)\b|\b(?:se compromete|nos comprometemos|me comprometo) a\b",
    ),
}
_SAYS_SO = {
    "en": late(
        r"\b(?:[Ww]e|I) (?:also |hereby |can |now |today |therefore |am happy to |am pleased to |would like to"
        r" |want to |wish to )*(?:announce|pledge|commit (?:ourselves |myself )?to)\b"
        r"|\b(?:[Ww]e|[Oo]ur \w+) (?:have |has )?(?:just |now )?decided (?:\w+ \w+ )?that from\b",
    ),
    "fr": late(
        r"\b(?:j['’]annonce|nous annonçons|je m['’]engage|nous nous engageons|s['’]engage(?:nt)? à)\b",
        re.IGNORECASE,
    ),
    "es": late(
        r"\b(?:anuncio|anunciamos|anunciar) que\b|\b(?:se compromete|nos comprometemos|me comprometo) a\b",
        re.IGNORECASE,
    ),
}
_NO_PROMISE = {
    "en": late(
        r"^(?:if|unless|when|while|although)\b|\b(?:hope|wish|fear|expect|doubt|ask|call on|request|propose|believe|whether"
        r"|nobody|no one|should|must|would(?! like to announce)|might) |\bwill (?:have (?:lost|no)|lose|need|face|see|miss|fail|never know)\b"
        r"|\b(?:do so|will not be)\b"
        r"|\b(?:session|forum|meeting|floor|moderator|next speaker|interpreters?) will\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:si|lorsque|quand)\b|\b(?:espér\w+|crains|souhait\w+|(?:nous|je|on|vous) demand\w+|propos\w+(?! (?:de |d['’])(?:réunir|organiser"
        r"|accueillir|former|installer|ouvrir|financer|publier|partager))|devr\w+|faudra\w*"
        r"|pourr\w+|si (?:nous|on|l['’]on)|faut|personne)\b|\bne \w+ (?:pas|plus)\b",
        re.IGNORECASE,
    ),
    "es": late(
        r"^(?:si|cuando|aunque)\b|\b(?:esper\w+|dese\w+|tem\w+|pedi\w+|pid\w+|propon\w+|deb\w+|podr\w+|ojalá"
        r"|nadie|hay que)\b|\bno \w+(?:remos|rá|rán)\b",
        re.IGNORECASE,
    ),
}
_SUPPOSING = late(
    r"^(?:if|unless|when|while|although|si|lorsque|quand|cuando|aunque)\b",
    re.IGNORECASE,
)
_AND_WE = {
    "en": late(r",? and (?=(?:I|we|our|my)\b)"),
    "fr": late(r",? et (?=(?:je|j['’]|nous|notre|nos|mon|ma)\b)"),
    "es": late(r",? y (?=(?:yo|nosotr[oa]s|nuestr[oa]s?|mi)\b)"),
}
"""Where a speaker says a second thing of the own house: each is read by itself."""
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
    if _SUPPOSING.match(words):
        return False
    return any(
        _promises(part, one.lang) for part in (words, *_AND_WE[one.lang].split(words))
    )


def _promises(words: str, lang: str) -> bool:
    return bool(
        _DATE[lang].search(words)
        and _WILL[lang].search(words)
        and not _NO_PROMISE[lang].search(words)
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
