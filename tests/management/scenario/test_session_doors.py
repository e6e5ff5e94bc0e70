"""Scans at the doors of sessions: by those who came, one session at a time."""

import make
import make_accreditation as made
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.management.scenario import doors
from palabre.stages.accreditation import checking_in, snapshots
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn
from palabre.stages.journal import queries as journal

pytestmark = pytest.mark.django_db

N_PEOPLE = 30


@pytest.fixture
def summit():
    """Return an edition with two sessions at once and thirty who came that morning."""
    summit = make.summit()
    for code, room in (("INC-01", "tilia"), ("INC-02", "acacia")):
        session = make_programme.session(summit, code)
        make_programme.placed(session, 11, in_=room)
    badges = [made.badge(summit, make.person(f"客人 {n}")) for n in range(N_PEOPLE)]
    opens = make_programme.clock(summit, 9)
    scans = [
        checking_in.Scan(one.token, opens, "A", f"gate-A-{one.pk}") for one in badges
    ]
    checking_in.check_in_all(summit, scans, key=made.KEY, by=make.LOADER, at=opens)
    return summit


def at_doors():
    """Return the scans at the doors of sessions; those of the grounds have no place."""
    return GateScan.objects.exclude(place="").order_by("id")


def load(summit):
    key = made.KEY.public_key()
    return doors.load_scans(summit, seed=1, key=key, by=make.LOADER)


def test_who_came_is_scanned_at_one_door_at_a_time(summit, monkeypatch):
    monkeypatch.setattr(doors, "EVERY", 1)
    before = list(CheckIn.objects.order_by("id").values("badge", "at", "scan"))

    n_sessions, n_scans = load(summit)

    kept = at_doors()
    assert n_sessions == 2
    assert n_scans == len(kept) >= doors.HEARERS[0]
    assert {one.refusal for one in kept} == {""}
    assert len({one.badge_id for one in kept}) == n_scans
    assert list(CheckIn.objects.order_by("id").values("badge", "at", "scan")) == before
    person = kept[0].badge.registration.person_id
    ((code, _),) = snapshots.sessions_scanned(person, summit)
    assert code == kept[0].place.removeprefix("session:")
    assert journal.first_break() is None


def test_the_same_seed_gives_the_same_scans(summit):
    load(summit)
    once = list(at_doors().values_list("number", "at"))
    at_doors().delete()
    load(summit)

    assert once
    assert list(at_doors().values_list("number", "at")) == once


def test_nobody_who_came_late_is_scanned(summit):
    CheckIn.objects.update(at=make_programme.clock(summit, 12))

    assert load(summit) == (0, 0)


def test_scans_are_an_act_of_the_gates(summit):
    stranger = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        doors.load_scans(summit, seed=1, key=made.KEY.public_key(), by=stranger)
