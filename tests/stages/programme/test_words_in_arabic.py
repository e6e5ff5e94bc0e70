"""What the board says of clashes, steps and refusals, in a language read from right."""

import re

import pytest
from django.utils import translation

from palabre.stages.programme.messages import CLASHES, REFUSALS, STEPS

ARABIC = re.compile(r"[\u0600-\u06ff]")
WORDS = {**REFUSALS, **CLASHES, **STEPS}


@pytest.mark.parametrize("code", sorted(WORDS, key=str))
def test_the_boards_words_are_arabic_in_arabic(code):
    with translation.override("ar"):
        told = str(WORDS[code])

    assert ARABIC.search(told), told
