import make
import make_programme
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.stages.people.models import Person
from palabre.stages.programme import teams
from palabre.stages.programme.models import Placement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def browser(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def address(summit, rest=""):
    return f"/en/{summit.code}/secretariat/board/interpretation/{rest}"


def row(n=0, **told):
    given = {"name": "Blue", "languages": ["en", "fr"], "n_booths": "1"} | told
    return {f"rows-{n}-{name}": value for name, value in given.items()}


def kept(browser, summit, *rows):
    sent = {"part": "teams", "rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": 0}
    for one in rows:
        sent |= one
    return browser.post(address(summit, "teams/"), sent)


def test_teams_are_kept_with_their_hours(browser, summit):
    on = summit.starts_on.isoformat()

    answer = kept(browser, summit, row(**{f"on_{on}": "09:00-13:00"}))

    assert answer.status_code == 302
    (team,) = teams.teams_of(summit)
    assert (team.name, team.languages, len(team.present)) == ("Blue", ["en", "fr"], 1)
    shown = browser.get(address(summit, "teams/")).content.decode()
    assert 'value="09:00-13:00"' in shown


def test_hours_that_cannot_be_read_are_said_beside_their_day(browser, summit):
    on = summit.starts_on.isoformat()

    answer = kept(browser, summit, row(**{f"on_{on}": "morning"}))

    assert answer.status_code == 200
    assert "“morning” is not a block" in answer.content.decode()
    assert not teams.teams_of(summit).exists()


def test_usual_blocks_are_one_click(browser, summit):
    answer = browser.post(address(summit, "blocks/"), {"usual": "180"})

    assert answer.status_code == 302
    assert teams.blocks_of(summit).count() == len(teams.usual_blocks(summit, 180)) > 0


def test_blocks_that_overlap_are_refused(browser, summit):
    sent = {f"blocks-{summit.starts_on.isoformat()}": "10:00-13:00, 12:00-14:00"}

    answer = browser.post(address(summit, "blocks/"), sent)

    assert "Two blocks overlap" in answer.content.decode()
    assert not teams.blocks_of(summit).exists()


def test_a_table_changes_known_teams_and_keeps_the_others(browser, summit):
    plans = [
        teams.TeamPlan(code, code.title(), ("en", "fr")) for code in ("blue", "grey")
    ]
    teams.set_teams(summit, plans, **BY)
    table = "Code,Name,Languages,Hybrid\nblue,Blue,en fr es,yes\ngold,Gold,en ar,no\n"
    file = SimpleUploadedFile("teams.csv", table.encode())

    answer = browser.post(address(summit, "teams/import/"), {"table-file": file})

    assert answer.status_code == 302
    assert [
        (one.code, one.languages, one.is_hybrid) for one in teams.teams_of(summit)
    ] == [
        ("blue", ["en", "fr", "es"], True),
        ("grey", ["en", "fr"], False),
        ("gold", ["en", "ar"], False),
    ]


def test_a_table_that_is_none_is_refused(browser, summit):
    file = SimpleUploadedFile("teams.csv", b"name,languages\nBlue,en\n")

    answer = browser.post(address(summit, "teams/import/"), {"table-file": file})

    assert "at least two languages" in answer.content.decode()


def staffed(summit):
    plans = [teams.TeamPlan("blue", "Blue", ("en", "fr"), n_booths=1)]
    teams.set_teams(summit, plans, **BY)
    teams.set_blocks(summit, teams.usual_blocks(summit, 180), **BY)
    session = make_programme.session(summit, languages=["en", "fr"])
    make_programme.placed(session, 10)


def test_the_engine_staffs_the_booths(browser, summit):
    staffed(summit)

    browser.post(address(summit, "staff/"))

    shown = browser.get(address(summit)).content.decode()
    assert Placement.objects.get().team.code == "blue"
    assert "No language is lost" in shown
    assert "1 / 7" in shown


def test_a_person_says_who_interprets_where(browser, summit):
    staffed(summit)
    room = make_programme.room(summit)
    place = f"600@{room.venue.code}/{room.code}"
    sent = {"place": place, "team": "blue", "version": 1}

    browser.post(address(summit, "staff/"), sent)
    assert Placement.objects.get().team.code == "blue"

    again = browser.post(address(summit, "staff/"), sent | {"version": 2}, follow=True)
    assert "nothing was changed" in again.content.decode()
