"""Debates out as Akoma Ntoso: who spoke when, in which words."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

from palabre.engines.formats.records import Record, Turn
from palabre.kernel.codes import slug

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "#palabre"


def to_akoma_ntoso(record: Record, *, authority: str, on: date) -> bytes:
    """Write a record as an Akoma Ntoso debate.

    Parameters
    ----------
    authority : str
        Short code of who held the session; it names the work.
    on : date
        Day of the session.

    Notes
    -----
    OASIS LegalDocML "Akoma Ntoso Version 1.0", document type ``debate``: meta with
    FRBR work, expression and manifestation; references to the persons; one
    ``speech`` a turn. Turns whose section is ``written`` are ``writtenStatements``:
    they were filed and not delivered.
    """
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE})
    debate = ET.SubElement(root, "debate", {"name": "sessionRecord"})
    people = _people(record)
    _meta(debate, record, people, authority, on)
    preface = ET.SubElement(ET.SubElement(debate, "preface"), "p")
    ET.SubElement(preface, "docTitle").text = record.title
    ET.SubElement(preface, "docDate", {"date": on.isoformat()}).text = on.isoformat()
    body = ET.SubElement(debate, "debateBody")
    spoken = [turn for turn in record.turns if turn.section != WRITTEN]
    written = [turn for turn in record.turns if turn.section == WRITTEN]
    section = ET.SubElement(body, "debateSection", {"eId": "dbsect_1", "name": "floor"})
    for number, turn in enumerate(spoken, 1):
        _speech(section, turn, number, people, record.starts_at)
    if written:
        section = ET.SubElement(body, "writtenStatements", {"eId": "wrst_1"})
        for number, turn in enumerate(written, len(spoken) + 1):
            _speech(section, turn, number, people, None)
    ET.indent(root)
    written_out: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written_out


WRITTEN = "written"
"""Section of a turn that was filed in writing and not delivered."""


def _people(record: Record) -> dict[str, str]:
    """Return the persons of a record: name → reference, each once."""
    found: dict[str, str] = {}
    taken = {SOURCE.removeprefix("#")}  # the house is a reference, too
    for turn in record.turns:
        if not turn.speaker or turn.speaker in found:
            continue
        base = slug(turn.speaker) or "speaker"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        found[turn.speaker] = name
    return found


def _meta(
    debate: ET.Element,
    record: Record,
    people: dict[str, str],
    authority: str,
    on: date,
) -> None:
    meta = ET.SubElement(debate, "meta")
    identification = ET.SubElement(meta, "identification", {"source": SOURCE})
    work = f"/akn/un/debate/{slug(authority)}/{on.isoformat()}/{slug(record.session)}"
    lang = _ISO_639_2.get(record.lang, "mul")
    expression = f"{work}/{lang}@"
    for level, address in (
        ("FRBRWork", work),
        ("FRBRExpression", expression),
        ("FRBRManifestation", f"{expression}/main.xml"),
    ):
        part = ET.SubElement(identification, level)
        ET.SubElement(part, "FRBRthis", {"value": f"{address}/!main"})
        ET.SubElement(part, "FRBRuri", {"value": address})
        ET.SubElement(part, "FRBRdate", {"date": on.isoformat(), "name": "session"})
        ET.SubElement(part, "FRBRauthor", {"href": SOURCE})
        if level == "FRBRWork":
            ET.SubElement(part, "FRBRcountry", {"value": "un"})
        if level == "FRBRExpression":
            ET.SubElement(part, "FRBRlanguage", {"language": lang})
    references = ET.SubElement(meta, "references", {"source": SOURCE})
    ET.SubElement(
        references,
        "TLCOrganization",
        {
            "eId": "palabre",
            "href": "/ontology/organization/palabre",
            "showAs": "Palabre",
        },
    )
    for name, reference in people.items():
        href = f"/ontology/person/{reference}"
        facts = {"eId": reference, "href": href, "showAs": name}
        ET.SubElement(references, "TLCPerson", facts)


_ISO_639_2 = {
    "ar": "ara",
    "zh": "zho",
    "en": "eng",
    "fr": "fra",
    "ru": "rus",
    "es": "spa",
    "pt": "por",
    "de": "deu",
    "it": "ita",
    "sw": "swa",
}


def _speech(
    section: ET.Element,
    turn: Turn,
    number: int,
    people: dict[str, str],
    starts_at: datetime | None,
) -> None:
    facts = {"eId": f"speech_{number}"}
    facts["by"] = f"#{people[turn.speaker]}" if turn.speaker else SOURCE
    facts |= _times(turn, starts_at)
    if turn.lang:
        facts["xml:lang"] = turn.lang
    speech = ET.SubElement(section, "speech", facts)
    if turn.speaker:
        ET.SubElement(speech, "from").text = _plain(turn.speaker)
    for paragraph in turn.text.split("\n\n"):
        ET.SubElement(speech, "p").text = _plain(paragraph)


def _times(turn: Turn, starts_at: datetime | None) -> dict[str, str]:
    if starts_at is None:
        return {}
    named = (("startTime", turn.starts_ms), ("endTime", turn.ends_ms))
    return {
        name: (starts_at + timedelta(milliseconds=at)).isoformat(timespec="seconds")
        for name, at in named
        if at is not None
    }


def _plain(text: str) -> str:
    """Return text without the signs that XML 1.0 forbids."""
    return "".join(_allowed(" ".join(text.split())))


def _allowed(text: str) -> Iterator[str]:
    for sign in text:
        if (
            sign >= " "
            and sign not in "\ufffe\uffff"
            and not "\ud800" <= sign <= "\udfff"
        ):
            yield sign
