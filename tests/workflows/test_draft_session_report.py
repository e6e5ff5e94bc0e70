import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.workflows.draft_session_report import draft_session_report

pytestmark = pytest.mark.django_db


def drafted(session, by=make.LOADER):
    return draft_session_report(session, by=by, at=make_reports.AFTER)


def test_every_line_rests_on_exact_words():
    session = make_reports.heard(make.summit())

    report = drafted(session)

    lines = list(report.lines.select_related("intervention"))
    assert lines
    assert all(
        line.intervention.text[line.start : line.end] == line.quote for line in lines
    )
    assert all(line.is_machine for line in lines)
    assert report.rapporteur.name == "Dolores Aguirre"


def test_french_session_gets_a_french_report():
    summit = make.summit()
    session = make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.txt", make_reports.PUITS))

    assert drafted(session).lang == "fr"


def test_nothing_is_drafted_from_nothing_nor_twice_nor_by_strangers():
    summit = make.summit()
    session = make_reports.wells(summit)

    with pytest.raises(Refused, match="nothing-to-draft"):
        drafted(session)
    with pytest.raises(Refused, match="not-allowed"):
        drafted(session, by=make.actor(make.person()))
    make_reports.imported(summit, ("WEL-01.vtt", make_reports.WELLS))
    drafted(session)
    with pytest.raises(Refused, match="report-exists"):
        drafted(session)
