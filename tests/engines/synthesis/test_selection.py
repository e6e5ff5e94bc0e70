"""Selection respects every cap, meets bounds where it can, and tells where it cannot."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.engines.synthesis import selection
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.selection import (
    Bounds,
    Choice,
    KeptOut,
    kept_out,
    n_words,
    select,
)
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Point,
    Relaxation,
    Reported,
    Speech,
)

FREE = dict.fromkeys(Function, 99)


def point(
    number: int,
    weight: float,
    *,
    org: str = "",
    session: str = "S",
    group: str = "",
    function: Function = Function.CLAIM,
    words: int = 10,
) -> Point:
    text = "word " * words
    source = Intervention(
        f"I{number:03d}",
        session,
        number,
        text,
        "en",
        Voice(f"v{number}", organisation=org, group=group),
        "f",
    )
    lead = Candidate(
        sentences_of(source)[0],
        Act(function),
        Reported(Speech.NOTE, text.strip()),
        ("word",),
        weight,
    )
    return Point(lead.id, "t", lead, weight=weight)


def bounds(**changes: object) -> Bounds:
    given_ = {
        "words": 500,
        "per_organisation": 9,
        "per_session": 99,
        "per_voice": 9,
        "at_most": FREE,
        "groups": 0,
        "regions": 0,
    }
    return Bounds(**{**given_, **changes})  # type: ignore[arg-type]


def test_select_takes_the_heaviest_that_fit() -> None:
    points = [point(1, 0.5), point(2, 0.9), point(3, 0.7)]

    chosen = select("t", points, bounds(words=32), [])

    assert [p.id for p in chosen.points] == ["I002#0", "I003#0"]


def test_select_breaks_ties_by_id() -> None:
    points = [point(n, 0.5) for n in range(5)]

    chosen = select("t", points, bounds(words=16), [])

    assert [p.id for p in chosen.points] == ["I000#0"]


def test_select_keeps_like_points_apart() -> None:
    points = [point(1, 0.9), point(2, 0.8)]

    chosen = select("t", points, bounds(), [("I001#0", "I002#0")])

    assert [p.id for p in chosen.points] == ["I001#0"]


def test_select_gives_each_group_a_sentence() -> None:
    points = [
        point(1, 0.9, group="government"),
        point(2, 0.8, group="government"),
        point(3, 0.1, group="academia"),
    ]

    chosen = select("t", points, bounds(words=32, groups=1), [])

    assert [p.id for p in chosen.points] == ["I001#0", "I003#0"]
    assert any(price.bound == "group" and price.percent > 0 for price in chosen.prices)


def test_select_relaxes_with_a_note() -> None:
    points = [point(1, 0.9, group="government"), point(2, 0.8, group="academia")]

    chosen = select("t", points, bounds(words=16, groups=1), [])

    assert len(chosen.points) == 1
    assert chosen.relaxations == (Relaxation("group academia", 1, 0),)


def test_select_of_nothing_is_nothing() -> None:
    assert select("t", [], bounds(), []).points == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 100),
            st.sampled_from("ABC"),
            st.sampled_from("XY"),
            st.sampled_from([Function.CLAIM, Function.TREND]),
            st.integers(5, 20),
        ),
        max_size=12,
    ),
    st.integers(1, 3),
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(10, 120),
)
def test_select_respects_every_cap(
    rows: list[tuple[int, str, str, Function, int]],
    per_org: int,
    per_session: int,
    most: int,
    words: int,
) -> None:
    points = [
        point(
            n, weight / 100, org=org, session=session, function=function, words=length
        )
        for n, (weight, org, session, function, length) in enumerate(rows)
    ]
    limits = bounds(
        words=words,
        per_organisation=per_org,
        per_session=per_session,
        at_most={Function.CLAIM: most, Function.TREND: most},
    )

    chosen = select("t", points, limits, [], prices=False).points

    sources = [p.lead.sentence.source for p in chosen]
    assert sum(n_words(p) for p in chosen) <= words
    assert all(
        n <= per_org for n in Counter(s.voice.organisation for s in sources).values()
    )
    assert all(n <= per_session for n in Counter(s.session for s in sources).values())
    assert all(n <= most for n in Counter(p.lead.act.function for p in chosen).values())


def test_kept_out_names_the_bound_the_cost_and_who_would_leave() -> None:
    rivals = (
        point(1, 3.0, org="A"),
        point(2, 2.0, org="A"),
        point(3, 1.0, org="B"),
    )
    choice = Choice(rivals, bounds(per_organisation=1), ())

    found = kept_out(choice, rivals[1].id)

    full = ("organisation A",)
    assert found == KeptOut(full, found.percent, (rivals[0].id,), full)
    assert 24.9 < found.percent < 25.1


def test_kept_out_names_the_length_when_heavier_points_fill_it() -> None:
    rivals = (point(1, 3.0), point(2, 2.0))
    choice = Choice(rivals, bounds(words=n_words(rivals[0])), ())

    found = kept_out(choice, rivals[1].id)

    assert found.bounds == ("words",)
    assert found.displaced == (rivals[0].id,)


def test_kept_out_names_the_places_kept_for_another_group() -> None:
    rivals = (
        point(1, 3.0, group="academia"),
        point(2, 2.0, group="academia"),
        point(3, 1.0, group="government"),
    )
    limits = bounds(groups=1, words=2 * n_words(rivals[0]))

    found = kept_out(Choice(rivals, limits, ()), rivals[1].id)

    assert found.bounds == ("words", "group")
    assert found.displaced == (rivals[0].id,)
    assert found.percent > 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 100), st.sampled_from("ABC"), st.sampled_from("GH")),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 3),
    st.integers(20, 120),
)
def test_price_is_the_same_wherever_its_solving_begins(
    rows: list[tuple[int, str, str]], per_org: int, words: int
) -> None:
    points = [
        point(n, weight / 100, org=org, group=group)
        for n, (weight, org, group) in enumerate(rows)
    ]
    limits = bounds(words=words, per_organisation=per_org, groups=2, per_session=3)
    every = selection._rows(points, limits, [])
    weights = selection._weights(points)
    chosen, missing, value = selection._solve(weights, every)

    held = selection._as_met(every, missing)
    solved = (tuple(chosen), tuple(missing), value)
    with ThreadPoolExecutor(2) as beside:
        begun = selection._prices_begun(beside, weights, every, solved)
    for price in (one.result() for one in begun):
        rest = [row for row in held if row.name.split()[0] != price.bound]
        _, _, without = selection._solve(weights, rest)
        cold = round(100.0 * (without - value) / max(1, without), 2)
        assert price.percent == cold >= 0


def test_a_bound_is_not_charged_with_a_group_that_finds_its_place_without_it() -> None:
    points = [
        point(1, 0.9, group="government"),
        point(2, 0.8, group="government"),
        point(3, 0.1, group="academia", function=Function.TREND),
    ]
    limits = bounds(words=32, groups=1, at_most={**FREE, Function.TREND: 0})

    chosen = select("t", points, limits, [])

    assert [p.id for p in chosen.points] == ["I001#0", "I002#0"]
    prices = {one.bound: one.percent for one in chosen.prices}
    assert set(prices) == set(selection.PRICED)
    assert prices["function"] == 0
    assert prices["words"] == 0


def test_length_has_its_price() -> None:
    chosen = select("t", [point(1, 3.0), point(2, 1.0)], bounds(words=16), [])

    prices = {one.bound: one.percent for one in chosen.prices}
    assert 24.9 < prices["words"] < 25.1


def test_kept_out_names_the_full_bounds_and_the_group_that_would_lose_its_place() -> (
    None
):
    rivals = (
        point(1, 3.0, org="A", group="academia"),
        point(2, 1.0, org="A", group="government"),
        point(3, 2.0, group="government"),
    )
    limits = bounds(per_organisation=1, groups=1, words=2 * n_words(rivals[0]))
    choice = Choice(rivals, limits, ())

    found = kept_out(choice, rivals[1].id)

    assert found.bounds == ()
    assert found.full == ("organisation A", "words")
    assert found.displaced == (rivals[0].id,)
    assert found.emptied == ("group academia",)
    assert found.percent > 0
