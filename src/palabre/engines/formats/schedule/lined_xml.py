"""XML as a tree that knows its lines and survives a break in the middle."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from palabre.engines.formats.intake import MAX_XML_DEPTH, decode
from palabre.engines.formats.notes import Note, NoteKind
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

MAX_NODES: Final = 1_000_000
"""A schedule of 800 events has 20,000 elements."""

_FIVE: Final = frozenset(("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"))
_REFERENCE: Final = late(
    r"<!\[CDATA\[.*?\]\]>"
    r"|&(?:#(?:[0-9]{1,7}|x[0-9a-fA-F]{1,6});|[A-Za-z][A-Za-z0-9]{1,31};)?",
    re.DOTALL,
)
_DECLARATION: Final = late(r"\s*<\?xml[^>]*\?>")


@dataclass(slots=True)
class Node:
    """An element; ``is_closed`` is False where the file broke off inside it."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    is_closed: bool = False

    @property
    def text(self) -> str:
        """Return the element's own text with that of elements inside it."""
        return "".join(self.pieces) + "".join(child.text for child in self.children)

    def get(self, attribute: str) -> str:
        """Return an attribute, or nothing."""
        return self.attributes.get(attribute, "")

    def child(self, tag: str) -> "Node | None":
        """Return the first child of that name."""
        return next((node for node in self.children if node.tag == tag), None)

    def all(self, tag: str) -> Iterator["Node"]:
        """Return the children of that name."""
        return (node for node in self.children if node.tag == tag)

    def said(self, tag: str) -> str:
        """Return the text of the first child of that name, or nothing."""
        node = self.child(tag)
        return node.text if node else ""


def parse_lined(name: str, content: bytes) -> tuple[Node, tuple[Note, ...]]:
    """Parse XML without a document type; what stands before a break is kept.

    Returns
    -------
    tuple of Node and tuple of Note
        The root, and what was mended (stray ampersands, HTML entities, encoding) or
        where the file breaks off.

    Raises
    ------
    Refused
        ``xml-forbidden`` for a document type, entities, absurd depth or size;
        ``xml-malformed`` when not even one element is whole.
    """
    tree = _Tree(name)
    broken = tree.read(content)
    if broken is None:
        return tree.whole(), ()
    text, notes = decode(name, content)
    text = _undeclared(text)
    mended = _REFERENCE.sub(_known_reference, text)
    second = _Tree(name)
    broken = second.read(mended.encode())
    if broken is None:
        if mended != text:
            notes += (_mended_note(name),)
        return second.whole(), notes
    if second.root is None or not second.n_closed:
        raise Refused("xml-malformed", file=name, line=broken[0], why=broken[1])
    return second.root, (*notes, _break_note(name, *broken))


class _Tree:
    """Build nodes from parser events."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.open: list[Node] = []
        self.n_nodes = 0
        self.n_closed = 0
        self.parser = DefusedXMLParser(
            target=self, forbid_dtd=True, forbid_entities=True
        )

    def read(self, content: bytes) -> tuple[int, str] | None:
        """Parse and return the line and reason of a break, if there is one."""
        try:
            self.parser.feed(content)
            self.parser.close()
        except DefusedXmlException as error:
            raise self._forbidden("it declares a document type or entities") from error
        except ParseError as error:
            return error.position[0], str(error).partition(":")[0]
        except (ValueError, LookupError) as error:
            return 1, str(error)
        return None

    def whole(self) -> Node:
        assert self.root is not None
        return self.root

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.n_nodes += 1
        if len(self.open) >= MAX_XML_DEPTH or self.n_nodes > MAX_NODES:
            raise self._forbidden("it is nested too deep or has too many elements")
        line = self.parser.parser.CurrentLineNumber
        node = Node(tag.rpartition("}")[2], attributes, line)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def data(self, text: str) -> None:
        if self.open:
            self.open[-1].pieces.append(text)

    def end(self, _tag: str) -> None:
        self.open.pop().is_closed = True
        self.n_closed += 1

    def close(self) -> None:
        """Do nothing more; the parser asks for this method."""

    def _forbidden(self, why: str) -> Refused:
        return Refused("xml-forbidden", file=self.name, why=why)


def _undeclared(text: str) -> str:
    """Return the text without its declaration, which may name another encoding."""
    return _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)


def _known_reference(found: re.Match[str]) -> str:
    token = found[0]
    if token in _FIVE or token.startswith("<"):
        return token
    meant = html.unescape(token)
    if token in {"&", meant}:
        return "&amp;" + token[1:]
    return "".join(html.escape(sign) for sign in meant if _is_xml(sign))


def _is_xml(sign: str) -> bool:
    """Tell whether XML 1.0 section 2.2 allows the character."""
    return sign in "\t\n\r" or (
        sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"
    )


def _mended_note(name: str) -> Note:
    told = (
        "Ampersands or entities that XML does not know were mended; write &amp; for &."
    )
    return Note(name, 0, "xml-mended", told)


def _break_note(name: str, line: int, why: str) -> Note:
    told = (
        f"The file breaks off here ({why}); what stands before is in, "
        "what follows is not. Export it again, or mend this line."
    )
    return Note(name, line, "xml-broken", told, NoteKind.REFUSED)
