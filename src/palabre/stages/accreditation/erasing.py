"""Erasing what accreditation keeps of a person; what figures need stays without name."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation import documents, rules
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.form_models import (
    AnswerSheet,
    Document,
    Interest,
    RegistrationDraft,
)
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import REGISTRATION_MOVES
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person

UNSAID = "—"
"""Stands for the reason of a refusal, which may speak of the person."""


def erase_own(person: Person, *, safe: Safe, by: Actor, at: datetime) -> int:
    """Delete answers, appeals, documents, drafts; take registrations and badges back.

    Letters and certificates hold no more, and their codes name nobody.

    Returns how many registrations there are. Country, group, gender and way of taking
    part stay with each, for the figures, under a name that says nothing.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.registration.erased``, ``accreditation.document.dropped``.
    """
    act = "accreditation.registration.erased"
    require(rules.may_register(by, person.pk), act)
    with transaction.atomic():
        RegistrationDraft.objects.filter(person=person).delete()
        Interest.objects.filter(person=person).delete()
        kept = Document.objects.filter(person=person, purged_at__isnull=True)
        for document in list(kept.select_related("summit").order_by("id")):
            documents.drop(document, safe=safe, by=by, at=at)
        many = list(
            Registration.objects.select_for_update(of=("self",))
            .filter(person=person)
            .select_related("summit")
            .order_by("id")
        )
        for one in many:
            _strip(one, at)
            subject, summit = f"registration:{one.code}", one.summit.code
            journal.record(act, subject, by=by, at=at, summit=summit)
    return len(many)


def _strip(registration: Registration, at: datetime) -> None:
    if REGISTRATION_MOVES.may("withdraw", registration.state) and (
        at.date() <= registration.summit.ends_on
    ):
        registration.state = REGISTRATION_MOVES.after("withdraw", registration.state)
    registration.post, registration.languages = "", []
    registration.is_listed, registration.organization = False, None
    registration.refusal_reason = ""
    if registration.reason:
        registration.reason = UNSAID
    registration.appeals.update(words="", reason="")
    registration.save()
    registration.badges.filter(revoked_at__isnull=True).update(revoked_at=at)
    registration.papers.filter(revoked_at__isnull=True).update(revoked_at=at)
    registration.papers.update(facts={}, issued_by="")
    for sheet in AnswerSheet.objects.filter(registration=registration).order_by("id"):
        sheet.purged = sorted({*sheet.purged, *sheet.answers})
        sheet.answers = {}
        sheet.save(update_fields=["answers", "purged"])
