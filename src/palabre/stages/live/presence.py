"""Who is here, minute by minute: a badge seen, a page joined, and nothing beyond it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live.models import Presence, Sitting
from palabre.stages.live.states import SITTING_MOVES, Place
from palabre.stages.people.models import Person
from palabre.stages.plain_rows import keep_rows
from palabre.stages.summits.models import Summit

GAP = timedelta(minutes=3)
"""A page tells every minute; whoever is silent for longer has left."""

ROOM_STAYS = timedelta(minutes=20)
"""A scan at a seat says that somebody is here now, and likely a while longer."""


def be_present(sitting: Sitting, place: str, *, by: Actor, at: datetime) -> Presence:
    """Count whoever acts as present this minute, in the room or online.

    Raises Refused: ``sign-in-needed``, ``wrong-state``, ``field-unknown``.
    Journal: none; the minutes are the record, and no other trace is kept.
    """
    if by.person_id is None:
        raise Refused("sign-in-needed")
    if place not in set(Place):
        raise Refused("field-unknown", field="place", value=place)
    SITTING_MOVES.after("question", sitting.state)
    minute = at.replace(second=0, microsecond=0)
    stays = ROOM_STAYS if place == Place.ROOM else GAP
    with transaction.atomic():
        last = (
            Presence.objects.select_for_update()
            .filter(sitting=sitting, person_id=by.person_id, place=place)
            .order_by("-until", "-id")
            .first()
        )
        if last is None or last.until + stays < minute:
            return Presence.objects.create(
                sitting=sitting,
                person_id=by.person_id,
                place=place,
                since=minute,
                until=minute,
            )
        if last.until < minute:
            last.until = minute
            last.save(update_fields=["until"])
        return last


def be_present_all(
    sitting: Sitting,
    place: str,
    people: Sequence[Person],
    *,
    n_minutes: int,
    by: Actor,
    at: datetime,
) -> int:
    """Count many as present for some minutes, as a door or a video service tells it.

    Whoever is counted in these minutes already, in the same place, is not counted
    twice; return how many were added.

    Raises Refused: ``not-allowed`` but for the system, ``wrong-state``,
    ``field-unknown``. Journal: none, as `be_present`.
    """
    require(by.is_system, "live.presence.told")
    if place not in set(Place):
        raise Refused("field-unknown", field="place", value=place)
    SITTING_MOVES.after("question", sitting.state)
    since = at.replace(second=0, microsecond=0)
    until = since + timedelta(minutes=n_minutes - 1)
    with transaction.atomic():
        there = Presence.objects.select_for_update().filter(
            sitting=sitting, place=place, since__lte=until, until__gte=since
        )
        counted = set(there.order_by("id").values_list("person_id", flat=True))
        added = keep_rows(
            [
                Presence(
                    sitting=sitting, person=one, place=place, since=since, until=until
                )
                for one in people
                if one.pk not in counted
            ]
        )
    return len(added)


def n_present(sitting: Sitting, at: datetime) -> dict[str, int]:
    """Return how many are here now, by place; each person once a place."""
    found = dict.fromkeys((place.value for place in Place), 0)
    for place, stays in ((Place.ONLINE, GAP), (Place.ROOM, ROOM_STAYS)):
        here = Presence.objects.filter(
            sitting=sitting, place=place, until__gte=at - stays, since__lte=at
        ).aggregate(n=Count("person", distinct=True))
        found[place.value] = here["n"]
    return found


def minutes_of(person: Person, summit: Summit) -> dict[str, int]:
    """Return the minutes somebody took part in each session of an edition.

    In the room and online at once counts once. Certificates of attendance draw on it.
    """
    found = (
        Presence.objects.filter(person=person, sitting__session__summit=summit)
        .order_by("sitting__session__code", "since", "id")
        .values_list("sitting__session__code", "since", "until")
    )
    seen: dict[str, set[datetime]] = {}
    for code, since, until in found:
        minutes = int((until - since).total_seconds() // 60) + 1
        seen.setdefault(code, set()).update(
            since + timedelta(minutes=one) for one in range(minutes)
        )
    return {code: len(minutes) for code, minutes in seen.items()}
