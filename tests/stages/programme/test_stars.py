import make
import make_programme
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.programme import queries, releases, stars
from palabre.stages.programme.models import Agenda

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    made = make.summit()
    for hour, code in enumerate(("A-1", "B-1"), 9):
        make_programme.placed(make_programme.session(made, code), hour)
    releases.release(made, "", by=make.LOADER, at=make.NOON)
    return made


def test_agenda_needs_no_account_and_no_line_in_the_journal(summit):
    before = Entry.objects.count()

    agenda = stars.star(summit, "A-1", by=NOBODY, at=make.NOON)
    stars.star(summit, "B-1", by=NOBODY, at=make.NOON, token=agenda.token)

    assert stars.starred(agenda) == {"A-1", "B-1"}
    assert len(agenda.token) >= 24
    assert Entry.objects.count() == before


def test_agenda_follows_its_owner_into_an_account(summit):
    agenda = stars.star(summit, "A-1", by=NOBODY, at=make.NOON)
    grace = make.actor(make.person())

    stars.star(summit, "B-1", by=grace, at=make.NOON, token=agenda.token)

    own = stars.agenda_of(summit, by=grace)
    assert own == agenda
    assert stars.starred(own) == {"A-1", "B-1"}


def test_own_agenda_goes_before_the_key_of_another(summit):
    grace = make.actor(make.person())
    own = stars.star(summit, "A-1", by=grace, at=make.NOON)
    other = stars.star(summit, "B-1", by=NOBODY, at=make.NOON)

    assert stars.agenda_of(summit, by=grace, token=other.token) == own


@pytest.mark.parametrize("code", ["NONE-1", "C-1"])
def test_only_released_sessions_are_starred(summit, code):
    make_programme.session(summit, "C-1")

    with pytest.raises(Refused, match="not-found"):
        stars.star(summit, code, by=NOBODY, at=make.NOON)

    assert Agenda.objects.count() == 0


def test_starred_twice_is_there_once_and_goes_out(summit):
    agenda = stars.star(summit, "A-1", by=NOBODY, at=make.NOON)
    stars.star(summit, "A-1", by=NOBODY, at=make.NOON, token=agenda.token)
    assert stars.starred(agenda) == {"A-1"}

    stars.unstar(agenda, "A-1")

    assert stars.starred(agenda) == frozenset()


def test_agenda_has_an_end(summit, monkeypatch):
    monkeypatch.setattr(stars, "MOST", 1)
    agenda = stars.star(summit, "A-1", by=NOBODY, at=make.NOON)

    with pytest.raises(Refused, match="agenda-full"):
        stars.star(summit, "B-1", by=NOBODY, at=make.NOON, token=agenda.token)


def test_what_overlaps_is_named_in_pairs(summit):
    make_programme.placed(make_programme.session(summit, "C-1"), 9, 30, in_="acacia")
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    agenda = None
    for code in ("A-1", "B-1", "C-1"):
        token = agenda.token if agenda else ""
        agenda = stars.star(summit, code, by=NOBODY, at=make.NOON, token=token)

    rows = stars.rows_of(agenda, queries.listing(summit).rows)

    pairs = [(one.code, two.code) for one, two in stars.overlapping(rows)]
    assert pairs == [("A-1", "C-1"), ("C-1", "B-1")]
