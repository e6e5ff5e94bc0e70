"""Ways in which a true sentence is made false, for measuring the gate."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.synthesis.draft import Statement, Writer

Corrupt = Callable[[str, str, random.Random, Sequence[str]], str | None]

_NAME: Final = r"(?<=[a-zéèàçù,] )[A-ZÉÈ][a-zéèêàçîôû]{3,}\b"
_WORDS: Final = {
    "en": {
        "numbers": [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "ten",
            "forty",
        ],
        "not": r"\b(?:not|never|no|without|cannot)\b ",
        "verbs": r"\b(?:is|are|was|were|will|would|should|must|can|could|had|has)\b(?! not)",
        "stronger": [
            ("should", "must"),
            ("might", "would"),
            ("could", "must"),
            ("can", "must"),
            ("may", "must"),
            ("some", "all"),
            ("many", "all"),
            ("most", "all"),
            ("several", "most"),
            ("would", "must"),
        ],
        "opposites": [
            ("increase", "decrease"),
            ("support", "oppose"),
            ("before", "after"),
            ("public", "private"),
            ("local", "global"),
            ("rural", "urban"),
            ("high", "low"),
            ("first", "last"),
            ("new", "old"),
            ("improve", "worsen"),
            ("large", "small"),
        ],
    },
    "fr": {
        "numbers": ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix"],
        "not": r"\b(?:ne|pas|jamais|sans|aucune?)\b |\bn'",
        "verbs": r"\b(?:était|étaient|avait|avaient|devait|pouvait|serait)\b(?! pas)",
        "stronger": [
            ("devrait", "devait"),
            ("devraient", "devaient"),
            ("pouvait", "devait"),
            ("pouvaient", "devaient"),
            ("certains", "tous les"),
            ("certaines", "toutes les"),
            ("plusieurs", "tous les"),
            ("pourrait", "doit"),
        ],
        "opposites": [
            ("augmenter", "diminuer"),
            ("avant", "après"),
            ("public", "privé"),
            ("premier", "dernier"),
            ("rural", "urbain"),
            ("local", "mondial"),
            ("facile", "difficile"),
            ("renforcer", "affaiblir"),
        ],
    },
}


def _once(
    text: str, pattern: str, chance: random.Random, new: Callable[[str], str]
) -> str | None:
    """Replace one match of a pattern; None if there is none."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    return text[: match.start()] + new(match[0]) + text[match.end() :]


