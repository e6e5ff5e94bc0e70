"""Who is in the programme: by name, found in any accents, for one count of queries."""

import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization
from palabre.stages.programme import operations as programme
from palabre.workflows.release_programme import release_quietly

pytestmark = pytest.mark.django_db
HERE = "/en/hamlet-2026"
BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    return make.summit()


def body(name, country):
    facts = people.OrganizationFacts(text(en=name), country=country)
    return people.enter_organization(facts, **BY)


def session(summit, code, hour, speakers, organizers=()):
    roles = [
        programme.RoleFacts(person, "speaker", spoken_for)
        for person, spoken_for in speakers
    ]
    made = make_programme.session(summit, code, organizers=organizers)
    facts = make_programme.facts(code, roles=roles, organizers=organizers)
    made = programme.amend_session(made, facts, **BY)
    make_programme.placed(made, hour)


def released(summit, n=2):
    wells = body("Wells Network", "KE")
    for number in range(n):
        elodie = make.person(f"Élodie {number}", country="CH")
        session(summit, f"A-{number}", 9 + number, [(elodie, wells)], (wells,))
    make.person("Nobody Listed")
    release_quietly(summit, "", **BY)


def page(client, path):
    return client.get(f"{HERE}/{path}").content.decode()


def test_everybody_with_a_part_is_listed_and_nobody_else(summit, client):
    released(summit)

    told = page(client, "people/")

    assert told.index("Élodie 0") < told.index("Élodie 1")
    assert "Wells Network" in told
    assert "Nobody Listed" not in told


def test_a_name_is_found_without_its_accents_and_by_the_body(summit, client):
    released(summit)

    assert "Élodie 1" in page(client, "people/?q=elodie+1")
    assert "Élodie 0" not in page(client, "people/?q=elodie+1")
    assert "Élodie 0" in page(client, "people/?q=wells")
    assert "Nothing of that name" in page(client, "people/?q=zzz")


def test_organizations_and_countries_say_how_much(summit, client):
    released(summit)

    bodies = page(client, "organizations/")
    told = page(client, "countries/")

    assert "Wells Network" in bodies
    assert "2 sessions" in bodies
    assert f"{HERE}/countries/KE/" in told
    assert f"{HERE}/countries/CH/" in told
    assert "2 people" in told
    assert "Kenya" in page(client, "countries/?q=ken")
    assert "Switzerland" not in page(client, "countries/?q=ken")


def test_organizations_stand_by_their_names_in_the_pages_language(summit, client):
    for number, (en, fr) in enumerate([("Wells", "Puits"), ("Rivers", "Rivières")]):
        facts = people.OrganizationFacts(text(en=en, fr=fr))
        made = people.enter_organization(facts, **BY)
        session(summit, f"A-{number}", 9 + number, [], (made,))
    release_quietly(summit, "", **BY)

    english = page(client, "organizations/")
    french = client.get("/fr/hamlet-2026/organizations/").content.decode()

    assert english.index(">Rivers<") < english.index(">Wells<")
    assert french.index(">Puits<") < french.index(">Rivières<")


def test_before_a_release_nobody_is_listed(summit, client):
    for path in ("people/", "organizations/", "countries/"):
        answer = client.get(f"{HERE}/{path}")

        assert answer.status_code == 200
        assert "Nothing of that name" in answer.content.decode()
    assert Organization.objects.count() == 0


@pytest.mark.parametrize("n", [1, 3])
@pytest.mark.parametrize("path", ["people/", "organizations/", "countries/"])
def test_lists_cost_the_same_for_one_and_three(
    summit, client, django_assert_max_num_queries, n, path
):
    released(summit, n)
    client.get(f"{HERE}/{path}")

    with django_assert_max_num_queries(12):
        client.get(f"{HERE}/{path}")


def test_a_long_list_has_pages_and_its_letters_lead_to_theirs(summit, client):
    speakers = [
        (make.person(f"{letter} Name {n}", country="CH"), None)
        for letter in "ABCDE"
        for n in range(60)
    ]
    session(summit, "A-1", 9, speakers)
    release_quietly(summit, "", **BY)

    first, second = page(client, "people/"), page(client, "people/?page=2")

    assert "A Name 0" in first
    assert "E Name 0" not in first
    assert 'href="?page=2#letter-5"' in first
    assert "E Name 59" in second
    assert 'id="letter-5"' in second
    assert page(client, "people/?q=e+name&page=99").count(">E Name ") == 60
