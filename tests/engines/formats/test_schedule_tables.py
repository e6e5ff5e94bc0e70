"""Tables of sessions are read with their gaps, in English and French."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from schedule_worlds import event, schedule, shared

from palabre.engines.formats.schedule.columns import SYNONYMS, mapping
from palabre.engines.formats.schedule.people import people
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.table_out import to_csv, to_xlsx
from palabre.engines.formats.schedule.values import (
    PersonRole,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import folded
from palabre.engines.formats.tables import read_table
from palabre.kernel.refusals import Refused

ZURICH = ZoneInfo("Europe/Zurich")
NINE = datetime(2031, 6, 2, 7, 0, tzinfo=UTC)


def read(*lines, **settings):
    content = "\n".join(lines).encode()
    return read_schedule("forum.csv", content, **{"zone": ZURICH} | settings)


def test_a_french_table_is_read():
    kept = read(
        "Programme provisoire;;;;;;;;",
        "N°;Titre;Date;Début;Fin;Salle;Lieu;Intervenant(e)s;Grandes orientations",
        '1;Ponts;02/06/2031;9h00;9h45;Bleue;Maison;"Ama Osei (ITA) ; Bo Li";C2, C7',
    )

    only = kept.events[0]
    assert (only.title, only.starts_at, only.minutes) == ("Ponts", NINE, 45)
    assert (only.room, only.venue, only.line) == ("Bleue", "Maison", 3)
    assert only.persons == (
        ScheduledPerson("Ama Osei", affiliation="ITA"),
        ScheduledPerson("Bo Li"),
    )
    assert only.action_lines == ("C2", "C7")
    assert [(n.line, n.code) for n in kept.notes] == [
        (1, "row-above-header"),
        (3, "date-ambiguous"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Bridges,2031-06-02,09:00,09:45",
        "Bridges,2031-06-02,09:00-09:45,",
        "Bridges,2031-06-02,9 am to 9:45 am,",
        "Bridges,2031-06-02T09:00,,2031-06-02T09:45",
        "Bridges,,2031-06-02T07:00:00Z,09:45",
        "Bridges,2 June 2031,2031-06-02 09:00,9:45",
        "Bridges,June 2nd 2031,9:00,09h45",
    ],
)
def test_times_are_read_however_they_are_written(row):
    only = read("Title,Date,Start,End", row).events[0]

    assert (only.starts_at, only.minutes) == (NINE, 45)


def test_an_end_after_midnight_is_the_next_day():
    assert (
        read("Title,Date,Start,End", "X,2031-06-02,23:00,00:30").events[0].minutes == 90
    )


def test_gaps_are_noted_and_the_sessions_are_in():
    given = read(
        "Title,Date,Start,End",
        "A,2031-06-02,,",
        "B,,,",
        "C,2031-06-02,9:00,",
        ",,9:00,",
    )

    assert [(e.title, e.held_on) for e in given.events] == [
        ("A", date(2031, 6, 2)),
        ("B", None),
        ("C", None),
    ]
    assert [(n.line, n.code) for n in given.notes] == [
        (2, "time-missing"),
        (3, "day-missing"),
        (4, "duration-missing"),
        (5, "title-missing"),
    ]


def test_the_offset_of_a_row_wins():
    only = read("Title,Date,Start,End,UTC offset", "A,2031-06-02,12:00,12:45,+05:00")

    assert only.events[0].starts_at == NINE
    assert only.zone == "Europe/Zurich"


def test_a_person_may_say_which_column_is_which():
    given = read(
        "What,When,Hour",
        "Bridges,2031-06-02,9:00-9:45",
        mapped={"title": "What", "date": "When", "start": "Hour"},
    )

    assert given.events[0].starts_at == NINE


def test_a_table_without_titles_is_refused():
    with pytest.raises(Refused) as refused:
        read("Colour,Size", "red,9")

    assert refused.value.code == "schedule-unknown"


def test_a_file_may_be_renamed_when_the_code_is_told():
    lines = b"Title,Id\nBridges,1"

    first = read_schedule("a.csv", lines, code="lakeside31").events
    second = read_schedule("b.csv", lines, code="lakeside31").events

    assert first == second


@pytest.mark.parametrize(
    "columns",
    [
        ("Título", "Fecha", "Inicio", "Sala", "Ponentes"),
        ("Название", "Дата", "Начало", "Зал", "Докладчики"),
        ("العنوان", "اليوم", "البداية", "القاعة", "المتحدثون"),
        ("标题", "日期", "开始时间", "会议室", "发言人"),
    ],
)
def test_columns_are_known_in_the_other_languages_of_the_house(columns):
    fields = ("title", "date", "start", "room", "speakers")

    assert mapping(columns) == dict(zip(fields, columns, strict=True))


def test_every_name_of_a_column_is_folded_and_means_one_thing():
    names = [name for many in SYNONYMS.values() for name in many]

    assert [name for name in names if folded(name) != name] == []
    assert len(set(names)) == len(names)


def test_columns_are_taken_once_and_by_their_best_name():
    assert mapping(["Session", "Title", "session", "Lieu", "Salle"]) == {
        "title": "Title",
        "venue": "Lieu",
        "room": "Salle",
    }


@pytest.mark.parametrize(
    "cell, names",
    [
        ("Ama Osei; Bo Li\nChi Wu", ["Ama Osei", "Bo Li", "Chi Wu"]),
        ("Ama Osei, Bo Li and Chi Wu", ["Ama Osei", "Bo Li", "Chi Wu"]),
        ("Osei, Ama", ["Osei"]),
        ("Ama Osei – ITA", ["Ama Osei"]),
        ("Ama Osei (ITA; chair)", ["Ama Osei"]),
        ("ninefold", ["ninefold"]),
        ("Speakers from Peru; ITA representative; TBC", []),
        ("", []),
    ],
)
def test_people_in_a_cell_are_told_apart(cell, names):
    found, _rest = people(cell, PersonRole.SPEAKER)

    assert [who.name for who in found] == names


def test_formulas_are_guarded_and_come_back():
    given = schedule(event(1, title='=HYPERLINK("https://x.example")', room="@home"))

    for name, written in (("x.csv", to_csv(given)), ("x.xlsx", to_xlsx(given))):
        table = read_table(name, written)
        back = read_schedule(name, written)

        assert table.rows[0][1]["Title"] == given.events[0].title
        assert (back.events[0].title, back.events[0].room) == (
            given.events[0].title,
            "@home",
        )
    assert b"\n\"'=HYPERLINK" in to_csv(given)


def test_the_hour_that_comes_twice_keeps_its_place():
    twice = datetime(2031, 10, 26, 1, 30, tzinfo=UTC)
    given = schedule(event(1, starts_at=twice))

    assert read_schedule("x.csv", to_csv(given)).events[0].starts_at == twice


def test_events_without_a_time_are_written_too():
    given = schedule(event(1, starts_at=None, held_on=date(2031, 6, 2), minutes=0))

    back = read_schedule("x.csv", to_csv(given)).events[0]

    assert (back.starts_at, back.held_on) == (None, date(2031, 6, 2))


def test_workbooks_have_the_same_bytes_whenever_they_are_written():
    assert to_xlsx(schedule(event(1))) == to_xlsx(schedule(event(1)))


def test_the_real_spreadsheet_is_read_with_its_gaps():
    real = read_schedule("sessions.csv", shared("wsis2024/sessions.csv"))

    unplaced = [e for e in real.events if e.starts_at is None]
    assert (len(real.events), len(unplaced)) == (39, 9)
    assert sum(e.held_on is not None for e in unplaced) == 5
    assert sum(len(e.persons) for e in real.events) == 87
    codes = sorted({n.code for n in real.notes})
    assert codes == [
        "day-missing",
        "duration-missing",
        "marked-inferred",
        "person-unnamed",
        "time-missing",
    ]


@pytest.mark.parametrize(
    "cell", ["02.06.2031 09:00", "2/6/2031 9:00", "2 June 2031, 09:00", "2.6.2031 9.00"]
)
def test_day_and_clock_may_share_a_cell(cell):
    (found,) = read("Title,Start,Minutes", f'Water,"{cell}",45').events

    assert (found.starts_at, found.minutes) == (NINE, 45)


def test_an_end_with_its_day_in_the_same_cell_gives_the_length():
    (found,) = read("Title,Start,End", "Water,02.06.2031 09:00,02.06.2031 09:40").events

    assert (found.starts_at, found.minutes) == (NINE, 40)
