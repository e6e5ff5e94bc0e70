"""The words for numbers in English, French and Spanish, as data."""

from decimal import Decimal
from typing import Final


def _numbered(words: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    """Give each word of a line its number."""
    return {word: start + i * step for i, word in enumerate(words.split())}


UNITS: Final[dict[str, dict[str, int]]] = {
    "en": _numbered(
        "zero one two three four five six seven eight nine ten eleven twelve "
        "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    )
    | _numbered(
        "twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10
    )
    | {"hundred": 100},
    "fr": _numbered(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize "
        "quatorze quinze seize"
    )
    | _numbered("vingt trente quarante cinquante soixante", start=20, step=10)
    | {"une": 1, "vingts": 20, "septante": 70, "huitante": 80, "octante": 80}
    | {"nonante": 90, "cent": 100, "cents": 100},
    "es": _numbered(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece "
        "catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno "
        "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve"
    )
    | _numbered(
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa", start=30, step=10
    )
    | _numbered(
        "ciento doscientos trescientos cuatrocientos quinientos seiscientos "
        "setecientos ochocientos novecientos",
        start=100,
        step=100,
    )
    | _numbered(
        "cien doscientas trescientas cuatrocientas quinientas seiscientas setecientas "
        "ochocientas novecientas",
        start=100,
        step=100,
    )
    | {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21},
}
"""Values that add up; "hundred" multiplies what stands before it."""

_K, _M, _G, _T = (Decimal(10) ** power for power in (3, 6, 9, 12))

SCALES: Final[dict[str, dict[str, Decimal]]] = {
    "en": {
        "thousand": _K,
        "million": _M,
        "mn": _M,
        "billion": _G,
        "bn": _G,
        "trillion": _T,
    },
    "fr": {
        "mille": _K,
        "million": _M,
        "millions": _M,
        "milliard": _G,
        "milliards": _G,
        "billion": _T,
        "billions": _T,
    },
    "es": {
        "mil": _K,
        "millón": _M,
        "millones": _M,
        "billón": _T,
        "billones": _T,
    },
}

VAGUE: Final[dict[str, dict[str, str]]] = {
    "en": {
        "dozen": "dozen",
        "dozens": "dozens",
        "hundreds": "hundreds",
        "thousands": "thousands",
        "millions": "millions",
        "billions": "billions",
        "twice": "twice",
        "double": "twice",
        "doubled": "twice",
        "doubles": "twice",
        "doubling": "twice",
        "triples": "thrice",
        "tripling": "thrice",
        "triple": "thrice",
        "tripled": "thrice",
    },
    "fr": {
        "douzaine": "dozen",
        "dizaine": "ten",
        "dizaines": "tens",
        "centaine": "hundred",
        "centaines": "hundreds",
        "millier": "thousand",
        "milliers": "thousands",
        "millions": "millions",
        "milliards": "billions",
        "double": "twice",
        "doublé": "twice",
        "doubler": "twice",
        "doublent": "twice",
        "doublait": "twice",
        "doublaient": "twice",
        "doublera": "twice",
        "doublerait": "twice",
        "triple": "thrice",
        "triplé": "thrice",
    },
    "es": {
        "docena": "dozen",
        "docenas": "dozens",
        "decenas": "tens",
        "centenares": "hundreds",
        "cientos": "hundreds",
        "miles": "thousands",
        "millones": "millions",
        "doble": "twice",
        "duplicó": "twice",
        "duplica": "twice",
        "duplican": "twice",
        "duplicado": "twice",
        "duplicar": "twice",
        "duplicaron": "twice",
        "duplicaba": "twice",
        "triple": "thrice",
        "triplicó": "thrice",
        "triplicado": "thrice",
    },
}

FRACTIONS: Final[dict[str, dict[str, str]]] = {
    "en": {"half": "1/2", "halves": "1/2", "quarter": "1/4", "quarters": "1/4"},
    "fr": {"moitié": "1/2", "demi": "1/2", "demie": "1/2", "quart": "1/4"},
    "es": {"mitad": "1/2", "medio": "1/2", "media": "1/2"}
    | {"tercio": "1/3", "tercios": "1/3"},
}

_EN_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_FR_ORDINALS = (
    "premier deuxième troisième quatrième cinquième sixième septième huitième "
    "neuvième dixième"
)
_ES_ORDINALS = (
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo"
)


def _ordinals(words: str, weak: str = "") -> dict[str, tuple[int, bool]]:
    """Give ordinals their number from one; the weak ones are often no number."""
    numbered = _numbered(words, start=1)
    return {word: (value, word in weak.split()) for word, value in numbered.items()}


ORDINALS: Final[dict[str, dict[str, tuple[int, bool]]]] = {
    "en": _ordinals(_EN_ORDINALS, "second")
    | {"twentieth": (20, False), "hundredth": (100, False)},
    "fr": _ordinals(_FR_ORDINALS)
    | {"première": (1, False), "premiers": (1, False), "premières": (1, False)}
    | {"second": (2, True), "seconde": (2, True), "vingtième": (20, False)},
    "es": _ordinals(_ES_ORDINALS, "segundo cuarto")
    | {"primer": (1, False), "primera": (1, False), "segunda": (2, False)}
    | {"tercer": (3, False), "tercera": (3, False), "cuarta": (4, True)}
    | {"quinta": (5, False), "sexta": (6, False), "séptima": (7, False)}
    | {"octava": (8, False), "novena": (9, False), "décima": (10, False)},
}

LONE_ONES: Final[dict[str, frozenset[str]]] = {
    "en": frozenset({"one"}),
    "fr": frozenset({"un", "une"}),
    "es": frozenset({"un", "una", "uno"}),
}
"""Words that are the number 1 only among other number words."""

PERCENT_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("per cent", "percent", "percentage points", "percentage point"),
    "fr": ("pour cent", "points de pourcentage", "p. cent"),
    "es": ("por ciento", "puntos porcentuales", "punto porcentual"),
}

CURRENCIES: Final[dict[str, str]] = {
    "$": "$",
    "usd": "$",
    "dollar": "$",
    "dollars": "$",
    "dólares": "$",
    "€": "€",
    "eur": "€",
    "euro": "€",
    "euros": "€",
    "£": "£",
    "pounds": "£",
    "chf": "chf",
    "franc": "chf",
    "francs": "chf",
    "francos": "chf",
}

APPROXIMATORS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("more than", ">"),
        ("over", ">"),
        ("above", ">"),
        ("at least", ">"),
        ("less than", "<"),
        ("fewer than", "<"),
        ("under", "<"),
        ("below", "<"),
        ("up to", "<"),
        ("at most", "<"),
        ("nearly", "-"),
        ("almost", "-"),
        ("close to", "-"),
        ("about", "~"),
        ("around", "~"),
        ("roughly", "~"),
        ("approximately", "~"),
    ),
    "fr": (
        ("plus de", ">"),
        ("plus d’", ">"),
        ("au moins", ">"),
        ("moins de", "<"),
        ("jusqu’à", "<"),
        ("jusqu'à", "<"),
        ("au plus", "<"),
        ("près de", "-"),
        ("presque", "-"),
        ("environ", "~"),
        ("quelque", "~"),
        ("à peu près", "~"),
    ),
    "es": (
        ("más de", ">"),
        ("al menos", ">"),
        ("por lo menos", ">"),
        ("como mínimo", ">"),
        ("menos de", "<"),
        ("como máximo", "<"),
        ("a lo sumo", "<"),
        ("hasta", "<"),
        ("cerca de", "-"),
        ("casi", "-"),
        ("alrededor de", "~"),
        ("aproximadamente", "~"),
        ("unos", "~"),
        ("unas", "~"),
    ),
}

MONTHS_THAT_ARE_WORDS: Final = frozenset({"may", "march", "mars"})
"""Names of months that are other words too."""
