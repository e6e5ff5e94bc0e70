"""How a floor is run: the rule of order, limits, policies, quotas, announced times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.models import Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import LIMIT_FROM, LIMIT_TO, locked
from palabre.stages.live.order import FACTORS, WEIGHT_LIMIT, WEIGHTS
from palabre.stages.live.states import SITTING_MOVES, OrderRule, RequestKind
from palabre.stages.live.times import RANK
from palabre.stages.people.states import Rank
from palabre.stages.protocol.queries import ranks_of
from palabre.stages.summits.models import Summit

GRACE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the floor of a session is run, as the chair says.

    Parameters
    ----------
    limits : mapping
        Seconds by kind of request, or by ``rank:`` and a rank.
    quotas : mapping
        Seconds a stakeholder group may speak in all.
    """

    order_rule: str = OrderRule.INSCRIPTION
    weights: Mapping[str, int] = field(default_factory=dict)
    limit_seconds: int = 180
    limits: Mapping[str, int] = field(default_factory=dict)
    grace_seconds: int = 15
    is_cut_off: bool = False
    quotas: Mapping[str, int] = field(default_factory=dict)
    list_opens_at: datetime | None = None
    list_closes_at: datetime | None = None
    allows_anonymous: bool = False
    allows_reactions: bool = True


def conduct(
    sitting: Sitting,
    given: Conduct,
    *,
    seen: Conduct | None = None,
    by: Actor,
    at: datetime,
) -> Sitting:
    """Say how the floor is run from now on.

    Parameters
    ----------
    seen : Conduct, optional
        How the floor was run when whoever acts looked at it. What was left as it was
        seen stays as it is now: two at one console do not undo each other.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-unknown``,
    ``limit-out-of-range``, ``list-times``, ``set-meanwhile``. Journal:
    ``live.conduct.set``.
    """
    act = "live.conduct.set"
    require(rules.may_moderate(by, sitting.session), act)
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("keep_list", held.state)
        wanted = _woven(given, seen, conduct_of(held)) if seen else given
        _check(wanted, held.session.summit)
        for name in Conduct.__dataclass_fields__:
            value = getattr(wanted, name)
            setattr(held, name, dict(value) if isinstance(value, Mapping) else value)
        held.save()
        note(act, held, by=by, at=at, rule=held.order_rule, weights=held.weights)
    return held


def conduct_of(sitting: Sitting) -> Conduct:
    """Return how a floor is run now."""
    facts = {name: getattr(sitting, name) for name in Conduct.__dataclass_fields__}
    return Conduct(**facts | {"weights": WEIGHTS | sitting.weights})


def _woven(given: Conduct, seen: Conduct, now: Conduct) -> Conduct:
    """Return what is wanted over what others set since it was seen."""
    wanted: dict[str, object] = {}
    for name in Conduct.__dataclass_fields__:
        mine, was, there = (getattr(one, name) for one in (given, seen, now))
        if isinstance(mine, Mapping):
            keys = {*mine, *was, *there}
            parts = {
                key: _chosen(
                    f"{name.removesuffix('s')}-{key}",
                    mine.get(key),
                    was.get(key),
                    there.get(key),
                )
                for key in sorted(keys)
            }
            wanted[name] = {key: n for key, n in parts.items() if n is not None}
        else:
            wanted[name] = _chosen(name, mine, was, there)
    return Conduct(**wanted)  # type: ignore[arg-type]


def _chosen(name: str, mine: object, was: object, there: object) -> object:
    """Return one's own value if one changed it, else the one that is there."""
    if mine == was:
        return there
    if there not in (was, mine):
        raise Refused("set-meanwhile", field=name)
    return mine


def _check(given: Conduct, summit: Summit) -> None:
    if given.order_rule not in set(OrderRule):
        raise Refused("field-unknown", field="order_rule", value=given.order_rule)
    _check_keys("weights", given.weights, set(FACTORS))
    _check_keys("quotas", given.quotas, set(StakeholderGroup))
    codes = {*Rank, *(one.code for one in ranks_of(summit))}
    ranks = {f"{RANK}{code}" for code in codes}
    _check_keys("limits", given.limits, set(RequestKind) | ranks)
    _check_range(_named("weight", given.weights), 0, WEIGHT_LIMIT)
    _check_range(_named("limit", given.limits), LIMIT_FROM, LIMIT_TO)
    _check_range({"limit_seconds": given.limit_seconds}, LIMIT_FROM, LIMIT_TO)
    _check_range({"grace_seconds": given.grace_seconds}, 0, GRACE_LIMIT)
    _check_range(_named("quota", given.quotas), LIMIT_FROM, 24 * 3600)
    opens, closes = given.list_opens_at, given.list_closes_at
    if opens and closes and closes <= opens:
        raise Refused("list-times", field="list_closes_at")


def _check_keys(name: str, given: Mapping[str, int], known: set[str]) -> None:
    for key in given:
        if key not in known:
            raise Refused("field-unknown", field=name, value=key)


def _named(part: str, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return numbers by what the field is called in which each is set."""
    return {f"{part}-{key}": number for key, number in numbers.items()}


def _check_range(numbers: Mapping[str, int], least: int, most: int) -> None:
    for name, number in numbers.items():
        if not least <= number <= most:
            raise Refused("limit-out-of-range", least=least, most=most, field=name)
