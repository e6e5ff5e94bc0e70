"""The inner loops of the search for track instances, compiled by numba.

A plan is the cell (session × rooms + room) of each submission. Every move is a list of
submissions with their new cells; it is made, weighed by the tracks and sessions that it
touched, and taken back when it is refused.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Ints = NDArray[np.int64]

NEVER = 1 << 60
"""The value of a plan with a slot too many."""

MOST = 400
"""The most submissions that one move may take along."""

NONE = MOST + 1
"""The length of a move that would take a submission twice, and is none."""

ROOMS, PARALLEL, TORN, ORDER = 0, 1, 2, 3
"""The columns of ``weights``."""


class Given(NamedTuple):
    """An instance as arrays; penalties are weighted already."""

    caps: Ints  # (sessions,) slots
    track: Ints  # (submissions,)
    need: Ints  # (submissions,) slots
    order: Ints  # (submissions,) wished place in the track, 0: none
    cell: Ints  # (tracks, cells) a track there
    sub: Ints  # (submissions, cells) a submission there, all its slots
    pair: Ints  # (tracks, tracks) in one session
    clash: Ints  # (submissions, submissions) in one session, two rooms
    near: Ints  # neighbours in clash, one submission after the other
    near_from: Ints  # (submissions + 1,)
    of_track: Ints  # submissions, one track after the other
    track_from: Ints  # (tracks + 1,)
    weights: Ints  # (4,)


class World(NamedTuple):
    """Where everything is, what it costs, and the move under way."""

    at: Ints  # (submissions,) cell
    holds: Ints  # (cells,) track or -1
    load: Ints  # (cells,) slots
    subs_in: Ints  # (cells, submissions)
    count_in: Ints  # (cells,)
    track_costs: Ints
    session_costs: Ints
    who: Ints  # (MOST,) submissions of the move
    to: Ints  # (MOST,) their new cells
    back: Ints  # (MOST,) their old cells
    tracks: Ints  # the tracks touched, after their number
    sessions: Ints  # the sessions touched, after their number
    dice: NDArray[np.uint64]  # (1,) state of chance


@njit(cache=True)
def chance(dice: NDArray[np.uint64]) -> float:
    """Return the next number in [0, 1): xorshift, 64 bits."""
    x = dice[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    dice[0] = x
    return float(x >> np.uint64(11)) / 9007199254740992.0


@njit(cache=True)
def pick(dice: NDArray[np.uint64], first: int, after: int) -> int:
    """Return a number from first up to, not including, after."""
    return first + int(chance(dice) * (after - first))


# Places ---------------------------------------------------------------------------


@njit(cache=True)
def put(given: Given, world: World, i: int, c: int) -> None:
    """Put a submission into a cell."""
    world.at[i] = c
    world.subs_in[c, world.count_in[c]] = i
    world.count_in[c] += 1
    world.load[c] += given.need[i]
    world.holds[c] = given.track[i]


@njit(cache=True)
def take(given: Given, world: World, i: int) -> None:
    """Take a submission out of its cell."""
    c = world.at[i]
    last = world.count_in[c] - 1
    for k in range(world.count_in[c]):
        if world.subs_in[c, k] == i:
            world.subs_in[c, k] = world.subs_in[c, last]
            break
    world.count_in[c] = last
    world.load[c] -= given.need[i]
    if last == 0:
        world.holds[c] = -1


# Costs ----------------------------------------------------------------------------


@njit(cache=True)
def track_cost(given: Given, world: World, rooms: int, t: int) -> int:
    """Return what a track costs by itself: its places, rooms, gaps and order."""
    holds, cell = world.holds, given.cell
    cost, first, last, count, twice = 0, -1, -1, 0, 0
    for s in range(given.caps.shape[0]):
        here = 0
        for c in range(s * rooms, s * rooms + rooms):
            if holds[c] == t:
                here += 1
                cost += cell[t, c]
        if here:
            first = s if first < 0 else first
            last = s
            count += 1
            twice += here - 1
    used = rooms_of(world, rooms, t)
    cost += given.weights[PARALLEL] * twice
    if used > 1:
        cost += given.weights[ROOMS] * (used - 1)
    if last - first + 1 != count:
        cost += given.weights[TORN]
    if given.weights[ORDER]:
        cost += given.weights[ORDER] * out_of_order(given, world, t)
    return cost


@njit(cache=True)
def rooms_of(world: World, rooms: int, t: int) -> int:
    """Return how many rooms a track uses."""
    used = 0
    for r in range(rooms):
        for c in range(r, world.holds.shape[0], rooms):
            if world.holds[c] == t:
                used += 1
                break
    return used


@njit(cache=True)
def out_of_order(given: Given, world: World, t: int) -> int:
    """Return how many of a track cannot have their wished place in their cell."""
    at, order, of_track = world.at, given.order, given.of_track
    first, after = given.track_from[t], given.track_from[t + 1]
    missed = 0
    for a in range(first, after):
        i = of_track[a]
        if not order[i]:
            continue
        before, same = 0, 0
        for b in range(first, after):
            j = of_track[b]
            before += at[j] < at[i]
            same += at[j] == at[i]
        missed += order[i] <= before or order[i] > before + same
    return missed


@njit(cache=True)
def session_cost(given: Given, world: World, rooms: int, over: int, s: int) -> int:
    """Return what runs in a session and should not, and its slots too many."""
    holds, at, load, cap = world.holds, world.at, world.load, given.caps[s]
    near, near_from, clash, pair = given.near, given.near_from, given.clash, given.pair
    cost = 0
    for c in range(s * rooms, s * rooms + rooms):
        if holds[c] < 0:
            continue
        if load[c] > cap:
            cost += over * (load[c] - cap)
        for d in range(c + 1, s * rooms + rooms):
            if holds[d] >= 0 and holds[d] != holds[c]:
                cost += pair[holds[c], holds[d]]
        for k in range(world.count_in[c]):
            i = world.subs_in[c, k]
            for x in range(near_from[i], near_from[i + 1]):
                j = near[x]
                if j > i and at[j] // rooms == s and at[j] != c:
                    cost += clash[i, j]
    return cost


@njit(cache=True)
def overfull(given: Given, world: World, rooms: int) -> bool:
    """Return whether any cell holds more than its session has slots."""
    for c in range(world.load.shape[0]):
        if world.load[c] > given.caps[c // rooms]:
            return True
    return False


# Moves ----------------------------------------------------------------------------


@njit(cache=True)
def add(world: World, n: int, i: int, c: int) -> int:
    """Add a submission and its new cell to the move; return the move's length."""
    if n < MOST:
        world.who[n] = i
        world.to[n] = c
    return n + 1


