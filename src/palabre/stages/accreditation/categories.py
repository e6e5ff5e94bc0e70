"""Classes of badge: carried to the next edition, and taken away when nobody has them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import vetting, zones
from palabre.stages.accreditation.models import Category, Registration
from palabre.stages.accreditation.operations import set_categories
from palabre.stages.journal import operations as journal
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run


def carry_over(earlier: Summit, following: Summit, *, by: Actor, at: datetime) -> None:
    """Give an edition the classes of badge of the one before, and who decides on them.

    The zones that they open go with them. Places and mandates, which are of one year, stay behind.

    Raises Refused: those of `set_categories` and `vetting.set_rule`.
    Journal: ``accreditation.categories.set``, ``accreditation.category.ruled``,
    ``accreditation.zones.set``.
    """
    kept = list(Category.objects.filter(summit=earlier).order_by("position", "id"))
    if not kept:
        return
    classes = [(one.code, one.name, one.colour, one.zones) for one in kept]
    with transaction.atomic():
        set_categories(following, classes, by=by, at=at)
        named = [(one.code, one.name) for one in zones.zones_of(earlier)]
        zones.name_missing(following, named, by=by, at=at)
        there = {one.code: one for one in Category.objects.filter(summit=following)}
        for one in kept:
            if one.deciders or one.needs_second:
                vetting.set_rule(
                    there[one.code],
                    deciders=one.deciders,
                    needs_second=one.needs_second,
                    by=by,
                    at=at,
                )


def keep_categories(
    summit: Summit,
    categories: Sequence[tuple[str, Text, str, Sequence[str]]],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Set the classes of badge, in order; those missing go if nobody is in them.

    Raises Refused: ``not-allowed``, ``category-in-use``.
    Journal: ``accreditation.categories.set``, ``accreditation.categories.dropped``.
    """
    act = "accreditation.categories.dropped"
    require(may_run(by, summit), act)
    wanted = {code for code, *_ in categories}
    with transaction.atomic():
        going = Category.objects.filter(summit=summit).exclude(code__in=wanted)
        codes = list(going.order_by("position", "id").values_list("code", flat=True))
        _check_unused(summit, codes)
        going.delete()
        if codes:
            told = ", ".join(codes)
            subject, code = f"summit:{summit.code}", summit.code
            journal.record(act, subject, by=by, at=at, summit=code, categories=told)
        set_categories(summit, categories, by=by, at=at)


def _check_unused(summit: Summit, codes: Sequence[str]) -> None:
    used = Registration.objects.filter(summit=summit, category__code__in=codes)
    first = used.select_related("category").order_by("category__position", "id").first()
    if first is not None:
        name = str(first.category.name.said_in("en"))
        n = used.filter(category=first.category).count()
        raise Refused("category-in-use", category=name, n=n)
