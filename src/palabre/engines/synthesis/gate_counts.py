"""The gate's checks of numbers: in the evidence, in the figures, or counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from palabre.engines.synthesis.draft import Check
from palabre.engines.synthesis.gate_case import Case, stems_of
from palabre.engines.synthesis.gate_text import content_stem, fold
from palabre.engines.synthesis.gate_words import FRAME_NOUNS, QUANTIFIERS
from palabre.engines.synthesis.number_words import CURRENCIES
from palabre.engines.synthesis.numbers_in_text import Number
from palabre.engines.synthesis.wording import LADDER
from palabre.engines.synthesis.words import content, stem, stems
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.numbers import RoundingWord, is_true_of

_RUNGS: Final = MappingProxyType({rung.word: rung for rung in LADDER})
_LEVELS: Final = MappingProxyType({20: "some", 25: "several", 30: "many", 40: "most"})
"""Rung of the published ladder for each strength of a quantifier (gate_words)."""

_ROUNDING = MappingProxyType(
    {
        ">": RoundingWord.MORE_THAN,
        "-": RoundingWord.NEARLY,
        "~": RoundingWord.ABOUT,
        "": RoundingWord.EXACT,
    }
)

_SESSION_WORDS = frozenset(
    {"session", "sessions", "report", "reports", "séance", "séances", "rapport"}
    | {"rapports", "sesión", "sesiones", "informe", "informes"}
)
_CURRENCIES = frozenset(CURRENCIES.values())
_GROUP_WORDS = frozenset({"group", "groups", "groupe", "groupes", "grupo", "grupos"})


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount of speakers, sessions or groups that the text claims."""

    noun: str
    written: str
    number: int | None
    level: int


def numbers(case: Case) -> Check:
    """Check that every number is in the cited words, the figures or the counts."""
    missing = [
        case.said.text[number.start : number.end]
        for number in case.said.numbers
        if not _has_number(case, number) and not _is_counted(case, number)
    ]
    if missing:
        told = f"Not in the cited words nor a figure: {', '.join(missing)}."
        return Check("numbers", passed=False, told=told)
    return Check("numbers", passed=True)


def _has_number(case: Case, number: Number) -> bool:
    """Tell whether a number stands in the evidence, a figure or the facts."""
    if number.key in case.evidence.numbers or number.key in case.known_numbers:
        return True
    if number.is_weak and not case.evidence.numbers & {"n:1", "n:2", "o:1", "o:2"}:
        return True
    kind, _, value = number.key.partition(":")
    other = f"{'n' if kind == 'o' else 'o'}:{value}"
    if kind in {"o", "n"} and (_is_day(case, other) or other in case.known_numbers):
        return True
    return _is_figure(case, number)


def _is_day(case: Case, key: str) -> bool:
    """Tell whether a number stands beside a month: "the third of March" is 3 March."""
    return any(
        one.key == key
        and _BESIDE.fullmatch(
            reading.text[min(one.end, month.end) : max(one.start, month.start)]
        )
        for reading in case.evidence.readings
        for month in reading.numbers
        if month.key.startswith("m:")
        for one in reading.numbers
    )


_BESIDE: Final = re.compile(r",? (?:(?:of|the|de|le) )?")
"""What may stand between a day and its month."""


def _is_figure(case: Case, number: Number) -> bool:
    """Tell whether a number is a figure with a true rounding word."""
    kind, _, value = number.key.partition(":")
    word = _ROUNDING.get(number.approximator)
    if kind not in {"n", "p"} or not value.isdigit() or word is None:
        return False
    named = set(case.statement.figures)
    return any(
        is_true_of(word, int(value), figure.value)
        for figure in case.figures
        if figure.id in named
    )


def _is_counted(case: Case, number: Number) -> bool:
    """Tell whether a number counts voices, sessions, groups, regions or objections."""
    kind, _, value = number.key.partition(":")
    if kind != "n" or not value.isdigit():
        return False
    counts = case.counts
    totals = (counts.voices, counts.sessions, len(counts.groups), len(counts.regions))
    known = {*totals, counts.objections, len(StakeholderGroup)}
    if case.is_template:
        return int(value) in known
    return int(value) in known and number.unit in _all_nouns()


def units(case: Case) -> Check:
    """Check that numbers count the same things, and as roughly, as in the evidence."""
    for number in case.said.numbers:
        twins = [
            (reading.text, twin)
            for reading in case.evidence.readings
            for twin in reading.numbers
            if twin.key == number.key
        ]
        if not twins or case.is_foreign or number.unit in _all_nouns():
            continue
        written = case.said.text[number.start : number.end]
        if not any(_same_unit(number, twin, text, case) for text, twin in twins):
            told = f"“{written}” counts something else in the cited words."
            return Check("units", passed=False, told=told)
        if number.approximator not in {twin.approximator for _, twin in twins}:
            told = f"“{written}” is more or less exact than in the cited words."
            return Check("units", passed=False, told=told)
    return Check("units", passed=True)


def _same_unit(number: Number, twin: Number, text: str, case: Case) -> bool:
    """Tell whether two numbers count the same: the same word follows nearby."""
    if twin.unit in _CURRENCIES and number.unit not in _CURRENCIES:
        return False
    if not number.unit or number.unit == twin.unit:
        return True
    if number.unit in _CURRENCIES and twin.unit in _CURRENCIES:
        return False
    wanted = stem(number.unit, case.lexicon)
    nearby = re.findall(r"[^\W_]+", text[twin.end : twin.end + 60].casefold())
    if wanted in {stem(word, case.lexicon) for word in nearby}:
        return True
    root = content_stem(number.unit, case.lexicon)  # "2025 figuraient": a verb, moved
    if root in {content_stem(word, case.lexicon) for word in nearby}:
        return True
    return wanted not in case.said.stems or number.unit in _all_nouns()


