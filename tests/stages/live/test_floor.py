import make
import make_live
import pytest
from django.db import IntegrityError, transaction
from make_live import later

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import operations as live
from palabre.stages.live import queries
from palabre.stages.live.models import RequestForFloor, Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.states import RequestState
from palabre.stages.live.voices import voice_of

pytestmark = pytest.mark.django_db


def names(sitting):
    return [one.name for one in queries.list_of_speakers(sitting)]


def test_requests_wait_in_order():
    sitting = make_live.sitting()

    first = make_live.request(sitting, "  Soraya Hakim ")
    make_live.request(sitting, "Bo Lindqvarn", kind="question", is_remote=True)

    assert names(sitting) == ["Soraya Hakim", "Bo Lindqvarn"]
    line = Entry.objects.get(act="live.floor.requested", facts__request=first.code)
    assert line.facts == {"request": first.code, "kind": "statement"}


def test_somebody_asks_for_oneself_and_for_nobody_else():
    sitting = make_live.sitting()
    person, other = make.person("Farid Haddad"), make.person("Grace Okonkwo")
    own = RequestFacts("Farid Haddad", person=person)

    live.request_floor(sitting, own, by=make.actor(person), at=make.NOON)

    theirs = RequestFacts("Grace Okonkwo", person=other)
    with pytest.raises(Refused, match="not-allowed"):
        live.request_floor(sitting, theirs, by=make.actor(person), at=make.NOON)
    unnamed = RequestFacts("Farid the Third")
    with pytest.raises(Refused, match="not-allowed"):
        live.request_floor(sitting, unnamed, by=make.actor(person), at=make.NOON)
    with pytest.raises(Refused, match="sign-in-needed"):
        live.request_floor(sitting, own, by=NOBODY, at=make.NOON)


def test_nobody_waits_twice():
    sitting = make_live.sitting()
    person = make.person("Farid Haddad")
    make_live.request(sitting, "Farid Haddad", person=person)
    make_live.request(sitting, "Ms Smith")

    with pytest.raises(Refused, match="on-the-list"):
        make_live.request(sitting, "Farid Haddad", person=person)
    with pytest.raises(Refused, match="on-the-list"):
        make_live.request(sitting, "Ms Smith")


@pytest.mark.parametrize(
    "name, kind, code",
    [
        (" ", "statement", "name-missing"),
        ("x" * 201, "statement", "name-too-long"),
        ("Soraya", "speech", "field-unknown"),
    ],
)
def test_a_request_needs_a_name_and_a_kind(name, kind, code):
    with pytest.raises(Refused, match=code):
        make_live.request(make_live.sitting(), name, kind=kind)


def test_the_voice_is_that_of_the_role_in_the_session():
    body = make.organization("Patients' Alliance")
    session = make_live.session(roles=[make_live.role("Wairimu", "speaker", body)])
    person = session.roles.get().person

    facts = voice_of(person, session)

    assert (facts.organization, facts.group) == (body, "civil-society")
    assert voice_of(make.person("Grace"), session).organization is None


def test_giving_the_floor_starts_a_statement():
    sitting = make_live.sitting()
    request = make_live.request(sitting)

    statement = live.give_floor(request, by=make.LOADER, at=later(5))

    request.refresh_from_db()
    assert request.state == RequestState.SPEAKING
    assert (statement.started_at, statement.ended_at) == (later(5), None)
    assert names(sitting) == []
    assert Entry.objects.filter(act="live.floor.given").count() == 1


def test_two_never_have_the_floor():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Soraya Hakim")
    second = make_live.request(sitting, "Bo Lindqvarn")

    with pytest.raises(Refused) as refused:
        live.give_floor(second, by=make.LOADER, at=later(5))

    assert refused.value.code == "floor-taken"
    assert refused.value.facts == {"name": "Soraya Hakim"}
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestForFloor.objects.filter(pk=second.pk).update(state="speaking")


def test_the_floor_is_the_moderators_to_give():
    sitting = make_live.sitting()
    person = make.person("Farid Haddad")
    request = make_live.request(sitting, "Farid Haddad", person=person)

    with pytest.raises(Refused, match="not-allowed"):
        live.give_floor(request, by=make.actor(person), at=later(5))
    statement = live.give_floor(request, by=make.LOADER, at=later(5))
    with pytest.raises(Refused, match="not-allowed"):
        live.end_statement(statement, by=make.actor(person), at=later(6))


def test_the_floor_is_not_given_after_the_close_nor_to_who_withdrew():
    sitting = make_live.sitting()
    request, gone = (make_live.request(sitting, name) for name in ("Bo", "Mo"))
    live.withdraw_request(gone, by=make.LOADER, at=later(1))

    with pytest.raises(Refused, match="wrong-state"):
        live.give_floor(gone, by=make.LOADER, at=later(2))
    live.close_sitting(sitting, by=make.LOADER, at=later(3))
    with pytest.raises(Refused, match="wrong-state"):
        live.give_floor(request, by=make.LOADER, at=later(4))


def test_ending_frees_the_floor():
    sitting = make_live.sitting()
    statement = make_live.statement(sitting)

    ended = live.end_statement(statement, by=make.LOADER, at=later(90))

    assert ended.ended_at == later(90)
    assert queries.floor_now(sitting) is None
    assert Entry.objects.filter(act="live.statement.ended").count() == 1
    with pytest.raises(Refused, match="wrong-state"):
        live.end_statement(statement, by=make.LOADER, at=later(91))


def test_a_person_withdraws_their_own_request():
    sitting = make_live.sitting()
    person, other = make.person("Farid Haddad"), make.person("Grace Okonkwo")
    request = make_live.request(sitting, "Farid Haddad", person=person)

    with pytest.raises(Refused, match="not-allowed"):
        live.withdraw_request(request, by=make.actor(other), at=later(1))
    live.withdraw_request(request, by=make.actor(person), at=later(2))

    assert names(sitting) == []
    assert Entry.objects.filter(act="live.floor.withdrawn").count() == 1


def test_a_stranger_takes_nobody_off_who_was_added_by_name():
    request = make_live.request(make_live.sitting(), "Ms Smith")

    with pytest.raises(Refused, match="not-allowed"):
        live.withdraw_request(request, by=NOBODY, at=later(1))


def test_the_floor_log_holds_every_statement():
    sitting = make_live.sitting()
    for number, name in enumerate(["Ada", "Bo", "Cy"]):
        given = make_live.statement(sitting, name, at=later(number * 60))
        live.end_statement(given, by=make.LOADER, at=later(number * 60 + 50))

    log = queries.floor_log(sitting)

    assert [(one.request.name, one.started_at) for one in log] == [
        ("Ada", later(0)),
        ("Bo", later(60)),
        ("Cy", later(120)),
    ]
    assert Statement.objects.filter(ended_at=None).count() == 0
