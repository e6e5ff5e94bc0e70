"""French present forms that are verbs only by the words around them: "fait", "reste"."""

import re

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_BEFORE_DOES = frozenset({"ne", "n", "qui", "se", "il", "elle", "on", "y"})
"""Before these "fait" is no participle."""
_BEFORE_DONE = wordset("en tout le ce de au du un pas plus rien jamais")
_HAD = late(
    r"\b(?:a|ai|ont|avons|avait|avaient|aura|auront|aurait|auraient|ayant|avoir|est|sont|était|étaient"
    r"|soit|été)(?: [\w'’-]+){0,3} $",
    re.IGNORECASE,
)
"""An auxiliary of which "fait" may be the participle: "avait d'abord fait construire"."""
_INFINITIVE = late(r"^\s+[a-zà-ÿ]{2,}(?:er|ir|oir|[dtv]re|ire)\b")
"""What something makes happen: "la fermeture fait baisser la demande"."""
_A_COUNT = late(r"^\s+(?:\d|davantage\b|parmi\b|plus\b|moins\b)")
_ARTICLES = wordset("le un ce son au du de en sur à par leur notre")
_JUDGES = frozenset({"juge", "trouve", "estime"})
_NO_JUDGE = _ARTICLES | wordset("chaque aucun tout cet nul seul autre premier une")
_JUDGED = late(
    r"^\s+(?:trop|très|plus|moins|peu|assez|bon|bien|mal|sûr|juste|contraire"
    r"|[a-zà-ÿ]{3,}(?:al|ale|eux|euse|if|ive|aire|able|ible|ant|ante|ile|ique))s?\b"
)
"""What somebody finds something to be: "qu'un passeur juge déloyal"."""
_UNDER = wordset("estime évalue utilise exploite alimente")
"""Verbs with "sous-"; "sous-titre" and the like are nouns."""


def surely_of(token: str, before: str, rest: str, head: str) -> str:
    """Return the imperfect of what only the word before tells to be a verb, or nothing.

    Examples
    --------
    >>> surely_of("fait", "crue", " baisser le prix", "la crue ")
    'faisait'
    >>> surely_of("fait", "a", " baisser le prix", "la crue a ")
    ''
    """
    if token == "reste" and before not in {"le", "ce", "du", "un", "de", "au"}:  # noqa: S105
        return "restait"
    if token == "fait" and before in _BEFORE_DOES:  # noqa: S105 - a word
        return "faisait"
    is_made = before not in _BEFORE_DONE and _INFINITIVE.match(rest) is not None
    if token == "fait" and is_made and not _HAD.search(head):  # noqa: S105
        return "faisait"
    if token == "dit" and before in _BEFORE_DOES:  # noqa: S105 - a word
        return "disait"
    if token == "compte" and (before in _BEFORE_DOES or _A_COUNT.match(rest)):  # noqa: S105
        return "" if before in _ARTICLES else "comptait"
    is_judged = token in _JUDGES and before not in _NO_JUDGE
    is_judged = is_judged and _JUDGED.match(rest) is not None
    is_under = token in _UNDER and head.endswith("sous-")
    ending = "eait" if token.endswith("ge") else "ait"
    return f"{token[:-1]}{ending}" if is_under or is_judged else ""
