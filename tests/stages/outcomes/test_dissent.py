import make
import make_outcomes
import make_reports
import pytest

from palabre.stages.outcomes.dissent import Tie, dissent_of
from palabre.stages.outcomes.models import Evidence, Sentence
from palabre.stages.outcomes.queries import sentence_of
from palabre.stages.reports.models import Intervention
from palabre.workflows.import_records import import_records

pytestmark = pytest.mark.django_db

AGAINST = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Aïssatou Ndiaye>Governments should publish the cost of every well in the local languages.</v>

00:00:20.000 --> 00:00:40.000
<v Rajesh Pillai>I disagree with Aïssatou Ndiaye on the cost of every well.</v>

00:00:40.000 --> 00:01:00.000
<v Rajesh Pillai>The weather is fine in the hills.</v>
"""


def sentence_on(draft, words):
    """Return a sentence that rests on the words of a turn."""
    turn = Intervention.objects.filter(text__contains=words).order_by("id")[0]
    start = turn.text.index(words)
    made = Sentence.objects.create(
        draft=draft,
        code="X-1",
        section="method",
        section_title="Scope and method",
        position=9_999,
        paragraph=99,
        text=f"One speaker said: “{words}”",
        writer="person",
        verdict="verified",
    )
    Evidence.objects.create(
        sentence=made,
        intervention=turn,
        start=start,
        end=start + len(words),
        quote=words,
        link="same-text",
    )
    return sentence_of(draft, "X-1")


def brought(summit, text):
    given = [("WEL-01 against.vtt", text.encode())]
    result = import_records(summit, given, by=make.LOADER, at=make_reports.AFTER)
    assert result.sources


def test_who_differs_with_the_speaker_by_name_is_found():
    summit = make_outcomes.world()
    brought(summit, AGAINST)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "Governments should publish the cost of every well")

    found = dissent_of(sentence)

    assert [(one.tie, one.who) for one in found.finds][:1] == [
        (Tie.ANSWER, "Rajesh Pillai")
    ]
    assert "disagree" in found.finds[0].quote
    assert found.n_sessions == 1
    assert found.n_turns >= 3


def test_nothing_found_says_where_it_was_looked_for():
    draft = make_outcomes.draft()
    sentence = sentence_on(draft, "repaired 41 wells")

    found = dissent_of(sentence)

    assert found.finds == ()
    assert (found.n_sessions, found.n_turns > 0) == (1, True)


UNRELATED = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Aïssatou Ndiaye>Governments should publish the cost of every well, speakers agree.</v>

00:00:20.000 --> 00:00:40.000
<v Rajesh Pillai>I do not agree with the other speakers on the school.</v>
"""


def test_words_of_difference_alone_are_no_tie():
    summit = make_outcomes.world()
    brought(summit, UNRELATED)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "publish the cost of every well, speakers agree")

    assert dissent_of(sentence).finds == ()
