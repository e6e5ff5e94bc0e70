"""Drafts side by side: one process each where the machine has more than one core.

A draft depends on nothing but its corpus, so where it is worked out changes no byte.
"""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Draft
from palabre.engines.synthesis.engine import Result, draft
from palabre.engines.synthesis.verify import verify_draft

WORTH_A_PROCESS: Final = 100_000
"""Characters of a corpus below which a process takes longer to start than to save."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the engine made of a corpus, and its text as the gate judged it."""

    result: Result
    judged: Draft


def drawn(corpus: Corpus, lang: str, *, prices: bool = False) -> Drawn:
    """Draft a corpus in a language and put every sentence before the gate.

    Raises Refused: ``language-not-written``.
    """
    result = draft(corpus, lang=lang, prices=prices)
    return Drawn(result, verify_draft(result.draft, corpus))


@contextmanager
def begun(corpora: Mapping[str, Corpus]) -> Iterator[dict[str, Future[Drawn]]]:
    """Begin a draft for each language; what each came to is asked for later.

    Parameters
    ----------
    corpora : mapping of str to Corpus
        Language of the text to its corpus.
    """
    size = sum(len(one.text) for each in corpora.values() for one in each.interventions)
    n_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if n_cores < 2 or len(corpora) < 2 or size < WORTH_A_PROCESS:
        yield {lang: _here(corpus, lang) for lang, corpus in corpora.items()}
        return
    fresh = multiprocessing.get_context("spawn")
    pool: Executor
    with ProcessPoolExecutor(min(n_cores, len(corpora)), mp_context=fresh) as pool:
        yield {
            lang: pool.submit(drawn, corpus, lang) for lang, corpus in corpora.items()
        }


def _here(corpus: Corpus, lang: str) -> Future[Drawn]:
    made: Future[Drawn] = Future()
    made.set_result(drawn(corpus, lang))
    return made
