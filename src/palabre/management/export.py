"""Write an edition out: schedule XML or JSON, iCalendar, CSV, the summary's JSON.

palabre export forum-2026 --format schedule-xml --out programme.xml
palabre export forum-2026 --format summary --lang fr --out summary.json
"""

import argparse
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from palabre.engines.formats.calendars import to_icalendar
from palabre.engines.formats.schedule.json_out import to_schedule_json
from palabre.engines.formats.schedule.table_out import to_csv
from palabre.engines.formats.schedule.values import Schedule
from palabre.engines.formats.schedule.xml_out import to_schedule_xml
from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.management.progress import tell
from palabre.management.written import writing
from palabre.stages.outcomes.models import Issue
from palabre.stages.programme import queries as programme
from palabre.stages.programme.exchange import schedule_of
from palabre.stages.programme.states import SessionState
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("edition", help="code of the edition")
    parser.add_argument("--format", choices=sorted(WRITERS), default="schedule-xml")
    parser.add_argument("--lang", default="en", help="language (default en)")
    parser.add_argument("--out", type=Path, required=True, help="file to write")


def run(given: argparse.Namespace) -> int:
    """Write the file whole or not at all."""
    bring_up_to_date()
    codes = summits.codes_in_use()
    if given.edition not in codes:
        told = ", ".join(codes) or "-"
        raise Refused("edition-unknown", code=given.edition, codes=told)
    summit = summits.by_code(given.edition)
    content = WRITERS[given.format](summit, given.lang)
    partial = given.out.with_name(given.out.name + ".part")
    with writing(given.out):
        partial.write_bytes(content)
        partial.replace(given.out)
    print(f"{given.out}: {len(content)} bytes")
    if given.format != "summary" and (n := _n_left_out(summit)):
        who = f"1 session of {summit.code} is" if n == 1 else f"{n} sessions are"
        tell(f"  {who} not in it: no room and time in the release")
    return 0


def _n_left_out(summit: Summit) -> int:
    """Return how many sessions that will be held a schedule does not show."""
    shown = {
        row.code
        for row in programme.listing(summit).rows
        if row.held and not row.is_cancelled
    }
    held = summit.sessions.exclude(state=SessionState.CANCELLED)
    return held.exclude(code__in=shown).count()


def _summary(summit: Summit, lang: str) -> bytes:
    issue = (
        Issue.objects.filter(summit=summit, lang=lang).order_by("-issued_at").first()
    )
    if issue is None:
        raise Refused("summary-not-issued", code=summit.code, lang=lang)
    return json.dumps(issue.content, ensure_ascii=False, indent=1).encode()


def _schedule(summit: Summit, lang: str) -> Schedule:
    listing = programme.listing(summit)
    site = f"{settings.ORIGIN}/{lang}/{summit.code}"
    return schedule_of(
        summit,
        listing,
        listing.rows,
        lang=lang,
        url=f"{site}/programme/",
        page_of=lambda code: f"{site}/sessions/{code}/",
    )


def _calendar(summit: Summit, lang: str) -> bytes:
    last = summit.releases.order_by("-number").first()
    stamped_at = last.released_at if last else datetime(1970, 1, 1, tzinfo=UTC)
    return to_icalendar(_schedule(summit, lang), stamped_at=stamped_at)


WRITERS: dict[str, Callable[[Summit, str], bytes]] = {
    "schedule-xml": lambda summit, lang: to_schedule_xml(_schedule(summit, lang)),
    "schedule-json": lambda summit, lang: to_schedule_json(_schedule(summit, lang)),
    "icalendar": _calendar,
    "csv": lambda summit, lang: to_csv(_schedule(summit, lang)),
    "summary": _summary,
}
