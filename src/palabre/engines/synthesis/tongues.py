"""The language of what was said, found from the words."""

import json
import math
from collections.abc import Sequence
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from palabre.engines.formats.cabinet import Cabinet, Ledger
from palabre.engines.synthesis.letters import told_by_letters
from palabre.engines.synthesis.scripts import (
    LATIN,
    UNKNOWN,
    fits,
    language_written,
    script_of,
)
from palabre.engines.synthesis.small_words import told_by_small_words
from palabre.kernel.languages import UN_LANGUAGES, primary

SAMPLE_SIGNS: Final = 300
"""Signs looked at in one intervention."""

FEWEST_SIGNS: Final = 40
"""Shorter words, such as "Merci", are taken to be in the record's usual language, if
that is written in their script and no small words tell of another."""

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
    return _EAR.language_of(words, usual=usual)


def usual_language(texts: Sequence[str]) -> str:
    """Return the language of most of a record, from a sample of its longest parts."""
    return _EAR.usual_language(texts)


class Ear:
    """Tells languages apart, and knows again what it heard.

    Parameters
    ----------
    kept : Cabinet, optional
        Where what was heard of a record is looked for, and left.
    record : str
        Name of the record's file: what of it changed is heard anew.
    """

    def __init__(self, kept: Cabinet | None = None, record: str = "") -> None:
        self._kept = kept
        self._heard = Ledger(kept, "heard", [record.encode("utf-8", "surrogatepass")])

    def language_of(self, words: str, *, usual: str = "") -> str:
        """Return the language of words, or the usual one where they are too few."""
        return self._heard_in(" ".join(words[:SAMPLE_SIGNS].split()), usual)

    def _heard_in(self, sample: str, usual: str = "") -> str:
        script = script_of(sample)
        is_usual = bool(usual) and fits(usual, script)
        if script not in {LATIN, ""}:
            told = told_by_letters(sample, script)
            return told or (usual if is_usual else language_written(script))
        if is_usual and len(sample) < FEWEST_SIGNS:
            return told_by_small_words(sample, primary(usual)) or usual
        tag, probability = self._classified(sample)
        return tag if not is_usual or probability >= SUREST else usual

    def usual_language(self, texts: Sequence[str]) -> str:
        """Return the language of most of a record, from a sample of its longest parts."""
        longest = sorted(texts, key=lambda one: (-len(one), one))[:5]
        sample = " ".join(one[:SAMPLE_SIGNS] for one in longest)
        return self._heard_in(sample) if sample.strip() else "en"

    def close(self) -> None:
        """Leave what was heard."""
        self._heard.close()

    def _classified(self, sample: str) -> tuple[str, float]:
        if self._kept is None:
            return _classified(sample)
        key = blake2b(sample.encode("utf-8", "replace"), digest_size=12).hexdigest()
        match self._heard.recall(key):
            case [str(tag), float(probability)]:
                found = tag, probability
            case _:
                ready_from(self._kept)
                found = _classified(sample)
        self._heard.keep(key, [*found])
        return found


_EAR: Final = Ear()


@lru_cache(maxsize=4096)
def _classified(sample: str) -> tuple[str, float]:
    """Return language and probability, of the languages that have the script."""
    script = script_of(sample)
    ranked = _identifier().rank(sample)
    tag, probability = next(
        (one for one in ranked if fits(one[0], script)), (UNKNOWN, 1.0)
    )
    return str(tag), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model of the wheel, kept to the languages heard at such meetings."""
    if _UNPACKED:
        return _UNPACKED[0]
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*UN_LANGUAGES, *_MORE])
    return identifier


_UNPACKED: Final[list[LanguageIdentifier]] = []
KIND: Final = "languages-model"
"""Drawer of the cabinet."""


def ready_from(kept: Cabinet) -> None:
    """Have the model as it was unpacked once, which takes a fifth of the time.

    The tables are the wheel's own, laid out alike, so every answer is the same.
    """
    if _UNPACKED or _identifier.cache_info().currsize:
        return
    found = kept.recall_view(KIND, [])
    if found is None:
        kept.keep_bytes(KIND, [], _tables(_identifier()))
        return
    with suppress(ValueError, KeyError, TypeError):
        _UNPACKED.append(_of_tables(found))


def _tables(one: LanguageIdentifier) -> bytes:
    """Return the tables one after the other, after a line that tells their shapes."""
    tables = {
        "chances": one.nb_ptc,
        "shares": one.nb_pc,
        "moves": np.asarray(one.tk_nextmove),
        "rows": np.asarray(one.tk_row, dtype=np.int32),
        "features": np.asarray(one.tk_output, dtype=np.int32),
    }
    shapes = [[name, str(each.dtype), each.shape] for name, each in tables.items()]
    told = json.dumps([list(one.nb_classes), shapes]).encode()
    return b"\n".join([told, b"".join(each.tobytes("F") for each in tables.values())])


_LONGEST_HEAD: Final = 1 << 12


def _of_tables(held: memoryview) -> LanguageIdentifier:
    at = bytes(held[:_LONGEST_HEAD]).index(b"\n") + 1
    classes, shapes = json.loads(bytes(held[:at]))
    tables = {}
    for name, kind, shape in shapes:
        n = math.prod(shape)
        flat = np.frombuffer(held, dtype=kind, count=n, offset=at)
        tables[name] = flat.reshape(shape, order="F")
        at += flat.nbytes
    return LanguageIdentifier(
        tables["chances"],
        tables["shares"],
        classes,
        tables["moves"].data,
        tables["features"].data,
        norm_probs=True,
        tk_row=tables["rows"].tolist(),
    )
