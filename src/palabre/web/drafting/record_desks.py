"""Where records are kept: the secretariat's desk, or that of one session."""

from dataclasses import dataclass

from django.urls import reverse

from palabre.kernel.rights import require
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import rules
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked


@dataclass(frozen=True, slots=True)
class RecordDesk:
    """The records of an edition, or of one session, and the addresses of their pages."""

    summit: Summit
    session: Session | None = None

    @property
    def records(self) -> str:
        """Return where the records and who spoke in them are shown."""
        return self._at("secretariat:records", "drafting:records")

    @property
    def bring(self) -> str:
        """Return where files are brought in."""
        return self._at("secretariat:records-import", "drafting:records-import")

    @property
    def name(self) -> str:
        """Return where a speaker is named."""
        return self._at("secretariat:record-name", "drafting:record-name")

    @property
    def withdraw(self) -> str:
        """Return where a record is taken back."""
        return self._at("secretariat:record-withdraw", "drafting:record-withdraw")

    @property
    def audience(self) -> str:
        """Return whose templates its pages are."""
        return "drafting" if self.session else "secretariat"

    def _at(self, of_all: str, of_one: str) -> str:
        if self.session is None:
            return reverse(of_all, args=[self.summit.code])
        return reverse(of_one, args=[self.summit.code, self.session.code])


def desk_of(request: Asked, summit: str, code: str) -> RecordDesk:
    """Return the desk of a session for whoever keeps its records.

    Raises Refused: ``not-found``, ``not-allowed``.
    """
    session = programme.session_by_code(summits.by_code(summit), code)
    may_keep = rules.may_keep_records(request.actor, session)
    require(may_keep, "reports.records.read")
    return RecordDesk(session.summit, session)
