"""The high-level list and the ranks as spreadsheets, both ways, cell by cell."""

from datetime import UTC, datetime

import make
import make_protocol as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.formats.sheets import to_csv, to_xlsx
from palabre.kernel.refusals import Refused
from palabre.stages.protocol import queries
from palabre.stages.protocol.lists import read_list, rows_of, when
from palabre.stages.protocol.models import ProtocolRank
from palabre.stages.protocol.notes import Notes
from palabre.stages.protocol.operations import Travel
from palabre.stages.protocol.rank_lists import HEADS, read_ranks
from palabre.stages.protocol.rank_lists import rows_of as rank_rows
from palabre.stages.protocol.standard import standard_ranks

RANKS = [
    ProtocolRank(code=one.code, name=one.name, position=place)
    for place, one in enumerate(standard_ranks(), 1)
]
ZONE = "Europe/Zurich"


def read(text, *, may_note=True, there=()):
    return read_list(
        "list.csv",
        text.encode(),
        ranks=RANKS,
        zone=ZONE,
        there=there,
        may_note=may_note,
    )


def test_a_good_row_becomes_plain_facts():
    found = read(
        "Name,Rank,Country,Arrival,Arrival flight,Languages,Diet\n"
        'Ama Mensah,Ministre,Ghana,2026-05-25 09:40,LX 123,"French, en",No pork\n'
    )

    assert found.wrong == ()
    assert found.good == (
        {
            "name": "Ama Mensah",
            "rank": "minister",
            "country": "GH",
            "arrives_at": "2026-05-25T09:40:00+02:00|Europe/Zurich",
            "arrival": "LX 123",
            "languages": "fr,en",
            "diet": "No pork",
        },
    )


@pytest.mark.parametrize(
    ("column", "cell", "why"),
    [
        ("Country", "Atlantis", "country"),
        ("Status", "perhaps", "unknown"),
        ("Observer", "maybe", "unknown"),
        ("Credentials", "soon", "date"),
        ("Languages", "Klingonish", "language"),
        ("Arrival", "2026-05-25", "when"),
        ("Arrival", "2026-05-25 09:40 Europe/Nowhere", "when"),
        ("E-mail", "not an address", "email"),
        ("Function", "x" * 201, "too-long"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason(column, cell, why):
    found = read(f"Name,Rank,{column}\nAma Mensah,minister,{cell}\n")

    assert found.good == ()
    assert [(one.line, one.column, one.value, one.why) for one in found.wrong] == [
        (2, column, cell, why)
    ]


def test_rows_without_name_or_rank_are_left_out_and_the_others_kept():
    found = read("Name,Rank\n,minister\nAma,\nKofi,Minister\n")

    assert [one["name"] for one in found.good] == ["Kofi"]
    assert [(one.line, one.column, one.why) for one in found.wrong] == [
        (2, "Name", "missing"),
        (3, "Rank", "missing"),
    ]


def test_whoever_is_there_already_or_twice_is_told():
    found = read(
        "Name,Rank\nAma,minister\nÁMA,minister\nKofi,minister\n", there={"kofi"}
    )

    assert [one["name"] for one in found.good] == ["Ama"]
    assert [one.why for one in found.wrong] == ["twice", "twice"]


def test_a_departure_before_the_arrival_is_told_whatever_the_zones():
    found = read(
        "Name,Rank,Arrival,Departure\n"
        "Ama,minister,2026-05-25 09:00,2026-05-25 14:00 Asia/Tokyo\n"
    )

    assert [one.why for one in found.wrong] == ["leaves-first"]


def test_notes_stay_outside_for_whoever_may_not_write_them():
    found = read("Name,Rank,Diet\nAma,minister,No pork\n", may_note=False)

    assert found.good == ({"name": "Ama", "rank": "minister"},)
    assert found.closed_columns == ("Diet",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-05-25 09:40", datetime(2026, 5, 25, 7, 40, tzinfo=UTC)),
        ("25/05/2026 09:40", datetime(2026, 5, 25, 7, 40, tzinfo=UTC)),
        ("2026-05-25T09:40:00+00:00", datetime(2026, 5, 25, 9, 40, tzinfo=UTC)),
        ("2026-05-25 09:40 Asia/Tokyo", datetime(2026, 5, 25, 0, 40, tzinfo=UTC)),
        ("2026-05-25 09:40 UTC", datetime(2026, 5, 25, 9, 40, tzinfo=UTC)),
    ],
)
def test_times_are_read_with_their_zones(said, expected):
    found = when(said, ZONE)

    assert found is not None
    assert found[0] == expected


@given(st.text(max_size=40))
def test_any_words_are_an_instant_or_nothing(said):
    found = when(said, ZONE)

    assert found is None or found[0].tzinfo is not None


@pytest.mark.parametrize("column", ["Family name", "Nom de famille", "Фамилия", "姓"])
def test_a_family_name_is_read_and_as_long_as_what_keeps_it(column):
    long = "x" * 101
    found = read(
        f"Name,Rank,{column}\n陈 美华,minister,陈\nAma Mensah,minister,{long}\n"
    )

    assert [one["family"] for one in found.good] == ["陈"]
    assert [(one.column, one.why) for one in found.wrong] == [(column, "too-long")]


@pytest.mark.django_db
@pytest.mark.parametrize("write", ["csv", "xlsx"])
def test_an_export_reads_back_as_it_was(write):
    summit = make.summit()
    arrives = datetime(2026, 5, 25, 7, 40, tzinfo=UTC)
    one = made.dignitary(
        summit,
        "Ama Mensah",
        languages=["en", "fr"],
        arrives=Travel(arrives, "Africa/Accra", "KL 590"),
        escort="=HYPERLINK(1)",
        post="Minister",
    )
    one.person.family_name = "Mensah"
    one.person.save(update_fields=["family_name"])
    listed = list(queries.rich().filter(pk=one.pk))
    heads, rows = rows_of(listed, {one.pk: Notes("No pork", "")})
    content = to_csv(heads, rows) if write == "csv" else to_xlsx("List", heads, rows)

    found = read_list(f"list.{write}", content, ranks=RANKS, zone=ZONE, may_note=True)

    assert found.wrong == ()
    (row,) = found.good
    assert row["arrives_at"] == "2026-05-25T07:40:00+00:00|Africa/Accra"
    assert (row["languages"], row["diet"], row["arrival"]) == (
        "en,fr",
        "No pork",
        "KL 590",
    )
    assert (row["name"], row["family"]) == ("Ama Mensah", "Mensah")
    assert row["escort"] == "=HYPERLINK(1)"


def test_ranks_read_back_as_they_were():
    content = to_csv(HEADS, rank_rows(RANKS))

    found = read_ranks("ranks.csv", content)

    assert [(one.code, dict(one.name.words)) for one in found] == [
        (one.code, dict(one.name.words)) for one in RANKS
    ]


def test_a_rank_without_any_name_is_told_with_its_line():
    with pytest.raises(Refused) as caught:
        read_ranks("ranks.csv", b"Code,Name en\nminister,Minister\nempty,\n")

    assert caught.value.code == "ranks-unreadable"
    assert caught.value.facts["line"] == 3
