"""Reading the register, indicators and commitments, filtered by who sees."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.people.queries import folded
from palabre.stages.stocktaking import rules
from palabre.stages.stocktaking.models import (
    Commitment,
    Indicator,
    IndicatorValue,
    Initiative,
    InitiativeTag,
)
from palabre.stages.stocktaking.states import InitiativeState
from palabre.stages.summits.models import Series, Summit


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader of the register looks for; empty means anything."""

    action_line: str = ""
    goal: str = ""
    group: str = ""
    country: str = ""
    search: str = ""


def published(series: Series, wanted: Filter | None = None) -> QuerySet[Initiative]:
    """Return the published entries that fit, newest year first."""
    wanted = wanted or Filter()
    found = _rich().filter(series=series, state=InitiativeState.PUBLISHED)
    if wanted.action_line:
        found = found.filter(action_line__code=wanted.action_line)
    if wanted.goal:
        found = found.filter(
            Q(tags__item__code=wanted.goal) | Q(tags__item__parent__code=wanted.goal)
        ).distinct()
    if wanted.group:
        found = found.filter(group=wanted.group)
    if wanted.country:
        found = found.filter(country=wanted.country)
    found = found.order_by("-year", "code")
    if wanted.search.strip():
        return _named(found, wanted.search)
    return found


def _named(found: QuerySet[Initiative], search: str) -> QuerySet[Initiative]:
    words = folded(search).split()
    fitting = [
        one.pk for one in found if all(word in folded(_searched(one)) for word in words)
    ]
    return found.filter(pk__in=fitting)


def _searched(one: Initiative) -> str:
    texts = (one.title, one.description)
    return " ".join(
        [one.entity, *(said for text in texts for said in text.words.values())]
    )


def counts_by_line(series: Series) -> list[tuple[str, int]]:
    """Return how many published entries serve each Action Line, in its order."""
    rows = (
        Initiative.objects.filter(series=series, state=InitiativeState.PUBLISHED)
        .values("action_line__code", "action_line__position")
        .annotate(n=Count("id"))
        .order_by("action_line__position")
    )
    return [(row["action_line__code"], row["n"]) for row in rows]


def initiative_for(actor: Actor, code: str) -> Initiative:
    """Return an entry that the actor may read, or refuse with ``not-found``."""
    found = _rich().filter(code=code).first()
    is_public = found is not None and found.state == InitiativeState.PUBLISHED
    if found is None or not (is_public or rules.may_read(actor, found)):
        raise Refused("not-found", what="initiative", code=code)
    return found


def to_moderate(actor: Actor, series: Series) -> QuerySet[Initiative]:
    """Return the entries that wait for a moderator, oldest first."""
    if not rules.may_moderate(actor, series):
        raise Refused("not-allowed", act="stocktaking.initiatives.read")
    return (
        _rich()
        .filter(series=series, state=InitiativeState.SUBMITTED)
        .order_by("submitted_at", "id")
    )


def indicators(series: Series) -> list[Indicator]:
    """Return the indicators of a series with their values by year."""
    values = IndicatorValue.objects.order_by("year", "id")
    found = Indicator.objects.filter(series=series).order_by("id")
    return list(found.prefetch_related(Prefetch("values", values)))


def commitments(summit: Summit) -> QuerySet[Commitment]:
    """Return the commitments of an edition, soonest due first."""
    return (
        Commitment.objects.select_related(
            "session", "organization", "line__report", "intervention__source"
        )
        .prefetch_related("updates")
        .filter(summit=summit)
        .order_by("due_on", "code")
    )


def commitment_by_code(summit: Summit, code: str) -> Commitment:
    """Return a commitment, or refuse with ``not-found``."""
    found = commitments(summit).filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="commitment", code=code)
    return found


def _rich() -> QuerySet[Initiative]:
    tags = InitiativeTag.objects.select_related("item__framework").order_by(
        "item__position"
    )
    return Initiative.objects.select_related(
        "series", "organization", "action_line"
    ).prefetch_related(Prefetch("tags", tags))
