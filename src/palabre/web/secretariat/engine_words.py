"""What the engine found, in sentences of the page's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from palabre.engines.timetable.demands import Demand
from palabre.engines.timetable.problem import DAY, Problem
from palabre.engines.timetable.solution import Charge, Placement, Violation
from palabre.kernel.languages import semicolon
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.engine_messages import (
    DEMANDS,
    PREFERENCES,
    RULE_NAMES,
    RULES,
)
from palabre.stages.programme.runs import Conflict
from palabre.web.ui.tags import comma, day_month, page_lang, pause, said, weekday

NAMED = 6
"""Sessions or people that a sentence names; of more it tells the count."""


@dataclass(frozen=True, slots=True)
class ShownWayOut:
    """What could give way, with what would be left out and cost then."""

    demand: str
    n_left_out: int
    cost: int


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """What contradicts, as a sentence, with the ways out, the best first."""

    sentence: str
    ways_out: tuple[ShownWayOut, ...]


class Sayer:
    """Puts the engine's codes into words, with the draft's names in them."""

    def __init__(self, problem: Problem, draft: Draft) -> None:
        self.problem = problem
        self.draft = draft
        self.people = {one.code: one.name for one in problem.people}
        self.rooms = {f"{one.venue}/{one.code}": said(one.name) for one in draft.rooms}
        self.teams = {one.code: one.name for one in problem.teams}

    def session(self, code: str) -> str:
        """Return a session's code and title."""
        one = self.draft.sessions.get(code)
        title = said(one.row.title) if one else ""
        if not title:
            return code
        return _("{code} “{title}”").format(code=code, title=title)

    def person(self, code: str) -> str:
        """Return a person's name, or the code."""
        return self.people.get(code, "") or code

    def room(self, code: str) -> str:
        """Return a room's name, or the code."""
        return self.rooms.get(code, "") or code

    def where(self, code: str) -> str:
        """Return what stands for a place in a sentence: a room, a team, a language."""
        return self.rooms.get(code) or self.teams.get(code) or code

    def at(self, minute: int) -> str:
        """Return a minute of the edition's clock as weekday, date and time."""
        days, rest = divmod(minute, DAY)
        on = self.draft.days[0].fromisoformat(self.problem.first_day)
        on = on.fromordinal(on.toordinal() + days)
        return f"{weekday(on)} {day_month(on)} {rest // 60:02}:{rest % 60:02}"

    def place(self, placement: Placement) -> str:
        """Return hour and room of a placement."""
        return f"{self.at(placement.start)}{pause()}{self.room(placement.room)}"

    def violation(self, broken: Violation) -> str:
        """Return a broken rule as a sentence."""
        return str(RULES[broken.rule]).format(
            sessions=listed(self.session(code) for code in broken.sessions),
            people=listed(self.person(code) for code in broken.people),
            places=listed(self.where(code) for code in broken.places),
            minutes=broken.minutes,
        )

    def conflict(self, found: Conflict) -> "ShownConflict":
        """Return what contradicts, and what each way out would come to."""
        sessions = listed(self.session(code) for code in found.sessions)
        demands = [self.demand(one) for one in found.demands]
        words = (
            _("{sessions} cannot all be held: {demands}.")
            if len(found.sessions) > 1
            else _("{sessions} cannot be held: {demands}.")
        )
        if not demands:
            words = _("{sessions}: there is no room and no hour, whatever gives way.")
        ways = [
            ShownWayOut(self.demand(one.demand), one.n_left_out, one.cost)
            for one in found.ways_out
        ]
        told = words.format(
            sessions=sessions, demands=semicolon(page_lang()).join(demands)
        )
        return ShownConflict(told, tuple(ways))

    def demand(self, asked: Demand) -> str:
        """Return what is asked for, as a part of a sentence."""
        whose = self.people.get(asked.whose) or self.session(asked.whose)
        return str(DEMANDS[asked.rule]).format(whose=whose)

    def charge(self, charge: Charge, but: str = "") -> str:
        """Return what a preference costs in one place: its name and with whom."""
        name = preference(charge.preference)
        others = [self.session(code) for code in charge.sessions if code != but]
        if not others:
            return name
        return _("{name}, with {others}").format(name=name, others=listed(others))


def preference(code: str) -> str:
    """Return what a preference is called."""
    return str(PREFERENCES[code])


def rule(code: str) -> str:
    """Return what a rule or a preference is called in a list."""
    names = RULE_NAMES | PREFERENCES
    return str(names[code]) if code in names else code


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    found = list(words)
    if len(found) > NAMED:
        more = len(found) - NAMED
        found = [*found[:NAMED], _("{n} more").format(n=more)]
    return comma().join(found)


def reason(kept: str) -> str:
    """Return in words why a search failed."""
    if kept == "worker-gone":
        return _("The worker stopped on the way: search again.")
    return kept
