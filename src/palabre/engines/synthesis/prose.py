"""Prose from points: which of them share a sentence, and what ties one to the next."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.shapes import Point, Speech
from palabre.engines.synthesis.tallies import voice_of
from palabre.engines.synthesis.telling import counts_of, speech_of
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import stems

MAX_WORDS = 46
"""Longest sentence made of several points, in words of their clauses."""

MAX_TOGETHER = 2
LONGEST_PART = 28

TOGETHER = frozenset(
    {
        Speech.NOTE,
        Speech.STRESS,
        Speech.VIEW,
        Speech.REPORT,
        Speech.FORETELL,
        Speech.ADVISE,
        Speech.PROPOSE_THAT,
        Speech.RECOGNIZE,
        Speech.HOPE,
        Speech.AGREED,
    }
)
"""Verbs followed by "that", so that two clauses can follow one of them."""

_MARKS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        "contrast": re.compile(
            r"^(?:but|however|yet|nevertheless|nonetheless|on the other hand"
            r"|by contrast)\b",
            re.IGNORECASE,
        ),
        "consequence": re.compile(
            r"^(?:therefore|thus|hence|consequently|accordingly|as a result"
            r"|for (?:that|this) reason)\b",
            re.IGNORECASE,
        ),
    },
    "fr": {
        "contrast": re.compile(
            r"^(?:mais|cependant|toutefois|néanmoins|pourtant|en revanche)\b",
            re.IGNORECASE,
        ),
        "consequence": re.compile(
            r"^(?:donc|ainsi|par conséquent|en conséquence|c['’]est pourquoi)\b",
            re.IGNORECASE,
        ),
    },
}
"""What a speaker said to tie a sentence to the one before it."""

_NEAR = 3
"""Sentences within which a speaker's "however" still answers the one before."""


def grouped(
    points: Sequence[Point], common: frozenset[str] = frozenset()
) -> list[tuple[Point, ...]]:
    """Return neighbours that share a sentence, in order; most stand alone.

    Parameters
    ----------
    common : frozenset of str
        Stems that most points of the theme have: sharing them ties nothing.

    Notes
    -----
    Two points share a sentence when one verb reports both, neither counts more than one
    voice, and they share a matter. A session in common or one speaker is not enough:
    who heard "and" would look for the tie.
    """
    made: list[tuple[Point, ...]] = []
    for point in points:
        if made and _may_follow(made[-1], point, common):
            made[-1] = (*made[-1], point)
        else:
            made.append((point,))
    return made


def _may_follow(
    before: tuple[Point, ...], point: Point, common: frozenset[str]
) -> bool:
    if len(before) == MAX_TOGETHER or not _can_share(point):
        return False
    if not all(_can_share(one) for one in before):
        return False
    if _kind(before[0]) != _kind(point) or _speech(before[0]) != _speech(point):
        return False
    if relation(before[-1], point, common) == "contrast":
        return False  # "and" would lose the speaker's "however"
    lengths = [_length(one) for one in (*before, point)]
    return sum(lengths) <= MAX_WORDS and _is_tied(before[-1], point, common)


def _can_share(point: Point) -> bool:
    reported = point.lead.reported
    if reported is None or reported.is_own or counts_of(point).voices > 1:
        return False
    clause = reported.clause
    return (
        speech_of(point, reported) in TOGETHER
        and _length(point) <= LONGEST_PART
        and not _HEAVY.search(clause)
    )


_HEAVY = re.compile(r"[;:«“\"—–]|\bet qu[e']|, (?:and|et) \w+ \w+ ")


def _kind(point: Point) -> RecordKind:
    return point.lead.sentence.source.kind


def _speech(point: Point) -> Speech | None:
    reported = point.lead.reported
    return speech_of(point, reported) if reported else None


def _length(point: Point) -> int:
    reported = point.lead.reported
    return len(reported.clause.split()) if reported else 0


def _is_tied(one: Point, other: Point, common: frozenset[str]) -> bool:
    here, there = one.lead.sentence, other.lead.sentence
    shared = set(one.lead.stems) & set(other.lead.stems) - common - _OUGHT
    if _same_subject(one, other):
        return True
    is_next = here.source.id == there.source.id and (
        0 < there.number - here.number <= _NEAR
    )
    return len(shared) >= (1 if is_next else _enough(one, other))


