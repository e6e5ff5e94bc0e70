"""The Spanish words of the gate: small words, senses, time; data of its checks.

What ``gate_small_words``, ``gate_senses`` and ``gate_time`` hold for English and French
stands here for Spanish, with the verb forms that no stemmer brings together.
"""

import re
from typing import Final

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

SMALL_WORDS: Final = """
antes
después tras
desde
hasta
durante
mediante
con
sin
por
para
en
contra
pese
entre
hacia
según
ante
bajo debajo
encima
sobre
dentro
fuera
cerca
detrás
delante
alrededor
alrededores
salvo excepto
y e
pero sino mientras
o u
ni
si
porque pues
cuando
donde
como
cuanto
aunque
only solo sólo sola solas solos únicamente solamente exclusivamente
incluso
sobretodo
apenas
más
menos
tan tanto tanta tantos tantas
otro otra otros otras
así
"""
"""One class a line; see ``gate_small_words``."""

WEAK_WORDS: Final = wordset("de del a al")
BEING_WORDS: Final = wordset(
    "es son era eran fue fueron ser sido siendo será serán sería serían está están estaba "
    "estaban estuvo estuvieron sea sean"
)
NO_MORE_WORDS: Final = wordset(
    "propio propia propios propias precisamente simplemente claramente realmente ciertamente "
    "actualmente hoy evidentemente exactamente luego entonces también"
)
SPEECH_VERBS: Final = wordset(
    "afirma afirman afirmó afirmaron sostiene sostienen sostuvo alega alegan dice dicen dijo "
    "dijeron declara declaran declaró señala señalan señaló estima estiman considera "
    "consideran cree creen piensa piensan indica indican informa informan"
)
ONE_TIME: Final = wordset("segundo minuto hora día semana mes año década")
VIEW_WORDS: Final = "experiencia opinión juicio parecer"

QUALIFIERS: Final[tuple[frozenset[str], ...]] = (
    wordset(
        "desacuerdo acuerdo discrepan discreparon difieren divergen debaten debatieron opone "
        "oponen opusieron rechaza rechazan rechazó duda dudan dudaron disputa disputan"
    ),
    wordset(
        "prevé prevén promete prometió prometieron planea planean intenta intentan intentó "
        "intentaron pretende pretenden olvidó olvidaron contempla"
    ),
    wordset(
        "pide piden pidió pidieron pedimos propone proponen propuso propusieron proponemos "
        "solicita solicitan solicitó"
    ),
    wordset(
        "afirma afirman afirmó afirmaron alega alegan sostiene sostienen teme temen temió "
        "temieron"
    ),
    frozenset(),
    wordset("espera esperan esperamos esperaba desea desean deseamos quiere quieren"),
)
STANDS_FOR: Final[tuple[frozenset[str], ...]] = (
    wordset("desacuerdo divergencia discrepancia creer"),
    wordset(
        "propuesto propuso sugirió sugerido recomendó pidió anunció esperanza comprometió "
        "indicó informó"
    ),
    wordset(
        "propuso propuesto sugirió sugerido recomendó recomendado pidió pedido invitó alentó "
        "opinión propuesta debería deberían"
    ),
    wordset("preocupación temor opinión según"),
    frozenset(),
    wordset(
        "esperanza deseo expresó pidió pedido propuso propuesto sugirió recomendó deseó"
    ),
)
ASKING: Final = wordset(
    "propuso propuesto sugirió sugerido recomendó recomendado pidió pedido instó invitó hay "
    "importante esencial necesario necesaria indispensable fundamental debería deberían debe "
    "deben debía debían conviene convendría"
)
OWED: Final = wordset(
    "debería deberían debe deben debía debían hay había necesario necesaria conviene "
    "convendría tenía tenían tiene tienen"
)
TOLD: Final = ("aba", "aban", "ía", "ían", "ó", "aron", "ieron")
MANY: Final = wordset(
    "participantes oradores oradoras delegaciones delegados representantes gobiernos ministros "
    "países estados"
)
STANCES: Final = (
    (
        wordset(
            "rechazó rechazaron opuso opusieron objetó objetaron negó negaron condenó "
            "condenaron rechazaban oponían"
        ),
        wordset(
            "contra opone oponemos oponer rechazamos rechazo rechaza no ni nunca jamás condena "
            "condenamos niego negamos objeción"
        ),
    ),
    (
        wordset("acogió acogieron celebró celebraron felicitó felicitaron elogió"),
        wordset("acogemos celebra celebramos felicita felicitamos alegra agradezco"),
    ),
    (
        wordset("lamentó lamentaron deploró deploraron"),
        wordset("lamenta lamento lamentamos deplora deploramos lamentablemente"),
    ),
)

COMING: Final = wordset(
    "será serán sería serían habrá habrán habría habrían va van vamos iba iban irá irán iría "
    "irían hará harán haría harían"
)
OPEN: Final = wordset("si para a de")
FUTURE: Final = late(
    r"(?!(?:\w*(?:que|qui|fe)|he|su?ge|(?:di|in|su)ge|mo|pa)rí)"
    r"(?:\w{2,}[aei]r|\w*(?:ten|ven|pon|sal|po|val)dr|querr|sabr|habr|cabr|har|dir)"
    r"(?:á|án|emos|ía|ían|íamos)$"
)
"""What will be, and what would be; "requería" and "prefería" only end so."""

MOVES_OF: Final = (
    (
        wordset("anterior anteriores previo previa previos previas precedente"),
        wordset(
            "último última últimos últimas pasado pasada pasados ayer antes hace recién "
            "reciente"
        ),
    ),
    (
        wordset("siguiente siguientes posterior posteriores"),
        wordset("próximo próxima próximos próximas mañana después tras luego pronto"),
    ),
)

