import make
import make_readers
import make_reports
import pytest

from palabre.stages.reports.models import SessionReport

pytestmark = pytest.mark.django_db

PAGE = "/en/hamlet-2026/sessions/WEL-01/report/"


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def rapporteur(client, session):
    role = session.roles.get(role="rapporteur")
    return make_readers.sign_in(client, role.person)


def test_rapporteur_drafts_corrects_and_files(rapporteur, session):
    rapporteur.post(PAGE + "draft/")
    report = SessionReport.objects.get()
    first = report.lines.order_by("position")[0]

    rapporteur.post(
        PAGE + "edit/",
        {
            f"line-{first.code}": "Councils mended their own wells.",
            "new-takeaway": "Wells are mended by villages.",
            "act": "file",
        },
    )

    report.refresh_from_db()
    texts = {line.text: line for line in report.lines.all()}
    assert report.state == "filed"
    assert texts["Councils mended their own wells."].quote == first.quote
    assert texts["Councils mended their own wells."].is_machine is False
    assert texts["Wells are mended by villages."].kind == "takeaway"
    assert report.versions.count() == 2


def test_page_shows_lines_beside_the_transcript(rapporteur, session):
    rapporteur.post(PAGE + "draft/")

    page = rapporteur.get(PAGE + "edit/").content.decode()

    report = SessionReport.objects.get()
    assert all(f"line-{line.code}" in page for line in report.lines.all())
    assert "repaired 41 wells" in page


def test_speaker_of_the_session_does_not_write_its_report(client, session):
    speaker = session.roles.filter(role="speaker").order_by("id")[0]

    assert client.get(PAGE + "edit/").status_code == 302
    make_readers.sign_in(client, speaker.person)
    assert client.get(PAGE + "edit/").status_code == 403
    assert client.post(PAGE + "draft/").status_code == 403
    assert SessionReport.objects.count() == 0
