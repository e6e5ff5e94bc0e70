"""Opening a delegation: its body, its focal point's account, its quota and window."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.actors import system as system_actor
from palabre.kernel.languages import text
from palabre.kernel.rights import require
from palabre.stages.accreditation import nominating, rules
from palabre.stages.accreditation.models import Delegation
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.summits.models import Summit


def open_delegation(
    summit: Summit, given: Mapping[str, object], *, by: Actor, at: datetime
) -> Delegation:
    """Open a delegation for a body and a focal point that may be new here.

    Raises Refused: ``not-allowed`` and those of `nominating.open_delegation`.
    Journal: ``accreditation.delegation.opened`` and what was entered for it.
    """
    require(rules.may_vet(by, summit), "accreditation.delegation.opened")
    with transaction.atomic():
        name = text(en=str(given["organization"]))
        body = people.enter_organization(
            people.OrganizationFacts(name=name), by=by, at=at
        )
        focal = _focal_point(str(given["name"]), str(given["email"]), by=by, at=at)
        plan = nominating.DelegationPlan(
            seats_on_site=given.get("seats_on_site"),  # type: ignore[arg-type]
            seats_online=given.get("seats_online"),  # type: ignore[arg-type]
            closes_at=_end_of(given.get("closes_on"), summit),
        )
        return nominating.open_delegation(summit, body, focal, plan, by=by, at=at)


def _focal_point(name: str, email: str, *, by: Actor, at: datetime) -> Person:
    address = email.strip().lower()
    account = Account.objects.filter(email=address).select_related("person").first()
    if account is not None and account.person is not None:
        return account.person
    person = people.enter_person(
        people.PersonFacts(name=name, email=address), by=by, at=at
    )
    people.open_account(person, email=address, by=system_actor(by.name), at=at)
    return person


def _end_of(on: object, summit: Summit) -> datetime | None:
    if not isinstance(on, date):
        return None
    following = on + timedelta(days=1)
    return datetime.combine(following, time(), ZoneInfo(summit.zone))
