"""Articles before the names of bodies and countries, in English and French."""

import re

ARTICLES = ("the ", "le ", "la ", "l'", "l’", "les ")

MASCULINE = frozenset(
    [
        "bureau",
        "fonds",
        "conseil",
        "comité",
        "forum",
        "réseau",
        "institut",
        "ministère",
        "programme",
        "centre",
        "pacte",
        "examen",
        "office",
        "organisme",
        "secrétariat",
        "sommet",
        "congrès",
        "colloque",
        "dialogue",
        "symposium",
    ]
)
FEMININE = frozenset(
    [
        "république",
        "agence",
        "conférence",
        "commission",
        "union",
        "confédération",
        "assemblée",
        "commune",
        "coopérative",
        "fondation",
        "banque",
        "autorité",
        "organisation",
        "université",
        "mission",
        "réunion",
        "consultation",
        "semaine",
        "rencontre",
        "édition",
    ]
)


def with_article(name: str, lang: str) -> str:
    """Return an organization's name with its article.

    French articles follow the first word's gender where it is known, else none.

    Examples
    --------
    >>> with_article("Agence mondiale", "fr")
    'l’Agence mondiale'
    >>> with_article("World Agency", "en")
    'the World Agency'
    """
    if name.lower().startswith(ARTICLES):
        return name
    if lang == "fr":
        return french_article(name) + name
    return f"the {name}" if lang == "en" else name


def is_feminine(name: str) -> bool:
    """Tell whether a French name is known to be feminine by its first word.

    Examples
    --------
    >>> is_feminine("Conférence du lac"), is_feminine("Forum du Baobab")
    (True, False)
    """
    return name.split(" ", 1)[0].lower() in FEMININE


def french_article(name: str) -> str:
    """Return ``le``, ``la`` or ``l’`` for a French name, or nothing if in doubt."""
    first = name.split(" ", 1)[0].lower()
    if first not in MASCULINE | FEMININE:
        return ""
    if first[0] in "aeiouéèêâhy":
        return "l’"
    return "le " if first in MASCULINE else "la "


_IN_BRACKETS = re.compile(r"^(?P<name>.+?) \((?P<style>.+? (?:d['’]|de|du|des))\)$")
_BARE = frozenset(
    [
        "Andorre",
        "Antigua",
        "Bahreïn",
        "Cabo",
        "Chypre",
        "Cuba",
        "Djibouti",
        "El",
        "Haïti",
        "Israël",
        "Kiribati",
        "Madagascar",
        "Malte",
        "Maurice",
        "Monaco",
        "Nauru",
        "Oman",
        "Sainte",
        "Saint",
        "Singapour",
        "Sri",
        "Sao",
        "Vanuatu",
        "Guernesey",
        "Jersey",
        "Gibraltar",
        "Guam",
        "Anguilla",
        "Aruba",
        "Montserrat",
        "Mayotte",
    ]
)
"""First words of French names of countries that take no article."""
_MANY = frozenset(
    [
        "Émirats",
        "États",
        "Îles",
        "Bahamas",
        "Comores",
        "Fidji",
        "Maldives",
        "Palaos",
        "Philippines",
        "Seychelles",
        "Tonga",
        "Tuvalu",
        "Pays",
        "Bermudes",
    ]
)
_MASCULINE_IN_E = frozenset(
    [
        "Belize",
        "Cambodge",
        "Mexique",
        "Mozambique",
        "Suriname",
        "Zimbabwe",
        "Royaume",
        "Groenland",
    ]
)
_FEMININE_OTHERWISE = frozenset({"Sierra", "Trinité", "Fédération"})
_OPENS = tuple("AEIOUÂÉÈÊÎÔ")
_HOLY_SEE = "Saint-Siège"


def country_in_french(name: str) -> tuple[str, str]:
    """Return a country's French name as it stands in a sentence: alone, and after "de".

    Examples
    --------
    >>> country_in_french("Suisse"), country_in_french("Tuvalu")
    (('la Suisse', 'de la Suisse'), ('les Tuvalu', 'des Tuvalu'))
    >>> country_in_french("Haïti"), country_in_french("Inde")
    (('Haïti', 'd’Haïti'), ('l’Inde', 'de l’Inde'))
    >>> country_in_french("Iran (République islamique d')")
    ('la République islamique d’Iran', 'de la République islamique d’Iran')
    """
    name = _in_running_text(name.replace("'", "’"))
    first = re.split(r"[ \-]", name, maxsplit=1)[0]
    if first in _MANY:
        return f"les {name}", f"des {name}"
    if first in _BARE and name != _HOLY_SEE:
        return without_article(name)
    if name.startswith(_OPENS):
        return f"l’{name}", f"de l’{name}"
    is_feminine = first.endswith("e") and first not in _MASCULINE_IN_E
    if is_feminine or first in _FEMININE_OTHERWISE:
        return f"la {name}", f"de la {name}"
    return f"le {name}", f"du {name}"


def without_article(name: str) -> tuple[str, str]:
    """Return a name that takes no article alone, and after "de".

    Examples
    --------
    >>> without_article("Cuba"), without_article("Oman")
    (('Cuba', 'de Cuba'), ('Oman', 'd’Oman'))
    """
    is_open = name.startswith((*_OPENS, "Haïti"))
    return name, f"d’{name}" if is_open else f"de {name}"


def _in_running_text(name: str) -> str:
    """Return a name without brackets: "Bolivie (État plurinational de)"."""
    found = _IN_BRACKETS.match(name)
    if found is None:
        return name
    style, own = found["style"], found["name"]
    return f"{style}{own}" if style.endswith("’") else f"{style} {own}"
