import journals
import make
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.people import operations as people
from palabre.stages.people import queries
from palabre.stages.people.models import Affiliation, Organization, Person

pytestmark = pytest.mark.django_db


def test_person_is_found_in_every_spelling():
    made = make.person("Élodie Marchetaz", native="إيلودي", email=" E@Example.org ")

    assert made.email == "e@example.org"
    for spelling in ("elodie MARCHETAZ", "إيلودي"):
        assert list(queries.persons_named(spelling)) == [made]
    assert journals.last() == ("people.person.entered", f"person:{made.code}")


def test_many_persons_get_codes_of_their_own():
    facts = [people.PersonFacts(f"Person {n}") for n in range(50)]

    made = people.enter_persons(facts, by=make.LOADER, at=make.NOON)

    assert len({person.code for person in made}) == 50
    assert journals.acts() == ["people.person.entered"] * 50


def test_person_has_a_name():
    with pytest.raises(Refused, match="name-missing"):
        make.person("  ")

    assert Person.objects.count() == 0


def test_one_bad_row_enters_nobody():
    facts = [people.PersonFacts("Ada"), people.PersonFacts("")]

    with pytest.raises(Refused, match="name-missing"):
        people.enter_persons(facts, by=make.LOADER, at=make.NOON)

    assert Person.objects.count() == 0


def test_strangers_enter_nobody():
    with pytest.raises(Refused, match="sign-in-needed"):
        people.enter_person(people.PersonFacts("Ada"), by=NOBODY, at=make.NOON)
    with pytest.raises(Refused, match="sign-in-needed"):
        people.enter_organization(
            people.OrganizationFacts(text(en="Org")), by=NOBODY, at=make.NOON
        )


def test_organization_of_the_same_name_is_the_same():
    first = make.organization("Union des Écoles")
    again = make.organization("UNION DES ECOLES")

    assert again == first
    assert journals.acts() == ["people.organization.entered"]


def test_organizations_get_codes_of_their_own():
    made = [make.organization(name) for name in ("A B", "A, B & C", "A b c!")]
    other = people.enter_organization(
        people.OrganizationFacts(text(en="清水")), by=make.LOADER, at=make.NOON
    )

    assert [one.code for one in made] == ["a-b", "a-b-c", "a-b-c"]
    assert Organization.objects.get(pk=other.pk).code == "清水"


def test_organization_has_a_name():
    with pytest.raises(Refused) as caught:
        people.enter_organization(
            people.OrganizationFacts(text(en=" ")), by=make.LOADER, at=make.NOON
        )

    assert (caught.value.code, caught.value.facts) == (
        "name-missing",
        {"field": "organization"},
    )


def test_affiliating_twice_is_harmless():
    person, organization = make.person(), make.organization()

    first = people.affiliate(person, organization, post="Director")
    again = people.affiliate(person, organization, post="Director")

    assert (first, Affiliation.objects.count()) == (again, 1)