AGREED: Final = re.compile(
    r"\b(?:participantes|oradores|delegados|delegaciones|miembros|todos|el foro|la reunión"
    r"|la cumbre|la conferencia)(?: (?:todos|también|claramente))?"
    r" (?:acordaron|acordó|convinieron|convino|coincidieron|decidieron|decidió"
    r"|(?:estuvieron|estaban|estuvo|se pusieron) de acuerdo)\b"
    r"|\b(?:se (?:acordó|convino|decidió)|hubo (?:un |amplio |un amplio )?(?:consenso|acuerdo))\b"
    r"|\bse (?:llegó a|alcanzó) un (?:acuerdo|consenso)\b",
    re.IGNORECASE,
)
THERE: Final = re.compile(
    r"\b(?:sesión|sesiones|taller|talleres|panel|paneles|informes?)\b", re.IGNORECASE
)

_IRREGULAR = """
ser era eran sido | haber | ten tien tuv tendr teng | ven vien vin vendr veng
pon pus puest pondr pong | pod pued pud podr | quer quier quis querr | hac hic hiz hech haz har hag
dec dic dij dich dir dig | sab sup sabr sep | tra traj traig | and anduv | estuv est | cab cup
sal saldr salg | abr abiert | cubr cubiert | escrib escrit | romp rot | volv vuelt vuelv
mor muert muer mur | resolv resuelt resuelv | ped pid | serv sirv | segu sig segui sigu | repet repit
med mid | eleg elig | correg corrig | imped impid | despid desped | vest vist | sent sint | ment mint
invert inviert invirt | convert conviert convirt | sug suger sugier sugir | prefer prefier prefir
requer requier requir | adquir adquier | refer refier refir | difer difier difir
transfer transfier transfir | advert adviert advirt | conced | hab hub habr | o oig oy | ca caig cay
constru construy | distribu distribuy | inclu incluy | contribu contribuy | disminu disminuy
conclu concluy | exclu excluy | sustitu sustituy | destru destruy | atribu atribuy | hu huy
"""
"""Roots of one verb as they stand before their endings; the first is its own."""

_ROOTS: Final = {
    form: forms.split()[0]
    for line in _IRREGULAR.split("\n")
    for forms in line.split("|")
    if forms.strip()
    for form in forms.split()
}

_PREFIXED: Final = late(
    r"^(man|con|ob|re|sos|de|dis|com|pro|inter|pre|su|im|ex|des|en|a|contra)"
    r"(ten|tien|tuv|tendr|teng|ven|vien|vin|vendr|veng|pon|pus|puest|pondr|pong|hac|hic|hiz|hech"
    r"|har|hag|traj|traig|cubr|cubiert|scrit|volv|vuelv|vuelt|dij|dich|dig|dic|sig|sigu|segu)$"
)

_ENDINGS: Final = late(
    r"(?:[aei]r(?:á|ás|án|é|emos|ía|ías|ían|íamos)|[aei]rse|[aei]r(?:es)?|ar(?:on|a|an)|ier(?:on|a|an)"
    r"|(?:y|(?<=j))er(?:on|a|an)|[ae]nes|[aei]d[oa]s?|(?:ía|ías|ían|íamos|aba|abas|aban|ábamos)"
    r"|(?:iendo|yendo|ando)|(?:ió|yó|ó|é|í)|(?:amos|emos|imos)|(?:as|es|an|en|os|a|e|o|ía))$"
)

_SOUNDS: Final = (
    (late(r"(?<=[a-zñ])qu$"), "c"),
    (late(r"(?<=[a-zñ])gu$"), "g"),
    (late(r"(?<=[aeiou])zc$"), "c"),
    (late(r"(?<=[aeiourlnt])c$"), "z"),
    (late(r"duj$"), "duz"),
    (late(r"(?<=[a-zñ]{3})[iu]$"), ""),
    (late(r"^(.*[^aeiou])ie(?=[^aeiou])"), r"\1e"),
    (late(r"^(.*[^aeiouq])ue(?=[^aeiou])"), r"\1o"),
)
"""One sound in two spellings, and the vowel of a root that breaks under stress."""


_WOMEN: Final = late(
    r"^(niñ|alumn|maestr|hij|herman|abuel|vecin|ciudadan|empresari|médic|enfermer|campesin"
    r"|abogad|ingenier|funcionari|usuari|obrer|artesan|indígen|refugiad|[a-zñ]+(?:[tds]or))as?$"
)
"""Women are not told as men: "agricultoras", "niñas"."""

_PLAIN: Final = str.maketrans("áéíóú", "aeiou")


def spanish_root(low: str, stemmed: str) -> str:
    """Return what the forms of a Spanish word have in common.

    Examples
    --------
    >>> {spanish_root(one, one) for one in ("empieza", "empezaba", "empezaron")}
    {'empez'}
    >>> spanish_root("propuesto", "propuest") == spanish_root("proponen", "propon")
    True
    """
    if women := _WOMEN.match(low):
        return f"{women[1]}a"
    bare = _ENDINGS.sub("", low).translate(_PLAIN)
    bare = bare if len(bare) > 1 or bare in _ROOTS else stemmed
    if bare in _ROOTS:
        return _ROOTS[bare]
    found = _PREFIXED.match(bare)
    if found:
        return found[1] + _ROOTS.get(found[2], found[2])
    for pattern, sound in _SOUNDS:
        bare = pattern.sub(sound, bare)
    return bare
