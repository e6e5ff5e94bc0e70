"""A sentence laid beside the words it cites: which words answer which, and what lies between.

Words that carry content are brought together in order; between two that answer each
other the small words of both sides can be compared, and what was left out is seen.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise, permutations
from typing import Final, TypeVar

from palabre.engines.synthesis.gate_case import Case, stems_of
from palabre.engines.synthesis.gate_small_words import (
    BEING,
    BY,
    ONLY,
    SMALL,
    SPEECH,
    THAT,
    WEAK,
)
from palabre.engines.synthesis.gate_text import Reading, Word, read
from palabre.engines.synthesis.gate_words import (
    FRAME_NOUNS,
    FRAME_VERBS,
    NEGATORS,
    QUANTIFIERS,
)
from palabre.engines.synthesis.number_words import CURRENCIES

MAX_ORDERS: Final = 3
"""Cites that are tried in every order."""

LONGEST_AGENT: Final = 9
"""Words that an agent behind "by" is tried with."""

NEAR: Final = 3
"""Words before a gap that are looked at."""

FAR: Final = 9
"""Words within which "ne" finds its "que"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a break, as it is compared.

    Parameters
    ----------
    kind : str
        ``content`` (words and numbers), ``small``, ``weak``, ``being``, ``other`` or
        ``break``.
    key : str
        By which two tokens are the same.
    """

    kind: str
    key: str
    written: str
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two words that answer each other, on both sides.

    Parameters
    ----------
    before : tuple of Token
        The last words of the sentence before the gap.
    after, upto : Token, optional
        The words of the evidence that the gap follows, and that follow it.
    opens, closes : bool
        Whether the gap stands before the first such word, behind the last one.
    """

    said: tuple[Token, ...]
    evidence: tuple[Token, ...]
    opens: bool = False
    closes: bool = False
    before: tuple[Token, ...] = ()
    after: Token | None = None
    upto: Token | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence beside its evidence.

    Parameters
    ----------
    n_astray : int
        Content words of the sentence that the evidence has, but not in this order.
    """

    gaps: tuple[Gap, ...]
    n_astray: int


@lru_cache(maxsize=8192)
def tokens_of(text: str, lang: str) -> tuple[Token, ...]:
    """Return the tokens of a text; only English and French have small words."""
    found = _a_few(list(_tokens(read(text, lang), lang)))
    if lang == "en":
        return tuple(day_first(found, _key))
    return tuple(_only_in_french(found))


def _tokens(reading: Reading, lang: str) -> Iterator[Token]:
    """Yield words, whole numbers and breaks in order."""
    numbers = [one for one in reading.numbers if not one.is_weak]
    last = skipped = 0
    for word in reading.words:
        if _BREAK.search(reading.text, last, word.start):
            yield Token("break", ",", ",", last, word.start)
        if word.start < skipped:
            last = word.end
            continue
        last = word.end
        number = next((n for n in numbers if n.start <= word.start < n.end), None)
        if number is None:
            yield from _word(word, lang)
        elif word.start == number.start or reading.text[number.start] in "-−":
            yield Token(
                "content",
                number.key,
                reading.text[number.start : number.end],
                number.start,
                number.end,
            )
            numbers.remove(number)
            last = number.end
            share = _PER_CENT.match(reading.text, last)
            skipped = share.end() if share else last
    yield Token("break", ".", ".", len(reading.text), len(reading.text))


_BREAK: Final = re.compile(r"[,;:.!?()\n–—“”«»\"]")
_PER_CENT: Final = re.compile(r"\s*(?:%|per ?cent|pour cent)(?!\w)", re.IGNORECASE)
_ELIDED: Final = re.compile(r"(qu|jusqu|lorsqu|puisqu|quoiqu|[ldjmtscn])'(?=.)")


def _word(word: Word, lang: str) -> Iterator[Token]:
    """Yield a word, and before it what is elided in it."""
    low, start = word.written.casefold(), word.start
    found = _ELIDED.match(low) if lang == "fr" else None
    if found:
        yield _small(found[1], found[1], (start, start + len(found[0])), lang)
        low, start = low[len(found[0]) :], start + len(found[0])
    if low in CURRENCIES:
        yield Token("other", low, word.written, start, word.end)
    elif word.stem and low not in SMALL[lang]:
        written = word.written[start - word.start :]
        yield Token(
            "content", word.stem, written, start, word.end, is_name=word.is_name
        )
    else:
        yield _small(low, word.written, (start, word.end), lang)


def _small(low: str, written: str, place: tuple[int, int], lang: str) -> Token:
    """Return a word of grammar with its class."""
    kind, key = "other", low
    if low in SMALL[lang]:
        kind, key = "small", SMALL[lang][low]
    elif low in QUANTIFIERS[lang] and low != "any":
        kind, key = "small", f"amount:{QUANTIFIERS[lang][low]}"
    elif low in WEAK[lang]:
        kind = "weak"
    elif low in BEING[lang]:
        kind = "being"
    elif low in THAT:
        kind, key = "that", "that"
    return Token(kind, key, written, *place)


_One = TypeVar("_One")


def day_first(found: list[_One], key: Callable[[_One], str]) -> list[_One]:
    """Return things in the order "4 March", also where "March 4" stands.

    Examples
    --------
    >>> day_first(["m:3", "n:4", "n:2027"], str)
    ['n:4', 'm:3', 'n:2027']
    """
    turned = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        kind, _, day = key(other).partition(":")
        is_day = kind in {"n", "o"} and day.isdecimal() and int(day) <= LAST_DAY
        if key(one).startswith("m:") and is_day:
            turned[at], turned[at + 1] = other, one
    return turned


LAST_DAY: Final = 31


def _key(one: Token) -> str:
    return one.key


def _a_few(found: list[Token]) -> list[Token]:
    """Tell "a few" from "few" and "a little" from "little"."""
    for at, (before, one) in enumerate(pairwise(found), 1):
        if before.key in {"a", "un"} and one.key == FEW:
            found[at] = replace(one, key=A_FEW)
    return found


FEW: Final = "amount:10"
A_FEW: Final = "amount:20"

_DENIED: Final = NEGATORS["fr"] - {"ne", "n"}


def _only_in_french(found: list[Token]) -> list[Token]:
    """Make one class of "ne ... que" and "seulement"; "un accord selon lequel" is the house's."""
    for at, one in enumerate(found):
        if one.key == "accord" and _follows(found, at, "selon", "lequel"):
            found[at] = replace(one, kind="other")
        if one.key not in {"ne", "n"}:
            continue
        for place in range(at + 1, min(at + FAR, len(found))):
            other = found[place]
            if other.kind == "break" or other.key in _DENIED | {"plus"}:
                break
            if other.kind == "that":
                found[place] = Token(
                    "small", ONLY, f"ne … {other.written}", other.start, other.end
                )
                break
    return found


