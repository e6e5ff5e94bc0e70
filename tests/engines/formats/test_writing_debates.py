"""Debates out as Akoma Ntoso, and in again as they were."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from palabre.engines.formats.reading import read_record
from palabre.engines.formats.records import Record, Turn
from palabre.engines.formats.writing_debates import NAMESPACE, WRITTEN, to_akoma_ntoso

AKN = f"{{{NAMESPACE}}}"
RECORD = Record(
    file="INC-01 captions",
    format="live-captions",
    turns=(
        Turn("Good <morning> & welcome.", "Ada Obi", starts_ms=5000, ends_ms=9000),
        Turn("Merci.", "Ada  Obi", lang="fr"),
        Turn("No name.\n\nTwo thoughts.", ""),
        Turn("In short:\x0b yes.", "Bo", section=WRITTEN),
    ),
    title="Who is outside the door?",
    session="INC-01",
    lang="en",
    starts_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
)


def written(record=RECORD):
    return to_akoma_ntoso(record, authority="hamlet-2026", on=date(2026, 3, 2))


def test_a_debate_names_its_work_its_people_and_its_times():
    root = ET.fromstring(written())

    (debate,) = root
    uris = [one.get("value") for one in root.iter(f"{AKN}FRBRuri")]
    people = [one.get("showAs") for one in root.iter(f"{AKN}TLCPerson")]
    first = next(root.iter(f"{AKN}speech"))
    assert debate.tag == f"{AKN}debate"
    assert uris == [
        "/akn/un/debate/hamlet-2026/2026-03-02/inc-01",
        "/akn/un/debate/hamlet-2026/2026-03-02/inc-01/eng@",
        "/akn/un/debate/hamlet-2026/2026-03-02/inc-01/eng@/main.xml",
    ]
    assert people == ["Ada Obi", "Ada  Obi", "Bo"]
    assert first.attrib == {
        "eId": "speech_1",
        "by": "#ada-obi",
        "startTime": "2026-03-02T12:00:05+00:00",
        "endTime": "2026-03-02T12:00:09+00:00",
    }


def test_what_was_filed_in_writing_stands_apart():
    root = ET.fromstring(written())

    (apart,) = root.iter(f"{AKN}writtenStatements")

    assert [one.text for one in apart.iter(f"{AKN}p")] == ["In short: yes."]


def test_what_is_written_is_read_again():
    (record,) = read_record("INC-01.xml", written())

    said = [(turn.speaker, turn.text) for turn in record.turns]
    assert said[0] == ("Ada Obi", "Good <morning> & welcome.\n\nMerci.")
    assert said[-1] == ("Bo", "In short: yes.")
    assert record.title == "Who is outside the door?"


@pytest.mark.slow
@pytest.mark.parametrize(
    "turns",
    [
        RECORD.turns,
        RECORD.turns[-1:],
        (),
        tuple(Turn("Yes.", name) for name in ("Palabre", "3 Rivers", "عائشة", "李")),
    ],
)
def test_a_debate_is_valid_against_the_public_schema(schema, turns):
    schema.validate(io.BytesIO(written(replace(RECORD, turns=turns))))
