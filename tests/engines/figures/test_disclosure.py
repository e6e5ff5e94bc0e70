from collections import defaultdict
from fractions import Fraction
from itertools import combinations, product

import attack
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.engines.figures.disclosure import SMALLEST, Cell, lines_of, publishable

COUNTRIES, GENDERS, MODES = (
    ("KE", "PE", "TO", "FJ"),
    ("f", "m", "x"),
    ("online", "on-site"),
)
FIGURES = {
    "all": bool,
    "online": lambda one: one["mode"] == "online",
    "women": lambda one: one["gender"] == "f",
}
SPLITS = ("country", "gender", "mode", "country across gender", "gender across mode")
DECLARED = {"all"}


def tables(people, *, figures=("all", "online", "women"), splits=SPLITS):
    """Return the cells and lines of everything that would be published of people."""
    found = defaultdict(lambda: defaultdict(dict))
    for number, one in people.items():
        for figure in figures:
            if not FIGURES[figure](one):
                continue
            found[figure, ""][()][number] = 1
            for split in splits:
                codes = tuple(one[field] for field in split.split(" across "))
                found[figure, split][codes][number] = 1
    cells = [
        Cell((figure, split, codes), who, is_declared=not split and figure in DECLARED)
        for (figure, split), rows in found.items()
        for codes, who in rows.items()
    ]
    keys = {
        place: [(*place, codes) for codes in rows]
        for place, rows in found.items()
        if place[1]
    }
    return cells, lines_of(keys)


def crowd(*rows):
    made = [dict(zip(("country", "gender", "mode"), row, strict=True)) for row in rows]
    return dict(enumerate(made, start=1))


def shown(*given):
    return publishable(*given).keys


def published(cells, keys):
    return {one.key: frozenset(one.people) for one in cells if one.key in keys}


def protected(cells, public):
    """Return every group that must not follow: small cells, small differences."""
    declared = [frozenset(one.people) for one in cells if one.is_declared]
    sets = {frozenset(one.people) for one in cells} | set(public)
    small = {one for one in sets if 0 < len(one) < SMALLEST}
    for one, other in combinations(sets, 2):
        for group in (one - other, other - one):
            nested = not (other - one) or not (one - other)
            if nested and 0 < len(group) < SMALLEST:
                small.add(group)
    people = sorted(set().union(*sets))
    told = [[int(p in group) for p in people] for group in declared]
    return {
        group
        for group in small
        if not attack.can_work_out([int(p in group) for p in people], told)
    }


def assert_nothing_small_follows(cells, public):
    people = sorted(
        {person for one in cells for person in one.people} | set().union(*public)
    )
    row = lambda group: [int(person in group) for person in people]  # noqa: E731
    basis = attack.echelon([row(group) for group in public])
    for group in protected(cells, public):
        left = attack.reduced([Fraction(one) for one in row(group)], basis)
        assert any(left), sorted(group)


def test_large_cells_are_shown_and_a_small_one_is_not():
    people = crowd(
        *[("KE", "f", "online")] * 9,
        *[("PE", "m", "online")] * 8,
        *[("TO", "f", "online")] * 7,
        ("FJ", "m", "online"),
    )
    cells, lines = tables(people, figures=("all",), splits=("country",))

    keys = shown(cells, lines)

    # Fiji is one person; Tonga goes along, or the total would tell.
    assert keys == {
        ("all", "", ()),
        ("all", "country", ("KE",)),
        ("all", "country", ("PE",)),
    }


def test_the_rest_of_a_line_is_never_under_five():
    people = crowd(
        *[("KE", "f", "online")] * 9,
        *[("PE", "f", "online")] * 6,
        *[("FJ", "f", "online")] * 2,
        ("TO", "f", "online"),
    )
    cells, lines = tables(people, figures=("all",), splits=("country",))

    keys = shown(cells, lines)

    assert keys == {("all", "", ()), ("all", "country", ("KE",))}


def test_two_filters_do_not_give_away_their_difference():
    # Nine from Kenya, seven of them online: two are not.
    people = crowd(
        *[("KE", "f", "online")] * 7,
        *[("KE", "f", "on-site")] * 2,
        *[("PE", "f", "on-site")] * 8,
        *[("PE", "f", "online")] * 8,
    )
    cells, lines = tables(people, figures=("all", "online"), splits=("country",))

    keys = shown(cells, lines)

    assert ("all", "country", ("KE",)) in keys
    assert ("online", "country", ("KE",)) not in keys
    assert_nothing_small_follows(cells, set(published(cells, keys).values()))


