"""What one registration asks the database: at a rush it is multiplied by all who wait."""

import make
import make_accreditation as made
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palabre.stages.accreditation import forms
from palabre.stages.journal import queries as journal
from palabre.stages.journal.models import Entry
from palabre.workflows.register_participant import register_participant

pytestmark = pytest.mark.django_db

MOST = 11
"""Window, whether one is there, the form, its sheet, the draft, the person held, the
consents that stand, the rows; the journal's end and its three lines once."""


def test_a_registration_with_answers_and_a_consent_asks_little():
    summit, person = make.summit(), make.person("ليلى حداد")
    forms.edit(summit, [made.question("diet")], by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    facts = made.facts(summit, person, is_listed=True)

    with CaptureQueriesContext(connection) as asked:
        register_participant(
            summit,
            facts,
            organization=None,
            answers={"diet": "none"},
            by=make.actor(person),
            at=make.NOON,
        )

    statements = [one["sql"] for one in asked]
    own = [one for one in statements if "SAVEPOINT" not in one]
    assert len(own) == MOST, own
    assert len(statements) - len(own) == 2  # the test's own transaction
    assert [one.act for one in Entry.objects.order_by("-id")[:3]] == [
        "people.consent.given",
        "accreditation.answers.given",
        "accreditation.registration.registered",
    ]
    assert forms.draft_of(summit, person) is None
    assert journal.first_break() is None
