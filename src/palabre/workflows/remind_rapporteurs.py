"""Reminding rapporteurs of a deadline: by the edition's rule, or by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor, system
from palabre.kernel.languages import interface_language
from palabre.kernel.rights import require
from palabre.stages.outbox import operations as outbox
from palabre.stages.programme.models import Session
from palabre.stages.reports import rules
from palabre.stages.reports.board import OPEN, BoardRow, board_of
from palabre.stages.reports.models import Reminder
from palabre.stages.reports.rulebook import rules_of
from palabre.stages.summits.models import Summit
from palabre.workflows import letters

LinkTo = Callable[[Session], str]
"""The address of a session's report page."""

BY_HAND = -1
"""Hours under which a reminder by hand is kept: it may come again."""


def remind_rapporteurs(*, link: LinkTo, at: datetime) -> int:
    """Queue the reminders that are due in every edition; return how many.

    Each stands in the outbox, where a person reads it before it goes. An hour of the
    rule reminds once; of several that have passed, the nearest to the deadline alone.
    Whom no letter reaches has not been reminded: it comes once an address is known.
    """
    by = system("reminders")
    return sum(
        _remind_once(row, hours, link=link, at=at)
        for summit in Summit.objects.filter(reporting_rules__isnull=False).order_by(
            "id"
        )
        for row, hours in _due(summit, by, at)
    )


def _remind_once(row: BoardRow, hours: int, *, link: LinkTo, at: datetime) -> int:
    """Queue the reminder of an hour, unless another worker did it this moment."""
    with transaction.atomic():
        Session.objects.select_for_update(of=("self",)).get(pk=row.session.pk)
        if row.due_at is None or _reminded(row, hours, due_at=row.due_at):
            return 0
        return _remind(row, hours, link=link, at=at)


def _due(summit: Summit, by: Actor, at: datetime) -> Iterator[tuple[BoardRow, int]]:
    before = sorted(rules_of(summit).remind_hours)
    for row in board_of(by, summit, at=at):
        if row.state not in OPEN or row.due_at is None or not row.rapporteurs:
            continue
        if row.session.placement.ends_at > at:
            continue
        passed = [
            hours for hours in before if row.due_at - timedelta(hours=hours) <= at
        ]
        if passed and not _reminded(row, passed[0], due_at=row.due_at):
            yield row, passed[0]


def _reminded(row: BoardRow, hours: int, *, due_at: datetime) -> bool:
    """Tell whether a reminder went out for this deadline.

    What went out before its hour was for an earlier one: a deadline that was put off,
    and a session that was moved, are reminded of anew.
    """
    return Reminder.objects.filter(
        session=row.session,
        hours__gte=0,
        hours__lte=hours,
        at__gte=due_at - timedelta(hours=hours),
    ).exists()


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a reminder by hand came to: letters that wait, and sessions left alone.

    Parameters
    ----------
    no_rapporteur, no_address, not_owed : tuple of str
        Codes of sessions without a rapporteur, whose rapporteurs no letter reaches, and
        that owe no report any more.
    """

    n: int
    no_rapporteur: tuple[str, ...] = ()
    no_address: tuple[str, ...] = ()
    not_owed: tuple[str, ...] = ()


def remind_by_hand(
    summit: Summit, codes: list[str], *, link: LinkTo, by: Actor, at: datetime
) -> Reminded:
    """Queue a reminder for each named session that owes a report.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_clear(by, summit), "reports.rapporteurs.reminded")
    rows = [row for row in board_of(by, summit, at=at) if row.session.code in codes]
    n = 0
    left: dict[str, list[str]] = {"not_owed": [], "no_rapporteur": [], "no_address": []}
    for row in rows:
        if row.state not in OPEN:
            left["not_owed"].append(row.session.code)
        elif not row.rapporteurs:
            left["no_rapporteur"].append(row.session.code)
        else:
            n_sent = _remind(row, BY_HAND, link=link, at=at)
            n += n_sent
            if not n_sent:
                left["no_address"].append(row.session.code)
    return Reminded(n, **{why: tuple(found) for why, found in left.items()})


def _remind(row: BoardRow, hours: int, *, link: LinkTo, at: datetime) -> int:
    session = row.session
    n_queued = 0
    with transaction.atomic():
        for person in row.rapporteurs:
            with translation.override(interface_language(person.lang)):
                letter = letters.report_due(
                    person, session, link(session), due=row.due_at, is_late=row.is_late
                )
            message = outbox.queue(
                summit=session.summit,
                person=person,
                act=letter.act,
                subject=letter.subject,
                body=letter.body,
                at=at,
            )
            n_queued += message is not None
        if n_queued:
            Reminder.objects.update_or_create(
                session=session, hours=hours, defaults={"at": at}
            )
    return n_queued