@njit(cache=True)
def exchange(world: World, n: int, a: int, b: int) -> int:
    """Add to the move: two cells change what they hold."""
    if a == b:
        return NONE
    for k in range(world.count_in[a]):
        n = add(world, n, world.subs_in[a, k], b)
    for k in range(world.count_in[b]):
        n = add(world, n, world.subs_in[b, k], a)
    return n


@njit(cache=True)
def fellow(given: Given, world: World, i: int) -> int:
    """Return some submission of the same track."""
    t = given.track[i]
    return given.of_track[
        pick(world.dice, given.track_from[t], given.track_from[t + 1])
    ]


@njit(cache=True)
def propose(given: Given, world: World, rooms: int) -> int:
    """Fill in a move by chance and return how many submissions it takes along."""
    dice, at = world.dice, world.at
    cells = world.holds.shape[0]
    kind = chance(dice)
    i = pick(dice, 0, at.shape[0])
    a = at[i]
    n = 0
    if kind < 0.21:  # beside another of its track
        n = add(world, 0, i, at[fellow(given, world, i)])
    elif kind < 0.30:  # anywhere
        n = add(world, 0, i, pick(dice, 0, cells))
    elif kind < 0.50:  # two of a track change places
        j = fellow(given, world, i)
        n = NONE if i == j else add(world, add(world, 0, i, at[j]), j, a)
    elif kind < 0.62:  # two rooms of a session
        n = exchange(world, 0, a, a // rooms * rooms + pick(dice, 0, rooms))
    elif kind < 0.74:  # two sessions of a room
        other = pick(dice, 0, cells // rooms) * rooms + a % rooms
        n = exchange(world, 0, a, other)
    elif kind < 0.86:  # any two cells
        n = exchange(world, 0, a, pick(dice, 0, cells))
    elif kind < 0.95:
        n = other_room(given, world, rooms, i)
    else:  # a cell is emptied into the others of its track
        for k in range(world.count_in[a]):
            j = world.subs_in[a, k]
            n = add(world, n, j, at[fellow(given, world, j)])
    return n


@njit(cache=True)
def other_room(given: Given, world: World, rooms: int, i: int) -> int:
    """Fill in the move of a whole track from one room to another."""
    t, r = given.track[i], world.at[i] % rooms
    q = pick(world.dice, 0, rooms)
    n = NONE if q == r else 0
    for s in range(given.caps.shape[0]):
        a, b = s * rooms + r, s * rooms + q
        if world.holds[a] == t and world.holds[b] != t:
            n = exchange(world, n, a, b)
    return n


@njit(cache=True)
def carry_out(given: Given, world: World, rooms: int, n: int) -> bool:
    """Make the move; a cell for two tracks takes all of it back and returns False."""
    world.tracks[0], world.sessions[0] = 0, 0
    for k in range(n):
        i = world.who[k]
        world.back[k] = world.at[i]
        touch(world.tracks, given.track[i])
        touch(world.sessions, world.at[i] // rooms)
        touch(world.sessions, world.to[k] // rooms)
        take(given, world, i)
    for k in range(n):
        i, c = world.who[k], world.to[k]
        if world.holds[c] >= 0 and world.holds[c] != given.track[i]:
            for m in range(k):
                take(given, world, world.who[m])
            for m in range(n):
                put(given, world, world.who[m], world.back[m])
            return False
        put(given, world, i, c)
    return True


@njit(cache=True)
def touch(seen: Ints, number: int) -> None:
    """Add a number to a list that begins with its length, once."""
    for k in range(1, seen[0] + 1):
        if seen[k] == number:
            return
    seen[0] += 1
    seen[seen[0]] = number


@njit(cache=True)
def take_back(given: Given, world: World, n: int) -> None:
    """Undo the move."""
    for k in range(n):
        take(given, world, world.who[k])
    for k in range(n):
        put(given, world, world.who[k], world.back[k])


@njit(cache=True)
def change_of(given: Given, world: World, rooms: int, over: int, n: int) -> int:
    """Return what the move that was made changes."""
    change = 0
    for k in range(n):
        i = world.who[k]
        change += given.sub[i, world.to[k]] - given.sub[i, world.back[k]]
    for k in range(1, world.tracks[0] + 1):
        t = world.tracks[k]
        change += track_cost(given, world, rooms, t) - world.track_costs[t]
    for k in range(1, world.sessions[0] + 1):
        s = world.sessions[k]
        change += session_cost(given, world, rooms, over, s) - world.session_costs[s]
    return change


@njit(cache=True)
def keep(given: Given, world: World, rooms: int, over: int) -> None:
    """Write down what the touched tracks and sessions cost now."""
    for k in range(1, world.tracks[0] + 1):
        t = world.tracks[k]
        world.track_costs[t] = track_cost(given, world, rooms, t)
    for k in range(1, world.sessions[0] + 1):
        s = world.sessions[k]
        world.session_costs[s] = session_cost(given, world, rooms, over, s)


@njit(cache=True)
def settle(given: Given, world: World, rooms: int, over: int, start: Ints) -> int:
    """Put everything where a start says and return the value."""
    value = 0
    for i in range(start.shape[0]):
        put(given, world, i, start[i])
        value += given.sub[i, start[i]]
    for t in range(world.track_costs.shape[0]):
        world.track_costs[t] = track_cost(given, world, rooms, t)
        value += world.track_costs[t]
    for s in range(world.session_costs.shape[0]):
        world.session_costs[s] = session_cost(given, world, rooms, over, s)
        value += world.session_costs[s]
    return value


@njit(cache=True)
def anneal(
    given: Given,
    world: World,
    start: Ints,
    rooms: int,
    plan: tuple[int, float, float, int],
) -> tuple[int, Ints]:
    """Anneal from a start; plan is moves, first and last heat, a slot too many's cost."""
    moves, hot, cold, over = plan
    value = settle(given, world, rooms, over, start)
    best_at = world.at.copy()
    best = NEVER if overfull(given, world, rooms) else value
    for step in range(moves):
        n = propose(given, world, rooms)
        if n > MOST or not carry_out(given, world, rooms, n):
            continue
        change = change_of(given, world, rooms, over, n)
        heat = hot * (cold / hot) ** (step / moves)
        if change > 0 and chance(world.dice) >= math.exp(-change / heat):
            take_back(given, world, n)
            continue
        keep(given, world, rooms, over)
        value += change
        if value < best and not overfull(given, world, rooms):
            best = value
            best_at[:] = world.at
    return best, best_at
