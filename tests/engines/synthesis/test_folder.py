"""A folder of records becomes a corpus."""

import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.engines.synthesis.corpus import SummitFacts
from palabre.engines.synthesis.folder import corpus_from_records, read_corpus
from palabre.kernel.refusals import Refused

VTT = """WEBVTT

00:00:05.000 --> 00:00:12.000
<v Bo Lindqvist>Welcome to all of you on this rainy morning in the valley.

00:00:13.000 --> 00:00:24.000
<v Amina Diallo>Village libraries should stay open in the evening, because families work.
"""
NOTES = """**Amina Diallo:** Les bibliothèques devraient rester ouvertes le soir, parce que \
les familles travaillent pendant la journée.

**Chair:** Thank you very much, and let us move to the next item of the agenda.
"""
EDITION = """
[summit]
code = "hamlet-2026"
name = { en = "Hamlet Gathering 2026", fr = "Rencontre du Hameau 2026" }
starts_on = 2026-06-12
ends_on = 2026-06-12
city = "Petit-Tilleul"
hosts = ["Commune of Petit-Tilleul"]
chair_style = { en = "Ms Maud Perrachon", fr = "Mme Maud Perrachon" }
baseline = { en = "the Ombreval Plan", fr = "le Plan d'Ombreval" }
is_fictional = true

[[venue]]
name = { en = "The Barn", fr = "La Grange" }
days = [2026-06-12]

[[process]]
name = { en = "Compact", fr = "Pacte" }

[[theme]]
code = "inclusion"
name = { en = "Digital inclusion", fr = "Inclusion numérique" }

[[figure]]
id = "people"
value = 41
definition = { en = "People checked in.", fr = "Personnes enregistrées." }
source = "gate records"
label = { en = "participants", fr = "participants" }

[[organization]]
name = "Commune of Petit-Tilleul"
fr = "Commune de Petit-Tilleul"
"""
SESSIONS = """
[[session]]
code = "INC-01"
type = "thematic-workshop"
title = { en = "Libraries at night", fr = "Les bibliothèques la nuit" }
themes = ["inclusion"]
organizations = ["Lantern Libraries"]
[[session.people]]
name = "Bo Lindqvist"
role = "moderator"
[[session.people]]
name = "Amina Diallo"
role = "speaker"
organization = "Lantern Libraries"
group = "civil-society"
country = "SN"
[session.report]
lang = "en"
challenges = ["Libraries close before families come home from work."]
consensus = ["Participants agreed that evening hours matter more than new shelves."]

[[session]]
code = "INC-02"
title = { en = "Notes of a walk", fr = "Notes d'une promenade" }
record = "walk.md"

[[session]]
code = "INC-03"
title = { en = "A session without a record", fr = "Une séance sans compte rendu" }
"""


def _folder(path: Path) -> Path:
    folder = path / "hamlet"
    for name, words in {
        "edition.toml": EDITION,
        "sessions/inclusion.toml": SESSIONS,
        "records/inc-01.vtt": VTT,
        "records/walk.md": NOTES,
    }.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words, encoding="utf-8")
    return folder


def test_a_scenario_folder_gives_facts_sessions_voices_and_reports(
    tmp_path: Path,
) -> None:
    found = read_corpus(_folder(tmp_path))

    corpus = found.corpus
    assert [one.code for one in corpus.sessions] == ["INC-01", "INC-02"]
    assert [
        (one.id, one.voice.name, one.voice.is_counted, one.lang, one.section)
        for one in corpus.interventions
    ] == [
        ("INC-01-T-0000", "Bo Lindqvist", False, "en", ""),
        ("INC-01-T-0001", "Amina Diallo", True, "en", ""),
        ("INC-01-R-0000", "", False, "en", "challenges"),
        ("INC-01-R-0001", "", False, "en", "consensus"),
        ("INC-02-T-0000", "Amina Diallo", True, "fr", ""),
        ("INC-02-T-0001", "Chair", False, "en", ""),
    ]
    amina = corpus.interventions[1].voice
    assert (amina.organisation, amina.group) == ("Lantern Libraries", "civil-society")
    assert corpus.interventions[4].voice.organisation == "Lantern Libraries"
    assert (found.n_records, found.notes) == (3, ())
    assert [name for name, _ in found.inputs] == [
        "edition.toml",
        "records/inc-01.vtt",
        "records/walk.md",
        "sessions/inclusion.toml",
    ]


@pytest.mark.parametrize(
    ("lang", "name", "host", "chair", "baseline", "venue", "theme"),
    [
        (
            "en",
            "Hamlet Gathering 2026",
            "Commune of Petit-Tilleul",
            "Ms Maud Perrachon",
            "Ombreval Plan",
            "The Barn",
            "Digital inclusion",
        ),
        (
            "fr",
            "Rencontre du Hameau 2026",
            "Commune de Petit-Tilleul",
            "Mme Maud Perrachon",
            "le Plan d'Ombreval",
            "La Grange",
            "Inclusion numérique",
        ),
    ],
)
def test_facts_come_in_the_language_of_the_text(
    tmp_path: Path,
    lang: str,
    name: str,
    host: str,
    chair: str,
    baseline: str,
    venue: str,
    theme: str,
) -> None:
    facts = read_corpus(_folder(tmp_path), lang=lang).corpus.facts

    assert (facts.name, facts.hosts, facts.chair) == (name, (host,), chair)
    assert (facts.baseline, facts.themes) == (baseline, {"inclusion": theme})
    assert facts.venues == ((venue, (date(2026, 6, 12),)),)
    assert (facts.starts_on, facts.is_fictional) == (date(2026, 6, 12), True)
    assert [(one.id, one.value, one.source) for one in facts.figures] == [
        ("people", 41, "gate records")
    ]


