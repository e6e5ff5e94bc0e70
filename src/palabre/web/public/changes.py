"""A release's changelog in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from palabre.kernel.languages import Text
from palabre.stages.programme.models import Release
from palabre.stages.programme.releases import compare
from palabre.stages.programme.values import RoomRow
from palabre.web.ui.tags import clock, day, pause, said, spoken

Rooms = Mapping[tuple[str, str], RoomRow]


@dataclass(frozen=True, slots=True)
class Change:
    """One session and what became of it."""

    session: str
    title: SafeString | str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A release as its page tells it."""

    name: str
    number: int
    released_at: datetime
    n_new: int
    changes: tuple[Change, ...]


def told(release: Release, *, rooms: Rooms, zone: str) -> Told:
    """Return a release with its changes in words; a first one counts them only."""
    is_first = release.number == 1
    log: list[dict[str, Any]] = release.changelog
    return Told(
        name=release.name,
        number=release.number,
        released_at=release.released_at,
        n_new=sum(line["kind"] == "added" for line in log),
        changes=() if is_first else tuple(_change(line, rooms, zone) for line in log),
    )


def between(
    was: Release, now: Release, *, rooms: Rooms, zone: str
) -> tuple[Change, ...]:
    """Return what changed from one release to another, whichever is the older."""
    log = compare(was.programme, now.programme)
    return tuple(_change(line, rooms, zone) for line in log)


def awaited(
    log: Iterable[dict[str, Any]], *, rooms: Rooms, zone: str
) -> tuple[Change, ...]:
    """Return what the next release would tell."""
    return tuple(_change(line, rooms, zone) for line in log)


def _change(line: dict[str, Any], rooms: Rooms, zone: str) -> Change:
    kind = line["kind"]
    title = line.get("title") or (line["now"] or line["was"])["title"]
    return Change(
        session=line["session"],
        title=spoken(Text.from_json(title)),
        kind=kind,
        words=tuple(_words(line, rooms, zone)),
    )


def _words(line: dict[str, Any], rooms: Rooms, zone: str) -> list[str]:
    was, now, kind = line["was"], line["now"], line["kind"]
    if kind == "cancelled":
        return [_("Cancelled.")]
    if kind == "removed":
        return [_("No longer in the programme.")]
    if kind == "added":
        return [_("New: {where}.").format(where=_when(now, rooms, zone))]
    fields = set(line["fields"])
    words = []
    if "state" in fields:
        where = _when(now, rooms, zone)
        words.append(_("It takes place after all: {where}.").format(where=where))
        fields -= {"starts_at", "ends_at", "room", "venue"}
    if fields & {"starts_at", "ends_at"}:
        words.append(_moved_in_time(was, now, zone))
    if fields & {"room", "venue"}:
        words.append(
            _("Room: {now} (was {was}).").format(
                now=_place(now, rooms), was=_place(was, rooms)
            )
        )
    if "title" in fields:
        old = said(Text.from_json(was["title"]))
        words.append(_("New title (was “{was}”).").format(was=old))
    if "people" in fields:
        words.append(_people(was["people"], now["people"]))
    return words


def _moved_in_time(was: dict[str, Any], now: dict[str, Any], zone: str) -> str:
    name = "starts_at" if "starts_at" in now else "ends_at"
    sentence = {
        "starts_at": _("Begins {now} (was {was})."),
        "ends_at": _("Ends {now} (was {was})."),
    }[name]
    return sentence.format(
        now=_moment(now[name], zone) or "–", was=_moment(was[name], zone) or "–"
    )


def _moment(kept: str, zone: str) -> str:
    if not kept:
        return ""
    at = datetime.fromisoformat(kept)
    return _("{day} at {time}").format(day=day(at, zone), time=clock(at, zone))


def _when(row: dict[str, Any], rooms: Rooms, zone: str) -> str:
    parts = (
        _moment(row["starts_at"], zone),
        _room(row["room"], rooms, row.get("venue", "")),
    )
    return pause().join(part for part in parts if part) or _("not yet placed")


def _place(row: dict[str, Any], rooms: Rooms) -> str:
    """Return the room of a change; the building is told when only that changed."""
    if "room" not in row:
        return _building(row["venue"], rooms)
    return _room(row["room"], rooms, row.get("venue", ""))


def _building(code: str, rooms: Rooms) -> str:
    names = (said(row.venue_name) for (venue, _), row in rooms.items() if venue == code)
    return next(names, code or "–")


def _room(code: str, rooms: Rooms, venue: str = "") -> str:
    for (there, room), row in rooms.items():
        if room == code and venue in {"", there}:
            return said(row.name)
    return code or "–"


def _people(was: list[str], now: list[str]) -> str:
    n_new, n_gone = len(set(now) - set(was)), len(set(was) - set(now))
    return _("People: {n_new} new, {n_gone} no longer there.").format(
        n_new=n_new, n_gone=n_gone
    )
