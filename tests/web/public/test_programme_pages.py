import gzip
import re
from urllib.parse import urlencode

import make
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.stages.programme import operations as programme
from palabre.stages.programme import releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PAGE = "/en/hamlet-2026/programme/"
NAMES = ("Ana Cissé", "Zoé Ouédraogo", "Bo Lindqvarn")
SLOTS = [(hour, room) for hour in (9, 11, 14) for room in ("tilia", "acacia")]


@pytest.fixture
def summit():
    """Two sessions on the first day and one on the second, released."""
    summit = make.summit()
    _fill(summit, 2)
    late = make_programme.session(
        summit, "LAT-01", languages=["ar", "fr"], title=text(en="Late words")
    )
    make_programme.placed(late, 9, day=1)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    return summit


def _fill(summit, n):
    for number, (hour, room) in zip(range(n), SLOTS, strict=False):
        made = make_programme.session(
            summit,
            f"INC-{number}",
            speakers=(make.person(NAMES[number], country="SN"),),
            organizers=(make.organization(),),
        )
        make_programme.placed(made, hour, in_=room)


def codes(answer):
    found = re.findall(r"/sessions/([A-Z]+-\d+)/", answer.content.decode())
    return list(dict.fromkeys(found))


def test_the_first_day_is_a_grid_of_its_rooms(client, summit):
    answer = client.get(PAGE)

    page = answer.content.decode()
    assert codes(answer) == ["INC-0", "INC-1"]
    assert 'class="cell c1 r2 s9"' in page
    assert 'class="cell c2 r2 s9"' in page
    assert "All times: Zurich (UTC+02:00)" in page


def test_all_days_are_a_list_and_any_view_may_be_chosen(client, summit):
    whole = client.get(f"{PAGE}?day=all")
    grid = client.get(f"{PAGE}?day=all&view=grid")

    assert codes(whole) == codes(grid) == ["INC-0", "INC-1", "LAT-01"]
    assert 'class="agenda"' in whole.content.decode()
    assert 'class="grid-scroll kept"' in grid.content.decode()


@pytest.mark.parametrize(
    "query, found",
    [
        ("day=2026-05-26", ["LAT-01"]),
        ("language=ar", ["LAT-01"]),
        ("room=acacia", ["INC-1"]),
        ("country=SN", ["INC-0", "INC-1"]),
        ("q=late+WORDS", ["LAT-01"]),
        ("q=zoe+OUEDRAOGO", ["INC-1"]),
        ("type=panel", []),
        ("theme=no-such", []),
    ],
)
def test_filters_show_what_they_ask_for(client, summit, query, found):
    assert codes(client.get(f"{PAGE}?{query}")) == found


def test_a_choice_can_be_dropped(client, summit):
    page = client.get(f"{PAGE}?room=acacia&language=ar").content.decode()

    chips = re.findall(r'class="chip" href="\?([^"]*)"', page)
    assert chips == ["language=ar&amp;day=all", "room=acacia&amp;day=all"]


def test_the_draft_is_shown_to_the_secretariat_alone(client, summit):
    assert client.get(f"{PAGE}?draft=1").status_code == 403


def test_before_the_first_release_there_is_nothing_to_see(client):
    make_programme.placed(make_programme.session(make.summit()))

    page = client.get(PAGE).content.decode()

    assert "The programme has not been released yet." in page
    assert "INC-01" not in page


@pytest.mark.parametrize("n", [1, 3])
def test_the_page_takes_twelve_queries_whatever_the_size(
    client, n, django_assert_num_queries
):
    summit = make.summit()
    _fill(summit, n)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)

    with django_assert_num_queries(12):
        answer = client.get(f"{PAGE}?day=all")

    assert len(codes(answer)) == n


@pytest.mark.parametrize("path", ["", "?day=all", "?view=list"])
def test_pages_hold_no_style_or_script_of_their_own(client, summit, path):
    page = client.get(PAGE + path).content.decode()

    assert " style=" not in page
    assert re.findall(r"<script(?![^>]* src=)", page) == []


def test_now_and_next_at_an_instant_of_the_edition(client, summit):
    during = client.get("/en/hamlet-2026/now/?at=2026-05-25T09:10")
    after = client.get("/en/hamlet-2026/now/?at=2026-05-26T09:45%2B02:00")

    assert codes(during) == ["INC-0", "INC-1", "LAT-01"]
    assert "No session is on." in after.content.decode()
    assert codes(after) == []


