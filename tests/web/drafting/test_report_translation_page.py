"""The page on which a report is put into another language, and what readers see."""

import json
from datetime import UTC, datetime, timedelta

import make
import make_readers
import make_reports
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.stages.people import operations as people
from palabre.stages.reports.models import LineTranslation

pytestmark = pytest.mark.django_db

LINE = "Rural communities need wells that they can mend themselves."
TOLD = "Les communautés rurales ont besoin de puits qu'elles peuvent réparer."
BASE = "/en/hamlet-2026/sessions/WEL-01/report/"
PAGE = BASE + "in/fr/"


@pytest.fixture
def report():
    return make_reports.report(make_reports.wells(make.summit()))


@pytest.fixture
def rapporteur(client, report):
    role = report.session.roles.get(role="rapporteur")
    return make_readers.sign_in(client, role.person)


def typed(report, told=TOLD, **more):
    line = report.lines.get(text=LINE)
    return {
        f"line-{line.code}": LINE,
        f"told-{line.code}": told,
        "translator": "the translators",
    } | more


def test_rapporteur_puts_lines_into_another_language(rapporteur, report):
    page = rapporteur.get(PAGE).content.decode()
    assert LINE in page
    assert "0 of 3 lines are translated." in page

    came = rapporteur.post(PAGE, typed(report), follow=True).content.decode()

    (kept,) = LineTranslation.objects.all()
    assert (kept.before, kept.lang, kept.text) == (LINE, "fr", TOLD)
    assert "1 line is kept." in came
    assert "1 of 3 lines are translated." in came
    assert TOLD.replace("'", "&#x27;") in came
    again = rapporteur.post(PAGE, typed(report), follow=True).content.decode()
    assert "Nothing has changed." in again


def test_line_changed_meanwhile_loses_nothing_that_was_typed(rapporteur, report):
    given = typed(report)
    report.lines.filter(text=LINE).update(text="Somebody wrote this anew.")

    came = rapporteur.post(PAGE, given)

    page = came.content.decode()
    assert came.status_code == 409
    assert "no longer holds the line" in page
    assert TOLD.replace("'", "&#x27;") in page
    assert not LineTranslation.objects.exists()


@pytest.mark.parametrize("lang", ["en", "de"])
def test_there_is_no_page_for_its_own_language_or_an_unknown_one(rapporteur, lang):
    assert rapporteur.get(f"{BASE}in/{lang}/").status_code == 404


def test_a_visitor_reads_the_line_and_its_translation(client, rapporteur, report):
    rapporteur.post(PAGE, typed(report))

    reader = Client()
    french = reader.get(BASE.replace("/en/", "/fr/")).content.decode()
    english = reader.get(BASE).content.decode()

    assert LINE in french
    assert "Les communautés rurales" in french
    assert "the translators" in french
    assert "Les communautés rurales" not in english
    assert reader.get(PAGE).status_code == 302


def test_program_puts_lines_into_a_language_and_reads_them(report):
    person = report.session.roles.get(role="rapporteur").person
    account = people.open_account(
        person, email="dolores@example.org", by=make.LOADER, at=make.NOON
    )
    token = make_token(account, at=datetime.now(UTC), life=timedelta(days=1))
    caller = Client(headers={"Authorization": f"Bearer {token}"})
    path = "/api/v1/editions/hamlet-2026/sessions/WEL-01/report/translations/fr"
    body = {"lines": [{"line": LINE, "text": TOLD}], "translator": "the translators"}

    made = caller.put(path, json.dumps(body), content_type="application/json")
    held = caller.get(path).json()
    wrong = caller.put(
        path.replace("/fr", "/de"), json.dumps(body), content_type="application/json"
    )

    assert made.status_code == 200
    assert [(one["line"], one["text"], one["translator"]) for one in held] == [
        (LINE, TOLD, "the translators")
    ]
    assert wrong.json()["code"] == "language-unknown"
