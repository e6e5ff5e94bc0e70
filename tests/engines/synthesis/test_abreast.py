"""Drafts side by side: the same as one after the other, and errors come through."""

import os

import golden_corpus
import pytest
import translated_corpus

from palabre.engines.synthesis import abreast
from palabre.kernel.refusals import Refused


def test_processes_side_by_side_change_nothing(monkeypatch):
    corpus = golden_corpus.golden()
    corpora = dict.fromkeys(("en", "fr"), corpus)
    here = {lang: abreast.drawn(corpora, lang) for lang in corpora}
    monkeypatch.setattr(abreast, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)

    with abreast.begun({"en": corpus, "fr": corpus}) as under_way:
        there = {lang: one.result(timeout=60) for lang, one in under_way.items()}

    assert [one.judged for one in there.values()] == [
        one.judged for one in here.values()
    ]
    assert there["fr"].result.points == here["fr"].result.points
    assert here["en"].judged.lang == "en"


@pytest.mark.parametrize("is_answered", [True, False])
def test_what_one_tells_the_other_is_what_it_would_work_out(is_answered):
    corpora = dict.fromkeys(("en", "fr"), translated_corpus.corpus())
    told = {}

    def keep(lang):
        def exchange(other, weights):
            told[lang] = weights
            return told.get(other) if is_answered else None

        return exchange

    alone = {lang: abreast.drawn(corpora, lang) for lang in corpora}
    abreast.drawn(corpora, "fr", keep("fr"))
    beside = abreast.drawn(corpora, "en", keep("en"))

    assert beside.judged == alone["en"].judged
    assert told["en"] != told["fr"]


def test_processes_tell_each_other_and_change_nothing(monkeypatch):
    corpora = dict.fromkeys(("en", "fr"), translated_corpus.corpus())
    here = {lang: abreast.drawn(corpora, lang).judged for lang in corpora}
    monkeypatch.setattr(abreast, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)

    with abreast.begun(corpora) as under_way:
        there = {lang: one.result(timeout=60) for lang, one in under_way.items()}

    assert {lang: one.judged for lang, one in there.items()} == here


def test_small_corpus_needs_no_process(monkeypatch):
    def never(*_args, **_kwargs):
        raise AssertionError("a process was started")

    monkeypatch.setattr(abreast, "ProcessPoolExecutor", never)

    with abreast.begun(dict.fromkeys(("en", "fr"), golden_corpus.golden())) as made:
        assert made["en"].result().judged.sections


def test_language_without_wording_is_refused():
    with pytest.raises(Refused) as caught:
        abreast.drawn({"xx": golden_corpus.golden()}, "xx")

    assert caught.value.code == "language-not-written"
