"""French signs of discourse functions: subject and performative verb."""

import re

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.patterns import Patterns, pattern
from palabre.kernel.late import late

_NAME = r"(?-i:[A-ZÀ-Ý][\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+){0,3})"

FR = Patterns(
    table=(
        pattern(
            Function.DIFFERENCE,
            r"\b(?:je ne (?:suis pas d'accord|partage pas|peux pas (?:accepter"
            r"|soutenir|souscrire)|souscris pas|soutiens pas)|nous ne (?:sommes pas (?:d'accord"
            r"|favorables|convaincus)|partageons pas|pouvons pas (?:accepter|soutenir|souscrire)"
            r"|souscrivons pas|soutenons pas)|(?:je m'|nous nous )oppos(?:e|ons) à|je rejette"
            r"|nous rejetons|(?:j'ai|nous avons) une objection)",
            0.85,
            -1,
        ),
        pattern(
            Function.DIFFERENCE,
            r"\b(?:les avis (?:ont divergé|étaient partagés|divergeaient"
            r"|sont partagés)|aucun (?:accord|consensus)|pas (?:d'accord|de consensus)|points de vue"
            r" (?:divergents|différents)|n'ont pas pu s'accorder|désaccord)",
            0.85,
            -1,
        ),
        pattern(
            Function.AGREEMENT,
            r"\b(?:je (?:soutiens|partage|rejoins|souscris à|suis d'accord avec)"
            r"|nous (?:soutenons|partageons|rejoignons|souscrivons à|sommes d'accord avec|appuyons)"
            r"|j'appuie)\s+(?:ce que|la (?:proposition|position|demande|remarque)|le point de vue"
            r"|l'avis|l'idée|cet?te? \w+|" + _NAME + ")",
            0.8,
        ),
        pattern(
            Function.AGREEMENT,
            r"\b(?:(?:large|vaste|plein)? ?(?:accord|consensus) (?:général )?(?:s'est"
            r" dégagé|a été|sur)|les participants sont convenus|aucune objection)",
            0.8,
        ),
        pattern(
            Function.COMMITMENT,
            r"\b(?:nous nous engageons|je m'engage|nous annonçons|j'annonce"
            r"|(?:heureu\w+|fi(?:er|ère)\w*) d(?:e vous |')annoncer|plaisir d(?:e vous |')annoncer"
            r"|nous allons (?!voir|parler|entendre|passer|commencer|écouter|discuter)"
            r"|nous (?:\w{3,}(?:er|ir))ons\b|a annoncé|s'est engagée?|ont annoncé"
            r"|se sont engagé\w+)",
            0.75,
        ),
        pattern(
            Function.PROPOSAL,
            r"\b(?:je propose|nous proposons|je recommande|nous recommandons"
            r"|nous demandons|j'appelle|nous appelons|il faut|il faudrait|nous devons"
            r"|nous devrions|il convient de|il est (?:temps|nécessaire|essentiel|indispensable)"
            r"|(?:doit|doivent|devrait|devraient) \w+|a (?:été )?proposé|a recommandé"
            r"|ont recommandé|ont demandé)",
            0.75,
        ),
        pattern(
            Function.CHALLENGE,
            r"\b(?:défis?|obstacles?|difficult\w+|manqu\w+|pénurie\w*|insuffisan\w*"
            r"|échou\w+|échec\w*|menac\w+|fracture\w*|inégalit\w+|lacunes?|trop (?:cher|chère|"
            r"chers|lent\w*|peu|rare\w*|coûteu\w+)|vulnérab\w+|souffr\w+|risqu\w+|freins?|faible\w*"
            r"|restent? (?:exclu|privé|hors|faible)\w*|ignoren\w*)",
            0.7,
        ),
        pattern(
            Function.ACHIEVEMENT,
            r"\b(?:(?:a|ont|avons|ai) (?:déjà |ainsi |pu |permis de )*(?:formé|lancé"
            r"|créé|connecté|réduit|augmenté|doublé|triplé|amélioré|adopté|ouvert|construit|atteint"
            r"|déployé|développé|mis en place|signé|traduit|raccordé|équipé|publié|permis)e?s?"
            r"|succès|progrès|réussi\w*|pour la première fois)",
            0.75,
        ),
        pattern(
            Function.TREND,
            r"\b(?:de plus en plus|croissan\w+|tendance\w*|émergen\w+|rapidement"
            r"|s'accélèr\w+|est devenu\w*|sont devenu\w*|devien\w+|ces dernières années"
            r"|depuis (?:19|20)\d\d|évolu\w+)",
            0.7,
        ),
        pattern(
            Function.FIGURE,
            r"\b\d[\d\s\u202f.,]*\s*(?:%|pour ?cent|millions?|milliards?|mille|personnes"
            r"|écoles|villages|pays|heures|ans|euros|francs|dollars)\b",
            0.8,
        ),
    ),
    excluded=late(
        r"\b(?:si|s'il|s'ils|à moins que|aurait pu|auraient pu|aurait dû|supposons"
        r"|imaginons|je ne sais pas|je ne dis pas)\b",
        re.IGNORECASE,
    ),
    strong=late(
        r"\b(?:doit|doivent|devons|faut|jamais|toujours|essentiel\w*|indispensable\w*"
        r"|inacceptable\w*|urgen\w+|tous|toutes|chaque|vital\w*|crucia\w+|aucun\w*)\b",
        re.IGNORECASE,
    ),
    middling=late(
        r"\b(?:devrait|devraient|devrions|important\w*|nécessaire\w*|convient)\b",
        re.IGNORECASE,
    ),
    weak=late(
        r"\b(?:pourrait|pourraient|peut-être|espère|espérons|parfois|éventuel\w*)\b",
        re.IGNORECASE,
    ),
    target=late(
        r"\b(?:soutiens|soutenons|partage|partageons|rejoins|rejoignons|appuie|appuyons|souscris"
        r"|souscrivons|accord|appuyer|avec)\s+(?:à |avec |pas )*(?:ce que (?:vient de dire |dit |a dit )?"
        r"|(?:la |le |l')(?:proposition|position|point de vue|avis|idée|demande|remarque)\s*"
        r"(?:de |d'|du )?)*(?P<name>(?:(?:M|Mme|Mlle|Dr|Pr|Monsieur|Madame|la ministre|le ministre"
        r")\.?\s+)?" + _NAME + ")"
    ),
)
