"""``palabre draft``: a folder of records in, a Chair's Summary with its evidence out.

Needs no database, no network and no language model.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.formats.folders import MANIFEST
from palabre.engines.synthesis import engine, html, typeset
from palabre.engines.synthesis.abreast import told_elsewhere
from palabre.engines.synthesis.command_words import explained, language
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.document import (
    corpus_pieces,
    issued,
    summary_json,
    to_text,
    verdicts,
    withheld,
)
from palabre.engines.synthesis.draft import Draft, Verdict
from palabre.engines.synthesis.explain import (
    Nearest,
    explain,
    statements_of,
    why_not_each,
)
from palabre.engines.synthesis.folder import (
    MOST_TOLD,
    FolderRead,
    read_corpus,
    told_lines,
)
from palabre.engines.synthesis.manifest import (
    PROGRAM,
    FileHash,
    changed_configuration,
    hash_files,
    manifest_json,
    verify_manifest,
    versions,
)
from palabre.engines.synthesis.model_writer import (
    LanguageModel,
    exchanges_json,
    kept_replies,
    reworded,
)
from palabre.engines.synthesis.out_folder import check_out, why_not_writable
from palabre.engines.synthesis.points_file import points_json
from palabre.engines.synthesis.shared_out import cores
from palabre.engines.synthesis.verify import gate_of, verify_draft
from palabre.kernel.refusals import Refused

DRAFTED, REFUSED, USAGE = 0, 1, 2
"""Exit codes."""

MOST_NOTES = 12
"""Remarks of the readers shown on the screen, of each kind."""

DESCRIPTION = """\
Draft a Chair's Summary from a folder of transcripts and session reports.

FOLDER may hold any mixture of WebVTT, SRT, captions (">> NAME: words"), Markdown,
W3C minutes, HTML, DOCX, PDF, JSON, Akoma Ntoso, plain text, and archives of these.
An edition.toml in it tells facts (name, dates, places, hosts, chair, themes, sessions);
what it does not tell is not written. Every sentence carries its evidence, and a
sentence that the gate refuses is not issued.

Written into DIR: summary.html, summary.pdf, summary.json, points.json (what competed for
a place, and what each bound cost), corpus.json, manifest.json.
The same folder gives the same bytes.
"""

EPILOG = """\
examples:
  palabre draft records/ --out draft/
  palabre draft records/ --out projet/ --lang fr --title "Résumé de la présidente"
  palabre draft records/ --explain T03-002
  palabre draft records/ --why-not "universal service funds should be audited"
  palabre draft records/ --verify draft/manifest.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre draft`` to a parser."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, help="records to draft from"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="folder to write into")
    parser.add_argument(
        "--lang",
        metavar="{" + ",".join(sorted(engine.WORDINGS)) + "}",
        default="en",
        type=language,
        help="language of the text (default: %(default)s)",
    )
    parser.add_argument("--title", help="title of the text instead of the usual one")
    parser.add_argument(
        "--explain",
        metavar="SENTENCE",
        help="show the evidence and the checks of a sentence, by its id or its words, or "
        "where a heading comes from, by its words",
    )
    parser.add_argument(
        "--why-not",
        metavar="TEXT",
        help="say why something that was said is not in the text",
    )
    parser.add_argument(
        "--verify",
        metavar="MANIFEST",
        type=Path,
        help="compare FOLDER and a draft's files with its manifest.json, then draft "
        "again and compare the bytes",
    )
    parser.add_argument(
        "--cache",
        metavar="DIR",
        type=Path,
        help="folder in which what was worked out is kept, so that the next draft of "
        "nearly the same records takes a moment (default: cache/drafts below "
        "PALABRE_DATA where that is set, else nothing is kept)",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="neither look into such a folder nor fill it",
    )
    parser.add_argument(
        "--all-notes",
        action="store_true",
        help="show everything the readers remark, not the first "
        f"{MOST_NOTES} of each kind: each file refused, with its reason",
    )


ModelOf = Callable[[argparse.Namespace], LanguageModel | None]
"""How the caller makes a language model of the arguments; the engine opens no network."""


def _no_model(_: argparse.Namespace) -> None:
    return None


