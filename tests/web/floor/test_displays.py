"""The door, the wall and the text-only page: what they show when nobody touches them."""

import make
import make_live
import make_programme
import pytest
from django.test import Client

from palabre.stages.live import operations
from palabre.stages.programme import releases

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
ROOM = "/en/hamlet-2026/rooms/hall/tilia/"


@pytest.fixture
def clock(noon):
    """Return the clock of every request."""
    return noon


@pytest.fixture
def sitting():
    return make_live.sitting()


def page(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_wall_shows_the_two_languages_that_came(clock, sitting):
    make_live.cues(sitting, "Bienvenue.", lang="fr")
    one = page(f"{SESSION}wall/")
    assert (one.count("data-live-captions"), 'data-langs="fr"' in one) == (1, True)

    make_live.cues(sitting, "Welcome.", lang="en")
    make_live.cues(sitting, "Bienvenidos.", lang="es")
    two = page(f"{SESSION}wall/")

    assert [tag in two for tag in ('data-only="en"', 'data-only="fr"')] == [True, False]
    assert 'data-only="es"' in two
    told = page(f"{SESSION}wall/?lang=fr&lang=en")
    assert 'data-only="fr"' in told
    assert "data-langs" not in told


def test_the_text_only_page_renews_itself_until_it_is_told_to_stay(clock, sitting):
    renewing = page(f"{SESSION}live/?text=1")
    still = page(f"{SESSION}live/?text=1&still=1")

    assert 'http-equiv="refresh"' in renewing
    assert "text=1&amp;still=1" in renewing
    assert 'http-equiv="refresh"' not in still
    assert "text=1&amp;still=1" not in still


@pytest.fixture
def placed():
    summit = make.summit()
    sessions = [make_programme.session(summit, code) for code in ("INC-01", "HEA-02")]
    for number, one in enumerate(sessions):
        make_programme.placed(one, 10 + number)
    releases.release(summit, "1.0", by=make.LOADER, at=make.NOON)
    return summit, sessions


def seat_of(clock, summit, hour, minute):
    """Return where the code at a seat leads at an hour."""
    clock.at = make_programme.clock(summit, hour, minute)
    return Client().get(f"{ROOM}here/")["Location"]


def test_a_session_that_runs_over_its_time_is_on_until_it_is_closed(clock, placed):
    summit, (first, second) = placed
    opened = operations.open_sitting(first, by=make.LOADER, at=make.NOON)
    clock.at = make_programme.clock(summit, 11, 5)

    door = page(f"{ROOM}door/")
    assert door.index("Session INC-01") < door.index("Session HEA-02")
    assert "On now" in door
    assert seat_of(clock, summit, 11, 5) == f"{SESSION}seat/"
    operations.open_sitting(second, by=make.LOADER, at=make.NOON)
    assert seat_of(clock, summit, 11, 6).endswith("HEA-02/seat/")
    operations.close_sitting(opened, by=make.LOADER, at=clock.at)
    assert "Session INC-01" not in page(f"{ROOM}door/")


def test_a_session_that_nobody_closed_is_forgotten_after_two_hours(clock, placed):
    summit, (first, _) = placed
    operations.open_sitting(first, by=make.LOADER, at=make.NOON)
    clock.at = make_programme.clock(summit, 15)

    assert "No session is on." in page(f"{ROOM}door/")