def test_somebody_who_comes_later_is_not_given_away():
    before = crowd(*[("KE", "f", "online")] * 9, *[("PE", "m", "on-site")] * 9)
    cells, lines = tables(before, figures=("all",))
    first = published(cells, shown(cells, lines))
    assert ("all", "country", ("KE",)) in first
    after = before | {99: {"country": "KE", "gender": "f", "mode": "online"}}
    cells, lines = tables(after, figures=("all",))

    keys = shown(cells, lines, [dict.fromkeys(one, 1) for one in first.values()])

    # One more is declared by the total; from where, and who, is not told.
    assert ("all", "", ()) in keys
    assert ("all", "country", ("KE",)) not in keys
    assert ("all", "gender", ("f",)) not in keys


def test_five_who_come_later_are_counted():
    before = crowd(*[("KE", "f", "online")] * 9, *[("PE", "m", "on-site")] * 9)
    cells, lines = tables(before, figures=("all",))
    first = published(cells, shown(cells, lines))
    new = {"country": "KE", "gender": "f", "mode": "online"}
    after = before | dict.fromkeys(range(90, 95), new)
    cells, lines = tables(after, figures=("all",))

    keys = shown(cells, lines, [dict.fromkeys(one, 1) for one in first.values()])

    assert ("all", "country", ("KE",)) in keys


person = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["KE", "KE", "KE", "PE", "PE", "TO", "FJ"]),
        "gender": st.sampled_from(["f", "f", "m", "m", "x"]),
        "mode": st.sampled_from(["online", "on-site"]),
    }
)
crowds = st.lists(person, min_size=1, max_size=45)


@settings(max_examples=60, deadline=None)
@given(crowds)
def test_no_small_group_follows_from_all_that_is_shown(rows):
    people = dict(enumerate(rows))
    cells, lines = tables(people)

    public = published(cells, shown(cells, lines))

    assert_nothing_small_follows(cells, set(public.values()))


@settings(max_examples=30, deadline=None)
@given(crowds, st.lists(st.tuples(st.integers(0, 44), person), max_size=8), crowds)
def test_nor_from_three_releases_together(rows, changes, more):
    first = dict(enumerate(rows))
    second = first | dict(changes)
    third = second | dict(enumerate(more[:6], start=100))
    known, few = [], []
    for people in (first, second, third):
        cells, lines = tables(people)
        found = publishable(cells, lines, known, few)
        keys = found.keys
        public = [dict.fromkeys(one, 1) for one in published(cells, keys).values()]
        small = [
            one.people
            for one in cells
            if one.key not in keys and len(one.people) < SMALLEST
        ]
        declared = [one.people for one in cells if one.is_declared]
        everything = {frozenset(one) for one in (*known, *public)}
        _assert_over_time(cells, few, known, declared, everything)
        _assert_no_two_are_near(cells, keys, known)
        rests = [dict.fromkeys(one, 1) for one in found.rests]
        known, few = known + public + rests, few + small


def _assert_no_two_are_near(cells, keys, known):
    told = [one for one in cells if one.key in keys and not one.is_declared]
    others = [frozenset(one.people) for one in cells if one.key in keys]
    for one in told:
        for other in (*others, *map(frozenset, known)):
            assert not 0 < len(frozenset(one.people) ^ other) < SMALLEST


def _assert_over_time(cells, few, known, declared, everything):
    """Small groups of now and of before do not follow from all that was ever shown."""
    sets = [frozenset(one.people) for one in cells]
    people = sorted(set().union(*sets, *everything, *(frozenset(one) for one in few)))
    row = lambda group: [Fraction(int(p in group)) for p in people]  # noqa: E731
    told = attack.echelon(
        [row(one) for one in (*map(frozenset, declared), *map(frozenset, known))]
    )
    basis = attack.echelon([row(one) for one in everything])
    small = {one for one in sets if len(one) < SMALLEST} | {
        frozenset(one) for one in few
    }
    for one in sets:
        for old in map(frozenset, known):
            small |= {
                group
                for group, other in ((one - old, old - one), (old - one, one - old))
                if 0 < len(group) < SMALLEST and not other
            }
    for group in small:
        if any(attack.reduced(row(group), told)):
            assert any(attack.reduced(row(group), basis)), sorted(group)


@settings(max_examples=40, deadline=None)
@given(crowds)
def test_a_hidden_small_cell_keeps_a_range(rows):
    """Counts are not negative: bounds must not close on a hidden cell of one table."""
    people = dict(enumerate(rows))
    cells, lines = tables(people, figures=("all",), splits=("country", "gender"))
    keys = shown(cells, lines)
    everywhere = list(product(COUNTRIES, GENDERS))

    def over(key):
        field = ("country", "gender").index(key[1]) if key[1] else None
        return [int(field is None or atom[field] == key[2][0]) for atom in everywhere]

    public = [one for one in cells if one.key in keys]
    numbers = [len(one.people) for one in public]
    for one in cells:
        if one.key not in keys and len(one.people) < SMALLEST:
            least, most = attack.bounds(
                over(one.key), [over(other.key) for other in public], numbers
            )
            assert most - least >= min(SMALLEST - 1, len(people)), (
                one.key,
                least,
                most,
            )
