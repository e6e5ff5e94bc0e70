"""Layouts of real programs and typists: other languages, no colon, lost spaces."""

import io
import zipfile
from pathlib import Path

import pytest
from record_worlds import codes, read, said

from palabre.engines.formats.reading import read_folder
from palabre.engines.formats.records import RecordKind
from palabre.kernel.refusals import Refused

WATER = "We bring water to every village."
BREAD = "The price of bread has fallen by 40 per cent since 2015."
LIGHT = "I support the proposal of Mali."
SPOKEN = [("Ana Roe", WATER), ("Bo Doe", BREAD), ("Ana Roe", LIGHT)]


@pytest.mark.parametrize(
    ("recording", "started", "stopped"),
    [
        ("Meeting Recording", "started transcription", "stopped transcription"),
        (
            "Enregistrement de la réunion",
            "a démarré la transcription",
            "a arrêté la transcription",
        ),
        (
            "Grabación de la reunión",
            "inició la transcripción",
            "detuvo la transcripción",
        ),
        (
            "Besprechungsaufzeichnung",
            "hat die Transkription gestartet",
            "beendete die Transkription",
        ),
        (
            "Запись собрания",
            "начал(-а) транскрибирование",
            "остановил(-а) транскрибирование",
        ),
        ("会议录制", "开始转录", "停止转录"),
        ("تسجيل الاجتماع", "بدأ النسخ", "أوقف النسخ"),
    ],
)
def test_teams_speaks_many_languages(
    recording: str, started: str, stopped: str
) -> None:
    words = "\n\n".join(
        f"{name}   {at}:11\n{text}" for at, (name, text) in enumerate(SPOKEN)
    )
    record = read(
        "teams.txt",
        f"Wells-20310503_100211-{recording}\n3 mai 2031\n\nCy Fox {started}\n\n"
        f"{words}\n\nCy Fox {stopped}\n",
    )

    assert said(record) == SPOKEN
    assert (record.title, record.format) == ("Wells", "teams")
    assert record.starts_at is not None


def test_whoever_speaks_of_transcripts_keeps_the_words() -> None:
    told = "Ana Roe asked for a transcript of all."
    text = f"Ana Roe   0:03\n{told}\n\nBo Doe   0:13\nThe transcription was late\n\nAna Roe   0:20\n{LIGHT}\n"

    assert said(read("t.txt", text))[:2] == [
        ("Ana Roe", told),
        ("Bo Doe", "The transcription was late"),
    ]


ABOVE = "This editable transcript was computer generated and might contain errors."
MEET = [
    (
        "Wells (2031-05-03 at 10:00 GMT+2) - Transcript\nAttendees\nAna Roe, Bo Doe\nTranscript\n",
        ABOVE,
        "Meeting ended after 00:32:05 👋",
    ),
    (
        "Puits - Transcription\nParticipants\nAna Roe\n",
        "Cette transcription modifiable a été générée par ordinateur et peut contenir des erreurs.",
        "La réunion a pris fin au bout de 00:32:05",
    ),
    (
        "Pozos - Transcripción\n",
        "Esta transcripción editable se ha generado por ordenador.",
        "La reunión finalizó después de 00:32:05",
    ),
]


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(("top", "made", "ended"), MEET)
def test_meet_tells_above_or_below_that_a_computer_wrote(
    top: str, made: str, ended: str, *, is_above: bool
) -> None:
    words = "\n".join(f"{name}: {text}" for name, text in SPOKEN)
    above, below = (f"{made}\n", "") if is_above else ("", f"{made}\n")
    record = read("meet.txt", f"{top}{above}00:00:00\n{words}\n{ended}\n{below}")

    assert said(record) == SPOKEN
    assert record.is_machine
    assert record.title == top.partition(" ")[0]


def test_words_about_computers_are_no_remark_of_a_platform() -> None:
    said_so = "The transcript was made by computer, automatically."
    text = f"Ana Roe: {WATER}\nBo Doe: {said_so}\n{said_so}\nAna Roe: {LIGHT}\nBo Doe: Yes.\nAna Roe: No.\n"
    record = read("n.txt", text)

    assert not record.is_machine
    assert record.turns[1].text.count("automatically") == 2


def test_jitsi_tells_who_came_beside_who_spoke() -> None:
    text = (
        "Transcript of conference held at May 3, 2031 in room wells\n\n"
        "Transcript, started at 10:02:11 AM:\n"
        f"<10:02:11 AM> Ana Roe: {WATER}\n"
        f"<10:02:21 AM> Bo Doe: {BREAD}\n"
        "<10:02:31 AM> Cy Fox joined the conference\n"
        f"<10:02:41 AM> Ana Roe: {LIGHT}\n"
        "End of transcript at May 3, 2031 10:42:11 AM\n"
    )
    record = read("jitsi.txt", text)

    assert said(record) == SPOKEN
    assert [turn.starts_ms for turn in record.turns] == [0, 10_000, 30_000]


