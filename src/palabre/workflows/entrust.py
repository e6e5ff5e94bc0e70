"""Name an officer of accreditation: role, mandate and letter; and take it back."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.rights import require
from palabre.stages.accreditation import mandating, rules
from palabre.stages.accreditation.models import Category, Mandate
from palabre.stages.summits import amending
from palabre.stages.summits.models import Summit
from palabre.workflows.appoint import Appointment, appoint


def entrust(  # noqa: PLR0913 - a mandate has these parts
    summit: Summit,
    wanted: Appointment,
    *,
    category: Category | None,
    group: str,
    url: str,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Let whoever has an address decide on a part; who is new gets an account.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``accreditation.mandate.given`` and those of `appoint.appoint`.
    """
    require(rules.may_vet(by, summit), "accreditation.mandate.given")
    with transaction.atomic():
        person = appoint(summit, wanted, url=url, by=by, at=at)
        return mandating.give(
            summit, person, category=category, group=group, by=by, at=at
        )


def dismiss(mandate: Mandate, *, by: Actor, at: datetime) -> None:
    """Take a mandate back, and with the last one the role.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.mandate.ended``, ``summits.role.revoked``.
    """
    summit, person = mandate.summit, mandate.person
    with transaction.atomic():
        mandating.end(mandate, by=by, at=at)
        if not Mandate.objects.filter(summit=summit, person=person).exists():
            amending.revoke(summit, person, Role.ACCREDITATION, by=by, at=at)
