"""Questions in writing, polls with a quorum, presence by the minute."""

import make
import make_live
import pytest
from make_live import later

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import polls, presence, queries, questions, steering
from palabre.stages.live.models import Presence
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.live.steering import Conduct
from palabre.stages.live.values import poll_row, question_row
from palabre.stages.people.models import Person

pytestmark = pytest.mark.django_db


def person(name):
    return Person.objects.filter(name=name).first() or make.person(name)


def who(name="Farid Haddad"):
    return make.actor(person(name))


def asked(sitting, text="Who pays?", *, by=None, **facts):
    given = QuestionFacts(text, **facts)
    return questions.ask(sitting, given, by=by or who(), at=make.NOON)


def shown(sitting, text="Who pays?", **facts):
    found = asked(sitting, text, **facts)
    return questions.moderate(found, "show", by=make.LOADER, at=make.NOON)


def test_a_question_waits_for_the_moderator():
    sitting = make_live.sitting()
    question = asked(sitting, "  Who\n pays? ")
    assert queries.unanswered(sitting) == []

    questions.moderate(question, "show", by=make.LOADER, at=later(1))

    (found,) = queries.unanswered(sitting)
    assert (found.text, found.name) == ("Who pays?", "Farid Haddad")
    with pytest.raises(Refused, match="not-allowed"):
        questions.moderate(question, "hide", by=who("Grace"), at=later(2))


def test_nobody_learns_who_asked_an_anonymous_question():
    sitting = make_live.sitting()
    with pytest.raises(Refused, match="question-named"):
        asked(sitting, is_anonymous=True)
    policy = Conduct(allows_anonymous=True)
    steering.conduct(sitting, policy, by=make.LOADER, at=make.NOON)
    sitting.refresh_from_db()

    question = shown(sitting, is_anonymous=True)

    assert question_row(question).name == ""
    line = Entry.objects.get(act="live.question.asked")
    assert (line.actor_id, line.actor_name) == (None, "")


@pytest.mark.parametrize(
    "text, code", [(" ", "question-empty"), ("x" * 601, "question-too-long")]
)
def test_a_question_has_words_and_an_end(text, code):
    with pytest.raises(Refused, match=code):
        asked(make_live.sitting(), text)


def test_one_person_has_five_questions_waiting_at_most():
    sitting, farid = make_live.sitting(), who()
    for number in range(5):
        asked(sitting, f"Question {number}?", by=farid)

    with pytest.raises(Refused, match="questions-waiting"):
        asked(sitting, "And one more?", by=farid)
    with pytest.raises(Refused, match="sign-in-needed"):
        asked(sitting, "And I?", by=NOBODY)


def test_votes_put_questions_in_order_and_are_taken_back():
    sitting = make_live.sitting()
    first, second = shown(sitting, "First?"), shown(sitting, "Second?")
    grace = who("Grace Okonkwo")

    assert questions.vote(second, by=grace, at=later(1)) is True
    assert [one.text for one in queries.unanswered(sitting)] == ["Second?", "First?"]
    assert queries.voted_for(sitting, grace.person_id) == {second.code}
    questions.moderate(first, "pin", by=make.LOADER, at=later(2))
    assert queries.unanswered(sitting)[0].text == "First?"
    assert questions.vote(second, by=grace, at=later(3)) is False


def test_merged_questions_bring_their_votes_once():
    sitting = make_live.sitting()
    one, two = shown(sitting, "Who pays?"), shown(sitting, "Who will pay?")
    grace, emeka = who("Grace Okonkwo"), who("Emeka Obi")
    for question, voter in ((one, grace), (two, grace), (two, emeka)):
        questions.vote(question, by=voter, at=later(1))

    questions.merge(two, one, by=make.LOADER, at=later(2))

    (left,) = queries.unanswered(sitting)
    assert (left.text, left.n_votes) == ("Who pays?", 2)
    with pytest.raises(Refused, match="not-found"):
        questions.merge(one, one, by=make.LOADER, at=later(3))


def test_a_speaker_answers_and_a_stranger_does_not():
    made = make_live.session(roles=[make_live.role("Soraya Hakim", "speaker")])
    sitting = make_live.sitting(made)
    speaker = make.actor(made.roles.get().person)
    question = shown(sitting)

    with pytest.raises(Refused, match="not-allowed"):
        questions.answer(question, "I do.", by=who("Grace"), at=later(1))
    questions.answer(question, "We all do.", by=speaker, at=later(2))

    (found,) = queries.questions_of(sitting, states=["answered"])
    assert (found.answer, found.answered_by) == ("We all do.", "Soraya Hakim")
    assert queries.unanswered(sitting) == []


