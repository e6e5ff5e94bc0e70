"""Public conference instances with tracks: how far the engine's method comes.

    python benchmarks/cosplib.py                        every instance, 120 s each
    python benchmarks/cosplib.py --only N2OR --seconds 30
    python benchmarks/cosplib.py --published            the published files' own values

The instances (CoSPLib, MIT) place *submissions* of a track into the slots of a session
in a room; this is another problem than a summit's programme, so it has a model of its
own here, solved the way the engine solves: annealing builds, CP-SAT finishes. Every
value comes from ``value_of`` below, which shares no code with either.
"""

import argparse
import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time as clock
from itertools import combinations
from pathlib import Path

from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT.parent / "shared" / "data" / "conference-scheduling" / "cosplib"
TO_BEAT = {
    "N2OR": (1, 2),
    "GECCO19": (32, 1000116),
    "GECCO20": (5773, 6298),
    "OR60F": (30, 433),
    "GECCO22Workshop": (None, None),
}
"""For each instance: the value to beat, and the best of the published files."""

WEIGHTS = (
    "track_session",
    "track_room",
    "session_room",
    "similar",
    "rooms",
    "parallel",
    "consecutive",
    "zones",
    "order",
    "submission_session",
    "submission_room",
    "presenters",
    "attendees",
    "chairs",
    "presenters_slot",
    "attendees_slot",
)
"""The sixteen weights, in the order of the sheet *parameters*."""


@dataclass(frozen=True)
class Submission:
    """One submission: how many slots, its wished place in the track, its persons."""

    name: str
    track: int
    slots: int
    order: int
    zone: int
    presenters: frozenset[str]
    attendees: frozenset[str]
    by_session: tuple[int, ...]
    by_room: tuple[int, ...]


@dataclass(frozen=True)
class Instance:
    """One instance, everything by index: sessions × rooms hold tracks, slots hold submissions."""

    name: str
    weights: dict[str, int]
    sessions: tuple[str, ...]
    slots: tuple[int, ...]
    rooms: tuple[str, ...]
    tracks: tuple[str, ...]
    chairs: tuple[frozenset[str], ...]
    submissions: tuple[Submission, ...]
    track_session: tuple[tuple[int, ...], ...]
    track_room: tuple[tuple[int, ...], ...]
    session_room: tuple[tuple[int, ...], ...]
    similar: tuple[tuple[int, ...], ...]
    zones: tuple[tuple[int, ...], ...]


@dataclass
class Plan:
    """A solution: for each session and room the submissions slot by slot (-1: empty)."""

    cells: list[list[list[int]]]
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)


# Reading --------------------------------------------------------------------------


def read(path: Path) -> Instance:
    """Return the instance of an Excel file; empty cells are no penalty."""
    book = load_workbook(path, data_only=True)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    parameters = sheets["parameters"]
    values = [int(row[4]) for row in parameters[1:17]]
    sessions = [row for row in sheets["sessions"][1:] if row[0]]
    rooms = [str(row[0]) for row in sheets["rooms"][1:] if row[0]]
    tracks = [row for row in sheets["tracks"][1:] if row[0]]
    names = [str(row[0]) for row in tracks]
    titles = [str(row[0]) for row in sessions]
    return Instance(
        name=path.stem,
        weights=dict(zip(WEIGHTS, values, strict=True)),
        sessions=tuple(titles),
        slots=tuple(int(row[1]) for row in sessions),
        rooms=tuple(rooms),
        tracks=tuple(names),
        chairs=tuple(persons(row[1]) for row in tracks),
        submissions=tuple(submissions(sheets["submissions"], names, titles, rooms)),
        track_session=table(sheets["tracks_sessions|penalty"], names, titles),
        track_room=table(sheets["tracks_rooms|penalty"], names, rooms),
        session_room=table(sheets["sessions_rooms|penalty"], titles, rooms),
        similar=upper(sheets["similar tracks"], names),
        zones=tuple(zone_penalties(parameters, sessions)),
    )


