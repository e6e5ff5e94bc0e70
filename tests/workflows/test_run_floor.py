import live_bus
import make
import make_live
import pytest
from live_bus import told
from make_live import later

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.journal.queries import last_id
from palabre.stages.live import queries, steering
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.undo import Stamp
from palabre.workflows import run_floor
from palabre.workflows.cut_due import cut_when_over
from palabre.workflows.take_captions import take_captions
from palabre.workflows.tell_room import room_events

pytestmark = pytest.mark.django_db
ROOM = "hamlet-2026/INC-01"


def by(act, *args, **kwargs):
    return act(*args, **kwargs, by=make.LOADER, at=later(5))


def test_each_act_tells_the_room_how_things_stand_now(
    django_capture_on_commit_callbacks,
):
    bus = live_bus.listening()

    def told_after(act, *args, **kwargs):
        bus.told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            done = by(act, *args, **kwargs)
        return done, {one.kind: told(bus, one.kind)[-1][2] for _, one in bus.told}

    sitting, heard = told_after(run_floor.open_session, make_live.session())
    assert heard["state"] == {"state": "open", "is_list_open": True}
    request, heard = told_after(run_floor.ask_for_floor, sitting, RequestFacts("Ada"))
    assert [one["name"] for one in heard["list"]["waiting"]] == ["Ada"]
    statement, heard = told_after(run_floor.give_floor, request)
    assert heard["floor"]["speaker"] == "Ada"
    assert heard["list"] == {"waiting": [], "rule": "inscription"}
    _, heard = told_after(run_floor.keep_time, sitting, 60)
    assert heard["floor"]["limit"] == 180
    _, heard = told_after(run_floor.end_statement, statement)
    assert heard["floor"] == {"speaker": ""}
    _, heard = told_after(run_floor.keep_list, sitting, is_open=False)
    assert heard["state"] == {"state": "open", "is_list_open": False}


def test_a_withdrawn_request_leaves_the_list(django_capture_on_commit_callbacks):
    request = make_live.request(make_live.sitting())
    bus = live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True):
        by(run_floor.withdraw, request)

    empty = {"waiting": [], "rule": "inscription"}
    assert told(bus, "list") == [(ROOM, last_id(), empty)]


def test_an_act_that_is_refused_tells_nothing(django_capture_on_commit_callbacks):
    session = make_live.session()
    bus = live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
        run_floor.open_session(session, by=NOBODY, at=make.NOON)

    assert bus.told == []


def test_the_floor_passes_in_one_act():
    sitting = make_live.sitting()
    first = make_live.statement(sitting, "Ada")
    second = make_live.request(sitting, "Bo")

    by(run_floor.pass_floor, second)

    first.refresh_from_db()
    assert first.ended_at == later(5)
    assert queries.floor_now(sitting).request == second


def test_passing_the_floor_to_nobody_leaves_it_where_it_was():
    sitting = make_live.sitting()
    first = make_live.statement(sitting, "Ada")
    gone = make_live.request(sitting, "Bo")
    by(run_floor.withdraw, gone)

    with pytest.raises(Refused, match="wrong-state"):
        by(run_floor.pass_floor, gone)

    first.refresh_from_db()
    assert first.ended_at is None


def test_passing_the_floor_to_who_has_it_says_that_she_speaks():
    sitting = make_live.sitting()
    running = make_live.statement(sitting, "Ada")

    with pytest.raises(Refused, match="wrong-state") as refused:
        by(run_floor.pass_floor, running.request)

    assert refused.value.facts["state"] == "speaking"
    assert queries.floor_now(sitting) == running


def test_captions_reach_the_room_with_their_speaker(
    django_capture_on_commit_callbacks,
):
    sitting = make_live.sitting()
    make_live.statement(sitting, "Ada")
    bus = live_bus.listening()
    sent = [CaptionFacts("Good morning.", later(1), source_id="1")] * 2

    with django_capture_on_commit_callbacks(execute=True):
        by(take_captions, sitting, sent)

    ((room, number, facts),) = told(bus, "caption")
    assert (room, number) == (ROOM, 1)
    assert facts == {
        "number": 1,
        "text": "Good morning.",
        "lang": "en",
        "dir": "ltr",
        "speaker": "Ada",
        "organization": {},
        "at": "2026-03-02T12:00:01+00:00",
    }


def test_captions_that_are_anothers_now_are_told(django_capture_on_commit_callbacks):
    sitting = make_live.sitting()
    running = make_live.statement(sitting, "Ada")
    bo = make_live.request(sitting, "Bo")
    make_live.cues(sitting, "Thank you, chair.", at=later(20))
    bus = live_bus.listening()

    def voices_after(act, *args, **facts):
        bus.told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, by=make.LOADER, **facts)
        return [facts["speaker"] for _, _, facts in told(bus, "correction")]

    at = later(18)  # a console that had no network: the words were Bo's
    assert voices_after(run_floor.end_statement, running, at=at) == []
    assert voices_after(run_floor.give_floor, bo, at=at) == ["Bo"]
    kept = sitting.acts.order_by("-id")[0]
    assert voices_after(run_floor.take_back, kept, at=later(22)) == ["Ada"]
    assert voices_after(run_floor.give_floor, bo, at=later(25)) == []


def test_a_cut_takes_the_words_after_it_from_whoever_was_cut(
    django_capture_on_commit_callbacks,
):
    sitting = make_live.sitting()
    sitting.is_cut_off, sitting.limit_seconds, sitting.grace_seconds = True, 30, 0
    sitting.save()
    make_live.statement(sitting, "Ada")
    make_live.cues(sitting, "And one more thing.", at=later(45))
    bus = live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True):
        cut_when_over(sitting, at=later(60))

    (row,) = told(bus, "correction")
    assert (row[2]["text"], row[2]["speaker"]) == ("And one more thing.", "")


def test_the_room_is_told_the_rule_of_its_list_and_what_it_weighs(
    django_capture_on_commit_callbacks,
):
    sitting = make_live.sitting()
    bus = live_bus.listening()
    given = steering.Conduct(order_rule="balance", weights={"region": 7})

    with django_capture_on_commit_callbacks(execute=True):
        run_floor.act(
            sitting,
            "conduct",
            lambda: steering.conduct(sitting, given, by=make.LOADER, at=later(5)),
            on=Stamp(make.LOADER, later(5)),
        )

    told_last = told(bus, "list")[-1][2]
    weights = {"group": 3, "region": 7, "gender": 2, "first": 2, "spoken": 2}
    assert told_last == {"waiting": [], "rule": "balance", "weights": weights}


def test_a_room_is_read_whole_for_its_first_listener():
    sitting = make_live.sitting()
    make_live.cues(sitting, "one", "two", "three")

    found = room_events(ROOM, 1)

    assert [(one.kind, one.number) for one in found] == [
        ("state", last_id()),
        ("floor", last_id()),
        ("list", last_id()),
        ("questions", last_id()),
        ("poll", last_id()),
        ("signal", last_id()),
        ("reactions", last_id()),
        ("documents", last_id()),
        ("caption", 2),
        ("caption", 3),
    ]


def test_a_room_that_is_not_open_yet_can_be_followed():
    make_live.session()

    assert [one.kind for one in room_events(ROOM, 0)] == [
        "state",
        "floor",
        "list",
        "questions",
        "poll",
        "signal",
        "reactions",
        "documents",
    ]
    assert room_events("hamlet-2026/NOPE", 0) is None