def _follows(found: Sequence[Token], at: int, *words: str) -> bool:
    """Tell whether words stand right behind a place."""
    there = [one.written.casefold() for one in found[at + 1 : at + 1 + len(words)]]
    return there == list(words)


def aligned(case: Case) -> Aligned:
    """Return a sentence beside its evidence, turned as the words were said.

    A clause that an editor put first goes back to its place, and a passive becomes
    active again, if only so its words come in the order in which they were said.
    """
    objected = _OBJECTED.search(case.whole.text)
    return _aligned(
        case.said.text[: objected.start()] if objected else case.said.text,
        tuple(one.text for one in case.evidence.readings),
        case.lexicon,
    )


_OBJECTED: Final = re.compile(
    r"\s?; [^;]{1,40}(?: objected| s'y (?:est opposé|sont opposés))\.$"
)
"""How the house ends a point that somebody objected to."""


def retold(case: Case) -> bool:
    """Tell whether the people who said something still say it, with another verb."""
    if case.lexicon not in SMALL:
        return False
    return any(is_retold(case, gap) for gap in aligned(case).gaps)


def is_retold(case: Case, gap: Gap) -> bool:
    """Tell whether of a record's "operators argue that" only the verb was exchanged."""
    verbs = stems_of(SPEECH[case.lexicon], case.lexicon)
    lost = [one for one in gap.evidence if one.kind == "content"]
    if gap.opens or not lost or any(one.key not in verbs for one in lost):
        return False
    told = verbs | stems_of(FRAME_VERBS[case.lexicon], case.lexicon)
    is_told = any(one.key in told for one in gap.said)
    is_house = any(
        one.kind == "break" and re.search(r"\w", case.whole.text[one.start : one.end])
        for one in gap.said
    )
    according = ACCORDING & {one.written.casefold() for one in case.whole.words}
    return is_told or is_house or bool(according)


ACCORDING: Final = frozenset({"according", "selon", "según"})


