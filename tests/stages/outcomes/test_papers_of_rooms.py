"""Agreement is a room's: papers name it; and a paper says the same in each language."""

from datetime import timedelta

import make
import make_outcomes
import make_reports
import pytest
from paper_links import Links

from palabre.kernel.typography import in_type
from palabre.stages.outcomes.papers import (
    brief,
    collected,
    press,
    press_lead,
    repeats,
    rooms,
)
from palabre.stages.outcomes.papers.capital import Wish, report_to_capital
from palabre.stages.programme.models import SessionType
from palabre.stages.reports import translations
from palabre.stages.reports.models import Intervention, SessionReport
from palabre.stages.reports.states import LineKind
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem

pytestmark = pytest.mark.django_db

AT = make_reports.AFTER + timedelta(days=1)
LAMP = "Every pier must carry a lamp that boats can see."


def filed(summit, code, title, *lines, lang="en"):
    report = make_reports.report(
        make_reports.session(summit, code, title=title), *lines
    )
    SessionReport.objects.filter(pk=report.pk).update(lang=lang)
    return report


def high_level():
    summit = make.summit()
    make_reports.wells(summit)
    SessionType.objects.update(is_high_level=True)
    return summit


def line_paper(summit, lang="en"):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C4")
    for one in SessionReport.objects.all():
        one.tags.get_or_create(item=item, defaults={"reason": "Keepers learn."})
    return collected.action_line_report(summit, item, lang=lang, links=Links(), at=AT)


def told(document):
    return {
        one.title: [(p.lead, p.text) for p in one.paragraphs]
        for one in document.sections
    }


def test_points_of_consensus_name_the_room_whose_they_are():
    summit = make.summit()
    filed(
        summit,
        "PIER-1",
        "Lamps on the pier: who lights them?",
        ("consensus", f"Participants agreed that e{LAMP[1:]}"),
        ("no-consensus", "Participants differed on the colour of lamps."),
        ("trend", "Lamps are lit by the sun more and more often."),
        ("way-forward", "Speakers recommended that piers count their lamps."),
        ("way-forward", "Piers should count their lamps once a year."),
    )

    found = told(line_paper(summit))

    room = "“Lamps on the pier: who lights them?”:"
    assert [lead for lead, _ in found["Points of consensus"]] == [room]
    assert [lead for lead, _ in found["Points of no consensus"]] == [room]
    assert [lead for lead, _ in found["Emerging trends"]] == [""]
    assert [lead for lead, _ in found["Way forward"]] == [room, ""]


def test_two_rooms_that_agreed_on_the_same_are_both_named():
    summit = make.summit()
    for code, title, opening in (
        ("PIER-1", "Lamps", "Participants agreed"),
        ("PIER-2", "Boats", "It was agreed"),
    ):
        filed(summit, code, title, ("consensus", f"{opening} that e{LAMP[1:]}"))
    filed(
        summit,
        "PIER-3",
        "Nets",
        ("consensus", "Participants agreed that every pier should carry a lamp."),
    )

    made = line_paper(summit)
    found = told(made)["Points of consensus"]

    assert found == [
        ("“Lamps”; “Boats”:", f"Participants agreed that e{LAMP[1:]}"),
        ("“Nets”:", "Participants agreed that every pier should carry a lamp."),
    ]
    (both, _) = (
        paragraph.sentences[0].evidence
        for part in made.sections
        for paragraph in part.paragraphs
        if part.title == "Points of consensus"
    )
    assert [one.who for one in both] == [
        "Report of the session “Lamps”",
        "Report of the session “Boats”",
    ]
    assert [one.words for one in both] == ["", f"It was agreed that e{LAMP[1:]}"]


@pytest.mark.parametrize(
    ("lang", "part", "whole"),
    [
        (
            "en",
            "Harbour masters should recognize each other's lamps.",
            "Harbour masters should recognize each other's lamps and share their oil.",
        ),
        (
            "fr",
            "Les capitaines de port devraient reconnaître mutuellement leurs lampes.",
            (
                "Les capitaines de port devraient reconnaître mutuellement leurs lampes et "
                "partager leur huile."
            ),
        ),
    ],
)
def test_what_a_longer_line_begins_with_is_told_by_it(lang, part, whole):
    summit = make.summit()
    filed(summit, "PIER-1", "Lamps", ("way-forward", part), lang=lang)
    filed(summit, "PIER-2", "Boats", ("way-forward", whole), lang=lang)
    said = {
        one: f"Participants agreed that {one[0].lower()}{one[1:]}"
        for one in (part, whole)
    }
    filed(summit, "PIER-3", "Nets", ("consensus", said[part]), lang=lang)
    filed(summit, "PIER-4", "Oars", ("consensus", said[whole]), lang=lang)

    made = line_paper(summit, lang)

    by_kind = {one.key: one.paragraphs for one in made.sections}
    (line,) = by_kind["way-forward"]
    assert line.text == in_type(whole, lang)
    words = [one.words for one in line.sentences[0].evidence]
    assert sorted(words) == ["", in_type(part, lang)]
    assert len(by_kind["consensus"]) == 2  # each room agreed on what it agreed on


