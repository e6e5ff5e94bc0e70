"""What every reader is given, and where it leaves its remarks."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.notes import Note, NoteKind

# A file that is broken on every line needs no thousand remarks.
NOTES_A_CODE: Final = 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name, its bytes, and its clean text if it has any.

    Parameters
    ----------
    name : str
        As it goes into ``Record.file``.
    text : str
        Decoded, with plain line feeds; empty for documents that are not text.
    notes : tuple of Note
        What decoding had to say.
    """

    name: str
    content: bytes
    text: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def path(self) -> PurePosixPath:
        """Return the name without the archive it came in."""
        return PurePosixPath(self.name.rpartition("!")[2].replace("\\", "/"))


@dataclass(slots=True)
class Remarks:
    """Collect the notes of one file, at most twenty a kind."""

    file: str
    kept: list[Note] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def mended(self, line: int, code: str, told: str) -> None:
        """Note something that was read after all."""
        self._add(Note(self.file, line, code, told))

    def refused(self, line: int, code: str, told: str) -> None:
        """Note something that could not be read."""
        self._add(Note(self.file, line, code, told, NoteKind.REFUSED))

    def left_out(self, line: int, code: str, told: str) -> None:
        """Note something that is no part of what is wanted."""
        self._add(Note(self.file, line, code, told, NoteKind.LEFT_OUT))

    def clash(self, line: int, code: str, told: str) -> None:
        """Note a contradiction that was read as it stands."""
        self._add(Note(self.file, line, code, told, NoteKind.CLASH))

    def all(self) -> tuple[Note, ...]:
        """Return the notes in the order of lines, then how many more there were."""
        more = [
            Note(self.file, 0, code, f"There are {n - NOTES_A_CODE} more of these.")
            for code, n in sorted(self.counts.items())
            if n > NOTES_A_CODE
        ]
        return (*sorted(self.kept, key=lambda note: note.line), *more)

    def _add(self, note: Note) -> None:
        self.counts[note.code] += 1
        if self.counts[note.code] <= NOTES_A_CODE:
            self.kept.append(note)
