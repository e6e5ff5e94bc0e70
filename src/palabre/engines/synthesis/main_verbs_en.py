"""The English main verb behind a clause about its subject: "researchers who report risk".

A clause that opens with a plural and tells of it with "who", "that" or "which" has two
verbs. Where only the inner one has been moved into the past, and one word alone can be
the other, that word is the verb.
"""

import re
from collections.abc import Sequence
from typing import Final

from palabre.engines.synthesis.tense_words_en import (
    AUXILIARIES,
    BEFORE_VERB,
    INFINITIVE,
    NOUN_BEFORE,
    PARTING,
    PLURAL_NOUN,
    PLURALS,
    PREPOSITIONS,
    SHIFT,
)
from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset

_OPENING = re.compile(
    r"^(?P<subject>(?:[A-Za-z][\w'’-]* ){0,3}[A-Za-z-]{2,}(?<!s)s|(?:[A-Za-z-]+ )?people"
    r"|(?:[A-Za-z-]+ )?(?:women|men|children)|People|Women|Men|Children) (?P<joining>who|that|which) "
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d,.]*|[^\sA-Za-z\d]")
_FINITE = wordset("""is are was were has have had will would can could may might must shall
should cannot does did""")
_PASTS = frozenset(PAST_BY_BASE.values())
_NO_VERB_AFTER = wordset("""to the a an its their his her our this these those any every each
no not of for in on at by with from into as and or will would can could may might must shall
should cannot more less most than own help let make do does did good""")
_STOP: Final = frozenset(',;:()–—"“”')
_LEAST_INNER = 2
"""Words of the clause about the subject before its main verb may stand."""


def with_last_verbs(words: str) -> str:
    """Return a clause with those verbs in the past that the whole clause alone tells."""
    told = with_second_verb(with_verb_of_names(with_main_verb(words)))
    return with_verb_of_age(with_verb_of_two(told))


def with_main_verb(words: str) -> str:
    """Return a clause with its main verb in the past where it was the last one left.

    Examples
    --------
    >>> with_main_verb("researchers who reported flaws in good faith risk prosecution")
    'researchers who reported flaws in good faith risked prosecution'
    >>> with_main_verb("researchers who reported flaws in good faith were fined")
    'researchers who reported flaws in good faith were fined'
    >>> with_main_verb("people who applied to the Youth Fund early on")
    'people who applied to the Youth Fund early on'
    """
    opening = _OPENING.match(words)
    if opening is None:
        return words
    found = list(_WORD.finditer(words, opening.end()))
    low = [one.group().lower() for one in found]
    told = [
        at
        for at, word in enumerate(low)
        if word in _FINITE or (word in _PASTS and not _tells_which(low, at))
    ]
    if not told or len(told) != 1 or told[0] > 1 or _STOP & set(low[: told[0] + 1]):
        return words
    places = [
        at
        for at in range(told[0] + _LEAST_INNER, len(low))
        if found[at].group().islower()  # "the Youth Fund" is a name
        and _may_tell(low, at)
        and not _STOP & set(low[:at])
    ]
    if len(places) != 1:
        return words
    verb = found[places[0]]
    return words[: verb.start()] + PAST_BY_BASE[verb.group()] + words[verb.end() :]


def with_second_verb(words: str) -> str:
    """Return a clause whose second verb, told apart by an adverb, is in the past too.

    Examples
    --------
    >>> with_second_verb("girls shared one telephone and study mostly after midnight")
    'girls shared one telephone and studied mostly after midnight'
    >>> with_second_verb("they wanted to listen and help more often")
    'they wanted to listen and help more often'
    """
    found = _SECOND.search(words)
    if found is None or found["verb"] not in PAST_BY_BASE:
        return words
    before = words[: found.start()].lower()
    low = [one.group() for one in _WORD.finditer(before)]
    told = [at for at, word in enumerate(low) if word == "were" or word in _PASTS]
    if not told or _UNTOLD & set(low[told[-1] :]) or _UNTOLD & set(low[:2]):
        return words
    start, end = found.span("verb")
    return words[:start] + PAST_BY_BASE[found["verb"]] + words[end:]


def with_verb_of_names(words: str) -> str:
    """Return a clause whose verb behind two names is in the past.

    Examples
    --------
    >>> with_verb_of_names("WOOL and FLAX need some care")
    'WOOL and FLAX needed some care'
    >>> with_verb_of_names("between WOOL and FLAX need not be told")
    'between WOOL and FLAX need not be told'
    """
    found = _OF_NAMES.match(words)
    if found is None or found["verb"] not in PAST_BY_BASE:
        return words
    start, end = found.span("verb")
    return words[:start] + PAST_BY_BASE[found["verb"]] + words[end:]


def with_verb_of_age(words: str) -> str:
    """Return a clause with a verb in the past that a number of years parts from its plural.

    Examples
    --------
    >>> with_verb_of_age("the song that women over fifty trust most was old")
    'the song that women over fifty trusted most was old'
    >>> with_verb_of_age("the fees of boats over ten help most")
    'the fees of boats over ten help most'
    """
    found = _OF_AGE.search(words)
    if found is None or found["verb"] not in PAST_BY_BASE or found["verb"] in NOUNS_TOO:
        return words
    start, end = found.span("verb")
    return words[:start] + PAST_BY_BASE[found["verb"]] + words[end:]


_OF_AGE = re.compile(
    r"\bthat (?:[a-z]+(?<!s)s|[a-z]*women|[a-z]*men|people|children) (?:over|under|above|below) [a-z-]+"
    r" (?P<verb>[a-z]+) (?:most|least|best|more|less)\b"
)


