"""Codes of new sessions: a prefix that says the theme, and the next free number."""

import re

from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

PREFIX_LENGTH = 3
NUMBER_WIDTH = 2
LONGEST = 30
SHORTEST = 3
"""Letters and digits that a title must give for a code to be made of them."""


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


def code_of(summit: Summit, title: Text, kind: str) -> str:
    """Return a free code made of a title, as it can stand in any address.

    A title in another script than Latin gives none: its kind and a number stand then.
    """
    said = str(title.said_in("en")), str(title.said_in(title.original))
    made = [slug("".join(filter(str.isascii, folded(one) or ""))) for one in said]
    start = next((one for one in made if len(one) >= SHORTEST), "") or kind
    start = start[:LONGEST].strip("-").upper()
    taken = set(
        Session.objects.filter(summit=summit, code__startswith=start).values_list(
            "code", flat=True
        )
    )
    free = [start] if len(start) >= SHORTEST and start != kind.upper() else []
    free += [f"{start}-{n:0{NUMBER_WIDTH}}" for n in range(1, len(taken) + 2)]
    return next(one for one in free if one not in taken)


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
