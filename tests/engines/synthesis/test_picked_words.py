"""Picked words become lines: reported where a rule is safe, else quoted exactly."""

import pytest

from palabre.engines.synthesis.picked_words import Form, lines_of


@pytest.mark.parametrize(
    ("words", "lang", "told"),
    [
        (
            "I believe access is a right.",
            "en",
            "One speaker expressed the view that access was a right.",
        ),
        ("We must act.", "en", "One speaker stressed that participants must act."),
        (
            "Um, the the mast is, you know, broken.",
            "en",
            "One speaker noted that the mast was broken.",
        ),
        (
            "Je pense que l'accès est un droit.",
            "fr",
            "Un intervenant a estimé que l'accès était un droit.",
        ),
    ],
)
def test_words_are_turned_into_reported_speech(
    words: str, lang: str, told: str
) -> None:
    (line,) = lines_of(words, lang)

    assert line.text.replace("’", "'") == told
    assert line.form is Form.REPORTED


@pytest.mark.parametrize(
    ("words", "lang", "into", "told"),
    [
        ("My mother told me.", "en", "", "One speaker said: “My mother told me.”"),
        (
            "Prices fall.",
            "en",
            "fr",
            "Un intervenant a déclaré en anglais : « Prices fall. »",
        ),
        (
            "Los precios bajan.",
            "es",
            "en",
            "One speaker said in Spanish: « Los precios bajan. »",
        ),
    ],
)
def test_what_no_rule_turns_is_quoted(
    words: str, lang: str, into: str, told: str
) -> None:
    (line,) = lines_of(words, lang, into=into)

    assert (line.text, line.form) == (told, Form.QUOTED)


def test_each_sentence_is_a_line_with_its_place() -> None:
    words = "We must act. My mother told me."

    found = lines_of(words, "en", group="academia")

    assert [words[one.span.start : one.span.end] for one in found] == [
        "We must act.",
        "My mother told me.",
    ]
    assert found[0].text.startswith("One speaker from academia stressed")


def test_no_words_give_no_line() -> None:
    assert lines_of("  ", "en") == []
