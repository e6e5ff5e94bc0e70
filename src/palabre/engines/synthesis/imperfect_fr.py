"""The French imperfect of present forms that no short list holds."""

import re

from palabre.engines.synthesis.verbs_by_next_fr import LED
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_PLURAL = late(r"^[a-zà-ÿœ]{2,}ent$")
NOT_VERBS = wordset("""souvent comment moment argent content vent cent client président
différent présent récent urgent accident talent absent incident patient continent excellent
fréquent permanent pertinent équivalent adhérent agent élément parent serpent torrent
apparent cohérent compétent concurrent conscient efficient évident exigent innocent insuffisant
intelligent négligent occident orient précédent prudent résident
excédent antécédent dissident ingrédient quotient coefficient expédient inconvénient récipient
gradient régent contingent adolescent détergent adhérent référent transparent violent opulent
turbulent prévalent polyvalent ambivalent convalescent décent réticent adjacent émergent convergent
divergent indulgent diligent indigent astringent pénitent latent mécontent intermittent consistent
imminent éminent proéminent abstinent immanent impudent imprudent ardent strident fervent conséquent
subséquent éloquent sergent onguent couvent auvent avent paravent accent lent dent pent tangent
puissent sachent veuillent fassent aillent vaillent""")
IN_MENT = wordset("""fument filment sèment rament blâment enflamment gomment rallument exhument
présument résument assument forment affirment consomment estiment expriment aiment dorment nomment
confirment informent transforment réclament programment animent ferment enferment
réforment acclament proclament surestiment mésestiment consument allument arment alarment diffament embaument germent entament dament impriment suppriment priment calment""")
_ROOTS = tuple(
    (late(pattern), root)
    for pattern, root in (
        (r"(.*)ienn$", r"\1en"),
        (r"(.*)enn$", r"\1en"),
        (r"(.*)çoiv$", r"\1cev"),
        (r"(.*)oi$", r"\1oy"),
        (r"(.*)ui$", r"\1uy"),
        (r"(.*)eur$", r"\1our"),
        (r"((?:r)?app|renouv)ell$", r"\1el"),
        (r"((?:pro|re)?j)ett$", r"\1et"),
        (r"(.*(?:m|l|cr|p|s|ach|g))è(n|v|t|s|m|l)$", r"\1e\2"),
        (r"(.*)è([a-z]{1,2})$", r"\1é\2"),
    )
)
_SINGULAR_E = late(r"^[a-zà-ÿœ]{3,}e$")
_CLITICS = frozenset({"le", "la", "l", "les", "leur", "lui", "y", "en"})
_HE_BEFORE = late(
    r"(?:\b(?:ne|qui|ils?|elles?|on|se)\b|\b[ns]['’])\s*(?:le|la|les|leur|lui|y|en|l['’])\s*$",
    re.IGNORECASE,
)
"""A pronoun between a subject and its verb: "il le rend", "qui en vend"."""
_HE_THEM = late(r"^[a-zà-ÿœ]{4,}(?<!r)e$")
_AND_BEFORE = late(
    r"(?:ait|aient)\b[^;:]*\b(?:et|mais|puis) (?:en|y|lui|leur|les?|la|l['’])\s*$",
    re.IGNORECASE,
)
_NO_VERB_AFTER_EN = wordset("""outre ligne masse charge cause hausse baisse vente route place
quelque même autre moyenne tête suite fonction commune""")
_BEFORE_SINGULAR = frozenset({"qui", "ne", "n", "se", "s", "elle", "il", "on"})
_NOT_AFTER_QUI = wordset("""elle une même toute cette chaque autre entre contre comme puisse
soit fasse ne se me te le quelque quelle""")
_SURE: dict[str, str] = {
    "traverse": "traversait",
    "augmente": "augmentait",
    "diminue": "diminuait",
    "progresse": "progressait",
    "renforce": "renforçait",
    "facilite": "facilitait",
    "favorise": "favorisait",
    "empêche": "empêchait",
    "oblige": "obligeait",
    "coûte": "coûtait",
    "montre": "montrait",
    "joue": "jouait",
    "reçoit": "recevait",
    "met": "mettait",
    "prend": "prenait",
    "rend": "rendait",
    "connaît": "connaissait",
    "reconnaît": "reconnaissait",
    "perd": "perdait",
    "contribue": "contribuait",
    "améliore": "améliorait",
    "ajoute": "ajoutait",
    "entraîne": "entraînait",
    "apporte": "apportait",
    "ruine": "ruinait",
    "déplace": "déplaçait",
    "supprime": "supprimait",
    "sait": "savait",
    "font": "faisaient",
    "disent": "disaient",
    "convient": "convenait",
}
NO_VERB = wordset("""elle ensuite davantage minute comme entre contre outre presque ensemble libre encore même autre cette
chaque quelque toute quatre onze douze treize quatorze quinze seize trente quarante cinquante
soixante mille être faire prendre mettre rendre vivre suivre lire dire écrire construire produire
réduire permettre reconnaître répondre attendre vendre perdre apprendre comprendre
voire notre votre une seule guère telle quelle faute grâce lorsque puisque quoique jusque""")
"""Words in "-e" that are no third person, whatever stands around them."""
_BEFORE_NOUN = frozenset({"le", "la", "l", "une", "un", "de", "en", "du"})
_NEVER_NOUNS = wordset("""crée donne aggrave protège relie assure bénéficie concerne signifie
évolue freine impose dépasse domine fonctionne utilise développe échoue écarte absorbe
dispose entraîne améliore traverse gère mène pèse explique subsiste varie inspire
trie cède gèle tue tarde surestime surévalue arrive expire circule persiste résiste consiste insiste
émerge diverge commence échappe ressemble exécute applique accepte adopte amène appelle attire
autorise complique considère consomme corrige décide décourage dégrade désigne détermine
dirige divise économise efface élimine emploie encourage envoie épuise évite exploite
génère habite héberge identifie ignore importe incite indique installe interroge
isole jette justifie mobilise modifie néglige nettoie nomme observe occupe oriente oublie
pénalise perturbe possède précède prélève prépare préserve prolonge propose protège publie raccorde rapproche rassemble récupère réexamine refuse regarde rejette remplace remporte
rémunère répare répète respecte retarde retire révèle sépare soulève souligne stocke succède
surveille teste tolère transforme travaille vérifie suppose rapporte sonne calcule signale bloque
rédige ronge découle prouve ouvre trouve dénonce accuse rassure profite gagne résulte émane incombe mange
accélère accompagne accorde accroche accueille achève achète adhère administre affecte
affirme ajuste ajoute aligne alimente allège alloue allume alterne amplifie anime annule anticipe apaise
apprécie approuve appuie aspire assiste associe assume attache attribue augmente automatise avoue bouge
bouleverse brûle capte caractérise centralise certifie clarifie coexiste collabore combine comble communique
compare compense comporte concentre condamne conditionne confie confirme confisque connecte conseille
consacre consolide constate constitue consulte contamine conteste contourne contribue converge convoque
coopère coordonne côtoie cumule débloque débouche déclare déclenche décline déconnecte déconseille défavorise
délègue délivre démarre démontre déplace déplore déploie dérange déroge désactive dessine destine détaille
détériore détourne dévalue dévaste dévoile diminue discrimine discute disperse dissimule dissuade distingue
distribue diversifie documente dresse éclaire éclate écrase éduque effectue élabore éloigne embarque empêche
emporte emprunte encadre enchaîne encombre endette endommage enferme engendre englobe enlève enregistre
entoure envisage éprouve érode espère essaie étale étouffe étudie évacue évalue évoque exacerbe examine excède
exhorte exige exonère explore explose exporte expose facilite falsifie favorise fluctue formalise fragilise
fume gaspille gouverne harmonise hérite honore imagine implique imprime inaugure incorpore indemnise
influe innove inonde inspecte instaure institue intensifie intéresse intimide invente invite invoque irrigue
légalise libère localise malmène mandate manipule marginalise mentionne milite minimise modère modernise
monopolise monte motive multiplie mutualise navigue nécessite négocie neutralise nie notifie numérise oblige
opère oppose ordonne organise oscille ose paralyse parle participe perfectionne perpétue persuade planifie
plonge pollue préconise prédomine préfère préside prive privilégie procède procure progresse prohibe projette
prône prononce propage proteste provoque puise qualifie quantifie raconte ramène rappelle ratifie rattache
rattrape réaffirme réalise recense recommande recouvre recrute recueille recycle redistribue redoute réévalue
reflète régénère régularise réhabilite relègue remédie remonte rénove renferme renforce renonce renouvelle
renseigne renverse renvoie repense repose représente réprime réside résilie restaure restitue résume rétribue
retrouve réutilise revendique révise révoque sabote sacrifie sature scolarise sécurise sème semble sensibilise
simplifie situe soigne sollicite souffre souhaite soupçonne spécialise spécifie stabilise stagne stationne
stimule stipule submerge substitue subventionne suggère supervise supprime surmonte suscite symbolise
synchronise télécharge témoigne termine tisse totalise tourne transfère transite transporte tremblote unifie
urbanise use usurpe valorise vante vulgarise""")
"""Third persons that are no noun: verbs wherever no article stands before."""
_AFTER_OBJECT = wordset("""creuse baisse menace demande aide offre touche finance forme ouvre
manque pose change avance recule bloque limite ferme garde place note cherche porte charge force
marque laisse vise juge prête livre visite signe trouve quitte sauve informe intègre enseigne
maîtrise conserve réclame verse""")
"""Third persons that may be nouns: verbs where an article follows and none precedes."""
_IRREGULAR: dict[str, str] = {
    "abolit": "abolissait",
    "acquiert": "acquérait",
    "émet": "émettait",
    "survit": "survivait",
    "relit": "relisait",
    "élit": "élisait",
    "naît": "naissait",
    "meurt": "mourait",
    "vit": "vivait",
    "sert": "servait",
    "suit": "suivait",
    "tient": "tenait",
    "croît": "croissait",
    "accroît": "accroissait",
    "vaut": "valait",
    "voit": "voyait",
    "dort": "dormait",
    "apprend": "apprenait",
    "comprend": "comprenait",
    "vend": "vendait",
    "revend": "revendait",
    "attend": "attendait",
    "entend": "entendait",
    "répond": "répondait",
    "défend": "défendait",
    "garantit": "garantissait",
    "fournit": "fournissait",
    "choisit": "choisissait",
    "remplit": "remplissait",
    "nourrit": "nourrissait",
    "réussit": "réussissait",
    "grandit": "grandissait",
    "réunit": "réunissait",
    "établit": "établissait",
    "subit": "subissait",
    "agit": "agissait",
    "unit": "unissait",
    "définit": "définissait",
    "investit": "investissait",
    "ralentit": "ralentissait",
    "élargit": "élargissait",
    "enrichit": "enrichissait",
    "affaiblit": "affaiblissait",
    "aboutit": "aboutissait",
    "saisit": "saisissait",
    "punit": "punissait",
    "franchit": "franchissait",
    "exclut": "excluait",
    "inclut": "incluait",
    "conclut": "concluait",
    "prévoit": "prévoyait",
    "requiert": "requérait",
    "obtient": "obtenait",
    "maintient": "maintenait",
    "contient": "contenait",
    "soutient": "soutenait",
    "détient": "détenait",
    "retient": "retenait",
    "provient": "provenait",
    "intervient": "intervenait",
    "parvient": "parvenait",
    "perçoit": "percevait",
    "conçoit": "concevait",
    "tend": "tendait",
    "étend": "étendait",
    "descend": "descendait",
    "suspend": "suspendait",
    "confond": "confondait",
    "répand": "répandait",
    "mord": "mordait",
    "soumet": "soumettait",
    "promet": "promettait",
    "admet": "admettait",
    "transmet": "transmettait",
    "commet": "commettait",
    "remet": "remettait",
    "croit": "croyait",
    "disparaît": "disparaissait",
    "apparaît": "apparaissait",
    "paraît": "paraissait",
    "équivaut": "équivalait",
    "résout": "résolvait",
    "dessert": "desservait",
    "rompt": "rompait",
    "interrompt": "interrompait",
    "corrompt": "corrompait",
    "surprend": "surprenait",
    "entreprend": "entreprenait",
    "reprend": "reprenait",
    "correspond": "correspondait",
    "compromet": "compromettait",
    "omet": "omettait",
    "abat": "abattait",
    "aperçoit": "apercevait",
    "déçoit": "décevait",
    "poursuit": "poursuivait",
    "renaît": "renaissait",
    "tait": "taisait",
    "plaît": "plaisait",
    "reconstruit": "reconstruisait",
    **{
        f"{one}it": f"{one}issait"
        for one in wordset("""convert avert pervert bât trah réfléch durc raccourc éclairc blanch ban
        rajeun jaill démol assoupl accompl rétabl embell rafraîch affranch enfou obé désobé envah
        éblou guér mûr pourr amoindr applaud rebond approfond englout divert
        faibl grand vieill ralent gross réag interag enrich rétréc affaibl alourd invest nourr pér pun surg
        sév assain roug noirc réjou""")
    },
}
_MAYBE_PAST: dict[str, str] = {
    "produit": "produisait",
    "réduit": "réduisait",
    "construit": "construisait",
    "détruit": "détruisait",
    "conduit": "conduisait",
    "traduit": "traduisait",
    "écrit": "écrivait",
    "atteint": "atteignait",
    "craint": "craignait",
    "rejoint": "rejoignait",
    "interdit": "interdisait",
    "lit": "lisait",
    "nuit": "nuisait",
    "fait": "faisait",
    "satisfait": "satisfaisait",
    "peint": "peignait",
    "joint": "joignait",
    "éteint": "éteignait",
    "restreint": "restreignait",
    "contraint": "contraignait",
    "introduit": "introduisait",
    "reproduit": "reproduisait",
    "induit": "induisait",
    "séduit": "séduisait",
}
"""Third persons that may be participles: verbs where an object follows."""
_OBJECT = late(r"^\s+(?:l['’]|(?:le|la|les|un|une|leurs?|ses|son|sa|chaque)\b)")
_NUMBER = late(
    r"^\s+(?:(?:environ|encore|souvent|toujours|parfois|rarement|presque) (?=\d|du |des |de la |le |la |les |un"
    r"|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille)\b))?"
    r"(?:(?<=[a-z] )(?:du|des|de la|le|la|les|une?)\b|\d|(?:plus|moins|davantage|trop) d(?:e |')|(?:trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingt|trente|quarante|cinquante|soixante|cent|mille)\b)"
)
"""A measure after a verb: "la liaison manque onze heures"."""
_OBJECTS = late(
    r"^\s+(?:l['’]|(?:le|la|les|un|une|des|leurs?|ses|son|sa|chaque|dix|cent|mille"
    r"|celles?|ceux|celui)\b)"
)
_HOW = late(
    r"^\s+(?:davantage|mieux|moins|peu|beaucoup|trop|vite|lentement|rarement|souvent)\b"
)
_NO_SUBJECT = wordset("""le la l les un une des du de d en à au aux ce cet cette ces leur leurs
son sa ses notre nos par pour sans avec a ont avait avaient est sont était étaient été être
avoir ayant soit aura auront fut bien mal déjà et ou très plus moins y qu que""")
_LISTED = frozenset({"et", "ou"})
_SUBJUNCTIVE = late(
    r"\b(?:pour|afin|avant|(?<!si )bien|sans|faut|fallait|demand\w+|exig\w+|recommand\w+|propos\w+"
    r"|souhait\w+|voul\w+|veu\w+|accept\w+|aim\w+|à ce|temps|indispensable|nécessaire|essentiel"
    r"|important|urgent|préférable|possible|utile|normal|logique|juste|fallu|faudrait|faudra"
    r"|vital|crucial|impératif|suffi\w+|condition|pourvu|jusqu'à|éviter|empêch\w+"
    r"|import\w+|convien\w+|attend\w+|veill\w+ à ce|crai\w+|peur|préf[éè]r\w+|regrett\w+|à moins|déplor\w+"
    r"|permett\w+|arriv\w+|tolér\w+|ordonn\w+|dommage|heureu\w+|inquiet|inquiète|surpris\w*|inacceptable|injuste|anormal"
    r"|étonnant|se peut|non pas) qu[e']"
    r"|\bquoiqu[e']",
    re.IGNORECASE,
)


