"""Answers are unreadable in the database, and whole to whoever may read them."""

import make
import make_accreditation as house
import pytest
from django.core.exceptions import FieldError
from django.db import connection

from palabre.stages.accreditation import answers, forms
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.accreditation.questions import Readers

pytestmark = pytest.mark.django_db

PASSPORT = "X1234567 – Ålesund"


def stored(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT answers FROM {table}")  # noqa: S608 - our own table
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def registration(db):
    summit = make.summit()
    asked = [house.question("passport", readers=Readers.SECRETARIAT)]
    forms.edit(summit, asked, by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    return house.registration(summit)


def test_an_answer_is_no_word_of_the_database(registration):
    by = make.actor(registration.person)

    forms.hand_in(registration, {"passport": PASSPORT}, by=by, at=make.NOON)

    (sealed,) = stored("palabre_answersheet")
    assert "X1234567" not in sealed
    assert "passport" not in sealed
    (given,) = answers.answers_of(by, registration)
    assert given.answer == PASSPORT


def test_a_draft_is_sealed_too(registration):
    by = make.actor(registration.person)

    forms.keep_draft(
        registration.summit,
        registration.person,
        answers={"passport": PASSPORT},
        by=by,
        at=make.NOON,
    )

    (sealed,) = stored("palabre_registrationdraft")
    assert "X1234567" not in sealed
    kept = forms.draft_of(registration.summit, registration.person)
    assert kept.answers == {"passport": PASSPORT}


def test_nobody_searches_in_what_is_sealed():
    with pytest.raises(FieldError):
        list(AnswerSheet.objects.filter(answers={"passport": PASSPORT}))
