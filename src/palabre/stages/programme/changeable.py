"""What a change of the running programme may be about, and a change made of codes."""

from collections.abc import Iterator, Mapping
from datetime import date

from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, teams
from palabre.stages.programme.clashes import targets
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.states import Level
from palabre.stages.summits.models import Summit

LIMITS = {
    ChangeKind.REMOTE: range(-12 * 60, 14 * 60 + 1),
    ChangeKind.TEAM: range(41),
    ChangeKind.LASTS: range(5, 721),
}
"""Minutes from UTC, blocks a week, minutes of a session."""

TIMED = frozenset({ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.ROOM})


def named(draft: Draft, summit: Summit, asked: Change) -> Change:
    """Return a change that came without a name, with it, once it can be true.

    Raises Refused: ``field-unknown``, ``field-missing``.
    """
    kind, names = asked.kind, names_of(draft, summit, asked.kind)
    if asked.what not in names:
        raise Refused("field-unknown", value=asked.what, field="what")
    if kind in TIMED and asked.at is None:
        raise Refused("field-missing", field="at")
    if kind in LIMITS and asked.n not in LIMITS[kind]:
        raise Refused("field-unknown", value=asked.n, field="n")
    if asked.at and asked.until and asked.until <= asked.at:
        raise Refused("field-unknown", value=asked.until.isoformat(), field="until")
    return Change(
        kind,
        asked.what,
        names[asked.what],
        at=asked.at if kind in TIMED else None,
        until=asked.until if kind == ChangeKind.ROOM else None,
        n=asked.n if kind in LIMITS else 0,
    )


def names_of(draft: Draft, summit: Summit, kind: ChangeKind) -> Mapping[str, str]:
    """Return whom or what a kind of change may be about, by code."""
    if kind == ChangeKind.ROOM:
        return {
            f"{one.venue}/{one.code}": str(one.name.said_in("en"))
            for one in draft.rooms
        }
    if kind == ChangeKind.TEAM:
        return {one.code: one.name for one in teams.teams_of(summit)}
    going = [one for one in draft.sessions.values() if not one.row.is_cancelled]
    if kind == ChangeKind.LASTS:
        return {
            one.row.code: f"{one.row.code} {one.row.title.said_in('en')}"
            for one in going
            if one.held
        }
    return {who: name for one in going for who, name in one.needed.items()}


def places_on(
    draft: Draft, code: str, on: date, summit: Summit
) -> Iterator[tuple[str, int]]:
    """Yield the places of a session on a day that the board offers, as the engine's."""
    for one in targets(draft, code, on):
        if one.level != Level.FORBIDDEN:
            room = f"{one.room.venue}/{one.room.code}"
            yield room, optimisation.minute_of(summit, one.starts_at)
