import make
import make_calls
import pytest

from palabre.kernel.actors import Role
from palabre.stages.calls.models import Proposal
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/proposals/"


@pytest.fixture
def call():
    return make_calls.call()


@pytest.fixture
def amina(call, visit):
    return visit(Person.objects.get(pk=make.secretariat(call.summit).person_id))


def test_list_shows_what_was_submitted_and_counts_drafts(call, amina):
    make_calls.submitted(call, title="Wells that last")
    make_calls.draft(call, make.person("Chidi"), title="Half a thought")

    page = amina.get(HERE).content.decode()

    assert "Wells that last" in page
    assert "Half a thought" not in page
    assert "1 draft is not submitted" in page


def test_list_is_filtered_by_state(call, amina):
    make_calls.submitted(call, title="Wells that last")

    assert "Wells that last" in amina.get(f"{HERE}?state=submitted").content.decode()
    assert "Wells that last" not in amina.get(f"{HERE}?state=declined").content.decode()


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    n, call, amina, django_assert_num_queries
):
    person = make_calls.proposer()
    for _ in range(n):
        make_calls.submitted(call, person)

    with django_assert_num_queries(13):
        page = amina.get(HERE).content.decode()

    assert page.count("Wells that last") == n


def test_accepted_proposal_goes_to_its_place(call, amina):
    proposal = make_calls.submitted(call)

    answer = amina.post(f"{HERE}{proposal.code}/accept/", {"accept-note": "Welcome."})

    assert answer.url == "/en/hamlet-2026/secretariat/programme/INC-01/"
    assert Session.objects.get().proposal == proposal
    assert "Welcome." in Message.objects.get().body
    page = amina.get(f"{HERE}{proposal.code}/").content.decode()
    assert "calls.proposal.accepted" in page
    assert "/accept/" not in page


def test_declining_without_reason_keeps_the_page(call, amina):
    proposal = make_calls.submitted(call)

    answer = amina.post(f"{HERE}{proposal.code}/decline/", {"decline-reason": " "})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="id_decline-reason_error"' in page
    assert "A reason is needed" in page
    assert Proposal.objects.get().state == "submitted"


def test_declined_with_its_reason(call, amina):
    proposal = make_calls.submitted(call)

    answer = amina.post(f"{HERE}{proposal.code}/decline/", {"decline-reason": "Full."})

    assert answer.url == HERE
    assert Proposal.objects.get().reason == "Full."


def test_deciding_twice_is_told_on_the_page(call, amina):
    proposal = make_calls.submitted(call)
    amina.post(f"{HERE}{proposal.code}/accept/")

    answer = amina.post(f"{HERE}{proposal.code}/accept/")

    assert "This can no longer be done" in answer.content.decode()
    assert Session.objects.count() == 1


def test_drafts_are_hidden(call, amina):
    draft = make_calls.draft(call)

    assert amina.get(f"{HERE}{draft.code}/").status_code == 404
    assert amina.post(f"{HERE}{draft.code}/accept/").status_code == 404


def test_reviewer_reads_and_does_not_decide(call, visit):
    proposal = make_calls.submitted(call)
    chidi = make.holder(call.summit, Role.REVIEWER, "Chidi Eze")
    client = visit(Person.objects.get(pk=chidi.person_id))

    page = client.get(f"{HERE}{proposal.code}/").content.decode()

    assert "Wells that last" in page
    assert "/accept/" not in page
    assert client.post(f"{HERE}{proposal.code}/accept/").status_code == 403
    assert Proposal.objects.get().state == "submitted"


def test_others_stay_outside(call, visit, client):
    proposal = make_calls.submitted(call)
    writer = visit(proposal.proposer)

    for path in (HERE, f"{HERE}{proposal.code}/"):
        assert writer.get(path).status_code == 403
        assert client.get(path).status_code == 302


def test_proposal_of_another_edition_is_not_here(call, visit):
    proposal = make_calls.submitted(make_calls.call(make.summit("hamlet-2025")))
    both = make.secretariat(call.summit)
    person = Person.objects.get(pk=both.person_id)
    make.summits.grant(
        proposal.call.summit, person, Role.SECRETARIAT, by=make.LOADER, at=make.NOON
    )

    assert visit(person).get(f"{HERE}{proposal.code}/").status_code == 404
