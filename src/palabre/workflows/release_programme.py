"""A release, with a draft letter to everybody whom it concerns, and nobody else.

Each letter says what changed for that person and carries those sessions as a calendar
that updates what was there. The letters wait in the outbox: a human reads them first.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import dates as babel_dates
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.timetable.check import check
from palabre.engines.timetable.solution import Violation
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, interface_language, pause, primary
from palabre.stages.journal import operations as journal
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.programme import exchange, optimisation, queries, releases
from palabre.stages.programme.affected import Line, Told, affected
from palabre.stages.programme.models import Release
from palabre.stages.programme.values import RoomRow
from palabre.stages.summits.models import Summit
from palabre.workflows.ask_protocol import timetable_problem

ACT = "programme.release.published"
PageOf = Callable[[str], str]
"""Returns the address of a session's page by its code, in the active language."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release, how many letters wait to be read, and which rules it breaks."""

    release: Release
    n_letters: int = 0
    n_unreachable: int = 0
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class _Post:
    """What every letter of one release needs, read once."""

    summit: Summit
    release: Release
    rooms: Mapping[tuple[str, str], RoomRow]
    rows: Mapping[str, Mapping[str, Any]]
    calendar_of: exchange.CalendarMaker
    page_of: PageOf


def release_quietly(summit: Summit, name: str, *, by: Actor, at: datetime) -> Published:
    """Release the draft, checked, and write to nobody.

    Raises Refused: ``not-allowed``, ``nothing-placed``, ``nothing-to-release``.
    Journal: ``programme.release.published``, ``programme.release.checked``.
    """
    with transaction.atomic():
        release = releases.release(summit, name, by=by, at=at)
        return Published(release, violations=_checked(release, by=by, at=at))


def release_programme(
    summit: Summit, name: str, *, page_of: PageOf, by: Actor, at: datetime
) -> Published:
    """Release the draft, checked, and write to those whom it concerns.

    All or nothing.
    Raises Refused: ``not-allowed``, ``nothing-placed``, ``nothing-to-release``.
    Journal: ``programme.release.published``, ``programme.release.checked``.
    """
    with transaction.atomic():
        release = releases.release(summit, name, by=by, at=at)
        violations = _checked(release, by=by, at=at)
        post = _Post(
            summit=summit,
            release=release,
            rooms=queries.rooms_of(summit),
            rows={str(row["session"]): row for row in release.programme},
            calendar_of=exchange.calendar_maker(summit, release),
            page_of=page_of,
        )
        told = affected(summit, release.changelog)
        n_sent = sum(_queue(post, one, at=at) for one in told)
    return Published(release, n_sent, len(told) - n_sent, violations)


def violations_of(summit: Summit) -> tuple[Violation, ...]:
    """Return which rules the draft breaks, by the checker that the search knows not."""
    problem = timetable_problem(summit)
    return check(problem, optimisation.solution_of(summit)).violations


def _checked(release: Release, *, by: Actor, at: datetime) -> tuple[Violation, ...]:
    """Check what is published; the journal keeps what was found."""
    found = violations_of(release.summit)
    journal.record(
        "programme.release.checked",
        f"release:{release.summit.code}/{release.number}",
        by=by,
        at=at,
        summit=release.summit.code,
        n_broken=len(found),
        rules=", ".join(sorted({one.rule for one in found})),
    )
    return found


def _queue(post: _Post, told: Told, *, at: datetime) -> bool:
    lang = interface_language(told.person.lang)
    with translation.override(lang):
        codes = [line["session"] for line in told.lines]
        schedule = post.calendar_of(codes, lang=lang, page_of=post.page_of)
        letter = replace(
            _letter(post, told, lang),
            calendar=to_icalendar(schedule, stamped_at=at).decode(),
        )
        queued = outbox.queue_letter(letter, told.person, summit=post.summit, at=at)
    return queued is not None


def _letter(post: _Post, told: Told, lang: str) -> Letter:
    release, name = post.release, str(post.summit.name.said_in(lang))
    facts = {"person": told.person.name, "summit": name, "release": release.name}
    opening = (
        _("the programme of %(summit)s is out. This is what you have a part in:")
        if release.number == 1
        else _(
            "the programme of %(summit)s has changed (release %(release)s). This is "
            "what changed for you; nothing else did:"
        )
    ) % facts
    changes = "\n\n".join(_said(one, post, lang) for one in told.lines)
    body = _(
        "Dear %(person)s,\n\n%(opening)s\n\n%(changes)s\n\nThe calendar file with this "
        "message updates these sessions in your calendar.\n"
    ) % (facts | {"opening": opening, "changes": changes})
    subject = _("Programme of %(summit)s: what changed for you") % facts
    if release.number == 1:
        subject = _("Programme of %(summit)s: your sessions") % facts
    return Letter(ACT, subject, body)


def _said(line: Line, post: _Post, lang: str) -> str:
    kept = line.get("title") or (line["now"] or line["was"])["title"]
    head = f"• {Text.from_json(kept).said_in(lang)} ({line['session']})"
    return "\n".join([head, *(f"  {one}" for one in _lines(line, post, lang))])


def _lines(line: Line, post: _Post, lang: str) -> Iterable[str]:
    was, now = line["was"] or {}, post.rows.get(line["session"], {})
    if line["kind"] in {"cancelled", "removed"}:
        yield _("Cancelled.") if now else _("No longer in the programme.")
        return
    if "state" in line.get("fields", ()):
        yield _("It takes place after all.")
    yield _("When: %(when)s") % {"when": _when(now, post.summit.zone, lang)}
    yield _("Where: %(where)s") % {"where": _where(now, post.rooms, lang)}
    before = [_when(was, post.summit.zone, lang), _where(was, post.rooms, lang)]
    if any(before):
        yield _("Before: %(was)s") % {"was": pause(lang).join(filter(None, before))}
    if "title" in was:
        title = str(Text.from_json(was["title"]).said_in(lang))
        yield _("New title; it was “%(title)s”.") % {"title": title}
    if "people" in line.get("fields", ()):
        yield _("The people of the session have changed.")


def _when(row: Mapping[str, Any], zone: str, lang: str) -> str:
    if not row.get("starts_at"):
        return ""
    local = ZoneInfo(zone)
    starts_at = datetime.fromisoformat(row["starts_at"]).astimezone(local)
    locale = "en_GB" if lang == "en" else primary(lang)
    day = babel_dates.format_date(starts_at.date(), "full", locale=locale)
    ends = row.get("ends_at")
    until = f"–{datetime.fromisoformat(ends).astimezone(local):%H:%M}" if ends else ""
    return f"{day}{pause(lang)}{starts_at:%H:%M}{until} ({zone})"


def _where(
    row: Mapping[str, Any], rooms: Mapping[tuple[str, str], RoomRow], lang: str
) -> str:
    code = row.get("room", "")
    for (venue, name), room in rooms.items():
        if name == code and venue == row.get("venue", venue):
            names = (room.name, room.venue_name)
            return pause(lang).join(str(one.said_in(lang)) for one in names)
    return str(code)
