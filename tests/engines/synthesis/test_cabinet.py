"""What is kept from one draft to the next changes nothing but the time."""

import argparse
import os
import shutil
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import pytest

from palabre.engines.formats.cabinet import (
    Cabinet,
    Ledger,
    MemoryCabinet,
    Plain,
    code_stamp,
)
from palabre.engines.synthesis import (
    analysis,
    command,
    engine,
    selection,
    turning,
    verify,
)
from palabre.engines.synthesis.analysis import analysed
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.kept_tables import table_of
from palabre.engines.synthesis.session_keys import by_session
from palabre.engines.synthesis.worth import model

HAMLET = Path(__file__).parents[3] / "scenarios" / "hamlet"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HAMLET, tmp_path / "records"))


def _drafted(
    records: Path, out: Path, *more: str, lang: str = "en"
) -> dict[str, bytes]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    asked = [str(records), "--out", str(out), "--lang", lang, *more]
    assert command.run(parser.parse_args(asked)) == command.DRAFTED
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def _change(records: Path) -> None:
    changed = min((records / "records").glob("*.md"))
    words = changed.read_text(encoding="utf-8")
    changed.write_text(words[: -len(words) // 4], encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_cache_gives_the_same_bytes_before_and_after_a_change(
    records: Path, tmp_path: Path, lang: str
) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    first = _drafted(records, tmp_path / "a", *cache, lang=lang)
    second = _drafted(records, tmp_path / "b", *cache, lang=lang)
    assert first == second == _drafted(records, tmp_path / "c", "--no-cache", lang=lang)

    _change(records)
    changed = _drafted(records, tmp_path / "d", *cache, lang=lang)

    assert changed == _drafted(records, tmp_path / "e", "--no-cache", lang=lang)
    assert changed != first


def test_cache_works_nothing_out_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path / "cache")
    corpus = read_corpus(HAMLET, kept=kept).corpus
    first = engine.draft(corpus, kept=kept)
    selection._answer.cache_clear()

    def again(*_: object, **__: object) -> None:
        raise AssertionError("worked out twice")

    monkeypatch.setattr(analysis, "_worked_out", again)
    monkeypatch.setattr(selection, "_solve", again)
    monkeypatch.setattr(model, "_own", again)
    monkeypatch.setattr(verify, "_judged", again)
    assert engine.draft(corpus, kept=kept).draft == first.draft


