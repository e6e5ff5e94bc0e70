"""Suggested tags are confirmed or dismissed by whoever the subject's kind names."""

import journals
import make
import make_calls
import make_programme
import make_reports
import pytest

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import SessionTag
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.summits.models import Framework, FrameworkItem, TagDecision
from palabre.stages.summits.suggesting import marked, shelf_for
from palabre.workflows.decide_tags import (
    confirm_tag,
    dismiss_tag,
    reopen_tag,
    subject_of,
    subjects_of,
)

pytestmark = pytest.mark.django_db

WORDS = text(en="Teachers in rural schools", fr="Des enseignantes")
MORE = text(en="Training for teachers, and a curriculum in the mother tongue.")


@pytest.fixture
def summit():
    make_calls.frameworks()
    return make.summit()


@pytest.fixture
def session(summit):
    return make_programme.session(summit, title=WORDS, description=MORE)


def offered(by, summit, kind, code):
    subject = subject_of(by, summit, kind, code)
    return [one.item.code for one in subject.offers(shelf_for([subject.key]))]


def test_a_session_is_offered_what_its_words_say(summit, session):
    assert offered(make.secretariat(summit), summit, "session", "INC-01") == ["C4", "4"]
    assert list(session.tags.all()) == []


def test_the_words_that_suggest_are_marked_in_their_part(summit, session):
    subject = subject_of(make.secretariat(summit), summit, "session", session.code)
    offers = subject.offers(shelf_for([subject.key]))

    assert marked(subject.parts[0], offers) == [
        ("Teachers", True),
        (" in rural ", False),
        ("schools", True),
    ]


def test_confirming_gives_the_tag_with_its_words(summit, session):
    by = make.secretariat(summit)
    subject = subject_of(by, summit, "session", session.code)

    confirm_tag(subject, "sdg/4", by=by, at=make.NOON)

    tag = SessionTag.objects.get()
    assert (tag.item.code, tag.status) == ("4", "confirmed")
    assert tag.reason == "teachers · schools · training · curriculum"
    made = TagDecision.objects.get()
    assert (made.is_confirmed, made.decided_by_id) == (True, by.person_id)
    assert made.spans[0] == ["title", 0, 8]
    assert journals.last() == ("summits.tag.confirmed", "session:INC-01")
    assert offered(by, summit, "session", session.code) == ["C4"]


def test_what_is_dismissed_is_not_offered_until_taken_back(summit, session):
    by = make.secretariat(summit)
    subject = subject_of(by, summit, "session", session.code)

    dismiss_tag(subject, "sdg/4", by=by, at=make.NOON)
    assert offered(by, summit, "session", session.code) == ["C4"]
    assert SessionTag.objects.count() == 0

    reopen_tag(subject, "sdg/4", by=by, at=make.NOON)
    assert offered(by, summit, "session", session.code) == ["C4", "4"]
    assert journals.acts()[-2:] == ["summits.tag.dismissed", "summits.tag.reopened"]


def test_a_second_click_is_refused_and_changes_nothing(summit, session):
    by = make.secretariat(summit)
    subject = subject_of(by, summit, "session", session.code)
    confirm_tag(subject, "sdg/4", by=by, at=make.NOON)

    for act in (confirm_tag, dismiss_tag):
        with pytest.raises(Refused, match="tag-not-offered"):
            act(subject, "sdg/4", by=by, at=make.NOON)
    with pytest.raises(Refused, match="tag-not-dismissed"):
        reopen_tag(subject, "sdg/4", by=by, at=make.NOON)

    assert (SessionTag.objects.count(), TagDecision.objects.count()) == (1, 1)


def test_only_what_the_words_suggest_can_be_confirmed(summit, session):
    by = make.secretariat(summit)
    subject = subject_of(by, summit, "session", session.code)

    with pytest.raises(Refused, match="tag-not-offered"):
        confirm_tag(subject, "wsis-action-lines/C1", by=by, at=make.NOON)


@pytest.mark.parametrize("role", [Role.RAPPORTEUR, Role.REVIEWER, None])
def test_a_session_is_the_secretariats(summit, session, role):
    by = make.holder(summit, role) if role else NOBODY

    with pytest.raises(Refused, match="not-allowed"):
        subject_of(by, summit, "session", session.code)
    with pytest.raises(Refused, match="not-allowed"):
        subjects_of(by, summit, "session")


def test_a_right_lost_meanwhile_is_refused(summit, session):
    subject = subject_of(make.secretariat(summit), summit, "session", session.code)

    with pytest.raises(Refused, match="not-allowed"):
        confirm_tag(subject, "sdg/4", by=NOBODY, at=make.NOON)


def test_a_proposal_is_offered_to_who_decides_once_submitted():
    call = make_calls.call()
    waiting = make_calls.draft(call, title="Teachers and schools")
    made = make_calls.submitted(
        call, title="Digital skills for teachers", action_lines=[make_calls.item("C1")]
    )
    by = make.secretariat(call.summit)

    assert offered(by, call.summit, "proposal", made.code) == ["C4"]
    assert [one.code for one in subjects_of(by, call.summit, "proposal")] == [made.code]
    with pytest.raises(Refused, match="not-found"):
        subject_of(by, call.summit, "proposal", waiting.code)
    with pytest.raises(Refused, match="not-allowed"):
        subject_of(
            make.holder(call.summit, Role.REVIEWER), call.summit, "proposal", made.code
        )


def test_a_report_is_offered_to_its_rapporteur(summit):
    session = make_reports.wells(summit)
    report = make_reports.report(
        session,
        ("key-issue", "Schools need teachers who can read the meter."),
        is_cleared=False,
    )
    rapporteur = make.actor(session.roles.get(role="rapporteur").person)

    subject = subject_of(rapporteur, summit, "report", session.code)
    confirm_tag(subject, "sdg/4", by=rapporteur, at=make.NOON)

    assert [tag.item.code for tag in report.tags.all()] == ["4"]
    with pytest.raises(Refused, match="not-allowed"):
        subject_of(make.actor(make.person()), summit, "report", session.code)


def test_an_entry_of_the_register_keeps_its_own_action_line(summit):
    line = FrameworkItem.objects.get(code="C4")
    facts = stocktaking.InitiativeFacts(
        title=text(en="Schools online"),
        description=text(en="Teachers trained in 40 schools."),
        entity="Schools Network",
        group="civil-society",
        action_line=line,
        year=2024,
    )
    made = stocktaking.enter_initiative(
        summit.series, facts, by=make.LOADER, at=make.NOON
    )
    by = make.secretariat(summit)

    assert offered(by, summit, "initiative", made.code) == ["4"]


@pytest.mark.parametrize("kind", ["session", "proposal", "report", "initiative"])
def test_what_is_not_there_is_not_found(summit, kind):
    with pytest.raises(Refused, match="not-found"):
        subject_of(make.secretariat(summit), summit, kind, "NONE-1")


def test_a_kind_that_carries_no_tags_is_not_found(summit):
    for read in (lambda by: subject_of(by, summit, "person", "X"), None):
        with pytest.raises(Refused, match="not-found"):
            read(make.secretariat(summit)) if read else subjects_of(
                NOBODY, summit, "person"
            )


def test_the_list_asks_the_same_number_of_queries_however_long(
    summit, django_assert_num_queries
):
    Framework.objects.get_or_create(code="sdg")
    for number in (1, 2, 3):
        make_programme.session(summit, f"INC-0{number}", title=WORDS)
    by = make.secretariat(summit)

    with django_assert_num_queries(7):
        assert len(list(subjects_of(by, summit, "session"))) == 3
        shelf_for(["session:x"])
