import journals
import make
import make_calls
import pytest
from django.db import IntegrityError, transaction

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal

pytestmark = pytest.mark.django_db


def test_accept():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    accepted = calls.accept(proposal, reason=" Welcome. ", by=by, at=make.NOON)

    assert (accepted.state, accepted.reason) == ("accepted", "Welcome.")
    assert (accepted.decided_at, accepted.decided_by_id) == (make.NOON, by.person_id)
    assert journals.last() == ("calls.proposal.accepted", f"proposal:{proposal.code}")


def test_decline_keeps_its_reason():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    declined = calls.decline(proposal, reason="Too like another.", by=by, at=make.NOON)

    assert (declined.state, declined.reason) == ("declined", "Too like another.")
    assert journals.last() == ("calls.proposal.declined", f"proposal:{proposal.code}")


def test_decline_needs_a_reason():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    with pytest.raises(Refused) as caught:
        calls.decline(proposal, reason="  ", by=by, at=make.NOON)

    assert (caught.value.code, caught.value.facts) == (
        "reason-missing",
        {"field": "reason"},
    )


def test_database_holds_no_decline_without_reason():
    proposal = make_calls.submitted(make_calls.call())

    with (
        pytest.raises(IntegrityError, match="proposal_declined_with_reason"),
        transaction.atomic(),
    ):
        Proposal.objects.filter(pk=proposal.pk).update(state="declined")


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CHAIR, Role.PRESS])
def test_other_roles_do_not_decide(role):
    proposal = make_calls.submitted(make_calls.call())
    by = make.holder(proposal.call.summit, role)

    with pytest.raises(Refused, match="not-allowed"):
        calls.accept(proposal, by=by, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        calls.decline(proposal, reason="", by=by, at=make.NOON)


def test_secretariat_of_another_edition_does_not_decide():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(make.summit("hamlet-2025"))

    with pytest.raises(Refused, match="not-allowed"):
        calls.accept(proposal, by=by, at=make.NOON)


def test_draft_is_not_decided_on():
    proposal = make_calls.draft(make_calls.call())
    by = make.secretariat(proposal.call.summit)

    with pytest.raises(Refused, match="wrong-state"):
        calls.accept(proposal, by=by, at=make.NOON)


def test_decision_stands():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)
    calls.accept(proposal, by=by, at=make.NOON)

    with pytest.raises(Refused, match="wrong-state"):
        calls.decline(proposal, reason="Second thoughts.", by=by, at=make.NOON)
