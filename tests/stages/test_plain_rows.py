from contextlib import suppress
from datetime import timedelta

import make
import make_accreditation as made
import pytest
from django.apps import apps
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from palabre.kernel.refusals import Refused
from palabre.stages import plain_rows
from palabre.stages.accreditation.form_models import AnswerSheet, FormVersion
from palabre.stages.accreditation.models import Badge, CheckIn, Registration
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import Summit
from palabre.stages.wholeness import together, whole

pytestmark = pytest.mark.django_db

ANSWERS = {"passport": "Ägypten 7", "many": ["a", "b"]}


def as_kept(row):
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}


def world():
    """Return a sheet of sealed answers whose registration was seen at a gate."""
    badge = made.badge(make.summit(), make.person("ليلى حداد"))
    version = FormVersion.objects.create(
        summit=badge.registration.summit, number=1, drafted_at=make.NOON
    )
    CheckIn.objects.create(
        badge=badge, on=make.NOON.date(), at=make.NOON, gate="A", scan="0123456789"
    )
    return AnswerSheet.objects.create(
        registration=badge.registration, version=version, answers=ANSWERS
    )


@pytest.mark.parametrize(
    "model",
    [AnswerSheet, Badge, CheckIn, Entry, FormVersion, Person, Registration, Summit],
)
def test_a_row_reads_as_the_mapper_reads_it(model):
    world()

    for one in model.objects.order_by("id"):
        assert as_kept(plain_rows.the_row(model, one.pk)) == as_kept(one)
        assert plain_rows.is_any_where(model, "id = %s", one.pk)
    assert plain_rows.row_where(model, "id = %s", 0) is None
    assert not plain_rows.is_any_where(model, "id = %s", 0)


def test_rows_are_kept_as_the_mapper_keeps_them():
    sheet = world()
    first = CheckIn.objects.get()
    days = [make.NOON + timedelta(days=n) for n in range(1, 500)]
    rows = [
        CheckIn(badge=first.badge, on=at.date(), at=at, gate="B", scan=f"scan-{at}")
        for at in days
    ]
    other = AnswerSheet(
        registration=made.registration(
            sheet.version.summit, make.person("Grace Okonkwo")
        ),
        version=sheet.version,
        answers=ANSWERS,
    )

    plain_rows.keep_rows(rows)
    plain_rows.keep_rows([other])

    kept = list(CheckIn.objects.exclude(pk=first.pk).order_by("id"))
    assert [as_kept(one) for one in kept] == [as_kept(one) for one in rows]
    assert as_kept(AnswerSheet.objects.get(pk=other.pk)) == as_kept(other)
    assert not other._state.adding
    assert plain_rows.keep_rows([]) == []


def test_rows_that_meet_a_condition_go_and_no_others():
    world()
    other = make.person("Grace Okonkwo")
    badge = made.badge(Summit.objects.get(), other)
    CheckIn.objects.create(
        badge=badge, on=make.NOON.date(), at=make.NOON, gate="B", scan="9876543210"
    )

    plain_rows.drop_where(CheckIn, "badge_id = %s", badge.pk)

    assert [one.gate for one in CheckIn.objects.all()] == ["A"]


def test_names_of_columns_may_be_words_of_the_language():
    world()

    found = plain_rows.row_where(CheckIn, '"on" = %s', make.NOON.date().isoformat())

    assert found == CheckIn.objects.get()


def test_acts_that_stand_together_fall_together_without_savepoints():
    def two_acts(then=None):
        with together():
            for n in range(2):
                with whole():
                    journal.record(
                        "test.thing.done", f"thing:{n}", by=make.LOADER, at=make.NOON
                    )
            if then:
                raise then

    with CaptureQueriesContext(
        connection,
    ) as asked:
        two_acts()
    assert sum("SAVEPOINT" in one["sql"] for one in asked) == 2  # the test's own
    assert Entry.objects.count() == 2

    with pytest.raises(Refused, match="too-late"):
        two_acts(Refused("too-late"))
    assert Entry.objects.count() == 2


def test_an_act_alone_is_undone_alone():
    def refused_after_writing():
        with whole():
            Organization.objects.create(code="x", name="X", folded="x")
            raise Refused("too-late")

    with pytest.raises(Refused, match="too-late"):
        refused_after_writing()

    assert not Organization.objects.exists()


@pytest.mark.parametrize("model", list(apps.get_app_config("palabre").get_models()))
def test_a_new_row_is_what_the_mapper_makes(model):
    made_here, by_mapper = plain_rows.new_row(model), model()

    values = as_kept(made_here)
    anew = {
        one.attname
        for one in model._meta.concrete_fields
        if callable(one.default) and one.default not in {list, dict}
    }
    assert {name: one for name, one in values.items() if name not in anew} == {
        name: one for name, one in as_kept(by_mapper).items() if name not in anew
    }
    assert {type(values[name]) for name in anew} == {
        type(getattr(by_mapper, name)) for name in anew
    }
    assert made_here._state.adding


def test_a_new_row_knows_what_it_points_to_and_no_other_name():
    sheet = world()

    row = plain_rows.new_row(
        AnswerSheet, registration=sheet.registration, version=sheet.version
    )

    assert row.registration_id == sheet.registration_id
    assert row.registration is sheet.registration
    assert row.answers is not plain_rows.new_row(AnswerSheet).answers
    with pytest.raises(TypeError, match="no field"):
        plain_rows.new_row(AnswerSheet, version=sheet.version, answer={})


def test_a_copy_of_a_row_is_its_own():
    sheet = world()

    copied = plain_rows.copy_of(sheet)
    copied.answers = {}

    assert sheet.answers == ANSWERS
    assert copied == sheet
    assert not copied._state.adding


@pytest.mark.django_db(transaction=True)
def test_a_part_that_failed_keeps_nothing_even_if_somebody_caught_it():
    def careless():
        with together():
            make.person("Grace Okonkwo")
            with suppress(Refused), whole():
                raise Refused("not-allowed")

    with suppress(TransactionManagementError):
        careless()

    assert not Person.objects.exists()
