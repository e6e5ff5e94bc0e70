"""Coming after all: a withdrawn registration is taken up again, with its history."""

from datetime import timedelta

import journals
import make
import make_accreditation as made
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import nominating, returning, vetting, waiting
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.workflows import leave_and_return as leaving
from palabre.workflows import vet
from palabre.workflows.nominate import nominate

pytestmark = pytest.mark.django_db
LATER = make.NOON + timedelta(hours=1)


@pytest.fixture
def badge():
    return made.badge(make.summit())


def test_it_waits_for_a_decision_again_with_its_number_and_journal(badge):
    one = badge.registration
    by = make.actor(one.person)
    accreditation.withdraw(one, by=by, at=make.NOON)

    back = returning.come_back(one, by=by, at=LATER)

    assert (back.pk, back.code, back.state) == (one.pk, one.code, "registered")
    assert (back.registered_at, back.decided_at, back.decided_by) == (LATER, None, "")
    badge.refresh_from_db()
    assert badge.revoked_at == make.NOON  # the badge of before admits nowhere
    assert journals.acts()[-2:] == [
        "accreditation.registration.withdrawn",
        "accreditation.registration.returned",
    ]


def test_it_is_accredited_anew_with_a_badge_of_its_own(badge):
    one = badge.registration
    leaving.withdraw(one, by=make.LOADER, at=make.NOON)
    leaving.come_back(one, by=make.LOADER, at=LATER)

    vet.accredit_batch([one], key=made.KEY, by=make.LOADER, at=LATER)

    one.refresh_from_db()
    held = one.badges.get(revoked_at=None)
    assert (one.state, held.serial != badge.serial) == ("accredited", True)


def test_only_the_withdrawn_come_back_and_only_by_who_answers(badge):
    one = badge.registration
    own, stranger = make.actor(one.person), make.actor(make.person("Grace Okonkwo"))

    with pytest.raises(Refused, match="wrong-state"):
        returning.come_back(one, by=own, at=LATER)
    accreditation.revoke(one, reason="Misuse.", by=make.LOADER, at=make.NOON)
    with pytest.raises(Refused, match="wrong-state"):
        returning.come_back(one, by=own, at=LATER)
    Registration.objects.filter(pk=one.pk).update(state="withdrawn")
    with pytest.raises(Refused, match="not-allowed"):
        returning.come_back(one, by=stranger, at=LATER)

    assert returning.come_back(one, by=own, at=LATER).state == "registered"


def test_nobody_comes_back_once_registration_is_closed(badge):
    one, summit = badge.registration, badge.registration.summit
    own = make.actor(one.person)
    accreditation.withdraw(one, by=own, at=make.NOON)
    one.refresh_from_db()
    summits.plan_phase(
        summit,
        "accreditation",
        label=text(en="Registration"),
        starts_at=make.NOON - timedelta(days=2),
        ends_at=make.NOON + timedelta(minutes=30),
        by=make.LOADER,
        at=make.NOON,
    )

    assert returning.may_come_back(own, one, at=make.NOON)
    assert not returning.may_come_back(own, one, at=LATER)
    with pytest.raises(Refused, match="registration-closed"):
        returning.come_back(one, by=own, at=LATER)


def test_who_waited_for_a_place_waits_again_after_those_who_stayed():
    summit = make.summit()
    pool = waiting.set_pool(
        made.categories(summit)["participant"],
        "on-site",
        seats=1,
        offer_hours=24,
        by=make.LOADER,
        at=make.NOON,
    )
    asked = [made.registration(summit, make.person(name)) for name in "ABC"]
    vet.accredit_batch(asked, key=made.KEY, by=make.LOADER, at=make.NOON)
    second = asked[1]
    leaving.withdraw(second, by=make.LOADER, at=make.NOON)

    back = leaving.come_back(second, by=make.LOADER, at=LATER)
    vet.accredit_batch([back], key=made.KEY, by=make.LOADER, at=LATER)

    assert (back.waiting_since, back.offer_until) == (None, None)
    line = [(one.person.name, one.waiting_since) for one in waiting.in_line(pool)]
    assert line == [("C", make.NOON), ("B", LATER)]