def test_a_translation_stands_beside_the_question():
    sitting = make_live.sitting()
    question = shown(sitting)

    questions.translate(question, "fr", "Qui paie ?", by=make.LOADER, at=later(1))

    (found,) = queries.unanswered(sitting)
    row = question_row(found)
    assert (row.translation("fr"), row.translation("en")) == ("Qui paie ?", "")


def test_a_question_pinned_twice_is_pinned_and_stands_first():
    sitting = make_live.sitting()
    shown(sitting, "Who pays?")
    late = shown(sitting, "Who decides?")

    def first():
        row = question_row(queries.unanswered(sitting)[0])
        return row.text, row.is_pinned

    for second in (1, 2):  # two moderators at once mean the same
        questions.moderate(late, "pin", by=make.LOADER, at=later(second))
        assert first() == ("Who decides?", True)
    for second in (3, 4):
        questions.moderate(late, "unpin", by=make.LOADER, at=later(second))
        assert first() == ("Who pays?", False)


# Polls -----------------------------------------------------------------------------------


def poll(sitting, *options, quorum=0):
    return polls.open_poll(
        sitting,
        "Shall we go on?",
        options or ("Yes", "No"),
        quorum=quorum,
        by=make.LOADER,
        at=make.NOON,
    )


def test_the_last_answer_counts_and_the_quorum_decides():
    sitting = make_live.sitting()
    opened = poll(sitting, "Yes", "No", quorum=3)
    for name, option in (("Farid", 0), ("Grace", 0), ("Farid", 1)):
        polls.vote(opened, option, by=who(name), at=later(1))
    assert poll_row(opened).counts == [0, 0]

    closed = polls.close_poll(opened, by=make.LOADER, at=later(2))

    row = poll_row(closed)
    assert (row.counts, row.n_votes, row.is_valid) == ([1, 1], 2, False)
    assert row.results == [("Yes", 1, 50), ("No", 1, 50)]
    lines = Entry.objects.filter(act="live.poll.voted")
    assert {tuple(line.facts) for line in lines} == {("poll",)}
    with pytest.raises(Refused, match="wrong-state"):
        polls.vote(opened, 0, by=who("Late"), at=later(3))


@pytest.mark.parametrize("options", [("Yes",), ("Yes", " Yes "), ("x" * 121, "y")])
def test_a_poll_needs_a_choice(options):
    with pytest.raises(Refused, match="poll-malformed"):
        poll(make_live.sitting(), *options)


def test_one_poll_at_a_time_and_only_its_own_answers():
    sitting = make_live.sitting()
    opened = poll(sitting)

    with pytest.raises(Refused, match="poll-running"):
        poll(sitting)
    with pytest.raises(Refused, match="field-unknown"):
        polls.vote(opened, 2, by=who(), at=later(1))


# Presence --------------------------------------------------------------------------------


def here(sitting, name, minutes, place="online"):
    for minute in minutes:
        presence.be_present(sitting, place, by=who(name), at=later(60 * minute + 20))


def test_presence_is_minutes_and_gaps_are_gaps():
    sitting = make_live.sitting()

    here(sitting, "Farid", [0, 1, 2, 10, 11])

    rows = Presence.objects.order_by("since").values_list("since", "until")
    assert list(rows) == [(later(0), later(120)), (later(600), later(660))]
    minutes = presence.minutes_of(person("Farid"), sitting.session.summit)
    assert minutes == {"INC-01": 5}


def test_in_the_room_and_online_at_once_counts_once():
    sitting = make_live.sitting()
    here(sitting, "Farid", [0, 1])
    here(sitting, "Farid", [1, 2], "room")

    minutes = presence.minutes_of(person("Farid"), sitting.session.summit)

    assert minutes == {"INC-01": 3}


def test_who_is_here_now_is_counted_by_place():
    sitting = make_live.sitting()
    here(sitting, "Farid", [0])
    here(sitting, "Grace", [0], "room")

    assert presence.n_present(sitting, later(120)) == {"room": 1, "online": 1}
    assert presence.n_present(sitting, later(600)) == {"room": 1, "online": 0}
    with pytest.raises(Refused, match="field-unknown"):
        presence.be_present(sitting, "moon", by=who(), at=later(1))
    with pytest.raises(Refused, match="sign-in-needed"):
        presence.be_present(sitting, "room", by=NOBODY, at=later(1))
