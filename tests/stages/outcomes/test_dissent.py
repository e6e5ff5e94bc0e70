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


BORROWED = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Aïssatou Ndiaye>Governments should publish the cost of every borehole and pump.</v>

00:00:20.000 --> 00:00:40.000
<v Rajesh Pillai>I cannot agree that radio listeners pay a licence. In the hills the borehole has a pump.</v>
"""


def test_a_difference_on_something_else_borrows_no_words_of_what_follows():
    summit = make_outcomes.world()
    brought(summit, BORROWED)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "publish the cost of every borehole and pump")

    assert dissent_of(sentence).finds == ()


BARE = BORROWED.replace(
    "cannot agree that radio listeners pay a licence",
    "do not agree with the last speaker",
)


def test_a_difference_that_names_nothing_is_about_what_follows():
    summit = make_outcomes.world()
    brought(summit, BARE)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "publish the cost of every borehole and pump")

    found = dissent_of(sentence).finds

    assert [(one.tie, one.who) for one in found] == [(Tie.SAME_WORDS, "Rajesh Pillai")]


def test_a_difference_that_is_cited_is_no_answer_to_itself():
    summit = make_outcomes.world()
    brought(summit, AGAINST)
    draft = make_outcomes.draft(summit)

    sentence = sentence_on(draft, "disagree with Aïssatou Ndiaye on the cost of every")

    assert dissent_of(sentence).finds == ()


def turns(*said):
    """Return captions of one speaker's sentences, each a turn of twenty seconds."""
    blocks = [
        f"00:{at // 3:02}:{at % 3 * 20:02}.000 --> 00:{at // 3:02}:{at % 3 * 20 + 19:02}.000"
        f"\n<v {('Aïssatou Ndiaye', 'Rajesh Pillai')[at % 2]}>{one}</v>\n"
        for at, one in enumerate(said)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def test_words_that_everybody_says_tie_nobody():
    summit = make_outcomes.world()
    often = [f"The pump of village {n} needs a mason." for n in range(12)]
    said = turns(
        "A mason should visit every pump before the harvest.",
        "I cannot agree that a pump is no work for a mason.",
        *often,
    )
    brought(summit, said)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "mason should visit every pump")

    assert dissent_of(sentence).finds == ()


def test_the_group_of_a_speaker_is_not_what_a_difference_is_about():
    summit = make_outcomes.world()
    said = turns(
        "The technical community maps the wells.",
        "I cannot agree that the technical community writes the law.",
    )
    brought(summit, said)
    draft = make_outcomes.draft(summit)
    sentence = sentence_on(draft, "technical community maps the wells")

    assert dissent_of(sentence).finds == ()
