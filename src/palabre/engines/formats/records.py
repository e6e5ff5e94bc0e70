"""Records of what was said: the one shape every transcript and report is read into."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from palabre.engines.formats.notes import Note


class RecordKind(StrEnum):
    """What a record is evidence of."""

    TRANSCRIPT = "transcript"  # words as they were spoken
    REPORT = "report"  # what a rapporteur filed
    STATEMENT = "statement"  # one speaker's written text


@dataclass(frozen=True, slots=True)
class Turn:
    r"""One turn taken, or one line of a report.

    Parameters
    ----------
    text : str
        The words, NFC, one space between words, paragraphs kept as ``\n\n``.
    speaker : str
        The label as it stands in the file; empty when the file names nobody.
    section : str
        Heading a report line stands under; empty in transcripts.
    starts_ms, ends_ms : int or None
        Milliseconds from the start of the record.
    line : int
        First line of the file it was read from, from 1; 0 if the format has no lines.
    lang : str
        Language tag if the file says it, else empty.
    """

    text: str
    speaker: str = ""
    section: str = ""
    starts_ms: int | None = None
    ends_ms: int | None = None
    line: int = 0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation given with the records or beside them: of which words, in which.

    Parameters
    ----------
    words : str
        The passage in the original, exactly as the record has it.
    record : str
        Name of the record's file; of any record where it is empty.
    by : str
        Who translated, as shown.
    """

    words: str
    lang: str
    text: str
    record: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One session's transcript, report or statement.

    Parameters
    ----------
    file : str
        File name, with the member's name after ``!`` for a file that holds several.
    format : str
        ``webvtt``, ``srt``, ``sbv``, ``captions``, ``w3c-minutes``, ``attributed``,
        ``qmsum``, ``notes``, ``docx``, ``pdf``, ``text``, ``akoma-ntoso``, ``latex``,
        ``html``, ``zoom``, ``teams``, ``export``, ``irc``,
        ``table``, ``ttml``, ``ass``.
    title : str
        Title of the session as far as the file says it.
    session : str
        Code, slug or number of the session as far as file or front matter says it.
    translations : tuple of Translated
        Of passages of its turns, as far as the file gives any.
    """

    file: str
    format: str
    turns: tuple[Turn, ...]
    kind: RecordKind = RecordKind.TRANSCRIPT
    title: str = ""
    session: str = ""
    lang: str = ""
    starts_at: datetime | None = None
    is_machine: bool = False
    details: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    translations: tuple[Translated, ...] = ()
