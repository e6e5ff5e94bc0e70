"""What the board says: clashes, steps and places in the page's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from palabre.stages.programme.clashes import Clash
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.messages import CLASHES, STEPS
from palabre.stages.programme.models import DraftStep
from palabre.stages.programme.states import ClashKind, StepKind
from palabre.stages.programme.steps import Place, changes_of
from palabre.stages.programme.values import RoomRow
from palabre.web.ui.names import EQUIPMENT
from palabre.web.ui.tags import clock, colon, comma, day_month, said, weekday

NAMED = 3
"""Sessions that a step names; of more it tells the count."""


def clash_words(clash: Clash, draft: Draft) -> str:
    """Return one clash as a sentence."""
    other = draft.sessions.get(clash.session)
    return str(CLASHES[clash.kind]).format(
        title=said(other.row.title) if other else "",
        session=clash.session,
        who=comma().join(_who(clash)),
        n=clash.n,
        minutes=clash.minutes,
    )


def _who(clash: Clash) -> Iterable[str]:
    if clash.kind != ClashKind.EQUIPMENT:
        return clash.who
    return (str(EQUIPMENT.get(one, one)) for one in clash.who)


def clashes_words(clashes: Iterable[Clash], draft: Draft) -> tuple[str, ...]:
    """Return clashes as sentences, the worst first."""
    return tuple(clash_words(one, draft) for one in clashes)


def step_words(step: DraftStep, draft: Draft) -> str:
    """Return what a step did: which sessions, from where to where, and by whom."""
    changes = changes_of(step)
    codes = [one.session for one in changes]
    named = comma().join(codes[:NAMED])
    if len(codes) > NAMED:
        named = _("{named} and {n} more").format(named=named, n=len(codes) - NAMED)
    told = str(STEPS[StepKind(step.kind)]).format(sessions=named, n=len(codes))
    if len(changes) == 1 and changes[0].was != changes[0].now:
        told = f"{told}{colon()}{_moved(changes[0].was, changes[0].now, draft)}"
    return f"{told} · {step.by}" if step.by else told


def place_words(place: Place | None, draft: Draft) -> str:
    """Return where and when in short: weekday, date, time, room."""
    if place is None:
        return _("no room")
    room = room_of(draft, place.venue, place.room)
    name = said(room.name) if room else place.room
    on = f"{weekday(place.starts_at, draft.zone)} {day_month(place.starts_at, draft.zone)}"
    return f"{on} {clock(place.starts_at, draft.zone)}{comma()}{name}"


def room_of(draft: Draft, venue: str, room: str) -> RoomRow | None:
    """Return a room of the draft by its codes."""
    for row in draft.rooms:
        if (row.venue, row.code) == (venue, room):
            return row
    return None


def _moved(was: Place | None, now: Place | None, draft: Draft) -> str:
    return _("{was} → {now}").format(
        was=place_words(was, draft), now=place_words(now, draft)
    )
