"""Who decides what: roles of a category, people named for a part, nobody else."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import (
    duplicates,
    mandating,
    queries,
    remits,
    rules,
    vetting,
)
from palabre.stages.accreditation.models import Mandate
from palabre.stages.accreditation.queries import Sought
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Account, Person
from palabre.stages.summits.models import RoleGrant
from palabre.workflows import vet
from palabre.workflows.appoint import Appointment
from palabre.workflows.entrust import dismiss, entrust

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def asked(summit):
    """Return who asked: a participant of civil society and of academia, one of press."""
    kinds = made.categories(summit)
    return {
        "civil": made.registration(summit, make.person("Noor Rahman")),
        "academia": made.registration(
            summit, make.person("Grace Okonkwo"), group="academia"
        ),
        "press": made.registration(
            summit,
            make.person("Noor al-Rahman", native="نور رحمن"),
            category=kinds["press"],
        ),
    }


def officer(summit, name, category=None, group=""):
    holder = make.holder(summit, Role.ACCREDITATION, name)
    person = Person.objects.get(pk=holder.person_id)
    kind = summit.categories.get(code=category) if category else None
    mandating.give(
        summit, person, category=kind, group=group, by=make.LOADER, at=make.NOON
    )
    return holder


def names(found):
    return [one.person.name for one in found]


@pytest.mark.parametrize(
    ("category", "group", "seen"),
    [
        ("participant", "", ["Noor Rahman", "Grace Okonkwo"]),
        ("participant", "academia", ["Grace Okonkwo"]),
        (None, "civil-society", ["Noor Rahman", "Noor al-Rahman"]),
        ("press", "academia", []),
        (None, "", ["Noor Rahman", "Grace Okonkwo", "Noor al-Rahman"]),
    ],
)
def test_an_officer_sees_and_decides_exactly_their_part(
    summit, asked, category, group, seen
):
    lena = officer(summit, "Lena", category, group)

    assert names(queries.registrations_to_vet(lena, summit)) == seen
    assert [
        one.person.name for one in asked.values() if rules.may_decide(lena, one)
    ] == seen
    assert queries.counts_to_vet(lena, summit).get("registered", 0) == len(seen)
    for one in asked.values():
        if one.person.name in seen:
            assert queries.registration_for(lena, one.code).pk == one.pk
        else:
            with pytest.raises(Refused, match="not-found"):
                queries.registration_for(lena, one.code)


def test_a_batch_that_leaves_the_part_is_refused_whole(summit, asked):
    lena = officer(summit, "Lena", "participant")

    with pytest.raises(Refused, match="not-allowed"):
        vet.accredit_batch(list(asked.values()), key=made.KEY, by=lena, at=make.NOON)
    done = vet.accredit_batch(
        [asked["civil"], asked["academia"]], key=made.KEY, by=lena, at=make.NOON
    )

    assert [one.state for one in done.accredited] == ["accredited", "accredited"]
    asked["press"].refresh_from_db()
    assert asked["press"].state == "registered"


def test_a_category_may_be_left_to_those_named_for_it(summit, asked):
    lena = officer(summit, "Lena", "press")
    other = officer(summit, "Ivo", "participant")
    amina = make.secretariat(summit)
    press = asked["press"]
    vetting.set_rule(
        press.category,
        deciders=["accreditation"],
        needs_second=False,
        by=amina,
        at=make.NOON,
    )
    press.refresh_from_db()

    decides = [rules.may_decide(one, press) for one in (lena, other, amina)]

    assert decides == [True, False, False]
    assert rules.may_look(amina, press)


def test_only_roles_of_the_house_may_be_named(summit, asked):
    with pytest.raises(Refused, match="field-unknown"):
        vetting.set_rule(
            asked["press"].category,
            deciders=["gate"],
            needs_second=False,
            by=make.LOADER,
            at=make.NOON,
        )


def test_a_mandate_without_the_role_opens_nothing(summit, asked):
    lena = officer(summit, "Lena", "participant")
    RoleGrant.objects.filter(person_id=lena.person_id).delete()
    bare = make.actor(Mandate.objects.get().person)

    assert remits.remit_of(bare, summit).is_nothing
    with pytest.raises(Refused, match="not-allowed"):
        queries.registrations_to_vet(bare, summit)


def test_two_officers_refuse_and_a_third_hears_the_appeal(summit, asked):
    one, two, three = (
        officer(summit, name, "participant") for name in ("Lena", "Ivo", "Bo")
    )
    stranger = officer(summit, "Hana", "press")
    noor = asked["civil"]
    vetting.set_rule(
        noor.category, deciders=[], needs_second=True, by=make.LOADER, at=make.NOON
    )
    noor.refresh_from_db()

    proposed = vet.refuse_batch([noor], reason="No letter.", by=one, at=make.NOON)
    assert (proposed.refused, names(proposed.proposed)) == ([], ["Noor Rahman"])
    second = queries.registrations_to_vet(two, summit, Sought(queries.SECOND))
    ended = vet.refuse_batch(list(second), reason="", by=two, at=make.NOON)
    assert [each.reason for each in ended.refused] == ["No letter."]

    appeal = vetting.appeal(
        ended.refused[0], "Here.", by=make.actor(noor.person), at=make.NOON
    )
    assert queries.appeals_to_decide(three, summit) == [appeal]
    assert queries.appeals_to_decide(stranger, summit) == []
    decide = {"outcome": "upheld", "reason": "Seen.", "at": make.NOON}
    for by, code in ((two, "appeal-own-refusal"), (stranger, "not-allowed")):
        with pytest.raises(Refused, match=code):
            vet.decide_appeal(appeal, by=by, **decide)
    vet.decide_appeal(appeal, by=three, **decide)
    noor.refresh_from_db()
    assert noor.state == "registered"


def test_a_batch_refused_without_reason_changes_nobody(summit, asked):
    lena = officer(summit, "Lena", "participant")

    with pytest.raises(Refused, match="reason-missing"):
        vet.refuse_batch([asked["civil"]], reason=" ", by=lena, at=make.NOON)

    asked["civil"].refresh_from_db()
    assert asked["civil"].state == "registered"


def test_a_duplicate_in_anothers_part_is_counted_not_named(summit, asked):
    lena = officer(summit, "Lena", "participant")

    (group,) = duplicates.possible_duplicates(lena, summit)
    beside = duplicates.alike(lena, asked["civil"])

    assert (names(group.registrations), group.n_elsewhere) == (["Noor Rahman"], 1)
    assert (beside.registrations, beside.n_elsewhere) == ((), 1)
    whole = duplicates.alike(make.secretariat(summit), asked["civil"])
    assert (names(whole.registrations), whole.n_elsewhere) == (["Noor al-Rahman"], 0)


def test_an_officer_is_named_written_to_and_dismissed(summit, asked):
    amina = make.secretariat(summit)
    wanted = Appointment("lena@cast.example", Role.ACCREDITATION, "Lena Sandberg")
    kind = asked["press"].category

    made_ = entrust(
        summit,
        wanted,
        category=kind,
        group="",
        url="https://x.example/",
        by=amina,
        at=make.NOON,
    )
    again = entrust(
        summit,
        wanted,
        category=kind,
        group="",
        url="https://x.example/",
        by=amina,
        at=make.NOON,
    )
    assert (again.pk, Account.objects.filter(email=wanted.email).count()) == (
        made_.pk,
        1,
    )
    acts = Entry.objects.filter(act__startswith="accreditation.mandate")
    assert [one.act for one in acts] == ["accreditation.mandate.given"]
    dismiss(made_, by=amina, at=make.NOON)

    held = RoleGrant.objects.filter(person=made_.person, role=Role.ACCREDITATION)
    assert (Mandate.objects.count(), held.count()) == (0, 0)


def test_naming_is_the_secretariats(summit, asked):
    lena = officer(summit, "Lena", "participant")
    wanted = Appointment("x@cast.example", Role.ACCREDITATION, "X")
    mandate = Mandate.objects.get()

    with pytest.raises(Refused, match="not-allowed"):
        entrust(summit, wanted, category=None, group="", url="u", by=lena, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        dismiss(mandate, by=lena, at=make.NOON)
    for facts in ({"group": "martians", "category": None},):
        with pytest.raises(Refused, match="field-unknown"):
            mandating.give(
                summit, mandate.person, **facts, by=make.LOADER, at=make.NOON
            )
