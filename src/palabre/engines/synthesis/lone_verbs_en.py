"""English verbs that the rest of their clause tells: it has no other.

"When a team reports to a ministry", "the situation calls for care", "rules that foster
trade": a form that may be a noun is the verb where its clause would else have none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from palabre.engines.synthesis.main_verbs_en import MODALS
from palabre.engines.synthesis.tense_words_en import (
    ADJECTIVE,
    ALSO,
    ARTICLES,
    AUXILIARIES,
    CAUSING,
    INFINITIVE,
    JOINING,
    LY,
    MORE,
    NOUN_BEFORE,
    NUMBERS,
    PARTING,
    PASTS,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    RECOMMENDS,
    SURE,
)
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late


def shift_lone(tokens: list[str], spoken: list[int], told: list[str]) -> None:
    """Shift forms that can be nothing but the verb of their clause."""
    whole = "".join(tokens)
    if '"' in whole or "“" in whole:
        return
    # "United" in a name is no past: capitals stay, but for the first word's
    low = [
        tokens[index] if at else tokens[index].lower()
        for at, index in enumerate(spoken)
    ]
    for place in range(2, len(spoken)):
        if tokens[spoken[place]] != told[spoken[place]] or _is_part(
            tokens, spoken, place
        ):
            continue
        if _is_relative(low, place) or _is_after_adverb(tokens, spoken, low, place):
            _shift(tokens, spoken[place])
    if tokens[0][0].isspace() or low[:1] == ["to"]:
        return  # what follows a verb, not a clause
    if not _has_finite(low, 0, len(low)):
        _shift_only(tokens, spoken, low)
    for clause in _clauses(tokens, spoken, low):
        at = _only_verb(tokens, spoken, low, clause)
        if at is not None and tokens[spoken[at]] == told[spoken[at]]:
            _shift(tokens, spoken[at])


def _shift_only(tokens: list[str], spoken: list[int], low: Sequence[str]) -> None:
    """Shift the verb of a sentence in which nothing is in the past yet."""
    bases = [
        at
        for at in range(1, len(low))
        if _may_be_base(low, at) and tokens[spoken[at] + 1 : spoken[at] + 2] == [" "]
    ]
    thirds = [at for at in range(1, len(low)) if _may_be_third(tokens, spoken, low, at)]
    if thirds and bases:
        subject = set(low[: thirds[0]])
        is_one = subject & _ONE and thirds[0] < bases[0]
        found = thirds[:1] if is_one else bases
    else:
        found = thirds[:1] or bases
    if len(found) == 1 and not _is_compound(tokens, spoken[found[0]]):
        _shift(tokens, spoken[found[0]])


_ONE = wordset("a an every each one another no any this")


def _may_be_base(low: Sequence[str], at: int) -> bool:
    """Tell whether a base form may be a verb in the present."""
    word, before = low[at], low[at - 1]
    if word not in PAST_BY_BASE or PAST_BY_BASE[word] == word or at + 1 == len(low):
        return False
    if before in (_NO_SUBJECT - {"all"}) | CAUSING | MORE or ADJECTIVE.search(before):
        return False
    if set(low[max(0, at - 5) : at]) & (INFINITIVE | CAUSING):
        return False
    after = low[at + 1]
    return after not in AUXILIARIES | {"of", "and", "or"} and after not in PAST_BY_THIRD


def _may_be_third(
    tokens: list[str], spoken: list[int], low: Sequence[str], at: int
) -> bool:
    """Tell whether a third person may be a verb: nothing before it makes a noun of it."""
    word, before = low[at], low[at - 1]
    if word not in PAST_BY_THIRD or at + 1 == len(low):
        return False
    if before in _NO_SUBJECT | NUMBERS | PLURALS or ADJECTIVE.search(before):
        return False
    is_named = tokens[spoken[at - 1]][:1].isupper() and at > 1
    if PLURAL_NOUN.match(before) and not is_named:
        return False
    return low[at + 1] not in AUXILIARIES | {"of", "and", "or"}


def _is_compound(tokens: list[str], index: int) -> bool:
    """Tell whether a form is a part of a word: "end-to-end"."""
    after = tokens[index + 1][:1] if index + 1 < len(tokens) else ""
    return tokens[index - 1][-1:] in {"-", "/", "'"} or after in {"-", "/"}


def _shift(tokens: list[str], index: int) -> None:
    form = tokens[index]
    tokens[index] = PAST_BY_BASE.get(form) or PAST_BY_THIRD.get(form, form)


def _is_part(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a word is a part of another, or a sign parts it from the one before."""
    index = spoken[place]
    after = tokens[index + 1][:1] if index + 1 < len(tokens) else ""
    return tokens[index - 1] != " " or after in {"-", "/"}


