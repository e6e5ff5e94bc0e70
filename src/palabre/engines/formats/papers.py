"""Papers as tagged PDF (PDF/UA-1): letters, certificates, lists, sheets.

One template for all of them; what differs is data.
"""

import io
import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

import segno
import typst

from palabre.kernel.languages import direction, primary
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

STANDARD: Final = "ua-1"
FONTS: Final = (
    "Libertinus Serif",
    "Amiri",
    "Noto Serif",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
)
CONTROL: Final = late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a paper."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Where anybody checks a paper: the address, the code, the sentence above them."""

    url: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that a paper says, in one language.

    ``drawings`` are SVG under the facts, each as large as a page takes;
    ``drawing_told`` says in words what they show.
    """

    title: str
    lang: str
    head: str
    lead: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Grid, ...] = ()
    closing: tuple[str, ...] = ()
    foot: str = ""
    accent: str = "#1f5f5b"
    is_wide: bool = False
    check: Check | None = None
    drawings: tuple[str, ...] = ()
    drawing_told: str = ""


def pdf(paper: Paper, *, at: datetime) -> bytes:
    """Return a paper as PDF/UA-1; the same words and instant give the same bytes.

    Raises
    ------
    Refused
        ``pdf-not-made`` when the words cannot be set, with Typst's reason.
    """
    told = json.dumps(_content(paper), ensure_ascii=False, sort_keys=True)
    for words in (told, usual_scripts(told)):
        try:
            return _compiled(words, at)
        except typst.TypstError as error:
            reason = str(error).strip().split("\n", 1)[0]
    raise Refused("pdf-not-made", reason=reason)


def _compiled(told: str, at: datetime) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"paper": told},
        pdf_standards=STANDARD,
        timestamp=int(at.timestamp()),
    )


def usual_scripts(told: str) -> str:
    """Return words with every sign beyond the usual scripts made a "?"."""
    return re.sub(r"[^\u0000-\u06ff\u1e00-\u23ff]", "?", told)


def _content(paper: Paper) -> dict[str, object]:
    check = paper.check
    return {
        "title": _clean(paper.title),
        "lang": primary(paper.lang),
        "dir": direction(paper.lang),
        "head": _clean(paper.head),
        "lead": [_clean(one) for one in paper.lead],
        "facts": [[_clean(name), _clean(value)] for name, value in paper.facts],
        "tables": [_grid(one) for one in paper.tables],
        "closing": [_clean(one) for one in paper.closing],
        "foot": _clean(paper.foot),
        "accent": paper.accent,
        "wide": paper.is_wide,
        "fonts": list(FONTS),
        "url": check.url if check else "",
        "code": check.code if check else "",
        "verify": _clean(check.words) if check else "",
        "qr": _qr(check.url) if check else "",
        "drawings": list(paper.drawings),
        "drawn": _clean(paper.drawing_told),
    }


def _grid(one: Grid) -> dict[str, object]:
    return {
        "title": _clean(one.title),
        "columns": [_clean(name) for name in one.columns],
        "rows": [[_clean(cell) for cell in row] for row in one.rows],
    }


def _clean(words: str) -> str:
    return CONTROL.sub("", words)


def _qr(url: str) -> str:
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawn, kind="svg", border=2, xmldecl=False, svgns=True
    )
    return drawn.getvalue().decode()


@cache
def _template() -> bytes:
    return (files("palabre.engines.formats") / "house" / "paper.typ").read_bytes()
