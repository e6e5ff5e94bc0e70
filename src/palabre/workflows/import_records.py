"""Bring records in: transcripts, reports and statements, matched to the programme."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading import (
    read_folder,
    read_record,
    refusals,
    translations,
)
from palabre.engines.formats.reading.copies import name_of, named_in
from palabre.engines.formats.reading.devices import is_device
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.engines.synthesis.tongues import language_of, usual_language
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports import rules
from palabre.stages.reports.facts import SourceFacts, TurnFacts
from palabre.stages.reports.finding import Shelf, own_code, own_title, shelf_of
from palabre.stages.reports.floor_log import FloorLog, Placed, floor_log_of
from palabre.stages.reports.models import Source
from palabre.stages.reports.speakers import Speakers, speakers_of
from palabre.stages.reports.twins import Twins
from palabre.stages.summits.models import Summit
from palabre.workflows.import_translations import import_copies, import_translations

Given = Path | tuple[str, bytes]

RECORD_TYPE = "record"
"""Type of the sessions that a record makes when an edition has no programme."""

INSIDE = "!"
"""Parts an archive's name from the place inside."""

RECORD_MINUTES = 60
LABEL_LENGTH = 300
BLOCK = 1 << 20


@dataclass(slots=True)
class ImportResult:
    """What came of an import.

    Parameters
    ----------
    n_read, n_mended, n_refused : int
        Files read; of these, files with something mended; files refused.
    n_known : int
        Records that were there already, byte for byte or word for word.
    n_unmatched : int
        Records left out because no session fits, or another than the one asked for.
    n_translations : int
        Translations of passages that lie beside records, or that found their words.
    notes : list of Note
        All that was mended or left out, with file, line and reason.
    sources : list of Source
        What was kept, in the order of files.
    labels : set of str
        Speakers whom nobody of the edition answers to; their label is kept.
    """

    n_read: int = 0
    n_mended: int = 0
    n_refused: int = 0
    n_known: int = 0
    n_unmatched: int = 0
    n_translations: int = 0
    notes: list[Note] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Looked:
    """A record of a file, and what would come of it.

    Parameters
    ----------
    label : str
        The file's name, with the place inside an archive: what a person places it by.
    session : Session or None
        Where it would go.
    makes : str
        Title of the session that it would make; empty where it makes none.
    n_turns, n_words : int
        Turns and words, the latter as spaces part them.
    unnamed : tuple of str
        Speakers whom nobody of the edition answers to.
    is_known : bool
        It is there already, byte for byte or word for word.
    is_others : bool
        It tells another session than the one whose records are brought in.
    """

    label: str
    kind: str
    format: str
    lang: str
    session: Session | None
    makes: str
    n_turns: int
    n_words: int
    unnamed: tuple[str, ...]
    is_machine: bool
    is_known: bool
    is_others: bool = False


def look_over_records(
    summit: Summit,
    given: Sequence[Given],
    *,
    by: Actor,
    at: datetime,
    placed: Mapping[str, str] | None = None,
    into: Session | None = None,
) -> tuple[list[Looked], ImportResult]:
    """Tell what `import_records` would do with each record, and do nothing.

    Raises Refused: ``not-allowed``, ``not-found``.
    """
    _check_keeper(summit, into, by)
    result = ImportResult()
    desk = _Desk(summit, by, at, result, into)
    desk.place(placed or {})
    beside = _beside(given, result)
    result.n_translations = len(beside.passages)
    looked, copied = [], 0
    for one in given:
        if _is_beside(one):
            continue
        for record, sha256 in _read(one, result):
            if named_in(beside.copies, record.file):
                copied += len(record.turns)
                continue
            looked.append(desk.look(record, sha256))
            result.n_translations += len(record.translations)
    result.n_translations += copied
    result.n_known = sum(one.is_known for one in looked)
    result.n_unmatched = sum(
        one.session is None and not one.makes and not one.is_known for one in looked
    )
    return looked, result


