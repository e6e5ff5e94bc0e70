"""Every screen on a wide window, in English and dark, by whoever does the least there.

The Tab key alone goes through it: every control is come to, in an order that goes on,
with a ring that can be seen, and not under something else. What a screen reader is
given has names, roles, a heading and landmarks; nothing goes sideways; the browser
complains of nothing.
"""

import pytest
from screens import FILES, NAMES, SEEN, STATES
from visiting import DESK, Visitors

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def visitors(chromium, every_screen):
    return Visitors(chromium, every_screen, "en", **DESK)


@pytest.mark.parametrize("name", [*NAMES, *STATES])
def test_a_screen_opens_to_the_keyboard(name, visitors):
    found = visitors.look(name, order=SEEN[::-1])

    assert found == [], "\n".join(found)


def test_what_is_left_out_is_no_page(visitors):
    """A file, a calendar, a list for a script: nothing to go through."""
    kinds = {}
    for name in FILES:
        who, address = visitors.where(name, SEEN)
        visitors.world.stand(name)
        answer = visitors.of(who).page.context.request.get(address)
        kinds[name] = (answer.status, answer.headers["content-type"].partition(";")[0])

    assert {status for status, _ in kinds.values()} == {200}
    assert "text/html" not in {kind for _, kind in kinds.values()}
