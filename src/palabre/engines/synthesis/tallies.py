"""What each session's words count up to: capitals, neighbours and terms.

Like its analysis this depends on the session alone, so it is kept from one draft to the
next; only the sums over all sessions are made anew. Words are held as running text, which
is read back many times as fast as tables are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from palabre.engines.formats.cabinet import Cabinet, Plain
from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, Intervention
from palabre.engines.synthesis.session_keys import SessionTurns, by_session
from palabre.engines.synthesis.words import STOP_WORDS, WORD, bare, stem
from palabre.kernel.languages import primary

if TYPE_CHECKING:
    from numpy.typing import NDArray

KIND = "tally"
PAIRS = "pairs"
KEY: Final = np.dtype("<u8")

CAPITAL = re.compile(r"(?<=[\w,;:)] )(?:the |The )?([A-ZÀ-Ý][\w'’\-]*\w)")
_LOWER = re.compile(r"(?<![\w'’\-])[a-zà-ÿ][a-zà-ÿ'’\-]*[a-zà-ÿ](?!\w)")

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one session.

    Parameters
    ----------
    small, capitals : counts of words in small letters, and with a capital inside
        sentences.
    naming : voice → its words with a capital.
    machine : counts of the words that a machine wrote down.
    pairs : the keys of the pairs of neighbouring words in them, sorted; a pair said more
        than once stands twice.
    repeated : counts of the terms, two neighbouring stems, that are used twice or more.
    n_terms : uses of all terms.
    telling : voice → the terms it used; of those who count, and of reports.
    written : "term=surface=uses" of every term of those, one a line.
    """

    session: str
    small: Counts
    capitals: Counts
    naming: Mapping[str, tuple[str, ...]]
    machine: Counts
    pairs: bytes
    repeated: Counts
    n_terms: int
    telling: Mapping[str, tuple[str, ...]]
    written: str

    def surfaces(self, term: str) -> Iterator[tuple[str, int]]:
        """Yield how a term was written, and how often so."""
        mark = f"\n{term}="
        at = self.written.find(mark)
        while at >= 0:
            end = self.written.index("\n", at + 1)
            surface, _, uses = self.written[at + len(mark) : end].rpartition("=")
            yield surface, int(uses)
            at = self.written.find(mark, end)

    def every_surface(self) -> Iterator[tuple[str, str, int]]:
        """Yield every term, how it was written, and how often so."""
        for line in self.written.split("\n")[1:-1]:
            term, surface, uses = line.split("=")
            yield term, surface, int(uses)


def tallied(
    sessions: Iterable[SessionTurns], lang: str, kept: Cabinet | None = None
) -> tuple[Tally, ...]:
    """Return the counts of each session, in their order."""
    return tuple(_session(one, lang, kept) for one in sessions)


def tallies_of(corpus: Corpus, lang: str) -> tuple[Tally, ...]:
    """Return the counts of each session of a corpus, in the order of their codes."""
    return tallied(by_session(corpus), lang)


def tally_of(turns: Sequence[Intervention], lang: str) -> Tally:
    """Return the counts of some interventions of one session."""
    small: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    machine: Counter[str] = Counter()
    pairs: list[NDArray[np.uint64]] = []
    naming: dict[str, dict[str, None]] = defaultdict(dict)
    for one in turns:
        small.update(_LOWER.findall(one.text))
        found = [word.removesuffix("'s") for word in CAPITAL.findall(one.text)]
        capitals.update(found)
        naming[_namer(one)].update(dict.fromkeys(found))
        if one.is_machine:
            said = WORD.findall(one.text.lower())
            machine.update(said)
            pairs.append(pair_keys(said))
    session = turns[0].session if turns else ""
    return Tally(
        session,
        small,
        capitals,
        {who: tuple(words) for who, words in naming.items() if words},
        machine,
        _packed(pairs),
        *_terms(turns, lang),
    )


def pair_keys(words: Sequence[str]) -> "NDArray[np.uint64]":
    """Return the numbers that the pairs of neighbouring words are known by.

    Returns
    -------
    keys : (n_words - 1,) uint64
        Of the hashes of both words; (0,) where there is no pair.
    """
    each = np.fromiter(map(_word_key, words), dtype=KEY, count=len(words))
    return each[:-1] * _ODD + each[1:]


