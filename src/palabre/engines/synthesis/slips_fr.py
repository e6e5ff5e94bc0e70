"""French slips: what a careful reader strikes out, whoever wrote it down.

Found by reading drafts from end to end; each pattern stands beside what it was found in.
"""

import re
from typing import Final

from palabre.engines.synthesis.imperfect_fr import IN_MENT, NOT_VERBS
from palabre.engines.synthesis.report_speech_fr import backshifted
from palabre.engines.synthesis.seen_then_fr import is_of_that_day
from palabre.engines.synthesis.unplaced_fr import is_unplaced
from palabre.kernel.late import late

_NUMBER = (
    r"(?:\d+|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?|cent)(?:-(?:et-)?[a-z]+){0,2}"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize)"
)
_BODY = (
    r"(?:régulateur|ministère|ministre|ville|commune|province|autorité|université|opérateur"
    r"|gouvernement|agence|entreprise|fournisseur|municipalité|tribunal|banque|hôpital|école)"
)
_DANGLING: Final = late(
    # "tout le monde ici dépend des bénévoles"
    r"(?<!d')(?<!jusqu')\bici\b(?! (?:à|fin)\b)"
    # "vingt-neuf restreignent les transferts": vingt-neuf quoi ?
    rf"|^{_NUMBER}(?: seulement)? (?:n'|ne |se |s'|y |en )*"
    r"(?:[a-zà-ÿ]{2,}(?<!m)ent|[a-zà-ÿ]*ont)\b(?! (?:ans|mois|jours)\b)"
    # "depuis lors, les îles paient", "c'est là que les îles paient": depuis quand, où ?
    r"|^(?:depuis lors|de (?:son|leur) côté|c'(?:est|était) là qu[e'])"
    # "le reste demande des personnes": le reste de quoi ?
    r"|^(?:tout )?le reste (?!du\b|de\b|des\b|d')"
    # "une liste est prévue dans le projet pilote"
    r"|\b(?:le|du|au) (?:projet |programme )?(?:-)?pilote\b(?! (?:de|du|des|que|qui|mené|lancé|conduit)\b|d')"
    # "le financement des trois villes": lesquelles ?
    r"|\b(?:les|des|aux|ces) (?:trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|seize|vingt)"
    r" (?!continents|mois|ans|années|jours|semaines|trimestres|saisons|régions)[a-zà-ÿ-]+[sx](?=$|[,;.])"
    # "les pairs ont conseillé au régulateur de publier": auquel ?
    rf"|\b(?:conseill|recommand|demand|propos)[a-zà-ÿ]+ (?:au|à la|à l') ?{_BODY} (?:de |d'|que |qu')"
    # "le commutateur de paiement local règle le soir même"
    r"|^(?:le |la |l')(?:[\w'-]+ ){1,4}locale? (?!(?:doit|devrait|peut|pourrait|reste|est)\b)"
    r"[a-zà-ÿ]+(?:e|it|ait|nd|rt)\b"
    # "les centres imprimeront une copie": lesquels ?
    r"|^(?:le |la |les |l')(?:centres?|équipes?|signataires?|partenaires?|organisat(?:eur|rice)s?"
    r"|collègues?|membres|facilitat(?:eur|rice)s?) (?:n'|ne |se |s'|y |en )*[a-zà-ÿ]+(?:era|ira|dra"
    r"|[eid]ront|rra|rront|ura|uront)\b"
    # "peut-être les îles paient-elles trop": said as a question is
    r"|[a-zà-ÿ]-(?:t-)?(?:ils?|elles?|on|nous|je)\b(?!-)"
    # "une sur quatre a vendu", "seuls 9 pour cent donnent": de quoi ?
    r"|^(?:moins d'|plus d'|près d'|environ )?une? sur (?:deux|trois|quatre|cinq|six|huit|dix|cent|mille)\b"
    r"|^(?:seule?s? |environ |près de |plus de |moins de )?[\w,-]+ ?(?:pour cent|%) (?!de\b|des\b|du\b|d')"
    # "64 services peuvent l'être dans quatre", "à l'ensemble des quatre-vingt-dix"
    r"|\b(?:dans|pour|avec|chez|des|les|aux) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|quatre-vingt-dix|cent)$"
    # "le problème, c'est de savoir", "ce qui peut varier, c'est le délai": as one speaks
    r"|^(?:le |la |les |l'|une? )[^,]{3,60}, c'(?:est|était)\b|\bce qui [^,]{3,40}, c'(?:est|était)\b"
    # "les femmes ont demandé la clé, elles ont déplacé la pompe": a story, told on
    r"|\b(?:ont|a) [a-zà-ÿ]+(?:é|i|u|is|it|ert)e?s? [^,;:]{3,60}, (?:ils|elles|il|elle) (?:l'|les |la |le |y |en )?"
    r"(?:ont|a)\b"
    # "l'agence prépare un guide": laquelle ?
    r"|^(?:l'agence|le bureau|le secrétariat|la commission|le comité|la fondation|l'institut|l'association)"
    r" (?:n'|ne |se |s'|y |en )*(?!de\b|du\b|des\b|d'|qui\b|que\b|pour\b)[a-zà-ÿ]+(?:e|a|ait|it|nd)\b"
    r"(?! (?:de|du|des|pour)\b)"
    # "le débat traite les données comme du fret", "la couche présentée montre"
    r"|^le débat (?!sur\b|de\b|du\b|des\b|d'|entre\b|public\b|politique\b|démocratique\b)"
    r"|^(?:le |la |les |l')(?:[\w'-]+ ){1,4}présentée?s? (?!par\b|à\b|comme\b|dans\b|en\b)"
    # "des échecs repris par d'autres tables", "des langues présentes dans la salle"
    r"|\b(?:d'autres|les autres|aux autres|chaque) tables?\b|\bautour de la table\b"
    r"|\b(?:présente?s?|assise?s?|personnes?|gens) dans la salle\b",
    re.IGNORECASE,
)

