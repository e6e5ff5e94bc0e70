"""Two people at one report: nobody's choice is lost, nobody files what was not seen."""

import make
import make_readers
import make_reports
import pytest
from django.test import Client

from palabre.kernel.actors import Role
from palabre.stages.reports import operations as reports
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem

pytestmark = pytest.mark.django_db

EDIT = "/en/hamlet-2026/sessions/WEL-01/report/edit/"


@pytest.fixture
def report():
    session = make_reports.heard(make.summit())
    load_frameworks(by=make.LOADER, at=make.NOON)
    lines = (("key-issue", "Wells break."), ("challenge", "Pumps are far away."))
    return make_reports.report(session, *lines, is_cleared=False)


@pytest.fixture
def one(report):
    role = report.session.roles.get(role="rapporteur")
    return make_readers.sign_in(Client(), role.person)


@pytest.fixture
def other(report):
    return make_readers.as_role(Client(), report.session.summit, Role.SECRETARIAT)


def shown(reader):
    """Return what a browser would send back of the form, nothing changed."""
    context = reader.get(EDIT).context
    chosen = context["tags"].chosen
    lines = {
        f"line-{row.code}": row.text
        for sheet in context["sheets"]
        for row in sheet.rows
    }
    return (
        lines
        | {f"reason-{tag.item.pk}": tag.reason for tag in chosen}
        | {f"was-{tag.item_id}": tag.reason for tag in context["report"].tags.all()}
        | {
            "version": context["n_versions"],
            "tags-there": "1",
            "tag": [str(tag.item.pk) for tag in chosen],
            "act": "keep",
        }
    )


def tagged(report):
    return {tag.item_id: tag.reason for tag in report.tags.all()}


def test_tag_that_somebody_else_chose_meanwhile_stays(one, other, report):
    first, second, third = FrameworkItem.objects.order_by("id")[:3]
    facts = [reports.TagFacts(first, "Wells."), reports.TagFacts(second, "Pumps.")]
    reports.set_tags(report, facts, by=make.LOADER, at=make_reports.AFTER)
    mine = shown(one)
    theirs = shown(other)

    theirs |= {
        "tag": [str(first.pk), str(third.pk)],
        f"reason-{first.pk}": "Wells and wells.",
        f"reason-{third.pk}": "Schools.",
    }
    assert other.post(EDIT, theirs).status_code == 302
    assert tagged(report) == {first.pk: "Wells and wells.", third.pk: "Schools."}
    assert one.post(EDIT, mine | {"new-trend": "More wells."}).status_code == 302

    assert tagged(report) == {first.pk: "Wells and wells.", third.pk: "Schools."}
    assert report.lines.filter(kind="trend").get().text == "More wells."


def test_own_change_of_a_tag_counts(one, report):
    first, second = FrameworkItem.objects.order_by("id")[:2]
    facts = [reports.TagFacts(first, "Wells."), reports.TagFacts(second, "Pumps.")]
    reports.set_tags(report, facts, by=make.LOADER, at=make_reports.AFTER)
    mine = shown(one)

    one.post(EDIT, mine | {"tag": [str(second.pk)], f"reason-{second.pk}": "Pipes."})

    assert tagged(report) == {second.pk: "Pipes."}


def test_nobody_files_lines_that_were_not_shown(one, other, report):
    mine = shown(one)
    other.post(EDIT, shown(other) | {"new-challenge": "Nobody pays for the pumps."})

    answer = one.post(EDIT, mine | {"act": "file"})

    kept = SessionReport.objects.get()
    assert (answer.status_code, kept.state) == (409, "drafted")
    assert "Nobody pays for the pumps." in answer.content.decode()
    assert one.post(EDIT, shown(one) | {"act": "file"}).status_code == 302
    kept.refresh_from_db()
    assert kept.state == "filed"


@pytest.mark.parametrize("key", ["9" * 30, "²", "-1"])
def test_key_that_names_no_item_chooses_none(one, report, key):
    answer = one.post(EDIT, shown(one) | {"tag": [key], f"reason-{key}": "Wells."})

    assert (answer.status_code, tagged(report)) == (302, {})
