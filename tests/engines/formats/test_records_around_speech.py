"""What stands around speech in documents: tables, headings, lists, cut words."""

import pytest
from record_worlds import AKOMA_NTOSO, docx_of, read, said

NOTES = """\
# Wells of the valley

Bo Lee: We dig a new well.

Ana Roe: We lend the rope.
"""
BOLD = """\
# Wells of the valley

**Bo Lee:** We dig a new well.

**Ana Roe:** We lend the rope.
"""
TABLE = """\

| Speaker | Statement |
|---|---|
| Carla Paz | We keep the bucket. |
| Dan Ode (Kenya) | We pay the mason. |
"""


def _row(*cells):
    return (
        "<w:tr>"
        + "".join(
            f"<w:tc><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>" for one in cells
        )
        + "</w:tr>"
    )


def _table(*rows):
    return f"<w:tbl>{''.join(_row(*row) for row in rows)}</w:tbl>"


def _heading(text):
    return (
        '<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_a_word_cut_at_a_soft_hyphen_is_whole():
    record = read(
        "said.txt", "Bo Lee: The infra\u00ad\nstructure is old.\n\nAna Roe: Yes."
    )

    assert said(record)[0] == ("Bo Lee", "The infrastructure is old.")


def test_a_hyphen_that_does_not_break_stays():
    run = "<w:r><w:t>long</w:t><w:noBreakHyphen/><w:t>term aid is due.</w:t></w:r>"
    body = f"{_heading('Key issues')}<w:p>{run}</w:p>"

    assert read("report.docx", docx_of(body)).turns[0].text == "long-term aid is due."


def test_a_table_of_who_does_what_is_no_speech():
    body = _heading("Commitments") + _table(
        ("Who", "What", "By when"),
        ("Kenya", "to dig 400 wells", "2027"),
        ("Well Union", "to lend the rope", "2026"),
        ("All of this is voluntary.",),
    )

    record = read("report.docx", docx_of(body))

    assert record.kind == "report"
    assert {turn.speaker for turn in record.turns} == {""}
    assert {turn.section for turn in record.turns} == {"Commitments"}
    assert record.turns[-1].text == "All of this is voluntary."


def test_a_table_of_two_columns_of_who_does_what_is_no_speech():
    body = _heading("Commitments") + _table(
        ("Country", "Pledge"),
        ("Kenya", "400 wells in the north"),
        ("Chile", "50 masons for the coast"),
    )

    assert read("report.docx", docx_of(body)).kind == "report"


def test_a_line_across_a_table_of_speech_is_nobodys():
    body = _table(
        ("Speaker", "Statement"),
        ("Bo Lee", "We dig a new well."),
        ("The secretariat read a letter.",),
        ("Ana Roe", "We lend the rope."),
    )

    assert said(read("said.docx", docx_of(body))) == [
        ("Bo Lee", "We dig a new well."),
        ("Unknown speaker", "The secretariat read a letter."),
        ("Ana Roe", "We lend the rope."),
    ]


def test_a_table_in_notes_tells_who_speaks():
    for text in (NOTES, BOLD):
        assert said(read("notes.md", text + TABLE))[2:] == [
            ("Carla Paz", "We keep the bucket."),
            ("Dan Ode (Kenya)", "We pay the mason."),
        ]


def test_another_table_in_notes_is_nobodys():
    other = "\n| Place | Depth |\n|---|---|\n| North | Nine metres |\n"
    for text in (NOTES, BOLD):
        assert said(read("notes.md", text + other))[-1] == ("", "North | Nine metres")


def test_what_stands_under_a_heading_is_not_of_who_spoke_last():
    ending = "\n## Key takeaways\n\n- Wells are dug.\n- Rope is lent.\n"
    for text in (NOTES, BOLD):
        assert said(read("notes.md", text + ending))[-2:] == [
            ("Ana Roe", "We lend the rope."),
            ("", "Wells are dug.\n\nRope is lent."),
        ]


def test_a_speaker_goes_on_over_a_page_or_an_hour():
    for heading in ("## 00:05:00", "## Page 3"):
        for text in (NOTES, BOLD):
            ending = f"\n{heading}\n\nAnd we lend the hook.\n"
            assert said(read("notes.md", text + ending))[-1] == (
                "Ana Roe",
                "We lend the rope.\n\nAnd we lend the hook.",
            )


def test_items_under_a_name_are_paragraphs():
    for text in (NOTES, BOLD):
        assert said(read("notes.md", text + "- The new rope.\n  - And the hook.\n"))[
            -1
        ] == ("Ana Roe", "We lend the rope.\n\nThe new rope.\n\nAnd the hook.")


def test_notes_with_bold_names_have_their_title():
    assert read("notes.md", BOLD).title == "Wells of the valley"


def test_a_report_in_markdown_has_its_cells_and_tasks_bare():
    text = (
        "# Wells\n\n## Way forward\n\n- [ ] The group meets again.\n- [x] A tool is out.\n"
        "\n| Country | Pledge |\n|---|---|\n| Kenya | Kenya digs 400 wells by 2027. |\n"
    )

    assert [turn.text for turn in read("report.md", text).turns] == [
        "The group meets again.",
        "A tool is out.",
        "Country",
        "Pledge",
        "Kenya",
        "Kenya digs 400 wells by 2027.",
    ]


BODY = """

Wellham, 27 May 2024

Mr. Chair, Excellencies,

Our country calls for open wells in all villages.
"""


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        (
            "STATEMENT BY H.E. Ms. Ada Roe, Minister of Wells of Wellham",
            "H.E. Ms. Ada Roe, Minister of Wells of Wellham",
        ),
        ("Statement by\n\nMr. Bo Lindqvist\nHead of Delegation", "Mr. Bo Lindqvist"),
        ("Déclaration de S.E. M. Jean Ndi, Ministre", "S.E. M. Jean Ndi, Ministre"),
        ("Intervención de la Sra. Ana Paz", "la Sra. Ana Paz"),
        ("Statement of principles on wells", ""),
        ("Remarks by the Chair", ""),
        ("Déclaration de principes", ""),
    ],
)
def test_a_statement_tells_above_its_words_who_speaks(head, speaker):
    record = read("statement.txt", head + BODY)

    assert record.kind == "statement"
    assert [turn.speaker for turn in record.turns] == [speaker]


