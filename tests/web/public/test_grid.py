from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

from palabre.kernel.languages import text
from palabre.stages.programme.values import Held, RoomRow, SessionRow
from palabre.web.public import grid

ZONE = "Europe/Zurich"
NINE = datetime(2026, 5, 25, 7, tzinfo=UTC)
HALL = RoomRow(0, 0, "hall", "house", text(en="Hall"), text(en="House"))
YARD = RoomRow(0, 1, "yard", "house", text(en="Yard"), text(en="House"))


def row(code, room, after, minutes):
    starts_at = NINE + timedelta(minutes=after)
    held = Held(room, starts_at, starts_at + timedelta(minutes=minutes))
    return SessionRow(
        code=code,
        title=text(en=code),
        type="workshop",
        type_name=text(en="Workshop"),
        is_high_level=False,
        is_cancelled=False,
        mode="hybrid",
        lang="en",
        languages=(),
        is_captioned=False,
        held=held,
    )


def css_of(day):
    return {cell.row.code: cell.css for cell in day.cells}


def test_rooms_stand_across_and_five_minutes_are_a_row():
    rows = [row("A", YARD, 0, 45), row("B", HALL, 90, 30)]

    (day,) = grid.days(rows, zone=ZONE)

    assert [(column.room.code, column.css) for column in day.columns] == [
        ("hall", "c1"),
        ("yard", "c2"),
    ]
    assert css_of(day) == {"A": "c2 r2 s9", "B": "c1 r20 s6"}
    assert day.css == "n2"


def test_a_day_begins_on_the_full_hour_before_its_first_session():
    (day,) = grid.days([row("A", HALL, 20, 60)], zone=ZONE)

    assert [line.at.hour for line in day.lines] == [9, 10, 11]
    assert [line.css for line in day.lines] == ["r2", "r14", "r26"]
    assert css_of(day) == {"A": "c1 r6 s12"}


def test_odd_minutes_fill_their_last_row_and_never_meet_the_next():
    rows = [row("A", HALL, 0, 47), row("B", HALL, 50, 10)]

    (day,) = grid.days(rows, zone=ZONE)

    assert css_of(day) == {"A": "c1 r2 s10", "B": "c1 r12 s2"}


def test_days_are_told_apart_by_the_edition_s_clock():
    late = row("A", HALL, 15 * 60 + 30, 30)  # 00:30 next day in Zurich

    first, second = grid.days([row("B", HALL, 0, 30), late], zone=ZONE)

    assert (first.on, second.on) == (date(2026, 5, 25), date(2026, 5, 26))


def test_many_rooms_scroll():
    rooms = [
        RoomRow(0, n, f"r{n}", "house", text(en=f"{n}"), text(en="House"))
        for n in range(8)
    ]

    (day,) = grid.days([row(one.code, one, 0, 30) for one in rooms], zone=ZONE)

    assert day.css == "n8 many"


def test_the_style_sheet_has_a_class_for_everything_the_grid_may_ask_for():
    sheet = (files("palabre") / "static/css/grid.css").read_text(encoding="utf-8")

    wanted = [f".n{n}{{--n:{n}}}" for n in range(1, grid.MOST_COLUMNS + 1)]
    wanted += [f".c{n}{{--c:{n + 1}}}" for n in range(1, grid.MOST_COLUMNS + 1)]
    wanted += [f".r{n}{{--r:{n}}}" for n in range(1, grid.MOST_ROWS + 1)]
    wanted += [f".s{n}{{--s:{n}}}" for n in range(1, grid.MOST_ROWS + 1)]

    assert [rule for rule in wanted if rule not in sheet] == []
