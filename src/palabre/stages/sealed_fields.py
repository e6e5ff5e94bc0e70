"""Model fields whose content a stolen database does not tell."""

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from palabre.kernel.sealing import Seal, seal_at

if TYPE_CHECKING:
    _Sealed = models.TextField[Any, Any]
else:
    _Sealed = models.TextField


class SealedField(_Sealed):
    """A JSON value, sealed with the key of the documents before it is stored.

    It can be read and written, and not searched; the key lies in the data folder and
    goes into every backup.
    """

    if TYPE_CHECKING:  # how the stubs of the framework learn what a field takes
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        """Return what was sealed."""
        if value is None:
            return None
        return json.loads(_seal(settings.DOCUMENTS_KEY).open(value.encode()))

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database keeps."""
        if value is None:
            return None
        words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return _seal(settings.DOCUMENTS_KEY).close(words.encode()).decode()

    def to_python(self, value: Any) -> Any:
        """Return the value as it is: it is a string only in the database."""
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every search but for nothing: sealed words are never alike."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


@functools.lru_cache(maxsize=8)
def _seal(key: Path) -> Seal:
    return seal_at(key)