def _is_relative(  # noqa: PLR0911 - one exit a reason
    low: Sequence[str], place: int
) -> bool:
    """Tell whether a base form opens what is said of a plural: "sanctions that go beyond"."""
    word, before, whose = low[place], low[place - 1], low[place - 2].lower()
    if word not in PAST_BY_BASE or before not in {"that", "which", "who"}:
        return False
    if word in _ADJECTIVES:
        return False  # "recordings, which present licences could not express"
    if not (PLURAL_NOUN.match(whose) or whose in PLURALS):
        return False
    if set(low[max(0, place - 6) : place - 2]) & MODALS:
        return False  # "they could only use tools that share a name"
    after = low[place + 1] if place + 1 < len(low) else ""
    if after in AUXILIARIES | SURE | {"", "of", "and", "or"}:
        return False  # "demands that trade be", "rules that work is"
    may_be_noun = f"{word}s" in NOUNS_TOO or f"{word}es" in NOUNS_TOO
    if not may_be_noun:
        return before != "that" or whose not in _ASKING
    return whose not in _ASKING and not (
        after in PREPOSITIONS | {"be"} and word in _MORE_A_NOUN
    )


_ASKING = wordset("""demands requests insists recommends proposes suggests requires asks urges
appeals calls""")
"""Forms after which "that" opens a wish, whose verb has no tense."""
_MORE_A_NOUN = wordset("""work trade support access aid use study design research help
test network market""")
"""After "that" and before a preposition these are as well the subject: "that trade with"."""


def _is_after_adverb(
    tokens: list[str], spoken: list[int], low: Sequence[str], place: int
) -> bool:
    """Tell whether an adverb between it and its subject makes a form the verb.

    "A billion people still live in poverty", "the arguments apparently stem from".
    """
    word, adverb, before = low[place], low[place - 1], low[place - 2]
    is_adverb = adverb in ALSO | _AGAIN or LY.match(adverb) is not None
    if not is_adverb or adverb in _NO_ADVERB:
        return False
    if tokens[spoken[place - 1] - 1] != " " or word in _ADJECTIVES:
        return False
    if before in _NO_SUBJECT or set(low[max(0, place - 6) : place - 1]) & _GOVERNS:
        return False
    after = low[place + 1] if place + 1 < len(low) else ""
    if after not in _FOLLOWS:
        return False
    if word in PAST_BY_BASE and PAST_BY_BASE[word] != word:
        return not RECOMMENDS & set(low[:place])  # asked "that each file always name"
    is_named = tokens[spoken[place - 2]][:1].isupper()
    is_plural = PLURAL_NOUN.match(before) is not None and not is_named
    return word in PAST_BY_THIRD and not is_plural


_AGAIN = wordset("again further sadly longer rightly")
_NO_ADVERB = wordset("""only family supply reply assembly anomaly monopoly early daily weekly monthly
yearly likely friendly elderly directly roughly nearly particularly especially
exactly entirely newly previously currently formerly recently highly socially
economically politically financially mutually""")
"""What ends as an adverb and is none, or tells which more often than how."""
_ADJECTIVES = wordset("""open close present free complete separate secure lower direct set cut
put split shut fit clean dry clear correct exempt warm elect own alternate duplicate""")
_NO_SUBJECT = (
    INFINITIVE
    | ARTICLES
    | PREPOSITIONS
    | JOINING
    | AUXILIARIES
    | SURE
    | NOUN_BEFORE
    | wordset("which when if because while where what how than as more most less but")
)
_GOVERNS = (
    SURE | AUXILIARIES | (INFINITIVE - {"nor"}) | wordset("helped lets ask asked")
)
_FOLLOWS = (
    PREPOSITIONS - {"of"}
    | ARTICLES
    | wordset(
        "to that a an under against without beyond across all many more some no both each every"
    )
)


