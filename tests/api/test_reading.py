"""What anybody may read, without signing in."""

import pytest

from palabre.stages.live.models import Sitting
from palabre.stages.outcomes.models import Issue
from palabre.stages.programme import queries as programme
from palabre.stages.reports import queries as reports

LISTS = [
    "sessions",
    "people",
    "organizations",
    "releases",
    "reports",
    "issues",
    "initiatives",
    "commitments",
]


@pytest.fixture
def read(hamlet, client):
    def asked(path, status=200, **query):
        response = client.get(f"/api/v1/editions/{hamlet.code}{path}", query)
        assert response.status_code == status, response.content
        return response.json()

    return asked


def test_editions_are_listed_newest_first(hamlet, client):
    found = client.get("/api/v1/editions").json()

    days = [one["starts_on"] for one in found["items"]]
    assert days == sorted(days, reverse=True)
    assert found["n"] == len(days)
    assert hamlet.code in [one["code"] for one in found["items"]]


def test_an_edition_is_told_with_places_and_calendar(read):
    found = read("")

    assert found["zone"] == "Europe/Zurich"
    assert found["next"] == "hamlet-2027"
    assert [room["code"] for room in found["venues"][0]["rooms"]] == ["grange", "four"]
    assert [phase["kind"] for phase in found["phases"]] == [
        "call",
        "accreditation",
        "days",
    ]
    assert found["themes"][0] == {
        "code": "wells",
        "name": {
            "original": "en",
            "words": {"en": "Wells and wires", "fr": "Puits et câbles"},
        },
    }


def test_sessions_are_those_of_the_release(read, hamlet):
    listing = programme.listing(hamlet)

    found = read("/sessions")

    assert [one["code"] for one in found["items"]] == [row.code for row in listing.rows]
    assert found["n"] == 9


@pytest.mark.parametrize(
    "query",
    [{"theme": "wells"}, {"room": "four"}, {"day": "2026-06-12"}, {"q": "well"}],
)
def test_sessions_are_filtered_as_on_the_pages(read, client, hamlet, query):
    page = client.get(f"/en/{hamlet.code}/programme/", query | {"view": "list"})

    found = read("/sessions", **query)

    assert 0 < found["n"] <= 9
    assert all(one["code"] in page.content.decode() for one in found["items"])


def test_a_list_comes_in_parts(read):
    whole = [one["code"] for one in read("/sessions")["items"]]

    part = read("/sessions", limit=4, offset=4)

    assert [one["code"] for one in part["items"]] == whole[4:8]
    assert part["n"] == 9


def test_a_session_names_people_by_public_facts_alone(read):
    person = read("/sessions/WEL-02")["people"][0]

    assert set(person) == {
        "person",
        "name",
        "role",
        "country",
        "post",
        "group",
        "organization",
    }


def test_a_person_leads_to_sessions_and_back(read):
    person = read("/sessions/WEL-02")["people"][0]["person"]

    taken = read(f"/people/{person}")["parts"]

    assert "WEL-02" in [one["session"] for one in taken]


def test_somebody_who_is_only_registered_is_not_told(read, hamlet):
    parts = {one["code"] for one in read("/people", limit=200)["items"]}
    only_registered = hamlet.registrations.exclude(person__code__in=parts).first()

    problem = read(f"/people/{only_registered.person.code}", 404)

    assert problem["code"] == "not-found"


def test_an_organization_tells_what_it_organizes(read):
    body = read("/sessions/WEL-02")["organizers"][0]["code"]

    assert "WEL-02" in read(f"/organizations/{body}")["organizes"]


def test_reports_are_told_when_cleared(read, hamlet):
    cleared = [one.session.code for one in reports.cleared_reports(hamlet)]

    found = read("/reports")

    assert [one["session"] for one in found["items"]] == cleared
    assert read(f"/sessions/{cleared[0]}/report") == found["items"][0]


def test_the_summary_comes_as_it_was_issued(read, hamlet):
    issue = Issue.objects.get(summit=hamlet, lang="en")

    found = read("/summary", lang="en")

    assert found["symbol"] == issue.symbol
    assert found["content"] == issue.content
    assert found["sha256"] == issue.sha256


def test_a_figure_opens_to_its_rows(read):
    assert {one["key"] for one in read("/figures")} >= {"participants", "sessions"}

    found = read("/figures/sessions")

    assert found["value"] == len(found["rows"]) == 9


def test_rows_that_name_people_stay_closed(read):
    found = read("/figures/high-level")

    assert found["value"] > 0
    assert found["rows"] is None


def test_highlights_are_written_in_two_languages(read):
    english, french = read("/highlights", lang="en"), read("/highlights", lang="fr")

    assert (english["lang"], french["lang"]) == ("en", "fr")
    assert english["paragraphs"] != french["paragraphs"]


def test_captions_follow_a_number(read):
    whole = read("/sessions/WEL-02/cues", limit=500)

    part = read("/sessions/WEL-02/cues", after=1, limit=2)
    end = read("/sessions/WEL-02/cues", after=whole["last"])

    assert whole["state"] in {"open", "closed"}
    assert part["cues"] == whole["cues"][1:3]
    assert part["last"] == 3
    assert end["cues"] == []


def test_a_session_that_never_opened_has_no_captions(read, hamlet):
    opened = Sitting.objects.values("session")
    code = hamlet.sessions.exclude(pk__in=opened).order_by("code")[0].code

    assert read(f"/sessions/{code}/cues", after=7) == {
        "state": "scheduled",
        "last": 7,
        "cues": [],
    }


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_an_unknown_edition_is_not_found(client, db, name):
    response = client.get(f"/api/v1/editions/nowhere/{name}")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "not-found"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_few_queries(hamlet, client, django_assert_max_num_queries, name):
    with django_assert_max_num_queries(16):
        response = client.get(f"/api/v1/editions/{hamlet.code}/{name}")

    assert response.status_code == 200


def test_a_limit_out_of_range_is_a_problem_that_says_where(read):
    problem = read("/sessions", 422, limit=1000)

    assert problem["code"] == "not-valid"
    assert problem["facts"]["errors"][0]["at"] == "query.limit"


def test_an_address_that_is_not_there_is_a_problem_too(client, db):
    response = client.get("/api/v1/nothing/here")

    assert (response.status_code, response.json()["code"]) == (404, "not-found")


def test_problems_speak_the_language_of_the_reader(client, db):
    response = client.get("/api/v1/editions/nowhere", headers={"Accept-Language": "fr"})

    assert response["Content-Language"] == "fr"
