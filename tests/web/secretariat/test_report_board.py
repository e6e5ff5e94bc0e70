from datetime import UTC, datetime, timedelta

import make
import make_programme
import make_readers
import make_reports
import pytest
from django.test import Client
from django.urls import reverse

from palabre.kernel.actors import Actor, Role
from palabre.stages.outbox.models import Message
from palabre.stages.programme import operations as programme
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes
from palabre.stages.reports.models import Intervention, SessionReport

pytestmark = pytest.mark.django_db

BOARD = "/en/hamlet-2026/secretariat/reports/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def office(client, summit):
    return make_readers.as_role(client, summit, Role.SECRETARIAT)


def filed(summit, code="S-1"):
    made = make_reports.session(summit, code)
    kept = make_reports.report(made, is_cleared=False)
    return reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)


def test_board_counts_and_filters(office, summit):
    filed(summit)
    make_reports.session(summit, "S-2", title="Nobody wrote this down")

    whole = office.get(BOARD).content.decode()
    missing = office.get(BOARD + "?state=missing").content.decode()

    assert "1 of 2 filed, 0 cleared." in whole
    assert "Nobody wrote this down" in missing
    assert "Who mends the well" not in missing


def test_board_counts_late_reports_and_answers_whatever_is_filtered(office, summit):
    made = make_reports.heard(summit)
    turn = Intervention.objects.get(text__contains="41 wells")
    place = {
        "intervention": turn,
        "start": 0,
        "end": len(turn.text),
        "quote": turn.text,
    }
    line = reports.LineFacts("quotation", turn.text, **place)
    by = {"by": make.LOADER, "at": make_reports.AFTER}
    kept = reports.draft_report(made, [line], lang="en", **by)
    quotes.ask(kept, **by)
    starts_at = make_reports.AFTER - timedelta(hours=8)
    programme.place(made, make_programme.room(summit), starts_at, **by)

    late = office.get(BOARD).context["rows"][0][0]
    filtered = office.get(BOARD + "?state=cleared").context
    reports.correct(kept, [reports.LineFacts("trend", "More wells.")], **by)
    (after,) = office.get(BOARD).context["rows"]

    assert (late.n_asked, late.n_answered) == (1, 0)
    assert (filtered["n_late"], len(filtered["rows"])) == (int(late.is_late), 0)
    assert (after[0].n_asked, after[0].n_answered) == (0, 0)


def test_report_is_returned_with_a_reason_or_cleared(office, summit):
    filed(summit)

    office.post(BOARD + "S-1/return/", {"reason": ""})
    assert SessionReport.objects.get().state == "filed"
    office.post(BOARD + "S-1/return/", {"reason": "Name the village."})
    report = SessionReport.objects.get()
    assert (report.state, report.return_reason) == ("returned", "Name the village.")

    reports.file_report(report, by=make.LOADER, at=make_reports.AFTER)
    office.post(BOARD + "S-1/clear/")
    assert SessionReport.objects.get().cleared_by == "Emeka Obi"


def test_board_is_the_secretariats(client, summit):
    assert client.get(BOARD).status_code == 302
    make_readers.sign_in(client, make.person())
    assert client.get(BOARD).status_code == 403


@pytest.mark.parametrize("n", [1, 3])
def test_board_asks_the_same_whatever_the_number(
    office, summit, n, django_assert_num_queries
):
    for number in range(n):
        filed(summit, f"S-{number}")
    office.get(BOARD)

    with django_assert_num_queries(16):
        office.get(BOARD)


def test_sessions_left_alone_are_listed_as_the_page_lists(office, summit):
    for code in ("S-1", "S-2"):
        make_reports.session(summit, code)

    told = {
        lang: office.post(
            f"{BOARD.replace('/en/', f'/{lang}/')}remind/",
            {"code": ["S-1", "S-2"]},
            follow=True,
        ).content.decode()
        for lang in ("en", "ar")
    }

    assert "No rapporteur is named for S-1, S-2:" in told["en"]
    assert "S-1، S-2" in told["ar"]


