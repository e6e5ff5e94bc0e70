"""The figures that every edition starts with, in the language of definitions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.engines.figures.definition import Definition
from palabre.engines.figures.reading import read
from palabre.kernel.languages import Text


@dataclass(frozen=True, slots=True)
class Standard:
    """A figure of the library: its key in addresses, its name, what it counts."""

    key: str
    label: Text
    source: str
    definition: Definition


@cache
def library() -> Mapping[str, Standard]:
    """Return the standard figures by key, in their order."""
    kept = (files("palabre.engines.figures") / "library.toml").read_text("utf-8")
    return {one["key"]: _standard(one) for one in tomllib.loads(kept)["figure"]}


def _standard(one: Mapping[str, object]) -> Standard:
    label, source = one["label"], str(one["definition"]).strip()
    assert isinstance(label, Mapping)
    return Standard(str(one["key"]), Text(label, "en"), source, read(source))
