import make
import make_readers
import make_reports
import pytest
from django.test import Client

from palabre.kernel.actors import Role
from palabre.stages.outbox.models import Message
from palabre.stages.reports import operations as reports
from palabre.stages.reports import rules
from palabre.stages.reports.models import (
    DraftOrder,
    Intervention,
    ReportingRules,
    SessionReport,
)
from palabre.stages.reports.templates import template_of

pytestmark = pytest.mark.django_db

HERE = "/en/hamlet-2026/secretariat/reports/"
RULES = {
    "due_hours": "48",
    "remind_hours": "24, 0",
    "speaker_hours": "72",
    "first": "rapporteur",
    "second": "chair",
    "third": "",
}


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def office(client, summit):
    return make_readers.as_role(client, summit, Role.SECRETARIAT)


def test_rules_are_kept_and_nonsense_is_told_beside_its_field(office):
    office.post(HERE + "rules/", RULES)
    refused = office.post(HERE + "rules/", RULES | {"remind_hours": "soon"})

    kept = ReportingRules.objects.get()
    assert (kept.due_hours, kept.remind_hours, kept.clearing_roles) == (
        48,
        [24, 0],
        ["rapporteur", "chair"],
    )
    page = refused.content.decode()
    assert "Give whole hours with commas between." in page
    assert 'value="soon"' in page


def test_headings_of_a_type_are_set(office, summit):
    session = make_reports.session(summit)

    office.post(
        HERE + "rules/workshop/",
        {"heading-key-issue": "required", "heading-trend": "asked"},
    )
    nothing = office.post(HERE + "rules/workshop/", {})

    kept = template_of(session.type)
    assert (kept.headings, kept.required) == (("key-issue", "trend"), ("key-issue",))
    assert nothing.status_code == 409
    assert office.get(HERE + "rules/nowhere/").status_code == 404


def test_roles_clear_in_their_order_and_the_last_one_publishes(office, client, summit):
    office.post(HERE + "rules/", RULES)
    session = make_reports.session(summit)
    kept = make_reports.report(session, is_cleared=False)
    reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
    by = {role: make.holder(summit, role, f"{role} one") for role in Role}
    url = f"{HERE}{session.code}/clear/"

    assert office.post(url).status_code == 302
    assert SessionReport.objects.get().state == "filed"
    with pytest.raises(Exception, match="clearance-not-due"):
        reports.clear_report(kept, by=by[Role.CHAIR], at=make_reports.AFTER)
    reports.clear_report(kept, by=by[Role.RAPPORTEUR], at=make_reports.AFTER)
    assert SessionReport.objects.get().state == "filed"
    done = reports.clear_report(kept, by=by[Role.CHAIR], at=make_reports.AFTER)

    assert (done.state, done.cleared_by) == ("cleared", "chair one")
    assert [one.role for one in done.clearances.order_by("id")] == [
        "rapporteur",
        "chair",
    ]
    assert rules.may_see_board(by[Role.CHAIR], summit)
    assert not rules.may_see_board(by[Role.PRESS], summit)


def test_returned_report_needs_every_clearance_again(office, summit):
    office.post(HERE + "rules/", RULES)
    kept = make_reports.report(make_reports.session(summit), is_cleared=False)
    reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
    first = make.holder(summit, Role.RAPPORTEUR, "first")
    reports.clear_report(kept, by=first, at=make_reports.AFTER)

    reports.return_report(
        kept, reason="Who?", by=make.secretariat(summit), at=make_reports.AFTER
    )

    assert kept.clearances.count() == 0