def _same_subject(one: Point, other: Point) -> bool:
    """Tell whether two clauses open with the same two words that carry something."""
    told = [each.lead.reported for each in (one, other)]
    opened = [each.clause.split()[:2] if each else [] for each in told]
    first, second = opened
    return first == second and len(first) == 2 and all(map(_CARRIES.match, first))


_CARRIES = re.compile(
    r"(?!every|most|many|some|several|only|almost|about|these|those|their|there|where|when|with"
    r"|should|would|could|must|have|were|that|than|this|more|less|les|des|une|dans|pour|sont)"
    r"[^\W\d_]{4,}$"
)


def relation(before: Point, point: Point, common: frozenset[str] = frozenset()) -> str:
    """Return how a point stands to the one told before it.

    Parameters
    ----------
    common : frozenset of str
        Stems that most points of the theme have: sharing them ties nothing.

    ``contrast`` and ``consequence`` are the speaker's own: they said "however" or
    "therefore" of what came before. ``continuity`` is a matter shared by both.
    """
    here, there = point.lead.sentence, before.lead.sentence
    marks = _MARKS.get(here.lang, {})
    is_next = (
        here.source.id == there.source.id and 0 < here.number - there.number <= _NEAR
    )
    if is_next:
        for kind, mark in marks.items():
            if mark.search(here.words):
                return kind
    shared = set(point.lead.stems) & set(before.lead.stems) - common - _OUGHT
    is_own_act = point.lead.act.function == Function.COMMITMENT
    is_tied = len(shared) >= _enough(point, before) and _opens_with(point, shared)
    return "continuity" if is_tied and not is_own_act else ""


def shares(before: Point, point: Point, common: frozenset[str] = frozenset()) -> bool:
    """Tell whether two points have a word in common that is not one of their theme's."""
    shared = set(point.lead.stems) & set(before.lead.stems) - common
    return bool(shared - _OUGHT - _HOW)


def _opens_with(point: Point, shared: set[str]) -> bool:
    """Tell whether a clause is about what it shares, and does not only come to it.

    "Bakers are dear to small towns" goes on from nothing said of small towns.
    """
    told = point.lead.reported
    if told is None:
        return True
    lang = point.lead.sentence.lang
    words = told.clause.split()
    verb = next((at for at, word in enumerate(words) if word in _FINITE), _OPENING)
    opening = words[: max(_LEAST_OPENING, min(verb, _OPENING))]
    return bool(shared & set(stems(" ".join(opening), lang)))


_FINITE = wordset("""was were had would could might must should did a été était étaient avait
    avaient serait seraient devait devaient pouvait pouvaient devrait devraient""")
_OPENING = 10
_LEAST_OPENING = 3
"""Words in which a clause says what it is about, where no verb ends them sooner."""


def _enough(one: Point, other: Point) -> int:
    """Return the stems that two points must share to speak of one matter."""
    shorter = min(len(set(each.lead.stems) - _OUGHT) for each in (one, other))
    return max(_SHARED, math.ceil(_SHARE * shorter))


_OUGHT = frozenset({"devr", "faudr", "conviendr", "deb", "ought"})
"""Stems of what ought to be, in any language: two wishes are no one matter."""
_HOW = frozenset({"seldom", "déjà", "désorm", "presqu", "rar"})
"""Stems of how and when: what two things share so is no matter."""
_SHARED = 2
_SHARE = 0.34
"""Least share of the shorter point's stems: two words of fourteen tie nothing."""


def common_to(points: Sequence[Point]) -> frozenset[str]:
    """Return the stems that a third of the points or more have."""
    counted = Counter(stem for point in points for stem in set(point.lead.stems))
    return frozenset(
        stem for stem, n in counted.items() if n >= max(3, len(points) / 3)
    )


def same_voice(points: Sequence[Point]) -> bool:
    """Tell whether one voice, or one session's report, stands behind all points."""
    sources = [point.lead.sentence.source for point in points]
    return len({(voice_of(one), one.session) for one in sources}) == 1


def parts_of(points: Sequence[Point]) -> list[str]:
    """Return the clauses of points in order."""
    return list(
        chain.from_iterable(
            [point.lead.reported.clause] for point in points if point.lead.reported
        )
    )
