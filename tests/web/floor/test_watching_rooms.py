"""Alerts of the page with all rooms: whole words, several countries and themes."""

import make
import make_live
import pytest
from django.test import Client

from palabre.kernel.languages import text

pytestmark = pytest.mark.django_db
ROOMS = "/en/hamlet-2026/live/"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    return make_live.sitting()


def n_alerts(**wishes):
    page = Client().get(ROOMS, wishes).content.decode()
    return page.count("room-now alert")


@pytest.mark.parametrize(
    "said, word, is_heard",
    [
        ("She said that we maintain it.", "AI", False),
        ("She said that AI is here.", "ai", True),
        ("On AI-based tools.", "AI", True),
        ("The internet of things.", "internet of", True),
        ("The internet often fails.", "internet of", False),
        ("Clean wáter.", "water", True),
        ("我们需要人工智能。", "人工智能", True),
        ("水をください", "水", True),
        ("حق الماء للجميع", "ماء", True),
        ("الماءات كثيرة", "ماء", False),
        ("Спасибо за воду", "вод", False),
        ("Is it (safe)?", "safe", True),
        ("What is said.", "?!", False),
    ],
)
def test_a_word_is_heard_as_a_whole(sitting, said, word, is_heard):
    make_live.cues(sitting, said)

    assert n_alerts(words=word) == int(is_heard)


def test_several_countries_and_themes_are_watched(sitting):
    summit = sitting.session.summit
    for number, (country, theme) in enumerate(
        [("KE", "wells"), ("FR", "roads"), ("BR", "schools")], 2
    ):
        made = make_live.session(f"INC-0{number}", summit=summit)
        kept = summit.themes.create(
            code=theme, position=number, name=text(en=theme.title())
        )
        made.themes.add(kept)
        held = make_live.sitting(made)
        asked = make_live.request(held, f"Speaker of {country}", country=country)
        make_live.operations.give_floor(asked, by=make.LOADER, at=make.NOON)

    assert n_alerts(country=["KE", "br", "XX"]) == 2
    assert n_alerts(theme=["wells", "roads"]) == 2
    page = Client().get(ROOMS, {"theme": ["wells", "roads"], "country": ["BR"]})
    shown = page.content.decode()
    assert shown.count("room-now alert") == 3
    for chosen in ('value="BR" selected', 'value="wells" selected'):
        assert chosen in shown


def test_only_the_alerts_are_read_aloud(sitting):
    make_live.cues(sitting, "Clean water for all.")
    page = Client().get(ROOMS, {"words": "water"}).content.decode()

    assert "aria-live" not in page.partition('id="rooms"')[2].partition(">")[0]
    told = page.partition('id="alerts"')[2].partition("</p>")[0]
    assert 'role="status"' in told
    assert "“water”" in told
    assert "for all" not in told
