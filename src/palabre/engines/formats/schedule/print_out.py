"""The programme on paper as tagged PDF (PDF/UA-1): a booklet on A4, a grid on A3.

Words reach the template as data, never as markup. Only fonts of the Typst wheel are
used while they cover every sign; other scripts take the fonts of the system.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import typst

from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.kernel.languages import direction, primary
from palabre.kernel.refusals import Refused

FORMS: Final = ("booklet", "grid")
FONTS: Final = (
    "Libertinus Serif",
    "Amiri",
    "Noto Serif",
    "Noto Sans",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
)
"""The first is in the wheel (Latin, Greek, Cyrillic); the others are asked of the
system for Arabic and Chinese."""

MOST_ROOMS: Final = 9
"""Rooms on one sheet; a day with more takes two."""

SHEET_MM: Final = 245
"""Height of an A3 sheet that hours may take."""

HOUR: Final = timedelta(hours=1)
_UNCOVERED: Final = re.compile(
    r"[^\t\n\r\u0020-\u024f\u0250-\u02af\u0300-\u036f\u0370-\u03ff\u0400-\u052f"
    r"\u1e00-\u1eff\u2010-\u2027\u202f-\u203a\u20ac\u2116\u2122\u2190-\u2193\u2212]"
)
_CHINESE: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff]")
_CONTROL: Final = re.compile(
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
    """

    lang: str
    days: Mapping[date, str]
    dates: str
    zone: str
    release: str
    cancelled: str
    languages: Mapping[str, str]


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
    days = _days(schedule)
    if not days:
        raise Refused("nothing-placed")
    make = _sheets if form == "grid" else _lists
    told = {
        "form": form,
        "title": _clean(schedule.title),
        "lang": primary(wording.lang),
        "dir": direction(wording.lang),
        "fonts": list(FONTS),
        "release": _clean(wording.release),
        "dates": _clean(wording.dates),
        "zone": _clean(wording.zone),
        "words": {"cancelled": _clean(wording.cancelled)},
        "days": [
            one for on, events in days for one in make(schedule, wording, on, events)
        ],
    }
    return _compiled(json.dumps(told, ensure_ascii=False, sort_keys=True), at)


def _compiled(told: str, at: datetime) -> bytes:
    """Run Typst; a script for which the machine has no font becomes "?"."""
    forms = [told, _CHINESE.sub("?", told), _UNCOVERED.sub("?", told)]
    for form in dict.fromkeys(forms):
        try:
            return _set(form, at)
        except typst.TypstError as error:
            reason = str(error).strip().split("\n", 1)[0]
    raise Refused("pdf-not-made", reason=reason)


def _set(told: str, at: datetime) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"programme": told},
        pdf_standards="ua-1",
        ignore_system_fonts=_UNCOVERED.search(told) is None,
        timestamp=int(at.astimezone(UTC).timestamp()),
    )


def _days(schedule: Schedule) -> list[tuple[date, list[ScheduledEvent]]]:
    zone = ZoneInfo(schedule.zone)
    found: dict[date, list[ScheduledEvent]] = defaultdict(list)
    for event in schedule.events:
        if event.starts_at is not None:
            found[event.starts_at.astimezone(zone).date()].append(event)
    return [
        (on, sorted(found[on], key=lambda one: (one.starts_at, one.venue, one.room)))
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
                "room": _clean(", ".join(filter(None, (one.room, one.venue)))),
                "kind": _clean(one.kind),
                "languages": wording.languages.get(one.guid, ""),
                "people": _clean(", ".join(_person(who) for who in one.persons)),
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
    rooms = list(dict.fromkeys((one.venue, one.room) for one in events))
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
