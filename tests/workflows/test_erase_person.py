"""Erasure by the person: what identifies goes, figures and the public record stay."""

import make
import make_accreditation as made
import make_outbox
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import documents, forms, vetting
from palabre.stages.accreditation.form_models import Document
from palabre.stages.accreditation.issuing import issue_invitation
from palabre.stages.accreditation.models import Appeal, Badge, Registration
from palabre.stages.journal import queries as journal
from palabre.stages.journal.models import Entry
from palabre.stages.outbox.models import Message
from palabre.stages.people import consents
from palabre.stages.people import operations as people
from palabre.stages.people.consents import Way
from palabre.stages.people.models import Account, Person
from palabre.stages.programme import planning, wanted
from palabre.stages.programme.models import SessionRole
from palabre.stages.programme.wanted import Attending
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.erase_person import erase_person, what_stays

pytestmark = pytest.mark.django_db

NAME = "Élodie Marchetaz"


@pytest.fixture
def elodie(db):
    """Return somebody of whom everything is kept."""
    summit = make.summit()
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    person = make.person(NAME, email="elodie@example.org", gender="f")
    people.open_account(person, email=person.email, by=make.LOADER, at=make.NOON)
    badge = made.badge(summit, person, post="Engineer", is_listed=True)
    by = make.actor(person)
    given = {"needs_visa": "yes", "passport": "X1234567"}
    forms.hand_in(badge.registration, given, by=by, at=make.NOON)
    return person


def erased(person, safe=None):
    by = make.actor(person)
    return erase_person(person, safe=safe or made.safe(), by=by, at=make.NOON)


def test_nothing_that_identifies_is_left(elodie):
    safe = made.safe()
    summit = Registration.objects.get().summit
    upload = documents.Upload("status_letter", "letter.png", made.picture())
    by = make.actor(elodie)
    documents.keep(summit, elodie, upload, safe=safe, by=by, at=make.NOON)
    consents.give(
        elodie,
        "mailing",
        edition=summit.code,
        lang="en",
        way=Way.PAGE,
        by=by,
        at=make.NOON,
    )

    erased(elodie, safe)

    person = Person.objects.get(pk=elodie.pk)
    assert person.name == f"— {person.code}"
    assert (person.email, person.gender, person.aliases.count()) == ("", "", 0)
    assert not Account.objects.exists()
    assert not safe.vault.kept
    assert Document.objects.get().name == ""
    assert consents.standing(person, summit.code) == {}
    registration = Registration.objects.get()
    assert registration.sheet.answers == {}
    assert registration.sheet.purged == ["needs_visa", "passport"]
    assert (registration.post, registration.is_listed) == ("", False)
    assert registration.state == "withdrawn"
    assert Badge.objects.get().revoked_at == make.NOON


def test_what_figures_count_stays_without_name(elodie):
    erased(elodie)

    kept = Registration.objects.get()
    assert (kept.country, kept.group) == ("KE", "civil-society")
    assert journal.first_break() is None


def test_the_code_of_a_paper_names_nobody_any_more(elodie, client):
    one = Registration.objects.get()
    Registration.objects.update(state="accredited", attendance="on-site")
    one.refresh_from_db()
    paper = issue_invitation(
        one, lang="fr", by=make.secretariat(one.summit), at=make.NOON
    )
    there = f"/en/verify/{paper.code}/"
    assert NAME in client.get(there).content.decode()

    erased(elodie)

    told = client.get(there).content.decode()
    assert NAME not in told
    assert "no longer holds" in told
    paper.refresh_from_db()
    assert NAME not in f"{paper.facts} {paper.issued_by}"


def test_messages_go(elodie):
    make_outbox.queued(Registration.objects.get().summit, elodie)

    erased(elodie)

    assert not Message.objects.exists()


def test_letters_to_others_that_tell_of_a_withdrawal_go_and_no_other_letter(elodie):
    cabinet = make.person("Bo Lindqvist", email="bo@cast.example")
    one = Registration.objects.get()
    other = made.registration(one.summit, make.person("Noor Rahman"))
    Registration.objects.update(surrogate=cabinet)
    for gone in (one, other):
        gone.refresh_from_db()
        leaving.withdraw(gone, by=make.LOADER, at=make.NOON)
    letters = Message.objects.filter(email=cabinet.email).order_by("id")
    assert [message.act for message in letters] == [
        "accreditation.registration.withdrawn_told"
    ] * 2
    assert NAME in letters[0].body

    erased(elodie)

    (left,) = letters.all()
    assert other.code in left.body
    assert not Message.objects.filter(body__contains=NAME).exists()
    forgotten = Entry.objects.get(
        act="outbox.messages.forgotten", subject="messages:naming"
    )
    assert forgotten.facts["n"] == 1


def test_a_name_in_the_public_record_stays_and_is_told(elodie):
    summit = Registration.objects.get().summit
    make_programme.session(summit, "INC-01", speakers=(elodie,))
    assert what_stays(elodie).records == {"SessionRole": 1}

    stays = erased(elodie)

    person = Person.objects.get(pk=elodie.pk)
    assert (stays.keeps_name, person.name) == (True, NAME)
    assert (person.email, Account.objects.count()) == ("", 0)
    assert Registration.objects.get().sheet.answers == {}


def test_whoever_runs_an_edition_is_freed_first(elodie):
    summit = Registration.objects.get().summit
    by = make.secretariat(summit)

    with pytest.raises(Refused, match="role-held"):
        erase_person(
            Person.objects.get(pk=by.person_id), safe=made.safe(), by=by, at=make.NOON
        )


def test_nobody_erases_another(elodie):
    stranger = make.actor(make.person("Grace"))

    with pytest.raises(Refused, match="not-allowed"):
        erase_person(elodie, safe=made.safe(), by=stranger, at=make.NOON)
    assert Person.objects.get(pk=elodie.pk).name == NAME


def test_the_words_of_a_refusal_and_its_appeal_are_not_left(elodie):
    asked = Registration.objects.get()
    asked.state, asked.reason = "refused", f"{NAME} sent no letter."
    asked.refusal_reason, asked.decided_at = asked.reason, make.NOON
    asked.save()
    by = make.actor(elodie)
    appeal = vetting.appeal(asked, f"I am {NAME}.", by=by, at=make.NOON)
    Appeal.objects.filter(pk=appeal.pk).update(reason=f"{NAME} is right.")

    erased(elodie)

    asked.refresh_from_db()
    appeal.refresh_from_db()
    assert (asked.reason, asked.refusal_reason) == ("—", "")
    assert (appeal.words, appeal.reason) == ("", "")


def test_when_somebody_could_attend_goes_with_them(elodie):
    summit = Registration.objects.get().summit
    bo = make.person("Bo Lindqvist")
    session = make_programme.session(summit, "A-1")
    for person in (elodie, bo):
        SessionRole.objects.create(session=session, person=person, role="speaker")
        asked = Attending(zone="Asia/Tokyo", rest=30)
        planning.attend(summit, person, asked, by=make.LOADER, at=make.NOON)

    erased(elodie)

    assert list(wanted.all_attending(summit)) == [bo.code]
