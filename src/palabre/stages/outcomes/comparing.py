"""Two versions of a text beside each other: what came in, went out, changed, moved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from palabre.stages.outcomes.models import Draft
from palabre.stages.outcomes.redline import Change, Piece, cut, redline

LIKE = 0.55
"""Share of words in common from which two sentences are one that was rewritten."""


class Fate(StrEnum):
    """What became of a sentence from one version to the other."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a version."""

    code: str
    section: str
    section_title: str
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence in both versions, or in one, with its words marked."""

    code: str
    section: str
    section_title: str
    fate: Fate
    pieces: tuple[Piece, ...]
    was_moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared, in the order of the newer one, with counts."""

    lines: tuple[Compared, ...]
    n_in: int
    n_out: int
    n_by_fate: Mapping[str, int]

    @property
    def changes(self) -> tuple[Compared, ...]:
        """Return the sentences that are not the same."""
        return tuple(one for one in self.lines if one.fate is not Fate.SAME)


def content_of(draft: Draft) -> dict[str, object]:
    """Return what a version keeps: the title and every sentence that stands."""
    rows = (
        draft.sentences.filter(is_dropped=False)
        .order_by("position")
        .values_list("code", "section", "section_title", "paragraph", "text")
    )
    return {
        "title": draft.title,
        "lang": draft.lang,
        "sentences": [list(row) for row in rows],
    }


def lines_of(content: Mapping[str, object]) -> tuple[Line, ...]:
    """Return the sentences of a kept version."""
    rows = content["sentences"]
    assert isinstance(rows, list), "a version keeps a list of sentences"
    return tuple(Line(*row) for row in rows)


def compare(old: Sequence[Line], new: Sequence[Line]) -> Comparison:
    """Return two versions sentence by sentence.

    Sentences are the same by code and likeness; else by their words; else by likeness
    within a section. What was removed stands where it stood. The halves of one that was
    split, and one that was made of two, are held against the whole.
    """
    pairs = _pairs(old, new)
    wholes = wholes_of(pairs, old, new)
    moved = _moved(pairs, old, new)
    before = {at: i for i, at in pairs.items()}
    gone = [i for i in range(len(old)) if i not in pairs and i not in wholes.merged]
    lines: list[Compared] = []
    for at, line in enumerate(new):
        matched = before.get(at)
        if matched is not None:
            while gone and gone[0] < matched:
                lines.append(_removed(old[gone.pop(0)]))
        was_moved = at in moved
        lines.append(
            wholes.lines.get(at) or _compared(old, matched, line, was_moved=was_moved)
        )
    lines += [_removed(old[i]) for i in gone]
    counted = [
        (piece.change, len(piece.words.split()))
        for one in lines
        for piece in one.pieces
    ]
    fates = [one.fate for one in lines]
    return Comparison(
        tuple(lines),
        sum(n for change, n in counted if change is Change.IN),
        sum(n for change, n in counted if change is Change.OUT),
        {str(fate): fates.count(fate) for fate in Fate},
    )


