"""Measure the glossary: names and acronyms made wrong on purpose, and false alarms.

    .venv/bin/python benchmarks/glossary.py

Words of our own scenario's records are misheard by rule (letters that rhyme, vowels,
hard and soft, doubled and dropped letters); each is looked for again. False alarms are
counted on the same records as they are, and on a week of machine transcripts with the
names of its speakers.
"""

import os
import random
import re
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sections import keep_section

from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.glossary.propose import Glossary, Term, TermKind

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
FORUM = ROOT / "scenarios" / "forum"
WEEK = SHARED / "ietf125-transcripts"
ACRONYMS = ROOT / "src/palabre/stages/summits/frameworks/acronyms.toml"
SEED, OFTEN, N_ACRONYMS = 3, 3, 40

MISHEARD = (
    ("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("z", "s"), ("s", "z"),
    ("th", "t"), ("t", "th"), ("v", "w"), ("w", "v"), ("ou", "u"), ("ee", "i"),
    ("i", "y"), ("y", "i"), ("a", "e"), ("e", "a"), ("o", "u"), ("b", "p"),
    ("d", "t"), ("g", "j"), ("ll", "l"), ("ss", "s"), ("nn", "n"), ("h", ""),
)  # fmt: skip
RHYMES = ("bcdegptvz", "ajk", "fsxmnl", "sz")
CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{2,5}\b")
SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{2,}\b")


def main() -> None:
    parts = [planted(), forum_alarms(), week_alarms()]
    body = "\n\n".join(part for part in parts if part)
    keep_section("Glossary", f"{body}\n\nCommand: `python benchmarks/glossary.py`.")
    print(body)


def planted() -> str:
    """Return how many words that were made wrong are proposed as they were."""
    turns, glossary, names = forum()
    rows = [("names of people, our scenario", *found_again(turns, glossary, names, ()))]
    if WEEK.exists():
        week = read_corpus(WEEK).corpus.interventions
        counts = Counter(one for turn in week for one in CAPITALS.findall(turn.text))
        common = [one for one, _ in counts.most_common(N_ACRONYMS)]
        terms = [Term(one, TermKind.ACRONYM) for one in common]
        known = Glossary(terms, small_words(week), often(week))
        some = week[:: len(week) // 600]
        rows.append(
            (
                f"the {N_ACRONYMS} commonest acronyms, a week of machine transcripts",
                *found_again(some, known, common, common),
            )
        )
    head = "| made wrong | n | proposed as they were | of what was proposed there, right |\n| --- | --- | --- | --- |\n"
    return (
        "Each name and acronym misheard once where it stands:\n\n"
        + head
        + "\n".join(
            f"| {what} | {n} | {right / max(n, 1):.0%} | {right / max(said, 1):.0%} |"
            for what, n, said, right in rows
        )
    )


def found_again(
    turns: Sequence[Intervention],
    glossary: Glossary,
    wanted: Sequence[str],
    acronyms: Sequence[str],
) -> tuple[int, int, int]:
    chance = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    n = said = right = 0
    for turn in turns:
        for words in wanted:
            place = re.search(rf"\b{re.escape(words)}\b", turn.text)
            if place is None:
                continue
            bad = misheard(words, chance, by_letter=words in acronyms)
            text = turn.text[: place.start()] + bad + turn.text[place.end() :]
            hits = [
                one for one in glossary.propose(text) if one.span.start == place.start()
            ]
            n += 1
            said += bool(hits)
            right += any(one.after in words or words in one.after for one in hits)
    return n, said, right


def forum_alarms() -> str:
    turns, glossary, _ = forum()
    return f"False alarms on the same records as they are: {alarms(turns, glossary)}."


def week_alarms() -> str:
    if not WEEK.exists():
        return ""
    turns = read_corpus(WEEK).corpus.interventions
    names = {
        one.voice.name
        for one in turns
        if " " in one.voice.name and one.voice.name[0].isupper()
    }
    terms = [Term(name, TermKind.PERSON) for name in sorted(names)]
    glossary = Glossary([*terms, *known_acronyms()], small_words(turns), often(turns))
    return f"Proposals on a week of machine transcripts, with {len(names)} names of speakers: {alarms(turns, glossary)}."


def alarms(turns: Sequence[Intervention], glossary: Glossary) -> str:
    start = time.perf_counter()
    n = sum(len(glossary.propose(one.text)) for one in turns)
    spent = time.perf_counter() - start
    n_words = sum(len(one.text.split()) for one in turns)
    return f"{n} in {n_words:,} words ({10_000 * n / n_words:.1f} in ten thousand; {n_words / spent / 1000:.0f} thousand words a second)"


def forum() -> tuple[Sequence[Intervention], Glossary, list[str]]:
    turns = [one for one in read_corpus(FORUM).corpus.interventions if not one.section]
    names = sorted({one.voice.name for one in turns if " " in one.voice.name})
    sessions = (FORUM / "sessions").glob("*.toml")
    texts = [path.read_text(encoding="utf-8") for path in sorted(sessions)]
    acronyms = list(known_acronyms())
    usual = {word for text in texts for word in SMALL.findall(text)} | small_words(
        turns
    )
    people = [Term(name, TermKind.PERSON) for name in names]
    glossary = Glossary([*people, *acronyms], usual, often(turns))
    return turns, glossary, surnames(names)


def surnames(names: Sequence[str]) -> list[str]:
    return sorted(
        {name.split()[-1] for name in names if len(name.split()[-1]) > 4} | set(names)
    )


def known_acronyms() -> Iterator[Term]:
    told = tomllib.loads(ACRONYMS.read_text(encoding="utf-8"))["acronyms"]
    for acronym, names in told.items():
        yield Term(acronym, TermKind.ACRONYM, " ".join(names.values()))


def small_words(turns: Sequence[Intervention]) -> set[str]:
    return {word for turn in turns for word in SMALL.findall(turn.text)}


def often(turns: Sequence[Intervention]) -> list[str]:
    counts = Counter(one for turn in turns for one in CAPITALS.findall(turn.text))
    return [one for one, n in counts.items() if n >= OFTEN]


def misheard(words: str, chance: random.Random, *, by_letter: bool) -> str:
    """Return words as somebody may have heard them."""
    if by_letter:
        at = chance.randrange(1, len(words))
        group = next((g for g in RHYMES if words[at].lower() in g), "eo")
        others = [one for one in group if one != words[at].lower()]
        return words[:at] + chance.choice(others).upper() + words[at + 1 :]
    rules = [rule for rule in MISHEARD if rule[0] in words[1:]]
    old, new = chance.choice(rules) if rules else (words[-1], "")
    return words[0] + words[1:].replace(old, new, 1)


if __name__ == "__main__":
    main()
