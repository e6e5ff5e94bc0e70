"""A folder of transcripts and reports becomes the corpus of a draft; no database."""

import marshal
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.formats.folders import inputs_in, why_closed
from palabre.engines.formats.notes import Note
from palabre.engines.formats.reading import read_folder
from palabre.engines.formats.reading.copies import Copy, name_of, named_in, paired
from palabre.engines.formats.reading.refusals import as_note
from palabre.engines.formats.reading.translations import Shelf
from palabre.engines.formats.records import Record, RecordKind, Translated, Turn
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Translation,
    Voice,
    titled,
)
from palabre.engines.synthesis.edition_file import (
    Edition,
    Report,
    read_editions,
)
from palabre.engines.synthesis.tongues import Ear, language_of, ready_from
from palabre.engines.synthesis.voice_register import Participant, VoiceRegister
from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused

KIND_LETTERS: Final = {
    RecordKind.TRANSCRIPT: "T",
    RecordKind.REPORT: "R",
    RecordKind.STATEMENT: "S",
}
LONGEST_CODE: Final = 32

MOST_TOLD = 20
"""Files named with their reason where none of a folder could be read."""


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What a folder holds.

    Parameters
    ----------
    inputs : tuple of (str, Path)
        Every file that was looked at: its name within the folder and its place.
    n_records : int
        Records in the corpus, reports of ``edition.toml`` with them.
    elsewhere : mapping of str to Corpus
        The same with the names in other languages, where anything was translated.
    """

    corpus: Corpus
    notes: tuple[Note, ...]
    inputs: tuple[tuple[str, Path], ...]
    n_records: int
    elsewhere: Mapping[str, Corpus] = field(default_factory=dict)


def read_corpus(
    folder: Path,
    *,
    lang: str = "en",
    kept: Cabinet | None = None,
    most_told: int | None = MOST_TOLD,
    also: Iterable[str] = (),
) -> FolderRead:
    """Read a folder, with all folders and archives in it.

    Parameters
    ----------
    folder : Path
        Transcripts and reports in any format; ``edition.toml`` in it gives facts.
        A single file is read too.
    lang : str
        Language of names that the edition gives in several.
    kept : Cabinet, optional
        Where what was read of each file is looked for, and left.
    also : iterable of str
        Further languages in which names are read, for ``elsewhere``.
    most_told : int, optional
        Files named with their reason where none could be read; None for all.

    Raises
    ------
    Refused
        ``folder-missing``, ``folder-unreadable``, ``nothing-to-draft`` (no record could
        be read),
        ``toml-malformed``, ``figure-without-source``.
    """
    _check_open(folder)
    others = [other for other in also if other != lang]
    editions = read_editions(folder, [lang, *others], kept)
    edition = editions[lang]
    own = {path.relative_to(folder).as_posix() for path in edition.files}
    result = read_folder([folder], kept=kept)
    every = tuple(each for each in result.records if each.file not in own)
    records = tuple(one for one in every if not named_in(edition.copies, one.file))
    if not records and not edition.reports:
        why = "".join(f"\n  {line}" for line in told_lines(result.notes, most_told))
        raise Refused(
            "nothing-to-draft", folder=folder.name, refused=result.n_refused, why=why
        )
    copied, doubts = _copied(every, edition.copies)
    given = (
        *edition.translations,
        *(told for one in records for told in one.translations),
        *copied,
    )
    corpus = with_translations(_corpus(records, edition, kept), given)
    elsewhere = {
        other: with_translations(_corpus(records, editions[other], kept), given)
        for other in others
        if any(one.translations for one in corpus.interventions)
    }
    notes = (*(note for note in result.notes if note.file not in own), *doubts)
    n_records = len(records) + len(edition.reports)
    return FolderRead(corpus, notes, tuple(inputs_in(folder)), n_records, elsewhere)


def _check_open(folder: Path) -> None:
    """Make sure that there is a folder, or a file, and that one can look into it."""
    try:
        is_folder = folder.is_dir()
        if not folder.exists():
            raise Refused("folder-missing", folder=folder)
    except OSError as error:
        raise Refused(
            "folder-unreadable", folder=folder, reason=error.strerror
        ) from error
    if is_folder and (why := why_closed(folder)):
        raise Refused("folder-unreadable", folder=folder, reason=why)


def _copied(
    records: Iterable[Record], copies: Iterable[Copy]
) -> tuple[list[Translated], list[Note]]:
    """Return the translations that copies of records give, and why others give none."""
    by_name = {name_of(one.file): one.turns for one in records}
    given: list[Translated] = []
    doubts: list[Note] = []
    for copy in copies:
        said, told = by_name.get(copy.record), by_name.get(copy.file)
        try:
            given += paired(copy, said, told)
        except Refused as refusal:
            doubts.append(as_note(copy.file, refusal))
    return given, doubts


def told_lines(notes: Sequence[Note], most: int | None) -> Iterator[str]:
    """Yield notes with file and line, then how many more there are."""
    for note in notes[:most]:
        place = f"{note.file}:{note.line}" if note.line else note.file
        yield f"{place}: {note.told}"
    if most is not None and len(notes) > most:
        yield f"and {len(notes) - most} more; --all-notes shows them"


def _corpus(
    records: Sequence[Record], edition: Edition, kept: Cabinet | None
) -> Corpus:
    return corpus_from_records(
        records,
        edition.facts,
        edition.sessions,
        programme=edition.programme,
        reports=edition.reports,
        codes=edition.records,
        kept=kept,
    )


def with_translations(corpus: Corpus, given: Sequence[Translated]) -> Corpus:
    """Return a corpus with each translation at the passage whose words it translates.

    A translation whose words stand nowhere, or only in another record, is left aside.
    """
    if not given:
        return corpus
    shelf = Shelf(given)
    return replace(
        corpus,
        interventions=tuple(
            replace(one, translations=(*one.translations, *found))
            if (found := tuple(_translations(one, shelf)))
            else one
            for one in corpus.interventions
        ),
    )


def _translations(one: Intervention, shelf: Shelf) -> Iterator[Translation]:
    for start, each in shelf.found_in(one.text, one.source):
        end = start + len(each.words)
        yield Translation(start, end, each.lang, each.text, each.by)


def corpus_from_records(  # noqa: PLR0913 - what a folder may hold
    records: Sequence[Record],
    facts: SummitFacts,
    session_facts: Sequence[SessionFacts],
    *,
    programme: Mapping[str, tuple[Participant, ...]] | None = None,
    reports: Iterable[Report] = (),
    codes: Mapping[str, str] | None = None,
    kept: Cabinet | None = None,
) -> Corpus:
    """Return the corpus of records, with stable ids such as ``"S017-T-0042"``.

    Parameters
    ----------
    records : sequence of Record
        In any order: the order of files does not matter.
    programme : mapping, optional
        Session code → participants, for organisation, group and role.
    codes : mapping, optional
        File name of a record → code of its session.
    kept : Cabinet, optional
        Where the languages of each record's turns are looked for, and left.
    """
    ordered = sorted(records, key=lambda one: (_when(one), one.file, one.title))
    known = {one.code: one for one in session_facts}
    coded = _with_codes(ordered, known, codes or {})
    register = VoiceRegister(programme or {})
    interventions = [
        *_interventions(coded, register, kept),
        *_lines_of_reports(reports, kept),
    ]
    held = {one.session for one in interventions}
    found = [_found(code, record, known) for code, record in coded]
    sessions = {one.code: one for one in found if one.code in held}
    sessions |= {code: one for code, one in known.items() if code in held}
    return Corpus(
        facts,
        tuple(sessions[code] for code in sorted(sessions)),
        tuple(sorted(interventions, key=lambda one: (one.session, one.order, one.id))),
    )


def _when(record: Record) -> str:
    """Return a record's start for sorting; records without one come last."""
    return record.starts_at.isoformat() if record.starts_at else "~"


