"""A certificate of attendance: doors passed, and minutes present in sessions."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import issuing
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.live.presence import minutes_of


def certify_attendance(
    registration: Registration, *, lang: str, by: Actor, at: datetime
) -> IssuedPaper:
    """Issue somebody's certificate, or bring it up to date.

    Raises Refused: ``not-allowed``, ``not-attended``.
    Journal: ``accreditation.paper.issued``.
    """
    minutes = minutes_of(registration.person, registration.summit)
    return issuing.issue_certificate(
        registration, lang=lang, minutes=minutes, by=by, at=at
    )


def has_attended(registration: Registration) -> bool:
    """Tell whether there is anything to certify."""
    person, summit = registration.person, registration.summit
    return bool(issuing.days_seen(registration) or minutes_of(person, summit))
