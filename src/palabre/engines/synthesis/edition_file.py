"""``edition.toml`` and the scenario files beside it: facts, sessions, people, reports.

Every key may be missing: what is not said is not known, and is not written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.formats.reading import translations
from palabre.engines.formats.reading.copies import Copy
from palabre.engines.formats.reading.tables import SECTIONS
from palabre.engines.formats.records import Translated
from palabre.engines.synthesis.corpus import (
    SessionFacts,
    StatedFigure,
    SummitFacts,
    Voice,
    titled,
)
from palabre.engines.synthesis.kept_tables import KIND, table_of
from palabre.engines.synthesis.voice_register import Participant, voice_key
from palabre.kernel.refusals import Refused

NAME: Final = "edition.toml"

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Report:
    """A rapporteur's report written into the session's own table.

    Parameters
    ----------
    lines : tuple of (str, str)
        Heading and words of each line.
    given : tuple of (str, str, tuple of str)
        Language, translator and words of all lines, for each language it was put into.
    """

    session: str
    lang: str
    lines: tuple[tuple[str, str], ...]
    source: str
    given: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the edition's files say.

    Parameters
    ----------
    records : mapping of str to str
        File name of a record → code of its session.
    translations : tuple of Translated
        Given in any ``translations.toml`` of the folder.
    copies : tuple of Copy
        Files that such a file names as whole records in another language.
    files : tuple of Path
        What was read, sorted.
    """

    facts: SummitFacts = field(default_factory=SummitFacts)
    sessions: tuple[SessionFacts, ...] = ()
    programme: Mapping[str, tuple[Participant, ...]] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    records: Mapping[str, str] = field(default_factory=dict)
    translations: tuple[Translated, ...] = ()
    copies: tuple[Copy, ...] = ()
    files: tuple[Path, ...] = ()


def read_editions(
    folder: Path, langs: Iterable[str], kept: Cabinet | None = None
) -> dict[str, Edition]:
    """Read the edition's files of a folder; an empty edition if there are none.

    Parameters
    ----------
    langs : iterable of str
        Languages of names that exist in several: an edition for each.
    kept : Cabinet, optional
        Where the tables of the files are looked for, and left.

    Raises
    ------
    Refused
        ``toml-malformed`` with the file and the reason, ``report-lines-differ`` with the
        session: facts are never half read.
    """
    place = folder / NAME
    sides = tuple(sorted(folder.rglob(translations.NAME)))
    beside = _beside(sides, folder)
    if not place.is_file():
        bare = Edition(translations=beside.passages, copies=beside.copies, files=sides)
        return dict.fromkeys(langs, bare)
    others = sorted(
        path for path in folder.glob("*.toml") if path not in {place, *sides}
    )
    paths = (place, *others, *sorted((folder / "sessions").glob("*.toml")))
    ledger = Ledger(kept, KIND)
    tables = {path: _toml(path, folder, ledger) for path in paths}
    ledger.close()
    organizations = _organizations(tables.values())
    sessions = [
        (path.relative_to(folder).as_posix(), one)
        for path, table in tables.items()
        for one in _tables(table, "session")
    ]
    common = Edition(
        reports=tuple(
            report
            for path, one in sessions
            if (report := _report(one, path)) is not None
        ),
        records={
            _string(one, "record"): _string(one, "code")
            for _, one in sessions
            if _string(one, "record")
        },
        translations=beside.passages,
        copies=beside.copies,
        files=(*paths, *sides),
    )
    held = [one for _, one in sessions]
    return {
        lang: replace(
            _named(common, held, organizations, lang),
            facts=_facts(tables[place], organizations, lang),
        )
        for lang in langs
    }


def _named(
    common: Edition,
    sessions: Sequence[Table],
    organizations: Mapping[str, Table],
    lang: str,
) -> Edition:
    """Return an edition with what is called otherwise in another language."""
    return replace(
        common,
        sessions=tuple(_session(one, organizations, lang) for one in sessions),
        programme={
            _string(one, "code"): tuple(_people(one, organizations, lang))
            for one in sessions
        },
    )


def _beside(paths: Iterable[Path], folder: Path) -> translations.Beside:
    """Return what all files of translations give together."""
    found = [
        translations.read(path.relative_to(folder).as_posix(), path.read_bytes())
        for path in paths
    ]
    return translations.Beside(
        tuple(passage for one in found for passage in one.passages),
        tuple(copy for one in found for copy in one.copies),
    )


def _toml(path: Path, folder: Path, ledger: Ledger) -> Table:
    """Read one file."""
    try:
        return table_of(path.read_text(encoding="utf-8-sig"), ledger)
    except (ValueError, RecursionError) as error:
        name = path.relative_to(folder).as_posix()
        raise Refused("toml-malformed", file=name, reason=str(error)) from error


def _facts(
    edition: Table, organizations: Mapping[str, Table], lang: str
) -> SummitFacts:
    """Return the facts; the keys may stand under ``[summit]`` or at the top."""
    inner = edition.get("summit")
    top: Table = {**edition, **inner} if isinstance(inner, Mapping) else edition
    themes = {
        _string(one, "code"): said(one.get("name"), lang)
        for one in _tables(edition, "theme")
    }
    return SummitFacts(
        code=_string(top, "code"),
        name=said(top.get("name"), lang),
        starts_on=_date(top.get("starts_on")),
        ends_on=_date(top.get("ends_on")),
        zone=_string(top, "zone") or "UTC",
        city=said(top.get("city"), lang),
        country=said(top.get("country_name") or top.get("country"), lang),
        venues=tuple(_venues(edition, lang)),
        hosts=_bodies(top, "hosts", organizations, lang),
        co_organizers=_bodies(top, "co_organizers", organizations, lang),
        chair=said(top.get("chair_style") or top.get("chair"), lang),
        baseline=said(top.get("baseline"), lang).removeprefix("the "),
        processes=_processes(edition, lang),
        next_edition=said(top.get("invitation") or top.get("next_edition"), lang),
        themes=themes,
        figures=tuple(_figures(edition, lang)),
        is_fictional=bool(top.get("is_fictional", False)),
    )


