"""The programme on paper as tagged PDF (PDF/UA-1): a booklet on A4, a grid on A3.

Words reach the template as data, never as markup. Only fonts that come along are used
while they cover every sign: the six languages of the United Nations look the same on
every machine; other scripts take the fonts of the system.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import typst

from palabre.engines.formats.documents.pdf import covers, fonts_for, house_fonts
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.engines.formats.typesetting import let_go
from palabre.kernel.languages import comma, direction, pause, primary
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

FORMS: Final = ("booklet", "grid")
MOST_ROOMS: Final = 9
"""Rooms on one sheet; a day with more takes two."""

SHEET_MM: Final = 245
"""Height of an A3 sheet that hours may take."""

MOST_TRIES: Final = 12
"""Times that signs without a font are taken out, a word at a time."""

HOUR: Final = timedelta(hours=1)
_RIGHT_TO_LEFT: Final = late(r"[\u0590-\u08ff]")
_UNSET: Final = late(r'the text `"(.+?)"`')
"""How Typst names what no font of the machine holds."""
_CONTROL: Final = late(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff0-\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What the paper says in the reader's language.

    Parameters
    ----------
    days : mapping
        Each day as a title.
    dates, zone, release, cancelled : str
        The edition's dates; the zone of the times; the release; "Cancelled".
    languages : mapping
        Guid of an event → languages of interpretation, as printed.
    note : str
        What stands at the foot of every page: that an edition is fictional.
    rooms : sequence
        Venues and rooms as the house orders them; others follow by name.
    """

    lang: str
    days: Mapping[date, str]
    dates: str
    zone: str
    release: str
    cancelled: str
    languages: Mapping[str, str]
    note: str = ""
    rooms: Sequence[tuple[str, str]] = ()

    def place(self, event: ScheduledEvent) -> tuple[int, str, str]:
        """Return what sorts an event by its room."""
        held = event.venue, event.room
        known = list(self.rooms)
        return known.index(held) if held in known else len(known), *held


def to_pdf(schedule: Schedule, wording: Wording, *, form: str, at: datetime) -> bytes:
    """Return the programme on paper.

    Parameters
    ----------
    form : str
        ``booklet`` or ``grid``.
    at : datetime
        Date of the file: the release's instant.

    Raises
    ------
    Refused
        ``pdf-not-made`` when the words cannot be set, with Typst's reason;
        ``nothing-placed`` when no event has a time.
    """
    days = _days(schedule, wording)
    if not days:
        raise Refused("nothing-placed")
    make = _sheets if form == "grid" else _lists
    told = {
        "form": form,
        "title": _clean(schedule.title),
        "lang": primary(wording.lang),
        "dir": direction(wording.lang),
        "fonts": fonts_for(wording.lang),
        "release": _clean(wording.release),
        "dates": _clean(wording.dates),
        "zone": _clean(wording.zone),
        "note": _clean(wording.note),
        "words": {"cancelled": _clean(wording.cancelled)},
        "days": [
            one for on, events in days for one in make(schedule, wording, on, events)
        ],
    }
    try:
        return _compiled(json.dumps(told, ensure_ascii=False, sort_keys=True), at)
    finally:
        let_go(house_fonts(with_system_fonts=False))


def _compiled(told: str, at: datetime) -> bytes:
    """Run Typst; a sign for which no font is found becomes "?"."""
    if all(map(covers, set(told))):
        return _made(told, at, house_fonts(with_system_fonts=False))
    for _ in range(MOST_TRIES):
        try:
            return _set(told, at, house_fonts(with_system_fonts=True))
        except typst.TypstError as error:
            found = _UNSET.search(str(error))
            unset = {sign for sign in found[1] if not covers(sign)} if found else set()
        if not unset:
            break
        told = "".join("?" if sign in unset else sign for sign in told)
    known = "".join(sign if covers(sign) else "?" for sign in told)
    return _made(known, at, house_fonts(with_system_fonts=False))


