"""Now in all rooms: five sessions at once for a delegation of one, with alerts."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel import places
from palabre.kernel.languages import Text
from palabre.stages.live import queries
from palabre.stages.live.models import Cue, Sitting
from palabre.stages.live.values import CueRow, FloorRow, cue_row, floor_row
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.choices import countries
from palabre.web.ui.tags import page_lang

LOOKED_BACK = timedelta(minutes=10)
"""A word said ten minutes ago is still worth going to the room for."""

CUES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a delegation cares about, as the address says it."""

    words: tuple[str, ...]
    country: str
    theme: str

    def __bool__(self) -> bool:
        """Tell whether anything is watched for."""
        return bool(self.words or self.country or self.theme)


@dataclass(frozen=True, slots=True)
class RoomNow:
    """One room: who speaks, what was said last, why it may matter."""

    session: Session
    room: Text
    floor: FloorRow | None
    time_left: int | None
    cues: list[CueRow]
    heard: tuple[str, ...]
    is_country: bool
    is_theme: bool
    n_waiting: int

    @property
    def is_alert(self) -> bool:
        """Tell whether something that is watched for happens here."""
        return bool(self.heard) or self.is_country or self.is_theme


def everywhere(request: Asked, summit: str) -> HttpResponse:
    """Show every session that is on, those that matter first."""
    edition = summits.by_code(summit)
    wishes = _wishes(request)
    sittings = list(queries.open_sittings(edition))
    now = queries.rooms_now(sittings, since=request.at - LOOKED_BACK)
    rooms = [_room(one, now, wishes, request) for one in sittings]
    rooms.sort(key=lambda one: not one.is_alert)
    told = {
        "summit": edition,
        "rooms": rooms,
        "n_alerts": sum(one.is_alert for one in rooms),
        "wishes": wishes,
        "themes": list(edition.themes.order_by("position", "id")),
        "countries": countries(page_lang()),
        "at": request.at,
    }
    return render(request, "floor/everywhere.html", told)


def _wishes(request: Asked) -> Wishes:
    given = request.GET.get("words", "")[:300]
    words = tuple(one.strip() for one in re.split(r"[,;،\n]", given) if one.strip())
    country = request.GET.get("country", "").upper()
    known = country if country in places.countries() else ""
    return Wishes(words[:20], known, request.GET.get("theme", "")[:60])


def _room(
    sitting: Sitting, now: queries.RoomsNow, wishes: Wishes, request: Asked
) -> RoomNow:
    cues = now.cues.get(sitting.pk, [])
    statement = now.floors.get(sitting.pk)
    floor = floor_row(statement, sitting) if statement else None
    placement = getattr(sitting.session, "placement", None)
    spoke = {one.statement.request.country for one in cues if one.statement}
    themes = {one.code for one in sitting.session.themes.all()}
    return RoomNow(
        session=sitting.session,
        room=placement.room.name if placement else Text(),
        floor=floor,
        time_left=floor.seconds_left(request.at) if floor else None,
        cues=[cue_row(one, is_new_voice=True) for one in cues[-CUES_SHOWN:]],
        heard=_heard(wishes.words, cues),
        is_country=bool(wishes.country)
        and (
            wishes.country in spoke
            or (statement is not None and statement.request.country == wishes.country)
        ),
        is_theme=bool(wishes.theme) and wishes.theme in themes,
        n_waiting=now.n_waiting.get(sitting.pk, 0),
    )


def _heard(words: tuple[str, ...], cues: list[Cue]) -> tuple[str, ...]:
    said = folded(" ".join(one.text for one in cues))
    return tuple(one for one in words if folded(one) and folded(one) in said)
