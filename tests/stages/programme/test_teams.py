import journals
import make
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, booths, optimisation, steps, teams
from palabre.stages.programme.models import Placement, Session
from palabre.workflows.staff_booths import staff_booths

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    return make.summit()


def plan(code="blue", **facts):
    given = {"name": code.title(), "languages": ("en", "fr")} | facts
    return teams.TeamPlan(code=code, **given)


def usual(summit):
    teams.set_blocks(summit, teams.usual_blocks(summit, 180), **BY)


def test_a_team_takes_the_usual_limits(summit):
    teams.set_teams(summit, [plan(), plan("grey", is_hybrid=True)], **BY)

    there = [
        (one.code, one.block_minutes, one.blocks_a_week, one.n_booths)
        for one in teams.teams_of(summit)
    ]
    assert there == [("blue", 180, 7, 2), ("grey", 120, 5, 2)]
    assert journals.last() == ("programme.teams.set", f"summit:{summit.code}")


def test_a_team_left_out_leaves_with_its_work(summit):
    teams.set_teams(summit, [plan()], **BY)
    usual(summit)
    session = make_programme.session(summit, languages=["en", "fr"])
    make_programme.placed(session, 10)
    board.staff(summit, {"INC-01": "blue"}, seen=steps.version_of(summit), **BY)

    teams.set_teams(summit, [plan("grey")], **BY)

    assert Placement.objects.get().team is None
    board.undo(summit, steps.version_of(summit), **BY)


@pytest.mark.parametrize(
    ("plans", "code"),
    [
        ([plan(), plan()], "team-twice"),
        ([plan(languages=("en",))], "team-languages"),
        ([plan(present=((make.NOON, make.NOON),))], "team-hours"),
    ],
)
def test_a_team_that_cannot_be_is_refused(summit, plans, code):
    with pytest.raises(Refused, match=code):
        teams.set_teams(summit, plans, **BY)

    assert not teams.teams_of(summit).exists()


def test_blocks_do_not_overlap(summit):
    on = summit.starts_on
    spans = teams.read_blocks(summit, on, "10:00-13:00, 12h30–14h00")

    with pytest.raises(Refused, match="blocks-overlap"):
        teams.set_blocks(summit, spans, **BY)


@pytest.mark.parametrize("words", ["10-13", "13:00-10:00", "25:00-26:00", "morning"])
def test_a_block_is_read_or_refused(summit, words):
    with pytest.raises(Refused, match="block-malformed"):
        teams.read_blocks(summit, summit.starts_on, words)


def test_a_row_of_a_table_becomes_a_team(summit):
    on = summit.starts_on.isoformat()
    row = {
        "name": "Équipe bleue",
        "languages": "EN, fr/es",
        "hybrid": "oui",
        "present": f"{on} 09:00-13:00",
    }

    read = teams.plan_of(row, summit)

    begins, ends = teams.read_blocks(summit, summit.starts_on, "09:00-13:00")[0]
    assert read == teams.TeamPlan(
        "équipe-bleue",
        "Équipe bleue",
        ("en", "fr", "es"),
        is_hybrid=True,
        present=((begins, ends),),
    )
    with pytest.raises(Refused, match="day-elsewhere"):
        teams.plan_of(row | {"present": "2020-01-01"}, summit)


def test_the_problem_knows_teams_blocks_and_regions(summit):
    teams.set_teams(summit, [plan(n_booths=1)], **BY)
    usual(summit)
    speaker = make.person("Sira Ndiaye", country="SN")
    make_programme.session(summit, speakers=(speaker,), languages=["en", "fr"])
    make_programme.session(summit, "INC-02", languages=["en"])

    problem = optimisation.problem_of(summit)

    assert [one.code for one in problem.teams] == ["blue"]
    assert [(one.start, one.end) for one in problem.blocks][:2] == [
        (600, 780),
        (900, 1080),
    ]
    assert [one.languages for one in problem.sessions] == [("en", "fr"), ()]
    assert [one.region for one in problem.people] == ["africa"]


def test_staffing_is_a_step_that_can_be_undone(summit):
    teams.set_teams(summit, [plan(n_booths=1)], **BY)
    usual(summit)
    session = make_programme.session(summit, languages=["en", "fr"])
    make_programme.placed(session, 10)

    step = staff_booths(summit, **BY)

    assert Placement.objects.get().team.code == "blue"
    assert optimisation.solution_of(summit).placements[0].team == "blue"
    board.undo(summit, step.number, **BY)
    assert Placement.objects.get().team is None
    with pytest.raises(Refused, match="team-unknown"):
        board.staff(summit, {"INC-01": "red"}, seen=steps.version_of(summit), **BY)


def test_staffing_needs_somebody_who_asks(summit):
    teams.set_teams(summit, [plan()], **BY)

    with pytest.raises(Refused, match="nothing-to-staff"):
        staff_booths(summit, **BY)


def test_interpreters_stay_with_their_room_and_block(summit):
    teams.set_teams(summit, [plan(n_booths=1)], **BY)
    usual(summit)
    for code, hour in (("INC-01", 10), ("INC-02", 11)):
        session = make_programme.session(summit, code, languages=["en", "fr"])
        make_programme.placed(session, hour)
    staff_booths(summit, **BY)
    session = Session.objects.get(code="INC-01")
    tilia, acacia = (make_programme.room(summit, one) for one in ("tilia", "acacia"))

    def moved(room, hour):
        at = make_programme.clock(summit, hour)
        board.move(session, room, at, seen=steps.version_of(summit), **BY)
        team = Placement.objects.get(session=session).team
        return team.code if team else ""

    assert moved(tilia, 12) == "blue"
    assert moved(acacia, 10) == ""
    assert moved(tilia, 10) == "blue"
    assert moved(tilia, 15) == ""


def test_teams_by_blocks_tell_hours_and_what_is_lost(summit):
    teams.set_teams(summit, [plan(n_booths=1)], **BY)
    usual(summit)
    for code, hour, room in (("INC-01", 10, "tilia"), ("INC-02", 10, "acacia")):
        session = make_programme.session(summit, code, languages=["en", "fr", "es"])
        make_programme.placed(session, hour, in_=room)
    given = {"INC-01": "blue", "INC-02": "blue"}
    board.staff(summit, given, seen=steps.version_of(summit), **BY)

    found = booths.booths_of(
        optimisation.problem_of(summit), optimisation.solution_of(summit)
    )

    (week,) = found.weeks
    assert (week.minutes, week.n_blocks, week.hours) == (90, 1, 1.5)
    assert {one.rule for one in week.violations} == {"team-twice", "booths"}
    assert found.n_lost == 2
    assert [one.team for one in found.asking] == ["blue", "blue"]
    assert found.days[0][0] == 0


def test_only_planners_change_teams(summit):
    by = make.actor(make.person())
    for act, given in ((teams.set_teams, [plan()]), (teams.set_blocks, [])):
        with pytest.raises(Refused, match="not-allowed"):
            act(summit, given, by=by, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        staff_booths(summit, by=by, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        board.staff(summit, {}, seen=0, by=by, at=make.NOON)

    assert not teams.teams_of(summit).exists()
