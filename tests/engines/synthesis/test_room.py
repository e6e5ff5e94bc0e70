"""The text stays at or below 8,500 words, however many themes a programme names."""

from dataclasses import replace
from pathlib import Path

import pytest

from palabre.engines.synthesis import room
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Draft, Verdict
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.room import MOST_THEMES, MOST_WORDS, words_of
from palabre.engines.synthesis.verify import verify_draft

FORUM = Path(__file__).parents[3] / "scenarios" / "forum"


@pytest.fixture(scope="module")
def forum() -> Corpus:
    return read_corpus(FORUM, lang="en").corpus


def with_themes(corpus: Corpus, n_themes: int) -> Draft:
    """Return the draft of the forum with its sessions dealt out to so many themes."""
    letters = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(n_themes)]
    keys = [f"t{letter.lower()}" for letter in letters]
    names = {key: f"Matter {at}" for key, at in zip(keys, letters, strict=True)}
    sessions = tuple(
        replace(one, themes=(keys[number % n_themes],))
        for number, one in enumerate(corpus.sessions)
    )
    facts = replace(corpus.facts, themes=names)
    given = replace(corpus, facts=facts, sessions=sessions)
    return verify_draft(draft(given, prices=False).draft, given)


def told(made: Draft, key: str = "") -> list[str]:
    return [
        one.text
        for section in made.sections
        if section.key.startswith(key)
        for one in section.statements
    ]


def test_figures_of_many_themes_share_a_definition(forum: Corpus) -> None:
    made = with_themes(forum, 28)

    assert 8_000 < words_of(made.sections) <= MOST_WORDS
    start = "Sessions with records whose main theme is the one named: "
    assert len([text for text in told(made) if text.startswith(start)]) == 1
    assert all("following themes" in text for text in told(made, "silence"))
    for section in made.sections:
        if section.key in {"silence", "annex:figures"}:
            verdicts = {one.verdict for one in section.statements}
            assert verdicts == {Verdict.VERIFIED}


def test_the_smallest_of_very_many_themes_are_told_together(forum: Corpus) -> None:
    made = with_themes(forum, 100)

    assert 7_000 < words_of(made.sections) <= MOST_WORDS
    themes = [one for one in made.sections if one.key.startswith("theme:")]
    assert len(themes) == MOST_THEMES
    assert themes[-1].title == "Other matters"
    assert themes[-1].statements[1].verdict is Verdict.VERIFIED
    assert themes[-1].statements[1].text.startswith("The following themes are told")


def test_themes_shrink_where_brief_annexes_do_not_suffice(
    forum: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_WORDS", 4_000)

    made = draft(forum, prices=False).draft

    assert 3_200 < words_of(made.sections) <= 4_000
    assert len([one for one in made.sections if one.key.startswith("theme:")]) == 12


def test_figures_of_themes_stand_in_the_order_of_the_text(forum: Corpus) -> None:
    made = draft(forum, prices=False).draft

    themes = [one.title for one in made.sections if one.key.startswith("theme:")]
    start = "17: Sessions with records whose main theme is "
    listed = [
        text.removeprefix(start).rstrip(".")
        for text in told(made, "annex:figures")
        if text.startswith(start)
    ]
    assert listed == themes
