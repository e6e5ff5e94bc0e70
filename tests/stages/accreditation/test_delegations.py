"""Delegations: named, corrected, confirmed within quota and window, seen by no other."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import nominating, queries, returning
from palabre.stages.accreditation.nominating import DelegationPlan, Nominee
from palabre.stages.journal.models import Entry

pytestmark = pytest.mark.django_db


class World:
    def __init__(self, **plan):
        self.summit = make.summit()
        self.kinds = made.categories(self.summit)
        self.person = make.person("Farid Haddad")
        self.farid = make.actor(self.person)
        self.body = make.organization("Ministry of Wells")
        self.delegation = nominating.open_delegation(
            self.summit,
            self.body,
            self.person,
            DelegationPlan(**plan),
            by=make.LOADER,
            at=make.NOON,
        )

    def nominee(self, name, **other):
        return Nominee(make.person(name), self.kinds["participant"], **other)

    def nominate(self, *names, by=None, at=make.NOON, **other):
        many = [self.nominee(name, **other) for name in names]
        return nominating.nominate_all(
            self.delegation, many, by=by or self.farid, at=at
        )

    def confirm(self, many, at=make.NOON):
        codes = [one.code for one in many]
        return nominating.confirm_all(self.delegation, codes, by=self.farid, at=at)


def test_a_focal_point_names_and_confirms():
    world = World(seats_on_site=2)
    named = world.nominate("Noor Rahman", "李雷")
    assert {one.state for one in named} == {"nominated"}

    confirmed = world.confirm(named)

    assert {one.state for one in confirmed} == {"registered"}
    assert nominating.seats_taken(world.delegation) == {"on-site": 2}
    acts = Entry.objects.order_by("id").values_list("act", flat=True)
    assert (
        list(acts)[-4:]
        == ["accreditation.nominee.named"] * 2 + ["accreditation.nominee.confirmed"] * 2
    )


def test_the_quota_holds_all_or_none():
    world = World(seats_on_site=1)
    named = world.nominate("Noor Rahman", "Bo Lindqvist")

    with pytest.raises(Refused) as refused:
        world.confirm(named)
    assert (refused.value.code, refused.value.facts) == (
        "quota-full",
        {"n": 2, "free": 1, "limit": 1},
    )
    assert len(world.confirm(named[:1])) == 1
    with pytest.raises(Refused, match="quota-full"):
        world.confirm(named[1:])


def test_accompanying_persons_take_no_seat():
    world = World(seats_on_site=0)

    assert world.confirm(world.nominate("Noor Rahman", place="accompanying"))


def test_outside_its_window_the_secretariat_alone_acts():
    world = World(closes_at=make.NOON)

    with pytest.raises(Refused, match="delegation-closed"):
        world.nominate("Noor Rahman")
    amina = make.secretariat(world.summit)
    assert world.nominate("Noor Rahman", by=amina, at=make.NOON + timedelta(days=1))


def test_nobody_touches_anothers_delegation():
    world = World()
    (named,) = world.nominate("Noor Rahman")
    other = make.actor(make.person("Bo Lindqvist"))

    with pytest.raises(Refused, match="not-allowed"):
        world.nominate("Grace Okonkwo", by=other)
    with pytest.raises(Refused, match="not-allowed"):
        nominating.drop(named, by=other, at=make.NOON)
    with pytest.raises(Refused, match="not-found"):
        queries.delegation_for(other, world.summit, world.body.code)
    with pytest.raises(Refused, match="not-found"):
        queries.nominee_for(other, world.summit, named.code)
    assert list(queries.delegations_of(other, world.summit)) == []


def test_a_delegation_has_one_head():
    world = World()
    world.nominate("Noor Rahman", place="head")

    with pytest.raises(Refused, match="head-twice"):
        world.nominate("Bo Lindqvist", place="head")


def test_a_nominee_is_corrected_until_confirmed():
    world = World()
    (named,) = world.nominate("Noor Rahman")
    press = Nominee(named.person, world.kinds["press"])
    facts = replace(press, category=named.category, post="Adviser", place="head")

    with pytest.raises(Refused, match="field-unknown"):
        nominating.amend(named, press, by=world.farid, at=make.NOON)
    with pytest.raises(Refused, match="field-unknown"):
        nominating.nominate_all(
            world.delegation,
            [Nominee(make.person("Bo Lindqvist"), world.kinds["press"])],
            by=world.farid,
            at=make.NOON,
        )
    amended = nominating.amend(named, facts, by=world.farid, at=make.NOON)

    assert (amended.post, amended.place, amended.category.code) == (
        "Adviser",
        "head",
        "participant",
    )
    world.confirm([amended])
    with pytest.raises(Refused, match="wrong-state"):
        nominating.amend(named, facts, by=world.farid, at=make.NOON)


def test_taking_back_frees_the_seat():
    world = World(seats_on_site=1)
    (first,) = world.confirm(world.nominate("Noor Rahman"))

    nominating.drop(first, by=world.farid, at=make.NOON)

    assert world.confirm(world.nominate("Bo Lindqvist"))


def test_after_the_window_a_member_is_taken_back_until_the_last_day_is_past():
    world = World()
    first, second, third = world.confirm(world.nominate("A", "B", "C"))
    world.delegation.closes_at = make.NOON
    world.delegation.save()
    last = datetime.combine(world.summit.ends_on, time(20), UTC)
    after = last + timedelta(days=1)

    gone = nominating.drop(first, by=world.farid, at=last)

    assert gone.state == "withdrawn"
    assert nominating.may_drop(world.farid, world.delegation, at=last)
    assert not nominating.may_drop(world.farid, world.delegation, at=after)
    with pytest.raises(Refused, match="edition-over"):
        nominating.drop(second, by=world.farid, at=after)
    amina = make.secretariat(world.summit)
    assert nominating.may_drop(amina, world.delegation, at=after)
    assert nominating.drop(third, by=amina, at=after).state == "withdrawn"


def test_after_the_window_nobody_is_named_changed_or_confirmed():
    world = World()
    (named,) = world.nominate("Noor Rahman")
    world.delegation.closes_at = make.NOON
    world.delegation.save()
    named.refresh_from_db()
    facts = Nominee(named.person, named.category, post="Adviser")

    with pytest.raises(Refused, match="delegation-closed"):
        world.nominate("Bo Lindqvist")
    with pytest.raises(Refused, match="delegation-closed"):
        nominating.amend(named, facts, by=world.farid, at=make.NOON)
    with pytest.raises(Refused, match="delegation-closed"):
        world.confirm([named])
    nominating.drop(named, by=world.farid, at=make.NOON)
    named.refresh_from_db()
    with pytest.raises(Refused, match="delegation-closed"):
        returning.come_back(named, by=world.farid, at=make.NOON)


def test_a_letter_is_checked_off_by_the_secretariat():
    world = World()
    with pytest.raises(Refused, match="not-allowed"):
        nominating.check_letter(world.delegation, by=world.farid, at=make.NOON)

    amina = make.secretariat(world.summit)
    checked = nominating.check_letter(world.delegation, by=amina, at=make.NOON)

    assert (checked.letter_at, checked.letter_by) == (make.NOON, "Amina Benhaddou")
