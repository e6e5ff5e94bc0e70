"""Summaries of whole meetings side by side: this engine, lead, TF-IDF + MMR, sumy.

    python benchmarks/side_by_side.py [MEETINGS]

QMSum's committee meetings (24, the given part): each method is given the same first
sentences of each meeting, since the time of sumy's LexRank grows with their square, and
takes whole sentences up to the same number of words; ROUGE F1 against the human summary, mean with a bootstrap
interval. sumy is measured where it is installed, with the sentences and words of this
project, since its own need a download.
"""

import gzip
import json
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from sections import keep_section

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.digest import digest
from palabre.engines.synthesis.engine import DEFAULT, Configuration, draft
from palabre.engines.synthesis.sentences import split
from palabre.engines.synthesis.vectors import centroid, tf_idf
from palabre.engines.synthesis.words import stems, words_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
MEETINGS = SHARED / "qmsum" / "committee-train.jsonl.gz"
BUDGET = 120
MOST_SENTENCES = 200
"""Sentences of each meeting that every method is given: all of them share the loss."""
BESIDE = "TF-IDF + MMR"
KINDS = ("rouge1", "rouge2", "rougeL")

Turns = list[dict[str, str]]


def main() -> int:
    """Measure every method on every meeting and write the section."""
    with gzip.open(MEETINGS, "rt", encoding="utf-8") as lines:
        meetings = [json.loads(line) for line in lines]
    if len(sys.argv) > 1:
        meetings = meetings[: int(sys.argv[1])]
    scorer = RougeScorer(KINDS, use_stemmer=True)
    scores: dict[str, list[list[float]]] = {}
    for meeting in meetings:
        turns = _first(meeting["meeting_transcripts"])
        answer = meeting["general_query_list"][0]["answer"]
        for name, method in _methods().items():
            told = " ".join(method(turns))
            found = scorer.score(answer, told)
            scores.setdefault(name, []).append([found[k].fmeasure for k in KINDS])
    lines_ = [
        (
            f"`python benchmarks/side_by_side.py`; {len(meetings)} meetings of QMSum's committee "
            f"part, the first {MOST_SENTENCES} sentences of each given to every method, {BUDGET} words "
            "told, ROUGE-1 / 2 / L F1 in per cent with 95 % bootstrap "
            "intervals; the last column is R-1 less that of TF-IDF + MMR, meeting by meeting: "
            "where its interval holds 0, the two are not told apart. "
            "*Digest* chooses whole sentences of one meeting; *draft* is the Chair's "
            "Summary of it, in reported speech, without names. That the opening weighs more in "
            "the digest was chosen on these meetings; it holds in either half of them."
        ),
        "",
        "| method | R-1 | R-2 | R-L | beside TF-IDF + MMR |",
        "| --- | --- | --- | --- | --- |",
    ]
    base = [one[0] for one in scores[BESIDE]]
    for name, found in sorted(
        scores.items(), key=lambda one: -np.mean([s[0] for s in one[1]])
    ):
        cells = [_told([one[kind] for one in found]) for kind in range(len(KINDS))]
        gains = [one[0] - other for one, other in zip(found, base, strict=True)]
        cells.append("–" if name == BESIDE else _told(gains, sign="+"))
        lines_.append(f"| {name} | {' | '.join(cells)} |")
    keep_section("The summary: side by side", "\n".join(lines_))
    print("\n".join(lines_))
    return 0


def _told(values: Sequence[float], sign: str = "") -> str:
    low, high = _interval(values)
    return f"{100 * np.mean(values):{sign}.1f} ({low:{sign}.1f} to {high:{sign}.1f})"


def _interval(values: Sequence[float]) -> tuple[float, float]:
    chance = random.Random(1)  # noqa: S311 - a bootstrap, no secret
    means = sorted(
        float(np.mean(chance.choices(values, k=len(values)))) for _ in range(2000)
    )
    return 100 * means[50], 100 * means[1949]


def _sentences(turns: Turns) -> list[str]:
    return [
        span.of(turn["content"])
        for turn in turns
        for span in split(turn["content"])
        if len(span.of(turn["content"]).split()) >= 5
    ]