def change_number(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Change a number in digits, else one in words."""
    digits = _once(
        text,
        r"(?<![\w.,-])\d+(?![\w-])",
        chance,
        lambda old: str(int(old) + chance.choice([1, 2, 10])),
    )
    if digits:
        return digits
    words = _WORDS[lang]["numbers"]
    pattern = rf"\b(?:{'|'.join(words)})\b"
    return _once(
        text, pattern, chance, lambda old: chance.choice([w for w in words if w != old])
    )


def change_year(
    text: str, _: str, chance: random.Random, __: Sequence[str]
) -> str | None:
    """Move a year by one."""
    return _once(text, r"\b(?:19|20)\d\d\b", chance, lambda old: str(int(old) + 1))


def change_name(
    text: str, _: str, chance: random.Random, pool: Sequence[str]
) -> str | None:
    """Put another name in the place of one."""
    return _once(
        text,
        _NAME,
        chance,
        lambda old: chance.choice([one for one in pool if one != old]),
    )


def drop_not(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Drop a negation; in French the whole of it."""
    if lang == "fr":
        return _once(
            text,
            r"\bn(?:e |')\w+ (?:pas|jamais)\b",
            chance,
            lambda old: re.sub(r"^n(?:e |')| \w+$", "", old),
        )
    return _once(text, str(_WORDS[lang]["not"]), chance, lambda _: "")


def add_not(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Deny what was affirmed; in French only where nothing is denied yet."""
    if lang == "fr" and re.search(r"\b(?:ne|ni|personne|jamais)\b|\bn'", text):
        return None
    if lang == "fr":
        return _once(
            text, str(_WORDS[lang]["verbs"]), chance, lambda old: f"ne {old} pas"
        )
    return _once(text, str(_WORDS[lang]["verbs"]), chance, lambda old: f"{old} not")


def strengthen(text: str, lang: str, _: random.Random, __: Sequence[str]) -> str | None:
    """Say more than was said."""
    return _first_pair(text, _WORDS[lang]["stronger"])


def turn_round(text: str, lang: str, _: random.Random, __: Sequence[str]) -> str | None:
    """Put a word's opposite in its place."""
    return _first_pair(text, _WORDS[lang]["opposites"])


def _first_pair(text: str, pairs: object) -> str | None:
    """Replace the first word of the first pair that is there, not at the start."""
    assert isinstance(pairs, list)
    for old, new in pairs:
        match = re.search(rf"(?<=.{{20}})\b{old}\b", text)
        if match:
            return text[: match.start()] + new + text[match.end() :]
    return None


def exchange_names(
    text: str, _: str, __: random.Random, ___: Sequence[str]
) -> str | None:
    """Let two names change places."""
    names = sorted(set(re.findall(_NAME, text)))
    if len(names) < 2:
        return None
    first, second = names[:2]
    return re.sub(
        rf"\b(?:{first}|{second})\b", lambda m: second if m[0] == first else first, text
    )


def exchange_words(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Let two long words of the second half change places: who did what to whom."""
    ending = "s?" if lang == "en" else ""
    found = [
        one
        for one in re.finditer(rf"\b[a-zà-ÿ]{{6,}}{ending}\b", text)
        if one.start() > len(text) / 2
    ]
    if len(found) < 2:
        return None
    first, second = sorted(chance.sample(found, 2), key=lambda one: one.start())
    if first[0][:5] == second[0][:5] or _HOUSE.search(first[0] + " " + second[0]):
        return None
    between = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


_HOUSE: Final = re.compile(
    r"\b(?:speakers?|participants?|session|government|community|several|before|without"
    r"|against|because|should|another|through|between|during|intervenants?|séance|personne"
    r"|lorsque|avaient|étaient|devraient|pendant|plusieurs|personnes|chaque)\b"
)


def change_date_word(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Make a beginning of an end: "by 2027" becomes "from 2027"."""
    month = "January|July|May|June|April|December|janvier|juillet|mai|juin|décembre"
    old = r"by|from|before|until" if lang == "en" else r"avant|à partir de|dès|jusqu’en"
    new = ["by", "from"] if lang == "en" else ["avant", "à partir de"]
    pattern = (
        rf"\b(?:{old})(?= (?:the end of |la fin de )?(?:(?:{month}) )?(?:19|20)\d\d\b)"
    )
    return _once(
        text,
        pattern,
        chance,
        lambda was: new[0] if was in {"from", "à partir de", "dès"} else new[1],
    )


def claim_an_act(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Put a verb of the house in the place of what was done."""
    if lang == "en":
        verbs = ["raised", "welcomed", "opposed", "rejected"]
        pattern = r"(?<=.{40} )[a-z]{3,}ed\b(?= (?:the|a|an|that|their|its)\b)"
    else:
        verbs = ["saluaient", "rejetaient", "demandaient"]
        pattern = (
            r"(?<=.{50} )[a-zà-ÿ]{3,}aient\b(?= (?:le|la|les|un|une|des|leurs?)\b)"
        )
    return _once(
        text, pattern, chance, lambda old: chance.choice([v for v in verbs if v != old])
    )


def drop_condition(
    text: str, lang: str, chance: random.Random, _: Sequence[str]
) -> str | None:
    """Tell what hangs on a condition without the condition."""
    pattern = (
        r",? (?:if|unless) [^,;.]+" if lang == "en" else r",? (?:si|à moins) [^,;.]+"
    )
    return _once(text, pattern, chance, lambda _: "")


CORRUPTIONS: Final[tuple[Corrupt, ...]] = (
    change_number,
    change_year,
    change_name,
    drop_not,
    add_not,
    strengthen,
    turn_round,
    exchange_names,
    exchange_words,
    change_date_word,
    claim_an_act,
    drop_condition,
)


def names_in(statements: Sequence[Statement]) -> list[str]:
    """Return the names that stand in statements, sorted."""
    return sorted({name for one in statements for name in re.findall(_NAME, one.text)})


def corrupted(
    statements: Sequence[Statement], lang: str, *, seed: int = 1
) -> Iterator[tuple[str, Statement, Statement]]:
    """Yield the kind, the true and the false statement, for all that can be made.

    Besides changed texts, each statement gets the citation of another one.
    """
    chance = random.Random(seed)
    extracts = [one for one in statements if one.writer is Writer.EXTRACT]
    pool = names_in(extracts)
    for one in extracts:
        for corrupt in CORRUPTIONS:
            text = corrupt(one.text, lang, chance, pool)
            if text and text != one.text:
                yield corrupt.__name__, one, replace(one, text=text)
        other = chance.choice(extracts)
        if not {cite.quote for cite in other.cites} & {
            cite.quote for cite in one.cites
        }:
            yield "cite_another", one, replace(one, cites=other.cites)
