"""Reading ranks, the high-level list and seating plans, filtered by who sees."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.places import region_of
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme.models import Session
from palabre.stages.protocol import rules
from palabre.stages.protocol.models import (
    Dignitary,
    PrecedenceRule,
    ProtocolRank,
    Seating,
)
from palabre.stages.protocol.precedence import Entrant, Placed, Rules, by_precedence
from palabre.stages.protocol.standard import standard_ranks
from palabre.stages.protocol.states import DignitaryState
from palabre.stages.summits.models import Summit


def ranks_of(summit: Summit) -> list[ProtocolRank]:
    """Return the table of ranks, the highest first; the house's own if none is set."""
    found = ProtocolRank.objects.filter(summit=summit).order_by("position", "id")
    return list(found) or [
        ProtocolRank(
            summit=summit,
            code=one.code,
            name=one.name,
            position=position,
            is_ministerial=one.is_ministerial,
            needs_escort=one.needs_escort,
        )
        for position, one in enumerate(standard_ranks(), 1)
    ]


def rule_of(summit: Summit) -> PrecedenceRule:
    """Return the rule of precedence of an edition; the usual one if none is set."""
    found = PrecedenceRule.objects.filter(summit=summit).first()
    return found or PrecedenceRule(summit=summit)


def rules_of(summit: Summit) -> Rules:
    """Return the rules of precedence as the order takes them."""
    kept = rule_of(summit)
    return Rules(
        tie=kept.tie,
        lang=kept.lang,
        first_letter=kept.first_letter,
        host=kept.host,
        host_country=summit.country,
        observers_last=kept.observers_last,
    )


def dignitaries_of(actor: Actor, summit: Summit) -> QuerySet[Dignitary]:
    """Return the high-level list for whoever keeps it, as entered.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_keep(actor, summit), "protocol.list.read")
    return rich().filter(summit=summit).order_by("id")


def dignitary_for(actor: Actor, summit: Summit, code: str) -> Dignitary:
    """Return one of the list for whoever keeps it, or refuse with ``not-found``."""
    found = rich().filter(summit=summit, code=code).first()
    if found is None or not rules.may_keep(actor, summit):
        raise Refused("not-found", what="dignitary", code=code)
    return found


def sheet_holder(actor: Actor, summit: Summit, code: str) -> Dignitary:
    """Return the dignitary whose sheet the actor may read, or ``not-found``."""
    found = rich().filter(summit=summit, code=code).first()
    if found is None or not rules.may_read_sheet(actor, found):
        raise Refused("not-found", what="dignitary", code=code)
    return found


def sheets_of(actor: Actor) -> list[Dignitary]:
    """Return whom the actor is or answers for on any high-level list, newest first."""
    if actor.person_id is None:
        return []
    here = rich().exclude(state=DignitaryState.REPLACED)
    own = here.filter(person_id=actor.person_id)
    answered = here.filter(surrogate_id=actor.person_id)
    return list((own | answered).order_by("-summit__starts_on", "id"))


def own_records(actor: Actor) -> list[dict[str, object]]:
    """Return what the high-level lists hold about the person who asks."""
    found = rich().filter(person_id=actor.person_id or 0).order_by("id")
    names = ("post", "country", "state", "languages", "arrival", "departure", "escort")
    return [
        {
            "edition": one.summit.code,
            "rank": one.rank.code,
            **{name: getattr(one, name) for name in names},
            "arrives_at": one.arrives_at.isoformat() if one.arrives_at else "",
            "departs_at": one.departs_at.isoformat() if one.departs_at else "",
            "has_notes": hasattr(one, "notes"),
        }
        for one in found.select_related("notes")
    ]


def in_precedence(
    many: Iterable[Dignitary], order: Rules
) -> list[tuple[Dignitary, Placed]]:
    """Return dignitaries in order of precedence, those replaced left out."""
    there = {one.code: one for one in many if one.state != DignitaryState.REPLACED}
    placed = by_precedence([entrant(one) for one in there.values()], order)
    return [(there[one.entrant.code], one) for one in placed]


def entrant(one: Dignitary) -> Entrant:
    """Return a dignitary as the order knows one."""
    region = region_of(one.country) if one.country else None
    body = one.organization
    return Entrant(
        code=one.code,
        name=one.person.name,
        rank_place=one.rank.position,
        rank=one.rank.code,
        country=one.country,
        body=str(body.name.said_in("en")) if body else "",
        inscribed_at=one.entered_at,
        credentials_on=one.credentials_on,
        is_observer=one.is_observer,
        region=region.value if region else "",
        group=body.group if body else "",
        gender=one.person.gender,
    )


def names_of(ranks: Sequence[ProtocolRank], lang: str) -> dict[str, str]:
    """Return what ranks are called in a language, by code."""
    return {one.code: str(one.name.said_in(lang)) for one in ranks}


def seatings_of(actor: Actor, summit: Summit) -> list[Seating]:
    """Return the seating plans of an edition, those of sessions by code.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_keep(actor, summit), "protocol.seatings.read")
    found = Seating.objects.filter(summit=summit).select_related("session", "summit")
    return list(found.order_by("session__code", "id"))


def plans_of(actor: Actor, session: Session) -> list[Seating] | None:
    """Return the plans of a session for whoever keeps them; None for all others."""
    if not rules.may_keep(actor, session.summit):
        return None
    return list(Seating.objects.filter(session=session).order_by("shape", "id"))


def seating_for(actor: Actor, summit: Summit, code: str) -> Seating:
    """Return a plan for whoever keeps it, or refuse with ``not-found``."""
    found = (
        Seating.objects.filter(summit=summit, code=code)
        .select_related("session__type", "summit")
        .first()
    )
    if found is None or not rules.may_keep(actor, summit):
        raise Refused("not-found", what="seating", code=code)
    return found


def rich() -> QuerySet[Dignitary]:
    """Return dignitaries with all that a page says of them."""
    return Dignitary.objects.select_related(
        "summit__series",
        "person",
        "organization",
        "rank",
        "surrogate",
        "replaced_by__person",
    )
