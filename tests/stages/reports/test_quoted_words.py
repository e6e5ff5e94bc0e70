from datetime import timedelta

import make
import make_reports
import pytest

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Person
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes, records
from palabre.stages.reports.models import Intervention, WordCorrection

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER
SAID = "The village councils repaired 41 wells last year without outside help."


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def report(session):
    turn = Intervention.objects.get(text__startswith=SAID)
    line = reports.LineFacts(
        "quotation", SAID, intervention=turn, start=0, end=len(SAID), quote=SAID
    )
    return reports.draft_report(session, [line], lang="en", by=make.LOADER, at=AFTER)


@pytest.fixture
def request_(report):
    ((person, (asked,)),) = quotes.ask(report, by=make.LOADER, at=AFTER).items()
    assert person.name == "Aïssatou Ndiaye"
    return asked


def speaker(request):
    return Actor(person_id=request.person_id, name=request.person.name)


def test_speaker_is_asked_once_about_the_same_words(report, request_):
    assert quotes.ask(report, by=make.LOADER, at=AFTER) == {}
    assert (request_.quote, request_.state) == (SAID, "asked")
    assert request_.until == AFTER + timedelta(hours=72)


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        (f"One speaker said: “{SAID}”", True),
        (f"Un intervenant a déclaré\u00a0: «\u00a0{SAID[:-1]}\u00a0»", True),
        (SAID, True),
        ("One speaker noted that the village councils had repaired 41 wells.", False),
    ],
)
def test_whatever_quotes_a_speaker_word_for_word_is_asked_about(
    session, told, is_asked
):
    turn = Intervention.objects.get(text__startswith=SAID)
    line = reports.LineFacts(
        "announcement", told, intervention=turn, start=0, end=len(SAID), quote=SAID
    )
    made = reports.draft_report(session, [line], lang="en", by=make.LOADER, at=AFTER)

    assert bool(quotes.ask(made, by=make.LOADER, at=AFTER)) is is_asked


def test_correction_stands_beside_the_words_and_the_record_keeps_its_own(request_):
    quotes.correct_quote(
        request_,
        "The village councils repaired 14 wells last year.",
        by=speaker(request_),
        at=AFTER,
    )

    request_.refresh_from_db()
    turn = request_.intervention
    assert request_.state == "corrected"
    assert turn.text.startswith(SAID)
    assert (request_.correction.before, request_.correction.author) == (
        SAID,
        "Aïssatou Ndiaye",
    )
    assert records.corrected(turn.text, list(turn.corrections.all())) == (
        turn.text.replace(SAID, "The village councils repaired 14 wells last year.")
    )
    assert Entry.objects.order_by("-id")[0].act == "reports.quote.corrected"


def test_last_answer_stands_and_every_version_is_kept(request_):
    by = speaker(request_)
    quotes.correct_quote(request_, "We repaired 14 wells.", by=by, at=AFTER)
    later = AFTER + timedelta(hours=1)

    request_.refresh_from_db()
    quotes.confirm(request_, by=by, at=later)

    request_.refresh_from_db()
    versions = WordCorrection.objects.order_by("id")
    assert (request_.state, request_.correction) == ("confirmed", None)
    assert [one.after for one in versions] == ["We repaired 14 wells.", SAID]
    assert records.corrected(request_.intervention.text, list(versions)) == (
        request_.intervention.text
    )


def test_same_words_sent_back_confirm_them(request_):
    made = quotes.correct_quote(request_, f"  {SAID} ", by=speaker(request_), at=AFTER)

    assert (made.state, WordCorrection.objects.count()) == ("confirmed", 0)


@pytest.mark.parametrize(
    ("words", "code"), [("  ", "words-missing"), ("x" * 2001, "words-too-long")]
)
def test_words_are_there_and_have_an_end(request_, words, code):
    with pytest.raises(Refused, match=code):
        quotes.correct_quote(request_, words, by=speaker(request_), at=AFTER)


def test_window_closes(request_):
    with pytest.raises(Refused, match="window-closed"):
        quotes.confirm(request_, by=speaker(request_), at=request_.until)


def test_nobody_answers_for_a_speaker(request_, session):
    other = session.roles.get(role="rapporteur").person

    for by in (make.actor(other), make.LOADER):
        with pytest.raises(Refused, match="not-allowed"):
            quotes.confirm(request_, by=by, at=AFTER)


def test_link_opens_the_words_of_one_person_in_one_report(report, request_):
    token = quotes.link_token(report, request_.person)

    assert quotes.requests_of(quotes.asked_in(token)) == [request_]
    stranger = quotes.link_token(report, Person.objects.get(name="Rajesh Pillai"))
    with pytest.raises(Refused, match="not-found"):
        quotes.requests_of(quotes.asked_in(stranger))
    with pytest.raises(Refused, match="not-found"):
        quotes.asked_in(token[:-2] + "xx")


def test_who_has_no_address_is_told_and_the_secretariat_alone_gets_the_link(
    report, request_, session
):
    rapporteur = make.actor(session.roles.get(role="rapporteur").person)

    (seen,) = quotes.speakers_of(report, by=make.LOADER)
    (written,) = quotes.speakers_of(report, by=rapporteur)
    assert (seen.person, seen.n_asked, seen.n_answered) == (request_.person, 1, 0)
    assert seen.has_address is False
    assert quotes.requests_of(quotes.asked_in(seen.token)) == [request_]
    assert written.token == ""

    request_.person.email = "aissatou@example.org"
    request_.person.save()
    quotes.confirm(request_, by=speaker(request_), at=AFTER + timedelta(hours=1))
    (answered,) = quotes.speakers_of(report, by=make.LOADER)
    assert (answered.has_address, answered.n_answered) == (True, 1)
    with pytest.raises(Refused, match="not-allowed"):
        quotes.speakers_of(report, by=speaker(request_))


@pytest.mark.parametrize("words", ["\u200b\u200b", "\x00", "\u202e \u2066"])
def test_signs_that_nobody_sees_are_no_words(request_, words):
    with pytest.raises(Refused, match="words-missing"):
        quotes.correct_quote(request_, words, by=speaker(request_), at=AFTER)


def test_words_are_kept_without_controls_and_turned_directions(request_):
    made = quotes.correct_quote(
        request_, "We repaired\x00 14\u202e wells.\x07", by=speaker(request_), at=AFTER
    )

    assert made.correction.after == "We repaired 14 wells."
