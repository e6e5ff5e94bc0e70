"""A thing that only the sentence before told is not told to whoever was not there."""

import pytest

from palabre.engines.synthesis.leaning import leans_on


@pytest.mark.parametrize(
    ("before", "words", "lang"),
    [
        (
            "Nine regulators share a single laboratory.",
            "The laboratory will accept devices from April 2027.",
            "en",
        ),
        (
            "Education must be on that list as well.",
            "And the list must be decided by deaf people.",
            "en",
        ),
        (
            "We compared a model of two million words with another.",
            "Teachers judged the small model better in seven tests.",
            "en",
        ),
        ("Nous avons ouvert un registre.", "Le registre est public depuis mai.", "fr"),
    ],
)
def test_a_thing_named_before_leans_on_it(before: str, words: str, lang: str) -> None:
    assert leans_on(before, words, lang)
    assert not leans_on("", words, lang)


@pytest.mark.parametrize(
    ("before", "words", "lang"),
    [
        ("We share a laboratory.", "The laboratory of Oslo accepts devices.", "en"),
        ("We have a government.", "The government pays for masts.", "en"),
        ("We keep a list.", "A list is useful, and the list must be public.", "en"),
        ("Nous avons un réseau.", "Le réseau est en panne.", "fr"),
        ("We have a digital platform.", "The digital divide is growing.", "en"),
        ("We wrote a national strategy.", "The national parliament voted.", "en"),
        ("Nous avons un peu plus d'eau.", "Ce sont eux qui ont le plus soif.", "fr"),
        ("Nous avons un seul guichet.", "Payer est le seul moyen connu.", "fr"),
        ("Tenemos un registro.", "El registro es público.", "es"),
    ],
)
def test_what_says_which_one_stands_alone(before: str, words: str, lang: str) -> None:
    assert not leans_on(before, words, lang)
