from datetime import timedelta

import make
import make_reports
import pytest
from paper_links import Links

from palabre.stages.outcomes.papers import brief, collected
from palabre.stages.programme.models import SessionType
from palabre.stages.reports import translations
from palabre.stages.reports.models import SessionReport

pytestmark = pytest.mark.django_db

AT = make_reports.AFTER + timedelta(days=1)
PARTS = {
    "key-issue": "Villages of district {n} mend their wells with their own hands.",
    "announcement": "The council of district {n} announced a school for plumbers.",
    "no-consensus": "Nobody in district {n} agreed on who pays for the pumps.",
}


def filed(summit, n_sessions):
    SessionType.objects.update(is_high_level=True)
    for n in range(n_sessions):
        made = make_reports.session(summit, f"HL-{n:02d}", title=f"District {n}")
        lines = [(kind, words.format(n=n)) for kind, words in PARTS.items()]
        make_reports.report(made, *lines)


def brief_of(summit, lang="en"):
    return brief.executive_brief(summit, lang=lang, links=Links(), at=AT)


def test_brief_is_two_pages_of_many_reports_and_says_where_the_rest_stands():
    summit = make.summit()
    make_reports.wells(summit)
    filed(summit, 12)

    made = brief_of(summit)
    record = collected.high_level_reports(summit, lang="en", links=Links(), at=AT)

    counted, rest = made.sections[0].paragraphs[0].sentences
    n_told = sum(len(one.paragraphs) for one in made.sections[1:])
    assert sum(len(one.paragraphs) for one in record.sections[1:]) == 36
    assert n_told <= sum(brief.ROOM.at_most.values())
    assert counted.text.startswith(
        f"This brief holds {n_told} of the 36 points in 12 cleared reports of the "
        "high-level track"
    )
    assert "Reports of the high-level track" in rest.text
    assert rest.evidence[0].url == "https://forum.example/papers/high-level-reports/"


def test_every_line_of_the_brief_opens_to_its_report():
    summit = make.summit()
    make_reports.wells(summit)
    filed(summit, 3)

    told = [
        sentence
        for section in brief_of(summit).sections[1:]
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]

    assert told
    assert all("#R" in one.evidence[-1].url for one in told)
    assert all(one.evidence[-1].who.startswith("Report of") for one in told)


def test_brief_of_no_reports_says_so():
    made = brief_of(make.summit(), "fr")

    assert [one.text for one in made.sections[0].paragraphs] == [
        "Aucun rapport n’a encore été approuvé."
    ]


def test_two_lines_of_a_session_stand_where_few_report_in_the_language():
    summit = make.summit()
    make_reports.wells(summit)
    filed(summit, 3)

    made = brief_of(summit, "fr")

    assert "plus de deux fois" in made.sections[0].paragraphs[0].text


def test_lines_filed_in_the_same_words_stand_once_with_both_reports():
    summit = make.summit()
    make_reports.wells(summit)
    SessionType.objects.update(is_high_level=True)
    for n in range(2):
        made = make_reports.session(summit, f"HL-{n:02d}", title=f"District {n}")
        make_reports.report(made, ("key-issue", "Wells are for everybody."))

    record = collected.high_level_reports(summit, lang="en", links=Links(), at=AT)

    ((line,),) = (one.paragraphs for one in record.sections[1:])
    assert line.text == "Wells are for everybody."
    assert [one.who for one in line.sentences[0].evidence] == [
        "Report of the session “District 0”",
        "Report of the session “District 1”",
    ]


def test_translated_line_stands_in_the_briefs_language_with_its_original():
    summit = make.summit()
    make_reports.wells(summit)
    filed(summit, 1)
    report = SessionReport.objects.get()
    line = report.lines.order_by("position")[0]
    told = "Les villages du district 0 réparent leurs puits de leurs propres mains."
    translations.translate_lines(
        report, "fr", {line.text: told}, by=make.secretariat(summit), at=AT
    )

    french = {one.text: one for one in brief_of(summit, "fr").sentences()}
    english = {one.text for one in brief_of(summit).sentences()}

    assert french[told].lang == ""
    assert [one.words for one in french[told].evidence] == [line.text]
    assert line.text in english
    assert told not in english
