"""The gate's check of time: what is to come is not told as done, nor the other way."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis import gate_spanish
from palabre.engines.synthesis.draft import Check
from palabre.engines.synthesis.gate_aligned import Token, tokens_of
from palabre.engines.synthesis.gate_case import Case
from palabre.engines.synthesis.gate_small_words import SMALL
from palabre.engines.synthesis.gate_words import ADVISED, MODALS, PLAIN
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

COMING: Final = {
    "en": wordset("will would shall ll won't wouldn't going"),
    "fr": wordset(
        "sera seront serait seraient aura auront aurait auraient fera feront ferait feraient va "
        "vont vais allons allait allaient ira iront irait iraient"
    ),
    "es": gate_spanish.COMING,
}
"""Words that put the verb behind them in the time to come."""

OPEN: Final = {
    "en": wordset(
        "to if unless should must may might can could ought let cannot can't"
    ),
    "fr": wordset("si pour afin à de"),
    "es": gate_spanish.OPEN,
}
"""Before a verb: it is wanted, possible or supposed, and no fact."""

_FUTURE_FR: Final = late(
    r".{2,}er(?:a|ont|ait|aient|ons|ions|ai)$"
    r"|(?!(?:re|at)?tir|admir|\w+spir|vir|expir|désir|étir|déchir|soupir)\w{2,}ir(?:a|ont|ait|aient|ons|ions)$"
    r"|(?:\w*(?:pren|ren|ven|ten|pen|fen|per|mor|tor|répon|fon|descen|enten|atten|vien|tien|vou|vau"
    r"|crain|join|tein|rein)d|\w*(?:mett|batt|connaît|paraît|naît|suiv|viv|écriv|romp|dev|recev"
    r"|conduis|produis|constuis|li|fe|ve|cour|mour))r(?:a|ont|ait|aient|ons|ions)$"
)
_TENSE_FR: Final = late(
    r"(?:ait|aient|é|ée|és|ées|ent|e|it|t|u|ue|us|ues|i|is|ie|ies)$"
)
_DONE_EN: Final = wordset("had has have was were been")

_GOING_TO: Final = frozenset({"to", "a"})
"""Behind "going", "iba" and "was": what follows is still to come."""

FUTURE: Final = {"fr": _FUTURE_FR, "es": gate_spanish.FUTURE}
"""Forms that say by themselves that something is to come."""

REACH: Final = 2
"""Content words over which "will" waits for its verb: "will soon pay"."""


def time(case: Case) -> Check:
    """Check that what will be is not told as what was, nor what is as what will be."""
    lang = case.lexicon
    if lang not in SMALL:
        return Check("time", passed=True)
    said = _times(case.said.text, lang)
    evidence = [_times(one.text, lang) for one in case.evidence.readings]
    whole = {word.written.casefold() for word in case.whole.words}
    for stem, (ways, word) in sorted(said.items()):
        known = {way for one in evidence if stem in one for way in one[stem][0]}
        if not known:
            continue
        is_owed = min(case.evidence.strengths.get(stem, {PLAIN})) >= ADVISED
        if ways == {"coming"} and is_owed:
            known = {"done"}
        if ways == {"coming"} and known == {"done"} and not whole & _SUPPOSED:
            told = f"“{word}” is told as what will be, and was not said so."
            return Check("time", passed=False, told=told)
        if "unmet" in ways and "unmet" not in known:
            told = f"“{word}” is told as missed, and was not said so."
            return Check("time", passed=False, told=told)
        if ways == {"done"} and known == {"coming"}:
            told = f"“{word}” is told as what is so, and was said to be coming."
            return Check("time", passed=False, told=told)
    if moved := _moved(case):
        told = f"“{moved}” moves what was said to another time."
        return Check("time", passed=False, told=told)
    return Check("time", passed=True)


def _moved(case: Case) -> str:
    """Return a word that tells of an earlier or a later time than was said."""
    said = {one.written.casefold() for one in case.whole.words}
    for words, founded in MOVES_OF.get(case.lexicon, ()):
        for word in sorted(said & words):
            if not case.evidence.surface & (words | founded):
                return word
    return ""


MOVES_OF: Final = {
    "en": (
        (
            wordset("previous earlier"),
            wordset(
                "last ago yesterday before past recent recently just early already"
            ),
        ),
        (
            wordset("following later"),
            wordset("next tomorrow after follow follows then soon"),
        ),
    ),
    "fr": (
        (
            wordset("précédent précédente précédents précédentes"),
            wordset("dernier dernière derniers dernières hier passé passée avant"),
        ),
        (
            wordset("auparavant"),
            wordset("ans an année années mois semaine semaines jour jours avant"),
        ),
        (
            wordset("actuellement"),
            wordset("aujourd'hui hui maintenant désormais présent actuel actuelle"),
        ),
        (
            wordset("suivant suivante suivants suivantes lendemain"),
            wordset(
                "prochain prochaine prochains prochaines demain après suit suivent"
            ),
        ),
    ),
    "es": gate_spanish.MOVES_OF,
}
"""Words of the house for another time, and the words on which each may stand."""


_SUPPOSED: Final = wordset("if whether si unless")


@lru_cache(maxsize=8192)
def _times(text: str, lang: str) -> Mapping[str, tuple[frozenset[str], str]]:
    """Return each stem with the times it stands in and a word of it.

    ``coming``, ``open`` (wanted, possible, supposed) or ``done`` (all else).
    """
    found: dict[str, tuple[frozenset[str], str]] = {}
    for stem, way, word in _each_time(tokens_of(text, lang), lang):
        known, first = found.get(stem, (frozenset[str](), word))
        found[stem] = (known | {way}, first)
    return found


def _each_time(tokens: tuple[Token, ...], lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield stem, time and word of all that carries content."""
    waits, age, before = "", 0, ""
    for one in tokens:
        is_being, before = before == "being", one.kind
        low = one.written.casefold()
        if one.kind == "break":
            waits = ""
        elif one.kind == "content":
            future = FUTURE.get(lang)
            way = "coming" if future is not None and future.match(low) else waits
            yield one.key, way or "done", one.written
            age += 1
            waits = waits if age < REACH and low.endswith(("ly", "ment")) else ""
        elif (
            low in COMING[lang]
            or (low in _GOING_TO and waits == "coming")
            or (low == "to" and is_being)
        ):
            waits, age = "coming", 0
        elif low in OPEN[lang] or MODALS[lang].get(low, PLAIN) != PLAIN:
            waits, age = "open", 0
        elif low == "have" and waits in {"open", "coming"} and one.kind == "other":
            waits = "unmet"
