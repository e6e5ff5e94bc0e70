"""Somebody's sessions: scans at the door and joins online, the mode of each kept."""

from datetime import timedelta

import make
import make_accreditation as made
import make_live
import pytest

from palabre.stages.accreditation import scans
from palabre.stages.live import presence
from palabre.stages.live.states import Place
from palabre.web.participant.attended import attendance_of

pytestmark = pytest.mark.django_db


def scanned(badge, code, at):
    place, number = f"session:{code}", f"door-{badge.serial}"
    scan = scans.Made(number=number, at=at, token=badge.token, place=place)
    return scans.take(
        badge.registration.summit,
        scans.Batch("door", at, [scan]),
        key=made.KEY.public_key(),
        by=make.LOADER,
        at=at,
    )


def test_room_and_online_are_told_apart():
    sitting = make_live.sitting()
    summit, code = sitting.session.summit, sitting.session.code
    in_room = made.badge(summit, make.person("Bo"))
    online = make.person("Chidi")
    both = made.badge(summit, make.person("Farid"))
    at = make.NOON
    scanned(in_room, code, at)
    scanned(both, code, at + timedelta(minutes=1))
    for person in (online, both.registration.person):
        presence.be_present(sitting, Place.ONLINE, by=make.actor(person), at=at)

    def told(person):
        return [
            (one.session.code, one.in_room, one.online, one.scanned_at, one.minutes)
            for one in attendance_of(person, summit)
        ]

    assert told(in_room.registration.person) == [(code, True, False, at, 0)]
    assert told(online) == [(code, False, True, None, 1)]
    assert told(both.registration.person) == [
        (code, True, True, at + timedelta(minutes=1), 1)
    ]
    assert told(make.person("Grace")) == []


def test_sessions_stand_in_the_order_in_which_one_came(django_assert_max_num_queries):
    early = make_live.sitting()
    summit = early.session.summit
    late = make_live.session("AA-0", summit=summit)
    badge = made.badge(summit, make.person("Bo"))
    scanned(badge, late.code, make.NOON)
    person, before = badge.registration.person, make.NOON - timedelta(hours=2)
    presence.be_present(early, Place.ONLINE, by=make.actor(person), at=before)

    with django_assert_max_num_queries(6):
        codes = [one.session.code for one in attendance_of(person, summit)]

    assert codes == [early.session.code, late.code]
