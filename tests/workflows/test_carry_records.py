"""Sittings go to another server whole, once, with their records."""

import json

import make
import make_live
import pytest
from django.core.cache import cache
from make_live import later

from palabre.kernel.refusals import Refused
from palabre.stages.live import (
    carrying,
    listing,
    operations,
    polls,
    presence,
    queries,
    questions,
    signs,
)
from palabre.stages.live.models import Cue, PollVote, RequestForFloor, Sitting
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.people.models import Person
from palabre.stages.reports.models import DraftOrder, Intervention, Source
from palabre.workflows.carry_records import carry_records
from palabre.workflows.close_session import close_session

pytestmark = pytest.mark.django_db


def held():
    """Return the edition after a session with everything in it."""
    cache.clear()  # who reacted a moment ago, in another test
    body = make.organization("Wells Network")
    made = make_live.session(roles=[make_live.role("Soraya Hakim", "speaker", body)])
    sitting = make_live.sitting(made)
    person = made.roles.get().person
    request = make_live.request(
        sitting, "Soraya Hakim", person=person, organization=body
    )
    make_live.operations.give_floor(request, by=make.LOADER, at=make.NOON)
    make_live.cues(sitting, "Good morning.", "Wells first.", at=later(5))
    late = make_live.request(sitting, "Bo Lindqvarn")
    listing.file_written(late, "In short: yes.", by=make.LOADER, at=later(9))
    asked = questions.ask(
        sitting, QuestionFacts("Who pays?"), by=make.actor(person), at=later(9)
    )
    questions.moderate(asked, "show", by=make.LOADER, at=later(9))
    poll = polls.open_poll(
        sitting, "Go on?", ["Yes", "No"], quorum=1, by=make.LOADER, at=later(10)
    )
    for name in ("Ada Obi", "Bo Lindqvarn"):  # who has no code on the other server
        voter = make.actor(make.person(name))
        polls.vote(poll, 1, by=voter, at=later(11))
        questions.vote(asked, by=voter, at=later(11))
    presence.be_present(sitting, "online", by=make.actor(person), at=later(12))
    signs.react(sitting, "applause", by=make.actor(person), at=later(13))
    close_session(sitting, by=make.LOADER, at=later(60))
    return made.summit


def carried(summit):
    """Return what goes over the wire."""
    return [json.loads(json.dumps(one)) for one in carrying.pack(summit)]


def forget():
    """Make the place look like a server that held nothing."""
    for table in (Intervention, Source, Cue, Sitting):
        if table is Sitting:
            for sitting in Sitting.objects.all():
                sitting.statements.all().delete()
                RequestForFloor.objects.filter(sitting=sitting).delete()
        table.objects.all().delete()


def bring(summit, packed):
    return carry_records(summit, packed, by=make.LOADER, at=later(900))


def test_a_sitting_arrives_whole_with_its_records():
    summit = held()
    packed = carried(summit)
    turns = list(Intervention.objects.order_by("id").values_list("label", "text"))
    forget()

    assert bring(summit, packed) == (["INC-01"], 0)

    sitting = Sitting.objects.get()
    assert carried(summit) == packed
    assert [
        one.statement.request.person.name for one in queries.every_cue(sitting)
    ] == [
        "Soraya Hakim",
        "Soraya Hakim",
    ]
    assert [one.text for one in queries.unanswered(sitting)] == ["Who pays?"]
    found = Intervention.objects.order_by("id").values_list("label", "text")
    assert list(found) == turns


def test_counts_and_presence_arrive_and_no_vote_of_anybody():
    summit = held()
    packed = carried(summit)
    forget()
    words = json.dumps(packed)

    bring(summit, packed)

    sitting = Sitting.objects.get()
    poll = queries.poll_now(sitting)
    assert (poll.state, polls.counts(poll)) == ("closed", [0, 2])
    assert not PollVote.objects.exists()
    assert queries.unanswered(sitting)[0].n_votes == 2
    assert Person.objects.get(name="Ada Obi").code not in words
    soraya = Person.objects.get(name="Soraya Hakim")
    assert presence.minutes_of(soraya, summit) == {"INC-01": 1}
    assert signs.newest_reactions(sitting)[1]["applause"] == 1


def test_carrying_twice_is_harmless():
    summit = held()

    assert bring(summit, carried(summit)) == ([], 1)
    assert Sitting.objects.count() == 1


def test_what_was_held_here_otherwise_is_left_alone():
    summit = held()
    packed = carried(summit)
    packed[0]["cues"][0]["text"] = "Something else."

    with pytest.raises(Refused, match="sitting-there"):
        bring(summit, packed)


