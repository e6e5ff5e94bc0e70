from datetime import timedelta

import make
import make_readers
import make_reports
import pytest
from django.utils import timezone

from palabre import __version__
from palabre.engines.synthesis.sentences import split
from palabre.stages.reports import operations as reports
from palabre.stages.reports import orders, quotes, rulebook
from palabre.stages.reports.models import Intervention, SessionReport
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem
from palabre.workflows.draft_due_reports import draft_due_reports

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


def test_lines_of_a_transcript_that_came_later_are_added_to_those_typed(client):
    session = make_reports.wells(make.summit())
    client = make_readers.sign_in(client, session.roles.get(role="rapporteur").person)
    client.post(PAGE + "begin/")
    mine = "Whoever drinks from a well should see its accounts."
    client.post(PAGE + "edit/", {"new-key-issue": mine, "act": "keep"})
    add = "Add the drafted lines"
    assert add not in client.get(PAGE + "edit/").content.decode()

    make_reports.imported(session.summit, ("WEL-01.vtt", make_reports.WELLS))
    assert add in client.get(PAGE + "edit/").content.decode()
    client.post(PAGE + "draft/")

    lines = list(SessionReport.objects.get().lines.order_by("position"))
    assert any(line.text == mine and not line.is_machine for line in lines)
    drafted = [line for line in lines if line.is_machine]
    assert drafted
    assert all(
        line.intervention.text[line.start : line.end] == line.quote for line in drafted
    )
    assert add not in client.get(PAGE + "edit/").content.decode()
    client.post(PAGE + "draft/")
    assert SessionReport.objects.get().lines.count() == len(lines)


def test_empty_sheet_has_what_the_programme_declares(rapporteur, session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="sdg", code="3")
    session.tags.create(item=item, status="declared")

    rapporteur.post(PAGE + "begin/")

    tag = SessionReport.objects.get().tags.get()
    assert (tag.item, tag.reason) == (
        item,
        "Declared for the session in the programme.",
    )


def test_page_says_that_a_draft_is_on_its_way_and_no_more_once_it_is_there(
    rapporteur, session
):
    awaited = "data-awaited"
    assert awaited not in rapporteur.get(PAGE + "edit/").content.decode()

    now = timezone.now()
    orders.order_missing(session, at=now + timedelta(seconds=15))
    assert awaited in rapporteur.get(PAGE + "edit/").content.decode()

    draft_due_reports(at=now + timedelta(seconds=16))
    page = rapporteur.get(PAGE + "edit/").content.decode()
    assert awaited not in page
    assert 'id="report-form"' in page


def test_page_shows_lines_beside_the_transcript(rapporteur, session):
    rapporteur.post(PAGE + "draft/")

    page = rapporteur.get(PAGE + "edit/").content.decode()

    report = SessionReport.objects.get()
    assert all(f"line-{line.code}" in page for line in report.lines.all())
    assert (
        f'<input type="hidden" name="version" value="{report.versions.count()}">'
        in page
    )
    assert f'<span class="num">{__version__}</span>' in page
    assert "repaired 41 wells" in page


def test_speaker_of_the_session_does_not_write_its_report(client, session):
    speaker = session.roles.filter(role="speaker").order_by("id")[0]

    assert client.get(PAGE + "edit/").status_code == 302
    make_readers.sign_in(client, speaker.person)
    assert client.get(PAGE + "edit/").status_code == 403
    assert client.post(PAGE + "draft/").status_code == 403
    assert SessionReport.objects.count() == 0


EDIT = PAGE + "edit/"


def form(report, **typed):
    """Return what a browser sends: every line as it stands, and what was typed."""
    lines = {f"line-{line.code}": line.text for line in report.lines.all()}
    return lines | {"version": report.versions.count(), "act": "keep"} | typed


@pytest.fixture
def report(rapporteur, session):
    rapporteur.post(PAGE + "begin/")
    return SessionReport.objects.get()


def turn_of(session, words):
    turn = Intervention.objects.get(source__session=session, text__contains=words)
    start = turn.text.index(words)
    return turn, f"{turn.code}:{start}:{start + len(words)}"


