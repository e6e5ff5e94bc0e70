"""Codes of new sessions: a prefix that says the theme, and the next free number."""

import re

from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

PREFIX_LENGTH = 3
NUMBER_WIDTH = 2


def next_code(summit: Summit, theme: str) -> str:
    """Return the next free code of a theme, e.g. ``INC-07``.

    The edition's row is locked, so that two acceptances never get one code; call it
    inside the transaction that adds the session.
    """
    Summit.objects.select_for_update().get(pk=summit.pk)
    prefix = prefix_of(theme)
    taken = Session.objects.filter(summit=summit, code__startswith=f"{prefix}-")
    numbers = [_number(code, prefix) for code in taken.values_list("code", flat=True)]
    return f"{prefix}-{max(numbers, default=0) + 1:0{NUMBER_WIDTH}}"


def prefix_of(theme: str) -> str:
    """Return the three letters that stand for a theme.

    Examples
    --------
    >>> prefix_of("inclusion"), prefix_of("e-health"), prefix_of("")
    ('INC', 'EHE', 'SES')
    """
    letters = "".join(sign for sign in theme if sign.isalnum())
    return letters[:PREFIX_LENGTH].upper() or "SES"


def _number(code: str, prefix: str) -> int:
    found = re.fullmatch(rf"{re.escape(prefix)}-(\d+)", code)
    return int(found.group(1)) if found else 0