def _first(turns: Turns) -> Turns:
    """Return the turns that hold the first sentences, the last of them cut."""
    taken: Turns = []
    left = MOST_SENTENCES
    for turn in turns:
        spans = split(turn["content"])[:left]
        if spans:
            words = turn["content"][: spans[-1].end]
            taken.append({**turn, "content": words})
        left -= len(spans)
    return taken


def _within(sentences: Sequence[str]) -> list[str]:
    taken: list[str] = []
    for one in sentences:
        if sum(len(each.split()) for each in [*taken, one]) > BUDGET:
            continue
        taken.append(one)
    return taken


def lead(turns: Turns) -> list[str]:
    """Return the first words."""
    return _within(_sentences(turns))


def mmr(turns: Turns) -> list[str]:
    """Return sentences near the centroid and unlike each other (MMR, 0.7)."""
    return mmr_of(_sentences(turns), BUDGET)


def mmr_of(sentences: Sequence[str], budget: int) -> list[str]:
    """Return the MMR sentences of any texts, in the order of the texts."""
    matrix = tf_idf([stems(one, "en") for one in sentences])
    near, alike = matrix.dot(centroid(matrix)), matrix.likeness()
    chosen: list[int] = []
    rest = list(range(len(sentences)))
    words = 0
    while rest and words < budget:
        like = (
            alike[np.ix_(rest, chosen)].max(axis=1) if chosen else np.zeros(len(rest))
        )
        best = rest.pop(int(np.argmax(0.7 * near[rest] - 0.3 * like)))
        if words + len(sentences[best].split()) <= budget:
            chosen.append(best)
            words += len(sentences[best].split())
    return [sentences[one] for one in sorted(chosen)]


def palabre(turns: Turns) -> list[str]:
    """Return the engine's own sentences, the weightiest points first."""
    interventions = _interventions(turns)
    corpus = Corpus(SummitFacts(), (SessionFacts("M", "Meeting"),), interventions)
    conf = Configuration(least_quality=0.3, per_voice=6, per_session=99)
    made = draft(corpus, configuration=conf or DEFAULT, prices=False)
    weights = {
        one.lead.sentence.source.id + str(one.lead.sentence.span.start): one.weight
        for one in made.points
    }
    told = [
        (
            max(weights.get(c.intervention + str(c.start), 0.0) for c in one.cites),
            one.text,
        )
        for section in made.draft.sections
        for one in section.statements
        if one.cites
    ]
    return _within(
        [text for _, text in sorted(told, key=lambda one: (-one[0], one[1]))]
    )


def _interventions(turns: Turns) -> tuple[Intervention, ...]:
    return tuple(
        Intervention(
            f"M-{n:04d}",
            "M",
            n,
            turn["content"],
            "en",
            Voice(turn["speaker"], turn["speaker"]),
            "m",
            RecordKind.TRANSCRIPT,
        )
        for n, turn in enumerate(turns)
    )


def digested(turns: Turns) -> list[str]:
    """Return the engine's digest of one meeting."""
    found = digest(_interventions(turns), words=BUDGET)
    return [one.words for one in found.sentences]


def _methods() -> dict[str, Callable[[Turns], list[str]]]:
    methods: dict[str, Callable[[Turns], list[str]]] = {
        "this engine, digest": digested,
        "this engine, draft": palabre,
        "lead": lead,
        BESIDE: mmr,
    }
    try:
        from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415 - optional dependency
        from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - optional dependency
        from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415 - optional dependency
    except ImportError:
        print("sumy is not installed: left out")
        return methods

    class Tokenizer:
        """The sentences and words of this project, for sumy."""

        language = "english"

        def to_sentences(self, text: str) -> tuple[str, ...]:
            return tuple(span.of(text) for span in split(text))

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(words_of(sentence))

    def ranked(kind: type) -> Callable[[Turns], list[str]]:
        def method(turns: Turns) -> list[str]:
            text = "\n\n".join(_sentences(turns))
            parser = PlaintextParser.from_string(text, Tokenizer())
            found = kind()(parser.document, 8)
            return _within([str(one) for one in found])

        return method

    methods["sumy LexRank"] = ranked(LexRankSummarizer)
    methods["sumy TextRank"] = ranked(TextRankSummarizer)
    return methods


if __name__ == "__main__":
    sys.exit(main())
