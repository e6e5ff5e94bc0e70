"""A brief: which lines of many reports stand on two pages.

Lines stand as they were filed. Which of them do is chosen as points are chosen for the
Chair's Summary: by exact optimisation, under bounds that keep every theme in.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.selection import Bounds, select
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Point,
    Reported,
    Selection,
    Speech,
)
from palabre.engines.synthesis.standalone import faults
from palabre.engines.synthesis.words import stems
from palabre.kernel.spans import Span

ALONE = 0.75
LEANING = 0.15
"""Quality of a line that reads alone, and of one that leans on another."""

FOREIGN = 1.0
"""What a line in another language weighs less: it stands untranslated."""

SHORT_LINE, LONG_LINE = 8, 30
"""Words between which a line reads best."""
OUT_OF_LENGTH = 0.3

_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a report that may stand in the brief.

    Parameters
    ----------
    session, theme : str
        Codes; a line without a theme competes with the others.
    function : Function
        What the heading that it was filed under does.
    told_in : frozenset of str
        Other languages in which it can be read.
    """

    id: str
    text: str
    lang: str
    session: str
    theme: str
    function: Function
    told_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """How much stands in a brief.

    Parameters
    ----------
    words : int
        Most words of all lines together.
    at_most : mapping of Function to int
        Most lines of each function; what it does not name stays out.
    per_session : int
        Most lines of one session.
    """

    words: int
    at_most: Mapping[Function, int]
    per_session: int = 1


def chosen_lines(lines: Sequence[Line], room: Room, *, lang: str) -> Selection:
    """Return the lines that stand in a brief, as points with the ids of the lines.

    Every theme that has a line is there, and every function too, as far as there is
    room; no two lines say the same; no session has more than its share.
    """
    points = [_point(one) for one in lines if one.function in room.at_most]
    foreign = {one.id for one in lines if lang not in {one.lang, *one.told_in}}
    best = [
        replace(one, weight=_weight(one, is_foreign=one.id in foreign))
        for one in weighing.weighed(points)
    ]
    n_filed = Counter(one.lead.act.function for one in points)
    bounds = Bounds(
        room.words,
        _ALL,
        room.per_session,
        _ALL,
        room.at_most,
        groups=0,
        regions=0,
        quotations=_ALL,
        themes=1,
        at_least={
            function: min(most, n_filed[function])
            for function, most in room.at_most.items()
        },
    )
    return select("brief", best, bounds, weighing.too_like(best), prices=False)


def _point(line: Line) -> Point:
    source = Intervention(
        line.id,
        line.session,
        0,
        line.text,
        line.lang,
        Voice(is_counted=False),
        "report",
        RecordKind.REPORT,
    )
    sentence = Sentence(
        f"{line.id}#0", source, Span(0, len(line.text)), line.text, 0, line.lang
    )
    is_alone = not faults(
        line.text.rstrip(" .!;"), line.lang, is_written=True, is_report=True
    )
    n_words = len(line.text.split())
    quality = ALONE if is_alone else LEANING
    quality -= 0 if SHORT_LINE <= n_words <= LONG_LINE else OUT_OF_LENGTH
    lead = Candidate(
        sentence,
        Act(line.function, confidence=1.0),
        Reported(Speech.AS_IT_STANDS, line.text),
        tuple(stems(line.text, line.lang)),
        max(quality, 0.0),
    )
    return Point(line.id, line.theme, lead)


def _weight(point: Point, *, is_foreign: bool) -> float:
    return round(max(point.weight - FOREIGN * is_foreign, 0.01), 4)
