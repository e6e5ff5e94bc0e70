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

WISHES = 20
"""Words, countries, themes one page watches for, of each."""

_RUN_TOGETHER = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts without spaces between words: Thai, Lao, Khmer, kana, Chinese."""

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_BEFORE = r"(?:[وفبكل]{0,2}(?:ال|ل)?)?"
"""What Arabic writes in one with the word after it: and, so, in, as, for, the."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a delegation cares about, as the address says it."""

    words: tuple[str, ...]
    countries: tuple[str, ...]
    themes: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything is watched for."""
        return bool(self.words or self.countries or self.themes)


@dataclass(frozen=True, slots=True)
class RoomNow:
    """One room: who speaks, what was said last, why it may matter."""

    session: Session
    room: Text
    floor: FloorRow | None
    time_left: int | None
    cues: list[CueRow]
    heard: tuple[str, ...]
    countries: tuple[str, ...]
    themes: tuple[Text, ...]
    n_waiting: int

    @property
    def is_alert(self) -> bool:
        """Tell whether something that is watched for happens here."""
        return bool(self.heard or self.countries or self.themes)


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
        "is_choosing": "choose" in request.GET,
        "query": f"{request.GET.urlencode()}&" if request.GET else "",
    }
    return render(request, "floor/everywhere.html", told)


def _wishes(request: Asked) -> Wishes:
    given = request.GET.get("words", "")[:300]
    words = tuple(one.strip() for one in re.split(r"[,;،\n]", given) if one.strip())
    asked = {one.upper() for one in request.GET.getlist("country")[:WISHES]}
    known = sorted(asked.intersection(places.countries()))
    themes = {one[:60] for one in request.GET.getlist("theme")[:WISHES] if one}
    return Wishes(words[:WISHES], tuple(known), tuple(sorted(themes)))


def _room(
    sitting: Sitting, now: queries.RoomsNow, wishes: Wishes, request: Asked
) -> RoomNow:
    cues = now.cues.get(sitting.pk, [])
    statement = now.floors.get(sitting.pk)
    floor = floor_row(statement, sitting) if statement else None
    placement = getattr(sitting.session, "placement", None)
    spoke = {one.statement.request.country for one in cues if one.statement}
    if statement is not None:
        spoke.add(statement.request.country)
    themes = {one.code: one.name for one in sitting.session.themes.all()}
    return RoomNow(
        session=sitting.session,
        room=placement.room.name if placement else Text(),
        floor=floor,
        time_left=floor.seconds_left(request.at) if floor else None,
        cues=[cue_row(one, is_new_voice=True) for one in cues[-CUES_SHOWN:]],
        heard=_heard(wishes.words, cues),
        countries=tuple(one for one in wishes.countries if one in spoke),
        themes=tuple(themes[one] for one in wishes.themes if one in themes),
        n_waiting=now.n_waiting.get(sitting.pk, 0),
    )


def _heard(words: tuple[str, ...], cues: list[Cue]) -> tuple[str, ...]:
    said = folded(" ".join(one.text for one in cues))
    return tuple(one for one in words if _is_said(folded(one), said))


def _is_said(word: str, said: str) -> bool:
    """Tell whether a word was said, as a whole where words are written apart."""
    if not word or _RUN_TOGETHER.search(word):
        return bool(word) and word in said
    before = _ARABIC_BEFORE if _ARABIC.search(word) else ""
    return bool(re.search(rf"(?<!\w){before}{re.escape(word)}(?!\w)", said))
