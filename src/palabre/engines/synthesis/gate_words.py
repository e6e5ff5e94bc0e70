"""The words that the gate weighs: negation, strength, opposites, the house's frames.

Data only, for English, French and Spanish.
"""

import re
from typing import Final

from palabre.engines.synthesis import gate_spanish
from palabre.kernel.late import late

PLAIN: Final = 0
POSSIBLE: Final = -1
ADVISED: Final = 2
REQUIRED: Final = 3
"""How strongly a verb is said: may < plain < should < must."""

UNQUANTIFIED: Final = 35
"""Strength of "countries": less than "most countries", more than "many countries"."""


def _set(words: str) -> frozenset[str]:
    """Split a line of words."""
    return frozenset(words.split())


def _levels(**lines: str) -> dict[str, int]:
    """Map each word of a line to the number in the line's name."""
    return {
        word: int(name.lstrip("_"))
        for name, line in lines.items()
        for word in line.split()
    }


NEGATORS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "not no never none nobody nothing neither nor without cannot nowhere hardly "
        "barely scarcely n't"
    ),
    "fr": _set("ne n pas jamais aucun aucune sans ni rien nul nulle guère non point"),
    "es": _set("no nunca sin ningún ninguna ninguno tampoco jamás nadie nada ni"),
}

DENIALS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "fail fails failed failing failure refuse refuses refused refusing deny denies "
        "denied denying false untrue rumour rumours myth unable lack lacks "
        "lacked lacking prevent prevents prevented"
    ),
    "fr": _set(
        "échoué échoue échouent échouait échouaient échec refuse refusent refusé refusait "
        "refusaient nié nie niait nient démenti faux fausse rumeur incapable incapables "
        "manque manquent manquait manquaient empêché empêche empêchent empêchait"
    ),
    "es": _set(
        "negó niega niegan negaron negaba falso falsa rumor rechazó rechaza rechazan "
        "rechazaron rechazaba fracasó fracasa fracasan fracasaron fracasaba impidió impide "
        "impiden impedía impedían incapaz incapaces carece carecen carecía falta faltan "
        "faltaba deja dejan dejó dejaron dejar"
    ),
}
"""What turns the word that follows, and stands itself: "failed to reduce"."""

UNDONE: Final[dict[str, frozenset[str]]] = {
    "en": _set("doubt deny dispute forget ignore"),
    "fr": _set(
        "doute doutons douter nie nions nier conteste contestons contester oublie oublions "
        "oublier ignore ignorons ignorer"
    ),
    "es": _set("duda dudar niega negar discutir olvidar ignorar"),
}
"""With a negation before it and "that" behind it, this only affirms: "nobody denies that"."""

MODALS: Final[dict[str, dict[str, int]]] = {
    "en": {
        **dict.fromkeys(_set("must shall"), REQUIRED),
        **dict.fromkeys(_set("should ought"), ADVISED),
        **dict.fromkeys(
            _set(
                "may might can could cannot perhaps maybe possibly probably likely "
                "apparently presumably potentially seem seems seemed seeming appear appears "
                "appeared appearing tend tends tended tending"
            ),
            POSSIBLE,
        ),
    },
    "fr": {
        **dict.fromkeys(
            _set(
                "doit doivent devons devez devra devront devait devaient faut "
                "faudra fallait faudrait"
            ),
            REQUIRED,
        ),
        **dict.fromkeys(
            _set("devrait devraient devrions devriez conviendrait"), ADVISED
        ),
        **dict.fromkeys(
            _set(
                "peut peuvent pouvons pouvez pourra pourront pourrait pourraient pourrions "
                "pouvait pouvaient peut-être probablement possiblement semble semblent "
                "semblait éventuellement"
            ),
            POSSIBLE,
        ),
    },
    "es": {
        **dict.fromkeys(
            _set("debe deben debemos deberá deberán debía debían debió debieron"),
            REQUIRED,
        ),
        **dict.fromkeys(_set("debería deberían deberíamos convendría"), ADVISED),
        **dict.fromkeys(
            _set(
                "puede pueden podemos podrá podrán podría podrían podía podían pudo pudieron "
                "pueda puedan pudiera pudieran quizás quizá tal probablemente posiblemente "
                "parece parecen parecía parecían"
            ),
            POSSIBLE,
        ),
    },
}

