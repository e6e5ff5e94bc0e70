"""Django's own pages: for operators, to look at."""

import cast
import make
import pytest

from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Account

PATHS = ["/admin/", "/admin/palabre/entry/", "/admin/palabre/account/"]


@pytest.fixture
def operator(db):
    return Account.objects.create_superuser("root@cast.example", "a long secret")


@pytest.mark.parametrize("path", PATHS)
def test_only_operators_look_behind(path, operator):
    grace = cast.enter(cast.GRACE)

    got = [cast.client(who).get(path).status_code for who in (None, grace, operator)]

    assert got == [302, 302, 200]


def test_nothing_is_changed_behind_the_acts(operator):
    entry = journal.record("test.thing.done", "thing:1", by=make.LOADER, at=make.NOON)
    browser = cast.client(operator)

    got = {
        act: browser.post(f"/admin/palabre/entry/{act}", {"post": "yes"}).status_code
        for act in ("add/", f"{entry.pk}/change/", f"{entry.pk}/delete/")
    }

    assert set(got.values()) == {403}
    assert Entry.objects.get(pk=entry.pk).hash == entry.hash
