"""Corrections that a glossary proposes: acronyms and names that were misheard."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from palabre.engines.synthesis.glossary.sounds import (
    distance,
    folded,
    likeness,
    sound,
)
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.spans import Span


class TermKind(StrEnum):
    """What a term of the glossary names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    ACRONYM = "acronym"
    TERM = "term"


class Sign(StrEnum):
    """Why a correction is proposed."""

    SOUND = "sound"
    SPELLING = "spelling"
    TITLE = "title"
    CONTEXT = "context"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Term:
    """A name or an acronym of the programme.

    Parameters
    ----------
    words : str
        As it should stand.
    expansion : str
        What an acronym stands for; its words nearby speak for it.
    is_here : bool
        Of this session: its people and their organizations.
    """

    words: str
    kind: TermKind
    expansion: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may have been misheard, and what they may have been.

    Parameters
    ----------
    score : float
        How likely, in [0, 1]; only what reaches `ENOUGH` is proposed.
    signs : tuple of Sign
        What speaks for it.
    """

    span: Span
    before: str
    term: Term
    score: float
    signs: tuple[Sign, ...]

    @property
    def after(self) -> str:
        """Return the words that should stand there."""
        return self.term.words


ENOUGH: Final = 0.75
SHORTEST_NAME: Final = 5
SHORTEST_ACRONYM: Final = 3
LONGEST_RUN: Final = 4
NEARBY: Final = 120
"""Signs to each side within which the context of an acronym is looked for."""

_ACRONYM = re.compile(r"\b[A-Z](?:\.?[A-Z0-9]){1,5}\b")
_RUN = re.compile(
    r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*(?:\s+[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*)*"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORT_TITLES = wordset("mr mrs ms dr prof m mme mlle pr sr sra")
"""Titles that a full stop may follow."""

_TITLES = _SHORT_TITLES | wordset("""miss professor minister secretary ambassador president chair
    director commissioner madam sir mayor
    monsieur madame ministre professeure professeur docteure présidente président
    directrice directeur commissaire maire señor señora ministra""")


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    words: str
    is_titled: bool
    is_opening: bool


class Glossary:
    """The terms of an edition, ready to be compared with what was heard.

    Parameters
    ----------
    terms : iterable of Term
        Names, organizations, acronyms, terms; the order does not matter.
    usual : iterable of str
        Words and acronyms that are no mistakes although nothing is called so: what
        the texts of the programme say.
    often : iterable of str
        Acronyms that a record says again and again: a machine mishears alike each
        time, so they are doubted only where the words around speak for another.
    """

    def __init__(
        self,
        terms: Iterable[Term],
        usual: Iterable[str] = (),
        often: Iterable[str] = (),
    ) -> None:
        self._often = frozenset(often)
        ordered = sorted(
            set(terms), key=lambda one: (not one.is_here, one.kind, one.words)
        )
        self._acronyms: dict[str, Term] = {}
        self._usual = frozenset(folded(word) for word in usual)
        self._known: set[str] = set()
        self._by_ends: dict[tuple[int, str], list[Term]] = defaultdict(list)
        for one in ordered:
            if one.kind == TermKind.ACRONYM:
                self._acronyms.setdefault(one.words, one)
            else:
                self._take(one)

    def _take(self, term: Term) -> None:
        names = term.words.split()
        self._known.add(folded(term.words))
        self._known.update(folded(name) for name in names)
        self._index(term)
        if term.kind == TermKind.PERSON and len(names) > 1:
            self._known.update(folded(part) for part in names[-1].split("-"))
            self._index(Term(names[-1], term.kind, term.words, term.is_here))

    def _index(self, term: Term) -> None:
        """Keep a term where words that begin or end with its sound will look."""
        for key in _ends(term.words):
            self._by_ends[key].append(term)

    def _near(self, words: str) -> Iterable[Term]:
        return dict.fromkeys(
            term for key in _ends(words) for term in self._by_ends.get(key, ())
        )

    def propose(self, text: str) -> tuple[Proposal, ...]:
        """Return the corrections that a turn may need, in the order of the text."""
        found = [*self._acronyms_in(text), *self._names_in(text)]
        found.sort(key=lambda one: (-one.score, one.span.start, one.after))
        kept: list[Proposal] = []
        for one in found:
            if not any(one.span.overlaps(other.span) for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.span.start))

    # ── acronyms ────────────────────────────────────────────────────────────────

    def _acronyms_in(self, text: str) -> Iterator[Proposal]:
        for found in _ACRONYM.finditer(text):
            heard = found.group()
            plain = heard.replace(".", "")
            if plain in self._acronyms or folded(plain) in self._usual:
                continue
            best = [
                one
                for term in self._acronyms.values()
                if (one := self._acronym(text, found.span(), plain, term))
            ]
            if plain in self._often:
                best = [one for one in best if Sign.CONTEXT in one.signs]
            best.sort(key=lambda one: (-one.score, one.after))
            if best and (len(best) == 1 or best[0].score > best[1].score):
                yield best[0]

    @staticmethod
    def _acronym(
        text: str, place: tuple[int, int], heard: str, term: Term
    ) -> Proposal | None:
        if min(len(heard), len(term.words)) < SHORTEST_ACRONYM:
            return None
        away = distance(heard.lower(), term.words.lower(), by_letter=True)
        if away > 1:
            return None
        signs = [Sign.SOUND if away < 1 else Sign.SPELLING]
        score = 0.78 - 0.26 * (away - 0.5)
        around = folded(text[max(0, place[0] - NEARBY) : place[1] + NEARBY]).split()
        expected = {w for w in folded(term.expansion).split() if len(w) > 3}
        if expected & set(around):
            signs.append(Sign.CONTEXT)
            score += 0.15
        if term.is_here:
            signs.append(Sign.HERE)
            score += 0.05
        return _made(Span(*place), heard, term, score, signs)

    # ── names ───────────────────────────────────────────────────────────────────

    def _names_in(self, text: str) -> Iterator[Proposal]:
        for place in _named_places(text):
            if self._is_known(place):
                continue
            made = [
                one
                for term in self._near(place.words)
                if (one := self._name(place, term))
            ]
            made.sort(key=lambda one: (-one.score, not one.term.is_here, one.after))
            if made and (len(made) == 1 or made[0].score - made[1].score > 0.02):
                yield made[0]

    def _is_known(self, place: _Place) -> bool:
        names = place.words.split()
        if all(folded(name) in self._known for name in names):
            return True
        if len(names) == 1:
            return not place.is_titled and (
                place.is_opening or folded(names[0]) in self._usual
            )
        return all(folded(name) in self._usual for name in names)

    @staticmethod
    def _name(place: _Place, term: Term) -> Proposal | None:
        if min(len(place.words), len(term.words)) < SHORTEST_NAME:
            return None
        if abs(len(place.words) - len(term.words)) > 4:
            return None
        alike = likeness(place.words, term.words)
        if alike < 0.6 or folded(place.words) == folded(term.words):
            return None
        if not _parts_alike(place.words, term.words):
            return None
        signs = [Sign.SPELLING]
        score = alike * 0.85
        if sound(place.words) == sound(term.words):
            signs = [Sign.SOUND]
            score += 0.18
        if place.is_titled and term.kind == TermKind.PERSON:
            signs.append(Sign.TITLE)
            score += 0.08
        if term.is_here:
            signs.append(Sign.HERE)
            score += 0.08
        if len(place.words.split()) > 1:
            score += 0.06
        return _made(place.span, place.words, term, score, signs)


def _ends(words: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return under which keys a name is found: how it begins, and how it ends."""
    key = sound(words)
    n = words.count(" ") + 1
    return (n, "^" + key[:2]), (n, key[-2:] + "$")


