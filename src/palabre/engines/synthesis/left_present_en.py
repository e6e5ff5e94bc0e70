"""English verbs that no list holds, and clauses whose verb stayed in the present.

An adverb of manner stands before no plural noun, and "everything" is one: what ends in
"s" behind them is a verb, whether or not a list knows it. A clause that opens with
"where" or "who" has a verb of its own; where nothing in it is in the past, that verb was
left as it was said, and the sentence is not told.
"""

import re

from palabre.engines.synthesis.lone_verbs_en import tells_past
from palabre.engines.synthesis.tense_words_en import SURE_BASE
from palabre.engines.synthesis.verbs_en import PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_AFTER_ADVERB = late(
    r"(?<![\w'’-])(?P<adverb>[a-z]{3,}ly) (?P<verb>[a-z]{2,}[a-hj-rtv-z]s|[a-z]{3,}(?:sse|she|che)s)"
    r"(?= (?!of\b|is\b|are\b|was\b|were\b|had\b|and\b|or\b|[a-z]+ed (?:by|in|to|at|for|from|with|and|on)\b)\w)"
)
_NO_MANNER = wordset("""daily weekly monthly yearly hourly early only likely unlikely friendly costly
deadly elderly lively lonely lovely orderly family supply assembly anomaly reply monopoly
ally timely worldly scholarly leisurely ugly holy bodily particularly especially mainly
mostly largely exactly nearly roughly partly purely namely equally similarly
predominantly primarily simply merely specifically potentially literally approximately
typically notably usually normally solely possibly probably essentially basically
currently presumably supposedly allegedly really truly chiefly principally practically
virtually hardly scarcely barely generally ideally certainly increasingly previously formerly
newly including highly""")
"""What ends as such an adverb and may stand before a noun: "mainly schools"."""
_WHOLE = late(
    r"\b(?P<who>(?:every|some|any)(?:thing|one|body)|nothing|nobody|no one)"
    r" (?P<verb>[a-z]{2,}[a-hj-rtv-z]s|[a-z]{3,}(?:sse|she|che)s)(?= (?!and\b|or\b)\w)",
    re.IGNORECASE,
)
_NO_VERB = wordset("""is was has does as this its us thus always perhaps sometimes besides plus
unless whereas towards afterwards across its hers theirs ours yours years""")
_THEY = late(
    r"(?P<before>(?:[\w'’-]+ ){0,6})\bthey (?:(?:also|still|now|often|never|always|really|truly|all) )?"
    r"(?P<verb>[a-z]{3,})\b"
)
_UNTOLD = late(
    r"\b(?:do|did|does|can|could|will|would|should|must|may|might|shall|lest|nor|had) $"
    r"|\b(?:important|essential|crucial|vital|necessary|imperative|(?:recommend|propos|ask|request"
    r"|demand|insist|urg|suggest|requir)\w*) (?:[\w'’-]+ ){0,4}that $",
    re.IGNORECASE,
)
"""After these a bare verb has no tense: "did they need", "essential that they be"."""
_COMPOUND = late(
    r"\b(?:of|for|by|from|with|in|on|at|under) (?:the|an?|its|their) (?P<thing>[a-z]{3,}(?<!s)(?<!people)(?<!children)"
    r"(?<!women)(?<!men)(?<!police)(?<!youth)) (?P<base>[a-z]{3,})(?=[,;]|$)"
)
"""A thing of two words that ends its part: "for the rent assist,"."""
_UNDER_MODAL = late(
    r"(?P<before>\b(?:could|would|might|must|should|may|can|will),? (?:at (?:any time|times|once|least|best|most)"
    r"|in (?:some cases|many cases|part|turn|time|theory|practice|future|principle|general)|over time"
    r"|by default|for example|on average),? )(?P<verb>[a-z]{3,})\b"
)
"""A modal and its verb with a word of time between: "could at any time take"."""
_BASE_BY_PAST = {past: base for base, past in PAST_BY_BASE.items() if past != base}
_VOWEL = "aeiou"