def test_a_refusal_that_was_proposed_before_is_forgotten():
    summit = make.summit()
    one = made.registration(summit)
    vetting.propose_refusal(
        one, reason="Not affiliated.", by=make.secretariat(summit), at=make.NOON
    )
    one.refresh_from_db()
    accreditation.withdraw(one, by=make.actor(one.person), at=make.NOON)

    back = returning.come_back(one, by=make.actor(one.person), at=LATER)

    assert (back.refusal_by, back.refusal_reason) == (None, "")


def test_letters_that_no_longer_hold_do_not_go():
    summit = make.summit()
    person = make.person("Farid Haddad", email="farid@cast.example")
    one = made.registration(summit, person)
    vet.accredit_batch([one], key=made.KEY, by=make.LOADER, at=make.NOON)
    leaving.withdraw(one, by=make.actor(person), at=make.NOON)
    leaving.come_back(one, by=make.actor(person), at=LATER)

    told = Message.objects.order_by("id").values_list("act", "state")

    assert list(told) == [
        ("accreditation.registration.accredited", "discarded"),
        ("accreditation.registration.withdrawn", "discarded"),
        ("accreditation.registration.returned", "queued"),
    ]


class Sent:
    """A delegation whose one member was taken back."""

    def __init__(self):
        self.summit = make.summit()
        made.categories(self.summit)
        self.focal = make.person("Farid Haddad")
        self.body = make.organization("Ministry of Water")
        self.delegation = nominating.open_delegation(
            self.summit,
            self.body,
            self.focal,
            nominating.DelegationPlan(),
            by=make.LOADER,
            at=make.NOON,
        )
        self.by = make.actor(self.focal)
        (self.one,) = self.name("Noor Rahman", place="head")
        leaving.drop(self.one, by=self.by, at=make.NOON)
        self.one.refresh_from_db()

    def name(self, name, place="member"):
        facts = {
            "name": name,
            "email": f"{name.split()[0].lower()}@cast.example",
            "category": "participant",
            "attendance": "on-site",
            "place": place,
        }
        return nominate(self.delegation, [facts], by=self.by, at=LATER)


def test_whom_a_delegation_sends_is_nominated_again():
    sent = Sent()

    by_focal = leaving.come_back(sent.one, by=sent.by, at=LATER)
    leaving.drop(by_focal, by=sent.by, at=LATER)
    own = leaving.come_back(sent.one, by=make.actor(sent.one.person), at=LATER)

    assert (by_focal.state, own.state, own.place) == ("nominated", "nominated", "head")


def test_a_head_who_comes_back_leaves_the_head_there_is():
    sent = Sent()
    sent.name("Bo Lindqvist", place="head")

    back = leaving.come_back(sent.one, by=sent.by, at=LATER)

    assert (back.place, nominating.n_heads(sent.delegation)) == ("member", 1)


def test_naming_somebody_who_withdrew_takes_the_registration_up_again():
    sent = Sent()

    (again,) = sent.name("Noor Rahman", place="alternate")

    again.refresh_from_db()
    assert (again.pk, again.code) == (sent.one.pk, sent.one.code)
    assert (again.state, again.place) == ("nominated", "alternate")
    with pytest.raises(Refused, match="registered-already"):
        sent.name("Noor Rahman")


def test_a_member_who_withdraws_is_told_and_so_is_the_focal_point():
    sent = Sent()
    Person.objects.filter(pk=sent.focal.pk).update(email="farid@cast.example")
    back = leaving.come_back(sent.one, by=sent.by, at=LATER)
    nominating.confirm_all(sent.delegation, [back.code], by=sent.by, at=LATER)
    own = make.actor(sent.one.person)

    leaving.withdraw(back, by=own, at=LATER)
    leaving.come_back(back, by=own, at=LATER)

    told = Message.objects.order_by("id").values_list("email", "act", "state")
    assert list(told) == [
        ("noor@cast.example", "accreditation.registration.returned", "discarded"),
        ("noor@cast.example", "accreditation.registration.withdrawn", "discarded"),
        (
            "farid@cast.example",
            "accreditation.registration.withdrawn_told",
            "discarded",
        ),
        ("noor@cast.example", "accreditation.registration.returned", "queued"),
        ("farid@cast.example", "accreditation.registration.returned_told", "queued"),
    ]
    letter = Message.objects.get(act="accreditation.registration.withdrawn_told")
    assert letter.subject.startswith("Withdrawn: Noor Rahman, ")
    assert f"/delegations/{sent.body.code}/" in letter.body


