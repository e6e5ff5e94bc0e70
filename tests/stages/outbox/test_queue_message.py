import make
import make_outbox
import pytest

from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.outbox.models import Message
from palabre.stages.people import operations as people

pytestmark = pytest.mark.django_db

LETTER = {"act": "test.thing.done", "subject": "Subject", "body": "Body"}


def test_queued_message_waits_for_a_reader():
    message = make_outbox.queued(make.summit())

    assert (message.state, message.email, message.lang) == (
        "queued",
        "bo@example.org",
        "fr",
    )


def test_queue_approved_needs_no_reader():
    person = make.person(email="bo@example.org")

    message = outbox.queue_approved(summit=None, person=person, at=make.NOON, **LETTER)

    assert message.state == "approved"


def test_nothing_is_queued_without_an_address():
    queued = outbox.queue(summit=None, person=make.person(), at=make.NOON, **LETTER)

    assert queued is None
    assert Message.objects.count() == 0


def test_whoever_signs_in_with_an_address_is_written_to_there():
    person = make.person()
    people.open_account(person, email="bo@example.org", by=make.LOADER, at=make.NOON)

    queued = outbox.queue(summit=None, person=person, at=make.NOON, **LETTER)

    assert queued.email == "bo@example.org"


def test_address_without_a_person():
    message = outbox.queue_to_address(
        " Bo@Example.org ", Letter(**LETTER), lang="fr", at=make.NOON
    )

    assert (message.email, message.person, message.state) == (
        "bo@example.org",
        None,
        "approved",
    )
