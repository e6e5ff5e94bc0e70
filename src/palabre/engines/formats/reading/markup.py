"""HTML cut into tags and text in one pass, however broken it is.

No tree is built and nothing is fetched. Every character is looked at a fixed number
of times, so that hostile input costs no more than honest input.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from palabre.engines.formats.reading.words import one_line
from palabre.kernel.late import late

_TAG: Final = late(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)/?>"
)
_ODD_TAG: Final = late(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})([^<>]*)>")
_ATTRIBUTE: Final = late(
    r"([a-zA-Z][\w:-]{0,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_SILENT: Final = frozenset({"script", "style", "template", "svg", "math", "noscript"})
_BLOCKS: Final = frozenset(
    {
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "pre", "body"),
        *("header", "footer", "nav", "aside", "figure", "figcaption", "blockquote"),
        *("title", "head", "html", "form", "hr", "address", "details", "summary"),
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A tag or the text between two.

    Parameters
    ----------
    tag : str
        Lower case, with ``/`` in front for an end tag; empty for text.
    """

    line: int
    tag: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: a heading, a paragraph, an item.

    Parameters
    ----------
    tag : str
        The innermost block element, e.g. ``h2``, ``p`` or ``li``.
    cite : str
        Text of a ``<cite>`` that opens the block.
    within : frozenset of str
        The block elements around it.
    lead : str
        The bold words that it opens with.
    cell : tuple of int or None
        Table, row and column that it stands in; a list of terms is a table of two.
    """

    tag: str
    text: str
    line: int
    cite: str = ""
    within: frozenset[str] = frozenset()
    lead: str = ""
    cell: tuple[int, int, int] | None = None


def tokens(text: str) -> Iterator[Token]:
    """Cut HTML into tags and text, leaving out comments, scripts and styles."""
    at, line = 0, 1
    while at < len(text):
        token, end = _next(text, at, line)
        if token:
            yield token
        if token and token.tag in _SILENT:
            close = _find_end(text, token.tag, end)
            end = close if close >= 0 else len(text)
        line += text.count("\n", at, end)
        at = end


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a page that hold text, in order."""
    stack: list[str] = []
    grid, under = _Grid(), _Open()
    for token in tokens(text):
        name = token.tag.lstrip("/")
        if name in _BLOCKS:
            yield from under.block(stack, grid)
            under = _Open()
            _step(stack, token.tag)
            grid.step(token.tag)
        else:
            under.add(token)
    yield from under.block(stack, grid)


@dataclass(slots=True)
class _Open:
    """The block being put together."""

    pieces: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    line: int = 0
    is_cite: bool = False
    n_bold: int = 0
    is_lead: bool = True

    def add(self, token: Token) -> None:
        """Take in a tag within the block, or words."""
        name = token.tag.lstrip("/")
        if name == "cite":
            self._cite(is_open=token.tag == "cite")
        elif name in _BOLD:
            self.n_bold = max(0, self.n_bold + (1 if token.tag == name else -1))
        elif name == "br":
            self.pieces.append("\n")
            self.is_lead = self.is_lead and not self.leads
        elif not token.tag:
            self._words(token)

    def _cite(self, *, is_open: bool) -> None:
        """Open or close a name; older minutes write the one who typed as <name>."""
        before = "".join(self.pieces).strip()
        self.is_cite = is_open and before in {"", "<"}
        if self.is_cite and before:
            self.pieces.clear()
            self.cites.append("<")

    def _words(self, token: Token) -> None:
        (self.cites if self.is_cite else self.pieces).append(token.text)
        if not token.text.strip():
            return
        self.line = self.line or token.line
        self.is_lead = self.is_lead and self.n_bold > 0
        if self.is_lead:
            self.leads.append(token.text)

    def block(self, stack: list[str], grid: "_Grid") -> Iterator[Block]:
        """Yield the block, if there are words in it."""
        joined = _GOES_ON.sub(" ", "".join(self.pieces))
        text, cite = one_line(joined), one_line("".join(self.cites))
        if cite.startswith("<") and not cite.endswith(">"):
            cite, text = f"{cite}>", text.removeprefix(">").lstrip()
        if text or cite:
            tag = stack[-1] if stack else "p"
            lead = one_line(" ".join(self.leads))
            within = frozenset(stack)
            yield Block(tag, text, self.line or 1, cite, within, lead, grid.cell())


@dataclass(slots=True)
class _Grid:
    """Which cell of which table one is in."""

    n_tables: int = 0
    open: list[list[int]] = field(default_factory=list)

    def step(self, tag: str) -> None:
        """Enter or leave a table, a row or a cell."""
        if tag in _TABLES and len(self.open) < DEEPEST:
            self.open.append([self.n_tables, -1, -1])
            self.n_tables += 1
        elif tag.lstrip("/") in _TABLES:
            del self.open[-1:]
        elif self.open and tag == "tr":
            self.open[-1][1:] = [self.open[-1][1] + 1, -1]
        elif self.open and tag in {"td", "th"}:
            self.open[-1][2] += 1
        elif self.open and tag == "dt":
            self.open[-1][1:] = [self.open[-1][1] + 1, 0]
        elif self.open and tag == "dd":
            self.open[-1][2] = 1

    def cell(self) -> tuple[int, int, int] | None:
        """Return table, row and column; None outside of tables."""
        if not self.open or min(self.open[-1]) < 0:
            return None
        table, row, column = self.open[-1]
        return table, row, column


_TABLES: Final = frozenset({"table", "dl"})
_BOLD: Final = frozenset({"b", "strong"})
_GOES_ON: Final = late(r"\n\s*(?:\.{3}|…)\s*")
"""What goes on after a break of the line, as scribes write it."""
DEEPEST: Final = 100


def language(text: str) -> str:
    """Return the language that the page says it is in."""
    for token in tokens(text[:20_000]):
        if token.tag in {"html", "body"} and token.attributes.get("lang"):
            return token.attributes["lang"]
    return ""


def _next(text: str, at: int, line: int) -> tuple[Token | None, int]:
    """Return the next token and where it ends."""
    if text[at] != "<":
        end = text.find("<", at)
        end = end if end >= 0 else len(text)
        return Token(line, text=html.unescape(text[at:end])), end
    if text.startswith("<!--", at):
        end = text.find("-->", at)
        return None, end + 3 if end >= 0 else len(text)
    if text.startswith(("<!", "<?"), at):
        end = text.find(">", at)
        return None, end + 1 if end >= 0 else len(text)
    match = _TAG.match(text, at) or _ODD_TAG.match(text, at)
    if not match:
        return Token(line, text="<"), at + 1
    tag = match[1] + match[2].lower()
    return Token(line, tag, attributes=_attributes(match[3])), match.end()


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text:
        return {}
    return {
        match[1].lower(): html.unescape(next(filter(None, match.groups()[1:]), ""))
        for match in _ATTRIBUTE.finditer(text)
    }


def _find_end(text: str, tag: str, at: int) -> int:
    match = re.compile(f"</{tag}", re.IGNORECASE).search(text, at)
    return match.start() if match else -1


def _step(stack: list[str], tag: str) -> None:
    """Enter or leave a block element; what was never closed is closed."""
    if not tag.startswith("/"):
        if stack and stack[-1] in {"p", "li", "dt", "dd"} and tag == stack[-1]:
            stack.pop()
        if len(stack) < DEEPEST:
            stack.append(tag)
    elif tag[1:] in stack:
        while stack.pop() != tag[1:]:
            pass
