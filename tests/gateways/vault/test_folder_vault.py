"""Sealed bytes in a folder: each in a file of its own, its owner's alone."""

import stat

import pytest

from palabre.gateways.vault.folder import FolderVault
from palabre.kernel.sealing import Seal, seal_at

CODE = "AB12CD34EF"


@pytest.fixture
def vault(tmp_path):
    return FolderVault(tmp_path / "documents")


def test_what_is_put_is_got_and_dropped(vault):
    vault.put(CODE, b"sealed")
    vault.put(CODE, b"sealed anew")
    assert vault.get(CODE) == b"sealed anew"

    vault.drop(CODE)
    vault.drop(CODE)

    with pytest.raises(FileNotFoundError):
        vault.get(CODE)


def test_nobody_else_on_the_machine_reads_it(vault):
    vault.put(CODE, b"sealed")

    (file,) = (one for one in vault.folder.rglob("*") if one.is_file())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("code", ["", "..", "../../etc/passwd", "ab12cd34", "A" * 21])
def test_a_code_never_leads_out_of_the_folder(vault, code):
    for act in (vault.get, vault.drop, lambda one: vault.put(one, b"x")):
        with pytest.raises(ValueError, match="no code"):
            act(code)


def test_a_seal_opens_with_its_own_key_alone(tmp_path):
    seal = seal_at(tmp_path / "documents.key")
    closed = seal.close(b"passport")

    assert b"passport" not in closed
    assert seal_at(tmp_path / "documents.key").open(closed) == b"passport"
    changed = closed[:-5] + bytes([closed[-5] ^ 1]) + closed[-4:]
    other = Seal(b"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=")
    for wrong, words in ((other, closed), (seal, changed), (seal, b"")):
        with pytest.raises(ValueError, match="not sealed"):
            wrong.open(words)
