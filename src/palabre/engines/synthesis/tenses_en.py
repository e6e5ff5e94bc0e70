"""English tenses: the present of what was said becomes the past of a report."""

import re

from palabre.engines.synthesis.left_present_en import with_compounds, with_sure_verbs
from palabre.engines.synthesis.main_verbs_en import (
    auxiliary_told,
    may_told,
    under_modals,
    with_last_verbs,
)
from palabre.engines.synthesis.neighbours_en import shift_told
from palabre.engines.synthesis.tense_words_en import (
    ADJECTIVE,
    ADVERBS,
    AFTER_NOUN,
    AFTER_ORPHAN,
    AFTER_SURE,
    AFTER_THIRD,
    ALSO,
    ARTICLES,
    ASKS,
    AUXILIARIES,
    BASE_BEFORE,
    BEFORE_VERB,
    CAUSING,
    COMPARING,
    FIXED,
    INFINITIVE,
    JOINING,
    LONELY_OBJECTS,
    LY,
    MORE,
    NOUN_BEFORE,
    NUMBERS,
    OF_THING,
    OPEN,
    OPENING,
    PARTING,
    PASTS,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    RARELY_VERBS,
    RECOMMENDS,
    SHIFT,
    SURE,
    SURE_BASE,
    SURE_THIRD,
    TAKES_TO,
    TIMES,
    WISHED,
    WITH_THAT,
)
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE, PAST_BY_THIRD

_TOKEN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[^A-Za-z]+")


def backshifted(words: str) -> str:
    """Return a clause with its present tenses moved into the past.

    Quoted words keep their tense. Forms that could be nouns or infinitives are left.

    Examples
    --------
    >>> backshifted("the network is open and will remain so")
    'the network was open and would remain so'
    """
    tokens = _TOKEN.findall(words)
    spoken = [i for i, token in enumerate(tokens) if token[0].isalpha()]
    under = under_modals([tokens[index] for index in spoken])
    fixed = _fixed(words, tokens) | {spoken[place] for place in under}
    nouns = _nouns(tokens, spoken) | {
        place for place, index in enumerate(spoken) if index in fixed
    }
    quoted = is_asked = False
    last_base = -_NEAR - 1
    for place, index in enumerate(spoken):
        gap = "".join(tokens[(spoken[place - 1] + 1 if place else 0) : index])
        quoted ^= sum(gap.count(mark) for mark in '"“”') % 2 == 1
        token = tokens[index]
        is_asked |= token.lower() in RECOMMENDS or _is_wished(tokens, spoken, place)
        if quoted or place in nouns or _is_caused(tokens, spoken, place):
            continue
        if token in NOUNS_TOO and (
            _follows_number(tokens, spoken, place)
            or _opens_clause(tokens, spoken, place)
        ):
            continue
        if _is_part(tokens, index) or (is_asked and token in PAST_BY_BASE):
            continue
        if token == "may":  # noqa: S105
            low, near = _low(tokens, spoken[:place]), _around(tokens, spoken, place)
            tokens[index] = may_told(low, *near, is_asked=is_asked)
        elif _goes_on(tokens, spoken, place, gap) and place - last_base <= _NEAR:
            tokens[index] = PAST_BY_BASE[token]
        else:
            tokens[index] = _shifted(token, *_around(tokens, spoken, place), gap)
        if tokens[index] != token and token in PAST_BY_BASE:
            last_base = place
    _shift_orphans(tokens, spoken)
    _shift_sure(tokens, spoken, _TOKEN.findall(words))
    _shift_lonely(tokens, spoken)
    told = _TOKEN.findall(words)
    _shift_pairs(tokens, spoken, told)
    _shift_alike(tokens, spoken, told)
    shift_told(tokens, spoken, told)
    for index in fixed:
        tokens[index] = told[index]
    return with_compounds(with_sure_verbs(with_last_verbs("".join(tokens))), words)


