"""Records out, strictly as the standards want them."""

from collections.abc import Iterator

from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.refusals import Refused

_SHORTEST_MS = 1_000


def to_webvtt(record: Record) -> str:
    """Write a record with times as WebVTT, one cue a paragraph, one voice a cue.

    Raises
    ------
    Refused
        ``times-missing`` when a turn has no start: none is made up.

    Notes
    -----
    W3C, "WebVTT", section 4: cues in the order of their start, each end after its
    start, ``&``, ``<`` and ``>`` escaped. Facts about the record stand in one comment.
    """
    n_missing = sum(turn.starts_ms is None for turn in record.turns)
    if n_missing:
        raise Refused("times-missing", file=record.file, n_turns=n_missing)
    turns = sorted(record.turns, key=lambda turn: turn.starts_ms or 0)
    cues = [cue for turn, end in _ended(turns) for cue in _cues(turn, end)]
    cues.sort(
        key=lambda cue: cue[0]
    )  # a long turn may reach beyond the next one's start
    return "\n\n".join(["WEBVTT", *_comment(record), *(cue for _, cue in cues)]) + "\n"


def _comment(record: Record) -> Iterator[str]:
    facts = {
        "title": record.title,
        "session": record.session,
        "lang": record.lang,
        "starts_at": record.starts_at.isoformat() if record.starts_at else "",
        "kind": "" if record.kind is RecordKind.TRANSCRIPT else record.kind.value,
        "machine": "yes" if record.is_machine else "",
    }
    lines = [f"{key}: {_fact(value)}" for key, value in facts.items() if value]
    if lines:
        yield "\n".join(["NOTE", *lines])


def _fact(value: str) -> str:
    """Keep a fact on one line, without the arrow that would end the comment."""
    value = " ".join(value.split()).replace("-->", "->")
    return f'"{value}"' if value[:1] in {'"', "'"} else value


def _ended(turns: list[Turn]) -> Iterator[tuple[Turn, int]]:
    """Give each turn an end after its start."""
    starts = [turn.starts_ms or 0 for turn in turns]
    for turn, start, following in zip(turns, starts, [*starts, 0][1:], strict=True):
        if turn.ends_ms is not None and turn.ends_ms > start:
            yield turn, turn.ends_ms
        else:
            yield turn, following if following > start else start + _SHORTEST_MS


def _cues(turn: Turn, end: int) -> Iterator[tuple[int, str]]:
    """Give each paragraph its start and cue; their times share the turn's by length."""
    start = turn.starts_ms or 0
    parts = turn.text.split("\n\n")
    total = sum(map(len, parts)) or 1
    done, begins = 0, start
    for part in parts:
        done += len(part)
        ends = max(begins + 1, start + (end - start) * done // total)
        voice = _escaped(turn.speaker) or "-"
        cue = f"{_clock(begins)} --> {_clock(ends)}\n<v {voice}>{_escaped(part)}"
        yield begins, cue
        begins = ends


def _escaped(text: str) -> str:
    text = " ".join(text.split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(milliseconds: int) -> str:
    """Write a time as WebVTT has it.

    Examples
    --------
    >>> _clock(3_723_004)
    '01:02:03.004'
    """
    seconds, fraction = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{fraction:03}"
