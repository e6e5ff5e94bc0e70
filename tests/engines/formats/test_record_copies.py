"""A record in another language: a copy of its file, turn by turn."""

from pathlib import Path

import pytest

from palabre.engines.formats.reading.copies import (
    Copy,
    aligned,
    copies_in,
    name_of,
    named_in,
    paired,
)
from palabre.engines.formats.records import Translated, Turn
from palabre.engines.synthesis.corpus import Translation
from palabre.engines.synthesis.folder import read_corpus
from palabre.kernel.refusals import Refused

COPY = Copy("con.md", "con.en.md", "en", "the interpreters")
SAID = (Turn("Le prix baisse.", "Ana"), Turn("Good.", "Bo"), Turn("Non.", "Ana"))
TOLD = (Turn("The price falls.", "Ana"), Turn("Good.", "Bo"), Turn("No.", "Ana"))


def test_turns_that_the_copy_changes_are_given_the_others_not() -> None:
    assert aligned(COPY, SAID, TOLD) == ((0, "The price falls."), (2, "No."))
    assert paired(COPY, SAID, TOLD)[1] == Translated(
        "Non.", "en", "No.", "con.md", "the interpreters"
    )


@pytest.mark.parametrize(
    ("told", "turn", "who"),
    [
        (TOLD[:2], 3, ("Ana", "–")),
        ((*TOLD, Turn("More.", "Cy")), 4, ("–", "Cy")),
        ((TOLD[0], Turn("Good.", "Cy"), TOLD[2]), 2, ("Bo", "Cy")),
    ],
    ids=["a turn less", "a turn more", "somebody else"],
)
def test_copy_that_does_not_fit_is_refused_with_the_first_place(
    told: tuple[Turn, ...], turn: int, who: tuple[str, str]
) -> None:
    with pytest.raises(Refused) as refused:
        aligned(COPY, SAID, told)

    facts = refused.value.facts
    assert refused.value.code == "copy-differs"
    assert (facts["turn"], facts["said"], facts["told"]) == (turn, *who)


@pytest.mark.parametrize(
    ("said", "told", "missing"),
    [(None, TOLD, "con.md"), (SAID, None, "con.en.md")],
)
def test_file_that_is_not_there_is_named(
    said: tuple[Turn, ...] | None, told: tuple[Turn, ...] | None, missing: str
) -> None:
    with pytest.raises(Refused) as refused:
        aligned(COPY, said, told)

    assert refused.value.code == "copy-missing"
    assert refused.value.facts["missing"] == missing


def test_table_names_copies_and_what_is_none_says_nothing() -> None:
    whole = {"record": "a/con.md", "file": "b/con.en.md", "by": " the interpreters "}
    table = {"copy": [whole, {"record": "con.md"}, 3, {"file": "x"}]}

    assert tuple(copies_in(table)) == (COPY,)
    assert tuple(copies_in({"copy": "x"})) == ()
    assert named_in([COPY], "records.zip!translated/con.en.md")
    assert not named_in([COPY], "con.md")
    assert name_of("records.zip!a/b.md") == "b.md"


def written(folder: Path, told: str) -> Path:
    """Return a folder with a record, its copy and the file that says so."""
    (folder / "given").mkdir()
    (folder / "con.md").write_text("Ana: Le prix baisse.\n\nBo: Good.\n", "utf-8")
    (folder / "given/con.en.md").write_text(told, "utf-8")
    (folder / "translations.toml").write_text(
        '[[copy]]\nrecord = "con.md"\nfile = "given/con.en.md"\nlang = "en"\nby = "us"\n',
        "utf-8",
    )
    return folder


def test_folder_gives_turns_their_translation_and_the_copy_is_no_record(
    tmp_path: Path,
) -> None:
    found = read_corpus(written(tmp_path, "Ana: The price falls.\n\nBo: Good.\n"))

    ana, bo = found.corpus.interventions
    assert found.n_records == 1
    assert ana.translations == (Translation(0, 15, "en", "The price falls.", "us"),)
    assert bo.translations == ()
    assert not found.notes
    assert "given/con.en.md" in [name for name, _ in found.inputs]


def test_copy_that_does_not_fit_leaves_the_record_and_is_told(tmp_path: Path) -> None:
    found = read_corpus(written(tmp_path, "Ana: The price falls.\n\nCy: Good.\n"))

    (note,) = found.notes
    assert note.code == "copy-differs"
    assert "from turn 2 on" in note.told
    assert len(found.corpus.interventions) == 2
    assert not any(one.translations for one in found.corpus.interventions)
