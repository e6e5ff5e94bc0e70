"""The focal point's pages: ten delegates in five minutes, and no other delegation."""

from datetime import timedelta

import cast
import make
import make_accreditation as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from palabre.stages.accreditation import nominating
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.nominating import DelegationPlan

pytestmark = pytest.mark.django_db

HERE = "/en/hamlet-2026/delegations/ministry-of-wells/"
NAMED = {
    "name": "Mei Zhu Wang",
    "place": "member",
    "category": "participant",
    "attendance": "on-site",
}


@pytest.fixture
def summit():
    summit = make.summit()
    made.categories(summit)
    return summit


@pytest.fixture
def farid(summit):
    account = cast.enter(cast.FARID, summit)
    nominating.open_delegation(
        summit,
        make.organization("Ministry of Wells"),
        account.person,
        DelegationPlan(seats_on_site=10),
        by=make.LOADER,
        at=make.NOON,
    )
    return cast.client(account)


def test_a_list_is_looked_at_then_named_then_confirmed(farid):
    file = SimpleUploadedFile("list.csv", "Name,Country\n李雷,CN\nX,Mars\n".encode())

    page = farid.post(f"{HERE}list/", {"list": file})
    told = page.content.decode()
    assert "Mars" in told
    assert "no country of that name or code" in told
    farid.post(f"{HERE}list/", {"rows": page.context["rows"]})
    codes = [one.code for one in Registration.objects.all()]
    farid.post(HERE, {"confirm": "1", "code": codes})

    assert [(one.person.name, one.state) for one in Registration.objects.all()] == [
        ("李雷", "registered")
    ]
    pdf = farid.get(f"{HERE}list.pdf")
    assert pdf.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("X,Mars\n", "Sa ligne est laissée de côté. Corrigez-la"),
        ("X,Mars\nY,Venus\n", "Leurs lignes sont laissées de côté. Corrigez-les"),
    ],
)
def test_one_cell_to_mend_is_told_as_one(farid, rows, told):
    here = HERE.replace("/en/", "/fr/")

    page = farid.post(f"{here}list/", upload(f"Name,Country\n{rows}"))

    assert told in page.content.decode()


def test_rows_refused_meanwhile_lead_back_to_the_list(farid):
    rows = b"Name,Role\nAna Lima,head\n"
    page = farid.post(f"{HERE}list/", {"list": SimpleUploadedFile("a.csv", rows)})
    farid.post(f"{HERE}list/", {"rows": page.context["rows"]})
    other = b"Name,Role\nBo Berg,member\n"
    second = farid.post(f"{HERE}list/", {"list": SimpleUploadedFile("b.csv", other)})
    Delegation.objects.update(closes_at=make.NOON)

    told = farid.post(f"{HERE}list/", {"rows": second.context["rows"]}, follow=True)

    assert told.redirect_chain[-1][0] == f"{HERE}list/"
    assert "window is closed" in told.content.decode()
    assert Registration.objects.count() == 1


def upload(rows, name="a.csv"):
    return {"list": SimpleUploadedFile(name, rows.encode())}


def test_a_list_brought_again_updates_who_is_on_it_already(farid):
    first = "Name,Function,Role\nAna Lima,Adviser,head\nBo Berg,,member\n"
    page = farid.post(f"{HERE}list/", upload(first))
    farid.post(f"{HERE}list/", {"rows": page.context["rows"]})
    again = (
        "Name,Function,Role\nAna Lima,Envoy,member\nBo Berg,,head\nLi Wei,,\nX,,king\n"
    )

    page = farid.post(f"{HERE}list/", upload(again))
    told = page.content.decode()
    done = farid.post(f"{HERE}list/", {"rows": page.context["rows"]}, follow=True)

    assert "2 rows about people on the list already" in told
    assert "1 cell to mend" in told
    assert "1 good row" in told
    assert "2 updated." in done.content.decode()
    rows = Registration.objects.order_by("person__sort_name")
    assert sorted((one.person.name, one.post, one.place) for one in rows) == [
        ("Ana Lima", "Envoy", "member"),
        ("Bo Berg", "", "head"),
        ("Li Wei", "", "member"),
    ]


