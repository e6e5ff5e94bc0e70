"""The programme as files: calendar, schedule XML and JSON, CSV; whole or chosen."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.schedule.json_ld import to_json_ld
from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.print_out import Wording, to_pdf
from palabre.engines.formats.schedule.table_out import to_csv, to_xlsx
from palabre.engines.formats.schedule.values import Schedule
from palabre.engines.formats.schedule.xml_out import to_schedule_xml
from palabre.engines.formats.sheets import CSV, XLSX
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
from palabre.web.ui.tags import dates, day, page_lang

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""When a calendar of nothing was written."""

CALENDAR = "text/calendar; charset=utf-8"
WRITERS = {
    "xml": (to_schedule_xml, "application/xml"),
    "json": (to_schedule_json, "application/json"),
    "csv": (to_csv, CSV),
    "xlsx": (to_xlsx, XLSX),
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


def programme_pdf(request: Asked, summit: str) -> HttpResponse:
    """Send the programme on paper: a booklet (A4), or sheets of a grid (A3)."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    form = "grid" if request.GET.get("form") == "grid" else "booklet"
    choice = replace(Choice.asked(request.GET.dict()), day="")
    rows = select(edition, listing, choice)
    local = ZoneInfo(edition.zone)
    held = {row.held.on(local) for row in rows if row.held}
    schedule, lang = _schedule(edition, listing, rows), page_lang()
    told = {row.code: " ".join(row.languages).upper() for row in rows}
    wording = Wording(
        lang=lang,
        days={on: day(on) for on in held},
        dates=dates(edition),
        zone=edition.zone,
        release=listing.release,
        cancelled=_("Cancelled"),
        languages={one.guid: told.get(one.code, "") for one in schedule.events},
        rooms=[
            (str(one.venue_name.said_in(lang)), str(one.name.said_in(lang)))
            for one in programme.rooms_of(edition).values()
        ],
        note=_(
            "A fictional edition: every person, organization and statement here is "
            "invented."
        )
        if edition.is_fictional
        else "",
    )
    content = to_pdf(
        schedule,
        wording,
        form=form,
        at=listing.released_at or EPOCH,
    )
    return _file(content, "application/pdf", f"{edition.code}-{form}.pdf")


def session_calendar(_request: Asked, summit: str, code: str) -> HttpResponse:
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


def json_ld_of(edition: Summit, code: str) -> str:
    """Return a released session as schema.org data for its page, or nothing."""
    listing = programme.listing(edition)
    rows = [row for row in listing.rows if row.code == code]
    if not rows or rows[0].held is None:
        return ""
    return to_json_ld(_schedule(edition, listing, rows))
