"""Pools of names and patterns of organizations, read from a scenario's file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from palabre.kernel.languages import Text


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a name in Latin script and, where it differs, as it is written."""

    latin: str
    native: str = ""


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family name in the forms that a man and a woman bear."""

    man: Name
    woman: Name


@dataclass(frozen=True, slots=True)
class Culture:
    """How people of some countries are named, what they speak, how bodies are named.

    ``native`` is the language tag of the native script, empty for Latin script;
    ``speaks`` has the usual language first; ``body`` is the language of organizations.
    """

    code: str
    countries: tuple[str, ...]
    native: str
    is_family_first: bool
    speaks: tuple[str, ...]
    body: str
    women: tuple[Name, ...]
    men: tuple[Name, ...]
    families: tuple[FamilyName, ...]
    towns: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Names of organizations to fill in: language → one form for each of ``kinds``."""

    kinds: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """Everything people and bodies are made up from.

    ``posts`` maps a group or a rank to language → posts, ``"man's|woman's"`` form.
    """

    cultures: Mapping[str, Culture]
    weights: Mapping[str, int]
    patterns: Mapping[str, Pattern]
    international: tuple[Text, ...]
    posts: Mapping[str, Mapping[str, tuple[str, ...]]]

    def culture_of(self, country: str) -> Culture:
        """Return the culture of a country that has one."""
        return self.cultures[country]

    def weight_of(self, country: str) -> int:
        """Return a country's share beside others."""
        return self.weights.get(country, USUAL_WEIGHT)


USUAL_WEIGHT = 10
"""Weight of a country that the file says nothing about."""


def read_names(path: Path) -> Names:
    """Read a scenario's ``names.toml``.

    Raises
    ------
    ValueError
        If a pool is empty or a country stands in two cultures.
    """
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    every = [_culture(code, pool) for code, pool in sorted(kept["culture"].items())]
    return Names(
        cultures=_by_country(every),
        weights=kept["weight"],
        patterns={group: _pattern(one) for group, one in kept["pattern"].items()},
        international=tuple(Text(one, "en") for one in kept["international"]),
        posts={group: _tuples(one) for group, one in kept["post"].items()},
    )


def _culture(code: str, pool: Mapping[str, Any]) -> Culture:
    return Culture(
        code=code,
        countries=tuple(pool["countries"]),
        native=pool.get("native", ""),
        is_family_first=pool.get("first") == "family",
        speaks=tuple(pool["speaks"]),
        body=pool["body"],
        women=_names(code, pool["women"]),
        men=_names(code, pool["men"]),
        families=_families(code, pool["family"]),
        towns=_names(code, pool["towns"]),
    )


def _names(code: str, words: str) -> tuple[Name, ...]:
    names = tuple(_name(word) for word in words.split())
    if not names:
        message = f"empty pool of names in {code}"
        raise ValueError(message)
    return names


def _families(code: str, words: str) -> tuple[FamilyName, ...]:
    return tuple(_family(name) for name in _names(code, words))


def _name(word: str) -> Name:
    latin, _, native = word.replace("_", " ").partition("/")
    return Name(latin, native)


def _family(name: Name) -> FamilyName:
    man, _, woman = name.latin.partition("~")
    native_man, _, native_woman = name.native.partition("~")
    return FamilyName(
        Name(man, native_man), Name(woman or man, native_woman or native_man)
    )


def _by_country(every: list[Culture]) -> Mapping[str, Culture]:
    found: dict[str, Culture] = {}
    for culture in every:
        for country in culture.countries:
            if country in found:
                message = (
                    f"{country} stands in {found[country].code} and {culture.code}"
                )
                raise ValueError(message)
            found[country] = culture
    return dict(sorted(found.items()))


def _pattern(kept: Mapping[str, Any]) -> Pattern:
    words = {lang: tuple(forms) for lang, forms in kept.items() if lang != "kinds"}
    return Pattern(tuple(kept["kinds"]), words)


def _tuples(kept: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {lang: tuple(forms) for lang, forms in kept.items()}