def persons(cell: object) -> frozenset[str]:
    """Return the names in a cell."""
    return frozenset(str(cell).split(", ")) if cell not in {None, ""} else frozenset()


def offset(cell: object) -> int:
    """Return the hours of a zone written as GMT+1."""
    return int(str(cell).removeprefix("GMT"))


def submissions(
    rows: list[tuple], tracks: list[str], sessions: list[str], rooms: list[str]
) -> Iterator[Submission]:
    """Yield the submissions; penalties are found by the column's name."""
    head = [str(cell) for cell in rows[0]]
    places = {name: column for column, name in enumerate(head) if column >= 7}
    for row in rows[1:]:
        if not row[0]:
            continue
        yield Submission(
            name=str(row[0]),
            track=tracks.index(str(row[1])),
            slots=int(row[2]),
            order=int(row[3] or 0),
            zone=offset(row[4]),
            presenters=persons(row[5]),
            attendees=persons(row[6]),
            by_session=tuple(int(row[places[name]] or 0) for name in sessions),
            by_room=tuple(int(row[places[name]] or 0) for name in rooms),
        )


def table(
    rows: list[tuple], left: list[str], top: list[str]
) -> tuple[tuple[int, ...], ...]:
    """Return a sheet of penalties in the order of two lists of names."""
    columns = [str(cell) for cell in rows[0]]
    by_name = {str(row[0]): row for row in rows[1:] if row[0]}
    return tuple(
        tuple(int(by_name[a][columns.index(b)] or 0) for b in top) for a in left
    )


def upper(rows: list[tuple], names: list[str]) -> tuple[tuple[int, ...], ...]:
    """Return the penalties of similar tracks: the upper triangle counts, both ways."""
    order = [str(row[0]) for row in rows[1:] if row[0]]
    size = len(order)
    found = {}
    for i in range(size):
        for j in range(i + 1, size):
            value = int(rows[i + 1][j + 1] or 0)
            found[order[i], order[j]] = found[order[j], order[i]] = value
    return tuple(tuple(found.get((a, b), 0) for b in names) for a in names)


def minutes(cell: object) -> int:
    """Return the minutes since midnight of a time of day."""
    if isinstance(cell, clock):
        return cell.hour * 60 + cell.minute
    hour, minute = str(cell).split(":")[:2]
    return int(hour) * 60 + int(minute)


def zone_penalties(parameters: list[tuple], sessions: list[tuple]) -> Iterator[list]:
    """Yield for each session the penalty by zone, from GMT-12 (index 0) to GMT+12."""
    here = offset(parameters[1][1])
    good, good_to = minutes(parameters[3][1]), minutes(parameters[4][1])
    fair, fair_to = minutes(parameters[6][1]), minutes(parameters[7][1])
    small, big = int(parameters[8][1]), int(parameters[10][1])
    for row in sessions:
        made = []
        for zone in range(-12, 13):
            start = (minutes(row[3]) + 60 * (zone - here)) % 1440
            end = (minutes(row[4]) + 60 * (zone - here)) % 1440
            if start < fair or end > fair_to or end < fair:
                made.append(big)
            elif fair <= start < good or good_to < end <= fair_to:
                made.append(small)
            else:
                made.append(0)
        yield tuple(made)


# Conflicts ------------------------------------------------------------------------


def presenter_conflicts(one: Instance) -> set[tuple[int, int]]:
    """Return the pairs of submissions that share a presenter, or a chair's presenter."""
    subs, chairs = one.submissions, one.chairs
    return {
        (i, j)
        for i, a in enumerate(subs)
        for j, b in enumerate(subs)
        if i < j
        and (
            a.presenters & b.presenters
            or (
                a.track != b.track
                and (a.presenters & chairs[b.track] or b.presenters & chairs[a.track])
            )
        )
    }


