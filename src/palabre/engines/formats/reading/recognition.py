"""JSON as speech recognition services write it, turned into rows a reader knows.

Amazon Transcribe, Google Speech-to-Text, Azure Speech, Trint, Rev, Otter, YouTube's
``json3`` and whisper.cpp. What has plain rows of its own (Whisper, Deepgram,
AssemblyAI) needs none of it; that a machine wrote those as well is told here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

Json = Mapping[str, object]
Row = dict[str, object]

_MACHINE_SIGNS: Final = frozenset(
    {"confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "nBest"}
)
"""What no person writes beside words: how sure one is of them."""
LOOKED_AT: Final = 50
TICKS_A_MS: Final = 10_000
"""Azure counts in ticks of 100 nanoseconds."""


def rows_of(value: object) -> list[Row] | None:
    """Return the rows of a service's JSON, or None if it is none that is known.

    Examples
    --------
    >>> rows_of({"events": [{"tStartMs": 5, "segs": [{"utf8": "we"}, {"utf8": " do"}]}]})
    [{'text': 'we do', 'start_ms': 5}]
    """
    if not isinstance(value, dict):
        return None
    for read in _SERVICES:
        rows = read(value)
        if rows is not None:
            return [row for row in rows if str(row["text"]).strip()]
    return None


def is_machine(rows: Sequence[object]) -> bool:
    """Say whether rows tell how sure a machine is of the words."""
    tables = [row for row in rows[:LOOKED_AT] if isinstance(row, dict)]
    inner = [
        one
        for row in tables
        for one in _dicts(row.get("words") or row.get("elements"))[:LOOKED_AT]
    ]
    signs = (*_MACHINE_SIGNS, "score", "probability")
    return any(not _MACHINE_SIGNS.isdisjoint(row) for row in tables) or any(
        sign in word for word in inner for sign in signs
    )


def _amazon(value: Json) -> list[Row] | None:
    results = _dict(value.get("results"))
    segments = _dicts(results.get("audio_segments"))
    if segments:
        return [
            _row(one.get("transcript"), one.get("speaker_label"), _s(one, "start_time"))
            for one in segments
        ]
    items = _dicts(results.get("items"))
    if not items or "alternatives" not in items[0]:
        return None
    speakers = _amazon_speakers(_dict(results.get("speaker_labels")))
    words: list[tuple[object, int | None, str]] = []
    for item in items:
        word = str(_best(item, "alternatives").get("content") or "")
        if item.get("type") == "punctuation" and words:
            speaker, at, before = words[-1]
            words[-1] = (speaker, at, before + word)
        else:
            named = item.get("speaker_label") or speakers.get(item.get("start_time"))
            words.append((named or "", _s(item, "start_time"), word))
    return _joined(words)


def _amazon_speakers(labels: Json) -> dict[object, object]:
    """Return who speaks at which time; each item has its own."""
    return {
        item.get("start_time"): item.get("speaker_label")
        for segment in _dicts(labels.get("segments"))
        for item in _dicts(segment.get("items"))
    }


def _google(value: Json) -> list[Row] | None:
    results = _dicts(value.get("results"))
    if not results or "alternatives" not in results[0]:
        return None
    tagged = _dicts(_best(results[-1], "alternatives").get("words"))
    if tagged and all("speakerTag" in word for word in tagged):
        # With speakers the last result repeats every word of the others.
        return _joined(
            [
                (f"Speaker {one['speakerTag']}", _s(one, "startTime"), one.get("word"))
                for one in tagged
            ]
        )
    best = [_best(one, "alternatives") for one in results]
    return [
        _row(one.get("transcript"), "", _s(_first(one.get("words")), "startTime"))
        for one in best
    ]


def _azure(value: Json) -> list[Row] | None:
    phrases = _dicts(value.get("recognizedPhrases"))
    if not phrases:
        return None
    return [
        _row(
            _best(one, "nBest").get("display"),
            f"Speaker {one['speaker']}" if "speaker" in one else "",
            _number(one.get("offsetInTicks"), 1 / TICKS_A_MS),
        )
        for one in phrases
    ]


def _trint(value: Json) -> list[Row] | None:
    inner = _dict(value.get("transcript")) or value
    words = _dicts(inner.get("words"))
    if not words or "paragraphId" not in words[0]:
        return None
    names = {one.get("id"): one.get("name") for one in _dicts(inner.get("speakers"))}
    paragraphs = {one.get("id"): one for one in _dicts(inner.get("paragraphs"))}
    made = []
    for key, group in groupby(words, itemgetter("paragraphId")):
        inside = list(group)
        speaker = _dict(paragraphs.get(key)).get("speaker")
        text = " ".join(str(word.get("value") or "") for word in inside)
        starts = _number(inside[0].get("time"), 1)
        made.append(_row(text, names.get(speaker) or speaker, starts))
    return made


def _rev(value: Json) -> list[Row] | None:
    monologues = _dicts(value.get("monologues"))
    if not monologues or "elements" not in monologues[0]:
        return None
    names = {one.get("id"): one.get("name") for one in _dicts(value.get("speakers"))}
    made = []
    for one in monologues:
        elements = _dicts(one.get("elements"))
        text = "".join(str(part.get("value") or "") for part in elements)
        number = one.get("speaker")
        name = names.get(number) or ("" if number is None else f"Speaker {number}")
        made.append(_row(text, name, _s(_first(elements), "ts")))
    return made


def _otter(value: Json) -> list[Row] | None:
    parts = _dicts(_dict(value.get("speech")).get("transcripts"))
    if not parts:
        return None
    return [_row(one.get("transcript"), one.get("speaker_name"), None) for one in parts]


def _youtube(value: Json) -> list[Row] | None:
    events = [one for one in _dicts(value.get("events")) if "segs" in one]
    if not events or "tStartMs" not in events[0]:
        return None
    return [
        _row(
            "".join(str(part.get("utf8") or "") for part in _dicts(one["segs"])),
            None,
            _number(one.get("tStartMs"), 1),
        )
        for one in events
    ]


def _whisper_cpp(value: Json) -> list[Row] | None:
    parts = _dicts(value.get("transcription"))
    if not parts or "offsets" not in parts[0]:
        return None
    return [
        _row(
            one.get("text"),
            one.get("speaker"),
            _number(_dict(one.get("offsets")).get("from"), 1),
        )
        for one in parts
    ]


_SERVICES: Final[tuple[Callable[[Json], list[Row] | None], ...]] = (
    *(_amazon, _google, _azure, _trint, _rev, _otter, _youtube, _whisper_cpp),
)


def _row(text: object, speaker: object, starts_ms: int | None) -> Row:
    row: Row = {"text": str(text or "")}
    if speaker not in (None, ""):
        row["speaker"] = str(speaker)
    if starts_ms is not None:
        row["start_ms"] = starts_ms
    return row


def _joined(words: Sequence[tuple[object, int | None, object]]) -> list[Row]:
    """Join words that come one by one as long as one speaker has them."""
    made = []
    for speaker, group in groupby(words, itemgetter(0)):
        inside = list(group)
        text = " ".join(str(word) for _speaker, _at, word in inside)
        made.append(_row(text, speaker, inside[0][1]))
    return made


def _best(row: Json, key: str) -> Json:
    """Return the first of several ways in which words were heard."""
    return _first(row.get(key))


def _first(rows: object) -> Json:
    return next(iter(_dicts(rows)), {})


def _s(row: Json, key: str) -> int | None:
    """Return milliseconds of seconds: ``1.3``, ``"1.3"`` or ``"1.3s"``."""
    value = row.get(key)
    return _number(value.rstrip("s") if isinstance(value, str) else value, 1000)


def _number(value: object, factor: float) -> int | None:
    try:
        number = float(str(value)) * factor
    except ValueError:
        return None
    return round(number) if 0 <= number < LONGEST_MS else None


LONGEST_MS: Final = 1e12


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[Json]:
    return list(_each(value)) if isinstance(value, list) else []


def _each(rows: list[object]) -> Iterator[Json]:
    return (row for row in rows if isinstance(row, dict))
