"""The words of definitions in six languages: two in the code, four in a table beside."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from palabre.kernel.languages import Text, text


def worded(**words: str) -> Text:
    """Return a text with what the table holds for its English words.

    Examples
    --------
    >>> str(worded(en="minister", fr="ministre").said_in("es"))
    'ministro o ministra'
    """
    return text(**(dict(_table().get(words["en"], {})) | words))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    kept = (files("palabre.engines.figures") / "words.toml").read_text("utf-8")
    return tomllib.loads(kept)