def _shift_pairs(tokens: list[str], spoken: list[int], told: list[str]) -> None:
    """Shift the first of two verbs of one subject where the second was: "need and deserve"."""
    for place in range(3, len(spoken)):
        index = spoken[place]
        is_moved = tokens[index] != told[index] and told[index] in PAST_BY_BASE
        if not is_moved or tokens[spoken[place - 1]].lower() not in {"and", "or"}:
            continue
        for back in range(place - 2, 0, -1):
            at = spoken[back]
            if tokens[at] != told[at] or tokens[at].lower() in SURE | PARTING:
                break
            if told[at] in PAST_BY_BASE and _may_open_pair(tokens, spoken, back):
                tokens[at] = PAST_BY_BASE[told[at]]
                break


def _shift_alike(tokens: list[str], spoken: list[int], told: list[str]) -> None:
    """Shift a verb that was shifted elsewhere in the sentence: "good ones exist, bad ones exist"."""
    moved = {
        told[index].lower()
        for index in spoken
        if tokens[index] != told[index] and told[index].lower() in PAST_BY_BASE
    }
    for place, index in enumerate(spoken):
        is_left = tokens[index] == told[index] and told[index] in moved
        is_subject = place and PLURAL_NOUN.match(tokens[spoken[place - 1]])
        if is_left and is_subject and _may_open_pair(tokens, spoken, place):
            tokens[index] = PAST_BY_BASE[told[index]]


def _may_open_pair(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a base form can be a verb after its subject: no "to", no adjective."""
    before = tokens[spoken[place - 1]].lower()
    after = tokens[spoken[place + 1]].lower() if place + 1 < len(spoken) else ""
    if before in INFINITIVE | ARTICLES | PREPOSITIONS | NOUN_BEFORE | JOINING:
        return False
    if ADJECTIVE.search(before) or set(_low(tokens, spoken[:place])) & CAUSING:
        return False
    is_plural = bool(PLURAL_NOUN.match(before)) or before in PLURALS
    return is_plural or after in PREPOSITIONS


def _fixed(words: str, tokens: list[str]) -> frozenset[int]:
    """Return the places of tokens inside fixed names of things."""
    spans = [found.span() for found in FIXED.finditer(words)]
    if not spans:
        return frozenset()
    found, at = set(), 0
    for index, token in enumerate(tokens):
        if any(start <= at < end for start, end in spans):
            found.add(index)
        at += len(token)
    return frozenset(found)


def _shift_sure(tokens: list[str], spoken: list[int], said: list[str]) -> None:
    """Shift what can be nothing but a verb in the present, wherever it stands.

    "Chaining deviates from", "strategies that exist", "arms and violence flourish": a
    third person always, a base form where no "to", no modal and no request governs it.
    """
    quoted = False
    for place, index in enumerate(spoken):
        gap = "".join(tokens[(spoken[place - 1] + 1 if place else 0) : index])
        quoted ^= sum(gap.count(mark) for mark in '"“”') % 2 == 1
        token = tokens[index]
        if quoted or not place or _is_part(tokens, index):
            continue
        if token in SURE_THIRD or _is_third(tokens, spoken, place):
            if _word_before(tokens, spoken, place) not in ARTICLES:
                tokens[index] = PAST_BY_THIRD[token]
        elif (
            token in SURE_BASE
            or _needs_to(tokens, spoken, place)
            or _is_now(tokens, spoken, place)
        ) and not _is_governed(tokens, spoken, place, said):
            tokens[index] = PAST_BY_BASE[token]


def _is_now(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a base form ends "that many scientists now need": no noun does."""
    if place < 2 or tokens[spoken[place]] not in PAST_BY_BASE:
        return False
    before, adverb = (tokens[spoken[back]].lower() for back in (place - 2, place - 1))
    is_plural = PLURAL_NOUN.match(before) or before in PLURALS
    return adverb in ALSO and bool(is_plural)


def _is_part(tokens: list[str], index: int) -> bool:
    """Tell whether a word is a part of another: "end-to-end", "and/or", "open source"."""
    before = tokens[index - 1] if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] == "open" and "".join(tokens[index + 2 : index + 3]) in OPEN:
        return True
    return before[-1:] in {"-", "/"} or after[:1] in {"-", "/"}


