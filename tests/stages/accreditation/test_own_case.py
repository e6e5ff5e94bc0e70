"""Nobody decides on oneself while another could; else with a reason that is kept."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import mandating, own_case
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Badge
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Person
from palabre.workflows import vet

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit):
    return make.secretariat(summit)


@pytest.fixture
def own(summit, amina):
    return made.registration(summit, Person.objects.get(pk=amina.person_id))


def accredit(many, by, **more):
    return vet.accredit_batch(many, key=made.KEY, by=by, at=make.NOON, **more)


@pytest.fixture
def second(summit):
    return make.holder(summit, Role.SECRETARIAT, "Second Secretary")


def test_who_decides_does_not_decide_on_oneself_while_another_could(
    summit, amina, own, second
):
    other = made.registration(summit, make.person("Noor Rahman"))

    for act in (
        lambda: accredit([own], amina, reason="I must come."),
        lambda: accredit([other, own], amina, reason="I must come."),
        lambda: vet.refuse_one(own, reason="I stay away.", by=amina, at=make.NOON),
    ):
        with pytest.raises(Refused, match="own-registration"):
            act()

    assert Badge.objects.count() == 0
    assert not own_case.may(amina, own)
    assert own_case.may(second, own)
    assert len(accredit([own], second).accredited) == 1


def test_an_accreditation_of_one_s_own_is_not_revoked_by_oneself(own, amina, second):
    (done,) = accredit([own], second).accredited

    with pytest.raises(Refused, match="own-registration"):
        accreditation.revoke(done, reason="No.", by=amina, at=make.NOON)

    own.refresh_from_db()
    assert own.state == RegistrationState.ACCREDITED


def test_who_decides_alone_says_why_and_the_journal_keeps_it(own, amina):
    with pytest.raises(Refused, match="own-without-reason"):
        accredit([own], amina)

    done = accredit([own], amina, reason="The only secretary of the edition.")

    assert len(done.accredited) == 1
    line = Entry.objects.get(act="accreditation.registration.accredited")
    assert line.facts == {"reason": "The only secretary of the edition."}


def test_an_officer_named_for_the_part_is_another_who_could(summit, own, amina):
    holder = make.holder(summit, Role.ACCREDITATION, "Lena Officer")
    lena = Person.objects.get(pk=holder.person_id)
    mandating.give(
        summit, lena, category=None, group="academia", by=make.LOADER, at=make.NOON
    )
    elsewhere = own_case.another_decides(own)
    mandating.give(
        summit, lena, category=None, group=own.group, by=make.LOADER, at=make.NOON
    )

    assert (elsewhere, own_case.another_decides(own)) == (False, True)
    mine = made.registration(summit, lena)
    with pytest.raises(Refused, match="own-registration"):
        accredit([mine], holder)