@lru_cache(maxsize=4096)
def _aligned(text: str, texts: tuple[str, ...], lang: str) -> Aligned:
    said = tokens_of(text, lang)
    records = [tokens_of(one, lang) for one in dict.fromkeys(texts)]
    orders = permutations(records) if len(records) <= MAX_ORDERS else [tuple(records)]
    joined = [tuple(chain(*each)) for each in orders]
    alone = records if len(records) > 1 else []
    known = {one.key for each in records for one in each}
    known -= stems_of(FRAME_NOUNS[lang], lang)  # "one speaker" is the house's
    plain = min((_laid(said, each, known) for each in (*alone, *joined)), key=_badness)
    if not plain.n_astray:
        return plain
    turned = [
        _laid(way, each, known)
        for each in joined
        for way in chain(_put_back(said), _made_active(said, lang))
    ]
    turned += [
        _laid(said, way, known) for each in joined for way in _made_active(each, lang)
    ]
    best = min(turned, key=_badness, default=plain)
    return plain if best.n_astray else best


def _badness(one: Aligned) -> tuple[int, int, int]:
    """Order alignments: words astray, small words that differ, words left out."""
    n_apart = sum(_keys(gap.said) != _keys(gap.evidence) for gap in one.gaps)
    n_lost = sum(each.kind == "content" for gap in one.gaps for each in gap.evidence)
    return one.n_astray, n_apart, n_lost


def _keys(tokens: Sequence[Token]) -> list[str]:
    """Return the classes of small words, sorted."""
    return sorted(one.key for one in tokens if one.kind == "small")


def _laid(
    said: Sequence[Token], evidence: Sequence[Token], known: AbstractSet[str]
) -> Aligned:
    """Bring together the words of two texts that answer each other."""
    mine = [at for at, one in enumerate(said) if one.kind == "content"]
    theirs = [at for at, one in enumerate(evidence) if one.kind == "content"]
    pairs = _longest([said[at] for at in mine], [evidence[at] for at in theirs])
    n_known = sum(said[at].key in known for at in mine)
    gaps, here, there = [], 0, 0
    for at, other in [*((mine[i], theirs[j]) for i, j in pairs), (None, None)]:
        gaps.append(
            Gap(
                tuple(said[here:at]),
                tuple(evidence[there:other]),
                opens=not here,
                closes=at is None,
                before=tuple(said[max(0, here - NEAR) : here]),
                after=evidence[there - 1] if there else None,
                upto=evidence[other] if other is not None else None,
            )
        )
        if at is not None and other is not None:
            here, there = at + 1, other + 1
    n_met = sum(said[mine[first]].key in known for first, _ in pairs)
    return Aligned(tuple(gaps), n_known - n_met)


def _longest(first: Sequence[Token], second: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places of the longest run of words that both have in order.

    Of two runs of one length, the one whose words are the very same ("participation"
    answers no "participants" where both stand), and whose names answer names.
    """
    n, m = len(first), len(second)
    best = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(m - 1, -1, -1):
            row[j] = max(
                below[j], row[j + 1], below[j + 1] + _worth(first[i], second[j])
            )
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        worth = _worth(first[i], second[j])
        if worth and best[i][j] == best[i + 1][j + 1] + worth:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(one: Token, other: Token) -> int:
    """Return how well two words answer each other; 0 where they do not."""
    if one.key != other.key:
        return 0
    is_same = one.written.casefold() == other.written.casefold()
    return 100 + (one.is_name == other.is_name) + 2 * is_same


def _put_back(said: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Put the clause that opens a sentence at its end, or before another break.

    Only one that a preposition or a conjunction opens; the house's opening stays.
    """
    breaks = [at for at, one in enumerate(said) if one.kind == "break"]
    for start in (0, *(at + 1 for at in breaks[:2] if at + 1 < len(said))):
        opener = next(
            (at for at in range(start, len(said)) if said[at].kind != "that"), start
        )
        if said[opener].kind not in {"small", "weak"}:
            continue
        for stop in range(opener + 2, len(said) - 1):
            rest = said[stop + (said[stop].kind == "break") :]
            for at in range(1, len(rest)):
                if rest[at].kind == "break":
                    yield (*said[:opener], *rest[:at], *said[opener:stop], *rest[at:])


def _made_active(said: Sequence[Token], lang: str) -> Iterator[tuple[Token, ...]]:
    """Put who acts before the verb: "A was done by B" becomes "B done A"."""
    being = [at for at, one in enumerate(said) if one.kind == "being"]
    for place in being:
        verb = next(
            (n for n in range(place + 1, len(said)) if said[n].kind == "content"), None
        )
        if verb is None:
            continue
        for by in range(verb + 1, len(said)):
            if said[by].key != BY[lang]:
                continue
            for start in range(place):
                for stop in range(by + 2, min(by + 2 + LONGEST_AGENT, len(said))):
                    yield (
                        *said[:start],
                        *said[by + 1 : stop],
                        *said[place + 1 : verb + 1],
                        *said[start:place],
                        *said[verb + 1 : by],
                        *said[stop:],
                    )
