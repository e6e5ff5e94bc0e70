"""A cleared report taken up again; a speaker's correction set aside."""

import make
import make_outcomes
import make_reports
import pytest

from palabre.kernel.actors import NOBODY, Actor, Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Evidence
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries, quotes, records, reopening
from palabre.stages.reports.models import Intervention, ReportLine, WordCorrection
from palabre.stages.reports.setting_aside import set_aside

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER
SAID = "The village councils repaired 41 wells last year without outside help."
INSULT = "The minister stole the 41 pumps."


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def by(session):
    return make.secretariat(session.summit)


@pytest.fixture
def corrected(session):
    """Return what a speaker put in the place of quoted words: an insult."""
    turn = Intervention.objects.get(text__startswith=SAID)
    line = reports.LineFacts(
        "quotation", SAID, intervention=turn, start=0, end=len(SAID), quote=SAID
    )
    kept = reports.draft_report(session, [line], lang="en", by=make.LOADER, at=AFTER)
    ((person, (asked,)),) = quotes.ask(kept, by=make.LOADER, at=AFTER).items()
    who = Actor(person_id=person.pk, name=person.name)
    return quotes.correct_quote(asked, INSULT, by=who, at=AFTER)


def facts_of(report):
    return [
        reports.LineFacts(one.kind, one.text)
        for one in report.lines.order_by("position")
    ]


def test_who_clears_takes_a_cleared_report_up_again_with_the_reason(session, by):
    kept = make_reports.report(session)

    again = reopening.reopen_report(kept, reason="Wrong village.", by=by, at=AFTER)

    assert (again.state, again.return_reason) == ("returned", "Wrong village.")
    assert again.cleared_at is None
    assert queries.report_of(NOBODY, session) is None
    assert reopening.is_reopened(session)
    (noted,) = reopening.reopenings_of(session)
    assert (noted.reason, noted.version) == ("Wrong village.", 1)
    assert [one["role"] for one in noted.clearances] == ["secretariat"]
    entry = Entry.objects.order_by("-id")[0]
    assert entry.act == "reports.report.reopened"
    assert entry.facts["version"] == 1


def test_it_needs_every_clearance_again_and_remembers(session, by):
    kept = make_reports.report(session)
    kept = reopening.reopen_report(kept, reason="Wrong village.", by=by, at=AFTER)

    kept = reports.correct(
        kept, [reports.LineFacts("trend", "More wells.")], by=by, at=AFTER
    )
    kept = reports.file_report(kept, by=by, at=AFTER)
    kept = reports.clear_report(kept, by=by, at=AFTER)

    assert queries.report_of(NOBODY, session) == kept
    assert not reopening.is_reopened(session)
    assert len(reopening.reopenings_of(session)) == 1
    assert len(kept.versions.get(number=1).lines) == 3


def test_others_and_no_reason_and_other_states_are_refused(session, by):
    kept = make_reports.report(session)
    writer = make.holder(session.summit, Role.RAPPORTEUR, "Dolores Aguirre")

    for reason, who, code in (
        ("x", writer, "not-allowed"),
        (" ", by, "reason-missing"),
    ):
        with pytest.raises(Refused, match=code):
            reopening.reopen_report(kept, reason=reason, by=who, at=AFTER)
    reopening.reopen_report(kept, reason="x", by=by, at=AFTER)
    with pytest.raises(Refused, match="wrong-state"):
        reopening.reopen_report(kept, reason="x", by=by, at=AFTER)


def cited_line(draft):
    """Return a line of a report on which a sentence of a draft rests."""
    cited = Evidence.objects.filter(sentence__draft=draft, line__isnull=False)
    return cited.order_by("line__position")[0].line


def test_a_line_that_a_text_rests_on_keeps_its_words_when_it_is_taken_out(session, by):
    kept = make_reports.report(session)
    draft = make_outcomes.draft(session.summit)
    line = cited_line(draft)
    kept = reopening.reopen_report(kept, reason="x", by=by, at=AFTER)

    turned = facts_of(kept)[::-1]
    same = reports.correct(kept, turned, by=by, at=AFTER)
    assert line.pk in {one.pk for one in same.lines.all()}
    assert [one.kind for one in same.lines.order_by("position")] == [
        one.kind for one in turned
    ]
    other = reports.LineFacts("trend", "More wells.")
    kept = reports.correct(kept, [other], by=by, at=AFTER)

    assert [one.text for one in kept.lines.all()] == ["More wells."]
    row = Evidence.objects.filter(line=line)[0].line
    assert (row.text, row.withdrawn_at) == (line.text, AFTER)
    assert not ReportLine.objects.filter(pk=line.pk).exists()


def test_no_text_is_signed_over_a_report_that_is_being_put_right(session, by):
    kept = make_reports.report(session)
    draft = make_outcomes.draft(session.summit)
    assert cited_line(draft)
    draft.sentences.update(verdict="verified")
    kept = reopening.reopen_report(kept, reason="x", by=by, at=AFTER)
    chair = make_outcomes.chair(session.summit)

    with pytest.raises(Refused, match="evidence-reopened"):
        outcomes.sign(draft, by=chair, at=AFTER)
    reports.file_report(kept, by=by, at=AFTER)
    reports.clear_report(kept, by=by, at=AFTER)
    assert outcomes.sign(draft, by=chair, at=AFTER).signed_by == chair.name


def test_the_words_of_the_record_stand_again_and_the_speaker_reads_why(corrected, by):
    turn = corrected.intervention
    assert INSULT in records.corrected(turn.text, list(turn.corrections.all()))

    aside = set_aside(corrected, reason="It accuses somebody.", by=by, at=AFTER)

    assert (aside.state, aside.correction) == ("set-aside", None)
    assert aside.set_aside_reason == "It accuses somebody."
    assert records.corrected(turn.text, list(turn.corrections.all())) == turn.text
    assert [one.after for one in WordCorrection.objects.order_by("id")] == [
        INSULT,
        SAID,
    ]
    assert Entry.objects.order_by("-id")[0].act == "reports.quote.set_aside"


def test_whose_words_were_set_aside_may_confirm_and_no_more(corrected, by):
    speaker = Actor(person_id=corrected.person_id, name=corrected.person.name)
    aside = set_aside(corrected, reason="It accuses somebody.", by=by, at=AFTER)

    with pytest.raises(Refused, match="wrong-state"):
        quotes.correct_quote(aside, INSULT, by=speaker, at=AFTER)
    with pytest.raises(Refused, match="wrong-state"):
        set_aside(aside, reason="Again.", by=by, at=AFTER)
    assert quotes.confirm(aside, by=speaker, at=AFTER).state == "confirmed"


def test_a_rapporteur_sets_nobodys_words_aside(corrected, by):
    writer = make.holder(
        corrected.report.session.summit, Role.RAPPORTEUR, "Dolores Aguirre"
    )
    with pytest.raises(Refused, match="not-allowed"):
        set_aside(corrected, reason="x", by=writer, at=AFTER)
    with pytest.raises(Refused, match="reason-missing"):
        set_aside(corrected, reason=" ", by=by, at=AFTER)
