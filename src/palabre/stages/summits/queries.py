"""Reading series, editions, calendars, places, frameworks and roles."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from django.db.models import Prefetch, QuerySet

from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Organization, Person
from palabre.stages.plain_rows import ask, row_where
from palabre.stages.summits.models import (
    FrameworkItem,
    Phase,
    Room,
    Series,
    StatedFigure,
    Summit,
    Theme,
    Venue,
    VenueDay,
)
from palabre.stages.summits.states import HostKind


def by_code(code: str) -> Summit:
    """Return an edition that is run here by its public code.

    A past edition known by its published figures alone has no programme, no call and no
    outcomes here: whatever asks for those finds nothing.

    Raises Refused: ``not-found``.
    """
    found = listed_by_code(code)
    if found.is_listed_only:
        raise Refused("not-found", what="summit", code=code)
    return found


def listed_by_code(code: str) -> Summit:
    """Return an edition, run here or known by its published figures alone.

    Raises Refused: ``not-found``.
    """
    found = (
        Summit.objects.select_related("series", "chair", "next_summit")
        .filter(code=code)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="summit", code=code)
    return found


def plain_by_code(code: str) -> Summit:
    """Return an edition run here without what it belongs to, for acts in a hurry.

    Raises Refused: ``not-found``.
    """
    found = row_where(Summit, "code = %s", code)
    if found is None or found.is_listed_only:
        raise Refused("not-found", what="summit", code=code)
    return found


def codes_in_use() -> list[str]:
    """Return the codes of the editions that are more than published figures."""
    rows = Summit.objects.filter(is_listed_only=False)
    return list(rows.order_by("-starts_on", "id").values_list("code", flat=True))


ROLES = """
SELECT palabre_rolegrant.role, palabre_summit.code FROM palabre_rolegrant
JOIN palabre_summit ON palabre_summit.id = palabre_rolegrant.summit_id
WHERE palabre_rolegrant.person_id = %s ORDER BY palabre_rolegrant.id
"""
"""Asked at every request of somebody known, so the mapper does not compile it anew."""


def roles_of(person: Person) -> list[tuple[str, str]]:
    """Return (role, code of the summit) for every role a person holds."""
    return [(role, code) for role, code in ask(ROLES, person.pk)]


def all_series() -> QuerySet[Series]:
    """Return every series with its editions, newest edition first."""
    editions = Summit.objects.order_by("-starts_on", "id")
    return Series.objects.prefetch_related(Prefetch("summits", editions)).order_by(
        "name", "id"
    )


def series_by_code(code: str) -> Series:
    """Return a series, or refuse with ``not-found``."""
    found = Series.objects.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="series", code=code)
    return found


def editions_of(series: Series) -> QuerySet[Summit]:
    """Return the editions of a series with their stated figures, newest first."""
    figures = StatedFigure.objects.order_by("id")
    return (
        Summit.objects.filter(series=series)
        .select_related("series")
        .prefetch_related(Prefetch("stated_figures", figures))
        .order_by("-starts_on", "id")
    )


def hosts_of(summit: Summit) -> dict[str, list[Organization]]:
    """Return who hosts and who co-organizes an edition, by kind, in order."""
    found: dict[str, list[Organization]] = {str(kind): [] for kind in HostKind}
    rows = summit.hosts.select_related("organization").order_by("position", "id")
    for row in rows:
        found.setdefault(row.kind, []).append(row.organization)
    return found


def phases_of(summit: Summit) -> QuerySet[Phase]:
    """Return the calendar of an edition, first window first."""
    return summit.phases.order_by("starts_at", "ends_at", "id")


def venues_of(summit: Summit) -> QuerySet[Venue]:
    """Return the venues of an edition with rooms and days, in order."""
    return summit.venues.prefetch_related(
        Prefetch("rooms", Room.objects.order_by("position", "id")),
        Prefetch("days", VenueDay.objects.order_by("on", "id")),
    ).order_by("position", "id")


def themes_of(summit: Summit) -> QuerySet[Theme]:
    """Return the themes of an edition, in the order of its agenda."""
    return summit.themes.order_by("position", "id")


def items_of(framework: str) -> QuerySet[FrameworkItem]:
    """Return the items of a framework by its code, in order."""
    return FrameworkItem.objects.filter(framework__code=framework).order_by(
        "position", "id"
    )


@cache
def group_names() -> Mapping[str, Text]:
    """Return the names of the stakeholder groups, in the order of the WSIS list."""
    path = files("palabre.stages.summits") / "frameworks" / "stakeholder_groups.toml"
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    return {one["code"]: Text(one["name"], "en") for one in kept["group"]}
