"""What a sentence speaks of that only those in the room can know, and what it paints.

"In the pilot there will be a list": which pilot? "The temporary halt that the university
recommends and the ministry refuses": which of them all? And "five ribbons and five empty
rooms" was a picture for those who listened; a summary that keeps it tells nothing.
"""

import re
from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_BODY_EN = (
    r"(?:university|ministry|minister|company|city|mayor|municipality|operator|council|authority"
    r"|bank|hospital|foundation|agency|cooperative|association|regulator|supplier|donor)"
)
_BODY_FR = (
    r"(?:université|ministère|ministre|entreprise|ville|maire|mairie|commune|opérateur|conseil"
    r"|autorité|banque|hôpital|fondation|agence|coopérative|association|régulateur"
    r"|fournisseur|bailleur)"
)
_NUMBER_FR = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|\d+"
    r"|(?:vingt|trente|quarante|cinquante|soixante)(?:[- ](?:et[- ])?[a-z]+)?)"
)
_POINTS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"\b(?:in|under|during|within|after|since) the (?:pilot|trial|experiment|test phase)"
        r"\b(?! (?:of|in|with|that|which|project of|programme of)\b)"
        rf"|\b(?:which|that|and) the {_BODY_EN} (?:alone )?(?:recommend|refus|oppos|support|defend"
        r"|reject|want|demand|accept|ask)\w*\b(?! for\b)"
        r"|^the [a-z]+s will (?!be\b)"
        r"|^the (?:network|cooperative|association|foundation|federation|centre|library|radio|station"
        r"|workshop|app|application|incentive|levy|clause|discount|reimbursement) (?:has|have|had|is|was|will|would|runs?|ran|began|works?|worked)\b"
        r"|\bthe (?:[\w-]+ ){1,4}(?:that (?:was|were) )?(?:presented|examined|shown)(?=[.,;]|$)"
        r"|\b(?:must|should|shall|has to|have to) pay(?=[,.;]|$| (?:or|and)\b)"
        r"|^(?:[\w'-]+ ){1,4}(?:was|were) (?!lacking\b|missing\b|nothing\b|willing\b|something\b)[a-z]+ing\b"
        r"(?!.*\b(?:when|while|in \d{4}|by \d{4}|during|before|until|last|ago|already|at the end)\b)"
        r"|\b(?:any|none|each|all|most|some|half|one|many|few) of the (?:two|three|four|five|six|seven"
        r"|eight|nine|ten|eleven|twelve|\d+) [a-z]+s\b(?! (?:of|in|that|which|who|with|where|from|under)\b)"
        r"|\b(?:the|our) (?:record|minutes|report of the (?:session|meeting)) (?:will|would|shall)"
        r" (?:also )?(?:mention|note|reflect|show|say|state|record)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:dans|pendant|durant|lors de|après|depuis) (?:le |l')(?:pilote|essai|expérience pilote"
        r"|expérimentation|projet pilote)\b(?! (?:de|du|des|qui|que|mené)\b| d')"
        rf"|^(?:et |mais )?{_NUMBER_FR} (?:ne |n'|se |s'|en |y )*(?:[a-zà-ÿ]{{3,}}(?<!m)ent|ont|sont|avaient"
        r"|étaient|seront|auront)\b"
        rf"|\b(?:aucune?|chacune?|tous|toutes|une?|certaines?) des {_NUMBER_FR} [a-zà-ÿ]+s\b"
        r"(?! (?:de|du|des|qui|que|dont|où)\b| d')"
        r"|\b(?:pour|parmi|chez|avec|contre) les autres\b(?! [a-z])"
        rf"|\b(?:que|et) (?:le |la |l'){_BODY_FR} (?:recommand|refus|oppos|souti|défend|rejet|accept)\w*\b",
        re.IGNORECASE,
    ),
}
_GREW: Final = late(
    r"\bthey (?:\w+ ){1,4}?(?:to |with |on |for |of )?them\b", re.IGNORECASE
)
_COUNTED: Final = late(
    r"(?:[Aa]nd |[Bb]ut )?(?:(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    r"|[Ee]leven|[Tt]welve|[A-Za-z]+teen|[A-Za-z]+ty(?:-[a-z]+)?)|\d[\d,.]*) (?P<verb>[a-z]+)\b"
)
_DOES: Final = (
    frozenset(PAST_BY_BASE) - NOUNS_TOO
    | {past for past in PAST_BY_BASE.values() if not past.endswith("ed")}
    | wordset("are were have had will would can could do did")
)
_MANY: Final = late(
    r"\b(?:[a-z-]{3,}(?<!s)(?<!u)(?<!i)s|people|children|women|men)\b", re.IGNORECASE
)
"""Plurals; "they" and "them" of one clause need two of them."""

