"""The draft and the corpus as JSON, held against their schemas."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from small_corpus import CORPUS, DRAFT, STATEMENTS

from palabre.engines.synthesis.document import (
    corpus_pieces,
    issued,
    schema,
    summary_json,
    to_text,
    withheld,
)
from palabre.engines.synthesis.draft import Counts, Verdict


def test_what_was_refused_is_not_issued_and_paragraphs_are_numbered_anew() -> None:
    clean = issued(DRAFT)

    shown = [
        (one.id, one.paragraph) for part in clean.sections for one in part.statements
    ]

    assert shown == [("FACT-001", 1), ("T01-001", 2), ("T01-003", 3)]
    assert withheld(DRAFT) == (STATEMENTS[2],)


def test_a_section_with_nothing_left_is_not_issued() -> None:
    refused = tuple(replace(one, verdict=Verdict.REFUSED) for one in STATEMENTS[1:])
    sections = (DRAFT.sections[0], replace(DRAFT.sections[1], statements=refused))

    clean = issued(replace(DRAFT, sections=sections))

    assert [part.key for part in clean.sections] == ["facts"]


def test_every_quote_is_exact_to_the_code_point() -> None:
    corpus = json.loads(b"".join(corpus_pieces(CORPUS)))
    texts = {one["id"]: one["text"] for one in corpus["interventions"]}
    summary = json.loads(to_text(summary_json(DRAFT)))

    cites = [cite for one in summary["statements"] for cite in one["cites"]]

    assert len(cites) == 3
    for cite in cites:
        text = texts[cite["intervention"]]
        assert text[cite["start"] : cite["end"]] == cite["quote"]


@pytest.mark.parametrize("name", ["corpus", "summary"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_corpus_and_summary_keep_to_their_schemas() -> None:
    corpus = json.loads(b"".join(corpus_pieces(CORPUS)))
    summary = json.loads(to_text(summary_json(DRAFT)))

    assert list(Draft202012Validator(schema("corpus")).iter_errors(corpus)) == []
    assert list(Draft202012Validator(schema("summary")).iter_errors(summary)) == []


def test_the_schema_of_the_summary_refuses_a_quote_without_its_place() -> None:
    summary = json.loads(to_text(summary_json(DRAFT)))
    del summary["statements"][1]["cites"][0]["start"]

    errors = list(Draft202012Validator(schema("summary")).iter_errors(summary))

    assert ["start" in error.message for error in errors] == [True]


def test_an_empty_corpus_is_json() -> None:
    empty = replace(CORPUS, sessions=(), interventions=())

    assert json.loads(b"".join(corpus_pieces(empty)))["interventions"] == []


@pytest.mark.parametrize(
    ("lang", "text", "voices", "groups", "regions"),
    [
        ("en", "One speaker from academia warned of gaps.", 1, ["academia"], []),
        ("en", "It was noted that gaps were left.", 1, [], []),
        ("en", "It was said: “the academia of my country”.", 1, [], []),
        ("fr", "Des organisations internationales l’ont dit.", 1, [], []),
        ("fr", "Un gouvernement l’a dit.", 9, ["government"], ["africa"]),
    ],
)
def test_small_groups_are_as_hidden_as_in_the_text(
    lang: str, text: str, voices: int, groups: list[str], regions: list[str]
) -> None:
    counts = Counts(voices, 1, ("academia", "government"), ("africa",))
    statement = replace(DRAFT.sections[0].statements[0], text=text, counts=counts)
    section = replace(DRAFT.sections[0], statements=(statement,))

    told = summary_json(replace(DRAFT, lang=lang, sections=(section,)))

    (made,) = told["statements"]
    assert (made["counts"]["groups"], made["counts"]["regions"]) == (groups, regions)
