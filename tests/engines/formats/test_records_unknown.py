"""Who speaks under no known name: nobody's words, and never another's."""

import doctest

import pytest
from record_worlds import codes, read, said

from palabre.engines.formats.reading import labels, unknown

UNKNOWN = ["iPhone de Marie", "Room", "Unidentified person", "Lady in the red shirt"]
ROLES = ["Question from the floor", "Intervenant non identifié", "Вопрос из зала"]
NOTES = "Jan Roe: We audit the funds.\n\n{}: I oppose it.\n\nAnn Lee: Thank you all.\n"
SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\nJan Roe: We audit the funds.\n\n"
    "2\n00:00:02,500 --> 00:00:04,000\n{}: I oppose it.\n\n"
    "3\n00:00:05,000 --> 00:00:06,000\nAnn Lee: Thank you all.\n"
)
BOLD = "**Jan Roe:** We audit the funds.\n\n**{}:** I oppose it.\n\n**Ann Lee:** Thank you all.\n"
PAGE = (
    "<html><body><p><cite>Jan Roe:</cite> We audit the funds.</p><p>{}: I oppose it.</p>"
    "<p><cite>Ann Lee:</cite> Thank you all.</p></body></html>"
)
FILES = [("a.md", NOTES), ("a.txt", NOTES.replace("\n\n", "\n")), ("b.md", BOLD)]


def told(speaker: str) -> list[tuple[str, str]]:
    return [
        ("Jan Roe", "We audit the funds."),
        (speaker, "I oppose it."),
        ("Ann Lee", "Thank you all."),
    ]


@pytest.mark.parametrize("label", UNKNOWN)
@pytest.mark.parametrize(("name", "text"), FILES)
def test_a_label_that_is_no_name_ends_the_turn(
    name: str, text: str, label: str
) -> None:
    record = read(name, text.format(label))

    assert said(record) == told("")
    assert codes(record) == ["speaker-unknown"]
    assert label in record.notes[0].told


@pytest.mark.parametrize("label", [*UNKNOWN[:3], *ROLES])
def test_a_caption_of_nobody_known_ends_the_turn(label: str) -> None:
    going_on = SRT.replace(
        "funds.", "funds.\n\n4\n00:00:02,100 --> 00:00:02,400\nWe do."
    )
    record = read("a.srt", going_on.format(label))

    assert [words for _, words in said(record)] == [
        "We audit the funds. We do.",
        "I oppose it.",
        "Thank you all.",
    ]
    assert record.turns[1].speaker in {"", *ROLES}


@pytest.mark.parametrize("label", ROLES)
@pytest.mark.parametrize(("name", "text"), FILES)
def test_a_label_that_names_nobody_ends_the_turn(
    name: str, text: str, label: str
) -> None:
    record = read(name, text.format(label))

    assert said(record) == told(label)
    assert not labels.is_voice(label)


def test_a_paragraph_of_minutes_from_the_floor_is_nobodys() -> None:
    record = read("a.html", PAGE.format("iPhone de Marie"))

    assert said(record) == told("")


@pytest.mark.parametrize(
    "words",
    [
        "My first point: We need time.",
        "To conclude: Audit the funds.",
        "Three things matter: Water, light and bread.",
        "The condition: time.",
        "He said so. And then: Nothing.",
        "Question: What do we pay?",
        "Note: I speak for myself.",
    ],
)
def test_a_sentence_with_a_colon_starts_no_turn(words: str) -> None:
    for text, place in ((NOTES, "{}:"), (BOLD, "**{}:**")):
        record = read("a.md", text.replace(f"{place} I oppose it.", words))

        assert [speaker for speaker, _ in said(record)] == ["Jan Roe", "Ann Lee"]
        assert words in record.turns[0].text


def test_where_paragraphs_go_on_a_colon_alone_tells_no_speaker() -> None:
    going_on = (
        "Jan Roe: One.\n\nWe go on.\n\nWater costs: Nothing at all.\n\nAnn Lee: Two.\n"
    )
    asked = going_on.replace("Water costs", "Lady from the audience")

    assert len(said(read("a.md", going_on))) == 2
    assert len(said(read("a.md", asked))) == 3


def test_facts_among_bold_names_are_nobodys_speech() -> None:
    text = f"# X\n\n**Date:** 12 May 2026\n**Venue:** Room 5\n\n{BOLD.format('Bo')}\n**Topic:** Roots\n"
    record = read("a.md", text)

    assert said(record) == told("Bo")
    assert codes(record) == ["notice-left-out"]


def test_half_a_bracket_around_a_name_is_no_speech() -> None:
    record = read(
        "a.txt",
        "[Jan Roe] 10:00:01\nOne.\n\n[Bo Roe 10:00:09\nTwo.\n\nAnn Lee] 10:00:19\nThree.\n",
    )

    assert said(record) == [
        ("Jan Roe", "One."),
        ("Bo Roe", "Two."),
        ("Ann Lee", "Three."),
    ]
    assert codes(record) == ["bracket-missing", "bracket-missing"]


def test_a_time_after_no_name_ends_the_turn() -> None:
    record = read(
        "a.txt",
        "Jan Roe 00:00:01\nOne.\n\niphone de marie 00:00:09\nTwo.\nThree.\n\nAnn Lee 00:00:19\nFour.\n",
    )

    assert said(record) == [
        ("Jan Roe", "One."),
        ("", "Two. Three."),
        ("Ann Lee", "Four."),
    ]
    assert codes(record) == ["speaker-unknown"]


def test_examples_in_the_documentation_hold() -> None:
    assert doctest.testmod(unknown).failed == 0