@lru_cache(maxsize=1 << 17)
def _word_key(word: str) -> int:
    """Return 64 bits of the hash of a word."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
"""Any odd number with bits all over: which word comes first makes a difference."""


def _packed(pairs: "Sequence[NDArray[np.uint64]]") -> bytes:
    """Return the keys of pairs in order, the repeated ones twice."""
    if not pairs:
        return b""
    keys, n = np.unique(np.concatenate(pairs), return_counts=True)
    return np.repeat(keys, np.minimum(n, 2)).tobytes()


def said_again(tallies: Iterable[Tally]) -> "NDArray[np.uint64]":
    """Return the keys of the pairs that were said more than once, sorted.

    Returns
    -------
    keys : (n_pairs,) uint64
    """
    every = np.frombuffer(b"".join(one.pairs for one in tallies), dtype=KEY)
    every = np.sort(every)
    again = every[1:][every[1:] == every[:-1]]
    first = np.ones(len(again), dtype=bool)
    first[1:] = again[1:] != again[:-1]
    found: NDArray[np.uint64] = again[first]
    return found


def are_all_spoken(corpus: Corpus, sessions: Iterable[str]) -> bool:
    """Tell whether each of these sessions with records has words as they were spoken.

    Of a session known from its report alone nobody knows how many took the floor.
    """
    wanted = set(sessions)
    spoken, known = set(), set()
    for one in corpus.interventions:
        if one.session in wanted:
            known.add(one.session)
            if one.kind != RecordKind.REPORT:
                spoken.add(one.session)
    return spoken == known


def voice_of(one: Intervention) -> str:
    """Return who stands behind an intervention: the voice, or the session's report.

    A turn of which the record names nobody is one voice in itself: nobody can tell
    whether the next is another's.
    """
    if one.kind != RecordKind.REPORT and one.voice.is_unnamed:
        return f"turn {one.id}"
    return one.voice.key or one.voice.name or f"report {one.session}"


def n_voices(turns: Iterable[Intervention]) -> int:
    """Return how many voices stand behind turns; those unnamed are one at most."""
    turns = list(turns)
    named = {voice_of(one) for one in turns if not one.voice.is_unnamed}
    return len(named) or min(1, len(turns))


def _namer(one: Intervention) -> str:
    if one.kind == RecordKind.REPORT:
        return f"report {one.session}"
    return one.voice.key or one.session


def _terms(
    turns: Iterable[Intervention], lang: str
) -> tuple[Counts, int, Mapping[str, tuple[str, ...]], str]:
    """Return the terms used repeatedly, all uses, the voices' terms and the surfaces."""
    used: Counter[str] = Counter()
    telling: dict[str, dict[str, None]] = defaultdict(dict)
    written: Counter[tuple[str, str]] = Counter()
    for one in turns:
        if primary(one.lang) != lang:
            continue
        found = list(_pairs(one.text, lang))
        used.update(key for key, _ in found)
        if one.voice.is_counted or one.section:
            telling[voice_of(one)].update((key, None) for key, _ in found)
            written.update(found)
    lines = sorted(f"{key}={surface}={n}" for (key, surface), n in written.items())
    return (
        {term: n for term, n in used.items() if n > 1},
        used.total(),
        {who: tuple(terms) for who, terms in telling.items()},
        "".join(("\n", *(f"{line}\n" for line in lines))),
    )


@lru_cache(maxsize=1 << 17)
def _root(word: str, lang: str) -> tuple[str, str] | None:
    """Return a word in small letters and its stem, or None if it carries nothing."""
    low = bare(word, lang)
    stops = STOP_WORDS.get(lang, STOP_WORDS["en"])
    if len(low) < 3 or low in stops or low[0].isdigit():
        return None
    return low, stem(low, lang)


def _pairs(text: str, lang: str) -> Iterable[tuple[str, str]]:
    before: tuple[str, str] | None = None
    end = -2
    for word in WORD.finditer(text):
        found = _root(word.group(), lang)
        if found is None:
            before = None
            continue
        root = found[1]
        if (
            before
            and word.start() - end == 1
            and text[end] in " \n"
            and before[0] != root
        ):
            yield f"{before[0]} {root}", f"{before[1]} {word.group()}"
        before, end = (root, word.group()), word.end()


def _session(one: SessionTurns, lang: str, kept: Cabinet | None) -> Tally:
    if kept is None:
        return tally_of(one.turns, lang)
    made_from = [lang.encode(), one.digest]
    held = kept.recall(KIND, made_from)
    is_machine = any(turn.is_machine for turn in one.turns)
    pairs = kept.recall_bytes(PAIRS, made_from) if held and is_machine else b""
    found = _read_back(held, one.code, pairs)
    if found is None:
        found = tally_of(one.turns, lang)
        kept.keep(KIND, made_from, _plain(found))
        if is_machine:
            kept.keep_bytes(PAIRS, made_from, found.pairs)
    return found


def _plain(one: Tally) -> Plain:
    return [
        _plain_counts(one.small),
        _plain_counts(one.capitals),
        {who: " ".join(words) for who, words in one.naming.items()},
        _plain_counts(one.machine),
        [*one.repeated, *one.repeated.values()],
        one.n_terms,
        {who: "\n".join(terms) for who, terms in one.telling.items()},
        one.written,
    ]


def _plain_counts(counts: Counts) -> Plain:
    return [" ".join(counts), [*counts.values()]]


def _read_back(plain: Any, session: str, pairs: bytes | None) -> Tally | None:
    """Return what was kept, or None if it does not have its shape."""
    if pairs is None or len(pairs) % KEY.itemsize:
        return None
    try:
        small, capitals, naming, machine, repeated, n, telling, written = plain
        half = len(repeated) // 2
        return Tally(
            session,
            _counts(small),
            _counts(capitals),
            {who: tuple(words.split(" ")) for who, words in naming.items()},
            _counts(machine),
            pairs,
            dict(zip(repeated[:half], repeated[half:], strict=True)),
            n,
            {who: tuple(_lines(terms)) for who, terms in telling.items()},
            written,
        )
    except (TypeError, ValueError, AttributeError):
        return None


def _counts(plain: Any) -> Counts:
    words, numbers = plain
    return dict(zip(words.split(" "), numbers, strict=True)) if numbers else {}


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