def test_who_clears_reads_the_board_and_may_give_back(office, summit):
    office.post(HERE + "rules/", RULES)
    session = make_reports.session(summit)
    kept = make_reports.report(session, is_cleared=False)
    reports.file_report(kept, by=make.LOADER, at=make_reports.AFTER)
    first = make.holder(summit, Role.RAPPORTEUR, "first")
    reports.clear_report(kept, by=first, at=make_reports.AFTER)
    chair = make_readers.as_role(Client(), summit, Role.CHAIR)
    press = make_readers.as_role(Client(), summit, Role.PRESS)

    page = chair.get(HERE).content.decode()

    assert "cleared by: Rapporteur of the edition" in page
    assert "waits for: Chair of the summit" in page
    report_at = f"/en/hamlet-2026/sessions/{session.code}/report/"
    assert "Rapporteur of the edition" in chair.get(report_at).content.decode()
    back = f"{HERE}{session.code}/return/?state=filed"
    assert press.post(back, {"reason": "No."}).status_code == 403
    done = chair.post(back, {"reason": "Which village?"})
    assert done.headers["Location"] == f"{HERE}?state=filed"
    told = SessionReport.objects.get()
    assert (told.state, told.return_reason) == ("returned", "Which village?")


def test_rapporteur_is_led_to_the_report(office, summit):
    session = make_reports.wells(summit)
    person = session.roles.get(role="rapporteur").person
    theirs = make_readers.sign_in(Client(), person)
    place = f'href="/en/hamlet-2026/sessions/{session.code}/report/edit/"'

    assert place in theirs.get("/en/me/").content.decode()
    session_at = f"/en/hamlet-2026/sessions/{session.code}/"
    assert place in theirs.get(session_at).content.decode()
    assert place not in Client().get(session_at).content.decode()


def test_filed_report_says_who_clears_first(office, summit):
    office.post(HERE + "rules/", RULES)
    session = make_reports.session(summit)
    make_reports.report(session, is_cleared=False)
    edit = f"/en/hamlet-2026/sessions/{session.code}/report/edit/"

    done = office.post(edit, {"version": 1, "act": "file"}, follow=True)

    told = "Filed. It waits for clearance by: Rapporteur of the edition."
    assert told in done.content.decode()


def test_board_filters_late_unassigned_type_theme_and_words(office, summit):
    make_reports.session(summit, "S-1", title="Nobody wrote this down")
    make_reports.wells(summit)

    def shown(query):
        page = office.get(f"{HERE}?{query}").content.decode()
        return {code for code in ("S-1", "WEL-01") if f">{code}</span>" in page}

    assert shown("") == {"S-1", "WEL-01"}
    assert shown("unassigned=1") == {"S-1"}
    assert shown("q=dolores") == {"WEL-01"}
    assert shown("type=workshop&theme=health") == set()
    assert shown("late=1") == set()


def test_ticked_sessions_are_reminded_and_letters_wait(office, summit):
    session = make_reports.wells(summit)
    rapporteur = session.roles.get(role="rapporteur").person
    rapporteur.email = "dolores@cast.example"
    rapporteur.save()

    office.post(HERE + "remind/", {"code": ["WEL-01", "NOWHERE"]})

    (letter,) = Message.objects.all()
    assert (letter.state, letter.email) == ("queued", "dolores@cast.example")
    assert "/sessions/WEL-01/report/edit/" in letter.body


def test_sessions_with_a_record_are_drafted_by_the_worker(office, summit):
    make_reports.heard(summit)
    make_reports.session(summit, "S-2", title="No record")

    office.post(HERE + "order/")

    assert [one.session.code for one in DraftOrder.objects.all()] == ["WEL-01"]


MISHEARD = make_reports.WELLS.replace("Aïssatou Ndiaye", "Isatu Njay")


def test_secretariat_names_who_spoke(office, summit):
    make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.vtt", MISHEARD))
    turn = Intervention.objects.get(label="Isatu Njay")
    person = make_reports.Person.objects.get(name="Aïssatou Ndiaye")
    here = "/en/hamlet-2026/secretariat/records/"

    page = office.get(here).content.decode()
    nobody = office.post(
        here + "name/", {"source": turn.source_id, "label": turn.label}, follow=True
    )
    office.post(
        here + "name/",
        {"source": turn.source_id, "label": turn.label, "person": person.code},
    )

    assert "Isatu Njay" in page
    assert f'value="{person.code}"' in page
    assert "“Who it is” is missing." in nobody.content.decode()
    turn.refresh_from_db()
    assert (turn.person, turn.is_voice) == (person, True)
    assert "Isatu Njay" not in office.get(here).content.decode()
