"""Seating plans: made, moved by hand with a reason, given back; a log of it all."""

import make
import make_programme as planned
import make_protocol as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.programme import operations as programme
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol import seating, seats
from palabre.stages.protocol.models import SeatMove

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def officer(summit):
    return make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")


@pytest.fixture
def panel(summit):
    """A session: two dignitaries, somebody without a rank, and a chair."""
    minister = made.dignitary(summit, "Ama Mensah", "minister")
    head = made.dignitary(summit, "Kofi Boateng", "head-of-state")
    plain, chair = make.person("Plain Speaker"), make.person("The Chair")
    roles = [
        programme.RoleFacts(minister.person, "speaker"),
        programme.RoleFacts(head.person, "speaker"),
        programme.RoleFacts(plain, "speaker"),
        programme.RoleFacts(chair, "chair"),
        programme.RoleFacts(make.person("A Rapporteur"), "rapporteur"),
    ]
    session = planned.session(summit, "PAN-01")
    return programme.amend_session(
        session,
        planned.facts("PAN-01", roles=roles),
        by=make.LOADER,
        at=make.NOON,
    )


def plan(summit, officer, **facts):
    given = seating.SeatingFacts(**facts)
    return seating.plan(summit, given, by=officer, at=make.NOON)


def order(one):
    found, _ = seats.seats_of(one)
    return [each.entrant.name for each in found.seated if each.entrant]


def code_of(one, name):
    return next(
        code for code, who in seats.sitters_of(one).items() if who.person.name == name
    )


def refused(code, act):
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code == code


def test_the_chair_sits_in_the_centre_and_rank_decides_around(summit, officer, panel):
    one = plan(summit, officer, session=panel)

    assert order(one) == [
        "Ama Mensah",
        "The Chair",
        "Kofi Boateng",
        "Plain Speaker",
    ]


def test_only_speakers_speak_in_order_of_rank(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")

    assert order(one) == ["Kofi Boateng", "Ama Mensah", "Plain Speaker"]


def test_a_plan_without_a_session_seats_the_whole_list(summit, officer):
    made.dignitary(summit, "Ama Mensah", "minister")
    gone = made.dignitary(summit, "Kofi Boateng", "head-of-state")
    heir = made.dignitary(summit, "Efua Owusu", "ambassador")
    protocol.replace_by(gone, heir, by=officer, at=make.NOON)

    one = plan(summit, officer, title="Dinner", shape="rows")

    assert set(order(one)) == {"Ama Mensah", "Efua Owusu"}


def test_a_hand_moves_somebody_with_a_reason_that_is_kept(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")
    plain = code_of(one, "Plain Speaker")

    seating.move(one, plain, 1, "Leaves early", by=officer, at=make.NOON)

    assert order(one) == ["Plain Speaker", "Kofi Boateng", "Ama Mensah"]
    kept = SeatMove.objects.get()
    assert (kept.was, kept.seat, kept.reason, kept.by) == (
        3,
        1,
        "Leaves early",
        "Hana Kobayashi",
    )
    line = Entry.objects.get(act="protocol.seat.moved")
    assert line.facts["reason"] == "Leaves early"


def test_the_last_word_on_a_seat_holds(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")
    for name in ("Plain Speaker", "Ama Mensah"):
        code = code_of(one, name)
        seating.move(one, code, 1, "Asked for", by=officer, at=make.NOON)

    assert order(one) == ["Ama Mensah", "Kofi Boateng", "Plain Speaker"]


def test_somebody_is_left_out_and_given_back_to_the_rule(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")
    head = code_of(one, "Kofi Boateng")

    seating.move(one, head, 0, "Speaks elsewhere", by=officer, at=make.NOON)
    assert order(one) == ["Ama Mensah", "Plain Speaker"]

    seating.give_back(one, head, "Is free again", by=officer, at=make.NOON)
    assert order(one) == ["Kofi Boateng", "Ama Mensah", "Plain Speaker"]
    assert [each.reason for each in one.moves.order_by("id")] == [
        "Speaks elsewhere",
        "Is free again",
    ]


@pytest.mark.parametrize(
    ("seat", "reason", "who", "code"),
    [
        (9, "why", "Ama Mensah", "seat-unknown"),
        (1, "  ", "Ama Mensah", "seat-reason-missing"),
        (1, "why", None, "not-in-seating"),
    ],
)
def test_a_move_that_cannot_be_is_refused(
    summit, officer, panel, seat, reason, who, code
):
    one = plan(summit, officer, session=panel, shape="order")
    person = code_of(one, who) if who else make.person("Elsewhere").code

    refused(
        code,
        lambda: seating.move(one, person, seat, reason, by=officer, at=make.NOON),
    )
    assert not SeatMove.objects.exists()


@pytest.mark.parametrize("role", [Role.GATE, Role.REVIEWER, Role.FOCAL_POINT])
def test_nobody_else_plans_or_moves(summit, officer, panel, role):
    one = plan(summit, officer, session=panel, shape="order")
    other = make.holder(summit, role, "Somebody Else")
    person = code_of(one, "Ama Mensah")

    refused("not-allowed", lambda: plan(summit, other))
    refused(
        "not-allowed",
        lambda: seating.move(one, person, 1, "why", by=other, at=make.NOON),
    )
    refused("not-allowed", lambda: seating.drop(one, by=other, at=make.NOON))


def test_a_session_has_one_plan_of_a_shape(summit, officer, panel):
    plan(summit, officer, session=panel)
    other = plan(summit, officer, session=panel, shape="order")

    refused("seating-exists", lambda: plan(summit, officer, session=panel))
    facts = seating.SeatingFacts(session=panel, shape="podium")
    refused(
        "seating-exists",
        lambda: seating.change(other, facts, by=officer, at=make.NOON),
    )


def test_a_changed_rule_seats_anew_and_hands_stay(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")
    plain = code_of(one, "Plain Speaker")
    seating.move(one, plain, 1, "Leaves early", by=officer, at=make.NOON)
    facts = seating.SeatingFacts(session=panel, shape="order", rule="alphabetical")

    changed = seating.change(one, facts, by=officer, at=make.NOON)

    assert order(changed)[0] == "Plain Speaker"
    assert changed.rule == "alphabetical"


def test_a_plan_is_dropped_with_its_moves(summit, officer, panel):
    one = plan(summit, officer, session=panel, shape="order")
    person = code_of(one, "Ama Mensah")
    seating.move(one, person, 1, "why", by=officer, at=make.NOON)

    seating.drop(one, by=officer, at=make.NOON)

    assert not SeatMove.objects.exists()
    refused("seats-too-many", lambda: plan(summit, officer, n_seats=601))
