import json

import make
import make_programme
import pytest

from palabre.gateways.bus import chosen
from palabre.gateways.bus.buses import NullBus
from palabre.stages.people.models import Person
from palabre.stages.programme import steps
from palabre.stages.programme.models import Placement
from palabre.workflows.tell_room import room_events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/board/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def at(hour, in_="tilia"):
    return f"hall/{in_}@2026-05-25T{hour:02}:00:00+02:00"


def moved(browser, code, to, version, **more):
    facts = {"session": code, "to": to, "version": version} | more
    return browser.post(f"{HERE}move/", facts, follow=True).content.decode()


def test_board_shows_what_waits_and_a_day_of_rooms(summit, amina):
    make_programme.session(summit, "A-1")
    make_programme.placed(make_programme.session(summit, "B-1"), 9)
    make_programme.placed(make_programme.session(summit, "C-1"), 9, day=1)

    page = amina.get(HERE).content.decode()

    waiting, grid = page.partition('data-part="waiting"')[2].split('data-part="grid"')
    assert ("A-1" in waiting, "B-1" in waiting) == (True, False)
    assert ("B-1" in grid, "C-1" in grid) == (True, False)
    assert "Nothing clashes" in page
    assert 'data-room="hall/acacia"' in grid
    assert "C-1" in amina.get(f"{HERE}?day=2026-05-26").content.decode()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "B-1 placed: no room → Mon 25 May 10:00, "),
        ("fr", "placement : B-1 : aucune salle → lun. 25 mai 10:00, "),
        ("ar", "وُضع: B-1: بلا قاعة ← الاثنين 25 مايو 10:00، "),
    ],
)
def test_last_changes_are_told_in_the_pages_language(summit, amina, lang, told):
    make_programme.session(summit, "B-1")
    moved(amina, "B-1", at(10), 0)

    page = amina.get(HERE.replace("/en/", f"/{lang}/")).content.decode()

    steps_told = page[page.index('<details class="steps">') :].replace("\u00a0", " ")
    assert told in steps_told[: steps_told.index("</details>")]


def test_every_move_works_without_dragging(summit, amina):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)
    make_programme.session(summit, "B-1", speakers=(ada,))

    page = amina.get(f"{HERE}?session=B-1").content.decode()

    assert f'name="to" value="{at(10)}"' in page
    assert f'name="to" value="{at(9, "acacia")}"' in page
    assert "Ada Mensah: in “Session A-1” (A-1) at that time." in page
    told = moved(amina, "B-1", at(10), 1)
    assert "Done: B-1 placed: no room → Mon 25 May 10:00, Tilia · Amina" in told
    assert Placement.objects.get(session__code="B-1").room.code == "tilia"


def test_targets_say_what_clashes_and_whom_it_affects(summit, amina):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)
    make_programme.session(summit, "B-1", speakers=(ada,), expected_audience=50)

    told = json.loads(amina.get(f"{HERE}targets/B-1/").content)

    level, n, said = told["places"]["hall/acacia"]["2026-05-25T09:00:00+02:00"]
    assert (level, n) == ("clash", 11)
    assert [told["said"][number] for number in said] == [
        "Ada Mensah: in “Session A-1” (A-1) at that time.",
        "10 people would find no seat.",
    ]
    assert told["places"]["hall/tilia"]["2026-05-25T14:00:00+02:00"] == ["", 0, []]


def test_conflict_says_who_moved_it_and_overwrites_nothing(summit, amina):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    moved(amina, "A-1", at(11), 1)

    told = moved(amina, "A-1", at(14), 1)

    assert "Amina Benhaddou has moved A-1 meanwhile" in told
    assert "Nothing was overwritten" in told
    assert Placement.objects.get().starts_at == make_programme.clock(summit, 11)


def test_undo_and_redo_survive_a_reload(summit, amina):
    make_programme.session(summit, "A-1")
    moved(amina, "A-1", at(9), 0)

    page = amina.get(HERE).content.decode()
    assert "A-1 placed: no room → Mon 25 May 09:00, Tilia · Amina" in page
    amina.post(f"{HERE}undo/", {"step": 1})
    assert Placement.objects.count() == 0
    assert 'data-key="redo"' in amina.get(HERE).content.decode()
    amina.post(f"{HERE}redo/", {"step": 1})

    assert Placement.objects.count() == 1


def test_pin_swap_and_take_out_are_forms(summit, amina):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    make_programme.placed(make_programme.session(summit, "B-1"), 11)
    page = amina.get(f"{HERE}?session=A-1").content.decode()
    assert 'name="with" value="B-1"' in page

    amina.post(f"{HERE}swap/", {"session": "A-1", "with": "B-1", "version": 2})
    amina.post(f"{HERE}pin/", {"session": "A-1", "version": 3})
    refused = amina.post(
        f"{HERE}take-out/", {"session": "A-1", "version": 4}, follow=True
    )
    amina.post(f"{HERE}take-out/", {"session": "B-1", "version": 4})

    assert "A-1 is pinned" in refused.content.decode()
    placement = Placement.objects.get()
    assert (placement.session.code, placement.is_pinned) == ("A-1", True)
    assert placement.starts_at == make_programme.clock(summit, 11)


@pytest.mark.parametrize("to", ["", "hall/tilia", "hall/none@2026-05-25T09:00+02:00"])
def test_unreadable_place_is_said_in_words(summit, amina, to):
    make_programme.session(summit, "A-1")

    assert "is no place of this edition" in moved(amina, "A-1", to, 0)


def test_filter_keeps_the_others_in_the_shade(summit, amina):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)
    make_programme.placed(make_programme.session(summit, "B-1"), 10)

    page = amina.get(f"{HERE}?q=mensah").content.decode()

    dim = [line for line in page.splitlines() if "data-card" in line and " dim" in line]
    assert len(dim) == 1
    assert 'data-card="B-1"' in dim[0]


def test_everybody_at_the_board_is_told_a_number_and_nothing_else(
    summit, amina, django_capture_on_commit_callbacks
):
    make_programme.session(summit, "A-1")
    bus = NullBus()
    chosen.use(bus)

    with django_capture_on_commit_callbacks(execute=True):
        moved(amina, "A-1", at(9), 0)

    assert [(room, one.kind, one.data) for room, one in bus.told] == [
        ("hamlet-2026/~board", "board", '{"version":1}')
    ]
    (told,) = room_events("hamlet-2026/~board", 0)
    assert (told.number, told.data) == (1, '{"version":1}')
    assert room_events("nowhere/~board", 0) is None
    assert steps.version_of(summit) == 1


@pytest.mark.parametrize("n", [1, 3])
def test_board_costs_the_same_for_one_and_three(
    n, summit, amina, django_assert_num_queries
):
    speaker = make.person()
    for hour in range(n):
        session = make_programme.session(summit, f"A-{hour}", speakers=(speaker,))
        make_programme.placed(session, 9 + hour)
        make_programme.session(summit, f"B-{hour}", speakers=(speaker,))

    with django_assert_num_queries(35):
        amina.get(f"{HERE}?session=B-0")
