"""Who allows a use now, as a list to work with: made when it is asked for, never kept."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.journal import operations as journal
from palabre.stages.people.consents import Use, people_who_allow
from palabre.stages.summits.models import Summit

USES = (Use.RECORDINGS, Use.MAILING, Use.SHARING)
"""Uses that are made outside the house, for which somebody needs the names."""

COLUMNS = ("name", "organization", "country", "category", "email")
WITH_ADDRESS = (Use.MAILING, Use.SHARING)

GONE = (RegistrationState.REFUSED, RegistrationState.REVOKED)


def who_allows(
    summit: Summit, use: str, *, by: Actor, at: datetime
) -> list[tuple[str, ...]]:
    """Return name, organization, country, category and, where allowed, the address.

    Raises Refused: ``not-allowed``, ``not-found``.
    Journal: ``accreditation.agreement.taken`` with how many.
    """
    act = "accreditation.agreement.taken"
    require(rules.may_vet(by, summit), act)
    if use not in USES:
        raise Refused("not-found", what="consent", code=use)
    allowing = people_who_allow(use, summit.code)
    found = (
        Registration.objects.filter(summit=summit)
        .exclude(state__in=GONE)
        .select_related("person", "organization", "category")
        .order_by("person__sort_name", "id")
    )
    rows = [_row(one, use) for one in found if one.person_id in allowing]
    subject = f"summit:{summit.code}"
    journal.record(act, subject, by=by, at=at, summit=summit.code, use=use, n=len(rows))
    return rows


def _row(registration: Registration, use: str) -> tuple[str, ...]:
    person, body = registration.person, registration.organization
    return (
        person.name,
        str(body.name.said_in("en")) if body else "",
        registration.country,
        registration.category.code,
        person.email if use in WITH_ADDRESS else "",
    )
