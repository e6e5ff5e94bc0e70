"""Drafts side by side: one process each where the machine has more than one core.

A draft depends on nothing but its corpus, so where it is worked out changes no byte.
"""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from queue import Empty
from typing import TYPE_CHECKING, Final

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis.both_languages import Weights
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Draft
from palabre.engines.synthesis.engine import (
    WORDINGS,
    Exchange,
    Result,
    draft,
    weights_in,
)
from palabre.engines.synthesis.rendered import is_interpreted
from palabre.engines.synthesis.shared_out import FORKS, cores, left_to_parent
from palabre.engines.synthesis.verify import verify_draft

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.queues import Queue

LONGEST_WAIT: Final = 600
"""Seconds that one draft waits for what the other tells; then it works it out itself."""

WORTH_A_PROCESS: Final = 100_000
"""Characters of a corpus below which a process takes longer to start than to save."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the engine made of a corpus, and its text as the gate judged it."""

    result: Result
    judged: Draft


def drawn(
    corpora: Mapping[str, Corpus], lang: str, exchange: Exchange | None = None
) -> Drawn:
    """Draft a corpus in a language and put every sentence before the gate.

    Parameters
    ----------
    corpora : mapping of str to Corpus
        The corpus, with its names in each language that a text is written in.

    Raises Refused: ``language-not-written``.
    """
    corpus = corpora[lang]
    result = draft(
        corpus, lang=lang, prices=False, elsewhere=corpora, exchange=exchange
    )
    return Drawn(result, verify_draft(result.draft, corpus))


Post = dict[tuple[str, str], "Queue[Weights | None]"]
"""What each language has for each other one: from whom, for whom."""
_HELD: dict[str, Post] = {}
"""The post of this process, which its parent gave it."""


def _with_post(post: Post) -> None:
    _HELD["post"] = post


def _drawn_beside(corpora: Mapping[str, Corpus], lang: str) -> Drawn:
    """Draft a corpus while others draft it in other languages: each reads it once."""
    post = _HELD["post"]
    waiting = {pair: one for pair, one in post.items() if pair[0] == lang}

    def exchange(other: str, told: Weights) -> Weights | None:
        given = waiting.pop((lang, other), None)
        if given is None:
            return None
        given.put(told)
        try:
            return post[other, lang].get(timeout=LONGEST_WAIT)
        except Empty:
            return None

    try:
        return drawn(corpora, lang, exchange)
    finally:
        for one in waiting.values():
            one.put(None)  # nobody waits for what will not come


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
    if n_cores < len(corpora) or len(corpora) < 2 or size < WORTH_A_PROCESS:
        yield {lang: _here(corpora, lang) for lang in corpora}
        return
    fresh = multiprocessing.get_context("spawn")
    pool: Executor
    post = {pair: fresh.Queue() for pair in permutations(corpora, 2)}
    with ProcessPoolExecutor(
        len(corpora), mp_context=fresh, initializer=_with_post, initargs=(post,)
    ) as pool:
        yield {
            lang: pool.submit(_drawn_beside, dict(corpora), lang) for lang in corpora
        }


def _here(corpora: Mapping[str, Corpus], lang: str) -> Future[Drawn]:
    made: Future[Drawn] = Future()
    made.set_result(drawn(corpora, lang))
    return made


@contextmanager
def told_elsewhere(
    corpora: Mapping[str, Corpus], kept: Cabinet | None
) -> Iterator[Exchange | None]:
    """Work out beside a draft what can be told in other languages, one child for each.

    Gives what the draft asks for it with, or None where it has to do so itself: on one
    core, where no child can be forked, where nothing is read in translation.

    Parameters
    ----------
    corpora : mapping of str to Corpus
        The other languages of the text, each to the corpus with its names.
    """
    is_read = any(is_interpreted(one, WORDINGS) for one in corpora.values())
    if cores() < 2 or not FORKS or not is_read:
        yield None
        return
    fork = multiprocessing.get_context("fork")
    ends = {lang: fork.Pipe(duplex=False) for lang in corpora}
    children = [
        fork.Process(target=_tell, args=(ends[lang][1], corpus, lang, kept))
        for lang, corpus in corpora.items()
    ]
    for child in children:
        child.start()
    for _, sender in ends.values():
        sender.close()

    def exchange(other: str, _told: Weights) -> Weights | None:
        if other not in ends:
            return None
        try:
            given: Weights | None = ends[other][0].recv()
        except EOFError:  # the child broke off: worked out here, and told if it fails
            return None
        return given

    try:
        yield exchange
    finally:
        for child in children:
            child.kill()
            child.join()


def _tell(
    sender: "Connection", corpus: Corpus, lang: str, kept: Cabinet | None
) -> None:
    left_to_parent()
    sender.send(weights_in(corpus, lang, kept=kept))
    sender.close()
