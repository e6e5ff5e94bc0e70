"""Two languages at once, and files of what was said and written."""

import html

import make
import make_live
import pytest
from django.test import Client
from make_live import later

from palabre.stages.live import listing
from palabre.workflows.close_session import close_session

pytestmark = pytest.mark.django_db
LIVE = "/en/hamlet-2026/sessions/INC-01/live/"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    return make_live.sitting()


def interleaved(sitting):
    make_live.statement(sitting, "Ada")
    for number in range(3):
        at = later(10 * number)
        make_live.cues(sitting, f"part {number}", at=at, lang="en")
        make_live.cues(
            sitting, f"partie {number}", at=later(10 * number + 0.03), lang="fr"
        )


def test_two_languages_do_not_cut_each_others_turns(sitting):
    interleaved(sitting)

    source = close_session(sitting, by=make.LOADER, at=later(60))

    turns = source.interventions.order_by("position").values_list("lang", "text")
    assert list(turns) == [
        ("en", "part 0 part 1 part 2"),
        ("fr", "partie 0 partie 1 partie 2"),
    ]
    record = Client().get(f"{LIVE}debate.xml").content.decode()
    assert "part 0 part 1 part 2" in record


def test_a_cue_lasts_until_the_next_of_its_language(sitting):
    interleaved(sitting)

    both = Client().get(f"{LIVE}captions.vtt").content.decode()
    french = Client().get(f"{LIVE}captions.vtt?lang=fr").content.decode()

    assert "00:00:00.000 --> 00:00:10.000" in both
    assert "00:00:00.030 --> 00:00:10.030" in both
    assert "partie 0" in french
    assert "part 0" not in french
    page = Client().get(LIVE).content.decode()
    for lang in ("en", "fr"):
        assert f'href="{LIVE}captions.vtt?lang={lang}"' in page


def test_what_was_all_in_writing_has_a_record(sitting):
    asked = make_live.request(sitting, "Bo Lindqvarn", lang="en")
    listing.file_written(asked, "In short: yes.", by=make.LOADER, at=later(9))

    answer = Client().get(f"{LIVE}debate.xml")

    assert answer.status_code == 200
    assert "In short: yes." in answer.content.decode()
    assert f'href="{LIVE}debate.xml"' in Client().get(LIVE).content.decode()
    assert Client().get(f"{LIVE}captions.vtt").status_code == 404
    assert Client().get(f"{LIVE}debate.xml?lang=fr").status_code == 404


@pytest.mark.parametrize("words", ["it's 'it' " * 180, "水" * 1900, "&<>\"'" * 380])
def test_the_text_page_stays_below_50_kb(sitting, words):
    for _ in range(60):
        make_live.cues(sitting, words)

    page = Client().get(f"{LIVE}?text=1").content

    assert len(page) < 50_000
    assert " ".join(words.split()) in html.unescape(page.decode())