def _made(told: str, at: datetime, fonts: typst.Fonts) -> bytes:
    try:
        return _set(told, at, fonts)
    except typst.TypstError as error:
        reason = str(error).strip().split("\n", 1)[0]
        raise Refused("pdf-not-made", reason=reason) from error


def _set(told: str, at: datetime, fonts: typst.Fonts) -> bytes:
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"programme": told},
        pdf_standards="ua-1",
        font_paths=fonts,
        timestamp=int(at.astimezone(UTC).timestamp()),
    )
    return made


def _days(
    schedule: Schedule, wording: Wording
) -> list[tuple[date, list[ScheduledEvent]]]:
    zone = ZoneInfo(schedule.zone)
    found: dict[date, list[ScheduledEvent]] = defaultdict(list)
    for event in schedule.events:
        if event.starts_at is not None:
            found[event.starts_at.astimezone(zone).date()].append(event)
    return [
        (on, sorted(found[on], key=lambda one: (one.starts_at, *wording.place(one))))
        for on in sorted(found)
    ]


def _lists(
    schedule: Schedule, wording: Wording, on: date, events: list[ScheduledEvent]
) -> Iterable[dict[str, object]]:
    zone = ZoneInfo(schedule.zone)
    yield {
        "title": wording.days[on],
        "sessions": [
            _said(one, zone)
            | {
                "room": _clean(
                    pause(wording.lang).join(filter(None, (one.room, one.venue)))
                ),
                "kind": _clean(one.kind),
                "languages": wording.languages.get(one.guid, ""),
                "people": _clean(
                    comma(wording.lang).join(_person(who) for who in one.persons)
                ),
            }
            for one in events
        ],
    }


def _person(who: ScheduledPerson) -> str:
    return f"{who.name} ({who.affiliation})" if who.affiliation else who.name


def _sheets(
    schedule: Schedule, wording: Wording, on: date, events: list[ScheduledEvent]
) -> Iterable[dict[str, object]]:
    zone = ZoneInfo(schedule.zone)
    by_room = sorted(events, key=wording.place)
    rooms = list(dict.fromkeys((one.venue, one.room) for one in by_room))
    starts = [one.starts_at.astimezone(zone) for one in events if one.starts_at]
    begins = min(starts).replace(minute=0, second=0, microsecond=0)
    ends = max(one.ends_at for one in events if one.ends_at)
    n_hours = max(1, -(-(ends - begins) // HOUR))
    for first in range(0, len(rooms), MOST_ROOMS):
        here = rooms[first : first + MOST_ROOMS]
        yield {
            "title": wording.days[on],
            "rooms": [_clean(room) for _, room in here],
            "hours": [f"{begins + HOUR * n:%H:%M}" for n in range(n_hours)],
            "hour-mm": SHEET_MM / n_hours,
            "sessions": [
                _said(one, zone)
                | {
                    "column": here.index((one.venue, one.room)),
                    "from": int((one.starts_at - begins).total_seconds() // 60),
                    "minutes": max(one.minutes, 10),
                }
                for one in events
                if one.starts_at and (one.venue, one.room) in here
            ],
        }


def _said(one: ScheduledEvent, zone: ZoneInfo) -> dict[str, object]:
    assert one.starts_at is not None
    assert one.ends_at is not None
    starts, ends = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
    is_rtl = _RIGHT_TO_LEFT.search(one.title) is not None
    return {
        "title": _clean(one.title),
        "dir": "rtl" if is_rtl else "ltr",
        "time": f"{starts:%H:%M}–{ends:%H:%M}",
        "gone": one.status is EventStatus.CANCELLED,
    }


def _clean(words: str) -> str:
    return _CONTROL.sub("", words)


@cache
def _template() -> bytes:
    place = files("palabre.engines.formats.schedule") / "house" / "programme.typ"
    return place.read_bytes()
