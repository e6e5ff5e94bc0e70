"""Draft a corpus with models of worth that never saw the document they speak of.

    python tools/discourse/crossed.py ietf OUT
    python tools/discourse/crossed.py workshops OUT

The model that comes with the product was fitted on these records too, so its own draft of
them flatters. Here each sentence is weighed by a model fitted without its document, and
all else is as in the product: ``OUT/summary.json`` is the draft to judge.
"""

import argparse
import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from unittest import mock

from corpora import FOLDERS, digest
from worth import Judged, held_out, judged

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis import engine
from palabre.engines.synthesis.document import summary_json, to_text
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.shapes import Candidate
from palabre.engines.synthesis.verify import verify_draft
from palabre.engines.synthesis.worth.model import SCALE, UNKNOWN, Surroundings

Key = tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", choices=sorted(FOLDERS))
    parser.add_argument("out", type=Path)
    told = parser.parse_args()
    corpus = read_corpus(FOLDERS[told.corpus]).corpus
    worth = crossed(list(judged()))

    def weighed(
        found: Iterable[Candidate], _around: Surroundings, _kept: Cabinet | None
    ) -> list[Candidate]:
        return [replace(one, worth=worth.get(key(one), UNKNOWN)) for one in found]

    with mock.patch.object(engine, "judged", weighed):
        made = engine.draft(corpus, prices=False).draft
    told.out.mkdir(parents=True, exist_ok=True)
    checked = verify_draft(made, corpus)
    text = to_text(summary_json(checked))
    (told.out / "summary.json").write_text(text, encoding="utf-8")
    cited = sum(bool(one.cites) for each in checked.sections for one in each.statements)
    print(f"{cited} sentences with cites")


def key(one: Candidate) -> Key:
    """Return what tells a sentence apart: its file and its words."""
    return one.sentence.source.source, digest(one.sentence.words)


def crossed(ours: list[Judged]) -> dict[Key, float]:
    """Return the worth of each judged sentence by a model without its document."""
    return {
        key(one.candidate): round(1 / (1 + math.exp(-score / SCALE)), 4)
        for one, score in zip(ours, held_out(ours), strict=True)
    }


if __name__ == "__main__":
    main()
