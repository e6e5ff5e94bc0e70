r"""LaTeX reports: sections and paragraphs; no command is ever run.

Left out: the preamble, comments, footnotes, citations, formulas, figures and tables.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, one_line
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_COMMANDS: Final = late(
    r"\\(?:documentclass|section|subsection|begin\{|chapter|paragraph|item\b)"
)
_TOKEN: Final = late(
    r"\\(?:[a-zA-Z]+\*?|\n|.)|[{}\[\]$~]|\n[^\S\n]*\n\s*|%[^\n]*\n?[^\S\n]*|[^\\{}\[\]$~%\n]+|\n",
    re.DOTALL,
)
_HEADINGS: Final = frozenset(
    {"part", "chapter", "section", "subsection", "subsubsection", "paragraph"}
)
_DROPPED: Final = frozenset(
    {
        *("cite", "citep", "citet", "citealp", "nocite", "label", "ref", "eqref"),
        *("pageref", "cref", "Cref", "autoref", "footnote", "footnotetext", "thanks"),
        *("includegraphics", "bibliography", "bibliographystyle", "input", "include"),
        *("usepackage", "documentclass", "newcommand", "renewcommand", "setlength"),
        *("vspace", "hspace", "pagestyle", "thispagestyle", "author", "date", "index"),
        *("hypersetup", "definecolor", "bibitem", "addcontentsline", "caption", "todo"),
        *("color", "fontsize", "setcounter", "addtocounter", "hyphenation", "affil"),
        *("providecommand", "def", "let", "markboth", "graphicspath", "email", "title"),
    }
)
# The number of arguments before the one that is text.
_SKIPPED: Final = {"href": 1, "textcolor": 1, "parbox": 1, "raisebox": 1, "scalebox": 1}
_ENVIRONMENTS: Final = frozenset(
    {
        *("figure", "table", "tabular", "equation", "align", "displaymath", "verbatim"),
        *("lstlisting", "comment", "tikzpicture", "thebibliography", "algorithm"),
        *("eqnarray", "math", "longtable", "wrapfigure", "minted"),
    }
)
_ACCENTS: Final = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "c": "\u0327",
    "v": "\u030c",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
    "k": "\u0328",
}
_SIGNS: Final = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "textregistered": "®",
    "copyright": "©",
    "S": "§",
    "euro": "€",
    "pounds": "£",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    " ": " ",
    "\n": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "/": "",
    "-": "",
    "@": "",
    "\\": " ",
    "newline": " ",
    "linebreak": " ",
    "quad": " ",
    "qquad": " ",
}
_QUOTES: Final = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("`", "‘"))


@dataclass(slots=True)
class _Page:
    """The signs of a file, and the report being written down from them.

    Parameters
    ----------
    signs : list of str
        Commands, braces, words.
    closes : dict of int to int
        Place of each opening brace to the place of its closing one.
    ends : dict of str to list of int
        Name of each environment left out to the places after its ends.
    """

    signs: list[str]
    lines: list[int]
    closes: dict[int, int] = field(default_factory=dict)
    ends: dict[str, list[int]] = field(default_factory=dict)
    section: str = ""
    line: int = 1
    words: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    def __post_init__(self) -> None:
        opened = []
        for at, sign in enumerate(self.signs):
            if sign == "{":
                opened.append(at)
            elif sign == "}" and opened:
                self.closes[opened.pop()] = at
        for at, sign in enumerate(self.signs):
            if sign == "\\end":
                self.ends.setdefault(self.argument(at + 1), []).append(at)

    def sign(self, at: int) -> str:
        """Return the sign at a place; empty behind the end."""
        return self.signs[at] if at < len(self.signs) else ""

    def after_space(self, at: int) -> int:
        return at + 1 if self.sign(at).isspace() else at

    def after_group(self, at: int) -> int:
        """Return the place after the group in braces that starts here."""
        start = self.after_space(at)
        return self.closes[start] + 1 if start in self.closes else at

    def after_options(self, at: int) -> int:
        """Return the place after the options in brackets that start here."""
        start = self.after_space(at)
        if self.sign(start) != "[":
            return at
        inside = self.signs[start : start + 60]
        return start + inside.index("]") + 1 if "]" in inside else at

    def after_arguments(self, at: int) -> int:
        """Return the place after all options and groups that start here."""
        end = self.after_group(self.after_options(at))
        while end > at:
            at, end = end, self.after_group(self.after_options(end))
        return at

    def argument(self, at: int) -> str:
        """Return a short argument as it is written."""
        return "".join(self.signs[at : min(self.after_group(at), at + 9)]).strip(
            "{}* \n"
        )

    def end_paragraph(self) -> None:
        text = _typography("".join(self.words))
        if has_words(text):
            self.turns.append(Turn(text, section=self.section, line=self.line))
        self.words = []

    def write(self, at: int = 0) -> None:
        """Write down everything from a place on."""
        while at < len(self.signs):
            if not "".join(self.words[:1]).strip():
                self.words.clear()
                self.line = self.lines[at]
            at = _step(self, at)
        self.end_paragraph()


def looks_like(text: str) -> bool:
    """Say whether the text has LaTeX's structure in it."""
    return len(_COMMANDS.findall(text[:200_000])) >= 2