def _pairs(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """Return which sentence of the new version each old one became."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(new)))
    codes = {line.code: at for at, line in enumerate(new)}
    texts: dict[str, list[int]] = {}
    for at, line in enumerate(new):
        texts.setdefault(line.text, []).append(at)

    def tie(i: int, at: int | None) -> None:
        if at is not None and at in free and i not in pairs:
            pairs[i] = at
            del free[at]

    for i, line in enumerate(old):
        same = codes.get(line.code)
        if same is not None and (line.text == new[same].text or _like(line, new[same])):
            tie(i, same)
    for i, line in enumerate(old):
        if i not in pairs:
            tie(i, next((at for at in texts.get(line.text, ()) if at in free), None))
    for i, line in enumerate(old):
        if i not in pairs:
            near = (at for at in free if new[at].section == line.section)
            tie(i, next((at for at in near if _like(line, new[at])), None))
    return pairs


def _like(one: Line, other: Line) -> bool:
    matcher = SequenceMatcher(None, one.text.split(), other.text.split(), False)  # noqa: FBT003
    return matcher.quick_ratio() >= LIKE and matcher.ratio() >= LIKE


@dataclass(frozen=True, slots=True)
class Wholes:
    """Sentences that were split or merged: their lines, and which old ones went in."""

    lines: Mapping[int, Compared]
    merged: frozenset[int]


def wholes_of(
    pairs: Mapping[int, int], old: Sequence[Line], new: Sequence[Line]
) -> Wholes:
    """Find neighbours that together are one sentence of the other version."""
    before = {at: i for i, at in pairs.items()}
    lines: dict[int, Compared] = {}
    merged: set[int] = set()
    for at, (first, second) in enumerate(pairwise(new)):
        known = [before[one] for one in (at, at + 1) if one in before]
        if len(known) != 1 or at in lines:
            continue
        whole, half = old[known[0]].text, first if at in before else second
        if _is_whole(whole, first, second, half):
            joint = redline(whole, f"{first.text} {second.text}")
            parts = cut(joint, len(first.text.split()))
            lines[at] = _in_part(first, Fate.SPLIT, parts[0])
            lines[at + 1] = _in_part(second, Fate.SPLIT, parts[1])
    for i, (first, second) in enumerate(pairwise(old)):
        known = [pairs[one] for one in (i, i + 1) if one in pairs]
        if len(known) != 1 or known[0] in lines or i in merged:
            continue
        line, half = new[known[0]], first if i in pairs else second
        if _is_whole(line.text, first, second, half):
            pieces = redline(f"{first.text} {second.text}", line.text)
            lines[known[0]] = _in_part(line, Fate.MERGED, pieces)
            merged.add(i + 1 if i in pairs else i)
    return Wholes(lines, frozenset(merged))


def _is_whole(whole: str, first: Line, second: Line, half: Line) -> bool:
    """Tell whether two neighbours are a sentence better than the one that is tied to it."""
    if first.section != second.section:
        return False
    joined = _likeness(whole, f"{first.text} {second.text}")
    return joined >= WHOLE and joined > _likeness(whole, half.text)


WHOLE = 0.8
"""Share of words in common from which two neighbours are one sentence, cut or joined."""


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _in_part(line: Line, fate: Fate, pieces: Sequence[Piece]) -> Compared:
    return Compared(line.code, line.section, line.section_title, fate, tuple(pieces))


def _moved(
    pairs: Mapping[int, int], old: Sequence[Line], new: Sequence[Line]
) -> frozenset[int]:
    """Return the new places of sentences that changed order, section or paragraph."""
    order = [pairs[i] for i in sorted(pairs)]
    kept = set(_longest_rise(order))
    same = _same_paragraphs(pairs, old, new)
    return frozenset(
        at
        for i, at in pairs.items()
        if at not in kept
        or old[i].section != new[at].section
        or (_paragraph(old[i]), _paragraph(new[at])) not in same
    )


def _paragraph(line: Line) -> tuple[str, int]:
    return line.section, line.paragraph


def _same_paragraphs(
    pairs: Mapping[int, int], old: Sequence[Line], new: Sequence[Line]
) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    """Return which paragraph is which: those that have most sentences in common.

    Numbers alone tell nothing: another draft counts its paragraphs anew.
    """
    shared = Counter(
        (_paragraph(old[i]), _paragraph(new[at])) for i, at in sorted(pairs.items())
    )
    same: dict[tuple[str, int], tuple[str, int]] = {}
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if one not in same and other not in same.values():
            same[one] = other
    return set(same.items())


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the longest rising run of numbers, gaps allowed."""
    ends: list[int] = []
    links: list[int] = []
    tails: list[int] = []
    for i, number in enumerate(numbers):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if ends[middle] < number:
                low = middle + 1
            else:
                high = middle
        links.append(tails[low - 1] if low else -1)
        ends[low : low + 1] = [number]
        tails[low : low + 1] = [i]
    found: list[int] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        found.append(numbers[at])
        at = links[at]
    return found[::-1]


def _compared(
    old: Sequence[Line], matched: int | None, line: Line, *, was_moved: bool
) -> Compared:
    if matched is None:
        pieces: tuple[Piece, ...] = (Piece(Change.IN, line.text),)
        fate = Fate.ADDED
    else:
        pieces = redline(old[matched].text, line.text)
        fate = Fate.SAME if len(pieces) == 1 else Fate.CHANGED
        if was_moved and fate is Fate.SAME:
            fate = Fate.MOVED
    return Compared(
        line.code, line.section, line.section_title, fate, pieces, was_moved
    )


def _removed(line: Line) -> Compared:
    return Compared(
        line.code,
        line.section,
        line.section_title,
        Fate.REMOVED,
        (Piece(Change.OUT, line.text),),
    )


def sections_of(lines: Sequence[Compared]) -> Iterator[tuple[str, list[Compared]]]:
    """Yield the sections of compared sentences, in order of the text."""
    kept: dict[str, tuple[str, list[Compared]]] = {}
    for one in lines:
        kept.setdefault(one.section, (one.section_title, []))[1].append(one)
    yield from kept.values()
