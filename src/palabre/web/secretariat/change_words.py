"""A change of the running programme, as a sentence."""

from datetime import datetime

from django.utils.translation import gettext as _

from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.summits.models import Summit
from palabre.web.ui.tags import clock, day_month, weekday


def change_words(change: Change, summit: Summit) -> str:
    """Return a change as a sentence."""
    facts = {"name": change.name, "n": change.n, "at": _at(change.at, summit)}
    match change.kind:
        case ChangeKind.ARRIVES:
            told = _("{name} arrives only on {at}")
        case ChangeKind.LEAVES:
            told = _("{name} leaves on {at}")
        case ChangeKind.REMOTE:
            sign = "-" if change.n < 0 else "+"
            facts["n"] = f"UTC{sign}{abs(change.n) // 60:02}:{abs(change.n) % 60:02}"
            told = _("{name} takes part from afar ({n})")
        case ChangeKind.ROOM if change.until:
            facts["until"] = _at(change.until, summit)
            told = _("{name} is lost from {at} to {until}")
        case ChangeKind.ROOM:
            told = _("{name} is lost from {at} on")
        case ChangeKind.TEAM:
            told = _("{name} works {n} blocks in the week")
        case ChangeKind.LASTS:
            told = _("{name} takes {n} minutes")
    return told.format(**facts)


def _at(instant: datetime | None, summit: Summit) -> str:
    if instant is None:
        return ""
    zone = summit.zone
    return f"{weekday(instant, zone)} {day_month(instant, zone)} {clock(instant, zone)}"
