"""Pages that tell who speaks by tables, lists and names over words; scribes' minutes."""

import pytest
from record_worlds import codes, docx_of, read, said

from palabre.engines.formats.records import RecordKind

WATER = "We bring water to every village."
BREAD = "The price of bread has fallen by 40 per cent since 2015."
LIGHT = "I support the proposal of Mali."
SPOKEN = [("Ana Roe", WATER), ("Bo Doe", BREAD), ("Ana Roe", LIGHT)]


def page(body: str) -> str:
    return f"<!DOCTYPE html>\n<html><body>\n<h1>Wells</h1>\n{body}\n</body></html>"


def rows(*cells: tuple[str, ...], tag: str = "td") -> str:
    return "\n".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for row in cells
    )


PAGES = {
    "headed": f"<table>{rows(('Speaker', 'Statement'), tag='th')}{rows(*SPOKEN)}</table>",
    "bare": f"<table>{rows(*SPOKEN)}</table>",
    "unclosed": "<table>"
    + "".join(f"<tr><td>{name}<td>{words}" for name, words in SPOKEN)
    + "</table>",
    "terms": "<dl>"
    + "".join(f"<dt>{name}<dd>{words}" for name, words in SPOKEN)
    + "</dl>",
    "bold lines": "".join(
        f"<p><strong>{name}</strong></p><p>{words}</p>" for name, words in SPOKEN
    ),
    "bold openings": "".join(
        f"<p><b>{name}</b><br>{words}</p>" for name, words in SPOKEN
    ),
    "headings": "".join(
        f"<h3>{name}</h3><p>{words}</p>"
        for name, words in [*SPOKEN, ("Bo Doe", "We agree on wells.")]
    ),
}


@pytest.mark.parametrize("body", PAGES.values(), ids=list(PAGES))
def test_a_page_tells_who_speaks_in_many_ways(body: str) -> None:
    record = read("wells.html", page(body))

    assert record.kind is RecordKind.TRANSCRIPT
    assert record.title == "Wells"
    assert said(record)[:3] == SPOKEN


def test_columns_are_found_by_their_heads_with_times_and_bodies() -> None:
    body = rows(
        ("No.", "Heure", "Intervenant(e)", "Organisation", "Propos"),
        ("1", "10:02", "Mme Roe", "Mali", "Nous voulons de l’eau."),
        ("2", "10:04", "M. Doe", "", "<p>Le pain est cher.</p><p>Trop cher.</p>"),
        ("3", "10:09", "", "", "On continue."),
    )
    record = read("puits.html", page(f"<table>{body}</table>"))

    assert said(record) == [
        ("Mme Roe (Mali)", "Nous voulons de l’eau."),
        ("M. Doe", "Le pain est cher.\n\nTrop cher.\n\nOn continue."),
    ]
    assert [turn.starts_ms for turn in record.turns] == [0, 120_000]
    assert [turn.line for turn in record.turns] == [5, 6]


def test_the_same_columns_are_found_in_a_document() -> None:
    table = (
        ("Time", "Speaker", "Country", "Statement"),
        ("10:02", "Ana Roe", "Mali", WATER),
        ("10:04", "Bo Doe", "Peru", BREAD),
    )
    cells = (
        "".join(f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in row)
        for row in table
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    made = docx_of(f"<w:tbl>{body}</w:tbl>")

    assert said(read("wells.docx", made)) == [
        ("Ana Roe (Mali)", WATER),
        ("Bo Doe (Peru)", BREAD),
    ]


@pytest.mark.parametrize(
    "body",
    [
        rows(
            ("Issue", "Recommendation"),
            ("Access", "Governments should bring water to every village by 2030."),
            ("Cost", "Operators should publish what a connection costs each year."),
            ("Rights", "Registers should be open to everybody who asks for them."),
        ),
        rows(
            ("Ana Roe", "Director of the well programme, Bamako"),
            ("Bo Doe", "Head of bread and light, Lima and Cusco"),
            ("Ana Roe", "Author of a book on the rivers of the north, volume two"),
            ("Bo Doe", "Author of a book on the rivers of the south, volume one"),
        ),
    ],
    ids=["matters", "biographies"],
)
def test_other_tables_of_a_page_stay_what_they_are(body: str) -> None:
    record = read("report.html", page(f"<p>{WATER} {BREAD}</p><table>{body}</table>"))

    assert record.kind is RecordKind.REPORT
    assert not any(turn.speaker for turn in record.turns)


def test_what_stands_around_a_table_is_kept() -> None:
    body = (
        f"<p>We met at the well.</p><table>{rows(*SPOKEN)}</table><p>We met again.</p>"
    )

    texts = [turn.text for turn in read("wells.html", page(body)).turns]

    assert texts[0] == "We met at the well."
    assert texts[-1].endswith("We met again.")


OLD_MINUTES = page(
    "<dl><dt>Present</dt><dd>Amina, Carla</dd></dl>\n"
    f"<p><cite>Amina:</cite> {WATER}<br>... and soon</p>\n"
    f"<p>&lt;<cite>bo</cite>&gt; {BREAD}</p>\n"
    f"<p>Carla: {LIGHT}</p>\n"
    "<p>Dora: We agree.</p>\n"
    "<p><cite>&lt;Zakim&gt;</cite> bo, you wanted to speak</p>\n"
    "<p><cite>Amina:</cite> Thank you.</p>"
)


def test_older_minutes_put_no_words_in_another_mouth() -> None:
    record = read("minutes.html", OLD_MINUTES)

    assert said(record) == [
        ("Amina", f"{WATER} and soon"),
        ("bo", BREAD),
        ("Carla", LIGHT),
        ("", "We agree."),
        ("Amina", "Thank you."),
    ]
    assert codes(record) == ["speaker-unknown", "notice-left-out"]


def test_a_scribe_who_tells_no_name_is_whoever_types() -> None:
    log = (
        "10:00:02 <bo> scribe+\n"
        f"10:00:20 <bo> Amina: {WATER}\n"
        "10:00:25 <bo> ... and soon\n"
        "10:00:40 <carla> I type this one.\n"
    )

    assert said(read("log.txt", log)) == [
        ("Amina", f"{WATER}\n\nand soon"),
        ("carla", "I type this one."),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("start,end,text\n0,4200,One.\n4200,9000,Two.\n", [0, 4200]),
        (
            "start\tend\tspeaker\ttext\n0.5\t4\tSPEAKER_00\tOne.\n4\t5\tS1\tTwo.\n",
            [500, 4000],
        ),
    ],
)
def test_tables_of_machines_tell_seconds_or_thousandths(
    text: str, starts: list[int]
) -> None:
    record = read("a.csv", text)

    assert [turn.starts_ms for turn in record.turns] == starts
