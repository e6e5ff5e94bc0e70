"""Measure the Chair's Summary: growth, drafting again, the gate, sentences worth keeping.

    python benchmarks/synthesis.py                 everything that fits the machine
    python benchmarks/synthesis.py --only growth

Times are seconds of processor, so that other work on the machine moves them less; the
records of a meeting week are taken as often as the size asks for. Judgements of sentences
are pointers and verdicts in judgements.json: a person read each sentence beside its
evidence; no words of the corpora are kept.
"""

import argparse
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sections import keep_section

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests" / "engines" / "synthesis"))

from corruptions import corrupted  # noqa: E402

from palabre.engines.synthesis import engine  # noqa: E402
from palabre.engines.synthesis.draft import Section, Verdict, Writer  # noqa: E402
from palabre.engines.synthesis.folder import read_corpus  # noqa: E402
from palabre.engines.synthesis.verify import verify_draft  # noqa: E402

SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
WEEK = SHARED / "ietf125-transcripts" / "ietf125-transcripts.tar.xz"
JUDGEMENTS = ROOT / "benchmarks" / "judgements.json"
PALABRE = Path(sys.executable).parent / "palabre"
SIZES = (250_000, 500_000, 1_000_000, 2_000_000)


def growth(sizes: tuple[int, ...]) -> Iterator[str]:
    """Draft ever more words of one meeting week."""
    yield "### Growth: files to verified draft"
    yield "`python benchmarks/synthesis.py --only growth`"
    yield "| words | processor | by the clock, two cores | peak memory | processor per million words |"
    yield "| --- | --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as made:
        texts = list(_texts())
        for size in sizes:
            folder = Path(made) / str(size)
            words = _fill(folder, texts, size)
            seconds, clock, memory = _drafted(folder, Path(made) / "out")
            per = seconds / words * 1_000_000
            yield (
                f"| {words:,} | {seconds:.0f} s | {clock:.0f} s | {memory} MB | {per:.0f} s |"
            )
            print(size, seconds, clock, memory, flush=True)


def _texts() -> Iterator[tuple[str, str]]:
    with tarfile.open(WEEK) as packed:
        for member in sorted(packed.getmembers(), key=lambda one: one.name):
            held = packed.extractfile(member) if member.isfile() else None
            if held is not None and member.name.endswith(".md"):
                yield Path(member.name).name, held.read().decode()


def _fill(folder: Path, texts: list[tuple[str, str]], size: int) -> int:
    """Write records until there are enough words; the second round under other names."""
    folder.mkdir()
    words = number = 0
    while words < size:
        name, text = texts[number % len(texts)]
        (folder / f"{number // len(texts)}-{name}").write_text(text, encoding="utf-8")
        words += len(text.split())
        number += 1
    return words


def _drafted(folder: Path, out: Path, *more: str | Path) -> tuple[float, float, int]:
    """Return the processor's seconds, those of the clock, and the peak memory."""
    run = (
        "import resource,subprocess,sys,time;b=time.perf_counter();"
        "subprocess.run(sys.argv[1:],check=True,capture_output=True);"
        "w=time.perf_counter()-b;"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime+u.ru_stime,w,u.ru_maxrss//1024)"
    )
    asked = [sys.executable, "-c", run, PALABRE, "draft", folder, "--out", out, *more]
    told = subprocess.run(
        list(map(str, asked)), check=True, capture_output=True, text=True
    ).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def again() -> Iterator[str]:
    """Draft a whole forum, change one report, draft again in the same process."""
    corpus = read_corpus(ROOT / "scenarios" / "forum").corpus
    times = []
    for number in range(4):
        one = corpus.interventions[40 + number]
        longer = replace(one, text=f"{one.text} Libraries should stay open at night.")
        corpus = replace(
            corpus,
            interventions=tuple(
                longer if each.id == one.id else each for each in corpus.interventions
            ),
        )
        begun = time.process_time()
        verify_draft(engine.draft(corpus, prices=False).draft, corpus)
        times.append(time.process_time() - begun)
    yield "### A changed record: drafted again"
    yield (
        "`python benchmarks/synthesis.py --only again`; the forum's 204 sessions and a "
        "meeting week of 1.3 million words."
    )
    yield "| | processor | clock |"
    yield "| --- | --- | --- |"
    yield f"| first draft and gate, in one process | {times[0]:.1f} s | – |"
    yield f"| after a change, median of three | {sorted(times[1:])[1]:.1f} s | – |"
    yield from _again_from_the_shell()
    yield f"Load average at the end: {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores."


