"""The meters of a draft in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.places import Region, region_name
from palabre.stages.outcomes.meters import Dimension, Meter
from palabre.web.ui.names import group_name, language_name

TITLES: Mapping[str, str | Promise] = {
    Dimension.GROUP: _("Stakeholder groups"),
    Dimension.REGION: _("Regions (regional groups of the United Nations)"),
    Dimension.GENDER: _("Gender"),
    Dimension.LANG: _("Languages"),
}
GENDERS: Mapping[str, str | Promise] = {
    "f": _("women"),
    "m": _("men"),
    "x": _("another gender"),
}


@dataclass(frozen=True, slots=True)
class ToldMeter:
    """A meter with the name of its category."""

    name: str
    meter: Meter


@dataclass(frozen=True, slots=True)
class ToldDimension:
    """A dimension with its meters."""

    title: str
    rows: tuple[ToldMeter, ...]
    is_group: bool = False


def told_meters(
    meters: Mapping[Dimension, tuple[Meter, ...]],
) -> tuple[ToldDimension, ...]:
    """Return the dimensions that have meters, in order, with their words."""
    return tuple(_told(meters))


def _told(meters: Mapping[Dimension, tuple[Meter, ...]]) -> Iterator[ToldDimension]:
    for by, rows in meters.items():
        if rows:
            told = tuple(ToldMeter(_name(by, one.key), one) for one in rows)
            yield ToldDimension(str(TITLES[by]), told, by is Dimension.GROUP)


def _name(by: Dimension, key: str) -> str:
    lang = get_language() or "en"
    if not key:
        return str(_("not known, or too few to show"))
    if by is Dimension.GROUP:
        return group_name(key, lang)
    if by is Dimension.REGION:
        return region_name(Region(key), lang)
    if by is Dimension.LANG:
        return language_name(key, lang)
    return str(GENDERS.get(key.casefold(), key))
