"""The texts whose sentences were labelled by reading, and pointers into them.

A label points to a sentence and never holds its words: the shared inputs stay where
they are, and a change in a text shows, because the hash no longer fits.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.sentences import Sentence, all_sentences

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared" / "data"
LABELS = HERE / "labels.csv"

FOLDERS: Mapping[str, Path] = {
    "ietf": SHARED / "ietf125-transcripts",
    "un": SHARED / "un-general-debate-2003",
    "workshops": SHARED / "workshop-reports",
    "qmsum": SHARED / "qmsum",
    "bangbangcon": SHARED / "bangbangcon-2014-transcripts",
    "forum": ROOT / "scenarios" / "forum",
    "hamlet": ROOT / "scenarios" / "hamlet",
}
"""Name of a corpus → its folder; the first five are never copied into the project."""

JOINED = "+"
FIELDS = ("corpus", "source", "intervention", "start", "end", "sha256", "draw", "label")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A sentence by its place, and what a reader says it does.

    Parameters
    ----------
    source : str
        File of the corpus.
    intervention : str
        Identifier of the turn or the line; ``start`` and ``end`` count in its text.
    sha256 : str
        First sixteen digits of the hash of the words.
    draw : str
        How it was drawn: ``random``, or the function whose pattern or model drew it;
        ``unsure`` where the model hesitated, ``check`` and ``check2`` to measure on.
    label : str
        ``Function`` values joined by ``+``: a sentence may do several things. (Other
        tools keep a word of their own here.)
    """

    corpus: str
    source: str
    intervention: str
    start: int
    end: int
    sha256: str
    draw: str
    label: str = ""

    @property
    def functions(self) -> frozenset[Function]:
        """Return what the sentence does."""
        return frozenset(Function(one) for one in self.label.split(JOINED))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pointer with the sentence that it points to."""

    pointer: Pointer
    sentence: Sentence

    @property
    def document(self) -> str:
        """Return what is held out as a whole: a source, in our scenarios a session."""
        is_ours = self.pointer.corpus in {"forum", "hamlet"}
        told = self.sentence.source.session if is_ours else self.pointer.source
        return f"{self.pointer.corpus}/{told}"


@cache
def sentences_of(corpus: str) -> tuple[Sentence, ...]:
    """Return every sentence of a corpus; nothing where its folder is absent."""
    folder = FOLDERS[corpus]
    if not folder.exists():
        return ()
    return all_sentences(read_corpus(folder).corpus)


def digest(words: str) -> str:
    """Return the hash by which a label knows its sentence."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def pointer_to(corpus: str, sentence: Sentence, draw: str) -> Pointer:
    """Return the place of a sentence."""
    return Pointer(
        corpus,
        sentence.source.source,
        sentence.source.id,
        sentence.span.start,
        sentence.span.end,
        digest(sentence.words),
        draw,
    )


def read_labels(path: Path = LABELS) -> tuple[Pointer, ...]:
    """Return the labels in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Pointer(**(row | {"start": int(row["start"]), "end": int(row["end"])}))
            for row in csv.DictReader(file)
        )


def write_labels(pointers: Iterable[Pointer], path: Path = LABELS) -> None:
    """Write labels, one a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(
            [getattr(each, field) for field in FIELDS] for each in pointers
        )


def labelled(pointers: Iterable[Pointer]) -> Iterator[Labelled]:
    """Yield the labels whose sentence is found: same hash, same source."""
    known: dict[str, dict[tuple[str, str], Sentence]] = {}
    for pointer in pointers:
        if pointer.corpus not in known:
            known[pointer.corpus] = {
                (one.source.source, digest(one.words)): one
                for one in sentences_of(pointer.corpus)
            }
        found = known[pointer.corpus].get((pointer.source, pointer.sha256))
        if found is not None:
            yield Labelled(pointer, found)
