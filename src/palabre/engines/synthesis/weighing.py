"""How much a point weighs, which points compete, which are too like each other."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Function, SessionFacts
from palabre.engines.synthesis.points import (
    Tie,
    explicit_links,
    merge_same_text,
    points_of,
)
from palabre.engines.synthesis.shapes import Candidate, Point
from palabre.engines.synthesis.telling import counts_of
from palabre.engines.synthesis.vectors import centroid, similar_pairs, tf_idf
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import stems as stems_of
from palabre.kernel.late import late

TOO_LIKE = 0.38
"""Cosine from which two sentences do not stand in one text."""

SAID_AGAIN = 0.66
"""Share of the shorter sentence's content words from which it was said elsewhere."""

DISPUTED_AGAIN = 0.4
"""The same of two differences of view: who was for and who against may differ."""
LEAST_SHARED = 2
"""Content words that two differences of view over one matter share."""

NEAR_IN_TURN = 3
"""Sentences within which a speaker may say the same thing twice."""

TWICE_IN_TURN = 0.2
"""Share of the shorter one's content words from which two such sentences say it twice."""

_OF_DISPUTES = wordset("""agre disagre differ divid oppos opposit object reject ask want support
    defend debat consensus view opinion leader compani regul govern minist civil societi
    accord divergent diverg divis divisé oppos opposé contest rejet refus demand défend avis vu""")
"""Stems that tell of two sides, whatever they differ on."""

REPORT_BONUS = 0.35
VOICE_BONUS = 0.12
CENTRALITY = 1.2
WORTH = 4.0
"""Weight of what a reader would keep, against nearness to the theme."""
CONTENT = 1.2
QUOTED, UNTRANSLATED = 0.6, 1.4
"""What a quotation weighs less, with and without a translation beside it."""
IN_BOTH = 1.0
"""What a point weighs more that can be told in the other language of the text as well."""
PLAIN = 1.0
"""What a sentence weighs more that names what its session is about: a reader who was not
there knows of what it speaks."""
FEW_TITLES = 0.04
"""Share of the titles of sessions up to which a word in them tells one from another."""
MUCH_CONTENT = 16
"""Different words that carry content, from which a sentence tells enough."""


def points_for(
    ties: Sequence[Tie],
    found: Sequence[Candidate],
    theme_by_id: Mapping[str, str],
    sessions: Sequence[SessionFacts] = (),
) -> tuple[Point, ...]:
    """Return the weighed points of candidates, with their explicit links."""
    links = explicit_links(ties, found)
    points = points_of(merge_same_text(found), links, theme_by_id)
    return weighed(points, sessions)


def weighed(
    points: Sequence[Point], sessions: Sequence[SessionFacts] = ()
) -> tuple[Point, ...]:
    """Return the points with weights, sorted by id.

    A point weighs by how well it reads, how likely a reader is to keep it, how much it
    tells, how near it is to what the theme is about, how many voices stand behind it,
    whether a rapporteur reported it and whether it names what its session is about.
    """
    matter = _Matter(sessions)
    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_theme[point.theme].append(point)
    made: list[Point] = []
    for theme in sorted(by_theme):
        made += _weighed(by_theme[theme], matter)
    return tuple(sorted(made, key=lambda point: point.id))


class _Matter:
    """What the sessions are about: words of their titles that few other titles hold."""

    def __init__(self, sessions: Sequence[SessionFacts]) -> None:
        self.titles = {one.code: one.title for one in sessions}
        self.stems: dict[str, Mapping[str, frozenset[str]]] = {}

    def is_named(self, point: Point) -> bool:
        """Tell whether a point's sentence holds such a word of its session's title."""
        sentence = point.lead.sentence
        if sentence.lang not in self.stems:
            self.stems[sentence.lang] = self._telling(sentence.lang)
        telling = self.stems[sentence.lang].get(sentence.source.session, frozenset())
        return not telling.isdisjoint(point.lead.stems)

    def _telling(self, lang: str) -> Mapping[str, frozenset[str]]:
        stems = {
            code: set(stems_of(title, lang)) for code, title in self.titles.items()
        }
        holders = Counter(chain.from_iterable(stems.values()))
        most = max(2, round(FEW_TITLES * len(stems)))
        return {
            code: frozenset(one for one in told if holders[one] <= most)
            for code, told in stems.items()
        }


def _weighed(points: Sequence[Point], matter: _Matter) -> list[Point]:
    matrix = tf_idf([point.lead.stems for point in points])
    near = matrix.dot(centroid(matrix))
    top = float(near.max()) if len(near) else 1.0
    return [
        replace(
            point,
            weight=_weight(point, float(value) / top if top else 0.0)
            + PLAIN * matter.is_named(point),
        )
        for point, value in zip(points, near, strict=True)
    ]


def _weight(point: Point, centrality: float) -> float:
    lead = point.lead
    weight = lead.quality + CENTRALITY * centrality + WORTH * (lead.worth - 0.5)
    weight += CONTENT * min(len(set(lead.stems)), MUCH_CONTENT) / MUCH_CONTENT
    weight += VOICE_BONUS * min(4, counts_of(point).voices - 1)
    if lead.sentence.source.kind == RecordKind.REPORT:
        weight += REPORT_BONUS
    if lead.reported is None:
        weight -= QUOTED if lead.sentence.source.translations else UNTRANSLATED
    return round(max(weight, 0.01), 4)


