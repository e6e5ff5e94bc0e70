import make
import make_accreditation
import make_calls
import make_programme
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.stages.accreditation import nominating, zones
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.stages.reports.models import ReportingRules
from palabre.stages.summits import operations as summits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_stranger_signs_in_first(client):
    answer = client.get("/en/me/")

    assert (answer.status_code, answer.url) == (302, "/en/sign-in/?next=/en/me/")


def test_own_page_shows_what_is_ones_own(visit):
    call = make_calls.call()
    bo = make_calls.proposer()
    make_calls.draft(call, bo, title="Wells of Bo")
    make_calls.draft(call, make.person("Chidi"), title="Wells of Chidi")
    make_programme.session(call.summit, "INC-01", speakers=(bo,))
    make_programme.session(call.summit, "INC-02")
    summits.grant(call.summit, bo, Role.SECRETARIAT, by=make.LOADER, at=make.NOON)
    summits.grant(call.summit, bo, Role.PRESS, by=make.LOADER, at=make.NOON)

    page = visit(bo).get("/en/me/").content.decode()

    assert "Wells of Bo" in page
    assert "Wells of Chidi" not in page
    assert "/en/hamlet-2026/sessions/INC-01/" in page
    assert "INC-02" not in page
    assert 'href="/en/hamlet-2026/secretariat/"' in page
    assert "Press" in page


def test_focal_point_finds_the_delegation_there(visit):
    summit, farid = make.summit(), make.person("Farid Haddad")
    body = make.organization("Ministry of Wells", group="government")
    nominating.open_delegation(
        summit,
        body,
        farid,
        nominating.DelegationPlan(seats_on_site=2),
        by=make.LOADER,
        at=make.NOON,
    )
    there = f'href="/en/{summit.code}/delegations/{body.code}/"'

    assert there in visit(farid).get("/en/me/").content.decode()
    assert there not in visit(make.person("Bo")).get("/en/me/").content.decode()


@pytest.mark.parametrize("n", [1, 3])
def test_own_page_costs_the_same_for_one_and_three(n, visit, django_assert_num_queries):
    call = make_calls.call()
    bo = make_calls.proposer()
    for number in range(n):
        make_calls.draft(call, bo)
        make_programme.session(call.summit, f"INC-0{number}", speakers=(bo,))
    client = visit(bo)

    with django_assert_num_queries(QUERIES):
        client.get("/en/me/")


QUERIES = 15


def test_password_is_set_and_the_session_goes_on(visit):
    bo = make_calls.proposer()
    client = visit(bo)

    answer = client.post("/en/me/password/", {"password": "seven wells in the hills"})

    assert answer.url == "/en/me/"
    assert client.get("/en/me/").status_code == 200
    account = Account.objects.get()
    found = people.sign_in_by_password(
        account.email, "seven wells in the hills", at=make.NOON
    )
    assert found == account


def test_weak_password_is_refused_beside_its_field(visit):
    answer = visit(make_calls.proposer()).post(
        "/en/me/password/", {"password": "short"}
    )

    assert "at least 12 characters" in answer.content.decode()
    assert not Account.objects.get().has_usable_password()


def test_own_badge_says_country_and_zones_by_name(visit):
    summit = make.summit()
    badge = make_accreditation.badge(summit, make.person("Noor Rahman"))
    zones.set_zones(
        summit, [("rooms", text(en="Session rooms"))], by=make.LOADER, at=make.NOON
    )

    page = visit(badge.registration.person).get(f"/en/{summit.code}/badge/")

    told = page.content.decode()
    assert "Kenya" in told
    assert "Session rooms" in told


def test_who_clears_reports_finds_where_they_stand(visit):
    summit, theo, press = make.summit(), make.person("Theo"), make.person("Paula")
    ReportingRules.objects.create(
        summit=summit, clearing_roles=[Role.SECRETARIAT, Role.PROTOCOL]
    )
    summits.grant(summit, theo, Role.PROTOCOL, by=make.LOADER, at=make.NOON)
    summits.grant(summit, press, Role.PRESS, by=make.LOADER, at=make.NOON)
    board = 'href="/en/hamlet-2026/secretariat/reports/"'

    assert board in visit(theo).get("/en/me/").content.decode()
    assert board not in visit(press).get("/en/me/").content.decode()
