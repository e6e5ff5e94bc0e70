"""Charts as SVG: read without colour, without a script, from either side.

Everything is drawn in the colour of the text around it (``currentColor``), so that
night, print and high contrast need nothing of their own. Each bar has its name and its
number beside it; series are told apart by pattern; a tile of the map carries its code
and its number. Whoever cannot see has the title, the description, and the table that
stands beside every chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from palabre.engines.figures.tiles import size, tiles

WIDTH = 360
"""Units of a bar chart: as many as a small screen has pixels."""

ROW, BAR = 42, 14
TILE = 26
LONGEST = 44
"""Signs of a name beside a bar; all of it stands in the table."""

PATTERNS = ("solid", "stripes", "dots", "hollow", "grid", "lines")
PAPER, INK = "#ffffff", "#1c2225"


@dataclass(frozen=True, slots=True)
class Bar:
    """A part: what it is called, how many (None: not shown), as a page prints that."""

    label: str
    n: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every chart has.

    Parameters
    ----------
    title, description : str
        For whoever does not see it, and for search.
    key : str
        Begins the ids on a page.
    dir : str
        ``"rtl"`` lets bars begin at the right.
    is_file : bool
        Stands alone: with its own paper and ink.
    """

    title: str
    description: str
    key: str = "chart"
    dir: str = "ltr"
    is_file: bool = False


def bars(rows: Sequence[Bar], frame: Frame) -> str:
    """Draw one bar a part, each under its name, with its number."""
    most = max((one.n or 0 for one in rows), default=0) or 1
    drawn = []
    for place, one in enumerate(rows):
        drawn.append(_row(one, place * ROW, most, frame))
    return _svg(WIDTH, max(1, len(rows)) * ROW, "".join(drawn), frame)


def _row(one: Bar, top: int, most: int, frame: Frame) -> str:
    start, end = (WIDTH, 0) if frame.dir == "rtl" else (0, WIDTH)
    words = (
        f"<title>{escape(one.label)}: {escape(one.told)}</title>"
        f"{_text(start, top + 15, _short(one.label), 'start')}"
        f"{_text(end, top + 15, one.told, 'end', weight=600)}"
        f'<rect x="0.5" y="{top + 21.5}" width="{WIDTH - 1}" height="{BAR}" fill="none" '
        'stroke="currentColor" stroke-opacity="0.35"/>'
    )
    if one.n is None:
        mark = f'<rect x="0.5" y="{top + 21.5}" width="{WIDTH - 1}" height="{BAR}" '
        return (
            f'<g>{words}{mark}fill="url(#{frame.key}-lines)" fill-opacity="0.5"/></g>'
        )
    length = round((WIDTH - 1) * one.n / most, 1)
    x = round(WIDTH - 0.5 - length, 1) if frame.dir == "rtl" else 0.5
    bar = f'<rect x="{x}" y="{top + 21.5}" width="{length}" height="{BAR}" '
    return f'<g>{words}{bar}fill="currentColor"/></g>'


@dataclass(frozen=True, slots=True)
class Stack:
    """A line of a cross table: its name, and a number a series (None: not shown)."""

    label: str
    parts: tuple[int | None, ...]
    told: tuple[str, ...]


def grouped(series: Sequence[str], rows: Sequence[Stack], frame: Frame) -> str:
    """Draw the lines of a cross table, a bar a series, told apart by pattern."""
    shown = list(series)[: len(PATTERNS)]
    most = max((n or 0 for one in rows for n in one.parts), default=0) or 1
    drawn, top = [], 0
    for place, name in enumerate(shown):
        drawn.append(_legend(name, place, top, frame))
        top += 22
    for one in rows:
        start = WIDTH if frame.dir == "rtl" else 0
        drawn.append(_text(start, top + 18, _short(one.label), "start", weight=600))
        top += 24
        for place, n in enumerate(one.parts[: len(shown)]):
            label = f"{one.label}, {shown[place]}: {one.told[place]}"
            drawn.append(_part(label, n, one.told[place], place, top, most, frame))
            top += 20
        top += 8
    return _svg(WIDTH, top, "".join(drawn), frame)


def _legend(name: str, place: int, top: int, frame: Frame) -> str:
    x = WIDTH - 26 if frame.dir == "rtl" else 0.5
    at = WIDTH - 34 if frame.dir == "rtl" else 34
    return (
        f'<rect x="{x}" y="{top + 3.5}" width="25" height="{BAR}" '
        f'fill="{_fill(place, frame)}" stroke="currentColor"/>'
        f"{_text(at, top + 15, _short(name), 'start')}"
    )


