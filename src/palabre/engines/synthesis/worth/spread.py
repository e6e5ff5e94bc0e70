"""How widely the words of a sentence are used: in how many sessions of the corpus.

A word that most sessions use is known to whoever reads about all of them; one of a single
session is that room's own. A corpus of few sessions has no say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from palabre.engines.synthesis.tallies import Tally
from palabre.engines.synthesis.words import STOP_WORDS, WORD

LEAST_SESSIONS: Final = 20
RARE: Final = 0.05
MOST_RARE: Final = 4
_STEPS: Final = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.6)
"""Shares of the sessions, for the word that is used in the fewest."""


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many sessions each word is used, in small letters."""

    sessions: Mapping[str, int]
    n_sessions: int

    def share(self, word: str) -> float:
        """Return the share of the sessions that use a word, or its singular."""
        n = self.sessions.get(word) or self.sessions.get(word.rstrip("s"), 0)
        return n / self.n_sessions

    def features(self, clause: str, lang: str = "en") -> Iterator[str]:
        """Yield the features of a clause, none in a corpus of few sessions."""
        if self.n_sessions < LEAST_SESSIONS:
            return
        share, stops = self.share, STOP_WORDS[lang]
        shares = [
            share(word)
            for word in dict.fromkeys(WORD.findall(clause.lower()))
            if len(word) > 2 and word not in stops
        ]
        if not shares:
            return
        mean = int(10 * sum(shares) / len(shares))
        yield f"#spread{mean}"
        yield from (f"#spread>{least}" for least in range(1, mean + 1))
        least_used = min(shares)
        for number, step in enumerate(_STEPS, 1):
            if least_used >= step:
                yield f"#least>{number}"
        n_rare = min(MOST_RARE, sum(share < RARE for share in shares))
        yield f"#rare{n_rare}"
        yield from (f"#rare>{least}" for least in range(1, n_rare + 1))


def learn_spread(tallies: Iterable[Tally]) -> Spread:
    """Return in how many sessions of a corpus each word is used."""
    counted: Counter[str] = Counter()
    n_sessions = 0
    for one in tallies:
        n_sessions += 1
        counted.update({word.lower() for word in chain(one.small, one.capitals)})
    return Spread(counted, n_sessions)
