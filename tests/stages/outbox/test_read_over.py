import journals
import make
import make_outbox
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox import queries
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MESSAGE_MOVES, MessageState

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "act, state, name",
    [
        (outbox.approve, "approved", "outbox.message.approved"),
        (outbox.discard, "discarded", "outbox.message.discarded"),
    ],
)
def test_secretariat_decides(act, state, name):
    summit = make.summit()
    message = make_outbox.queued(summit)

    moved = act(message, by=make.secretariat(summit), at=make.NOON)

    assert moved.state == state
    assert journals.last() == (name, f"message:{message.pk}")


@pytest.mark.parametrize("act", [outbox.approve, outbox.discard])
def test_others_do_not(act):
    message = make_outbox.queued(make.summit())
    for by in (
        make.actor(make.person()),
        make.secretariat(make.summit("hamlet-2025")),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            act(message, by=by, at=make.NOON)


@pytest.mark.parametrize("state", list(MessageState))
@pytest.mark.parametrize("act", [outbox.approve, outbox.discard])
def test_states_from_which_one_may_decide(act, state):
    message = make_outbox.queued(make.summit())
    Message.objects.filter(pk=message.pk).update(state=state)

    if MESSAGE_MOVES.may(act.__name__, state):
        act(message, by=make.LOADER, at=make.NOON)
        return
    with pytest.raises(Refused, match="wrong-state"):
        act(message, by=make.LOADER, at=make.NOON)


def test_all_that_wait_go_at_once():
    summit, other = make.summit(), make.summit("hamlet-2025")
    person = make.person(email="bo@example.org")
    waiting = [make_outbox.queued(summit, person) for _ in range(3)]
    elsewhere = make_outbox.queued(other, person)
    outbox.discard(waiting[0], by=make.LOADER, at=make.NOON)

    n = outbox.approve_all(summit, by=make.secretariat(summit), at=make.NOON)

    states = dict(Message.objects.values_list("pk", "state"))
    assert n == 2
    assert [states[one.pk] for one in (*waiting, elsewhere)] == [
        "discarded",
        "approved",
        "approved",
        "queued",
    ]
    assert journals.acts()[-2:] == ["outbox.message.approved"] * 2


def test_chosen_ones_go():
    summit = make.summit()
    first, second = make_outbox.queued(summit), make_outbox.queued(summit)

    n = outbox.approve_all(
        summit, [second.pk, 999], by=make.secretariat(summit), at=make.NOON
    )

    first.refresh_from_db()
    assert (n, first.state) == (1, "queued")


def test_approving_nothing_is_refused():
    summit = make.summit()

    with pytest.raises(Refused, match="nothing-to-approve"):
        outbox.approve_all(summit, by=make.secretariat(summit), at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        outbox.approve_all(summit, by=make.actor(make.person()), at=make.NOON)


def test_messages_are_read_by_the_secretariat_alone():
    summit = make.summit()
    message = make_outbox.queued(summit)
    secretariat, stranger = make.secretariat(summit), make.actor(make.person())

    assert list(queries.messages_of(secretariat, summit)) == [message]
    assert not queries.messages_of(secretariat, summit, state="sent")
    assert queries.message_for(secretariat, message.pk) == message
    with pytest.raises(Refused, match="not-allowed"):
        queries.messages_of(stranger, summit)
    with pytest.raises(Refused, match="not-found"):
        queries.message_for(stranger, message.pk)
    assert queries.counts_by_state(summit) == {"queued": 1}


def test_message_of_no_edition_is_nobodys_to_read():
    message = outbox.queue_approved(
        summit=None,
        person=make.person(email="bo@example.org"),
        act="people.link.made",
        subject="Link",
        body="secret",
        at=make.NOON,
    )

    with pytest.raises(Refused, match="not-found"):
        queries.message_for(make.secretariat(make.summit()), message.pk)
