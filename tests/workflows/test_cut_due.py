"""The cut by policy comes in time, whether a console is open or not."""

import live_bus
import make
import make_live
import pytest
from live_bus import told
from make_live import later

from palabre.stages.journal.models import Entry
from palabre.stages.live import queries, steering
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.models import Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.steering import Conduct
from palabre.workflows import run_floor
from palabre.workflows.cut_due import cut_due
from palabre.workflows.take_captions import take_captions

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    policy = Conduct(limit_seconds=10, grace_seconds=0, is_cut_off=True)
    return steering.conduct(make_live.sitting(), policy, by=make.LOADER, at=make.NOON)


def ended_at():
    return Statement.objects.get(request__name="Ada").ended_at


def test_captions_after_the_cut_are_nobodys(
    sitting, django_capture_on_commit_callbacks
):
    make_live.statement(sitting, "Ada")
    bus = live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True):
        (late,) = take_captions(
            sitting,
            [CaptionFacts("Late words.", later(21))],
            by=make.LOADER,
            at=later(21),
        )

    assert (ended_at(), late.statement) == (later(10), None)
    assert told(bus, "floor")[-1][2] == {"speaker": ""}
    assert Entry.objects.get(act="live.statement.cut").at == later(21)


def test_captions_taken_before_the_cut_was_seen_lose_the_cut_speaker(sitting):
    make_live.statement(sitting, "Ada")
    make_live.cues(sitting, "In time.", at=later(12))
    make_live.cues(sitting, "Too late.", at=later(19))

    assert cut_due(at=later(20)) == 1

    spoken = [
        one.statement and one.statement.request.name for one in sitting.cues.all()
    ]
    assert spoken == ["Ada", None]
    assert cut_due(at=later(21)) == 0


def test_asking_ends_whoever_is_over(sitting):
    make_live.statement(sitting, "Ada")

    run_floor.ask_for_floor(sitting, RequestFacts("Bo"), by=make.LOADER, at=later(11))

    assert ended_at() == later(10)


def test_nobody_is_cut_in_time_or_where_policy_says_nothing(sitting):
    make_live.statement(sitting, "Ada")
    assert cut_due(at=later(9)) == 0

    steering.conduct(sitting, Conduct(), by=make.LOADER, at=later(9))

    assert cut_due(at=later(3000)) == 0
    assert queries.floor_now(sitting).request.name == "Ada"
