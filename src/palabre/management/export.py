"""Write an edition out: schedule XML or JSON, iCalendar, CSV, the summary's JSON.

palabre export forum-2026 --format schedule-xml --out programme.xml
palabre export forum-2026 --format summary --lang fr --out summary.json
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.models import Issue
from palabre.stages.programme import exchange
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
    summit = summits.by_code(given.edition)
    content = WRITERS[given.format](summit, given.lang)
    partial = given.out.with_name(given.out.name + ".part")
    partial.write_bytes(content)
    partial.replace(given.out)
    print(f"{given.out}: {len(content)} bytes")
    return 0


def _summary(summit: Summit, lang: str) -> bytes:
    issue = (
        Issue.objects.filter(summit=summit, lang=lang).order_by("-issued_at").first()
    )
    if issue is None:
        raise Refused("not-found", what="issued summary", code=f"{summit.code}/{lang}")
    return json.dumps(issue.content, ensure_ascii=False, indent=1).encode()


WRITERS: dict[str, Callable[[Summit, str], bytes]] = {
    "schedule-xml": exchange.schedule_xml,
    "schedule-json": exchange.schedule_json,
    "icalendar": exchange.icalendar,
    "csv": exchange.csv,
    "summary": _summary,
}
