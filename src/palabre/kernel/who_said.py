"""Who is named as having said something: "as Ndiaye noted", "selon Awa Diop"."""

import re
from collections.abc import Iterator

from palabre.kernel.titles import PARTICLES

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+(?:[’'\-][^\W\d_]+)*"
_NAME = (
    rf"{_CAPITAL}(?: (?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,2}}{_CAPITAL}){{0,3}}"
)
_SAYING = (
    *("said", "says", "stated", "states", "noted", "notes", "argued", "argues"),
    *("explained", "asked", "asks", "told", "added", "proposed", "suggested"),
    *("agreed", "disagreed", "objected", "reported", "insisted", "stressed"),
    *("recalled", "mentioned", "underlined", "warned", "wanted", "spoke"),
    *("a dit", "a déclaré", "a noté", "a estimé", "a indiqué", "a souligné"),
    *("a proposé", "a demandé", "a rappelé", "a ajouté", "a précisé", "estime"),
    *("dit", "dijo", "declaró", "señaló", "propuso", "afirmó", "indicó"),
)
_SAID = "|".join(_SAYING)
_AFTER = re.compile(
    rf"(?<!\w)(?i:according to|selon|d['’]après|según) (?P<name>{_NAME})"
)
_BY = re.compile(rf"(?<!\w)(?:by|par|por) (?P<name>{_NAME})")
_BEFORE = re.compile(
    rf"(?<!\w){_NAME}(?=,? (?:also |then )?(?:l['’])?(?:{_SAID})(?!\w))"
)
_ARTICLES = frozenset(
    {"the", "a", "an", "le", "la", "les", "un", "une", "des", "el", "los", "las", "una"}
)
_LEADS = frozenset({"as", "comme", "como", "que", "when", "quand", "while"})
_OPENS = re.compile(r"(?:^|[.!?:;«“\"]\s*)$")


def who_said(text: str) -> list[tuple[int, int]]:
    """Return where names stand of whom words say that they said something, in order.

    One word alone that opens a sentence may be any word; what follows an article is an
    office or a body; what is written in capitals alone is an acronym.

    Examples
    --------
    >>> said = "As Ndiaye noted, wells fail. Awa Diop said so; the Ministry said no."
    >>> [said[start:end] for start, end in who_said(said)]
    ['Ndiaye', 'Awa Diop']
    """
    found = [*_said(text)]
    found += [
        one.span("name") for one in _AFTER.finditer(text) if _is_name(one["name"])
    ]
    found += [one.span("name") for one in _BY.finditer(text) if " " in one["name"]]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _said(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names before a verb of saying."""
    for one in _BEFORE.finditer(text):
        start, words = one.start(), one[0].split()
        before = text[:start].rstrip().rpartition(" ")[2].casefold()
        if before in _ARTICLES or text[:start].endswith(("'", "’")):
            continue
        opens = _OPENS.search(text[:start]) is not None
        if opens and words[0].casefold() in _LEADS:
            start, words = start + len(words[0]) + 1, words[1:]
        elif opens and (len(words) == 1 or words[0].casefold() in _ARTICLES):
            continue
        if words and _is_name(" ".join(words)):
            yield start, one.end()


def _is_name(words: str) -> bool:
    """Tell whether a run of words could be somebody's name, and is no acronym."""
    return any(not word.isupper() for word in words.split())