def _parts_alike(heard: str, meant: str) -> bool:
    """Tell whether every word is near its counterpart: "Maria Silva" is no "Maria Silk"."""
    pairs = zip(heard.split(), meant.split(), strict=True)
    return all(
        likeness(one, two) >= 0.55 or sound(one) == sound(two) for one, two in pairs
    )


def _made(
    span: Span, before: str, term: Term, score: float, signs: Sequence[Sign]
) -> Proposal | None:
    if score < ENOUGH:
        return None
    return Proposal(span, before, term, round(min(score, 0.99), 3), tuple(signs))


def _named_places(text: str) -> Iterator[_Place]:
    """Yield every run of one to four words with capitals, longest first at a place."""
    words = list(_WORD.finditer(text))
    for at, first in enumerate(words):
        if not first.group()[0].isupper() or first.group().isupper():
            continue
        before = words[at - 1] if at else None
        between = text[before.end() : first.start()] if before else "\n"
        title = before.group().lower() if before else ""
        titled = title in (_SHORT_TITLES if "." in between else _TITLES)
        titled = titled and not between.strip(". ")
        is_opening = not titled and any(sign in between for sign in ".!?\n:")
        for n in range(min(LONGEST_RUN, len(words) - at), 0, -1):
            run = words[at : at + n]
            if n > 1 and not _is_run(text, run):
                continue
            if n == 1 and not titled and _is_of_run(text, words, at):
                continue
            possessive = _POSSESSIVE.search(run[-1].group())
            end = run[-1].end() - (len(possessive.group()) if possessive else 0)
            span = Span(first.start(), end)
            yield _Place(span, " ".join(span.of(text).split()), titled, is_opening)


def _is_of_run(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a word with a capital stands right after another one."""
    if not at or not words[at - 1].group()[0].isupper():
        return False
    return text[words[at - 1].end() : words[at].start()].isspace()


def _is_run(text: str, run: Sequence[re.Match[str]]) -> bool:
    if not run[-1].group()[0].isupper():
        return False
    return all(text[one.end() : two.start()].isspace() for one, two in pairwise(run))