def test_whom_a_delegation_names_reads_the_language_of_its_focal_point():
    sent = Sent()
    sent.delegation.focal_point.lang = "fr"
    sent.delegation.focal_point.save()

    (one,) = sent.name("Bo Lindqvist")

    assert one.person.lang == "fr"


def test_a_line_taken_out_before_it_was_confirmed_writes_to_nobody():
    sent = Sent()

    assert not Message.objects.exists()

    (bo,) = sent.name("Bo Lindqvist")
    nominating.confirm_all(sent.delegation, [bo.code], by=sent.by, at=LATER)
    bo.refresh_from_db()
    leaving.drop(bo, by=sent.by, at=LATER)

    (letter,) = Message.objects.order_by("id")
    assert (letter.email, letter.act, letter.state) == (
        "bo@cast.example",
        "accreditation.registration.withdrawn",
        "queued",
    )


def test_a_member_taken_back_after_the_window_is_told():
    sent = Sent()
    (bo,) = sent.name("Bo Lindqvist")
    nominating.confirm_all(sent.delegation, [bo.code], by=sent.by, at=LATER)
    bo.refresh_from_db()
    bo.delegation.closes_at = LATER
    bo.delegation.save()

    leaving.drop(bo, by=sent.by, at=LATER + timedelta(days=1))

    letter = Message.objects.get()
    assert (letter.email, letter.act, letter.state) == (
        "bo@cast.example",
        "accreditation.registration.withdrawn",
        "queued",
    )


def test_whoever_answers_for_somebody_is_told_that_they_withdrew(badge):
    one, cabinet = badge.registration, make.person("Bo Lindqvist", email="bo@x.example")
    Registration.objects.filter(pk=one.pk).update(surrogate=cabinet)
    one.refresh_from_db()

    leaving.withdraw(one, by=make.actor(one.person), at=LATER)
    leaving.come_back(one, by=make.actor(cabinet), at=LATER)

    told = Message.objects.filter(person=cabinet).order_by("id")
    (letter,) = told
    assert letter.act == "accreditation.registration.withdrawn_told"
    assert "/register/others/" in letter.body


def test_a_refused_head_whose_appeal_is_upheld_leaves_the_head_there_is():
    sent = Sent()
    back = leaving.come_back(sent.one, by=sent.by, at=LATER)
    nominating.confirm_all(sent.delegation, [back.code], by=sent.by, at=LATER)
    back.refresh_from_db()
    accreditation.refuse(back, reason="No letter.", by=make.LOADER, at=LATER)
    filed = vetting.appeal(back, "Here it is.", by=make.actor(back.person), at=LATER)
    sent.name("Bo Lindqvist", place="head")

    vetting.decide_appeal(
        filed, outcome="upheld", reason="Seen.", by=make.LOADER, at=LATER
    )

    back.refresh_from_db()
    assert (back.state, back.place, back.decided_at) == ("registered", "member", None)
    assert nominating.n_heads(sent.delegation) == 1


@pytest.mark.parametrize("act", ["come_back", "name", "amend"])
def test_every_act_that_makes_a_head_locks_the_delegation_before_its_members(act):
    sent = Sent()
    if act == "amend":
        (sent.one,) = sent.name("Bo Lindqvist")

    with CaptureQueriesContext(connection) as asked:
        if act == "come_back":
            returning.come_back(sent.one, by=sent.by, at=LATER)
        elif act == "name":
            sent.name("Ana Silva", place="head")
        else:
            one = sent.one
            facts = nominating.Nominee(one.person, one.category, place="head")
            nominating.amend(one, facts, by=sent.by, at=LATER)

    inside = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    first = next(n for n, sql in enumerate(inside) if _locks(sql, "delegation"))
    heads = next(n for n, sql in enumerate(inside) if "\"place\" = 'head'" in sql)
    assert first < heads


def _locks(sql, table):
    """Tell whether a statement reads one row of a table by its key alone, to lock it."""
    return f'FROM "palabre_{table}" WHERE "palabre_{table}"."id" =' in sql
