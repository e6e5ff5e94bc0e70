from datetime import timedelta

import make
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.people import operations as people

pytestmark = pytest.mark.django_db


def account():
    person = make.person("Farid Haddad")
    return people.open_account(
        person, email="Farid@example.org", by=make.LOADER, at=make.NOON
    )


def test_link_opens_its_account_once():
    opened = account()
    token = people.make_sign_in_link(opened, at=make.NOON)

    found = people.sign_in_by_link(token, at=make.NOON + timedelta(minutes=5))

    assert found == opened
    assert Entry.objects.order_by("-id").first().act == "people.account.signed_in"
    with pytest.raises(Refused, match="link-spent"):
        people.sign_in_by_link(token, at=make.NOON + timedelta(minutes=6))


def test_link_is_refused_when_too_old():
    token = people.make_sign_in_link(account(), at=make.NOON)

    with pytest.raises(Refused, match="link-spent"):
        people.sign_in_by_link(token, at=make.NOON + people.LINK_LIFE)


def test_only_one_account_an_address():
    account()

    with pytest.raises(Refused, match="account-exists"):
        account()
