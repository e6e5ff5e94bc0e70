"""Features of a reported sentence: how it opens, its words, its shape, where it stood."""

import re
from collections.abc import Iterator, Sequence

from palabre.engines.synthesis.discourse.tokens import tokens_of
from palabre.engines.synthesis.shapes import Reported
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.worth.loose import loose_definites
from palabre.engines.synthesis.worth.matter import matter_of

_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9-]{1,}\w*\b|\b\w*[a-z][A-Z]\w*\b")
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z]\w+")
_FAR = wordset("it its they them their he she his her itself themselves")
_MUST = wordset("must should need needed needs had ought")
_HEDGE = wordset("might may could perhaps probably some sometimes often somewhat")
_ABSTRACT = re.compile(
    r"(?:tion|sion|ment|ity|ness|ance|ence|ism|ship|dom)(?:s|')?$", re.IGNORECASE
)
MOST_WORDS = 40


def features_of(
    reported: Reported, *, function: str, kind: str, is_machine: bool
) -> list[str]:
    """Return the features of a sentence in reported speech, each once.

    Parameters
    ----------
    kind : str
        Kind of the record: transcript, report, statement.
    is_machine : bool
        A machine wrote the words down.
    """
    tokens = tokens_of(reported.clause)
    where = "machine" if is_machine else kind
    found = dict.fromkeys(_worded(tokens))
    found |= dict.fromkeys(_shaped(reported.clause, tokens))
    found |= dict.fromkeys(matter_of(reported.clause))
    found |= dict.fromkeys(
        (
            f"#{where}",
            f"#{reported.speech}",
            f"#{function}",
            f"#{where}&{function}",
            *_loose(reported.clause, where),
            f"#own{int(reported.is_own)}",
            f"#framed{int(reported.is_framed)}",
        )
    )
    return list(found)


def _loose(clause: str, where: str) -> tuple[str, str]:
    n_loose = loose_definites(clause)
    return f"#loose{min(n_loose, 3)}", f"#loose&{where}{min(n_loose, 2)}"


def _worded(tokens: Sequence[str]) -> Iterator[str]:
    for n in (1, 2, 3):
        yield "^" + " ".join(tokens[:n])
    for token in tokens:
        yield token if len(token) <= 5 else token[:6] + "*"
    if tokens:
        yield f"{tokens[-1]}$"


def _shaped(clause: str, tokens: Sequence[str]) -> Iterator[str]:
    n_words = min(len(tokens), MOST_WORDS)
    yield f"#words{n_words // 5}"
    yield f"#acronyms{min(len(_ACRONYM.findall(clause)), 4)}"
    yield f"#capitals{min(len(_CAPITAL.findall(clause)), 4)}"
    yield f"#commas{min(clause.count(','), 4)}"
    yield f"#the{min(tokens.count('the'), 4)}"
    yield f"#abstract{min(sum(bool(_ABSTRACT.search(t)) for t in tokens), 4)}"
    for name, words in (("far", _FAR), ("must", _MUST), ("hedge", _HEDGE)):
        if words & set(tokens):
            yield f"#{name}"
    if "0" in tokens:
        yield "#number"
    opening = "the" if tokens[:1] == ["the"] else "other"
    yield f"#{opening}&{'of' if 'of' in tokens[:5] else 'bare'}"
    for mark in (";", ":", "—", "(", " - "):
        if mark in clause:
            yield f"#{mark}"
