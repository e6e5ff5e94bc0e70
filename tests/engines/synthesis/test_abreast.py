"""Drafts side by side: the same as one after the other, and errors come through."""

import os

import golden_corpus
import pytest

from palabre.engines.synthesis import abreast
from palabre.kernel.refusals import Refused


def test_processes_side_by_side_change_nothing(monkeypatch):
    corpus = golden_corpus.golden()
    here = {lang: abreast.drawn(corpus, lang) for lang in ("en", "fr")}
    monkeypatch.setattr(abreast, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)

    with abreast.begun({"en": corpus, "fr": corpus}) as under_way:
        there = {lang: one.result(timeout=60) for lang, one in under_way.items()}

    assert [one.judged for one in there.values()] == [
        one.judged for one in here.values()
    ]
    assert there["fr"].result.points == here["fr"].result.points
    assert here["en"].judged.lang == "en"


def test_small_corpus_needs_no_process(monkeypatch):
    def never(*_args, **_kwargs):
        raise AssertionError("a process was started")

    monkeypatch.setattr(abreast, "ProcessPoolExecutor", never)

    with abreast.begun(dict.fromkeys(("en", "fr"), golden_corpus.golden())) as made:
        assert made["en"].result().judged.sections


def test_language_without_wording_is_refused():
    with pytest.raises(Refused) as caught:
        abreast.drawn(golden_corpus.golden(), "xx")

    assert caught.value.code == "language-not-written"
