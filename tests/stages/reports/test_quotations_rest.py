"""Quotations that a person typed or changed: on their words, or not filed as quoted."""

import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes, records
from palabre.stages.reports.models import Intervention, QuoteRequest
from palabre.stages.reports.quoted import place_in

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER
SAID = "The village councils repaired 41 wells last year without outside help."
FAR = "Connectivity remains out of reach for most of the villages in the hills."


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def report(session):
    return reports.draft_report(session, [], lang="en", by=make.LOADER, at=AFTER)


def kept(report, *lines):
    facts = [reports.LineFacts(kind, words) for kind, words in lines]
    reports.correct(report, facts, by=make.LOADER, at=AFTER)
    return list(
        report.lines.select_related("intervention__person").order_by("position")
    )


def asked(report):
    return {
        person.name: [one.quote for one in many]
        for person, many in quotes.ask(report, by=make.LOADER, at=AFTER).items()
    }


@pytest.mark.parametrize(
    ("kind", "typed", "quote"),
    [
        ("quotation", SAID, SAID),
        ("quotation", f"“{SAID[:-1]}”", SAID),
        ("quotation", "Village councils repaired 41 wells last year", None),
        (
            "quotation",
            "The village councils repaired 41 wells […] without outside help.",
            SAID,
        ),
        ("key-issue", f"One speaker said: “{SAID}”", SAID),
        (
            "announcement",
            "It was said that councils “repaired 41 wells last year” by themselves.",
            "repaired 41 wells last year",
        ),
    ],
)
def test_typed_quotation_asks_whoever_said_it(report, kind, typed, quote):
    (line,) = kept(report, (kind, typed))

    wanted = quote or "village councils repaired 41 wells last year"
    assert (line.text, line.quote) == (typed, wanted)
    assert line.intervention.text[line.start : line.end] == wanted
    assert asked(report) == {"Aïssatou Ndiaye": [wanted]}


def test_line_turned_into_a_quotation_by_a_change_asks_its_speaker(session, report):
    turn = Intervention.objects.get(text__startswith=SAID)
    other = turn.source.interventions.get(text__startswith=FAR)
    line = reports.LineFacts(
        "key-issue",
        f"One speaker said: “{FAR}”",
        intervention=turn,
        start=0,
        end=len(SAID),
        quote=SAID,
    )

    reports.correct(report, [line], by=make.LOADER, at=AFTER)

    moved = report.lines.get()
    assert (moved.intervention, moved.quote) == (other, FAR)


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("quotation", "The councils repaired 400 wells.", None),
        (
            "key-issue",
            "One speaker said: “The councils repaired 400 wells in a year.”",
            "The councils repaired 400 wells in a year.",
        ),
    ],
)
def test_words_that_nobody_said_are_not_filed_as_quoted(report, kind, text, words):
    kept(report, (kind, text))

    with pytest.raises(Refused, match="quotation-not-said") as refused:
        reports.file_report(report, by=make.LOADER, at=AFTER)

    assert refused.value.facts["words"] == words or text
    report.refresh_from_db()
    assert report.state == "drafted"


def test_terms_between_marks_and_words_put_right_are_filed(session, report):
    turn = Intervention.objects.get(text__startswith=SAID)
    records.correct_words(
        turn,
        len("The village councils repaired "),
        len("The village councils repaired 41"),
        after="14",
        by=make.LOADER,
        at=AFTER,
    )
    kept(
        report,
        ("key-issue", "A rule of “use it or share it” was debated."),
        ("quotation", "The village councils repaired 14 wells last year"),
    )

    assert reports.file_report(report, by=make.LOADER, at=AFTER).state == "filed"


def test_session_without_a_record_may_quote():
    session = make_reports.wells(make.summit())
    report = reports.draft_report(session, [], lang="en", by=make.LOADER, at=AFTER)
    kept(report, ("quotation", "We mend our own wells."))

    assert reports.file_report(report, by=make.LOADER, at=AFTER).state == "filed"


def test_who_confirmed_words_has_not_confirmed_what_else_rests_on_them(report):
    turn = Intervention.objects.get(text__startswith=SAID)
    told = "One speaker noted that councils had repaired 41 wells."
    place = {"intervention": turn, "start": 0, "end": len(SAID), "quote": SAID}
    lines = [
        reports.LineFacts("key-issue", told, **place),
        reports.LineFacts("quotation", SAID, **place),
    ]
    reports.correct(report, lines, by=make.LOADER, at=AFTER)
    quotes.ask(report, by=make.LOADER, at=AFTER)
    QuoteRequest.objects.update(state="confirmed")

    answers = quotes.answers_of(report)
    told_by, quoted = report.lines.select_related("intervention").order_by("position")

    assert quotes.answer_to(told_by, answers) is None
    assert quotes.answer_to(quoted, answers).state == "confirmed"


def test_speaker_named_anew_is_asked_and_the_other_has_said_nothing(session, report):
    kept(report, ("quotation", SAID))
    assert asked(report) == {"Aïssatou Ndiaye": [SAID]}
    QuoteRequest.objects.update(state="confirmed")
    rajesh = session.roles.get(person__name="Rajesh Pillai").person
    line = report.lines.select_related("intervention__source").get()
    source = line.intervention.source

    records.name_speaker(
        source, line.intervention.label, rajesh, by=make.LOADER, at=AFTER
    )

    line = report.lines.select_related("intervention").get()
    assert quotes.answer_to(line, quotes.answers_of(report)) is None
    assert asked(report) == {"Rajesh Pillai": [SAID]}
    assert QuoteRequest.objects.get().state == "asked"


def test_gaps_of_a_quotation_are_short_and_in_order():
    said = "We mend wells. " + "They wait. " * 200 + "We are proud of it."

    assert place_in("We mend wells […] We are proud of it.", said) is None
    assert place_in("We are proud […] We mend wells", said) is None
    assert place_in("[…]", said) is None
    assert place_in("we mend […] wells.", said).end == len("We mend wells.")
