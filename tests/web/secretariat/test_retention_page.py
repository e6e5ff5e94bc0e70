"""The secretariat sees what is kept until when, and the report of what went."""

from datetime import timedelta

import cast
import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import documents, forms, kept
from palabre.stages.accreditation.retention import ended_at
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.workflows.purge_due import purge_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    """Return an edition of which a passport and its page purge themselves."""
    summit, person = make.summit(), make.person("Noor Rahman")
    forms.edit(summit, made.form(), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    upload = documents.Upload("passport", "page.png", made.picture())
    by, safe = make.actor(person), made.safe()
    documents.keep(summit, person, upload, safe=safe, by=by, at=make.NOON)
    asked = made.registration(summit, person)
    given = {"needs_visa": "yes", "passport": "X1-of-Grace", "diet": "nuts"}
    forms.hand_in(asked, given, by=by, at=make.NOON)
    purge_due(safe=safe, at=ended_at(summit) + timedelta(days=30))
    return summit


def browser(summit, *roles):
    person = make.person("Amina Benhaddou")
    for role in roles:
        summits.grant(summit, person, role, by=make.LOADER, at=make.NOON)
    account = people.open_account(
        person, email="amina@example.org", by=make.LOADER, at=make.NOON
    )
    return cast.client(account)


def test_the_page_names_what_goes_when_and_what_went(summit):
    asked = browser(summit, Role.SECRETARIAT)

    page = asked.get(f"/en/{summit.code}/secretariat/retention/").content.decode()

    assert "26 June 2026" in page
    assert page.count('<td class="number">1</td>') == 2
    assert "X1-of-Grace" not in page
    assert "Noor" not in page


def test_a_report_says_how_much_went_of_which_questions(summit):
    amina = make.secretariat(summit)

    (report,) = kept.reports(summit, by=amina)

    assert (report.n_answers, report.n_documents, report.fields) == (
        1,
        1,
        ("passport",),
    )


def test_what_goes_first_stands_first_and_what_is_over_says_so(summit):
    amina = make.secretariat(summit)
    over = ended_at(summit) + timedelta(days=30)

    rows = kept.kept(summit, by=amina, at=over)

    days = [one.keep_days for one in rows]
    assert days == [30, 30, 30, 365, None, None, None]
    assert [one.key for one in rows if one.is_over] == ["passport", "photos", "drafts"]
    early = kept.kept(summit, by=amina, at=over - timedelta(seconds=1))
    assert not any(one.is_over for one in early)


def test_who_does_not_run_the_edition_sees_neither(summit):
    grace = make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="not-allowed"):
        kept.kept(summit, by=grace, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        kept.reports(summit, by=grace)