TWO_WORD_MODALS: Final[dict[tuple[str, str], int]] = {
    ("have", "to"): REQUIRED,
    ("has", "to"): REQUIRED,
    ("had", "to"): REQUIRED,
    ("need", "to"): ADVISED,
    ("needs", "to"): ADVISED,
    ("needed", "to"): ADVISED,
    ("hay", "que"): REQUIRED,
    ("tiene", "que"): REQUIRED,
    ("tienen", "que"): REQUIRED,
    ("tenía", "que"): REQUIRED,
    ("tenían", "que"): REQUIRED,
    ("había", "que"): REQUIRED,
    ("habrá", "que"): REQUIRED,
    ("habría", "que"): ADVISED,
    ("tendrán", "que"): REQUIRED,
    ("tendría", "que"): ADVISED,
    ("tendrían", "que"): ADVISED,
}

QUANTIFIERS: Final[dict[str, dict[str, int]]] = {
    "en": _levels(
        _50="all every each always everyone everybody everything entire entirely "
        "completely universally unanimously invariably any",
        _40="most mostly majority largely overwhelmingly generally usually",
        _30="many often numerous widely frequently half",
        _25="several",
        _20="some sometimes certain various occasionally partly partially",
        _10="few rarely seldom little",
    ),
    "fr": _levels(
        _50="tout tous toute toutes chaque toujours entièrement unanimement",
        _40="majorité généralement largement",
        _30="nombreux nombreuses beaucoup souvent maints moitié",
        _25="plusieurs",
        _20="certains certaines quelques parfois divers diverses partiellement",
        _10="rarement peu",
    ),
    "es": _levels(
        _50="todo todos toda todas cada siempre enteramente cualquier unánimemente",
        _40="mayoría generalmente mayoritariamente",
        _30="muchos muchas mucho mucha numerosos numerosas frecuentemente menudo mitad",
        _25="varios varias",
        _20="algún alguna algunos algunas ciertos ciertas diversos diversas parcialmente",
        _10="poco poca pocos pocas raramente",
    ),
}

_OPPOSITES_EN = """
increase decrease | rise fall | rose fell | grow shrink | support oppose | agree disagree
accept reject | more less | more fewer | high low | higher lower | before after
include exclude | allow prohibit | allow forbid | permit ban | above below | best worst
success failure | succeed fail | strengthen weaken | open close | minimum maximum
over under | first last | gain loss | improve worsen | start stop | begin end
encourage discourage | enable prevent | advantage disadvantage | easy difficult
early late | fast slow | public private | local global | national international
north south | east west | developed developing | rich poor | old new | safe unsafe
possible impossible | adequate inadequate | sufficient insufficient | expand reduce
widen narrow | men women | boys girls | urban rural | true false | right wrong
strong weak | large small | long short | positive negative | online offline
mandatory voluntary | formal informal | secure insecure | legal illegal
likely unlikely | necessary unnecessary | equal unequal | welcome regret
inside outside | within beyond | full empty | better worse | up down | lead follow
"""
_OPPOSITES_FR = """
augmenter diminuer | augmentation diminution | hausse baisse | soutenir rejeter
accord désaccord | accepter refuser | plus moins | haut bas | avant après
inclure exclure | autoriser interdire | dessus dessous | meilleur pire | succès échec
renforcer affaiblir | ouvrir fermer | minimum maximum | premier dernier | gain perte
améliorer aggraver | commencer finir | encourager décourager | avantage inconvénient
facile difficile | public privé | local mondial | national international | nord sud
riche pauvre | ancien nouveau | possible impossible | suffisant insuffisant
hommes femmes | urbain rural | vrai faux | fort faible | grand petit | pour contre
"""
_OPPOSITES_ES = """
aumentar disminuir | aumento disminución | apoyar rechazar | acuerdo desacuerdo
aceptar rechazar | más menos | alto bajo | antes después | incluir excluir
permitir prohibir | mejor peor | éxito fracaso | fortalecer debilitar | abrir cerrar
mínimo máximo | primero último | mejorar empeorar | fácil difícil | público privado
local mundial | nacional internacional | norte sur | rico pobre | posible imposible
suficiente insuficiente | hombres mujeres | urbano rural | fuerte débil
subir bajar | crecer disminuir | crecer bajar | aumentar bajar | aumentar reducir
mayor menor | dentro fuera | encima debajo | legal ilegal | formal informal
seguro inseguro | largo corto | grande pequeño | voluntario obligatorio
verdadero falso | ganancia pérdida | ventaja desventaja | comenzar terminar
empezar terminar | alentar desalentar | antiguo nuevo | niñas niños | con sin
"""


def _pairs(lines: str) -> tuple[tuple[str, str], ...]:
    """Read pairs of opposites."""
    pairs = [pair.split() for line in lines.split("\n") for pair in line.split("|")]
    return tuple((pair[0], pair[1]) for pair in pairs if pair)


