"""What `make test` leaves out is told, each reason once and with a way out."""

import importlib.util
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "run_tests.py"
NOTES = """\
<testsuites><testsuite>
<testcase file="a.py" name="one"><skipped type="pytest.skip" message="no chromium"/></testcase>
<testcase file="a.py" name="two"><skipped type="pytest.skip" message="no chromium"/></testcase>
<testcase file="a.py" name="three"><skipped type="pytest.skip" message="no
  luck"/></testcase>
<testcase file="a.py" name="four"><skipped type="pytest.xfail" message="known"/></testcase>
</testsuite></testsuites>
"""


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("run_tests", TOOL)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_reasons_are_counted_as_pytest_wrote_them_down(tool, tmp_path):
    notes = tmp_path / "tests.xml"
    notes.write_text(NOTES)

    skipped = tool.last_skipped(notes)

    assert skipped == {"no chromium": 2, "no luck": 1}
    assert tool.told(skipped) == [
        "2 × no chromium → apt-get install chromium",
        "1 × no luck",
    ]


def run(tool, monkeypatch, *chosen, **settings):
    """Run some tests as `make test` does, with other settings."""
    monkeypatch.setattr(tool, "wanting", list)
    monkeypatch.setattr(sys, "argv", ["run_tests.py", *chosen])
    monkeypatch.setenv("PALABRE_TEST_WORKERS", "0")
    monkeypatch.delenv("PALABRE_TEST_ALL", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tool.main()


def test_a_program_and_a_server_that_are_missing_are_told(
    tool, monkeypatch, capfd, tmp_path
):
    nobody = "postgresql://nobody@127.0.0.1:1/none"
    chosen = (
        "tests/gateways/bus/test_redis_bus.py",
        "tests/services/test_databases.py",
    )

    code = run(
        tool,
        monkeypatch,
        *chosen,
        "-k",
        "not sqlite and not demo",
        PATH=str(tmp_path),
        PALABRE_TEST_POSTGRES=nobody,
    )

    out, _ = capfd.readouterr()
    assert code == 0
    assert " × neither valkey-server nor redis-server is installed → apt-get" in out
    assert " × no PostgreSQL answers at PALABRE_TEST_POSTGRES: " in out
    assert out.count("no PostgreSQL answers") == 1


def test_real_inputs_that_are_not_there_are_told_and_fail_nothing(
    tool, monkeypatch, capfd
):
    asked = {"PALABRE_TEST_ALL": "1", "PALABRE_SHARED": "/nowhere/shared"}

    ended = run(tool, monkeypatch, "tests/kernel/test_places.py", **asked)

    assert ended == 0
    assert "2 × no reference table at /nowhere/shared/" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("why", "is_failure"),
    [
        ("no chromium is installed", True),
        ("no PostgreSQL answers at PALABRE_TEST_POSTGRES: refused", True),
        ("neither valkey-server nor redis-server is installed", True),
        ("the real inputs are not here: a.xml; set PALABRE_SHARED", False),
        ("needs two cores that a process can be held to", False),
    ],
)
def test_what_a_package_would_run_may_not_be_left_out(tool, why, is_failure):
    assert tool.is_for_a_package(why) is is_failure
