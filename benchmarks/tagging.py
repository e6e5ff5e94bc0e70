"""Measure suggested tags: the benchmark's own definition, our scenario, two languages.

    .venv/bin/python benchmarks/tagging.py

The lexicons were written by hand and no label was fitted. One number, the score from
which a goal is suggested, was chosen as a round one near the best on the given fifth
of the benchmark; its neighbours are shown beside it.
"""

import csv
import os
import random
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sections import keep_section

from palabre.engines.synthesis.tagging import suggest as engine
from palabre.engines.synthesis.tagging.lexicon import lexicon

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
BENCHMARK = SHARED / "sdg-benchmark" / "benchmark-dev.csv"
TRANSLATIONS = SHARED / "sdg-translations"
SESSIONS = ROOT / "scenarios" / "forum" / "sessions"
N_DRAWN, SEED = 1000, 7

Row = Mapping[str, str]


def main() -> None:
    parts = [benchmark(), translations(), scenario()]
    body = "\n\n".join(part for part in parts if part)
    keep_section(
        "Suggested tags", f"{body}\n\nCommand: `python benchmarks/tagging.py`."
    )
    print(body)


def benchmark() -> str:
    """Return accuracy per goal, averaged over the goals, with an interval."""
    if not BENCHMARK.exists():
        return ""
    with BENCHMARK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    right = [judged(row, engine.ENOUGH) for row in rows]
    chance = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    drawn = sorted(
        average(rows, right, chance.choices(range(len(rows)), k=len(rows)))
        for _ in range(N_DRAWN)
    )
    low, high = drawn[N_DRAWN // 40], drawn[-N_DRAWN // 40]
    near = ", ".join(
        f"{least}: {average(rows, [judged(row, least) for row in rows]):.1%}"
        for least in (0.7, 0.8, 0.9, 1.0, 1.1)
    )
    return (
        "SDG Classification Benchmark, the given fifth (224 texts, 17 goals), average"
        f" accuracy over the goals: **{average(rows, right):.1%}** ({low:.1%}–{high:.1%};"
        f" aim 83 %). By least score {near}."
    )


def judged(row: Row, least: float) -> bool:
    """Tell whether a text is judged as its label says."""
    told = engine.told_by(row["text"], lexicon("goals", "en"), least=least)
    return (row["sdg"] in {one.item for one in told}) == (row["label"] == "True")


def average(
    rows: Sequence[Row], right: Sequence[bool], chosen: Sequence[int] | None = None
) -> float:
    """Return the mean over goals of the share judged right."""
    by_goal: dict[str, list[bool]] = defaultdict(list)
    for at in chosen if chosen is not None else range(len(rows)):
        by_goal[rows[at]["sdg"]].append(right[at])
    return statistics.mean(sum(each) / len(each) for each in by_goal.values())


def translations() -> str:
    """Return how often the goal of an official target comes first, by language."""
    if not TRANSLATIONS.exists():
        return ""
    told = []
    for lang, name in (("en", "English"), ("fr", "French"), ("es", "Spanish")):
        targets = yaml_titles(TRANSLATIONS / lang / "global_targets.yml")
        first = sum(
            best(engine.scores(words, lexicon("goals", lang))) == code.split("-")[0]
            for code, words in targets.items()
        )
        told.append(f"{name} {first / len(targets):.0%} of {len(targets)}")
    return "Official targets whose goal has the highest score: " + ", ".join(told) + "."


def yaml_titles(path: Path) -> dict[str, str]:
    """Return code → title of a flat file of keys such as ``1-1-title``."""
    titles: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" ") and titles:
            titles[next(reversed(titles))] += " " + line.strip()
        elif "-title:" in line:
            code, _, words = line.partition("-title:")
            titles[code.strip("'\"")] = words.strip()
    return titles


def best(scores: Mapping[str, float]) -> str:
    return max(sorted(scores), key=lambda item: scores[item], default="")


def scenario() -> str:
    """Return precision and recall against what organizers of our scenario declared."""
    sessions = [
        one
        for path in sorted(SESSIONS.glob("*.toml"))
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["session"]
    ]
    told = [
        f"| {title} | {language} | {shares(sessions, name, lang, declared)} |"
        for title, name, declared in (
            ("Action Lines", "action_lines", lambda one: one.get("action_lines", ())),
            (
                "goals",
                "goals",
                lambda one: [g.split(".")[0] for g in one.get("goals", ())],
            ),
        )
        for lang, language in (("en", "English"), ("fr", "French"))
    ]
    head = "| framework | language | precision | recall |\n| --- | --- | --- | --- |\n"
    return (
        f"Title and abstract of our scenario's {len(sessions)} sessions, against what"
        " their organizers declared (which is never complete):\n\n"
        + head
        + "\n".join(told)
    )


def shares(
    sessions: Sequence[Mapping[str, object]],
    name: str,
    lang: str,
    declared: Callable[[Mapping[str, object]], Sequence[str]],
) -> str:
    both = said = meant = 0
    for one in sessions:
        parts = (one.get("title"), one.get("description"))
        text = ". ".join(
            str(part.get(lang, "")) for part in parts if isinstance(part, Mapping)
        )
        wanted = set(declared(one))
        if len(text) > 40 and wanted:
            given = {each.item for each in engine.suggest(text, name, lang)}
            both += len(given & wanted)
            said += len(given)
            meant += len(wanted)
    return f"{both / said:.2f} | {both / meant:.2f}"


if __name__ == "__main__":
    main()
