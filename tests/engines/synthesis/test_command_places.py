"""``palabre draft`` where folders lie in each other, are closed or hold other things."""

import os
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from palabre.engines.formats.folders import files_in, inputs_in
from palabre.engines.synthesis.command import DRAFTED, REFUSED, USAGE, main
from palabre.engines.synthesis.folder import read_corpus
from palabre.kernel.refusals import Refused

WORDS = (
    "Village libraries should stay open in the evening because families work all day.",
    "Local languages deserve dictionaries that schools are free to copy and to extend.",
)


def _records(folder: Path) -> Path:
    folder.mkdir()
    for number in range(3):
        turns = (
            f"**Bo Li {sign}:** {words}"
            for sign, words in zip("AB", WORDS, strict=True)
        )
        (folder / f"S{number}.md").write_text("\n\n".join(turns), encoding="utf-8")
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


@pytest.mark.parametrize("inside", [".", "draft"])
def test_a_draft_written_among_the_records_is_no_record_of_the_next(
    tmp_path: Path, inside: str
) -> None:
    folder = _records(tmp_path / "in")
    given = [str(folder), "--out", str(folder / inside)]
    given += ["--cache", str(folder / "cache")]

    assert main(given) == DRAFTED
    once = _bytes(folder / inside)
    assert main(given) == DRAFTED

    assert _bytes(folder / inside) == once
    assert [label for label, _ in files_in(folder)] == ["S0.md", "S1.md", "S2.md"]
    manifest = folder / inside / "manifest.json"
    assert main([str(folder), "--verify", str(manifest)]) == DRAFTED


def test_another_manifest_hides_no_file(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    for told in ('{"schema": "other/1", "outputs": [{"name": "S0.md"}]}', "[1", "[]"):
        (folder / "manifest.json").write_text(told)
        assert len(files_in(folder)) == 4


def test_a_file_of_somebody_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.pdf").write_text("mine")

    assert main([str(_records(tmp_path / "in")), "--out", str(out)]) == REFUSED

    assert _bytes(out) == {"summary.pdf": b"mine"}
    told = capsys.readouterr().err
    assert "is there already and is of no draft" in told
    assert "Reading" not in told


def test_what_a_broken_off_draft_left_is_overwritten(tmp_path: Path) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])
    whole = _bytes(out)
    (out / "manifest.json").unlink()

    assert main([str(folder), "--out", str(out)]) == DRAFTED
    assert _bytes(out) == whole


def test_a_place_to_write_is_looked_at_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")

    assert main([str(tmp_path / "nowhere"), "--out", str(tmp_path / "file/a")]) == 1

    assert "is no folder" in capsys.readouterr().err


def test_a_cache_that_cannot_be_kept_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    given = [str(_records(tmp_path / "in")), "--out", str(tmp_path / "out")]

    assert main([*given, "--cache", str(tmp_path / "file")]) == DRAFTED

    told = capsys.readouterr().err
    assert f"Nothing is kept for the next draft: “{tmp_path / 'file'}” is no" in told


