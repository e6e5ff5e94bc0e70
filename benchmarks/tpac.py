"""Two real meetings of a standards body, solved by the engine as it is.

    python benchmarks/tpac.py --seconds 60

*TPAC 2023*: 59 groups ask for 223 of 272 room-slots; a group's slots are fixed by its
form, what is left to find are rooms: big enough, and one for the whole week.
*Breakouts day 2024*: 19 sessions in 4 slots and 7 rooms, with the sessions that their
proposers ask to keep apart and the people who chair two; it is held against the
programme that was really given. Broken rules come from the independent checker.
"""

import argparse
import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import (
    Affinity,
    Part,
    Person,
    Problem,
    Room,
    Rules,
    Session,
    Span,
    Venue,
)
from palabre.engines.timetable.solution import Placement, Solution, Verdict
from palabre.engines.timetable.solve import solve

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT.parent / "shared" / "data" / "conference-scheduling" / "w3c-tpac"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
PEOPLE = {"Less than 15": 12, "16-30": 25, "31-50": 40, "More than 50": 60}
"""Seats asked for: the middle of what a form offers."""

APART = 10
"""People who lose by two sessions that should be apart, where nobody counted them."""


def parts_of(body: str) -> dict[str, str]:
    """Return the answers of a form by their questions."""
    text = body.replace("\r", "")
    found = re.findall(r"### (.*?)\n\n(.*?)(?=\n\n###|\Z)", text, re.DOTALL)
    return {question: answer.strip() for question, answer in found}


def venue_of(spans: list[Span]) -> Venue:
    """Return the one venue, open from each day's first slot to its last."""
    days: dict[int, list[Span]] = {}
    for span in spans:
        days.setdefault(span.start // 1440, []).append(span)
    opening = [Span(d[0].start, max(s.end for s in d)) for d in days.values()]
    return Venue("here", tuple(opening))


def groups_week(data: dict) -> Problem:
    """Return the problem of TPAC 2023: a session for each slot that a group asks for."""
    first = datetime.strptime(data["slots"][0][:10], "%Y-%m-%d").replace(tzinfo=UTC)
    spans = {}
    for slot in data["slots"]:
        day = datetime.strptime(slot[:10], "%Y-%m-%d").replace(tzinfo=UTC)
        start, end = (minute(clock) for clock in slot[11:].split(" - "))
        base = (day - first).days * 1440
        spans[f"{DAYS[day.weekday()]}, {slot[11:]}"] = Span(base + start, base + end)
    rooms = [re.fullmatch(r"(.*) \((\d+)\)", room).groups() for room in data["rooms"]]
    return Problem(
        name=data["title"],
        first_day=data["slots"][0][:10],
        zone=data["metadata"]["timezone"],
        venues=(venue_of(list(spans.values())),),
        rooms=tuple(Room(name, "here", name, int(seats)) for name, seats in rooms),
        sessions=tuple(slots_of(data["sessions"], spans)),
        weights={"empty-seats": 0, "prime-balance": 0, "lunch": 0, "waiting": 0},
    )


def slots_of(groups: list[dict], spans: dict[str, Span]) -> Iterator[Session]:
    """Yield a session for each slot that was ticked; a group is a track."""
    for group in groups:
        parts = parts_of(group["body"])
        size = PEOPLE[next(iter(parts.values()))]
        for name in re.findall(r"- \[X\] (.*)", group["body"], re.IGNORECASE):
            span = spans[name.strip()]
            yield Session(
                code=f"{group['number']}-{span.start}",
                title=group["title"].strip(),
                minutes=span.end - span.start,
                audience=size,
                track=str(group["number"]),
                start=span.start,
            )


def minute(clock: str) -> int:
    """Return the minutes since midnight of 09:30."""
    hour, rest = clock.split(":")
    return int(hour) * 60 + int(rest)


def breakouts_day(data: dict) -> tuple[Problem, Solution]:
    """Return the problem of the breakouts day and the programme really given."""
    spans = []
    for slot in data["slots"]:
        start, end = slot[11:].split("-")
        spans.append(Span(minute(start), minute(end)))
    sessions, apart, people = [], set(), set()
    for one in data["sessions"]:
        parts = parts_of(one["body"])
        who = {one["author"]}
        for question, answer in parts.items():
            if "chairs" in question:
                who |= set(re.findall(r"@([\w-]+)", answer))
            if "avoid" in question:
                for other in re.findall(r"#(\d+)", answer):
                    apart.add(tuple(sorted((str(one["number"]), other))))
        people |= who
        sessions.append(
            Session(
                code=str(one["number"]),
                title=one["title"],
                minutes=60,
                people=tuple(Part(name, "moderator") for name in sorted(who)),
                windows=tuple(spans),
            )
        )
    known = {one.code for one in sessions}
    problem = Problem(
        name=data["metadata"]["meeting"],
        first_day=data["metadata"]["date"],
        zone=data["metadata"]["timezone"],
        venues=(venue_of(spans),),
        rooms=tuple(Room(name, "here", name) for name in data["rooms"]),
        sessions=tuple(sessions),
        people=tuple(Person(name, name) for name in sorted(people)),
        affinities=tuple(
            Affinity(a, b, APART) for a, b in sorted(apart) if {a, b} <= known
        ),
        rules=Rules(grid=60),
        weights={"waiting": 0, "lunch": 0, "prime-balance": 0},
    )
    given = [
        Placement(str(one["number"]), minute(one["slot"][11:16]), one["room"])
        for one in data["sessions"]
    ]
    return problem, Solution(tuple(given))


def told(verdict: Verdict) -> str:
    """Return what a verdict says, in a line."""
    count: dict[str, int] = {}
    for charge in verdict.charges:
        count[charge.preference] = count.get(charge.preference, 0) + charge.measure
    rules = f"{len(verdict.violations)} rules broken, {len(verdict.unplaced)} unplaced"
    return f"{rules}; {', '.join(f'{k} {v}' for k, v in sorted(count.items())) or 'no harm'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()

    week = groups_week(json.loads((given.folder / "tpac2023.json").read_text()))
    begun = time.monotonic()
    result = solve(week, seconds=given.seconds, seed=1)
    wall = time.monotonic() - begun
    by_track: dict[str, set[str]] = {}
    for one in result.solution.placements:
        by_track.setdefault(one.session.split("-")[0], set()).add(one.room)
    settled = sum(len(rooms) == 1 for rooms in by_track.values())
    print(
        f"TPAC 2023: {len(week.sessions)} meetings, {wall:.0f} s, bound {result.bound}"
    )
    print(f"  {told(result.verdict)}; {settled} of {len(by_track)} groups in one room")

    day, really = breakouts_day(
        json.loads((given.folder / "breakouts-day-2024.json").read_text())
    )
    begun = time.monotonic()
    result = solve(day, seconds=min(5.0, given.seconds), seed=1)
    wall = time.monotonic() - begun
    print(f"Breakouts day 2024: {len(day.sessions)} sessions, {wall:.0f} s")
    print(f"  given:  {told(check(day, really))}")
    print(f"  solved: {told(result.verdict)}, bound {result.bound}")


if __name__ == "__main__":
    main()
