import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries
from palabre.stages.reports.facts import SourceFacts, TurnFacts
from palabre.stages.reports.models import Intervention, ReportClearance
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def by(session):
    return make.secretariat(session.summit)


def last_act():
    return Entry.objects.order_by("-id")[0].act


def test_report_goes_from_draft_to_the_public(session, by):
    kept = make_reports.report(session, is_cleared=False)

    kept = reports.file_report(kept, by=by, at=AFTER)
    assert (kept.state, last_act()) == ("filed", "reports.report.filed")
    kept = reports.return_report(kept, reason="Who pays?", by=by, at=AFTER)
    assert (kept.state, last_act()) == ("returned", "reports.report.returned")
    kept = reports.file_report(kept, by=by, at=AFTER)
    kept = reports.clear_report(kept, by=by, at=AFTER)

    assert (kept.state, kept.cleared_by, kept.return_reason) == (
        "cleared",
        by.name,
        "",
    )
    assert last_act() == "reports.report.cleared"


def test_correction_keeps_what_stood_there(session, by):
    kept = make_reports.report(session, is_cleared=False)
    line = reports.LineFacts("challenge", "Pumps break.")

    kept = reports.correct(kept, [line], by=by, at=AFTER)

    assert [one.text for one in kept.lines.all()] == ["Pumps break."]
    first, second = kept.versions.order_by("number")
    assert len(first.lines) == 3
    assert [one["text"] for one in second.lines] == ["Pumps break."]
    assert last_act() == "reports.report.corrected"


def test_line_with_words_nobody_said_is_refused(session, by):
    turn = Intervention.objects.order_by("id")[1]
    line = reports.LineFacts(
        "challenge", "Pumps.", intervention=turn, start=0, end=5, quote="Pumps"
    )

    with pytest.raises(Refused, match="quote-not-found"):
        reports.draft_report(session, [line], lang="en", by=by, at=AFTER)

    assert queries.report_of(by, session) is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (reports.LineFacts("rumour", "Somebody said so."), "heading-unknown"),
        (reports.LineFacts("challenge", "x" * 1201), "line-too-long"),
    ],
)
def test_lines_have_known_headings_and_an_end(session, by, line, code):
    with pytest.raises(Refused, match=code):
        reports.draft_report(session, [line], lang="en", by=by, at=AFTER)


def test_one_report_a_session_and_none_without_lines(session, by):
    kept = reports.draft_report(session, [], lang="en", by=by, at=AFTER)

    with pytest.raises(Refused, match="report-exists"):
        reports.draft_report(session, [], lang="en", by=by, at=AFTER)
    with pytest.raises(Refused, match="report-empty"):
        reports.file_report(kept, by=by, at=AFTER)


def test_cleared_report_stays_as_it_is(session, by):
    kept = make_reports.report(session)

    for act in (
        lambda: reports.correct(kept, [], by=by, at=AFTER),
        lambda: reports.file_report(kept, by=by, at=AFTER),
        lambda: reports.return_report(kept, reason="x", by=by, at=AFTER),
        lambda: reports.clear_report(kept, by=by, at=AFTER),
    ):
        with pytest.raises(Refused, match="wrong-state"):
            act()


def test_rapporteur_writes_and_does_not_clear(session):
    writer = make.actor(session.roles.get(role="rapporteur").person)
    kept = make_reports.report(session, is_cleared=False)

    filed = reports.file_report(kept, by=writer, at=AFTER)

    with pytest.raises(Refused, match="not-allowed"):
        reports.clear_report(filed, by=writer, at=AFTER)
    with pytest.raises(Refused, match="not-allowed"):
        reports.return_report(filed, reason="x", by=writer, at=AFTER)


def test_uncleared_report_is_read_by_its_writers_only(session, by):
    kept = make_reports.report(session, is_cleared=False)
    writer = make.actor(session.roles.get(role="rapporteur").person)

    assert queries.report_of(make.actor(make.person()), session) is None
    assert queries.report_of(writer, session) == kept
    assert queries.report_of(by, session) == kept


def test_record_comes_in_once_and_not_empty(session, by):
    facts = SourceFacts("a.txt", "text", "transcript", "0" * 64)
    turn = TurnFacts("Words.", "en")
    summit = session.summit

    with pytest.raises(Refused, match="record-empty"):
        reports.bring_in(summit, session, facts, [], by=by, at=AFTER)
    reports.bring_in(summit, session, facts, [turn], by=by, at=AFTER)
    with pytest.raises(Refused, match="source-there"):
        reports.bring_in(summit, session, facts, [turn], by=by, at=AFTER)


def test_filed_report_whose_tags_change_waits_for_every_clearance_again(session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.order_by("id")[0]
    filed = make_reports.report(session, is_cleared=False)
    reports.file_report(filed, by=make.LOADER, at=make_reports.AFTER)
    ReportClearance.objects.create(
        report=filed, role="chair", by="Emeka Obi", at=make_reports.AFTER
    )

    tags = [reports.TagFacts(item, "Wells.")]
    kept = reports.set_tags(filed, tags, by=make.LOADER, at=make_reports.AFTER)

    assert (kept.state, kept.clearances.count()) == ("drafted", 0)


def test_lines_and_reasons_hold_no_sign_that_nobody_sees(session, by):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.order_by("id")[0]
    kept = make_reports.report(session, is_cleared=False)

    reports.correct(
        kept,
        [reports.LineFacts("trend", "Pumps\x00 get\u202e cheaper.")],
        by=by,
        at=AFTER,
    )
    reports.set_tags(kept, [reports.TagFacts(item, "Pumps.\x07")], by=by, at=AFTER)
    reports.file_report(kept, by=by, at=AFTER)
    kept = reports.return_report(kept, reason="Which\x00 pumps?", by=by, at=AFTER)

    assert kept.lines.get().text == "Pumps get cheaper."
    assert kept.tags.get().reason == "Pumps."
    assert kept.return_reason == "Which pumps?"
    with pytest.raises(Refused, match="tag-reason-missing"):
        reports.set_tags(kept, [reports.TagFacts(item, "\u200b")], by=by, at=AFTER)
