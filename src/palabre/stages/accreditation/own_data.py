"""What is kept about a person, for that person: an export, and who looked at it."""

from collections.abc import Mapping

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.form_models import (
    AnswerSheet,
    Document,
    Interest,
    RegistrationDraft,
)
from palabre.stages.accreditation.gate_models import GateScan
from palabre.stages.accreditation.models import CheckIn, Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Account, Consent, Person

READINGS = (
    "accreditation.answers.opened",
    "accreditation.document.opened",
    "accreditation.paper.printed",
    "protocol.notes.opened",
)
OF_A_PERSON = (
    "code",
    "name",
    "family_name",
    "title",
    "country",
    "gender",
    "lang",
    "email",
)
OF_CONSENTS = (
    "use",
    "edition",
    "words",
    "version",
    "lang",
    "way",
    "given_at",
    "withdrawn_at",
)
OF_INTERESTS = (
    "code",
    "entity",
    "goals",
    "group",
    "country",
    "official_email",
    "entity_since",
    "link",
    "came_before",
    "state",
    "filed_at",
    "reason",
)


def readings_of(actor: Actor) -> list[Entry]:
    """Return who opened one's sensitive data and when, newest first."""
    person = _person(actor)
    found = Entry.objects.filter(act__in=READINGS, subject=f"person:{person.code}")
    return list(found.order_by("-id")[:200])


def export_of(actor: Actor) -> dict[str, object]:
    """Return everything that accreditation keeps about the person who asks.

    Raises Refused: ``sign-in-needed``.
    """
    person = _person(actor)
    return {
        "person": _plain(person, *OF_A_PERSON),
        "signs_in_with": list(
            Account.objects.filter(person=person)
            .order_by("id")
            .values_list("email", flat=True)
        ),
        "names": list(person.aliases.order_by("id").values_list("name", flat=True)),
        "consents": [
            _plain(one, *OF_CONSENTS)
            for one in Consent.objects.filter(person=person).order_by("id")
        ],
        "registrations": [
            _registration(one)
            for one in Registration.objects.filter(person=person)
            .select_related("summit", "category", "organization")
            .order_by("id")
        ],
        "interests": [
            {"edition": one.summit.code, **_plain(one, *OF_INTERESTS)}
            for one in Interest.objects.filter(person=person)
            .select_related("summit")
            .order_by("id")
        ],
        "drafts": [
            {"edition": one.summit.code, "facts": one.facts, "answers": one.answers}
            for one in RegistrationDraft.objects.filter(person=person)
            .select_related("summit")
            .order_by("id")
        ],
        "documents": [
            _plain(one, "code", "question", "name", "media_type", "kept_at")
            for one in Document.objects.filter(person=person).order_by("id")
        ],
        "opened_by": [
            {"at": one.at.isoformat(), "who": one.actor_name, "what": one.facts}
            for one in readings_of(actor)
        ],
    }


def _registration(one: Registration) -> Mapping[str, object]:
    sheet = AnswerSheet.objects.filter(registration=one).first()
    seen = CheckIn.objects.filter(badge__registration=one).order_by("id")
    scans = GateScan.objects.filter(badge__registration=one).order_by("at", "id")
    papers = IssuedPaper.objects.filter(registration=one).order_by("id")
    facts = ("code", "state", "attendance", "group", "post", "place", "languages")
    return {
        **_plain(one, *facts, "is_listed", "registered_at", "reason"),
        "edition": one.summit.code,
        "category": one.category.code,
        "organization": str(one.organization) if one.organization else "",
        "answers": sheet.answers if sheet else {},
        "deleted": sheet.purged if sheet else [],
        "check_ins": [_plain(each, "on", "at", "gate") for each in seen],
        "scans": [
            _plain(each, "at", "gate", "place", "is_exit", "refusal") for each in scans
        ],
        "papers": [_plain(each, "code", "kind", "issued_at") for each in papers],
    }


def _plain(row: object, *names: str) -> dict[str, object]:
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def _person(actor: Actor) -> Person:
    person = Person.objects.filter(pk=actor.person_id or 0).first()
    if person is None:
        raise Refused("sign-in-needed")
    return person
