"""The glossary's page: words in their place, one click each, what was put right."""

import make
import make_reports
import pytest

pytestmark = pytest.mark.django_db
HERE = "/en/hamlet-2026/sessions/WEL-01/glossary/"
HEARD = """WEBVTT

00:00:01.000 --> 00:00:20.000
<v Rajesh Pillai>The GDZ, the digital compact, needs wells. So the GDZ says.</v>
"""


@pytest.fixture
def desk(visit):
    summit = make.summit()
    session = make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.vtt", HEARD))
    return visit(session.roles.get(role="rapporteur").person)


def key(page: str) -> str:
    return page.partition('name="key" value="')[2].partition('"')[0]


def test_the_page_shows_both_words_their_place_and_why(desk):
    page = desk.get(HERE).content.decode()

    assert "<del" in page
    assert "<mark>GDZ</mark>, the digital compact" in page
    assert "it sounds alike, the words around it speak of it" in page
    assert "Accept all 2" in page


def test_accepting_all_shows_what_was_put_right(desk):
    sent = {"key": key(desk.get(HERE).content.decode()), "act": "everywhere"}

    answer = desk.post(f"{HERE}decide/", sent)

    page = desk.get(HERE).content.decode()
    assert answer["Location"] == HERE
    assert "in 2 places" in page
    assert page.count("<ins>GDC</ins>") == 2
    assert "Rajesh" not in page.partition("Put right")[2]


def test_dismissing_leaves_the_words(desk):
    sent = {"key": key(desk.get(HERE).content.decode()), "act": "dismiss"}

    desk.post(f"{HERE}decide/", sent)

    page = desk.get(HERE).content.decode()
    assert "“GDZ” stays as it is" in page
    assert "stands as the programme writes it" in page


@pytest.mark.parametrize("sent", [{"key": "x:1:2", "act": "accept"}, {"act": "guess"}])
def test_what_cannot_be_decided_is_said(desk, sent):
    desk.post(f"{HERE}decide/", sent)

    assert 'data-tone="bad"' in desk.get(HERE).content.decode()
