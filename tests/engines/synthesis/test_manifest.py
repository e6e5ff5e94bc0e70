"""The manifest: what went in, what came out, and nothing of the machine."""

import json
from pathlib import Path

import pytest

from palabre.engines.synthesis.manifest import (
    Difference,
    hash_file,
    hash_files,
    manifest_json,
    verify_manifest,
    write_manifest,
)
from palabre.kernel.refusals import Refused


def _written(path: Path) -> tuple[Path, Path]:
    """Write two inputs, one output and their manifest."""
    folder, out = path / "in", path / "out"
    folder.mkdir()
    out.mkdir()
    (folder / "a.vtt").write_bytes(b"a")
    (folder / "b.vtt").write_bytes(b"b")
    (out / "summary.json").write_bytes(b"{}")
    inputs = hash_files([(one.name, one) for one in folder.iterdir()])
    outputs = (hash_file("summary.json", out / "summary.json"),)
    plain = manifest_json(inputs=inputs, configuration={"lang": "en"}, outputs=outputs)
    write_manifest(out / "manifest.json", plain)
    return out / "manifest.json", folder


def test_the_manifest_holds_hashes_and_versions_but_no_place(tmp_path: Path) -> None:
    manifest, _ = _written(tmp_path)

    told = json.loads(manifest.read_text())

    assert [one["name"] for one in told["inputs"]] == ["a.vtt", "b.vtt"]
    assert told["outputs"][0]["sha256"].startswith("44136fa355b3678a")
    assert told["configuration"] == {"lang": "en"}
    assert {"palabre", "numpy", "typst"} <= set(told["versions"])
    assert str(tmp_path) not in manifest.read_text()


def test_unchanged_files_are_as_the_manifest_says(tmp_path: Path) -> None:
    assert verify_manifest(*_written(tmp_path)) == ()


def test_every_difference_is_found(tmp_path: Path) -> None:
    manifest, folder = _written(tmp_path)
    (manifest.parent / "summary.json").write_bytes(b"{ }")
    (folder / "a.vtt").unlink()
    (folder / "b.vtt").write_bytes(b"c")
    (folder / "c.vtt").write_bytes(b"c")
    (folder / ".hidden").write_bytes(b"h")

    assert verify_manifest(manifest, folder) == (
        Difference("outputs", "summary.json", "changed"),
        Difference("inputs", "a.vtt", "missing"),
        Difference("inputs", "b.vtt", "changed"),
        Difference("inputs", "c.vtt", "new"),
    )
    assert len(verify_manifest(manifest)) == 1


_BARE = '{"schema": "palabre/manifest/1", "inputs": [], "outputs": []'


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "{}",
        '{"schema": "other"}',
        "\x00",
        _BARE + "}",
        _BARE + ', "configuration": {"lang": 3}}',
        _BARE + ', "configuration": {"lang": "en", "title": 3}}',
        _BARE + ', "configuration": {"lang": "en"}, "versions": 7}',
    ],
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, words: str) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(words)

    with pytest.raises(Refused) as refusal:
        verify_manifest(manifest)

    assert refusal.value.code == "manifest-malformed"
