"""A French speaker who calls their own body by its name: "le Fonds placera".

Whoever reads does not know which fund; the text says of the body that it announced, and
calls it "elle" or "il" from there.
"""

import re
from dataclasses import replace
from typing import Final

from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.kernel.late import late

_OPENING: Final = late(
    r"^(?:[Ll]e |[Ll]a |[Ll]')(?P<head>[A-ZÀ-Ý][a-zà-ÿ]{3,}) (?=(?:ne |n'|se |s')*[a-zà-ÿ]+ait\b)"
)
"""A body by the noun of its name, before what it would do."""


def of_body(told: Reported, organisation: str) -> Reported:
    """Return an announcement with the speaker's own body as who announces.

    Examples
    --------
    >>> said = Reported(Speech.ANNOUNCE, "la Caisse prêterait dix millions d'euros",
    ...                 bare="la Caisse prêtera dix millions d'euros")
    >>> of_body(said, "Caisse des rives communes").clause
    "{own} prêterait dix millions d'euros"
    >>> of_body(said, "Ligue des passeurs").clause
    "la Caisse prêterait dix millions d'euros"
    """
    if told.speech not in {Speech.ANNOUNCE, Speech.NOTE} or told.is_own:
        return told
    found = _OPENING.match(told.clause)
    if found is None or not _is_head(found["head"], organisation):
        return told
    promised = rf"\b{found['head']} (?:ne |n'|se |s')*[a-zà-ÿ]+ra\b"
    speech = Speech.ANNOUNCE if re.search(promised, told.bare) else Speech.REPORT
    clause = f"{{own}} {told.clause[found.end() :]}"
    opened = rf"^(?:l[ea] |l'){found['head']} "
    bare = re.sub(opened, "nous ", told.bare, count=1, flags=re.IGNORECASE)
    return replace(told, speech=speech, clause=clause, is_own=True, bare=bare)


def _is_head(word: str, organisation: str) -> bool:
    """Tell whether a word is the noun with which a name opens."""
    first = re.match(r"(?:L['’]|Le |La )?([\w-]+)", organisation)
    return first is not None and first[1].casefold() == word.casefold()


_KINDS: Final = (
    r"(?:association|organisation|entreprise|coopérative|cercle|agence|société|fondation|réseau"
    r"|institut|ministère|université|école|ville|commune|collectif|fédération|syndicat|laboratoire"
    r"|opérateur|régulateur|banque|fonds|hôpital|centre|bureau|parlement|radio|station|équipe)"
)
OURS: Final = late(
    rf"^(?:notre (?P<body>{_KINDS})(?= (?:a|aura|[a-zà-ÿ]{{3,}}(?:e|t|d|ra))\b)"
    r"|(?:notre|nos) (?!(?:\w+ )?(?:avis|demandes?|propositions?|suggestions?|recommandations?|messages?"
    r"|expériences?|questions?|positions?|objectifs?|souhaits?|espoirs?|priorités?|rôles?|but|constat"
    r"|travaux|travail|réponses?|choix|idées?|vision|point|engagements?|conviction|crainte"
    # what is everybody's: "nos sociétés vieillissent"
    r"|sociétés?|pays|enfants|vies?|langues?|peuples?|communautés?|jeunes|économies?|démocraties?"
    r"|continent|régions?|monde|planète|époque|siècle|temps|histoire|mémoire|familles?|parents?|mères?"
    r"|grands|voisins?|salaires?|données|droits?|cultures?|concitoyens|avenir|futur|villes?|villages?)\b)"
    r"(?=[a-zà-ÿ]))",
    re.IGNORECASE,
)
"""A body that calls itself by its kind, or tells of what is its own: "nos bacs coûtent"."""
PROMISES: Final = late(rf"^notre {_KINDS} [a-zà-ÿ]{{3,}}ra\b", re.IGNORECASE)
"""What such a body will do."""


def own_article(noun: str) -> str | None:
    """Return "son" or "sa" for a noun, or None where its gender is not known.

    Examples
    --------
    >>> own_article("école"), own_article("digue"), own_article("région")
    ('son', None, 'sa')
    """
    if noun[0] in "aeiouyhéèêëàâîïôûœ" or _MASCULINE.search(noun):
        return "son"
    return "sa" if _FEMININE.search(noun) else None


_FEMININE = late(
    r"(?:ion|té|ure|ence|ance|ie|esse|ette|ée|ude|ade|ise|ille|orme|ique|ère)$"
)
_MASCULINE = late(
    r"(?:ment|age|eau|isme|ier|al|il|eur|oir|at|et|jet|ail|pays|réseau|ème|ien|ogue|gramme)$"
)
