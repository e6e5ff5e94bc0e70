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

_TAG: Final = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)/?>"
)
_ODD_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})([^<>]*)>")
_ATTRIBUTE: Final = re.compile(
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
    """

    tag: str
    text: str
    line: int
    cite: str = ""
    within: frozenset[str] = frozenset()


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
    pieces, cites, first, is_cite = list[str](), list[str](), 0, False
    for token in tokens(text):
        name = token.tag.lstrip("/")
        if name in _BLOCKS:
            yield from _block(stack, pieces, cites, first)
            pieces, cites, first = [], [], 0
            _step(stack, token.tag)
        elif name == "cite":
            is_cite = token.tag == "cite" and not "".join(pieces).strip()
        elif name == "br":
            pieces.append("\n")
        elif not token.tag:
            (cites if is_cite else pieces).append(token.text)
            first = first or (token.line if token.text.strip() else 0)
    yield from _block(stack, pieces, cites, first)


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
        if len(stack) < 100:
            stack.append(tag)
    elif tag[1:] in stack:
        while stack.pop() != tag[1:]:
            pass


def _block(
    stack: list[str], pieces: list[str], cites: list[str], first: int
) -> Iterator[Block]:
    text, cite = one_line("".join(pieces)), one_line("".join(cites))
    if text or cite:
        tag = stack[-1] if stack else "p"
        yield Block(tag, text, first or 1, cite, frozenset(stack))
