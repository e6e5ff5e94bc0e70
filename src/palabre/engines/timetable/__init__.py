"""Sessions × rooms × time: make a timetable, prove, explain, repair and check it.

No Django here. Time is whole minutes from midnight before the first day, in the
edition's zone; everything is a frozen value that reads from and writes to JSON::

    from palabre.engines.timetable import check, files, problem, solve

    asked = files.read_problem(text)            # Problem; Refused where it is wrong
    result = solve.solve(asked, seconds=10, seed=1, pins=(), start=None)
    result.solution.placements                  # (session, start, room, team)
    result.verdict.violations, result.cost, result.verdict.costs, result.bound
    check.check(asked, result.solution)         # shares no code with the search

* `problem` what is asked, `solution` what is answered, `files` both as JSON
* `preferences` what costs, with names and units; `wording` all of it in sentences
* `compiled`, `kernels` the problem as arrays and the inner loops (numba)
* `solve` what is asked of a search; `sketch` a first programme before anything slow is
  loaded; `annealing` constructive start, moves and exchanges; `least` what no programme
  can beat at a glance, `bounds` what CP-SAT proves; `exact` (CP-SAT) small sets of
  sessions, for conflicts. What explains and what begins a search does not load CP-SAT
* `check` the independent checker
* `generate` made-up summits for measuring
* `command` the words ``palabre solve``, ``check-timetable`` and ``explain``
"""
