"""English forms that their neighbours tell: which of two is the verb, and which is one."""

from itertools import pairwise

from palabre.engines.synthesis.lone_verbs_en import shift_lone
from palabre.engines.synthesis.tense_words_en import (
    ALSO,
    ARTICLES,
    AUXILIARIES,
    CAUSING,
    INFINITIVE,
    LY,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    RECOMMENDS,
)
from palabre.engines.synthesis.verbs_en import PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset


def part_neighbours(tokens: list[str], spoken: list[int], told: list[str]) -> None:
    """Leave one of two neighbours a noun: "stores rejected games", "rewarded launches".

    Of a third person and a base form beside each other the plural is the noun, but for
    what helps, lets or makes do.
    """
    for here, there in pairwise(spoken):
        if tokens[here] == told[here] or tokens[there] == told[there]:
            continue
        if "".join(tokens[here + 1 : there]) != " ":
            continue
        for noun, verb in ((here, there), (there, here)):
            if told[noun] not in PAST_BY_THIRD or told[verb] not in PAST_BY_BASE:
                continue
            left = verb if told[noun] in CAUSING else noun
            tokens[left] = told[left]
            break


def shift_told(tokens: list[str], spoken: list[int], told: list[str]) -> None:
    """Leave one of two neighbours a noun, and shift base forms that what stands around them tells to be verbs.

    "Funds rarely agree", "families that share a telephone", "stations reach 2.3 million".
    """
    part_neighbours(tokens, spoken, told)
    low = [tokens[index].lower() for index in spoken]
    for place in range(2, len(spoken)):
        index = spoken[place]
        if tokens[index] not in _PASTS or not _is_free(low[:place]):
            continue
        gaps = tokens[spoken[place - 2] + 1 : index : 2]
        if any(gap != " " for gap in gaps):
            continue
        after = low[place + 1] if place + 1 < len(low) else ""
        rest = "".join(tokens[index + 1 : index + 2])
        if _is_told(low, place, after, is_counted=rest[1:2].isdigit()):
            tokens[index] = _PASTS[tokens[index]]
    shift_lone(tokens, spoken, told)


def _is_told(low: list[str], place: int, after: str, *, is_counted: bool) -> bool:
    word, before, earlier = low[place], low[place - 1], low[place - 2]
    if word in _MEASURED and is_counted:
        return before not in PREPOSITIONS | ARTICLES | INFINITIVE
    if not (PLURAL_NOUN.match(earlier) or earlier in PLURALS):
        return False
    if before in {"who", "which"}:
        return True
    if before == "that":
        return after in _OBJECT_OPENS or (word in _LACKING and after != "of")
    is_adverb = before in ALSO or LY.search(before) is not None
    return is_adverb and after not in {"of", "and", "or", ""}


def _is_free(low: list[str]) -> bool:
    """Tell whether nothing so near before governs a base form, and no wish anywhere."""
    is_near = set(low[-6:]) & (CAUSING | INFINITIVE | AUXILIARIES | _MODALS)
    return not is_near and not set(low) & RECOMMENDS


_PASTS = {**PAST_BY_BASE, "agree": "agreed"}
_MEASURED = wordset("reach cost exceed serve total number")
_LACKING = wordset("lack need want use share hold face cost")
_OBJECT_OPENS = wordset(
    "a an the their its his her no any every each one two three many"
)
_MODALS = wordset("can could may might must shall should will would did do does not")
