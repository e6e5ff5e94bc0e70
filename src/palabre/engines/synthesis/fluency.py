"""Fluency of machine transcripts: pairs of common words that hardly anybody says.

"each relay would verified": both words are frequent, the pair is not. Learnt from the
corpus itself, so small corpora have no say.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from palabre.engines.synthesis.corpus import Intervention
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import WORD

LEAST_WORDS = 100_000
"""Below this a corpus is too small to tell what is never said."""

EXPECTED = 0.35
"""Times a pair would stand by chance, from which its absence is a sign."""


_NEVER_NOUNS = frozenset(
    base for base in PAST_BY_BASE if f"{base}s" not in NOUNS_TOO
) - wordset("""open close live complete separate welcome secure lower direct network host present
    perform last name own input output process access cost cut let put set read spread
    document advance store load sign""")
_BEFORE_BASE = wordset("""to not and or but will would can could may might must shall should cannot do does did
    i you we they that which who people children women men data let us them never also
    often still then typically usually always currently only really just normally""")


def _disagrees(before: list[str], word: str) -> bool:
    """Tell whether a plural verb follows a singular: "the system provide"."""
    if word not in _NEVER_NOUNS or not before:
        return False
    if set(before) & {"help", "helps", "let", "lets", "make", "makes", "made", "to"}:
        return False
    last = before[-1]
    return not (last in _BEFORE_BASE or last.endswith("s") or last.isdigit())


@dataclass(frozen=True, slots=True)
class Fluency:
    """Counts of words and of neighbouring pairs."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    total: int

    def stumbles(self, clause: str) -> int:
        """Return the neighbouring words that are frequent alone, but not together."""
        if self.total < LEAST_WORDS:
            return 0
        said = WORD.findall(clause.lower())
        disagrees = any(
            _disagrees(said[max(0, at - 4) : at], word) for at, word in enumerate(said)
        )
        return int(disagrees) + sum(self._is_odd(pair) for pair in pairwise(said))

    def _is_odd(self, pair: tuple[str, str]) -> bool:
        expected = self.words[pair[0]] * self.words[pair[1]] / self.total
        return expected >= EXPECTED and self.pairs[pair] <= 1


def learn_fluency(interventions: Iterable[Intervention]) -> Fluency:
    """Return the counts of the machine transcripts of a corpus."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for one in interventions:
        if not one.is_machine:
            continue
        said = WORD.findall(one.text.lower())
        words.update(said)
        pairs.update(pairwise(said))
    return Fluency(words, pairs, sum(words.values()))
