"""``palabre repair``: what changed is told in words, what moves comes back in words."""

import pytest
import worlds_timetable as worlds

from palabre import cli
from palabre.engines.timetable import files
from palabre.engines.timetable.check import check
from palabre.engines.timetable.solution import Placement, Solution

OLD = Solution(
    (
        Placement("open", 540, "oak"),
        Placement("water", 600, "oak"),
        Placement("nets", 780, "ash"),
        Placement("ports", 660, "ash"),
    ),
    problem="hamlet",
)


@pytest.fixture
def given(tmp_path):
    problem, programme = tmp_path / "problem.json", tmp_path / "programme.json"
    problem.write_text(files.to_json(worlds.HAMLET), encoding="utf-8")
    programme.write_text(files.to_json(OLD), encoding="utf-8")
    return str(problem), str(programme)


def test_late_arrival_moves_the_fewest_and_says_so(tmp_path, given, capsys):
    out, changed = tmp_path / "new.json", tmp_path / "changed.json"
    words = ["--arrives", "amina", "1 13:00", "--out", str(out), "--changed"]

    ended = cli.main(["repair", *given, *words, str(changed)])

    said = capsys.readouterr().out
    asked = files.read_problem(changed.read_text())
    new = files.read_solution(out.read_text())
    assert ended == 0
    assert "proven: fewer moves will not do" in said
    assert "1. Sessions moved: 1" in said
    assert "   amina: water" in said
    assert check(asked, new).is_valid
    assert not check(asked, OLD).is_valid
    assert [one for one in new.placements if one not in OLD.placements] == [
        new.by_session()["water"]
    ]


@pytest.mark.parametrize(
    "words, must",
    [
        (["--leaves", "amina", "1 12:00"], {"nets"}),
        (["--remote", "bo", "-600"], {"ports"}),  # night there until half past five
        (["--lost", "ash"], {"nets", "ports"}),
        (["--lost", "ash", "1 09:00", "1 12:00"], {"ports"}),
        (["--lasts", "water", "240"], {"water", "nets"}),
    ],
)
def test_every_change_moves_whom_it_must(tmp_path, given, words, must):
    out = tmp_path / "new.json"

    cli.main(["repair", *given, *words, "--out", str(out)])

    new = files.read_solution(out.read_text())
    moved = {one.session for one in OLD.placements if one not in new.placements}
    assert moved <= must
    assert moved


def test_pinned_session_is_moved_by_no_way(tmp_path, given):
    out = tmp_path / "new.json"
    long = ["repair", *given, "--lasts", "water", "240", "--out", str(out)]

    cli.main([*long, "--pin", "nets"])

    new = files.read_solution(out.read_text()).by_session()
    assert new["nets"] == OLD.by_session()["nets"]


def test_session_that_loses_its_place_is_told_with_what_contradicts(given, capsys):
    ended = cli.main(["repair", *given, "--lasts", "ports", "600", "--lang", "fr"])

    said = capsys.readouterr().out
    assert ended == 1
    assert "Plus aucune salle ni heure ne convient à ports." in said
    assert "ports ne peut pas avoir lieu" in said
    assert "Sans «" in said


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "say what changed"),
        (["--arrives", "nobody", "1 13:00"], "no person has the code 'nobody'"),
        (["--arrives", "amina", "noon"], "“DAY HH:MM”"),
        (["--remote", "bo", "west"], "a whole number is needed"),
        (["--remote", "bo", "-900"], "from -720 to 840"),
        (["--lasts", "nothing", "60"], "no session has the code 'nothing'"),
        (["--blocks", "crown", "3"], "no team has the code 'crown'"),
        (["--lost", "nowhere"], "no room has the code 'nowhere'"),
        (["--lost", "ash", "1 09:00"], "give two times"),
        (["--lost", "ash", "1 10:00", "1 09:00"], "comes after the first"),
        (["--lost", "ash", "--way", "9", "--out", "x.json"], "were found"),
        (["--lost", "ash", "--pin", "nothing"], "stands nowhere"),
    ],
)
def test_what_is_wrong_is_told_and_ends_with_one(given, capsys, words, said):
    assert cli.main(["repair", *given, *words]) == 1
    assert said in capsys.readouterr().err
