from datetime import timedelta

import make
import make_calls
import make_readers
import make_reports
import pytest

from palabre.kernel.actors import Role
from palabre.stages.reports import operations as reports
from palabre.stages.reports import reopening, translations
from palabre.stages.reports.declarations import declaration
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


def test_session_page_leads_to_a_report_that_is_being_put_right(client):
    session = make_reports.heard(make.summit())
    kept = make_reports.report(session)
    page = "/en/hamlet-2026/sessions/WEL-01/"
    assert "being put right" not in client.get(page).content.decode()

    by = make.secretariat(session.summit)
    reopening.reopen_report(kept, reason="Village.", by=by, at=make_reports.AFTER)

    shown = client.get(page).content.decode()
    assert f'href="{REPORT}"' in shown
    assert "reopened, being put right" in shown


def test_transcript_has_an_address_for_every_turn(client):
    make_reports.heard(make.summit())

    page = client.get(TRANSCRIPT).content.decode()

    turns = list(Intervention.objects.all())
    assert len(turns) == 6
    assert all(f'id="{turn.code}"' in page for turn in turns)
    assert page.count('lang="fr" dir="ltr"') == 2


def test_transcript_tells_its_format_in_words(client):
    written = (
        '[{"type": "message", "user": "U1", "ts": "1800000000.1", "text": "Wells."}]'
    )
    make_reports.wells(summit := make.summit())
    make_reports.imported(summit, ("WEL-01.json", written))

    page = client.get(TRANSCRIPT).content.decode()

    assert "<bdi>WEL-01.json</bdi> · written discussion" in page


def test_session_without_records_has_no_transcript(client):
    make_reports.wells(make.summit())

    assert client.get(TRANSCRIPT).status_code == 404


def test_quotation_stands_with_speaker_time_and_translation(client):
    session = make_reports.heard(make.summit())
    turn = Intervention.objects.get(text__contains="repaired 41 wells")
    words = turn.text
    line = reports.LineFacts(
        "quotation", words, intervention=turn, start=0, end=len(words), quote=words
    )
    kept = reports.draft_report(
        session, [line], lang="en", by=make.LOADER, at=make_reports.AFTER
    )
    said = "Les conseils de village ont réparé 41 puits."
    told = {"lang": "fr", "text": said, "translator": "les interprètes"}
    when = make_reports.AFTER
    translations.translate(turn, 0, len(words), by=make.LOADER, at=when, **told)
    reports.file_report(kept, by=make.LOADER, at=when)
    reports.clear_report(kept, by=make.LOADER, at=when)

    english = client.get(REPORT).content.decode()
    french = client.get(REPORT.replace("/en/", "/fr/")).content.decode()

    assert f'#{turn.code}">0:00:20</a>' in english
    assert "Wells Network" in english
    assert said not in english
    assert said in french
    assert "les interprètes" in french


def test_report_is_printed_in_the_language_of_the_page(client):
    make_calls.frameworks()
    session = make_reports.heard(make.summit())
    line = reports.LineFacts("key-issue", "L'eau d'un puits manque.")
    tags = [reports.TagFacts(make_calls.item(), declaration("en"))]
    kept = reports.draft_report(
        session, [line], lang="fr", tags=tags, by=make.LOADER, at=make_reports.AFTER
    )
    later = make_reports.AFTER + timedelta(hours=1)
    reports.file_report(kept, by=make.LOADER, at=later)
    reports.clear_report(kept, by=make.LOADER, at=later)

    french = client.get(REPORT.replace("/en/", "/fr/")).content.decode()

    assert "L’eau d’un puits manque." in french
    assert "Déclaré pour la séance dans le programme." in french
    assert declaration("en") not in french
