"""How an issued document is cited: in words, BibTeX, RIS and CSL-JSON. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from palabre.kernel.numbers import day_in_words

FORMS = ("txt", "bib", "ris", "csl.json")
"""What a citation comes as; the ending of its address."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation tells.

    Parameters
    ----------
    author : str
        Who signed: the Chair.
    container : str
        The edition.
    place : str
        City of the edition; empty for one without.
    url : str
        The stable address of this version.
    """

    title: str
    symbol: str
    lang: str
    author: str
    container: str
    publisher: str
    place: str
    issued_on: date
    url: str


def in_words(one: Cited) -> str:
    """Return a citation as a footnote has it.

    Examples
    --------
    >>> in_words(EXAMPLE)
    'Chair’s Summary: Hamlet Forum, HF/2026/CS/1, 12 June 2026, https://example.org/1.'
    """
    day = day_in_words(one.issued_on, one.lang)
    return f"{one.title}, {one.symbol}, {day}, {one.url}."


TYPES = {"en": "Chair's Summary", "fr": "Résumé de la présidence"}
"""What the document is, by its language."""

LANGIDS = {"en": "english", "fr": "french"}
"""Languages as BibLaTeX calls them."""


def bibtex(one: Cited) -> str:
    """Return a citation for BibTeX; signs that it reads as commands are guarded."""
    fields = {
        "author": f"{{{_tex(one.author)}}}",
        "title": f"{{{_tex(one.title)}}}",
        "institution": _tex(one.publisher),
        "number": _tex(one.symbol),
        "type": TYPES.get(one.lang, TYPES["en"]),
        "address": _tex(one.place),
        "year": str(one.issued_on.year),
        "month": str(one.issued_on.month),
        "day": str(one.issued_on.day),
        "langid": LANGIDS.get(one.lang, one.lang),
        "url": one.url,
    }
    key = re.sub(r"[^A-Za-z0-9]+", "-", one.symbol).strip("-") + f"-{one.lang}"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@techreport{{{key},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    guarded = re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", _BACKSLASH))
    for sign, command in TEX_SIGNS.items():
        guarded = guarded.replace(sign, command)
    return guarded


_BACKSLASH = "\x00"
"""Stands for a backslash while braces are guarded."""

TEX_SIGNS = {
    _BACKSLASH: r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Signs that BibTeX takes for a space that does not break, or for an accent."""


def ris(one: Cited) -> str:
    """Return a citation as RIS, which reference managers read.

    The number of a report stands under ``SN``: from ``M1`` they make a remark of it.
    """
    rows = [
        ("TY", "RPRT"),
        ("AU", one.author),
        ("TI", one.title),
        ("T2", one.container),
        ("PB", one.publisher),
        ("CY", one.place),
        ("SN", one.symbol),
        ("M3", TYPES.get(one.lang, TYPES["en"])),
        ("PY", str(one.issued_on.year)),
        ("DA", one.issued_on.strftime("%Y/%m/%d/")),
        ("LA", one.lang),
        ("UR", one.url),
    ]
    kept = [f"{tag}  - {_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*kept, "ER  - "]) + "\r\n"


def _line(value: str) -> str:
    return " ".join(value.split())


def csl(one: Cited) -> list[dict[str, object]]:
    """Return a citation as CSL-JSON."""
    day = one.issued_on
    return [
        {
            "id": f"{one.symbol}-{one.lang}",
            "type": "report",
            "title": one.title,
            "number": one.symbol,
            "genre": TYPES.get(one.lang, TYPES["en"]),
            "author": [{"literal": one.author}],
            "container-title": one.container,
            "publisher": one.publisher,
            "publisher-place": one.place,
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "language": one.lang,
            "URL": one.url,
        }
    ]


EXAMPLE = Cited(
    "Chair’s Summary: Hamlet Forum",
    "HF/2026/CS/1",
    "en",
    "Emeka Obi",
    "Hamlet Forum 2026",
    "Hamlet Forum",
    "Ombreval",
    date(2026, 6, 12),
    "https://example.org/1",
)
