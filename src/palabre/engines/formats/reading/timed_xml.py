"""Captions as XML: TTML, as broadcasters keep them, and what video sites give.

W3C, "Timed Text Markup Language 2 (TTML2)", section 10.3; times of the video sites
are in seconds (``start``, ``dur``) or milliseconds (``t``, ``d``).
"""

import html
import re
from typing import Final
from xml.etree.ElementTree import Element

from palabre.engines.formats.intake import parse_xml
from palabre.engines.formats.reading import cues, front_matter
from palabre.engines.formats.reading.flow import turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.webvtt import pieces_of
from palabre.engines.formats.records import Record
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_ROOT: Final = late(r"<(?:\w{1,20}:)?(?:tt|transcript|timedtext)[\s>]")
_CLOCK: Final = late(r"(\d{1,3}):(\d{2}):(\d{2})(?:[.:](\d{1,3}))?")
_OFFSET: Final = late(r"(\d{1,9}(?:\.\d{1,6})?)(h|m|s|ms)?")
_UNITS: Final = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1, None: 1000}
_LINES: Final = frozenset({"p", "text"})
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def looks_like(text: str) -> bool:
    """Say whether the text is XML whose root is one of timed text."""
    start = text.lstrip()[:2_000]
    return start.startswith("<") and _ROOT.search(start) is not None


def read(source: Source) -> Record:
    """Read captions in XML."""
    root = parse_xml(source.name, source.content)
    remarks = Remarks(source.name)
    found = [block for line in root.iter() if (block := _block(line))]
    if not found:
        raise Refused("record-unknown", file=source.name)
    pieces, _style = pieces_of(found)
    record = Record(
        file=source.name,
        format="ttml",
        turns=turns_of(pieces, remarks),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, {"lang": root.get(_LANG) or ""}, remarks)


def _block(line: Element) -> cues.Block | None:
    if _tag(line) not in _LINES:
        return None
    lines = [one.strip() for one in html.unescape(_words(line)).split("\n")]
    kept = tuple(one for one in lines if one)
    starts = _first_ms(line, ("begin", "start"), "t")
    ends = _first_ms(line, ("end",), "")
    return (
        cues.Block(kept, 0, "", starts, ends) if kept and starts is not None else None
    )


def _first_ms(line: Element, names: tuple[str, ...], in_ms: str) -> int | None:
    if in_ms and (line.get(in_ms) or "").isdecimal():
        return int(line.get(in_ms) or 0)
    return next((_ms(line.get(name) or "") for name in names if line.get(name)), None)


def _ms(text: str) -> int | None:
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part) for part in clock.groups()[:3])
        fraction = (clock[4] or "").ljust(3, "0") if "." in text else "0"
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction)
    offset = _OFFSET.fullmatch(text)
    return round(float(offset[1]) * _UNITS[offset[2]]) if offset else None


def _words(element: Element) -> str:
    inside = [_in_line(element.text)]
    for child in element:
        inside.append("\n" if _tag(child) == "br" else _words(child))
        inside.append(_in_line(child.tail))
    return "".join(inside)


def _in_line(text: str | None) -> str:
    """Return words without the breaks of the XML, which are none of the captions."""
    return re.sub(r"\s+", " ", text or "")


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