def with_sure_verbs(words: str) -> str:
    """Return a clause with those verbs in the past that the words beside them tell.

    Examples
    --------
    >>> with_sure_verbs("the port openly flouts the rules")
    'the port openly flouted the rules'
    >>> with_sure_verbs("everything tastes of salt")
    'everything tasted of salt'
    >>> with_sure_verbs("mainly schools of the hills had wells")
    'mainly schools of the hills had wells'
    >>> with_sure_verbs("crews were given the help they need")
    'crews were given the help they needed'
    >>> with_sure_verbs("a guild could at any time took a share")
    'a guild could at any time take a share'
    """
    if any(mark in words for mark in '"“”'):
        return words
    if "ly " in words:
        words = _AFTER_ADVERB.sub(_after_adverb, words)
    words = _WHOLE.sub(_of_whole, words)
    words = _UNDER_MODAL.sub(_as_base, words)
    return _THEY.sub(_of_they, words) if "they " in words else words


def _after_adverb(found: re.Match[str]) -> str:
    if found["adverb"] in _NO_MANNER or found["verb"] in _NO_VERB:
        return found.group()
    return f"{found['adverb']} {past_of_third(found['verb'])}"


def _of_whole(found: re.Match[str]) -> str:
    if found["verb"] in _NO_VERB:
        return found.group()
    return f"{found['who']} {past_of_third(found['verb'])}"


def with_compounds(words: str, said: str) -> str:
    """Return a clause whose compounds are whole: no single thing takes a bare verb.

    Examples
    --------
    >>> with_compounds("few asked for the rent assisted, and mills closed",
    ...                "few ask for the rent assist, and mills close")
    'few asked for the rent assist, and mills closed'
    """
    for found in _COMPOUND.finditer(said):
        base, thing = found["base"], found["thing"]
        past = PAST_BY_BASE.get(base, base)
        if past != base:
            words = words.replace(f" {thing} {past}", f" {thing} {base}", 1)
    return words


def _as_base(found: re.Match[str]) -> str:
    base = _BASE_BY_PAST.get(found["verb"])
    return f"{found['before']}{base}" if base else found.group()


def _of_they(found: re.Match[str]) -> str:
    verb = found["verb"]
    if verb not in PAST_BY_BASE or _UNTOLD.search(found["before"]):
        return found.group()
    return f"{found.group()[: -len(verb)]}{PAST_BY_BASE[verb]}"


def past_of_third(form: str) -> str:
    """Return the past of a third person of the present, by its letters if no list has it.

    Examples
    --------
    >>> [past_of_third(form) for form in ("dumps", "waives", "pities", "snubs", "hushes")]
    ['dumped', 'waived', 'pitied', 'snubbed', 'hushed']
    """
    if form in PAST_BY_THIRD:
        return PAST_BY_THIRD[form]
    if form.endswith("ies") and len(form) > _SHORT:
        return f"{form[:-3]}ied"
    base = (
        form[:-2]
        if form.endswith(("sses", "shes", "ches", "xes", "zzes"))
        else form[:-1]
    )
    if base.endswith("e"):
        return f"{base}d"
    is_short = sum(sign in _VOWEL for sign in base) == 1
    if is_short and base[-1] not in f"{_VOWEL}wxy" and base[-2] in _VOWEL:
        return f"{base}{base[-1]}ed"
    return f"{base}ed"


_SHORT = 4
_OPENS = r"(?:who|which|where|when|because|while|whereas|once|until|unless|although)"
_CLAUSE = late(
    rf"\b(?P<opens>{_OPENS}) (?P<rest>(?:(?!{_OPENS}\b|that\b|if\b|what\b|how\b)[^\s,;:—–()]+(?:\s+|(?=[,;:—–()]|$))){{2,14}})"
    rf"(?=$|[;]|,? (?:but|{_OPENS})\b|(?:{_OPENS}|that)\b)"
)
"""A clause of its own, up to the next one or the end."""
_NO_CLAUSE = late(
    r"(?:of|to|in|on|at|for|under|by|with|from|not|after|before|during|[a-z]+ing|[a-z]+(?:ed|en|ble|ary|ant|al)"
    r"|[a-z]+ly [a-z]+ed)\b"
)
"""What follows "when" or "because" where no verb of its own need follow."""
_TWO = 2
_TIMES = wordset("once until")
"""These open no clause in "once more" and "until May"."""
_WAS = late(r"\b(?:was|were|been|is|are) $")
_FORMS = frozenset({*PAST_BY_THIRD, *PAST_BY_BASE})
_BUT = late(
    r", but (?P<rest>(?:the|a|an|their|its|these|those|many|most|they|it|there|no) [^,;:]+)$"
)
_ENDS = late(
    r"\b(?:as|when|once|if|until|before|after|while|where) (?:(?:the|an?|its|their|each|every) )?"
    r"[a-z]+(?<![sui])(?<!s) (?P<verb>[a-z]+s)(?=[,.;]|$)"
)
"""A clause of three words: "as the tide turns"."""
_RELATIVE_ENDS = late(
    r"\bthat (?:the|an?|its|their|each) (?:[a-z-]+ )?[a-z-]+(?<![sui])(?<!s) (?P<verb>[a-z]+s) (?:is|was|are|were)\b"
)
"""A relative clause before the main verb: "the wool that the mill uses was"."""
_SAID_THAT = late(
    r"\b(?:reported|said|found|showed|noted|indicated|stated|claimed|believed|thought|felt|warned|knew|meant"
    r"|was (?:clear|true|evident|obvious)|evidence) that (?P<rest>(?:(?!\b(?:who|which|that|where|when|if|because|what|how)\b)[^,;:—–])+)"
)
"""What was said elsewhere: it has its verb as well."""
_IN_GENERAL = late(r"\bin (?:general|particular|total) (?P<verb>[a-z]+)\b")
_NOT_ONLY = late(r"\bnot\b|\bno\b|\bnever\b|n't\b")


