"""Measure what the engine understands: evidence, key points, coverage of human reports.

    python benchmarks/understanding.py
    python benchmarks/understanding.py --only location

QMSum's committee meetings and ArgKP (the given parts), the workshop reports: shared inputs
that are never copied here. Intervals are 95 %, drawn again with replacement 2,000 times.
"""

import argparse
import csv
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sections import keep_section
from side_by_side import MEETINGS, SHARED, mmr_of

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine
from palabre.engines.synthesis.acts import act_of
from palabre.engines.synthesis.corpus import Corpus, Function, Intervention, Voice
from palabre.engines.synthesis.draft import Verdict
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.locate import locate
from palabre.engines.synthesis.points import SAME_TEXT
from palabre.engines.synthesis.sentences import Sentence, sentences_of, split
from palabre.engines.synthesis.standalone import is_housekeeping
from palabre.engines.synthesis.vectors import tf_idf
from palabre.engines.synthesis.verify import verify_draft
from palabre.engines.synthesis.words import stems

SIXTH = 6


def location() -> Iterator[str]:
    """Find the turns that human answers rest on."""
    with gzip.open(MEETINGS, "rt", encoding="utf-8") as lines:
        meetings = [json.loads(line) for line in lines]
    shares, baseline = [], []
    for meeting in meetings:
        turns = [
            Intervention(
                f"M-{n:04d}",
                "M",
                n,
                one["content"],
                "en",
                Voice(one["speaker"], one["speaker"]),
                "m",
                RecordKind.TRANSCRIPT,
            )
            for n, one in enumerate(meeting["meeting_transcripts"])
        ]
        for asked in meeting["specific_query_list"]:
            gold = _gold(asked["relevant_text_span"])
            found = [
                one.intervention.order
                for one in locate(asked["query"], turns, lang="en")
            ]
            shares.append(_found(turns, found, gold))
            baseline.append(_found(turns, list(range(len(turns))), gold))
    yield (
        f"{len(shares)} questions on {len(meetings)} committee meetings of QMSum: share of the "
        "words that the human answer rests on, within the best sixth of the meeting."
    )
    yield "| method | words found | interval (95 %) |"
    yield "| --- | --- | --- |"
    yield _mean("this engine (BM25 over turns, smoothed, speaker named)", shares)
    yield _mean("the first sixth of the meeting", baseline)


def _gold(spans: Sequence[Sequence[str]]) -> set[int]:
    return {at for first, last in spans for at in range(int(first), int(last) + 1)}


def _found(
    turns: Sequence[Intervention], order: Sequence[int], gold: set[int]
) -> float:
    """Return the share of the gold words within a sixth of all words."""
    lengths = [len(one.text.split()) for one in turns]
    room = sum(lengths) / SIXTH
    total = sum(lengths[at] for at in gold if at < len(lengths))
    hit = 0.0
    for at in order:
        taken = min(room, lengths[at])
        hit += taken if at in gold else 0.0
        room -= taken
        if room <= 0:
            break
    return hit / total if total else 0.0


def key_points() -> Iterator[str]:
    """Match arguments to key points, and see whether what is counted as one is one."""
    strict, relaxed, merged = [], [], []
    for part in ("train", "dev"):
        labels = {
            (row["arg_id"], row["key_point_id"]): row["label"] == "1"
            for row in _rows(f"labels_{part}.csv")
        }
        points = _by_side(_rows(f"key_points_{part}.csv"))
        for side, arguments in sorted(_by_side(_rows(f"arguments_{part}.csv")).items()):
            ranked = _matched(arguments, points[side])
            strict.append(_precision(ranked, labels, unknown=False))
            relaxed.append(_precision(ranked, labels, unknown=True))
            merged += _merged(arguments, labels)
    yield (
        f"ArgKP, {len(strict)} sides of 28 motions: mean average precision over the surer half "
        "of the arguments, each with its best key point (KPA-2021, track 1); pairs that nobody "
        "labelled count as wrong (strict) or right (relaxed). No training."
    )
    yield "| measure | value | interval (95 %) |"
    yield "| --- | --- | --- |"
    yield _mean("matching, strict", strict)
    yield _mean("matching, relaxed", relaxed)
    yield _mean(
        f"arguments counted as one point that share a key point ({len(merged)} pairs)",
        merged,
    )


