"""Which sentences a paragraph may open with "as to the way forward" or "on trends".

A model may take for a proposal what only states a fact. Among the key ideas it is told as
it was said; under another opening it would say something else.
"""

import re
from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.corpus import Function
from palabre.kernel.late import late

_NEEDED: Final[Mapping[Function, Mapping[str, re.Pattern[str]]]] = {
    Function.PROPOSAL: {
        "en": late(
            r"\b(?:should|shall|must|ought|needs?|needed|needs? to|propos\w+|recommend\w*|suggest\w*"
            r"|call(?:s|ed|ing)? (?:for|on|upon)|urg(?:e|es|ed|ing)|let us|ha(?:s|ve|d) to|require[sd]?"
            r"|essential|important|necessary|imperative|crucial|vital|critical|key to|time to|ask\w*"
            r"|demand\w*|request\w*|want\w*|hop(?:e|es|ed|ing)|invit\w+|encourag\w+|better|would"
            r"|could|appeal\w*|expect\w*|will|deserv\w+|may|might|can)\b",
            re.IGNORECASE,
        ),
        "fr": late(
            r"\b(?:dev(?:oir|rait|raient|rions|ons|ez|ra|ront)|doi(?:t|vent)|faut|faudrai?t?|fallait"
            r"|propos\w+|recommand\w+|suggér\w+|suggèr\w+|appel\w+|demand\w+|souhait\w+|invit\w+"
            r"|encourag\w+|convien\w+|importe|essentiel\w*|nécessaire\w*|indispensable\w*|besoin"
            r"|important\w*|urgent\w*|veu(?:x|t|lent)|voul\w+|espér\w+|espèr\w+|pourrai\w+|peu(?:t|vent)"
            r"|exig\w+|plaid\w+|\w+(?:erai|irai|rons|erez|eront|era))\b",
            re.IGNORECASE,
        ),
    },
    Function.TREND: {
        "en": late(
            r"\b(?:increas\w+|decreas\w+|grow\w*|grew|ris(?:e|es|ing|en)|rose|f(?:all|alls|alling|ell)"
            r"|declin\w+|more|less|fewer|becom\w+|became|now|no longer|shift\w*|mov(?:e|es|ing|ed)|emerg\w+"
            r"|expand\w*|spread\w*|accelerat\w+|evol\w+|trends?|beg[aiu]n\w*|start\w*|new|recent\w*|faster"
            r"|still|already|chang\w+|replac\w+|prefer\w*|turn\w*|today|years?|decades?|becoming"
            r"|continu\w+|join\w*)\b",
            re.IGNORECASE,
        ),
    },
}
_BARRED: Final[Mapping[Function, Mapping[str, re.Pattern[str]]]] = {
    Function.PROPOSAL: {
        # what was proposed or begun in a year that is over
        "en": late(
            r"^(?:(?:so|and|but),? )?(?:in|since|by|during) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
            r"(?!.*\b(?:should|must|needs?|ought|shall|will)\b)"
            # "floods have made a shortage that calls for wells": what is called for is in passing
            r"|^(?!.*\b(?:should|must|needs?|ought|shall)\b).*\b(?:that|which) calls? (?:for|on|upon)\b"
            # "a dam brings the need for guards": a fact about dams
            r"|^(?!.*\b(?:should|must|ought|shall)\b).*\b(?:introduces?|creates?|brings?|raises?|causes?)"
            r" (?:the|a) need\b"
            # "we must acknowledge that wells run dry": what is, not what ought to be
            r"|\b(?:must|should|need to|have to|let us) (?:\w+ )?(?:acknowledge|recogni[sz]e|reali[sz]e"
            r"|remember|admit|note|understand|bear in mind|accept) that\b"
            r"(?!.*\b(?:should|must|needs?|ought|shall)\b)",
            re.IGNORECASE,
        )
    },
    Function.TREND: {"en": late(r"^(?:if|when|whenever)\b", re.IGNORECASE)},
    # what people lost by it, or what is told only to be taken back
    Function.ACHIEVEMENT: {
        "en": late(
            r"\b(?:closed|shut)(?: down)? (?:[\w-]+ ){0,3}(?:counters?|offices?|schools?|hospitals?|clinics?"
            r"|librar\w+|stations?|branches|services)\b"
            r"|\b(?:dismissed|laid off|cut|abolished) (?:[\w-]+ ){0,3}(?:jobs|posts|staff|workers|employees|teachers|nurses)\b"
            r"|\bcongratulated ourselves\b|\bused to (?:show|say|tell|boast)\b",
            re.IGNORECASE,
        ),
        "fr": late(
            r"\bfermé (?:[\w-]+ ){0,3}(?:guichets?|bureaux|écoles?|hôpita\w+|cliniques?|bibliothèques?|stations?"
            r"|agences|services)\b|\b(?:supprimé|licencié) (?:[\w-]+ ){0,3}(?:postes|emplois|personnes|agents|salariés)\b",
            re.IGNORECASE,
        ),
        "es": late(
            r"\b(?:cerr(?:amos|ado)) (?:[\w-]+ ){0,3}(?:ventanillas?|oficinas?|escuelas?|hospitales|clínicas?"
            r"|bibliotecas?|estaciones|servicios)\b",
            re.IGNORECASE,
        ),
    },
    Function.CHALLENGE: {
        "en": late(
            r"\b(?:(?:sole|only|best|last) (?:hope|way out)|remains the hope)\b"
            # without mills, bread would be dear: there are mills
            r"|^(?:(?:so|and|but),? )?without (?!more\b|better\b|new\b|further\b|urgent\b)[^,]{3,60},"
            r" [^,;]* would be\b"
            # what came of it in spite of all: no challenge, although it speaks of one
            r"|\b(?:nevertheless|nonetheless|still|yet|ha(?:s|ve)|continu\w+)\b[^,;]{0,40}?\b(?:produced?"
            r"|yielded|ma[dk]e|achieved?|shown?)\b[^,;]{0,40}?\b(?:results|progress|gains|success)\b(?! ha(?:s|ve) been slow)",
            re.IGNORECASE,
        )
    },
    Function.DIFFERENCE: {
        "en": late(
            r"\b(?:regret\w*|deplor\w+|no escaping|(?:most|highly|very|more) (?:contested|controversial|debated)|(?:overwhelming|broad|general|full|clear) (?:consensus"
            r"|agreement)|unanim\w+)\b",
            re.IGNORECASE,
        )
    },
}


def may_open(function: Function, words: str, lang: str) -> bool:
    """Tell whether a sentence shows, by a word of its own, what a paragraph is called.

    Examples
    --------
    >>> may_open(Function.PROPOSAL, "Fighting it has become an obligation.", "en")
    False
    >>> may_open(Function.PROPOSAL, "Funds should be audited.", "en")
    True
    >>> may_open(Function.TREND, "When harm is predictable, it is a choice.", "en")
    False
    """
    needed = _NEEDED.get(function, {}).get(lang)
    barred = _BARRED.get(function, {}).get(lang)
    if barred is not None and barred.search(words):
        return False
    return needed is None or needed.search(words) is not None
