"""The language of what was said, found from the words."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from palabre.kernel.languages import UN_LANGUAGES

SAMPLE_SIGNS: Final = 300
"""Signs looked at in one intervention."""

FEWEST_SIGNS: Final = 40
"""Shorter words, such as "Merci", are taken to be in the record's usual language."""

SUREST: Final = 0.95
"""Least probability that overrules the record's usual language."""

_MORE = ("de", "it", "pt")


def language_of(words: str, *, usual: str = "") -> str:
    """Return the language of words, or the usual one where they are too few.

    Examples
    --------
    >>> language_of("Nous ne pouvons pas accepter que les écoles restent sans réseau.")
    'fr'
    >>> language_of("Merci.", usual="en")
    'en'
    """
    sample = " ".join(words[:SAMPLE_SIGNS].split())
    if usual and len(sample) < FEWEST_SIGNS:
        return usual
    tag, probability = _classified(sample)
    return tag if not usual or probability >= SUREST else usual


def usual_language(texts: Sequence[str]) -> str:
    """Return the language of most of a record, from a sample of its longest parts."""
    longest = sorted(texts, key=lambda one: (-len(one), one))[:5]
    sample = " ".join(one[:SAMPLE_SIGNS] for one in longest)
    return _classified(sample)[0] if sample.strip() else "en"


@lru_cache(maxsize=4096)
def _classified(sample: str) -> tuple[str, float]:
    """Return language and probability."""
    tag, probability = _identifier().classify(sample)
    return str(tag), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model of the wheel, kept to the languages heard at such meetings."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*UN_LANGUAGES, *_MORE])
    return identifier