def test_a_folder_that_links_elsewhere_is_told(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    (folder / "loop").symlink_to(folder)

    notes = [(one.file, one.told) for one in read_corpus(folder).notes]

    assert [one for one in notes if one[0] == "loop/"] == [
        (
            "loop/",
            "The file cannot be opened (a link to a folder; give that folder itself).",
        )
    ]


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the names of what nobody may open, root included."""
    names = {"closed", "closed.md"}
    scandir, listdir, may = os.scandir, os.listdir, os.access

    def refuse(path: object) -> None:
        if Path(str(path)).name in names:
            raise PermissionError(13, "Permission denied", str(path))

    def scanned(path: str = ".") -> object:
        refuse(path)
        return scandir(path)

    def listed(path: str = ".") -> list[str]:
        refuse(path)
        return listdir(path)

    def allowed(path: str, mode: int) -> bool:
        return Path(path).name not in names and may(path, mode)

    monkeypatch.setattr(os, "scandir", scanned)
    monkeypatch.setattr(os, "listdir", listed)
    monkeypatch.setattr(os, "access", allowed)
    return names


@pytest.mark.usefixtures("closed")
def test_a_folder_within_that_is_closed_is_told(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    (folder / "closed").mkdir()
    (folder / "closed" / "S9.md").write_text("**Bo Li:** We met.")

    notes = [one for one in read_corpus(folder).notes if one.file == "closed/"]

    assert [one.told for one in notes] == [
        "The file cannot be opened (permission denied)."
    ]


@pytest.mark.usefixtures("closed")
def test_a_closed_file_is_no_input(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    (folder / "closed.md").write_text("**Bo Li:** We met.")

    assert [label for label, _ in inputs_in(folder)] == ["S0.md", "S1.md", "S2.md"]


def test_a_name_that_is_no_utf8_is_told_and_stops_nothing(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    name = os.fsdecode(b"w\xffell.md")
    (folder / name).write_text("**Bo Li:** We met.")
    with tarfile.open(folder / "more.tar", "w") as archive:
        archive.add(folder / "S0.md", name)
        archive.add(folder / "S1.md", "S1.md")

    given = [str(folder), "--out", str(tmp_path / "out")]
    assert main(given) == DRAFTED

    found = read_corpus(folder)
    assert (
        "w?ell.md",
        "The file cannot be opened (its name is not written in UTF-8; rename it).",
    ) in [(one.file, one.told) for one in found.notes]
    assert "more.tar!w?ell.md" in {one.source for one in found.corpus.interventions}
    assert main([str(folder), "--verify", str(tmp_path / "out")]) == DRAFTED


@pytest.mark.usefixtures("closed")
def test_a_closed_folder_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "closed").mkdir()

    with pytest.raises(Refused, match="folder-unreadable"):
        read_corpus(tmp_path / "closed")
    given = [str(tmp_path / "closed"), "--out", str(tmp_path / "out")]
    assert main(given) == REFUSED
    assert "cannot look into" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "lang"),
    [("FR", "fr"), ("fr-CA", "fr"), ("Français", "fr"), ("en_GB.UTF-8", "en")],
)
def test_a_language_is_known_as_people_name_it(
    tmp_path: Path, told: str, lang: str
) -> None:
    out = tmp_path / "out"

    main([str(_records(tmp_path / "in")), "--out", str(out), "--lang", told])

    assert f'<html lang="{lang}"' in (out / "summary.html").read_text("utf-8")


def test_a_language_that_is_not_written_is_told_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["records", "--out", "out", "--lang", "zh"])

    assert stopped.value.code == USAGE
    assert "written in English (en) or French (fr)" in capsys.readouterr().err


def test_verify_takes_the_folder_of_a_draft_and_says_what_is_no_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = _records(tmp_path / "in"), tmp_path / "out"
    main([str(folder), "--out", str(out)])

    assert main([str(folder), "--verify", str(out)]) == DRAFTED
    capsys.readouterr()
    for place, why in (
        (tmp_path / "none.json", "(no such file or directory)"),
        (out / "summary.json", "(it is not of the schema palabre/manifest/1)"),
    ):
        assert main([str(folder), "--verify", str(place)]) == REFUSED
        assert why in capsys.readouterr().err


def test_an_id_that_is_not_there_is_answered_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(_records(tmp_path / "in")), "--explain", "X-1"]) == REFUSED

    assert "its sentences are METH-001 to 00" in capsys.readouterr().err


@pytest.mark.parametrize("asks", ["--explain", "--why-not"])
def test_an_empty_question_is_wrong_usage(tmp_path: Path, asks: str) -> None:
    assert main([str(tmp_path), asks, ""]) == USAGE


RUN = "import sys; from palabre.cli import main; sys.exit(main())"


@pytest.mark.slow
def test_a_reader_that_has_read_enough_is_no_fault(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    given = [sys.executable, "-c", RUN, "draft", str(folder), "--explain", "METH-001"]
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(given, stdout=writing, stderr=subprocess.PIPE, check=False)  # noqa: S603

    os.close(writing)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_an_order_to_end_is_like_ctrl_c(tmp_path: Path) -> None:
    folder = _records(tmp_path / "in")
    given = [sys.executable, "-c", RUN, "draft", str(folder), "--out", str(tmp_path)]

    with subprocess.Popen(given, stderr=subprocess.PIPE) as begun:  # noqa: S603
        assert begun.stderr is not None
        assert begun.stderr.read(7) == b"Reading"
        begun.send_signal(signal.SIGTERM)
        told = begun.stderr.read()

    assert begun.returncode == 130
    assert told.endswith(b"palabre: stopped\n")
