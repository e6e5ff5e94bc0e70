"""No ambient clock, no unseeded chance, no screen, no signals inside the house."""

import ast

from sources import STAGES, calls, inside, modules

CLOCKS = frozenset(
    {
        "timezone.now",
        "datetime.now",
        "datetime.datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "datetime.date.today",
        "time.time",
        "now",
    }
)
CHANCE = frozenset({"uuid.uuid4", "uuid.uuid1", "os.urandom", "hash"})
GENERATORS = frozenset({"random.Random", "default_rng", "np.random.default_rng"})
SECRETS = frozenset({"secrets.token_urlsafe"})
"""Chance that must not be guessed stays allowed: one-time links."""

SPEAKS = frozenset({"engines/synthesis/command.py"})
"""An engine's own command line is an interface: it may print."""

HANDLERS = frozenset(
    {
        *("config/asgi.py", "web/middleware.py", "management/work.py"),
        *("gateways/bus/hub.py", "gateways/bus/redis_bus.py"),
    }
)
"""Where everything may be caught: the server's own rounds, requests, the worker's, and
what feeds live readers, who would hear nothing more if it ended."""


def found(trees, is_wanted):
    """Return where something is called: module and line."""
    return [
        f"{name}:{call.lineno} {called}"
        for name, tree in trees.items()
        for called, call in calls(tree)
        if is_wanted(called, call)
    ]


def imports(tree):
    return {
        node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    }


def test_the_clock_is_an_argument():
    assert found(inside(), lambda called, _: called in CLOCKS) == []


def test_chance_is_seeded():
    def is_chance(called, call):
        if called in SECRETS:
            return False
        if called in GENERATORS:
            return not call.args
        return called in CHANCE or called.split(".")[0] in {"random", "secrets"}

    assert found(inside(), is_chance) == []


def test_nothing_inside_prints():
    quiet = {name: tree for name, tree in inside().items() if name not in SPEAKS}

    assert found(quiet, lambda called, _: called in {"print", "pprint", "input"}) == []


def test_there_are_no_signals():
    hearing = {
        name
        for name, tree in modules().items()
        if any("signals" in one or one == "django.dispatch" for one in imports(tree))
    }

    assert hearing == set()


def test_nothing_is_swallowed():
    swallowing = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        if name not in HANDLERS
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or ast.unparse(node.type) in {"Exception", "BaseException"}
        )
        and not any(isinstance(one, ast.Raise) for one in ast.walk(node))
    ]

    assert swallowing == []


def test_what_decides_knows_no_http():
    words = ("django.http", "django.shortcuts", "django.forms", "ninja")

    knowing = {
        name
        for name, tree in modules().items()
        if name.startswith(("stages/", "workflows/"))
        and any(one.startswith(words) for one in imports(tree))
    }

    assert knowing == set()


def test_a_stage_opens_with_its_terms():
    silent = {
        stage
        for stage in STAGES
        if "Terms:"
        not in (ast.get_docstring(modules()[f"stages/{stage}/__init__.py"]) or "")
    }

    assert silent == set()


def test_every_module_says_what_lives_here():
    silent = {name for name, tree in modules().items() if not ast.get_docstring(tree)}

    assert silent == set()


def test_no_function_is_a_giant():
    giants = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= 60
    ]

    assert giants == []


def test_no_module_is_a_giant():
    giants = {
        name: max((getattr(one, "end_lineno", 0) for one in tree.body), default=0)
        for name, tree in modules().items()
    }

    together = {"engines/timetable/kernels.py": 800}  # its docstring says why
    assert {n: k for n, k in giants.items() if k > together.get(n, 600)} == {}


def test_one_module_writes_tables_for_spreadsheets():
    """Elsewhere a cell could be run as a formula."""
    writes = {"csv.writer", "csv.DictWriter", "Workbook", "openpyxl.Workbook"}
    there = {one.split(":")[0] for one in found(modules(), lambda c, _: c in writes)}
    assert there == {"engines/formats/sheets.py"}
