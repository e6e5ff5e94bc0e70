import make
import pytest

from palabre.stages.journal import operations as journal
from palabre.stages.journal import queries
from palabre.stages.journal.models import Entry

pytestmark = pytest.mark.django_db


def three_lines():
    return [
        journal.record(
            "test.thing.done", f"thing:{n}", by=make.LOADER, at=make.NOON, n=n
        )
        for n in range(3)
    ]


def test_chain_of_untouched_journal_holds():
    three_lines()

    assert queries.first_break() is None


def test_changed_line_breaks_the_chain():
    _, second, _ = three_lines()
    Entry.objects.filter(pk=second.pk).update(actor_name="Somebody else")

    assert queries.first_break() == second.pk


def test_removed_line_breaks_the_chain_behind_it():
    _, second, third = three_lines()
    second.delete()

    assert queries.first_break() == third.pk
