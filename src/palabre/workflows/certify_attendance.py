"""A certificate of attendance: doors passed, and minutes present in sessions.

A session at whose door one's badge was scanned is on it too, with no minutes: they are
not known.
"""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import issuing
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.accreditation.snapshots import sessions_scanned
from palabre.stages.live.presence import minutes_of


def certify_attendance(
    registration: Registration, *, lang: str, by: Actor, at: datetime
) -> IssuedPaper:
    """Issue somebody's certificate, or bring it up to date.

    Raises Refused: ``not-allowed``, ``not-attended``.
    Journal: ``accreditation.paper.issued``.
    """
    person, summit = registration.person, registration.summit
    scanned = dict.fromkeys(dict(sessions_scanned(person.pk, summit)), 0)
    minutes = scanned | minutes_of(person, summit)
    return issuing.issue_certificate(
        registration, lang=lang, minutes=minutes, by=by, at=at
    )


def has_attended(registration: Registration) -> bool:
    """Tell whether there is anything to certify."""
    person, summit = registration.person, registration.summit
    return bool(
        issuing.days_seen(registration)
        or minutes_of(person, summit)
        or sessions_scanned(person.pk, summit)
    )