def imperfect(token: str, before: str, head: str, rest: str = "") -> str | None:
    """Return the imperfect of a present form, or None where it may be something else.

    Parameters
    ----------
    before : str
        The word before, in small letters.
    head : str
        Everything before: after "pour que" and the like stands a subjunctive.
    rest : str
        Everything after: an object tells a verb from a noun or a participle.

    Examples
    --------
    >>> imperfect("placent", "hébergeurs", "les hébergeurs ")
    'plaçaient'
    >>> imperfect("publient", "fonds", "afin que les fonds ") is None
    True
    >>> imperfect("publient", "que", "les prix que ", " les fonds")
    'publiaient'
    """
    if is_wished(head) or _GOVERNED.search(head):
        return None
    is_counted = before == "en" and _NUMBER.match(rest) is not None
    if token in _SURE and (before not in _BEFORE_NOUN or is_counted):
        return _SURE[token]  # "un pilote en coûte dix"
    if _is_plural(token, before, head) or _is_inverted(token, before, rest):
        return _ending(_root(token[:-3]), "aient")
    made = _after_object(token, before, head) or _singular(token, before, head, rest)
    if made is not None:
        return made
    is_object = before == "l" and _QUI_L.search(head) is not None
    if (before in _BEFORE_SINGULAR or is_object) and _SINGULAR_E.match(token):
        is_other = token in _NOT_AFTER_QUI or _INFINITIVE.search(token) is not None
        is_other = is_other or is_subjunctive(token)  # "où que l'on aille"
        return None if is_other else _ending(_root(token[:-1]), "ait")
    return None


