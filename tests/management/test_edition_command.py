"""An edition from the command line, and records where there is none."""

from datetime import UTC, datetime

import pytest

from palabre.cli import main
from palabre.stages.people.models import Account
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import RoleGrant, Summit

pytestmark = pytest.mark.django_db

FOUND = (
    "edition valley-2027 --name Valley --from 2027-05-10 --to 2027-05-12 "
    "--zone Europe/Zurich --languages fr,en --secretariat lina@example.org"
)
TALK = ">> ANA: We support the fund.\n>> BEN: So do we.\n"


@pytest.fixture(autouse=True)
def migrated(monkeypatch):
    """Leave the database as the tests made it."""
    for name in ("edition", "importing"):
        monkeypatch.setattr(f"palabre.management.{name}.bring_up_to_date", lambda: None)


def test_edition_is_founded_and_the_link_opens_its_steps(capsys, client):
    assert main(FOUND.split()) == 0

    told = capsys.readouterr().out.split()
    summit = Summit.objects.get()
    assert (summit.zone, summit.languages) == ("Europe/Zurich", ["en", "fr"])
    link = next(one for one in told if "/sign-in/" in one)
    client.post("/" + link.split("/", 3)[3])
    steps = next(one for one in told if one.endswith("/setup/"))
    assert client.get("/" + steps.split("/", 3)[3]).status_code == 200


def test_edition_that_is_there_is_refused_in_words(capsys):
    main(FOUND.split())
    before = (Account.objects.count(), RoleGrant.objects.count())

    assert main(FOUND.split()) == 1

    assert "already" in capsys.readouterr().err
    assert (Account.objects.count(), RoleGrant.objects.count()) == before


def test_day_that_is_none_is_told_how_to_be_written(capsys):
    with pytest.raises(SystemExit):
        main(FOUND.replace("2027-05-10", "10.5.2027").split())

    assert "write it as 2027-05-10" in capsys.readouterr().err


def test_records_make_their_edition_where_there_is_none(tmp_path, capsys):
    (tmp_path / "opening.txt").write_text(TALK, encoding="utf-8")

    assert main(["import", "records", str(tmp_path)]) == 1
    assert "There is no edition yet" in capsys.readouterr().err
    assert main(["import", "records", str(tmp_path), "--edition", "week-1"]) == 0

    assert Session.objects.get().summit.code == "week-1"


def test_records_that_cannot_be_read_make_no_edition(tmp_path, capsys):
    missing = ["import", "records", str(tmp_path / "missing"), "--edition"]

    assert main([*missing, "week-1"]) == 1

    assert not Summit.objects.exists()
    assert "was not made" in capsys.readouterr().err
    (tmp_path / "opening.txt").write_text(TALK, encoding="utf-8")
    assert main(["import", "records", str(tmp_path), "--edition", "week-2"]) == 0
    assert [one.code for one in Summit.objects.all()] == ["week-2"]


TABLE = "title,date,start,duration,room\nOpening,2027-05-10,09:00,00:30,Hall 1\n"


def test_zone_of_a_schedule_without_one_is_taken_by_name(tmp_path):
    table = tmp_path / "programme.csv"
    table.write_text(TABLE, encoding="utf-8")
    words = ["import", "schedule", str(table), "--edition", "valley-2027", "--zone"]

    assert main([*words, "Europe/Brussels"]) == 0

    assert Summit.objects.get().zone == "Europe/Brussels"
    starts_at = Session.objects.get().placement.starts_at
    assert starts_at == datetime(2027, 5, 10, 7, tzinfo=UTC)


def test_schedule_brought_in_again_without_zone_is_read_in_its_editions(
    tmp_path, capsys
):
    table = tmp_path / "valley.csv"
    table.write_text("title;date;start;minutes;room\nTalk;2027-05-10;09:00;45;Hall\n")
    words = ["import", "schedule", str(table), "--edition", "valley-2027"]
    main([*words, "--zone", "Europe/Brussels"])
    before = Session.objects.get().placement.starts_at
    capsys.readouterr()

    assert main(words) == 0

    assert "1 read (0 new, 0 changed)" in capsys.readouterr().out
    assert Session.objects.get().placement.starts_at == before


def test_zone_that_is_none_is_refused_before_reading(tmp_path, capsys):
    words = ["import", "schedule", str(tmp_path / "x.csv"), "--zone", "Mars/Base"]

    assert main(words) == 1

    assert "“Mars/Base” is not a time zone" in capsys.readouterr().err


def test_each_kind_of_import_teaches_by_example(capsys):
    for kind in ("schedule", "records"):
        with pytest.raises(SystemExit):
            main(["import", kind, "--help"])
        assert f"palabre import {kind} " in capsys.readouterr().out.split("options:")[0]


def test_records_go_to_the_only_edition_and_ask_where_there_are_two(tmp_path, capsys):
    (tmp_path / "opening.txt").write_text(TALK, encoding="utf-8")
    records = ["import", "records", str(tmp_path)]
    main(FOUND.split())

    assert main(records) == 0
    main(FOUND.replace("valley-2027", "hill-2027").split())
    capsys.readouterr()
    assert main(records) == 1

    told = capsys.readouterr().err
    assert "hill-2027" in told
    assert "valley-2027" in told
    assert main([*records, "--edition", "no-such"]) == 1
    assert Summit.objects.count() == 2


def test_what_is_no_record_is_left_aside_and_counted(capsys, tmp_path):
    (tmp_path / "OPEN-1.txt").write_text(TALK)
    (tmp_path / "photo.png").write_bytes(b"x")

    assert main(["import", "records", str(tmp_path), "--edition", "valley-2027"]) == 0

    told = capsys.readouterr()
    assert "1 read, 1 in, 0 known before, 0 without a session, " in told.out
    assert "0 mended, 0 refused, 1 left aside" in told.out
    assert "aside photo.png" in told.err
