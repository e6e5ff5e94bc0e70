"""English acts that were over when they were told: "had trained", "had been changed".

What was said in the past already moves one step further back behind "it was reported
that". Only where the verb is sure: the first of the clause, and not a participle that
tells which ("products tested in a sandbox").
"""

import re
from collections.abc import Sequence
from typing import Final

from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

PARTICIPLES: Final = {
    "arose": "arisen",
    "became": "become",
    "began": "begun",
    "broke": "broken",
    "came": "come",
    "chose": "chosen",
    "drew": "drawn",
    "drove": "driven",
    "fell": "fallen",
    "gave": "given",
    "grew": "grown",
    "ran": "run",
    "rose": "risen",
    "saw": "seen",
    "shook": "shaken",
    "took": "taken",
    "went": "gone",
    "withdrew": "withdrawn",
    "wrote": "written",
}
"""Participles that differ from the past: "it had written"."""

_TELLING = (
    r"(?:ask|report|not|argu|suggest|propos|explain|indicat|present|show|describ|announc"
    r"|stress|need|remain|belong|want|agre|debat|consider|emphasi[sz]|recommend|nam|stat"
    r"|warn|recall|propos|call|oppos|support|object|differ|decid|examin|discuss|expect"
    r"|seem|exist|appear|depend|cost|own|liv|work)e?d"
)
"""Verbs that tell, and states that last: no act that was over."""

_NO_VERB = (
    r"(?:hundred|indeed|need|seed|feed|weed|speed|deed|breed|greed|creed|shed|sled|bed"
    r"|embed|exceed|proceed|succeed|sacred|naked|wicked|rugged|infrared|hatred|kindred)"
)
"""Words that end as a past does and are none."""

_FIRST_PAST = late(
    r"^(?P<subject>(?:an?|another) participant |its [a-z]+ )(?P<verb>(?!(?:ask|report|not|argu"
    r"|suggest|propos|explain|indicat|present|show|describ|announc|stress|need|remain|belong"
    r"|want)(?:e?d))[a-z]{2,}ed|began|brought"
    r"|built|came|chose|drew|found|gave|grew|held|kept|led|left|made|met|ran|sent|spent|took"
    r"|taught|won|wrote)\b(?= (?:the|an?|its|their|over|in|every|all|some|more|up|out|on|half"
    r"|[a-z]+-?[a-z]* [a-z]+|\d))"
)
_OBJECT = (
    r"(?= (?:the|an?|its|their|every|all|some|no|half|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d[\d,.]*|[a-z]+-[a-z]+)\b)"
)
_ANY_PAST = late(
    r"^(?P<subject>(?!(?:if|when|where|because|while|that|what|who|how|as|having)\b)"
    r"(?:[A-Za-z0-9][\w'’,.-]* ){1,7}?)"
    rf"(?P<verb>(?:(?!(?:{_TELLING}|{_NO_VERB})\b)[a-z]{{2,}}ed|found|held|kept|left|made|met|sent|spent"
    rf"|took|won|gave|drew|built){_OBJECT}"
    r"|(?:fell|rose|grew)(?= (?:by|from|to)\b)"
    r"|withdrew|wrote(?= )|chose(?= )|began(?= ))\b"
)
_PASSIVE = late(
    r"^(?P<subject>(?!(?:if|when|where|because|while|that|what|who|how|as|there)\b)"
    r"(?:[A-Za-z0-9][\w'’.-]* ){1,12}?)(?P<verb>was|were) "
    rf"(?P<done>(?!{_NO_VERB}\b)"
    r"(?!(?:need|us|suppos|ask|expect|concern|relat|involv|intend|call|nam|bas|own)ed\b)"
    r"[a-z]{3,}ed|made|built|found|held|sent|spent|taken|given|lost|sold|bought|written|withdrawn)\b"
    r"(?= (?:in|by|after|before|at|from|for|to|on|within|without|as)\b|[:,]|$)"
)
_SAME_PAST = late(
    r"^(?P<subject>(?:an?|another|one) [a-z]+ |it |\{own\} |(?:[A-Za-z][\w'’.-]* ){1,5}?)"
    rf"(?P<verb>read|set|put|cut|hit|shut|split|spread|cost){_OBJECT}"
)
"""Verbs whose past is their base: over where the clause says so."""

