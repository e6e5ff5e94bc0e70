"""A text as the gate reads it: stems, negated and hedged words, names, quotations."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TypeVar

from palabre.engines.synthesis.gate_forms import (
    FRENCH_ENDINGS,
    FRENCH_ROOTS,
    IRREGULAR,
    british,
)
from palabre.engines.synthesis.gate_spanish import spanish_root
from palabre.engines.synthesis.gate_words import (
    DENIALS,
    FUNCTION_WORDS,
    HEDGES,
    MODALS,
    NEGATORS,
    PLAIN,
    POSSIBLE,
    QUANTIFIERS,
    TWO_WORD_MODALS,
    UNDONE,
    UNQUANTIFIED,
)
from palabre.engines.synthesis.number_words import SCALES, UNITS
from palabre.engines.synthesis.numbers_in_text import Number, numbers_in
from palabre.engines.synthesis.words import stem
from palabre.kernel.languages import primary
from palabre.kernel.late import late
from palabre.kernel.numbers import MONTHS, WEEKDAYS

REACH = 5
"""Words over which a negation, a modal or a quantifier waits for its word."""

_PIECE = late(
    r"[^\W_]+(?:['’\-+./@][^\W_]+)*\+?|[,;:.!?()\n—–\"“”«»]",
)
_QUOTED = late(
    r"\"([^\"]+)\"|“([^”]+)”|«[\s\u00a0\u202f]*(.+?)[\s\u00a0\u202f]*»|„([^“”]+)[“”]"
)
_BREAKS = frozenset(",;:.!?()\n—–")
_SENTENCE_ENDS = frozenset('.!?\n:"“«')
_ELIDED = late(r"^([ldjmtscn]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_ORDINAL = late(r"\d+(?:st|nd|rd|th|er|ère|re|e|ème|[ºª])")

_FRENCH_WOMEN = late(
    r"(?:étudiant|enseignant|commerçant|habitant|patient|adhérent|agent|remplaçant|exploitant"
    r"|fabricant|représentant|débutant|apprenant|soignant|dirigeant|résident|avocat|employé)es?$"
    r"|(?:paysan|artisan|citoyen|lycéen|collégien|chirurgien|technicien|musicien)nes?$"
    r"|(?:ouvri|infirmi|écoli|polici|banqui|passag|étrang)ères?$|voisines?$"
)
"""Women are not told as men, though one stem holds both."""

_FRENCH_ENDINGS = tuple((late(form), root) for form, root in FRENCH_ENDINGS)
_FRENCH_ROOTS = tuple((late(form), root) for form, root in FRENCH_ROOTS)

_Value = TypeVar("_Value")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Parameters
    ----------
    folded : str
        Without case and accents, for comparing names.
    stem : str
        For comparing content; empty for words that carry none.
    is_name : bool
        Capitalised within a sentence, an acronym, or letters with digits.
    """

    written: str
    folded: str
    stem: str
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the checks ask of one text; made once for each text.

    Parameters
    ----------
    negated, strengths, quantities : mapping of str to frozenset
        Stem → whether it is negated; how strong its verb is; how many are meant:
        every way it occurs in the text.
    tallies : mapping of str to int
        How often each stem, each strength (``modal:3``), each amount (``amount:50``)
        and any negation (``not``) occurs.
    undone : frozenset of str
        Stems of what is itself denied before "that": "nobody denies that".
    """

    text: str
    lang: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    quotations: tuple[str, ...]
    folded: frozenset[str]
    stems: frozenset[str]
    negated: Mapping[str, frozenset[bool]] = field(default_factory=dict)
    strengths: Mapping[str, frozenset[int]] = field(default_factory=dict)
    quantities: Mapping[str, frozenset[int]] = field(default_factory=dict)
    tallies: Mapping[str, int] = field(default_factory=dict)
    undone: frozenset[str] = _NONE

    @property
    def names(self) -> tuple[Word, ...]:
        """Return proper names and acronyms in order."""
        return tuple(word for word in self.words if word.is_name)


def fold(words: str) -> str:
    """Return words without case and accents.

    Examples
    --------
    >>> fold("Élodie")
    'elodie'
    """
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def plain_spaces(words: str) -> str:
    """Return words with plain spaces and plain apostrophes, for comparing."""
    return " ".join(words.replace("’", "'").split())


def quoted_in(text: str) -> tuple[str, ...]:
    """Return the quoted phrases of a text in order.

    Examples
    --------
    >>> quoted_in("She called it “a bridge” and « un pont ».")
    ('a bridge', 'un pont')
    """
    return tuple(
        next(group for group in match.groups() if group is not None).strip()
        for match in _QUOTED.finditer(text)
    )


def without_quotations(text: str) -> str:
    """Return a text with its quoted phrases blanked, every place kept."""
    return _QUOTED.sub(lambda match: " " * (len(match[0]) - 1) + ",", text)


@lru_cache(maxsize=16384)
def read(text: str, lang: str) -> Reading:
    """Read a text for the gate.

    Notes
    -----
    About 0.5 ms a sentence; the same text is read once.
    """
    tag = primary(lang)
    text = text.replace("’", "'")
    if tag == "en":
        text = _UNDERGONE.sub(lambda found: " " * len(found[0]), text)
    words = tuple(_words(text, tag))
    scan = _Scan(tag)
    for word in words:
        scan.take(word)
    return Reading(
        text=text,
        lang=tag,
        words=tuple(word for word in words if word.folded),
        numbers=numbers_in(text, tag),
        quotations=quoted_in(text),
        folded=frozenset(
            part
            for word in words
            for part in (word.folded, *re.split("[-./@+]", word.folded))
        ),
        stems=frozenset(word.stem for word in words if word.stem),
        negated=_frozen(scan.negated),
        strengths=_frozen(scan.strengths),
        quantities=_frozen(scan.quantities),
        tallies=dict(scan.tallies),
        undone=frozenset(scan.undone),
    )


def _frozen(kept: Mapping[str, set[_Value]]) -> dict[str, frozenset[_Value]]:
    """Freeze the sets of a mapping."""
    return {key: frozenset(values) for key, values in kept.items()}


def _words(text: str, tag: str) -> Iterator[Word]:
    """Return the words with their stems and names marked; breaks have no letters."""
    opens = True
    for match in _PIECE.finditer(text):
        piece = match[0]
        if not piece[0].isalnum():
            opens = piece in _SENTENCE_ENDS or opens
            yield Word(piece, "", "", *match.span())
            continue
        yield _word(piece, match.start(), tag, opens=opens)
        opens = False


def _word(piece: str, start: int, tag: str, *, opens: bool) -> Word:
    """Return one word: what is elided before it and a genitive are left out."""
    bare = piece.replace("’", "'")
    if tag in {"fr", "es"}:
        bare = _ELIDED.sub("", bare)
    bare = bare.removesuffix("'s").removesuffix("'")
    return Word(
        written=piece.replace("’", "'"),
        folded=fold(bare),
        stem=content_of(bare.casefold(), tag),
        start=start,
        end=start + len(piece),
        is_name=_is_name(bare, tag, opens=opens),
    )


_OF_GRAMMAR = frozenset({"owns", "owned", "cent", "percent"})
"""A verb whose base is a word of grammar ("those who own" have "their own"); "per cent"."""

_UNDERGONE = late(r"(?<=\b[Hh]ad )to(?= (?:wait|queue)\b)|(?<=n[o'’]t )any\b")
"""What says no more than "waited", or "no": "had to wait", "not any"."""


@lru_cache(maxsize=65536)
def content_of(low: str, tag: str) -> str:
    """Return the stem of a word that carries content, else nothing."""
    lexicon = tag if tag in NEGATORS else "en"
    if lexicon == "en" and low in _OF_GRAMMAR:
        return ""
    is_grammar = (
        low in FUNCTION_WORDS[lexicon]
        or low in NEGATORS[lexicon]
        or low in MODALS[lexicon]
        or low in QUANTIFIERS[lexicon]
        or low in UNITS[lexicon]
        or low in SCALES[lexicon]
        or low.endswith("n't")
        or ("-" in low and set(low.split("-")) <= {*UNITS[lexicon], *SCALES[lexicon]})
    )
    if is_grammar or len(low) < 2 or low[0].isdigit():
        return ""
    return content_stem(low, lexicon)


@lru_cache(maxsize=65536)
def content_stem(low: str, lexicon: str) -> str:
    """Return the stem of a lower-case word, irregular forms brought together.

    Examples
    --------
    >>> content_stem("deviennent", "fr") == content_stem("devenaient", "fr")
    True
    >>> content_stem("taught", "en") == content_stem("teaches", "en")
    True
    """
    if lexicon == "en":
        return stem(british(IRREGULAR.get(low, low)), lexicon)
    if lexicon == "fr":
        if women := _FRENCH_WOMEN.match(low):
            return women[0].removesuffix("s")
        for pattern, root in _FRENCH_ROOTS:
            bare, n_changed = pattern.subn(root, low)
            if n_changed:
                low = bare
                break
        found = stem(low, lexicon).removesuffix("e")
        for pattern, root in _FRENCH_ENDINGS:
            found = pattern.sub(root, found)
        return found
    if lexicon == "es":
        return spanish_root(low, stem(low, lexicon))
    return stem(low, lexicon)


@lru_cache(maxsize=65536)
def _is_name(bare: str, tag: str, *, opens: bool) -> bool:
    """Tell whether a word is written as a proper name, an acronym or a designation."""
    has_digit = any(sign.isdigit() for sign in bare)
    if has_digit:
        has_letter = any(sign.isalpha() for sign in bare)
        return has_letter and not _ORDINAL.fullmatch(bare)
    if bare in {"I", ""} or bare.casefold() in _CALENDAR.get(tag, frozenset()):
        return False
    if any(sign.isupper() for sign in bare[1:]):
        return True
    return bare[:1].isupper() and not opens and len(bare) > 1


_CALENDAR = {
    tag: frozenset(name.casefold() for name in (*MONTHS[tag], *WEEKDAYS[tag]))
    for tag in MONTHS
}


_OPENS_DENIED = frozenset({"to", "that", "of", "de", "à", "que", "d'", "qu'"})
"""After these a denial is of what follows: "failed to open", not "failed in winter"."""


_THAT = ("that", "que", "qu'")
_TAKEN_BACK = frozenset({"not", f"modal:{POSSIBLE}"})


@cache
def _undone(lang: str) -> frozenset[str]:
    """Return the stems of what only affirms where it is denied."""
    return frozenset(content_stem(one, lang) for one in UNDONE.get(lang, _NONE))


@dataclass(slots=True)
class _Scan:
    """Walks over words and ties negation, strength and quantity to the next one."""

    lang: str
    negated: dict[str, set[bool]] = field(default_factory=dict)
    strengths: dict[str, set[int]] = field(default_factory=dict)
    quantities: dict[str, set[int]] = field(default_factory=dict)
    tallies: Counter[str] = field(default_factory=Counter)
    is_negated: bool = False
    is_denied: bool = False
    strength: int = PLAIN
    quantity: int = UNQUANTIFIED
    age: int = 0
    last: str = ""
    undone: set[str] = field(default_factory=set)
    held: list[str] = field(default_factory=list)
    undoing: str = ""

    def take(self, word: Word) -> None:
        """Take the next word or break."""
        if not word.folded or self.age > REACH:
            self._forget()
        if not word.folded:
            self.undoing = ""
            return
        low = word.written.casefold()
        if self.undoing and low.startswith(_THAT):
            self._undo()
        self._weigh(low)
        if word.stem:
            self._tie(word.stem, low)
        else:
            if self.is_denied and low in _OPENS_DENIED:
                self.is_negated, self.age = True, 0
            self.is_denied = False
            self.age += 1

    def _weigh(self, low: str) -> None:
        """Note a negation, a modal or a quantifier."""
        tag = self.lang if self.lang in NEGATORS else "en"
        bare, short_not = low.removesuffix("n't"), low.endswith("n't")
        bare = {"ca": "can", "wo": "will", "sha": "shall"}.get(bare, bare)
        bare = _ELIDED.sub("", bare) if tag in {"fr", "es"} else bare
        if short_not or bare in NEGATORS[tag] or low.startswith("n'"):
            self.is_negated, self.age = True, 0
            self.tallies["not"] += 1
            self.held.append("not")
        level = MODALS[tag].get(bare, TWO_WORD_MODALS.get((self.last, bare), PLAIN))
        if level != PLAIN:
            self.strength, self.age = level, 0
            self.tallies[f"modal:{level}"] += 1
            self.held.append(f"modal:{level}")
        if bare in QUANTIFIERS[tag]:
            self.quantity, self.age = QUANTIFIERS[tag][bare], 0
            self.tallies[f"amount:{self.quantity}"] += 1
        if bare in HEDGES.get(tag, _NONE):
            self.tallies["hedge"] += 1
        self.last = bare

    def _undo(self) -> None:
        """Take a negation back that only denies a denial: "nobody denies that"."""
        self.tallies.subtract(one for one in self.held if one in _TAKEN_BACK)
        self.undone.add(self.undoing)
        self._forget()

    def _tie(self, stem_: str, low: str) -> None:
        """Write down how a word is meant, and start anew."""
        self.tallies[stem_] += 1
        is_undone = self.is_negated and stem_ in _undone(self.lang)
        self.is_denied = not self.is_negated and low in DENIALS.get(self.lang, _NONE)
        self.negated.setdefault(stem_, set()).add(self.is_negated)
        self.strengths.setdefault(stem_, set()).add(self.strength)
        self.quantities.setdefault(stem_, set()).add(self.quantity)
        held = self.held
        self._forget()
        if is_undone:
            self.undoing, self.held = stem_, held

    def _forget(self) -> None:
        """Let go of what waited for a word."""
        self.is_negated, self.age = False, 0
        self.undoing, self.held = "", []
        self.strength, self.quantity = PLAIN, UNQUANTIFIED
