"""Tables keep their row numbers, and say clearly what they are not."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from palabre.engines.formats import tables
from palabre.engines.formats.intake import LIMIT_BYTES
from palabre.engines.formats.notes import NoteKind
from palabre.engines.formats.tables import read_table
from palabre.kernel.refusals import Refused


def read(text, **settings):
    return read_table(
        "x.csv", text.encode() if isinstance(text, str) else text, **settings
    )


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows, state in sheets:
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(sign):
    table = read(f"Name{sign}Town\nAma{sign}Accra West\n")

    assert table.columns == ("Name", "Town")


def test_excels_own_delimiter_line_is_obeyed():
    table = read("sep=|\nName|Town,Country\nAma|Accra\n")

    assert table.columns == ("Name", "Town,Country")
    assert table.rows == ((3, {"Name": "Ama", "Town,Country": "Accra"}),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_read(encoding):
    table = read("Nom,Ville\nZoé,Genève\nChloé,Orléans\n".encode(encoding))

    assert table.rows[0] == (2, {"Nom": "Zoé", "Ville": "Genève"})


def test_rows_keep_their_line_though_cells_hold_breaks():
    table = read('A,B\n"one\ntwo",x\n\n,,\nlast\n')

    assert table.rows == (
        (2, {"A": "one\ntwo", "B": "x"}),
        (6, {"A": "last", "B": ""}),
    )


def test_what_stands_above_the_header_is_noted():
    table = read("Forum 2031\n\nName,Town\nAma,Accra\n")

    assert table.columns == ("Name", "Town")
    assert [(n.line, n.code) for n in table.notes] == [(1, "row-above-header")]


def test_known_names_tell_the_header():
    text = "Version,3,draft\nName,Town,\nAma,Accra,x\n"

    assert read(text).columns[0] == "Version"
    known = frozenset(("name", "town"))
    assert read(text, known=known).columns == ("Name", "Town", "column 3")


def test_columns_without_a_name_of_their_own_get_one():
    table = read("A,A,,B\n1,2,3,4\n")

    assert table.columns == ("A", "A (2)", "column 3", "B")
    assert [n.code for n in table.notes] == ["column-unnamed", "column-unnamed"]


def test_an_unclosed_quotation_mark_is_noted_where_it_is():
    table = read('A,B\n1,2\n"x,3\ny,4\n')

    assert [(n.line, n.code) for n in table.notes] == [(3, "quotes-malformed")]
    assert table.rows[1][1]["A"] == "x,3\ny,4"


def test_guards_against_formulas_are_taken_off():
    table = read("A,B\n'=1+1,'tis\n")

    assert table.rows == ((2, {"A": "=1+1", "B": "'tis"}),)


def test_a_workbook_gives_text_and_iso_dates():
    rows = [
        ["A", "B", "C", "D", "E", "F"],
        [
            date(2031, 6, 2),
            datetime(2031, 6, 2, 9, 29, 59, 999_000),  # noqa: DTZ001 - as in Excel
            time(9, 30),
            45.0,
            timedelta(hours=1, minutes=30),
            True,
        ],
        [None],
        [1.5, "=1+1", "text"],
    ]

    table = read_table("x.xlsx", workbook(("One", rows, "visible")))

    assert [list(cells.values()) for _, cells in table.rows] == [
        ["2031-06-02", "2031-06-02T09:30", "09:30", "45", "01:30", "True"],
        ["1.5", "=1+1", "text", "", "", ""],
    ]
    assert [line for line, _ in table.rows] == [2, 4]


def test_the_first_visible_sheet_is_taken_and_the_rest_told():
    sheets = (
        ("Hidden", [["X", "Y"]], "hidden"),
        ("Empty", [], "visible"),
        ("Programme", [["A", "B"], ["1", "2"]], "visible"),
        ("Later", [["C"]], "visible"),
    )

    table = read_table("x.xlsx", workbook(*sheets))

    assert table.columns == ("A", "B")
    assert [(n.code, n.kind, n.told) for n in table.notes] == [
        (
            "sheet-others",
            NoteKind.LEFT_OUT,
            "Only the sheet “Programme” is in, not Later.",
        )
    ]


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return out.getvalue()


@pytest.mark.parametrize(
    "name, content, code",
    [
        ("x.csv", b"", "file-empty"),
        ("x.csv", b"\n,,\n", "table-empty"),
        ("x.csv", b"\x00\x01\x02" * 100, "file-binary"),
        ("x.csv", b"A,B\n" + b"x" * 200_000, "csv-malformed"),
        ("x.csv", b"A" + b",A" * 600, "table-too-large"),
        ("x.csv", b"x" * (LIMIT_BYTES + 1), "file-too-large"),
        ("x.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "table-unknown"),
        ("x.gz", b"\x1f\x8b\x08", "table-unknown"),
        ("x.xlsx", b"PK\x03\x04 torn", "xlsx-malformed"),
        ("x.xlsx", packed(), "xlsx-malformed"),
        ("x.xlsx", packed(bomb="<!DOCTYPE x><x/>"), "xml-forbidden"),
        ("x.xlsx", workbook(("One", [], "visible")), "table-empty"),
    ],
)
def test_what_is_no_table_is_refused(name, content, code):
    with pytest.raises(Refused) as refused:
        read_table(name, content)

    assert refused.value.code == code


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "MAX_UNPACKED_BYTES", 100_000)

    with pytest.raises(Refused) as refused:
        read_table("x.xlsx", packed(bomb="0" * 200_000))

    assert refused.value.code == "archive-bomb"


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 3)

    with pytest.raises(Refused) as refused:
        read("A\n1\n2\n3\n4\n")

    assert refused.value.code == "table-too-large"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(content):
    for start in (b"", b"A,B\n", b"PK\x03\x04"):
        try:
            table = read_table("x.xlsx", start + content)
        except Refused:
            continue
        assert all(set(cells) == set(table.columns) for _, cells in table.rows)


def test_whole_numbers_have_no_point():
    assert [tables._text(value) for value in (45.0, 1.5, 45)] == ["45", "1.5", "45"]


def test_a_formula_with_a_result_is_its_result_be_it_no_words():
    content = workbook(("One", [["A", "B", "C"], ["=1+1", "=D1", "=E1"]], "visible"))
    stored = packed_again(
        content,
        b"<f>1+1</f><v></v>",
        b"<f>1+1</f><v>2</v>",
        b'<c r="B2"><f>',
        b'<c r="B2" t="str"><f>',
    )

    ((_, cells),) = read_table("x.xlsx", stored).rows

    assert cells == {"A": "2", "B": "", "C": "=E1"}


def test_a_table_of_data_without_results_is_a_formula_too():
    content = workbook(("One", [["A", "B"], ["=1+1", "=D1"]], "visible"))
    stored = packed_again(
        content, b"<f>D1</f>", b'<f t="dataTable" ref="B2:B3" dt2D="0" r1="A1"/>'
    )

    ((_, cells),) = read_table("x.xlsx", stored).rows

    assert cells == {"A": "=1+1", "B": "="}


def packed_again(content, *changes):
    """Return a workbook whose first sheet is changed: pairs of before and after."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                for before, after in zip(changes[::2], changes[1::2], strict=True):
                    assert before in part, part
                    part = part.replace(before, after)
            new.writestr(name, part)
    return out.getvalue()
