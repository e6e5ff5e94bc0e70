import json

import pytest
import worlds_timetable as worlds

from palabre import cli
from palabre.engines.timetable import files
from palabre.engines.timetable.solution import Placement, Solution

FOLDER = "scenarios/hamlet"


@pytest.fixture
def problem(tmp_path):
    path = tmp_path / "problem.json"
    path.write_text(files.to_json(worlds.HAMLET), encoding="utf-8")
    return path


@pytest.fixture
def programme(tmp_path, problem):
    path = tmp_path / "programme.json"
    words = ["solve", str(problem), "--moves", "200", "--quiet", "--out", str(path)]
    assert cli.main(words) == 0
    return path


def test_a_scenario_folder_is_solved_and_checked(tmp_path, capsys):
    out = tmp_path / "programme.json"

    solved = cli.main(["solve", FOLDER, "--moves", "200", "--out", str(out), "--quiet"])
    checked = cli.main(["check-timetable", FOLDER, str(out)])

    assert (solved, checked) == (0, 0)
    assert "0 rules broken" in capsys.readouterr().out


def test_a_broken_rule_is_told_in_a_sentence(tmp_path, problem, capsys):
    path = tmp_path / "bad.json"
    bad = Solution((Placement("open", 540, "oak"), Placement("ports", 540, "ash")))
    path.write_text(files.to_json(bad), encoding="utf-8")

    ended = cli.main(["check-timetable", str(problem), str(path)])

    said = capsys.readouterr().out
    assert ended == 1
    assert "open and ports would be held side by side; one stands alone." in said
    assert "water is not placed." in said


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "minutes of harm in all"),
        (["--session", "ports"], "other places break no rule"),
        (
            ["--session", "ports", "--at", "1 13:00 ash"],
            "bo is not there during ports.",
        ),
        (["--prices", "--moves", "100"], "less without"),
    ],
)
def test_explain_answers(problem, programme, capsys, words, said):
    ended = cli.main(["explain", str(problem), str(programme), *words])

    assert ended == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["solve", "nowhere.json"],
        ["solve", "tests"],
        ["solve", FOLDER, "--weight", "joy=3"],
    ],
)
def test_what_is_wrong_is_told_and_ends_with_one(words, capsys):
    assert cli.main(words) == 1
    assert "timetable" in capsys.readouterr().err


def test_progress_is_told_as_it_comes(problem, capsys):
    cli.main(["solve", str(problem), "--moves", "50", "--weight", "wishes=10"])

    assert "built" in capsys.readouterr().err


def test_what_contradicts_is_told_with_its_ways_out(tmp_path, capsys):
    path = tmp_path / "crowded.json"
    hour = (worlds.Span(600, 660),)
    asked = worlds.session(worlds.HAMLET, "water", windows=hour)
    asked = worlds.session(asked, "nets", windows=hour)
    path.write_text(files.to_json(asked), encoding="utf-8")
    words = ["solve", str(path), "--moves", "200", "--quiet", "--lang", "fr"]

    ended = cli.main(words)

    said = capsys.readouterr().out
    assert ended == 1
    assert "ne peuvent pas toutes avoir lieu" in said
    assert "Sans « amina doit y assister »" in said


def test_a_solution_is_plain_json(programme):
    assert json.loads(programme.read_text())["problem"] == "hamlet"
