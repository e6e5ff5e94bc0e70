"""What captioners' machines post: text with ``>> NAME:`` lines, WebVTT, or JSON.

Nothing is kept here; `captions` does that.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from babel import Locale

from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.segments import is_segment, read_segment

POST_LIMIT = 64 * 1024
"""Bytes of a post: an hour of speech has about so many."""

CAPTIONS_LIMIT = 200
SEQ_LIMIT = 64

_CHANGE = re.compile(r"\s*>{2,}\s*(?:([^:：\n]{1,80})[:：](?:\s+|$))?(.*)", re.DOTALL)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def read_post(
    body: bytes, *, is_json: bool, lang: str, source: str, seq: str, at: datetime
) -> list[CaptionFacts]:
    """Read a post's captions, in order.

    Raises Refused: ``captions-too-large``, ``captions-too-many``,
    ``captions-malformed``, ``caption-empty``.
    """
    if len(body) > POST_LIMIT:
        raise Refused("captions-too-large", limit=POST_LIMIT)
    text = _decoded(body)
    defaults = CaptionFacts("", at, known_lang(lang), None, source[:40], seq[:48])
    found = list(_read(text, defaults, is_json=is_json))
    if not found:
        raise Refused("caption-empty", field="text")
    if len(found) > CAPTIONS_LIMIT:
        raise Refused("captions-too-many", limit=CAPTIONS_LIMIT, n=len(found))
    return found


def _read(
    text: str, defaults: CaptionFacts, *, is_json: bool
) -> Iterator[CaptionFacts]:
    if is_json:
        return _from_json(text, defaults)
    if is_segment(text):
        return read_segment(text, defaults)
    return _from_text(text, defaults)


def known_lang(tag: str) -> str:
    """Return the primary language of a tag, English if it is none (Zoom: ``en-US``)."""
    return primary(tag) if _LANG.fullmatch(tag) else "en"


@cache
def _languages() -> frozenset[str]:
    return frozenset(Locale("en").languages)


def lang_or_refuse(tag: str) -> str:
    """Return the primary language of a tag that names one.

    Raises Refused: ``field-unknown``.

    Examples
    --------
    >>> lang_or_refuse("fr-CA")
    'fr'
    """
    found = primary(tag) if _LANG.fullmatch(tag) else ""
    if found not in _languages():
        raise Refused("field-unknown", field="lang", value=tag[:20])
    return found


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("captions-malformed", why="UTF-8") from None


def _from_text(text: str, defaults: CaptionFacts) -> Iterator[CaptionFacts]:
    """Read lines; ``>>`` begins another voice, named or not."""
    label: str | None = None
    position = 0
    for line in text.splitlines():
        change = _CHANGE.fullmatch(line)
        if change:
            label, line = (change[1] or "").strip(), change[2]  # noqa: PLW2901 - the words
        if not line.strip():
            continue
        yield _numbered(defaults, line, label, position)
        label, position = None, position + 1


def _numbered(
    defaults: CaptionFacts, words: str, label: str | None, position: int
) -> CaptionFacts:
    seq = defaults.source_id
    return CaptionFacts(
        text=words,
        at=defaults.at,
        lang=defaults.lang,
        label=label,
        source=defaults.source,
        source_id=_source_id(seq, position),
    )


def _source_id(seq: str, position: int) -> str:
    """Return the number of one caption of a post: the post's own for the first."""
    return f"{seq}.{position}" if seq and position else seq


def _from_json(text: str, defaults: CaptionFacts) -> Iterator[CaptionFacts]:
    """Read one object or a list: ``text``, and ``at``, ``lang``, ``seq``, ``speaker``."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("captions-malformed", why="JSON") from None
    for position, one in enumerate(given if isinstance(given, list) else [given]):
        if not isinstance(one, Mapping) or not isinstance(one.get("text"), str):
            raise Refused("captions-malformed", why='{"text": "..."}')
        yield _from_object(one, defaults, position)


def _from_object(
    one: Mapping[str, Any], defaults: CaptionFacts, position: int
) -> CaptionFacts:
    change = _CHANGE.fullmatch(one["text"])
    named = one.get("speaker")
    label = str(named) if named is not None else change and (change[1] or "").strip()
    return CaptionFacts(
        text=change[2] if change else one["text"],
        at=_instant(one.get("at"), defaults.at),
        lang=known_lang(str(one["lang"])) if one.get("lang") else defaults.lang,
        label=label,
        source=defaults.source,
        source_id=_number_of(one, defaults.source_id, position),
    )


def _number_of(one: Mapping[str, Any], seq: str, position: int) -> str:
    given = str(one.get("seq", _source_id(seq, position)))
    return clean_caption(given)[:SEQ_LIMIT]


def _instant(given: object, at: datetime) -> datetime:
    if given is None:
        return at
    try:
        found = datetime.fromisoformat(str(given))
        return found.astimezone(UTC) if found.tzinfo else at
    except (ValueError, OverflowError):
        raise Refused("captions-malformed", why="at: 2026-05-25T09:30:00Z") from None
