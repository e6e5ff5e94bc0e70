"""One round of the worker: drafts, reminders, offers of places, messages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from palabre.workflows.document_safe import documents_safe
from palabre.workflows.draft_due_reports import draft_due_reports
from palabre.workflows.purge_due import purge_due
from palabre.workflows.remind_rapporteurs import LinkTo, remind_rapporteurs
from palabre.workflows.send_messages import send_messages
from palabre.workflows.vet import promote_everywhere

BETWEEN_REMINDERS = timedelta(minutes=1)
"""Deadlines are told in hours; looking at every report each second would be waste."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a round did, and when it last looked at deadlines."""

    n_drafted: int = 0
    n_reminded: int = 0
    n_offered: int = 0
    n_sent: int = 0
    looked_at: datetime | None = None

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing was to do."""
        return not (self.n_drafted or self.n_reminded or self.n_offered or self.n_sent)


def do_due(*, link: LinkTo, last: Done | None = None, at: datetime) -> Done:
    """Do everything that is due, each kind of work once."""
    looked_at = last.looked_at if last else None
    n_reminded = n_offered = 0
    if looked_at is None or looked_at.date() != at.date():  # once a day is enough
        purge_due(safe=documents_safe(), at=at)
    if looked_at is None or at - looked_at >= BETWEEN_REMINDERS:
        n_reminded, looked_at = remind_rapporteurs(link=link, at=at), at
        n_offered = promote_everywhere(at=at)
    return Done(
        n_drafted=draft_due_reports(at=at),
        n_reminded=n_reminded,
        n_offered=n_offered,
        n_sent=send_messages(at=at),
        looked_at=looked_at,
    )
