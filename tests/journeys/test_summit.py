"""The whole story of a summit on the small scenario, through its pages.

An organization proposes a session; at the end somebody proposes one for the year after,
from a point that stayed open.
"""

import json
import re
from datetime import timedelta
from html import unescape
from types import SimpleNamespace
from urllib.parse import quote

import cast
import make_outcomes
import pytest
import worlds
from django.core import mail
from django.core.cache import cache
from django.test import Client
from story import Story

from palabre.stages.accreditation.models import Badge, CheckIn
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.journal.models import Entry
from palabre.stages.journal.queries import first_break
from palabre.stages.live.models import RequestForFloor, Statement
from palabre.stages.outbox.models import Message
from palabre.stages.outcomes.models import Draft, Sentence
from palabre.stages.outcomes.states import STANDING
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import ReportLine, SessionReport, Source
from palabre.stages.stocktaking.models import Commitment
from palabre.stages.summits.models import Summit
from palabre.workflows.import_records import import_records
from palabre.workflows.send_messages import send_messages

ANNOUNCED = "The Wells Network will train 30 well keepers in five villages by May 2027."


@pytest.fixture
def story(db, monkeypatch):
    clock = SimpleNamespace(at=None)
    now = SimpleNamespace(now=lambda: clock.at)
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    cache.clear()
    summit = worlds.hamlet(until="programme")
    told = Story(summit, clock, {"anybody": Client()})
    for name in ("amina", "dolores", "emeka", "dalia", "grace", "ivo"):
        told.invite(name)
    return told


@pytest.mark.slow
def test_a_summit_from_its_call_to_the_next(story):
    before = Entry.objects.count()

    bo_signs_in_by_a_link(story)
    bo_proposes_a_session(story)
    amina_accepts_it_and_a_letter_goes_out(story)
    amina_gives_it_a_room_and_releases(story)
    grace_registers_and_gets_a_badge(story)
    the_gate_lets_grace_in_once(story)
    the_session_takes_place(story)
    the_records_of_the_other_sessions_come_in(story)
    dolores_reports_and_amina_clears(story)
    emeka_reads_edits_and_signs(story)
    the_summary_is_public(story)
    the_highlights_tell_the_figures(story)
    an_announcement_becomes_a_commitment(story)
    the_next_edition_is_announced(story)
    somebody_starts_from_an_open_point(story)
    grace_registers_for_the_next_edition(story)

    # Every act of the story left its line, and nobody has touched the chain.
    assert Entry.objects.count() > before + 40
    assert first_break() is None


# The call ----------------------------------------------------------------------------


def bo_signs_in_by_a_link(story):
    # Bo of the Wells Network has an account without a password: a link is sent.
    story.on(2, 10, 9)
    story.invite("bo")
    story.people["bo"] = browser = Client()
    browser.post("/en/sign-in/", {"email": cast.BO.email, "password": ""})
    letter = Message.objects.get(email=cast.BO.email)
    link = next(word for word in letter.body.split() if "/sign-in/" in word)
    path = "/" + link.split("/", 3)[3]

    # Opening it shows a button, so that a mail scanner does not use it up.
    assert "<button" in browser.get(path).content.decode()
    assert browser.post(path).status_code == 302
    assert browser.post(path).status_code == 409

    assert "Bo Lindqvist" in browser.get("/en/me/").content.decode()


def bo_proposes_a_session(story):
    # The first draft is thin. It is kept, but the secretariat does not see it yet.
    assert "Open call" in story.sees("bo", "public:call")
    thin = {"title": "Who mends the well", "lang": "en", "mode": "hybrid"}
    story.does("bo", "participant:proposal-new", thin)
    proposal = Proposal.objects.get(title="Who mends the well")
    story.kept["proposal"] = proposal.code
    assert "Who mends the well" not in story.sees("amina", "secretariat:proposals")

    # Submitting it says what is missing, and loses nothing.
    status, said = story.tries(
        "bo", "participant:proposal", thin | {"submit": "1"}, code=proposal.code
    )
    assert status == 200
    assert "description" in said
    assert 'value="Who mends the well"' in said

    # Completed, with an organization that is new here, it is submitted.
    whole = thin | {
        "description": "Five villages compare what their wells cost, and who mends them.",
        "session_type": "thematic-workshop",
        "organization": "Wells Network",
        "organization_group": "civil-society",
        "organization_country": "SE",
        "themes": ["wells"],
        "action_lines": ["C2"],
        "goals": ["6"],
        "languages": ["en", "fr"],
        "expected_audience": "20",
        "speakers": "Grace Okonkwo, engineer, Hill Connect, Kenya",
        "submit": "1",
    }
    story.does("bo", "participant:proposal", whole, code=proposal.code)
    assert Proposal.objects.get(code=proposal.code).state == "submitted"


