"""Draft a whole meeting week at the desk, then again after a report is cleared, changed.

    .venv/bin/python benchmarks/desk_week.py FOLDER

FOLDER holds the transcripts of the week. What is done is what the desk does: the draft is
made from the database and kept there, with its points and figures, and what was worked
out is remembered in the memory of the process alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PALABRE = Path(sys.executable).parent / "palabre"
EDITION = (
    *("edition", "week", "--name", "A week", "--from", "2026-03-14"),
    *("--to", "2026-03-20", "--secretariat", "desk@example.org"),
)
PROGRAM = """
import json, os, time
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palabre.config.settings")
import django
django.setup()
from django.utils import timezone
from palabre.kernel.actors import system
from palabre.stages.reports import operations as reports
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit
from palabre.workflows.draft_summary import draft_summary
summit, by, told = Summit.objects.get(), system("drafter"), {}
texts = Intervention.objects.values_list("text", flat=True)
told["words"] = sum(len(text.split()) for text in texts)
def drafted(name):
    wall, cpu = time.monotonic(), time.process_time()
    made = draft_summary(summit, lang="en", by=by, at=timezone.now())
    told[name] = {"wall": round(time.monotonic() - wall, 1),
        "processor": round(time.process_time() - cpu, 1),
        "sentences": made.sentences.count()}
drafted("first")
session = summit.sessions.filter(sources__isnull=False).order_by("code").first()
line = reports.LineFacts("key-issue", "The group needs a report before the last call.")
at = timezone.now()
report = reports.draft_report(session, [line], lang="en", by=by, at=at)
reports.clear_report(reports.file_report(report, by=by, at=at), by=by, at=at)
drafted("a report cleared")
ReportLine.objects.update(text="The group needs two reports before the last call.")
drafted("that report changed")
print(json.dumps(told, indent=1))
"""


def main() -> int:
    """Print seconds of wall and processor of each draft."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        own = {**os.environ, "PALABRE_DATA": data}
        for words in (
            (*EDITION,),
            ("import", "records", str(given.folder), "--edition", "week"),
        ):
            subprocess.run([PALABRE, *words], env=own, check=True, capture_output=True)
        made = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=own,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    sys.stdout.write(json.dumps(json.loads(made.stdout), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
