"""Names of things that lean on what the speaker said before: "the list", after "a list".

Whoever was not in the room does not know which list. A thing that the speaker introduced
as one of its kind ("a single laboratory") and then calls by the definite article alone
("the laboratory will accept devices") says too little in another text.
"""

import re
from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_DEFINITE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\bthe (?:(?P<kind>small|large|big|new|old|same|whole|first|second|other) )?"
        r"(?P<thing>[a-z]{4,})\b(?! (?:of|that|which|who|whose|where|when|in|for|from|on"
        r"|to|with|between|under|at|behind|by|we|I|they|[a-z]+ed by|[a-z]+ing)\b)(?!['’-])"
    ),
    "fr": re.compile(
        r"(?<![\w'’])(?:l[ea] |l['’])(?:(?P<kind>petite?|grande?|nouve(?:au|lle)|même) )?"
        r"(?P<thing>[a-zà-ÿ]{4,})\b(?! (?:de|du|des|d['’]|qui|que|qu['’]|dont|où|à|au|aux"
        r"|en|pour|entre|sur|sous|par|avec|[a-zà-ÿ]+(?:iel|iels|ale|al|ique|aire|ive|if))\b)"
        r"(?! d['’])(?!['’-])"
    ),
}
"""A thing named by the article alone: no "of", no clause tells which one."""

_ONE_OF_A_KIND: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\b(?:an?|one|another|our|this|that|each|a single|its|their) (?:[a-z-]+ ){0,2}$"
    ),
    "fr": re.compile(
        r"(?<!\w)(?:une?|notre|nos|cet?|cette|une? seule?|son|sa|leur) (?:[a-zà-ÿ-]+ )?$"
    ),
}
"""How a speaker introduces one of a kind, before its name."""
_THERE_IT_ENDS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"(?=[^\w\s'’-]|\s*$|\s(?:of|that|which|who|where|when|in|for|from|on|to|with|between"
        r"|under|at|by|and|but|or|as|if|than|until|because|is|are|was|were|has|have|had|will"
        r"|would|can|could|may|should|must|today|now|so|it|we|they|you)\b)"
    ),
    "fr": re.compile(r"\b"),
}
"""What follows the name; "a digital plan" introduces no "digital"."""
_FAR: Final = 120
"""Signs before a name in which the words that introduce it stand."""

_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("""time world internet country state public government community people
economy region law future market network environment sector language teacher user patient
child citizen climate telephone web poor rest kind sort way point cost price year week month
day first same other session forum summit review compact problem question answer rule right
meaning work"""),
    "fr": wordset("""temps monde pays public gouvernement communauté région marché réseau
langue loi économie avenir environnement secteur climat numérique téléphone personne patient
patiente citoyen citoyenne enfant reste coût prix année semaine mois jour séance forum sommet
état droit règle question réponse travail moyen nombre part plupart moitié fois
plus moins mieux premier première second seconde dernier dernière seul seule bonne meilleur
meilleure prochain prochaine vrai vraie autre vieux vieille jeune long longue haut haute gros
grosse double simple futur future ancien ancienne principal principale tout toute"""),
}
"""What everybody knows which one, what names a whole kind, and what stands before names."""


def leans_on(before: str, words: str, lang: str) -> bool:
    """Tell whether words name a thing that only what was said before them told.

    Parameters
    ----------
    before : str
        What the same speaker said earlier in the same turn.

    Examples
    --------
    >>> leans_on("Nine States share a single laboratory.", "The laboratory opens.", "en")
    True
    >>> leans_on("We have a rural plan.", "The rural areas lose.", "en")
    False
    >>> leans_on("We have rules.", "The laboratory of Oslo opens.", "en")
    False
    >>> leans_on("Nous avons un réseau et une liste.", "La liste est publique.", "fr")
    True
    """
    definite = _DEFINITE.get(lang)
    if definite is None or not before:
        return False
    plain, low = _decapitalized(words), before.lower()
    for found in definite.finditer(plain):
        thing = found["thing"]
        if thing in _KNOWN[lang] or thing not in low:
            continue
        so_far = plain[: found.start()].lower()
        if _introduces(low, thing, lang) and not _introduces(so_far, thing, lang):
            return True
    return False


def concedes(words: str, then: str) -> bool:
    """Tell whether a sentence only grants what the next one sets its point against.

    Parameters
    ----------
    then : str
        What the same speaker said next.

    Examples
    --------
    >>> concedes("It is true that wells are dear.", "But thirst is dearer.")
    True
    >>> concedes("It is true that wells are dear.", "Donors should pay for them.")
    False
    """
    grants = _GRANTS.match(words) or _TRIED.search(words)
    if grants is not None and _SETS_AGAINST.match(then) is not None:
        return True
    return _SOME.match(words) is not None and _OTHERS.match(then) is not None


_SOME: Final = late(r"(?:some|certain|certain(?:e?s))\b", re.IGNORECASE)
_OTHERS: Final = late(
    r"\s*(?:others?\b|in other\b|for others\b|d'autres\b|ailleurs\b)", re.IGNORECASE
)
"""The other half of a contrast: "some ports are rich. Others …"."""


_GRANTS: Final = late(
    r"(?:it is (?:also )?(?:true|a fact) that|of course|to be sure|admittedly|granted|no doubt"
    r"|certainly|undoubtedly|il est vrai que|certes|bien sûr|sans doute)\b",
    re.IGNORECASE,
)
_TRIED: Final = late(r"\b(?:tried|attempted|sought|endeavou?red|hoped) to\b")
"""What somebody tried, where the next sentence says how it went."""
_SETS_AGAINST: Final = late(
    r"\s*(?:although|though|but|however|yet|nevertheless|nonetheless|still|mais|toutefois|cependant|pourtant"
    r"|néanmoins)\b",
    re.IGNORECASE,
)


def _introduces(low: str, thing: str, lang: str) -> bool:
    """Tell whether words in small letters introduce a thing as one of its kind."""
    before, after = _ONE_OF_A_KIND[lang], _THERE_IT_ENDS[lang]
    at = low.find(thing)
    while at >= 0:
        end = at + len(thing)
        if after.match(low, end) and before.search(low, max(0, at - _FAR), at):
            return True
        at = low.find(thing, end)
    return False


def _decapitalized(words: str) -> str:
    """Return words with a small first letter: an article opens sentences too."""
    return words[:1].lower() + words[1:]
