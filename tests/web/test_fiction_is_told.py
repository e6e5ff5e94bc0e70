"""Every page, display and paper of a fictional edition says that it is invented."""

import io

import addresses
import cast
import pypdf
import pytest
from django.utils.translation import override
from matrix import MATRIX

from palabre.stages.people.models import Account

NOTICE = "every person, organization and statement here is invented"
PARTS = addresses.all_names()
APART = frozenset({"public:imprint", "public:verify"})
"""Of the house and of a hash that somebody typed, not of one edition."""

OPEN = sorted(
    name
    for name, row in MATRIX.items()
    if name in PARTS
    and row.gets["nobody"] == 200
    and name not in APART
    and name.startswith(("public:", "floor:"))
    and {"summit", "series"} & set(PARTS[name])
)


def flat(content):
    return " ".join(content.split())


def pdf_of(answer):
    sent = b"".join(answer) if answer.streaming else answer.content
    pages = pypdf.PdfReader(io.BytesIO(sent)).pages
    return [flat(page.extract_text()) for page in pages]


@pytest.mark.parametrize("name", OPEN)
def test_a_public_page_of_a_fictional_edition_says_so(name, facts):
    with override("en"):
        url = addresses.address(name, MATRIX[name], PARTS[name], facts)

    answer = cast.client(None).get(url)

    if not answer["Content-Type"].startswith("text/html"):
        return
    content = answer.content.decode()
    if "<html" in content:
        assert NOTICE in flat(content)


def test_displays_and_text_are_among_the_pages_looked_at():
    assert {
        "public:series",
        "public:programme-text",
        "public:door",
        "floor:wall",
        "floor:door",
        "public:highlights",
    } <= set(OPEN)


@pytest.mark.parametrize("form", ["booklet", "grid"])
def test_every_sheet_of_the_programme_says_so(form, facts):
    answer = cast.client(None).get(f"/en/hamlet-2026/programme.pdf?form={form}")

    assert all(NOTICE in page for page in pdf_of(answer))


def test_a_paper_says_so_on_its_page_and_in_its_file(facts):
    url = "/en/hamlet-2026/outcomes/papers/press-release"
    page = cast.client(None).get(f"{url}/").content.decode()
    french = cast.client(None).get(f"{url.replace('/en/', '/fr/')}.pdf")

    assert NOTICE in page
    assert "all that is said are invented" in page
    assert "Édition fictive" in pdf_of(french)[0]


def test_ones_own_page_says_so_where_an_edition_is_fictional(facts):
    mine = cast.client(Account.objects.get(email=cast.CAST["amina"].email)).get(
        "/en/me/"
    )

    assert NOTICE in flat(mine.content.decode())