def test_cleared_report_is_reopened_and_its_public_page_says_so(office, summit):
    reports.clear_report(filed(summit), by=make.LOADER, at=make_reports.AFTER)
    page = "/en/hamlet-2026/sessions/S-1/report/"

    assert "Reopen the report" in office.get(BOARD).content.decode()
    office.post(BOARD + "S-1/reopen/", {"reason": " "})
    assert SessionReport.objects.get().state == "cleared"
    office.post(BOARD + "S-1/reopen/", {"reason": "The village is another."})

    told = Client().get(page)
    assert told.status_code == 200
    assert "is being put right" in told.content.decode()
    assert "The village is another." in told.content.decode()
    assert "wells that they can mend" not in told.content.decode()
    report = SessionReport.objects.get()
    reports.file_report(report, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(report, by=make.LOADER, at=make_reports.AFTER)
    again = Client().get(page).content.decode()
    assert "wells that they can mend" in again
    assert "The village is another." in again
    assert "kept as version 1" in again
    paper = b"".join(Client().get(page.rstrip("/") + ".xml")).decode()
    assert "Reopened" in paper
    assert "The village is another." in paper


def test_correction_of_a_speaker_is_set_aside_on_the_reports_page(office, summit):
    made = make_reports.heard(summit)
    turn = Intervention.objects.get(text__contains="41 wells")
    place = {
        "intervention": turn,
        "start": 0,
        "end": len(turn.text),
        "quote": turn.text,
    }
    line = reports.LineFacts("quotation", turn.text, **place)
    by = {"by": make.LOADER, "at": make_reports.AFTER}
    kept = reports.draft_report(made, [line], lang="en", **by)
    ((person, (asked,)),) = quotes.ask(kept, **by).items()
    type(person).objects.update(email="aissatou@example.org")
    who = Actor(person_id=person.pk, name=person.name)
    quotes.correct_quote(asked, "They are thieves.", by=who, at=make_reports.AFTER)
    page = "/en/hamlet-2026/sessions/WEL-01/report/"

    assert "Set aside what" in office.get(page + "edit/").content.decode()
    office.post(f"{page}asked/{asked.pk}/aside/", {"reason": "It accuses."})
    theirs = quotes_address(kept, person)
    (letter,) = Message.objects.filter(person=person)
    assert letter.act == "reports.quote.set_aside"
    assert "It accuses." in letter.body
    assert theirs in letter.body

    edited = office.get(page + "edit/").content.decode()
    assert "They are thieves." not in edited
    assert "It accuses." in edited
    shown = Client().get(theirs).content.decode()
    assert "It accuses." in shown
    assert "<textarea" not in shown

    type(asked).objects.update(until=datetime(2100, 1, 1, tzinfo=UTC))
    assert f"confirm-{asked.pk}" in Client().get(theirs).content.decode()
    Client().post(theirs, {f"confirm-{asked.pk}": "1"})
    asked.refresh_from_db()
    assert asked.state == "confirmed"


def test_speaker_without_an_address_is_told_by_hand(office, summit):
    made = make_reports.heard(summit)
    turn = Intervention.objects.get(text__contains="41 wells")
    place = {"intervention": turn, "start": 0, "end": len(turn.text)}
    line = reports.LineFacts("quotation", turn.text, quote=turn.text, **place)
    by = {"by": make.LOADER, "at": make_reports.AFTER}
    kept = reports.draft_report(made, [line], lang="en", **by)
    ((person, (asked,)),) = quotes.ask(kept, **by).items()
    who = Actor(person_id=person.pk, name=person.name)
    quotes.correct_quote(asked, "They are thieves.", by=who, at=make_reports.AFTER)

    told = office.post(
        f"/en/hamlet-2026/sessions/WEL-01/report/asked/{asked.pk}/aside/",
        {"reason": "It accuses."},
        follow=True,
    ).content.decode()

    assert not Message.objects.exists()
    assert f"No address is known of {person.name}: hand over the link" in told
    assert quotes_address(kept, person) in told


def quotes_address(report, person):
    """Return a speaker's own address."""
    token = quotes.link_token(report, person)
    return reverse("drafting:quotes", args=["hamlet-2026", "WEL-01", token])
