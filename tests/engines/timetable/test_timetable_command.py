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
    "words, said",
    [
        (["solve", "nowhere.json"], "“nowhere.json” cannot be read as a timetable"),
        (["solve", "tests"], "cannot be read as a timetable"),
        (["solve", FOLDER, "--weight", "joy=3"], "“joy=3”: write CODE=MINUTES"),
    ],
)
def test_what_is_wrong_is_told_and_ends_with_one(words, said, capsys):
    assert cli.main(words) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "said"),
    [("gone/answer.json", "there is no folder"), (".", "it is a folder")],
)
def test_a_file_that_cannot_be_written_is_told_before_the_search(
    tmp_path, problem, capsys, out, said
):
    words = ["solve", str(problem), "--out", str(tmp_path / out)]

    ended = cli.main(words)

    told = capsys.readouterr()
    assert ended == 1
    assert said in told.err
    assert "built" not in told.err, "nothing was searched for"


def test_a_file_that_is_no_json_is_named_without_a_place_in_it(tmp_path, capsys):
    path = tmp_path / "broken.json"
    path.write_text("[", encoding="utf-8")

    cli.main(["solve", str(path)])

    assert f"“{path}” cannot be read" in capsys.readouterr().err


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
    assert "Sans «\u00a0amina doit y assister\u00a0»" in said


def test_schema_of_a_problem_is_written(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["solve", "--schema"])

    assert not ended.value.code
    assert json.loads(capsys.readouterr().out) == files.schema()


def test_a_solution_is_plain_json(programme):
    assert json.loads(programme.read_text())["problem"] == "hamlet"


WRONG = Solution((Placement("open", 540, "oak"), Placement("nobody", 540, "ash")))
TWICE = Solution((Placement("open", 540, "oak"), Placement("open", 540, "oak")))


@pytest.mark.parametrize(
    "words, said",
    [
        (["--session", "nobody"], "no session has the code 'nobody'"),
        (["--session", "ports", "--at", "1 13:00 nowhere"], "no room has the code"),
        (["--session", "ports", "--at", "1 29:00 ash"], "“DAY HH:MM”"),
        (["--session", "ports", "--at", "13:00"], "“DAY HH:MM ROOM”"),
    ],
)
def test_explain_tells_what_it_does_not_know(problem, programme, capsys, words, said):
    ended = cli.main(["explain", str(problem), str(programme), *words])

    assert ended == 1
    assert said in capsys.readouterr().err


def test_explain_tells_that_a_session_stands_nowhere(tmp_path, problem, capsys):
    path = tmp_path / "one.json"
    one = Solution((Placement("open", 540, "oak"),))
    path.write_text(files.to_json(one), encoding="utf-8")

    ended = cli.main(["explain", str(problem), str(path), "--session", "ports"])

    assert ended == 1
    assert "ports is not placed." in capsys.readouterr().out


@pytest.mark.parametrize(
    "given, said",
    [
        (WRONG, "/placements/1/session” cannot be read as a timetable: no session"),
        (TWICE, "/placements/1/session” cannot be read as a timetable: 'open' stands"),
    ],
)
@pytest.mark.parametrize("verb", ["explain", "solve", "repair"])
def test_programme_of_another_problem_is_refused(
    tmp_path, problem, capsys, verb, given, said
):
    path = tmp_path / "other.json"
    path.write_text(files.to_json(given), encoding="utf-8")
    more = ["--start", str(path)] if verb == "solve" else [str(path)]

    ended = cli.main([verb, str(problem), *more])

    assert ended == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--moves", "0"], ["--seconds", "-3"], ["--prove", "nan"]]
)
def test_search_without_effort_is_not_begun(problem, capsys, words):
    with pytest.raises(SystemExit):
        cli.main(["solve", str(problem), *words])

    assert "is not a" in capsys.readouterr().err


def test_programme_that_cannot_be_written_is_told(problem, capsys):
    words = ["--moves", "50", "--quiet", "--out", "/nowhere/programme.json"]

    ended = cli.main(["solve", str(problem), *words])

    assert ended == 1
    assert "“/nowhere/programme.json” cannot be written" in capsys.readouterr().err


def test_progress_is_told_in_french(problem, capsys):
    cli.main(["solve", str(problem), "--moves", "50", "--lang", "fr"])

    assert "minutes de préjudice" in capsys.readouterr().err


def test_pinned_session_stays_where_it_starts(tmp_path, problem):
    start, out = tmp_path / "start.json", tmp_path / "out.json"
    dear = Placement("ports", 660, "oak")  # half the seats of its room stay empty
    given = Solution(
        (
            Placement("open", 540, "oak"),
            Placement("water", 600, "oak"),
            Placement("nets", 780, "ash"),
            dear,
        )
    )
    start.write_text(files.to_json(given), encoding="utf-8")
    words = ["solve", str(problem), "--start", str(start), "--moves", "2000", "--quiet"]

    free = cli.main([*words, "--out", str(out)])
    moved = files.read_solution(out.read_text()).by_session()["ports"]
    held = cli.main([*words, "--out", str(out), "--pin", "ports"])
    kept = files.read_solution(out.read_text()).by_session()["ports"]

    assert (free, held) == (0, 0)
    assert moved != dear
    assert kept == dear


def test_pin_needs_a_place_to_stay_at(problem, capsys):
    assert cli.main(["solve", str(problem), "--pin", "ports"]) == 1
    assert "it needs --start" in capsys.readouterr().err
