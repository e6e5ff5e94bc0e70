"""The pages of demands and planning rules: kept, shown again, said where wrong."""

import json

import make
import make_programme
import pytest

from palabre.stages.people.models import Organization, Person
from palabre.stages.programme import demands, optimisation, planning, wanted
from palabre.stages.programme.wanted import After, Attending
from palabre.stages.summits.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    made = make.summit()
    room = make_programme.room(made)
    room.equipment = ["recording", "stage"]
    room.save()
    make_programme.session(made, "A-1", speakers=(make.person("Ada Mensah"),))
    make_programme.session(made, "B-1", organizers=(make.organization("Wells"),))
    return made


@pytest.fixture
def browser(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def address(summit, rest=""):
    return f"/en/{summit.code}/secretariat/{rest}"


def rows(prefix, *given):
    sent = {f"{prefix}-TOTAL_FORMS": len(given), f"{prefix}-INITIAL_FORMS": 0}
    for n, one in enumerate(given):
        sent |= {f"{prefix}-{n}-{name}": value for name, value in one.items()}
    return sent


def of_session(windows=(), wishes=(), orders=(), **once):
    return (
        rows("windows", *windows) | rows("wishes", *wishes) | rows("orders", *orders)
    ) | once


def kept(summit, code="A-1"):
    return wanted.demands_of(summit.sessions.get(code=code))


def test_what_a_session_asks_is_kept_and_shown_again(browser, summit):
    on = summit.starts_on.isoformat()
    sent = of_session(
        windows=[{"days": [on], "opens": "09:00", "closes": "12:00"}],
        wishes=[{"days": [on], "is_avoided": "yes", "strength": "3"}],
        orders=[{"relation": "after", "other": "B-1", "at_least": "15"}],
        needs=["stage"],
        rooms=["hall/tilia"],
        fixed_on=on,
        fixed_at="09:30",
        must_interpret="on",
    )

    answer = browser.post(address(summit, "programme/A-1/demands/"), sent)

    assert answer.status_code == 302
    asked = kept(summit)
    assert [one.to_json() for one in asked.windows] == [
        {"days": [on], "opens": "09:00", "closes": "12:00"}
    ]
    assert [(one.is_avoided, one.strength) for one in asked.wishes] == [(True, 3)]
    assert (asked.rooms, asked.needs) == (("hall/tilia",), ("stage",))
    assert asked.fixed_at == make_programme.clock(summit, 9, 30)
    assert asked.must_interpret
    assert wanted.orders_of(summit) == [After("B-1", "A-1", 15, None)]
    shown = browser.get(address(summit, "programme/A-1/demands/")).content.decode()
    assert 'value="09:30"' in shown
    assert 'value="12:00"' in shown
    told = browser.get(address(summit, "programme/A-1/")).content.decode()
    assert "after B-1, at least 15 minutes between" in told
    assert "rather not:" in told


def test_emptied_rows_ask_nothing_any_longer(browser, summit):
    window = Period((summit.starts_on,))
    asked = wanted.Demands(windows=(window,), needs=("stage",))
    demands.demand(summit.sessions.get(code="A-1"), asked, **BY)

    answer = browser.post(address(summit, "programme/A-1/demands/"), of_session())

    assert answer.status_code == 302
    assert kept(summit).is_empty


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"fixed_on": "first"}, "Give both the day and the hour"),
        (
            {"windows": [{"opens": "12:00", "closes": "09:00"}]},
            "It ends after it begins.",
        ),
        ({"windows": [{"closes": "00:00"}]}, "It ends after it begins."),
        (
            {"orders": [{"relation": "before", "other": "B-1", "at_least": "9",
                         "at_most": "3"}]},
            "The longest distance is not less than the shortest.",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_kept(browser, summit, sent, words):
    if sent.get("fixed_on"):
        sent = {"fixed_on": summit.starts_on.isoformat()}

    answer = browser.post(
        address(summit, "programme/A-1/demands/"), of_session(**sent, needs=["stage"])
    )

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert kept(summit).is_empty
    assert wanted.orders_of(summit) == []


def test_a_series_is_added_and_let_go(browser, summit):
    page = address(summit, "board/rules/series/")
    sent = rows("parts", {"session": "A-1"}, {"session": "B-1"}) | {"at_most": "1440"}

    assert browser.post(page, sent).status_code == 302
    assert wanted.orders_of(summit) == [After("A-1", "B-1", 0, 1440)]
    assert "at most 1440 minutes between" in browser.get(page).content.decode()

    browser.post(f"{page}drop/", {"order": "A-1 B-1"})
    assert wanted.orders_of(summit) == []


def test_a_series_of_one_is_refused_in_words(browser, summit):
    page = address(summit, "board/rules/series/")

    answer = browser.post(page, rows("parts", {"session": "A-1"}))

    assert "A series has two parts at least." in answer.content.decode()


def test_a_body_is_said_to_hold_several_at_once(browser, summit):
    wells = Organization.objects.get(code="wells")
    make_programme.session(summit, "C-1", organizers=(wells,))
    page = address(summit, "board/rules/organizers/")

    assert browser.post(page, {"wells": "several"}).status_code == 302
    assert wanted.single_of(summit) == set()
    browser.post(page, {"wells": ""})
    assert wanted.single_of(summit) == {"wells"}


def test_numbers_weights_and_themes_are_kept(browser, summit):
    page = address(summit, "board/rules/")
    sent = {"walk": "5", "lunch_start": "12:30", "weight-wishes": "90"}

    answer = browser.post(page, sent | {"theme-health": "gather"})

    assert answer.status_code == 302
    problem = optimisation.problem_of(summit)
    assert (problem.rules.walk, problem.rules.lunch.start) == (5, 750)
    assert problem.weights == {"wishes": 90}
    assert {one.code: one.days for one in problem.themes}["health"] == "gather"
    shown = browser.get(page).content.decode()
    assert 'value="12:30"' in shown
    assert "Usually 30 (minutes)." in shown


def test_midnight_ends_the_day(browser, summit):
    page = address(summit, "board/rules/")

    assert browser.post(page, {"civil_end": "00:00"}).status_code == 302
    assert wanted.numbers_of(summit).numbers == {"civil_end": 1440}
    assert 'value="00:00"' in browser.get(page).content.decode()


def test_a_number_outside_is_said_beside_its_field(browser, summit):
    answer = browser.post(address(summit, "board/rules/"), {"walk": "999"})

    assert answer.status_code == 200
    assert "less than or equal to 60" in answer.content.decode()


def test_ways_and_closed_rooms_are_kept(browser, summit):
    page = address(summit, "board/rules/ways/")
    on = summit.starts_on.isoformat()
    walk = {"one": "hall/tilia", "other": "hall/acacia", "minutes": "7"}
    closed = {
        "room": "hall/tilia",
        "starts_at": f"{on}T13:00",
        "ends_at": f"{on}T15:00",
        "reason": "Rehearsal",
    }
    sent = rows("travels") | rows("walks", walk) | rows("closures", closed)

    assert browser.post(page, sent).status_code == 302
    assert wanted.numbers_of(summit).walks == (("hall/tilia", "hall/acacia", 7),)
    (closure,) = planning.closures_of(summit)
    assert closure.starts_at == make_programme.clock(summit, 13)
    assert "Rehearsal" in browser.get(page).content.decode()


def test_a_room_that_opens_before_it_closes_is_refused_whole(browser, summit):
    page = address(summit, "board/rules/ways/")
    on = summit.starts_on.isoformat()
    walk = {"one": "hall/tilia", "other": "hall/acacia", "minutes": "7"}
    closed = {
        "room": "hall/tilia",
        "starts_at": f"{on}T15:00",
        "ends_at": f"{on}T13:00",
    }
    sent = rows("travels") | rows("walks", walk) | rows("closures", closed)

    answer = browser.post(page, sent)

    assert "would open again before it closes" in answer.content.decode()
    assert wanted.numbers_of(summit).walks == ()


def test_when_a_person_can_attend_is_kept(browser, summit):
    ada = Person.objects.get(name="Ada Mensah")
    page = address(summit, f"board/people/{ada.code}/")
    on = summit.starts_on.isoformat()
    sent = rows("periods", {"days": [on], "opens": "10:00"})

    answer = browser.post(page, sent | {"zone": "Asia/Tokyo", "rest": "20"})

    assert answer.status_code == 302
    known = planning.attending_of(summit, ada)
    assert (known.zone, known.rest) == ("Asia/Tokyo", 20)
    assert [one.to_json() for one in known.periods] == [
        {"days": [on], "opens": "10:00", "closes": ""}
    ]
    browser.post(page, rows("periods"))
    assert planning.attending_of(summit, ada) == Attending()


def test_a_zone_that_the_list_lacks_stays(browser, summit):
    ada = Person.objects.get(name="Ada Mensah")
    planning.attend(summit, ada, Attending(zone="UTC"), **BY)

    page = browser.get(address(summit, f"board/people/{ada.code}/")).content.decode()

    assert '<option value="UTC" selected>UTC</option>' in page


def test_ones_own_data_tell_when_one_can_attend(summit, visit):
    ada, there = Person.objects.get(name="Ada Mensah"), Period((summit.starts_on,))
    planning.attend(summit, ada, Attending((there,), "Asia/Tokyo", 15), **BY)

    told = json.loads(visit(ada).get("/en/me/data.json").content)

    known = {"periods": [there.to_json()], "zone": "Asia/Tokyo", "rest": 15}
    assert told["presence"] == [known | {"edition": summit.code}]


def test_nobody_outside_the_edition_has_a_page(browser, summit):
    grace = make.person("Grace Okonkwo")

    assert (
        browser.get(address(summit, f"board/people/{grace.code}/")).status_code == 404
    )


def test_the_board_tells_what_the_held_session_asks(browser, summit):
    asked = wanted.Demands(needs=("stage",), rooms=("hall/tilia",))
    demands.demand(summit.sessions.get(code="A-1"), asked, **BY)
    demands.set_series(summit, ["B-1", "A-1"], **BY)

    held = browser.get(address(summit, "board/?session=A-1")).content.decode()
    other = browser.get(address(summit, "board/?session=B-1")).content.decode()

    assert "<dd>stage</dd>" in held
    assert "<dd>after B-1</dd>" in held
    assert "<dd>stage</dd>" not in other
    assert "<dd>before A-1</dd>" in other
