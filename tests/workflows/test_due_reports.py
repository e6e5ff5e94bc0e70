from datetime import timedelta

import make
import make_live
import make_programme
import make_reports
import pytest
from make_live import later

from palabre.kernel.actors import system
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.models import Message
from palabre.stages.programme import operations as programme
from palabre.stages.reports import operations as reports
from palabre.stages.reports import orders, rulebook
from palabre.stages.reports.board import board_of
from palabre.stages.reports.models import (
    DraftOrder,
    Intervention,
    QuoteRequest,
    Reminder,
    SessionReport,
)
from palabre.workflows import remind_rapporteurs as remind_module
from palabre.workflows.close_session import close_session
from palabre.workflows.do_due import do_due
from palabre.workflows.draft_due_reports import draft_due_reports
from palabre.workflows.file_report import file_report
from palabre.workflows.remind_rapporteurs import remind_by_hand, remind_rapporteurs
from palabre.workflows.return_report import return_report
from palabre.workflows.send_messages import send_messages

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER


def link(session):
    return f"https://forum.example/{session.code}/"


def test_draft_is_there_when_the_session_has_closed():
    session = make_live.session(roles=[make_live.role("Wairimu Kang", "speaker")])
    speaker = session.roles.get().person
    sitting = make_live.sitting(session)
    make_live.request(sitting, "Wairimu Kang", person=speaker)
    make_live.cues(
        sitting,
        "The village councils of the valley repaired 41 wells last year.",
        "Governments should publish the cost of every well in local languages.",
        at=later(12),
        label="Wairimu Kang",
    )

    close_session(sitting, by=make.LOADER, at=later(60))
    assert draft_due_reports(at=later(70)) == 0  # the end may still be taken back
    n = draft_due_reports(at=later(75))

    report = SessionReport.objects.get(session=session)
    assert n == 1
    assert report.lines.exists()
    assert all(line.quote for line in report.lines.all())
    assert draft_due_reports(at=later(76)) == 0


def test_session_without_a_word_is_done_with_its_reason():
    session = make_live.session()
    close_session(make_live.sitting(session), by=make.LOADER, at=later(60))

    assert draft_due_reports(at=later(75)) == 0

    order = DraftOrder.objects.get()
    assert (order.told, order.done_at) == ("nothing-to-draft", later(75))


def test_session_that_was_cancelled_gets_no_draft():
    session = make_reports.heard(make.summit())
    orders.order_draft(session, at=AFTER)
    programme.cancel(session, reason="A storm.", by=make.LOADER, at=AFTER)

    assert draft_due_reports(at=AFTER) == 0
    assert (DraftOrder.objects.get().done_at, SessionReport.objects.count()) == (
        AFTER,
        0,
    )


def test_row_is_taken_by_one_worker_and_again_when_that_one_is_gone():
    session = make_reports.heard(make.summit())
    orders.order_draft(session, at=AFTER)

    assert orders.take_order(at=AFTER).session == session
    assert orders.take_order(at=AFTER + timedelta(minutes=4)) is None
    assert orders.take_order(at=AFTER + timedelta(minutes=6)).session == session


def test_report_that_is_there_is_not_ordered():
    session = make_reports.heard(make.summit())
    make_reports.report(session, is_cleared=False)

    assert orders.order_missing(session, at=AFTER) is None


@pytest.fixture
def placed():
    summit = make.summit()
    session = make_reports.heard(summit)
    rapporteur = session.roles.get(role="rapporteur").person
    rapporteur.email, rapporteur.lang = "dolores@cast.example", "fr"
    rapporteur.save()
    programme.place(
        session,
        make_programme.room(summit),
        AFTER - timedelta(hours=8),
        by=make.LOADER,
        at=make.NOON,
    )
    return session


def set_rules(summit):
    facts = rulebook.RulesFacts(due_hours=48, remind_hours=(24, 0))
    rulebook.set_rules(summit, facts, by=make.LOADER, at=AFTER)


def test_reminders_come_by_the_rule_once_each_and_wait_to_be_read(placed):
    summit = placed.summit
    ended = placed.placement.ends_at
    assert remind_rapporteurs(link=link, at=ended + timedelta(hours=25)) == 0
    set_rules(summit)

    counts = [
        remind_rapporteurs(link=link, at=ended + timedelta(hours=hours))
        for hours in (1, 23, 25, 26, 49, 50)
    ]

    assert counts == [0, 0, 1, 0, 1, 0]
    first, second = Message.objects.order_by("id")
    assert (first.state, first.lang) == ("queued", "fr")
    assert link(placed) in first.body
    assert first.subject.startswith("Rapport attendu")
    assert first.body != second.body


def test_two_workers_at_once_remind_once(placed, monkeypatch):
    set_rules(placed.summit)
    at = placed.placement.ends_at + timedelta(hours=25)
    seen = list(remind_module._due(placed.summit, system("reminders"), at))
    assert remind_rapporteurs(link=link, at=at) == 1

    monkeypatch.setattr(remind_module, "_due", lambda *_: iter(seen))

    assert len(seen) == 1
    assert remind_rapporteurs(link=link, at=at) == 0
    assert Message.objects.count() == 1