def import_records(
    summit: Summit,
    given: Iterable[Given],
    *,
    by: Actor,
    at: datetime,
    placed: Mapping[str, str] | None = None,
    into: Session | None = None,
) -> ImportResult:
    """Bring files, folders or uploads in; each record whole or not at all.

    A record without session is left out with its reason, unless the edition has no
    programme: then every record makes its own session. A record that a person placed
    (its label, the session's code) goes there whatever its name says. Where they are
    brought ``into`` one session, as by its rapporteur, every record is that session's
    but one that tells another.

    Raises Refused: ``not-allowed``, ``not-found``. Journal:
    ``reports.source.imported``, one a record.
    """
    _check_keeper(summit, into, by)
    result, given = ImportResult(), list(given)
    desk = _Desk(summit, by, at, result, into)
    desk.place(placed or {})
    beside = _beside(given, result)
    passages = list(beside.passages)
    told: dict[str, tuple[Turn, ...]] = {}
    for one in given:
        if _is_beside(one):
            continue
        for record, sha256 in _read(one, result):
            if named_in(beside.copies, record.file):
                told[name_of(record.file)] = record.turns
                continue
            desk.take(record, sha256)
            passages += record.translations
    left_out = import_translations(summit, passages, into=into, by=by, at=at)
    copied, doubts = import_copies(summit, beside.copies, told, into=into, by=by, at=at)
    result.notes += [*left_out, *doubts]
    result.n_translations = max(len(passages) - len(left_out), 0) + copied
    return result


def _check_keeper(summit: Summit, into: Session | None, by: Actor) -> None:
    """Refuse with ``not-allowed`` who keeps neither the session's records nor all."""
    is_keeper = into is not None and rules.may_keep_records(by, into)
    require(is_keeper or rules.may_import(by, summit), "reports.source.imported")


def _is_beside(given: Given) -> bool:
    """Tell whether something given holds translations rather than a record."""
    name = given.name if isinstance(given, Path) else given[0]
    return name.rpartition("/")[2] == translations.NAME


def _beside(given: Iterable[Given], result: ImportResult) -> translations.Beside:
    """Return what the files of translations among those given hold, in folders too."""
    places: list[Given] = []
    for one in given:
        if isinstance(one, Path) and one.is_dir():
            places += sorted(one.rglob(translations.NAME))
        elif _is_beside(one):
            places.append(one)
    found = [_translations(place, result) for place in places]
    return translations.Beside(
        tuple(passage for one in found for passage in one.passages),
        tuple(copy for one in found for copy in one.copies),
    )


def _translations(given: Given, result: ImportResult) -> translations.Beside:
    name = given.name if isinstance(given, Path) else given[0]
    content = given.read_bytes() if isinstance(given, Path) else given[1]
    try:
        return translations.read(name, content)
    except Refused as refusal:
        result.n_refused += 1
        result.notes.append(refusals.as_note(name, refusal))
        return translations.Beside()


def _read(given: Given, result: ImportResult) -> Iterator[tuple[Record, str]]:
    if isinstance(given, Path):
        yield from _read_path(given, result)
        return
    name, content = given
    try:
        records = read_record(name, content)
    except Refused as refusal:
        result.n_refused += 1
        result.notes += refusals.as_notes(name, refusal)
        return
    told = [note for record in records for note in record.notes]
    result.n_read += len(records)
    result.n_mended += sum(bool(record.notes) for record in records)
    result.notes += told
    sha256 = hashlib.sha256(content).hexdigest()
    yield from ((record, sha256) for record in records)


def _read_path(path: Path, result: ImportResult) -> Iterator[tuple[Record, str]]:
    read = read_folder([path])
    result.n_read += read.n_read
    result.n_mended += read.n_mended
    result.n_refused += read.n_refused
    result.notes += read.notes
    hashes: dict[Path, str] = {}
    for record in read.records:
        file = _file_of(path, record)
        if file not in hashes:
            hashes[file] = _sha256(file)
        yield record, hashes[file]


