"""Found an edition from nothing: series, types, classes of badge, a first secretariat."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, text
from palabre.kernel.reference.frameworks import registration_categories
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.zones import set_zones
from palabre.stages.programme import operations as programme
from palabre.stages.summits import catalogue
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.workflows.appoint import Appointment, appoint

COLOURS = (
    *("#1d4f91", "#7a1f3d", "#2f6b3c", "#5b3f8c", "#8a4b12", "#8f6a00", "#444b54"),
    *("#0f6470", "#8c2f6b", "#5c5a2e"),
)
"""Told apart by their darkness too; each carries white words."""

ZONES = ("grounds", "rooms")
ZONE_NAMES = {
    "grounds": text(
        en="Grounds",
        fr="Enceinte",
        es="Recinto",
        ar="الباحة",
        ru="Территория",
        zh="场区",
    ),
    "rooms": text(
        en="Session rooms",
        fr="Salles de séance",
        es="Salas de sesiones",
        ar="قاعات الجلسات",
        ru="Залы заседаний",
        zh="会议室",
    ),
}
"""What the usual zones are called."""

OUTSIDE = frozenset({"accompanying"})
"""Classes that are let onto the grounds, not into the rooms of sessions."""


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What comes back; an edition alone is a series of one."""

    code: str
    name: Text


def found_edition(
    series: SeriesFacts,
    plan: summits.SummitPlan,
    *,
    secretariat: Appointment | None,
    url: str,
    by: Actor,
    at: datetime,
) -> Summit:
    """Announce an edition with what every edition needs on its first day.

    Types of session, classes of badge and the frameworks are those of the house; the
    secretariat changes them on its pages.

    Raises Refused: ``not-allowed`` and those of `summits.announce`.
    Journal: that of the acts it is made of.
    """
    with transaction.atomic():
        catalogue.load_frameworks(by=by, at=at)
        kept = summits.found_series(
            series.code,
            name=series.name,
            about=Text(),
            is_fictional=plan.is_fictional,
            by=by,
            at=at,
        )
        summit = summits.announce(kept, plan, by=by, at=at)
        programme.set_session_types(summit, catalogue.session_types(), by=by, at=at)
        set_usual_categories(summit, by=by, at=at)
        if secretariat is not None:
            appoint(summit, secretariat, url=url, by=by, at=at)
        return summits.move(summit, "open", by=by, at=at)


def set_usual_categories(summit: Summit, *, by: Actor, at: datetime) -> None:
    """Give an edition the usual classes of badge, and the zones that they open.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.categories.set``, ``accreditation.zones.set``.
    """
    accreditation.set_categories(summit, categories(), by=by, at=at)
    set_zones(summit, list(ZONE_NAMES.items()), by=by, at=at)


def categories() -> list[tuple[str, Text, str, tuple[str, ...]]]:
    """Return the classes of badge that an edition starts with."""
    return [
        (
            one.code,
            one.name,
            COLOURS[place % len(COLOURS)],
            ZONES[:1] if one.code in OUTSIDE else ZONES,
        )
        for place, one in enumerate(registration_categories())
    ]
