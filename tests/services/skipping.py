"""A server whose clock skips ahead: `python skipping.py FILE serve …`.

FILE holds the seconds that were skipped so far; a test that writes more there lets time
pass at once, for everything that asks what time it is.
"""

import sys
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from palabre import cli

SKIPPED = Path(sys.argv[1])
REAL = timezone.now


def now():
    """Return the time with what was skipped."""
    return REAL() + timedelta(seconds=float(SKIPPED.read_text() or 0))


timezone.now = now

if __name__ == "__main__":
    raise SystemExit(cli.main(sys.argv[2:]))
