"""SRT (SubRip) and SBV (SubViewer) captions."""

from palabre.engines.formats.reading import cues, front_matter
from palabre.engines.formats.reading.flow import turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.webvtt import pieces_of
from palabre.engines.formats.records import Record


def read_srt(source: Source) -> Record:
    """Read an SRT file."""
    return _read(source, "srt", cues.arrow_times)


def read_sbv(source: Source) -> Record:
    """Read an SBV file."""
    return _read(source, "sbv", cues.comma_times)


def _read(source: Source, kind: str, timing: cues.Timing) -> Record:
    remarks = Remarks(source.name)
    parts = list(cues.paragraphs(source.text))
    pieces, _style = pieces_of(cues.blocks(parts, timing, remarks))
    record = Record(
        file=source.name,
        format=kind,
        turns=turns_of(pieces, remarks),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, {}, remarks)
