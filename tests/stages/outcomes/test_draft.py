from dataclasses import replace

import make
import make_outcomes
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import drafting
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Draft, Evidence, Sentence
from palabre.stages.outcomes.states import LeftOut
from palabre.stages.reports.models import Intervention, ReportLine

pytestmark = pytest.mark.django_db


def kept(summit, facts):
    return outcomes.keep_draft(summit, facts, by=make.LOADER, at=make_outcomes.LATER)


def test_every_sentence_rests_on_exact_words():
    draft = make_outcomes.draft()

    sources = [(one, one.intervention or one.line) for one in Evidence.objects.all()]
    assert len(sources) >= 2
    assert [one.quote for one, _ in sources] == [
        found.text[one.start : one.end] for one, found in sources
    ]
    assert set(draft.sentences.values_list("verdict", flat=True)) == {"verified"}
    assert Entry.objects.filter(act="outcomes.draft.made").count() == 1


def test_tampered_quote_is_refused_and_nothing_is_kept():
    summit = make_outcomes.world()
    facts = drafting.draft_of(summit, "en")
    index, sentence = next(
        (i, one) for i, one in enumerate(facts.sentences) if one.evidence
    )
    lie = replace(sentence.evidence[0], quote="x" + sentence.evidence[0].quote[1:])
    sentences = list(facts.sentences)
    sentences[index] = replace(sentence, evidence=(lie,))

    with pytest.raises(Refused, match="quote-not-found"):
        kept(summit, replace(facts, sentences=sentences))

    assert Draft.objects.count() == Sentence.objects.count() == 0


def test_uncleared_report_is_no_evidence():
    summit = make.summit()
    make_reports.report(make_reports.heard(summit), is_cleared=False)

    draft = make_outcomes.draft(summit)

    assert not Evidence.objects.filter(sentence__draft=draft, line__isnull=False)


def test_new_draft_supersedes_the_one_before_in_its_language():
    summit = make_outcomes.world()
    first = make_outcomes.draft(summit)
    french = make_outcomes.draft(summit, "fr")
    second = make_outcomes.draft(summit)

    states = dict(Draft.objects.order_by("id").values_list("code", "state"))
    assert states == {
        first.code: "superseded",
        french.code: "drafted",
        second.code: "drafted",
    }
    assert (second.number, second.manifest) == (2, first.manifest)


def test_nothing_to_draft_and_nobody_to_ask():
    summit = make.summit()

    with pytest.raises(Refused, match="nothing-to-draft"):
        make_outcomes.draft(summit)
    with pytest.raises(Refused, match="not-allowed"):
        outcomes.keep_draft(
            summit,
            outcomes.DraftFacts("", "en", ()),
            by=make.actor(make.person()),
            at=make.NOON,
        )


def test_open_points_keep_what_was_not_settled():
    draft = make_outcomes.draft()

    functions = set(
        draft.points.filter(is_open=True).values_list("function", flat=True)
    )
    assert functions <= {"challenge", "difference", "question", "proposal"}
    assert draft.points.filter(is_open=True, text__contains="who pays").exists()


def test_left_out_points_say_why_and_can_be_told():
    draft = make_outcomes.draft(make_outcomes.talkative())

    rows = list(draft.points.filter(sentence=None).exclude(told=""))
    assert {one.left_out for one in rows} == {LeftOut.VOICE}
    for one in rows:
        code, start, end, quote, _link = one.cites[0]
        turn = Intervention.objects.filter(code=code).first()
        source = turn or ReportLine.objects.get(code=code)
        assert source.text[start:end] == quote
        assert quote == one.text
