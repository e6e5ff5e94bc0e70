"""Names of things that lean on what the speaker said before: "the list", after "a list".

Whoever was not in the room does not know which list. A thing that the speaker introduced
as one of its kind ("a single laboratory") and then calls by the definite article alone
("the laboratory will accept devices") says too little in another text.
"""

import re
from collections.abc import Mapping
from typing import Final

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

_NEW: Final[Mapping[str, str]] = {
    "en": r"\b(?:an?|one|another|our|this|that|each|a single|its|their) (?:[a-z-]+ ){{0,2}}?{thing}\b",
    "fr": r"(?<!\w)(?:une?|notre|nos|cet?|cette|une? seule?|son|sa|leur) (?:[a-zà-ÿ-]+ )??{thing}\b",
}
"""How a speaker introduces one of a kind."""

_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(
        [
            "time",
            "world",
            "internet",
            "world",
            "country",
            "state",
            "public",
            "government",
            "community",
            "people",
            "economy",
            "region",
            "law",
            "future",
            "market",
            "network",
            "economy",
            "environment",
            "sector",
            "language",
            "teacher",
            "user",
            "patient",
            "child",
            "citizen",
            "climate",
            "telephone",
            "web",
            "poor",
            "rest",
            "kind",
            "sort",
            "way",
            "point",
            "cost",
            "price",
            "year",
            "week",
            "month",
            "day",
            "first",
            "same",
            "other",
            "session",
            "forum",
            "summit",
            "review",
            "compact",
            "problem",
            "question",
            "answer",
            "rule",
            "right",
            "meaning",
            "work",
        ]
    ),
    "fr": frozenset(
        [
            "temps",
            "monde",
            "pays",
            "public",
            "gouvernement",
            "communauté",
            "région",
            "marché",
            "réseau",
            "langue",
            "loi",
            "économie",
            "avenir",
            "environnement",
            "secteur",
            "climat",
            "numérique",
            "téléphone",
            "personne",
            "patiente",
            "citoyen",
            "enfant",
            "reste",
            "coût",
            "prix",
            "année",
            "semaine",
            "mois",
            "jour",
            "séance",
            "forum",
            "sommet",
            "état",
            "droit",
            "règle",
            "question",
            "réponse",
            "travail",
            "moyen",
            "nombre",
            "part",
            "plupart",
            "moitié",
            "fois",
        ]
    ),
}
"""What everybody knows which one, or what names a whole kind."""


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
    >>> leans_on("We have rules.", "The laboratory of Oslo opens.", "en")
    False
    >>> leans_on("Nous avons un réseau et une liste.", "La liste est publique.", "fr")
    True
    """
    definite = _DEFINITE.get(lang)
    if definite is None or not before:
        return False
    plain = _decapitalized(words)
    for found in definite.finditer(plain):
        thing = found["thing"]
        if thing in _KNOWN[lang]:
            continue
        new = re.compile(_NEW[lang].format(thing=thing), re.IGNORECASE)
        if new.search(before) and not new.search(plain[: found.start()]):
            return True
    return False


def _decapitalized(words: str) -> str:
    """Return words with a small first letter: an article opens sentences too."""
    return words[:1].lower() + words[1:]