_ALONE = wordset("""brought built bought fought found held kept led left lost made met paid sent
    sought spent struck taught won""")
"""Irregular pasts that are participles too: a past where no other verb is near."""
_FREE = frozenset(PARTICIPLES) - {"ran"}
"""Pasts that are nothing else: they need no object."""
_LEADING = late(
    r"^(?:(?:In|On|At|During|Since|Over|After|Before|By|Within|With|Throughout|Most recently|Recently"
    r"|Initially|Originally|Historically)\b[^,;:]{0,60}, (?:(?:sadly|tragically|regrettably|unfortunately), )?"
    r"|On \d{1,2} [a-z]+(?: \d{4})? |In (?:[a-z]+ )?(?:19|20)\d\d )",
    re.IGNORECASE,
)
_NO_OBJECT = wordset("""there here about by in at from under for to with on during through within into of as and or
    not""")
_ENDS_MAIN = late(
    r"[,;:—–(]| (?:that|which|who|whom|whose|because|but|when|as|after|before"
    r"|if|where|while|than|since|until|so)\b"
)
_GOES_ON = late(
    r",? (?:and|but|which|who|where|including|while|whereas|thereby|thus|[a-z]+ing)\b|[;:—–(]"
)
"""What may follow the main clause; after a comma alone its verb may be still to come."""
_ADVERB = late(
    r"(?<!\S)(?P<adverb>(?:not only|often|never|always|first|once|long|later|then|just|even|only|already"
    r"|[a-z]{3,}ly) )$"
)
_NO_ADVERB = wordset("""family assembly supply reply anomaly monopoly early daily weekly monthly
    yearly likely friendly elderly""")
_UNABLE = late(
    r"^(?P<subject>(?:[A-Za-z0-9][\w'’.-]* ){1,8}?)(?P<verb>was|were) (?=(?:un)?able to\b)"
)

_IS_OVER = late(
    r"\b(?:in|since|before|during) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|\b(?:ago|earlier)\b"
    r"|\blast (?:year|month|week|spring|summer|autumn|winter)\b|\byesterday\b"
)
_IS_HABIT = late(
    r"\b(?:an?|each|every|per) (?:year|month|week|day|hour|minute)\b(?! (?:ago|earlier))|\busually\b"
)
_COMPOUND = late(
    r"\b(?:data|tax|price|budget|power|wage|fee|cost|job|tool|skill|mind|rate|income) $"
)
"""What makes "set" and "cut" a thing: "a price cut some operators announced"."""
_ONE_BODY = late(r"^(?:(?:an?|another|one) [a-z]+|it|\{own\}) $")
_FINITE = wordset("""is are was were has have had will would can could may might must shall
should did does do""")
_JOINING = wordset("""that which who to not because when where while as since before after
if unless until than""")
_OPENING = wordset("""the a an its their his her our every no of in on at by for from with
under over into through across""")
_HOW_MANY = wordset("""all some many several few most both these those two three four five six
seven eight nine ten twenty thirty forty fifty sixty""")
_PASTS = frozenset(PAST_BY_BASE.values())
_THIRDS = frozenset(PAST_BY_THIRD) - NOUNS_TOO
_LATER = late(
    r"(?P<and>(?:,? and|,) )(?P<verb>took|gave|wrote|chose|began|withdrew|ran|drew|grew)"
    rf"{_OBJECT}"
)


def perfected(clause: str, said: str) -> str:  # noqa: PLR0911 - one exit a reason
    """Return a clause with the past of its first verb moved before the report.

    Examples
    --------
    >>> perfected("a participant trained 900 buyers", "A participant trained 900 buyers")
    'a participant had trained 900 buyers'
    >>> perfected("a participant read 412 texts", "A participant read 412 texts")
    'a participant had read 412 texts'
    >>> perfected("sixty firms were fined in 2025", "Sixty firms were fined in 2025")
    'sixty firms had been fined in 2025'
    >>> perfected("firms were fined in 2025", "Firms are fined in 2025")
    'firms were fined in 2025'
    """
    found = _FIRST_PAST.match(clause) or _any_past(clause) or _same_past(clause)
    if found is not None and re.search(rf"\b{found['verb']}\b", said):
        return _moved(clause, found.start("verb"), found["verb"])
    at = _only_past(clause)
    if at is not None and re.search(rf"\b{at[1]}\b", said):
        return _moved(clause, *at)
    failed = _DID_NOT.match(clause)
    if failed and _is_undone(failed, said):
        past = PAST_BY_BASE[failed["base"]]
        past = PARTICIPLES.get(past, past)
        return f"{failed['subject']}had not {past}{clause[failed.end() :]}"
    unable = _UNABLE.match(clause)
    if (
        unable
        and re.search(rf"\b{unable['verb']} (?:un)?able to\b", said)
        and not _is_told_before(unable["subject"])
    ):
        return f"{unable['subject']}had been {clause[unable.end() :]}"
    done = _PASSIVE.match(clause)
    if done is None or _is_told_before(done["subject"]):
        return clause
    if not re.search(rf"\b{done['verb']} {done['done']}\b", said):
        return clause
    return f"{done['subject']}had been {clause[done.start('done') :]}"