def _part(  # noqa: PLR0913, PLR0917 - a bar has these parts
    label: str, n: int | None, told: str, place: int, top: int, most: int, frame: Frame
) -> str:
    room = WIDTH - 70
    length = round(room * (n or 0) / most, 1)
    is_rtl = frame.dir == "rtl"
    x = round(WIDTH - 0.5 - length, 1) if is_rtl else 0.5
    at = round(WIDTH - length - 6, 1) if is_rtl else round(length + 6, 1)
    bar = (
        f'<rect x="{x}" y="{top + 1.5}" width="{length}" height="{BAR}" '
        f'fill="{_fill(place, frame)}" stroke="currentColor"/>'
        if n
        else ""
    )
    words = _text(at, top + 13, told, "start")
    return f"<g><title>{escape(label)}</title>{bar}{words}</g>"


def _fill(place: int, frame: Frame) -> str:
    pattern = PATTERNS[place % len(PATTERNS)]
    if pattern == "solid":
        return "currentColor"
    return "none" if pattern == "hollow" else f"url(#{frame.key}-{pattern})"


@dataclass(frozen=True, slots=True)
class Place:
    """A State on the map: its code, its name, how many (None: not shown), as printed."""

    code: str
    name: str
    n: int | None
    told: str


def world(places: Sequence[Place], frame: Frame) -> str:
    """Draw the world of tiles; the darker, the more, and the number stands in it."""
    across, down = size()
    known = {one.code: one for one in places}
    most = max((one.n or 0 for one in places), default=0) or 1
    drawn = [
        _tile(code, x, y, known.get(code), most) for code, (x, y) in tiles().items()
    ]
    return _svg(across * TILE, down * TILE, "".join(drawn), frame)


def _tile(code: str, x: int, y: int, one: Place | None, most: int) -> str:
    left, top = x * TILE, y * TILE
    square = (
        f'<rect x="{left + 1}" y="{top + 1}" width="{TILE - 2}" height="{TILE - 2}" '
    )
    middle = left + TILE / 2
    if one is None:
        words = _text(middle, top + 16, code, "middle", size=9, opacity=0.55)
        return f'<g>{square}fill="none" stroke="currentColor" stroke-opacity="0.2"/>{words}</g>'
    share = 0 if one.n is None else (one.n / most) ** 0.5
    dash = ' stroke-dasharray="3 2"' if one.n is None else ""
    box = (
        f'{square}fill="currentColor" fill-opacity="{0.06 + 0.3 * share:.2f}" '
        f'stroke="currentColor" stroke-width="{1 + share:.1f}"{dash}/>'
    )
    return (
        f"<g><title>{escape(one.name)}: {escape(one.told)}</title>{box}"
        f"{_text(middle, top + 11, code, 'middle', size=9, weight=600)}"
        f"{_text(middle, top + 21, _tiny(one), 'middle', size=9)}</g>"
    )


def _tiny(one: Place) -> str:
    if one.n is None:
        return "–"
    return str(one.n) if one.n < 10_000 else f"{one.n // 1000}k"


def _text(  # noqa: PLR0913 - as SVG has it
    x: float,
    y: float,
    words: str,
    anchor: str,
    *,
    size: int = 14,
    weight: int = 400,
    opacity: float = 1,
) -> str:
    faint = f' fill-opacity="{opacity}"' if opacity < 1 else ""
    heavy = f' font-weight="{weight}"' if weight != 400 else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"'
        f'{heavy} fill="currentColor"{faint}>{escape(words)}</text>'
    )


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"


def _svg(width: int, height: int, drawn: str, frame: Frame) -> str:
    title, description = f"{frame.key}-title", f"{frame.key}-about"
    paper = f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
    alone = f' color="{INK}" width="{width}" height="{height}"' if frame.is_file else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"{alone} '
        f'role="img" aria-labelledby="{title} {description}" direction="{frame.dir}" '
        'font-family="Source Sans 3, Noto Naskh Arabic, system-ui, sans-serif">'
        f'<title id="{title}">{escape(frame.title)}</title>'
        f'<desc id="{description}">{escape(frame.description)}</desc>'
        f"{_patterns(frame.key)}{paper if frame.is_file else ''}{drawn}</svg>"
    )


def _patterns(key: str) -> str:
    line = 'stroke="currentColor" stroke-width="1.4"'
    drawn = {
        "stripes": f'<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" {line}/>',
        "dots": '<circle cx="3" cy="3" r="1.3" fill="currentColor"/>',
        "grid": f'<path d="M0 3H6M3 0V6" {line}/>',
        "lines": f'<path d="M3 0V6" {line}/>',
    }
    return (
        "<defs>"
        + "".join(
            f'<pattern id="{key}-{name}" width="6" height="6" '
            f'patternUnits="userSpaceOnUse">{path}</pattern>'
            for name, path in drawn.items()
        )
        + "</defs>"
    )
