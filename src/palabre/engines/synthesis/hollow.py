"""Sentences that sound like a point and hold none.

"We compared the laws of 54 countries" tells how somebody went about it, not what came
out; "three commitments were dated" tells of the meeting what its own section tells.
"""

import re
from collections.abc import Mapping
from typing import Final

from palabre.kernel.late import late

_STUDIED: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"^(?:(?:for|since|in|over|during|last)\b[^,]{0,40}, )?"
        r"(?:we|participants|our [\w-]+(?: [\w-]+){0,2}) (?:have |has |had |also |just )*"
        r"(?:re-?read|read|compared|studied|examined|followed|tested|looked (?:into|at)|reviewed"
        r"|analy[sz]ed|interviewed|surveyed|measured|visited)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:(?:en|depuis|pendant|durant|l'an)\b[^,]{0,40}, )?"
        r"(?:nous|(?:notre|mon|ma) [\w-]+(?: [\w-]+){0,2}) (?:avons |a |ont |avions )(?:déjà )?"
        r"(?:lu|relu|comparé|étudié|examiné|suivi|testé|analysé|interrogé|mesuré|visité"
        r"|passé en revue)\b",
        re.IGNORECASE,
    ),
}
_PRESENTED: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"^(?:we|our [\w-]+(?: [\w-]+){0,2}) (?:now |currently |already )?(?:runs?|operates?"
        r"|represents?|manages?|works?|is present|are present|(?:is|are) active)\b[^,;:]{0,60}"
        r"\b(?:in|from|across) (?:\d+|[a-z-]+) (?:countries|regions|cities|provinces|islands"
        r"|states|continents|languages)(?: (?:of|in|on|across) [^,;:.]{3,30})?\.?$",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:nous|(?:notre|nos) [\w-]+(?: [\w-]+){0,2}) (?:exploit|gér|gèr|représent|travaill"
        r"|regroup|rassembl|oeuvr|œuvr)(?:e|ent|ons)\b[^,;:]{0,60}"
        r"\b(?:dans|de) (?:\d+|[a-zà-ÿ-]+) (?:pays|régions|villes|provinces|îles|États"
        r"|continents|langues)(?: (?:du|de|des|d'|en)[^,;:.]{2,30})?\.?$",
        re.IGNORECASE,
    ),
}
"""Who somebody is, and in how many places: a summary of what was said needs no such card."""
_FINDING: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"[:;]|\b(?:and|but|found|find|show\w*|only|none|no|half|most|because|so that"
        r"|per cent|than|that (?:the|every|each|nobody|no))\b|%",
        re.IGNORECASE,
    ),
    "fr": late(
        r"[:;]|\bet (?:[\w'-]+ ){1,6}?(?:a|ont|avons|est|sont|[a-zà-ÿ]+(?:ait|aient))\b"
        r"|\b(?:mais|seul\w*|aucun\w*|moitié|parce|montr\w+|constat\w+|trouv\w+"
        r"|pour cent|que)\b|%",
        re.IGNORECASE,
    ),
}
_COUNT_EN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_COUNT_FR = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|\d+)"
)
_OF_THE_MEETING: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"\b(?:this|that) week\b|\bin this (?:room|session|hall)\b"
        rf"|\b{_COUNT_EN} (?:[a-z-]+ )?(?:commitments?|promises?|announcements?|conclusions?)"
        r" (?:with [a-z]+ )?(?:were|was|are|is|have been|has been|had been)\b(?! (?:not |never )?(?:kept|broken"
        r"|met|honou?red|fulfilled))"
        r"|\bthere (?:is|was) (?:broad |general |wide |full |clear )?(?:agreement|consensus) (?:on|to|that)\b"
        r"|\bcommitments (?:with [a-z]+ )?(?:were|have been|had been) made\b"
        r"|\b(?:is|was|are|were) named as an? open\b|\bduring the hour\b|\bin ninety minutes\b"
        r"|\b(?:is|was|are|were) named (?:as|most often|more often|among) "
        r"|\brequest for [\w ]{3,60} is addressed to\b|\bthe (?:facilitators|moderators) will\b"
        r"|\b(?:request|question|point|issue)s? (?:remain(?:s|ed)?|(?:is|was|are|were) left) open\b|\baccredited (?:participants|persons|people)\b"
        r"|^(?:the|this|our) session (?:did not agree|(?:also )?agreed|heard|noted|discussed|closed)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\bcette semaine\b|\bdans cette (?:salle|séance)\b"
        rf"|\b{_COUNT_FR} (?:[\w-]+ )?(?:engagements?|promesses?|annonces?|conclusions?)"
        r"(?: [\w-]+)? (?:ont|a) été\b(?! (?:tenu|rompu|respect|honor))"
        r"|\b(?:pendant l'heure|en une heure)\b|\b(?:a|ont) été (?:débattue?s?|nommée?s?)\b"
        r"|\b(?:les facilitateurs|les facilitatrices|la présidence) (?:proposer|demander|transmett)\w+"
        r"|\b(?:présentés?|présentées?|nommés?) (?:à|dans|par) (?:la|cette|une) séance\b"
        r"|\bune intervenante et [a-z]+ par (?:les|tous les) autres\b"
        r"|\bpersonnes accréditées\b|\bil y a accord\b|\b(?:pendant|durant|au cours de|lors de) la séance\b"
        r"|\b(?:question|demande|point)s? (?:reste(?:nt)?|demeure(?:nt)?) (?:ouverte?s?|en suspens"
        r"|sans réponse|pendante?s?)\b"
        r"|^les participante?s ont (?:écrit|dessiné|chanté|visité|rempli|joué|voté|échangé)\b",
        re.IGNORECASE,
    ),
}


def tells_no_finding(words: str, lang: str) -> bool:
    """Tell whether somebody says what they studied or run, and not what they found.

    Examples
    --------
    >>> tells_no_finding("Our guild runs repair shops in six countries.", "en")
    True
    >>> tells_no_finding("We compared the laws of 54 countries.", "en")
    True
    >>> tells_no_finding("Participants has looked into 62 exits from closed systems.", "en")
    True
    >>> tells_no_finding("We read 412 contracts, and only nine named a test.", "en")
    False
    """
    plain = words.replace("’", "'")
    if lang not in _STUDIED:
        return False
    found = _STUDIED[lang].match(plain)
    if found is None:
        return _PRESENTED[lang].match(plain) is not None
    return _FINDING[lang].search(plain, found.end()) is None


def tells_of_the_meeting(words: str, lang: str) -> bool:
    """Tell whether a sentence speaks of this meeting rather than of its matter.

    Examples
    --------
    >>> tells_of_the_meeting("Three dated commitments were made.", "en")
    True
    >>> tells_of_the_meeting("Three commitments were kept.", "en")
    False
    """
    if lang not in _OF_THE_MEETING:
        return False
    return _OF_THE_MEETING[lang].search(words.replace("’", "'")) is not None
