"""The `palabre` command: what an operator does, one word each.

Commands that need no database (`draft`, `solve`) never load Django.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from palabre import __version__
from palabre.kernel.refusals import Refused
from palabre.management import plain_words

SETTINGS = "palabre.config.settings"

WITHOUT_DATABASE = {
    "draft": (
        "palabre.management.drafting",
        "draft a Chair's Summary from a folder of transcripts and reports",
    ),
    "solve": (
        "palabre.engines.timetable.solve_command",
        "make a timetable from a problem or a scenario",
    ),
    "check-timetable": (
        "palabre.engines.timetable.check_command",
        "look whether a timetable keeps every rule",
    ),
    "explain": (
        "palabre.engines.timetable.explain_command",
        "say why a session stands here, and why not there",
    ),
    "repair": (
        "palabre.engines.timetable.repair_command",
        "mend a timetable after a change, the fewest sessions moved",
    ),
    "prepare": (
        "palabre.management.prepare",
        "do once after an installation what the first start would wait for",
    ),
}

WITH_DATABASE = {
    "demo": ("palabre.management.demo", "make the demo edition and its sign-in links"),
    "edition": ("palabre.management.edition", "found an edition and its secretariat"),
    "serve": ("palabre.management.serve", "start the server"),
    "work": ("palabre.management.work", "do what is due: messages and the like"),
    "import": ("palabre.management.importing", "bring in a schedule or records"),
    "export": ("palabre.management.export", "write an edition out: schedule, figures"),
    "check": ("palabre.management.check", "look whether everything holds"),
    "backup": ("palabre.management.backup", "pack everything into one file"),
    "restore": ("palabre.management.restore", "put a backup back"),
    "account": ("palabre.management.account", "make an account or a sign-in link"),
    "replay": ("palabre.management.replay", "send a transcript as live captions"),
    "sync": ("palabre.management.sync", "carry what was said to another server"),
    "openapi": ("palabre.management.openapi", "write the API's description"),
}

RARELY = (100_000, 20, 50)
"""How seldom a command looks for garbage: its work makes many values and few circles,
and a tenth of its time went into looking."""

TEACHING = """\
first steps:
  palabre demo --serve            a fictional summit, from the call to its summary
  palabre draft FOLDER --out DIR  transcripts and reports in, Chair's Summary out
  palabre edition CODE ...        an edition of your own and the way to its pages
  palabre solve FOLDER --out FILE a scenario or problem in, timetable out
  palabre import schedule FILE    an edition from schedule XML, JSON, iCalendar, CSV

settings (environment):
  PALABRE_DATA           folder of everything that must be backed up (default: var)
  PALABRE_DATABASE_URL   sqlite:///absolute/path or postgresql://user@host/name
  PALABRE_BUS_URL        redis://host:6379/0 when several machines serve
  PALABRE_ORIGIN         https://forum.example.org, as people reach it
  PALABRE_CLAMD          host:port of ClamAV, which looks into uploads first
  PALABRE_MODEL_URL      language model that the desk may ask, with PALABRE_MODEL
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is told in words and ends with 1."""
    words = sys.argv[1:] if argv is None else argv
    lang = "en"
    gc.set_threshold(*RARELY)
    try:
        given = _parser(words).parse_args(words)
        lang = getattr(given, "lang", None) or lang
        gc.freeze()  # what was loaded so far is never garbage
        run: Callable[[argparse.Namespace], int] = given.run
        return run(given)
    except Refused as refused:
        print(f"palabre: {_words(refused, lang)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("palabre: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return _unheard()
    except _outages() as error:
        reason = " ".join(str(error).split())
        away = Refused("database-away", reason=reason)
        print(f"palabre: {_words(away, lang)}", file=sys.stderr)
        return 1
    finally:
        _close_databases()


def _unheard() -> int:
    """Leave quietly: who read what was printed has read enough, as ``head`` has."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no file of anybody
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return PIPE_CLOSED


PIPE_CLOSED = 141
"""What the shell says of a command that a closed pipe ended."""


def _outages() -> tuple[type[Exception], ...]:
    """Return what says that the database is away; without Django nothing can."""
    if "django.db" not in sys.modules:
        return ()
    return (import_module("django.db").OperationalError,)


def _close_databases() -> None:
    """Let go of the database in order: SQLite folds its log in when the last one goes."""
    if "django.db" not in sys.modules:
        return
    if import_module("django.conf").settings.configured:  # or they were refused
        import_module("django.db").connections.close_all()


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="palabre",
        description="Runs a multistakeholder summit from the open call to the "
        "Chair's Summary.",
        epilog=TEACHING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"palabre {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    wanted = next((word for word in argv if not word.startswith("-")), "")
    for name, (module, told) in (WITHOUT_DATABASE | WITH_DATABASE).items():
        command = commands.add_parser(
            name,
            help=told,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name == wanted:
            _fill(command, module, needs_django=name in WITH_DATABASE)
    return parser


def _fill(command: argparse.ArgumentParser, module: str, *, needs_django: bool) -> None:
    if needs_django:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        import_module("django").setup()
    loaded = import_module(module)
    command.description = (loaded.__doc__ or "").strip()
    loaded.add_arguments(command)
    command.set_defaults(run=loaded.run)


def _words(refused: Refused, lang: str) -> str:
    """Say a refusal: settings that are wrong leave no Django to ask for words."""
    is_plain = refused.code in plain_words.WORDS
    if is_plain or "django" not in sys.modules:
        return plain_words.words_of(refused, lang=lang)
    return str(import_module("palabre.web.ui.words").words_for(refused))


if __name__ == "__main__":
    raise SystemExit(main())
