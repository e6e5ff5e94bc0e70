"""Every way to write who speaks and when; who begins within a line; what rolls."""

import doctest

import pytest
from record_worlds import read, said

from palabre.engines.formats.reading import affiliations, heads, midline, rolling
from palabre.engines.formats.reading.cues import Block
from palabre.kernel.refusals import Refused

TOLD = [
    ("Cy Fox", "We need spectrum for the villages."),
    ("Di Gee", "I disagree with that."),
    ("Cy Fox", "Then we meet again."),
]
LINES = [words for _, words in TOLD]
NAMES = ["Cy Fox", "Di Gee", "Cy Fox"]
HEADS = [
    *("({name}) 10:0{at}:28", "[{name}] 10.0{at}.28", "[{name}] 10:0{at}:28 AM"),
    *(
        "{name} 0{at}:12",
        "{name} (0{at}:12):",
        "{name} [00:0{at}:12]",
        "{name} | 0{at}:12",
    ),
    *("{name}, 00:0{at}:12", "{name} - 00:0{at}:12", "00:0{at}:12 {name}"),
    *("[00:0{at}:12] {name}", "(0{at}:12) {name}:", "00:0{at}:12 - {name}"),
]
LABELS = [
    *("{name} [00:0{at}:12]: {words}", "{name} (0{at}:12): {words}"),
    *("(00:0{at}:12) {name}: {words}", "[0{at}:12] {name}: {words}"),
    *("00:0{at}:12 - {name}: {words}", "{name} 00:0{at}:12: {words}"),
    *("*{name}*: {words}", "> {name}: {words}", "- {name}: {words}", "{name}：{words}"),
]


@pytest.mark.parametrize("head", HEADS)
def test_name_and_time_over_the_words_in_any_order(head: str) -> None:
    text = "\n\n".join(
        f"{head.format(name=name, at=at)}\n{words}"
        for at, (name, words) in enumerate(TOLD)
    )
    record = read("meeting.txt", text)

    assert said(record) == TOLD
    assert record.is_machine
    starts = [turn.starts_ms for turn in record.turns]
    assert [at - starts[0] for at in starts] == [0, 60_000, 120_000]


@pytest.mark.parametrize("label", LABELS)
def test_name_and_time_before_the_words_in_any_order(label: str) -> None:
    text = "\n\n".join(
        label.format(name=name, at=at, words=words)
        for at, (name, words) in enumerate(TOLD)
    )

    assert said(read("meeting.txt", text)) == TOLD


@pytest.mark.parametrize(
    "text",
    [
        "10:00 Opening Ceremony\n10:30 Coffee Break\n11:00 Panel Discussion\n",
        "[10:00] Opening Ceremony\n[10:30] Coffee Break\n[11:00] Panel Discussion\n",
        "Nothing happened until 10:30\nThen we met at 11:00\nWe left.\n",
    ],
)
def test_an_agenda_is_no_transcript(text: str) -> None:
    assert {turn.speaker for turn in read("a.txt", text).turns} == {""}


MEET = (
    "Water for all (2026-05-12 10:00 GMT+2) - Transcript\nAttendees\nCy Fox, Di Gee\n\n"
    "Transcript\nThis editable transcript was computer generated and might contain "
    "errors. People can also change the text after it was created.\n00:00:00\n\n"
    f"Cy Fox: {LINES[0]}\nDi Gee: {LINES[1]}\n00:05:00\n\nCy Fox: {LINES[2]}\n"
    "Meeting ended after 00:35:12 👋\n"
)


def test_google_meet_s_own_words_are_nobody_s() -> None:
    record = read("meet.txt", MEET)

    assert said(record) == TOLD
    assert [turn.starts_ms for turn in record.turns] == [0, None, 300_000]
    assert (record.title, record.is_machine) == ("Water for all", True)


def test_webex_names_the_speakers_beside_the_cue_s_number() -> None:
    text = "WEBVTT\n" + "".join(
        f'\n{at} "{name}" (12345{at})\n00:00:0{at}.000 --> 00:00:0{at}.900\n{words}\n'
        for at, (name, words) in enumerate([*TOLD, ("", "Who am I?")], 1)
    )
    record = read("webex.vtt", text)

    assert said(record) == [*TOLD, ("", "Who am I?")]
    assert record.is_machine


def as_srt(*cues: str) -> str:
    return "\n\n".join(
        f"{at}\n00:00:{at:02},000 --> 00:00:{at + 1:02},500\n{words}"
        for at, words in enumerate(cues, 1)
    )


