import make
import make_programme
import pytest

from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import Span, Team
from palabre.engines.timetable.solution import Placement
from palabre.stages.programme import board, optimisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    made = make.summit()
    make_programme.session(made, "INC-01", expected_audience=40)
    make_programme.session(made, "INC-02", languages=["en", "fr"])
    return made


def test_an_edition_becomes_a_problem(summit):
    problem = optimisation.problem_of(summit)

    assert problem.name == summit.code
    assert [(one.code, one.minutes) for one in problem.sessions] == [
        ("INC-01", 45),
        ("INC-02", 45),
    ]
    assert {room.venue for room in problem.rooms} <= {v.code for v in problem.venues}
    assert problem.sessions[1].languages == ()


def test_languages_count_where_there_are_teams(summit):
    asked = optimisation.Asked(
        teams=(Team("t1", ("en", "fr")),), blocks=(Span(600, 780),)
    )

    problem = optimisation.problem_of(summit, asked=asked)

    assert problem.sessions[1].languages == ("en", "fr")


@pytest.mark.parametrize("n_sessions", [1, 3])
def test_a_problem_takes_twenty_queries(n_sessions, django_assert_num_queries):
    summit = make.summit()
    for n in range(n_sessions):
        make_programme.session(summit, f"INC-0{n}")

    with django_assert_num_queries(20):
        optimisation.problem_of(summit)


def test_the_draft_becomes_a_solution_with_its_pins(summit):
    one = summit.sessions.get(code="INC-01")
    make_programme.placed(one, 10, 30)
    board.pin(one, seen=1, by=make.LOADER, at=make.NOON)

    solution = optimisation.solution_of(summit)

    room = optimisation.room_code(make_programme.room(summit))
    assert solution.placements == (Placement("INC-01", 630, room),)
    assert optimisation.pins_of(summit) == solution.placements
    assert check(optimisation.problem_of(summit), solution).violations == ()


def test_minutes_and_instants_are_each_other(summit):
    instant = make_programme.clock(summit, 14, 15, day=1)

    minute = optimisation.minute_of(summit, instant)

    assert minute == 1440 + 14 * 60 + 15
    assert optimisation.instant_of(summit, minute) == instant
