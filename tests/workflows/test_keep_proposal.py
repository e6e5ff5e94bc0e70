import journals
import make
import make_calls
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.calls.models import Proposal
from palabre.stages.people.models import Organization
from palabre.stages.people.operations import OrganizationFacts
from palabre.workflows.keep_proposal import keep_proposal

pytestmark = pytest.mark.django_db

NEW = OrganizationFacts(text(en="Harbour Library"), group="academia", country="NG")


def keep(call, proposal, facts, organization, person):
    return keep_proposal(
        call,
        proposal,
        facts,
        organization=organization,
        proposer=person,
        by=make.actor(person),
        at=make.NOON,
    )


def test_new_organization_is_entered_with_the_draft():
    call, person = make_calls.call(), make_calls.proposer()

    proposal = keep(call, None, make_calls.facts(call), NEW, person)

    assert str(proposal.organization) == "Harbour Library"
    assert proposal.organization.group == "academia"
    assert journals.acts()[-2:] == [
        "people.organization.entered",
        "calls.proposal.started",
    ]


def test_draft_is_amended_in_place():
    call, person = make_calls.call(), make_calls.proposer()
    proposal = make_calls.draft(call, person)

    kept = keep(call, proposal, make_calls.facts(call, title="Wells"), None, person)

    assert (kept.pk, kept.title, Proposal.objects.count()) == (proposal.pk, "Wells", 1)


def test_refused_draft_enters_no_organization():
    call, person = make_calls.call(), make_calls.proposer()
    facts = make_calls.facts(call, title="x" * 201)

    with pytest.raises(Refused, match="title-too-long"):
        keep(call, None, facts, NEW, person)

    assert not Organization.objects.filter(code="harbour-library").exists()
    assert Proposal.objects.count() == 0