@pytest.mark.parametrize(
    "change, code",
    [
        ({"form": "other/1"}, "carried-malformed"),
        ({"session": "00000000-0000-0000-0000-000000000000"}, "not-found"),
        ({"session": "no number"}, "not-found"),
        ({"cues": [{"text": "x"}]}, "carried-malformed"),
        ({"statements": [{"request": "nobody"}]}, "carried-malformed"),
    ],
)
def test_a_file_that_is_none_changes_nothing(change, code):
    summit = held()
    (packed,) = carried(summit)
    forget()

    with pytest.raises(Refused, match=code):
        bring(summit, [packed | change])

    assert Sitting.objects.count() == 0


def test_a_session_that_was_prepared_here_takes_what_was_held_elsewhere():
    summit = held()
    packed = carried(summit)
    forget()
    sitting = operations.prepared(summit.sessions.get())
    operations.set_list_open(sitting, is_open=True, by=make.LOADER, at=make.NOON)
    operations.set_limit(sitting, 60, by=make.LOADER, at=make.NOON)
    here = make_live.request(sitting, "Who asked here alone", at=later(-40))
    first = packed[0]["requests"][0]
    assert here.code == first["code"]  # one place of a list, on two servers
    moved = make_live.request(sitting, "Bo Lindqvarn", at=make.NOON)
    assert moved.code == packed[0]["requests"][1]["code"]

    assert bring(summit, packed) == (["INC-01"], 0)

    brought = Sitting.objects.get()
    assert (brought.pk, brought.state, brought.limit_seconds) == (
        sitting.pk,
        "closed",
        packed[0]["sitting"]["limit_seconds"],
    )
    assert sorted(brought.requests.values_list("name", "state")) == [
        ("Bo Lindqvarn", "filed"),
        ("Soraya Hakim", "ended"),
        (here.name, "waiting"),
    ]
    assert [one.text for one in queries.every_cue(brought)] == [
        "Good morning.",
        "Wells first.",
    ]
    assert bring(summit, packed) == ([], 1)


def test_who_changed_places_stands_there_after_carrying():
    sitting = make_live.sitting(make_live.session())
    ada, bo = (make_live.request(sitting, name) for name in ("Ada", "Bo"))
    for one, other in ((ada, bo), (bo, ada)):
        listing.offer_swap(one, other, by=make.LOADER, at=later(1))
    close_session(sitting, by=make.LOADER, at=later(60))
    summit = sitting.session.summit
    order = [one.name for one in queries.list_of_speakers(sitting)]
    packed = carried(summit)
    forget()

    bring(summit, packed)

    brought = Sitting.objects.get()
    ada, bo = brought.requests.order_by("name")
    assert (ada.stands_as, bo.stands_as) == (bo, ada)
    assert [one.name for one in queries.list_of_speakers(brought)] == order
    assert carried(summit) == packed


def test_only_the_secretariat_brings_sittings_in():
    summit = held()
    stranger = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        carry_records(summit, carried(summit), by=stranger, at=later(900))


def test_what_came_later_comes_with_the_next_carry():
    summit = held()
    first = carried(summit)
    sitting = Sitting.objects.get()
    (asked,) = queries.unanswered(sitting)
    questions.answer(asked, "The village.", by=make.LOADER, at=later(500))
    late = sitting.requests.get(name="Soraya Hakim")
    late.state, late.written = "filed", "What I could not say."
    late.save()
    second = carried(summit)
    forget()
    bring(summit, first)

    assert bring(summit, second) == (["INC-01"], 0)
    assert bring(summit, second) == ([], 1)

    sitting = Sitting.objects.get()
    assert queries.unanswered(sitting) == []
    kept = queries.question_by_code(sitting, asked.code)
    assert (kept.answer, kept.answered_by) == ("The village.", make.LOADER.name)
    assert carried(summit)[0]["questions"] == second[0]["questions"]
    texts = Intervention.objects.filter(section="not-delivered")
    assert sorted(one.text for one in texts) == [
        "In short: yes.",
        "What I could not say.",
    ]


def test_an_answer_given_here_stays_and_votes_only_grow():
    summit = held()
    packed = carried(summit)
    forget()
    bring(summit, packed)
    (asked,) = queries.unanswered(Sitting.objects.get())
    questions.answer(asked, "Said here.", by=make.LOADER, at=later(600))
    (row,) = packed[0]["questions"]
    row |= {
        "answer": "Said there.",
        "answered_at": later(500).isoformat(),
        "state": "answered",
        "n_carried": 7,
    }

    assert bring(summit, packed) == (["INC-01"], 0)

    kept = queries.question_by_code(Sitting.objects.get(), asked.code)
    assert (kept.answer, kept.n_carried) == ("Said here.", 7)
    row["n_carried"] = 3
    assert bring(summit, packed) == ([], 1)


def test_the_report_of_what_came_is_ordered():
    summit = held()
    packed = carried(summit)
    forget()
    DraftOrder.objects.all().delete()

    bring(summit, packed)

    order = DraftOrder.objects.get()
    assert (order.session.code, order.asked_at) == ("INC-01", later(900))
