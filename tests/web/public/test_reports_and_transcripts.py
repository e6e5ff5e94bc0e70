import make
import make_readers
import make_reports
import pytest

from palabre.kernel.actors import Role
from palabre.stages.reports.models import Intervention

pytestmark = pytest.mark.django_db

REPORT = "/en/hamlet-2026/sessions/WEL-01/report/"
TRANSCRIPT = "/en/hamlet-2026/sessions/WEL-01/transcript/"


def test_cleared_report_is_public_and_an_earlier_one_is_not(client):
    session = make_reports.heard(make.summit())
    kept = make_reports.report(session, is_cleared=False)

    assert client.get(REPORT).status_code == 404
    make_readers.as_role(client, session.summit, Role.SECRETARIAT)
    page = client.get(REPORT).content.decode()

    assert "Rural communities need wells" in page
    assert all(f'id="{line.code}"' in page for line in kept.lines.all())


def test_transcript_has_an_address_for_every_turn(client):
    make_reports.heard(make.summit())

    page = client.get(TRANSCRIPT).content.decode()

    turns = list(Intervention.objects.all())
    assert len(turns) == 6
    assert all(f'id="{turn.code}"' in page for turn in turns)
    assert page.count('lang="fr" dir="ltr"') == 2


def test_session_without_records_has_no_transcript(client):
    make_reports.wells(make.summit())

    assert client.get(TRANSCRIPT).status_code == 404