def is_left(clause: str) -> bool:
    """Tell whether a clause within a clause in the past stayed in the present.

    Examples
    --------
    >>> is_left("a rare gift was one where shapes trigger sounds")
    True
    >>> is_left("a rare gift was one where shapes had sounds")
    False
    >>> is_left("the ropes differed, but the main knots hold")
    True
    >>> is_left("shepherds moved on as the weather changes")
    True
    >>> is_left("the wool that the mill uses was dear")
    True
    >>> is_left("knots that were hard in general become easy")
    True
    >>> is_left("guilds found that wool of the coast lack lustre")
    True
    >>> is_left("levies helped where needed, because of rain")
    False
    """
    if any(mark in clause for mark in '"“”'):
        return False
    signs = (_verb_left, _clause_left, _but_left, _said_left, _is_short_of_verbs)
    return any(sign(clause) for sign in signs)


def _verb_left(clause: str) -> bool:
    """Tell whether a verb that the words beside it tell is in the present."""
    parted = _IN_GENERAL.search(clause)
    if parted is not None and parted["verb"] in SURE_BASE:
        return True
    found = (_RELATIVE_ENDS.search(clause), _ENDS.search(clause))
    return any(each is not None and each["verb"] in PAST_BY_THIRD for each in found)


def _clause_left(clause: str) -> bool:
    """Tell whether nothing in a clause that opens with "where" or "who" is told."""
    for found in _CLAUSE.finditer(clause):
        rest = found["rest"]
        is_open = found["opens"] in _TIMES and (
            not _FORMS & set(rest.split()[1:]) or _WAS.search(clause[: found.start()])
        )
        if not (is_open or _NO_CLAUSE.match(rest) or tells_past(rest)):
            return True
    return False


def _said_left(clause: str) -> bool:
    """Tell whether what was said elsewhere is in the present."""
    told = _SAID_THAT.search(clause)
    if told is None or tells_past(told["rest"]):
        return False
    return len(told["rest"].split()) > _TWO and told.end() == len(clause)


def _but_left(clause: str) -> bool:
    """Tell whether what follows "but" has a subject and nothing in the past."""
    found = _BUT.search(clause)
    if found is None or _NOT_ONLY.search(clause[: found.start()]):
        return False
    return not tells_past(found["rest"])


_MAIN = late(r"^(?P<main>[^,;:—–()]+?) (?:who|whom|where|because|when|which) [^,;:]+$")
_TOLD = late(r"[A-Za-z]+")
_HAS = wordset("""is are was were has have had will would can could may might must shall should
cannot does did""")


def _is_short_of_verbs(clause: str) -> bool:
    """Tell whether what stands before the last clause is not told, and none follows it.

    "Access to sites saves lives of people who could help": one verb for two clauses.
    """
    found = _MAIN.match(clause)
    if found is None or tells_past(found["main"]):
        return False
    rest = clause[found.end("main") :]
    n_told = sum(
        word in _HAS or (tells_past(word) and word not in _HAS)
        for word in _TOLD.findall(rest)
    )
    has_form = any(word in PAST_BY_THIRD for word in found["main"].split()[1:])
    return has_form and n_told < _TWO
