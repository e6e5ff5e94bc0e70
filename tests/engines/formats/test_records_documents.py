"""Documents: minutes and reports in HTML, LaTeX, DOCX, PDF, Akoma Ntoso."""

import pytest
from record_worlds import (
    AKOMA_NTOSO,
    HTML_REPORT,
    LATEX,
    MINUTES,
    docx,
    docx_of,
    pdf,
    read,
    said,
    zipped,
)

from palabre.engines.formats.reading import read_record
from palabre.engines.formats.reading.documents import order_notes
from palabre.engines.formats.reading.source import Source
from palabre.engines.formats.records import Turn
from palabre.kernel.refusals import Refused


def test_minutes_name_speakers_by_cite():
    record = read("minutes.html", MINUTES)

    assert (record.format, record.kind, record.lang, record.title) == (
        "w3c-minutes",
        "transcript",
        "en",
        "Minutes of the well",
    )
    assert record.turns == (
        Turn("We bring water.\n\nand bread.", "Amina", line=4),
        Turn("We disagree & go on. Kindly.", "Bo", line=6),
    )


def test_minutes_know_a_name_without_cite():
    text = MINUTES.replace("... and bread.", "Eun-ji Park: And bread.")

    assert [turn.speaker for turn in read("m.html", text).turns] == [
        "Amina",
        "Eun-ji Park",
        "Bo",
    ]


def test_an_html_report_keeps_its_headings():
    record = read("report.html", HTML_REPORT)

    assert (record.format, record.kind, record.lang) == ("html", "report", "fr")
    assert record.title == "Rapport sur le puits"
    assert [turn.section for turn in record.turns] == ["Questions", "Questions"]
    assert record.turns[1].text == (
        "Le pain est cher depuis que le moulin du village a fermé ses portes."
    )


def test_a_programme_page_is_no_report():
    with pytest.raises(Refused, match="record-unlike"):
        read_record("agenda.html", HTML_REPORT.encode())


def test_latex_gives_words_without_commands():
    record = read("report.tex", LATEX)

    assert (record.format, record.kind, record.title) == (
        "latex",
        "report",
        "Report on the well",
    )
    assert record.turns == (
        Turn(
            "Water is far away. It costs $5 – or café prices.",
            section="Key issues",
            line=5,
        ),
        Turn("Bread is “dear”.", section="Key issues", line=9),
    )


def test_part_of_a_latex_report_is_titled_by_the_heading_it_opens_with():
    part = "%%%%\n\\subsection[short]{Training of \\emph{all}}\\label{x}\n\nIt helps all.\n"

    assert read("part.tex", part).title == "Training of all"
    assert read("part.tex", f"\nWords come first.\n\n{part}").title == ""


def test_docx_headings_make_a_report_in_any_language_of_word():
    record = read(
        "r.docx",
        docx(
            ("Le puits", "Titre1"),
            ("Questions", "Titre2"),
            ("L'eau est loin.", ""),
            ("Le pain est cher.", "ListBullet"),
        ),
    )

    assert (record.format, record.kind, record.title) == ("docx", "report", "Le puits")
    assert record.turns == (
        Turn("L'eau est loin.", section="Questions"),
        Turn("Le pain est cher.", section="Questions"),
    )


def test_docx_with_names_is_a_transcript():
    record = read("n.docx", docx(("Ana Roe: One.", ""), ("Bo Doe: Two.", "")))

    assert (record.format, record.kind) == ("docx", "transcript")
    assert said(record) == [("Ana Roe", "One."), ("Bo Doe", "Two.")]


def line(text, *, is_bold=False):
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else '<w:rPr><w:b w:val="0"/></w:rPr>'
    words = text.replace("\n", "</w:t><w:br/><w:t>")
    return f"<w:p><w:r>{bold}<w:t>{words}</w:t></w:r></w:p>"


def rows(*cells):
    return "<w:tbl>{}</w:tbl>".format(
        "".join(
            "<w:tr>{}</w:tr>".format(
                "".join(f"<w:tc>{line(one)}</w:tc>" for one in row)
            )
            for row in cells
        )
    )


def bold(*pairs):
    return docx_of(
        "".join(
            line(name, is_bold=True) + "".join(map(line, words))
            for name, *words in pairs
        )
    )


