import make
import make_programme
import pytest

from palabre.gateways.bus import chosen
from palabre.gateways.bus.buses import NullBus
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Placement, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/"
NINE = {"on": "2026-05-25", "starts_at": "09:00", "room": "hall/tilia"}


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def test_desk_shows_what_waits_and_what_is_placed(summit, amina):
    make_programme.session(summit, "INC-01")
    make_programme.placed(make_programme.session(summit, "INC-02"), 9)
    make_programme.placed(make_programme.session(summit, "INC-03"), 10, day=1)

    page = amina.get(f"{HERE}programme/").content.decode()

    waiting, placed = page.split('id="placed"')
    assert "INC-01" in waiting
    assert "INC-01" not in placed
    assert "09:00–09:45" in placed
    assert placed.index("INC-02") < placed.index("Tuesday") < placed.index("INC-03")
    assert "2 changes are not public yet." in page


@pytest.mark.parametrize("n", [1, 3])
def test_desk_costs_the_same_for_one_and_three(
    n, summit, amina, django_assert_num_queries
):
    speaker = make.person()
    for hour in range(n):
        session = make_programme.session(summit, f"A-{hour}", speakers=(speaker,))
        make_programme.placed(session, 9 + hour)
        make_programme.session(summit, f"B-{hour}", speakers=(speaker,))

    with django_assert_num_queries(71):
        amina.get(f"{HERE}programme/")


def test_session_is_placed_in_the_zone_of_the_edition(summit, amina):
    make_programme.session(summit)

    answer = amina.post(f"{HERE}programme/INC-01/", NINE)

    assert answer.url == f"{HERE}programme/"
    placement = Placement.objects.get()
    assert placement.starts_at.isoformat() == "2026-05-25T07:00:00+00:00"
    page = amina.get(f"{HERE}programme/INC-01/").content.decode()
    assert 'value="09:00"' in page
    assert '<option value="hall/tilia" selected>' in page


def test_taken_room_is_refused_in_words_and_nothing_is_lost(summit, amina):
    make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    make_programme.session(summit, "INC-02")

    answer = amina.post(f"{HERE}programme/INC-02/", NINE | {"starts_at": "09:30"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Tilia is taken by “Session INC-01” from 09:00 to 09:45." in page
    assert 'id="id_room_error"' in page
    assert 'value="09:30"' in page
    assert Placement.objects.count() == 1


def test_busy_speaker_and_closed_venue_are_refused_in_words(summit, amina):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "INC-01", speakers=(ada,)), 9)
    make_programme.session(summit, "INC-02", speakers=(ada,))

    busy = amina.post(f"{HERE}programme/INC-02/", NINE | {"room": "hall/acacia"})
    closed = amina.post(f"{HERE}programme/INC-02/", NINE | {"starts_at": "20:00"})

    assert "Ada Mensah is in “Session INC-01” at that time." in busy.content.decode()
    assert "Tilia is not open at that time." in closed.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"room": "hall/nowhere"}, {"on": "2026-05-24"}, {"starts_at": "25:00"}]
)
def test_form_takes_only_what_there_is(summit, amina, wrong):
    make_programme.session(summit)

    assert amina.post(f"{HERE}programme/INC-01/", NINE | wrong).status_code == 200
    assert Placement.objects.count() == 0


def test_session_is_taken_out_and_cancelled(summit, amina):
    make_programme.placed(make_programme.session(summit))

    amina.post(f"{HERE}programme/INC-01/unplace/")
    assert Placement.objects.count() == 0
    refused = amina.post(f"{HERE}programme/INC-01/cancel/", {"cancel-reason": ""})
    assert 'id="id_cancel-reason_error"' in refused.content.decode()
    amina.post(f"{HERE}programme/INC-01/cancel/", {"cancel-reason": "Rain."})
    assert Session.objects.get().state == "cancelled"
    assert (
        "This session is cancelled."
        in amina.get(f"{HERE}programme/INC-01/").content.decode()
    )


def test_what_is_done_off_the_board_is_told_on_it(
    summit, amina, monkeypatch, django_capture_on_commit_callbacks
):
    bus = NullBus()
    monkeypatch.setattr(chosen, "current", lambda _: bus)
    make_programme.session(summit)

    with django_capture_on_commit_callbacks(execute=True):
        amina.post(f"{HERE}programme/INC-01/", NINE)
        amina.post(f"{HERE}programme/INC-01/unplace/")
        amina.post(f"{HERE}programme/INC-01/", NINE)
        amina.post(f"{HERE}programme/INC-01/cancel/", {"cancel-reason": "Rain."})

    assert [(room, one.data) for room, one in bus.told][-1] == (
        "hamlet-2026/~board",
        '{"version":4}',
    )
    assert len(bus.told) == 4


def test_release_is_published_and_told(summit, amina, client):
    make_programme.placed(make_programme.session(summit))

    answer = amina.post(f"{HERE}release/", {"name": "First draft"})

    assert answer.url == f"{HERE}programme/"
    page = amina.get(answer.url).content.decode()
    assert "Last release: “First draft”" in page
    assert "1 session was published." in page
    assert "INC-01" in client.get("/en/hamlet-2026/programme/").content.decode()


def test_moved_session_is_told_in_the_changelog(summit, amina):
    session = make_programme.session(summit)
    make_programme.placed(session, 9)
    amina.post(f"{HERE}release/", {"name": ""})
    make_programme.placed(session, 11)

    amina.post(f"{HERE}release/", {"name": ""})

    page = amina.get(f"{HERE}programme/").content.decode()
    assert "Begins Monday 25 May 2026 at 11:00" in page.replace(",", "")


def test_nothing_new_is_refused_beside_the_form(summit, amina):
    make_programme.placed(make_programme.session(summit))
    amina.post(f"{HERE}release/", {"name": "First"})

    answer = amina.post(f"{HERE}release/", {"name": "Second"})

    page = answer.content.decode()
    assert "Nothing has changed since the release “First”." in page
    assert 'value="Second"' in page


def test_desk_is_the_secretariats(summit, visit, client):
    make_programme.session(summit)
    grace = visit(make.person("Grace"))
    for path in ("programme/", "programme/INC-01/", ""):
        assert grace.get(HERE + path).status_code == 403
        assert client.get(HERE + path).status_code == 302
    for path in ("release/", "programme/INC-01/", "programme/INC-01/cancel/"):
        assert grace.post(HERE + path, NINE).status_code == 403
    assert Placement.objects.count() == 0
