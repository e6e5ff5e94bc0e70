"""Whether a registered person stands on the public list: the person's to say."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.journal import operations as journal


def set_listed(
    registration: Registration, *, is_listed: bool, by: Actor, at: datetime
) -> Registration:
    """Put a registered person on the public list or take them off at once.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.registration.listed``.
    """
    act = "accreditation.registration.listed"
    require(rules.may_register(by, registration.person_id), act)
    with transaction.atomic():
        rows = Registration.objects.select_for_update(of=("self",))
        locked = rows.select_related("summit").get(pk=registration.pk)
        if locked.is_listed != is_listed:
            locked.is_listed = is_listed
            locked.save(update_fields=["is_listed"])
            subject, summit = f"registration:{locked.code}", locked.summit.code
            journal.record(act, subject, by=by, at=at, summit=summit, listed=is_listed)
    return locked