def test_a_time_in_a_speech_is_no_words_of_it() -> None:
    text = f"[00:00:03] Ana Roe: {WATER}\n\n[00:00:09] {BREAD}\n\n[00:00:13] Bo Doe: {LIGHT}\n"

    assert said(read("d.txt", text)) == [
        ("Ana Roe", f"{WATER}\n\n{BREAD}"),
        ("Bo Doe", LIGHT),
    ]


LAYOUTS = {
    "stamped": "\n\n".join(
        f"{name} [00:00:{at}3] {text}" for at, (name, text) in enumerate(SPOKEN)
    ),
    "dashed": "\n\n".join(f"{name} – {text}" for name, text in SPOKEN),
    "hyphened": "\n\n".join(f"{name} - {text}" for name, text in SPOKEN),
    "lost spaces": "\n\n".join(f"{name}:{text}" for name, text in SPOKEN),
    "plain lines": "\n\n".join(f"{name}\n{text}" for name, text in SPOKEN),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=list(LAYOUTS))
def test_names_stand_before_words_in_many_ways(text: str) -> None:
    assert said(read("n.txt", text)) == SPOKEN


def test_names_in_capitals_stand_over_the_words() -> None:
    text = "\n\n".join(f"{name.upper()}\n{words}" for name, words in SPOKEN)

    assert said(read("n.txt", text)) == [
        (name.upper(), words) for name, words in SPOKEN
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Digital Gap – We act.\n\nOpen Data – It is open data.\n\nDigital Gap – A gap.",
        "KEY ISSUES\nWater.\n\nWAY FORWARD\nWe bring bread.\n\nCHALLENGES\nIts price.",
        "Monday Noon\nWe met.\n\nTuesday Noon\nWe met.\n\nFriday Noon\nWe parted.",
    ],
)
def test_headings_over_paragraphs_are_no_names(text: str) -> None:
    assert not any(turn.speaker for turn in read("n.txt", text).turns)


def test_a_long_remark_in_brackets_leaves_the_name_its_words() -> None:
    aside = (
        "(Republic of Mali) (spoke in Bambara; English text provided by the delegation)"
    )
    text = f"The President: Next.\n\nMs. Roe {aside}: {WATER}\n\nThe President: Thank you.\n"

    assert said(read("n.txt", text))[1] == (f"Ms. Roe {aside}", WATER)


def test_a_captioner_may_forget_the_space() -> None:
    text = f">> ANA ROE: {WATER}\n>>MS. DE LA CRUZ (ITU):We agree.\n"

    assert said(read("c.txt", text))[1] == ("MS. DE LA CRUZ (ITU)", "We agree.")


@pytest.mark.parametrize("over", [True, False])
def test_captions_copied_from_a_player_keep_their_times(*, over: bool) -> None:
    sign = "\n" if over else " "
    rows = [
        ("0:03", "we bring water"),
        ("0:10", "to every village"),
        ("1:02:20", "and bread"),
    ]
    record = read("y.txt", "\n".join(f"{at}{sign}{words}" for at, words in rows))

    assert (record.format, record.is_machine) == ("captions", True)
    assert [turn.starts_ms for turn in record.turns] == [3000, 3_740_000]
    assert (
        " ".join(turn.text for turn in record.turns)
        == "we bring water to every village and bread"
    )
    assert not any(turn.speaker for turn in record.turns)


@pytest.mark.parametrize("arrow", ["→", "–>", "—>"])
def test_word_processors_write_arrows(arrow: str) -> None:
    text = f"1\n00:00:01,000 {arrow} 00:00:02,000\nOne.\n\n2\n00:00:03,000 {arrow} 00:00:04,000\nTwo.\n"

    assert read("a.srt", text).turns[0].starts_ms == 1000


def test_a_mistyped_time_is_told_and_is_no_words() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One.\n\n00:0x:03,000 -> 99:99\n<v Bo>Two.\n"
    record = read("a.vtt", text)

    assert said(record) == [("Ana", "One."), ("Bo", "Two.")]
    assert [(note.code, note.line) for note in record.notes] == [("time-malformed", 6)]


