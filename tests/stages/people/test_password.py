import journals
import make
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.people import operations as people

pytestmark = pytest.mark.django_db

SECRET = "seven wells in the hills"


def account(password=SECRET):
    person = make.person("Farid Haddad")
    return people.open_account(
        person,
        email="farid@example.org",
        password=password,
        by=make.LOADER,
        at=make.NOON,
    )


def test_password_opens_its_account():
    opened = account()

    found = people.sign_in_by_password(" Farid@Example.org", SECRET, at=make.NOON)

    assert found == opened
    assert journals.last() == ("people.account.signed_in", f"account:{opened.pk}")


@pytest.mark.parametrize(
    "email, password",
    [
        ("farid@example.org", "seven wells"),
        ("nobody@example.org", SECRET),
        ("farid@example.org", ""),
    ],
)
def test_what_does_not_fit_is_refused_in_the_same_words(email, password):
    account()

    with pytest.raises(Refused) as caught:
        people.sign_in_by_password(email, password, at=make.NOON)

    assert (caught.value.code, caught.value.facts) == (
        "password-wrong",
        {"field": "password"},
    )


def test_account_without_password_opens_by_link_only():
    account(password=None)

    with pytest.raises(Refused, match="password-wrong"):
        people.sign_in_by_password("farid@example.org", "", at=make.NOON)


def test_closed_account_does_not_open():
    opened = account()
    token = people.make_sign_in_link(opened, at=make.NOON)
    opened.is_active = False
    opened.save()

    with pytest.raises(Refused, match="password-wrong"):
        people.sign_in_by_password("farid@example.org", SECRET, at=make.NOON)
    with pytest.raises(Refused, match="link-spent"):
        people.sign_in_by_link(token, at=make.NOON)


def test_password_is_set_by_its_owner():
    opened = account()

    people.set_password(
        opened, "a new well for all", by=make.actor(opened.person), at=make.NOON
    )

    assert journals.last() == ("people.password.set", f"account:{opened.pk}")
    found = people.sign_in_by_password(
        "farid@example.org", "a new well for all", at=make.NOON
    )
    assert found == opened


def test_nobody_sets_anothers_password():
    opened = account()

    with pytest.raises(Refused, match="not-allowed"):
        people.set_password(
            opened, "a new well for all", by=make.actor(make.person()), at=make.NOON
        )


@pytest.mark.parametrize("weak", ["short", "password1234", ""])
def test_weak_password_is_refused_with_the_reason(weak):
    opened = account()

    with pytest.raises(Refused, match="password-weak") as caught:
        people.set_password(opened, weak, by=make.actor(opened.person), at=make.NOON)

    assert caught.value.facts["field"] == "password"
    assert caught.value.facts["why"]


def test_account_is_opened_by_its_person_or_the_system():
    person = make.person("Farid Haddad")

    with pytest.raises(Refused, match="not-allowed"):
        people.open_account(
            person,
            email="farid@example.org",
            by=make.actor(make.person("Grace")),
            at=make.NOON,
        )
    opened = people.open_account(
        person, email="farid@example.org", by=make.actor(person), at=make.NOON
    )
    assert (opened.person, opened.has_usable_password()) == (person, False)
    assert journals.last() == ("people.account.opened", f"person:{person.code}")