def test_what_another_line_says_and_more_is_told_by_that_line():
    summit = make.summit()
    for code, title, line in (
        ("PIER-1", "Lamps", "Piers should heed each other’s lamps."),
        ("PIER-2", "Boats", "Piers should heed one another’s lamps and lend masts."),
        ("PIER-3", "Nets", "Piers should heed one another’s lamps at night."),
    ):
        filed(summit, code, title, ("way-forward", line))

    made = line_paper(summit)

    assert [text for _, text in told(made)["Way forward"]] == [
        "Piers should heed one another’s lamps and lend masts.",
        "Piers should heed one another’s lamps at night.",
    ]
    (first, _) = (
        paragraph.sentences[0].evidence
        for part in made.sections
        for paragraph in part.paragraphs
        if part.title == "Way forward"
    )
    assert [one.words for one in first] == ["", "Piers should heed each other’s lamps."]


def test_what_one_room_agreed_on_is_not_told_by_another_that_agreed_on_more():
    summit = make.summit()
    for code, title, rest in (
        ("PIER-1", "Lamps", ""),
        ("PIER-2", "Boats", " and a bell"),
    ):
        line = f"Participants agreed that every pier must carry a lamp{rest}."
        filed(summit, code, title, ("consensus", line))

    assert len(told(line_paper(summit))["Points of consensus"]) == 2


def test_an_action_line_paper_says_first_what_it_holds_and_whose_agreement_it_is():
    summit = make.summit()
    filed(
        summit,
        "PIER-1",
        "Lamps",
        ("consensus", "Participants agreed on lamps of one colour."),
        ("challenge", "Lamps rust within three winters."),
        ("challenge", "Keepers wait nine weeks for glass."),
    )

    (short,) = line_paper(summit).sections[0].paragraphs
    (french,) = line_paper(summit, "fr").sections[0].paragraphs

    assert short.sentences[0].text == (
        "This report rests on 1 cleared report: 2 challenges and 1 point of consensus."
    )
    assert "not of the edition" in short.sentences[1].text
    assert french.sentences[0].text == (
        "Le présent rapport repose sur 1 rapport approuvé et recense 2 défis et 1 point "
        "de consensus."
    )


def in_both_languages(summit):
    """File the same number of lines in English and in French, each translated."""
    for n, thing in enumerate(("lamps", "nets", "masts", "ropes", "oars", "sails")):
        own, other = ("en", "fr") if n % 2 else ("fr", "en")
        words = {
            "en": f"The guild announced a school for those who mend {thing}.",
            "fr": f"La guilde a annoncé une école pour qui répare : {thing}.",
        }
        report = filed(
            summit, f"S-{n}", thing.title(), ("announcement", words[own]), lang=own
        )
        report.refresh_from_db()
        translations.translate_lines(
            report, other, {words[own]: words[other]}, by=make.LOADER, at=AT
        )


def reports_cited(document):
    return [
        one.url
        for sentence in document.sentences()
        for one in sentence.evidence
        if "#R" in one.url
    ]


def test_press_release_and_brief_hold_the_same_in_each_language(monkeypatch):
    summit = high_level()
    in_both_languages(summit)
    monkeypatch.setattr(press, "MOST_ANNOUNCED", 3)

    def made(paper, lang):
        return reports_cited(paper(summit, lang=lang, links=Links(), at=AT))

    for paper in (press.press_release, brief.executive_brief):
        assert made(paper, "en") == made(paper, "fr") != []


def test_consensus_in_the_brief_names_its_room_beside_the_theme():
    summit = high_level()
    filed(summit, "PIER-1", "Lamps", ("consensus", "Participants agreed on lamps."))

    made = brief.executive_brief(summit, lang="en", links=Links(), at=AT)

    assert told(made)["Points of consensus"] == [
        ("Inclusion, “Lamps”:", "Participants agreed on lamps.")
    ]


