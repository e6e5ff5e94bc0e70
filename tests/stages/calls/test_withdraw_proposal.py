import journals
import make
import make_calls
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("made", [make_calls.draft, make_calls.submitted])
def test_writer_takes_it_back(made):
    proposal = made(make_calls.call())

    withdrawn = calls.withdraw(proposal, by=make_calls.writer(proposal), at=make.NOON)

    assert withdrawn.state == "withdrawn"
    assert journals.last() == ("calls.proposal.withdrawn", f"proposal:{proposal.code}")


def test_nobody_else_does():
    proposal = make_calls.draft(make_calls.call())

    with pytest.raises(Refused, match="not-allowed"):
        calls.withdraw(proposal, by=make.actor(make.person()), at=make.NOON)


def test_accepted_one_stays():
    proposal = make_calls.submitted(make_calls.call())
    by = make.secretariat(proposal.call.summit)
    calls.accept(proposal, by=by, at=make.NOON)

    with pytest.raises(Refused, match="wrong-state"):
        calls.withdraw(proposal, by=make_calls.writer(proposal), at=make.NOON)