def with_verb_of_two(words: str) -> str:
    """Return a clause with a verb in the past that two want, where a third has another.

    Examples
    --------
    >>> with_verb_of_two("a fee, which the guild and one port support and the miller opposed")
    'a fee, which the guild and one port supported and the miller opposed'
    >>> with_verb_of_two("a fee, which the guild and the miller opposed")
    'a fee, which the guild and the miller opposed'
    """
    for found in _OF_TWO.finditer(words):
        subject, verb = found["subject"].split(), found["verb"]
        is_free = not set(subject) & (_FINITE | _PASTS | INFINITIVE | PREPOSITIONS)
        if verb in PAST_BY_BASE and is_free and _PASTS & set(found["rest"].split()):
            start, end = found.span("verb")
            return words[:start] + PAST_BY_BASE[verb] + words[end:]
    return words


_OF_TWO = re.compile(
    r", which (?P<subject>[\w-]+(?: [\w-]+){0,3} and (?:the|an?|one|some|two|other|most|many)(?: [\w-]+){1,2})"
    r" (?P<verb>[a-z]+) and (?:the|an?|one|some|two|other|others|most|many)(?P<rest>(?: [\w-]+){2,4})"
)
_OF_NAMES = re.compile(
    r"[A-Z]\w*[A-Z]\w* and [A-Z]\w*[A-Z]\w* (?P<verb>[a-z]+)"
    r" (?=(?:a|an|the|some|several|many|more|different|their|no)\b)"
)
_SECOND = re.compile(
    r"\band (?P<verb>[a-z]+) (?=(?:mostly|little|rarely|seldom|never|often|mainly|early|late|poorly"
    r"|badly|well|slowly|quickly)\b)"
)
_UNTOLD = wordset("to will would can could may might must should cannot let help")
"""After these the second verb hangs on the same word: "to listen and help more"."""


def _tells_which(low: list[str], at: int) -> bool:
    """Tell whether a past is a participle: "in the surveyed districts"."""
    return at > 0 and low[at - 1] in _DETERMINERS


_DETERMINERS = wordset("the a an its their these those many several some all")


def asked_for(before: str) -> str:
    """Return what "may" becomes in a wish, after a word.

    Examples
    --------
    >>> asked_for("body"), asked_for("who")
    ('be able to', 'may')
    """
    return "may" if before in {"who", "whom", "which", "that"} else "be able to"


def may_told(low: list[str], before: str, after: str, *, is_asked: bool) -> str:
    """Return what "may" becomes behind the words of a clause, the nearest last.

    What was open to be allowed "could" be done: "whether an inspector could sign".

    Examples
    --------
    >>> may_told(["whether", "an", "inspector"], "inspector", "sign", is_asked=False)
    'could'
    >>> may_told(["prices"], "prices", "rise", is_asked=False)
    'might'
    """
    if is_asked:
        return asked_for(before)
    is_open = _LEAVES_OPEN & set(low) or "that" in low[1:-1]
    return "could" if is_open and after != "not" else "might"


_LEAVES_OPEN = wordset("whether which how what who whom where must")
"""Behind these "may" allows: "a registrar must answer, but could ask for time"."""


def _may_tell(low: list[str], at: int) -> bool:
    word = low[at]
    after = low[at + 1] if at + 1 < len(low) else ""
    if word not in PAST_BY_BASE or low[at - 1] in _NO_VERB_AFTER:
        return False
    return bool(after) and after not in {"of", "is", "are", "and", "or", ",", "."}


def under_modals(words: Sequence[str]) -> frozenset[int]:
    """Return the places of base forms that a modal before "and" governs.

    After one thing a base form has no other use; what may be is not told as what was.

    Examples
    --------
    >>> under_modals("a tool could be kept and its development continue".split())
    frozenset({8})
    >>> under_modals("a tool could be kept and its makers continue".split())
    frozenset()
    """
    low = [word.lower() for word in words]
    found = set()
    for place, word in enumerate(words):
        if word != "have" and (word not in PAST_BY_BASE or word in NOUNS_TOO):
            continue
        at = next((i for i in range(place - 2, 0, -1) if low[i] == "and"), 0)
        before = low[max(0, at - _NEAR) : at]
        modals = [i for i, each in enumerate(before) if each in MODALS]
        if not modals or place - at > _NEAR or set(before[modals[-1] :]) & PARTING:
            continue
        if _is_one(low[at + 1 : place]):
            found.add(place)
    return frozenset(found)


def _is_one(subject: Sequence[str]) -> bool:
    """Tell whether a subject is one thing: "development of tools", no "they", no verb."""
    if set(subject) & (_FINITE | AUXILIARIES | INFINITIVE | PARTING | _NOT_ONE) - {
        "or"
    }:
        return False
    head = ""
    for word in subject:
        if word in PREPOSITIONS:
            break
        head = word
    return len(head) > _SHORT and not (PLURAL_NOUN.match(head) or head in PLURALS)


_NEAR: Final = 8
"""Words in which the subject of a second clause, and the modal of the first, stand."""
_SHORT: Final = 2
_NOT_ONE: Final = wordset("""we you i data media both some many several others most all
more also then thus often always never still now""")
MODALS: Final = wordset("can could may might must shall should will would")


def auxiliary_told(token: str, before: str, after: str) -> str:
    """Return what an auxiliary becomes between two words: "does" is one whatever follows."""
    if token in {"have", "do"} and before in INFINITIVE:
        return token
    if token in {"will", "can"} and before in NOUN_BEFORE - BEFORE_VERB:
        return SHIFT[token] if after in PAST_BY_BASE else token
    if token == "does":  # noqa: S105 - a verb whatever follows
        return "did"
    if token == "do" and after not in {"not", "nothing", "so", ""}:  # noqa: S105
        return token
    return SHIFT[token]
