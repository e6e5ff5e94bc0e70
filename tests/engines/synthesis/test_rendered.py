"""Turns that were translated whole: told in the language of the text, on their words."""

from dataclasses import replace

import pytest
from translated_corpus import BY, PEOPLE, SAID, WHOLE, corpus, turn

from palabre.engines.synthesis import engine
from palabre.engines.synthesis.corpus import (
    Translation,
)
from palabre.engines.synthesis.document import summary_json
from palabre.engines.synthesis.draft import Cite, Draft, Statement, Verdict, Writer
from palabre.engines.synthesis.explain import explain, why_not
from palabre.engines.synthesis.points_file import points_json
from palabre.engines.synthesis.rendered import (
    in_language,
    passages_of,
    place_of,
    rendered,
    telling,
)
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.translated import told_by
from palabre.engines.synthesis.verify import verify, verify_draft
from palabre.kernel.spans import Span


def test_whole_turn_is_read_in_translation_and_a_part_is_not() -> None:
    part = replace(WHOLE.translations[0], end=len(SAID["fr"][0]), text=SAID["en"][0])

    assert in_language(WHOLE, "en").text == " ".join(SAID["en"])
    assert in_language(WHOLE, "en").original == WHOLE
    assert in_language(WHOLE, "fr") is WHOLE
    assert in_language(replace(WHOLE, translations=(part,)), "en").original is None


def test_passages_that_leave_no_word_out_make_a_whole_and_the_last_given_counts() -> (
    None
):
    first = SAID["fr"][0]
    parts = (
        Translation(len(first) + 1, len(WHOLE.text), "en", SAID["en"][1], BY),
        Translation(0, len(first), "en", "An older one.", BY),
        Translation(0, len(first), "en", SAID["en"][0], BY),
    )

    read = in_language(replace(WHOLE, translations=parts), "en")

    assert read.text == "\n\n".join(SAID["en"])
    assert [place_of(one)[1] for one in sentences_of(read)] == [
        Span(0, len(first)),
        Span(len(first) + 1, len(WHOLE.text)),
    ]
    overlapping = replace(parts[0], start=len(first) - 4)
    assert not passages_of(replace(WHOLE, translations=(parts[2], overlapping)), "en")


def test_sentence_rests_on_its_own_place_where_both_have_as_many() -> None:
    second = sentences_of(in_language(WHOLE, "en"))[1]

    assert place_of(second) == (
        WHOLE.id,
        Span(len(SAID["fr"][0]) + 1, len(WHOLE.text)),
    )
    merged = turn(" ".join(SAID["fr"]), "One sentence about all of it.")
    (alone,) = sentences_of(in_language(merged, "en"))
    assert place_of(alone) == (merged.id, Span(0, len(merged.text)))
    assert place_of(sentences_of(WHOLE)[1]) == place_of(second)


def test_place_is_told_in_the_words_of_the_sentences_that_it_touches() -> None:
    half = Span(10, 20)

    assert telling(WHOLE, half, "en") == (SAID["en"][0], WHOLE.translations[0])
    assert telling(WHOLE, Span(10, len(WHOLE.text)), "en") == (
        " ".join(SAID["en"]),
        WHOLE.translations[0],
    )
    assert telling(WHOLE, half, "fr") is None


def told(text: str, **changed: str) -> Statement:
    cite = Cite(WHOLE.id, 0, len(SAID["fr"][0]), SAID["fr"][0])
    cite = replace(told_by(cite, WHOLE, text, "en"), **changed)
    return Statement("T01-001", "theme:a", 1, text, Writer.PERSON, (cite,))


TRUE = "The outage lasted 97 days in half of the villages of the north."


@pytest.mark.parametrize(
    ("text", "changed", "verdict"),
    [
        (TRUE, {}, Verdict.VERIFIED),
        (TRUE.replace("97", "79"), {}, Verdict.REFUSED),
        (TRUE.replace("lasted", "never lasted"), {}, Verdict.REFUSED),
        (TRUE, {"translation": TRUE.replace("97", "79")}, Verdict.REFUSED),
        (TRUE, {"translator": "somebody"}, Verdict.REFUSED),
        (TRUE, {"translation": "", "translator": ""}, Verdict.NEEDS_REVIEW),
    ],
    ids=["true", "number", "negated", "nobody's", "whose", "untranslated"],
)
def test_gate_holds_what_is_told_against_the_translation(
    text: str, changed: dict[str, str], verdict: Verdict
) -> None:
    judged = verify(told(text, **changed), {WHOLE.id: WHOLE}, lang="en")

    assert judged.verdict is verdict


