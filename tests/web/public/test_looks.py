import re

import make
import pytest

from palabre.stages.summits.models import StatedFigure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_an_edition_serves_its_colour(client):
    make.summit()

    answer = client.get("/en/hamlet-2026/accent.css")

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent: light-dark(#1f5f5b" in answer.content.decode()


def test_a_theme_is_kept_and_shown(client):
    answer = client.post("/en/theme/", {"theme": "dark", "next": "/fr/"})

    assert (answer.status_code, answer["Location"]) == (302, "/fr/")
    assert 'data-theme="dark"' in client.get("/en/").content.decode()


def test_a_theme_can_be_forgotten(client):
    client.post("/en/theme/", {"theme": "dark"})
    client.post("/en/theme/", {"theme": ""})

    assert "data-theme=" not in client.get("/en/").content.decode()


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example/"])
def test_the_way_back_never_leaves_the_house(client, away):
    answer = client.post("/en/theme/", {"theme": "light", "next": away})

    assert answer["Location"] == "/"


def test_a_theme_that_is_none_changes_nothing(client):
    client.cookies["theme"] = '"><script>'

    assert "<script>" not in client.get("/en/").content.decode()


def test_six_languages_stand_in_a_menu_that_needs_no_script(client):
    page = client.get("/zh-hans/").content.decode()

    assert '<html lang="zh-hans" dir="ltr"' in page
    menu = page[page.index('<details class="languages">') : page.index("</details>")]
    assert re.findall(r'hreflang="([\w-]+)"', menu) == [
        "ar",
        "zh-hans",
        "en",
        "fr",
        "ru",
        "es",
    ]
    assert 'href="/ru/" lang="ru"' in menu
    assert menu.count("aria-current") == 1


@pytest.mark.parametrize(
    "asked, lang",
    [("zh-CN", "zh-hans"), ("zh", "zh-hans"), ("es-MX,en;q=0.5", "es"), ("ru", "ru")],
)
def test_a_browser_is_led_to_its_language(client, asked, lang):
    answer = client.get("/", headers={"accept-language": asked})

    assert answer["Location"] == f"/{lang}/"


def test_the_gallery_is_closed_to_the_public(client):
    assert client.get("/en/gallery/").status_code == 404


@pytest.mark.parametrize("lang", ["en", "fr", "ar", "es", "ru", "zh-hans"])
def test_the_gallery_shows_every_component(client, settings, lang):
    settings.DEBUG = True

    answer = client.get(f"/{lang}/gallery/")

    names = {template.name for template in answer.templates}
    assert answer.status_code == 200
    assert {
        "components/agenda.html",
        "components/field.html",
        "components/figure.html",
        "components/form_fields.html",
        "components/grid.html",
        "components/messages.html",
        "components/pager.html",
        "components/phases.html",
        "components/registration_state.html",
        "components/session_line.html",
        "components/tools.html",
    } <= names


def test_the_front_door_shows_the_edition_that_matters(client):
    make.summit()

    page = client.get("/en/").content.decode()

    assert "Hamlet Forum 2026" in page
    assert "/en/series/hamlet/" in page


def test_an_empty_house_says_so(client):
    page = client.get("/en/").content.decode()

    assert "No edition has been announced yet." in page


def test_a_series_shows_its_figures_with_definition_and_source(client):
    summit = make.summit()
    StatedFigure.objects.create(
        summit=summit,
        key="participants",
        label={"words": {"en": "Participants"}},
        value=900,
        shown="nearly 900",
        definition={"words": {"en": "Everybody at the gate."}},
        source="Annual report",
        told={"words": {"en": "nearly 900", "fr": "près de 900"}},
    )

    page = client.get("/en/series/hamlet/").content.decode()
    french = client.get("/fr/series/hamlet/").content.decode()
    arabic = client.get("/ar/series/hamlet/").content.decode()

    for words in ("nearly 900", "Everybody at the gate.", "Annual report"):
        assert words in page
    assert "près de 900" in french
    assert '<bdi lang="en" dir="ltr">nearly 900</bdi>' in arabic


@pytest.mark.parametrize("path", ["nowhere/", "series/nowhere/", "nowhere/programme/"])
def test_what_is_not_there_is_a_page_that_says_so(client, path):
    answer = client.get(f"/en/{path}")

    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.content.decode()
