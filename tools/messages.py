"""The catalogues of translations: extract, compile, and check what must be complete.

French holds every message; the other languages hold at least what a visitor without an
account can meet (`public_messages.py` derives it from the sources).

    python tools/messages.py extract    bring the .po files up to date and compile them
    python tools/messages.py check      fail if something is missing, stale or wrong

Needs no system package: Babel reads the sources and writes the catalogues.
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import public_messages
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from django.utils.translation.template import templatize

from palabre.kernel.typography import spaced

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "palabre"
LOCALE = SOURCE / "locale"
Key = tuple[str | None, object]

COMPLETE = ("fr",)
SHOWN = ("fr", "ar", "es", "ru", "zh_Hans")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
LITERAL = re.compile(r"""u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*\"""")
CALL = re.compile(
    rf"\b(?P<name>n?p?gettext)\((?P<parts>(?:\s*(?:{LITERAL.pattern})\s*,?)+)"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def main() -> int:
    """Extract or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["extract", "check"])
    what = parser.parse_args().what
    fresh = extracted()
    public = public_keys(fresh)
    problems = [told for lang in SHOWN for told in handle(lang, fresh, what, public)]
    for told in problems[:60]:
        print(told)
    print(f"{len(list(fresh)) - 1} messages, {len(problems)} problems")
    return 1 if problems and what == "check" else 0


def extracted() -> Catalog:
    """Return every message of the sources, sorted, without line numbers."""
    catalog = Catalog(project="Palabre", charset="utf-8", creation_date=FIRST_DAY)
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]):
        if "locale" in path.parts or "migrations" in path.parts:
            continue
        place = path.relative_to(ROOT).as_posix()
        for ids, comments, context in messages(path):
            catalog.add(
                ids, locations=[(place, 0)], auto_comments=comments, context=context
            )
    return catalog


def messages(path: Path) -> Iterator[tuple[object, list[str], str | None]]:
    """Give the messages of one file."""
    words = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        yield from of_template(words)
        return
    source = io.BytesIO(words.encode())
    for _, ids, comments, context in extract(
        "python", source, KEYWORDS, ["Translators:"]
    ):
        yield ids, comments, context


def of_template(words: str) -> Iterator[tuple[object, list[str], str | None]]:
    """Give the messages of a template, by the calls that Django makes of its tags."""
    for call in CALL.finditer(templatize(words)):
        name = call["name"]
        parts = [ast.literal_eval(one) for one in LITERAL.findall(call["parts"])]
        context = parts.pop(0) if name.startswith(("p", "np")) else None
        yield (tuple(parts[:2]) if "n" in name[:2] else parts[0]), [], context


def public_keys(fresh: Catalog) -> set[Key]:
    """Return the messages that a visitor without an account can meet."""
    files = {one.relative_to(ROOT).as_posix() for one in public_messages.templates()}
    said = public_messages.strings()
    return {
        key(one)
        for one in fresh
        if one.id and (first(one) in said or files & {at for at, _ in one.locations})
    }