def test_deadline_that_was_put_off_is_reminded_of_anew(placed):
    summit = placed.summit
    ended = placed.placement.ends_at
    set_rules(summit)
    remind_rapporteurs(link=link, at=ended + timedelta(hours=49))

    facts = rulebook.RulesFacts(due_hours=96, remind_hours=(24, 0))
    rulebook.set_rules(summit, facts, by=make.LOADER, at=AFTER)

    counts = [
        remind_rapporteurs(link=link, at=ended + timedelta(hours=hours))
        for hours in (50, 71, 73, 74, 97, 98)
    ]
    assert counts == [0, 0, 1, 0, 1, 0]


def test_whom_no_letter_reaches_is_not_taken_for_reminded(placed):
    summit = placed.summit
    set_rules(summit)
    dolores = placed.roles.get(role="rapporteur").person
    address, dolores.email = dolores.email, ""
    dolores.save()
    late = placed.placement.ends_at + timedelta(hours=49)

    (row,) = board_of(make.LOADER, summit, at=late)
    assert remind_rapporteurs(link=link, at=late) == 0
    assert (row.is_unreached, Reminder.objects.count()) == (True, 0)

    dolores.email = address
    dolores.save()
    assert remind_rapporteurs(link=link, at=late) == 1
    (row,) = board_of(make.LOADER, summit, at=late)
    assert (row.is_unreached, row.reminded_at) == (False, late)


def test_returned_report_is_told_to_its_rapporteur_with_the_reason(placed):
    kept = make_reports.report(placed, is_cleared=False)
    reports.file_report(kept, by=make.LOADER, at=AFTER)
    by = make.secretariat(placed.summit)

    returned = return_report(kept, reason="Who pays?", link=link, by=by, at=AFTER)

    (letter,) = Message.objects.all()
    assert returned.state == "returned"
    assert (letter.person, letter.lang, letter.state) == (
        placed.roles.get(role="rapporteur").person,
        "fr",
        "queued",
    )
    assert "Who pays?" in letter.body
    assert link(placed) in letter.body


def test_speaker_has_the_whole_window_from_when_the_letter_went(placed):
    turn = Intervention.objects.get(text__contains="41 wells")
    turn.person.email = "aissatou@cast.example"
    turn.person.save()
    place = {
        "intervention": turn,
        "start": 0,
        "end": len(turn.text),
        "quote": turn.text,
    }
    line = reports.LineFacts("quotation", turn.text, **place)
    kept = reports.draft_report(placed, [line], lang="en", by=make.LOADER, at=AFTER)
    file_report(kept, link=lambda *_: "https://x.example", by=make.LOADER, at=AFTER)
    assert QuoteRequest.objects.get().until == AFTER + timedelta(hours=72)

    read_at = AFTER + timedelta(days=4)
    by = make.secretariat(placed.summit)
    outbox.approve(Message.objects.get(), by=by, at=read_at)
    send_messages(at=read_at)

    assert Message.objects.get().state == "sent"
    assert QuoteRequest.objects.get().until == read_at + timedelta(hours=72)


def test_filed_report_is_not_reminded_of(placed):
    set_rules(placed.summit)
    kept = make_reports.report(placed, is_cleared=False)
    reports.file_report(kept, by=make.LOADER, at=AFTER)

    assert remind_rapporteurs(link=link, at=AFTER + timedelta(days=9)) == 0
    by = make.secretariat(placed.summit)
    done = remind_by_hand(placed.summit, [placed.code], link=link, by=by, at=AFTER)
    assert (done.n, done.not_owed) == (0, (placed.code,))


def test_reminder_by_hand_that_reaches_nobody_says_why(placed):
    by = make.secretariat(placed.summit)
    role = placed.roles.get(role="rapporteur")
    role.person.email = ""
    role.person.save()
    given = {"link": link, "by": by, "at": AFTER}

    mute = remind_by_hand(placed.summit, [placed.code], **given)
    role.delete()
    nobody = remind_by_hand(placed.summit, [placed.code], **given)

    assert (mute.n, mute.no_address, mute.no_rapporteur) == (0, (placed.code,), ())
    assert (nobody.n, nobody.no_rapporteur) == (0, (placed.code,))


def test_filing_writes_to_the_speakers_it_quotes(placed):
    speaker = placed.roles.get(person__name="Aïssatou Ndiaye").person
    speaker.email = "aissatou@cast.example"
    speaker.save()
    turn = placed.sources.order_by("id")[0].interventions.get(position=1)
    said = turn.text[:40]
    line = reports.LineFacts(
        "quotation", said, intervention=turn, start=0, end=40, quote=said
    )
    kept = reports.draft_report(placed, [line], lang="en", by=make.LOADER, at=AFTER)

    file_report(
        kept,
        link=lambda _report, token: f"https://forum.example/{token}",
        by=make.LOADER,
        at=AFTER,
    )

    message = Message.objects.get()
    assert (message.email, message.state) == ("aissatou@cast.example", "queued")
    assert "https://forum.example/" in message.body


def test_round_drafts_reminds_and_sends(placed):
    orders.order_draft(placed, at=AFTER)
    set_rules(placed.summit)
    late = placed.placement.ends_at + timedelta(hours=49)

    first = do_due(link=link, at=late)
    second = do_due(link=link, last=first, at=late + timedelta(seconds=5))

    assert (first.n_drafted, first.n_reminded) == (1, 1)
    assert (second.is_idle, second.looked_at) == (True, late)
