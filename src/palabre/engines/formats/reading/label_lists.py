"""The lists of words about labels, read once."""

import tomllib
from importlib.resources import files
from typing import Final

LISTS: Final[dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("labels.toml").read_text("utf-8")
)
"""Words about labels, by what they do."""