def test_what_was_chosen_stays_in_memory_for_the_next_draft(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus = read_corpus(HAMLET).corpus
    first = engine.draft(corpus)

    def again(*_: object) -> None:
        raise AssertionError("solved twice")

    monkeypatch.setattr(selection, "_solve", again)
    assert engine.draft(corpus) == replace(first, timings_ms=ANY)


def test_analysis_read_back_is_the_very_same(tmp_path: Path) -> None:
    kept = Cabinet(tmp_path / "cache")
    corpus = read_corpus(HAMLET).corpus
    worked_out = analysed(by_session(corpus, with_digests=True), "en")

    assert analysed(by_session(corpus, with_digests=True), "en", kept) == worked_out
    assert analysed(by_session(corpus, with_digests=True), "en", kept) == worked_out
    assert worked_out.standing


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda held: held[:-9],
    "one bit": lambda held: held[:-1] + bytes([held[-1] ^ 1]),
    "not packed": lambda _: b"words",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_entry_is_worked_out_again(
    records: Path, tmp_path: Path, damage: str
) -> None:
    cache = tmp_path / "cache"
    first = _drafted(records, tmp_path / "a", "--cache", str(cache))
    entries = [path for path in cache.rglob("*") if path.is_file()]
    for path in entries:
        path.write_bytes(DAMAGES[damage](path.read_bytes()))

    assert _drafted(records, tmp_path / "b", "--cache", str(cache)) == first
    kept = Cabinet(cache)
    corpus = read_corpus(records, kept=kept).corpus
    assert analysed(by_session(corpus, with_digests=True), "en", kept) == analysed(
        by_session(corpus, with_digests=True), "en"
    )


def test_entry_of_another_shape_is_worked_out_again(tmp_path: Path) -> None:
    class Strange(Cabinet):
        def recall(self, kind: str, made_from: Iterable[bytes]) -> Plain:
            return [kind, *map(len, made_from)]

    kept = Strange(tmp_path / "cache")
    corpus = read_corpus(HAMLET, kept=kept).corpus
    assert corpus == read_corpus(HAMLET).corpus
    assert engine.draft(corpus, kept=kept).draft == engine.draft(corpus).draft


def test_another_version_of_the_code_finds_nothing(tmp_path: Path) -> None:
    Cabinet(tmp_path, "one").keep("kind", [b"words"], ["found"])

    assert Cabinet(tmp_path, "one").recall("kind", [b"words"]) == ["found"]
    assert Cabinet(tmp_path, "two").recall("kind", [b"words"]) is None
    assert Cabinet(tmp_path, "one").recall("kind", [b"wor", b"ds"]) is None
    assert len(code_stamp()) == 64


def test_cabinet_is_for_its_owner_alone_and_a_closed_folder_no_failure(
    tmp_path: Path,
) -> None:
    kept = Cabinet(tmp_path / "cache", "one")
    kept.keep("kind", [b"words"], 1)
    assert {path.stat().st_mode & 0o077 for path in kept.folder.rglob("*")} == {0}
    assert kept.folder.stat().st_mode & 0o077 == 0

    (tmp_path / "file").write_text("no folder")
    closed = Cabinet(tmp_path / "file", "one")
    closed.keep("kind", [b"words"], 1)
    assert closed.recall("kind", [b"words"]) is None


def test_tidy_throws_away_what_was_not_asked_for_longest(tmp_path: Path) -> None:
    kept = Cabinet(tmp_path, "one")
    for number in range(3):
        kept.keep("kind", [bytes([number])], "x" * 50)
    sizes = []
    for age, number in ((30, 0), (10, 1), (20, 2)):
        path = kept._path("kind", [bytes([number])])
        os.utime(path, (1_000 - age, 1_000 - age))
        sizes.append(path.stat().st_size)

    kept.tidy(most_bytes=sizes[1] + sizes[2])
    assert kept.recall("kind", [b"\x00"]) is None
    kept.tidy(most_bytes=0)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_tidy_leaves_what_others_keep_in_the_folder(tmp_path: Path) -> None:
    kept = Cabinet(tmp_path, "one")
    kept.keep("kind", [b"words"], ["found"])
    (tmp_path / "photos").mkdir()
    others = [tmp_path / "letter.txt", tmp_path / "photos" / "well.jpg"]
    others += [tmp_path / "kind" / "mine.txt", tmp_path / ("a" * 64)]
    for other in others:
        other.write_text("mine")
    (tmp_path / "loop").symlink_to(tmp_path)

    kept.tidy(most_bytes=0)

    assert kept.recall("kind", [b"words"]) is None
    assert all(other.read_text() == "mine" for other in others)


def test_cache_lies_below_the_data_folder_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)

    def cabinet(*more: str) -> Cabinet | None:
        return command.cabinet_of(parser.parse_args(["records", *more]))

    monkeypatch.delenv("PALABRE_DATA", raising=False)
    assert cabinet() is None
    monkeypatch.setenv("PALABRE_DATA", str(tmp_path))
    assert cabinet("--no-cache") is None
    for found, folder in (
        (cabinet(), tmp_path / "cache" / "drafts"),
        (cabinet("--cache", "here"), Path("here")),
    ):
        assert found is not None
        assert found.folder == folder


def _add(records: Path) -> None:
    one = min((records / "records").glob("*.md"))
    words = one.read_text(encoding="utf-8").replace("money to mend", "money to repair")
    (records / "records" / "AAA-09.md").write_text(words, encoding="utf-8")


def _remove(records: Path) -> None:
    max((records / "records").glob("*.md")).unlink()


def _insert(records: Path) -> None:
    """Put a turn in front of all others, so that every number after it moves."""
    changed = min((records / "records").glob("*.md"))
    words = changed.read_text(encoding="utf-8")
    said = "**Ana Costa:** Every network should publish what a repair costs, each year."
    head, _, rest = words.partition("\n\n")
    changed.write_text(f"{head}\n\n{said}\n\n{rest}", encoding="utf-8")