OPPOSITES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "en": _pairs(_OPPOSITES_EN),
    "fr": _pairs(_OPPOSITES_FR),
    "es": _pairs(_OPPOSITES_ES),
}

FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "a an the this that these those there here it its they them their theirs he him "
        "his she her hers we us our ours you your yours i me my mine who whom whose "
        "which what when where why how and or but if then than so as at by for from in "
        "into of off on onto out to toward towards with about against between through "
        "during up down is are was were be been being am has have had having do does did "
        "done doing will would also too very just only even still yet already again "
        "both either such own same other others another more less much while because "
        "since until though although however therefore thus hence whether like well now "
        "really actually basically quite simply obviously okay ok um uh yeah oh please "
        "one ones it's that's there's we're they're i'm i've we've don't let's let "
        "under over within beyond among across per upon via despite above below behind "
        "beside near around after before during throughout "
        "themselves itself himself herself ourselves myself us ll ve re s d m t"
    ),
    "fr": _set(
        "le la les l un une des du de d au aux à en dans sur sous par pour avec entre vers "
        "chez et ou où mais donc or car si que qu qui quoi dont lequel laquelle lesquels "
        "ce cet cette ces c cela ça il ils elle elles on nous vous je j tu me m te t se s "
        "leur leurs lui eux son sa ses mon ma mes ton ta tes notre nos votre vos y est "
        "sont était étaient être été étant suis sommes serait seraient sera seront soit "
        "soient a ont avait avaient avoir eu ayant ai avons avez aurait auraient aura "
        "auront fait font aussi très bien encore déjà même autre autres comme ainsi alors "
        "lorsque quand parce puisque afin plus moins tel telle tels telles celui celle "
        "parmi lors dès depuis pendant selon malgré contre près durant jusque jusqu outre "
        "ceux celles ici là va vont allait allaient irait allons faire faisait faisaient "
        "fasse fassent ferait feraient fera feront faisons vient viennent venait venaient"
    ),
    "es": _set(
        "el la los las lo un una unos unas de del al a en con por para entre hacia sobre "
        "y e o u pero si que quien quienes cual cuales cuyo cuya este esta estos estas "
        "ese esa esos esas eso esto aquel se su sus mi mis tu tus nuestro nuestra "
        "nuestros nuestras le les me nos es son era eran ser sido siendo fue fueron sea "
        "sean será serán sería serían está están estaba estaban estuvo estuvieron estar esté "
        "estén fuera fueran ha han había habían haber he hemos hubo hubieron habrá habrán "
        "habría habrían haya hayan hubiera hubieran "
        "hay también muy ya aún como así cuando porque aunque donde más menos otro otra "
        "durante según desde hasta contra bajo tras ante mediante salvo excepto incluso solo "
        "sólo solamente únicamente exclusivamente sola solas solos pues sino mientras dentro "
        "fuera encima debajo cerca tan tanto tanta tantos tantas luego entonces "
        "tener tengo tiene tienen tenemos tenía tenían tuvo tuvieron tendrá tendría "
        "hacer hace hacen hacía hacían hizo hicieron hará harán haría harían haga hagan "
        "va van iba iban vamos irá irán iría irían "
        "otros otras mismo misma ello ellos ellas él ella"
    ),
}

FRAME_NOUNS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "speaker speakers participant participants delegate delegates delegation "
        "delegations voice voices panellist panellists session sessions report reports "
        "rapporteur rapporteurs intervention interventions group groups stakeholder "
        "stakeholders discussion discussions representative representatives theme themes"
    ),
    "fr": _set(
        "orateur orateurs oratrice oratrices intervenant intervenants intervenante "
        "intervenantes participant participants participante participantes délégué "
        "délégués délégation délégations voix séance séances session sessions rapport "
        "rapports rapporteur rapporteurs intervention interventions groupe groupes "
        "partie parties prenante prenantes discussion discussions représentant "
        "représentants personne personnes thème thèmes"
    ),
    "es": _set(
        "orador oradores oradora oradoras participante participantes delegado delegados "
        "delegación delegaciones voz voces sesión sesiones informe informes relator "
        "relatores intervención intervenciones grupo grupos debate debates"
    ),
}
"""Who is counted by the house; their quantifiers must agree with the counts."""

