"""Where a sentence may be made two: between words, never inside one."""

import re
from itertools import pairwise

from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.models import Sentence

_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages whose words no space parts."""

_SIGNS = re.compile(r"[\W_]+")


def check_between_words(sentence: Sentence, first: str, second: str) -> None:
    """Refuse with ``split-inside-word`` a split whose halves part a word."""
    if primary(sentence.draft.lang) in _UNSPACED:
        return
    word = parted_word(sentence.text, first, second)
    if word:
        raise Refused("split-inside-word", field="text", word=word)


def parted_word(text: str, first: str, second: str) -> str:
    """Return the word of a text that two halves part, or nothing.

    Examples
    --------
    >>> parted_word("One speaker left.", "O", "ne speaker left.")
    'One'
    >>> parted_word("One speaker left.", "One speaker.", "Left.")
    ''
    """
    before, after = first.split(), second.split()
    if not before or not after:
        return ""
    pair = (_bare(before[-1]), _bare(after[0]))
    words = [(one, _bare(one)) for one in text.split()]
    folded = [bare for _, bare in words]
    if not all(pair) or pair in pairwise(folded):
        return ""
    glued = "".join(pair)
    return next((one.strip(".,;:!?()«»“”") for one, bare in words if bare == glued), "")


def _bare(word: str) -> str:
    return _SIGNS.sub("", word).casefold()
