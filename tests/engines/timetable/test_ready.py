import subprocess
import sys
import threading

from palabre.cli import main
from palabre.engines.timetable import ready


def test_nothing_is_loaded_in_a_process_that_did_not_allow_it(monkeypatch):
    monkeypatch.setattr(ready, "_allowed", threading.Event())

    assert ready.warm() is None


def test_the_loops_are_loaded_once_beside_other_work(monkeypatch):
    loaded = []
    monkeypatch.setattr(ready, "_allowed", threading.Event())
    monkeypatch.setattr(ready, "_once", threading.Lock())
    monkeypatch.setattr(ready, "prepare", lambda: loaded.append(1) or 0.0)
    ready.allow()

    first, second = ready.warm(after=0.0), ready.warm(after=0.0)
    first.join()

    assert second is None
    assert loaded == [1]


def test_a_process_that_serves_loads_nothing_slow_before_it_is_asked():
    words = (
        "import sys; from palabre.engines.timetable import ready; ready.allow(); "
        "sys.exit('numba' in sys.modules or 'numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0  # noqa: S603


def test_preparing_tells_how_long_and_where(capsys):
    assert main(["prepare"]) == 0
    assert capsys.readouterr().out.startswith("Ready in ")


def test_a_question_on_the_command_line_does_not_load_the_solver():
    words = (
        "import sys, palabre.engines.timetable.explain_command; "
        "sys.exit('ortools' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0  # noqa: S603
