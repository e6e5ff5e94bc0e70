"""Make the demo edition by real operations and print a sign-in link per persona.

    palabre demo                 the fictional forum: 200 sessions, 4,000 people
    palabre demo --scenario hamlet --serve

Run twice it is harmless: what is there stays, new links are printed. `--until call`
(programme, live, report, outcome) stops the story earlier; it cannot go on from there:
a later stage needs a data folder of its own.
"""

import argparse
from pathlib import Path

from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.management.progress import step, tell
from palabre.management.scenario import personas
from palabre.management.scenario.load import STAGES, load
from palabre.management.scenario.read import read_scenario
from palabre.management.serve import (
    lead_here,
    origin_of,
    port_number,
    serve_and_work,
)
from palabre.stages.summits.models import Summit

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--scenario", default="forum", help="hamlet, forum or summit")
    parser.add_argument("--until", choices=STAGES, default=STAGES[-1])
    parser.add_argument("--seed", type=int, default=2026, help="seed of the crowd")
    parser.add_argument("--serve", action="store_true", help="start the server after")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port_number, default=8000)


def run(given: argparse.Namespace) -> int:
    """Load the scenario if it is not there, print the links, serve if asked."""
    folder = SCENARIOS / given.scenario
    if not folder.exists():
        raise Refused("scenario-missing", folder=given.scenario)
    with step("database"):
        bring_up_to_date()
    lead_here(given.host, given.port)
    scenario = read_scenario(folder)
    code = scenario.edition["summit"]["code"]
    if Summit.objects.filter(code=code).exists():
        tell(f"· {code} is there already; nothing is loaded twice")
        tell(
            "  it stays at the stage it was loaded to: for another one, begin with "
            "an empty folder, as in PALABRE_DATA=var-2 palabre demo"
        )
    else:
        load(scenario, until=given.until, seed=given.seed)
    origin = origin_of(given.host, given.port)
    print_addresses(scenario.edition["summit"]["code"], origin)
    personas.print_links(scenario, origin)
    if given.serve:
        tell(f"\nserving {origin}/ (Ctrl-C stops)")
        serve_and_work(given.host, given.port)
    return 0


def print_addresses(code: str, origin: str) -> None:
    """Print where to look first."""
    print(f"\n{origin}/en/{code}/                     the edition")
    print(f"{origin}/en/{code}/programme/           its programme")
    print(f"{origin}/en/{code}/outcomes/summary/    the Chair's Summary, with evidence")
    print(f"{origin}/fr/{code}/highlights/          the highlights, in French")
    print(f"{origin}/api/v1/openapi.json            the API\n")
