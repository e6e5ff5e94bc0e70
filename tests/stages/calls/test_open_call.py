import journals
import make
import make_calls
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Call

pytestmark = pytest.mark.django_db


def opened(summit, *, by, days=5):
    return calls.open_call(
        summit,
        title=make.text(en="Call"),
        about=make.text(en="About"),
        opens_at=make.NOON,
        closes_at=make.NOON + make_calls.timedelta(days=days),
        prompts=[make_calls.POINT],
        by=by,
        at=make.NOON,
    )


def test_secretariat_opens_a_call():
    summit = make.summit()

    call = opened(summit, by=make.secretariat(summit))

    assert call.prompts == [make_calls.POINT]
    assert journals.last() == ("calls.call.opened", f"call:{call.code}")


def test_others_may_not():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        opened(summit, by=make.actor(make.person()))

    assert Call.objects.count() == 0


def test_window_runs_forward():
    summit = make.summit()

    with pytest.raises(Refused, match="dates-reversed"):
        opened(summit, by=make.secretariat(summit), days=-5)