@pytest.mark.parametrize("mark", ["[{}] ", "({}) ", "<i>{}:</i> ", "- {}: "])
def test_captions_name_speakers_by_brackets_or_within_tags(mark: str) -> None:
    text = as_srt(*(mark.format(name) + words for name, words in TOLD), "[applause]")

    assert said(read("a.srt", text)) == TOLD


def test_sounds_in_brackets_are_no_names() -> None:
    text = as_srt(
        "[laughs] We need spectrum.", "[Music] It plays.", "We go.", "We went."
    )

    assert {turn.speaker for turn in read("a.srt", text).turns} == {""}


WITHIN = [
    ("a.txt", f"Cy Fox: {LINES[0]} Di Gee: {LINES[1]}\n\nDi Gee: So.\n\nCy Fox: As I told Di Gee: no."),
    ("a.srt", as_srt(f"CY FOX: {LINES[0]} DI GEE: {LINES[1]}", "DI GEE: So.", "CY FOX: As I told Di Gee: no.")),
    ("b.txt", f">> CY FOX: {LINES[0]} >> DI GEE: {LINES[1]}\n>> DI GEE: So.\n>> CY FOX: As I told Di Gee: no."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), WITHIN)
def test_who_begins_within_a_line_is_heard(name: str, text: str) -> None:
    heard = [
        (who.title(), " ".join(words.split())) for who, words in said(read(name, text))
    ]

    assert heard == [
        ("Cy Fox", LINES[0]),
        ("Di Gee", f"{LINES[1]} So."),
        ("Cy Fox", "As I told Di Gee: no."),
    ]


def test_a_change_within_a_stenographer_s_line_ends_the_turn() -> None:
    record = read("a.txt", f">> CY FOX: {LINES[0]} >> Not me.\n>> DI GEE: {LINES[1]}\n")

    assert said(record) == [("CY FOX", LINES[0]), ("", "Not me."), ("DI GEE", LINES[1])]


ROLLED = [
    "we need",
    "we need\nspectrum for",
    "spectrum for\nthe villages",
    "the villages\nby May.",
]
GROWN = [
    "we need",
    "we need spectrum",
    "we need spectrum for the",
    "we need spectrum for the villages by May.",
]


@pytest.mark.parametrize("cues", [ROLLED, GROWN])
def test_captions_that_roll_are_said_once(cues: list[str]) -> None:
    (turn,) = read("a.srt", as_srt(*cues)).turns

    assert turn.text == "we need spectrum for the villages by May."
    assert (turn.starts_ms, turn.ends_ms) == (1000, 5500)


def test_words_said_twice_stay() -> None:
    found = [
        Block((words,), at)
        for at, words in enumerate(["Yes.", "Yes.", "No.", "Why?", "So."])
    ]

    assert rolling.unrolled(found) == found


def test_chinese_labels_need_no_space() -> None:
    text = "王明：我们需要频谱。\n联合国代表：我不同意。\n最后：谢谢。\n主席：散会。\n"

    assert said(read("a.txt", text)) == [
        ("王明", "我们需要频谱。"),
        ("联合国代表", "我不同意。最后：谢谢。"),
        ("主席", "散会。"),
    ]


def test_marks_of_direction_are_no_part_of_a_name() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v \u200fسامي\u200e>نعم للجميع.\n"

    assert [turn.speaker for turn in read("a.vtt", text).turns] == ["سامي"]


@pytest.mark.parametrize("module", [affiliations, heads, midline, rolling])
def test_examples_in_the_documentation_hold(module) -> None:
    assert doctest.testmod(module).failed == 0


DECIDED = [
    ("a.txt", f"Cy Fox: {LINES[0]}\n\nRESOLUTION: Adopt it.\n\nDi Gee: {LINES[1]}\n"),
    (
        "a.md",
        f"**Cy Fox:** {LINES[0]}\n\n**RESOLUTION:** Adopt it.\n\n**Di Gee:** {LINES[1]}\n",
    ),
    (
        "a.html",
        (
            f"<html><body><p><cite>Cy Fox:</cite> {LINES[0]}</p><p><b>RESOLUTION:</b> Adopt it.</p>"
            f"<p><cite>Di Gee:</cite> {LINES[1]}</p></body></html>"
        ),
    ),
]


@pytest.mark.parametrize(("name", "text"), DECIDED)
def test_what_a_meeting_decided_is_in_nobody_s_mouth(name: str, text: str) -> None:
    assert said(read(name, text)) == [
        ("Cy Fox", LINES[0]),
        ("", "RESOLUTION: Adopt it."),
        ("Di Gee", LINES[1]),
    ]