_INFINITIVE = late(
    r"(?:ndre|rdre|ttre|(?<!l)ivre|uire|crire|clure|ompre|incre|a[îi]tre|croire|faire|(?:^|re|mé|pré)dire)$"
)
"""Infinitives of verbs of which no present ends so: "se répondre"."""
_GOVERNED = late(
    r"(?:\b(?:pouv\w+|peu(?:t|vent)|dev\w+|doi(?:t|vent)|sav\w+|sait|voul\w+|veu\w+|à|de|pour|sans"
    r"|fallait|faut|all\w+|va|vont|afin de)|\bd['’])(?: (?:pas|plus|jamais|toujours|mieux))*"
    r" ?(?:ne |n['’])?(?:se |s['’])$",
    re.IGNORECASE,
)
"""Behind these a reflexive is an infinitive: "ne pouvaient pas s'inscrire"."""


def is_wished(head: str) -> bool:
    """Tell whether a subjunctive stands after these words, in the clause they open.

    Examples
    --------
    >>> is_wished("il faut que la ville "), is_wished("il faut que la ville qui ")
    (True, False)
    >>> is_wished("bien que les cartes existent, les pilotes ")
    False
    >>> is_wished("les bateliers ont besoin de phares qui ")
    True
    """
    if _SOUGHT.search(head):
        return True
    found = None
    for each in _SUBJUNCTIVE.finditer(head):
        found = each
    if found is None:
        return False
    after = head[found.end() :]
    if found.start() == 0 and ", " in after:
        return False  # "bien que les cartes existent, nul ne les lit"
    return not _OTHER_CLAUSE.search(after)