def test_ticked_words_become_a_line_that_rests_on_them(rapporteur, session, report):
    said = "The village councils repaired 41 wells last year without outside help."
    turn, place = turn_of(session, said)

    answer = rapporteur.post(EDIT, form(report, words=[place], heading="achievement"))

    line = report.lines.get()
    told = (
        "One speaker from civil society reported that the village councils had "
        "repaired 41 wells the previous year without outside help."
    )
    assert (line.kind, line.text, line.quote) == ("achievement", told, said)
    assert line.intervention == turn
    page = rapporteur.get(EDIT).content.decode()
    assert f'id="w-{line.code}"' in page
    assert answer["Location"] == f"{EDIT}#l-{line.code}"


def test_who_makes_a_line_of_words_goes_on_in_that_line(rapporteur, session, report):
    said = "The village councils repaired 41 wells last year without outside help."
    turn, place = turn_of(session, said)
    rapporteur.post(EDIT, form(report, **{"new-key-issue": "Wells.", "act": "keep"}))
    rapporteur.post(EDIT, form(report, words=[place], heading="achievement"))

    answer = rapporteur.post(EDIT, form(report, words=[place], heading="challenge"))

    line = report.lines.get(kind="challenge")
    assert line.intervention == turn
    assert report.lines.count() == 3
    assert answer["Location"] == f"{EDIT}#l-{line.code}"


def test_neighbouring_sentences_make_one_line(rapporteur, session, report):
    turn = Intervention.objects.get(text__contains="repaired 41 wells")
    spans = split(turn.text)
    places = [f"{turn.code}:{one.start}:{one.end}" for one in reversed(spans)]
    assert len(spans) == 2

    rapporteur.post(EDIT, form(report, words=places, heading="key-issue"))

    assert report.lines.get().quote == turn.text


def test_no_word_is_cut_in_two(rapporteur, session, report):
    turn, _ = turn_of(session, "Governments should publish")
    at = turn.text.index("should")
    place = f"{turn.code}:{at + 2}:{at + len('should pub')}"

    rapporteur.post(EDIT, form(report, words=[place], heading="quotation"))

    assert report.lines.get().text == "should publish"


def test_words_out_of_the_middle_of_a_sentence_are_quoted(rapporteur, session, report):
    _, place = turn_of(session, "publish the cost of every well")

    rapporteur.post(EDIT, form(report, words=[place], heading="key-issue"))

    told = "One speaker from civil society said: “publish the cost of every well”"
    assert report.lines.get().text.rstrip(".") == told


def test_a_line_of_nothing_is_refused_and_what_was_typed_stays(
    rapporteur, session, report
):
    typed = {"new-key-issue": "A line of my own."}

    shown = rapporteur.post(EDIT, form(report, act="pick", **typed))

    assert shown.status_code == 409
    assert "Tick or select words of the record first." in shown.content.decode()
    assert "A line of my own." in shown.content.decode()
    assert not report.lines.exists()


def test_a_quotation_keeps_the_words_as_they_were_said(rapporteur, session, report):
    said = "Governments should publish the cost of every well"
    _, place = turn_of(session, said)

    rapporteur.post(EDIT, form(report, words=[place], heading="quotation"))

    assert report.lines.get().text == said


def test_words_of_the_lines_suggest_tags_with_a_reason(rapporteur, session, report):
    load_frameworks(by=make.LOADER, at=make.NOON)
    said = (
        "Digital health records and telemedicine reach every rural hospital; "
        "health workers use them for vaccination."
    )
    rapporteur.post(EDIT, form(report, **{"new-key-issue": said}))

    page = rapporteur.get(EDIT).content.decode()

    item = FrameworkItem.objects.get(framework__code="sdg", code="3")
    assert "Suggested by the words of the report" in page
    assert f'name="tag" value="{item.pk}"' in page
    assert f'name="reason-{item.pk}" value="The report says “' in page
    assert report.tags.count() == 0