def test_press_release_keeps_the_day_of_its_news(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    issue = make_outcomes.issued()

    days = {
        press_lead.news_day(issue.summit, "en", AT + timedelta(days=later))
        for later in (0, 400)
    }

    assert days == {issue.summit.ends_on}


def test_what_was_filed_in_another_language_is_found_in_its_translation():
    summit = make.summit()
    line = "Lamps rust within three winters."
    report = filed(summit, "PIER-1", "Piers", ("challenge", line))
    french = "Les lanternes rouillent en trois hivers."
    translations.translate_lines(report, "fr", {line: french}, by=make.LOADER, at=AT)

    def found(lang):
        wish = Wish(words=("lanterne",))
        made = report_to_capital(summit, wish, lang=lang, links=Links(), at=AT)
        return {p.text for part in made.sections for p in part.paragraphs}

    assert french in found("fr")
    assert line not in found("en")


def test_what_was_said_in_another_language_is_found_in_its_translation():
    session = make_reports.heard(make.summit())
    turn = Intervention.objects.get(text__contains="repaired 41 wells")
    translations.translate(
        turn,
        0,
        turn.text.index(".") + 1,
        lang="fr",
        text="Les conseils ont remis en état 41 citernes.",
        by=make.LOADER,
        at=AT,
    )
    wish = Wish(words=("citerne",))

    made = report_to_capital(session.summit, wish, lang="fr", links=Links(), at=AT)

    (part,) = (one for one in made.sections if "citerne" in one.title)
    assert [one.text for one in part.paragraphs if one.is_quotation] != []


def test_who_chose_countries_alone_is_not_told_how_much_all_reports_hold():
    summit = make.summit()
    filed(summit, "PIER-1", "Lamps", ("consensus", "Participants agreed on lamps."))

    def short(**wish):
        made = report_to_capital(summit, Wish(**wish), lang="en", links=Links(), at=AT)
        return made.sections[0].paragraphs[0].text

    assert "points of consensus" not in short(countries=("SN",))
    assert "1 point of consensus" in short(countries=("SN",), sessions=("PIER-1",))


def test_what_names_its_session_in_one_language_names_it_in_each():
    summit = make.summit()
    line = "Speakers asked for lamps of one colour."
    report = filed(summit, "PIER-1", "Lamps", ("way-forward", line))
    french = "Des lanternes d'une seule couleur sont demandées."
    translations.translate_lines(report, "fr", {line: french}, by=make.LOADER, at=AT)

    english = told(line_paper(summit))["Way forward"]
    translated = told(line_paper(summit, "fr"))["Voie à suivre"]

    assert english == [("“Lamps”:", line)]
    assert [lead for lead, _ in translated] == ["«\u00a0Lamps (fr)\u00a0»\u00a0:"]


@pytest.mark.parametrize(
    ("text", "lang", "is_of_room"),
    [
        ("Ministers considered that forms weary small islands.", "en", True),
        ("The dialogue examined how long a lamp burns.", "en", True),
        ("Pilots recommended that piers own their lamps.", "en", True),
        ("Teams of pilots found nine lamps out of ten.", "en", True),
        ("Les équipes d’apprentis ont trouvé neuf lampes sur dix.", "fr", True),
        ("Les équipes d’entretien perdent leurs lampes.", "fr", False),
        ("Ministers should answer one form a year.", "en", False),
        ("Les ministres ont estimé que les lampes manquent.", "fr", True),
        ("Les participantes ont demandé des lampes.", "fr", True),
        ("Les pilotes ont recommandé des lampes sur chaque quai.", "fr", True),
        ("Le dialogue a porté sur la durée des lampes.", "fr", True),
        ("Les ministères devraient compter leurs lampes.", "fr", False),
    ],
)
def test_who_speaks_for_a_room_is_known(text, lang, is_of_room):
    assert rooms.is_of_one_room(LineKind.KEY_ISSUE, text, lang) is is_of_room


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        (
            "Les participants conviennent que chaque quai exige une lampe.",
            "Les intervenantes sont convenues que chaque quai exige une lampe.",
            "fr",
        ),
        (
            "Les participants à l’atelier sont convenus qu’un quai doit porter une lampe.",
            "Il a été convenu qu’un quai doit comporter une lampe.",
            "fr",
        ),
        (
            "Les participants ne sont pas d’accord sur la couleur des lampes.",
            "Les intervenants ne se sont pas accordés sur la couleur des lampes.",
            "fr",
        ),
        (
            "Piers should heed one another’s lamps.",
            "Piers should heed each other’s lamps.",
            "en",
        ),
    ],
)
def test_the_same_claim_in_other_words_of_agreement_is_the_same(one, other, lang):
    assert repeats.claim_of(one, lang) == repeats.claim_of(other, lang)


def test_what_was_agreed_and_what_all_agreed_are_not_the_same():
    assert repeats.claim_of("All speakers agreed that piers need lamps.", "en") != (
        repeats.claim_of("Speakers agreed that piers need lamps.", "en")
    )


def test_a_paper_without_consensus_counts_its_points_of_no_consensus_by_their_name():
    summit = make.summit()
    filed(
        summit,
        "PIER-1",
        "Lamps",
        ("challenge", "Lamps rust within three winters."),
        ("no-consensus", "Participants differed on the colour of lamps."),
    )

    (short,) = line_paper(summit).sections[0].paragraphs

    assert short.sentences[0].text.endswith("1 challenge and 1 point of no consensus.")


def test_what_a_workshop_of_a_country_tells_names_its_session():
    summit = make.summit()
    filed(
        summit,
        "PIER-1",
        "Country workshop: lamps of the north",
        ("challenge", "Storms put out lamps on forty nights."),
        ("way-forward", "Piers should count their lamps once a year."),
    )
    SessionType.objects.update(code="country-workshop")

    found = told(line_paper(summit))

    assert found["Challenges"] == [
        (
            "“Country workshop: lamps of the north”:",
            "Storms put out lamps on forty nights.",
        )
    ]
    assert found["Way forward"] == [("", "Piers should count their lamps once a year.")]