def test_whoever_is_confirmed_stays_as_confirmed(farid):
    page = farid.post(f"{HERE}list/", upload("Name,Function\nAna Lima,Adviser\n"))
    farid.post(f"{HERE}list/", {"rows": page.context["rows"]})
    farid.post(HERE, {"confirm": "1", "code": [Registration.objects.get().code]})

    page = farid.post(f"{HERE}list/", upload("Name,Function\nAna Lima,Envoy\n"))

    told = page.content.decode()
    assert "Confirmed already: stays as it is." in told
    assert 'name="rows"' not in told
    farid.post(f"{HERE}list/", {"rows": page.context["rows"]})
    assert Registration.objects.get().post == "Adviser"


def test_a_closed_window_offers_nothing_that_would_be_refused(farid):
    farid.post(HERE, NAMED)
    there = farid.get(HERE).content.decode()
    assert 'name="confirm"' in there
    Delegation.objects.update(closes_at=make.NOON)

    told = farid.get(HERE).content.decode()

    assert "window of this delegation is closed" in told
    page = farid.post(f"{HERE}list/", upload("Name\nAna Lima\n")).content.decode()
    assert "window of this delegation is closed" in page
    assert 'type="file"' not in page
    for offered in ('name="confirm"', 'name="list"', "/nominees/"):
        assert offered in there
        assert offered not in told


def test_whoever_does_not_come_is_taken_back_after_the_window(summit, farid):
    farid.post(HERE, NAMED)
    code = Registration.objects.get().code
    farid.post(HERE, {"confirm": "1", "code": [code]})
    Delegation.objects.update(closes_at=make.NOON)
    summit.ends_on = timezone.now().date() + timedelta(days=1)
    summit.save()
    can_still = "Whoever will not come can still be taken back."

    there = farid.get(HERE).content.decode()
    done = farid.post(HERE, {"drop": code}, follow=True).content.decode()

    assert (can_still in there, 'name="drop"' in there) == (True, True)
    assert "Taken back: Mei Zhu Wang." in done
    assert ('name="drop"' in done, 'name="restore"' in done) == (False, False)
    assert Registration.objects.get().state == "withdrawn"


def test_once_the_edition_is_over_nobody_is_offered_to_be_taken_back(summit, farid):
    farid.post(HERE, NAMED)
    Delegation.objects.update(closes_at=make.NOON)
    summit.ends_on = timezone.now().date() - timedelta(days=3)
    summit.save()

    told = farid.get(HERE).content.decode()

    assert "can still be taken back" not in told
    assert 'name="drop"' not in told


def test_a_family_name_that_cannot_be_changed_is_not_offered(farid):
    farid.post(HERE, NAMED | {"family": "Zhu Wang"})
    one = Registration.objects.get()

    page = farid.get(f"/en/hamlet-2026/nominees/{one.code}/")

    field = page.context["form"]["family"]
    assert field.initial == "Zhu Wang"
    assert field.field.disabled


def test_rows_that_were_tampered_with_are_refused(farid):
    assert farid.post(f"{HERE}list/", {"rows": "W10:forged"}).status_code == 409
    assert not Registration.objects.exists()


def test_one_is_named_and_corrected_on_pages(farid):
    farid.post(
        HERE,
        {
            "name": "Noor Rahman",
            "place": "member",
            "category": "participant",
            "attendance": "online",
        },
    )
    noor = Registration.objects.get()
    url = f"/en/hamlet-2026/nominees/{noor.code}/"

    farid.post(
        url,
        {
            "post": "Adviser",
            "place": "head",
            "category": "participant",
            "attendance": "on-site",
        },
    )

    noor.refresh_from_db()
    assert (noor.post, noor.place, noor.attendance) == ("Adviser", "head", "on-site")


def test_another_focal_point_finds_nothing_there(summit, farid):
    bo = cast.client(cast.enter(cast.BO, summit))

    assert bo.get(HERE).status_code == 404
    assert bo.get(f"{HERE}list.pdf").status_code == 404
    assert "Ministry" not in bo.get("/en/hamlet-2026/delegations/").content.decode()