def said(value: object, lang: str) -> str:
    """Return words in a language from a string or a table of language → words.

    Examples
    --------
    >>> said({"en": "Themes", "fr": "Thèmes"}, "fr"), said("Themes", "fr"), said(None, "fr")
    ('Thèmes', 'Themes', '')
    """
    if isinstance(value, Mapping):
        for tag in (lang, "en", *sorted(map(str, value))):
            if value.get(tag):
                return str(value[tag]).strip()
        return ""
    return "" if value is None else str(value).strip()


def _venues(edition: Table, lang: str) -> Iterator[tuple[str, tuple[date, ...]]]:
    """Return venues with the days on which they are open."""
    for one in _tables(edition, "venue"):
        days = one.get("days")
        dates = [_date(each) for each in days] if isinstance(days, list) else []
        yield said(one.get("name"), lang), tuple(sorted(on for on in dates if on))


def _processes(edition: Table, lang: str) -> tuple[str, ...]:
    """Return the processes that the summit feeds."""
    named = [said(one.get("name"), lang) for one in _tables(edition, "process")]
    return tuple(named) or _strings(edition, "processes", lang)


def _figures(edition: Table, lang: str) -> Iterator[StatedFigure]:
    """Return published figures; one without definition and source is refused."""
    for one in _tables(edition, "figure"):
        value, name = one.get("value"), _string(one, "id") or _string(one, "code")
        definition, source = (
            said(one.get("definition"), lang),
            said(one.get("source"), lang),
        )
        if not isinstance(value, int) or not definition or not source:
            raise Refused("figure-without-source", file=NAME, figure=name)
        yield StatedFigure(
            name, value, definition, source, said(one.get("label"), lang)
        )


def _organizations(tables: Iterable[Table]) -> dict[str, Table]:
    """Return organizations by name."""
    return {
        _string(one, "name"): one
        for table in tables
        for one in _tables(table, "organization")
    }


def _bodies(
    table: Table, key: str, organizations: Mapping[str, Table], lang: str
) -> tuple[str, ...]:
    """Return names of organizations in a language."""
    return tuple(
        _string(organizations.get(name, {}), lang) or name
        for name in _strings(table, key, lang)
    )


def _session(one: Table, organizations: Mapping[str, Table], lang: str) -> SessionFacts:
    """Return what the programme says of a session."""
    return SessionFacts(
        code=_string(one, "code"),
        title=titled(said(one.get("title"), lang)),
        type=_string(one, "type"),
        held_on=_date(one.get("held_on") or one.get("starts_at")),
        themes=_strings(one, "themes", lang),
        action_lines=_strings(one, "action_lines", lang),
        goals=_strings(one, "goals", lang),
        organisers=_bodies(one, "organizations", organizations, lang),
    )


def _people(
    one: Table, organizations: Mapping[str, Table], lang: str
) -> Iterator[Participant]:
    """Return who has a role in a session."""
    for person in _tables(one, "people"):
        name = _string(person, "name")
        body = _string(person, "organization")
        known = organizations.get(body, {})
        voice = Voice(
            key=voice_key(name),
            name=name,
            organisation=_string(known, lang) or body,
            group=_string(person, "group") or _string(known, "group"),
            region=_string(person, "region"),
            country=_string(person, "country"),
        )
        native = _string(person, "native")
        aliases = (*((native,) if native else ()), *_strings(person, "aliases", lang))
        yield Participant(voice, _string(person, "role"), aliases)


def _report(one: Table, path: str) -> Report | None:
    """Return the report in a session's table.

    Raises Refused: ``report-lines-differ``.
    """
    table = one.get("report")
    if not isinstance(table, Mapping):
        return None
    code = _string(one, "code")
    return Report(
        code,
        _string(table, "lang") or "en",
        _lines(table),
        f"{path}#{code}",
        tuple(_translated(table, path, code)),
    )


def _lines(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple(
        (section, line)
        for key, section in SECTIONS.items()
        for line in _strings(table, key, "")
    )


def _translated(
    report: Table, path: str, code: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the languages that a report was put into, line by line."""
    lines = _lines(report)
    given = report.get("translations")
    for lang, table in sorted(given.items()) if isinstance(given, Mapping) else ():
        told = _lines(table) if isinstance(table, Mapping) else ()
        if [heading for heading, _ in told] != [heading for heading, _ in lines]:
            raise Refused("report-lines-differ", file=path, session=code, lang=lang)
        yield lang, _string(table, "by"), tuple(words for _, words in told)


def _tables(table: Table, key: str) -> list[Table]:
    """Return a list of tables, empty if there is none."""
    value = table.get(key)
    if not isinstance(value, list):
        return []
    return [each for each in value if isinstance(each, Mapping)]


def _strings(table: Table, key: str, lang: str) -> tuple[str, ...]:
    """Return a list of strings, empty if there is none."""
    value = table.get(key)
    items = value if isinstance(value, list) else [value] if value else []
    return tuple(words for each in items if (words := said(each, lang)))


def _string(table: Table, key: str) -> str:
    """Return a string, empty if there is none."""
    value = table.get(key)
    return value.strip() if isinstance(value, str) else ""


def _date(value: object) -> date | None:
    """Return a date from a TOML date, date-time or ISO string."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