def test_docx_with_names_in_bold_lines_is_a_transcript():
    made = bold(
        ("Minutes of the well",),
        ("Ana Roe", "Water is far.", "It is deep.", "And cold.", "And dear."),
        ("THE CHAIR", "Thank you."),
        ("Bo Doe", "Bread is dear."),
        ("Lady in red", "We oppose it."),
        ("Ana Roe", "So be it."),
    )
    record = read("n.docx", made)

    assert record.kind == "transcript"
    assert said(record) == [
        ("Ana Roe", "Water is far.\n\nIt is deep.\n\nAnd cold.\n\nAnd dear."),
        ("THE CHAIR", "Thank you."),
        ("Bo Doe", "Bread is dear."),
        ("Unknown speaker (Lady in red)", "We oppose it."),
        ("Ana Roe", "So be it."),
    ]


def test_docx_with_a_bold_name_over_a_line_break_is_a_transcript():
    name = (
        "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r><w:r><w:br/><w:t>{}</w:t></w:r>"
    )
    turns = (("Ana Roe", "Water is far."), ("Bo Doe", "Bread is dear."))
    body = "".join(f"<w:p>{name.format(*turn)}</w:p>" for turn in turns)

    assert said(read("n.docx", docx_of(body))) == list(turns)


def test_docx_with_a_column_of_names_is_a_transcript():
    made = docx_of(
        line("The well")
        + rows(
            ("Time", "Speaker", "Words"),
            ("10:00", "Ana Roe", "Water is far."),
            ("10:05", "Bo Doe", "Bread is dear."),
            ("", "", "It was cheap."),
        )
    )
    record = read("n.docx", made)

    assert said(record)[-2:] == [
        ("Ana Roe", "Water is far."),
        ("Bo Doe", "Bread is dear.\n\nIt was cheap."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        line("Key Issues", is_bold=True)
        + line("The key issues are many.")
        + line("Way Forward", is_bold=True)
        + line("We dig a well."),
        line("Digital Inclusion", is_bold=True)
        + line("We speak of inclusion and digital wells.")
        + line("Water Prices", is_bold=True)
        + line("All prices of water rose."),
        rows(("Ana Roe", "Ministry of Water"), ("Bo Doe", "Lantern Libraries")),
        rows(
            ("Water Supply", "The supply of water is poor."),
            ("Bread", "The bread is dear."),
        ),
        rows(("A", "b")),
    ],
)
def test_docx_with_bold_headings_or_plain_tables_is_no_transcript(body):
    assert read("r.docx", docx_of(body)).kind != "transcript"


def test_pdf_text_is_read_like_any_text():
    captions = read("c.pdf", pdf(">> ANA ROE: We bring", "water.", ">> BO DOE: No."))
    statement = read("s.pdf", pdf("We bring water", "and bread."))

    assert captions.format == "pdf"
    assert said(captions) == [("ANA ROE", "We bring water."), ("BO DOE", "No.")]
    assert said(statement) == [("", "We bring water and bread.")]


def test_akoma_ntoso_speeches_have_their_persons():
    record = read("debate.xml", AKOMA_NTOSO)

    assert record.format == "akoma-ntoso"
    assert said(record) == [
        ("Amina Okoye", "We bring water.\n\nAnd bread."),
        ("Bo Lindqvist", "We disagree."),
    ]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
    "<akomaNtoso>&c;</akomaNtoso>"
)


@pytest.mark.parametrize(
    "name, content, code",
    [
        ("a.xml", BOMB.encode(), "xml-forbidden"),
        ("a.xml", b"<akomaNtoso><debate>", "xml-malformed"),
        ("a.xml", b"<akomaNtoso/>", "record-unknown"),
        ("a.docx", zipped({"[Content_Types].xml": b"<Types/>"}), "docx-damaged"),
        ("a.docx", docx(("Words", ""))[:300], "docx-damaged"),
        ("a.pdf", pdf("Words")[:60], "pdf-damaged"),
        ("a.pdf", pdf(), "pdf-no-text"),
    ],
)
def test_broken_documents_are_refused(name, content, code):
    with pytest.raises(Refused) as refusal:
        read_record(name, content)

    assert refusal.value.code == code


