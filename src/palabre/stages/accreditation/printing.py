"""Badges as they are printed: what stands on each, for whoever prints."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from palabre.engines.formats.badges import PrintedBadge
from palabre.kernel.actors import Actor
from palabre.kernel.places import country_name
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.models import Badge, Registration
from palabre.stages.accreditation.photos import photos_on_badges
from palabre.stages.accreditation.states import Attendance
from palabre.stages.accreditation.zones import names_in, zone_names
from palabre.stages.people.queries import folded
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import group_names

FOUND = 25
"""Hits that a desk shows; a longer name finds fewer."""


def printed_badges(
    actor: Actor, summit: Summit, lang: str, *, safe: Safe, category: str = ""
) -> list[PrintedBadge]:
    """Return the valid badges of an edition as printed, by name, with photographs.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_vet(actor, summit), "accreditation.badges.printed")
    rows = _valid(summit)
    if category:
        rows = rows.filter(registration__category__code=category)
    return _printed(list(rows), lang, summit, safe=safe, by=actor)


def printed_badge(
    actor: Actor, summit: Summit, serial: str, lang: str, *, safe: Safe
) -> list[PrintedBadge]:
    """Return one valid badge as printed, for the desk.

    Raises Refused: ``not-allowed``, ``not-found``.
    """
    badge = badge_at_desk(actor, summit, serial)
    return _printed([badge], lang, summit, safe=safe, by=actor)


def badge_at_desk(actor: Actor, summit: Summit, serial: str) -> Badge:
    """Return a valid badge by its serial.

    Raises Refused: ``not-allowed``, ``not-found``.
    """
    require(rules.may_check_in(actor, summit), "accreditation.badges.read")
    found = _valid(summit).filter(serial=serial).first()
    if found is None:
        raise Refused("not-found", what="badge", code=serial)
    return found


def badges_named(actor: Actor, summit: Summit, words: str) -> list[Badge]:
    """Return valid badges whose bearer or body is called so, in any script.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_check_in(actor, summit), "accreditation.badges.read")
    wanted = folded(words)
    if not wanted:
        return []
    is_meant = (
        Q(registration__person__aliases__folded__contains=wanted)
        | Q(registration__organization__folded__contains=wanted)
        | Q(serial__iexact=words.strip())
    )
    return list(_valid(summit).filter(is_meant).distinct()[:FOUND])


def _valid(summit: Summit) -> QuerySet[Badge]:
    rows = Badge.objects.filter(
        registration__summit=summit,
        registration__attendance=Attendance.ON_SITE,
        revoked_at__isnull=True,
    ).select_related(
        "registration__summit",
        "registration__person",
        "registration__organization",
        "registration__category",
    )
    return rows.order_by("registration__person__sort_name", "id")


def _printed(
    badges: Sequence[Badge], lang: str, summit: Summit, *, safe: Safe, by: Actor
) -> list[PrintedBadge]:
    bearers = [one.registration.person_id for one in badges]
    photos = photos_on_badges(summit, bearers, safe=safe, by=by)
    zones = zone_names(summit, lang)
    return [
        _as_printed(one, lang, zones, photos.get(one.registration.person_id))
        for one in badges
    ]


def country_or_group(asked: Registration, lang: str) -> str:
    """Return what stands under the body: the country, else the stakeholder group."""
    if asked.country:
        return country_name(asked.country, lang)
    named = group_names().get(asked.group)
    return str(named.said_in(lang)) if named else ""


def _as_printed(
    badge: Badge, lang: str, zones: dict[str, str], photo: bytes | None
) -> PrintedBadge:
    asked, kind = badge.registration, badge.registration.category
    body = asked.organization
    return PrintedBadge(
        name=asked.person.name,
        organization=str(body.name.said_in(lang)) if body else "",
        country=country_or_group(asked, lang),
        category=str(kind.name.said_in(lang)),
        colour=kind.colour,
        zones=tuple(names_in(kind.zones, zones)),
        token=badge.token,
        serial=badge.serial,
        photo=photo,
    )
