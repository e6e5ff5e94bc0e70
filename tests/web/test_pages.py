"""Every page, in every language: its frame, its fields, nothing inline, no late query."""

import addresses
import cast
import pages
import pytest
from django.db import connection
from django.template.backends.django import Template
from django.test import Client
from django.utils import translation
from matrix import MATRIX

from palabre.kernel.languages import direction
from palabre.stages.people.models import Account

PARTS = addresses.all_names()
SEEN = ("amina", "emeka", "dolores", "dalia", "ivo", "hana", "bo", "nobody")
"""Who looks at a page: the first of these to whom it opens."""

LANGUAGES = ("en", "fr", "ar")
NOT_PAGES = frozenset(
    {
        "healthz",
        "worker",
        "public:manifest",
        "public:figure-file",
        "public:figure-chart",
        "public:figure-release-json",
        "public:programme-xlsx",
        "public:programme-pdf",
        "participant:organizations",
        "floor:document",
        "floor:here-code",
        "floor:captions-vtt",
        "floor:debate",
        "participant:badge-code",
        "public:accent",
        "public:session-calendar",
        "participant:delegation-pdf",
        "participant:document",
        "participant:privacy-export",
        "participant:paper",
        "gate:worker",
        "gate:manifest",
        "gate:badge-pdf",
        "gate:photo",
        "participant:photo-picture",
        "secretariat:registrations-agreed",
        "gate:badges-pdf",
        "public:programme-ics",
        "public:programme-xml",
        "public:programme-json",
        "public:programme-csv",
        "public:programme-text",
        "public:door",
        "public:agenda-feed",
        "public:summary-schema",
        "public:issue-json",
        "public:issue-pdf",
        "public:issue-manifest",
        "public:issue-signed",
        "public:issue-version",
        "public:issue-corrigenda",
        "public:issue-cite",
        "drafting:comments-csv",
        "public:capital-file",
        "public:capital-kept-file",
        "public:paper-file",
        "public:report-file",
        "public:summary-file",
        "public:summary-pdf",
        "public:summary-json",
        "public:summary-manifest",
        "secretariat:board-targets",
        "secretariat:board-costs",
        "protocol:ranks-file",
        "protocol:list-file",
        "protocol:sheet-pdf",
        "protocol:seating-pdf",
        "protocol:cards-pdf",
    }
)
PAGES = sorted(
    name
    for name in MATRIX.keys() & PARTS.keys()
    if 200 in MATRIX[name].gets.values()
    and not name.startswith(("api-", "intake:"))
    and name not in NOT_PAGES
)


def looked_at(name, facts, lang) -> tuple[Client, str]:
    row = MATRIX[name]
    who = next(one for one in SEEN if row.gets[one] == 200)
    account = (
        Account.objects.filter(email=cast.CAST[who].email).first()
        if (who in cast.CAST)
        else None
    )
    with translation.override(lang):
        return cast.client(account), addresses.address(name, row, PARTS[name], facts)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_in_its_language(name, lang, facts):
    browser, url = looked_at(name, facts, lang)

    response = browser.get(url)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    page = pages.Page(response.content.decode())
    assert (page.frame.get("lang"), page.frame.get("dir")) == (lang, direction(lang))
    assert page.title.strip()
    assert page.n_headings == 1
    assert page.inline() == []
    assert page.unlabelled() == []
    assert page.repeated() == []
    assert [image for image in page.images if "alt" not in image] == []


@pytest.fixture
def late(monkeypatch):
    """Note what is asked of the database while a template is written out."""
    asked, depth = [], [0]
    written = Template.render

    def render(self, *args, **kwargs):
        depth[0] += 1
        try:
            return written(self, *args, **kwargs)
        finally:
            depth[0] -= 1

    def note(execute, sql, params, many, context):
        if depth[0]:
            asked.append(sql)
        return execute(sql, params, many, context)

    monkeypatch.setattr(Template, "render", render)
    with connection.execute_wrapper(note):
        yield asked


@pytest.mark.parametrize("name", PAGES)
def test_no_template_asks_the_database(name, facts, late):
    browser, url = looked_at(name, facts, "en")

    browser.get(url)

    assert late == []
