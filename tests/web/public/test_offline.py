import json

import make
import make_programme
import pytest

from palabre.stages.programme import releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/"


@pytest.fixture
def summit():
    made = make.summit()
    ada = make.person("Ada Mensah")
    session = make_programme.session(made, "A-1", speakers=(ada,))
    make_programme.placed(session, 9)
    releases.release(made, "", by=make.LOADER, at=make.NOON)
    return made


def test_worker_may_serve_every_page(client):
    answer = client.get("/sw.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert b"caches.open" in answer.content


def test_edition_is_an_app_that_opens_at_its_programme(summit, client):
    said = json.loads(client.get(f"{HERE}app.webmanifest").content)

    assert said["start_url"] == f"{HERE}programme/"
    assert said["name"] == "Hamlet Forum 2026"
    page = client.get(f"{HERE}programme/").content.decode()
    assert f'<link rel="manifest" href="{HERE}app.webmanifest">' in page


def test_session_tells_search_engines_what_it_is(summit, client):
    page = client.get(f"{HERE}sessions/A-1/").content.decode()

    said = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    (event,) = json.loads(said)["subEvent"]
    assert event["name"] == "Session A-1"
    assert event["startDate"] == "2026-05-25T09:00:00+02:00"


def test_programme_on_paper_comes_in_both_forms(summit, client):
    for form in ("booklet", "grid"):
        answer = client.get(f"{HERE}programme.pdf?form={form}")

        assert answer.content.startswith(b"%PDF")
        assert answer["Content-Disposition"].endswith(f'hamlet-2026-{form}.pdf"')


def test_workbook_holds_the_programme(summit, client):
    answer = client.get(f"{HERE}programme.xlsx")

    assert answer.content.startswith(b"PK")
