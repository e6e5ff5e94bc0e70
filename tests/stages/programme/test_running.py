"""While the programme runs: the past stays, windows are kept as far as they are to come."""

from palabre.engines.timetable.problem import Order, Problem, Session, Span
from palabre.engines.timetable.solution import Placement, Solution
from palabre.stages.programme.mending import Change, ChangeKind, running

NOBODY = Change(ChangeKind.LEAVES, "nobody", "Nobody")


def run(*sessions, placed, now, orders=()):
    problem = Problem("P", "2026-06-09", "UTC", (), (), sessions, orders=orders)
    old = Solution(
        tuple(Placement(code, at, "hall/tilia", None) for code, at in placed)
    )
    return running(problem, old, NOBODY, now=now)


def test_a_window_is_kept_as_far_as_it_is_to_come():
    one = Session("A-1", 45, windows=(Span(540, 720), Span(1980, 2160)))

    left, begun = run(one, placed=[("A-1", 600)], now=660 - 100)
    assert left.sessions[0].windows == (Span(560, 720), Span(1980, 2160))
    assert begun == ()

    later, _ = run(one, placed=[("A-1", 2000)], now=800)
    assert later.sessions[0].windows == (Span(1980, 2160),)


def test_a_window_that_is_over_leaves_all_that_is_to_come():
    one = Session("A-1", 45, windows=(Span(540, 720),))

    left, _ = run(one, placed=[("A-1", 900)], now=800)

    (window,) = left.sessions[0].windows
    assert window.start == 800


def test_orders_with_sessions_that_wait_are_left_out():
    first, second = Session("A-1", 45), Session("B-1", 45)
    orders = (Order("A-1", "B-1"),)

    left, _ = run(first, second, placed=[("A-1", 600)], now=500, orders=orders)

    assert left.orders == ()