def test_number_that_only_the_translation_has_is_refused() -> None:
    wrong = turn(SAID["fr"][0], SAID["en"][0].replace("97", "79"))
    cite = told_by(Cite(wrong.id, 0, len(wrong.text), wrong.text), wrong, "", "en")
    text = TRUE.replace("97", "79")
    statement = Statement("T", "theme:a", 1, text, Writer.PERSON, (cite,))

    judged = verify(statement, {wrong.id: wrong}, lang="en")

    assert judged.verdict is Verdict.REFUSED
    (why,) = [one.told for one in judged.checks if not one.passed]
    assert "79" in why


def test_quotation_of_the_original_is_told_by_no_translation() -> None:
    text = f"One speaker said in French: « {SAID['fr'][0]} »"

    (cite,) = told(text).cites

    assert cite.translation == ""


def places(draft: Draft) -> set[tuple[str, int]]:
    return {
        (cite.intervention, cite.start)
        for part in draft.sections
        for one in part.statements
        for cite in one.cites
    }


def test_both_languages_tell_the_same_points_each_in_its_own_words() -> None:
    drafts = {
        lang: verify_draft(engine.draft(corpus(), lang=lang).draft, corpus())
        for lang in ("en", "fr")
    }
    apart = {
        lang: engine.draft(corpus(is_given=False), lang=lang).draft
        for lang in ("en", "fr")
    }

    assert places(drafts["en"]) == places(drafts["fr"])
    assert len(places(drafts["en"])) > 2
    assert places(apart["en"]) != places(apart["fr"])
    does = [
        {
            (cite.intervention, cite.start): one.function
            for part in draft.sections
            for one in part.statements
            for cite in one.cites
        }
        for draft in drafts.values()
    ]
    assert does[0] == does[1]
    for draft in drafts.values():
        statements = [one for part in draft.sections for one in part.statements]
        assert {one.verdict for one in statements} == {Verdict.VERIFIED}
        assert not any("[tra" in one.text for one in statements)


def test_text_says_how_many_sessions_are_told_in_translation() -> None:
    said = {
        lang: " ".join(
            one.text
            for part in engine.draft(corpus(), lang=lang).draft.sections
            for one in part.statements
            if part.key == "method"
        )
        for lang in ("en", "fr")
    }

    assert "in one session is told from the translation" in said["en"]
    assert "dans une séance est rapporté d’après la traduction" in said["fr"]
    assert "quoted as it was said" not in said["en"]


def test_evidence_points_and_explanations_lead_to_the_original() -> None:
    result = engine.draft(corpus(), lang="en")
    draft = verify_draft(result.draft, corpus())
    (statement,) = [
        one
        for one in summary_json(draft)["statements"]
        if "spare parts" in one["text"] and one["cites"]
    ]
    (cite,) = statement["cites"]
    original = next(one for one in corpus().interventions if one.id.endswith("cai"))

    assert cite["quote"] == original.text
    assert cite["translation"] == {"text": PEOPLE[1][3], "by": BY}
    lines = explain(draft, corpus(), statement["id"], result)
    assert any(original.text in line for line in lines)
    assert any(BY in line and PEOPLE[1][3] in line for line in lines)
    assert any("chosen for" in line for line in lines)
    for words in (PEOPLE[1][2], PEOPLE[1][3]):
        assert statement["id"] in why_not(result, corpus(), draft, words).reason
    links = [
        link
        for point in points_json(result)["points"]  # type: ignore[attr-defined]
        for link in point["links"]
    ]
    assert {
        "intervention": original.id,
        "start": 0,
        "end": len(original.text),
    }.items() <= (
        next(one for one in links if one["intervention"] == original.id).items()
    )


def test_corpus_without_translations_is_left_as_it_is() -> None:
    bare = corpus(is_given=False)

    assert rendered(bare, "en") is bare
