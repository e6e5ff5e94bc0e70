"""What a scenario folder asks reaches the engine without the application."""

from datetime import date, datetime, time
from pathlib import Path

from palabre.engines.timetable.problem import (
    Order,
    Organizer,
    Problem,
    Session,
    Span,
    Theme,
    Wish,
)
from palabre.engines.timetable.scenario import read_folder
from palabre.engines.timetable.scenario_asks import with_asks

FIRST, SECOND = date(2026, 6, 9), date(2026, 6, 10)
FORUM = Path(__file__).parents[3] / "scenarios" / "forum"


def problem(*sessions, **facts):
    return Problem("P", FIRST.isoformat(), "UTC", (), (), sessions, **facts)


def asked(told, **facts):
    made = problem(Session("A-1", 45), Session("B-1", 45), **facts)
    return with_asks(made, told, n_days=2)


def test_a_session_asks_in_minutes():
    told = {
        "code": "A-1",
        "only": [
            {"days": [FIRST], "opens": time(9), "closes": time(10)},
            {"days": [FIRST], "opens": time(10), "closes": time(12)},
        ],
        "wishes": [
            {"opens": time(14), "strength": 2},
            {"days": [FIRST], "avoid": True, "strength": 3},
        ],
        "fixed_at": datetime.combine(SECOND, time(9, 30)),
        "needs": ["stage"],
        "rooms": ["hall/tilia"],
        "must_interpret": True,
    }

    one, other = asked({"session": [told]}).sessions

    assert one == Session(
        "A-1",
        45,
        windows=(Span(540, 720),),
        wishes=(
            Wish((Span(840, 1440), Span(2280, 2880)), 2),
            Wish((Span(1440, 2880),), 3),
        ),
        start=2010,
        needs=("stage",),
        rooms=("hall/tilia",),
        must_interpret=True,
    )
    assert other == Session("B-1", 45)


def test_series_themes_and_bodies():
    series = [{"parts": ["A-1", "B-1"], "at_least": 5, "at_most": 60}]
    facts = {
        "themes": (Theme("health"), Theme("wells")),
        "organizers": (Organizer("wells", is_one_at_a_time=False),),
    }

    found = asked({"series": series, "themes": {"health": "spread"}}, **facts)

    assert found.orders == (Order("A-1", "B-1", 5, 60),)
    assert [one.days for one in found.themes] == ["spread", ""]
    assert [one.is_one_at_a_time for one in found.organizers] == [True]


def test_a_body_with_many_sessions_is_large():
    many = [Session(f"S-{n}", 45, organizers=("wells",)) for n in range(7)]

    few = with_asks(problem(*many[:6], organizers=(Organizer("wells"),)), {}, n_days=2)
    more = with_asks(problem(*many, organizers=(Organizer("wells"),)), {}, n_days=2)

    assert few.organizers[0].is_one_at_a_time
    assert not more.organizers[0].is_one_at_a_time


def test_the_forum_asks_something():
    found = read_folder(FORUM)

    by_code = {one.code: one for one in found.sessions}
    assert by_code["HEA-04"].windows
    assert by_code["LAN-12"].wishes
    assert by_code["INC-06"].needs == ("captioning", "wheelchair")
    assert [(one.before, one.after) for one in found.orders] == [
        ("SKI-04", "DPI-05"),
        ("DPI-05", "HEA-05"),
    ]
