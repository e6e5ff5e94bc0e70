"""TOML files read part by part say what they say whole."""

import tomllib
from pathlib import Path

import pytest

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.synthesis import kept_tables
from palabre.engines.synthesis.kept_tables import KIND, table_of

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SESSIONS = "".join(
    f'[[session]]\ncode = "S{n}"\n[session.report]\nlang = "en"\n' for n in range(4)
)


@pytest.mark.parametrize(
    "path", sorted(SCENARIOS.rglob("*.toml")), ids=lambda p: p.name
)
def test_a_file_reads_in_parts_as_it_does_whole(path: Path) -> None:
    words = path.read_text(encoding="utf-8")

    assert table_of(words, Ledger(None, KIND)) == tomllib.loads(words)


@pytest.mark.parametrize(
    "words",
    [
        SESSIONS,
        f'name = "Wells"\n{SESSIONS}[[theme]]\ncode = "a"\n{SESSIONS}',
        f'{SESSIONS}[summit]\nname = "Wells"\n',
        f'text = """\n[[session]]\n"""\n{SESSIONS}',
        f"{SESSIONS}[[session]]  # the last\nheld_on = 2026-05-28\n[[session.people]]\n",
        f'{SESSIONS}[["odd name"]]\nx = 1\n',
    ],
)
def test_whatever_stands_between_the_tables_of_a_list_is_read(words: str) -> None:
    assert table_of(words, Ledger(None, KIND)) == tomllib.loads(words)


@pytest.mark.parametrize(
    "words",
    [
        f"session = 1\n{SESSIONS}",
        f"[session]\nx = 1\n{SESSIONS}",
        f"{SESSIONS}[[session]]\ncode = \n",
        f"[summit]\nx = 1\n{SESSIONS}[summit]\ny = 1\n",
    ],
)
def test_a_mistake_is_told_as_that_of_the_whole_file(words: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as whole:
        tomllib.loads(words)
    with pytest.raises(tomllib.TOMLDecodeError) as found:
        table_of(words, Ledger(None, KIND))

    assert str(found.value) == str(whole.value)


def test_only_the_table_that_changed_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cabinet(tmp_path / "cache", "one")
    ledger = Ledger(kept, KIND)
    table_of(SESSIONS, ledger)
    ledger.close()
    read = []
    parse = tomllib.loads

    def counted(words: str) -> object:
        read.append(words)
        return parse(words)

    monkeypatch.setattr(kept_tables.tomllib, "loads", counted)
    changed = SESSIONS.replace("S2", "S9")

    assert table_of(changed, Ledger(kept, KIND)) == parse(changed)
    assert read == ['[[session]]\ncode = "S9"\n[session.report]\nlang = "en"\n']
