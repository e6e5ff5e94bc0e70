import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.web.ui import colours
from palabre.web.ui.colours import Colour

ANY = st.builds(Colour, *(st.integers(0, 255),) * 3)


@given(ANY)
def test_a_readable_shade_can_be_read_on_paper_and_at_night(colour):
    for ground in (colours.PAPER, colours.SHEET):
        on = colours.read(ground)

        shade = colours.readable(colour, on=on)

        assert colours.contrast(shade, on) >= 4.5


@given(ANY)
def test_words_on_any_colour_can_be_read(colour):
    assert colours.contrast(colours.words_on(colour), colour) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is():
    teal = colours.read("#1f5f5b")

    assert colours.readable(teal, on=colours.read(colours.PAPER)) == teal


@pytest.mark.parametrize("given", ["", "#12", "red", "#gggggg", "}*{display:none"])
def test_what_is_no_colour_gives_the_house_its_own(given):
    assert colours.read(given) == colours.read(colours.FALLBACK)


def test_sheet_gives_three_properties_for_light_and_dark():
    assert colours.sheet("#f2c14e") == (
        ":root {\n"
        "  --accent: light-dark(#f2c14e, #ba9741);\n"
        "  --on-accent: light-dark(#000000, #000000);\n"
        "  --accent-ink: light-dark(#7f6529, #f2c14e);\n"
        "}\n"
    )
