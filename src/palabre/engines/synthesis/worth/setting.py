"""Where a sentence stood in its turn: what went before tells how much leans on it.

Whoever says "the model is small" after three sentences on a model speaks to those who heard
them. These signs only weigh; what plainly points back never becomes a candidate.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import STOP_WORDS, WORD

NEAR: Final = 320
"""Signs before a sentence in which its words are looked for: about three sentences."""

FAR: Final = 1500
"""Signs before a sentence in which a thing may have been introduced."""

MOST_ECHOES: Final = 3
_STEM: Final = 6
_MARKERS: Final = wordset("""so and but also then now however because therefore thus again yes no well
okay ok yeah right or for first second third finally still actually basically""")
_DEFINITE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(r"\bthe (?:[a-z-]+ )??([a-z][a-z-]{3,})\b(?! of\b)"),
    "fr": re.compile(
        r"(?<!\w)(?:l[ae]s? |l['’])([a-zà-ÿ][a-zà-ÿ-]{3,})\b(?! d(?:e|u|es)\b| d['’])"
    ),
}
_PLACES: Final = (0, 1, 3, 8, 20)
_LENGTHS: Final = (200, 600, 2000, 6000)


def setting_of(sentence: Sentence) -> Iterator[str]:
    """Yield the signs of a sentence's place among what its speaker said."""
    text, start = sentence.source.text, sentence.span.start
    before = text[max(0, start - FAR) : start].lower()
    opened = WORD.findall(sentence.words[:20].lower())[:1]
    if opened and opened[0] in _MARKERS:
        yield f"~{opened[0]}"
    yield f"~echo{_echoed(sentence.words.lower(), before[-NEAR:], sentence.lang)}"
    definite = _DEFINITE.get(sentence.lang, _DEFINITE["en"])
    named = {one[:_STEM] for one in definite.findall(sentence.words.lower())}
    known = _stems(before, sentence.lang) if named else frozenset()
    yield f"~back{min(MOST_ECHOES, len(named & known))}"
    yield f"~fresh{min(MOST_ECHOES, len(named - known))}"
    yield f"~place{sum(sentence.number > least for least in _PLACES)}"
    yield f"~turn{sum(len(text) > least for least in _LENGTHS)}"
    if before.rstrip().endswith("?"):
        yield "~answers"


def _echoed(words: str, near: str, lang: str) -> int:
    """Return how much of a sentence's content stood just before, in fifths."""
    own = _stems(words, lang)
    return 5 * len(own & _stems(near, lang)) // len(own) if own else 0


@lru_cache(maxsize=4096)
def _stems(words: str, lang: str) -> frozenset[str]:
    """Return the beginnings of the words that carry content."""
    stops = STOP_WORDS.get(lang, STOP_WORDS["en"])
    return frozenset(
        word[:_STEM]
        for word in WORD.findall(words)
        if len(word) > 3 and word not in stops
    )
