"""What came out of files: the records, and what the readers remark."""

from dataclasses import dataclass

from palabre.engines.formats.notes import Note
from palabre.engines.formats.records import Record


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came out of several files.

    Parameters
    ----------
    records : tuple of Record
        Sorted by file.
    notes : tuple of Note
        All that was mended, refused or clashes; also those of the records.
    n_read, n_mended, n_refused : int
        Files read; of these, files with something mended; files refused.
    """

    records: tuple[Record, ...]
    notes: tuple[Note, ...]
    n_read: int
    n_mended: int
    n_refused: int
