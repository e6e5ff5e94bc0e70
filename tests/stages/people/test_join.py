from datetime import timedelta

import journals
import make
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.people import joining
from palabre.stages.people.models import Account, Affiliation, Person

pytestmark = pytest.mark.django_db

FACTS = joining.JoiningFacts(
    "Grace Okonkwo", "Grace@Example.org", "Harbour Library", "NG", "en"
)


def token(facts=FACTS, at=make.NOON):
    return joining.make_joining_token(facts, at=at)


def test_asking_keeps_nothing():
    assert joining.facts_in(token(), at=make.NOON) == FACTS
    assert Person.objects.count() == 0


def test_confirmed_stranger_is_entered():
    account = joining.join(token(), at=make.NOON)

    assert (account.email, account.person.name) == (
        "grace@example.org",
        "Grace Okonkwo",
    )
    affiliation = Affiliation.objects.get()
    assert affiliation.person == account.person
    assert str(affiliation.organization) == "Harbour Library"
    assert journals.acts() == [
        "people.person.entered",
        "people.organization.entered",
        "people.account.opened",
        "people.account.signed_in",
    ]


def test_link_works_once():
    made = token()
    joining.join(made, at=make.NOON)

    with pytest.raises(Refused, match="link-spent"):
        joining.join(made, at=make.NOON)

    assert Account.objects.count() == Person.objects.count() == 1


def test_link_grows_old():
    with pytest.raises(Refused, match="link-spent"):
        joining.join(token(), at=make.NOON + timedelta(days=1))


@pytest.mark.parametrize("spoilt", ["", "x", "a:b", token()[:-1] + "~"])
def test_forged_link_opens_nothing(spoilt):
    with pytest.raises(Refused, match="link-spent"):
        joining.join(spoilt, at=make.NOON)


def test_name_is_needed():
    facts = joining.JoiningFacts(" ", "grace@example.org")

    with pytest.raises(Refused, match="name-missing"):
        token(facts)


def test_somebody_the_programme_knows_is_not_entered_twice():
    known = make.person("grace OKONKWO", email="grace@example.org")

    account = joining.join(token(), at=make.NOON)

    assert (account.person, Person.objects.count()) == (known, 1)


def test_same_name_at_another_address_is_somebody_else():
    make.person("Grace Okonkwo", email="other@example.org")

    joining.join(token(), at=make.NOON)

    assert Person.objects.count() == 2
