"""A server whose clock skips ahead: `python skipping.py FILE serve …`.

FILE holds the seconds that were skipped so far; a test that writes more there lets time
pass at once, for everything that asks what time it is. An instant after a ``@`` stops the
clock there.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from palabre import cli

SKIPPED = Path(sys.argv[1])
REAL = timezone.now


def now():
    """Return the time with what was skipped, or the instant at which it stands."""
    told = SKIPPED.read_text()
    if told.startswith("@"):
        return datetime.fromisoformat(told[1:])
    return REAL() + timedelta(seconds=float(told or 0))


timezone.now = now

if __name__ == "__main__":
    raise SystemExit(cli.main(sys.argv[2:]))