def test_the_secretariat_opens_a_delegation_and_checks_its_letter(summit):
    amina = cast.client(cast.enter(cast.AMINA, summit))
    here = "/en/hamlet-2026/secretariat/delegations/"
    amina.post(
        here,
        {
            "organization": "Republic of Springs",
            "name": "Dolores Aguirre",
            "email": "dolores@springs.example",
            "seats_on_site": "6",
            "closes_on": "2026-05-01",
        },
    )

    amina.post(here, {"letter": "republic-of-springs"})

    opened = Delegation.objects.get()
    assert opened.focal_point.account.email == "dolores@springs.example"
    assert opened.closes_at.isoformat() == "2026-05-01T22:00:00+00:00"
    assert opened.letter_by == "Amina Benhaddou"


@pytest.mark.parametrize(
    "name", ["Ministère des puits", "Министерство колодцев", "水利部"]
)
def test_a_body_named_in_any_script_has_its_pages(summit, name):
    account, amina = cast.enter(cast.FARID, summit), cast.enter(cast.AMINA, summit)
    body = make.organization(name)
    nominating.open_delegation(
        summit,
        body,
        account.person,
        DelegationPlan(),
        by=make.LOADER,
        at=make.NOON,
    )
    client = cast.client(account)
    here = f"/en/hamlet-2026/delegations/{body.code}/"
    api = f"/api/v1/editions/hamlet-2026/delegations/{body.code}"

    statuses = [client.get(f"{here}{part}").status_code for part in ("", "list/")]
    listed = cast.client(amina).get("/en/hamlet-2026/secretariat/delegations/")

    assert statuses == [200, 200]
    assert client.get(f"{here}list.pdf").content.startswith(b"%PDF-")
    assert client.get(api).json()["organization"] == body.code
    assert name in listed.content.decode()


def test_more_than_the_quota_is_told_above_the_list(summit, farid):
    Delegation.objects.update(seats_on_site=3)
    for name in ("Noor Rahman", "Bo Lindqvist", "Chidi Okafor", "Dolores Vega"):
        farid.post(
            HERE,
            {
                "name": name,
                "place": "member",
                "category": "participant",
                "attendance": "on-site",
            },
        )
    codes = list(Registration.objects.values_list("code", flat=True).order_by("id"))

    page = farid.post(HERE, {"confirm": "1", "code": codes}, follow=True)

    assert page.redirect_chain == [(HERE, 302)]
    assert "Confirm fewer, or ask the secretariat" in page.content.decode()
    assert {one.state for one in Registration.objects.all()} == {"nominated"}


@pytest.mark.usefixtures("noon")
def test_a_focal_point_takes_up_a_place_and_appeals_for_members(
    farid, settings, tmp_path
):
    settings.BADGE_KEY = tmp_path / "badge.key"
    farid.post(HERE, NAMED)
    one = Registration.objects.get()
    until = make.NOON + timedelta(days=2)
    Registration.objects.update(state="offered", offer_until=until)
    assert "Take up the place of Mei Zhu Wang" in farid.get(HERE).content.decode()

    farid.post(HERE, {"take": one.code})

    one.refresh_from_db()
    assert one.state == "accredited"

    Registration.objects.update(
        state="refused", decided_at=make.NOON, reason="No such post."
    )
    assert "Appeal for Mei Zhu Wang" in farid.get(HERE).content.decode()

    farid.post(HERE, {"appeal": one.code, f"words-{one.code}": "She is the engineer."})

    assert one.appeals.get().words == "She is the engineer."


def test_the_secretariat_takes_up_no_place_for_a_member(farid, summit):
    farid.post(HERE, NAMED)
    one = Registration.objects.get()
    Registration.objects.update(state="offered", offer_until=None)
    secretariat = cast.client(cast.enter(cast.AMINA, summit))

    assert "Take up the place" not in secretariat.get(HERE).content.decode()
    assert secretariat.post(HERE, {"take": one.code}).status_code == 403