def test_what_was_proposed_is_no_speaker() -> None:
    text = f"Cy Fox: {LINES[0]}\nPROPOSED: Adopt it.\nDi Gee: {LINES[1]}\n"

    assert [turn.speaker for turn in read("a.txt", text).turns] == [
        "Cy Fox",
        "",
        "Di Gee",
    ]


def test_numbers_before_names_are_no_part_of_them() -> None:
    text = "\n".join(f"{at}. {who}: {words}" for at, (who, words) in enumerate(TOLD, 1))

    assert said(read("a.txt", text)) == TOLD


def test_readings_beside_signs_are_not_said_twice() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v 山田><ruby>東京<rt>とうきょう</rt></ruby>です。\n"

    assert said(read("a.vtt", text)) == [("山田", "東京です。")]


SERVICES = [
    '{"utterances": [{"speaker": "A", "start": 250, "end": 2500, "text": "We need it."}]}',
    '{"results": {"utterances": [{"speaker": "A", "start": 0.25, "end": 2.5, "transcript": "We need it."}]}}',
    '{"meeting": {"transcript": [{"name": "A", "timestamp": "00:00:00.25", "end_time": "0:02.5", "text": "We need it."}]}}',
]  # fmt: skip


@pytest.mark.parametrize("text", SERVICES)
def test_json_of_services_is_read_wherever_the_turns_stand(text: str) -> None:
    (turn,) = read("a.json", text).turns

    assert (turn.speaker, turn.text) == ("Speaker A", "We need it.")
    assert (turn.starts_ms, turn.ends_ms) == (250, 2500)


def test_speakers_by_number_stay_apart() -> None:
    text = (
        '[{"speaker": 0, "text": "We need it."}, {"speaker": 1, "text": "We do not."}]'
    )

    assert [turn.speaker for turn in read("a.json", text).turns] == [
        "Speaker 0",
        "Speaker 1",
    ]


@pytest.mark.parametrize("form", ["**{}**", "### {}", "__{}__"])
def test_names_on_lines_of_their_own(form: str) -> None:
    text = "\n\n".join(f"{form.format(who)}\n\n{words}" for who, words in TOLD)
    record = read("a.md", f"# Wells\n\n{text}\n")

    assert said(record) == TOLD
    assert record.title == "Wells"


def test_headings_of_a_report_are_no_names() -> None:
    heads = ["Key Messages", "Way Forward", "Digital Inclusion", "Next Steps"]
    text = "# Report\n\n" + "\n\n".join(
        f"### {head}\n\nWe spoke of it." for head in heads
    )

    assert read("a.md", text).kind == "report"


def test_a_device_over_the_words_ends_the_turn() -> None:
    text = f"Cy Fox  0:00\n{LINES[0]}\n\niPad (2)  0:32\n{LINES[1]}\n"

    assert said(read("a.txt", text)) == [("Cy Fox", LINES[0]), ("iPad (2)", LINES[1])]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.txt",
            "10:00:28 From Cy Fox To Everyone\n\thi\n10:00:48 From Bo To Everyone\n\tyes\n",
        ),
        ("a.txt", "10:00:28 De Cy Fox à Tous : salut\n10:00:48 De Bo à Tous : oui\n"),
        ("saved_chat.txt", "00:10:28\tCy Fox:\thello\n00:11:28\tDi Gee:\tyes\n"),
    ],
)
def test_a_chat_is_in_nobody_s_mouth(name: str, text: str) -> None:
    with pytest.raises(Refused, match="record-unlike"):
        read(name, text)


def test_names_before_a_dash() -> None:
    text = (
        "M. DUPONT (France). — Agissons ensemble.\n\nMme DIALLO. — Nous sommes d’accord.\n\n"
        "Les réseaux — et les écoles — comptent.\n\nLe PRÉSIDENT. — Merci.\n"
    )

    assert said(read("a.txt", text)) == [
        ("M. DUPONT (France)", "Agissons ensemble."),
        (
            "Mme DIALLO",
            "Nous sommes d’accord.\n\nLes réseaux — et les écoles — comptent.",
        ),
        ("Le PRÉSIDENT", "Merci."),
    ]


def test_a_summary_that_was_drafted_here_is_no_record() -> None:
    page = (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="Palabre">\n<title>Chair’s Summary</title></head>'
        f"<body><h1>Chair’s Summary</h1><p>{'It was noted that wells were dry. ' * 20}</p>"
    )

    with pytest.raises(Refused, match="record-unlike"):
        read("copied-summary.html", page)
    assert read("report.html", page.replace("Palabre", "Pen"))
