from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.languages import text
from palabre.stages.programme import filters
from palabre.stages.programme.filters import Choice
from palabre.stages.programme.values import Body, Held, Part, RoomRow, SessionRow

ZONE = "Europe/Zurich"
NINE = datetime(2026, 5, 25, 7, tzinfo=UTC)
HALL = RoomRow(0, 0, "hall", "palace", text(en="Hall"), text(en="Palace"))
STAGE = RoomRow(1, 0, "stage", "lake", text(en="Stage"), text(en="Lake House"))
FIL = Body("le-fil", text(en="Le Fil des Ondes"), "FIL", "FR")
EDITOR = Part("P1", "Élodie Brünn", "speaker", "BE", "Editor", "private-sector", FIL)

WELLS = SessionRow(
    code="WEL-01",
    title=text(en="Wells and wires", fr="Puits et câbles"),
    type="workshop",
    type_name=text(en="Workshop"),
    is_high_level=False,
    is_cancelled=False,
    mode="hybrid",
    lang="en",
    languages=("en", "fr"),
    is_captioned=True,
    held=Held(HALL, NINE, NINE + timedelta(hours=1)),
    themes=("inclusion",),
    lines=("C2",),
    organizers=(Body("net", text(en="Village Network"), "VN", "KE"),),
    parts=(EDITOR,),
)
NEXT_DAY = NINE + timedelta(days=1)
VOICES = replace(
    WELLS,
    code="VOI-01",
    title=text(en="Voices"),
    type="panel",
    languages=("ar",),
    held=Held(STAGE, NEXT_DAY, NEXT_DAY + timedelta(minutes=30)),
    themes=("media",),
    lines=("C9",),
    organizers=(),
    parts=(),
)
GONE = replace(VOICES, code="VOI-02", is_cancelled=True, held=None)
ROWS = [WELLS, VOICES, GONE]


def codes(choice, **words):
    return [row.code for row in filters.chosen(ROWS, choice, zone=ZONE, **words)]


@pytest.mark.parametrize(
    "choice, found",
    [
        (Choice(), ["WEL-01", "VOI-01", "VOI-02"]),
        (Choice(day="2026-05-25"), ["WEL-01"]),
        (Choice(venue="lake"), ["VOI-01"]),
        (Choice(room="hall"), ["WEL-01"]),
        (Choice(theme="media"), ["VOI-01", "VOI-02"]),
        (Choice(type="panel", room="stage"), ["VOI-01"]),
        (Choice(language="fr"), ["WEL-01"]),
        (Choice(line="C2"), ["WEL-01"]),
        (Choice(organization="le-fil"), ["WEL-01"]),
        (Choice(country="be"), ["WEL-01"]),
        (Choice(country="KE"), ["WEL-01"]),
        (Choice(person="P1"), ["WEL-01"]),
        (Choice(person="brunn élodie"), ["WEL-01"]),
        (Choice(person="Elodie Braun"), []),
        (Choice(person="..."), []),
        (Choice(organization="fil ondes"), ["WEL-01"]),
        (Choice(organization="VN"), ["WEL-01"]),
        (Choice(organization="vn", person="brünn"), ["WEL-01"]),
        (Choice(theme="inclusion", type="panel"), []),
    ],
)
def test_a_choice_keeps_what_it_asks_for(choice, found):
    assert codes(choice) == found


@pytest.mark.parametrize(
    "q, found",
    [
        ("puits", ["WEL-01"]),
        ("CABLES wells", ["WEL-01"]),
        ("elodie brunn", ["WEL-01"]),
        ("fil des ondes", ["WEL-01"]),
        ("vn", ["WEL-01"]),
        ("voices wells", []),
        ("handpump", ["WEL-01"]),
    ],
)
def test_words_are_looked_for_in_every_language_name_and_description(q, found):
    described = {"WEL-01": "The handpump and its price."}
    words = {
        row.code: filters.words_of(row, described.get(row.code, "")) for row in ROWS
    }

    assert codes(Choice(q=q), words=words) == found


def test_an_address_gives_the_choice_and_drops_the_rest():
    asked = {"theme": " media ", "colour": "red", "q": "x" * 300}

    choice = Choice.asked(asked)

    assert choice.made == {"theme": "media", "q": "x" * 100}


def test_days_are_counted_by_the_clock_of_the_edition():
    assert filters.days_of(ROWS, zone=ZONE) == {
        date(2026, 5, 25): 1,
        date(2026, 5, 26): 1,
    }


@given(st.sampled_from(sorted(filters.counts(ROWS))))
def test_a_count_promises_what_the_choice_then_shows(name):
    for code, n in filters.counts(ROWS)[name].items():
        assert len(codes(Choice(**{name: code}))) == n


def test_now_is_half_open_and_leaves_out_what_is_cancelled():
    ends_at = NINE + timedelta(hours=1)

    assert filters.on_now(ROWS, at=NINE) == [WELLS]
    assert filters.on_now(ROWS, at=ends_at) == []
    assert filters.on_now([replace(WELLS, is_cancelled=True)], at=NINE) == []


def test_next_is_the_first_of_each_room():
    later = replace(
        VOICES, code="VOI-03", held=replace(VOICES.held, starts_at=NEXT_DAY)
    )
    rows = [later, VOICES, WELLS]

    found = filters.next_up(rows, at=NINE - timedelta(minutes=1))

    assert [row.code for row in found] == ["WEL-01", "VOI-01"]