def _rows(name: str) -> list[dict[str, str]]:
    path = SHARED / "argkp" / name
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _by_side(
    rows: Sequence[dict[str, str]],
) -> dict[tuple[str, str], list[dict[str, str]]]:
    sides: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        sides[row["topic"], row["stance"]].append(row)
    return sides


def _matched(
    arguments: Sequence[dict[str, str]], points: Sequence[dict[str, str]]
) -> list[tuple[float, str, str]]:
    """Return (score, argument, key point), the surest half, best first."""
    texts = [row["argument"] for row in arguments] + [
        row["key_point"] for row in points
    ]
    matrix = tf_idf([stems(text, "en") for text in texts])
    likeness = matrix.likeness()[: len(arguments), len(arguments) :]
    found = [
        (
            round(float(row.max()), 6),
            arguments[at]["arg_id"],
            points[int(row.argmax())]["key_point_id"],
        )
        for at, row in enumerate(likeness)
    ]
    return sorted(found, key=lambda one: (-one[0], one[1]))[: len(found) // 2]


def _precision(
    ranked: Sequence[tuple[float, str, str]],
    labels: dict[tuple[str, str], bool],
    *,
    unknown: bool,
) -> float:
    """Return the average precision of a ranking."""
    right = [labels.get((argument, point), unknown) for _, argument, point in ranked]
    hits = np.cumsum(right)
    if not any(right):
        return 0.0
    return float(
        sum(hits[at] / (at + 1) for at, is_right in enumerate(right) if is_right)
        / hits[-1]
    )


def _merged(
    arguments: Sequence[dict[str, str]], labels: dict[tuple[str, str], bool]
) -> list[float]:
    """Return 1 or 0 for each pair of arguments that the engine counts as the same text."""
    points: dict[str, set[str]] = defaultdict(set)
    for (argument, point), is_right in labels.items():
        if is_right:
            points[argument].add(point)
    known = [(row["arg_id"], set(stems(row["argument"], "en"))) for row in arguments]
    return [
        float(bool(points[one] & points[other]))
        for at, (one, mine) in enumerate(known)
        for other, theirs in known[at + 1 :]
        if mine and len(mine & theirs) >= SAME_TEXT * len(mine | theirs)
        if points[one] and points[other]
    ]


WORKSHOPS = ("w3c-machine-learning-2020", "w3c-smart-cities-2021", "wssspe3-2015")
SAYS_THE_SAME = 0.5
"""Cosine of tf-idf from which a sentence says what another says: the nine pairs of two
workshops above it were read, and nine do; of the nineteen next, none quite does."""


def coverage() -> Iterator[str]:
    """Draft from the sources of a workshop and hold the draft against the human report."""
    yield (
        "Drafted from minutes, captions and working groups' papers alone, without the report. "
        "*Key statements*: sentences of the human report of eight words or more that state "
        "something and neither thank nor tell of the event. *Covered*: a sentence of the draft, "
        f"or the words it cites, says the same (cosine of tf-idf of {SAYS_THE_SAME} or more). "
        "*Ceiling*: some sentence of the sources does, so that selecting could cover it; people "
        "wrote the rest anew. TF-IDF + MMR and the first words take as many words from the same "
        "sources. *Without support*: sentences of the draft that the gate does not verify on "
        "what they cite; of some sixty that a person read beside the cited words, one had lost "
        "a word on which its meaning hung, and that rule is mended."
    )
    yield "| workshop | measure | share | interval (95 %) |"
    yield "| --- | --- | --- | --- |"
    for name in WORKSHOPS:
        corpus, human = _workshop(name)
        made = verify_draft(engine.draft(corpus, prices=False).draft, corpus)
        told = [
            one for section in made.sections for one in section.statements if one.cites
        ]
        quotes = [cite.quote for one in told for cite in one.cites]
        n_words = sum(len(one.text.split()) for one in told)
        every = [
            span.of(one.text)
            for one in corpus.interventions
            for span in split(one.text)
        ]
        every = [words for words in every if len(words.split()) >= 6]
        for label, chosen in (
            ("this engine", [*quotes, *(one.text for one in told)]),
            ("TF-IDF + MMR", mmr_of(every, n_words)),
            ("the first words", _first(every, n_words)),
            ("ceiling: every sentence of the sources", every),
        ):
            covered = _covered(human, chosen)
            label_ = f"{label} ({sum(covered):.0f} of {len(covered)} covered)"
            yield _mean(f"{name} | {label_}", covered)
        false = [float(one.verdict is not Verdict.VERIFIED) for one in told]
        yield _mean(f"{name} | without support ({len(told)} sentences)", false)


def _workshop(name: str) -> tuple[Corpus, list[str]]:
    """Return the sources without the human report, and the report's sentences."""
    corpus = read_corpus(SHARED / "workshop-reports" / name).corpus
    reports = {
        one.source
        for one in corpus.interventions
        if Path(one.source).name in HUMAN or Path(one.source).name.startswith("wg_main")
    }
    human = [
        sentence.words
        for one in corpus.interventions
        if one.source in reports and one.lang.startswith("en")
        for sentence in sentences_of(one)
        if _is_key(sentence)
    ]
    kept = tuple(one for one in corpus.interventions if one.source not in reports)
    return replace(corpus, interventions=kept), human


HUMAN = {"report.html", "report_zh.html", "report.zh.html", "WSSSPE3_review.tex"}
"""Files that people wrote of the whole; ``wg_main``: their chapters."""


def _is_key(sentence: Sentence) -> bool:
    words = sentence.words
    if len(words.split()) < 8 or not words.endswith((".", "!")):
        return False
    stands = act_of(replace(sentence, source=replace(sentence.source, section="")))
    return stands.function not in {
        Function.OTHER,
        Function.QUESTION,
    } and not is_housekeeping(words, sentence.lang)


def _first(sentences: Sequence[str], n_words: int) -> list[str]:
    taken, left = [], n_words
    for one in sentences:
        if left <= 0:
            break
        taken.append(one)
        left -= len(one.split())
    return taken


def _covered(human: Sequence[str], chosen: Sequence[str]) -> list[float]:
    """Return, per human sentence, 1 if a chosen one says the same, else 0."""
    matrix = tf_idf([stems(words, "en") for words in (*human, *chosen)])
    likeness = matrix.likeness()[: len(human), len(human) :]
    return [float(row.max(initial=0.0) >= SAYS_THE_SAME) for row in likeness]


def _mean(label: str, values: Sequence[float]) -> str:
    chance = random.Random(1)  # noqa: S311 - a bootstrap, no secret
    if not values:
        return f"| {label} | – | – |"
    means = sorted(
        float(np.mean(chance.choices(values, k=len(values)))) for _ in range(2000)
    )
    return f"| {label} | {np.mean(values):.1%} | {means[50]:.1%}–{means[1949]:.1%} |"


PARTS: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "location": ("The summary: evidence located", location),
    "key-points": ("The summary: key points", key_points),
    "coverage": ("The summary: against human reports", coverage),
}


def main() -> int:
    """Measure what was asked for and write the sections."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=tuple(PARTS))
    given = parser.parse_args()
    for name, (title, part) in PARTS.items():
        if given.only in {None, name}:
            lines = list(part())
            body = "\n".join([lines[0], "", *lines[1:]])
            command = f"Command: `python benchmarks/understanding.py --only {name}`."
            keep_section(title, f"{body}\n\n{command}")
            print("\n".join(lines), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