def _clauses(
    tokens: list[str], spoken: list[int], low: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place, exclusive, of clauses that need a verb."""
    starts = [0]
    for place in range(1, len(spoken)):
        gap = "".join(tokens[spoken[place - 1] + 1 : spoken[place]])
        if set(gap) & set(",;:()–—") or low[place] in PARTING:
            starts.append(place)
    starts.append(len(spoken))
    parts = list(pairwise(starts))
    for number, (start, end) in enumerate(parts):
        follows = parts[number + 1] if number + 1 < len(parts) else None
        if low[start] in _NEEDS_VERB:
            if _ends_there(low, follows):
                yield start, end
        elif _is_main(low, parts, number) and _is_lone_main(low, parts, number):
            yield start, end


_NEEDS_VERB = wordset("when if because unless until where whether whenever wherever")
_OPENS_LATER = wordset("""that which who whom whose but when where while because if whether as
although though since unless so before after than""")


def _ends_there(low: Sequence[str], follows: tuple[int, int] | None) -> bool:
    """Tell whether what follows a part cannot hold its verb."""
    if follows is None:
        return True
    start, end = follows
    if low[start] in {"that", "which", "who", "whom", "whose", "and", "or"}:
        return (
            False  # "the calls that we had made ended", "guarantees and accounts were"
        )
    return low[start] in _OPENS_LATER or _has_finite(low, start, end)


def _is_main(low: Sequence[str], parts: Sequence[tuple[int, int]], number: int) -> bool:
    """Tell whether a part opens the main clause, a phrase of place or time before it."""
    start = parts[number][0]
    if low[start] in PARTING | PREPOSITIONS | _PHRASES:
        return False
    if number == 0:
        return True
    return number == 1 and low[0] in PREPOSITIONS | _PHRASES


_PHRASES = wordset(
    "in on at by for with from during since over under within throughout after before"
)


def _is_lone_main(
    low: Sequence[str], parts: Sequence[tuple[int, int]], number: int
) -> bool:
    """Tell whether no later part but those that hang on a word of their own has a verb."""
    later = parts[number + 1 :]
    if later and low[later[0][0]] in {"that", "which", "who", "whom", "whose"}:
        return False
    return all(
        low[start] in _OPENS_LATER or not _has_finite(low, start, end)
        for start, end in later
    )


def tells_past(clause: str) -> bool:
    """Tell whether anything in a clause is in the past, or open: what is told must be.

    Examples
    --------
    >>> tells_past("the wells stood dry"), tells_past("the crews crisscross the bay")
    (True, False)
    """
    return any(_is_told(word) for word in _WORD.findall(clause))


_WORD = late(r"[A-Za-z]+")


def _has_finite(low: Sequence[str], start: int, end: int) -> bool:
    return any(
        _is_told(low[place])
        and not (
            low[place].split(maxsplit=1)[0] not in SURE
            and place > start
            and low[place - 1] in ARTICLES | _SINGLE
        )
        for place in range(start, end)
    )


def _is_told(word: str) -> bool:
    """Tell whether a word may be a past; some look like the present: "set", "lay"."""
    first = word.split(maxsplit=1)[0]
    return first in _TOLD or (
        first.endswith("ed") and first.islower() and first not in _NO_PAST
    )


_ALIKE = frozenset(
    base for base, past in PAST_BY_BASE.items() if base == past
) | wordset("lay ought bore found")
_TOLD = SURE | PASTS | _ALIKE
_NO_PAST = wordset("need indeed feed seed speed breed exceed proceed succeed hundred")


def _only_verb(
    tokens: list[str], spoken: list[int], low: Sequence[str], clause: tuple[int, int]
) -> int | None:
    """Return the one place in a clause without a verb that can be its verb."""
    start, end = clause
    if _has_finite(low, start, end) or low[start + 1 : start + 2] == ["of"]:
        return None
    is_main = low[start] not in _NEEDS_VERB
    first = start + (1 if is_main else 2)
    forms = [
        place
        for place in range(first, end)
        if low[place] in PAST_BY_THIRD or low[place] in PAST_BY_BASE
    ]
    found = [
        place
        for place in forms
        if _may_be_verb(tokens, spoken, low, start, place)
        and not _is_part(tokens, spoken, place)
        and (place + 1 < end or not is_main)
    ]
    others = [
        place
        for place in forms
        if place not in found
        and low[place] in PAST_BY_BASE
        and place + 1 not in found
        and low[place - 1] not in ARTICLES | PREPOSITIONS | INFINITIVE
        and not ADJECTIVE.search(low[place - 1])
    ]
    return found[0] if len(found) == 1 and not others else None


def _may_be_verb(
    tokens: list[str], spoken: list[int], low: Sequence[str], start: int, place: int
) -> bool:
    """Tell whether a third person may be the verb of a single thing before it."""
    before = low[place - 1]
    if tokens[spoken[place]] not in PAST_BY_THIRD:
        return False
    if before in _NO_SUBJECT | NUMBERS or ADJECTIVE.search(before) or before in PLURALS:
        return False
    is_named = tokens[spoken[place - 1]][:1].isupper() and place > start + 1
    if PLURAL_NOUN.match(before) and not is_named:
        return False
    after = low[place + 1] if place + 1 < len(low) else ""
    if after == "of" or after in AUXILIARIES | {"and", "or"}:
        return False
    if set(low[start:place]) & (INFINITIVE - {"no"}):
        return False
    is_single = bool(set(low[start:place]) & _SINGLE) or is_named
    is_single |= _ABSTRACT.search(before) is not None
    return is_single and (not after or after in _FOLLOWS | _OPENS_LATER)


_ABSTRACT = late(r"(?:tion|ism|ity|cy|ness)$")
"""Endings of what is never many: "globalization stems from"."""
_SINGLE = wordset("a an every each one another this no the its their")
"""What stands before a single thing: the plural of no noun follows it at once."""
