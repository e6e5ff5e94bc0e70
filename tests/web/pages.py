"""Looking at a page as a browser does: its frame, its fields, what is inline."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>"),
    "a style in the page": re.compile(r"<style\b"),
    "a style on an element": re.compile(r"<[^>]*\sstyle\s*="),
    "a handler on an element": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=\s*[\"']"),
    "an address that is a script": re.compile(r"href\s*=\s*[\"']javascript:"),
    "a template's mark": re.compile(r"\{[{%]|[}%]\}"),
}
"""What a strict content security policy refuses, or what a template forgot."""

UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})
"""Kinds of field that need no label of their own."""

NAMING = ("aria-label", "aria-labelledby", "title")


@dataclass(slots=True)
class Page(HTMLParser):
    """A page taken apart.

    Parameters
    ----------
    frame : dict
        Attributes of the root element.
    fields : list
        Attributes of every field that needs a label, and whether it stands in one.
    """

    html: str
    frame: dict[str, str | None] = field(default_factory=dict)
    fields: list[tuple[dict[str, str | None], bool]] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    n_headings: int = 0
    images: list[dict[str, str | None]] = field(default_factory=list)
    depth: int = 0
    title: str = ""
    is_in_title: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id"):
            self.ids[str(given["id"])] += 1
        match tag:
            case "html":
                self.frame = given
            case "title":
                self.is_in_title = not self.title
            case "label":
                self.depth += 1
                self.labelled.add(str(given.get("for")))
            case "h1":
                self.n_headings += 1
            case "img":
                self.images.append(given)
            case "select" | "textarea" | "input":
                self._field(given)

    def _field(self, given: dict[str, str | None]) -> None:
        if given.get("type") not in UNLABELLED:
            self.fields.append((given, self.depth > 0))

    def handle_endtag(self, tag):
        if tag == "label":
            self.depth -= 1
        if tag == "title":
            self.is_in_title = False

    def handle_data(self, data):
        if self.is_in_title:
            self.title += data

    def unlabelled(self) -> list[str]:
        """Return the names of fields that nobody can call by a name."""
        return [
            str(given.get("name"))
            for given, is_inside in self.fields
            if not is_inside
            and given.get("id") not in self.labelled
            and not any(given.get(name) for name in NAMING)
        ]

    def repeated(self) -> list[str]:
        """Return the ids that stand on the page more than once."""
        return sorted(name for name, n in self.ids.items() if n > 1)

    def inline(self) -> list[str]:
        """Return what the page holds that it must not."""
        return [told for told, found in INLINE.items() if found.search(self.html)]
