"""The list of speakers by protocol: the plan, then precedence, then the asking."""

import make
import make_live as held
import make_protocol as made
import pytest
from django.utils import translation

from palabre.kernel.actors import Role
from palabre.stages.live import operations as live
from palabre.stages.live import queries, steering
from palabre.stages.live.messages import sentence_of
from palabre.stages.protocol import ranking, seating
from palabre.stages.protocol.standard import standard_ranks

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def sitting(summit):
    session = held.session(summit=summit)
    opened = held.sitting(session)
    conduct = steering.Conduct(order_rule="protocol")
    steering.conduct(opened, conduct, by=make.LOADER, at=make.NOON)
    opened.refresh_from_db()
    return opened


def ask(sitting, person, name=""):
    facts = live.RequestFacts(name=name or person.name, person=person)
    return live.request_floor(sitting, facts, by=make.LOADER, at=make.NOON)


def told(sitting):
    with translation.override("en"):
        return [
            (one.name, " ".join(sentence_of(why) for why in reasons))
            for one, reasons in queries.placed_speakers(sitting)
        ]


def test_the_list_of_the_edition_decides_and_says_its_rank(summit, sitting):
    ask(sitting, make.person("Plain"))
    ask(sitting, made.dignitary(summit, "Minister").person)
    ask(sitting, made.dignitary(summit, "Head", "head-of-state").person)

    assert told(sitting) == [
        ("Head", "Head of State, rank 1 of protocol; among equals as they asked."),
        ("Minister", "Minister, rank 4 of protocol; among equals as they asked."),
        ("Plain", "After those with a protocol rank, as they asked."),
    ]


def test_equals_speak_as_they_asked_not_as_they_were_listed(summit, sitting):
    first, second = (made.dignitary(summit, name).person for name in ("Zoe", "Ann"))
    ask(sitting, second)
    ask(sitting, first)

    assert [name for name, _ in told(sitting)] == ["Ann", "Zoe"]


def test_a_table_set_anew_changes_the_order(summit, sitting):
    ask(sitting, made.dignitary(summit, "Minister").person)
    ask(sitting, make.person("Ambassador", rank="ambassador"))
    ranks = sorted(standard_ranks(), key=lambda one: one.code != "ambassador")

    ranking.set_ranks(summit, ranks, by=make.LOADER, at=make.NOON)

    assert [name for name, _ in told(sitting)] == ["Ambassador", "Minister"]


def test_the_order_set_for_the_session_comes_first_hands_included(summit):
    minister = made.dignitary(summit, "Minister").person
    head = made.dignitary(summit, "Head", "head-of-state").person
    session = held.session(
        summit=summit,
        roles=[
            held.programme.RoleFacts(minister, "speaker"),
            held.programme.RoleFacts(head, "speaker"),
        ],
    )
    officer = make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")
    plan = seating.plan(
        summit,
        seating.SeatingFacts(session=session, shape="order"),
        by=officer,
        at=make.NOON,
    )
    seating.move(plan, minister.code, 1, "Flies at noon", by=officer, at=make.NOON)
    opened = held.sitting(session)
    conduct = steering.Conduct(order_rule="protocol")
    steering.conduct(opened, conduct, by=make.LOADER, at=make.NOON)
    opened.refresh_from_db()
    ask(opened, make.person("President", rank="head-of-state"))
    ask(opened, head)
    ask(opened, minister)

    assert told(opened)[:2] == [
        ("Minister", "Turn 1 of the order that protocol set for this session."),
        ("Head", "Turn 2 of the order that protocol set for this session."),
    ]
    assert told(opened)[2][0] == "President"


def test_another_rule_asks_nothing_of_protocol(
    summit, sitting, django_assert_num_queries
):
    conduct = steering.Conduct(order_rule="inscription")
    steering.conduct(sitting, conduct, by=make.LOADER, at=make.NOON)
    sitting.refresh_from_db()
    ask(sitting, made.dignitary(summit, "Minister").person)

    with django_assert_num_queries(1):
        assert len(queries.placed_speakers(sitting)) == 1
