"""The inner loops of the search, compiled by numba and kept in its cache.

With NUMBA_DISABLE_JIT=1 the same functions run as plain Python, a hundred times slower:
tests of small worlds do without the wait for the compiler. Arrays are taken out of their
tuples once a function: doing so inside a loop costs more than the loop. All stand in one
file, long as it is: numba looks at a function's own file alone to tell a stale cache.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

P = ParamSpec("P")
R = TypeVar("R")
Ints = NDArray[np.int64]

HARD = 1 << 32
"""A broken rule in a cost: costs hold broken rules above, minutes of harm below."""

BROKEN_WEIGHS = 2_000
"""What a broken rule weighs against minutes of harm while the search is hot."""

FAR = 1 << 62

HASTE = 30
"""Minutes between two sessions under which a walk between rooms is in haste."""

DAY = 1440
NONE = -1


class Arrays(NamedTuple):
    """A problem as arrays: rows packed by session, columns named below.

    Session s has options ``sessions[s, OPTIONS]`` up to ``sessions[s + 1, OPTIONS]``,
    each a start in a venue, and so on for pairs, teams and counters; its rooms in
    venue v begin at ``room_from[s * n_venues + v]``.
    """

    sessions: Ints  # (n_sessions + 1, 6) by the columns MINUTES ... RIVALS
    options: Ints  # (n_options, 7) by the columns START ... DAY_OF
    pairs: Ints  # (n_pairs, 11) by the columns OTHER ... PEOPLE
    rivals: Ints  # (n, 2) who, minutes of harm where they overlap; the dearest first
    rooms: Ints  # (n_rooms + 1, 3): venue, booths, first closed period
    room_from: Ints
    room_choices: Ints  # the cheapest first
    room_least: Ints  # what each of them costs alone, FAR where nobody can interpret
    room_cost: Ints  # (n_sessions, n_rooms) minutes of harm
    ways: Ints  # (n_rooms, n_rooms) minutes
    closed: Ints  # (n, 2) minutes
    team_choices: Ints
    team_cost: Ints  # (n_sessions, n_teams + 1) minutes of harm, column 0 is none
    team_ok: Ints  # (n_teams, n_blocks) 0 or 1
    teams: Ints  # (n_teams, 3): booths, blocks a day, blocks a week
    block_day: Ints
    counters: Ints  # (n, 2): cell, kind (0 one a day, 1 lunch minutes, 2 not prime)
    cells: Ints  # (n, 2): cap, minutes of harm for one above
    ranked: (
        Ints  # (n_options, 2) of each session the cheapest first; what it costs alone
    )
    numbers: (
        Ints  # changeover, walking, waiting, wait, lunch start, lunch end, n_venues
    )


MINUTES, OPTIONS, PAIRS, TEAMS, COUNTERS, RIVALS = range(6)
"""Columns of sessions: length, and where its rows begin in the other arrays."""

START, VENUE, BLOCK, COST, BROKEN, PRIME, DAY_OF = range(7)
"""Columns of options; the block is -1 outside interpretation."""

OTHER, REST, APART, ORDER, LEAST, MOST, OVERLAP, SAME_DAY, OTHER_DAY, ROOMS, PEOPLE = (
    range(11)
)
"""Columns of pairs that do more than compete for an hour: who; minutes of rest of people in both (-1: nobody); may not
overlap; comes after (1) or before (-1) at a distance from LEAST to MOST; minutes of
harm where they overlap, stand on one day, on two, in two rooms; people on site."""

OPTION, ROOM, TEAM, BEGINS, ENDS, ON_DAY = range(6)
"""Columns of the places of sessions in a state."""


class State(NamedTuple):
    """Where everything stands; option and end -1 are not placed."""

    at: Ints  # (n_sessions, 6) by the columns OPTION ... ON_DAY
    held: Ints  # (n_rooms, most) sessions in a room
    n_held: Ints
    counts: Ints
    team_use: Ints  # (n_teams, n_blocks, n_rooms)
    team_rooms: Ints  # (n_teams, n_blocks)
    team_days: Ints
    team_weeks: Ints
    ties: Ints  # what each placed session and the others placed cost each other
    chance: Ints  # state of the generator, one cell


BARE: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
"""Kept for the next start, beside other threads, and without counting references to
arrays: nothing is allocated here, and the counting cost five times the search itself."""


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function into its callers."""
    return cast("Callable[P, R]", njit(forceinline=True, **BARE)(function))


