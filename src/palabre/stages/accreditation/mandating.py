"""Acts of naming who decides: for a category, for a group in it, or for either alone."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Category, Mandate
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


def give(
    summit: Summit,
    person: Person,
    *,
    category: Category | None,
    group: str,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Name somebody to decide on a category, a group, both, or all; twice is once.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``accreditation.mandate.given``.
    """
    act = "accreditation.mandate.given"
    require(rules.may_vet(by, summit), act)
    if group and group not in set(StakeholderGroup):
        raise Refused("field-unknown", field="group", value=group)
    if category is not None and category.summit_id != summit.pk:
        raise Refused("field-unknown", field="category", value=category.code)
    with transaction.atomic():
        made, is_new = Mandate.objects.get_or_create(
            summit=summit,
            person=person,
            category=category,
            group=group,
            defaults={"given_at": at, "given_by": by.name},
        )
        if is_new:
            _note(act, made, by=by, at=at)
    return made


def end(mandate: Mandate, *, by: Actor, at: datetime) -> None:
    """Take a mandate back; what was decided under it stands.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.mandate.ended``.
    """
    act = "accreditation.mandate.ended"
    require(rules.may_vet(by, mandate.summit), act)
    with transaction.atomic():
        _note(act, mandate, by=by, at=at)
        mandate.delete()


def mandates_in(summit: Summit) -> list[Mandate]:
    """Return who is named to decide what in an edition, by category and name."""
    found = Mandate.objects.filter(summit=summit).select_related(
        "person", "category", "summit"
    )
    return list(found.order_by("category__position", "person__sort_name", "id"))


def _note(act: str, mandate: Mandate, *, by: Actor, at: datetime) -> None:
    journal.record(
        act,
        f"person:{mandate.person.code}",
        by=by,
        at=at,
        summit=mandate.summit.code,
        category=mandate.category.code if mandate.category else "",
        group=mandate.group,
    )
