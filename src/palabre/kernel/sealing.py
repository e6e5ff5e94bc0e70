"""Sealing what must not be read from a stolen disk: AES with a key of the house."""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from palabre.kernel.secret_files import read_or_make


class Seal:
    """Seals and opens bytes with one key (Fernet: AES-128-CBC with HMAC-SHA256)."""

    def __init__(self, key: bytes) -> None:
        self._fernet = Fernet(key)

    def close(self, content: bytes) -> bytes:
        """Return the content sealed."""
        return self._fernet.encrypt(content)

    def open(self, sealed: bytes) -> bytes:
        """Return what was sealed.

        Raises
        ------
        ValueError
            If the bytes were not sealed with this key, or were changed since.
        """
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise ValueError("these bytes were not sealed with this key") from error


def seal_at(path: Path) -> Seal:
    """Return the seal whose key lies in a file, made at first use."""
    return Seal(read_or_make(path, Fernet.generate_key))