def _again_from_the_shell() -> Iterator[str]:
    """Draft folders from the shell, change one file, draft again with what was kept."""
    with tempfile.TemporaryDirectory() as made:
        week = Path(made) / "week"
        week.mkdir()
        for name, text in _texts() if WEEK.is_file() else ():
            (week / name).write_text(text, encoding="utf-8")
        forum = Path(shutil.copytree(ROOT / "scenarios" / "forum", f"{made}/forum"))
        for label, folder in (("forum", forum), ("meeting week", week)):
            if not any(folder.iterdir()):
                continue
            out, cache = Path(made) / "out", Path(made) / "cache" / folder.name
            kept = ("--cache", cache)
            first, clock, _ = _drafted(folder, out, *kept)
            yield (
                f"| {label} from the shell, with PDF and every price: first "
                f"| {first:.1f} s | {clock:.1f} s |"
            )
            lines = [_drafted(folder, out, *kept) for _ in _lines_changed(folder)]
            if lines:
                middle = sorted(lines)[len(lines) // 2]
                yield (
                    f"| {label} after a line of a report changed, median of {len(lines)} "
                    f"| {middle[0]:.1f} s | {sorted(one[1] for one in lines)[1]:.1f} s |"
                )
            records = (
                one for one in folder.rglob("*.md") if "translated" not in one.parts
            )
            longest = max(records, key=lambda one: one.stat().st_size)
            words = longest.read_text(encoding="utf-8")
            longest.write_text(words[: -len(words) // 10], encoding="utf-8")
            again_, clock, memory = _drafted(folder, out, *kept)
            alone, _, _ = _drafted(folder, Path(made) / "alone", "--no-cache")
            same = _same(out, Path(made) / "alone")
            yield (
                f"| {label} after its longest record lost its last tenth ({memory} MB; "
                f"{'the same bytes as' if same else 'NOT the bytes'} without: {alone:.1f} s) "
                f"| {again_:.1f} s | {clock:.1f} s |"
            )


def _lines_changed(folder: Path) -> Iterator[Path]:
    """Change a line of the report of one session after another, each in another theme."""
    for path in sorted((folder / "sessions").glob("*.toml"))[:3]:
        head, mark, rest = path.read_text(encoding="utf-8").partition(
            "[session.report]"
        )
        rest = rest.replace('.",', ', in the hills as well.",', 1)
        path.write_text(f"{head}{mark}{rest}", encoding="utf-8")
        yield path


def _same(one: Path, other: Path) -> bool:
    """Tell whether two folders hold the same files with the same bytes."""
    held = [{p.name: p.read_bytes() for p in each.iterdir()} for each in (one, other)]
    return held[0] == held[1]


def gate() -> Iterator[str]:
    """Corrupt verified sentences in thirteen ways and count what passes."""
    yield "### The gate against false sentences"
    yield "`python benchmarks/synthesis.py --only gate`; drafts of scenarios/forum."
    yield "| language | kind | false sentences | caught | interval (95 %) |"
    yield "| --- | --- | --- | --- | --- |"
    for lang in ("en", "fr"):
        corpus = read_corpus(ROOT / "scenarios" / "forum", lang=lang).corpus
        draft = verify_draft(
            engine.draft(corpus, lang=lang, prices=False).draft, corpus
        )
        true = [
            one
            for section in draft.sections
            for one in section.statements
            if one.writer is Writer.EXTRACT and one.verdict is Verdict.VERIFIED
        ]
        cases = list(corrupted(true, lang))
        bare = tuple(replace(section, statements=()) for section in draft.sections)
        false = Section("false", "", tuple(each for _, _, each in cases))
        judged = verify_draft(replace(draft, sections=(false, *bare)), corpus)
        asked, caught = Counter[str](), Counter[str]()
        for (kind, _, _), one in zip(cases, judged.sections[0].statements, strict=True):
            asked[kind] += 1
            caught[kind] += one.verdict is not Verdict.VERIFIED
        for kind in sorted(asked):
            yield _share(f"{lang} | {kind}", caught[kind], asked[kind])
        yield _share(f"{lang} | all", caught.total(), asked.total())


def kept() -> Iterator[str]:
    """Tell how many sampled sentences two readers would keep."""
    judged = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    yield "### Sentences worth keeping"
    yield (
        "Up to 100 sentences drawn without choice from the draft of each corpus, all where "
        "there are fewer, each read by two readers who had no part in the engine and saw no "
        "other verdict; pointers and verdicts in `judgements.json`. *As it stands*: plain "
        "alone, right, true to what was said, under its heading, telling something. *After a "
        "touch*: the same once an editor changes three or four words that the records give "
        "(an article, an agreement, one loose word). *Severe*: the same question to other "
        "readers, who were to strike where they hesitated and whatever everybody in the "
        "field knows; how a question is put weighs more than what is judged. *Unseen*: a "
        "draft in which each sentence was weighed by a model of worth fitted without its "
        "document (`tools/discourse/crossed.py`); the product's own model was fitted on "
        "sentences of these corpora, and on half of the documents of the general debate. "
        "*Bare*: the sentence was read alone, without heading and source, among all "
        "candidates of the fictional forum; of these, what a draft unseen took."
    )
    yield "| draft | question | reader | sentences | as it stands | as it stands or after a touch | interval (95 %) |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for one in judged["samples"]:
        for number, reader in enumerate(one["readers"], 1):
            n, touched = one["n"], len(reader["touched"])
            whole = n - len(reader["rejected"]) - touched
            low, high = _wilson(whole + touched, n)
            yield (
                f"| {one['corpus']}, {one['draft']} | {one['question']} | {number} | {n} "
                f"| {whole} ({whole / n:.0%}) | {whole + touched} ({(whole + touched) / n:.0%}) "
                f"| {low:.0%}–{high:.0%} |"
            )


def citations() -> Iterator[str]:
    """Tell how many cites support their sentence, and sentences all their cites."""
    judged = json.loads(JUDGEMENTS.read_text(encoding="utf-8"))["citations"]
    n = sum(one["sentences"] for one in judged)
    yield "### Citations"
    yield (
        f"{n} sentences drawn from five drafts (the three bodies of records and the forum in "
        "English and French, 40 each), each read by one reader beside the words it cites, and "
        "beside their translation where it is told from one. Precision: cites that hold the "
        "words which the sentence tells. Recall: sentences of which nothing is bent, by its "
        "place or opening neither: those found wanting stand under the way forward or "
        "the trends and tell what is, or lost what their passage was about."
    )
    yield "| measure | of | right | interval (95 %) |"
    yield "| --- | --- | --- | --- |"
    cites = sum(one["cites"] for one in judged)
    wrong = sum(len(one["unsupporting"]) for one in judged)
    lacking = sum(len(one["not_fully_supported"]) for one in judged)
    yield _share("precision", cites - wrong, cites)
    yield _share("recall", n - lacking, n)


def _share(label: str, n: int, of: int) -> str:
    low, high = _wilson(n, of)
    return f"| {label} | {of} | {n} ({n / of:.0%}) | {low:.0%}–{high:.0%} |"


def _wilson(n: int, of: int) -> tuple[float, float]:
    """Return the Wilson interval of a share."""
    z, share = 1.96, n / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def sampled(folder: Path, n: int, seed: int) -> list[dict[str, object]]:
    """Return sentences of a draft drawn without choice, as pointers."""
    plain = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    cited = [one for one in plain["statements"] if one["cites"]]
    random.Random(seed).shuffle(cited)  # noqa: S311 - a sample, no secret
    return [
        {"id": one["id"], "intervention": one["cites"][0]["intervention"]}
        for one in sorted(cited[:n], key=lambda each: str(each["id"]))
    ]


def main() -> int:
    """Measure what was asked for and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", choices=("growth", "again", "gate", "kept", "citations")
    )
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    given = parser.parse_args()
    parts = {
        "growth": lambda: growth(tuple(n for n in SIZES if n <= given.largest)),
        "again": again,
        "gate": gate,
        "kept": kept,
        "citations": citations,
    }
    for name, part in parts.items():
        if given.only in {None, name} and (name != "growth" or WEEK.is_file()):
            title = TITLES[name]
            keep_section(title, "\n".join(_spaced(part())))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB here")
    return 0


TITLES = {
    "growth": "The summary: growth",
    "again": "The summary: drafted again",
    "gate": "The summary: the gate",
    "kept": "The summary: sentences worth keeping",
    "citations": "The summary: citations",
}


def _spaced(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines with an empty one before and after each table and paragraph."""
    before = ""
    for line in lines:
        if line.startswith("###"):
            continue
        if line.startswith("|") != before.startswith("|") or not before:
            yield ""
        yield line
        before = line


if __name__ == "__main__":
    sys.exit(main())
