"""Signals to everybody, and what listeners let the room see: counted, never named."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Max, Sum

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import Reaction, Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import locked
from palabre.stages.live.states import SITTING_MOVES, ReactionKind, Signal

SIGNAL_LIMIT = 200

SHOWN = timedelta(minutes=2)
"""After which a signal goes by itself; a break stays until it is taken off."""

BREAK_SHOWN = timedelta(hours=1)

REACTIONS_COUNTED = timedelta(minutes=2)
"""How long a reaction is shown: it is about what is being said."""

REACT_AGAIN = 5
"""Seconds after which somebody's reaction of one kind counts again."""


def signal(
    sitting: Sitting, kind: str, text: str = "", *, by: Actor, at: datetime
) -> Sitting:
    """Show everybody a signal, in place of the one before; ``""`` takes it off.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-unknown``,
    ``signal-empty``, ``signal-too-long``. Journal: ``live.signal.shown``.
    """
    act = "live.signal.shown"
    require(rules.may_moderate(by, sitting.session), act)
    if kind and kind not in set(Signal):
        raise Refused("field-unknown", field="signal", value=kind)
    words = clean_caption(text) if kind == Signal.WORDS else ""
    if kind == Signal.WORDS and not words:
        raise Refused("signal-empty", field="text")
    if len(words) > SIGNAL_LIMIT:
        raise Refused("signal-too-long", limit=SIGNAL_LIMIT, field="text")
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("signal", held.state)
        held.signal, held.signal_text = kind, words
        stays = BREAK_SHOWN if kind == Signal.BREAK else SHOWN
        held.signal_until = at + stays if kind else None
        held.save(update_fields=["signal", "signal_text", "signal_until"])
        note(act, held, by=by, at=at, signal=kind, text=words)
    return held


def react(sitting: Sitting, kind: str, *, by: Actor, at: datetime) -> bool:
    """Count a reaction of whoever acts; False if the same was counted just now.

    Raises Refused: ``sign-in-needed``, ``wrong-state``, ``field-unknown``,
    ``reactions-off``. Journal: none; a count by the minute is all that is kept.
    """
    if by.person_id is None:
        raise Refused("sign-in-needed")
    if kind not in set(ReactionKind):
        raise Refused("field-unknown", field="reaction", value=kind)
    SITTING_MOVES.after("react", sitting.state)
    if not sitting.allows_reactions:
        raise Refused("reactions-off")
    recent = f"reaction-{sitting.pk}-{by.person_id}-{kind}"
    if not cache.add(recent, 1, timeout=REACT_AGAIN):
        return False
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        row, _ = Reaction.objects.get_or_create(
            sitting=sitting, kind=kind, minute=minute
        )
        Reaction.objects.filter(pk=row.pk).update(n=F("n") + 1)
    return True


def reactions(sitting: Sitting, at: datetime) -> dict[str, int]:
    """Return how many reacted in the last minutes, by kind."""
    counts = dict.fromkeys((kind.value for kind in ReactionKind), 0)
    since = at - REACTIONS_COUNTED
    found = sitting.reactions.filter(minute__gt=since).order_by("kind")
    for kind, n in found.values_list("kind").annotate(Sum("n")):
        counts[kind] = n
    return counts


def newest_reactions(sitting: Sitting) -> tuple[datetime | None, dict[str, int]]:
    """Return the last minute in which anybody reacted, and the counts up to it."""
    last: datetime | None = sitting.reactions.aggregate(last=Max("minute"))["last"]
    return last, reactions(sitting, last) if last else {}


def signal_now(sitting: Sitting, at: datetime) -> str:
    """Return the code of the signal that is shown, if one is."""
    until = sitting.signal_until
    return sitting.signal if until is not None and at < until else ""
