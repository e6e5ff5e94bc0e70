"""A sheet leaves for the other building as early as the edition's own ways ask."""

from datetime import timedelta

import make
import make_programme
import make_protocol
import pytest

from palabre.stages.programme import planning, queries
from palabre.stages.programme.demanded import ways_of
from palabre.stages.programme.wanted import Numbers
from palabre.stages.protocol.sheets import sheet_of

pytestmark = pytest.mark.django_db


def test_who_must_leave_leaves_as_early_as_the_way_takes():
    summit = make.summit()
    make.hall(summit, "annex")
    ada = make.person("Ada Mensah")
    for code, venue, hour in (("A-1", "hall", 9), ("A-2", "annex", 10)):
        session = make_programme.session(summit, code, speakers=(ada,))
        room = summit.venues.get(code=venue).rooms.get(code="tilia")
        starts_at = make_programme.clock(summit, hour)
        ends_at = starts_at + timedelta(minutes=session.minutes)
        make_programme.programme.place_as_published(
            session, room, starts_at, ends_at, by=make.LOADER, at=make.NOON
        )
    listed = make_protocol.dignitary(summit, person=ada)

    def second():
        rows = queries.draft_listing(summit, by=make.LOADER).rows
        (day,) = sheet_of(listed, rows, ways_of(summit)).days
        return day.appearances[1]

    starts_at = make_programme.clock(summit, 10)
    assert second().leave_at == starts_at - timedelta(minutes=30)
    assert second().is_rushed
    travels = (("hall", "annex", 10),)
    planning.set_rules(summit, Numbers(travels=travels), by=make.LOADER, at=make.NOON)
    assert second().leave_at == starts_at - timedelta(minutes=10)
    assert not second().is_rushed
