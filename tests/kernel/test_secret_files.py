"""Secrets are made once, however many ask at one instant."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from palabre.kernel.secret_files import read_or_make


def test_those_who_start_at_once_share_one_whole_secret(tmp_path):
    path = tmp_path / "new" / "badge.key"
    together = Barrier(16)

    def ask(_):
        together.wait()
        return read_or_make(path, lambda: secrets.token_bytes(4096))

    with ThreadPoolExecutor(16) as pool:
        given = set(pool.map(ask, range(16)))

    assert given == {path.read_bytes()}
    assert [len(one) for one in given] == [4096]


def test_secret_is_its_owners_alone_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "badge.key"

    read_or_make(path, lambda: b"kept")

    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["badge.key"]
    assert read_or_make(path, lambda: b"other") == b"kept"
