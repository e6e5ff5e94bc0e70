"""What a reader says about a file: what it mended, what it left out, and where."""

from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What was done with a place in a file."""

    MENDED = "mended"  # read after all, with a guess that is told
    REFUSED = "refused"  # could not be read; the rest of the file is in
    LEFT_OUT = "left out"  # no part of what is wanted, such as applause
    CLASH = "clash"  # read as it stands, and two things contradict each other


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One remark of a reader, for a person who wants to mend the file.

    Parameters
    ----------
    file : str
        Name of the file as given, without its folder.
    line : int
        From 1; 0 when the remark is about the whole file.
    code : str
        Kebab-case and stable, e.g. ``"time-malformed"``.
    told : str
        What is there and how to mend it, in English, one sentence.
    kind : NoteKind
        Mended, refused, left out or clash.
    facts : tuple of (str, str)
        What the sentence is made of, for those who say it in another language.
    """

    file: str
    line: int
    code: str
    told: str
    kind: NoteKind = NoteKind.MENDED
    facts: tuple[tuple[str, str], ...] = field(default=(), compare=False)
