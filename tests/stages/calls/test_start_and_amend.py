import journals
import make
import make_calls
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal

pytestmark = pytest.mark.django_db


def test_draft_keeps_what_is_written():
    call = make_calls.call()

    proposal = make_calls.draft(call)

    assert proposal.state == "draft"
    assert proposal.title == "Wells that last"
    assert [theme.code for theme in proposal.themes.all()] == ["inclusion"]
    assert {tag.item.code for tag in proposal.tags.all()} == {"C4", "4"}
    assert journals.last() == ("calls.proposal.started", f"proposal:{proposal.code}")


def test_draft_may_be_empty():
    call = make_calls.call()
    person = make_calls.proposer()

    proposal = calls.start(
        call, person, calls.ProposalFacts(), by=make.actor(person), at=make.NOON
    )

    assert (proposal.title, proposal.organization) == ("", None)


def test_draft_is_kept_after_the_deadline():
    call = make_calls.call()
    person = make_calls.proposer()
    late = call.closes_at

    proposal = calls.start(
        call, person, make_calls.facts(call), by=make.actor(person), at=late
    )

    assert proposal.changed_at == late


def test_stranger_signs_in_first():
    call = make_calls.call()

    with pytest.raises(Refused, match="sign-in-needed"):
        calls.start(
            call,
            make_calls.proposer(),
            make_calls.facts(call),
            by=NOBODY,
            at=make.NOON,
        )

    assert Proposal.objects.count() == 0


def test_title_has_a_limit():
    call = make_calls.call()

    with pytest.raises(Refused) as caught:
        make_calls.draft(call, title="x" * 201)

    assert caught.value.facts == {"length": 201, "field": "title"}


def test_codes_differ():
    call = make_calls.call()
    person = make_calls.proposer()

    codes = {make_calls.draft(call, person).code for _ in range(3)}

    assert len(codes) == 3


def test_amend_replaces_everything():
    proposal = make_calls.draft(make_calls.call())
    changed = make_calls.facts(
        proposal.call, title="Wells", themes=(), goals=(), languages=()
    )

    amended = calls.amend(
        proposal, changed, by=make_calls.writer(proposal), at=make.NOON
    )

    assert (amended.title, amended.languages) == ("Wells", [])
    assert list(amended.themes.all()) == []
    assert {tag.item.code for tag in amended.tags.all()} == {"C4"}
    assert journals.last() == ("calls.proposal.amended", f"proposal:{proposal.code}")


def test_only_the_writer_amends():
    proposal = make_calls.draft(make_calls.call())
    secretariat = make.secretariat(proposal.call.summit)

    with pytest.raises(Refused, match="not-allowed"):
        calls.amend(
            proposal,
            make_calls.facts(proposal.call),
            by=secretariat,
            at=make.NOON,
        )


def test_what_is_submitted_stays():
    proposal = make_calls.submitted(make_calls.call())

    with pytest.raises(Refused, match="wrong-state"):
        calls.amend(
            proposal,
            make_calls.facts(proposal.call, title="Other"),
            by=make_calls.writer(proposal),
            at=make.NOON,
        )

    proposal.refresh_from_db()
    assert proposal.title == "Wells that last"
