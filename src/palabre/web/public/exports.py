"""The programme as files: calendar, schedule XML and JSON, CSV; whole or chosen."""

from dataclasses import replace
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.table_out import to_csv
from palabre.engines.formats.schedule.values import Schedule
from palabre.engines.formats.schedule.xml_out import to_schedule_xml
from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries as programme
from palabre.stages.programme.exchange import schedule_of, with_last_places
from palabre.stages.programme.filters import Choice
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.public.choosing import ALL_DAYS
from palabre.web.public.programme import select
from palabre.web.requests import Asked
from palabre.web.ui.tags import page_lang

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When a calendar of nothing was written."""

CALENDAR = "text/calendar; charset=utf-8"
WRITERS = {
    "xml": (to_schedule_xml, "application/xml"),
    "json": (to_schedule_json, "application/json"),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}


def programme_file(request: Asked, summit: str, form: str) -> HttpResponse:
    """Send the programme, or what the address chooses of it, in a form."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    choice = Choice.asked(request.GET.dict())
    if choice.day == ALL_DAYS:
        choice = replace(choice, day="")
    rows = select(edition, listing, choice)
    name = f"{edition.code}.{form}"
    if form == "ics":
        return calendar_of(edition, listing, rows, name)
    schedule = _schedule(edition, listing, rows)
    write, kind = WRITERS[form]
    return _file(write(schedule), kind, name)


def session_calendar(_: Asked, summit: str, code: str) -> HttpResponse:
    """Send one session as a calendar file."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    found = [row for row in listing.rows if row.code == code]
    rows = [row for row in with_last_places(edition, found) if row.held]
    if not rows:
        raise Refused("not-found", what="session", code=code)
    return calendar_of(edition, listing, rows, f"{edition.code}-{code}.ics")


def calendar_of(
    edition: Summit, listing: programme.Listing, rows: list[SessionRow], name: str
) -> HttpResponse:
    """Send released sessions as a calendar; cancelled ones are told as such."""
    told = with_last_places(edition, rows)
    return _calendar(_schedule(edition, listing, told), listing, name)


def _schedule(
    edition: Summit, listing: programme.Listing, rows: list[SessionRow]
) -> Schedule:
    return schedule_of(
        edition,
        listing,
        rows,
        lang=page_lang(),
        url=settings.ORIGIN + reverse("public:programme", args=[edition.code]),
        page_of=lambda code: (
            settings.ORIGIN + reverse("public:session", args=[edition.code, code])
        ),
    )


def _calendar(
    schedule: Schedule, listing: programme.Listing, name: str
) -> HttpResponse:
    stamped_at = listing.released_at or EPOCH
    return _file(to_icalendar(schedule, stamped_at=stamped_at), CALENDAR, name)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
