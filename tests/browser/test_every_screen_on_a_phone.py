"""Every screen at 360 pixels, in Arabic, unfolded, by whoever does the most there.

The Tab key alone goes through it: every control is come to, in an order that goes on,
with a ring that can be seen, and not under something else. What a screen reader is
given has names, roles, a heading and landmarks; nothing goes sideways; the browser
complains of nothing.
"""

import pytest
from screens import NAMES, SEEN, STATES
from visiting import PHONE, UNFOLD, Visitors

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def visitors(chromium, every_screen):
    return Visitors(chromium, every_screen, "ar", **PHONE)


@pytest.mark.parametrize("name", [*NAMES, *STATES])
def test_a_screen_opens_to_the_keyboard(name, visitors):
    found = visitors.look(name, order=SEEN, prepare=UNFOLD)

    assert found == [], "\n".join(found)