def read(source: Source) -> Record:
    """Read a LaTeX report."""
    page = _page(_signs(source.text))
    title = _title(page)
    page.write(_body(page))
    if not page.turns:
        raise Refused("record-unknown", file=source.name)
    record = Record(
        file=source.name,
        format="latex",
        turns=tuple(page.turns),
        kind=RecordKind.REPORT,
        title=title,
        notes=source.notes,
    )
    return front_matter.applied(record, {}, Remarks(source.name))


def _signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the signs with their lines, without comments."""
    line = 1
    for match in _TOKEN.finditer(text):
        if not match[0].startswith("%"):
            yield match[0], line
        line += match[0].count("\n")


def _page(signs: Iterable[tuple[str, int]]) -> _Page:
    pairs = list(signs)
    return _Page([sign for sign, _line in pairs], [line for _sign, line in pairs])


def _step(page: _Page, at: int) -> int:
    """Write one sign down and return where the next one is."""
    sign = page.signs[at]
    if not sign.startswith("\\") or len(sign) == 1:
        return _plain_step(page, at, sign)
    name = sign[1:].rstrip("*")
    if name in _HEADINGS:
        return _heading(page, at)
    if name in {"begin", "end"}:
        return _environment(page, at, name)
    if name in _DROPPED or name.endswith("note"):
        return page.after_arguments(at + 1)
    if name in _ACCENTS:
        return _accent(page, at, name)
    return _command(page, at, name)


def _plain_step(page: _Page, at: int, sign: str) -> int:
    if sign == "$":
        return _formula_end(page, at)
    if sign.count("\n") > 1:
        page.end_paragraph()
    elif sign not in {"{", "}"}:
        page.words.append({"~": " ", "\n": " "}.get(sign, sign))
    return at + 1


def _command(page: _Page, at: int, name: str) -> int:
    """Write down a sign; forget any other command but keep its argument."""
    if name in _SKIPPED:
        return page.after_group(page.after_options(at + 1))
    if name == "item":
        page.end_paragraph()
        return at + 1
    is_escaped = len(name) == 1 and not name.isalpha()
    page.words.append(_SIGNS.get(name, name if is_escaped else " "))
    return page.after_space(at + 1) if name.isalpha() else at + 1


def _heading(page: _Page, at: int) -> int:
    page.end_paragraph()
    start = page.after_options(at + 1)
    end = page.after_group(start)
    page.section = _words(page, start, end)
    return end


def _environment(page: _Page, at: int, name: str) -> int:
    page.end_paragraph()
    kind, end = page.argument(at + 1), page.after_group(at + 1)
    if name == "begin" and kind in _ENVIRONMENTS:
        ends = page.ends.get(kind, [])
        following = bisect_left(ends, end)
        if following < len(ends):
            return page.after_group(ends[following] + 1)
    return end


def _accent(page: _Page, at: int, name: str) -> int:
    at += 1
    while page.sign(at) == "{":
        at += 1
    letters = "i" if page.sign(at) == "\\i" else page.sign(at)
    if not letters[:1].isalpha():
        return at
    accented = unicodedata.normalize("NFC", letters[0] + _ACCENTS[name])
    page.words.append(accented + letters[1:])
    return at + 1


def _words(page: _Page, start: int, end: int) -> str:
    """Return the words of an argument; headings inside one do not count."""
    signs = zip(page.signs[start:end], page.lines[start:end], strict=True)
    inner = _page(pair for pair in signs if pair[0][1:].rstrip("*") not in _HEADINGS)
    inner.write()
    return " ".join(turn.text for turn in inner.turns)


def _title(page: _Page) -> str:
    for at, sign in enumerate(page.signs):
        if sign == "\\title":
            return _argument(page, at)
    return _first_heading(page)


def _first_heading(page: _Page) -> str:
    """Return the heading that a part of a longer report opens with, if it does."""
    for at, sign in enumerate(page.signs):
        if sign.strip() and sign[:1] != "\\":
            return ""
        if sign[1:].rstrip("*") in _HEADINGS:
            return _argument(page, at)
    return ""


def _argument(page: _Page, at: int) -> str:
    start = page.after_options(at + 1)
    return _words(page, start, page.after_group(start))


def _body(page: _Page) -> int:
    """Return where the document starts; at the top in a file without preamble."""
    for at, sign in enumerate(page.signs):
        if sign == "\\begin" and page.argument(at + 1) == "document":
            return page.after_group(at + 1)
    return 0


def _formula_end(page: _Page, at: int) -> int:
    """Return the place after a formula, which ends at the latest with its paragraph."""
    width = 2 if page.sign(at + 1) == "$" else 1
    for place in range(at + width, min(at + 500, len(page.signs))):
        if page.signs[place] == "$":
            return place + width
        if page.signs[place].count("\n") > 1:
            return place
    return at + width


def _typography(text: str) -> str:
    for source, sign in _QUOTES:
        text = text.replace(source, sign)
    return re.sub(r" ([,.;:!?)])", r"\1", one_line(text))