@pytest.mark.parametrize("change", [_add, _remove, _insert])
def test_one_file_more_or_less_or_a_turn_more_gives_the_same_bytes(
    records: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    cache = ("--cache", str(tmp_path / "cache"))
    first = _drafted(records, tmp_path / "a", *cache)

    change(records)
    changed = _drafted(records, tmp_path / "b", *cache)

    assert changed == _drafted(records, tmp_path / "c", "--no-cache")
    assert changed["corpus.json"] != first["corpus.json"]


def _by_machine(records: Path) -> None:
    """Have a machine write down one of the records: only then are pairs counted."""
    last = max((records / "records").glob("*.md"))
    words = last.read_text(encoding="utf-8")
    last.write_text(f"---\nmachine: yes\n---\n{words}", encoding="utf-8")


@pytest.mark.parametrize(
    "kind",
    ["corpus", "pairs", "tables", "tally", "tongues", "turned", "turns", "verdicts"],
)
def test_damaged_entry_of_any_kind_changes_no_byte(
    records: Path, tmp_path: Path, kind: str
) -> None:
    _by_machine(records)
    cache = ("--cache", str(tmp_path / "cache"))
    _drafted(records, tmp_path / "a", *cache)
    _insert(records)
    held = list((tmp_path / "cache" / kind).iterdir())
    for one in held:
        one.write_bytes(one.read_bytes()[:-3] + b"???")

    assert held
    assert _drafted(records, tmp_path / "b", *cache) == _drafted(
        records, tmp_path / "c", "--no-cache"
    )


def test_verdict_is_kept_under_all_that_it_was_given_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path / "cache")
    corpus = read_corpus(HAMLET).corpus
    draft = engine.draft(corpus).draft
    first = verify.verify_draft(draft, corpus, kept)
    asked = []
    passed = verify._judged
    monkeypatch.setattr(
        verify, "_judged", lambda one, *rest: asked.append(one) or passed(one, *rest)
    )

    assert verify.verify_draft(draft, corpus, kept) == first
    assert not asked

    cited = next(s for p in draft.sections for s in p.statements if s.cites)
    source = cited.cites[0].intervention
    others = tuple(
        replace(one, lang="es") if one.id == source else one
        for one in corpus.interventions
    )
    again = replace(corpus, interventions=others)
    assert verify.verify_draft(draft, again, kept) == verify.verify_draft(draft, again)
    assert source in {cite.intervention for one in asked for cite in one.cites}


def test_memory_keeps_within_its_bounds_and_forgets_what_nobody_asked_for() -> None:
    kept = MemoryCabinet(most_bytes=20, stamp="x")
    kept.keep_bytes("a", [b"1"], b"0123456789")
    kept.keep_bytes("a", [b"2"], b"0123456789")
    assert kept.recall_bytes("a", [b"1"]) == b"0123456789"

    kept.keep_bytes("a", [b"3"], b"0123456789")
    assert kept.recall_bytes("a", [b"2"]) is None
    assert kept.n_bytes == 20

    kept.forget_unasked()
    kept.recall_bytes("a", [b"3"])
    kept.forget_unasked()
    assert kept.recall_bytes("a", [b"1"]) is None
    assert kept.recall_bytes("a", [b"3"]) == b"0123456789"
    assert kept.n_bytes == 10


def test_draft_from_memory_is_the_same() -> None:
    kept = MemoryCabinet(most_bytes=1 << 24)
    corpus = read_corpus(HAMLET).corpus
    made = [engine.draft(corpus, kept=kept).draft for _ in range(2)]

    assert made[0] == made[1] == engine.draft(corpus).draft
    assert kept.n_bytes > 0


def test_ledger_keeps_what_was_asked_for_and_forgets_the_rest(tmp_path: Path) -> None:
    kept = Cabinet(tmp_path / "cache", stamp="x")
    ledger = Ledger(kept, "words")
    ledger.keep("a", [1])
    ledger.keep("b", None)
    ledger.close()

    again = Ledger(kept, "words")
    assert again.recall("a") == [1]
    again.keep("a", [1])
    again.keep("c", "new")
    again.close()

    last = Ledger(kept, "words")
    assert (last.recall("a"), last.recall("c")) == ([1], "new")
    assert "b" not in last._known


def test_ledger_without_a_cabinet_keeps_nothing() -> None:
    ledger = Ledger(None, "words")
    ledger.keep("a", 1)
    ledger.close()
    assert ledger.recall("a") is None


TABLE = """
name = "été"
day = 2026-11-03
at = 2026-11-03T09:30:00+02:00
local = 2026-11-03T09:30:00
hour = 09:30:00
[[one]]
share = 0.5
n = 12345678901234567890
is_open = true
"""


def test_table_read_back_is_the_very_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(Cabinet(tmp_path, stamp="x"), "tables")
    first = table_of(TABLE, ledger)
    ledger.close()

    monkeypatch.setattr(tomllib, "loads", None)
    again = table_of(TABLE, Ledger(Cabinet(tmp_path, stamp="x"), "tables"))

    assert first == again
    assert repr(first) == repr(again)


@pytest.mark.parametrize("words", ["n = nan", '"\\u0000moment" = "date 2026-11-03"'])
def test_table_that_would_not_read_back_is_not_kept(tmp_path: Path, words: str) -> None:
    ledger = Ledger(Cabinet(tmp_path, stamp="x"), "tables")
    assert repr(table_of(words, ledger)) == repr(tomllib.loads(words))
    ledger.close()
    assert not any(tmp_path.iterdir())


def test_lines_of_reports_are_turned_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path / "cache")
    corpus = read_corpus(HAMLET, kept=kept).corpus
    first = engine.draft(corpus, kept=kept).draft

    def again(*_: object) -> None:
        raise AssertionError("turned twice")

    monkeypatch.setattr(turning, "turn", again)
    assert engine.draft(corpus, kept=kept).draft == first
    with pytest.raises(AssertionError, match="turned twice"):
        engine.draft(corpus)
