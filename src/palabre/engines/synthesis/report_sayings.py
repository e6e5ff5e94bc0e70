"""What a speaker is quoted for: a saying, that holds without the session it was said in."""

import re
from collections.abc import Mapping

from palabre.engines.synthesis.report_voices import is_general, points_back
from palabre.engines.synthesis.sentences import Sentence
from palabre.kernel.late import late

FEWEST, LONGEST = 5, 26
"""Words of a saying."""

_HOLDS: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"\b(?:is|are|does|do|cannot|can|must|costs?|needs?|should|becomes?|has|have|makes?)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:(?:le|la|les|un|une|des|tout|toute|chaque|aucune?|ce qu[ei]|celui qui)\b|l')"
        r".*\b(?:est|sont|n'\w+|ne|compte|vaut|sert|doit|peut|coûte|explique|reste|suffit)\b",
        re.IGNORECASE,
    ),
    "es": late(
        r"^(?:el|la|los|las|una?|quien|lo que|sin|tod[oa]|cada|ning\w+)\b"
        r".*\b(?:es|son|no|debe|puede|vale|cuesta|hay)\b",
        re.IGNORECASE,
    ),
}
"""A verb in the present, of something that is not the speaker."""

_TURNS: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"\b(?:not|no|never|than|nothing|cannot|nobody|without|(?:great|small|cheap|hard|larg|b|sur|saf|weak|strong)est"
        r"|merely)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:pas|rien|jamais|davantage|sans|plus \w+ que|moins \w+ que|aucune?)\b|n'",
        re.IGNORECASE,
    ),
    "es": late(
        r"\b(?:no|nada|nunca|nadie|sin|sino|más \w+ que|menos \w+ que)\b", re.IGNORECASE
    ),
}
"""It sets one thing against another."""

_OF_HERE: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"\b(?:i|we|us|my|our|ours|me|you|your|here|today|he|she|they|them|mr|ms|minister|panel|session|forum|week|year"
        r"|yesterday|now|last|next|ago|will|was|were|would|third|less people|both)\b|\d|[?:“”\"]"
        r"|^(?:the (?:first|second|third|other|last|same|rest|only)|that|this|these|those|it|there|so|and|but|then"
        r"|still|once|less|in|on|at|for|from|by|with|let|please|perhaps|one|two|three|four|some|many|most of)\b"
        r"|(?<=[a-z,] )(?-i:[A-Z])",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:je|me|moi|nous|notre|nos|mon|ma|mes|vous|votre|vos|ici|aujourd'hui|il|elle|ils|elles|leurs?|madame|monsieur|forum"
        r"|séance|salle|hier|premi\w+|second\w*|derni\w+|voisin\w*|suivant\w*|autres?|chez)\b|\d|[?:«»\"]"
        r"|\b(?:j|m)'|(?<=[a-zé,] )(?-i:[A-ZÉ])",
        re.IGNORECASE,
    ),
    "es": late(
        r"\b(?:yo|me|mi|nos|nosotr\w+|nuestr\w+|usted\w*|aquí|hoy|ella|ellos|señor\w*|primer\w*|segund\w*|últim\w*"
        r"|otr\w+)\b|\d|[?:«»\"]|(?<=[a-zé,] )(?-i:[A-ZÉ])",
        re.IGNORECASE,
    ),
}
"""Somebody, a place, a number or a time: what was told, and no saying."""

_PAST_FR = late(
    r"\b\w{2,}(?:ait|aient|a été|ont été|avait|étaient|publiera|[eir]ra|ront)\b",
    re.IGNORECASE,
)


_OPENS = late(
    r"^(?:(?:and|but|so|et|mais|y|pero),? )?(?:(?:i|we) (?:also |only |just )?(?:want|wish|would like|have) to"
    r" (?:raise|say|add|talk|speak|mention|begin|answer|come back|make|put)\b"
    r"|(?:je|nous) (?:voudrais|voudrions|souhaite|souhaitons|veux) (?:aussi |également |seulement )?(?:soulever"
    r"|dire|ajouter|parler|évoquer|rappeler que|commencer|répondre|revenir)\b"
    r"|(?:quiero|quisiera|queremos|voy a) (?:también )?(?:hablar|decir|añadir|plantear|comenzar|responder)\b)",
    re.IGNORECASE,
)
"""A speaker tells what will be spoken of, and says nothing of it yet."""


def only_opens(words: str) -> bool:
    """Tell whether a sentence does no more than say that something will be said."""
    return _OPENS.match(words.replace("’", "'")) is not None


def is_saying(one: Sentence) -> bool:
    """Tell whether a sentence says by itself, in few words, what holds anywhere.

    "Honest light is worth more than a tall tower." is one.
    """
    if is_general(one):
        return True
    words = one.words.replace("’", "'")
    holds = _HOLDS.get(one.lang)
    return (
        holds is not None
        and FEWEST <= len(words.split()) <= LONGEST
        and words.endswith(".")
        and _OF_HERE[one.lang].search(words) is None
        and _TURNS[one.lang].search(words) is not None
        and holds.search(words) is not None
        and (one.lang != "fr" or _PAST_FR.search(words) is None)
        and not points_back(one)
    )