_SOUGHT = late(
    r"\bbesoin d(?:e (?!la\b|l')|')(?:(?!qui\b|que\b|dont\b|où\b)[\w'’-]+ ){1,7}qui"
    r" (?:(?:ne|se|le|la|les|leur|lui|y|en) |[nsl]')*$",
    re.IGNORECASE,
)
"""What is sought and not yet found stands in the subjunctive: "besoin de phares qui durent"."""
_IENT = late(
    r"^(?:(?:main|con|dé|re|ob|sou|appar|entre|abs)?t|(?:re|de|pro|inter|par|sou|sur|con|pré|advi?)?v)ient$"
)
"""Singulars that end as plurals do."""
_OTHER_CLAUSE = late(
    r"\b(?:qui|dont|où|ce qu[e']|lorsqu[e']|quand|parce qu[e'])", re.IGNORECASE
)
_QUI_L = late(r"\b(?:qui|ne|elle|il|on) l['’]$", re.IGNORECASE)


def _after_object(token: str, before: str, head: str) -> str | None:
    """Return the imperfect of a third person behind a pronoun: "il le rend"."""
    goes_on = before in _CLITICS and _AND_BEFORE.search(head) is not None
    if goes_on and token in _IRREGULAR:
        return _IRREGULAR[token]  # "et en résout la moitié", "puis les vend"
    is_verb = token not in NO_VERB and not is_subjunctive(token)
    if before == "les" and is_verb and _HE_THEM.match(token):
        return _ending(_root(token[:-1]), "ait")  # "l'État les archive": no plural
    if before not in _CLITICS or _HE_BEFORE.search(head) is None:
        return None
    known = _SURE.get(token) or _IRREGULAR.get(token) or _MAYBE_PAST.get(token)
    is_e = _SINGULAR_E.match(token) and not _INFINITIVE.search(token)
    is_noun = token in _NOT_AFTER_QUI or token in _NO_VERB_AFTER_EN
    is_noun |= _SUBJUNCTIVE_FORM.search(token) is not None
    if known or not is_e or is_noun:
        return known
    return _ending(_root(token[:-1]), "ait")


