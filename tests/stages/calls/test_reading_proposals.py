from datetime import timedelta

import make
import make_calls
import pytest

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.refusals import Refused
from palabre.stages.calls import queries

pytestmark = pytest.mark.django_db


def test_current_call_is_open_then_next_then_last():
    summit = make.summit()
    first = make_calls.call(summit, at=make.NOON, days=10)
    second = make_calls.call(summit, at=make.NOON + timedelta(days=30), days=10)

    def found(days):
        return queries.current_call(summit, at=make.NOON + timedelta(days=days))

    assert [found(days) for days in (-5, 0, 15, 31, 99)] == [
        first,
        first,
        second,
        second,
        second,
    ]
    assert queries.open_call(summit, at=make.NOON + timedelta(days=15)) is None


def test_draft_is_its_writers_own():
    call = make_calls.call()
    proposal = make_calls.draft(call)

    assert queries.proposal_for(make_calls.writer(proposal), proposal.code) == proposal
    secretariat = make.secretariat(call.summit)
    for stranger in (NOBODY, make.actor(make.person("Grace")), secretariat):
        with pytest.raises(Refused, match="not-found"):
            queries.proposal_for(stranger, proposal.code)


def test_submitted_ones_are_read_by_those_with_a_role():
    call = make_calls.call()
    make_calls.draft(call)
    sent = make_calls.submitted(call)

    reviewer = make.holder(call.summit, Role.REVIEWER)
    assert list(queries.proposals_submitted(reviewer, call.summit)) == [sent]
    assert not queries.proposals_submitted(reviewer, call.summit, state="accepted")
    with pytest.raises(Refused, match="not-allowed"):
        queries.proposals_submitted(make_calls.writer(sent), call.summit)


def test_own_proposals_are_nobodys_but_ones_own():
    call = make_calls.call()
    own = make_calls.draft(call)
    make_calls.draft(call, make.person("Chidi Eze"))

    mine = queries.proposals_of_proposer(make_calls.writer(own), call.summit)

    assert list(mine) == [own]
    assert list(queries.proposals_of_proposer(NOBODY)) == []


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_one_and_three(n, django_assert_num_queries):
    call = make_calls.call()
    person = make_calls.proposer()
    for _ in range(n):
        make_calls.submitted(call, person)
    by = make.secretariat(call.summit)

    with django_assert_num_queries(6):
        rows = list(queries.proposals_submitted(by, call.summit))
        said = [[tag.item.framework.code for tag in one.tags.all()] for one in rows]

    assert len(said) == n
    assert queries.counts_by_state(call.summit) == {"submitted": n}
