"""The house's own source, parsed once: what a linter of imports cannot see."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "palabre"

STAGES = (
    "journal",
    "people",
    "summits",
    "outbox",
    "calls",
    "programme",
    "accreditation",
    "protocol",
    "live",
    "reports",
    "outcomes",
    "stocktaking",
)
"""In the order of time; each may look back only."""

INTERFACES = ("web", "api", "management", "admin.py", "cli.py", "config")
OUTSIDE = (*INTERFACES, "gateways")
"""Where a clock, a screen or chance may be met."""


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module by its path below the package, without migrations."""
    paths = sorted(SOURCE.rglob("*.py"))
    names = {path: path.relative_to(SOURCE).as_posix() for path in paths}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for path, name in names.items()
        if not name.startswith("migrations/")
    }


def inside() -> dict[str, ast.Module]:
    """Return the modules that know neither clock nor screen."""
    return {
        name: tree
        for name, tree in modules().items()
        if name.split("/", 1)[0] not in OUTSIDE
    }


@cache
def calls(tree: ast.AST) -> tuple[tuple[str, ast.Call], ...]:
    """Return every call with the dotted name of what is called."""
    return tuple(
        (dotted(node.func), node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    )


def dotted(node: ast.AST) -> str:
    """Return a name as it is written; empty for what has none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the public functions of a module."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
