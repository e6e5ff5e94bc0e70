from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import make
import make_outcomes
import make_programme
import make_reports
import pytest
from paper_links import Links

from palabre.kernel.languages import Text
from palabre.stages.live.models import Sitting
from palabre.stages.outcomes import correcting, signed_text
from palabre.stages.outcomes import figures as figures_now
from palabre.stages.outcomes.papers import capital as capital_paper
from palabre.stages.outcomes.papers import collected, countries, press, press_lead
from palabre.stages.outcomes.papers.capital import Wish, report_to_capital
from palabre.stages.outcomes.papers.finding import says
from palabre.stages.outcomes.papers.report_words import REPORT_HEADINGS, REPORT_WORDS
from palabre.stages.outcomes.papers.session_report import session_report
from palabre.stages.outcomes.papers.words import HEADINGS, WORDS, say
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes, translations
from palabre.stages.reports.declarations import declaration
from palabre.stages.reports.models import Intervention, SessionReport
from palabre.stages.reports.queries import cleared_reports
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem

pytestmark = pytest.mark.django_db

AT = make_reports.AFTER + timedelta(days=1)


NOBODY = {key: SimpleNamespace(value=0) for key in ("participants", "countries")}


@pytest.fixture
def session(db):
    made = make_reports.heard(make.summit())
    turn = Intervention.objects.get(text__contains="repaired 41 wells")
    said = turn.text[:40]
    reports_made = reports.draft_report(
        made,
        [
            reports.LineFacts("key-issue", "Villages need wells they can mend."),
            reports.LineFacts("no-consensus", "Who pays for pumps stayed open."),
            reports.LineFacts("announcement", "Thirty keepers will be trained."),
            reports.LineFacts(
                "quotation", said, intervention=turn, start=0, end=40, quote=said
            ),
        ],
        lang="en",
        by=make.LOADER,
        at=make_reports.AFTER,
    )
    quotes.ask(reports_made, by=make.LOADER, at=make_reports.AFTER)
    reports.file_report(reports_made, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(reports_made, by=make.LOADER, at=make_reports.AFTER)
    return made


def capital(session, lang="en", **wish):
    return report_to_capital(
        session.summit, Wish(**wish), lang=lang, links=Links(), at=AT
    )


def told(document):
    return {
        (section.title, paragraph.text)
        for section in document.sections
        for paragraph in section.paragraphs
    }


def section(document, title):
    (found,) = (one for one in document.sections if one.title == title)
    return [paragraph.text for paragraph in found.paragraphs]


def test_country_finds_its_statements_and_nobody_elses(session):
    made = capital(session, countries=("SN",))

    said = section(made, "Statements of speakers from Senegal")
    assert said[0].startswith("The village councils repaired 41 wells")
    assert any("Nous soutenons" in one for one in said)
    assert not any("Connectivity remains" in one for one in said)
    assert (
        "Speakers from Senegal took the floor twice in one session."
        in made.sections[0].paragraphs[0].text
    )


def test_report_to_capital_counts_first_what_was_agreed_open_and_announced(session):
    english = capital(session, themes=("inclusion",)).sections[0].paragraphs[0]
    french = (
        capital(session, lang="fr", themes=("inclusion",)).sections[0].paragraphs[0]
    )
    silent = capital(session, words=("blockchain",)).sections[0].paragraphs[0]

    told = [one for one in english.sentences if "announcement" in one.text]
    (first,) = (one.text for one in told)
    assert first == (
        "The cleared reports hold 0 points of consensus, 1 of no consensus and "
        "1 announcement or commitment."
    )
    assert "lines under these headings" in told[0].evidence[0].told
    assert "0 point de consensus, 1 point sans consensus et 1 annonce" in french.text
    assert "announcement" not in silent.text


def test_country_without_words_is_told_who_was_in_the_programme(session):
    wairimu = make.person("Wairimu Kang", country="KE")
    make_reports.session(
        session.summit, "S-2", title="Pumps", roles=((wairimu, "speaker", None),)
    )

    made = capital(session, countries=("KE",))

    assert section(made, "Statements of speakers from Kenya") == [
        (
            "In the programme for Kenya, in sessions of which there is no record: "
            "Wairimu Kang (Pumps)."
        ),
    ]
    assert (
        "No words of a speaker from Kenya stand" in made.sections[0].paragraphs[0].text
    )


def test_who_speaks_for_the_government_comes_first_and_is_counted_apart(session):
    theirs = Intervention.objects.filter(country="SN")
    theirs.filter(text__startswith="Nous").update(group="government")

    made = capital(session, countries=("SN",))
    french = capital(session, lang="fr", countries=("SN",))

    titles = [one.title for one in made.sections]
    assert titles[1:4] == [
        "Statements of speakers from Senegal",
        "For the government",
        "Other speakers",
    ]
    assert section(made, "For the government")[0].startswith("Nous soutenons")
    assert section(made, "Other speakers")[0].startswith("The village councils")
    short = made.sections[0].paragraphs[0].text
    assert "One of these statements came from government." in short
    assert "n’émane" not in french.sections[0].paragraphs[0].text
    assert "Une de ces interventions émane du gouvernement." in (
        french.sections[0].paragraphs[0].text
    )


def test_a_statement_says_on_which_day_it_was_made(session):
    make_programme.placed(session, 10, day=1)

    (first, *_) = (
        paragraph
        for one in capital(session, countries=("SN",)).sections
        for paragraph in one.paragraphs
        if paragraph.is_quotation
    )

    assert "26 May 2026" in first.lead


@pytest.mark.parametrize(
    ("text", "iso2", "is_named"),
    [
        ("Nigeria and Papua New Guinea spoke.", "NE", False),
        ("Nigeria and Papua New Guinea spoke.", "GN", False),
        ("We thank Guinea-Bissau.", "GN", False),
        ("We thank Guinea and Guinea-Bissau.", "GN", True),
        ("Le Soudan du Sud a parlé.", "SD", False),
        ("A woman from Romania.", "OM", False),
        ("Tanzania did it first.", "TZ", True),
        ("La Côte d'Ivoire l'a fait.", "CI", True),
        ("La República Dominicana lo hizo.", "DM", False),
    ],
)
def test_a_country_is_not_found_in_the_name_of_another(text, iso2, is_named):
    assert countries.names_country(text, iso2) is is_named


def test_theme_gives_what_reports_say_under_their_headings(session):
    made = capital(session, themes=("inclusion",))

    assert section(made, "Key issues") == ["Villages need wells they can mend."]
    assert section(made, "Points of no consensus") == [
        "Who pays for pumps stayed open."
    ]
    assert ("Health", "anything") not in told(made)


def test_words_are_found_in_any_form_with_speaker_and_place(session):
    made = capital(session, words=("publishing costs",))

    (found,) = (one for one in made.sections if one.key == "words")
    (paragraph,) = found.paragraphs
    (sentence,) = paragraph.sentences
    (evidence,) = sentence.evidence
    assert sentence.text == (
        "Governments should publish the cost of every well in the local languages."
    )
    assert paragraph.lead.startswith("Aïssatou Ndiaye, Wells Network · Who mends")
    assert evidence.words == sentence.text
    assert evidence.url.startswith("https://forum.example/I")


def test_words_that_nobody_said_are_told_so(session):
    made = capital(session, words=("blockchain",))

    assert section(made, "“blockchain” in the records") == [
        "Nothing in the chosen sessions says “blockchain”."
    ]


def test_words_that_a_report_alone_says_are_not_told_to_be_said_nowhere(session):
    made = capital(session, words=("keepers",), sessions=(session.code,))

    assert section(made, "“keepers” in the records") == [
        (
            "No record of the chosen sessions says “keepers”; what their reports say of it "
            "stands above."
        )
    ]
    (short,) = section(made, "In short")
    assert "it tells only what says “keepers”." in short
    assert (
        "Lines of the cleared reports that say “keepers” hold 0 points of consensus, 0 of "
        "no consensus and 1 announcement or commitment." in short
    )


def test_each_of_several_words_is_enough(session):
    words = ("keepers", "pumps", "wells")
    english = capital(session, words=words).sections[0].paragraphs[0]
    french = capital(session, lang="fr", words=words).sections[0].paragraphs[0]

    assert "reports that say “keepers”, “pumps” or “wells” hold" in english.text
    assert (
        "Parmi les lignes des rapports approuvés où figure «\u00a0keepers\u00a0», "
        "«\u00a0pumps\u00a0» ou «\u00a0wells\u00a0», on compte " in french.text
    )


def test_what_several_words_say_is_told_under_the_first(session):
    made = capital(session, words=("publishing costs", "wells", "costs"))

    texts = [
        one.text
        for part in made.sections
        if part.key == "words"
        for one in part.paragraphs
    ]
    assert len(texts) == len(set(texts))
    assert section(made, "“costs” in the records") == [
        "What says “costs” stands above."
    ]
    assert any("cost of every well" in one for one in texts)


def test_themes_of_which_no_report_says_anything_are_told_once(session):
    for code, name in (("boats", "Boats"), ("lamps", "Lamps")):
        session.summit.themes.create(
            code=code, name=Text({"en": name}, "en"), position=9
        )

    made = capital(session, themes=("inclusion", "boats", "lamps"))
    SessionReport.objects.all().delete()
    bare = capital(session, themes=("inclusion", "boats", "lamps"))

    assert section(made, "Without words in the reports") == [
        (
            "No cleared report of the chosen sessions says anything of what was chosen "
            "under: “Boats”; “Lamps”."
        )
    ]
    titles = {one.title for one in bare.sections}
    assert not titles & {"Inclusion", "Boats", "Lamps", "Without words in the reports"}
    assert "none of them has a cleared report" in bare.sections[0].paragraphs[0].text


def test_words_that_nobody_said_are_told_in_french(session):
    made = capital(session, lang="fr", words=("blockchain",))

    assert section(made, "«\u00a0blockchain\u00a0» dans les comptes rendus") == [
        (
            "«\u00a0blockchain\u00a0» ne figure ni dans les comptes rendus ni dans les "
            "rapports approuvés des séances choisies."
        )
    ]


def test_a_country_has_its_article_in_french(session):
    made = capital(session, lang="fr", countries=("SN", "CI"))

    titles = [one.title for one in made.sections]
    assert "Interventions des orateurs du Sénégal" in titles
    short = made.sections[0].paragraphs[0].text
    assert "Les orateurs du Sénégal ont pris la parole " in short
    assert "Aucune parole d’un orateur de la Côte d’Ivoire ne figure" in short
    assert "Sénégal, Côte d’Ivoire" in dict(made.facts).values()


def test_the_name_of_a_theme_is_printed_as_its_language_wants_it(session):
    theme = session.summit.themes.get(code="inclusion")
    theme.name = Text({"en": "Inclusion", "fr": "L'inclusion des puits"}, "en")
    theme.save()

    made = capital(session, lang="fr", themes=("inclusion",))

    assert "L’inclusion des puits" in {one.title for one in made.sections}
    assert "L’inclusion des puits" in dict(made.facts).values()


def test_sessions_without_record_or_report_are_named(session):
    make_reports.session(session.summit, "S-2", title="Pumps")

    made = capital(session, words=("wells",))

    covered = section(made, "Sessions covered")
    assert "Pumps (no cleared report, no record)." in covered
    assert "Who mends the well (report, record)." in covered
    assert "https://forum.example/sessions/S-2" in {
        evidence.url for one in made.sentences() for evidence in one.evidence
    }


def test_a_record_without_names_says_of_nobody_that_he_was_silent(session):
    session.sources.update(is_unattributed=True)
    session.sources.get(lang="en").interventions.update(person=None, country="")
    made = capital(session, countries=("IN",))

    (short,) = section(made, "In short")
    assert "No words of a speaker from India stand in the records." in short
    assert "Statements of speakers from India" not in told(made)


def test_report_to_capital_is_written_in_french(session):
    made = capital(session, lang="fr", countries=("SN",), themes=("inclusion",))

    assert made.lang == "fr"
    assert made.title == "Compte rendu à la capitale\u00a0: Forum du hameau 2026"
    assert made.status.startswith("Document établi le 27\u00a0mai 2026 à partir des")
    assert "Questions clés" in {one.title for one in made.sections}
    english = [
        one for one in made.sentences() if one.text.startswith("Villages need wells")
    ]
    assert [one.lang for one in english] == ["en"]


@pytest.mark.parametrize(
    "wish",
    [
        {"countries": ("SN", "IN"), "words": ("wells",)},
        {"themes": ("inclusion",)},
        {"sessions": ("WEL-01",)},
    ],
)
def test_every_sentence_that_somebody_said_or_filed_has_its_evidence(session, wish):
    made = capital(session, **wish)

    texts = [turn.text for turn in Intervention.objects.all()]
    for sentence in made.sentences():
        for one in sentence.evidence:
            assert not one.words or any(one.words in text for text in texts)
    quoted = [
        one for part in made.sections for one in part.paragraphs if one.is_quotation
    ]
    assert all(sentence.evidence for one in quoted for sentence in one.sentences)


def test_unfiled_report_stands_in_no_paper(db):
    made = make_reports.heard(make.summit())
    make_reports.report(made, is_cleared=False)
    summit = made.summit

    papers = (
        capital(made, themes=("inclusion",)),
        collected.outcome_document(summit, lang="en", links=Links(), at=AT),
        press.press_release(summit, lang="en", links=Links(), at=AT),
    )

    texts = {sentence.text for paper in papers for sentence in paper.sentences()}
    assert "No agreement was found on who pays for the pumps." not in texts


def test_session_report_sets_quotations_apart_with_the_speakers_answer(session):
    report = session.report
    (asked,) = report.quote_requests.all()
    by = make.actor(asked.person)
    quotes.correct_quote(asked, "We mended 14 wells.", by=by, at=make_reports.AFTER)

    made = session_report(report, lang="en", links=Links())

    (quoted,) = (
        one for part in made.sections for one in part.paragraphs if one.is_quotation
    )
    (sentence,) = quoted.sentences
    assert quoted.lead == "Aïssatou Ndiaye, Wells Network (0:00:20):"
    (spoken, _) = sentence.evidence
    assert (sentence.text, spoken.words) == ("We mended 14 wells.",) * 2
    assert spoken.told.startswith("as corrected by the speaker; the record has “")


@pytest.mark.parametrize(
    ("lang", "heading", "on"),
    [
        ("ar", "القضايا الرئيسية", "26 مايو 2026"),
        ("es", "Cuestiones clave", "26 de mayo de 2026"),
        ("ru", "Ключевые вопросы", "26 мая 2026 года"),
        ("zh", "关键问题", "2026年5月26日"),
    ],
)
def test_report_speaks_the_language_that_it_was_written_in(session, lang, heading, on):
    report = cleared_reports(session.summit).get()
    english = WORDS["en"]
    held = Sitting.objects.create(session=session, state="closed")
    question = {"code": "Q1", "text": "Who pays?", "lang": "en", "state": "shown"}
    held.questions.create(name="Rajesh Pillai", asked_at=AT, **question)

    made = session_report(report, lang=lang, links=Links())

    titles = [one.title for one in made.sections]
    assert titles[0] == heading
    assert REPORT_WORDS[lang]["asked"] in titles
    assert not {english["asked"], english["about"], *HEADINGS["en"].values()} & {
        *titles
    }
    assert dict(made.facts)[REPORT_WORDS[lang]["cleared-by"]].startswith(on)
    assert not {english["session"], english["cleared-by"]} & dict(made.facts).keys()
    remarks = {one.told for each in made.sentences() for one in each.evidence}
    assert not any("cleared" in one for one in remarks)
    asked = {one.text: one.lang for one in made.sentences()}
    assert asked["Who pays?"] == "en"
    assert REPORT_WORDS[lang].keys() == REPORT_WORDS["ar"].keys()
    assert REPORT_HEADINGS[lang].keys() == HEADINGS["en"].keys()


def test_session_report_says_that_it_is_invented_and_orders_its_tags(session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    items = FrameworkItem.objects
    for code in ("12.5", "8.8", "C7-eenv", "C6"):
        framework = "wsis-action-lines" if code.startswith("C") else "sdg"
        item = items.get(framework__code=framework, code=code)
        session.report.tags.create(item=item, reason=declaration("en"))
    session.summit.is_fictional = True

    made = session_report(session.report, lang="es", links=Links())

    (tags,) = (one for one in made.sections if one.key == "tags")
    assert [one.lead for one in tags.paragraphs] == ["C6", "C7-eenv", "8.8", "12.5"]
    assert made.status.startswith("Edición ficticia")


def test_papers_show_the_translation_given_for_quoted_words(session):
    (line,) = session.report.lines.filter(kind="quotation")
    turn = line.intervention
    told = {"lang": "fr", "text": "Ils ont réparé 41 puits.", "translator": "la régie"}
    place = (line.start, line.end)
    translations.translate(turn, *place, by=make.LOADER, at=AT, **told)
    report = cleared_reports(session.summit).get()

    def remarks(made):
        return {one.told for each in made.sentences() for one in each.evidence}

    shown = "Traduction\u00a0: «\u00a0Ils ont réparé 41 puits.\u00a0» (la régie)"
    assert shown in remarks(session_report(report, lang="fr", links=Links()))
    assert not any(
        "puits" in one
        for one in remarks(session_report(report, lang="en", links=Links()))
    )


def test_action_line_report_takes_what_is_tagged_with_it(session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C4")
    other = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C5")
    session.report.tags.create(item=item, reason="Keepers learn.")

    def made(one):
        return collected.action_line_report(
            session.summit, one, lang="en", links=Links(), at=AT
        )

    assert section(made(item), "Announcements and commitments") == [
        "Thirty keepers will be trained."
    ]
    assert section(made(other), "In short") == [
        "No cleared report tagged with this Action Line yet."
    ]


def test_goals_are_told_with_their_reason_in_the_language_of_the_paper(session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    items = FrameworkItem.objects
    line = items.get(framework__code="wsis-action-lines", code="C7-ebus")
    goal = items.get(framework__code="sdg", code="9")
    target = items.get(framework__code="sdg", code="1.4")
    session.report.tags.create(item=line, reason="Keepers sell.")
    session.report.tags.create(item=goal, reason=declaration("en"))
    session.report.tags.create(item=target, reason="Wells are a service.")

    made = collected.action_line_report(
        session.summit, line, lang="fr", links=Links(), at=AT
    )

    (goals,) = (one for one in made.sections if one.key == "goals")
    assert [one.lead for one in goals.paragraphs] == ["Cible 1.4.", "Objectif 9."]
    remarks = [one.sentences[0].evidence[0].told for one in goals.paragraphs]
    assert remarks[0].endswith("Wells are a service.")
    assert remarks[1].endswith(declaration("fr"))
    assert {
        one.url for each in goals.paragraphs for one in each.sentences[0].evidence
    } == {"https://forum.example/WEL-01"}
    facts = dict(made.facts)
    assert facts["Facilitateurs"] == "CNUCED, CCI, UPU"
    assert facts["Séances ayant un rapport approuvé"] == "1"


def test_a_session_stands_under_its_own_theme_not_under_the_first_of_the_edition(
    session,
):
    summit = session.summit
    first, last = summit.themes.order_by("position")[:2]
    through = type(session).themes.through
    through.objects.filter(session=session).delete()
    for theme in (last, first):
        through.objects.create(session=session, theme=theme)

    report = cleared_reports(summit).get()

    assert collected.themes_of([report], "en") == {
        session.pk: str(last.name.said_in("en"))
    }


def test_press_release_says_how_many_announcements_stand_elsewhere(
    session, monkeypatch
):
    whole = press.press_release(session.summit, lang="en", links=Links(), at=AT)
    assert len(section(whole, "Announcements and commitments")) == 1

    monkeypatch.setattr(press, "MOST_ANNOUNCED", 0)
    made = press.press_release(session.summit, lang="en", links=Links(), at=AT)

    assert not [one for one in made.sections if one.key == "announced"]
    rows = press._spread(list(cleared_reports(session.summit)), "en")
    (told,) = press._some_of(rows * 2, rows, "en", "27 May 2026")
    assert told.text.startswith(
        "The cleared reports hold 2 announcements or commitments; some of them follow"
    )


def test_outcome_document_goes_by_type_and_session(session):
    make_reports.session(session.summit, "PMP-02", title="Pumps")
    made = collected.outcome_document(session.summit, lang="fr", links=Links(), at=AT)

    short, without = made.sections[0].paragraphs
    counted, room = short.sentences
    assert counted.text == (
        "Ce document rassemble, séance par séance, 1 rapport approuvé\u202f; le volet "
        "forum compte 2 séances."
    )
    assert "la séance sous le titre de laquelle ils figurent" in room.text
    assert without.text == (
        "Sans rapport approuvé\u00a0: «\u00a0Pumps (fr)\u00a0» (PMP-02)."
    )
    assert all(one.evidence for one in (counted, *without.sentences))
    assert [(one.level, one.title) for one in made.sections][1:4] == [
        (1, "Atelier"),
        (2, "Who mends the well (fr) (WEL-01)"),
        (3, "Questions clés"),
    ]


def test_press_release_binds_every_figure_to_its_definition(session):
    made = press.press_release(session.summit, lang="en", links=Links(), at=AT)

    first = made.sections[0]
    numbers = [
        one
        for paragraph in first.paragraphs
        if not paragraph.lead
        for sentence in paragraph.sentences
        for one in sentence.evidence
    ]
    figures = [one for one in numbers if "/figures/" in one.url]
    assert all("counted on 27 May 2026" in one.told for one in figures)
    assert {one.who for one in numbers if one not in figures} == {
        "Entry of the edition: Hamlet Forum 2026"
    }
    assert all(one.evidence for one in made.sentences())
    assert section(made, "Announcements and commitments") == [
        "Thirty keepers will be trained."
    ]


@pytest.mark.parametrize(
    ("lang", "headline", "begins"),
    [
        (
            "en",
            "Water Forum: more than 4,000 participants from about 170 countries",
            "More than 4,000 participants from about 170 countries took part in ",
        ),
        (
            "fr",
            "Water Forum\u00a0: plus de 4\u202f000 participants venus d’environ 170 pays",
            "Plus de 4\u202f000 participants venus d’environ 170 pays ont pris part ",
        ),
    ],
)
def test_press_release_opens_with_who_came_and_what_was_agreed(
    session, lang, headline, begins
):
    figures = figures_now.public_figures(session.summit, at=AT)
    figures |= {
        key: replace(figures[key], value=n)
        for key, n in (("participants", 4156), ("countries", 166))
    }
    summit = session.summit
    made = press_lead.lead(summit, lang, figures, (), Links(), AT)
    title = press_lead.headline(summit, lang, figures, is_ahead=False)

    name = str(summit.name.said_in(lang))
    assert title == headline.replace("Water Forum", name)
    assert made.sentences[0].text.startswith(begins)
    assert [one.who.replace("\u202f", ",") for one in made.sentences[0].evidence] == [
        "4,156",
        "166",
    ]


def test_press_release_tells_once_how_many_came(session, monkeypatch):
    figures = figures_now.public_figures(session.summit, at=AT)
    values = {"participants": 4156, "countries": 166, "on-site": 2833, "online": 1323}
    figures |= {key: replace(figures[key], value=n) for key, n in values.items()}
    monkeypatch.setattr(figures_now, "public_figures", lambda *_, **__: figures)
    monkeypatch.setattr(press, "is_over", lambda *_, **__: True)

    english = "About 2,800 participants were on site and about 1,300 online."
    french = "Environ 2\u202f800 participants étaient sur place et environ 1\u202f300 en ligne."
    for lang, how in (("en", english), ("fr", french)):
        made = press.press_release(session.summit, lang=lang, links=Links(), at=AT)
        told = [one.text for one in made.sections[0].paragraphs]
        assert how in told
        assert sum("170" in one for one in told) == 1


def test_press_release_leads_with_the_summary_s_agreement_or_a_cleared_report_s(
    tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path
    issue = make_outcomes.issued()
    kept = signed_text.standing(issue.draft)[-1]
    type(kept).objects.filter(pk=kept.pk).update(
        function="agreement", verdict="verified", writer="extract"
    )

    made = press_lead.lead(issue.summit, issue.lang, NOBODY, (), Links(), AT)

    (sentence,) = made.sentences
    assert sentence.text.startswith("According to the Chair’s Summary, ")
    assert sentence.text.endswith(kept.text[1:])
    assert made.lead == "Ombreval, 26 May 2026 –"
    assert made.sentences[0].evidence[0].url.endswith(f"sentence={kept.code}")


@pytest.mark.parametrize(
    "opening", ["Sur le thème « Ports »", "Lors d’une séance", "L’avis a été exprimé"]
)
def test_a_sentence_goes_on_in_small_letters_inside_another(opening):
    assert press_lead._inside(f"{opening}, un port a fermé.").startswith(
        opening[:1].lower() + opening[1:]
    )


def test_papers_quote_the_summary_as_its_corrigenda_make_it_read(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    issue = make_outcomes.issued()
    kept = make_outcomes.cited(issue.draft)
    type(kept).objects.filter(pk=kept.pk).update(
        function="agreement", verdict="verified", writer="extract"
    )
    words = kept.text.replace(" that ", " that, again, ", 1)
    correcting.correct(
        issue,
        [correcting.Correction(kept.code, words)],
        reason="A slip.",
        by=make_outcomes.chair(issue.summit),
        at=make_outcomes.LATER,
    )

    made = press_lead.lead(issue.summit, issue.lang, NOBODY, (), Links(), AT)
    theirs = report_to_capital(
        issue.summit, Wish(themes=("inclusion",)), lang="en", links=Links(), at=AT
    )

    (sentence,) = made.sentences
    assert sentence.text.endswith(words[1:])
    assert "HF/2026/CS/1 (Corr.1)" in sentence.evidence[0].who
    assert sentence.evidence[0].url == (
        f"https://forum.example/HF/2026/CS/1?sentence={kept.code}"
    )
    assert words in section(theirs, "In the Chair’s Summary")
    assert kept.text not in section(theirs, "In the Chair’s Summary")


def test_a_choice_without_sessions_has_no_empty_heading(session):
    made = capital(session, themes=("nowhere",))
    assert all(one.paragraphs for one in made.sections)


@pytest.mark.parametrize(
    ("text", "lang", "wanted", "is_there"),
    [
        ("Villages repaired their wells.", "en", "repairing a well", True),
        ("Les puits sont réparés.", "fr", "réparer le puits", True),
        ("农村的水井", "zh", "水井", True),
        ("المدرسة في القرية", "ar", "مدرسة", True),
        ("A wellkeeper sleeps at noon.", "en", "wellk", False),
        ("A lighthousekeeper sleeps at noon.", "en", "lighthouse", False),
        ("The light-house keeper sleeps.", "en", "keeper", True),
        ("Villages repaired their wells.", "en", "pumps", False),
        ("Wells everywhere.", "en", "the", False),
    ],
)
def test_words_are_found_by_their_stems(text, lang, wanted, is_there):
    assert says(text, lang, wanted) is is_there


def test_press_release_tells_of_every_theme_and_of_its_own_language_first():
    summit = make.summit()
    made = (
        ("A-1", "inclusion", "en", "Ten pumps will be bought."),
        ("A-2", "inclusion", "en", "Twenty pumps will be bought."),
        ("B-1", "health", "en", "A radio will be opened."),
        ("C-1", "inclusion", "fr", "Trente pompes seront achetées."),
    )
    for code, theme, lang, words in made:
        held = make_reports.session(summit, code, theme=theme)
        line = reports.LineFacts("announcement", words)
        kept = reports.draft_report(
            held, [line], lang=lang, by=make.LOADER, at=make_reports.AFTER
        )
        reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
        reports.clear_report(kept, by=make.LOADER, at=make_reports.AFTER)

    def told(lang, title):
        return section(
            press.press_release(summit, lang=lang, links=Links(), at=AT), title
        )

    first, second, third, last = told("en", "Announcements and commitments")
    assert {first, second} == {"Ten pumps will be bought.", "A radio will be opened."}
    assert (third, last) == (made[1][3], made[3][3])
    assert told("fr", "Annonces et engagements")[0] == made[3][3]


def tagged(summit, code, theme, n):
    """Clear a report of a session with some challenges under C4."""
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C4")
    held = make_reports.session(summit, code, theme=theme)
    lines = [
        reports.LineFacts("challenge", f"{code} lacks part {at}.") for at in range(n)
    ]
    kept = reports.draft_report(
        held, lines, lang="en", by=make.LOADER, at=make_reports.AFTER
    )
    kept.tags.create(item=item, reason="Keepers learn.")
    reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(kept, by=make.LOADER, at=make_reports.AFTER)
    return item


@pytest.mark.parametrize(
    ("text", "lang", "points"),
    [
        (
            "All four winners said that a missing spare part had nearly ended it.",
            "en",
            True,
        ),
        (
            "The service will replace its lamps with lanterns that open with a coin.",
            "en",
            True,
        ),
        (
            "The Compact should ask for this count every year, harbour by harbour.",
            "en",
            True,
        ),
        (
            "The service of the northern ferries will sell its tickets by radio.",
            "en",
            False,
        ),
        ("All harbours should publish their tides for the month to come.", "en", False),
        (
            "Les trois équipes ont rendu leurs barques au port avant la tempête.",
            "fr",
            True,
        ),
        ("La coopérative a traduit son manuel de voile en cinq langues.", "fr", True),
        ("La coopérative Merrin a traduit son manuel en cinq langues.", "fr", False),
        ("Four of the nine boats lack a compass that works at night.", "en", True),
        ("Seven teams mended a net each in a single hour.", "en", True),
        ("Rope is scarce in most of the ports studied.", "en", True),
        ("Pilots repaired forty lamps during the workshop.", "en", True),
        ("Rope is scarce in the ports studied by the guild of Merrin.", "en", False),
        ("Compasses were missing in five of the 21 boats that were hired.", "en", True),
        ("In 37 of the 93 harbours of the Merrin coast rope is scarce.", "en", False),
        ("Forty-two participants from nine ports mended a net.", "en", True),
        ("Rope in the ports that reported figures lasts nine years.", "en", True),
        ("Ports that reported figures should publish them.", "en", False),
        ("Pilots tried both proposed lamps in eighteen ports.", "en", True),
        (
            "Rope is the largest cost in the accounts presented by the guild.",
            "en",
            True,
        ),
        ("The lamp was presented by the guild of Merrin.", "en", False),
        ("The guild lends forty lamps to ports in the region until May.", "en", True),
        ("Repairs stay in the region more and more often.", "en", False),
        ("Le compas manquait sur cinq des 21 bateaux que la guilde loue.", "fr", True),
        ("Dans 37 des 93 ports de la côte, le cordage manque.", "fr", False),
        ("Le cordage dure neuf ans dans les ports qui ont répondu.", "fr", True),
        ("The Centre for Northern Ropes will open a school.", "en", False),
        ("Seven harbours mended their nets in the winter of 2024.", "en", False),
        ("Le cordage manque dans la plupart des ports étudiés.", "fr", True),
        ("Sept équipes ont réparé un filet chacune en une heure.", "fr", True),
        ("Des pilotes ont réparé des lampes pendant l’atelier.", "fr", True),
        ("Les filets ont été présentés comme un progrès.", "fr", False),
        (
            "Le réseau des phares de la côte sera réparé avant le printemps.",
            "fr",
            False,
        ),
    ],
)
def test_a_line_that_points_to_its_report_is_known(text, lang, points):
    assert collected.points_elsewhere(text, lang) is points


def test_a_line_that_points_to_its_report_says_which_session_it_is_of(db):
    summit = make.summit()
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C4")
    held = make_reports.session(summit, "S-7", title="Prize of the harbours")
    said = (
        "All four winners said that a missing spare part had nearly ended it.",
        "Spare parts take nine weeks to come to the outer harbours.",
    )
    kept = reports.draft_report(
        held,
        [reports.LineFacts("challenge", one) for one in said],
        lang="en",
        by=make.LOADER,
        at=make_reports.AFTER,
    )
    kept.tags.create(item=item, reason="Keepers learn.")
    reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(kept, by=make.LOADER, at=make_reports.AFTER)

    made = collected.action_line_report(summit, item, lang="en", links=Links(), at=AT)

    (found,) = (one for one in made.sections if one.title == "Challenges")
    assert [(one.lead, one.text) for one in found.paragraphs] == [
        ("“Prize of the harbours”:", said[0]),
        ("", said[1]),
    ]


@pytest.mark.parametrize(
    ("n", "titles"),
    [
        (6, [(1, "Challenges")]),
        (7, [(1, "Challenges"), (2, "Inclusion"), (2, "Health")]),
    ],
)
def test_long_heading_has_its_themes_apart(db, n, titles):
    summit = make.summit()
    tagged(summit, "A-1", "health", n)
    item = tagged(summit, "B-1", "inclusion", n)

    made = collected.action_line_report(summit, item, lang="en", links=Links(), at=AT)

    assert [(one.level, one.title) for one in made.sections[1:]] == titles
    assert sum(len(one.paragraphs) for one in made.sections[1:]) == 2 * n


def test_a_report_that_chose_no_session_lists_none_of_very_many(session, monkeypatch):
    few = capital(session, words=("wells",))
    monkeypatch.setattr(capital_paper, "MOST_LISTED", 0)
    every = capital(session, words=("wells",))

    assert "Sessions covered" in {one.title for one in few.sections}
    assert "Sessions covered" not in {one.title for one in every.sections}
    assert (
        every.sections[0]
        .paragraphs[0]
        .text.startswith(
            "This report covers all 1 sessions; 1 of them has a cleared report and 1 has a "
            "record."
        )
    )


def test_a_title_that_asks_stands_before_words_without_a_colon():
    assert say("en", "lead", label="Who mends the well?") == "Who mends the well?"
    asked = say("fr", "lead", label="Qui répare l'abri ?")
    assert asked == "Qui répare l’abri\u202f?"
    assert say("en", "lead", label="Wells") == "Wells:"


def test_a_lead_names_no_heading_of_the_summary():
    names = ["Ports", "Safe Ports, old and new"]
    told = press_lead.without_theme(
        "Under Safe Ports, old and new, two sessions agreed.", names
    )
    assert told == "two sessions agreed."
    french = "Sur le thème « Ports », deux séances sont d'accord."
    assert press_lead.without_theme(french, names) == "deux séances sont d'accord."
    assert press_lead.without_theme("Under water, it rained.", names) == (
        "Under water, it rained."
    )