_DID_NOT = late(
    r"^(?P<subject>(?:[A-Za-z0-9][\w'’.-]*,? ){1,12}?)did not (?P<base>[a-z]+)\b"
)


_LASTING = wordset(
    "know understand believe see mean like think speak receive carry give"
)
"""What was not so for long: "they did not know how to read"."""


def _is_undone(found: re.Match[str], said: str) -> bool:
    """Tell whether what was not done was so before it was told: "did not manage to"."""
    past = PAST_BY_BASE.get(found["base"])
    if (
        found["base"] in _LASTING
        or past is None
        or _NOT_OVER.match(past)
        or _is_told_before(found["subject"])
    ):
        return False
    return re.search(rf"\bdid not {found['base']}\b", said) is not None


def _moved(clause: str, start: int, verb: str) -> str:
    """Return a clause with the past at a place moved back, its adverb after "had".

    Examples
    --------
    >>> _moved("the house recently suffered an attack", 19, "suffered")
    'the house had recently suffered an attack'
    """
    subject, rest = clause[:start], clause[start + len(verb) :]
    rest = _LATER.sub(_as_participle, rest, count=1)
    adverb = _ADVERB.search(subject)
    if adverb and adverb["adverb"].strip() not in _NO_ADVERB and adverb.start():
        subject, verb = subject[: adverb.start()], f"{adverb['adverb']}{verb}"
        last = verb.rpartition(" ")
        verb = f"{last[0]} {PARTICIPLES.get(last[2], last[2])}"
    else:
        verb = PARTICIPLES.get(verb, verb)
    return f"{subject}had {verb}{rest}"


def _only_past(clause: str) -> tuple[int, str] | None:
    """Return the place of a past that is the only verb of the main clause, and it.

    "Three operators experienced packet loss": were it a participle, the clause would
    have no verb at all.
    """
    lead = _LEADING.match(clause)
    start = lead.end() if lead else 0
    stop = _ENDS_MAIN.search(clause, start)
    if stop and stop.group() == "," and not _GOES_ON.match(clause, stop.start()):
        return None
    main = clause[start : stop.start() if stop else len(clause)]
    places = [(found.start(), found.group()) for found in _WORDS.finditer(main)]
    words = [word for _, word in places]
    verbs = _verbs(words)
    if len(verbs) != 1 or not 1 <= verbs[0] <= MOST_BEFORE:
        return None
    at, verb = places[verbs[0]]
    after = words[verbs[0] + 1].lower() if verbs[0] + 1 < len(words) else "by"
    is_act = _is_subject(words[: verbs[0]], after) and _is_act(verb, after)
    return (start + at, verb) if is_act else None


def _is_act(verb: str, after: str) -> bool:
    """Tell whether a past is an act that was over, with its object or without need of one."""
    if verb in _FINITE or verb in _THIRDS or _NOT_OVER.match(verb):
        return False
    is_base = verb in PAST_BY_BASE and verb != "found"
    return not is_base and (verb in _FREE or after not in _NO_OBJECT)


def _is_subject(words: Sequence[str], after: str) -> bool:
    """Tell whether words before a past are its subject, with no verb among them."""
    subject = [word.lower() for word in words]
    while len(subject) > 1 and _ADVERB.match(f"{subject[-1]} "):
        is_both = subject.pop() == "only" and subject[-1] == "not"
        subject = subject[:-1] if is_both and len(subject) > 1 else subject
    first, before = subject[0], subject[-1]
    if first in _NO_SUBJECT or first in _FINITE or first.endswith(("ing", "ly")):
        return False
    if before in _NO_SUBJECT or before in _BEFORE_NOUN or before in PAST_BY_BASE:
        return False
    # "the group captures shared goals": the verb is the word before
    is_noun = len(subject) == 3 and first in _OPENING | {"this"}
    may_be_third = before in PAST_BY_THIRD or (is_noun and _THIRD.search(before))
    return not may_be_third or after in _OPENING | _HOW_MANY


