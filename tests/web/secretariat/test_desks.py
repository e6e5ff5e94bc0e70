"""The first page, the outbox and the journal."""

from datetime import timedelta

import make
import make_calls
import make_outbox
import make_programme
import pytest

from palabre.stages.journal.models import Entry
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.web.secretariat.home import tasks_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def test_first_page_counts_what_waits(summit, amina):
    call = make_calls.call(summit)
    bo = make_calls.proposer()
    make_calls.submitted(call, bo)
    make_calls.draft(call, bo)
    make_programme.session(summit, "INC-01")
    make_programme.placed(make_programme.session(summit, "INC-02"))
    make_outbox.queued(summit, bo)

    page = amina.get(HERE).content.decode()

    assert {task.label: task.n for task in tasks_of(summit, at=make.NOON)} == {
        "proposals to decide": 1,
        "registrations to vet": 0,
        "letters of offers to read": 0,
        "sessions without a place": 1,
        "changes not released": 1,
        "reports to clear": 0,
        "reports missing": 0,
        "messages to read": 1,
        "messages that failed": 0,
    }
    assert f'href="{HERE}proposals/?state=submitted"' in page
    assert f'href="{HERE}outbox/?state=queued"' in page
    assert "Call for sessions" in page


def test_report_is_missing_once_its_session_is_over(summit):
    placed = make_programme.placed(make_programme.session(summit))
    make_programme.session(summit, "INC-02")

    def n_missing(at):
        found = {task.label: task.n for task in tasks_of(summit, at=at)}
        return found["reports missing"]

    assert n_missing(placed.ends_at - timedelta(seconds=1)) == 0
    assert n_missing(placed.ends_at) == 1


@pytest.mark.parametrize("n", [1, 3])
def test_first_page_costs_the_same_for_one_and_three(
    n, summit, amina, django_assert_num_queries
):
    for number in range(n):
        make_programme.placed(make_programme.session(summit, f"A-{number}"), 9 + number)
        make_outbox.queued(summit)

    with django_assert_num_queries(19):
        amina.get(HERE)


def test_message_is_read_and_let_go(summit, amina):
    message = make_outbox.queued(summit)
    page = amina.get(f"{HERE}outbox/{message.pk}/").content.decode()
    assert "Bonjour" in page
    assert "bo@example.org" in page

    answer = amina.post(f"{HERE}outbox/{message.pk}/approve/")

    assert answer.url == f"{HERE}outbox/"
    assert Message.objects.get().state == "approved"
    assert "Let it go" not in amina.get(f"{HERE}outbox/{message.pk}/").content.decode()


def test_message_is_discarded(summit, amina):
    message = make_outbox.queued(summit)

    amina.post(f"{HERE}outbox/{message.pk}/discard/")

    assert Message.objects.get().state == "discarded"
    assert amina.post(f"{HERE}outbox/{message.pk}/discard/").status_code == 409


def test_chosen_and_all_are_let_go(summit, amina):
    first, *_others = (make_outbox.queued(summit) for _ in range(3))

    amina.post(f"{HERE}outbox/approve/", {"pk": [first.pk, "x"]})
    assert Message.objects.filter(state="approved").count() == 1
    amina.post(f"{HERE}outbox/approve/", {"all": "1"})
    assert Message.objects.filter(state="approved").count() == 3
    assert amina.post(f"{HERE}outbox/approve/", {"all": "1"}).status_code == 409


def test_choosing_nothing_lets_nothing_go(summit, amina):
    make_outbox.queued(summit)

    assert amina.post(f"{HERE}outbox/approve/", {}).status_code == 409
    assert Message.objects.get().state == "queued"


def test_messages_of_another_edition_are_not_here(summit, amina):
    elsewhere = make_outbox.queued(make.summit("hamlet-2025"))

    assert amina.get(f"{HERE}outbox/{elsewhere.pk}/").status_code == 404
    assert amina.post(f"{HERE}outbox/{elsewhere.pk}/approve/").status_code == 404
    assert "bo@" not in amina.get(f"{HERE}outbox/").content.decode()


@pytest.mark.parametrize("n", [1, 3])
def test_outbox_costs_the_same_for_one_and_three(
    n, summit, amina, django_assert_num_queries
):
    for _ in range(n):
        make_outbox.queued(summit)

    with django_assert_num_queries(8):
        page = amina.get(f"{HERE}outbox/").content.decode()

    assert page.count("Bo Lindqvist") == n


def test_journal_is_read_by_subject_and_act(summit, amina):
    make_programme.session(summit, "INC-01")
    make_programme.session(summit, "INC-02")

    whole = amina.get(f"{HERE}journal/").content.decode()
    one = amina.get(f"{HERE}journal/?subject=session:INC-01").content.decode()
    acts = amina.get(f"{HERE}journal/?act=programme.").content.decode()

    assert "summits.venue.added" in whole
    assert "session:INC-02" in whole
    assert "session:INC-02" not in one
    assert "session:INC-01" in one
    assert "summits.venue.added" not in acts
    assert "programme.session.added" in acts


def test_journal_goes_on_to_older_lines(summit, amina, monkeypatch):
    monkeypatch.setattr("palabre.web.secretariat.journal.PAGE", 2)
    ids = list(
        Entry.objects.filter(summit="hamlet-2026")
        .order_by("-id")
        .values_list("id", flat=True)
    )

    page = amina.get(f"{HERE}journal/").content.decode()

    assert f"?before={ids[1]}&amp;" in page
    older = amina.get(f"{HERE}journal/?before={ids[1]}").content.decode()
    assert f">{ids[2]}<" in older
    assert f">{ids[1]}<" not in older


@pytest.mark.parametrize("strange", ["x", "-1", "9" * 30, ""])
def test_journal_survives_strange_addresses(amina, strange):
    assert amina.get(f"{HERE}journal/?before={strange}").status_code == 200


def test_chain_is_checked_on_request(summit, amina):
    make_programme.session(summit)

    assert "The chain holds" in amina.get(f"{HERE}journal/?check=1").content.decode()
    broken = Entry.objects.order_by("id").first()
    Entry.objects.filter(pk=broken.pk).update(actor_name="Somebody else")
    page = amina.get(f"{HERE}journal/?check=1").content.decode()
    assert f"The chain is broken at line {broken.pk}" in page


def test_journal_of_another_edition_is_not_here(summit, amina):
    make.summit("hamlet-2025")

    page = amina.get(f"{HERE}journal/").content.decode()

    assert "summit:hamlet-2025" not in page