def test_minutes_tell_their_day_and_their_group():
    page = (
        "<html><body><h1>– DRAFT –<br>Wells Group</h1><h2>27 May 2024</h2>"
        "<p><cite>Ada:</cite> we dig</p><p><cite>Bo:</cite> we do not</p></body></html>"
    )

    record = read("minutes.html", page)

    assert (record.title, record.details) == ("Wells Group", {"date": "2024-05-27"})


def test_minutes_with_a_day_that_is_none_tell_no_day():
    page = (
        "<html><body><h1>Wells Group</h1><h2>Room 12 Blue 2024</h2>"
        "<p><cite>Ada:</cite> we dig</p><p><cite>Bo:</cite> we do not</p></body></html>"
    )

    assert read("minutes.html", page).details == {}


def test_a_debate_keeps_numbers_apart_from_words():
    words = AKOMA_NTOSO.replace(
        "</speech>",
        "<blockList><item><num>1.</num><p>Dig.</p></item></blockList></speech>",
        1,
    )
    record = read("debate.xml", words)

    assert "1. Dig." in record.turns[0].text


def test_a_debate_without_a_title_is_called_by_its_first_heading():
    title = "<docTitle>Sitting</docTitle>"
    words = AKOMA_NTOSO.replace(
        "<debateBody>",
        "<debateBody><debateSection><heading>Wells</heading></debateSection>",
        1,
    )

    assert title not in words
    assert read("debate.xml", words).title == "Wells"


def test_names_in_brackets_tell_who_speaks():
    text = "[Bo Lee]: We dig a well.\n[SPEAKER_01]: We lend the rope.\n[Bo Lee]: Good."

    assert said(read("said.txt", text)) == [
        ("Bo Lee", "We dig a well."),
        ("SPEAKER_01", "We lend the rope."),
        ("Bo Lee", "Good."),
    ]


def test_sentences_of_a_meeting_assistant_are_read():
    rows = (
        '[{"sentence": "We dig a well.", "startTime": "00:01", "speaker_name": "Bo Lee"},'
        ' {"sentence": "We lend the rope.", "startTime": "00:04", "speaker_name": "Ana"}]'
    )

    record = read("meeting.json", rows)

    assert said(record) == [("Bo Lee", "We dig a well."), ("Ana", "We lend the rope.")]
    assert [turn.starts_ms for turn in record.turns] == [1000, 4000]
