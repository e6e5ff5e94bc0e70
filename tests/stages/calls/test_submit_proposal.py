from datetime import timedelta

import journals
import make
import make_calls
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls

pytestmark = pytest.mark.django_db


def submit(proposal, at=make.NOON, by=None):
    by = by or make_calls.writer(proposal)
    return calls.submit(proposal, by=by, at=at)


def test_complete_proposal_is_submitted():
    proposal = make_calls.draft(make_calls.call())

    submitted = submit(proposal)

    assert (submitted.state, submitted.submitted_at) == ("submitted", make.NOON)
    assert journals.last() == ("calls.proposal.submitted", f"proposal:{proposal.code}")


def test_window_is_half_open():
    call = make_calls.call()
    person = make_calls.proposer()
    early, first, last, late = (make_calls.draft(call, person) for _ in range(4))
    instant = timedelta(microseconds=1)

    with pytest.raises(Refused, match="call-not-open") as caught:
        submit(early, call.opens_at - instant)
    assert caught.value.facts == {"opens_at": call.opens_at, "zone": "Europe/Zurich"}
    assert submit(first, call.opens_at).state == "submitted"
    assert submit(last, call.closes_at - instant).state == "submitted"
    with pytest.raises(Refused, match="call-closed"):
        submit(late, call.closes_at)


@pytest.mark.parametrize(
    "field, empty",
    [
        ("title", ""),
        ("description", ""),
        ("organization", None),
        ("session_type", ""),
        ("mode", ""),
        ("themes", ()),
        ("action_lines", ()),
    ],
)
def test_missing_part_is_named(field, empty):
    proposal = make_calls.draft(make_calls.call(), **{field: empty})

    with pytest.raises(Refused, match="proposal-incomplete") as caught:
        submit(proposal)

    assert caught.value.facts["fields"] == [field]
    proposal.refresh_from_db()
    assert proposal.state == "draft"


def test_nobody_submits_for_another():
    proposal = make_calls.draft(make_calls.call())

    with pytest.raises(Refused, match="not-allowed"):
        submit(proposal, by=make.secretariat(proposal.call.summit))


def test_submitting_twice_is_refused():
    proposal = make_calls.submitted(make_calls.call())

    with pytest.raises(Refused, match="wrong-state"):
        submit(proposal)
