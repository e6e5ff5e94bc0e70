"""Registering step by step: kept as it is typed, resumed anywhere, handed in whole."""

import cast
import make
import make_accreditation as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.stages.accreditation import forms
from palabre.stages.accreditation.form_models import Document, RegistrationDraft
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import Kind
from palabre.stages.outbox.models import Message
from palabre.workflows import vet

pytestmark = pytest.mark.django_db

FACTS = {
    "attendance": "on-site",
    "category": "participant",
    "group": "civil-society",
    "country": "KE",
    "languages": ["fr", "ar"],
    "organization": "Wells Network",
}


@pytest.fixture
def summit():
    summit = make.summit()
    made.categories(summit)
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    return summit


@pytest.fixture
def grace(summit):
    return cast.client(cast.enter(cast.GRACE, summit))


HERE = "/en/hamlet-2026/register/"


def test_the_way_from_first_step_to_registration(summit, grace):
    first = grace.post(HERE, FACTS)
    assert first.headers["Location"] == f"{HERE}1/"

    visa = grace.post(f"{HERE}1/", {"a-needs_visa": "yes", "a-passport": "X 1"})
    assert visa.headers["Location"] == f"{HERE}2/"

    letter = SimpleUploadedFile("letter.png", made.picture())
    papers = grace.post(f"{HERE}2/", {"a-diet": "nuts", "a-status_letter": letter})
    assert papers.headers["Location"] == f"{HERE}3/"

    review = grace.get(f"{HERE}3/").content.decode()
    assert "letter.jpg" in review
    assert "X 1" in review

    grace.post(f"{HERE}3/")
    asked = Registration.objects.get(summit=summit)
    assert asked.sheet.answers == {
        "needs_visa": "yes",
        "passport": "X 1",
        "status_letter": Document.objects.get().code,
        "diet": "nuts",
    }
    assert not RegistrationDraft.objects.exists()


def test_what_is_wrong_is_marked_and_what_is_right_is_kept(grace):
    grace.post(HERE, FACTS)

    page = grace.post(f"{HERE}1/", {"a-needs_visa": "yes", "a-passport": ""})

    assert page.status_code == 200
    assert page.context["form"].errors == {"passport": ["Please answer this."]}
    assert RegistrationDraft.objects.get().answers["needs_visa"] == "yes"


def test_a_half_typed_page_is_kept_for_another_day(grace):
    quiet = grace.post(
        HERE, {"country": "KE", "keep": "1"}, headers={"X-Keep": "quiet"}
    )
    assert quiet.status_code == 204

    page = grace.get(HERE)

    assert page.context["form"]["country"].value() == "KE"
    assert not Registration.objects.exists()


def test_a_hostile_file_is_told_beside_its_question(grace):
    grace.post(HERE, FACTS)
    evil = SimpleUploadedFile("letter.pdf", b"MZ not a letter")

    page = grace.post(f"{HERE}2/", {"a-status_letter": evil, "a-diet": "nuts"})

    assert list(page.context["form"].errors) == ["status_letter"]
    assert RegistrationDraft.objects.get().answers == {"diet": "nuts"}
    assert not Document.objects.exists()


def test_what_is_missing_cannot_be_handed_in(grace):
    grace.post(HERE, FACTS)

    page = grace.post(f"{HERE}3/")

    assert "Please answer this." in page.content.decode()
    assert not Registration.objects.exists()


def test_a_document_goes_out_as_an_attachment(summit, grace):
    grace.post(HERE, FACTS)
    letter = SimpleUploadedFile("letter.png", made.picture())
    grace.post(f"{HERE}2/", {"a-status_letter": letter})
    url = f"/en/hamlet-2026/documents/{Document.objects.get().code}/"

    got = grace.get(url)
    stranger = cast.client(cast.enter(cast.BO, summit)).get(url)

    assert got.headers["Content-Disposition"] == 'attachment; filename="letter.jpg"'
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert stranger.status_code == 404


