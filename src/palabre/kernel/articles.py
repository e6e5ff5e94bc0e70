"""Articles before the names of bodies, in English and French."""

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
