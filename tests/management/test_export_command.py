"""What an export holds comes back unchanged, and what it leaves out is told."""

from datetime import UTC, datetime, timedelta

import make
import pytest

from palabre.cli import main
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.values import Link, Schedule, ScheduledEvent
from palabre.workflows.import_schedule import import_schedule

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 5, 25, 7, tzinfo=UTC)
LINKS = (Link("Room", "#wells:chat.example"), Link("Paper", "https://a.example/p"))


@pytest.fixture(autouse=True)
def migrated(monkeypatch):
    """Leave the database as the tests made it."""
    monkeypatch.setattr("palabre.management.export.bring_up_to_date", lambda: None)


def event(number, **facts):
    told = {
        "guid": f"00000000-0000-5000-8000-{number:012d}",
        "title": f"Event {number}",
        "id": str(number),
        "room": "Tilia",
        "starts_at": NINE + timedelta(hours=number),
        "minutes": 45,
        "links": LINKS,
    }
    return ScheduledEvent(**told | facts)


def bring(*events):
    given = Schedule("Hill Days 2026", "hill-days-2026", events=events, file="h.xml")
    return import_schedule(given, by=make.LOADER, at=make.NOON)


def test_our_own_export_brought_back_changes_nothing(tmp_path):
    out = tmp_path / "out.xml"
    bring(event(1), event(2, lang="fr"), event(3, lang="en"))
    assert main(["export", "hill-days-2026", "--out", str(out)]) == 0

    back = read_schedule("out.xml", out.read_bytes())
    result = import_schedule(
        back, code="hill-days-2026", by=make.LOADER, at=make.NOON + timedelta(days=1)
    )

    assert (result.n_read, result.n_new, result.n_changed) == (3, 0, 0)


def test_another_language_is_a_change(tmp_path):
    bring(event(1), event(2, lang="en"))

    result = bring(event(1, lang="fr"), event(2, lang="fr"))

    assert result.n_changed == 2


def test_a_session_without_a_room_is_told(tmp_path, capsys):
    bring(event(1), event(2, room="", starts_at=None))

    main(["export", "hill-days-2026", "--out", str(tmp_path / "out.xml")])

    told = capsys.readouterr().err
    assert "1 session of hill-days-2026 is not in it: no room and time" in told
