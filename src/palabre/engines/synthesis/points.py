"""Points: claims with what is tied to them, each tie with its kind.

Only the same text, explicit support or objection, a report's word and a person are
counted. Likeness ties nothing; it only keeps two like sentences out of one text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.acts import PATTERNS, PREVIOUS, act_of, names_somebody
from palabre.engines.synthesis.corpus import Function, LinkKind
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Candidate, Link, Point
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import stems
from palabre.kernel.late import late

SAME_TEXT = 0.85
"""Share of content words in common from which two sentences say the same text."""

MIN_SHARED = 2
"""Content words that support must share with what it supports."""


def merge_same_text(found: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    """Return groups of candidates with (nearly) the same words, best first in each."""
    buckets: dict[str, list[int]] = defaultdict(list)
    groups: list[list[Candidate]] = []
    firsts: list[set[str]] = []
    for one in found:
        mine = set(one.stems)
        home = _home(mine, firsts, buckets)
        if home is None:
            home = len(groups)
            groups.append([])
            firsts.append(mine)
            for stem in sorted(mine, key=lambda each: (-len(each), each))[:3]:
                buckets[stem].append(home)
        groups[home].append(one)
    return [tuple(sorted(group, key=_best_first)) for group in groups]


def _home(
    mine: set[str], firsts: list[set[str]], buckets: Mapping[str, list[int]]
) -> int | None:
    """Return the first group whose first candidate has nearly the same words."""
    near = {index for stem in mine for index in buckets.get(stem, ())}
    n_mine = len(mine)
    for index in sorted(near):
        theirs = firsts[index]
        n_theirs = len(theirs)
        if min(n_mine, n_theirs) < SAME_TEXT * max(n_mine, n_theirs):
            continue  # even if all of the shorter were in the longer
        n_shared = len(mine & theirs)
        if n_shared >= SAME_TEXT * (n_mine + n_theirs - n_shared):
            return index
    return None


def _best_first(one: Candidate) -> tuple[float, str]:
    return (-one.quality, one.id)


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence that supports somebody named, or objects.

    Parameters
    ----------
    target : str
        The name, or ``PREVIOUS``.
    context : str
        The sentence and the two that follow it in the same turn.
    """

    sentence: Sentence
    function: Function
    target: str
    context: str


_TYING = frozenset({Function.AGREEMENT, Function.DIFFERENCE})


def ties_of(sentences: Sequence[Sentence]) -> tuple[Tie, ...]:
    """Return the sentences of transcripts that support somebody, or object."""
    found = []
    for place, one in enumerate(sentences):
        if one.source.kind != RecordKind.TRANSCRIPT or one.lang not in PATTERNS:
            continue
        if not names_somebody(one.words, PATTERNS[one.lang]):
            continue
        act = act_of(one)
        if act.function in _TYING and act.target and not _HEDGED.search(one.words):
            near = sentences[place : place + 3]
            same = [each.words for each in near if each.source.id == one.source.id]
            found.append(Tie(one, act.function, act.target, " ".join(same)))
    return tuple(found)


_HEDGED = late(
    r"\b(?:probably|perhaps|maybe|largely|mostly|somewhat|partly|partially|in part|in principle|to (?:some|a certain)"
    r" (?:extent|degree)|more or less|not entirely|not fully|not completely|kind of|sort of agree"
    r"|peut-être|probablement|sans doute|largement|en (?:grande )?partie|dans une certaine mesure|plus ou moins"
    r"|en principe|pas (?:tout à fait|entièrement)|quizás?|tal vez|probablemente|en parte"
    r"|parcialmente|en principio|hasta cierto punto|más o menos|no del todo)\b"
    # "I agree with Ana on ropes, although I expect no miracle": support with a reserve
    r"|[,;–—] ?(?:but|although|though|except|mais|bien que|quoique|sauf|pero|aunque)\b",
    re.IGNORECASE,
)
"""Half a support, with a reserve or for a softer view: it is not counted as support."""


def explicit_links(
    ties: Iterable[Tie], found: Sequence[Candidate]
) -> dict[str, tuple[Link, ...]]:
    """Return support and objection by the id of the candidate they are tied to.

    A tie needs a person named in the sentence, who spoke before in the same session,
    and a candidate of that person that shares content words with the sentence or the
    two that follow it.
    """
    said = _by_speaker(found)
    links: dict[str, list[Link]] = defaultdict(list)
    for tie in ties:
        target = _target(tie.sentence, tie.target, tie.context, said)
        if target is not None:
            kind = (
                LinkKind.EXPLICIT_SUPPORT
                if tie.function == Function.AGREEMENT
                else LinkKind.EXPLICIT_OBJECTION
            )
            links[target.id].append(Link(tie.sentence, kind))
    return {key: tuple(each) for key, each in sorted(links.items())}


def _by_speaker(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    said: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        if one.sentence.source.kind != RecordKind.REPORT:
            said[one.sentence.source.session].append(one)
    return said


def _target(
    sentence: Sentence, name: str, context: str, said: Mapping[str, list[Candidate]]
) -> Candidate | None:
    if name == PREVIOUS:
        return _target_before(sentence, context, said)
    wanted = {part.lower() for part in re.findall(r"[^\W\d_]{3,}", name)} - _TITLES
    heard = set(stems(context, sentence.lang))
    best: tuple[int, str, Candidate] | None = None
    for one in said.get(sentence.source.session, ()):
        source = one.sentence.source
        if source.order >= sentence.source.order:
            continue
        parts = {
            part.lower() for part in re.findall(r"[^\W\d_]{3,}", source.voice.name)
        }
        if (
            not wanted
            or not wanted & parts
            or source.voice.key == sentence.source.voice.key
        ):
            continue
        shared = len(heard & set(one.stems))
        if shared >= MIN_SHARED and (best is None or shared > best[0]):
            best = (shared, one.id, one)
    return best[2] if best else None


def _target_before(
    sentence: Sentence, context: str, said: Mapping[str, list[Candidate]]
) -> Candidate | None:
    """Return what the speaker just before said that shares words, or all they said."""
    before = [
        one
        for one in said.get(sentence.source.session, ())
        if one.sentence.source.order < sentence.source.order
        and one.sentence.source.voice.key != sentence.source.voice.key
    ]
    last = max((one.sentence.source.order for one in before), default=-1)
    mine = [one for one in before if one.sentence.source.order == last]
    if sentence.source.order - last > _JUST_BEFORE:
        return None
    heard = set(stems(context, sentence.lang))
    shared = [one for one in mine if len(heard & set(one.stems)) >= MIN_SHARED]
    if shared:
        return min(shared, key=lambda one: (-len(heard & set(one.stems)), one.id))
    return mine[0] if len(mine) == 1 else None


_JUST_BEFORE = 2
"""Turns back to the speaker before: a chair may have given the floor in between."""

_TITLES = wordset(
    "the mrs minister madam ambassador doctor prof professor what sra señor señora doctora "
    "ministro ministra embajador embajadora"
)


def points_of(
    groups: Sequence[tuple[Candidate, ...]],
    links: Mapping[str, tuple[Link, ...]],
    theme_of: Mapping[str, str],
) -> tuple[Point, ...]:
    """Return the points of groups that stand in a theme, sorted by id."""
    made = []
    for group in groups:
        lead = group[0]
        theme = theme_of.get(lead.id, "")
        tied = tuple(link for one in group for link in links.get(one.id, ()))
        made.append(Point(lead.id, theme, lead, group[1:], tied))
    return tuple(sorted(made, key=lambda point: point.id))