def called(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that is called now and then: one copy, compiled once."""
    return cast("Callable[P, R]", njit(**BARE)(function))


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a small function into its callers before anything else is done."""
    return cast("Callable[P, R]", njit(inline="always", **BARE)(function))


def total_cost(a: Arrays, st: State) -> int:
    """Return the cost of everything placed, rules above, minutes of harm below."""
    return sum_up(a, st, st.at.copy())


def costs_of(a: Arrays, st: State, s: int, places: Ints) -> Ints:
    """Return what each place would cost a session, without a team.

    ``places`` : (n, 2) option and room.
    """
    costs = np.zeros(len(places), np.int64)
    scan(a, st, s, places, costs)
    return costs


@inlined
def drawn(state: State, below: int) -> int:
    """Return the next number in [0, below); xorshift on 32 bits (Marsaglia 2003)."""
    x = state.chance[0]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    state.chance[0] = x
    return int((x * below) >> 32)


@inlined
def weighed(cost: int) -> int:
    """Return a cost with each broken rule at its weight while the search is hot."""
    return (cost >> 32) * BROKEN_WEIGHS + (cost & (HARD - 1))


@inlined
def room_broken(a: Arrays, st: State, s: int, t: int, start: int, room: int) -> int:
    """Count what stands in a room when s would, or closes it; s and t left aside."""
    sessions, rooms, closed, numbers = a.sessions, a.rooms, a.closed, a.numbers
    at, held, n_held = st.at, st.held, st.n_held
    broken = 0
    end = start + sessions[s, MINUTES]
    gap = numbers[0]
    for k in range(n_held[room]):
        other = held[room, k]
        if start < at[other, ENDS] + gap and at[other, BEGINS] < end + gap:
            broken += int(other not in (s, t))
    for k in range(rooms[room, 2], rooms[room + 1, 2]):
        if start < closed[k, 1] and closed[k, 0] < end:
            broken += 1
    return broken


@compiled
def team_broken(a: Arrays, st: State, s: int, place: tuple[int, int, int]) -> int:
    """Count the rules a team would break by serving a session in another place."""
    options, rooms, team_ok, teams = a.options, a.rooms, a.team_ok, a.teams
    block_day = a.block_day
    at, team_use, team_rooms = st.at, st.team_use, st.team_rooms
    option, room, team = place
    if team < 0:
        return 0
    block = options[option, BLOCK]
    if block < 0 or team_ok[team, block] == 0:
        return 1
    broken = int(rooms[room, 1] < teams[team, 0])
    mine, left = 0, NONE  # left: the block in which the team would be free of a room
    if at[s, OPTION] >= 0 and at[s, TEAM] == team:
        left = options[at[s, OPTION], BLOCK]
        mine = int(left == block and at[s, ROOM] == room)
        if left >= 0 and team_use[team, left, at[s, ROOM]] > 1:
            left = NONE
    if team_use[team, block, room] > mine:
        return broken
    if team_rooms[team, block] > int(left == block):
        return broken + 1
    n_day, n_week = st.team_days[team, block_day[block]], st.team_weeks[team]
    if left >= 0 and team_rooms[team, left] == 1:
        n_week -= 1
        n_day -= int(block_day[left] == block_day[block])
    return broken + int(n_day >= teams[team, 1]) + int(n_week >= teams[team, 2])


@inlined
def pair_cost(  # noqa: PLR0913, PLR0917 - arrays taken out once, outside the loop
    pairs: Ints,
    at: Ints,
    rooms: Ints,
    ways: Ints,
    numbers: Ints,
    p: int,
    start: int,
    end: int,
    room: int,
) -> int:
    """Return what a session in a place and another cost each other."""
    total = 0
    other = pairs[p, OTHER]
    later, earlier = at[other, BEGINS] - end, start - at[other, ENDS]
    if later < 0 and earlier < 0:
        total += pairs[p, OVERLAP] + HARD * pairs[p, APART]
    if pairs[p, ORDER] != 0:
        distance = later if pairs[p, ORDER] > 0 else earlier
        total += HARD * int(distance < pairs[p, LEAST] or distance > pairs[p, MOST])
    there = at[other, ROOM]
    if start // DAY != at[other, ON_DAY]:
        total += pairs[p, OTHER_DAY]
    else:
        total += pairs[p, SAME_DAY]
        if room != there:
            total += pairs[p, ROOMS]
        if pairs[p, REST] >= 0:
            gap, needed, people = max(later, earlier), pairs[p, REST], pairs[p, PEOPLE]
            if room != there and people > 0:
                needed = max(needed, ways[room, there])
            if gap < needed:
                total += HARD
            else:
                if gap < HASTE and room != there and rooms[room, 0] == rooms[there, 0]:
                    total += numbers[1] * people * ways[room, there]
                if gap > numbers[3]:
                    total += numbers[2] * people * ((gap - numbers[3]) // 60)
    return int(total)


@compiled
def pairs_cost(  # noqa: PLR0913, PLR0917 - one loop, called everywhere
    a: Arrays, st: State, s: int, t: int, option: int, room: int, most: int
) -> int:
    """Return what a session and those placed cost each other, t left aside.

    Stops above ``most`` minutes of harm, broken rules at their weight.
    """
    sessions, pairs, rivals, at = a.sessions, a.pairs, a.rivals, st.at
    rooms, ways, numbers = a.rooms, a.ways, a.numbers
    total = 0
    start = a.options[option, START]
    end = start + sessions[s, MINUTES]
    for p in range(sessions[s, PAIRS], sessions[s + 1, PAIRS]):
        other = pairs[p, OTHER]
        if other != t and at[other, OPTION] >= 0:
            total += pair_cost(pairs, at, rooms, ways, numbers, p, start, end, room)
            if weighed(total) > most:
                return total
    harm, spare = 0, most - weighed(total)
    for p in range(sessions[s, RIVALS], sessions[s + 1, RIVALS]):
        other = rivals[p, 0]
        if start < at[other, ENDS] and at[other, BEGINS] < end and other != t:
            harm += rivals[p, 1]
            if harm > spare:
                break
    return int(total + harm)


@called
def tie(a: Arrays, st: State, s: int, sign: int) -> None:
    """Add what a placed session and the others cost each other, or take it off."""
    sessions, pairs, rivals, at, ties = a.sessions, a.pairs, a.rivals, st.at, st.ties
    rooms, ways, numbers = a.rooms, a.ways, a.numbers
    start, end, room = at[s, BEGINS], at[s, ENDS], at[s, ROOM]
    total = 0
    for p in range(sessions[s, PAIRS], sessions[s + 1, PAIRS]):
        other = pairs[p, OTHER]
        if at[other, OPTION] >= 0:
            cost = pair_cost(pairs, at, rooms, ways, numbers, p, start, end, room)
            ties[other] += sign * cost
            total += cost
    for p in range(sessions[s, RIVALS], sessions[s + 1, RIVALS]):
        other = rivals[p, 0]
        if start < at[other, ENDS] and at[other, BEGINS] < end:
            ties[other] += sign * rivals[p, 1]
            total += rivals[p, 1]
    ties[s] = total if sign > 0 else 0


@inlined
def lunch_minutes(a: Arrays, s: int, start: int) -> int:
    """Return the minutes of the lunch period that a session takes."""
    sessions, numbers = a.sessions, a.numbers
    begins = start % DAY
    ends = begins + sessions[s, MINUTES]
    lost: int = max(0, min(ends, numbers[5]) - max(begins, numbers[4]))
    return lost


@inlined
def counter_step(a: Arrays, s: int, c: int, option: int) -> tuple[int, int]:
    """Return which cell a session moves and by how much."""
    options, counters = a.options, a.counters
    cell, kind = counters[c, 0], counters[c, 1]
    if kind == 2:
        return cell, 1 - options[option, PRIME]
    cell += options[option, DAY_OF]
    if kind == 1:
        return cell, lunch_minutes(a, s, options[option, START])
    return cell, 1


@compiled
def counters_cost(a: Arrays, st: State, s: int, option: int) -> int:
    """Return what the counters cost more with a session there than without it."""
    sessions, cells = a.sessions, a.cells
    at, counts = st.at, st.counts
    total = 0
    was = at[s, OPTION]
    for c in range(sessions[s, COUNTERS], sessions[s + 1, COUNTERS]):
        which, step = counter_step(a, s, c, option)
        if step == 0:
            continue
        over = counts[which] - cells[which, 0]
        if was >= 0:
            counted, mine = counter_step(a, s, c, was)
            over -= mine * int(counted == which)
        total += cells[which, 1] * (max(0, over + step) - max(0, over))
    return int(total)


@compiled
def own_cost(a: Arrays, st: State, s: int, t: int, option: int, room: int) -> int:
    """Return what hour and room cost a session by themselves; t is not in the way."""
    options, room_cost = a.options, a.room_cost
    broken = options[option, BROKEN]
    broken += room_broken(a, st, s, t, options[option, START], room)
    return int(HARD * broken + options[option, COST] + room_cost[s, room])


@called
def insertion(
    a: Arrays, st: State, s: int, place: tuple[int, int, int], most: int
) -> int:
    """Return what it costs to have a session in a place rather than nowhere.

    Where it stands now is left out. Stops above ``most`` minutes of harm, broken rules
    at their weight: what is returned is then above it too.
    """
    team_cost = a.team_cost
    option, room, team = place
    total = own_cost(a, st, s, s, option, room)
    total += team_cost[s, team + 1] + HARD * team_broken(a, st, s, place)
    if weighed(total) > most:
        return int(total)
    total += pairs_cost(a, st, s, s, option, room, most - weighed(total))
    if weighed(total) > most:
        return int(total)
    return int(total + counters_cost(a, st, s, option))


@called
def own_costs(a: Arrays, costs: Ints) -> None:
    """Fill in what each option costs its session at least, in the best room and team.

    ``costs`` : (n_options,) minutes of harm, FAR at first and where nothing goes.
    """
    sessions, options, rooms, room_from = a.sessions, a.options, a.rooms, a.room_from
    room_choices, room_cost, closed = a.room_choices, a.room_cost, a.closed
    for s in range(sessions.shape[0] - 1):
        for o in range(sessions[s, OPTIONS], sessions[s + 1, OPTIONS]):
            start, v = options[o, START], s * a.numbers[6] + options[o, VENUE]
            for m in range(room_from[v], room_from[v + 1]):
                room = room_choices[m]
                is_open = options[o, BROKEN] == 0
                for k in range(rooms[room, 2], rooms[room + 1, 2]):
                    end = start + sessions[s, MINUTES]
                    is_open = is_open and not (
                        start < closed[k, 1] and closed[k, 0] < end
                    )
                cost = served_cost(a, s, o, room)
                if is_open and cost < FAR:
                    cost += room_cost[s, room] + options[o, COST]
                    costs[o] = min(costs[o], cost)


@called
def served_cost(a: Arrays, s: int, option: int, room: int) -> int:
    """Return what languages a session loses there with the best team that could be."""
    sessions, options, rooms, teams = a.sessions, a.options, a.rooms, a.teams
    team_choices, team_cost, team_ok = a.team_choices, a.team_cost, a.team_ok
    block = options[option, BLOCK]
    least = FAR
    for k in range(sessions[s, TEAMS], sessions[s + 1, TEAMS]):
        team = team_choices[k]
        if team >= 0 and (block < 0 or team_ok[team, block] == 0):
            continue
        if team < 0 or rooms[room, 1] >= teams[team, 0]:
            least = min(least, team_cost[s, team + 1])
    return int(least)


@compiled
def relief(a: Arrays, st: State, s: int) -> int:
    """Return what it would save to take a placed session off."""
    team_cost = a.team_cost
    place = place_of(st, s)
    total = own_cost(a, st, s, s, place[0], place[1]) + st.ties[s]
    total += team_cost[s, place[2] + 1] + HARD * team_broken(a, st, s, place)
    return int(total + counters_cost(a, st, s, place[0]))


@compiled
def scan(a: Arrays, st: State, s: int, places: Ints, costs: Ints) -> None:
    """Fill in what each place would cost a session, without a team.

    ``places`` : (n, 2) option and room; ``costs`` : (n,) rules and minutes of harm.
    """
    for k in range(places.shape[0]):
        place = (places[k, 0], places[k, 1], NONE)
        costs[k] = insertion(a, st, s, place, FAR)


@called
def put(a: Arrays, st: State, s: int, place: tuple[int, int, int]) -> None:
    """Place a session."""
    sessions, options, block_day = a.sessions, a.options, a.block_day
    at, held, n_held, counts = st.at, st.held, st.n_held, st.counts
    team_use, team_rooms, team_days, team_weeks = (
        st.team_use,
        st.team_rooms,
        st.team_days,
        st.team_weeks,
    )
    option, room, team = place
    at[s, OPTION] = option
    at[s, ROOM] = room
    at[s, TEAM] = team
    at[s, BEGINS] = options[option, START]
    at[s, ENDS] = options[option, START] + sessions[s, MINUTES]
    at[s, ON_DAY] = options[option, DAY_OF]
    held[room, n_held[room]] = s
    n_held[room] += 1
    tie(a, st, s, 1)
    for c in range(sessions[s, COUNTERS], sessions[s + 1, COUNTERS]):
        which, step = counter_step(a, s, c, option)
        counts[which] += step
    block = options[option, BLOCK]
    if team < 0 or block < 0 or a.team_ok[team, block] == 0:
        return  # a block that the team may not work is broken already, and no work
    if team_use[team, block, room] == 0:
        if team_rooms[team, block] == 0:
            team_days[team, block_day[block]] += 1
            team_weeks[team] += 1
        team_rooms[team, block] += 1
    team_use[team, block, room] += 1


@inlined
def place_of(st: State, s: int) -> tuple[int, int, int]:
    """Return the option, the room and the team of a session."""
    at = st.at
    return at[s, OPTION], at[s, ROOM], at[s, TEAM]


@called
def take(a: Arrays, st: State, s: int) -> None:
    """Take a session off its place."""
    sessions, options, block_day = a.sessions, a.options, a.block_day
    at, held, n_held, counts = st.at, st.held, st.n_held, st.counts
    team_use, team_rooms, team_days, team_weeks = (
        st.team_use,
        st.team_rooms,
        st.team_days,
        st.team_weeks,
    )
    option, room, team = place_of(st, s)
    tie(a, st, s, -1)
    at[s, OPTION] = NONE
    at[s, ENDS] = NONE
    last = n_held[room] - 1
    for k in range(last + 1):
        if held[room, k] == s:
            held[room, k] = held[room, last]
            break
    n_held[room] = last
    for c in range(sessions[s, COUNTERS], sessions[s + 1, COUNTERS]):
        which, step = counter_step(a, s, c, option)
        counts[which] -= step
    block = options[option, BLOCK]
    if team < 0 or block < 0 or a.team_ok[team, block] == 0:
        return  # a block that the team may not work is broken already, and no work
    team_use[team, block, room] -= 1
    if team_use[team, block, room] == 0:
        team_rooms[team, block] -= 1
        if team_rooms[team, block] == 0:
            team_days[team, block_day[block]] -= 1
            team_weeks[team] -= 1


@called
def best_team(a: Arrays, st: State, s: int, option: int, room: int) -> int:
    """Return the team that costs least there, one already in the room first."""
    sessions, options, team_choices, team_cost = (
        a.sessions,
        a.options,
        a.team_choices,
        a.team_cost,
    )
    team_use = st.team_use
    first = sessions[s, TEAMS]
    if sessions[s + 1, TEAMS] == first + 1:
        return int(team_choices[first])
    found, least = NONE, FAR
    for k in range(first, sessions[s + 1, TEAMS]):
        team = team_choices[k]
        cost = 2 * team_cost[s, team + 1]
        cost += 2 * HARD * team_broken(a, st, s, (option, room, team))
        if team >= 0 and options[option, BLOCK] >= 0:
            cost += int(team_use[team, options[option, BLOCK], room] == 0)
        if cost < least:
            found, least = team, cost
        if cost == 0:
            break
    return int(found)


@compiled
def drawn_place(a: Arrays, st: State, s: int, most: int) -> tuple[int, int]:
    """Draw an option and a room for a session: often only one of both changes.

    What costs more than ``most`` already by itself is left aside: most draws would be.
    """
    sessions, options, rooms, room_from = a.sessions, a.options, a.rooms, a.room_from
    room_choices, room_least, ranked, numbers = (
        a.room_choices,
        a.room_least,
        a.ranked,
        a.numbers,
    )
    at = st.at
    option, here = at[s, OPTION], at[s, ROOM]
    kind = drawn(st, 4)
    if kind != 0:
        first = sessions[s, OPTIONS]
        n = n_within(ranked[:, 1], first, sessions[s + 1, OPTIONS], most)
        option = ranked[first + drawn(st, n), 0]
    venue = options[option, VENUE]
    if kind == 1 and venue == rooms[here, 0]:
        return option, here
    v = s * numbers[6] + venue
    spare = most - options[option, COST]
    n = n_within(room_least, room_from[v], room_from[v + 1], spare)
    return option, room_choices[room_from[v] + drawn(st, n)]


@inlined
def n_within(costs: Ints, first: int, last: int, most: int) -> int:
    """Return how many of some rising costs are not above a limit, one at least."""
    low, high = first, last
    while low < high:
        middle = (low + high) // 2
        if costs[middle] <= most:
            low = middle + 1
        else:
            high = middle
    return max(1, low - first)


@compiled
def sum_up(a: Arrays, st: State, was: Ints) -> int:
    """Return the cost of everything placed: taken off and put back one by one.

    ``was`` : a copy of the places, since they are emptied on the way.
    """
    n = a.sessions.shape[0] - 1
    total = 0
    for s in range(n):
        if was[s, OPTION] >= 0:
            take(a, st, s)
    for s in range(n):
        if was[s, OPTION] >= 0:
            place = (was[s, OPTION], was[s, ROOM], was[s, TEAM])
            total += insertion(a, st, s, place, FAR)
            put(a, st, s, place)
    return total


@compiled
def build(a: Arrays, st: State, queue: Ints, tries: int) -> None:
    """Place the sessions of a queue one after another where it costs least."""
    sessions, options, room_from, room_choices = (
        a.sessions,
        a.options,
        a.room_from,
        a.room_choices,
    )
    numbers = a.numbers
    for s in queue:
        least = FAR
        best = (NONE, NONE, NONE)
        first = sessions[s, OPTIONS]
        n_options = sessions[s + 1, OPTIONS] - first
        for k in range(min(n_options, tries)):
            option = first + (drawn(st, n_options) if n_options > tries else k)
            v = s * numbers[6] + options[option, VENUE]
            for m in range(room_from[v], room_from[v + 1]):
                room = room_choices[m]
                place = (option, room, best_team(a, st, s, option, room))
                cost = weighed(insertion(a, st, s, place, least))
                if cost < least:
                    least, best = cost, place
        put(a, st, s, best)


@compiled
def anneal(
    a: Arrays, st: State, movable: Ints, best: Ints, limits: tuple[int, float, float]
) -> None:
    """Move sessions for a number of moves; keep the best state seen.

    ``best`` : (n_sessions + 1, 3) holds option, room and team of each session, and in
    its last row the present and the best cost. ``limits``: moves, heat at the start
    and at the end, in minutes of harm.
    """
    n_moves, heat, last_heat = limits
    n = a.sessions.shape[0] - 1
    cooling = (last_heat / heat) ** (1.0 / max(1, n_moves))
    cost, least = best[n, 0], best[n, 1]
    for _ in range(n_moves):
        heat *= cooling
        s = movable[drawn(st, movable.shape[0])]
        if drawn(st, 8) == 0:
            step = swap(a, st, s, movable[drawn(st, movable.shape[0])], heat)
        else:
            step = move(a, st, s, heat)
        cost += step
        if step < 0 and cost < least:
            least = cost
            keep(st, best)
    best[n, 0], best[n, 1] = cost, least


@called
def keep(st: State, best: Ints) -> None:
    """Note where everything stands."""
    at = st.at
    for s in range(at.shape[0]):
        for k in range(3):
            best[s, k] = at[s, k]


@inlined
def borne(st: State, heat: float) -> int:
    """Draw how many minutes of harm more are taken on at a heat (Metropolis)."""
    return int(-heat * math.log((drawn(st, 1 << 30) + 1.0) / (1 << 30)))


@compiled
def move(a: Arrays, st: State, s: int, heat: float) -> int:
    """Try another place for a session; return how much the cost changed."""
    team_cost = a.team_cost
    before = relief(a, st, s)
    most = weighed(before) + borne(st, heat)
    option, room = drawn_place(a, st, s, most)
    after = own_cost(a, st, s, s, option, room)
    if weighed(after) > most:
        return 0
    after += pairs_cost(a, st, s, s, option, room, most - weighed(after))
    if weighed(after) > most:
        return 0
    new = (option, room, best_team(a, st, s, option, room))
    after += team_cost[s, new[2] + 1] + HARD * team_broken(a, st, s, new)
    after += counters_cost(a, st, s, option)
    if weighed(after) > most:
        return 0
    take(a, st, s)
    put(a, st, s, new)
    return int(after - before)


@called
def option_at(a: Arrays, s: int, start: int, room: int) -> int:
    """Return the option of a session that starts then in that room, or -1.

    Options stand in order of venue and start: halve the range.
    """
    sessions, options, rooms, room_from = a.sessions, a.options, a.rooms, a.room_from
    room_choices, numbers = a.room_choices, a.numbers
    venue = rooms[room, 0]
    v = s * numbers[6] + venue
    is_choice = False
    for k in range(room_from[v], room_from[v + 1]):
        is_choice = is_choice or room_choices[k] == room
    low, high = sessions[s, OPTIONS], sessions[s + 1, OPTIONS]
    last = high
    while low < high and is_choice:
        middle = (low + high) // 2
        there = options[middle, VENUE]
        if there < venue or (there == venue and options[middle, START] < start):
            low = middle + 1
        else:
            high = middle
    if not is_choice or low == last or options[low, VENUE] != venue:
        return NONE
    return int(low) if options[low, START] == start else NONE


@compiled
def is_swap_hopeless(  # noqa: PLR0913, PLR0917 - two sessions, two places, what is borne
    a: Arrays, st: State, s: int, t: int, option_s: int, option_t: int, spare: int
) -> bool:
    """Tell, before anything is moved, that two sessions cannot change places."""
    at = st.at
    there, here = at[t, ROOM], at[s, ROOM]
    most = weighed(relief(a, st, s)) + weighed(relief(a, st, t)) + spare
    after = own_cost(a, st, s, t, option_s, there)
    after += own_cost(a, st, t, s, option_t, here)
    if weighed(after) <= most:
        after += pairs_cost(a, st, s, t, option_s, there, most - weighed(after))
    if weighed(after) <= most:
        after += pairs_cost(a, st, t, s, option_t, here, most - weighed(after))
    return bool(weighed(after) > most)


@called
def swap(a: Arrays, st: State, s: int, t: int, heat: float) -> int:
    """Try to let two sessions change places; return how much the cost changed."""
    at = st.at
    if s == t:
        return 0
    was_s, was_t = place_of(st, s), place_of(st, t)
    option_s = option_at(a, s, at[t, BEGINS], was_t[1])
    option_t = option_at(a, t, at[s, BEGINS], was_s[1])
    if option_s < 0 or option_t < 0:
        return 0
    spare = borne(st, heat)
    if is_swap_hopeless(a, st, s, t, option_s, option_t, spare):
        return 0
    before = relief(a, st, s)
    take(a, st, s)
    before += relief(a, st, t)
    take(a, st, t)
    most = weighed(before) + spare
    new_s = (option_s, was_t[1], best_team(a, st, s, option_s, was_t[1]))
    after = insertion(a, st, s, new_s, most)
    put(a, st, s, new_s)
    new_t = (option_t, was_s[1], best_team(a, st, t, option_t, was_s[1]))
    after += insertion(a, st, t, new_t, most)
    if weighed(after) <= most:
        put(a, st, t, new_t)
        return int(after - before)
    take(a, st, s)
    put(a, st, t, was_t)
    put(a, st, s, was_s)
    return 0
