"""Quantities: which number of a sentence measures the world, and which only names.

"40 per cent", "three villages" and "a third" measure; "2015", "RFC 7252", "the 58th
session" and "two options" do not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from palabre.engines.synthesis.wordlists import wordset

NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("""three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred hundreds thousand thousands million millions billion
    billions trillion trillions dozen dozens"""),
    "fr": wordset("""trois quatre cinq six sept huit neuf dix onze douze treize quatorze
    quinze seize vingt trente quarante cinquante soixante cent cents mille million
    millions milliard milliards dizaine dizaines douzaine quinzaine vingtaine trentaine
    cinquantaine centaine centaines millier milliers"""),
    "es": wordset("""tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
    quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento
    cientos doscientos trescientos quinientos mil miles millón millones decena decenas
    docena"""),
}
PARTS: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("half halves thirds quarters percent"),
    "fr": wordset("moitié tiers quart quarts demi demie dixième cinquième"),
    "es": wordset("mitad tercio tercios cuarto cuartos"),
}
NTH: Final = wordset("third quarter fifth tenth")
"""English words that are parts after "a" or "one", and else tell a place in an order."""
BEFORE_PART: Final = wordset("a one two three four nine")
TWO: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("two both twice"),
    "fr": wordset("deux"),
    "es": wordset("dos ambos ambas"),
}
LABELS: Final = wordset("""rfc section sections subsection subsections revision
    revisions release slide slides version v resolution
    resolutions article articles amendment amendments draft port chapter page pages item
    items question figure table step phase annex standing order no number line c ipv
    android level stage site option day type tls http week group part algorithm appendix
    paragraph case class list numéro séance étape ligne annexe tableau sección artículo
    página sesión resolución número""")
MONTHS: Final = wordset("""january february march april may june july august september
    october november december janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre""")
MONEY: Final = wordset("""dollar dollars euro euros pound pounds franc francs dólares
    dólar peso pesos cents centimes""")
TIMES: Final = wordset("""second seconds minute minutes hour hours day days week weeks
    month months year years decade decades century centuries seconde secondes heure
    heures jour jours semaine semaines mois an ans année années siècle siècles décennie
    décennies segundo segundos minuto minutos hora horas día días semana semanas mes
    meses año años década décadas siglo siglos""")
LISTED: Final = wordset("""thing things point points question questions option options
    reason reasons issue issues aspect aspects part parts way ways slide slides comment
    comments item items document documents draft drafts note notes type types kind kinds
    case cases main key other different first last next more choses raisons remarques
    idées mots engagements aspectos cosas preguntas puntos ideas""")
"""Things that are listed rather than counted."""
SIGNS: Final = frozenset("%$€£")
NO_MEASURE: Final = frozenset({"few", "date", "none"})

_TOKEN = re.compile(
    r"[$€£%]|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?:st|nd|rd|th|e|er|ème|º|ª)?\b|\d+"
    r"|[-–—/.]"
)
_YEAR = re.compile(r"1[5-9]\d\d|2[01]\d\d")
_NTH = re.compile(r"\d(?:st|nd|rd|th|e|er|ème|º|ª)$")


_LETTERED: Final = {
    lang: NUMBERS[lang]
    | PARTS[lang]
    | TWO[lang]
    | (NTH if lang == "en" else frozenset())
    for lang in NUMBERS
}


def quantities_in(words: str, tokens: Sequence[str], lang: str) -> Iterator[str]:
    """Yield the features of the numbers of a sentence, some more than once.

    Parameters
    ----------
    tokens : sequence of str
        The same sentence as ``tokens_of`` returns it: tells quickly whether a number is
        there at all.

    Examples
    --------
    >>> "#quantity" in set(quantities_in("It fell by 40 per cent.", ["0"], "en"))
    True
    >>> "#quantity" in set(quantities_in("RFC 7252 came in 2014.", ["0"], "en"))
    False
    """
    own = lang if lang in NUMBERS else "en"
    known = {"word": NUMBERS[own], "frac": PARTS[own], "two": TWO[own]}
    if "0" not in tokens and _LETTERED[own].isdisjoint(tokens):
        yield "#digits0"
        return
    read = [one.lower() for one in _TOKEN.findall(words)]
    n_digits = 0
    for at, one in enumerate(read):
        if one[0].isdigit():
            kind = _kind(read, at)
            n_digits += not _YEAR.fullmatch(one)
        else:
            kind = next((name for name, each in known.items() if one in each), "")
            if own == "en" and one in NTH and _at(read, at - 1) in BEFORE_PART:
                kind = "frac"
        if kind:
            yield from _told(read, at, kind)
    yield f"#digits{min(n_digits, 4)}"


def _kind(read: Sequence[str], at: int) -> str:
    one, before, last = read[at], _at(read, at - 1), _at(read, at - 2)
    after = _next(read, at)
    if _NTH.search(one):
        return "nth"
    if (before in {"-", "–", "—", "/"} and last.isalpha()) or before in LABELS:
        return "label"
    if _YEAR.fullmatch(one):
        return "year"
    if before in MONTHS or after in MONTHS:
        return "date"
    return "digit"


def _told(read: Sequence[str], at: int, kind: str) -> Iterator[str]:
    yield f"#n {kind}"
    if kind not in {"digit", "word", "frac", "two"}:
        return
    before, after, second = _at(read, at - 1), _next(read, at), _at(read, at + 2)
    unit = _unit(before, after, second)
    yield f"#n {kind} {unit}"
    if kind != "two" and unit not in NO_MEASURE:
        yield "#quantity"
    yield f"#n {kind} after {before if len(before) < 6 else '*'}"
    if {after, second} & {"ago", "later", "old"}:
        yield f"#n {kind} ago"


def _unit(before: str, after: str, second: str) -> str:
    for name, fits in (
        ("%", after in {"%", "percent"} or second in {"cent", "ciento"}),
        ("money", after in MONEY or before in SIGNS),
        ("time", after in TIMES or second in TIMES),
        ("few", after in LISTED or second in LISTED),
        ("date", after in MONTHS),
        ("noun", after.isalpha() and after.endswith("s")),
        ("alpha", after.isalpha()),
    ):
        if fits:
            return name
    return "none"


def _at(read: Sequence[str], at: int) -> str:
    return read[at] if 0 <= at < len(read) else ""


def _next(read: Sequence[str], at: int) -> str:
    return next(
        (one for one in read[at + 1 : at + 3] if one not in {"-", "–", "—"}), ""
    )