def _file_of(path: Path, record: Record) -> Path:
    label = record.file.partition("!")[0]
    return path / label if path.is_dir() else path


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as opened:
        for block in iter(lambda: opened.read(BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()


class _Desk:
    """Where records are matched and kept; knows the edition once for all of them."""

    def __init__(
        self,
        summit: Summit,
        by: Actor,
        at: datetime,
        result: ImportResult,
        into: Session | None,
    ) -> None:
        self.summit, self.by, self.at, self.result = summit, by, at, result
        self.into = into
        rows = list(summit.sources.values_list("sha256", "file", "session"))
        self.known = {(sha256, file): session for sha256, file, session in rows}
        self.whole = {
            (one, session) for one, file, session in rows if INSIDE not in file
        }
        self.shelf: Shelf = shelf_of(summit)
        self.twins = Twins()
        self.speakers: Speakers = speakers_of(summit)
        programmed = summit.sessions.exclude(type__code=RECORD_TYPE)
        self.has_programme = programmed.exists()
        self.made = {one.code: one for one in summit.sessions.order_by("code")}
        self.placed: dict[str, Session] = {}

    def place(self, placed: Mapping[str, str]) -> None:
        """Take down where a person places records, by their labels."""
        self.placed = {label: self._known(code) for label, code in placed.items()}

    def take(self, record: Record, sha256: str) -> None:
        """Keep one record, or note why not."""
        session = self._found(record)
        if self._is_here(record, sha256, session) or self._is_twin(record, session):
            self.result.n_known += 1
            return
        if session is None and (self.has_programme or self.into):
            self._leave_out(record)
            return
        try:
            with transaction.atomic():
                session = session or self._session(record)
                source = self._keep(record, session, sha256)
        except Refused as refusal:
            self.result.n_refused += 1
            self.result.notes.append(refusals.as_note(record.file, refusal))
            return
        self.made[session.code] = session
        self.known[(sha256, _label(record))] = session.pk
        if INSIDE not in _label(record):
            self.whole.add((sha256, session.pk))
        self.result.sources.append(source)
        self._remember(record, session)

    def look(self, record: Record, sha256: str) -> Looked:
        """Tell what would come of one record."""
        session = self._found(record)
        labels = {one.speaker for one in record.turns if one.speaker}
        place = session.pk if session else None
        found = {label: self.speakers.find(label, place) for label in labels}
        is_known = self._is_here(record, sha256, session)
        is_known = is_known or self._is_twin(record, session)
        if session is not None and not is_known:
            self._remember(record, session)
        return Looked(
            label=_label(record),
            kind=record.kind,
            format=record.format,
            lang=primary(record.lang) if record.lang else _usual(record),
            session=session,
            makes=""
            if session or self.has_programme or self.into
            else own_title(record),
            n_turns=len(record.turns),
            n_words=sum(len(one.text.split()) for one in record.turns),
            unnamed=tuple(
                sorted(
                    label
                    for label, who in found.items()
                    if who.person is None and who.is_voice
                )
            ),
            is_machine=record.is_machine,
            is_known=is_known,
            is_others=session is None and self.into is not None,
        )

    def _is_here(self, record: Record, sha256: str, session: Session | None) -> bool:
        """Tell whether a session has the same bytes already, under whatever name.

        Files inside an archive share its bytes: their place tells them apart.
        """
        label = _label(record)
        if session and INSIDE not in label and (sha256, session.pk) in self.whole:
            return True
        is_here = (sha256, label) in self.known
        if is_here and self.into and self.known[(sha256, label)] != self.into.pk:
            told = "The edition has this file already, with another session."
            self._note(record, "record-elsewhere", told)
        return is_here

    def _is_twin(self, record: Record, session: Session | None) -> bool:
        """Tell, with a note, whether a session holds what was said in another file.

        A person who places a record by its session's code means it.
        """
        is_asked = session is not None and record.kind == RecordKind.TRANSCRIPT
        if session is None or not is_asked or _label(record) in self.placed:
            return False
        twin = self.twins.of(session, (turn.text for turn in record.turns))
        if twin:
            refusal = Refused("record-twin", file=record.file, record=twin)
            note = refusals.as_note(record.file, refusal)
            self.result.notes.append(replace(note, kind=NoteKind.LEFT_OUT))
        return bool(twin)

    def _remember(self, record: Record, session: Session) -> None:
        if record.kind == RecordKind.TRANSCRIPT:
            texts = [turn.text for turn in record.turns]
            self.twins.add(session, _label(record), texts)

    def _known(self, code: str) -> Session:
        if code not in self.made or (self.into and code != self.into.code):
            raise Refused("not-found", what="session", code=code)
        return self.made[code]

    def _found(self, record: Record) -> Session | None:
        found = self.placed.get(_label(record)) or self.shelf.find(record)
        if self.into is None:
            return found
        return self.into if found in {None, self.into} else None

    def _leave_out(self, record: Record) -> None:
        self.result.n_unmatched += 1
        if self.into:
            told = "It tells another session by its code, file name, title or date."
            self._note(record, "session-other", told)
            return
        told = (
            "No session fits by code, file name, title or date; name the file after "
            "the session's code and bring it in again."
        )
        self._note(record, "session-unknown", told)

    def _note(self, record: Record, code: str, told: str) -> None:
        self.result.notes.append(Note(record.file, 0, code, told, NoteKind.LEFT_OUT))

    def _session(self, record: Record) -> Session:
        code = own_code(record)
        if code in self.made:
            return self.made[code]
        if not self.summit.session_types.filter(code=RECORD_TYPE).exists():
            kind = (
                RECORD_TYPE,
                Text({"en": "Record", "fr": "Compte rendu"}),
                60,
                False,
            )
            programme.set_session_types(self.summit, [kind], by=self.by, at=self.at)
        facts = programme.SessionFacts(
            code, Text({"en": own_title(record)}), RECORD_TYPE, minutes=RECORD_MINUTES
        )
        return programme.add_session(self.summit, facts, by=self.by, at=self.at)

    def _keep(self, record: Record, session: Session, sha256: str) -> Source:
        usual = primary(record.lang) if record.lang else _usual(record)
        facts = SourceFacts(
            file=_label(record),
            format=record.format,
            kind=record.kind,
            sha256=sha256,
            lang=usual,
            is_machine=record.is_machine,
            notes=[
                {"line": one.line, "code": one.code, "told": one.told, "kind": one.kind}
                for one in record.notes
            ],
        )
        turns = list(self._turns(record, session, usual))
        turns, n_by_log = by_floor_log(turns, floor_log_of(session))
        if n_by_log:
            facts = replace(facts, notes=[*facts.notes, _by_log(n_by_log)])
        return reports.bring_in(
            self.summit, session, facts, turns, by=self.by, at=self.at
        )

    def _turns(
        self, record: Record, session: Session, usual: str
    ) -> Iterator[TurnFacts]:
        is_report = record.kind == RecordKind.REPORT
        for turn in record.turns:
            who = self.speakers.find(turn.speaker, session.pk)
            if turn.speaker and who.person is None and who.is_voice:
                self.result.labels.add(turn.speaker)
            yield TurnFacts(
                text=turn.text,
                lang=primary(turn.lang) or language_of(turn.text, usual=usual),
                label=turn.speaker,
                is_voice=who.is_voice and bool(turn.speaker) and not is_report,
                section=turn.section,
                starts_ms=turn.starts_ms,
                ends_ms=turn.ends_ms,
                person=who.person,
                organization=who.organization,
                group=who.group,
                country=who.country,
            )


ANONYMOUS = re.compile(
    r"(?:spk|speaker|participant|orateur|oratrice|intervenante?|unknown|unidentified"
    r"|inconnue?|voice|voix|orador|oradora|hablante|ponente|desconocid[oa]|sprecher"
    r"|спикер|оратор|участник|неизвестн(?:ый|ая)|发言人|说话人|未知|المتحدث|متحدث|مجهول"
    r"|(?:unknown|unidentified) speaker(?: \(.{1,80}\))?)?[\W_]*\d*",
    re.IGNORECASE,
)
"""Labels that name nobody; a chair's or a moderator's is not one of them."""


def by_floor_log(
    turns: list[TurnFacts], log: FloorLog | None
) -> tuple[list[TurnFacts], int]:
    """Name nameless turns by the floor log, if it agrees with those that are named."""
    if log is None:
        return turns, 0
    places = [
        Placed(one.starts_ms, one.ends_ms, one.person.pk if one.person else None)
        for one in turns
    ]
    if not log.agrees_with(places):
        return turns, 0
    n_named, made = 0, []
    for turn, place in zip(turns, places, strict=True):
        found = log.statement_at(place)
        label = turn.label.strip()
        is_nameless = ANONYMOUS.fullmatch(label) or is_device(label)
        is_open = turn.person is None and is_nameless
        if found is None or not is_open or found.request.person is None:
            made.append(turn)
            continue
        request = found.request
        n_named += 1
        made.append(
            replace(
                turn,
                person=request.person,
                organization=request.organization,
                group=request.group,
                country=request.country,
                is_voice=True,
            )
        )
    return made, n_named


def _by_log(n: int) -> dict[str, object]:
    told = f"{n} turns without a name were given theirs by the floor log."
    return {"line": 0, "code": "speaker-by-floor-log", "told": told, "kind": "mended"}


def _label(record: Record) -> str:
    return record.file[-LABEL_LENGTH:]


def _usual(record: Record) -> str:
    return usual_language([turn.text for turn in record.turns])