def test_a_bomb_inside_a_docx_is_refused():
    inside = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b" " * 30_000_000,
    }
    with pytest.raises(Refused, match="archive-bomb"):
        read_record("a.docx", zipped(inside))


def run(words, *, marks=""):
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def strong(words):
    return run(words, marks="<w:b/>")


SPOKEN = [
    ("Amina Okoye, World Bank", "We bring water to schools."),
    (
        "Bo Lindqvist, Ministry of State for Telecommunications",
        "We disagree with that plan.",
    ),
    ("Amina Okoye, World Bank", "Fine then."),
]
OPENINGS = [
    lambda name, words: paragraph(strong(name), run(f" {words}")),
    lambda name, words: paragraph(strong(f"{name} –"), run(f" {words}")),
    lambda name, words: paragraph(strong(name)) + paragraph(run(words)),
    lambda name, words: (
        paragraph(strong(name.partition(",")[0]), run(f",{name.partition(',')[2]}"))
        + paragraph(run(words))
    ),
    lambda name, words: paragraph(strong(f"{name}:"), run(f" {words}")),
    lambda name, words: paragraph(strong(name), "<w:r><w:br/></w:r>", run(words)),
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_bold_name_with_its_body_opens_a_speech(opening):
    body = "".join(opening(name, words) for name, words in SPOKEN)

    assert said(read("a.docx", docx_of(body))) == SPOKEN


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Access", "We count many wells."),
            ("Costs", "They rise."),
            ("Kenya", "It grew."),
        ],
        [("Amina Okoye", "proposed a fund."), ("Bo Lindqvist", "opposed it.")],
        [
            ("Digital Inclusion", "The inclusion of all."),
            ("Public Digital Funds", "They rise, digital or not."),
        ],
    ],
)
def test_bold_words_of_a_report_are_no_speakers(rows):
    body = "".join(paragraph(strong(head), run(f" {words}")) for head, words in rows)

    assert {turn.speaker for turn in read("a.docx", docx_of(body)).turns} == {""}


def test_what_is_not_seen_in_a_document_is_not_said():
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:pict></w:r>"
    body = (
        paragraph(
            run("Amina: We "),
            "<w:del>" + run("never ") + "</w:del>",
            run("agree.") + run(" Secretly not.", marks="<w:vanish/>"),
            "<w:moveFrom>" + run(" Moved.") + "</w:moveFrom>",
        )
        + paragraph(
            run("Bo: No. "),
            f"<mc:AlternateContent xmlns:mc='{space}'><mc:Choice>{run('Once.')}</mc:Choice>"
            f"<mc:Fallback>{run('Once.')}</mc:Fallback></mc:AlternateContent>",
        )
        + paragraph(run("Cy: Yes."), box)
    )

    assert said(read("a.docx", docx_of(body))) == [
        ("Amina", "We agree."),
        ("Bo", "No. Once."),
        ("Cy", "Yes.\n\nIn a box."),
    ]


def test_a_table_may_hold_more_before_the_names():
    rows = [("#", "Time", "Speaker", "Words"), ("1", "10:00", "Amina", "We bring water."),
            ("2", "10:02", "Bo Lindqvist", "We disagree.")]  # fmt: skip
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in rows
    )

    assert said(read("a.docx", docx_of(f"<w:tbl>{cells}</w:tbl>"))) == [
        ("Amina", "We bring water."),
        ("Bo Lindqvist", "We disagree."),
    ]


@pytest.mark.parametrize("form", ["<b>{}:</b> {}", "<strong>{}</strong>: {}", "{}: {}"])
def test_a_page_names_speakers_without_cite(form):
    body = "".join(f"<p>{form.format(who, words)}</p>" for who, words in SPOKEN)

    record = read("a.html", f"<html><body><h1>Wells</h1>{body}</body></html>")

    assert said(record) == SPOKEN
    assert record.kind == "transcript"


def test_a_right_to_left_pdf_is_read_with_a_warning():
    source = Source("a.pdf", b"")

    assert [one.code for one in order_notes(source, "شكرا لكم جميعا")] == [
        "order-unsure"
    ]
    assert order_notes(source, "Thanks to you all, شكرا") == ()
