"""The order of the list, by rule; no database."""

from palabre.stages.live.order import Candidate, Reason, Spoken, order
from palabre.stages.live.times import quota_left

SILENCE = Spoken()


def placed(candidates, rule="inscription", spoken=SILENCE, weights=None):
    given = weights or {}
    return order(candidates, rule, spoken=spoken, weights=given, turn_seconds=180)


def codes(*args, **kwargs):
    return [one.code for one in placed(*args, **kwargs)]


def test_by_inscription_first_come_first_heard():
    late, early = Candidate("late", 2), Candidate("early", 1)

    assert codes([late, early]) == ["early", "late"]
    assert placed([early])[0].reasons == (Reason("inscription"),)


def test_points_of_order_come_first_by_precedence_replies_next_rights_last():
    waiting = [
        Candidate("statement", 1),
        Candidate("right", 2, kind="right-of-reply"),
        Candidate("procedure", 3, kind="point-of-order", category="procedure"),
        Candidate("suspend", 4, kind="point-of-order", category="suspend-meeting"),
        Candidate("reply", 5, kind="reply"),
        Candidate("absent", 0, n_skipped=1),
    ]

    assert codes(waiting) == [
        "suspend",
        "procedure",
        "reply",
        "statement",
        "absent",
        "right",
    ]


def test_by_protocol_the_rank_decides_then_the_hour():
    waiting = [
        Candidate("nobody", 1),
        Candidate("minister", 3, rank_order=3),
        Candidate("head", 4, rank_order=0),
        Candidate("second minister", 5, rank_order=3),
    ]

    assert codes(waiting, "protocol") == [
        "head",
        "minister",
        "second minister",
        "nobody",
    ]
    assert placed(waiting, "protocol")[3].reasons == (Reason("no-rank"),)


def test_by_balance_whoever_was_heard_least_comes_first():
    spoken = Spoken(group={"government": 3}, seconds={"government": 540})
    waiting = [
        Candidate("state", 1, group="government"),
        Candidate("society", 2, group="civil-society"),
    ]

    first, second = placed(waiting, "balance", spoken)

    assert (first.code, second.code) == ("society", "state")
    assert first.reasons == (
        Reason("group", {"group": "civil-society", "n": 0, "total": 3}),
        Reason("spoken", {"group": "civil-society", "minutes": 0, "total": 9}),
        Reason("score", {"score": "7.0"}),
    )


def test_a_place_given_counts_for_the_next():
    waiting = [
        Candidate("a1", 1, group="academia"),
        Candidate("a2", 2, group="academia"),
        Candidate("b1", 3, group="private-sector"),
    ]

    assert codes(waiting, "balance") == ["a1", "b1", "a2"]


def test_the_weights_decide_what_counts():
    waiting = [
        Candidate("heard", 1, gender="f"),
        Candidate("first", 2, gender="m", is_first=True),
    ]
    spoken = Spoken(gender={"m": 4})
    off = {"group": 0, "region": 0, "spoken": 0}
    for_gender = off | {"first": 1, "gender": 9}
    for_first = off | {"first": 9, "gender": 1}

    assert codes(waiting, "balance", spoken, for_gender) == ["heard", "first"]
    assert codes(waiting, "balance", spoken, for_first) == ["first", "heard"]
    said = placed(waiting, "balance", spoken, for_gender)[0].reasons
    assert [one.facts for one in said if one.code == "gender"] == [{}]  # not whose


def test_the_chairs_place_goes_before_the_rule_not_before_a_point_of_order():
    waiting = [
        Candidate("one", 1),
        Candidate("two", 2),
        Candidate("three", 3, fixed_place=1, place_reason="leaves for a plane"),
        Candidate("point", 4, kind="point-of-order"),
    ]

    found = placed(waiting)

    assert [one.code for one in found] == ["point", "three", "one", "two"]
    assert found[1].reasons == (Reason("fixed", {"reason": "leaves for a plane"}),)


def test_two_at_one_fixed_place_stand_one_behind_the_other():
    waiting = [
        Candidate("one", 1),
        Candidate("two", 2, fixed_place=1, place_reason="a plane"),
        Candidate("three", 3, fixed_place=1, place_reason="a train"),
    ]

    assert codes(waiting) == ["two", "three", "one"]


def test_a_group_that_goes_over_gives_every_other_as_much_more():
    quotas = {"government": 600, "academia": 600, "private-sector": 300}

    left = quota_left(quotas, {"government": 700, "academia": 100})

    assert left == {"government": -100, "academia": 600, "private-sector": 400}