_SUBJUNCTIVE_FORM = late(
    r"(?:[vt]ienne|prenne|[çc]?oive|puisse|fasse|sache|veuille|vaille|^aille|^lise|^dise|crive|duise"
    r"|truise|suive|plaise|taise|isse)$"
)
"""What only a subjunctive ends in: "un téléphone qui les comprenne"."""


def is_subjunctive(word: str) -> bool:
    """Tell whether a form is a subjunctive and nothing else: "sache", "puisse".

    Examples
    --------
    >>> is_subjunctive("sache"), is_subjunctive("sachet"), is_subjunctive("refuse")
    (True, False, False)
    """
    return _SUBJUNCTIVE_FORM.search(word) is not None


_SECOND_GROUP = late(r"^[a-zà-ÿ]{4,}(?:(?<![aourvld])(?<!cr)|(?<=nd))it$")
"""Third persons of the second group: "s'agrandit", no "produit" and no "prédit"."""


def _singular(token: str, before: str, head: str, rest: str) -> str | None:
    """Return the imperfect of a third person where nothing else can stand."""
    is_listed = before in _LISTED or head.endswith(", ")
    goes_on = is_listed and SHIFTED.search(head) is not None
    is_share = _SHARE.search(head) is not None  # "un port sur trois manque d'huile"
    if before in _NO_SUBJECT and before != "y" and not (goes_on or is_share):
        return None
    if token in _IRREGULAR or _IENT.match(token):
        return _IRREGULAR.get(token, f"{token[:-4]}enait")
    if before in _BEFORE_SINGULAR and _SECOND_GROUP.match(token):
        return f"{token[:-1]}ssait"
    if token in _MAYBE_PAST:
        return _of_two(token, before, head, rest)
    has_object = token in _AFTER_OBJECT and (_OBJECT.match(rest) or _NUMBER.match(rest))
    has_object = has_object or (token in LED and LED[token].match(rest))
    goes_on = goes_on and _SINGULAR_E.match(token) is not None and token not in NO_VERB
    # "et vérifie une copie", "et rapporte davantage"
    goes_on = goes_on and (_OBJECTS.match(rest) or _HOW.match(rest)) is not None
    if token in _NEVER_NOUNS or has_object or goes_on:
        return _ending(_root(token[:-1]), "ait")
    return None


