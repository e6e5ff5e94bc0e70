"""JSON whose objects know their line, and getters that forgive wrong types."""

import json
from bisect import bisect_right
from collections.abc import Callable
from json.decoder import JSONDecoder, JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]

from palabre.engines.formats.intake import decode
from palabre.engines.formats.notes import Note
from palabre.kernel.refusals import Refused


class Located(dict[str, object]):
    """A JSON object with the line of its opening brace, from 1."""

    line = 0

    def said(self, *keys: str) -> str:
        """Return the first of the keys that holds words; numbers become words."""
        return next(filter(None, (_words(self.get(key)) for key in keys)), "")

    def node(self, key: str) -> "Located":
        """Return the object under a key, an empty one if there is none."""
        inside = self.get(key)
        return inside if isinstance(inside, Located) else Located()

    def nodes(self, key: str) -> list["Located"]:
        """Return the objects of the list under a key; one alone counts as a list."""
        inside = self.get(key)
        listed = inside if isinstance(inside, list) else [inside]
        return [item for item in listed if isinstance(item, Located)]


def parse_located(name: str, content: bytes) -> tuple[object, tuple[Note, ...]]:
    """Parse JSON.

    Raises
    ------
    Refused
        ``json-malformed`` with ``line`` and ``why``; ``json-nested`` for depth that
        no person wrote.
    """
    text, notes = decode(name, content)
    try:
        return _Decoder(text).decode(text), notes
    except json.JSONDecodeError as error:
        raise Refused(
            "json-malformed", file=name, line=error.lineno, why=error.msg.lower()
        ) from error
    except RecursionError as error:
        raise Refused("json-nested", file=name) from error
    except ValueError as error:
        raise Refused("json-malformed", file=name, line=0, why=str(error)) from error


class _Decoder(JSONDecoder):
    """Parse with the pure-Python scanner, which tells where each object begins."""

    def __init__(self, text: str) -> None:
        super().__init__(strict=False)
        self.breaks = [at for at, sign in enumerate(text) if sign == "\n"]
        self.parse_object = self._object
        self.scan_once = py_make_scanner(self)

    def _object(self, at: tuple[str, int], *settings: object) -> tuple[Located, int]:
        found, end = JSONObject(at, *settings)
        located = Located(found)
        located.line = bisect_right(self.breaks, at[1] - 1) + 1
        return located, end


def _words(said: object) -> str:
    """Return the words of a value; of several languages English, else the first."""
    if isinstance(said, str):
        return said
    if isinstance(said, bool) or said is None:
        return ""
    if isinstance(said, int | float):
        return str(said)
    if isinstance(said, dict):
        ways: tuple[Callable[[], object], ...] = (
            lambda: said.get("en"),
            lambda: next(iter(said.values()), ""),
        )
        return next((w for w in (way() for way in ways) if isinstance(w, str)), "")
    return ""
