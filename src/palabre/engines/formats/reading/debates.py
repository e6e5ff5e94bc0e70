"""Akoma Ntoso debates: speeches with references to persons.

OASIS LegalDocML, "Akoma Ntoso Version 1.0", document type ``debate``.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from palabre.engines.formats.intake import parse_xml
from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import speaker_name
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import one_line
from palabre.engines.formats.records import Record
from palabre.kernel.refusals import Refused

_SPOKEN: Final = frozenset({"speech", "question", "answer", "other"})
_LABELS: Final = frozenset({"from", "num", "heading", "authorialNote", "recordedTime"})


def looks_like(text: str) -> bool:
    """Say whether the root of the XML is Akoma Ntoso's."""
    return "<akomaNtoso" in text[:4_000] or ":akomaNtoso" in text[:4_000]


def read(source: Source) -> Record:
    """Read a debate."""
    root = parse_xml(source.name, source.content)
    debate = next(
        (e for e in root.iter() if _tag(e) in {"debate", "debateReport"}), None
    )
    if _tag(root) != "akomaNtoso" or debate is None:
        raise Refused("record-unknown", file=source.name)
    remarks = Remarks(source.name)
    people = {
        e.get("eId") or e.get("id") or "": e.get("showAs") or ""
        for e in root.iter()
        if _tag(e) in {"TLCPerson", "TLCRole", "TLCOrganization"}
    }
    record = Record(
        file=source.name,
        format="akoma-ntoso",
        turns=turns_of(_pieces(debate, people), remarks),
        title=_first_text(root, "docTitle") or _first_text(debate, "heading"),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, _facts(root), remarks)


def _pieces(debate: Element, people: dict[str, str]) -> Iterator[Piece]:
    for speech in debate.iter():
        if _tag(speech) not in _SPOKEN:
            continue
        speaker = _speaker(speech, people)
        for at, paragraph in enumerate(_paragraphs(speech)):
            said = speaker if at == 0 else None
            yield Piece(paragraph, 0, said, is_paragraph=True)


def _speaker(speech: Element, people: dict[str, str]) -> str:
    """Return the name as printed, or else the person referred to."""
    printed = next((one_line(_text(e)) for e in speech if _tag(e) == "from"), "")
    reference = (speech.get("by") or "").lstrip("#")
    whole = people.get(reference, "")
    printed = printed.rstrip(": ")
    return whole if _is_short_for(printed, whole) else printed or whole or reference


def _is_short_for(printed: str, whole: str) -> bool:
    """Say whether a printed name is a part of the whole one: "Ms. Obi" of "Ama Obi"."""
    part = speaker_name(printed).casefold().split()
    return bool(part) and set(part) < set(speaker_name(whole).casefold().split())


def _paragraphs(speech: Element) -> Iterator[str]:
    """Yield the texts of a speech that are not inside another speech."""
    for child in speech:
        if _tag(child) in _LABELS or _tag(child) in _SPOKEN:
            continue
        text = one_line(_text(child))
        if text:
            yield text


def _text(element: Element) -> str:
    """Return the words inside, without notes and printed names."""
    if _tag(element) in {"authorialNote", "recordedTime"}:
        return ""
    inside = [element.text or ""]
    for child in element:
        gap = " " if _tag(child) == "num" else ""
        inside += [_text(child), gap, child.tail or ""]
    return "".join(inside)


def _facts(root: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for element in root.iter():
        tag = _tag(element)
        if tag == "FRBRlanguage" and element.get("language"):
            facts.setdefault("lang", element.get("language") or "")
        elif tag == "FRBRdate" and element.get("date"):
            facts.setdefault("starts_at", element.get("date") or "")
    return facts


def _first_text(root: Element, tag: str) -> str:
    return next((one_line(_text(e)) for e in root.iter() if _tag(e) == tag), "")


def _tag(element: Element) -> str:
    """Return the name without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