def _of_two(token: str, before: str, head: str, rest: str) -> str | None:
    """Return the imperfect of what may be a participle or a noun, or None."""
    if before in _BEFORE_SINGULAR | {"y"}:
        return _MAYBE_PAST[token]
    goes_on = before in _LISTED and _DONE.search(head) is not None
    if token == "nuit" or goes_on or _HAD.search(head):  # noqa: S105 - a word
        return None
    objects = _OBJECT if token in {"écrit", "lit"} else _OBJECTS
    return _MAYBE_PAST[token] if objects.match(rest) else None


_SHARE = late(
    r"\bsur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|\d+) $",
    re.IGNORECASE,
)
_HAD = late(
    r"(?:\b(?:a|ai|as|ont|avons|avait|avaient|aura|auront|aurait|ayant|avoir|est|sont|était|étaient|été)"
    r"(?:[ -](?:[a-zà-ÿ]+ment|bien|mal|déjà|presque|toujours|jamais|pas|plus|aussi|même|lui|elle"
    r"|encore|souvent|rien|tout))+) $",
    re.IGNORECASE,
)
"""An auxiliary whose participle an adverb parts from it: "a presque détruit le pont"."""
_DONE = late(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient)(?: [\w'’-]+){0,2}? [a-zà-ÿ]+(?:é|i|u|is|it|ert|int)e?s?\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
"""A participle that another may join: "a curé le port et détruit la digue"."""


SHIFTED = late(r"\w(?<!retr)(?<!souh)(?<!extr)(?<!portr)(?<!attr)(?:ait|aient)\b")


_BEFORE_PLURAL = (
    _BEFORE_SINGULAR
    | wordset("""y souvent deux trois quatre cinq sept huit neuf onze
douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille""")
)
"""After a number stands a plural, or its verb: "vingt-neuf restreignent"."""
_OBJECTS_BEFORE = wordset("le la les l leur lui y en")
_NE_BEFORE = late(
    r"\b(?:ne|n['’]|qui|ils|elles|peu|beaucoup|certaine?s|d['’]autres|tous|toutes)\s*(?:le|la|les|leur|lui|y|en|l['’])\s*$"
)
_MANY_BEFORE_L = late(r"[sx] l['’]$")


_NARRATED = late(
    r"(?:èrent|[iuîû]rent|inrent)$|^(?:fut|eut|fit|vint|tint|prit|mit|dut|put|sut|crut|parut|naquit|connut"
    r"|devint|obtint|parvint|revint|maintint|permit|promit|comprit|apprit|reprit|entreprit|vécut)$"
)
_NOT_NARRATED = late(
    r"^(?:(?:g|dig|sugg|gén|op|coop|tol|lib|consid|préf|accél|adh|diff|conf|réf|ing|ins|alt|récup|esp"
    r"|exag|prosp|persév|énum|temp|féd|mod|pond|transf|prolif|interf|désesp|vén|rém|régén)èrent"
    r"|(?:t|ret|att|ét|déch|dés|insp|resp|exp|asp|soup|consp|transp|emp|chav|adm)irent"
    r"|(?:ass|mes|rass|j|fig|murm|perd|end|proc|sat|struct|restruct|fact|capt|clôt|ple|deme|me|co|reco"
    r"|parco|seco|enco|acco|conco|resta|insta|labo|ento|savo|effle|épu|cens|manufact|inaug)urent)$"
)


def is_narrated(word: str) -> bool:
    """Tell whether a form is a simple past, as only written stories have it.

    Examples
    --------
    >>> [is_narrated(one) for one in ("perdirent", "furent", "assurent", "gèrent")]
    [True, True, False, False]
    """
    return bool(_NARRATED.search(word)) and _NOT_NARRATED.match(word) is None


def _is_plural(token: str, before: str, head: str) -> bool:
    is_singular = token in NOT_VERBS or _IENT.match(token)  # several "tiennent"
    if not _PLURAL.match(token) or is_singular or token.endswith("aient"):
        return False
    if (token.endswith("ment") and token not in IN_MENT) or is_narrated(token):
        return False
    if before in _LISTED and SHIFTED.search(head):
        return True
    is_free = len(token) > _SHORT and before not in _NO_SUBJECT
    # "les baisses ne le réduisent pas", "les juges s'en remettent à la loi"
    is_object = len(token) > _SHORT and before in _OBJECTS_BEFORE - {"l"}
    is_object |= before in _OBJECTS_BEFORE and _NE_BEFORE.search(head) is not None
    is_elided = before == "l" and _MANY_BEFORE_L.search(head) is not None
    is_near = before.endswith(("s", "x")) or before in _BEFORE_PLURAL
    return is_free or is_object or is_elided or is_near


_SHORT = 5
"""Letters up to which a word in "-ent" may be anything: longer ones that are no verbs are listed."""


def _is_inverted(token: str, before: str, rest: str) -> bool:
    """Tell whether a plural verb stands before its subject: "que publient les villes"."""
    if before not in _RELATIVE or not _PLURAL.match(token) or token in NOT_VERBS:
        return False
    is_noun = token.endswith("ment") and token not in IN_MENT
    return not is_noun and _PLURAL_AFTER.match(rest) is not None


_RELATIVE = frozenset({"que", "qu", "dont", "où"})
_PLURAL_AFTER = late(
    r"^ (?:les|des|ces|ses|leurs|nos|plusieurs|certaine?s|deux|trois)\b"
)


def imperfect_of(token: str) -> str | None:
    """Return the imperfect of a word that is known to be a verb in the present.

    Examples
    --------
    >>> imperfect_of("efface"), imperfect_of("reçoivent"), imperfect_of("noir")
    ('effaçait', 'recevaient', None)
    """
    if token.endswith("ent"):
        return _ending(_root(token[:-3]), "aient")
    return _ending(_root(token[:-1]), "ait") if token.endswith("e") else None


def _root(stem: str) -> str:
    for pattern, root in _ROOTS:
        found, n = pattern.subn(root, stem)
        if n:
            return found
    return stem


def _ending(root: str, ending: str) -> str:
    if root.endswith("c"):
        return f"{root[:-1]}ç{ending}"
    return f"{root}e{ending}" if root.endswith("g") else f"{root}{ending}"