def amina_accepts_it_and_a_letter_goes_out(story):
    # Amina finds it among what waits, and accepts. Grace could not have.
    at = story.on(3, 9)
    code = story.kept["proposal"]
    assert "Who mends the well" in story.sees("amina", "secretariat:proposals")
    assert story.tries("grace", "secretariat:proposal-accept", code=code)[0] == 403
    note = {"accept-note": "We look forward to it.", "note": "We look forward to it."}
    story.does("amina", "secretariat:proposal-accept", note, code=code)
    session = Session.objects.get(proposal__code=code)
    story.kept["session"] = session.code

    # A letter waits for a human; read and approved, the worker sends it once.
    letter = Message.objects.get(summit=story.summit, email=cast.BO.email)
    assert "Who mends the well" in story.sees(
        "amina", "secretariat:message", pk=letter.pk
    )
    story.does("amina", "secretariat:message-approve", pk=letter.pk)
    send_messages(at=at)
    send_messages(at=at + timedelta(minutes=5))
    told = [one for one in mail.outbox if "Who mends the well" in one.body]
    assert [one.to for one in told] == [[cast.BO.email]]

    # Bo sees where it stands.
    assert "accepted" in story.sees("bo", "participant:proposal", code=code)


# The programme -----------------------------------------------------------------------


def amina_gives_it_a_room_and_releases(story):
    # The barn is taken at that time: the page says by what, and keeps what was typed.
    story.on(4, 20)
    code = story.kept["session"]
    other = story.summit.sessions.get(code="WEL-02").placement
    begins = other.starts_at.astimezone(story.on(4, 20).tzinfo)
    taken = {
        "on": "2026-06-12",
        "starts_at": f"{begins:%H:%M}",
        "room": f"mairie/{other.room.code}",
    }
    status, said = story.tries("amina", "secretariat:placement", taken, code=code)
    assert status == 200
    assert "is taken by" in said

    # Ten past five in the bakehouse is free. Until it is released, nobody else knows.
    free = {"on": "2026-06-12", "starts_at": "17:10", "room": "mairie/four"}
    story.does("amina", "secretariat:placement", free, code=code)
    assert "Who mends the well" not in story.sees("anybody", "public:programme")
    story.does("amina", "secretariat:release", {"name": "2.0"})

    # Now it stands in the programme, and the release says what was added.
    assert "Who mends the well" in story.sees("anybody", "public:programme")
    assert code in story.sees("anybody", "public:releases")
    assert "17:10" in story.sees("anybody", "public:session", code=code)


# Coming ------------------------------------------------------------------------------


GRACE_STATES = {
    "attendance": "on-site",
    "category": "participant",
    "group": "private-sector",
    "organization": "Hill Connect",
    "post": "Engineer",
    "country": "KE",
    "languages": ["en"],
}


def grace_registers_and_gets_a_badge(story):
    # Nobody asks for a badge of the staff; Grace comes as a participant.
    story.on(5, 4)
    assert "staff" not in story.sees("grace", "participant:register")
    story.does("grace", "participant:register", GRACE_STATES)
    registration = story.summit.registrations.get(person__name="Grace Okonkwo")

    # There is no badge before the secretariat has said yes.
    refused = story.people["grace"].get(story.url("participant:badge"))
    assert refused.status_code == 409
    story.does("amina", "vetting:decide", {"code": [registration.code]})
    assert "code.svg" in story.sees("grace", "participant:badge")
    drawn = story.people["grace"].get(story.url("participant:badge-code"))
    assert drawn["Content-Type"] == "image/svg+xml"
    story.kept["badge"] = Badge.objects.get(registration=registration).token


def the_gate_lets_grace_in_once(story):
    # On the day the gate scans her badge twice: she is let in, and counted once.
    story.on(6, 12, 8, 40)
    scan = {"token": story.kept["badge"], "gate": "A"}
    _, first = story.tries("dalia", "gate:gate", scan)
    _, again = story.tries("dalia", "gate:gate", scan)

    assert "✓ Admit" in first
    assert "Grace Okonkwo" in first
    assert "seen earlier today" in again
    assert CheckIn.objects.filter(badge__token=scan["token"]).count() == 1

    # A badge made out to another class is not let in: its signature is wrong.
    forged = scan | {"token": scan["token"].replace("PARTICIPANT", "STAFF")}
    _, said = story.tries("dalia", "gate:gate", forged)
    assert "Do not admit" in said


# The day -----------------------------------------------------------------------------


