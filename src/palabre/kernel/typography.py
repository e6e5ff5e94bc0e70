"""Spaces that do not break, as French has them; quotation marks of the language."""

import re

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_INSIDE = re.compile(r"(?<=«)[ \u202f]|[ \u202f](?=»)")
_BEFORE_COLON = re.compile(r"[ \u202f](?=:(?:\s|$))")
_BEFORE_HIGH = re.compile(r"[ \u00a0](?=[;!?%])")
_AFTER_STYLE = re.compile(r"(?<=\b(?:Mme|MM\.)) |(?<=\bM\.) |(?<=\bMgr) ")
_IN_DATE = re.compile(
    r"(?<=\d) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)\b)|(?<=\b1er) (?=[a-zéû]+ \d{4})"
)
_IN_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_QUOTED = re.compile(r"(«[^»]*»|“[^”]*”|\"[^\"]*\")")
_MARKS = {"en": ("“", "”"), "fr": (f"«{NO_BREAK}", f"{NO_BREAK}»")}
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=\w)")
_DASH = re.compile(r"(?<=[^\W\d_]) - (?=[^\W\d_])")
_AT_END = re.compile(r"(?<=[a-z]s)'(?=\s)")


def in_type(text: str, lang: str) -> str:
    r"""Return prose as it is printed: spaces as above, and no straight sign.

    What is quoted keeps the apostrophes it has, between the marks of the language.

    Examples
    --------
    >>> in_type("L'eau d'un puits : « l'eau »", "fr")
    "L’eau d’un puits\xa0: «\xa0l'eau\xa0»"
    >>> in_type("en 2024, 3 400 puits", "fr")
    'en 2024, 3\u202f400 puits'
    >>> in_type("the users' own well", "en")
    'the users’ own well'
    >>> in_type('the "Open Wells" plan', "en"), in_type('le plan "Puits ouverts"', "fr")
    ('the “Open Wells” plan', 'le plan «\xa0Puits ouverts\xa0»')
    """
    if lang.split("-", maxsplit=1)[0] == "fr":
        text = _IN_NUMBER.sub(lambda found: found[0].replace(" ", NARROW), text)
    parts = _QUOTED.split(spaced(text, lang))
    return "".join(
        marked(part, lang) if number % 2 else curled(part)
        for number, part in enumerate(parts)
    )


def marked(quoted: str, lang: str) -> str:
    r"""Return what stands in straight quotation marks between those of the language.

    Examples
    --------
    >>> marked('"a well"', "en"), marked('" "', "en"), marked('"колодец"', "ru")
    ('“a well”', '" "', '"колодец"')
    """
    marks = _MARKS.get(lang.split("-", maxsplit=1)[0])
    words = quoted.strip('"')
    if (
        marks is None
        or not quoted.startswith('"')
        or words != words.strip()
        or not words
    ):
        return quoted
    return f"{marks[0]}{words}{marks[1]}"


def curled(part: str) -> str:
    """Return words that nobody spoke, a title or a name, without straight apostrophes.

    Examples
    --------
    >>> curled("L'argent du climat")
    'L’argent du climat'
    >>> curled("a long pier - and a lamp")
    'a long pier – and a lamp'
    """
    part = _DASH.sub(" – ", _STRAIGHT.sub("’", part))
    return _AT_END.sub("’", part) if part.count("'") == 1 else part


def spaced(text: str, lang: str) -> str:
    r"""Return a text with the spaces of its language made unbreakable.

    Notes
    -----
    No space is added or taken away; the gate compares words whatever their spaces.

    Examples
    --------
    >>> spaced("Compté : « un pont » ; non ?", "fr")
    'Compté\xa0: «\xa0un pont\xa0»\u202f; non\u202f?'
    >>> spaced("Mme Diallo, le 14 septembre", "fr")
    'Mme\xa0Diallo, le 14\xa0septembre'
    >>> spaced("They said « un pont » : no", "en")
    'They said «\xa0un pont\xa0» : no'
    """
    text = _INSIDE.sub(NO_BREAK, text)
    if lang.split("-", maxsplit=1)[0] != "fr":
        return text
    text = _AFTER_STYLE.sub(NO_BREAK, _IN_DATE.sub(NO_BREAK, text))
    return _BEFORE_HIGH.sub(NARROW, _BEFORE_COLON.sub(NO_BREAK, text))
