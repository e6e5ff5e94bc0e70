"""French clauses that no rule moved: a present left as it was, a simple past.

After "a noté que" stands what was moved into the past. A clause without any such verb
holds one that no rule knows; and what is told in the simple past would have to become a
pluperfect, for which there is no rule. Both stay out.
"""

import re

from palabre.engines.synthesis.imperfect_fr import is_narrated
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_WORD = late(r"[^\W\d_]+")
_TENSED = late(r"\b(?!(?:\w*fait|lait|\w*trait|souhait)\b)\w+(?:ait|aient)\b")
"""A past or a conditional; "fait" and "retrait" are none."""


def is_in_the_past(clause: str) -> bool:
    """Tell whether a clause was moved into the past, and tells no story.

    Examples
    --------
    >>> is_in_the_past("le port fermait"), is_in_the_past("le port ferma")
    (True, False)
    >>> is_in_the_past("le port était fermé et les pilotes partirent")
    False
    >>> is_in_the_past("le grand delta s'ensablait")
    True
    >>> is_in_the_past("le port conserve des cartes, et la ville les lisait")
    False
    >>> is_in_the_past("les pilotes avaient appris qu'un bac passe la rivière")
    False
    """
    if _TENSED.search(clause) is None:
        return False
    first = _FIRST.match(clause)
    if first is not None and _TENSED.search(first.group()) is None:
        return False
    more = _MORE.findall(clause)
    if len(more) > 1 and not all(_TENSED.search(one) for one in more):
        return False
    learned = _LEARNED.search(clause)
    if learned is not None and _TENSED.search(clause, learned.end()) is None:
        return False
    if any(is_narrated(word) for word in _WORD.findall(clause)):
        return False
    return all(
        found[1].lower() in _BEFORE_NOUN or found[2] in _NOUNS_IN_A
        for found in _STORY.finditer(clause)
    )


_MORE = late(r"\b(?:plus|moins) (?:l'|(?:les?|la|on|il|elle) )[^,;]*", re.IGNORECASE)
"""Two that grow together, each with its verb: "plus le cours durait, plus le prix montait"."""
_FIRST = late(
    r"^(?!(?:en|dans|depuis|pour|selon|sur|sous|avec|sans|après|avant|pendant|entre|chez|parmi|grâce|malgré|à|au"
    r"|aux|d'|lors|par|face|faute|bien|quand|lorsqu|outre)\b)[^,;:«]{12,}(?=, (?:et|mais) (?:l'|(?:les?|la|une?|des"
    r"|chaque|ils?|elles?|on|leurs?|ses|son|sa|\d+|deux|trois) ))",
    re.IGNORECASE,
)
"""What stands before a second whole clause: a clause itself, with its own verb."""
_LEARNED = late(
    r"\b(?:appris|entendu|constaté|noté|observé|montré|indiqué|signalé|relevé|rappelé|dit|souligné|expliqué"
    r"|confirmé|rapporté|découvert|compris|vu) qu[e']",
    re.IGNORECASE,
)
"""What is told within a clause: the verb after it was to be moved as well."""
_STORY = late(r"\b([^\W\d_]+) ([a-zà-ÿ]{3,}(?<!r)a)\b")
"""A simple past in the singular, or a noun: "le port ferma", "le delta"."""
_BEFORE_NOUN = wordset("""le la l un une du de d au aux en par son sa leur ce cette chaque tout toute
grand petit vaste nouveau premier dernier""")
_NOUNS_IN_A = wordset("""média delta agenda visa schéma cinéma pampa villa cela déjà panda data mafia
soja coca manga malaria gala alpha bêta gamma karma magma lama puma voilà delà""")
