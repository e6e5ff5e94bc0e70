"""One's own agenda: sessions starred, with an account or with nothing but a link.

The token of an agenda is its key: whoever has the link reads it, as with any private
calendar address. What somebody wants to hear is nobody else's business: the stars of a
person leave no line in the journal and appear in no figure.
"""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries
from palabre.stages.programme.models import Agenda, Session, Star
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits.models import Summit

TOKEN_BYTES = 18
MOST = 400
"""Sessions in one agenda: more than any summit has."""


def agenda_of(summit: Summit, *, by: Actor, token: str = "") -> Agenda | None:
    """Return somebody's agenda: the person's own, else the one whose key is known."""
    if by.person_id is not None:
        own = Agenda.objects.filter(summit=summit, person_id=by.person_id).first()
        if own is not None:
            return own
    return agenda_by_token(summit, token)


def agenda_by_token(summit: Summit, token: str) -> Agenda | None:
    """Return the agenda that a key opens, if there is one."""
    if not token:
        return None
    return Agenda.objects.filter(summit=summit, token=token).first()


def starred(agenda: Agenda | None) -> frozenset[str]:
    """Return the codes of the sessions in an agenda."""
    if agenda is None:
        return frozenset()
    stars = Star.objects.filter(agenda=agenda).order_by("id")
    return frozenset(stars.values_list("session__code", flat=True))


def rows_of(agenda: Agenda | None, rows: tuple[SessionRow, ...]) -> list[SessionRow]:
    """Return the released sessions of an agenda, in order of time."""
    codes = starred(agenda)
    return [row for row in rows if row.code in codes]


def overlapping(rows: list[SessionRow]) -> list[tuple[SessionRow, SessionRow]]:
    """Return the pairs of sessions that take place at the same time."""
    held = [row for row in rows if row.held and not row.is_cancelled]
    return [
        (first, second)
        for number, first in enumerate(held)
        for second in held[number + 1 :]
        if first.held
        and second.held
        and first.held.starts_at < second.held.ends_at
        and second.held.starts_at < first.held.ends_at
    ]


def star(
    summit: Summit, code: str, *, by: Actor, at: datetime, token: str = ""
) -> Agenda:
    """Put a released session into one's agenda; the first star makes the agenda.

    Raises Refused: ``not-found``, ``agenda-full``.
    """
    session = _released(summit, code)
    with transaction.atomic():
        agenda = agenda_of(summit, by=by, token=token) or _made(summit, by, at)
        if agenda.person_id is None and by.person_id is not None:
            agenda.person_id = by.person_id
            agenda.save(update_fields=["person"])
        if Star.objects.filter(agenda=agenda).count() >= MOST:
            raise Refused("agenda-full", n=MOST)
        Star.objects.get_or_create(agenda=agenda, session=session)
    return agenda


def unstar(agenda: Agenda, code: str) -> None:
    """Take a session out of an agenda; harmless when it is not in it."""
    Star.objects.filter(agenda=agenda, session__code=code).delete()


def _made(summit: Summit, by: Actor, at: datetime) -> Agenda:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    try:
        with transaction.atomic():
            return Agenda.objects.create(
                summit=summit, person_id=by.person_id, token=token, made_at=at
            )
    except IntegrityError:  # the same person, the same instant, another window
        own = agenda_of(summit, by=by)
        assert own is not None
        return own


def _released(summit: Summit, code: str) -> Session:
    release = queries.last_release(summit)
    codes = {row["session"] for row in release.programme} if release else set()
    found = Session.objects.filter(summit=summit, code=code).first()
    if found is None or code not in codes:
        raise Refused("not-found", what="session", code=code)
    return found
