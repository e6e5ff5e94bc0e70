"""English acts that were over when they were told: "had trained", "had been changed".

What was said in the past already moves one step further back behind "it was reported
that". Only where the verb is sure: the first of the clause, and not a participle that
tells which ("products tested in a sandbox").
"""

import re
from typing import Final

from palabre.engines.synthesis.verbs_en import PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

PARTICIPLES: Final = {
    "began": "begun",
    "came": "come",
    "chose": "chosen",
    "drew": "drawn",
    "fell": "fallen",
    "gave": "given",
    "grew": "grown",
    "ran": "run",
    "rose": "risen",
    "took": "taken",
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
    r"^(?P<subject>(?!(?:if|when|where|because|while|that|what|who|how|as)\b)"
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
_LATER = late(
    r"(?P<and>(?:,? and|,) )(?P<verb>took|gave|wrote|chose|began|withdrew|ran|drew|grew)"
    rf"{_OBJECT}"
)


def perfected(clause: str, said: str) -> str:
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
        verb = PARTICIPLES.get(found["verb"], found["verb"])
        rest = _LATER.sub(_as_participle, clause[found.end() :], count=1)
        return f"{found['subject']}had {verb}{rest}"
    done = _PASSIVE.match(clause)
    if done is None or _is_told_before(done["subject"]):
        return clause
    if not re.search(rf"\b{done['verb']} {done['done']}\b", said):
        return clause
    return f"{done['subject']}had been {clause[done.start('done') :]}"


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
    # "the planned two-year course", "many retired low-income workers kept": no verb yet
    is_part = last in _OPENING or (last in _HOW_MANY and later & _PASTS)
    return None if is_part or later & _FINITE else found


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
