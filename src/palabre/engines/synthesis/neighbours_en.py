"""Two English forms beside each other of which one alone is the verb."""

from itertools import pairwise

from palabre.engines.synthesis.tense_words_en import CAUSING
from palabre.engines.synthesis.verbs_en import PAST_BY_BASE, PAST_BY_THIRD


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
