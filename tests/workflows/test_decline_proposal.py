import journals
import make
import make_calls
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.outbox.models import Message
from palabre.stages.programme.models import Session
from palabre.workflows.decline_proposal import decline_proposal

pytestmark = pytest.mark.django_db


def test_reason_reaches_the_proposer():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    decline_proposal(proposal, reason="Too like WEL-03.", by=by, at=make.NOON)

    message = Message.objects.get()
    assert (message.state, message.subject) == (
        "queued",
        "Not accepted: Wells that last",
    )
    assert "Too like WEL-03." in message.body
    assert journals.last() == ("calls.proposal.declined", f"proposal:{proposal.code}")
    assert Session.objects.count() == 0


def test_without_reason_nothing_happens():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    with pytest.raises(Refused, match="reason-missing"):
        decline_proposal(proposal, reason="", by=by, at=make.NOON)

    proposal.refresh_from_db()
    assert (proposal.state, Message.objects.count()) == ("submitted", 0)


def test_proposer_without_address_is_declined_all_the_same():
    person = make.person("Chidi Eze")
    proposal = make_calls.submitted(make_calls.call(), person)
    by = make.secretariat(proposal.call.summit)

    declined = decline_proposal(proposal, reason="Full.", by=by, at=make.NOON)

    assert (declined.state, Message.objects.count()) == ("declined", 0)