def _is_third(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a third person that may be a noun can only be a verb here."""
    token = tokens[spoken[place]]
    before = tokens[spoken[place - 1]].lower()
    then = tokens[spoken[place + 1]].lower() if place + 1 < len(spoken) else ""
    is_noun = then in SURE or _follows_number(tokens, spoken, place)
    is_noun |= before in PREPOSITIONS  # "payment by results in community programmes"
    if token not in NOUNS_TOO or token not in PAST_BY_THIRD or is_noun:
        return False  # "too often, conflicts are allowed to start", "29 promises"
    gap = "".join(tokens[spoken[place - 1] + 1 : spoken[place]])
    is_adverb = before in ALSO | {"but"} and not _is_part(tokens, spoken[place - 1])
    if is_adverb and gap == " ":
        earlier = tokens[spoken[place - 2]].lower() if place > 1 else ""
        return earlier not in SURE | AUXILIARIES  # "there are still places where"
    if _low(tokens, spoken[place - 2 : place]) == ["at", "times"]:
        return True
    near = _low(tokens, spoken[place + 1 : place + 6])
    if near and near[0] in COMPARING and "than" in near:
        return True  # "the rate ruins more operators than clients"
    follows = AFTER_THIRD.get(token, frozenset())
    if near and (near[0] in follows or (LY.match(near[0]) and near[:2][-1] in follows)):
        return True
    is_listed = len(near) > 1 and near[0] in {"and", "or"}
    return is_listed and near[1] in (SURE_THIRD | PASTS) - SURE


def _is_wished(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether "that" opens what is imperative: the verb after it takes no tense."""
    is_that = tokens[spoken[place]].lower() == "that"
    return is_that and place > 0 and tokens[spoken[place - 1]] in WISHED


def _opens_clause(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a form opens what a verb says: "the issue is that networks fail"."""
    low = _low(tokens, spoken[max(0, place - 2) : place])
    if len(low) < 2 or low[1] != "that":
        return False
    return low[0] in SURE or low[0] in PAST_BY_THIRD or low[0] in PASTS


def _follows_number(tokens: list[str], spoken: list[int], place: int) -> bool:
    gap = "".join(tokens[spoken[place - 1] + 1 : spoken[place]]) if place else ""
    return any(sign.isdigit() for sign in gap)


def _needs_to(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether a plural "need to", "use some" or "take their" stands here."""
    verb = tokens[spoken[place]]
    after = tokens[spoken[place + 1]].lower() if place + 1 < len(spoken) else ""
    if verb not in BASE_BEFORE or after not in BASE_BEFORE[verb]:
        return False
    before = _word_before(tokens, spoken, place)
    if verb in {"lower", "find"}:
        return before in {"and", "but"}
    if verb == "need" and after != "to":
        return before == "that" or bool(PLURAL_NOUN.match(before))
    if verb != "need" and before.endswith("ing"):
        return True
    return (
        bool(PLURAL_NOUN.match(before))
        or before in PLURALS | {"and", "that"}
        or (not ADJECTIVE.search(before))
    )


def _word_before(tokens: list[str], spoken: list[int], place: int) -> str:
    """Return the word before a place, adverbs skipped."""
    back = place - 1
    while back > 0 and (
        tokens[spoken[back]].lower() in ADVERBS or LY.search(tokens[spoken[back]])
    ):
        back -= 1
    return tokens[spoken[back]].lower().split()[-1]


def _is_governed(
    tokens: list[str], spoken: list[int], place: int, said: list[str]
) -> bool:
    """Tell whether a base form is an infinitive, an order, a wish or no verb."""
    low = [tokens[index].lower().split()[-1] for index in spoken[:place]]
    before = _word_before(tokens, spoken, place)
    if before in INFINITIVE | ARTICLES | PREPOSITIONS | NOUN_BEFORE - {"that"}:
        return True
    if before in AUXILIARIES or OF_THING.search(before):
        return True
    if set(low[-5:]) & (CAUSING | {"watch", "than", "how", "order"}):
        return True
    if ASKS & set(low) or before in PARTING - {"that", "which", "who", *JOINING}:
        return True
    back = place - 1
    while back > 0 and (low[back] in ADVERBS or LY.search(low[back])):
        back -= 1
    is_listed = before in JOINING or (
        "," in "".join(tokens[spoken[back] + 1 : spoken[place]])
    )
    if not is_listed:
        return False
    moved = [tokens[index] != said[index] for index in spoken[:place]]
    return _last_is_infinitive(low, moved)


def _last_is_infinitive(low: list[str], moved: list[bool]) -> bool:
    """Tell whether the nearest verb before is an infinitive: what follows goes on with it."""
    for at in range(len(low) - 1, 0, -1):
        back = at - 1
        while back > 0 and (low[back] in ADVERBS or LY.search(low[back])):
            back -= 1
        if low[back] in INFINITIVE and low[at] not in ARTICLES:
            return True
        if moved[at] or low[at] in {"was", "were", "had"}:
            return False
    return low[0] in PAST_BY_BASE


def _shift_orphans(tokens: list[str], spoken: list[int]) -> None:
    """Shift the verb of a plural subject that words part from it.

    "Developments in the arena present the world with threats": where no verb stands yet,
    and the plural stands before a preposition.
    """
    if '"' in "".join(tokens) or "“" in "".join(tokens):
        return
    for part in _parts(tokens, spoken):
        low = [tokens[spoken[place]] for place in part]
        if any(word in SURE or _is_past(low, at) for at, word in enumerate(low)):
            continue
        end = part[-1] + 1 if part else len(spoken)
        low += [tokens[spoken[end]]] if end < len(spoken) else []
        places = [at for at in range(2, len(low)) if _is_orphan(low, at)]
        if len(places) == 1:
            index = spoken[part[places[0]]]
            tokens[index] = PAST_BY_BASE[tokens[index]]


def _is_orphan(low: list[str], at: int) -> bool:
    """Tell whether a base form is the verb of a plural before a preposition."""
    word, before = low[at], low[at - 1]
    after = low[at + 1] if at + 1 < len(low) else ""
    if word not in PAST_BY_BASE or not AFTER_ORPHAN.match(after):
        return False
    if before in INFINITIVE | PREPOSITIONS | NOUN_BEFORE | CAUSING | PARTING:
        return False
    if ADJECTIVE.search(before) or set(low[:at]) & (INFINITIVE | CAUSING):
        return False
    if before in MORE or any(
        word in PREPOSITIONS and low[place + 1].endswith("ing")
        for place, word in enumerate(low[: at - 1])
    ):
        return False
    return any(
        word in PREPOSITIONS | {"across", "without", "inside", "among", "within"}
        and (PLURAL_NOUN.match(low[place]) or low[place] in PLURALS)
        for place, word in enumerate(low[1:at])
    )


def _shift_lonely(tokens: list[str], spoken: list[int]) -> None:
    """Shift the one verb of a part of the sentence that has no other.

    "Makers ship few fonts", "than both sides claim", "cooperatives of data find no
    insurer": in the main part, or after a word that opens a clause.
    """
    whole = "".join(tokens)
    if '"' in whole or "“" in whole:
        return
    for number, part in enumerate(_parts(tokens, spoken)):
        low = [tokens[spoken[place]].lower() for place in part]
        opens = bool(low) and low[0] in OPENING
        opens &= low[1:2] == [] or low[1] not in PREPOSITIONS  # "because of issues"
        has_verb = any(w in SURE or _is_past(low, at) for at, w in enumerate(low))
        if has_verb or (number and not opens):
            continue
        asked = {tokens[index].lower() for index in spoken[: part[0] if part else 0]}
        if ASKS & (asked | set(low)):
            continue
        end = part[-1] + 1 if part else len(spoken)
        goes_on = end < len(spoken) and tokens[spoken[end]].lower() in {"and", "or"}
        ends = end == len(spoken)
        found = [
            at
            for at in range(1, len(low) - goes_on)
            if _is_lonely(low, at, opens=opens, ends=ends)
        ]
        if len(found) == 1 and not _is_part(tokens, spoken[part[found[0]]]):
            word = low[found[0]]
            past = PAST_BY_BASE.get(word) or PAST_BY_THIRD[word]
            tokens[spoken[part[found[0]]]] = past


def _is_lonely(  # noqa: C901, PLR0911 - one exit a reason
    low: list[str], at: int, *, opens: bool, ends: bool
) -> bool:
    """Tell whether a form can only be the verb of its part of the sentence.

    Parameters
    ----------
    opens, ends : bool
        The part opens with a word that asks for a clause; it ends the sentence.
    """
    word = low[at]
    back = at - 1
    while back > 0 and low[back] in ADVERBS:
        back -= 1
    before, after = low[back], low[at + 1] if at + 1 < len(low) else ""
    if before in INFINITIVE | ARTICLES | PREPOSITIONS | NOUN_BEFORE - {"that"}:
        return False
    if after in {"a", "an"} and set(low[at + 2 : at + 3]) & TIMES:
        return False
    if set(low[:at]) & (INFINITIVE | CAUSING | {"order"}):
        return False
    is_last = not after and opens and (ends or word not in NOUNS_TOO)
    if word in PAST_BY_BASE:
        is_plural = PLURAL_NOUN.match(before) or before in PLURALS | {"data"}
        is_sure = low[at - 1] in ALSO - {"only"}
        if not (is_plural or is_sure) or after in AFTER_NOUN:
            return False
        return is_last or (bool(after) and after not in PREPOSITIONS)
    is_inner = opens and at > 2 and low[at - 2] in PREPOSITIONS  # "payment by results"
    if word not in PAST_BY_THIRD or (PLURAL_NOUN.match(before) and not is_inner):
        return False
    if is_inner and PLURAL_NOUN.match(before):
        return bool(after) and after not in PREPOSITIONS | {"and", "or"}
    if after in AFTER_THIRD.get(word, frozenset()):
        return True
    if ADJECTIVE.search(before):
        return False
    if opens and any(one.endswith("ing") for one in low[1:2]):
        return True  # "when humiliating women drives clicks"
    has_object = after in LONELY_OBJECTS or (
        word in NOUNS_TOO and not opens and PLURAL_NOUN.match(after) is not None
    )
    return is_last or (has_object and before not in PARTING)


def _nouns(tokens: list[str], spoken: list[int]) -> frozenset[int]:
    """Return the places of forms that look like verbs and are nouns.

    A part of a clause has one verb: where a sure one stands, a form that may be a noun
    is one ("some issues the interface exposed", "memory copies should be avoided").
    """
    found: set[int] = set()
    for part in _parts(tokens, spoken):
        low = [tokens[spoken[place]] for place in part]
        sure = [at for at, word in enumerate(low) if word in SURE or _is_past(low, at)]
        for at, word in enumerate(low):
            if _is_noun_after_verb(low, at, sure):
                found.add(part[at])
            if word not in NOUNS_TOO or word not in PAST_BY_THIRD:
                continue
            if any(other != at for other in sure) and low[at - 1] not in BEFORE_VERB:
                found.add(part[at])
    return frozenset(found)


def _is_noun_after_verb(low: list[str], at: int, sure: list[int]) -> bool:
    """Tell whether a base form follows a verb and a plural: "repaired a benefits form"."""
    word = low[at]
    if word not in PAST_BY_BASE or not _may_be_noun(word) or not at:
        return False
    after = low[at + 1] if at + 1 < len(low) else ""
    is_plural = PLURAL_NOUN.match(low[at - 1]) is not None
    return is_plural and any(o < at - 1 for o in sure) and after not in LONELY_OBJECTS


def _parts(tokens: list[str], spoken: list[int]) -> list[list[int]]:
    """Return places clause by clause: a stop, a conjunction or a relative word parts."""
    parts: list[list[int]] = [[]]
    for place, index in enumerate(spoken):
        gap = "".join(tokens[(spoken[place - 1] + 1 if place else 0) : index])
        if (set(gap) & set(",;:()–—")) or tokens[index].lower() in PARTING:
            parts.append([])
        parts[-1].append(place)
    return parts


def _is_past(low: list[str], at: int) -> bool:
    """Tell whether a past tells: "displaced families" only says which families."""
    if low[at] not in PASTS:
        return False
    after = low[at + 1] if at + 1 < len(low) else ""
    opens = not at or low[at - 1] in ARTICLES | PREPOSITIONS | NUMBERS | {"and"}
    return not (opens and PLURAL_NOUN.match(after))


def _low(tokens: list[str], spoken: list[int]) -> list[str]:
    return [tokens[index].lower() for index in spoken]


def _around(tokens: list[str], spoken: list[int], place: int) -> tuple[str, str]:
    """Return the words before (adverbs skipped) and after a place; "0" for a number."""
    back = place - 1
    while back > 0 and tokens[spoken[back]].lower() in ADVERBS:
        back -= 1
    before = tokens[spoken[back]].lower() if back >= 0 else ""
    if place + 1 == len(spoken):
        return before, ""
    between = "".join(tokens[spoken[place] + 1 : spoken[place + 1]])
    if any(sign.isdigit() for sign in between):
        return before, "0"
    if (
        between[:1] in {",", ";", ":", ")", "—", "–"}
        and tokens[spoken[place]] in NOUNS_TOO
    ):
        return before, ""
    after = tokens[spoken[place + 1]].lower()
    then = tokens[spoken[place + 2]].lower() if place + 2 < len(spoken) else ""
    is_rate = after in {"a", "an"} and then in TIMES  # "forty contracts a year"
    return before, "" if is_rate else after


def _goes_on(tokens: list[str], spoken: list[int], place: int, gap: str) -> bool:
    """Tell whether a base form goes on a list of verbs: "write, record and review"."""
    base = tokens[spoken[place]]
    if base not in PAST_BY_BASE or not place:
        return False
    if base in RARELY_VERBS and place > 1 and gap != ", ":
        # "lack meters and staff": the staff is lacked, and nobody is staffed
        is_after_noun = PLURAL_NOUN.match(tokens[spoken[place - 2]]) is not None
        ends = place + 1 == len(spoken)  # "warrant more attention and support"
        return not (is_after_noun or ends) and tokens[spoken[place - 1]] in {
            "and",
            "or",
        }
    if gap == ", " and _is_bare_noun(tokens, spoken, place, base):
        return False
    return gap == ", " or tokens[spoken[place - 1]] in {"and", "or"}


def _is_bare_noun(tokens: list[str], spoken: list[int], place: int, base: str) -> bool:
    """Tell whether a form is one of things listed: "left out repair, care and trade"."""
    before = tokens[spoken[place - 1]]
    if not _may_be_noun(base) or before in PASTS or PLURAL_NOUN.match(before):
        return False
    after = tokens[spoken[place] + 1 : spoken[place] + 2]
    then = tokens[spoken[place + 1]] if place + 1 < len(spoken) else ""
    return not after or after[0][:1] in ",;." or then in {"and", "or"}


_NEAR = 4


def _is_caused(tokens: list[str], spoken: list[int], place: int) -> bool:
    """Tell whether "help", "let" or "make" stands so near before that no tense follows."""
    near = [tokens[spoken[back]].lower() for back in range(max(0, place - 4), place)]
    if near and near[-1] == "who":
        return False  # "it may help those who want to wait"
    low = tokens[spoken[place]]
    return low in PAST_BY_BASE and any(word in CAUSING for word in near)


def _shifted(token: str, before: str, after: str, gap: str) -> str:
    if token in SHIFT:
        return auxiliary_told(token, before, after)
    if token in PAST_BY_THIRD:
        return PAST_BY_THIRD[token] if _is_verb(token, before, after) else token
    if token in PAST_BY_BASE and gap == " ":
        is_plural = PLURAL_NOUN.match(before) and before != "does"
        is_plural = is_plural or before in PLURALS
        is_noun = after in AFTER_NOUN or (not after and _may_be_noun(token))
        is_told = is_plural and not is_noun and token not in RARELY_VERBS
        if before in {"they", "who"} or is_told:
            return PAST_BY_BASE[token]
    return token


def _may_be_noun(base: str) -> bool:
    return f"{base}s" in NOUNS_TOO or f"{base}es" in NOUNS_TOO


def _is_verb(token: str, before: str, after: str) -> bool:
    if before in BEFORE_VERB:
        return not (before == "that" and token in NOUNS_TOO and after == "of")
    if not before or before in NOUN_BEFORE or ADJECTIVE.search(before):
        return False
    if token in NOUNS_TOO:
        if after == "that" and token not in WITH_THAT:
            return False
        if after == "to" and token not in TAKES_TO:
            return False  # "we must provision networks to peak utilization"
        return bool(AFTER_SURE.match(after)) and before not in PREPOSITIONS
    return before not in PREPOSITIONS and after not in {
        "of",
        "and",
        "or",
        "is",
        "are",
        "",
    }
