"""Which messages a visitor without an account can meet: derived from the sources.

The views of the public pages are where it starts. From them follow the modules of the
web that they import, the templates that those name (with all that these extend and
include), the constants of the stages that they show, and the refusals whose codes they
raise. The letters that people get come besides. A message that one of these holds must be there in every language of the house.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "palabre"
TEMPLATES = SOURCE / "templates"
STARTS = (
    "web/public/*.py",
    "web/floor/live.py",
    "web/floor/everywhere.py",
    "web/floor/displays.py",
    "web/participant/*.py",
    "web/gate/*.py",
    "web/middleware.py",
    "web/context.py",
    "web/ui/tags.py",
    "workflows/print_paper.py",
)
LETTERS = (
    "workflows/letters.py",
    "workflows/accreditation_letters.py",
    "workflows/answer_interest.py",
    "workflows/release_programme.py",
    "workflows/ask_for_replies.py",
)
"""What people are told by mail, in their own language, wherever they read it."""

CLOSED = ("web/public/samples.py", "templates/public/gallery.html")
"""The gallery of components is shown to developers alone."""

APART = ("secretariat", "participant", "protocol", "gate", "vetting")
"""What these hold stands behind signing in; signing in itself is where it starts."""

FRAMES = ("404.html", "500.html")
_TABLES = (SOURCE / "engines" / "formats" / "tables.py",)
NAMES_OTHERS = re.compile(r"{%\s*(?:extends|include)\s+\"([^\"#]+)")
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy"}
MARKS |= {"ngettext", "ngettext_lazy", "npgettext"}


def templates() -> set[Path]:
    """Return the templates that a visitor can meet."""
    return _templates(_web_modules())


def constants() -> set[tuple[Path, str]]:
    """Return the constants of stages that these modules show, by file and name."""
    found = set()
    for module in _web_modules():
        for path, name in _imports(module):
            if path.is_relative_to(SOURCE / "stages") and _marked(path):
                found.add((path, name))
    return found


def refusals() -> set[str]:
    """Return the codes of the refusals that a visitor's request can end in."""
    places = {path for module in _web_modules() for path, _ in _imports(module)}
    raised = {code for path in places | _web_modules() for code in _raised(path)}
    return raised | _at_gates_and_lists() | {"sign-in-needed"}


@cache
def _at_gates_and_lists() -> frozenset[str]:
    """Return what acts of participants and guards end in, below what their pages name."""
    paths = (*SOURCE.glob("stages/accreditation/waiting.py"), *_TABLES)
    paths += tuple(SOURCE.glob("stages/accreditation/checking_in.py"))
    return frozenset(code for path in paths for code in _raised(path))


def strings() -> dict[str, str]:
    """Return each message of the modules (its singular), with a file that holds it."""
    found: dict[str, str] = {}
    for path in _web_modules():
        found |= dict.fromkeys(_words(_tree(path)), _place(path))
    for letter in LETTERS:
        path = SOURCE / letter
        found |= dict.fromkeys(_words(_tree(path)), _place(path))
    for path, name in constants():
        nodes = _assigned(path, name) or [_tree(path)]
        for node in nodes:
            found |= dict.fromkeys(_words(node), _place(path))
    codes = refusals()
    for path in [*SOURCE.glob("stages/*/messages.py"), *_refusal_files()]:
        for code, node in _refusal_words(path):
            if code in codes:
                found |= dict.fromkeys(_words(node), _place(path))
    return found


@cache
def _refusal_files() -> tuple[Path, ...]:
    return tuple(SOURCE / "web" / "ui" / name for name in ("words.py", "file_words.py"))


def _refusal_words(path: Path) -> Iterator[tuple[str, ast.expr]]:
    for node in _assigned(path, "REFUSALS") + _assigned(path, "HOUSE"):
        if isinstance(node, ast.Dict):
            for code, words in zip(node.keys, node.values, strict=True):
                if isinstance(code, ast.Constant):
                    yield str(code.value), words


@cache
def _web_modules() -> frozenset[Path]:
    found: set[Path] = set()
    waiting = [path for start in STARTS for path in sorted(SOURCE.glob(start))]
    while waiting:
        path = waiting.pop()
        if path in found or path.relative_to(SOURCE).as_posix() in CLOSED:
            continue
        found.add(path)
        waiting += [one for one, _ in _imports(path) if _is_followed(one)]
    return frozenset(found)


def _is_followed(path: Path) -> bool:
    """Tell whether a module imported by a public view shows something to visitors."""
    if path in _refusal_files():
        return False
    return path.is_relative_to(SOURCE / "web") and path.parent.name not in APART


def _templates(modules: Iterable[Path]) -> set[Path]:
    found: set[Path] = set()
    waiting = [TEMPLATES / name for name in FRAMES]
    waiting += [TEMPLATES / name for path in modules for name in _named(path)]
    while waiting:
        path = waiting.pop()
        if path in found or path.relative_to(SOURCE).as_posix() in CLOSED:
            continue
        found.add(path)
        words = path.read_text(encoding="utf-8")
        waiting += [TEMPLATES / name for name in NAMES_OTHERS.findall(words)]
    return found


def _named(path: Path) -> set[str]:
    """Return the templates that a module names."""
    return {
        node.value.partition("#")[0]
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[\w/]+\.html(?:#\w+)?", node.value)
    }


@cache
def _imports(path: Path) -> frozenset[tuple[Path, str]]:
    """Return what a module imports of the house: files, each with the name taken."""
    found = set()
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        if not node.module.startswith("palabre"):
            continue
        base = SOURCE.joinpath(*node.module.split(".")[1:])
        for name in node.names:
            inner = base / f"{name.name}.py"
            outer = base.with_suffix(".py")
            if inner.exists():
                found.add((inner, ""))
            elif outer.exists():
                found.add((outer, name.name))
    return frozenset(found)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _marked(path: Path) -> bool:
    return bool(_words(_tree(path)))


def _words(root: ast.AST) -> list[str]:
    """Return what is marked for translation below a node."""
    found = []
    for node in ast.walk(root):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in MARKS:
            place = 1 if node.func.id.startswith(("p", "np")) else 0
            said = node.args[place]
            if isinstance(said, ast.Constant):
                found.append(str(said.value))
    return found


def _assigned(path: Path, name: str) -> list[ast.expr]:
    """Return what a constant of a module is assigned."""
    found = []
    for node in _tree(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            found += [node.value] if node.value else []  # type: ignore[union-attr]
    return found


def _raised(path: Path) -> set[str]:
    """Return the codes of the refusals that a module raises."""
    return {
        str(node.args[0].value)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