_THIRD = late(r"[^siu]s$")
MOST_BEFORE = 16
"""Words of a subject; after more than these, who knows what the verb belongs to."""
_WORDS = late(r"[A-Za-z][A-Za-z'’-]*")
_NOT_OVER = late(
    rf"(?:{_TELLING}|{_NO_VERB}|used|had|did|felt|meant|(?:includ|reflect|allow|requir|contain"
    r"|represent|remain|concern|involv|stay|matter|lack|hop|fear|contribut)ed)$"
)
"""What tells, lasts or is no verb: nothing that was over."""
_BEFORE_NOUN = (
    _OPENING
    | _HOW_MANY
    | wordset("""another this any no and or more most less least be
    been being""")
)
_NO_SUBJECT = wordset("""if when where because while that what who how as there in on at for by with
    from to under over since after before during despite although though unless not""")


def _verbs(words: Sequence[str]) -> list[int]:
    """Return the places of what may be verbs; "the most devoted and able" is none."""
    found: list[int] = []
    adjectives: set[int] = set()
    for number, word in enumerate(words):
        if not _may_be_verb(word):
            continue
        before = words[number - 1].lower() if number else ""
        is_listed = before == "and" and number - 2 in adjectives
        if word.endswith("ed") and (before in _DEGREES or is_listed):
            adjectives.add(number)
        else:
            found.append(number)
    return found


_DEGREES = _OPENING | wordset("most more less least well highly")


def _may_be_verb(word: str) -> bool:
    """Tell whether a word may be a verb in a clause whose present has been moved."""
    if "-" in word or word[:1].isupper():
        return False
    is_past = word in _PASTS or word in _ALONE or word in PARTICIPLES
    is_past = is_past or word.endswith("ed")
    return is_past or word in _FINITE or word in _THIRDS


def _any_past(clause: str) -> re.Match[str] | None:
    """Return the past of any subject where it is the first verb and has its object."""
    found = _ANY_PAST.match(clause)
    if found is None or _is_told_before(found["subject"]):
        return None
    # "the networks visited the old towers were closed": a participle that tells which
    ahead = re.split(
        r"[,;:]| (?:that|which|who|because|and|when|as|after|before|if|where|while) ",
        clause[found.end() :],
    )
    # "they sold minutes, wrote messages": the first verb stands before the comma
    if set(found["subject"].lower().rpartition(",")[0].split()) & _PASTS:
        return None
    later = set(ahead[0].lower().split())
    last = found["subject"].lower().split()[-1]
    if last in _GOVERNS:
        return None  # "choose between slashed services and no services"
    # "the planned two-year course", "many retired low-income workers kept": no verb yet
    is_part = last in _OPENING or (last in _HOW_MANY and later & _PASTS)
    return None if is_part or later & _FINITE else found


_GOVERNS = wordset("between of for with by from about than among without")
"""After these a past only says which: "between slashed services"."""


def _same_past(clause: str) -> re.Match[str] | None:
    """Return a past that is the base form: of one body, or at a time that is over.

    "A participant read 412 contracts", "registries cut a fee in 2024"; what is so every
    year is not over, and what "costs" is a price.
    """
    found = _SAME_PAST.match(clause)
    if found is None or _COMPOUND.search(found["subject"]):
        return None
    if _is_told_before(found["subject"]) or _IS_HABIT.search(clause):
        return None
    is_one = _ONE_BODY.match(found["subject"]) and found["verb"] != "cost"
    return found if is_one or _IS_OVER.search(clause) else None


def _is_told_before(subject: str) -> bool:
    """Tell whether a verb, or a clause of its own, stands in what looks like a subject."""
    words = subject.lower().split()
    return bool(set(words) & (_FINITE | _JOINING))


def _as_participle(found: re.Match[str]) -> str:
    return f"{found['and']}{PARTICIPLES.get(found['verb'], found['verb'])}"
