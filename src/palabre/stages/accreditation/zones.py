"""Zones of an edition: what the places are called that classes of badge open."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation.models import Category, Zone
from palabre.stages.journal import operations as journal
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

Named = tuple[str, Text]
"""A zone: its code, and its name in the edition's languages."""


def zones_of(summit: Summit) -> list[Zone]:
    """Return the named zones of an edition, in their order."""
    return list(Zone.objects.filter(summit=summit).order_by("position", "id"))


def zone_names(summit: Summit, lang: str) -> dict[str, str]:
    """Return what each zone is called that a class opens; its code where unnamed."""
    named = {one.code: str(one.name.said_in(lang)) for one in zones_of(summit)}
    opened = Category.objects.filter(summit=summit).order_by("position", "id")
    for codes in opened.values_list("zones", flat=True):
        for code in codes:
            named.setdefault(code, code)
    return named


def names_in(codes: Iterable[str], named: dict[str, str]) -> list[str]:
    """Return zones by name."""
    return [named.get(code, code) for code in codes]


def set_zones(
    summit: Summit, zones: Sequence[Named], *, by: Actor, at: datetime
) -> None:
    """Set the zones and their names, in order; one that a class opens stays.

    Raises Refused: ``not-allowed``, ``zone-in-use``.
    Journal: ``accreditation.zones.set``.
    """
    act = "accreditation.zones.set"
    require(may_run(by, summit), act)
    with transaction.atomic():
        wanted = {code for code, _ in zones}
        going = Zone.objects.filter(summit=summit).exclude(code__in=wanted)
        _check_unused(summit, going)
        going.delete()
        for position, (code, name) in enumerate(zones):
            Zone.objects.update_or_create(
                summit=summit,
                code=code,
                defaults={"name": name, "position": position},
            )
        subject, told = f"summit:{summit.code}", ", ".join(code for code, _ in zones)
        journal.record(act, subject, by=by, at=at, summit=summit.code, zones=told)


def _check_unused(summit: Summit, going: Iterable[Zone]) -> None:
    for one in going:
        for category in summit.categories.order_by("position", "id"):
            if one.code in category.zones:
                zone, kind = str(one.name.said_in("en")), category.name.said_in("en")
                raise Refused("zone-in-use", zone=zone, category=str(kind))


def name_missing(
    summit: Summit, zones: Iterable[Named], *, by: Actor, at: datetime
) -> None:
    """Name zones that have no name yet; those that have one keep it.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.zones.set``.
    """
    there = [(one.code, one.name) for one in zones_of(summit)]
    known = {code for code, _ in there}
    fresh = [one for one in dict(zones).items() if one[0] not in known]
    if fresh:
        set_zones(summit, [*there, *fresh], by=by, at=at)
