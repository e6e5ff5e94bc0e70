"""What a French sentence leaves unsaid, since those in the room had just heard it.

"The discussion overrates firewalls": which one? "We prefer a plain rule": to what? "In 1998
the charter asked for schools" was said for what came after it. Each pattern stands beside
what it was found in.
"""

import re
from typing import Final

from palabre.kernel.late import late

_NUMBER = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|seize|dix-huit|vingt|trente|\d+)"
_SPAN = rf"{_NUMBER} (?:ans|années|mois|semaines|jours)"
_UNPLACED: Final = late(
    # "la discussion surestime les digues": laquelle ?
    r"\b(?:la|notre) discussion\b(?! (?:de|du|des|sur|entre|publique|politique|qui|que)\b| d')"
    # "les lettres des plus jeunes parlent de la mer", "que les dessins soient gardés"
    r"|\bles (?:lettres|dessins|affiches|récits) (?:des [a-zà-ÿ]+ (?:[a-zà-ÿ]+ )?)?"
    r"(?:soient|sont|ont|seront|devraient|parlent|disent|racontent|montrent)\b"
    # "la publication des résultats sera utilisée contre eux": de quoi ?
    r"|^(?!.*\b(?:enquêtes?|études?|essais?|tests?|examens?|élections?|sondages?|audits?|exercices?"
    r"|évaluations?|mesures?|recherches?|concours|programmes?|projets?)\b.*résultats)"
    r".*\b(?:publication|diffusion|divulgation|communication) des résultats"
    r"(?= (?:ne|est|soit|sera|serait|a|ait|aide|reste|peut|doit|devrait)\b| n'|$)"
    # "depuis un an, chaque poste possède un baromètre": poste de quoi ?
    r"|^(?:[^,]{3,40}, )?chaque (?:poste|site|point|antenne|équipe|table|groupe|volet)"
    r" (?:possède|dispose|compte|reçoit|emploie|a|est)\b"
    # "l'incitation sert un grand port": laquelle ? "les tables ont recommandé des phares"
    r"|^(?:la |l'|le )(?:incitation|redevance|clause|remise|remboursement|prélèvement|prime|amende|pénalité"
    r"|subvention|exemption|dérogation|garantie) (?:n'|ne |se |s')*(?:est|a|sera|serait|va|peut|aide|sert|coûte"
    r"|fonctionne|finance|couvre|reste|pèse|touche|profite|suffit|permet)\b"
    r"|^les tables (?:ont|sont|se|n'ont)\b"
    # "dans les trois ports étudiés": lesquels ?
    rf"|\b(?:les|des|aux) {_NUMBER} [a-zà-ÿ-]+[sx] (?:étudi|présent|examin|compar|cit|visit|interrog)ée?s\b"
    # "donner trois ans aux petits chantiers": pour quoi faire ?
    rf"|\b(?:donn|laiss|accord)(?:er|e|ons|ent|era|eront|erons) (?:encore |au moins )?{_SPAN}"
    r"(?: de plus| supplémentaires)? (?:à|aux?)\b(?!.*\b(?:pour|afin|avant|faute)\b)"
    # "nous préférons une règle simple": à quoi ?
    r"|\b(?:nous préférons|je préfère|nous préférerions|je préférerais|participants préférons)\b"
    r"(?!.*\b(?:à|au|aux|plutôt|que|lieu)\b)"
    # "en 1998, la charte demandait des écoles": and what came of it?
    r"|^en (?:1[89]|20)\d\d,? (?:(?!qui\b|que\b|dont\b|où\b)[\w'-]+ ){1,9}?[a-zà-ÿ]+(?<!l)(?:ait|aient)\b"
    r"(?!.*\b(?:aujourd'hui|désormais|mais|depuis|maintenant|contre)\b)",
    re.IGNORECASE,
)


def is_unplaced(clause: str) -> bool:
    """Tell whether a French clause lacks what only the sentences around it said.

    Examples
    --------
    >>> is_unplaced("la discussion surestime les digues et oublie les dunes")
    True
    >>> is_unplaced("la discussion sur les digues oublie les dunes")
    False
    >>> is_unplaced("nous préférons une règle simple à quarante exceptions")
    False
    """
    return _UNPLACED.search(clause) is not None
