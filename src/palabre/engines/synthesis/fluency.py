"""Fluency of machine transcripts: pairs of common words that hardly anybody says.

"each relay would verified": both words are frequent, the pair is not. Learnt from the
corpus itself, so small corpora have no say.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from palabre.engines.synthesis.tallies import Tally, pair_keys, said_again
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import WORD
from palabre.kernel.late import late

if TYPE_CHECKING:
    from numpy.typing import NDArray

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


_BROKEN = late(
    r"\ba [aeio](?!ne\b|nce\b|ur)\w+|\ban [bcdfgjkpqtvwyz][a-z]|\ba [A-Z]*[AEFHILMNORSX][A-Z]*\b(?![a-z])"
    r"|\ban? (?:[a-z-]+ )?(?!process|access|business|address|analysis|series|basis|class|status"
    r"|consensus|focus|bus|loss|success|bias|campus|virus|lens|stress|census|corpus|progress"
    r"|various|previous|serious|obvious|continuous|autonomous|anonymous|synchronous|wireless"
    r"|seamless|less|plus|gas|cross|across|this|its|as|is|was|has|stateless|dangerous|famous"
    r"|simultaneous|asynchronous|malicious|heterogeneous|lossless|rigorous|endless|press|mass"
    r"|boss|pass|class|always|perhaps|sometimes|thus)[a-z]{3,}s\b(?! of)"
    r"|\bneed(?:s|ed)? to (?:a|an|the|be able)\b|\bjust\b|\bone thing\b|\bthe most of\b"
    r"|\b(?:is|was|are|were) (?:\w+ ){1,5}(?:is|was|are|were)\b(?!.*\b(?:and|that|which|who)\b)"
    r"|\bnowadays\b|\bby design was\b|\bevery (?:\w+ )?[a-z]{3,}(?<!s)(?<!u)s (?:is|are|was)\b"
    r"|\b(?:it|they|there|he|she) (?:the|a|an) |\bwhich there (?:is|are|was|were)\b"
    r"|\bha(?:d|s|ve) (?:already |also )?(?!being|something|nothing|anything|king)\w+ing\b"
    r"|\b(?:is|was) (?:no|some|many|several|two|three|four|five|different|various)"
    r" (?:[\w-]+ ){0,3}(?:objects|issues|gaps|problems|challenges|changes|users|cases)\b"
    r"|\bequals? to\b|\bmore and more \w+ the\b|\bthat (?:defined|described|used) (?:by|in)\b"
    r"|\ban? \w+ (?:services|metrics|packets|paths|nodes|systems|constructs)\b"
    r"|\b(?:is|are|was|were) (?:\w+ ){0,2}(?:allow|provide|require|use|need|support|send)\b"
    r"|\b(?:in|on) January the\b|\b(?:should|can|could|may) be (?:alignment|support)\b"
    r"|, it (?:received|required|requires|receives)\b|\bdo(?:es)? (?:block|allow|support)\b"
    r"|\bthere (?:is|was) (?:some|an?|no) (?:[\w-]+ ){1,3}[a-z]{3,}(?<!s)(?<!u)(?<!i)s\b"
    r"|\b(?:could|can|would|should|must|may|might|will) (?:\w+ )?(?:had|has|was|were|is|are)\b"
    r"|\bthere (?:is|was) (?!an?\b|the\b|no\b|one\b|some\b)(?:[a-z-]+ ){0,3}[a-z]{3,}(?<!s)(?<!u)(?<!i)s\b"
    r"|\b(\w{4,}) of \1\b|, (?:is|was|are|were) (?:more|also|the)\b|\binform of\b"
    r"|^[a-z]+ [a-z]+, the \w+ (?:could|can|is|was)\b|\bmost common \w+ \w+ing\b"
    r"|\blikewise standardly\b|\bthere existed no\b|\bfrom \w+ \w+ \w+ \w+ \w+ to be\b"
    r"|\binstead of\b.*\binstead of\b|\bthe requirement \w+ requirement\b"
    r"|\bcould be used as an?\b.*\bin as\b|\bthe Ir\b|\bthe need to a\b",
)
_PREPOSITION = late(
    r"^(?:by|in|for|with|from|at|on|through|during|beside|besides|within|under|to|of|due to)\b",
    re.IGNORECASE,
)
_PLURAL_WAS = late(r"\b[a-z]{3,}(?<!s)(?<!u)(?<!i)s (?:is|was|has|does)\b")
_NEAR_PREPOSITION = late(
    r"\b(?:of|in|for|from|to|by|with|between|on|at|and) (?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)


def is_broken(clause: str) -> bool:
    """Tell whether English grammar is plainly broken: articles, number, lost subject."""
    if _BROKEN.search(clause):
        return True
    if _PREPOSITION.match(clause) and "," not in clause:
        return True
    found = _PLURAL_WAS.search(clause)
    if found is None:
        return False
    return _NEAR_PREPOSITION.search(clause[: found.start()]) is None


@dataclass(frozen=True, slots=True)
class Fluency:
    """Counts of words, and the keys of the pairs that were said more than once."""

    words: Counter[str]
    again: "NDArray[np.uint64]"
    total: int
    told: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    """What was asked before: each clause is asked for twice."""

    def stumbles(self, clause: str) -> int:
        """Return the neighbouring words that are frequent alone, but not together."""
        if self.total < LEAST_WORDS:
            return 0
        if clause not in self.told:
            self.told[clause] = self._stumbles(clause)
        return self.told[clause]

    def _stumbles(self, clause: str) -> int:
        said = WORD.findall(clause.lower())
        disagrees = any(
            _disagrees(said[max(0, at - 4) : at], word) for at, word in enumerate(said)
        )
        return int(disagrees) + self._n_odd(said)

    def _n_odd(self, said: Sequence[str]) -> int:
        """Return the pairs that one would expect to hear again, and that nobody did."""
        n = [self.words[word] for word in said]
        frequent = [
            at
            for at, (one, other) in enumerate(pairwise(n))
            if one * other / self.total >= EXPECTED
        ]
        keys = pair_keys(said)[frequent]
        after = self.again.searchsorted(keys, side="right")
        return int((after == self.again.searchsorted(keys)).sum())


def learn_fluency(tallies: Iterable[Tally]) -> Fluency:
    """Return the counts of the machine transcripts of a corpus."""
    heard = [one for one in tallies if one.machine]
    words: Counter[str] = Counter()
    for one in heard:
        words.update(one.machine)
    return Fluency(words, said_again(heard), sum(words.values()))
