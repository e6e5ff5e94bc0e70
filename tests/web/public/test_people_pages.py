import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.stages.programme import operations as programme
from palabre.stages.programme import releases
from palabre.stages.summits import operations as summits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

BASE = "/en/hamlet-2026"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def editor(summit):
    """Speak for a magazine in a round table that another organized."""
    make_programme.session(summit, "X-0")
    editor = make.person("Solène Kergoat", native="سولين كيرغوات", country="FR")
    magazine = make.organization("Le Fil des Ondes")
    facts = make_programme.facts(
        "R-1",
        title=text("fr", fr="Table ronde", en="Round table"),
        organizers=[make.organization("Village Network")],
        roles=[programme.RoleFacts(editor, "speaker", magazine, "Editor")],
        links=[{"title": "Note", "url": "https://example.org/note"}],
    )
    made = programme.add_session(summit, facts, by=make.LOADER, at=make.NOON)
    make_programme.placed(made)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    return editor


def page_of(client, path):
    answer = client.get(BASE + path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_session_tells_its_record(client, editor):
    page = page_of(client, "/sessions/R-1/")

    for words in (
        "Round table",
        '<bdi lang="fr" dir="ltr">Table ronde</bdi>',
        "Village Network",
        "Monday, 25 May 2026",
        "09:00–09:45",
        "Zurich (UTC+02:00)",
        "Tilia",
        "The Hall",
        "On site and remote",
        "Solène Kergoat",
        "Le Fil des Ondes",
        "France",
        "https://example.org/note",
        "/en/hamlet-2026/sessions/R-1.ics",
    ):
        assert words in page


def test_a_person_shows_names_posts_and_sessions(client, editor):
    page = page_of(client, f"/people/{editor.code}/")

    for words in ("Solène Kergoat", "سولين كيرغوات", "Editor", "France", "Round table"):
        assert words in page


def test_a_magazine_finds_the_round_tables_it_took_part_in(client, editor):
    page = page_of(client, "/organizations/le-fil-des-ondes/")

    assert "It took part in 1 session." in page
    assert "/en/hamlet-2026/sessions/R-1/" in page
    assert "Sessions it organized" not in page


def test_a_country_shows_its_sessions_and_people(client, editor):
    page = page_of(client, "/countries/fr/")

    assert "France" in page
    assert f"/people/{editor.code}/" in page
    assert "Round table" in page


def test_a_country_without_any_part_is_empty_and_no_country_is_not_found(
    client, editor
):
    assert "0 sessions" in page_of(client, "/countries/AD/")
    assert client.get(f"{BASE}/countries/ZZ/").status_code == 404


@pytest.mark.parametrize("path", ["people", "organizations", "sessions"])
def test_what_is_not_public_is_not_found(client, editor, path):
    hidden = make.person("Grace Okonkwo").code

    assert client.get(f"{BASE}/{path}/{hidden}/").status_code == 404


@pytest.mark.parametrize(
    "q, there",
    [
        ("kergoat", "Solène Kergoat"),
        ("سولين", "Solène Kergoat"),
        ("ondes", "Le Fil des Ondes"),
        ("table ronde", "Round table"),
    ],
)
def test_search_finds_people_bodies_and_sessions(client, editor, q, there):
    assert there in page_of(client, f"/search/?q={q}")


@pytest.mark.parametrize("q", ["", "…", "%%", "okonkwo"])
def test_search_finds_nobody_who_is_only_entered(client, editor, q):
    make.person("Grace Okonkwo")

    assert "Grace Okonkwo" not in page_of(client, f"/search/?q={q}")


def test_hosts_and_chair_stand_on_the_edition_s_page(client, summit):
    chair = make.person("Élodie Marchetaz")
    host = make.organization("Commune")
    by = {"by": make.LOADER, "at": make.NOON}
    summits.name_chair(summit, chair, **by)
    summits.name_hosts(summit, hosts=[host], co_organizers=[], **by)
    summit.chair_style = text(en="Ms Élodie Marchetaz, Mayor")
    summit.save()

    page = page_of(client, "/")

    for words in (
        "Commune",
        "Ms Élodie Marchetaz, Mayor",
        "25–26 May 2026",
        "The Hall",
    ):
        assert words in page
    assert client.get(f"{BASE}/people/{chair.code}/").status_code == 200


@pytest.mark.parametrize("lang, dir", [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_pages_say_their_language_and_direction(client, editor, lang, dir):  # noqa: A002
    page = client.get(f"/{lang}/hamlet-2026/").content.decode()

    assert f'<html lang="{lang}" dir="{dir}"' in page