def test_the_secretariat_builds_and_publishes_a_form(summit):
    amina = cast.client(cast.enter(cast.AMINA, summit))
    here = "/en/hamlet-2026/secretariat/form/"
    amina.post(here, {"act": "remove", "key": "diet"})
    amina.post(
        f"{here}new/",
        {
            "key": "arrival",
            "label_en": "Arrival",
            "label_fr": "Arrivée",
            "kind": "date",
            "readers": "protocol",
            "keep_days": "14",
        },
    )
    amina.post(here, {"act": "up", "key": "arrival"})

    amina.post(here, {"act": "publish"})

    live = forms.published(summit)
    assert [one.key for one in forms.questions_of(live)] == [
        "needs_visa",
        "passport",
        "arrival",
        "status_letter",
    ]
    assert live.number == 2


def test_the_form_s_desk_speaks_in_names_not_codes(summit):
    amina = cast.client(cast.enter(cast.AMINA, summit))
    here = "/fr/hamlet-2026/secretariat/form/"
    amina.post(here, {"act": "standard"})

    page = amina.get(here).content.decode()

    assert "Press · Sur place" in page
    assert "Sur place" in page
    for code in ("on-site<", "si needs_visa", "status_letter,", "needs_visa,"):
        assert code not in page


def test_registering_on_a_page_in_arabic_brings_letters_in_arabic(summit):
    account = cast.enter(cast.GRACE, summit)
    noor, person = cast.client(account), account.person
    here = "/ar/hamlet-2026/register/"
    noor.post(here, FACTS)
    for number in (1, 2, 3, 4):
        noor.post(f"{here}{number}/", {"a-needs_visa": "no"})

    asked = Registration.objects.get(person=person)
    vet.accredit_batch([asked], key=made.KEY, by=make.LOADER, at=make.NOON)

    person.refresh_from_db()
    assert person.lang == "ar"
    assert Message.objects.get(person=person).subject.startswith("اعتُمدت")


def test_a_question_that_waits_in_vain_is_refused_on_its_page(summit):
    amina = cast.client(cast.enter(cast.AMINA, summit))

    page = amina.post(
        "/en/hamlet-2026/secretariat/form/passport/",
        {
            "key": "passport",
            "label_en": "Passport",
            "kind": "text",
            "readers": "secretariat",
            "when_key": "needs_visa",
            "when_values": "perhaps",
        },
    )

    assert list(page.context["form"].errors) == ["when_key"]


def test_the_usual_questions_fit_the_edition(summit):
    amina = cast.client(cast.enter(cast.AMINA, summit))

    amina.post("/en/hamlet-2026/secretariat/form/", {"act": "standard"})

    edited = forms.questions_of(forms.being_edited(summit))
    assert {code for one in edited for code in one.categories} == {
        "participant",
        "press",
    }


def test_closed_answers_open_with_a_line_in_the_journal(summit):
    person = make.person("Noor Rahman")
    asked = made.registration(summit, person)
    given = {"needs_visa": "yes", "passport": "X1-77-04", "diet": "nuts"}
    forms.hand_in(asked, given, by=make.LOADER, at=make.NOON)
    amina = cast.client(cast.enter(cast.AMINA, summit))
    here = f"/en/hamlet-2026/vetting/{asked.code}/"

    closed = amina.get(here).content.decode()
    opened = amina.post(here, {"act": "open"}).content.decode()

    assert "X1-77-04" not in closed
    assert "X1-77-04" in opened
    assert "nuts" not in closed + opened


def test_a_question_in_another_language_says_which(grace):
    grace.post(HERE, FACTS)

    spanish = grace.get("/es/hamlet-2026/register/1/").content.decode()
    french = grace.get("/fr/hamlet-2026/register/1/").content.decode()

    assert '<bdi lang="en" dir="ltr">Needs visa</bdi>' in spanish
    assert "<bdi" not in french[french.index("<form") : french.index("</form>")]
    assert "Guardar y seguir más tarde" in spanish


def test_a_hostile_file_that_must_be_there_is_told_once(summit, grace):
    card = made.question("card", Kind.FILE, is_required=True)
    forms.edit(summit, [card], by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    grace.post(HERE, FACTS)
    evil = SimpleUploadedFile("card.pdf", b"MZ not a card")

    page = grace.post(f"{HERE}1/", {"a-card": evil})

    (told,) = page.context["form"].errors["card"]
    assert "card.pdf" in told
