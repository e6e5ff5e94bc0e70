"""Draw sentences to label, print them in batches, and keep the letters a reader gives.

    python tools/discourse/sample.py draw 1          # candidates into var/discourse.csv
    python tools/discourse/sample.py show 0 150      # a batch to read
    python tools/discourse/sample.py keep 0 p ph c -
    python tools/discourse/sample.py draw 2 --unsure # where the model hesitates
    python tools/discourse/sample.py draw 3 --check  # to measure on, never to train on

Half of each quota is drawn at random, half evenly over the functions that the
patterns (for a check: the model) see, so that rare functions are there too. The
reader sees neither the function nor the draw, and gives every letter that fits; ``c``
and ``o`` stand alone, ``-`` passes a sentence over.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpora import (
    FOLDERS,
    JOINED,
    LABELS,
    ROOT,
    Pointer,
    digest,
    labelled,
    pointer_to,
    read_labels,
    sentences_of,
    write_labels,
)

from palabre.engines.synthesis.acts import by_patterns, features_in
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.discourse.model import Judged, own_model
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Act

CANDIDATES = ROOT / "var" / "discourse.csv"
LETTERS = {
    "c": Function.CLAIM,
    "p": Function.PROPOSAL,
    "m": Function.COMMITMENT,
    "a": Function.AGREEMENT,
    "d": Function.DIFFERENCE,
    "h": Function.CHALLENGE,
    "v": Function.ACHIEVEMENT,
    "t": Function.TREND,
    "f": Function.FIGURE,
    "q": Function.QUESTION,
    "o": Function.OTHER,
}
QUOTAS = {
    ("ietf", "en"): 230,
    ("un", "en"): 290,
    ("workshops", "en"): 190,
    ("qmsum", "en"): 210,
    ("bangbangcon", "en"): 80,
    ("forum", "en"): 260,
    ("forum", "fr"): 420,
    ("hamlet", "fr"): 8,
    ("forum", "es"): 60,
}
CHECKED = {
    ("ietf", "en"): 36,
    ("un", "en"): 48,
    ("workshops", "en"): 32,
    ("qmsum", "en"): 36,
    ("bangbangcon", "en"): 8,
    ("forum", "en"): 40,
    ("forum", "fr"): 60,
}
UNSURE = {
    ("ietf", "en"): 60,
    ("un", "en"): 70,
    ("workshops", "en"): 50,
    ("qmsum", "en"): 50,
    ("forum", "en"): 50,
    ("forum", "fr"): 60,
}
PLAIN = frozenset({Function.CLAIM, Function.OTHER})
SHORTEST, LONGEST = 25, 420
"""Signs of a sentence worth a reader's time."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("act", choices=("draw", "show", "keep"))
    parser.add_argument("first", nargs="?", type=int, default=0)
    parser.add_argument("rest", nargs="*")
    parser.add_argument("--unsure", action="store_true")
    parser.add_argument("--check", action="store_true")
    told = parser.parse_args()
    if told.act == "draw":
        chance = random.Random(told.first)  # noqa: S311 - a sample, not a secret
        draw = drawn_unsure if told.unsure else drawn_check if told.check else drawn
        write_labels(draw(chance), CANDIDATES)
    elif told.act == "show":
        show(told.first, int(told.rest[0]))
    else:
        keep(told.first, told.rest)


def drawn(chance: random.Random) -> list[Pointer]:
    """Return a first sample over corpora, languages and functions."""
    return [
        one
        for (corpus, lang), quota in QUOTAS.items()
        for one in _half_and_half(
            corpus, _pool(corpus, lang), quota, chance, by_patterns
        )
    ]


def drawn_check(chance: random.Random) -> list[Pointer]:
    """Return a sample to measure on: half at random, half by what the model says."""
    return [
        replace(one, draw="check" if one.draw == "random" else f"check {one.draw}")
        for (corpus, lang), quota in CHECKED.items()
        for one in _half_and_half(corpus, _pool(corpus, lang), quota, chance, _by_model)
    ]


def drawn_unsure(chance: random.Random) -> list[Pointer]:
    """Return sentences whose likeliest function stays just under its floor."""
    model = own_model()
    chosen = []
    for (corpus, lang), quota in UNSURE.items():
        pool = _pool(corpus, lang)
        chance.shuffle(pool)
        waiting: dict[Function, list[Sentence]] = defaultdict(list)
        for one in pool[:4000]:
            chances = model.probabilities(features_in(one))
            near = chances / model.floors
            best = int(near.argmax())
            if 0.4 < near[best] < 1:
                waiting[model.functions[best]].append(one)
        for function, ones in sorted(waiting.items()):
            share = max(1, quota // len(waiting))
            chosen += [
                pointer_to(corpus, one, f"unsure {function}") for one in ones[:share]
            ]
    return chosen


def _pool(corpus: str, lang: str) -> list[Sentence]:
    """Return the sentences of a corpus that nobody has labelled, each wording once."""
    known = (
        {(one.corpus, one.sha256) for one in read_labels()}
        if LABELS.exists()
        else set()
    )
    wordings = {
        one.words: one
        for one in sentences_of(corpus)
        if one.lang == lang and SHORTEST <= len(one.words) <= LONGEST
    }
    return [
        one for one in wordings.values() if (corpus, digest(one.words)) not in known
    ]


def _by_model(sentence: Sentence) -> Judged:
    return own_model().judge(features_in(sentence))


def _half_and_half(
    corpus: str,
    pool: list[Sentence],
    quota: int,
    chance: random.Random,
    judge: Callable[[Sentence], Act | Judged],
) -> list[Pointer]:
    chance.shuffle(pool)
    waiting: dict[Function, list[Sentence]] = defaultdict(list)
    for one in pool[quota // 2 : 6000]:
        waiting[judge(one).function].append(one)
    chosen = [pointer_to(corpus, one, "random") for one in pool[: quota // 2]]
    rare = [
        (name, ones) for name, ones in sorted(waiting.items()) if name != Function.CLAIM
    ]
    while len(chosen) < quota and any(ones for _, ones in rare):
        for function, ones in rare:
            if ones and len(chosen) < quota:
                chosen.append(pointer_to(corpus, ones.pop(), function))
    chance.shuffle(chosen)
    return chosen


def show(first: int, n: int) -> None:
    """Print a batch, ten to a block, each with its number."""
    batch = read_labels(CANDIDATES)[first : first + n]
    for number, one in enumerate(labelled(batch), first):
        blank = "\n" if number % 10 == 0 and number > first else ""
        print(f"{blank}{number} {' '.join(one.sentence.words.split())}")


def keep(first: int, letters: Sequence[str]) -> None:
    """Add labels for the candidates from ``first`` on, the letters of one a word."""
    batch = read_labels(CANDIDATES)[first : first + len(letters)]
    given = [
        replace(one, label=label_of(word))
        for one, word in zip(batch, letters, strict=True)
        if word != "-"
    ]
    before = read_labels() if LABELS.exists() else ()
    fresh = {(one.corpus, one.source, one.sha256): one for one in (*before, *given)}
    write_labels(fresh.values())
    print(f"{len(fresh)} labels of sentences in {len(FOLDERS)} folders")


def label_of(word: str) -> str:
    """Return the label that letters stand for, in the order of the functions.

    Examples
    --------
    >>> label_of("hp")
    'proposal+challenge'
    """
    found = {LETTERS[letter] for letter in word}
    if len(found) > 1 and not found.isdisjoint(PLAIN):
        raise ValueError(f"a claim, or nothing, and more: {word}")
    return JOINED.join(one for one in Function if one in found)


if __name__ == "__main__":
    main()
