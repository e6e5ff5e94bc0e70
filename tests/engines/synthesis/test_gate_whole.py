import pytest

from palabre.engines.synthesis.corpus import (
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Cite, Statement, Verdict, Writer
from palabre.engines.synthesis.verify import verify

SAID = {
    "en": "One speaker reported that the ministry had read the contracts it holds.",
    "fr": "Une intervenante signale que les pompes tombent en panne chaque été.",
}


def judged(text, lang, writer=Writer.PERSON):
    said = SAID[lang]
    source = Intervention(
        id="a",
        session="s",
        order=1,
        voice=Voice(key="x", name="X"),
        text=said,
        lang=lang,
        source="r",
    )
    cite = Cite("a", 0, len(said), said)
    return verify(
        Statement(
            id="1", section="t", paragraph=1, text=text, writer=writer, cites=(cite,)
        ),
        {"a": source},
        lang=lang,
    )


def failed(statement):
    return [one.told for one in statement.checks if not one.passed]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("O", "en", "A single sign is no sentence."),
        ("ne speaker reported.", "en", "“ne” begins in the middle of a sentence."),
        ("One speaker reported that.", "en", "No sentence ends on “that”."),
        ("One speaker reported it,", "en", "No sentence ends on “,”."),
        ("The contracts.", "en", "No verb was found: perhaps this is no sentence."),
        ("Les pompes.", "fr", "No verb was found: perhaps this is no sentence."),
        ("Une intervenante signale que.", "fr", "No sentence ends on “que”."),
    ],
)
def test_a_fragment_waits_for_a_person_with_its_reason(text, lang, told):
    statement = judged(text, lang)

    assert told in failed(statement)
    assert statement.verdict is not Verdict.VERIFIED


@pytest.mark.parametrize("lang", list(SAID))
def test_a_whole_sentence_passes(lang):
    assert judged(SAID[lang], lang).verdict is Verdict.VERIFIED


def test_what_was_lifted_from_the_record_is_not_looked_at():
    told = failed(judged("the contracts it holds", "en", Writer.EXTRACT))

    assert not any("begins in the middle" in one for one in told)


def test_a_letter_that_names_ends_a_sentence():
    told = failed(judged("The ministry had read the contracts of group A.", "en"))

    assert not any(one.startswith("No sentence ends on") for one in told)


def test_a_session_stands_under_a_theme_of_its_own() -> None:
    words = "Prices fell by a third in two years."
    turn = Intervention("A-T-1", "A", 0, words, "en", Voice("ana", "Ana"), "a.vtt")
    facts = SummitFacts(themes={"health": "Digital health", "skills": "Skills"})
    sessions = (SessionFacts("A", "Prices", themes=("health",)),)
    told = "it was noted that prices had fallen by a third in two years."

    def judged(theme: str) -> Statement:
        made = Statement(
            "S", "future", 1, f"Under {theme}, {told}", Writer.EXTRACT,
            (Cite(turn.id, 0, len(words), words),),
        )  # fmt: skip
        known = {turn.id: turn}
        return verify(
            made,
            known,
            lang="en",
            facts=facts,
            sessions=sessions,
            headings=tuple(facts.themes.values()),
        )

    assert judged("Digital health").verdict is Verdict.VERIFIED
    refused = judged("Skills")
    assert refused.verdict is not Verdict.VERIFIED
    assert [one.rule for one in refused.checks if not one.passed] == ["names"]
