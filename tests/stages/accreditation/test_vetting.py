"""Vetting: whom the category names decides, two refuse, another decides the appeal."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import duplicates, vetting
from palabre.stages.outbox.models import Message
from palabre.stages.people import operations as people
from palabre.workflows import vet

pytestmark = pytest.mark.django_db

LATER = make.NOON + timedelta(days=14)


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def asked(summit):
    person = make.person("Noor Rahman", email="noor@cast.example", lang="fr")
    return made.registration(summit, person)


def ruled(one, **rule):
    given = {"deciders": ["secretariat"], "needs_second": True} | rule
    vetting.set_rule(one.category, **given, by=make.LOADER, at=make.NOON)
    one.refresh_from_db()
    return one


def test_only_whom_the_category_names_decides(summit, asked):
    ruled(asked, deciders=["press"])
    amina = make.secretariat(summit)
    press = make.holder(summit, Role.PRESS, "Chidi Eze")

    with pytest.raises(Refused, match="not-allowed"):
        vet.accredit_batch([asked], key=made.KEY, by=amina, at=make.NOON)
    done = vet.accredit_batch([asked], key=made.KEY, by=press, at=make.NOON)
    assert [one.state for one in done.accredited] == ["accredited"]


def test_a_refusal_takes_two_and_is_told_with_its_reason(summit, asked):
    ruled(asked)
    amina, bo = make.secretariat(summit), make.holder(summit, Role.SECRETARIAT, "Bo")

    proposed = vet.refuse_one(asked, reason="No letter.", by=amina, at=make.NOON)
    assert (proposed.state, Message.objects.count()) == ("registered", 0)
    with pytest.raises(Refused, match="second-needed"):
        vet.refuse_one(proposed, reason="No letter.", by=amina, at=make.NOON)
    ended = vet.refuse_one(proposed, reason="", by=bo, at=make.NOON)

    assert (ended.state, ended.reason, ended.decided_by) == (
        "refused",
        "No letter.",
        "Bo",
    )
    message = Message.objects.get()
    assert (message.state, message.lang, "No letter." in message.body) == (
        "queued",
        "fr",
        True,
    )


def test_a_proposal_can_be_turned_down(summit, asked):
    ruled(asked)
    amina = make.secretariat(summit)
    vetting.propose_refusal(asked, reason="No letter.", by=amina, at=make.NOON)

    kept = vetting.drop_proposal(asked, by=amina, at=make.NOON)

    assert (kept.state, kept.refusal_by, kept.refusal_reason) == (
        "registered",
        None,
        "",
    )


def refused(summit, asked):
    amina = make.secretariat(summit)
    ended = vetting.refuse(asked, reason="No letter.", by=amina, at=make.NOON)
    return ended, amina


def test_an_appeal_is_decided_by_somebody_else(summit, asked):
    ended, amina = refused(summit, asked)
    noor = make.actor(asked.person)
    appeal = vetting.appeal(ended, "Here it is.", by=noor, at=make.NOON)
    bo = make.holder(summit, Role.SECRETARIAT, "Bo")
    decide = {"outcome": "upheld", "reason": "Seen.", "at": make.NOON}

    with pytest.raises(Refused, match="appeal-own-refusal"):
        vet.decide_appeal(appeal, by=amina, **decide)
    vet.decide_appeal(appeal, by=bo, **decide)

    asked.refresh_from_db()
    assert asked.state == "registered"
    with pytest.raises(Refused, match="appeal-decided"):
        vet.decide_appeal(appeal, by=bo, **decide)


def test_whoever_proposed_a_refusal_decides_its_appeal_only_where_nobody_else_could(
    summit, asked
):
    vetting.set_rule(
        asked.category, deciders=[], needs_second=True, by=make.LOADER, at=make.NOON
    )
    asked.refresh_from_db()
    amina = make.secretariat(summit)
    bo = make.holder(summit, Role.SECRETARIAT, "Bo")
    vetting.propose_refusal(asked, reason="No letter.", by=amina, at=make.NOON)
    asked.refresh_from_db()
    ended = vetting.refuse(asked, reason="", by=bo, at=make.NOON)
    noor = make.actor(asked.person)
    appeal = vetting.appeal(ended, "Here it is.", by=noor, at=make.NOON)
    ended.refresh_from_db()

    alone = vetting.may_decide_appeal(amina, ended)
    chidi = make.holder(summit, Role.SECRETARIAT, "Chidi")

    assert alone
    assert not vetting.may_decide_appeal(amina, ended)
    with pytest.raises(Refused, match="appeal-own-refusal"):
        vetting.decide_appeal(
            appeal, outcome="upheld", reason="Seen.", by=amina, at=make.NOON
        )
    vetting.decide_appeal(
        appeal, outcome="upheld", reason="Seen.", by=chidi, at=make.NOON
    )
    asked.refresh_from_db()
    assert (asked.state, asked.reason, asked.refusal_reason) == ("registered", "", "")


def test_a_dismissed_appeal_leaves_the_refusal(summit, asked):
    ended, _ = refused(summit, asked)
    noor = make.actor(asked.person)
    appeal = vetting.appeal(ended, "Please.", by=noor, at=make.NOON)

    vet.decide_appeal(
        appeal, outcome="dismissed", reason="Still none.", by=make.LOADER, at=make.NOON
    )

    asked.refresh_from_db()
    assert asked.state == "refused"
    with pytest.raises(Refused, match="appeal-twice"):
        vetting.appeal(asked, "Again.", by=noor, at=make.NOON)


def test_an_appeal_is_ones_own_and_in_time(summit, asked):
    ended, amina = refused(summit, asked)
    noor = make.actor(asked.person)

    for by, at, words, code in (
        (amina, make.NOON, "For her.", "not-allowed"),
        (noor, LATER, "Late.", "appeal-late"),
        (noor, make.NOON, " ", "reason-missing"),
    ):
        with pytest.raises(Refused, match=code):
            vetting.appeal(ended, words, by=by, at=at)


def test_an_accreditation_is_told_with_its_calendar(summit, asked):
    amina = make.secretariat(summit)

    vet.accredit_batch([asked], key=made.KEY, by=amina, at=make.NOON)

    message = Message.objects.get()
    assert "DTSTART;VALUE=DATE:20260525" in message.calendar
    assert "SUMMARY:Forum du hameau 2026" in message.calendar


def test_names_in_several_scripts_are_shown_together(summit):
    amina = make.secretariat(summit)
    for name in ("Farid Haddad", "Фарид Хаддад", "Grace Okonkwo"):
        made.registration(summit, make.person(name))
    native = people.PersonFacts("F. H.", native="فريد حداد")
    third = people.enter_person(native, by=make.LOADER, at=make.NOON)
    last = made.registration(summit, third)

    (group,) = duplicates.possible_duplicates(amina, summit)

    names = [one.person.name for one in group.registrations]
    assert (group.why, names) == ("name", ["Farid Haddad", "Фарид Хаддад", "F. H."])
    others = duplicates.alike(amina, last)
    assert [one.person.name for one in others.registrations] == names[:2]
    with pytest.raises(Refused, match="not-allowed"):
        duplicates.possible_duplicates(make.actor(third), summit)
