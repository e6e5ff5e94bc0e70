import make
import make_live
import pytest
from make_live import later

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.live import operations as live
from palabre.stages.live import queries
from palabre.stages.programme import operations as programme
from palabre.stages.reports.models import SessionReport, Source
from palabre.workflows import run_floor
from palabre.workflows.close_session import WRITTEN_FORMAT, close_session

pytestmark = pytest.mark.django_db


def turns(source):
    rows = source.interventions.order_by("position")
    return [(one.label, one.text, one.is_voice, one.starts_ms) for one in rows]


def test_what_was_said_becomes_the_record_by_itself():
    body = make.organization("Patients' Alliance")
    session = make_live.session(
        roles=[
            make_live.role("Emeka Obi", "moderator"),
            make_live.role("Wairimu Kang", "speaker", body),
        ]
    )
    moderator, speaker = (one.person for one in session.roles.order_by("position"))
    sitting = make_live.sitting(session)
    make_live.cues(sitting, "Welcome.", at=later(2))
    request = make_live.request(
        sitting, "Wairimu Kang", person=speaker, organization=body, country="KE"
    )
    given = live.give_floor(request, by=make.LOADER, at=later(10))
    make_live.cues(sitting, "Patients first.", at=later(12))
    make_live.cues(sitting, "Two minutes.", at=later(14), label="MODERATOR")
    make_live.cues(sitting, "I conclude.", "Thanks.", at=later(16), label="KANG")
    make_live.cues(sitting, "Merci.", at=later(18), lang="fr")
    live.end_statement(given, by=make.LOADER, at=later(20))

    source = close_session(sitting, by=make.actor(moderator), at=later(60))

    assert turns(source) == [
        ("", "Welcome.", False, 2000),
        ("Wairimu Kang", "Patients first.", True, 12000),
        ("MODERATOR", "Two minutes.", False, 14000),
        ("Wairimu Kang", "I conclude. Thanks.", True, 16000),
        ("Wairimu Kang", "Merci.", True, 18000),
    ]
    first = source.interventions.get(position=1)
    assert (first.person, first.organization, first.country) == (speaker, body, "KE")
    assert (source.session, source.kind, source.lang) == (session, "transcript", "en")
    acts = Entry.objects.order_by("-id").values_list("act", "actor_name")[:2]
    assert list(acts) == [
        ("reports.source.imported", "captions"),
        ("live.sitting.closed", "Emeka Obi"),
    ]


def test_a_session_without_captions_closes_without_a_record():
    sitting = make_live.sitting()

    assert close_session(sitting, by=make.LOADER, at=later(60)) is None
    sitting.refresh_from_db()
    assert sitting.state == "closed"


def test_closing_that_is_refused_keeps_nothing():
    sitting = make_live.sitting()
    make_live.cues(sitting, "Welcome.")

    with pytest.raises(Refused, match="not-allowed"):
        close_session(sitting, by=NOBODY, at=later(60))

    sitting.refresh_from_db()
    assert sitting.state == "open"
    assert not Source.objects.exists()


# Filed after the end ---------------------------------------------------------------------


def late_filer():
    sitting = make_live.sitting()
    person = make.person("Farid Haddad")
    waits = make_live.request(sitting, "Farid Haddad", person=person)
    make_live.cues(sitting, "Welcome.", at=later(2))
    close_session(sitting, by=make.LOADER, at=later(60))
    return waits, make.actor(person)


def written():
    return [
        (turn.label, turn.text, turn.section)
        for source in Source.objects.filter(format=WRITTEN_FORMAT).order_by("id")
        for turn in source.interventions.order_by("position")
    ]


def test_a_statement_filed_after_the_end_joins_the_record():
    waits, farid = late_filer()
    assert written() == []

    run_floor.file_statement(waits, "In short: yes.", by=farid, at=later(600))

    assert written() == [("Farid Haddad", "In short: yes.", "not-delivered")]
    with pytest.raises(Refused, match="wrong-state"):
        run_floor.file_statement(waits, "No.", by=farid, at=later(700))


def test_nothing_is_filed_once_the_report_is_cleared():
    waits, farid = late_filer()
    SessionReport.objects.create(
        session=waits.sitting.session, state="cleared", drafted_at=later(70)
    )

    with pytest.raises(Refused, match="filing-over"):
        run_floor.file_statement(waits, "In short: yes.", by=farid, at=later(600))

    waits.refresh_from_db()
    assert (waits.state, waits.written, written()) == ("waiting", "", [])


def test_who_speaks_files_beside_it_and_keeps_the_floor():
    sitting = make_live.sitting()
    running = make_live.statement(sitting, "Ada")

    run_floor.file_statement(running.request, "Whole.", by=make.LOADER, at=later(3))
    assert queries.floor_now(sitting) == running
    close_session(sitting, by=make.LOADER, at=later(60))

    assert written() == [("Ada", "Whole.", "not-delivered")]


def test_whom_a_source_names_is_found_in_the_programme_and_who_conducts_is_no_voice():
    body = make.organization("Patients' Alliance")
    session = make_live.session(
        roles=[
            make_live.role("Emeka Obi", "moderator"),
            make_live.role("Wairimu Kang", "speaker", body),
        ]
    )
    moderator, speaker = (one.person for one in session.roles.order_by("position"))
    sitting = make_live.sitting(session)
    make_live.cues(sitting, "Patients first.", at=later(2), label="WAIRIMU KANG")
    make_live.cues(sitting, "Who is that?", at=later(4), label="Nobody Known")
    asked = make_live.request(sitting, "Emeka Obi", person=moderator)
    given = live.give_floor(asked, by=make.LOADER, at=later(10))
    make_live.cues(sitting, "Thank you.", at=later(12), label="")
    live.end_statement(given, by=make.LOADER, at=later(20))
    typed = make_live.request(sitting, "Wairimu Kang", at=later(21), country="KE")
    live.give_floor(typed, by=make.LOADER, at=later(22))
    make_live.cues(sitting, "And wells.", at=later(24), label="")

    source = close_session(sitting, by=make.LOADER, at=later(60))

    assert [
        (one.label, one.person, one.organization, one.group, one.country, one.is_voice)
        for one in source.interventions.order_by("position")
    ] == [
        ("WAIRIMU KANG", speaker, body, body.group, body.country, True),
        ("Nobody Known", None, None, "", "", True),
        ("Emeka Obi", moderator, None, "", "", False),
        ("Wairimu Kang", speaker, body, body.group, "KE", True),
    ]


def test_under_the_rule_nobody_is_looked_for_in_the_programme():
    session = make_live.session(roles=[make_live.role("Speaker One", "speaker")])
    programme.set_rule(session, holds=True, by=make.LOADER, at=make.NOON)
    session.refresh_from_db()
    sitting = make_live.sitting(session)
    make_live.statement(sitting, "Speaker One")
    make_live.cues(sitting, "Patients first.", at=later(2))

    source = close_session(sitting, by=make.LOADER, at=later(60))

    turn = source.interventions.get()
    assert (turn.person, turn.organization) == (None, None)
