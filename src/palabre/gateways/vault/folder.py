"""A vault in a folder of the installation's data."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

CODE = re.compile(r"[A-Z0-9]{8,20}")


@dataclass(frozen=True, slots=True)
class FolderVault:
    """Keeps each document in a file of its own, readable by its owner alone."""

    folder: Path

    def put(self, code: str, sealed: bytes) -> None:
        """Keep sealed bytes under a code, on the disk before it returns."""
        place = self._place(code)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())

    def get(self, code: str) -> bytes:
        """Return the sealed bytes of a code."""
        return self._place(code).read_bytes()

    def drop(self, code: str) -> None:
        """Delete a code's file; twice is harmless."""
        self._place(code).unlink(missing_ok=True)

    def _place(self, code: str) -> Path:
        if not CODE.fullmatch(code):
            raise ValueError(f"no code of a document: {code!r}")
        return self.folder / code[:2] / code
