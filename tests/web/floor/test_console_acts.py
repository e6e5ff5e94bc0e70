"""Every act of the console by its form; consoles that had no network; undoing."""

import make
import make_live
import pytest
from make_live import later

from palabre.stages.live import queries
from palabre.stages.live.models import FloorAct, RequestForFloor, Sitting

pytestmark = pytest.mark.django_db
CONSOLE = "/en/hamlet-2026/sessions/INC-01/console/"
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    roles = [make_live.role("Emeka Obi", "moderator")]
    return make_live.sitting(make_live.session(roles=roles))


@pytest.fixture
def emeka(sitting, visit):
    return visit(sitting.session.roles.get().person)


def shown(client):
    return client.get(CONSOLE).content.decode()


def do(client, to, **given):
    answer = client.post(f"{CONSOLE}{to}/", given)
    assert answer.status_code == 302
    return shown(client)


def state_of(request):
    return RequestForFloor.objects.get(pk=request.pk).state


def test_a_speaker_is_paused_interrupted_and_goes_on(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    bo = make_live.request(sitting, "Bo", kind="point-of-order")
    page = do(emeka, f"{ada.code}/give")
    assert "Let interrupt" in page
    assert "Point of order on procedure: heard before all others." in page

    page = do(emeka, f"{bo.code}/interrupt")
    assert "is paused" in page
    page = do(emeka, f"{bo.code}/rule", ruling="Granted.")
    assert "Ruling on the point of order" not in page
    running = queries.floor_now(sitting)
    do(emeka, "end", statement=running.pk)
    do(emeka, f"{ada.code}/resume")
    assert queries.floor_now(sitting).request == ada
    do(emeka, "extend", seconds="60")
    assert queries.floor_now(sitting).limit_seconds == 240
    do(emeka, "pause")
    do(emeka, f"{ada.code}/end")
    assert state_of(ada) == "ended"


def test_the_list_is_kept_by_forms(sitting, emeka):
    ada, bo, chi = (make_live.request(sitting, name) for name in ("Ada", "Bo", "Chi"))

    page = do(emeka, f"{chi.code}/move", place="1", reason="leaves for a plane")
    assert "Put here by the chair: leaves for a plane" in page
    page = do(emeka, f"{ada.code}/skip")
    assert "Was absent when called" in page
    page = do(emeka, f"{bo.code}/hand-over", name="Zoe")
    assert "Zoe" in page
    assert [one.name for one in queries.list_of_speakers(sitting)] == [
        "Chi",
        "Zoe",
        "Ada",
    ]
    assert "Say why" in do(emeka, f"{chi.code}/move", place="2", reason=" ")


def test_the_floor_is_run_as_the_form_says(sitting, emeka):
    given = {
        "order_rule": "balance",
        "limit_seconds": "120",
        "grace_seconds": "5",
        "is_cut_off": "on",
        "list_opens_at": "2026-05-25T14:30",
        "weight-group": "5",
        "limit-question": "60",
        "limit-rank:minister": "300",
        "quota-government": "900",
    }

    answer = emeka.post(f"{CONSOLE}conduct/", given)

    assert answer.status_code == 302
    held = Sitting.objects.get(pk=sitting.pk)
    assert (held.order_rule, held.limit_seconds, held.is_cut_off) == (
        "balance",
        120,
        True,
    )
    assert (held.weights, held.limits, held.quotas) == (
        {"group": 5},
        {"question": 60, "rank:minister": 300},
        {"government": 900},
    )
    zone = held.session.summit.zone
    assert (
        f"{held.list_opens_at.astimezone(__import__('zoneinfo').ZoneInfo(zone)):%H:%M}"
        == ("14:30")
    )
    assert "By balance" in shown(emeka)


def test_a_conduct_that_makes_no_sense_is_told_beside_its_field(sitting, emeka):
    given = {"order_rule": "balance", "limit_seconds": "3", "grace_seconds": "5"}

    answer = emeka.post(f"{CONSOLE}conduct/", given)

    assert answer.status_code == 200
    assert "A statement may take 10 to 3600 seconds." in answer.content.decode()


def test_the_last_act_is_taken_back(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    page = do(emeka, f"{ada.code}/give")
    assert "Ada was given the floor." in page

    page = do(emeka, "undo", act=FloorAct.objects.get().pk)

    assert queries.floor_now(sitting) is None
    assert "Ada was given the floor." not in page
    assert "can be taken back" in do(emeka, "undo", act="999999")


def test_acts_of_a_console_without_network_arrive_with_their_own_instants(
    sitting, emeka
):
    ada, bo = (make_live.request(sitting, name) for name in ("Ada", "Bo"))

    def late(act, key, at, **given):
        facts = {"key": key, "at": at.isoformat(), **given}
        return emeka.post(f"{CONSOLE}{act}/", facts, **JSON)

    for _ in range(2):  # sent twice, done once
        assert late(f"{ada.code}/give", "a1", later(-120)).json() == {}
    late("end", "a2", later(-60), statement=f"code:{ada.code}")
    late(f"{bo.code}/give", "a3", later(-50))

    log = queries.floor_log(sitting)
    assert [(one.request.name, one.started_at, one.ended_at) for one in log] == [
        ("Ada", later(-120), later(-60)),
        ("Bo", later(-50), None),
    ]


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00+00:00", "2099-01-01T00:00Z", "x"])
def test_a_clock_that_cannot_be_is_not_believed(sitting, emeka, at):
    ada = make_live.request(sitting, "Ada")

    emeka.post(f"{CONSOLE}{ada.code}/give/", {"key": "k", "at": at}, **JSON)

    assert queries.floor_now(sitting).started_at == make.NOON


def test_what_the_network_kept_from_happening_is_told_in_words(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    do(emeka, f"{ada.code}/strike")

    answer = emeka.post(f"{CONSOLE}{ada.code}/give/", {"key": "late"}, **JSON)

    assert answer.status_code == 409
    assert answer.json() == {
        "refused": "This can no longer be done: it is now “withdrawn”."
    }


def test_the_balance_shows_who_has_spoken(sitting, emeka):
    request = make_live.request(
        sitting, "Ada", group="academia", country="KE", at=later(-60)
    )
    emeka.post(f"{CONSOLE}{request.code}/give/", {"at": later(-60).isoformat()})

    page = shown(emeka)

    assert "<caption>Group</caption>" in page
    assert "African States" in page or "Africa" in page
    assert '<td class="num">1:00' in page
