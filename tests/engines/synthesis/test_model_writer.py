"""A language model behind the gate: what it may say, and what becomes of its lies."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from palabre.engines.synthesis.draft import Draft, Statement, Verdict, Writer
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.model_writer import (
    MAX_REPLY,
    Exchange,
    ModelDown,
    exchanges_json,
    kept_replies,
    reworded,
)
from palabre.engines.synthesis.verify import gate_of, verify_draft
from tests.engines.synthesis import translated_corpus
from tests.engines.synthesis.golden_corpus import golden


@dataclass
class Scripted:
    """A model that answers with what a function makes of the points it is shown."""

    answers: Callable[[list[dict[str, object]]], object]
    name: str = "scripted"

    def complete(self, *, rules: str, data: str, schema: Mapping[str, object]) -> str:
        assert rules
        assert schema
        shown = json.loads(data.splitlines()[1])
        made = self.answers(shown["points"])
        return made if isinstance(made, str) else json.dumps(made)


@pytest.fixture(scope="module")
def world() -> tuple[Draft, Callable[[Statement], Statement]]:
    corpus = golden()
    made = verify_draft(draft(corpus).draft, corpus)
    return made, gate_of(made, corpus)


def themes(made: Draft) -> list[Statement]:
    return [
        one
        for section in made.sections
        if section.key.startswith("theme:")
        for one in section.statements
    ]


def run(
    world: tuple[Draft, Callable[[Statement], Statement]],
    answers: Callable[[list[dict[str, object]]], object],
) -> tuple[Draft, tuple[Exchange, ...]]:
    return reworded(world[0], Scripted(answers), world[1])


def each(change: Callable[[str], str]) -> Callable[[list[dict[str, object]]], object]:
    """Return an answer that changes the text of every point and keeps the rest."""
    return lambda points: {
        "sentences": [
            {"text": change(str(one["text"])), "points": [one["id"]]} for one in points
        ]
    }


def test_true_sentences_are_accepted_with_the_cites_of_their_points(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    made, exchanges = run(
        world, each(lambda text: f"Furthermore, {text[0].lower()}{text[1:]}")
    )

    reworded_ = [one for one in themes(made) if one.writer is Writer.MODEL]
    before = {one.id: one for one in themes(world[0])}
    assert reworded_
    assert {one.verdict for one in reworded_} == {Verdict.VERIFIED}
    assert all(one.cites == before[one.id].cites for one in reworded_)
    assert sum(one.n_accepted for one in exchanges) == len(reworded_)


LIES = {
    "a number": lambda text: text.replace(".", " in 4,711 villages."),
    "a name": lambda text: text.replace(".", " with the help of Zephyria."),
    "agreement": lambda _: "All participants agreed that access was a right.",
    "a quantifier": lambda text: re.sub(
        r"(one|another|some) speakers?(, from [\w ]+,)?",
        "most speakers",
        text,
        flags=re.IGNORECASE,
    ),
    "other words": lambda _: "The weather in the mountains was pleasant in spring.",
    "an address": lambda text: text.replace(".", " (see https://example.org)."),
    "two sentences": lambda text: f"{text} Everything was well.",
    "no sentence": lambda text: text.rstrip("."),
}


def test_a_reply_between_the_marks_of_code_is_read(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    bare, _ = run(world, each(str))

    made, exchanges = run(
        world, lambda points: f"```json\n{json.dumps(each(str)(points))}\n```"
    )

    assert not any(one.fault for one in exchanges)
    assert made == bare


@pytest.mark.parametrize("kind", LIES)
def test_lies_are_replaced_by_their_extracts_and_shown(
    world: tuple[Draft, Callable[[Statement], Statement]], kind: str
) -> None:
    made, exchanges = run(world, each(LIES[kind]))

    assert [one.text for one in themes(made)] == [one.text for one in themes(world[0])]
    refused = [one for exchange in exchanges for one in exchange.refused]
    assert refused
    assert all(one.reason for one in refused)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("I am happy to help! {", "does not fit"),
        ("[]", "does not fit"),
        ('{"sentences": "many"}', "does not fit"),
        ('{"sentences": [{"text": "So."}]}', "does not fit"),
        ('{"sentences": [{"text": 3, "points": []}]}', "does not fit"),
        ('{"sentences": [{"text": "So.", "points": [3]}]}', "does not fit"),
        ("x" * (MAX_REPLY + 1), "too long"),
    ],
)
def test_broken_replies_change_nothing(
    world: tuple[Draft, Callable[[Statement], Statement]], answer: str, fault: str
) -> None:
    made, exchanges = run(world, lambda _: answer)

    assert themes(made) == themes(world[0])
    assert all(fault in one.fault for one in exchanges)


def test_an_outage_changes_nothing_and_is_told(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    def down(_: list[dict[str, object]]) -> object:
        raise ModelDown("the model is out of reach or too slow")

    made, exchanges = run(world, down)

    assert themes(made) == themes(world[0])
    assert {one.fault for one in exchanges} == {"the model is out of reach or too slow"}


def test_points_that_are_unknown_or_told_twice_are_refused(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    def answers(points: list[dict[str, object]]) -> object:
        first = {"text": points[0]["text"], "points": [points[0]["id"]]}
        return {"sentences": [first, first, {**first, "points": ["T99-999"]}]}

    _, exchanges = run(world, answers)

    assert [len(one.refused) for one in exchanges] == [2] * len(exchanges)


def test_what_people_said_cannot_close_the_fence(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    seen: list[list[dict[str, object]]] = []
    run(world, lambda points: seen.append(points) or {"sentences": []})
    _, exchanges = run(world, lambda _: {"sentences": []})

    assert seen
    assert all(len(one.data.splitlines()) == 3 for one in exchanges)
    assert all(one.data.count("END DATA") == 1 for one in exchanges)


def test_kept_replies_make_the_same_text_without_the_model(
    world: tuple[Draft, Callable[[Statement], Statement]],
) -> None:
    made, exchanges = run(
        world, each(lambda text: f"Moreover, {text[0].lower()}{text[1:]}")
    )
    kept = exchanges_json("scripted", exchanges)

    again, told = reworded(world[0], kept_replies(kept), world[1])

    assert again == made
    assert exchanges_json("scripted", told) == kept
    with pytest.raises(ValueError, match="no kept replies"):
        kept_replies({})


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("[" * 150_000, "too deep"),
        ('{"sentences": [{"text": "\\ud800 bad.", "points": []}]}', "half a sign"),
        ('{"sentences": [{"text": "\ud800 bad.", "points": []}]}', "half a sign"),
    ],
)
def test_a_reply_that_cannot_be_read_or_written_leaves_the_section(
    world: tuple[Draft, Callable[[Statement], Statement]], reply: str, told: str
) -> None:
    made, exchanges = run(world, lambda _: reply)

    assert made == world[0]
    assert all(told in one.fault for one in exchanges)
    kept = json.dumps(exchanges_json("scripted", exchanges), ensure_ascii=False)
    assert kept.encode()
    again, _ = reworded(world[0], kept_replies(json.loads(kept)), world[1])
    assert again == made


def test_of_what_is_told_from_a_translation_the_model_sees_the_translation() -> None:
    corpus = translated_corpus.corpus()
    made = verify_draft(draft(corpus).draft, corpus)
    seen: list[str] = []

    def same(points: list[dict[str, object]]) -> object:
        seen.extend(str(quote) for one in points for quote in one["quotes"])  # type: ignore[attr-defined]
        return each(lambda text: text)(points)

    told, _ = reworded(made, Scripted(same), gate_of(made, corpus))

    original, english = translated_corpus.PEOPLE[1][2:]
    assert english in seen
    assert original not in seen
    (one,) = [s for s in themes(told) if "spare parts" in s.text]
    assert one.writer is Writer.MODEL
    assert (one.cites[0].quote, one.cites[0].translation) == (original, english)