def _with_codes(
    records: Sequence[Record],
    known: Mapping[str, SessionFacts],
    codes: Mapping[str, str],
) -> list[tuple[str, Record]]:
    """Give each record the code of its session.

    Two transcripts with one code and different starts are two sittings: the later
    ones get a number. Reports belong to the first.
    """
    by_fold = {code.casefold(): code for code in sorted(known)}
    starts: dict[str, list[str]] = defaultdict(list)
    coded = []
    for record in records:
        base = _base_code(record, by_fold, codes)
        if record.kind is not RecordKind.REPORT and base not in known:
            start = _when(record)
            if start not in starts[base]:
                starts[base].append(start)
            turn = starts[base].index(start)
            base = f"{base}-{turn + 1}" if turn else base
        coded.append((base, record))
    return coded


def _base_code(
    record: Record, by_fold: Mapping[str, str], codes: Mapping[str, str]
) -> str:
    """Return the session a record names itself, or one made from its file's name."""
    path = PurePosixPath(record.file.rpartition("!")[2])
    for name in (record.file, path.name):
        if name in codes:
            return codes[name]
    for name in (record.session, path.stem):
        if name.casefold() in by_fold:
            return by_fold[name.casefold()]
    name = record.session or path.stem
    if path.stem.casefold() in {"report", "minutes", "index", "summary"}:
        name = f"{path.parent.name} {path.stem}"
    return slug(name, longest=LONGEST_CODE).upper() or "S"


