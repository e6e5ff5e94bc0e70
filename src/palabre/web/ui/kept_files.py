"""Files that were looked over and wait to be brought in: kept a day, by fingerprint."""

import hashlib
import re
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from palabre.engines.formats.intake import LIMIT_BYTES, too_large
from palabre.kernel.refusals import Refused

KEPT = timedelta(days=1)
KEY = re.compile(r"[0-9a-f]{40}")


def keep(uploaded: "UploadedFile[bytes]", *, at: datetime) -> str:
    """Keep an uploaded file for a day; return the key that finds it again.

    Raises Refused: ``file-too-large``.
    """
    size = uploaded.size or 0
    if size > LIMIT_BYTES:
        raise too_large(uploaded.name or "", size)
    content = uploaded.read()
    key = hashlib.blake2b(content, digest_size=20).hexdigest()
    folder = _folder()
    _forget_old(folder, at)
    (folder / key).write_bytes(content)
    return key


def content_of(key: str) -> bytes:
    """Return what a kept file holds.

    Raises Refused: ``upload-gone``.
    """
    path = _folder() / key
    if not KEY.fullmatch(key) or not path.is_file():
        raise Refused("upload-gone")
    return path.read_bytes()


def forget(key: str) -> None:
    """Delete a kept file once it was brought in."""
    if KEY.fullmatch(key):
        (_folder() / key).unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _forget_old(folder: Path, at: datetime) -> None:
    oldest = (at - KEPT).timestamp()
    for path in folder.iterdir():
        if KEY.fullmatch(path.name) and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
