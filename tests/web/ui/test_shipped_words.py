import pytest
from django.utils.translation import override

from palabre.web.ui.shipped_words import shipped


@pytest.mark.parametrize(
    ("words", "french"),
    [
        ("billion people", "milliards de personnes"),
        (
            "On site, with a joint event. The definition or the source is incomplete.",
            (
                "Sur place, avec un événement conjoint. La définition ou la source est "
                "incomplète."
            ),
        ),
        ("wells per village", "wells per village"),
        ("", ""),
    ],
)
def test_words_of_the_house_are_said_in_the_page_s_language(words, french):
    with override("fr"):
        assert shipped(words) == french
