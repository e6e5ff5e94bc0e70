"""The page: complete, self-contained, and deaf to hostile words."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from small_corpus import ARABIC, CORPUS, DRAFT

from palabre.engines.synthesis.html import page, text

VOID = {"meta", "link", "br", "img", "input", "hr"}


class _Outline(HTMLParser):
    """Collects tags, ids and links, and whether every tag is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"] or "")
        if "href" in known:
            self.links.append(known["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def _outline(html: str) -> _Outline:
    outline = _Outline()
    outline.feed(html)
    outline.close()
    return outline


def test_the_page_is_well_formed_and_every_link_arrives() -> None:
    outline = _outline(page(DRAFT, CORPUS))

    assert outline.open == []
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)


def test_the_page_shows_statements_evidence_and_figures_but_nothing_refused() -> None:
    words = " ".join(_outline(page(DRAFT, CORPUS)).words.split())

    assert "One speaker noted that village libraries needed power & shelves." in words
    assert "Amina Diallo, Lantern #1 *Libraries*" in words
    assert "4,213 People checked in." in words
    assert "to be reviewed" in words
    assert "must never close" not in words
    assert "3 sentences, 2 verified against the records. 1 to be reviewed." in words
    assert "Withheld for want of evidence: 1." in words
    assert "Counted: 1 speaker, 1 session" in words


def test_hostile_words_are_only_words() -> None:
    html = page(DRAFT, CORPUS)
    outline = _outline(html)

    assert not {"script", "i", "img", "iframe", "link"} & set(outline.tags)
    assert "<i>lit</i>" in outline.words


def test_the_page_fetches_nothing() -> None:
    html = page(DRAFT, CORPUS)

    assert not re.search(r"""(?:src|srcset|action|@import|url\()""", html)
    assert not re.search(r"https?://", html)


def test_words_in_another_language_are_marked() -> None:
    html = page(DRAFT, CORPUS)

    assert f'<blockquote lang="ar" dir="rtl">{ARABIC}</blockquote>' in html


@pytest.mark.parametrize(
    ("lang", "start"),
    [
        ("fr", '<html lang="fr" dir="ltr">'),
        ("ar", '<html lang="ar" dir="rtl">'),
    ],
)
def test_language_and_direction_are_said(lang: str, start: str) -> None:
    assert start in page(replace(DRAFT, lang=lang), CORPUS)


def test_signs_that_mislead_or_break_are_taken_out() -> None:
    assert text("a\x00b\u202ec\ud800") == "a\ufffdb\ufffdc\ufffd"


def test_the_page_is_the_same_twice() -> None:
    assert page(DRAFT, CORPUS) == page(DRAFT, CORPUS)


def test_the_title_of_a_cited_session_has_the_spaces_of_its_language() -> None:
    named = tuple(replace(one, title="Ports : qui paie ?") for one in CORPUS.sessions)

    made = page(replace(DRAFT, lang="fr"), replace(CORPUS, sessions=named))

    assert "Ports\u00a0: qui paie\u202f?" in made
    assert "Ports : qui paie ?" not in made
