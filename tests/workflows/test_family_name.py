"""A person says under which name one stands in lists; otherwise it is guessed."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.directory import Wanted, directory
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.own_data import export_of
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.journal.models import Entry
from palabre.stages.people import erasing
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.workflows.register_participant import register_participant

pytestmark = pytest.mark.django_db
STATED = "people.family_name.stated"


def registered(summit, person, family):
    facts = made.facts(summit, person)
    return register_participant(
        summit,
        facts,
        organization=None,
        family_name=family,
        by=make.actor(person),
        at=make.NOON,
    )


def letters(summit):
    Registration.objects.update(state=RegistrationState.ACCREDITED, is_listed=True)
    return dict(directory(summit, Wanted()).letters)


def test_one_stands_in_lists_under_the_name_that_one_states():
    summit = make.summit()
    person = make.person("María José García Ruiz")

    asked = registered(summit, person, "  García  Ruiz ")

    person.refresh_from_db()
    assert (person.name, person.family_name) == (
        "María José García Ruiz",
        "García Ruiz",
    )
    assert asked.person.sort_name.startswith("garcia ruiz ")
    assert letters(summit) == {"G": 1}
    assert Entry.objects.filter(act=STATED).count() == 1


@pytest.mark.parametrize("family", ["", None])
def test_a_name_alone_is_guessed_and_leaves_no_line(family):
    summit = make.summit()
    person = make.person("Sukarno")

    registered(summit, person, family)

    assert letters(summit) == {"S": 1}
    assert not Entry.objects.filter(act=STATED).exists()


def test_what_was_stated_is_taken_back_to_the_guess():
    person = make.person("Nguyễn Văn An")
    before = person.sort_name
    people.state_family_name(person, "An", by=make.actor(person), at=make.NOON)
    stated = Person.objects.get().sort_name

    people.state_family_name(person, "", by=make.actor(person), at=make.NOON)

    assert stated.startswith("an ")
    assert Person.objects.get().sort_name == before


def test_nobody_states_it_for_another():
    person, other = make.person("Ana Lima"), make.person("Bo Berg")

    with pytest.raises(Refused, match="not-allowed"):
        people.state_family_name(person, "Ana", by=make.actor(other), at=make.NOON)


def test_it_is_exported_and_erased():
    person = make.person("Ana Lima")
    people.state_family_name(person, "Ana", by=make.actor(person), at=make.NOON)
    told = export_of(make.actor(person))["person"]

    erasing.erase(person, keeps_name=False, by=make.actor(person), at=make.NOON)

    assert told["family_name"] == "Ana"
    assert Person.objects.get().family_name == ""
