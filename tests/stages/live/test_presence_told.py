from datetime import timedelta

import make
import make_live
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.live import operations as live
from palabre.stages.live import presence
from palabre.stages.live.models import Presence
from palabre.stages.live.states import Place

pytestmark = pytest.mark.django_db


def told(sitting, people, place=Place.ONLINE, by=make.LOADER, **given):
    at = given.get("at", make_live.NOON)
    return presence.be_present_all(sitting, place, people, n_minutes=3, by=by, at=at)


def test_many_are_present_once_and_their_minutes_are_theirs():
    sitting = make_live.sitting()
    people = [make.person(f"Guest {n}") for n in range(5)]
    joined = make.actor(people[0])
    presence.be_present(sitting, Place.ONLINE, by=joined, at=make_live.NOON)

    assert told(sitting, people) == 4
    assert told(sitting, people) == 0
    assert told(sitting, people[:1], Place.ROOM) == 1
    assert told(sitting, people[:1], at=make_live.NOON + timedelta(minutes=9)) == 1

    assert Presence.objects.filter(place="online").count() == 6
    summit = sitting.session.summit
    assert presence.minutes_of(people[1], summit) == {"INC-01": 3}


def test_only_the_house_tells_of_others_and_only_while_it_sits():
    sitting, guest = make_live.sitting(), make.person("Guest")

    with pytest.raises(Refused, match="not-allowed"):
        told(sitting, [guest], by=make.actor(guest))
    with pytest.raises(Refused, match="field-unknown"):
        told(sitting, [guest], "balloon")
    live.close_sitting(sitting, by=make.LOADER, at=make_live.later(60))
    sitting.refresh_from_db()
    with pytest.raises(Refused, match="wrong-state"):
        told(sitting, [guest])
    assert not Presence.objects.exists()
