"""A document as Akoma Ntoso 3.0, as the United Nations use it (AKN4UN).

OASIS, "Akoma Ntoso Version 1.0 Part 2: Specifications", 2018. A summary or another
outcome is a ``doc``, the report of a session a ``debateReport``. A sentence that rests
on words carries a note that quotes them.
"""

from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
    levels_of,
)
from palabre.engines.formats.documents.words import labelled, told
from palabre.kernel.codes import slug
from palabre.kernel.languages import primary
from palabre.kernel.late import late

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
EPOCH: Final = date(2000, 1, 1)
SOURCE: Final = "palabre"
AUTHOR: Final = "person_1"
ROLE: Final = "author"
_ISO3: Final = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "pt": "por",
    "ru": "rus",
    "sw": "swa",
    "zh": "zho",
}
_CONTROL: Final = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSAFE: Final = late(r"[^A-Za-z0-9._~-]+")


def write(document: Document) -> bytes:
    """Return a document as Akoma Ntoso, the same bytes for the same document."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("akomaNtoso"))
    is_report = document.kind is DocumentKind.REPORT
    holder = _add(
        root,
        "debateReport" if is_report else "doc",
        name=document.kind.value,
        contains="originalVersion",
    )
    writer = _Writer(document)
    writer.meta(holder)
    writer.preface(holder)
    writer.body(holder)
    ET.indent(root)
    told_xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told_xml + b"\n"


class _Writer:
    """Names the parts of one document as it writes them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.on = (document.issued_on or EPOCH).isoformat()
        self.lang = _ISO3.get(primary(document.lang), "und")
        self.n_notes = 0
        self.notes: list[tuple[str, Evidence]] = []
        self._gather()

    def _gather(self) -> None:
        for sentence in self.document.sentences():
            for one in sentence.evidence:
                self.notes.append((f"note_{len(self.notes) + 1}", one))

    def meta(self, holder: ET.Element) -> None:
        """Write who, when, in which language, and the notes."""
        meta = _add(holder, "meta")
        self._identification(meta)
        if self.document.issued_on:
            cycle = _add(meta, "lifecycle", source=f"#{SOURCE}")
            _add(
                cycle,
                "eventRef",
                eId="event_1",
                date=self.on,
                source=f"#{SOURCE}",
                type="generation",
            )
        self._references(meta)
        if self.notes:
            kept = _add(meta, "notes", source=f"#{SOURCE}")
            for name, one in self.notes:
                note = _add(kept, "note", eId=name)
                line = _add(note, "p")
                _say(line, _evidence(one))
                if one.url:
                    _say(_add(line, "a", href=clean(one.url)), one.url)

    def _references(self, meta: ET.Element) -> None:
        """Tell who is referred to: the program, and the person whose text it is."""
        found = _add(meta, "references", source=f"#{SOURCE}")
        known = [("TLCOrganization", SOURCE, "organization/palabre", "Palabre")]
        if self.document.author:
            who = clean(self.document.author)
            known.append(("TLCPerson", AUTHOR, f"person/{slug(who) or AUTHOR}", who))
        known.append(("TLCRole", ROLE, "role/author", "Author"))
        for tag, name, place, shown in known:
            _add(found, tag, eId=name, href=f"/akn/ontology/{place}", showAs=shown)

    def _identification(self, meta: ET.Element) -> None:
        document = self.document
        work = f"/akn/un/{_kind(document)}/{self.on}/{_number(document)}"
        expression = f"{work}/{self.lang}@{self.on}"
        found = _add(meta, "identification", source=f"#{SOURCE}")
        levels = (
            ("FRBRWork", work, "generation"),
            ("FRBRExpression", expression, "expression"),
            ("FRBRManifestation", f"{expression}.akn", "manifestation"),
        )
        author = AUTHOR if document.author else SOURCE
        for level, uri, name in levels:
            part = _add(found, level)
            _add(part, "FRBRthis", value=f"{uri}/!main")
            _add(part, "FRBRuri", value=uri)
            _add(part, "FRBRdate", date=self.on, name=name)
            by = SOURCE if level == "FRBRManifestation" else author
            _add(part, "FRBRauthor", href=f"#{by}", **{"as": f"#{ROLE}"})
            if level == "FRBRWork":
                _add(part, "FRBRcountry", value="un")
                if document.symbol:
                    _add(part, "FRBRnumber", value=clean(document.symbol))
                _add(part, "FRBRname", value=document.kind.value)
            elif level == "FRBRExpression":
                _add(part, "FRBRlanguage", language=self.lang)
            else:
                _add(part, "FRBRformat", value="application/akn+xml")

    def preface(self, holder: ET.Element) -> None:
        """Write title, symbol, facts and status."""
        document = self.document
        preface = _add(holder, "preface", eId="preface")
        if document.eyebrow:
            _say(_add(preface, "p"), document.eyebrow)
        line = _add(preface, "p")
        _say(_add(line, "docTitle"), document.title)
        if document.symbol:
            _say(_add(_add(preface, "p"), "docNumber"), document.symbol)
        if document.issued_on:
            _say(_add(_add(preface, "p"), "docDate", date=self.on), self.on)
        for label, value in document.facts:
            _say(_add(preface, "p"), labelled(label, document.lang) + value)
        if document.status:
            _say(_add(preface, "p"), document.status)

    def body(self, holder: ET.Element) -> None:
        """Write sections, nested by level, with numbered paragraphs."""
        body = _add(holder, "mainBody", eId="body")
        sections = self.document.sections
        levels = levels_of(sections)
        above = [body]
        for number, (section, level) in enumerate(
            zip(sections, levels, strict=True), 1
        ):
            del above[level:]
            above.append(self._section(above[-1], section, number))
            is_last = number == len(sections)
            if not section.paragraphs and (is_last or levels[number] <= level):
                _add(_add(above[-1], "content"), "p")
        if not sections:
            _add(body, "p")

    def _section(self, parent: ET.Element, section: Section, number: int) -> ET.Element:
        """Write a heading and its paragraphs; return what its own sections go into."""
        made = _add(parent, "hcontainer", name="section", eId=f"hcontainer_{number}")
        _say(_add(made, "heading"), section.title)
        for place, paragraph in enumerate(section.paragraphs, 1):
            self._paragraph(made, paragraph, f"hcontainer_{number}__para_{place}")
        return made

    def _paragraph(self, made: ET.Element, paragraph: Paragraph, name: str) -> None:
        part = _add(made, "paragraph", eId=name)
        if paragraph.number:
            _say(_add(part, "num"), f"{paragraph.number}.")
        content = _add(part, "content")
        line = _add(content, "p")
        if paragraph.is_quotation:
            line.set("class", "quotation")
        if paragraph.lead:
            _say(_add(line, "b"), paragraph.lead)
        for sentence in paragraph.sentences:
            self._sentence(line, sentence)

    def _sentence(self, line: ET.Element, sentence: Sentence) -> None:
        span = _add(line, "span")
        if sentence.lang:
            span.set("{http://www.w3.org/XML/1998/namespace}lang", sentence.lang)
        _say(span, sentence.text)
        for _ in sentence.evidence:
            self.n_notes += 1
            _add(
                line,
                "noteRef",
                href=f"#note_{self.n_notes}",
                marker=str(self.n_notes),
            )


def _evidence(one: Evidence) -> str:
    words = told(" ".join(one.words.split()), one.lang) if one.words else ""
    parts = [part for part in (one.who, words, one.where, one.told) if part]
    return " · ".join([*parts, ""] if one.url else parts)


def _kind(document: Document) -> str:
    return "debateReport" if document.kind is DocumentKind.REPORT else "doc"


def _number(document: Document) -> str:
    told_number = document.symbol or document.path or document.kind.value
    return _UNSAFE.sub("-", told_number).strip("-").lower() or "nn"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: ET.Element, tag: str, /, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _tag(tag), attributes)


def _say(element: ET.Element, words: str) -> None:
    element.text = clean(words)


def clean(words: str) -> str:
    """Return words without signs that XML cannot hold."""
    return _CONTROL.sub("", words)