def attendee_conflicts(one: Instance) -> set[tuple[int, int]]:
    """Return the pairs of submissions that somebody wants to hear, give or chair both."""
    subs, chairs = one.submissions, one.chairs

    def wants(a: Submission, b: Submission) -> bool:
        elsewhere = a.track != b.track and a.attendees & chairs[b.track]
        return bool(
            a.attendees & b.attendees or a.attendees & b.presenters or elsewhere
        )

    return {
        (i, j)
        for i, a in enumerate(subs)
        for j, b in enumerate(subs)
        if i < j and (wants(a, b) or wants(b, a))
    }


def chair_conflicts(one: Instance) -> set[tuple[int, int]]:
    """Return the pairs of tracks that share a chair."""
    return {
        (a, b)
        for a in range(len(one.tracks))
        for b in range(a + 1, len(one.tracks))
        if one.chairs[a] & one.chairs[b]
    }


# The independent value ------------------------------------------------------------


def faults_of(one: Instance, plan: Plan) -> list[str]:
    """Return what makes a plan no plan at all: nothing, when it is one."""
    told = []
    placed: dict[int, list[tuple[int, int, int]]] = {}
    for s, rooms in enumerate(plan.cells):
        for r, slots in enumerate(rooms):
            if len(slots) != one.slots[s]:
                told.append(f"{one.sessions[s]}: {len(slots)} slots")
            if len({one.submissions[i].track for i in slots if i >= 0}) > 1:
                told.append(f"{one.sessions[s]}, {one.rooms[r]}: two tracks")
            for k, i in enumerate(slots):
                if i >= 0:
                    placed.setdefault(i, []).append((s, r, k))
    for i, sub in enumerate(one.submissions):
        found = placed.get(i, [])
        first = found[0] if found else (0, 0, 0)
        wanted = [(first[0], first[1], first[2] + n) for n in range(sub.slots)]
        if found != wanted:
            told.append(f"{sub.name}: {len(found)} of {sub.slots} slots together")
    return told


def value_of(one: Instance, plan: Plan) -> dict[str, int]:
    """Return the weighted penalties of a plan by name, as the authors define them."""
    if one.weights["presenters_slot"] or one.weights["attendees_slot"]:
        message = "conflicts by slot have a weight here, and no evaluation yet"
        raise ValueError(message)
    lost = Counter(tracks_lost(one, plan))
    lost.update(submissions_lost(one, plan))
    lost.update(meetings_lost(one, plan))
    lost.update(shapes_lost(one, plan))
    return {name: one.weights[name] * lost[name] for name in WEIGHTS if lost[name]}


def tracks_of(one: Instance, plan: Plan) -> list[list[int]]:
    """Return the track of each session and room, -1 where nothing is."""
    subs = one.submissions
    return [
        [next((subs[i].track for i in slots if i >= 0), -1) for slots in rooms]
        for rooms in plan.cells
    ]


def tracks_lost(one: Instance, plan: Plan) -> dict[str, int]:
    """Return what tracks lose by where they are and by what runs beside them."""
    lost: Counter[str] = Counter()
    chaired = chair_conflicts(one)
    for s, row in enumerate(tracks_of(one, plan)):
        here = [(r, t) for r, t in enumerate(row) if t >= 0]
        for r, t in here:
            lost["track_session"] += one.track_session[t][s]
            lost["track_room"] += one.track_room[t][r]
            lost["session_room"] += one.session_room[s][r]
        for (_, a), (_, b) in combinations(here, 2):
            if a != b:
                lost["similar"] += one.similar[a][b]
                lost["chairs"] += (min(a, b), max(a, b)) in chaired
    return lost


def submissions_lost(one: Instance, plan: Plan) -> dict[str, int]:
    """Return what submissions lose by where they are, slot by slot."""
    lost: Counter[str] = Counter()
    for s, row in enumerate(plan.cells):
        for r, slots in enumerate(row):
            for sub in (one.submissions[i] for i in slots if i >= 0):
                lost["zones"] += one.zones[s][sub.zone + 12]
                lost["submission_session"] += sub.by_session[s]
                lost["submission_room"] += sub.by_room[r]
    return lost


