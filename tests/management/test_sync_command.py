"""The command that carries an edition's sittings and documents to another server."""

import io
import json
import sys

import make
import make_accreditation as made
import make_live
import pytest
from make_live import later

from palabre import cli
from palabre.kernel.refusals import Refused
from palabre.management import sync
from palabre.stages.accreditation.documents import Upload
from palabre.stages.live.documents import Listing
from palabre.stages.live.models import RequestForFloor, SessionDocument, Sitting
from palabre.stages.reports.models import Intervention, Source
from palabre.workflows.close_session import close_session
from palabre.workflows.keep_document import keep_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def safe(monkeypatch):
    found = made.safe()
    monkeypatch.setattr(sync, "documents_safe", lambda: found)
    return found


@pytest.fixture
def held(safe):
    """Hold a session with a document, and return it."""
    session = make_live.session()
    sitting = make_live.sitting(session)
    make_live.statement(sitting, "Ada")
    make_live.cues(sitting, "Wells first.", at=later(5))
    for number in (1, 2):
        keep_document(
            session,
            Upload("session", f"{number}.png", made.picture(size=(20, 20 + number))),
            listing=Listing("", "en"),
            safe=safe,
            by=make.LOADER,
            at=later(number),
        )
    close_session(sitting, by=make.LOADER, at=later(60))
    return session


def forget():
    """Make the place look like a server that held nothing."""
    Intervention.objects.all().delete()
    Source.objects.all().delete()
    SessionDocument.objects.all().delete()
    for sitting in Sitting.objects.all():
        sitting.cues.all().delete()
        sitting.statements.all().delete()
        RequestForFloor.objects.filter(sitting=sitting).delete()
        sitting.delete()


def test_sittings_and_documents_go_in_one_file_and_arrive_once(held, tmp_path, capsys):
    file = str(tmp_path / "sittings.jsonl")
    assert cli.main(["sync", "hamlet-2026", file]) == 0
    assert "1 sitting and 2 documents written" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["sittings.jsonl"]
    forget()

    assert cli.main(["sync", "hamlet-2026", file, "--bring"]) == 0
    assert (
        "1 sitting and 2 documents brought in, here already: 0"
        in capsys.readouterr().err
    )
    assert cli.main(["sync", "hamlet-2026", file, "--bring"]) == 0
    assert (
        "0 sittings and 0 documents brought in, here already: 3"
        in capsys.readouterr().err
    )
    assert Sitting.objects.get().cues.get().text == "Wells first."
    assert SessionDocument.objects.filter(session=held).count() == 2


def test_a_document_that_is_refused_leaves_the_others_alone(held, tmp_path, capsys):
    file = tmp_path / "sittings.jsonl"
    cli.main(["sync", "hamlet-2026", str(file)])
    sitting, first, second = map(json.loads, file.read_text().splitlines())
    first["sha256"] = "0" * 64
    lines = [json.dumps(one) for one in (sitting, first, second)]
    file.write_text("\n".join(lines))
    forget()
    capsys.readouterr()

    assert cli.main(["sync", "hamlet-2026", str(file), "--bring"]) == 1

    told = capsys.readouterr().err
    assert "1 sitting and 1 document brought in" in told
    assert f"refused: '{first['code']}'" in told
    assert "the file was damaged" in told
    assert SessionDocument.objects.get().code == second["code"]


def test_a_sitting_that_is_refused_leaves_the_documents_alone(held, tmp_path, capsys):
    file = tmp_path / "sittings.jsonl"
    cli.main(["sync", "hamlet-2026", str(file)])
    sitting, *others = map(json.loads, file.read_text().splitlines())
    sitting["cues"][0]["text"] = "Something else."
    file.write_text("\n".join(json.dumps(one) for one in (sitting, *others)))
    SessionDocument.objects.all().delete()
    capsys.readouterr()

    assert cli.main(["sync", "hamlet-2026", str(file), "--bring"]) == 1

    told = capsys.readouterr().err
    assert "0 sittings and 2 documents brought in" in told
    assert "refused: 'INC-01': Session INC-01 was held here too" in told


def test_documents_stay_where_the_line_is_thin(held, tmp_path, capsys):
    file = tmp_path / "sittings.jsonl"

    cli.main(["sync", "hamlet-2026", str(file), "--no-documents"])

    assert len(file.read_text().splitlines()) == 1
    assert "1 sitting and 0 documents written" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["{", "[]", "7", '"x"', "[" * 100_000, "\\xff"])
def test_a_file_that_is_none_is_refused_in_words(words, tmp_path, held):
    file = tmp_path / "no.jsonl"
    file.write_bytes(words.encode().replace(b"\\xff", b"\xff"))

    with pytest.raises(Refused, match="carried-malformed"):
        list(sync._read(str(file)))


def test_a_line_without_end_is_refused_and_never_held_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(sync, "LINE_LIMIT", 1000)
    file = tmp_path / "no.jsonl"
    file.write_text("{" + "x" * 5000)

    with pytest.raises(Refused, match="carried-malformed"):
        list(sync._read(str(file)))


def test_what_is_piped_goes_from_one_to_the_other(held, monkeypatch, capsys):
    cli.main(["sync", "hamlet-2026", "-"])
    wire = io.BytesIO(capsys.readouterr().out.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(wire))
    forget()

    assert cli.main(["sync", "hamlet-2026", "-", "--bring"]) == 0

    assert "1 sitting and 2 documents brought in" in capsys.readouterr().err
