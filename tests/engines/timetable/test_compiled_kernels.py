import os
import subprocess
import sys

import pytest

from palabre.engines.timetable import files
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.solve import Params, solve

COMPILED = """
from palabre.engines.timetable import files, generate, kernels, solve
assert type(kernels.anneal).__name__ == "CPUDispatcher"
params = solve.Params(moves=300)
print(files.to_json(solve.solve(generate.summit(20), seed=7, params=params).solution))
"""


@pytest.mark.slow
def test_compiled_and_plain_search_give_the_same_programme():
    plain = solve(summit(20), seed=7, params=Params(moves=300)).solution

    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", COMPILED],
        env={**os.environ, "NUMBA_DISABLE_JIT": "0"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip() == files.to_json(plain).strip()