def _found(
    code: str, record: Record, known: Mapping[str, SessionFacts]
) -> SessionFacts:
    """Return what a record itself says of its session."""
    if code in known:
        return known[code]
    held_on = record.starts_at.date() if record.starts_at else _told_date(record)
    title = titled(_whole_signs(record.title)) or titled(code)
    return SessionFacts(code, title, held_on=held_on)


def _told_date(record: Record) -> date | None:
    """Return the day that a record tells without the hour or its zone."""
    told = record.details.get("date", "")
    return datetime.fromisoformat(told).date() if told else None


def _interventions(
    coded: Iterable[tuple[str, Record]],
    register: VoiceRegister,
    kept: Cabinet | None,
) -> Iterator[Intervention]:
    """Return every turn as an intervention, numbered within its session."""
    numbers: dict[str, int] = defaultdict(int)
    letters: dict[tuple[str, str], int] = defaultdict(int)
    for code, record in coded:
        texts = [_whole_signs(turn.text) for turn in record.turns]
        langs = _languages(record, texts, kept)
        letter = KIND_LETTERS[record.kind]
        for turn, text, lang in zip(record.turns, texts, langs, strict=True):
            number = letters[code, letter]
            letters[code, letter] += 1
            yield Intervention(
                id=f"{code}-{letter}-{number:04d}",
                session=code,
                order=numbers[code],
                text=text,
                lang=lang,
                voice=_voice(turn, record, code, register),
                source=record.file,
                kind=record.kind,
                section=turn.section.casefold(),
                starts_ms=turn.starts_ms,
                ends_ms=turn.ends_ms,
                is_machine=record.is_machine,
            )
            numbers[code] += 1


def _languages(record: Record, texts: Sequence[str], kept: Cabinet | None) -> list[str]:
    """Return the language of each turn: as told, else as its words sound."""
    told = [turn.lang for turn in record.turns]
    if kept is None:
        return _languages_heard(record.lang, told, texts, Ear())
    made_from = [marshal.dumps((record.lang, told, [*texts]), 2)]
    found = kept.recall("languages", made_from)
    if isinstance(found, list) and len(found) == len(texts):
        return [str(lang) for lang in found]
    ear = Ear(kept, record.file)
    heard = _languages_heard(record.lang, told, texts, ear)
    ear.close()
    kept.keep("languages", made_from, [*heard])
    return heard


def _languages_heard(
    lang: str, told: Sequence[str], texts: Sequence[str], ear: Ear
) -> list[str]:
    usual = lang or ear.usual_language(texts)
    return [
        said or ear.language_of(text, usual=usual)
        for said, text in zip(told, texts, strict=True)
    ]


def _whole_signs(words: str) -> str:
    """Return words in which half signs, as JSON may hold them, stand as "�"."""
    if words.isascii():
        return words
    return _HALF_SIGN.sub("\ufffd", words)


_HALF_SIGN: Final = re.compile("[\ud800-\udfff]")


def _voice(turn: Turn, record: Record, code: str, register: VoiceRegister) -> Voice:
    """Return who took the turn; a report's lines are nobody's view."""
    if record.kind is RecordKind.REPORT or not turn.speaker:
        return Voice(is_counted=False)
    return register.voice(_whole_signs(turn.speaker), code)


def _lines_of_reports(
    reports: Iterable[Report], kept: Cabinet | None
) -> Iterator[Intervention]:
    """Return the lines of the reports that stand in the sessions' own tables."""
    ledger = Ledger(kept, "tongues")
    for report in reports:
        yield from _report_lines(report, ledger, kept)
    ledger.close()


def _report_lines(
    report: Report, ledger: Ledger, kept: Cabinet | None
) -> Iterator[Intervention]:
    for number, (section, words) in enumerate(report.lines):
        key = f"{report.lang} {words}"
        lang = str(ledger.recall(key) or "")
        if not lang:
            if kept is not None:
                ready_from(kept)
            lang = language_of(words, usual=report.lang)
        ledger.keep(key, lang)
        yield Intervention(
            id=f"{report.session}-R-{number:04d}",
            session=report.session,
            order=10_000 + number,
            text=words,
            lang=lang,
            voice=Voice(is_counted=False),
            source=report.source,
            kind=RecordKind.REPORT,
            section=section.casefold(),
            translations=tuple(
                Translation(0, len(words), into, told[number], by)
                for into, by, told in report.given
            ),
        )