_PAINTS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": late(
        r"\b(?:ribbons?|eternity|eternities|poems?|poets?|miracles?|good people|bad (?:guys|people)"
        r"|silver bullets?|magic wands?|fairy tales?|lullab(?:y|ies)|white elephants?|sleeping"
        r" (?:giant|beauty))\b"
        r"|\b(?:cheaper|faster|better|more) than (?:concrete|bricks|marble|glass and steel)\b"
        r"|\b(?:beautiful|fine|lovely|empty|grand) (?:house|houses|palace|palaces|rooms|shell|shells)\b"
        r"|\btreat(?:s|ed|ing)? \w+ as (?:freight|cargo|oil|gold|cattle|a parcel|parcels)\b"
        r"|\b(?:data|knowledge|attention|trust) (?:is|are) the new \w+\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:rubans?|éternités?|poèmes?|poètes?|miracles?|baguettes? magiques?|contes? de fées?"
        r"|berceuses?|éléphants? blancs?|gentils)\b"
        r"|\b(?:belles?|beaux?|grandes?) (?:maisons?|palais|coquilles?)\b"
        r"|\bque (?:du|le) (?:béton|marbre)\b"
        r"|\btrait\w+ \w+ \w+ comme (?:du fret|une marchandise|du pétrole|de l'or|du bétail)\b",
        re.IGNORECASE,
    ),
}


def fault_of(words: str, lang: str) -> Fault | None:
    """Return why a sentence is nothing to those who were not in the room, or None."""
    if points_into_the_room(words, lang):
        return Fault.DANGLING
    return Fault.APHORISM if paints(words, lang) else None


def points_into_the_room(words: str, lang: str) -> bool:
    """Tell whether a sentence speaks of what only those in the room can place.

    Examples
    --------
    >>> points_into_the_room("In the pilot there will be a list of ferries.", "en")
    True
    >>> points_into_the_room("In the pilot of the harbour towns, ferries ran.", "en")
    False
    >>> points_into_the_room("Sailors cursed the lamps, then they got used to them.", "en")
    False
    >>> points_into_the_room("Sailors cursed, then they got used to them.", "en")
    True
    """
    plain = words.replace("’", "'")
    counted = _COUNTED.match(plain) if lang == "en" else None
    if counted is not None and counted["verb"].lower() in _DOES:
        return True  # "twenty-nine restrict it": twenty-nine what?
    found = _POINTS.get(lang)
    if found is not None and found.search(plain):
        return True
    grew = _GREW.search(plain) if lang == "en" else None
    return grew is not None and len(_MANY.findall(plain[: grew.start()])) < 2


def paints(words: str, lang: str) -> bool:
    """Tell whether a sentence says by a picture what a summary would have to say plainly.

    Examples
    --------
    >>> paints("One lighthouse would achieve more than nine ribbons.", "en")
    True
    >>> paints("One lighthouse would achieve more than nine buoys.", "en")
    False
    """
    found = _PAINTS.get(lang)
    return found is not None and found.search(words.replace("’", "'")) is not None
