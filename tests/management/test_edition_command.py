"""An edition from the command line, and records where there is none."""

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
