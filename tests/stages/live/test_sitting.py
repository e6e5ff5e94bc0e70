import make
import make_live
import pytest
from make_live import later

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import operations as live
from palabre.stages.live.states import RequestState, SittingState
from palabre.stages.programme import operations as programme

pytestmark = pytest.mark.django_db


def acts():
    mine = Entry.objects.filter(act__startswith="live.")
    return list(mine.order_by("id").values_list("act", "subject"))


def test_opening_starts_the_sitting_and_its_list():
    session = make_live.session()

    sitting = live.open_sitting(session, by=make.LOADER, at=make.NOON)

    assert (sitting.state, sitting.opened_at) == (SittingState.OPEN, make.NOON)
    assert sitting.is_list_open
    assert acts() == [("live.sitting.opened", "session:INC-01")]


def test_opening_is_the_moderators():
    session = make_live.session(roles=[make_live.role("Emeka Obi", "moderator")])
    chair = session.roles.get().person

    with pytest.raises(Refused, match="not-allowed"):
        live.open_sitting(session, by=NOBODY, at=make.NOON)
    speaker = make.actor(make.person("Grace Stranger"))
    with pytest.raises(Refused, match="not-allowed"):
        live.open_sitting(session, by=speaker, at=make.NOON)
    live.open_sitting(session, by=make.actor(chair), at=make.NOON)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.MODERATOR])
def test_standing_roles_open_any_session_of_their_edition(role):
    session = make_live.session()
    elsewhere = make.actor(make.person("Amina"), (role, "another-summit"))
    here = make.actor(make.person("Amina"), (role, session.summit.code))

    with pytest.raises(Refused, match="not-allowed"):
        live.open_sitting(session, by=elsewhere, at=make.NOON)
    live.open_sitting(session, by=here, at=make.NOON)


def test_opening_twice_or_after_closing_is_refused():
    sitting = make_live.sitting()

    with pytest.raises(Refused, match="wrong-state"):
        live.open_sitting(sitting.session, by=make.LOADER, at=later(1))
    live.close_sitting(sitting, by=make.LOADER, at=later(2))
    with pytest.raises(Refused, match="wrong-state"):
        live.open_sitting(sitting.session, by=make.LOADER, at=later(3))


def test_a_cancelled_session_is_not_opened():
    session = make_live.session()
    programme.cancel(session, reason="storm", by=make.LOADER, at=make.NOON)
    session.refresh_from_db()

    with pytest.raises(Refused, match="session-cancelled"):
        live.open_sitting(session, by=make.LOADER, at=make.NOON)


def test_closing_ends_whoever_has_the_floor():
    sitting = make_live.sitting()
    statement = make_live.statement(sitting)
    waiting = make_live.request(sitting, "Bo Lindqvarn")

    closed = live.close_sitting(sitting, by=make.LOADER, at=later(60))

    statement.refresh_from_db()
    waiting.refresh_from_db()
    assert (closed.state, closed.closed_at) == (SittingState.CLOSED, later(60))
    assert not closed.is_list_open
    assert statement.ended_at == later(60)
    assert waiting.state == RequestState.WAITING
    assert acts()[-1] == ("live.sitting.closed", "session:INC-01")


def test_a_session_never_opened_is_not_closed():
    sitting = make_live.sitting()
    live.close_sitting(sitting, by=make.LOADER, at=later(1))

    with pytest.raises(Refused, match="wrong-state"):
        live.close_sitting(sitting, by=make.LOADER, at=later(2))


def test_the_list_is_closed_and_opened_again():
    sitting = make_live.sitting()

    live.set_list_open(sitting, is_open=False, by=make.LOADER, at=later(1))
    with pytest.raises(Refused, match="list-closed"):
        make_live.request(sitting)
    live.set_list_open(sitting, is_open=True, by=make.LOADER, at=later(2))
    make_live.request(sitting)

    assert [act for act, _ in acts()[1:3]] == ["live.list.closed", "live.list.opened"]


def test_the_limit_is_set_within_reason():
    sitting = make_live.sitting()

    kept = live.set_limit(sitting, 300, by=make.LOADER, at=later(1))

    assert kept.limit_seconds == 300
    for seconds in (0, 9, 3601):
        with pytest.raises(Refused, match="limit-out-of-range"):
            live.set_limit(sitting, seconds, by=make.LOADER, at=later(1))
    with pytest.raises(Refused, match="not-allowed"):
        live.set_limit(sitting, 300, by=NOBODY, at=later(1))