def the_session_takes_place(story):
    # Amina opens the room; Grace asks for the floor from her seat, and is given it.
    code = story.kept["session"]
    story.on(6, 12, 17, 10)
    story.does("amina", "floor:console-open", code=code)
    story.does("grace", "floor:ask", {"kind": "statement"}, code=code)
    assert "Grace Okonkwo" in story.sees("anybody", "floor:live", code=code)
    asked = RequestForFloor.objects.get(sitting__session__code=code)
    story.on(6, 12, 17, 12)
    story.does("amina", "floor:console-give", code=code, asked=asked.code)

    # Ivo types what she says; the floor log knows whose words they are.
    for second, words in enumerate(
        (
            "Our village mends its well with its own hands and its own money.",
            "Nobody in the valley knows yet who should pay for the pumps.",
            ANNOUNCED,
        )
    ):
        story.on(6, 12, 17, 13 + second)
        typed = {"text": words, "lang": "en", "number": f"line-{second}"}
        story.does("ivo", "floor:captions", typed, code=code)
    said = story.sees("anybody", "floor:live", code=code)
    assert "its own hands" in said

    # She ends, the room is closed, and the captions are its record.
    story.on(6, 12, 17, 20)
    running = Statement.objects.get(request=asked)
    story.does("amina", "floor:console-end", {"statement": running.pk}, code=code)
    story.does("amina", "floor:console-close", code=code)
    record = Source.objects.get(session__code=code)
    assert {turn.person.name for turn in record.interventions.all()} == {
        "Grace Okonkwo"
    }
    assert "its own hands" in story.sees("anybody", "public:transcript", code=code)


def the_records_of_the_other_sessions_come_in(story):
    # In the evening the recordings of the other sessions are brought in, once.
    at = story.on(6, 12, 19)
    by = cast.actor(cast.enter(cast.AMINA, story.summit))
    folder = worlds.SCENARIOS / "hamlet" / "records"

    first = import_records(story.summit, [folder], by=by, at=at)
    again = import_records(story.summit, [folder], by=by, at=at)

    assert (first.n_read, first.n_refused, len(first.sources)) == (3, 0, 3)
    assert (again.n_known, again.sources) == (3, [])


def dolores_reports_and_amina_clears(story):
    # Dolores lets the house draft from the transcript, adds what was announced, files.
    story.on(6, 13)
    code = story.kept["session"]
    story.does("dolores", "drafting:report-draft", code=code)
    lines = {
        "new-key-issue": ["Who pays for the pumps of the valley is not settled."],
        "new-announcement": [ANNOUNCED],
        "new-no-consensus": ["No agreement was found on who pays for the pumps."],
        "act": "file",
    }
    story.does("dolores", "drafting:report", lines, code=code)
    report = SessionReport.objects.get(session__code=code)
    assert report.state == "filed"

    # Before it is cleared it is nobody's to read; then it is everybody's.
    hidden = story.people["anybody"].get(story.url("public:report", code=code))
    assert hidden.status_code == 404
    story.does("amina", "secretariat:report-clear", code=code)
    assert ANNOUNCED in unescape(story.sees("anybody", "public:report", code=code))


# The Chair ---------------------------------------------------------------------------


def emeka_reads_edits_and_signs(story):
    # The house drafts; Emeka clicks a sentence and reads the words it rests on.
    story.on(6, 14, 9)
    story.does("emeka", "drafting:draft-new", {"lang": "en"})
    draft = Draft.objects.get(summit=story.summit, lang="en", state="drafted")
    sentence = (
        draft.sentences.filter(verdict="verified", evidence__intervention__isnull=False)
        .order_by("position")
        .distinct()[0]
    )
    words = sentence.evidence.order_by("position")[0].quote
    page = story.sees(
        "emeka", "drafting:draft", query=f"?sentence={sentence.code}", code=draft.code
    )
    assert words in unescape(page)

    # He writes a number that nobody said. The gate keeps him from signing it.
    false = {"text": f"{sentence.text.rstrip('.')}, in 4,711 villages."}
    where = {"code": draft.code, "sentence": sentence.code}
    story.does("emeka", "drafting:sentence-edit", false, **where)
    drop_what_waits(story, draft, but=sentence.code)
    story.does(
        "emeka", "drafting:draft-sign", make_outcomes.shown(draft), code=draft.code
    )
    assert Draft.objects.get(pk=draft.pk).state == "drafted"

    # He takes it back, and signs. Amina may issue, but not sign.
    story.does("emeka", "drafting:sentence-edit", {"text": sentence.text}, **where)
    story.does("amina", "drafting:draft-sign", code=draft.code)
    assert Draft.objects.get(pk=draft.pk).state == "drafted"
    story.does(
        "emeka", "drafting:draft-sign", make_outcomes.shown(draft), code=draft.code
    )
    assert Draft.objects.get(pk=draft.pk).state == "signed"
    story.does("amina", "drafting:draft-issue", code=draft.code)
    story.kept |= {"draft": draft.code, "sentence": sentence.code, "quote": words}


