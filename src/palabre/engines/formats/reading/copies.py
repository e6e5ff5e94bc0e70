"""Whole records in another language: a copy of the file, its words translated.

What interpreters or translators give back is mostly the record itself, turn by turn in
their language. ``translations.toml`` beside the records says of which record a file is
the copy, in which language and by whom::

    [[copy]]
    record = "CON-04.md"
    file = "translated/CON-04.en.md"
    lang = "en"
    by = "the interpreters"
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from palabre.engines.formats.records import Translated, Turn
from palabre.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds a record in another language.

    Parameters
    ----------
    record, file : str
        Names of the record's file and of the copy's, without folders.
    by : str
        Who translated, as shown.
    """

    record: str
    file: str
    lang: str
    by: str = ""


def copies_in(table: Mapping[str, object]) -> Iterator[Copy]:
    """Yield the copies that a table names; one without record or file says nothing."""
    given = table.get("copy")
    for one in given if isinstance(given, list) else []:
        if not isinstance(one, Mapping):
            continue
        said = {
            key: value.strip() for key, value in one.items() if isinstance(value, str)
        }
        if said.get("record") and said.get("file"):
            yield Copy(
                name_of(said["record"]),
                name_of(said["file"]),
                said.get("lang") or "en",
                said.get("by", ""),
            )


def name_of(file: str) -> str:
    """Return a file's name without folders, or that of its place in an archive."""
    return PurePosixPath(file.rpartition("!")[2]).name


def aligned(
    copy: Copy, said: Sequence[Turn] | None, told: Sequence[Turn] | None
) -> tuple[tuple[int, str], ...]:
    """Return the words that a copy gives for turns of its record, by their number from 0.

    A turn that both have in the same words was not translated.

    Parameters
    ----------
    said, told : sequence of Turn or None
        The turns of the record and those of the copy; None where there is no such file.

    Raises
    ------
    Refused
        ``copy-missing``, or ``copy-differs`` with the number of the first turn, from 1, that only one of them
        has or in which somebody else speaks: nothing of such a copy is taken.

    Examples
    --------
    >>> copy = Copy("a.md", "a.en.md", "en", "the interpreters")
    >>> aligned(copy, [Turn("Oui.", "Ada")], [Turn("Yes.", "Ada")])
    ((0, 'Yes.'),)
    """
    if said is None or told is None:
        missing = copy.record if said is None else copy.file
        raise Refused("copy-missing", file=copy.file, missing=missing)
    for at in range(max(len(said), len(told))):
        if at >= min(len(said), len(told)) or said[at].speaker != told[at].speaker:
            raise Refused(
                "copy-differs",
                file=copy.file,
                record=copy.record,
                turn=at + 1,
                said=_who(said, at),
                told=_who(told, at),
            )
    return tuple(
        (at, there.text)
        for at, (here, there) in enumerate(zip(said, told, strict=True))
        if here.text.strip() and here.text != there.text and there.text.strip()
    )


def paired(
    copy: Copy, said: Sequence[Turn] | None, told: Sequence[Turn] | None
) -> tuple[Translated, ...]:
    """Return the translation of every turn of a record that its copy gives.

    Raises Refused: ``copy-missing``, ``copy-differs``.
    """
    return tuple(
        Translated((said or ())[at].text, copy.lang, words, copy.record, copy.by)
        for at, words in aligned(copy, said, told)
    )


def _who(turns: Sequence[Turn], at: int) -> str:
    """Return who speaks in a turn, or a dash where there is none."""
    return (turns[at].speaker or "?") if at < len(turns) else "–"


def named_in(copies: Iterable[Copy], file: str) -> bool:
    """Tell whether a file is a copy rather than a record."""
    return name_of(file) in {one.file for one in copies}