def test_without_an_edition_nothing_is_invented(tmp_path: Path) -> None:
    (tmp_path / "inc-01.vtt").write_text(VTT, encoding="utf-8")

    corpus = read_corpus(tmp_path).corpus

    assert corpus.facts == SummitFacts()
    assert [one.id for one in corpus.interventions] == [
        "INC-01-T-0000",
        "INC-01-T-0001",
    ]
    assert [one.voice.is_counted for one in corpus.interventions] == [True, True]


def test_archives_and_single_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "records.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("day1/inc-01.vtt", VTT)

    found = read_corpus(packed)

    assert [one.source for one in found.corpus.interventions] == [
        "records.zip!day1/inc-01.vtt",
        "records.zip!day1/inc-01.vtt",
    ]
    assert [name for name, _ in found.inputs] == ["records.zip"]


def test_a_broken_file_is_told_and_the_rest_is_in(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "records" / "broken.docx").write_bytes(b"PK\x03\x04 no archive")

    found = read_corpus(folder)

    assert {note.file for note in found.notes} == {"records/broken.docx"}
    assert found.n_records == 3


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("edition.toml", "name = ", "toml-malformed"),
        ("sessions/bad.toml", "[[session", "toml-malformed"),
        ("edition.toml", "[[figure]]\nid = 'x'\nvalue = 3", "figure-without-source"),
    ],
)
def test_facts_are_never_half_read(
    tmp_path: Path, name: str, words: str, code: str
) -> None:
    folder = _folder(tmp_path)
    (folder / name).write_text(words, encoding="utf-8")

    with pytest.raises(Refused) as refusal:
        read_corpus(folder)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere", "folder-missing"), ("empty", "nothing-to-draft")]
)
def test_nothing_to_draft_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(Refused) as refusal:
        read_corpus(tmp_path / name)

    assert refusal.value.code == code


def _record(
    file: str, *, hour: int, kind: RecordKind = RecordKind.TRANSCRIPT
) -> Record:
    return Record(
        file=file,
        format="notes",
        turns=(
            Turn("The same words were said in every one of the sittings.", "Bo Li"),
        ),
        kind=kind,
        session="ACE",
        starts_at=datetime(2026, 5, 25, hour, tzinfo=UTC),
    )


def test_two_sittings_under_one_code_are_two_sessions_and_a_report_joins_the_first() -> (
    None
):
    records = [
        _record("b.md", hour=14),
        _record("a.md", hour=9),
        _record("r.md", hour=20, kind=RecordKind.REPORT),
    ]

    corpus = corpus_from_records(records, SummitFacts(), ())

    assert [(one.id, one.source) for one in corpus.interventions] == [
        ("ACE-T-0000", "a.md"),
        ("ACE-R-0000", "r.md"),
        ("ACE-2-T-0000", "b.md"),
    ]
    assert corpus == corpus_from_records(records[::-1], SummitFacts(), ())


def test_files_with_the_same_name_in_two_folders_keep_their_ids_apart() -> None:
    records = [
        Record(
            "mon/talk.md", "notes", (Turn("One thing was said on Monday.", "Bo Li"),)
        ),
        Record(
            "tue/talk.md", "notes", (Turn("One thing was said on Tuesday.", "Bo Li"),)
        ),
    ]

    ids = [
        one.id for one in corpus_from_records(records, SummitFacts(), ()).interventions
    ]

    assert len(set(ids)) == 2


def test_half_signs_are_told_as_unknown_ones() -> None:
    record = Record(
        "a.json", "zoom", (Turn("One half \ud83d of a sign.", "Bo \udc00"),)
    )

    one = corpus_from_records([record], SummitFacts(), ()).interventions[0]

    assert one.text == "One half \ufffd of a sign."
    assert one.voice.name.encode()


def test_a_folder_without_records_names_each_file_and_why(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")

    with pytest.raises(Refused) as caught:
        read_corpus(tmp_path, lang="en")

    assert "\n  broken.docx: " in str(caught.value.facts["why"])


def test_a_day_without_an_hour_is_the_day_of_the_session(tmp_path: Path) -> None:
    words = (
        "---\ndate: 2026-05-27\n---\n**Bo Li:** We met here.\n\n**Ada Roe:** We did."
    )
    (tmp_path / "a.md").write_text(words, encoding="utf-8")

    (session,) = read_corpus(tmp_path).corpus.sessions

    assert session.held_on == date(2026, 5, 27)