def meetings_lost(one: Instance, plan: Plan) -> dict[str, int]:
    """Return the pairs of submissions in one session that somebody needs apart."""
    lost: Counter[str] = Counter()
    who = presenter_conflicts(one)
    heard = attendee_conflicts(one) if one.weights["attendees"] else set()
    for row in plan.cells:
        here = [(i, r) for r, slots in enumerate(row) for i in set(slots) - {-1}]
        for (i, r), (j, q) in combinations(here, 2):
            if q != r:
                pair = (min(i, j), max(i, j))
                lost["presenters"] += pair in who
                lost["attendees"] += pair in heard
    return lost


def shapes_lost(one: Instance, plan: Plan) -> dict[str, int]:
    """Return what tracks lose by their rooms, gaps, parallel runs and order."""
    lost: Counter[str] = Counter()
    tracks = tracks_of(one, plan)
    for t in range(len(one.tracks)):
        cells = [
            (s, r) for s, row in enumerate(tracks) for r, n in enumerate(row) if n == t
        ]
        sessions = sorted({s for s, _ in cells})
        lost["rooms"] += max(0, len({r for _, r in cells}) - 1)
        lost["parallel"] += len(cells) - len(sessions)
        if sessions:
            lost["consecutive"] += sessions[-1] - sessions[0] + 1 != len(sessions)
        said = dict.fromkeys(i for s, r in cells for i in plan.cells[s][r] if i >= 0)
        lost["order"] += sum(
            one.submissions[i].order not in {0, place}
            for place, i in enumerate(said, 1)
        )
    return lost


def total(one: Instance, plan: Plan) -> int:
    """Return the value of a plan; lower is better."""
    return sum(value_of(one, plan).values())


def read_solution(one: Instance, path: Path) -> Plan:
    """Return the plan of a published file."""
    rows = list(load_workbook(path, data_only=True)["sol"].iter_rows(values_only=True))
    rooms = [str(cell) for cell in rows[0][1:] if cell is not None]
    by_name = {sub.name: i for i, sub in enumerate(one.submissions)}
    cells = [[[] for _ in one.rooms] for _ in one.sessions]
    for row in rows[1 + len(one.sessions) :]:
        if row[0] is None:
            continue
        session = one.sessions.index(str(row[0]))
        for column, room in enumerate(rooms, 1):
            name = str(row[column]) if row[column] not in {None, ""} else ""
            cells[session][one.rooms.index(room)].append(by_name.get(name, -1))
    return Plan(cells)


# The run --------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=list(TO_BEAT))
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--published", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    if given.published:
        published(given)
        return
    from cosplib_search import best_plan  # noqa: PLC0415 - the compiled part

    print(
        "| instance | value | bound | wall s | best at CPU s | to beat | published | parts |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name in given.only:
        one = read(given.folder / "Dataset" / f"{name}.xlsx")
        start = time.monotonic()
        plan, bound = best_plan(one, seconds=given.seconds, seed=given.seed)
        wall = time.monotonic() - start
        faults = faults_of(one, plan)
        parts = ", ".join(f"{k} {v}" for k, v in value_of(one, plan).items())
        beat, kept = TO_BEAT[name]
        value = total(one, plan) if not faults else f"NO PLAN: {faults[:3]}"
        print(
            f"| {name} | {value} | {bound} | {wall:.0f} | {plan.seconds:.0f} "
            f"| {beat or '–'} | {kept or '–'} | {parts} |",
            flush=True,
        )


def published(given: argparse.Namespace) -> None:
    """Print the values of the published files, to hold the evaluator against them."""
    for path in sorted((given.folder / "Solutions").glob("*.xlsx")):
        one = read(given.folder / "Dataset" / f"{path.stem.split('-')[0]}.xlsx")
        plan = read_solution(one, path)
        print(path.stem, total(one, plan), faults_of(one, plan)[:3], flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