def test_whom_a_line_names_as_speaker_suggests_nothing(rapporteur, session, report):
    load_frameworks(by=make.LOADER, at=make.NOON)
    said = "One speaker from an international organization asked for spare parts."
    other = "An international organization announced international cooperation."
    rapporteur.post(EDIT, form(report, **{"new-key-issue": said}))
    page = rapporteur.get(EDIT).content.decode()
    rapporteur.post(
        EDIT, form(report, **{"new-trend": other + " Regional cooperation."})
    )
    more = rapporteur.get(EDIT).content.decode()

    assert "The report says “international organization" not in page
    assert "international organization”" not in more
    assert "The report says “" in more


def test_words_of_another_session_make_no_line(rapporteur, session, report):
    other = make_reports.session(session.summit, "S-2", title="Other")
    make_reports.imported(session.summit, ("S-2.vtt", make_reports.WELLS))
    _, place = turn_of(other, "repaired 41 wells")

    answer = rapporteur.post(
        EDIT, form(report, words=[place], **{"new-trend": "Pumps get cheaper."})
    )

    assert answer.status_code == 409
    assert "Pumps get cheaper." in answer.content.decode()
    assert report.lines.count() == 0


def test_two_rapporteurs_lose_no_word(rapporteur, session, report):
    rapporteur.post(EDIT, form(report, **{"new-trend": "Pumps get cheaper."}))
    stale = form(report)
    (mine,) = (name for name in stale if name.startswith("line-"))
    rapporteur.post(EDIT, form(report, **{"new-challenge": "Spare parts are rare."}))

    answer = rapporteur.post(EDIT, stale | {mine: "Pumps became cheaper."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Pumps became cheaper." in page
    assert "Spare parts are rare." in page
    assert {line.text for line in report.lines.all()} == {
        "Pumps get cheaper.",
        "Spare parts are rare.",
    }


def test_tags_need_a_reason_and_what_was_typed_stays(rapporteur, session, report):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.get(framework__code="wsis-action-lines", code="C4")
    tagged = {"tags-there": "1", "tag": [str(item.pk)], "new-trend": "Pumps."}

    refused = rapporteur.post(EDIT, form(report, **tagged))
    kept = rapporteur.post(
        EDIT, form(report, **tagged, **{f"reason-{item.pk}": "Well keepers learn."})
    )

    assert refused.status_code == 409
    assert "Pumps." in refused.content.decode()
    assert kept.status_code == 302
    tag = report.tags.get()
    assert (tag.item, tag.reason, tag.status) == (
        item,
        "Well keepers learn.",
        "confirmed",
    )
    assert "4.4" in rapporteur.get(EDIT).content.decode()


def test_filing_asks_what_the_type_of_session_needs(rapporteur, session, report):
    rulebook.set_template(
        session.type,
        headings=["key-issue", "way-forward"],
        required=["way-forward"],
        by=make.LOADER,
        at=make.NOON,
    )

    refused = rapporteur.post(
        EDIT, form(report, **{"new-key-issue": "Wells break.", "act": "file"})
    )
    page = rapporteur.get(EDIT).content.decode()

    assert refused.status_code == 409
    assert "“Way forward” needs at least one line" in refused.content.decode()
    assert 'name="new-way-forward"' in page
    assert 'name="new-trend"' not in page


def test_words_that_are_quoted_no_more_wait_for_nobody(client, session):
    turn, _ = turn_of(session, "repaired 41 wells")
    place = {"intervention": turn, "start": 0, "end": len(turn.text)}
    line = reports.LineFacts("quotation", turn.text, **place, quote=turn.text)
    at = timezone.now()
    kept = reports.draft_report(session, [line], lang="en", by=make.LOADER, at=at)
    ((person, (asked,)),) = quotes.ask(kept, by=make.LOADER, at=at).items()
    url = f"{PAGE}words/{quotes.link_token(kept, person)}/"
    assert 'name="words-' in client.get(url).content.decode()

    left = [reports.LineFacts("trend", "More wells are mended.")]
    reports.correct(kept, left, by=make.LOADER, at=at)

    page = client.get(url).content.decode()
    client.post(url, {f"words-{asked.pk}": "We repaired 14 wells."})
    asked.refresh_from_db()
    assert "does not quote these words any more" in page
    assert 'name="words-' not in page
    assert asked.state == "asked"
    assert quotes.speakers_of(kept, by=make.LOADER) == []


def test_speaker_answers_by_link_without_an_account(client, session):
    turn, _ = turn_of(session, "repaired 41 wells")
    line = reports.LineFacts(
        "quotation",
        turn.text,
        intervention=turn,
        start=0,
        end=len(turn.text),
        quote=turn.text,
    )
    at = timezone.now()
    kept = reports.draft_report(session, [line], lang="en", by=make.LOADER, at=at)
    ((person, (asked,)),) = quotes.ask(kept, by=make.LOADER, at=at).items()
    url = f"{PAGE}words/{quotes.link_token(kept, person)}/"

    empty = client.post(url, {f"words-{asked.pk}": " "})
    client.post(url, {f"words-{asked.pk}": "We repaired 14 wells."})
    kept = reports.file_report(kept, by=make.LOADER, at=at)
    reports.clear_report(kept, by=make.LOADER, at=at)

    assert empty.status_code == 409
    asked.refresh_from_db()
    assert asked.state == "corrected"
    public = client.get(PAGE).content.decode()
    assert "We repaired 14 wells." in public
    assert turn.text in public
    transcript = client.get(PAGE.replace("/report/", "/transcript/")).content.decode()
    assert f"<del>{turn.text}</del>" in transcript
    assert client.get(url.replace("WEL-01", "WEL-02")).status_code == 404


def test_each_quotation_has_a_window_of_its_own(client, session):
    turn, _ = turn_of(session, "repaired 41 wells")
    half = len(turn.text) // 2
    lines = [
        reports.LineFacts(
            "quotation",
            turn.text[start:end],
            intervention=turn,
            start=start,
            end=end,
            quote=turn.text[start:end],
        )
        for start, end in ((0, half), (half, len(turn.text)))
    ]
    at = timezone.now()
    kept = reports.draft_report(session, lines, lang="en", by=make.LOADER, at=at)
    ((person, (first, second)),) = quotes.ask(kept, by=make.LOADER, at=at).items()
    first.until = at - timedelta(hours=1)
    first.save()
    url = f"{PAGE}words/{quotes.link_token(kept, person)}/"

    page = client.get(url).content.decode()
    done = client.post(url, {f"words-{second.pk}": "As I meant it."})

    assert f'name="words-{first.pk}"' not in page
    assert f'name="words-{second.pk}"' in page
    assert "The time for answers ended on" in page
    second.refresh_from_db()
    assert (done.status_code, second.state) == (302, "corrected")


def test_record_is_put_right_beside_its_own_words(rapporteur, session, report):
    turn, place = turn_of(session, "41 wells")
    _, other = turn_of(session, "out of reach")

    rapporteur.post(EDIT, form(report, words=[place], mended="14 wells", act="mend"))
    refused = rapporteur.post(
        EDIT, form(report, words=[place, other], mended="x", act="mend")
    )

    turn.refresh_from_db()
    assert "41 wells" in turn.text
    (kept,) = turn.corrections.all()
    assert (kept.before, kept.after, kept.author) == (
        "41 wells",
        "14 wells",
        "Dolores Aguirre",
    )
    assert refused.status_code == 409
    assert 'value="x"' in refused.content.decode()
    assert "<ins>14 wells</ins>" in rapporteur.get(EDIT).content.decode()
    assert report.lines.count() == 0


def test_record_is_translated_beside_its_own_words(rapporteur, session, report, client):
    turn, place = turn_of(session, "41 wells")
    said = {"translated": "41 puits", "tongue": "fr", "translator": "les interprètes"}

    rapporteur.post(EDIT, form(report, words=[place], act="translate", **said))
    refused = rapporteur.post(
        EDIT, form(report, words=[place], act="translate", **said | {"tongue": "en"})
    )

    (kept,) = turn.translations.all()
    assert (kept.before, kept.text, kept.lang) == ("41 wells", "41 puits", "fr")
    assert (kept.translator, kept.author) == ("les interprètes", "Dolores Aguirre")
    assert refused.status_code == 409
    assert 'value="41 puits"' in refused.content.decode()
    shown = '<q lang="fr" dir="auto">41 puits</q>'
    assert shown in rapporteur.get(EDIT).content.decode()
    transcript = PAGE.replace("/report/", "/transcript/")
    assert shown in client.get(transcript).content.decode()
