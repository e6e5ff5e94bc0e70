import make
import make_programme
import pytest
from django.test import Client

from palabre.stages.programme import operations as programme
from palabre.stages.programme import releases
from palabre.stages.programme.models import Agenda, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/"


@pytest.fixture
def summit():
    made = make.summit()
    for hour, code in enumerate(("A-1", "B-1"), 9):
        make_programme.placed(make_programme.session(made, code), hour)
    releases.release(made, "", by=make.LOADER, at=make.NOON)
    return made


def test_agenda_without_an_account_is_kept_by_this_browser(summit, client):
    client.post(f"{HERE}agenda/star/A-1/")

    answer = client.get(f"{HERE}agenda/")
    page = answer.content.decode()

    assert answer["Referrer-Policy"] == "same-origin"  # its forms say their origin
    assert "Session A-1" in page
    assert "Session B-1" not in page
    assert Agenda.objects.get().token in page
    assert (
        "Nothing is in this agenda yet"
        in Client().get(f"{HERE}agenda/").content.decode()
    )


def test_day_of_the_agenda_is_said_once(summit, client):
    for code in ("A-1", "B-1"):
        client.post(f"{HERE}agenda/star/{code}/")

    page = client.get(f"{HERE}agenda/").content.decode()

    assert page.count('<span class="on">Mon 25 May</span>') == 1


def test_feed_is_private_and_follows_every_release(summit, client):
    client.post(f"{HERE}agenda/star/A-1/")
    feed = f"{HERE}agenda/{Agenda.objects.get().token}.ics"

    first = Client().get(feed)
    make_programme.placed(Session.objects.get(code="A-1"), 14)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    second = Client().get(feed).content.decode()

    assert first["Cache-Control"].startswith("private")
    assert "SEQUENCE:0" in first.content.decode()
    assert ("SEQUENCE:1" in second, "20260525T120000Z" in second) == (True, True)
    assert Client().get(f"{HERE}agenda/guessed.ics").status_code == 404


def test_cancelled_session_is_cancelled_in_the_feed(summit, client):
    client.post(f"{HERE}agenda/star/A-1/")
    gone = Session.objects.get(code="A-1")
    programme.cancel(gone, reason="Flu.", by=make.LOADER, at=make.NOON)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)

    feed = client.get(f"{HERE}agenda/{Agenda.objects.get().token}.ics")

    assert "STATUS:CANCELLED" in feed.content.decode()
    assert "DTSTART:20260525T070000Z" in feed.content.decode()


def test_session_goes_out_of_the_agenda(summit, client):
    client.post(f"{HERE}agenda/star/A-1/")

    client.post(f"{HERE}agenda/star/A-1/", {"out": "1"})

    assert (
        "Nothing is in this agenda yet" in client.get(f"{HERE}agenda/").content.decode()
    )


def test_page_of_another_site_stars_nothing(summit, client):
    answer = client.post(
        f"{HERE}agenda/star/A-1/", headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403
    assert Agenda.objects.count() == 0


def test_page_leads_back_only_into_the_house(summit, client):
    answer = client.post(
        f"{HERE}agenda/star/A-1/", {"next": "https://elsewhere.example/"}
    )

    assert answer.url == f"{HERE}agenda/"


def test_door_says_now_and_next(summit, client):
    at = "?at=2026-05-25T09:20"

    page = client.get(f"{HERE}doors/hall/tilia/{at}").content.decode()
    free = client.get(f"{HERE}doors/hall/acacia/{at}").content.decode()

    assert page.index("Session A-1") < page.index("Session B-1")
    assert "The room is free." in free
    assert client.get(f"{HERE}doors/hall/nowhere/").status_code == 404


def test_bare_text_is_light_and_whole(summit, client):
    page = client.get(f"{HERE}programme/text/").content.decode()

    assert "Session A-1" in page
    assert ("<script" in page, "stylesheet" in page) == (False, False)
    assert len(page) < 5_000


def test_two_releases_are_compared_in_words(summit, client):
    make_programme.placed(Session.objects.get(code="A-1"), 14)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    make_programme.placed(Session.objects.get(code="B-1"), 16, in_="acacia")
    releases.release(summit, "Third", by=make.LOADER, at=make.NOON)

    page = client.get(f"{HERE}programme/releases/?was=1&now=3").content.decode()

    between = page[page.index("From 1.0 to Third") : page.index('id="release-3"')]
    assert "Begins Monday, 25 May 2026 at 14:00" in between
    assert "Room: Acacia (was Tilia)." in between