def counted(case: Case) -> Check:
    """Check "some speakers", "three of six groups" against the counts."""
    for claim in _claims(case):
        if case.is_template and claim.number is not None:
            continue  # the rule for numbers holds it against the figures
        have = _amount(case, claim.noun)
        if not _is_true(case, claim, have):
            told = f"“{claim.written}”, but {have} are counted."
            return Check("counted", passed=False, told=told)
    return Check("counted", passed=True)


def _is_true(case: Case, claim: Claim, have: int) -> bool:
    """Tell whether a claimed amount agrees with the counts and the ladder."""
    if claim.number is not None:
        return claim.number in {have, *_totals(case, claim.noun)}
    rung = _RUNGS.get(_LEVELS.get(claim.level, ""))
    if rung is None:  # "all speakers", "few speakers": nothing is counted for them
        return False
    if claim.noun in _SESSION_WORDS | _GROUP_WORDS:
        return have >= 2
    return have >= rung.voices and case.counts.sessions >= rung.sessions


def _amount(case: Case, noun: str) -> int:
    """Return how many of a kind are counted."""
    if noun in _SESSION_WORDS:
        return case.counts.sessions
    if noun in _GROUP_WORDS:
        return len(case.counts.groups)
    return case.counts.voices


def _totals(case: Case, noun: str) -> set[int]:
    """Return totals that a count may be set against."""
    named = {each.value for each in case.figures if each.id in case.statement.figures}
    if noun in _GROUP_WORDS:
        return named | {len(StakeholderGroup)}
    return named | {case.counts.objections} if case.counts.objections else named


def claimed_amounts(case: Case) -> frozenset[str]:
    """Return the tallies that the house's own amounts of speakers account for."""
    return frozenset(f"amount:{claim.level}" for claim in _claims(case))


def _claims(case: Case) -> Iterator[Claim]:
    """Find amounts of speakers, sessions and groups that are not the speaker's own."""
    nouns = FRAME_NOUNS[case.lexicon]
    quantifiers = QUANTIFIERS[case.lexicon]
    numbers_at = {number.end: number for number in case.said.numbers}
    level, number, start, age = 0, None, 0, 9
    for word in case.said.words:
        low = word.written.casefold()
        age += 1
        if low in quantifiers:
            level, number, start, age = quantifiers[low], None, word.start, 0
        elif word.end in numbers_at:
            number = numbers_at[word.end]
            level, start, age = 0, number.start, 0
        elif low in nouns and age <= 3:
            written = case.said.text[start : word.end]
            age = 9
            if set(",;") & set(case.said.text[start : word.start]):
                continue  # "between 2019 and 2025, a participant"
            if number is not None and _is_figure(case, number):
                continue  # the rule for numbers holds it against the figure
            if not _is_own(case, low, level, number, written):
                yield Claim(low, written, _whole(number), level)


def _is_own(
    case: Case, noun: str, level: int, number: Number | None, written: str
) -> bool:
    """Tell whether the cited words say the same amount of the same noun."""
    phrase = written.casefold()
    if any(phrase in one.text.casefold() for one in case.evidence.readings):
        return True
    stems = stems_of(frozenset({noun}), case.lexicon)
    if not stems & case.evidence.stems:
        return False
    if number is not None:
        return number.key in case.evidence.numbers
    levels = [case.evidence.quantities.get(each, frozenset()) for each in stems]
    return any(level in each for each in levels)


def _whole(number: Number | None) -> int | None:
    """Return the value of a whole number."""
    if number is None:
        return None
    value = number.key.partition(":")[2]
    return int(value) if value.isdigit() else None


def figures(case: Case) -> Check:
    """Check that the named figures exist and each is shown in the text."""
    known = {figure.id: figure for figure in case.figures}
    for figure_id in case.statement.figures:
        if figure_id not in known:
            told = f"No figure has the id {figure_id}."
            return Check("figures", passed=False, told=told)
    return Check("figures", passed=True)


def stands_on_figures(case: Case) -> Check:
    """Check that a sentence on figures alone says nothing beyond their definitions."""
    rule = "figures-alone"
    named = [one for one in case.figures if one.id in case.statement.figures]
    defined = " ".join(f"{one.label} {one.definition}" for one in named)
    lang = case.lexicon
    known = {*stems(defined, lang), *stems(_COUNTING.get(lang, ""), lang)}
    beyond = [
        word
        for word, each in content(case.statement.text, lang)
        if each not in known and not case.knows(fold(word))
    ]
    if beyond:
        told = f"Not in the figures' definitions: {', '.join(beyond[:5])}."
        return Check(rule, passed=False, told=told)
    return Check(rule, passed=True)


_COUNTING: Final = MappingProxyType(
    {
        "en": "there was were been had took take part attended gathered brought together "
        "came held counted registered including among total whole people edition forum "
        "summit meeting week year more than nearly about over from with",
        "fr": "il elle ils elles y a eu étaient ont pris prendre part participé réuni "
        "rassemblé accueilli compté tenu inscrit dont parmi total personnes édition forum "
        "sommet réunion semaine année plus près environ avec",
    }
)
"""Words that tell a number without adding to it."""


@cache
def _all_nouns() -> frozenset[str]:
    """Return the frame nouns of every language."""
    return frozenset().union(*FRAME_NOUNS.values())
