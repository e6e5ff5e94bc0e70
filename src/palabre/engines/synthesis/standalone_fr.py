"""Whether a French sentence stands alone; see ``standalone``."""

import re

from palabre.kernel.late import late, late_test

START = late(
    r"^(?:ceci|cela|ça|c'est(?! (?:pourquoi|en|dans|par|le|la|l'|aux?|à)\b)|ce (?:qui|que|n'est"
    r"|sont|dernier|point)|ces|cet|cette|celui|celle|ceux|celles|ils|elles?|eux|lui|il(?!\s+"
    r"(?:faut|est|y a|convient|existe|reste|s'agit|importe|n'y a|n'est|ne suffit|ne faut"
    r"|serait|faudra|a fallu|manque|apparaît)\b)|leurs?|son|sa|ses|qui|que|qu'|dont|où|si"
    r"|quand|lorsqu|parce|car|comme|pour|afin|puisqu|par exemple|notamment|voilà|voici"
    r"|là|ici|ailleurs|depuis(?=,)|ou|ni|y compris"
    r"|les (?:trois|quatre|cinq|six|sept|huit|neuf|dix)(?! (?:quarts|cinquièmes|sixièmes"
    r"|dixièmes|continents)\b)|l'un d|l'une d|le (?:premier|second|deuxième|dernier|même)|la (?:première"
    r"|seconde|même)|d'autres|d'autre|les deux(?! tiers\b)|les autres|tel|telle|en voici|pas)\b",
    re.IGNORECASE,
)
SINCE = late(
    r"^(?:lorsqu\w*|quand|pour|afin d\w*|si|alors que|bien que|comme"
    r"|puisqu\w*|parce qu\w*)\b[^,]{8,90},\s+\w",
    re.IGNORECASE,
)
WITHIN = late_test(
    r"\b(?:ceci|cela|ça|celui-ci|celle-ci|ceux-ci|celles-ci|celui-là|ce dernier|cette dernière"
    r"|(?:une|d'une) autre (?:voie|manière|façon|méthode|solution|approche)|autrement"
    r"|(?:^|, )(?:vingt|trente|quarante|cinquante|soixante|cent|deux|trois|quatre|cinq|six|sept|huit"
    r"|neuf|dix)(?:-\w+)* (?:sont|étaient|ont|avaient|seront|resteront|restent)"
    r"|atteindre \d+(?=\s?(?:pour cent|%)(?! d))"
    r"|ces derni\w+|cet|cette(?! (?:année|semaine|décennie)\b)|ces(?!\s+(?:dernières années|"
    r"vingt)\b)|ce(?=\s+(?!qui\b|que\b|n'|sont\b|dont\b)[a-zéèê]{3,}))\b",
    re.IGNORECASE,
)
THOSE = late(r"\bcelles (?:qui|que|qu'|dont|d[eu]s?\b|d')", re.IGNORECASE)
MANY = late(
    r"\b(?:[lcmst]es|ses|nos|vos|aux|des|leurs|plusieurs|\d+) \w", re.IGNORECASE
)
"""What "celles" may stand for: things or women, many of them, named before."""
SPLICED = late(r"\bne \w+ pas seulement [^,]+, (?:il|elle)s? ", re.IGNORECASE)
LOOSE = late(
    # "la coopérative a publié le logiciel": laquelle ?
    r"^(?:la|le|l['’]|les) ?(?:coopérative|université|ministère|ville|entreprise|banque|commune"
    r"|autorité|régulateur|ministre|opérateur|projet|programme|réseau|plateforme|école|hôpital"
    r"|fondation|association|jury|solution|méthode|outil|logiciel|maire|mairie|rapport|étude|enquête"
    r"|subvention moyenne|réponse|formulaire|contrat|société|fournisseur|agence|comité|tribunal"
    r"|cliente?|patiente?)"
    r" (?:(?:ne|n'|se|s'|y|en|lui) ?)*(?:a|ont|est|sont|avait|était|fonctionne|publie\w*|va|doit|peut"
    r"|[a-zà-ÿ]+(?:era|ira|dra|eront|ait|aient))\b",
    re.IGNORECASE,
)
WHOM = late(
    # "que le ministre défend et que l'entreprise refuse", "59 y sont favorables", "en échange"
    r"\b(?:et|que|entre|avec) (?:le ministre|la ministre|l['’]entreprise|le maire|la maire|la cliente"
    r"|le ministère|l['’]université)\b(?! (?:de|du|des|d['’]|qui|que|dont|chargé))"
    r"|\by (?:sont|étaient|est|était) (?:favorables?|opposée?s?|hostiles?)\b"
    r"|\b(?:demand\w+|obten\w+|donn\w+|offr\w+) en (?:échange|retour)\b"
    r"|\ble ministère et (?:l['’]université|la ville|l['’]opérateur)\b",
    re.IGNORECASE,
)
SPEECH = late_test(
    r"\b(?:euh+|ben|bah|hein|voilà|quoi[,.]|disons|enfin bref|un petit peu|en quelque sorte"
    r"|genre|truc|trucs|machin|chose|choses|ok|oui|bonjour|bonsoir|pardon|désolé\w*|je veux dire)\b"
    r"|\b(\w{3,}) \1\b|…|\.\.\.|[—–]\s*[.,]",
    re.IGNORECASE,
)
HOUSE = late_test(
    r"\b(?:compte rendu|merci|remerci\w+|félicit\w+|bienvenue|plaisir de (?:vous )?(?:voir|accueillir)"
    r"|je m'appelle|(?<!de )la parole|diapositives?|diapo|(?:à|sur) l'écran|micro(?!-)|pause|déjeuner"
    r"|modérat(?:eur|rice)s?|panélistes?|intervenante?s?|orat(?:eur|rice)s? (?:suivant|précédent)\w*"
    r"|tout à l'heure|hier|demain|ce matin|cet après-midi|comme je l'ai dit|comme l'a dit|mesdames|messieurs"
    r"|excellences?|ch(?:ers|ères) (?:collègues|amie?s|participant|délégué|invité)\w*|monsieur|madame|honneur"
    r"|(?:prochaine|première|dernière) question|(?:question|séance|personne|image) suivante)\b",
    re.IGNORECASE,
)
WHO_TOLD = late(
    r"^(?:tou(?:s|tes) )?(?:les|des|plusieurs|certaine?s|deux|trois) (?:intervenante?s?|panélistes)"
    r"(?= (?:ne |n'|se |s')*(?:ont (?!débattu|discuté|échangé|parlé|présenté|évoqué|abordé|examiné|raconté)"
    r"|sont|étaient|recommand|demand|propos|convien))",
    re.IGNORECASE,
)
"""Those of whom a report tells what they recommended or agreed."""
IF = late(r"\b(?:si|s'il|s'ils|à moins que|supposons|pourvu que)\b", re.IGNORECASE)
PRONOUN = late(
    r"\b(?:ils|elles|elle|lui|eux|leurs?)\b|\bil\b(?!\s+(?:faut|est|y"
    r"|convient|existe|reste|s'agit|n'y|n'est|ne))",
    re.IGNORECASE,
)
ADDRESS = late(r"\b(?:vous|votre|vos|tu|ton|tes)\b", re.IGNORECASE)


def dangles(clause: str) -> bool:
    """Tell whether a French clause points to what was said before it."""
    if START.match(clause) and not SINCE.match(clause):
        return True
    if WITHIN(clause) or SPLICED.search(clause):
        return True
    if WHOM.search(clause) or LOOSE.match(clause):
        return True
    those = THOSE.search(clause)
    if those and not MANY.search(clause[: those.start()]):
        return True
    pronoun = PRONOUN.search(clause)
    return pronoun is not None and len(clause[: pronoun.start()].split()) < 4
