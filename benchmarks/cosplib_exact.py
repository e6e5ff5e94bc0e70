"""CP-SAT for track instances: improve a plan, and prove how far it can be from the best."""

from collections.abc import Iterator
from itertools import product

from cosplib import (
    Instance,
    Plan,
    attendee_conflicts,
    chair_conflicts,
    presenter_conflicts,
)
from ortools.sat.python import cp_model

Cell = tuple[int, int]


class Model:
    """All penalties of an instance, with as many rooms a track and session as it likes."""

    def __init__(self, one: Instance) -> None:
        self.one = one
        self.model = cp_model.CpModel()
        self.terms: list[tuple[int, cp_model.IntVar]] = []
        self.cells = list(product(range(len(one.sessions)), range(len(one.rooms))))
        bools = self.model.new_bool_var
        self.holds = {
            (t, c): bools("") for t in range(len(one.tracks)) for c in self.cells
        }
        self.sits = {
            (i, c): bools("") for i in range(len(one.submissions)) for c in self.cells
        }
        self.runs = {
            (t, s): bools("")
            for t in range(len(one.tracks))
            for s in range(len(one.sessions))
        }
        self.uses = {
            (t, r): bools("")
            for t in range(len(one.tracks))
            for r in range(len(one.rooms))
        }
        self.count = {
            (t, s): sum(self.holds[t, (s, r)] for r in range(len(one.rooms)))
            for t, s in self.runs
        }
        self.meets = {
            (i, s): sum(self.sits[i, (s, r)] for r in range(len(one.rooms)))
            for i in range(len(one.submissions))
            for s in range(len(one.sessions))
        }
        self.place()
        self.linear()
        self.shape()
        self.neighbours()
        self.clashes()
        if one.weights["order"]:
            self.order()
        self.model.minimize(sum(weight * term for weight, term in self.terms))

    def place(self) -> None:
        """Every submission once, where its track is, and no more than fits."""
        one, add = self.one, self.model.add
        by_track: dict[int, list[int]] = {}
        for i, sub in enumerate(one.submissions):
            by_track.setdefault(sub.track, []).append(i)
            self.model.add_exactly_one(self.sits[i, c] for c in self.cells)
        for c in self.cells:
            self.model.add_at_most_one(self.holds[t, c] for t in range(len(one.tracks)))
            for t, subs in by_track.items():
                here = [self.sits[i, c] for i in subs]
                need = [one.submissions[i].slots for i in subs]
                room = one.slots[c[0]] * self.holds[t, c]
                add(sum(n * x for n, x in zip(need, here, strict=True)) <= room)
                self.model.add_bool_or(*here, self.holds[t, c].negated())
        for (t, s), runs in self.runs.items():
            rooms = [self.holds[t, (s, r)] for r in range(len(one.rooms))]
            self.model.add_max_equality(runs, rooms)
        for (t, r), uses in self.uses.items():
            sessions = [self.holds[t, (s, r)] for s in range(len(one.sessions))]
            self.model.add_max_equality(uses, sessions)

    def linear(self) -> None:
        """Penalties of a track or a submission in a place."""
        one, w = self.one, self.one.weights
        for (t, (s, r)), x in self.holds.items():
            cost = (
                w["track_session"] * one.track_session[t][s]
                + w["track_room"] * one.track_room[t][r]
                + w["session_room"] * one.session_room[s][r]
            )
            self.charge(cost, x)
        for (i, (s, r)), x in self.sits.items():
            sub = one.submissions[i]
            cost = sub.slots * (
                w["submission_session"] * sub.by_session[s]
                + w["zones"] * one.zones[s][sub.zone + 12]
                + w["submission_room"] * sub.by_room[r]
            )
            self.charge(cost, x)

    def charge(self, cost: int, term: cp_model.IntVar) -> None:
        """Add a term to the sum."""
        if cost:
            self.terms.append((cost, term))

    def shape(self) -> None:
        """Rooms a track, rooms at once, and sessions in a row."""
        one, w, new = self.one, self.one.weights, self.model.new_int_var
        for t in range(len(one.tracks)):
            most = len(one.rooms)
            more = new(0, most, "")
            self.model.add(more >= sum(self.uses[t, r] for r in range(most)) - 1)
            self.charge(w["rooms"], more)
            for s in range(len(one.sessions)):
                twice = new(0, most, "")
                self.model.add(twice == self.count[t, s] - self.runs[t, s])
                self.charge(w["parallel"], twice)
            starts = []
            for s in range(len(one.sessions)):
                start = self.model.new_bool_var("")
                before = self.runs[t, s - 1] if s else 0
                self.model.add(start >= self.runs[t, s] - before)
                starts.append(start)
            torn = self.model.new_bool_var("")
            self.model.add(sum(starts) <= 1 + len(starts) * torn)
            self.charge(w["consecutive"], torn)

    def neighbours(self) -> None:
        """Tracks that should not run at the same time."""
        one, w = self.one, self.one.weights
        chaired = chair_conflicts(one)
        for a, b in product(range(len(one.tracks)), repeat=2):
            cost = w["similar"] * one.similar[a][b] + w["chairs"] * ((a, b) in chaired)
            if a >= b or not cost:
                continue
            for s in range(len(one.sessions)):
                both = self.model.new_int_var(0, len(one.rooms) ** 2, "")
                x, y = self.runs[a, s], self.runs[b, s]
                rooms = self.count[a, s] + self.count[b, s] - 1
                self.model.add(both >= rooms).only_enforce_if(x, y)
                self.charge(cost, both)

    def clashes(self) -> None:
        """Submissions that should not run at the same time."""
        for (i, j), cost in sorted(self.pairs().items()):
            same = self.one.submissions[i].track == self.one.submissions[j].track
            for s in range(len(self.one.sessions)):
                meet = self.model.new_bool_var("")
                self.charge(cost, meet)
                if not same:
                    self.model.add(self.meets[i, s] + self.meets[j, s] <= 1 + meet)
                    continue
                for r in range(len(self.one.rooms)):
                    here = self.sits[i, (s, r)]
                    there = self.meets[j, s] - self.sits[j, (s, r)]
                    self.model.add(here + there <= 1 + meet)

    def pairs(self) -> dict[tuple[int, int], int]:
        """Return what each pair of submissions costs in one session and two rooms."""
        found = dict.fromkeys(
            presenter_conflicts(self.one), self.one.weights["presenters"]
        )
        if self.one.weights["attendees"]:
            for pair in attendee_conflicts(self.one):
                found[pair] = found.get(pair, 0) + self.one.weights["attendees"]
        return {pair: cost for pair, cost in found.items() if cost}

    def order(self) -> None:
        """Charge for each submission that misses its wished place in its track."""
        one = self.one
        at = {}
        for i in range(len(one.submissions)):
            at[i] = self.model.new_int_var(0, len(self.cells) - 1, "")
            self.model.add(
                at[i] == sum(n * self.sits[i, c] for n, c in enumerate(self.cells) if n)
            )
        for i, sub in enumerate(one.submissions):
            if not sub.order:
                continue
            others = [
                j
                for j, other in enumerate(one.submissions)
                if other.track == sub.track and j != i
            ]
            before = [self.earlier(at[j], at[i]) for j in others]
            until = [self.earlier(at[i], at[j]).negated() for j in others]
            missed = self.model.new_bool_var("")
            met = missed.negated()
            self.model.add(sum(before) <= sub.order - 1).only_enforce_if(met)
            self.model.add(sum(until) >= sub.order - 1).only_enforce_if(met)
            self.charge(one.weights["order"], missed)

    def earlier(self, a: cp_model.IntVar, b: cp_model.IntVar) -> cp_model.IntVar:
        """Return whether a comes in an earlier cell than b."""
        known = self.model.new_bool_var("")
        self.model.add(a < b).only_enforce_if(known)
        self.model.add(a >= b).only_enforce_if(known.negated())
        return known

    def hint(self, plan: Plan) -> None:
        """Start from a plan."""
        where = dict(placed(plan))
        tracks = {c: self.one.submissions[i].track for i, c in where.items()}
        for (i, c), x in self.sits.items():
            self.model.add_hint(x, where[i] == c)
        for (t, c), x in self.holds.items():
            self.model.add_hint(x, tracks.get(c) == t)


def placed(plan: Plan) -> Iterator[tuple[int, Cell]]:
    """Yield each submission's cell."""
    for s, row in enumerate(plan.cells):
        for r, slots in enumerate(row):
            for i in slots:
                if i >= 0:
                    yield i, (s, r)


def finish(
    one: Instance, plan: Plan, *, seconds: float, workers: int
) -> tuple[dict[int, Cell], int]:
    """Return the cell of each submission in the best plan, and the proven bound."""
    made = Model(one)
    made.hint(plan)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(1.0, seconds)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = 1
    status = solver.solve(made.model)
    where = dict(placed(plan))
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        where = {i: c for (i, c), x in made.sits.items() if solver.value(x)}
    return where, int(solver.best_objective_bound)
