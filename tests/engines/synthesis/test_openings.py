"""What a paragraph may open with "as to the way forward", "on trends" or "challenges"."""

import pytest

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.openings import may_open


@pytest.mark.parametrize(
    ("function", "words", "lang", "may"),
    [
        (Function.PROPOSAL, "Combating terrorism has become a duty.", "en", False),
        (Function.PROPOSAL, "Schools should stay open.", "en", True),
        (Function.PROPOSAL, "Les écoles restent ouvertes.", "fr", False),
        (Function.PROPOSAL, "Il faut que les écoles ouvrent.", "fr", True),
        (Function.TREND, "When harm is predictable, it becomes a choice.", "en", False),
        (Function.TREND, "Towns increasingly share their auditors.", "en", True),
        (
            Function.CHALLENGE,
            "Despite threats it remains the sole hope for peace.",
            "en",
            False,
        ),
        (Function.CHALLENGE, "Batteries fail in the winter.", "en", True),
        (Function.CLAIM, "Batteries fail in the winter.", "en", True),
    ],
)
def test_a_paragraph_opens_with_what_its_words_show(
    function: Function, words: str, lang: str, *, may: bool
) -> None:
    assert may_open(function, words, lang) is may