def handle(
    lang: str, fresh: Catalog, what: str, public: Collection[Key] = ()
) -> Iterator[str]:
    """Bring one language's catalogue up to date, or tell what is wrong with it."""
    path = LOCALE / lang / "LC_MESSAGES" / "django.po"
    catalog = read(path, lang)
    if what == "extract":
        catalog.update(fresh, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        for message in catalog:
            if message.id and message.string:
                message.string = set_in(lang, message.string)
        write(path, catalog)
    yield from problems_of(lang, catalog, fresh, public)
    if what == "check" and compiled(catalog) != read_bytes(path.with_suffix(".mo")):
        yield f"{lang}: django.mo is stale: make messages"


def problems_of(
    lang: str, catalog: Catalog, fresh: Catalog, public: Collection[Key] = ()
) -> Iterator[str]:
    """Tell what a catalogue lacks or has wrong."""
    wanted = {key(one) for one in fresh if one.id}
    there = {key(one): one for one in catalog if one.id}
    for missing in sorted(wanted - there.keys(), key=str):
        yield f"{lang}: not in the catalogue: {missing[1]!r}"
    for stale in sorted(there.keys() - wanted, key=str):
        yield f"{lang}: no longer in the sources: {stale[1]!r}"
    for message in there.values():
        if not is_translated(message, catalog):
            if lang in COMPLETE:
                yield f"{lang}: not translated: {message.id!r}"
            elif key(message) in public:
                yield f"{lang}: a visitor meets it untranslated: {message.id!r}"
        if not same_places(message):
            yield f"{lang}: other placeholders: {message.id!r}"
        if message.string and set_in(lang, message.string) != message.string:
            yield f"{lang}: a space that breaks before a sign: {message.string!r}"


def set_in(lang: str, told: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return a translation with the spaces of its language, its places untouched."""
    if not isinstance(told, str):
        return tuple(spaced_around(one, lang) for one in told)
    return spaced_around(told, lang)


def spaced_around(told: str, lang: str) -> str:
    r"""Return words with the spaces that do not break, placeholders left as they are.

    >>> spaced_around("Prévu : %(n)s % de %(all)s", "fr")
    'Prévu\xa0: %(n)s\u202f% de %(all)s'
    """
    ends = [0, *(at for one in PLACEHOLDER.finditer(told) for at in one.span())]
    pieces = [told[a:b] for a, b in pairwise([*ends, len(told)])]
    return "".join(
        piece if at % 2 else spaced(piece, lang) for at, piece in enumerate(pieces)
    )


def is_translated(message: Message, catalog: Catalog) -> bool:
    """Tell whether a message has words in each form that its language counts in."""
    forms = catalog.num_plurals if isinstance(message.id, (list, tuple)) else 1
    found = strings(message)
    return len(found) == forms and all(found)


def first(message: Message) -> str:
    """Return a message's source, of one that counts its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def key(message: Message) -> Key:
    """Return what makes a message itself."""
    return message.context, message.id


def strings(message: Message) -> list[str]:
    """Return the translations of a message, one a plural form."""
    found = message.string
    return list(found) if isinstance(found, (list, tuple)) else [found or ""]


def same_places(message: Message) -> bool:
    """Tell whether each translation has the placeholders of its source."""
    ids = message.id if isinstance(message.id, (list, tuple)) else [message.id]
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    return all(
        set(PLACEHOLDER.findall(one)) <= wanted | {"%(n)s"}
        and (len(ids) > 1 or set(PLACEHOLDER.findall(one)) == wanted)
        for one in strings(message)
        if one
    )


def read(path: Path, lang: str) -> Catalog:
    """Read a catalogue, or begin one."""
    if not path.exists():
        return Catalog(lang, project="Palabre", creation_date=FIRST_DAY)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=lang)


def write(path: Path, catalog: Catalog) -> None:
    """Write a catalogue and its compiled form, the same bytes for the same words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.creation_date = catalog.revision_date = FIRST_DAY
    catalog.last_translator = "Palabre <palabre@example.org>"
    catalog.language_team = f"{catalog.locale}"
    catalog.project, catalog.version = "Palabre", "1"
    catalog.msgid_bugs_address = "palabre@example.org"
    catalog.header_comment = f"# Palabre in {catalog.locale.english_name}. Apache-2.0."
    catalog.fuzzy = False
    file = io.BytesIO()
    pofile.write_po(file, catalog, sort_output=True, no_location=False, width=88)
    text = re.sub(rb"(?m)^(#: .*?):0\b", rb"\1", file.getvalue())
    while re.search(rb"(?m)^#: .*:0\b", text):
        text = re.sub(rb"(?m)^(#: .*?):0\b", rb"\1", text)
    path.write_bytes(text)
    path.with_suffix(".mo").write_bytes(compiled(read(path, str(catalog.locale))))


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, none if it is not there."""
    return path.read_bytes() if path.exists() else b""


if __name__ == "__main__":
    sys.exit(main())
