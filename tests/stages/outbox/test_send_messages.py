from datetime import timedelta

import journals
import make
import make_outbox
import pytest

from palabre.gateways.mail.null import NullMailer, Sent
from palabre.kernel.refusals import Refused
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox import sending
from palabre.stages.outbox.letters import Letter
from palabre.stages.outbox.models import Message

pytestmark = pytest.mark.django_db


def send(mailer, at=make.NOON, limit=100):
    return sending.send_due(mailer, by=make.LOADER, at=at, limit=limit)


def test_approved_message_goes_out_once():
    message = make_outbox.approved(make.summit())
    mailer = NullMailer()

    assert [send(mailer), send(mailer)] == [1, 0]

    message.refresh_from_db()
    assert (message.state, message.sent_at) == ("sent", make.NOON)
    assert mailer.sent == [
        Sent("bo@example.org", "Accepté : Des puits qui durent", "Bonjour", "fr")
    ]
    assert journals.last() == ("outbox.message.sent", f"message:{message.pk}")


def test_queued_and_discarded_ones_stay():
    summit = make.summit()
    make_outbox.queued(summit)
    outbox.discard(make_outbox.approved(summit), by=make.LOADER, at=make.NOON)

    assert send(NullMailer()) == 0


def test_refused_address_does_not_stop_the_others():
    summit = make.summit()
    bad, good = make_outbox.approved(summit), make_outbox.approved(summit)
    Message.objects.filter(pk=bad.pk).update(email="gone@example.org")
    mailer = NullMailer(refused={"gone@example.org": "550 no such mailbox"})

    assert send(mailer) == 1

    states = [Message.objects.get(pk=one.pk).state for one in (bad, good)]
    assert states == ["failed", "sent"]
    assert journals.acts()[-2:] == ["outbox.message.failed", "outbox.message.sent"]


def test_failed_message_may_be_tried_again():
    message = make_outbox.approved(make.summit())
    send(NullMailer(refused={"bo@example.org": "550"}))
    message.refresh_from_db()
    outbox.approve(message, by=make.LOADER, at=make.NOON)

    assert send(NullMailer()) == 1


def test_outage_leaves_everything_for_later():
    summit = make.summit()
    messages = [make_outbox.approved(summit) for _ in range(2)]

    assert send(NullMailer(is_down=True)) == 0

    assert {Message.objects.get(pk=one.pk).state for one in messages} == {"approved"}
    assert send(NullMailer()) == 2


def test_message_of_a_worker_that_died_is_taken_up_again():
    message = make_outbox.approved(make.summit())
    Message.objects.filter(pk=message.pk).update(state="sending", sent_at=make.NOON)
    soon, later = make.NOON + timedelta(minutes=1), make.NOON + timedelta(minutes=11)

    assert [send(NullMailer(), soon), send(NullMailer(), later)] == [0, 1]


def test_message_claimed_by_another_worker_is_left_alone():
    message = make_outbox.approved(make.summit())
    first, second = NullMailer(), NullMailer()

    class Slow:
        def send(self, **letter):
            assert send(second) == 0
            return first.send(**letter)

    assert send(Slow()) == 1

    message.refresh_from_db()
    assert (message.state, len(first.sent), second.sent) == ("sent", 1, [])


def test_limit_is_kept_oldest_first():
    summit = make.summit()
    person = make.person(email="bo@example.org")
    first, second = (make_outbox.queued(summit, person) for _ in range(2))
    outbox.approve_all(summit, by=make.LOADER, at=make.NOON)

    assert send(NullMailer(), limit=1) == 1

    assert Message.objects.get(pk=first.pk).state == "sent"
    assert Message.objects.get(pk=second.pk).state == "approved"


def test_words_of_a_link_are_not_kept():
    letter = Letter("people.link.made", "Your link", "https://palabre.example/t0k3n")
    outbox.queue_to_address("bo@example.org", letter, lang="en", at=make.NOON)
    mailer = NullMailer()

    send(mailer)

    assert mailer.sent[0].body == letter.body
    assert Message.objects.get().body == ""


def test_only_the_worker_sends():
    summit = make.summit()
    make_outbox.approved(summit)

    with pytest.raises(Refused, match="not-allowed"):
        sending.send_due(NullMailer(), by=make.secretariat(summit), at=make.NOON)
