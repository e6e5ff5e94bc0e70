"""Features of a reported sentence: how it opens, its words, its shape, where it stood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from palabre.engines.synthesis.discourse.tokens import tokens_of
from palabre.engines.synthesis.shapes import Reported
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.worth.loose import loose_definites
from palabre.engines.synthesis.worth.matter import matter_of

_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9-]{1,}\w*\b|\b\w*[a-z][A-Z]\w*\b")
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z]\w+")
_CLASSES: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "en": {
        "far": wordset("it its they them their he his she her itself themselves"),
        "must": wordset("must should need needed needs had ought"),
        "hedge": wordset(
            "might may could perhaps probably some sometimes often somewhat"
        ),
    },
    "fr": {
        "far": wordset(
            "il elle ils elles lui leur leurs son sa ses y en celui celle ceux celles"
        ),
        "must": wordset("""doit doivent devait devaient devrait devraient faut fallait faudrait
            convient convenait"""),
        "hedge": wordset("""peut pourrait pourraient peut-être parfois souvent certains certaines
            quelques plutôt"""),
    },
}
_DEFINITES: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("the"),
    "fr": wordset("le la les l'"),
}
_OF: Final[Mapping[str, frozenset[str]]] = {
    "en": wordset("of"),
    "fr": wordset("de du des d'"),
}
_ABSTRACT = re.compile(
    r"(?:tion|sion|ment|ity|ness|ance|ence|ism|ship|dom)(?:s|')?$", re.IGNORECASE
)
MOST_WORDS = 40


def features_of(
    reported: Reported, *, function: str, kind: str, is_machine: bool, lang: str = "en"
) -> list[str]:
    """Return the features of a sentence in reported speech, each once.

    Parameters
    ----------
    kind : str
        Kind of the record: transcript, report, statement.
    is_machine : bool
        A machine wrote the words down.
    lang : str
        Words of another language than English are features of their own; shape, place
        and function are weighed alike in all.
    """
    tokens = tokens_of(reported.clause)
    where = "machine" if is_machine else kind
    found = dict.fromkeys(_worded(tokens, "" if lang == "en" else f"{lang} "))
    found |= dict.fromkeys(_shaped(reported.clause, tokens, lang))
    found |= dict.fromkeys(matter_of(reported.clause, lang))
    found |= dict.fromkeys(
        (
            f"#{where}",
            f"#{reported.speech}",
            f"#{function}",
            f"#{where}&{function}",
            *(_loose(reported.clause, where) if lang == "en" else (f"#{lang}",)),
            f"#own{int(reported.is_own)}",
            f"#framed{int(reported.is_framed)}",
        )
    )
    return list(found)


def _loose(clause: str, where: str) -> tuple[str, str]:
    n_loose = loose_definites(clause)
    return f"#loose{min(n_loose, 3)}", f"#loose&{where}{min(n_loose, 2)}"


def _worded(tokens: Sequence[str], mark: str) -> Iterator[str]:
    for n in (1, 2, 3):
        yield f"{mark}^{' '.join(tokens[:n])}"
    for token in tokens:
        yield mark + (token if len(token) <= 5 else token[:6] + "*")
    if tokens:
        yield f"{mark}{tokens[-1]}$"


def _shaped(clause: str, tokens: Sequence[str], lang: str) -> Iterator[str]:
    n_words = min(len(tokens), MOST_WORDS)
    definites, of = _DEFINITES[lang], _OF[lang]
    yield f"#words{n_words // 5}"
    yield f"#acronyms{min(len(_ACRONYM.findall(clause)), 4)}"
    yield f"#capitals{min(len(_CAPITAL.findall(clause)), 4)}"
    yield f"#commas{min(clause.count(','), 4)}"
    if lang == "en":
        yield f"#the{min(tokens.count('the'), 4)}"
        yield f"#abstract{min(sum(bool(_ABSTRACT.search(t)) for t in tokens), 4)}"
    for name, words in _CLASSES[lang].items():
        if words & set(tokens):
            yield f"#{name}"
    if "0" in tokens:
        yield "#number"
    opening = "the" if definites & set(tokens[:1]) else "other"
    yield f"#{opening}&{'of' if of & set(tokens[:5]) else 'bare'}"
    for mark in (";", ":", "—", "(", " - "):
        if mark in clause:
            yield f"#{mark}"
