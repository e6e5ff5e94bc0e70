"""What `palabre import` says of each file, and its exit code: whether any is in."""

import make
import make_reports
import pytest

from palabre.cli import main
from palabre.stages.reports.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def migrated(monkeypatch):
    """Leave the database as the tests made it."""
    monkeypatch.setattr("palabre.management.importing.bring_up_to_date", lambda: None)


def bring(folder, capsys):
    """Bring a folder's records in; return the exit code, the counts and the remarks."""
    code = main(["import", "records", str(folder)])
    told = capsys.readouterr()
    return code, told.out.strip().rpartition("\n")[2], told.err


def test_a_record_without_session_is_counted_as_such_and_nothing_in_is_no_success(
    tmp_path, capsys
):
    make_reports.wells(make.summit())
    (tmp_path / "elsewhere.vtt").write_text(make_reports.WELLS, encoding="utf-8")

    code, counts, remarks = bring(tmp_path, capsys)

    assert code == 1
    assert counts.endswith(
        "1 read, 0 in, 0 known before, 1 without a session, 0 mended, 0 refused, "
        "0 left aside"
    )
    assert "  without a session elsewhere.vtt: No session fits" in remarks
    assert "refused" not in remarks
    assert not Source.objects.exists()


def test_what_is_left_out_of_a_record_is_not_called_refused(tmp_path, capsys):
    make_reports.wells(make.summit())
    applause = ">> ANNA BERG: Wells run dry.\n\n[ Applause ]\n\n>> BO: We dig more.\n"
    (tmp_path / "WEL-01.txt").write_text(applause, encoding="utf-8")
    (tmp_path / "README.md").write_text("About these records.", encoding="utf-8")

    code, counts, remarks = bring(tmp_path, capsys)

    assert code == 0
    assert " 1 in, " in counts
    assert counts.endswith(" 0 refused, 1 left aside")
    assert "  left aside README.md: " in remarks
    assert "  left out WEL-01.txt:3: " in remarks
    assert "refused" not in remarks


def test_records_that_are_in_already_are_a_success(tmp_path, capsys):
    make_reports.wells(make.summit())
    (tmp_path / "WEL-01.vtt").write_text(make_reports.WELLS, encoding="utf-8")
    bring(tmp_path, capsys)

    code, counts, _ = bring(tmp_path, capsys)

    assert code == 0
    assert ": 1 read, 0 in, 1 known before, " in counts
