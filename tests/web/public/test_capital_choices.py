"""A delegate's choice, kept with an account or at a private link; who was not heard."""

import json

import make
import make_accreditation
import make_live
import make_readers
import make_reports
import pytest
from django.test import Client

from palabre.kernel.refusals import Refused
from palabre.stages.live import operations
from palabre.stages.outcomes import choices
from palabre.stages.outcomes.models import CapitalChoice
from palabre.stages.outcomes.papers.capital import Wish
from palabre.workflows.close_session import close_session

pytestmark = pytest.mark.django_db

HERE = "/en/hamlet-2026/outcomes/capital/"
API = "/api/v1/editions/hamlet-2026/capital"


@pytest.fixture
def session():
    made = make_reports.heard(make.summit())
    make_reports.report(made)
    return made


def test_choice_without_an_account_is_kept_at_a_private_link(client, session):
    page = client.get(f"{HERE}?country=SN&country=IN&words=wells").content.decode()
    answer = client.post(
        f"{HERE}keep/", {"country": ["SN", "IN"], "words": "wells", "name": "Ours"}
    )

    kept = client.get(answer["Location"])
    other = Client().get(answer["Location"]).content.decode()
    file = client.get(answer["Location"] + "report.docx")

    assert "Keep at a private link" in page
    html = kept.content.decode()
    assert "Ours" in html
    assert "41 wells" in other
    assert kept["Cache-Control"] == "private, no-store"
    assert kept["Referrer-Policy"] == "same-origin"  # no-referrer posts Origin: null
    assert file.content.startswith(b"PK")
    client.post(answer["Location"] + "forget/")
    assert client.get(answer["Location"]).status_code == 404


def test_account_finds_its_choices_again_and_nobody_else_forgets_them(client, session):
    person = session.roles.order_by("id")[0].person
    make_readers.sign_in(client, person)
    answer = client.post(f"{HERE}keep/", {"theme": "inclusion", "name": "Inclusion"})

    mine = client.get(HERE).content.decode()
    strange = Client()
    theirs = strange.get(HERE).content.decode()
    refused = strange.post(answer["Location"] + "forget/")

    assert "Inclusion</bdi>" in mine
    assert "Inclusion</bdi>" not in theirs
    assert refused.status_code == 403
    assert CapitalChoice.objects.count() == 1


def test_nothing_chosen_is_not_kept_and_a_list_has_an_end(client, session):
    client.post(f"{HERE}keep/", {})
    assert CapitalChoice.objects.count() == 0

    person = session.roles.order_by("id")[0].person
    by = make.actor(person)
    for _ in range(choices.MOST):
        choices.keep_choice(session.summit, Wish(words=("well",)), by=by, at=make.NOON)
    with pytest.raises(Refused, match="choices-full"):
        choices.keep_choice(session.summit, Wish(words=("well",)), by=by, at=make.NOON)


def test_report_tells_who_asked_for_the_floor_in_vain(client):
    held = make_live.sitting(make_live.session())
    summit = held.session.summit
    heard = make_live.request(held, "Grace Kamau", country="KE")
    make_live.request(held, "Wanjiru Otieno", country="KE")
    operations.give_floor(heard, by=make.LOADER, at=make_live.NOON)
    address = f"/en/{summit.code}/outcomes/capital/?country=KE"
    before = client.get(address).content.decode()

    close_session(held, by=make.LOADER, at=make_live.later(600))
    after = client.get(address).content.decode()

    assert "did not get it" not in before
    assert "Asked for the floor for Kenya and did not get it: Wanjiru Otieno" in after
    told = after.partition("did not get it")[2].partition("</p>")[0]
    assert "Grace Kamau" not in told


def test_report_and_choices_over_the_api(client, session):
    person = session.roles.order_by("id")[0].person
    make_readers.sign_in(client, person)

    paper = client.get(f"{API}?countries=sn&words=wells").json()
    made = client.post(
        f"{API}/choices",
        json.dumps({"name": "Wells", "words": ["wells"]}),
        content_type="application/json",
    ).json()
    kept = Client().get(f"{API}/kept/{made['token']}?lang=fr").json()
    listed = client.get(f"{API}/choices").json()
    left = client.delete(f"{API}/choices/{made['token']}").json()

    texts = [
        sentence["text"]
        for section in paper["sections"]
        for paragraph in section["paragraphs"]
        for sentence in paragraph["sentences"]
    ]
    assert any("41 wells" in text for text in texts)
    assert kept["lang"] == "fr"
    assert [one["name"] for one in listed] == ["Wells"]
    assert left == []
    assert client.get(API).json()["code"] == "choice-empty"
    assert client.get(f"{API}?countries=XX").status_code == 404


def test_what_an_edition_does_not_know_is_named_and_the_rest_kept(client, session):
    nonsense = "?theme=nope&session=NOPE-99&country=zz&words=%00"
    empty = client.get(HERE + nonsense).content.decode()
    query = f"{nonsense}&country=SN"
    page = client.get(HERE + query).content.decode()
    file = client.get(f"{HERE.rstrip('/')}.docx{nonsense}")

    told = empty.partition("it was left out")[2].partition("</ul>")[0]
    for value in ("nope", "NOPE-99", "ZZ"):
        assert f"<bdi>{value}</bdi>" in told
    assert "paper-out" not in empty
    assert "it was left out" in page
    assert "Senegal" in page.partition("paper-out")[2]
    assert file.status_code == 409
    assert "it was left out" not in client.get(f"{HERE}?country=SN").content.decode()


def test_addresses_of_acts_lead_to_their_form(client, session):
    made = client.post(f"{HERE}keep/", {"words": "wells"})["Location"]

    assert client.get(f"{HERE}keep/")["Location"] == HERE
    assert client.get(f"{made}forget/")["Location"] == made
    assert CapitalChoice.objects.count() == 1


def test_a_delegate_begins_with_the_own_country(client, session):
    person = make.person("Litia Naqelevuki")
    make_accreditation.registration(session.summit, person, country="FJ")
    make_readers.sign_in(client, person)

    first = client.get(HERE).content.decode()
    chosen = client.get(f"{HERE}?country=SN").content.decode()

    assert 'value="FJ" selected' in first
    assert 'value="FJ" selected' not in chosen
    assert "paper-out" not in first
