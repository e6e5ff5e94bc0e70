"""Answering for another: registered, told, taken back; closed to everybody else."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import forms, surrogates
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import fitting
from palabre.stages.accreditation.standard import standard_form
from palabre.stages.journal.models import Entry
from palabre.workflows.list_dignitaries import gather_dignitaries
from palabre.workflows.register_for_another import OtherFacts, register_for_another

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    found = make.summit()
    kinds = [
        (code, text(en=code.title()), "#2f6b3c", ["grounds"])
        for code in ("participant", "high-level", "accompanying", "staff")
    ]
    accreditation.set_categories(found, kinds, by=make.LOADER, at=make.NOON)
    return found


@pytest.fixture
def cabinet():
    return make.person("Head of Cabinet", email="cabinet@example.org")


def facts(summit, category="high-level", **other):
    given = {
        "name": "Ama Mensah",
        "category": summit.categories.get(code=category),
        "attendance": "on-site",
        "group": "government",
        "country": "GH",
        "rank": "minister",
    }
    return OtherFacts(**(given | other))


def register(summit, cabinet, answers=None, **other):
    return register_for_another(
        summit,
        facts(summit, **other),
        cabinet,
        answers=answers or {},
        by=make.actor(cabinet),
        at=make.NOON,
    )


def refused(code, act):
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code == code


def test_a_cabinet_registers_its_minister(summit, cabinet):
    one = register(summit, cabinet)

    assert (one.state, one.surrogate, one.rank) == ("registered", cabinet, "minister")
    assert surrogates.answered_for(make.actor(cabinet), summit) == [one]
    line = Entry.objects.get(act="accreditation.registration.registered_for")
    assert line.facts == {"surrogate": cabinet.code}


@pytest.mark.parametrize("category", ["accompanying", "staff"])
def test_who_comes_along_and_staff_are_registered_too(summit, cabinet, category):
    one = register(summit, cabinet, category=category, rank="")

    assert one.category.code == category


def test_nobody_registers_another_as_a_plain_participant(summit, cabinet):
    refused("field-unknown", lambda: register(summit, cabinet, category="participant"))
    assert not Registration.objects.exists()


def test_the_questions_of_the_class_are_asked_of_who_answers(summit, cabinet):
    codes = [one.code for one in summit.categories.all()]
    forms.edit(summit, fitting(standard_form(), codes), by=make.LOADER, at=make.NOON)
    forms.publish(summit, by=make.LOADER, at=make.NOON)
    refused("answers-missing", lambda: register(summit, cabinet))

    register(summit, cabinet, {"needs_visa": "no", "dietary": "No pork"})

    sheet = AnswerSheet.objects.get()
    assert sheet.answers["surrogate"] == "cabinet@example.org"
    assert sheet.answers["dietary"] == "No pork"


def test_every_class_of_the_house_has_questions_of_its_own():
    own = {
        code
        for one in standard_form()
        for code in one.categories
        if len(one.categories) == 1
    }

    assert own >= {
        *("press", "exhibitor", "interpreter", "accompanying", "staff"),
        *("high-level", "participant"),
    }


def test_only_who_answers_takes_back(summit, cabinet):
    one = register(summit, cabinet)
    stranger = make.actor(make.person("Stranger"))
    refused(
        "not-allowed",
        lambda: surrogates.take_back(one, by=stranger, at=make.NOON),
    )

    gone = surrogates.take_back(one, by=make.actor(cabinet), at=make.NOON)

    assert gone.state == "withdrawn"
    assert surrogates.answered_for(stranger, summit) == []


def test_nobody_answers_in_another_name(summit, cabinet):
    other = make.person("Other")
    given = made.facts(summit, category=summit.categories.get(code="high-level"))

    refused(
        "not-allowed",
        lambda: surrogates.register_for(
            summit, given, other, by=make.actor(cabinet), at=make.NOON
        ),
    )


def test_one_answers_for_thirty_and_no_more(summit, cabinet, monkeypatch):
    monkeypatch.setattr(surrogates, "MOST", 1)
    register(summit, cabinet)

    refused("answers-for-many", lambda: register(summit, cabinet, name="Second"))


def test_on_the_high_level_list_who_answers_goes_along(summit, cabinet):
    one = register(summit, cabinet)

    (listed,) = gather_dignitaries(
        summit, [one.person.code], by=make.LOADER, at=make.NOON
    )

    assert listed.surrogate == cabinet