def test_what_teams_writes_as_metadata_is_read() -> None:
    cue = '{"speakerName": "Ana Roe", "spokenText": "We bring <water>.", "spokenLanguage": "en-us"}'
    rows = '{"entries": [{"text": "One.", "speakerDisplayName": "Ana Roe", "startOffset": "00:00:03.1200000", "confidence": 0.9}]}'
    captions = read("m.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\n")
    entries = read("m.json", rows)

    assert (captions.format, said(captions)) == (
        "teams",
        [("Ana Roe", "We bring <water>.")],
    )
    assert (entries.is_machine, said(entries)) == (True, [("Ana Roe", "One.")])
    assert entries.turns[0].starts_ms == 3120


def test_two_encodings_in_one_file_are_both_read() -> None:
    text = (
        "Mme Roe : L’eau est là.\n\nM. Doe : ".encode()
        + "Le coût a baissé.\n\n".encode("cp1252")
        + "Mme Roe : C’est l’idée.\n".encode()
    )
    record = read("n.txt", text)

    assert said(record) == [
        ("Mme Roe", "L’eau est là."),
        ("M. Doe", "Le coût a baissé."),
        ("Mme Roe", "C’est l’idée."),
    ]
    assert codes(record) == ["encoding-guessed"]


def test_files_of_old_apple_machines_are_read() -> None:
    text = "Mme Roe : L’accès à l’eau – où ?\n\nM. Doe : Le coût a baissé cet été.\n\nMme Roe : Là, ça va.\n"

    assert said(read("n.txt", text.encode("mac_roman")))[1] == (
        "M. Doe",
        "Le coût a baissé cet été.",
    )


def odt(body: str) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{one}="{space}:{one}:1.0"'
        for one in ("office", "text", "table", "style")
    )
    styles = (
        '<office:automatic-styles><style:style style:name="B"><style:text-properties '
        f'xmlns:fo="{space}:xsl-fo-compatible:1.0" fo:font-weight="bold"/></style:style>'
        "</office:automatic-styles>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {names}>{styles}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
    return made.getvalue()


ODT = {
    "colons": "".join(f"<text:p>{name}: {words}</text:p>" for name, words in SPOKEN),
    "bold": "".join(
        f'<text:p><text:span text:style-name="B">{name}</text:span></text:p><text:p>{words}</text:p>'
        for name, words in SPOKEN
    ),
    "table": "<table:table>"
    + "".join(
        f"<table:table-row><table:table-cell><text:p>{name}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{words}</text:p></table:table-cell></table:table-row>"
        for name, words in SPOKEN
    )
    + "</table:table>",
}


@pytest.mark.parametrize("body", ODT.values(), ids=list(ODT))
def test_a_document_of_libreoffice_tells_who_speaks(body: str) -> None:
    record = read("n.odt", odt(body))

    assert (record.format, said(record)) == ("odt", SPOKEN)


def test_a_report_of_libreoffice_keeps_headings_and_items() -> None:
    body = (
        '<text:h text:outline-level="1">Wells</text:h>'
        f'<text:p>{WATER}<text:line-break/>And<text:s text:c="2"/>more.</text:p>'
        f"<text:list><text:list-item><text:p>{BREAD}</text:p></text:list-item></text:list>"
        f"<office:annotation><text:p>{LIGHT}</text:p></office:annotation>"
    )
    record = read("n.odt", odt(body))

    assert (record.kind, record.title) == (RecordKind.REPORT, "Wells")
    assert [(one.section, one.text) for one in record.turns] == [
        ("Wells", f"{WATER} And more."),
        ("Wells", BREAD),
    ]


def test_a_document_of_the_old_kind_is_told_as_one() -> None:
    with pytest.raises(Refused, match="doc-old"):
        read("n.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))


def test_a_table_that_is_no_record_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("room,seats\nPlenary,200\n")

    (note,) = read_folder([tmp_path]).notes

    assert note.told == "The file looks like another table and was left aside."


def test_a_cue_nested_without_end_breaks_nothing() -> None:
    cue = '{"spokenText":' + "[" * 5000

    record = read("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\n")

    assert "spokenText" in record.turns[0].text


def test_a_last_line_without_a_name_is_no_remark_of_a_platform() -> None:
    line = "The transcription goes on"
    text = f"Ana Roe   0:03\n{line}\n\nBo Doe   0:13\n{WATER}\n\n{line}\n"

    assert said(read("t.txt", text)) == [
        ("Ana Roe", line),
        ("Bo Doe", f"{WATER} {line}"),
    ]


@pytest.mark.parametrize(
    "line", ["Ana Roe" + " " * 200_000 + "[00:03", "." * 200_000 + " transcri"]
)
def test_long_lines_take_no_time(line: str) -> None:
    text = f"Ana Roe: {WATER}\nBo Doe: {BREAD}\n{line}\n"

    assert read("n.txt", text).turns[0].text == WATER