FRAME_VERBS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "said say says saying stressed stress noted note underlined underline "
        "highlighted highlight emphasized emphasised observed mentioned recalled stated "
        "added explained argued pointed described reported indicated considered felt "
        "called expressed raised cited asked wished proposed suggested heard view views "
        "opinion opinions differed according matter question words put drew attention "
        "spoke speaking reference made regretted warned welcomed previous following earlier "
        "encouraged invited proposal fact diverged"
    ),
    "fr": _set(
        "dit dire déclaré souligné noté insisté relevé indiqué rappelé affirmé ajouté "
        "expliqué fait observer observé mentionné signalé estimé estime considéré avancé jugé "
        "exprimé évoqué cité demandé souhaité proposé suggéré avis opinion opinions "
        "vues divergent divergé selon question mis accent appelé attention valoir état "
        "constaté fait regretté salué rapporté mis évidence issu"
    ),
    "es": _set(
        "dijo dijeron subrayó subrayaron señaló señalaron indicó indicaron destacó "
        "destacaron recordó recordaron afirmó afirmaron añadió explicó mencionó "
        "consideró expresó propuso propusieron según opinión opiniones cuestión declaró "
        "declararon informó informaron observó observaron sugirió sugirieron recomendó "
        "recomendaron pidió pidieron explicaron expresaron reiteró reiteraron estimó "
        "estimaron opinó opinaron lamentó lamentaron acogió acogieron"
    ),
}
"""Verbs and nouns of reported speech that claim no more than that it was said."""

LOADED_VERBS: Final[dict[str, frozenset[str]]] = {
    "en": _set("raised cited wished regretted warned welcomed called heard asked"),
    "fr": _set("souhaité demandé regretté salué divergent divergé appelé cité"),
    "es": _set("pidió pidieron lamentó lamentaron acogió acogieron celebró celebraron"),
}
"""Of these, what tells more than that it was said: it stands on words that say so."""

STANCES: Final[dict[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]] = {
    "en": (
        (
            _set("opposed opposes rejected rejects objected denied refused condemned"),
            _set(
                "against oppose object objection reject disagree refuse contrary deny "
                "condemn decline not no never cannot"
            ),
        ),
        (
            _set("welcomed commended applauded"),
            _set(
                "welcome glad happy pleased commend applaud congratulate appreciate grateful"
                " thank support"
            ),
        ),
        (_set("regretted deplored"), _set("regret sorry sad unfortunately deplore")),
    ),
    "fr": (
        (
            _set("rejeté rejetés opposé opposés refusé condamné nié rejetaient"),
            _set(
                "contre oppose opposons opposer rejette rejetons refuse refusons pas ne n "
                "condamne jamais"
            ),
        ),
        (
            _set("salué saluée saluaient félicité"),
            _set("salue saluons félicite félicitons réjouit réjouis heureux remercie"),
        ),
        (_set("regretté déploré"), _set("regrette regrettons déplore hélas")),
    ),
    "es": gate_spanish.STANCES,
}
"""Verbs of the house that take a stand, and the words on which each may stand."""

HARMLESS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "previous following earlier attention put drew matter question words view views "
        "opinion opinions according differed proposal fact"
    ),
    "fr": _set(
        "selon état accent mis attention question évidence fait valoir vues avis opinion "
        "opinions issu"
    ),
    "es": _set("según"),
}
"""Of these, what turns "last year" and "ago", and nouns of set phrases."""

IMPERSONAL: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "it some several many most one others another country government ministers"
    ),
    "fr": _set("il un une des plusieurs certains d'autres pays gouvernement on"),
    "es": _set("se algunos varios uno otra otro país"),
}
"""Of whom the house says that they said something, beside those it counts."""

HEDGES: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "mostly largely generally usually often sometimes partly partially rarely seldom "
        "almost"
    ),
    "fr": _set(
        "généralement largement souvent parfois partiellement rarement presque surtout"
    ),
    "es": _set(
        "generalmente frecuentemente parcialmente raramente casi mayoritariamente"
    ),
}
"""Left out of what is else kept, these make more of it."""

LINKS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "addition regard connection respect particular example instance contrast result "
        "turn relation context time hand fact meanwhile moreover furthermore similarly likewise "
        "overall including followed based able"
    ),
    "fr": _set(
        "outre ailleurs égard effet exemple particulier notamment revanche conséquence cadre "
        "contexte manière sens lien matière sujet suite fois"
    ),
    "es": _set("además respecto ejemplo particular cambio resultado contexto lado"),
}
"""Words that tie sentences and tell nothing themselves."""

TIMES_TOLD: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(),
    "fr": _set("actuellement auparavant précédent précédente suivant suivante"),
    "es": frozenset(),
}
"""Words of the house for a time: ``gate_time`` asks on what they stand."""