def shortlist(points: Sequence[Point], most: int) -> list[Point]:
    """Return the points that enter the exact selection, by function, sorted by id."""
    by_function: dict[Function, list[Point]] = defaultdict(list)
    for point in points:
        by_function[point.lead.act.function].append(point)
    share = max(10, most // max(1, len(by_function)))
    kept: list[Point] = []
    for function in sorted(by_function):
        ranked = sorted(
            by_function[function], key=lambda point: (-point.weight, point.id)
        )
        kept += ranked[:share]
    return sorted(kept, key=lambda point: point.id)


def untold(points: Sequence[Point], told: Sequence[Point]) -> list[Point]:
    """Return the points that no point told before already says in nearly its words."""
    sizes = [len(set(one.lead.stems)) for one in told]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for stem in set(one.lead.stems):
            holders[stem].append(at)
    disputed = [one for one in told if _is_dispute(one)]
    endings = {_ending(one) for one in told} - {""}
    return [
        one
        for one in points
        if not _is_told(set(one.lead.stems), holders, sizes)
        and _ending(one) not in endings
        and not any(_is_same_dispute(one, other) for other in disputed)
    ]


def _ending(point: Point) -> str:
    """Return the last words of what is said, by which two wishes are one.

    "We must persuade guilds that it pays to count looms" says again what "it is plain
    that it pays to count looms" said.
    """
    words = point.lead.sentence.words.rstrip(" .;!").split()
    return " ".join(words[-_ENDING:]).casefold() if len(words) >= _ENDING else ""


_ENDING = 6
"""Last words that no two people say by chance."""


def _is_told(
    stems: set[str], holders: Mapping[str, Sequence[int]], sizes: Sequence[int]
) -> bool:
    """Tell whether a text that shares a stem shares enough of the shorter one's."""
    if not stems:
        return bool(sizes)
    if 0 in sizes:
        return True
    shared: dict[int, int] = {}
    for stem in stems:
        for at in holders.get(stem, ()):
            shared[at] = n = shared.get(at, 0) + 1
            if n >= SAID_AGAIN * min(len(stems), sizes[at]):
                return True
    return False


def too_like(points: Sequence[Point]) -> list[tuple[str, str]]:
    """Return pairs of ids whose sentences are too like each other."""
    if not points:
        return []
    matrix = tf_idf([point.lead.stems for point in points])
    pairs = similar_pairs(matrix, TOO_LIKE)
    disputed = combinations([one for one in points if _is_dispute(one)], 2)
    again = [(a.id, b.id) for a, b in disputed if _is_same_dispute(a, b)]
    alike = [(points[i].id, points[j].id) for i, j, _ in pairs]
    return [
        *dict.fromkeys(alike + again + _of_one_subject(points) + _in_one_breath(points))
    ]


def _in_one_breath(points: Sequence[Point]) -> list[tuple[str, str]]:
    """Return pairs of ids of sentences near each other in a turn that share their matter.

    Whoever speaks freely says a thing twice, and the second time in other words. What a
    person wrote down leaves that out by itself.
    """
    by_turn: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        if point.lead.sentence.source.is_machine:
            by_turn[point.lead.sentence.source.id].append(point)
    pairs = chain.from_iterable(combinations(turn, 2) for turn in by_turn.values())
    return [(one.id, other.id) for one, other in pairs if _is_said_twice(one, other)]


def _is_said_twice(one: Point, other: Point) -> bool:
    here, there = one.lead.sentence, other.lead.sentence
    if abs(here.number - there.number) > NEAR_IN_TURN:
        return False
    stems, others = set(one.lead.stems), set(other.lead.stems)
    n = len(stems & others)
    return n >= LEAST_SHARED and n >= TWICE_IN_TURN * min(len(stems), len(others))


def _of_one_subject(points: Sequence[Point]) -> list[tuple[str, str]]:
    """Return pairs of ids that say of one thing, in one kind of paragraph, what it is.

    "The repair of old wells is vital", "the repair of old wells is a must": whoever reads
    both under one heading reads it twice.
    """
    alike: dict[tuple[str, Function], list[tuple[str, frozenset[str]]]] = defaultdict(
        list
    )
    for point in points:
        stems = subject_stems(point)
        if len(stems) >= LEAST_OF_SUBJECT:
            alike[point.theme, point.lead.act.function].append((point.id, stems))
    pairs = chain.from_iterable(combinations(kind, 2) for kind in alike.values())
    return [
        (one, other)
        for (one, stems), (other, others) in pairs
        if len(stems & others)
        >= max(LEAST_OF_SUBJECT, OF_SUBJECT * min(len(stems), len(others)))
    ]


LEAST_OF_SUBJECT = 3
"""Content words that two subjects share before they are one."""
OF_SUBJECT = 0.6
"""Share of the shorter subject's content words that the longer one holds."""
_MAIN_VERB = late(
    r"\b(?:was|were|had|would|could|might|must|should|did|remained|continued|represented"
    r"|constituted|required|needed|posed|faced|reflected|called|played|provided|became)\b"
)


def subject_stems(point: Point) -> frozenset[str]:
    """Return the stems of what an English sentence says something of; none if unsure."""
    told = point.lead.reported
    if told is None or point.lead.sentence.lang != "en":
        return frozenset()
    verb = _MAIN_VERB.search(told.clause)
    head = told.clause[: verb.start()].partition(",")[0] if verb else ""
    return frozenset(stems_of(head, "en"))


def _is_dispute(point: Point) -> bool:
    return point.lead.act.function == Function.DIFFERENCE


def _is_same_dispute(one: Point, other: Point) -> bool:
    """Tell whether two points tell of one difference of view under one theme."""
    if not _is_dispute(one) or one.theme != other.theme:
        return False
    stems = set(one.lead.stems) - _OF_DISPUTES
    others = set(other.lead.stems) - _OF_DISPUTES
    n = len(stems & others)
    return n >= LEAST_SHARED and n >= DISPUTED_AGAIN * min(len(stems), len(others))