_NEUTER: Final = late(
    r"\ble (?:dire|faire(?! [a-zà-ÿ]+(?:er|ir|re|oir)\b)|savoir|croire|prouver|redire|répéter)\b"
    r"|\bl'(?:éviter|admettre|empêcher|expliquer|espérer)\b",
    re.IGNORECASE,
)
"""What stands for a clause said before: "les ingénieurs devraient le dire"."""
_BEFORE_IT: Final = late(
    r",|\b[a-zà-ÿ]{2,}(?:er|ir|oir|ttre|dre|ire)\b|\b(?:que|qu'|si|ce)\b", re.IGNORECASE
)
"""What such a pronoun may stand for, where it stands before it in the sentence."""

_THEY: Final = late(r"\b(?:ils|elles|eux)\b", re.IGNORECASE)
_MANY: Final = late(
    r"\b[\w'-]{3,}(?<!plu)(?<!moin)(?<!dan)(?<!san)(?<!pa)[sx]\b", re.IGNORECASE
)
"""A plural that "ils" or "elles" may stand for."""


def dangles(clause: str) -> bool:
    """Tell whether a French clause points to something outside itself.

    Examples
    --------
    >>> dangles("vingt-neuf restreignent la liberté de demander un traitement local")
    True
    >>> dangles("les techniciens devraient le dire avant la pose et non après")
    True
    >>> dangles("une ville qui peut aider un hameau devrait le faire sans délai")
    False
    """
    if _DANGLING.search(clause) or is_unplaced(clause):
        return True
    if "aujourd'hui" in clause and is_of_that_day(clause):
        return True
    neuter = _NEUTER.search(clause)
    if neuter and not _BEFORE_IT.search(clause[: neuter.start()]):
        return True
    they = _THEY.search(clause)
    return they is not None and not _MANY.search(clause[: they.start()])


_URGES: Final = late(
    r"^(?!chez\b|assez\b)[a-zà-ÿ]+ez(?:-|\b)"
    r"|^[a-zà-ÿ]{3,}ons (?:l'|d'|(?:le|la|les|un|une|des|de|tous|toutes|pas|plus|donc|au|aux|à|d'abord"
    r"|plutôt|ensemble|ici|maintenant)\b)"
    r"|\bveuillez\b|\b(?<!nous )(?:ne |n')[a-zà-ÿ]+ons (?:pas|plus|jamais)\b",
    re.IGNORECASE,
)


def urges(clause: str) -> bool:
    """Tell whether a French clause speaks to others in the imperative.

    Examples
    --------
    >>> urges("Publiez les tarifs, et les bateliers choisiront")
    True
    >>> urges("Formons des plongeurs"), urges("Chez les bateliers, le prix monte")
    (True, False)
    """
    return _URGES.search(clause) is not None


_SURE: Final = late(
    r"\b(?:est|sont|était|étaient|sera|seront|serait|fut|furent|a|ont|avait|avaient|aura|auront|peut"
    r"|peuvent|pourra|pourrait|doit|doivent|devra|devrait|faut|va|vont|reste|restent|demeure|existe"
    r"|permet|exige|nécessite|dépend|devient|fait|font|vient|constitue|représente|repose|manque|coûte"
    r"|paie|joue|avons|sommes|soit|soient|puisse|puissent|fasse|fassent|sache|sachent|croît|prévoit|compte(?= (?:\d|une?\b|des\b|plus\b|davantage\b))"
    r"|figure(?= (?:dans|parmi|sur)\b)|[a-zà-ÿ]{2,}(?:ait|aient|era|eront|ira|iront|èrent|irent|urent))\b",
    re.IGNORECASE,
)
_TO_DO: Final = late(
    r"\b(?:je|nous|on|ne|se)\b|\b[jns]'|^participants [a-zà-ÿ]+ons\b", re.IGNORECASE
)
"""What a verb follows, whichever it is."""
_IN_ENT: Final = late(r"\b[a-zà-ÿ]{3,}ent\b", re.IGNORECASE)


def lacks_verb(clause: str) -> bool:
    """Tell whether no word of a French clause can be its verb.

    Examples
    --------
    >>> lacks_verb("des outils de signalement conçus avec les enfants du village")
    True
    >>> lacks_verb("des outils de signalement arrivent dans les écoles du village")
    False
    """
    if _SURE.search(clause) or _TO_DO.search(clause):
        return False
    for found in _IN_ENT.finditer(clause):
        word = found.group().lower()
        is_noun = word in NOT_VERBS or (word.endswith("ment") and word not in IN_MENT)
        if not is_noun:
            return False
    return backshifted(clause) == clause
