"""States, their names, their regional groups; codes are ISO 3166-1 and M49."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.kernel.languages import Text, primary

REFERENCE = files("palabre.kernel.reference")


class Region(StrEnum):
    """The five regional groups of the United Nations.

    Every Member State stands in the group it belongs to for elections; charts by M49
    area use `Country.area` and say so.
    """

    AFRICA = "africa"
    ASIA_PACIFIC = "asia-pacific"
    EASTERN_EUROPE = "eastern-europe"
    LATIN_AMERICA_CARIBBEAN = "latin-america-caribbean"
    WESTERN_EUROPE_OTHERS = "western-europe-others"


@dataclass(frozen=True, slots=True)
class Country:
    """A Member State or an observer State of the United Nations.

    Parameters
    ----------
    iso2, iso3 : str
        ISO 3166-1 alpha-2 and alpha-3.
    m49 : str
        Three digits, with leading zeros.
    is_member : bool
        False for the two observer States.
    region : Region
        Regional group of the United Nations.
    area : str
        Smallest M49 area that holds it, three digits ("011" is Western Africa).
    is_ldc, is_lldc, is_sids : bool
        Least developed, landlocked developing, small island developing
        (United Nations lists as of January 2025).
    """

    iso2: str
    iso3: str
    m49: str
    is_member: bool
    region: Region
    area: str
    is_ldc: bool
    is_lldc: bool
    is_sids: bool


@cache
def countries() -> Mapping[str, Country]:
    """Return the 193 Member States and two observers by alpha-2 code, in its order."""
    rows = csv.DictReader(_words_of("countries.csv").splitlines())
    read = {row["iso2"]: _country(row) for row in rows}
    return dict(sorted(read.items()))


def _country(row: Mapping[str, str]) -> Country:
    flags = row["flags"].split()
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        m49=row["m49"],
        is_member=row["status"] == "member",
        region=Region(row["group"]),
        area=row["area"],
        is_ldc="ldc" in flags,
        is_lldc="lldc" in flags,
        is_sids="sids" in flags,
    )


def country_name(iso2: str, lang: str) -> str:
    """Return the short name of a country or territory in a language.

    The United Nations' short name where it differs from CLDR, else CLDR's; the code
    itself where neither knows it, so that a page never breaks on somebody's data.

    Examples
    --------
    >>> country_name("TR", "en"), country_name("KR", "fr")
    ('Türkiye', 'République de Corée')
    """
    code, tag = iso2.upper(), primary(lang)
    own = _own_names().get(code, {})
    return own.get(tag) or _cldr_names(tag).get(code, code)


def all_names(iso2: str, lang: str) -> tuple[str, ...]:
    """Return the names that a country goes by in a language, the official one first.

    Examples
    --------
    >>> all_names("TZ", "en")
    ('United Republic of Tanzania', 'Tanzania')
    """
    known = _cldr_names(primary(lang)).get(iso2.upper(), "")
    names = (country_name(iso2, lang), known)
    return tuple(dict.fromkeys(one for one in names if one))


def region_of(iso2: str) -> Region | None:
    """Return the regional group of a State; None for what belongs to none.

    Examples
    --------
    >>> region_of("SN")
    <Region.AFRICA: 'africa'>
    """
    country = countries().get(iso2.upper())
    return country.region if country else None


def region_name(region: Region, lang: str) -> str:
    """Return the name of a regional group in a language, English where unknown."""
    return str(REGIONS[region].said_in(lang))


def area_name(m49: str, lang: str) -> str:
    """Return CLDR's name of an M49 area; the digits where it has none.

    Examples
    --------
    >>> area_name("011", "en")
    'Western Africa'
    """
    return _cldr_names(primary(lang)).get(m49, m49)


def continent_of(iso2: str) -> str:
    """Return the M49 region ("002" is Africa) of a State; empty for others."""
    country = countries().get(iso2.upper())
    return _parents()[country.area] if country else ""


def by_iso3(iso3: str) -> Country | None:
    """Return the State with an alpha-3 code, as many statistics give it."""
    return _iso3_index().get(iso3.upper())


@cache
def _iso3_index() -> Mapping[str, Country]:
    return {country.iso3: country for country in countries().values()}


@cache
def _own_names() -> Mapping[str, Mapping[str, str]]:
    return {**_toml("un_short_names.toml"), **_toml("user_assigned.toml")}


@cache
def _cldr_names(tag: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # slow import  # noqa: PLC0415

    try:
        return Locale.parse(tag).territories
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en").territories


@cache
def _parents() -> Mapping[str, str]:
    parents: Mapping[str, str] = _toml("regions.toml")["parent"]
    return parents


def _group_names() -> dict[Region, Text]:
    groups = _toml("regions.toml")["group"]
    return {region: Text(groups[region], "en") for region in Region}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_words_of(name))


def _words_of(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


REGIONS: Mapping[Region, Text] = _group_names()
"""Names of the regional groups in the six languages of the United Nations."""