def run(args: argparse.Namespace, model: ModelOf = _no_model) -> int:
    """Run ``palabre draft``; return 0 when drafted, 1 when refused, 2 on wrong usage."""
    asked = (args.explain, args.why_not, args.verify)
    if args.out is None and asked == (None, None, None):
        return wrong_usage("say where to write with --out DIR (see --help)")
    if "" in (args.explain, args.why_not):
        return wrong_usage("say which words --explain or --why-not asks for")
    try:
        if args.verify:
            return _verify(_manifest(args.verify), args.folder)
        return _draft(args, _replies(args) or model(args))
    except Refused as refusal:
        _tell(f"palabre draft: {explained(refusal)}")
        return REFUSED


def wrong_usage(told: str) -> int:
    """Tell what is wrong with the arguments and return the exit code for it."""
    _tell(f"palabre draft: {told}")
    return USAGE


def _replies(args: argparse.Namespace) -> LanguageModel | None:
    """Return the model that says again what a file kept, if one is given.

    Raises
    ------
    Refused
        ``replies-malformed``.
    """
    path: Path | None = getattr(args, "replies", None)
    if path is None:
        return None
    try:
        return kept_replies(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused("replies-malformed", file=path.name, reason=error) from error


def cabinet_of(args: argparse.Namespace) -> Cabinet | None:
    """Return where results are kept, if anywhere: as asked, else with all other data."""
    if args.no_cache:
        return None
    if args.cache is not None:
        return Cabinet(args.cache)
    below = os.environ.get("PALABRE_DATA")
    return Cabinet(Path(below) / "cache" / "drafts") if below else None


def _draft(args: argparse.Namespace, model: LanguageModel | None) -> int:
    """Read, draft, judge, and write or explain."""
    clock = _Clock()
    if args.out:
        check_out(args.out)
    kept = cabinet_of(args)
    if kept is not None and (why := why_not_writable(kept.folder)):
        _tell(f"Nothing is kept for the next draft: {why}.")
    with clock.step("Reading"):
        found = read_corpus(
            args.folder,
            lang=args.lang,
            kept=kept,
            most_told=None if args.all_notes else MOST_TOLD,
            also=engine.WORDINGS,
        )
    _tell_corpus(found, None if args.all_notes else MOST_NOTES)
    with (
        clock.step("Drafting"),
        told_elsewhere(found.elsewhere, kept) as exchange,
        _quiet(),
    ):
        result = engine.draft(
            found.corpus,
            lang=args.lang,
            kept=kept,
            processes=cores(),
            elsewhere=found.elsewhere,
            exchange=exchange,
        )
    _tell(_steps_told(result))
    with clock.step("Checking every sentence"):
        draft = verify_draft(result.draft, found.corpus, kept)
    replies: dict[str, object] | None = None
    if model is not None:
        with clock.step(f"Asking {model.name}"):
            draft, replies = _reworded(draft, found.corpus, model)
    if args.title:
        draft = replace(draft, title=args.title)
    _tell_draft(draft)
    if args.explain:
        _say(*explain(draft, found.corpus, args.explain, result))
    if args.why_not:
        _say_why_not(why_not_each(result, found.corpus, draft, args.why_not))
    if args.out:
        with clock.step("Writing"):
            points = points_json(result)
            files = write_draft(
                args.out, draft, found, points=points, replies=replies, kept=kept
            )
        _tell_files(args.out, files)
    if kept is not None:
        kept.tidy()
    _tell(f"Done in {clock.total:.1f} s.")
    return DRAFTED


def _steps_told(result: engine.Result) -> str:
    """Return the steps of the engine with their times, in one line."""
    steps = (
        f"{name} {ms / 1000:.1f} s"
        for name, ms in result.timings_ms.items()
        if name != "gate"  # it comes after, and is shown itself
    )
    return f"  {', '.join(steps)}"


def _say_why_not(answers: Sequence[tuple[str, Nearest | None]]) -> None:
    """Say of each asked sentence where it stands, or why it does not."""
    for asked, nearest in answers:
        if nearest is None:
            _say(f"“{asked}”", "  No sentence of the records comes near.")
            continue
        source = nearest.sentence.source
        _say(f"{nearest.sentence.id} {source.voice.name}".rstrip())
        _say(f"  “{nearest.sentence.words}”", f"  {nearest.reason}")


def _reworded(
    draft: Draft, corpus: Corpus, model: LanguageModel
) -> tuple[Draft, dict[str, object]]:
    """Let a model reword the themes, and tell what became of its sentences."""
    made, exchanges = reworded(draft, model, gate_of(draft, corpus))
    n_refused = sum(len(one.refused) for one in exchanges)
    n_accepted = sum(one.n_accepted for one in exchanges)
    _tell(f"\n  {n_accepted} sentences of the model accepted, {n_refused} refused")
    for one in exchanges:
        if one.fault:
            _tell(f"  {one.section} stays as it was: {one.fault}")
    return made, exchanges_json(model.name, exchanges)


def write_draft(
    out: Path,
    draft: Draft,
    found: FolderRead,
    *,
    points: dict[str, object],
    replies: dict[str, object] | None = None,
    kept: Cabinet | None = None,
) -> tuple[FileHash, ...]:
    """Write a draft's files into a folder and return their hashes.

    Parameters
    ----------
    points : dict
        What competed for a place, written as ``points.json``.
    replies : dict, optional
        Prompts and replies of a language model, written as ``model.json``.
    kept : Cabinet, optional
        Where the written corpus of each session is looked for, and left.

    Each file appears whole or not at all; the manifest comes last.

    Raises
    ------
    Refused
        ``folder-not-writable``.
    """
    corpus = found.corpus
    try:
        out.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(1) as beside:
            paper = beside.submit(typeset.pdf, draft, corpus)
            files: tuple[FileHash, ...] = (
                _write(out / "corpus.json", corpus_pieces(corpus, kept)),
                _write(out / "points.json", [to_text(points).encode()]),
                _write(out / "summary.json", [to_text(summary_json(draft)).encode()]),
                _write(out / "summary.html", [html.page(draft, corpus).encode()]),
                _write(out / "summary.pdf", [paper.result()]),
            )
        if replies is not None:
            words = to_text(replies).encode()
            files = (*files, _write(out / "model.json", [words]))
        plain = manifest_json(
            inputs=hash_files(found.inputs),
            configuration=_configuration(draft, corpus),
            outputs=files,
        )
        return (*files, _write(out / "manifest.json", [to_text(plain).encode()]))
    except OSError as error:
        raise Refused(
            "folder-not-writable", folder=out, reason=error.strerror
        ) from error


def _configuration(draft: Draft, corpus: Corpus) -> dict[str, object]:
    """Return everything that was chosen for a draft."""
    chosen = {**asdict(engine.DEFAULT), **draft.configuration}
    fonts = "system" if typeset.needs_system_fonts(draft, corpus) else "built in"
    facts = {"lang": draft.lang, "title": draft.title, "fonts": fonts}
    return {**facts, **dict(sorted(chosen.items()))}


def _write(path: Path, pieces: Iterable[bytes]) -> FileHash:
    """Write a file beside its place, then put it there in one move."""
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in pieces:
                digest.update(piece)
                size += stream.write(piece)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return FileHash(path.name, size, digest.hexdigest())


def _manifest(told: Path) -> Path:
    """Return a manifest's place, also where the folder of the draft is told."""
    return told / MANIFEST if told.is_dir() else told


def _verify(manifest: Path, folder: Path) -> int:
    """Compare a draft's files and its inputs with the manifest, then draft again.

    Equal hashes say that nothing was changed since; equal bytes, drafted anew, that
    nothing else went in.
    """
    differences = verify_manifest(manifest, folder)
    for one in differences:
        _say(f"{one.told:8} {one.part.removesuffix('s'):6} {one.name}")
    if differences:
        n = len(differences)
        are = "file is" if n == 1 else "files are"
        _tell(f"{n} {are} not as {manifest.name} says.")
        return REFUSED
    _say("All inputs and outputs are as the manifest says.")
    others = _other_versions(manifest)
    if others:
        is_ours = any(name in {"palabre", PROGRAM} for name, _, _ in others)
        what = "Another version of the program" if is_ours else "Other libraries"
        _tell(f"{what} made this draft:")
    for name, was, now in others:
        _tell(f"  {name} was {was}, is {now}")
    other = _drafted_again(manifest, folder)
    if not other:
        _say("Drafted again: the same bytes.")
        return DRAFTED
    for name in other:
        _say(f"{'redrafted':8} differs {name}")
    return REFUSED


def _drafted_again(manifest: Path, folder: Path) -> list[str]:
    """Return what a new draft makes otherwise: files, and what it is configured by."""
    plain = json.loads(manifest.read_text(encoding="utf-8"))
    chosen = plain["configuration"]
    found = read_corpus(folder, lang=chosen["lang"], also=engine.WORDINGS)
    with _quiet():
        result = engine.draft(
            found.corpus,
            lang=chosen["lang"],
            processes=cores(),
            elsewhere=found.elsewhere,
        )
    draft, kept = verify_draft(result.draft, found.corpus), None
    replies = manifest.parent / "model.json"
    if replies.is_file():
        model = kept_replies(json.loads(replies.read_text(encoding="utf-8")))
        draft, kept = _reworded(draft, found.corpus, model)
    draft = replace(draft, title=chosen.get("title", draft.title))
    with tempfile.TemporaryDirectory() as made:
        points = points_json(result)
        files = write_draft(Path(made), draft, found, points=points, replies=kept)
        anew = json.loads((Path(made) / "manifest.json").read_text(encoding="utf-8"))
    told = {one["name"]: one["sha256"] for one in plain["outputs"]}
    other = changed_configuration(chosen, anew["configuration"])
    return [
        *(f"{one.part} {one.name}" for one in other),
        *sorted(
            one.name
            for one in files
            if one.name in told and one.sha256 != told[one.name]
        ),
    ]


def _other_versions(manifest: Path) -> list[tuple[str, str, str]]:
    """Return the libraries that are not of the version the draft was made with."""
    was = json.loads(manifest.read_text(encoding="utf-8")).get("versions", {})
    return [
        (name, str(was.get(name, "unknown")), now)
        for name, now in versions().items()
        if was.get(name) != now
    ]


def _tell_corpus(found: FolderRead, most: int | None) -> None:
    """Tell what was read and what was not."""
    corpus = found.corpus
    n_words = sum(len(one.text.split()) for one in corpus.interventions)
    voices = {one.voice.key for one in corpus.interventions if one.voice.key}
    _tell(
        f"  {found.n_records:,} records, {len(corpus.sessions):,} sessions, "
        f"{len(corpus.interventions):,} interventions, {len(voices):,} speakers, "
        f"{n_words:,} words ({_tongues(corpus)})"
    )
    by_kind = Counter(str(note.kind) for note in found.notes)
    for kind in sorted(by_kind):
        notes = [note for note in found.notes if str(note.kind) == kind]
        for line in told_lines(notes, most):
            _tell(f"  {kind}: {line}")


def _tongues(corpus: Corpus) -> str:
    """Return the languages of the interventions, most frequent first."""
    counted = Counter(one.lang for one in corpus.interventions)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{lang} {n:,}" for lang, n in ranked)


def _tell_draft(draft: Draft) -> None:
    """Tell how many sentences were drafted and what the gate said."""
    counted = verdicts(statements_of(draft))
    clean = issued(draft)
    n_words = sum(len(one.text.split()) for one in statements_of(clean))
    _tell(
        f"  {sum(counted.values())} sentences, {n_words:,} words issued: "
        f"{counted[Verdict.VERIFIED]} verified, "
        f"{counted[Verdict.NEEDS_REVIEW]} to be reviewed, "
        f"{counted[Verdict.REFUSED]} withheld"
    )
    if not any(one.cites for one in statements_of(clean)):
        _tell(
            "  no sentence rests on the records: too little was said in them, by "
            "chairs alone, or in no form that counts; what is written is the frame alone"
        )
    for statement in withheld(draft)[:MOST_NOTES]:
        failed = next(check for check in statement.checks if not check.passed)
        _tell(f"  withheld {statement.id} ({failed.rule}): {failed.told}")


def _tell_files(out: Path, files: Sequence[FileHash]) -> None:
    """Tell where the files are."""
    for each in files:
        _say(f"{out / each.name}  {each.size:,} bytes")


@dataclass(slots=True)
class _Clock:
    """Shows each step with the seconds it took."""

    start: float = field(default_factory=time.perf_counter)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show a step's name, and its time when it is done."""
        begun = time.perf_counter()
        sys.stderr.write(f"{name} … ")
        sys.stderr.flush()
        try:
            yield
        except BaseException:
            sys.stderr.write("\n")
            raise
        _tell(f"{time.perf_counter() - begun:.1f} s")

    @property
    def total(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.start


@contextmanager
def _quiet() -> Iterator[None]:
    """Send what native libraries print on the standard output to nowhere."""
    sys.stdout.flush()
    kept = os.dup(1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def _tell(line: str) -> None:
    """Write a line of progress."""
    sys.stderr.write(f"{line}\n")


def _say(*lines: str) -> None:
    """Write lines of the answer."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command by itself, without the ``palabre`` command around it."""
    parser = argparse.ArgumentParser(prog="palabre draft")
    add_arguments(parser)
    return run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