def drop_what_waits(story, draft, *, but):
    """Let the Chair leave out what the gate did not pass, with a reason."""
    waiting = Sentence.objects.filter(draft=draft, is_dropped=False)
    for one in waiting.exclude(verdict__in=STANDING).exclude(code=but):
        reason = {"reason": "Not supported by the records."}
        where = {"code": draft.code, "sentence": one.code}
        story.does("emeka", "drafting:sentence-drop", reason, **where)


def the_summary_is_public(story):
    # Everybody reads it, and opens any sentence to who said what.
    story.on(6, 15)
    code = story.kept["sentence"]
    page = story.sees("anybody", "public:summary", query=f"?sentence={code}")
    assert story.kept["quote"] in unescape(page)
    assert "4,711" not in page

    # As JSON every quotation stands where it says; as PDF it can be printed.
    content = json.loads(story.sees("anybody", "public:summary-json"))
    cited = [one for one in content["statements"] if one["cites"]]
    assert cited
    assert all(cite["quote"] for one in cited for cite in one["cites"])
    pdf = story.people["anybody"].get(story.url("public:summary-pdf"))
    assert (
        b"".join(pdf.streaming_content if pdf.streaming else [pdf.content])[:5]
        == b"%PDF-"
    )
    assert "summary" in story.sees("anybody", "public:outcomes").lower()


def the_highlights_tell_the_figures(story):
    # Whoever counts behind the page finds the same number.
    page = story.sees("anybody", "public:highlights")
    assert "Hamlet Gathering 2026" in page
    rows = story.sees("anybody", "public:figure", key="sessions")
    assert story.kept["session"] in rows


# After -------------------------------------------------------------------------------


def an_announcement_becomes_a_commitment(story):
    # What was announced in Bo's session is written down as a promise, with its words.
    story.on(6, 22)
    line = ReportLine.objects.get(
        report__session__code=story.kept["session"], kind="announcement", text=ANNOUNCED
    )
    assert ANNOUNCED in unescape(story.sees("amina", "secretariat:announcements"))
    promise = {
        "text": "Train 30 well keepers in five villages.",
        "owner": "Wells Network",
        "quote": ANNOUNCED,
        "target": "30 keepers",
        "due_on": "2027-05-31",
    }
    story.does("amina", "secretariat:commitment-new", promise, line=line.code)
    made = Commitment.objects.get(owner="Wells Network")
    assert line.text[made.start : made.end] == made.quote == ANNOUNCED
    page = unescape(story.sees("anybody", "public:commitment", code=made.code))
    assert ANNOUNCED in page


def the_next_edition_is_announced(story):
    # The year after begins with what stayed open this year.
    story.on(6, 30)
    plan = {
        "code": "hamlet-2027",
        "name": "Hamlet Gathering 2027",
        "starts_on": "2027-06-11",
        "ends_on": "2027-06-11",
        "call_opens_on": "2026-10-01",
        "call_closes_on": "2027-03-01",
    }
    story.does("amina", "secretariat:next-edition", plan)
    call = Call.objects.get(summit__code="hamlet-2027")
    assert call.prompts
    assert "hamlet-2027" in story.sees("anybody", "public:outcomes")


def somebody_starts_from_an_open_point(story):
    # In November Bo finds what Grace said in June among the open points, and follows
    # its link: the page brings her words along.
    story.on(11, 2)
    story.summit = Summit.objects.get(code="hamlet-2027")
    prompts = Call.objects.get(summit=story.summit).prompts
    (point,) = [one for one in prompts if "pay for the pumps" in one["text"]]
    page = unescape(story.sees("bo", "public:call"))
    assert point["text"] in page
    links = re.findall(r'href="([^"]*proposals/new/\?point=[^"]+)"', page)
    link = next(one for one in links if one.endswith(quote(point["code"])))
    page = story.people["bo"].get(link).content.decode()
    assert point["text"] in unescape(page)

    given = {"title": "The pumps, again", "lang": "en", "from_point": point["code"]}
    story.does("bo", "participant:proposal-new", given)
    kept = Proposal.objects.get(call__summit=story.summit)
    assert (kept.from_point, kept.state) == (point["code"], "draft")


def grace_registers_for_the_next_edition(story):
    # The classes of badge have come along: Grace registers for next year and is let in.
    story.on(11, 3)
    story.does("grace", "participant:register", GRACE_STATES)
    registration = story.summit.registrations.get(person__name="Grace Okonkwo")
    assert registration.category.summit == story.summit
    story.does("amina", "vetting:decide", {"code": [registration.code]})
    assert "code.svg" in story.sees("grace", "participant:badge")
