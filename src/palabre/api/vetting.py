"""Vetting: one's queue, decisions on many at once, appeals; places, rules, deciders."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import Query, Router, Schema, Status
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Page, Paging, Word, part_found
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import (
    carrying,
    duplicates,
    mandating,
    own_case,
    queries,
    rules,
    tokens,
    vetting,
    waiting,
)
from palabre.stages.accreditation.models import Appeal, Category, Mandate, Registration
from palabre.stages.accreditation.states import AppealOutcome, Attendance
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows import vet
from palabre.workflows.appoint import Appointment
from palabre.workflows.entrust import dismiss, entrust

router = Router(tags=["vetting"])
HERE = "/editions/{summit}/vetting"
MOST = 500
"""Decisions in one call."""


class SoughtIn(Schema):
    """What is looked for; ``second`` and ``appealed`` are states of the queue."""

    state: str = Field("registered", max_length=12)
    category: str = Field("", max_length=40)
    group: str = Field("", max_length=30)
    search: Word = ""


class AskingShape(Schema):
    """A registration in the queue of whoever decides on it."""

    code: str
    name: str
    organization: str
    country: str
    group: str
    category: str
    attendance: str
    post: str
    state: str
    registered_at: datetime
    reason: str
    proposed_refusal: str


class AppealShape(Schema):
    """An appeal, and what became of it."""

    words: str
    filed_at: datetime
    outcome: str
    reason: str
    decided_at: datetime | None


class AskingWhole(AskingShape):
    """A registration with what helps to decide; closed answers stay closed."""

    may_decide: bool
    alike: list[str]
    n_alike_elsewhere: int
    accredited_before: str
    changed: list[str]
    appeal: AppealShape | None


class ChosenIn(Schema):
    """Which registrations."""

    codes: list[str] = Field(min_length=1, max_length=MOST)


class AccreditIn(ChosenIn):
    """Whom to accredit; ``reason`` is needed where nobody else could decide on one."""

    reason: str = Field("", max_length=1000)


class RefusalIn(ChosenIn):
    """Whom to refuse, and why; empty takes over the reason of a proposal."""

    reason: str = Field("", max_length=4000)


class ReasonIn(Schema):
    """Why; it reaches the person as written."""

    reason: str = Field(min_length=1, max_length=4000)


class DecisionIn(ReasonIn):
    """What becomes of an appeal."""

    outcome: AppealOutcome


class DoneShape(Schema):
    """What became of a batch: codes by what was done."""

    accredited: list[str] = []
    waiting: list[str] = []
    refused: list[str] = []
    proposed: list[str] = []


class PoolShape(Schema):
    """The places of a category in one way of taking part."""

    category: str
    attendance: str
    seats: int
    held: int
    free: int
    waiting: int
    offer_hours: int
    in_line: list[str]


class PoolIn(Schema):
    """How many places, and how long an offer runs."""

    seats: int = Field(ge=0, le=1_000_000)
    offer_hours: int = Field(48, ge=1, le=720)


class RuleIn(Schema):
    """Which roles decide on a category, and whether two must refuse."""

    deciders: list[str] = Field(max_length=4)
    needs_second: bool = False


class RuleShape(RuleIn):
    """Who decides on a category: roles, and people named for it."""

    category: str
    named: list[str]


@router.get(HERE, response=Page[AskingShape], auth=KNOWN, operation_id="vetting_queue")
def queue(
    request: Asked, summit: Code, sought: Query[SoughtIn], paging: Query[Paging]
) -> Page[AskingShape]:
    """List the registrations that one sees to vet, oldest first."""
    found = queries.registrations_to_vet(
        request.actor,
        summits.by_code(summit),
        queries.Sought(
            "" if sought.state == "all" else sought.state,
            sought.search,
            sought.category,
            sought.group,
        ),
    )
    n, many = part_found(found, paging)
    return Page(n=n, items=[AskingShape(**_facts(one)) for one in many])


@router.post(
    f"{HERE}/accredit", response=DoneShape, auth=KNOWN, operation_id="accredit"
)
def accredit(request: Asked, summit: Code, given: AccreditIn) -> DoneShape:
    """Accredit many, all or none; whoever finds no place waits for one."""
    many = _chosen(request, summit, given.codes)
    key = tokens.key_at(settings.BADGE_KEY)
    done = vet.accredit_batch(
        many, key=key, reason=given.reason, by=request.actor, at=request.at
    )
    return DoneShape(
        accredited=[one.code for one in done.accredited],
        waiting=[one.code for one in done.waiting],
    )


@router.post(f"{HERE}/refuse", response=DoneShape, auth=KNOWN, operation_id="refuse")
def refuse(request: Asked, summit: Code, given: RefusalIn) -> DoneShape:
    """Refuse many, or propose it where two must; all or none."""
    many = _chosen(request, summit, given.codes)
    done = vet.refuse_batch(many, reason=given.reason, by=request.actor, at=request.at)
    return DoneShape(
        refused=[one.code for one in done.refused],
        proposed=[one.code for one in done.proposed],
    )


@router.get(
    f"{HERE}/{{code}}", response=AskingWhole, auth=KNOWN, operation_id="vetted_one"
)
def asking(request: Asked, summit: Code, code: Code) -> AskingWhole:
    """Tell one registration with what helps to decide."""
    return _whole(request, _one(request, summit, code))


@router.post(
    f"{HERE}/{{code}}/turn-down",
    response=AskingWhole,
    auth=KNOWN,
    operation_id="turn_proposal_down",
)
def turn_down(request: Asked, summit: Code, code: Code) -> AskingWhole:
    """Turn a proposed refusal down; the registration waits on."""
    found = _one(request, summit, code)
    vetting.drop_proposal(found, by=request.actor, at=request.at)
    return _whole(request, _one(request, summit, code))


@router.post(
    f"{HERE}/{{code}}/revoke", response=AskingWhole, auth=KNOWN, operation_id="revoke"
)
def revoke(request: Asked, summit: Code, code: Code, given: ReasonIn) -> AskingWhole:
    """Take an accreditation back; the badge admits nowhere from now on."""
    found = _one(request, summit, code)
    vet.revoke(found, reason=given.reason, by=request.actor, at=request.at)
    return _whole(request, _one(request, summit, code))


@router.post(
    f"{HERE}/{{code}}/appeal",
    response=AskingWhole,
    auth=KNOWN,
    operation_id="decide_appeal",
)
def decide_appeal(
    request: Asked, summit: Code, code: Code, given: DecisionIn
) -> AskingWhole:
    """Uphold an appeal, which opens the registration again, or dismiss it."""
    found = _one(request, summit, code)
    appeal = vetting.standing_appeal(found)
    if appeal is None:
        raise Refused("not-found", what="appeal", code=code)
    vet.decide_appeal(
        appeal,
        outcome=given.outcome,
        reason=given.reason,
        by=request.actor,
        at=request.at,
    )
    return _whole(request, _one(request, summit, code))


@router.get(
    "/editions/{summit}/pools",
    response=list[PoolShape],
    auth=KNOWN,
    operation_id="pools",
)
def pools(request: Asked, summit: Code) -> list[PoolShape]:
    """Tell the places of each category, and who waits in which order."""
    edition = _for_secretariat(request, summit, "accreditation.pools.read")
    return [_pool(one) for one in waiting.standings(edition)]


@router.put(
    "/editions/{summit}/pools/{category}/{attendance}",
    response=PoolShape,
    auth=KNOWN,
    operation_id="set_pool",
)
def set_pool(
    request: Asked, summit: Code, category: Code, attendance: Attendance, given: PoolIn
) -> PoolShape:
    """Set how many places a category has in one way of taking part."""
    edition = _for_secretariat(request, summit, "accreditation.pool.set")
    made = waiting.set_pool(
        _category(edition, category),
        attendance,
        seats=given.seats,
        offer_hours=given.offer_hours,
        by=request.actor,
        at=request.at,
    )
    return _pool(next(x for x in waiting.standings(edition) if x.pool.pk == made.pk))


@router.delete(
    "/editions/{summit}/pools/{category}/{attendance}",
    response={204: None},
    auth=KNOWN,
    operation_id="lift_pool",
)
def lift_pool(
    request: Asked, summit: Code, category: Code, attendance: Attendance
) -> Status[None]:
    """Let a category have as many places as it needs, once nobody waits for one."""
    edition = _for_secretariat(request, summit, "accreditation.pool.lifted")
    kind = _category(edition, category)
    waiting.lift_limit(kind, attendance, by=request.actor, at=request.at)
    return Status(204, None)


@router.post(
    "/editions/{summit}/pools/promote",
    response=list[str],
    auth=KNOWN,
    operation_id="promote",
)
def promote(request: Asked, summit: Code) -> list[str]:
    """Offer every free place to the next in line now, as the worker does by itself."""
    edition = _for_secretariat(request, summit, "accreditation.offer.made")
    offered = vet.promote(edition, by=request.actor, at=request.at)
    return [one.code for one in offered]


@router.get(
    "/editions/{summit}/vetting-rules",
    response=list[RuleShape],
    auth=KNOWN,
    operation_id="vetting_rules",
)
def vetting_rules(request: Asked, summit: Code) -> list[RuleShape]:
    """Tell who decides on each category."""
    edition = _for_secretariat(request, summit, "accreditation.rules.read")
    return [
        _rule(edition, one) for one in edition.categories.order_by("position", "id")
    ]


@router.put(
    "/editions/{summit}/vetting-rules/{category}",
    response=RuleShape,
    auth=KNOWN,
    operation_id="set_vetting_rule",
)
def set_vetting_rule(
    request: Asked, summit: Code, category: Code, given: RuleIn
) -> RuleShape:
    """Say which roles decide on a category, and whether two must refuse."""
    edition = _for_secretariat(request, summit, "accreditation.category.ruled")
    ruled = vetting.set_rule(
        _category(edition, category),
        deciders=given.deciders,
        needs_second=given.needs_second,
        by=request.actor,
        at=request.at,
    )
    return _rule(edition, ruled)


class MandateIn(Schema):
    """Whom to name, for which category and group; empty is every one."""

    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$", max_length=254)
    name: str = Field("", max_length=200)
    category: str = Field("", max_length=40)
    group: str = Field("", max_length=30)


class MandateShape(Schema):
    """Somebody named to decide."""

    number: int
    person: str
    name: str
    category: str
    group: str


@router.get(
    "/editions/{summit}/vetting-mandates",
    response=list[MandateShape],
    auth=KNOWN,
    operation_id="vetting_mandates",
)
def mandates(request: Asked, summit: Code) -> list[MandateShape]:
    """Tell who is named to decide what."""
    edition = _for_secretariat(request, summit, "accreditation.mandates.read")
    return [_mandate(one) for one in mandating.mandates_in(edition)]


@router.post(
    "/editions/{summit}/vetting-mandates",
    response={201: MandateShape},
    auth=KNOWN,
    operation_id="give_mandate",
)
def give_mandate(
    request: Asked, summit: Code, given: MandateIn
) -> Status[MandateShape]:
    """Name somebody to decide; who is new gets an account and a letter."""
    edition = _for_secretariat(request, summit, "accreditation.mandate.given")
    category = _category(edition, given.category) if given.category else None
    made = entrust(
        edition,
        Appointment(given.email, Role.ACCREDITATION, given.name),
        category=category,
        group=given.group,
        url=request.build_absolute_uri(reverse("participant:sign-in")),
        by=request.actor,
        at=request.at,
    )
    return Status(201, _mandate(made))


@router.delete(
    "/editions/{summit}/vetting-mandates/{number}",
    response={204: None},
    auth=KNOWN,
    operation_id="end_mandate",
)
def end_mandate(request: Asked, summit: Code, number: int) -> Status[None]:
    """Take a mandate back, and with the last one the role."""
    edition = _for_secretariat(request, summit, "accreditation.mandate.ended")
    named = {one.pk: one for one in mandating.mandates_in(edition)}
    if number not in named:
        raise Refused("not-found", what="mandate", code=number)
    dismiss(named[number], by=request.actor, at=request.at)
    return Status(204, None)


def _mandate(one: Mandate) -> MandateShape:
    return MandateShape(
        number=one.pk,
        person=one.person.code,
        name=one.person.name,
        category=one.category.code if one.category else "",
        group=one.group,
    )


def _for_secretariat(request: Asked, summit: str, act: str) -> Summit:
    edition = summits.by_code(summit)
    require(rules.may_vet(request.actor, edition), act)
    return edition


def _category(edition: Summit, code: str) -> Category:
    found = edition.categories.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="category", code=code)
    return found


def _chosen(request: Asked, summit: str, codes: list[str]) -> list[Registration]:
    """Return the chosen ones; one that is not to be seen is as one that is not there."""
    edition = summits.by_code(summit)
    seen = queries.registrations_to_vet(request.actor, edition)
    found = list(seen.filter(code__in=codes))
    for code in set(codes) - {one.code for one in found}:
        raise Refused("not-found", what="registration", code=code)
    return found


def _one(request: Asked, summit: str, code: str) -> Registration:
    edition = summits.by_code(summit)
    seen = queries.registrations_to_vet(request.actor, edition)
    found = seen.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="registration", code=code)
    return found


def _facts(one: Registration) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.person.name,
        "organization": one.organization.code if one.organization else "",
        "country": one.country,
        "group": one.group,
        "category": one.category.code,
        "attendance": one.attendance,
        "post": one.post,
        "state": one.state,
        "registered_at": one.registered_at,
        "reason": one.reason,
        "proposed_refusal": one.refusal_reason if one.state == "registered" else "",
    }


def _whole(request: Asked, one: Registration) -> AskingWhole:
    beside = duplicates.alike(request.actor, one)
    before = carrying.before(request.actor, one)
    appeal = vetting.standing_appeal(one)
    return AskingWhole(
        **_facts(one),
        may_decide=rules.may_decide(request.actor, one)
        and own_case.may(request.actor, one),
        alike=[each.code for each in beside.registrations],
        n_alike_elsewhere=beside.n_elsewhere,
        accredited_before=before.registration.summit.code if before else "",
        changed=[each.name for each in before.beside if each.is_changed]
        if before
        else [],
        appeal=_appeal(appeal) if appeal else None,
    )


def _appeal(one: Appeal) -> AppealShape:
    return AppealShape(
        words=one.words,
        filed_at=one.filed_at,
        outcome=one.outcome,
        reason=one.reason,
        decided_at=one.decided_at,
    )


def _pool(one: waiting.PoolStanding) -> PoolShape:
    return PoolShape(
        category=one.pool.category.code,
        attendance=one.pool.attendance,
        seats=one.pool.seats,
        held=one.n_held,
        free=one.n_free,
        waiting=one.n_waiting,
        offer_hours=one.pool.offer_hours,
        in_line=[each.code for each in waiting.in_line(one.pool)],
    )


def _rule(edition: Summit, one: Category) -> RuleShape:
    named = [
        each.person.name
        for each in mandating.mandates_in(edition)
        if each.category_id in {None, one.pk}
    ]
    return RuleShape(
        category=one.code,
        deciders=list(one.deciders) or ["secretariat"],
        needs_second=one.needs_second,
        named=named,
    )