CONDITIONS: Final[dict[str, re.Pattern[str]]] = {
    "en": late(
        r"(?<!as )(?<!even )\b(?:if|unless|provided that|as long as|on condition that)\b"
        r"|^(?:had|were|should) (?:the|an?|this|that|these|those|it|they|we)\b"
        r"|\b(?:false|untrue|rumours?|myths?)\b"
    ),
    "fr": late(
        r"(?<!même )\b(?:si|s'ils?|à condition|sauf si|à moins|pourvu)\b(?! bien\b)"
        r"|\b(?:faux|fausses?|rumeurs?)\b"
    ),
    "es": late(
        r"(?<!como )\b(?:si|a menos que|siempre (?:y cuando|que)|a condición|con tal de|en caso de)\b|\b(?:fals[oa]s?|rumor)\b"
    ),
}
"""What makes the rest hold only if something else does, or not hold at all."""

DATE_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        **dict.fromkeys(_set("from since after starting onwards"), "begins"),
        **dict.fromkeys(_set("until till through"), "lasts"),
        **dict.fromkeys(_set("in on at during for between and"), "dates"),
        "by": "ends",
        "before": "is before",
    },
    "fr": {
        **dict.fromkeys(_set("partir depuis dès après"), "begins"),
        **dict.fromkeys(_set("jusqu jusque"), "lasts"),
        **dict.fromkeys(_set("en dans pendant durant pour entre et"), "dates"),
        "ici": "ends",
        "avant": "is before",
    },
    "es": {
        **dict.fromkeys(_set("desde partir después"), "begins"),
        "hasta": "lasts",
        **dict.fromkeys(_set("en durante para entre y"), "dates"),
        "antes": "is before",
    },
}
"""What a date does; of the words before it the last counts."""

BOUND_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _set("by to from"),
    "fr": _set("de à"),
    "es": _set("de a en"),
}
"""Of "fell by 10" and "fell to 10" the word before a number is the sense."""

TONGUES: Final[dict[str, re.Pattern[str]]] = {
    "en": late(
        r"\b(?:said|reported) in (?:(?P<ar>Arabic)|(?P<zh>Chinese)|(?P<en>English)"
        r"|(?P<fr>French)|(?P<ru>Russian)|(?P<es>Spanish))(?=:)"
    ),
    "fr": late(
        r"(?:déclaré|rapporté) en (?:(?P<ar>arabe)|(?P<zh>chinois)|(?P<en>anglais)"
        r"|(?P<fr>français)|(?P<ru>russe)|(?P<es>espagnol))(?=\s?:)"
    ),
    "es": late(
        r"\b(?:dijo|informó) en (?:(?P<ar>árabe)|(?P<zh>chino)|(?P<en>inglés)"
        r"|(?P<fr>francés)|(?P<ru>ruso)|(?P<es>español))(?=:)"
    ),
}
"""The language in which the house says that it quotes."""

AGREEMENT_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _set("agree agreed agrees agreement consensus unanimous decided resolved"),
    "fr": _set("convenu consensus unanime unanimité décidé accord convergé"),
    "es": _set(
        "acordaron acordó acuerdo consenso unánime unanimidad decidieron decidió convino "
        "convinieron"
    ),
}
"""Reserved for evidence that says so, for reports of consensus and for a person."""

SUPPORT_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _set("supported support supports endorsed backed favoured favour"),
    "fr": _set("soutenu soutien appuyé appui favorable favorables"),
    "es": _set("apoyaron apoyó apoyo respaldaron respaldó respaldo favorable"),
}
COMMITMENT_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": _set(
        "announced announce announcement announcements committed commitment commitments "
        "pledged pledge promised undertook"
    ),
    "fr": _set("annoncé annonce annonces engagé engagés engagement engagements promis"),
    "es": _set("anunció anunciaron anuncio comprometió comprometieron compromiso"),
}

GROUP_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "government": "government",
        "governments": "government",
        "private sector": "private-sector",
        "civil society": "civil-society",
        "technical community": "technical-community",
        "academia": "academia",
        "international organization": "international-organization",
        "international organizations": "international-organization",
    },
    "fr": {
        "gouvernement": "government",
        "gouvernements": "government",
        "secteur privé": "private-sector",
        "société civile": "civil-society",
        "communauté technique": "technical-community",
        "monde universitaire": "academia",
        "milieux universitaires": "academia",
        "organisation internationale": "international-organization",
        "organisations internationales": "international-organization",
    },
    "es": {
        "gobierno": "government",
        "gobiernos": "government",
        "sector privado": "private-sector",
        "sociedad civil": "civil-society",
        "comunidad técnica": "technical-community",
        "mundo académico": "academia",
        "organización internacional": "international-organization",
        "organizaciones internacionales": "international-organization",
    },
}
