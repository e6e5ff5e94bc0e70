"""What the engine found, in sentences; codes and facts are for other languages."""

from collections.abc import Iterable

from palabre.engines.timetable.explain import Cell, WhyHere
from palabre.engines.timetable.preferences import BY_CODE
from palabre.engines.timetable.problem import DAY, Problem
from palabre.engines.timetable.solution import Placement, Result, Verdict, Violation

UNITS = {code: one.unit for code, one in BY_CODE.items()}

MOST_NAMED = 8

RULES = {
    "unknown": "{sessions}: the session, the room or the team is not known.",
    "placed-twice": "{sessions} is placed twice.",
    "room-twice": "{sessions} are in {places} at the same time, or too close.",
    "room-closed": "{places} is closed while {sessions} would be held.",
    "room-too-small": "{places} is too small for {sessions}.",
    "room-not-chosen": "{places} is not among the rooms of {sessions}.",
    "equipment": "{places} lacks what {sessions} needs.",
    "venue-closed": "{places} is not open for the whole of {sessions}.",
    "outside-window": "{sessions} is outside its window.",
    "fixed-time": "{sessions} is fixed at another hour.",
    "fixed-room": "{sessions} is fixed in {places}.",
    "person-twice": "{people} cannot be in {sessions}: {minutes} minutes are lacking.",
    "person-absent": "{people} is not there during {sessions}.",
    "remote-hours": "{sessions} is in the night of {people}.",
    "organizer-twice": "{places} would hold {sessions} at the same time.",
    "beside-ceremony": "{sessions} would be held side by side; one stands alone.",
    "order": "{sessions} would be in the wrong order, or too close.",
    "order-too-far": "{sessions} would be too far from each other.",
    "interpretation": "{sessions} must be interpreted: {places} is lacking.",
    "team-hybrid": "{places} does not work hybrid meetings such as {sessions}.",
    "team-block": "{places} does not work when {sessions} is held.",
    "team-twice": "{places}: one team, two rooms in one block ({sessions}).",
    "team-day": "{places}: more blocks in a day than the team may work.",
    "team-week": "{places}: more blocks in a week than the team may work.",
    "booths": "{places} has too few booths for {sessions}.",
}


class Names:
    """The names behind codes, as a problem tells them."""

    def __init__(self, problem: Problem) -> None:
        self.sessions = {one.code: one.title for one in problem.sessions}
        self.people = {one.code: one.name for one in problem.people}
        self.rooms = {one.code: one.name for one in problem.rooms}

    def session(self, code: str) -> str:
        """Return a session's code and title."""
        title = self.sessions.get(code, "")
        return f"{code} “{title}”" if title else code

    def person(self, code: str) -> str:
        """Return a person's name, or the code."""
        return self.people.get(code, "") or code

    def place(self, placement: Placement) -> str:
        """Return hour and room of a placement."""
        return f"{clock(placement.start)}, {self.room(placement.room)}"

    def room(self, code: str) -> str:
        """Return a room's name, or the code."""
        return self.rooms.get(code, "") or code


def clock(minute: int) -> str:
    """Return a minute as day and clock: day 1 is the first."""
    day, rest = divmod(minute, DAY)
    return f"day {day + 1} {rest // 60:02}:{rest % 60:02}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    found = list(words)
    if len(found) > MOST_NAMED:
        found = [*found[:MOST_NAMED], f"{len(found) - MOST_NAMED} more"]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def violation(names: Names, broken: Violation) -> str:
    """Return a broken rule as a sentence."""
    return RULES[broken.rule].format(
        sessions=listed(names.session(code) for code in broken.sessions),
        people=listed(names.person(code) for code in broken.people),
        places=listed(names.room(code) for code in broken.places),
        minutes=broken.minutes,
    )


def cost_table(verdict: Verdict) -> list[str]:
    """Return the cost of each preference, dearest first, and their sum."""
    measures: dict[str, int] = {}
    for charge in verdict.charges:
        held = measures.get(charge.preference, 0)
        measures[charge.preference] = held + charge.measure
    lines = [
        f"{cost:7} minutes  {BY_CODE[code].name}: {measures[code]} {UNITS[code]}"
        for code, cost in verdict.costs.items()
    ]
    return [*lines, f"{verdict.cost:7} minutes of harm in all"]


def summary(problem: Problem, result: Result) -> list[str]:
    """Return what a search came to."""
    names = Names(problem)
    left_out = [f"Left out: {names.session(code)}" for code in result.verdict.unplaced]
    n_placed = len(result.solution.placements)
    proven = f"; proven: no programme costs less than {result.bound}"
    return [
        *left_out,
        f"{n_placed} of {len(problem.sessions)} sessions placed, "
        f"{len(result.verdict.violations)} rules broken"
        + (proven if result.bound else ""),
        *cost_table(result.verdict),
    ]


def why_here(names: Names, why: WhyHere) -> list[str]:
    """Return why a session stands where it does."""
    lines = [f"{names.session(why.placement.session)}: {names.place(why.placement)}"]
    lines += [
        f"{one.cost:7} minutes  {BY_CODE[one.preference].name}"
        f"{_with(names, one.sessions, why.placement.session)}"
        for one in why.charges
    ]
    lines.append(
        f"{why.n_possible} of {why.n_cells} other places break no rule; "
        f"{len(why.better)} would cost less."
    )
    for rule, n in why.holding.items():
        lines.append(f"{n:7} cheaper places are ruled out by: {rule}")
    return lines


def _with(names: Names, sessions: Iterable[str], but: str) -> str:
    others = [names.session(code) for code in sessions if code != but]
    return f", with {listed(others)}" if others else ""


def why_not(names: Names, cell: Cell) -> list[str]:
    """Return what would break in a place and what it would cost."""
    place = Placement(cell.session, cell.start, cell.room, cell.team)
    lines = [f"{names.session(cell.session)} at {names.place(place)}:"]
    lines += [f"  {violation(names, one)}" for one in cell.violations]
    lines += [
        f"{minutes:+7} minutes  {BY_CODE[code].name}"
        for code, minutes in cell.changes.items()
    ]
    told = "no rule broken" if cell.is_possible else "not possible"
    return [*lines, f"{cell.cost_change:+7} minutes of harm in all; {told}"]