@pytest.mark.parametrize("at", ["nonsense", "2026-99-99T00:00"])
def test_an_instant_that_is_none_means_now(client, summit, at):
    assert client.get(f"/en/hamlet-2026/now/?at={at}").status_code == 200


def test_releases_tell_in_words_what_changed(client, summit):
    moved = summit.sessions.get(code="INC-0")
    make_programme.placed(moved, 14, in_="acacia")
    gone = summit.sessions.get(code="INC-1")
    programme.cancel(gone, reason="Flu.", by=make.LOADER, at=make.NOON)
    make_programme.placed(make_programme.session(summit, "NEW-1"), 16)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)

    page = client.get(f"{PAGE}releases/").content.decode()

    told = re.findall(r"<span>([^<]*)</span>", page)
    assert [words for words in told if words.endswith(".")] == [
        "Begins Monday, 25 May 2026 at 14:00 (was Monday, 25 May 2026 at 09:00).",
        "Room: Acacia (was Tilia).",
        "Cancelled.",
        "New: Monday, 25 May 2026 at 16:00, Tilia.",
    ]
    assert "The first release, with 3 sessions." in page


def test_a_cancelled_session_says_so_everywhere(client, summit):
    gone = summit.sessions.get(code="INC-1")
    programme.cancel(gone, reason="Flu.", by=make.LOADER, at=make.NOON)

    pages = [client.get(PAGE), client.get("/en/hamlet-2026/sessions/INC-1/")]

    assert ["Cancelled" in one.content.decode() for one in pages] == [True, True]


def test_the_page_is_small_on_the_wire(client, summit):
    page = client.get(f"{PAGE}?day=all").content

    assert len(gzip.compress(page)) < 6_000


def test_text_page_keeps_titles_in_their_own_direction(summit, client):
    page = client.get("/ar/hamlet-2026/programme/text/").content.decode()

    assert '<bdi lang="en" dir="ltr">' in page
    assert 'rel="icon" href="data:,"' in page


def test_the_zone_is_that_of_the_edition_where_nothing_matches(client, summit):
    page = client.get("/en/hamlet-2026/programme/?room=none").content.decode()

    assert "All times: Zurich (UTC+02:00)" in page


def test_who_takes_part_is_asked_for_by_name(client, summit):
    page = client.get(PAGE, {"day": "all", "person": "zoe ouedraogo"})

    assert codes(page) == ["INC-1"]
    told = page.content.decode()
    assert '<option value="Zoé Ouédraogo">' in told
    assert 'name="person" value="zoe ouedraogo"' in told


def test_code_of_a_person_shows_the_name_in_the_form(client, summit):
    code = summit.sessions.get(code="INC-1").roles.get().person.code

    told = client.get(PAGE, {"day": "all", "person": code}).content.decode()

    assert 'name="person" value="Zoé Ouédraogo"' in told


def test_words_are_looked_for_on_all_days_and_a_filter_stays_on_its_day(client, summit):
    on_first = form_of(client, "?day=2026-05-25")

    late = client.get(f"{PAGE}?{urlencode(on_first | {'q': 'late'})}")
    by_room = client.get(f"{PAGE}?{urlencode(on_first | {'room': 'acacia'})}")
    tab = client.get(f"{PAGE}?q=late&day=2026-05-25")

    assert late.context["n"] == 1
    assert "LAT-01" in late.content.decode()
    assert by_room.context["choice"].day == "2026-05-25"
    assert tab.context["n"] == 0


def form_of(client, query):
    """Return what the form of the programme sends when nothing is typed."""
    page = client.get(PAGE + query).content.decode()
    form = page[page.index("data-autosubmit") :].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
    assert hidden
    return dict(hidden)


def test_a_day_with_one_session_is_told_in_the_singular(client, summit):
    page = client.get(f"{PAGE}?day=2026-05-26").content.decode()

    assert ">1 session</span>" in page
    assert ">1 sessions</span>" not in page


def test_name_that_nobody_has_shows_no_session(client, summit):
    page = client.get(PAGE, {"day": "all", "organization": "nobody <b>"})

    assert page.status_code == 200
    assert codes(page) == []
    assert "nobody &lt;b&gt;" in page.content.decode()
