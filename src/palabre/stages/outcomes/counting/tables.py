"""The tables behind each record of the language, and where their fields are found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.functions import Coalesce

from palabre.engines.figures.vocabulary import RECORDS
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn, Registration
from palabre.stages.accreditation.scans import IN_SESSION
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.live.models import Presence
from palabre.stages.live.states import Place
from palabre.stages.outcomes.counting.columns import (
    Column,
    DayOf,
    Fixed,
    Flag,
    Number,
    Plain,
    of_country,
)
from palabre.stages.programme.models import Session, SessionOrganizer, SessionRole
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits.models import Summit

Rows: TypeAlias = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows of a record lie; a record may lie in two.

    Parameters
    ----------
    rows : callable
        Edition → its rows, with what conditions need worked out; ``moment`` among it.
    keys : mapping
        What rows may be distinct by → lookup.
    columns : mapping
        Field → where it is found.
    person : str
        Lookup of the person, empty where nobody stands behind a row.
    organization : str
        Lookup of the person's organization.
    """

    rows: Callable[[Summit], Rows]
    keys: Mapping[str, str]
    columns: Mapping[str, Column]
    person: str = ""
    organization: str = ""


def _registrations(summit: Summit) -> Rows:
    seen = CheckIn.objects.filter(badge__registration=OuterRef("pk"))
    before = Registration.objects.filter(
        person=OuterRef("person"),
        state=RegistrationState.ACCREDITED,
        summit__series=summit.series_id,
        summit__starts_on__lt=summit.starts_on,
    )
    return Registration.objects.filter(summit=summit).alias(
        flag_seen=Exists(seen),
        flag_first_time=~Exists(before),
        moment=Coalesce("decided_at", "registered_at"),
    )


def _registered(path: str) -> dict[str, Column]:
    """Return what a registration states, seen from a table that points to it."""
    return {
        **of_country(f"{path}country"),
        "group": Plain(f"{path}group"),
        "category": Plain(f"{path}category__code"),
        "gender": Plain(f"{path}gender"),
        "rank": Plain(f"{path}rank"),
        "organization": Plain(f"{path}organization__code"),
        "state": Plain(f"{path}state"),
        "attendance": Plain(f"{path}attendance"),
    }


def _check_ins(summit: Summit) -> Rows:
    found = CheckIn.objects.filter(badge__registration__summit=summit)
    return found.alias(moment=F("at"))


def _scans(summit: Summit) -> Rows:
    found = GateScan.objects.filter(
        summit=summit,
        badge__isnull=False,
        place__startswith=IN_SESSION,
        is_exit=False,
        refusal="",
    )
    return found.alias(moment=F("at"))


def _presences(summit: Summit) -> Rows:
    own = FilteredRelation(
        "person__registrations", condition=Q(person__registrations__summit=summit)
    )
    found = Presence.objects.filter(sitting__session__summit=summit)
    return found.alias(own=own, moment=F("since"))


def _sessions(summit: Summit) -> Rows:
    placed = Q(placement__isnull=False)
    return Session.objects.filter(summit=summit).alias(
        flag_placed=placed, moment=F("placement__starts_at")
    )


def _of_sessions(model: type[Any]) -> Callable[[Summit], Rows]:
    def rows(summit: Summit) -> Rows:
        found: Rows = model.objects.filter(session__summit=summit).alias(
            flag_placed=Q(session__placement__isnull=False),
            moment=F("session__placement__starts_at"),
        )
        return found

    return rows


def _programme(path: str) -> dict[str, Column]:
    """Return what the programme says of a session, seen from another table."""
    return {
        "state": Plain(f"{path}state"),
        "type": Plain(f"{path}type__code"),
        "mode": Plain(f"{path}mode"),
        "theme": Plain(f"{path}themes__code"),
        "venue": Plain(f"{path}placement__room__venue__code"),
        "day": DayOf(f"{path}placement__starts_at"),
        "placed": Flag("flag_placed"),
    }


def _reports(summit: Summit) -> Rows:
    found = SessionReport.objects.filter(session__summit=summit)
    return found.alias(moment=Coalesce("cleared_at", "drafted_at"))


TABLES: Mapping[str, tuple[Table, ...]] = {
    "registrations": (
        Table(
            _registrations,
            {
                "registration": "pk",
                "person": "person",
                "country": "country",
                "region": "country",
                "group": "group",
                "organization": "organization__code",
            },
            {
                **_registered(""),
                "place": Plain("place"),
                "seen": Flag("flag_seen"),
                "first-time": Flag("flag_first_time"),
                "day": DayOf("registered_at"),
            },
            person="person",
            organization="organization",
        ),
    ),
    "check-ins": (
        Table(
            _check_ins,
            {
                "check-in": "pk",
                "registration": "badge__registration",
                "person": "badge__registration__person",
                "country": "badge__registration__country",
                "day": "on",
            },
            {
                **_registered("badge__registration__"),
                "day": DayOf("on", is_date=True),
                "gate": Plain("gate"),
            },
            person="badge__registration__person",
            organization="badge__registration__organization",
        ),
    ),
    "attendances": (
        Table(
            _scans,
            {
                "attendance": "number",
                "person": "badge__registration__person",
                "session": "place",
                "country": "badge__registration__country",
            },
            {
                **_registered("badge__registration__"),
                "attendance": Fixed("pk", "on-site"),
                "session": Plain("place", prefix=IN_SESSION),
                "day": DayOf("at"),
            },
            person="badge__registration__person",
            organization="badge__registration__organization",
        ),
        Table(
            _presences,
            {
                "attendance": "pk",
                "person": "person",
                "session": "sitting__session__code",
                "country": "own__country",
            },
            {
                **_registered("own__"),
                "attendance": Plain(
                    "place", {"on-site": Place.ROOM, "online": Place.ONLINE}
                ),
                "session": Plain("sitting__session__code"),
                "day": DayOf("since"),
            },
            person="person",
            organization="own__organization",
        ),
    ),
    "sessions": (
        Table(
            _sessions,
            {
                "session": "pk",
                "type": "type__code",
                "day": "placement__starts_at",
                "venue": "placement__room__venue__code",
            },
            _programme(""),
        ),
    ),
    "roles": (
        Table(
            _of_sessions(SessionRole),
            {
                "role": "pk",
                "person": "person",
                "session": "session__code",
                "country": "person__country",
                "organization": "organization__code",
            },
            {
                **_programme("session__"),
                **of_country("person__country"),
                "gender": Plain("person__gender"),
                "group": Plain("group"),
                "organization": Plain("organization__code"),
                "role": Plain("role"),
            },
            person="person",
            organization="organization",
        ),
    ),
    "organizers": (
        Table(
            _of_sessions(SessionOrganizer),
            {
                "organizer": "pk",
                "organization": "organization__code",
                "session": "session__code",
                "country": "organization__country",
                "group": "organization__group",
            },
            {
                **_programme("session__"),
                **of_country("organization__country"),
                "group": Plain("organization__group"),
                "organization": Plain("organization__code"),
                "position": Number("position"),
            },
        ),
    ),
    "reports": (
        Table(
            _reports,
            {"report": "pk", "session": "session__code"},
            {
                "state": Plain("state"),
                "type": Plain("session__type__code"),
                "mode": Plain("session__mode"),
                "day": DayOf("session__placement__starts_at"),
            },
        ),
    ),
}
"""Record of the language → its tables."""

assert TABLES.keys() == RECORDS.keys()
