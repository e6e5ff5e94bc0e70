from datetime import date

import make
import make_reports
import pytest

from palabre.kernel.languages import text
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits import operations as summits
from palabre.web.public import papers

pytestmark = pytest.mark.django_db

HERE = "/en/hamlet-2026/outcomes/"


@pytest.fixture
def session():
    made = make_reports.heard(make.summit())
    make_reports.report(made)
    return made


def test_delegate_chooses_and_gets_page_and_files(client, session):
    empty = client.get(HERE + "capital/").content.decode()
    query = "?country=SN&words=publish+the+cost"
    page = client.get(HERE + "capital/" + query).content.decode()

    assert "paper-out" not in empty
    assert "Statements of speakers from Senegal" in page
    assert 'href="#e-1"' in page
    assert 'id="e-1"' in page
    assert 'href="#part-1"' not in page
    assert f"{HERE}capital.docx{query.replace('&', '&amp;')}" in page
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("xml", b"<?xml")):
        answer = client.get(f"{HERE}capital.{ending}{query}")
        assert answer.content.startswith(start)
        assert f'.{ending}"' in answer["Content-Disposition"]


def test_choice_that_means_nothing_is_left_out(client, session):
    answer = client.get(HERE + "capital/?country=XX&theme=nowhere&words=%20,")

    assert answer.status_code == 200


def test_papers_are_listed_and_open(client, session):
    page = client.get(HERE + "papers/").content.decode()

    for kind in (
        "press-release",
        "executive-brief",
        "high-level-reports",
        "outcome-document",
    ):
        assert f"{HERE}papers/{kind}/" in page
        assert client.get(f"{HERE}papers/{kind}/").status_code == 200
    assert client.get(f"{HERE}papers/nothing/").status_code == 404
    assert client.get(f"{HERE}papers/press-release.exe").status_code == 404


def test_before_its_end_no_press_release_is_offered(client):
    plan = summits.SummitPlan(
        code="hamlet-2999",
        name=text(en="Hamlet Forum 2999"),
        starts_on=date(2999, 5, 25),
        ends_on=date(2999, 5, 26),
        zone="Europe/Zurich",
        city=text(en="Ombreval"),
    )
    summits.announce(make.series(), plan, by=make.LOADER, at=make.NOON)
    there = "/en/hamlet-2999/"

    told = client.get(f"{there}highlights/").content.decode()
    listed = client.get(f"{there}outcomes/papers/").content.decode()
    answer = client.get(f"{there}outcomes/papers/press-release/")

    assert "will take place in Ombreval" in told
    assert "this edition is not over yet" in told
    assert "took place" not in told
    assert "press-release" not in told + listed
    assert answer.status_code == 404
    assert "26 May 2999" in answer.content.decode()
    assert client.get(f"{there}outcomes/papers/press-release.pdf").status_code == 404


def test_report_file_is_as_closed_as_the_report(client):
    made = make_reports.heard(make.summit())
    make_reports.report(made, is_cleared=False)
    url = "/en/hamlet-2026/sessions/WEL-01/report.docx"

    assert client.get(url).status_code == 404


def test_report_file_says_its_lines(client, session):
    answer = client.get("/en/hamlet-2026/sessions/WEL-01/report.xml")

    assert answer["Content-Type"] == "application/akn+xml"
    assert "No agreement was found on who pays for the pumps." in (
        answer.content.decode()
    )


def test_reader_of_another_language_gets_one_language_only(client, session):
    page = client.get("/ar/hamlet-2026/outcomes/capital/?country=SN").content.decode()

    assert "Report to capital: Hamlet Forum 2026" in page
    assert '<article class="paper-out" lang="en" dir="ltr">' in page


def test_a_long_paper_lists_its_parts(client, session, monkeypatch):
    monkeypatch.setattr(papers, "LONG_SECTIONS", 1)

    page = client.get(HERE + "capital/?country=SN").content.decode()

    assert '<a href="#part-2">Statements of speakers from Senegal</a>' in page
    assert '<h2 id="part-2">Statements of speakers from Senegal</h2>' in page


def test_a_report_about_nothing_is_refused_as_a_file_too(client, session):
    answer = client.get(HERE + "capital.pdf")

    assert answer.status_code == 409
    assert "Choose a country, a theme, a session or a word first." in (
        answer.content.decode()
    )


def test_a_paper_is_written_once_while_its_words_stay(client, session, monkeypatch):
    written = []

    def write(made):
        written.append(made)
        return b"%PDF " + str(len(written)).encode()

    form = papers.Form("pdf", "application/pdf", "PDF", write)
    monkeypatch.setitem(papers.FORMS, "pdf", form)
    url = HERE + "papers/outcome-document.pdf"

    assert client.get(url).content == client.get(url).content == b"%PDF 1"
    ReportLine.objects.filter(report__session=session).update(text="Pumps were mended.")
    assert client.get(url).content == b"%PDF 2"
    assert "Pumps were mended." in repr(written[-1])


@pytest.mark.parametrize(
    "name",
    [
        "papers/outcome-document.docx",
        "papers/press-release.xml",
        "capital.docx?country=SN",
    ],
)
def test_a_paper_is_not_sent_twice_to_who_has_its_words(client, session, name):
    answer = client.get(HERE + name)
    again = client.get(HERE + name, headers={"If-None-Match": answer["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    ReportLine.objects.filter(report__session=session).update(text="Pumps were mended.")
    Intervention.objects.filter(country="SN").update(text="We mend the pumps.")
    if "press" not in name:
        changed = client.get(HERE + name, headers={"If-None-Match": answer["ETag"]})
        assert changed.status_code == 200


def test_evidence_opens_by_the_words_that_name_it(client, session):
    page = client.get(f"{HERE}papers/outcome-document/").content.decode()

    assert "Report of the session “Who mends the well”</a></bdi>" in page
    assert ">open</a>" not in page


@pytest.mark.parametrize(
    ("reader", "written"), [("ar", "en"), ("zh-hans", "en"), ("fr", "fr"), ("en", "en")]
)
def test_files_and_pages_say_in_which_language_a_paper_is(
    client, session, reader, written
):
    here = f"/{reader}/hamlet-2026/outcomes/papers/outcome-document"

    page = client.get(f"{here}/").content.decode()
    file = client.get(f"{here}.docx")

    assert file["Content-Language"] == written
    assert f'class="paper-out" lang="{written}"' in page
    assert ("data-foreign" in page) is (reader not in {"en", "fr"})
