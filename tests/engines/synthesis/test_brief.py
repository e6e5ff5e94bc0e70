"""A brief hears every theme and heading, says nothing twice and stays short."""

from collections import Counter

from palabre.engines.synthesis.brief import Line, Room, chosen_lines
from palabre.engines.synthesis.corpus import Function

ROOM = Room(120, {Function.CLAIM: 2, Function.PROPOSAL: 2})
THINGS = ("wells", "roads", "schools", "radios", "clinics", "markets")


def line(number, text, *, function=Function.CLAIM, theme="a", session="", lang="en"):
    return Line(f"L{number:02d}", text, lang, session or f"S{number}", theme, function)


def lines():
    claims = [
        line(at, f"Mountain villages repair their {thing} with their own means.")
        for at, thing in enumerate(THINGS)
    ]
    proposals = [
        line(
            10 + at,
            f"Governments should publish the yearly cost of all rural {thing}.",
            function=Function.PROPOSAL,
            theme="b",
        )
        for at, thing in enumerate(THINGS)
    ]
    return [*claims, *proposals]


def ids(found):
    return [point.id for point in found.points]


def test_every_theme_and_heading_is_heard_within_its_share():
    lonely = line(30, "Teachers are seldom paid on time in small islands.", theme="c")

    found = chosen_lines([*lines(), lonely], ROOM, lang="en")

    chosen = Counter(point.lead.act.function for point in found.points)
    assert chosen == {Function.CLAIM: 2, Function.PROPOSAL: 1}
    assert "L30" in ids(found)
    assert {point.theme for point in found.points} == {"a", "b", "c"}


def test_no_session_stands_twice_unless_there_is_room_for_it():
    both = [
        line(1, "Mountain villages repair their wells alone.", session="S"),
        line(2, "Coastal towns lose their archives to salt.", session="S"),
    ]

    once = chosen_lines(both, ROOM, lang="en")
    twice = chosen_lines(both, Room(120, ROOM.at_most, per_session=2), lang="en")

    assert len(once.points) == 1
    assert ids(twice) == ["L01", "L02"]


def test_lines_that_say_the_same_do_not_both_stand():
    same = [
        line(1, "Villages need wells that they can repair themselves."),
        line(2, "Villages need wells that they can repair by themselves."),
    ]

    assert len(chosen_lines(same, ROOM, lang="en").points) == 1


def test_lines_in_the_language_of_the_brief_and_lines_that_stand_alone_come_first():
    told = [
        line(1, "Les villages de montagne réparent leurs puits seuls.", lang="fr"),
        line(2, "It was the reason why they never came back there."),
        line(3, "Coastal towns lose their archives to salt and storms."),
    ]
    room = Room(120, {Function.CLAIM: 1})

    assert ids(chosen_lines(told, room, lang="en")) == ["L03"]
    assert ids(chosen_lines(told, room, lang="fr")) == ["L01"]


def test_what_does_not_fit_is_told():
    found = chosen_lines(lines(), Room(20, ROOM.at_most), lang="en")

    assert len(found.points) == 1
    unheard = {"theme a", "theme b"} - {f"theme {found.points[0].theme}"}
    assert [one.bound for one in found.relaxations] == [
        *unheard,
        "least claim",
        "least proposal",
    ]


def test_nothing_filed_is_nothing_chosen():
    assert chosen_lines([], ROOM, lang="en").points == ()
