"""What the engine found, in sentences, in English or French (`phrases`)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from palabre.engines.timetable.phrases import phrases_in
from palabre.engines.timetable.preferences import BY_CODE
from palabre.engines.timetable.problem import DAY, Problem
from palabre.engines.timetable.solution import Placement, Result, Verdict, Violation

if TYPE_CHECKING:  # these load numba or OR-Tools, which a first programme needs not
    from palabre.engines.timetable.conflicts import Conflict
    from palabre.engines.timetable.demands import Demand, WayOut
    from palabre.engines.timetable.explain import Cell, Price, WhyHere
    from palabre.engines.timetable.ways import Move, Way

UNITS = {code: one.unit for code, one in BY_CODE.items()}

MOST_NAMED = 8


class Names:
    """The names behind codes, as a problem tells them, and the words of a language."""

    def __init__(self, problem: Problem, lang: str = "en") -> None:
        self.words = phrases_in(lang)
        self.sessions = {one.code: one.title for one in problem.sessions}
        self.people = {one.code: one.name for one in problem.people}
        self.rooms = {one.code: one.name for one in problem.rooms}

    def say(self, phrase: str, **facts: object) -> str:
        """Return a phrase with its facts."""
        return self.words.said[phrase].format(**facts)

    def session(self, code: str) -> str:
        """Return a session's code and title."""
        title = self.sessions.get(code, "")
        return self.say("title", code=code, title=title) if title else code

    def person(self, code: str) -> str:
        """Return a person's name, or the code."""
        return self.people.get(code, "") or code

    def place(self, placement: Placement) -> str:
        """Return hour and room of a placement."""
        return f"{self.clock(placement.start)}, {self.room(placement.room)}"

    def room(self, code: str) -> str:
        """Return a room's name, or the code."""
        return self.rooms.get(code, "") or code

    def clock(self, minute: int) -> str:
        """Return a minute as day and clock: day 1 is the first."""
        day, rest = divmod(minute, DAY)
        clock = f"{rest // 60:02}:{rest % 60:02}"
        return self.say("clock", day=day + 1, clock=clock)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence."""
        found = list(words)
        if len(found) > MOST_NAMED:
            more = self.say("more", n=len(found) - MOST_NAMED)
            found = [*found[:MOST_NAMED], more]
        if len(found) < 2:
            return "".join(found)
        return self.say("and", first=", ".join(found[:-1]), last=found[-1])

    def preference(self, code: str) -> str:
        """Return the name of a preference."""
        return self.words.preferences[code][0]


def violation(names: Names, broken: Violation) -> str:
    """Return a broken rule as a sentence."""
    return names.words.rules[broken.rule].format(
        sessions=names.listed(names.session(code) for code in broken.sessions),
        people=names.listed(names.person(code) for code in broken.people),
        places=names.listed(names.room(code) for code in broken.places),
        minutes=broken.minutes,
    )


def cost_table(names: Names, verdict: Verdict) -> list[str]:
    """Return the cost of each preference, dearest first, and their sum."""
    measures: dict[str, int] = {}
    for charge in verdict.charges:
        held = measures.get(charge.preference, 0)
        measures[charge.preference] = held + charge.measure
    lines = []
    for code, cost in verdict.costs.items():
        name, unit = names.words.preferences[code]
        told = names.say("measure", name=name, n=measures[code], unit=unit)
        lines.append(names.say("minutes", n=cost, what=told))
    return [*lines, names.say("in-all", n=verdict.cost)]


def summary(names: Names, problem: Problem, result: Result) -> list[str]:
    """Return what a search came to."""
    left_out = [
        names.say("left-out", session=names.session(code))
        for code in result.verdict.unplaced
    ]
    placed = names.say(
        "placed",
        n=len(result.solution.placements),
        all=len(problem.sessions),
        broken=len(result.verdict.violations),
    )
    proven = names.say("proven", bound=result.bound)
    return [*left_out, placed + proven, *cost_table(names, result.verdict)]


def why_here(names: Names, why: "WhyHere") -> list[str]:
    """Return why a session stands where it does."""
    session, place = names.session(why.placement.session), names.place(why.placement)
    lines = [names.say("here", session=session, place=place)]
    for one in why.charges:
        what = names.preference(one.preference)
        what += _with(names, one.sessions, why.placement.session)
        lines.append(names.say("minutes", n=one.cost, what=what))
    lines.append(
        names.say("possible", n=why.n_possible, all=why.n_cells, better=len(why.better))
    )
    lines += [
        names.say("ruled-out", n=n, rule=names.words.named[rule])
        for rule, n in why.holding.items()
    ]
    return lines


def _with(names: Names, sessions: Iterable[str], but: str) -> str:
    others = [names.session(code) for code in sessions if code != but]
    return names.say("with", others=names.listed(others)) if others else ""


def why_not(names: Names, cell: "Cell") -> list[str]:
    """Return what would break in a place and what it would cost."""
    place = names.place(Placement(cell.session, cell.start, cell.room, cell.team))
    lines = [names.say("there", session=names.session(cell.session), place=place)]
    lines += [f"  {violation(names, one)}" for one in cell.violations]
    lines += [
        names.say("changes", n=minutes, what=names.preference(code))
        for code, minutes in cell.changes.items()
    ]
    told = names.say("goes" if cell.is_possible else "goes-not")
    return [*lines, names.say("change", n=cell.cost_change, told=told)]


def price(names: Names, found: "Price") -> str:
    """Return what a programme would save without a rule or a preference."""
    words = names.words
    name = words.named.get(found.rule) or words.preferences[found.rule][0]
    return names.say("price", n=found.saving, name=name)


def demand(names: Names, asked: "Demand") -> str:
    """Return what is asked for in a conflict."""
    whose = names.people.get(asked.whose) or names.session(asked.whose)
    return names.words.demands[asked.rule].format(whose=whose)


def conflict(names: Names, found: "Conflict") -> str:
    """Return which sessions cannot all be held, and what contradicts."""
    told = names.say("then").join(demand(names, one) for one in found.demands)
    sessions = names.listed(names.session(code) for code in found.sessions)
    words = "conflict" if len(found.sessions) > 1 else "conflict-one"
    return names.say(words, sessions=sessions, told=told or names.say("no-demand"))


def ways_out(names: Names, ways: Iterable["WayOut"]) -> list[str]:
    """Return what giving up each demand would come to, in the order given."""
    return [
        names.say(
            "way-out", demand=demand(names, one.demand), n=one.n_left_out, cost=one.cost
        )
        for one in ways
    ]


def mended(names: Names, way: "Way") -> list[str]:
    """Return what a way to mend a programme moves, and what it costs."""
    told = names.say("repair", n=way.n_moved, cost=way.cost_change)
    return [told, *(moved(names, one) for one in way.moves if one.is_public)]


def moved(names: Names, move: "Move") -> str:
    """Return where a session goes, for those who attend it."""
    session = names.session(move.session)
    if move.now is None:
        was = names.place(move.was) if move.was else ""
        return names.say("gone", session=session, was=was)
    now = names.place(move.now)
    if move.was is None:
        return names.say("new", session=session, now=now)
    return names.say("moved", session=session, was=names.place(move.was), now=now)
