from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.stages.journal.models import Entry
from palabre.stages.summits import operations as summits
from palabre.web.ui.words import words_for

pytestmark = pytest.mark.django_db


def test_person_registers_and_the_journal_says_so():
    summit, person = make.summit(), make.person("Farid Haddad")

    asked = accreditation.register(
        summit, made.facts(summit, person), by=make.actor(person), at=make.NOON
    )

    assert (asked.state, asked.attendance, asked.country) == (
        "registered",
        "on-site",
        "KE",
    )
    last = Entry.objects.order_by("-id").first()
    assert last.act == "accreditation.registration.registered"
    assert last.subject == f"registration:{asked.code}"


def test_nobody_registers_somebody_else():
    summit, person = make.summit(), make.person("Farid Haddad")
    facts = made.facts(summit, person)

    for actor in (NOBODY, make.actor(make.person("Grace Okonkwo"))):
        with pytest.raises(Refused, match="not-allowed"):
            accreditation.register(summit, facts, by=actor, at=make.NOON)
    assert not Registration.objects.exists()


def test_person_registers_once():
    summit, person = make.summit(), make.person("Farid Haddad")
    made.registration(summit, person)

    with pytest.raises(Refused, match="registered-already"):
        made.registration(summit, person)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("group", "", "field-missing"),
        ("country", "", "field-missing"),
        ("attendance", "by-balloon", "field-unknown"),
    ],
)
def test_incomplete_is_refused_with_the_field(field, value, code):
    summit = make.summit()

    with pytest.raises(Refused) as refused:
        made.registration(summit, **{field: value})
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_outside_its_window_registration_is_closed():
    summit, person = make.summit(), make.person("Farid Haddad")
    summits.plan_phase(
        summit,
        "accreditation",
        label=text(en="Registration"),
        starts_at=make.NOON,
        ends_at=make.NOON + timedelta(days=1),
        by=make.LOADER,
        at=make.NOON,
    )
    facts, actor = made.facts(summit, person), make.actor(person)

    with pytest.raises(Refused, match="registration-closed") as refused:
        accreditation.register(
            summit, facts, by=actor, at=make.NOON + timedelta(days=1)
        )
    assert words_for(refused.value) == (
        "Registration is not open: it runs from 2 March 2026, 13:00 (Europe/Zurich) "
        "to 3 March 2026, 13:00 (Europe/Zurich)."
    )
    assert accreditation.register(summit, facts, by=actor, at=make.NOON)


def test_list_is_taken_whole_or_not_at_all():
    summit, twice = make.summit(), make.person("Farid Haddad")
    made.registration(summit, twice)
    fresh = made.facts(summit, make.person("Noor Rahman"))

    with pytest.raises(Refused, match="registered-already"):
        accreditation.register_all(
            summit, [fresh, made.facts(summit, twice)], by=make.LOADER, at=make.NOON
        )
    assert Registration.objects.count() == 1
