from datetime import timedelta

import make
import make_accreditation as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.kernel.languages import text
from palabre.stages.accreditation.form_models import Document, Interest
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/interest/"
QUEUE = "/en/hamlet-2026/vetting/interests/"
TYPED = {
    "entity": "Seeds for the Valley",
    "group": "civil-society",
    "country": "KE",
    "goals": "To share an antenna.",
}


@pytest.fixture
def summit():
    summit = make.summit()
    made.categories(summit)
    return summit


def test_interest_is_sent_invited_and_leads_to_the_filled_in_form(summit, visit):
    noor = visit(make.person("Noor Rahman"))
    missing = noor.post(HERE, {**TYPED, "goals": ""}).content.decode()
    sent = noor.post(HERE, TYPED, follow=True).content.decode()
    amina = visit(Person.objects.get(pk=make.secretariat(summit).person_id))
    one = Interest.objects.get()

    listed = amina.get(QUEUE).content.decode()
    amina.post(f"{QUEUE}{one.code}/", {"act": "invite"})
    noor = visit(one.person)
    told = noor.get(HERE).content.decode()
    form = noor.get("/en/hamlet-2026/register/").content.decode()

    assert "This field is required" in missing
    assert "Sent. You are told what becomes of it." in sent
    assert "Noor Rahman" in listed
    assert "Go on to registration" in told
    assert 'value="Seeds for the Valley"' in form


def test_a_decline_without_a_reason_stands_beside_its_field(summit, visit):
    visit(make.person("Noor Rahman")).post(HERE, TYPED)
    amina = visit(Person.objects.get(pk=make.secretariat(summit).person_id))
    one = Interest.objects.get()

    told = amina.post(f"{QUEUE}{one.code}/", {"act": "decline"}).content.decode()

    assert 'aria-invalid="true"' in told
    one.refresh_from_db()
    assert one.state == "filed"


def test_a_document_is_cleaned_and_a_hostile_one_refused_beside_its_field(
    summit, visit
):
    noor = visit(make.person("Noor Rahman"))
    evil = SimpleUploadedFile("statutes.png", b"<script>alert(1)</script>")

    told = noor.post(HERE, {**TYPED, "paper": evil}).content.decode()

    assert "is no PDF, JPEG, PNG or WebP picture" in told
    assert (Interest.objects.count(), Document.objects.count()) == (0, 0)


def test_whoever_is_registered_is_sent_to_the_registration(summit, visit):
    noor = make.person("Noor Rahman")
    made.registration(summit, noor)

    answer = visit(noor).get(HERE)

    assert answer.status_code == 302
    assert answer["Location"].endswith("/register/")


def test_the_answer_comes_in_the_language_of_the_page_and_says_where(summit, visit):
    noor = make.person("Noor Rahman", email="noor@cast.example")
    visit(noor).post(HERE.replace("/en/", "/fr/"), TYPED)
    amina = visit(Person.objects.get(pk=make.secretariat(summit).person_id))

    amina.post(f"{QUEUE}{Interest.objects.get().code}/", {"act": "invite"})

    letter = Message.objects.get()
    assert letter.lang == "fr"
    assert "/fr/hamlet-2026/register/" in letter.body


def test_an_affiliation_with_nobody_is_told_in_the_words_of_the_page(summit, visit):
    visit(make.person("Noor Rahman")).post(HERE, TYPED)
    amina = visit(Person.objects.get(pk=make.secretariat(summit).person_id))
    one = Interest.objects.get()

    told = amina.post(f"{QUEUE}{one.code}/", {"act": "affiliate"}).content.decode()

    assert "Please fill this in." in told
    assert "“organization”" not in told


def test_whoever_is_invited_too_late_is_told_that_registration_is_closed(summit, visit):
    noor = make.person("Noor Rahman")
    visit(noor).post(HERE, TYPED)
    Interest.objects.update(state="invited")
    summits.plan_phase(
        summit,
        "accreditation",
        label=text(en="Registration"),
        starts_at=make.NOON - timedelta(days=9),
        ends_at=make.NOON - timedelta(days=8),
        by=make.LOADER,
        at=make.NOON,
    )

    told = visit(noor).get(HERE).content.decode()

    assert "Registration is closed" in told
    assert "Go on to registration" not in told
