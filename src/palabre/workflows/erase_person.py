"""Erasure by the person: what goes, what stays and why, in one act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import erasing as accreditation
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.queries import codes_of
from palabre.stages.outbox import operations as outbox
from palabre.stages.outcomes import recollection
from palabre.stages.people import erasing as people
from palabre.stages.people.models import Person
from palabre.workflows import accreditation_letters as letters

PUBLIC = ("calls", "programme", "live", "reports", "outcomes", "stocktaking")
"""Stages whose records are public: who spoke, proposed, reported or promised."""

PRIVATE = frozenset({"Agenda", "Availability"})
"""Rows of those stages that are the person's alone, and go."""

NAMELESS = frozenset(
    {
        *("Presence", "QuestionVote", "PollVote", "FloorAct"),
        *("QuoteRequest", "SessionDocument"),
    }
)
"""Rows that count or hold together and show no name: they stay under the code."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure would do: where the public record rests on the name."""

    records: dict[str, int]

    @property
    def keeps_name(self) -> bool:
        """Tell whether the name stays in the public record."""
        return bool(self.records)


def what_stays(person: Person) -> Erasure:
    """Return how often each kind of public record names a person."""
    records: dict[str, int] = {}
    for model, fields in _links():
        if model.__name__ in PRIVATE | NAMELESS:
            continue
        n = sum(model.objects.filter(**{name: person}).count() for name in fields)
        if n:
            records[model.__name__] = n
    return Erasure(dict(sorted(records.items())))


def erase_person(person: Person, *, safe: Safe, by: Actor, at: datetime) -> Erasure:
    """Erase everything about a person that no public record rests on.

    Raises Refused: ``not-allowed``, ``role-held`` for whoever still runs an edition.
    Journal: ``people.person.erased``, ``accreditation.registration.erased``,
    ``accreditation.document.dropped``, ``outbox.messages.forgotten``.
    """
    if by.roles:
        raise Refused("role-held")
    stays = what_stays(person)
    with transaction.atomic():
        accreditation.erase_own(person, safe=safe, by=by, at=at)
        outbox.forget(person, by=by, at=at)
        codes = codes_of(person)
        outbox.forget_naming(codes, letters.NAMING_ANOTHER, by=by, at=at)
        for model, fields in _links():
            if model.__name__ in PRIVATE:
                for name in fields:
                    model.objects.filter(**{name: person}).delete()
        people.erase(person, keeps_name=stays.keeps_name, by=by, at=at)
    recollection.forget()
    return stays


def _links() -> list[tuple[Any, list[str]]]:
    """Return each model of a public stage with its fields that name a person."""
    found: dict[Any, list[str]] = {}
    for link in Person._meta.get_fields(include_hidden=True):  # noqa: SLF001
        model = getattr(link, "related_model", None)
        field = getattr(link, "field", None)
        if not link.auto_created or model is None or field is None:
            continue
        stage = model.__module__.removeprefix("palabre.stages.").split(".")[0]
        if stage in PUBLIC and not model._meta.auto_created:  # noqa: SLF001
            found.setdefault(model, []).append(field.name)
    return list(found.items())
