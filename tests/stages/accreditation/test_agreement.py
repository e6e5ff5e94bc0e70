"""Lists of who allows a use: nobody else, no address more than allowed, journalled."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import agreement
from palabre.stages.journal.models import Entry
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit(db):
    return make.summit()


def registered(summit, name, *uses):
    person = make.person(name, email=f"{name.lower()}@example.org")
    made.registration(summit, person)
    for use in uses:
        consents.give(
            person,
            use,
            edition=summit.code,
            lang="en",
            way=Way.PAGE,
            by=make.actor(person),
            at=make.NOON,
        )
    return person


def taken(summit, use):
    return agreement.who_allows(summit, use, by=make.secretariat(summit), at=make.NOON)


def test_only_who_allows_it_now_and_with_what_it_takes(summit):
    amina = registered(summit, "Amina", Use.SHARING, Use.RECORDINGS)
    bo = registered(summit, "Bo", Use.SHARING)
    registered(summit, "Chidi", Use.MAILING)
    consents.withdraw(
        bo, Use.SHARING, edition=summit.code, by=make.actor(bo), at=make.NOON
    )

    assert taken(summit, "sharing") == [
        ("Amina", "", "KE", "participant", "amina@example.org")
    ]
    assert taken(summit, "recordings") == [("Amina", "", "KE", "participant", "")]
    assert amina.email
    line = Entry.objects.filter(act="accreditation.agreement.taken").last()
    assert line.facts == {"use": "recordings", "n": 1}


def test_a_list_of_the_house_itself_is_none_to_take(summit):
    with pytest.raises(Refused, match="not-found"):
        taken(summit, "photo")


def test_a_participant_takes_none(summit):
    bo = registered(summit, "Bo", Use.SHARING)

    with pytest.raises(Refused, match="not-allowed"):
        agreement.who_allows(summit, "sharing", by=make.actor(bo), at=make.NOON)
