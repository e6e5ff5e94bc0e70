"""The stand-alone filter: what says something to whoever was not there."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis import (
    slips_en,
    slips_fr,
    slips_small_en,
    standalone_es,
    standalone_fr,
)
from palabre.engines.synthesis.verbs_en import (
    FINITE,
    NOUNS_TOO,
    PAST_BY_BASE,
    PAST_BY_THIRD,
)
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.worth.loose import opens_loosely
from palabre.kernel.late import late, late_test

MIN_WORDS = 8
MAX_WORDS = 45


class Fault(StrEnum):
    """Why a sentence does not stand alone; also the words of ``--why-not``."""

    SHORT = "fewer than eight words"
    LONG = "more than 45 words"
    QUESTION = "a question"
    DANGLING = "points to something outside the sentence"
    NO_VERB = "no subject with a finite verb"
    SPEECH = "unfinished or halting speech"
    HOUSEKEEPING = "thanks, courtesies or the running of the meeting"
    ADDRESS = "speaks to somebody in the room"
    CONDITIONAL = "holds only under a condition"
    PERSON = "names a person"
    FORM = "brackets, addresses or lists"
    COMPANY = "names a company as an example"
    PRAISE = "a country on its own virtues"
    BROKEN = "plainly broken grammar"
    DELEGATION = "names a delegation for its position"
    APHORISM = "a saying rather than a point"
    TELLS_OTHERS = "says what others agreed"
    DOUBTFUL = "too many signs that only those in the room could follow"
    METHOD = "tells what was studied, not what was found"
    MEETING = "speaks of the meeting itself"


_EN_START = late(
    r"^(?:this|that|these|those|they|he|she|which|who|whom|whose|such|here|so|it|its|their"
    r"|his|her|them|one of (?:them|those|these)|both|another|others?|the same|the latter"
    r"|the former|the (?:above|next|first|second|third|fourth|fifth|sixth|last|following|other|only|final)"
    r"|some of (?:them|these|those)|each of|all of|many of (?:them|these|those)|none|"
    r"because|if|unless|whether|to|as (?:I|we|you|a result|such|mentioned|said|well)|"
    r"or|than|how|why|what|where|when|like|not|except|also|plus|for example|for instance"
    r"|such as|including|just|especially|particularly|again|similarly|by (?:doing|the way)"
    r"|otherwise|thereafter|after|before|since then|until|once|then|there(?!\s+(?:is|are|was|were|has|have"
    r"|must|should|can|will|remains?|exists?|needs?)\b)|more specifically|turning to|speaking of|as for|regarding|coming (?:back )?to|that's|anyone here)\b",
    re.IGNORECASE,
)
_EN_EXPLETIVE = late(
    r"^it (?:is|was|has been|remains|would be|will be|has become|must be|should be)\s+"
    r"(?:also |therefore |now |not |very |equally |more |only |always |particularly )*"
    r"(?:important|essential|crucial|necessary|vital|imperative|clear|time|possible"
    r"|impossible|difficult|hard|easy|easier|critical|urgent|fair|true|evident|obvious"
    r"|incumbent|indispensable|fundamental|high time|regrettable|unacceptable|likely"
    r"|unlikely|understood|recogni[sz]ed|known|estimated|useful|better|best|enough"
    r"|appropriate|wrong|right|expected|hoped|proposed)\b.*?\b(?:to|that|for)\b",
    re.IGNORECASE,
)
_EN_SINCE = late(
    r"^(?:because|when|while|although|though|as|since|after|before|once"
    r"|to|until|where)\b[^,]{8,90},\s+(?!which\b|who\b|including\b|such\b|and\b)\w",
    re.IGNORECASE,
)
_EN_WITHIN = late_test(
    r"\b(?:this(?!\s+(?:year|century|decade|week)\b)|these(?! days\b)"
    r"|those(?!\s+(?:who|that|of|in|with|living|from|without|whose|which|already|most|at"
    r"|working|on|under|affected|left|not|for)\b)"
    r"|he|she|his|her|him|hers|himself|herself)\b"
    r"|\b(?:of|in|for|to|with|by|on|about|from|at|like|than|do|did|does|after|before|is|was"
    r"|and|or|but|all|only|just)\s+that(?=\s+(?:is|was|are|would|will|has|could|can|"
    r"in|on|to|at|for|and|but|or|as)\b|[,.;!]|$)"
    r"|\bthat(?:\s+(?:way|point|one|kind|sort|thing|document|draft|slide|session|case|work|"
    r"side|issue|question|meeting|text|section|particular|regard|note|reason|respect"
    r"|direction|discussion|approach|problem|effect|end|extent|area|idea|process|time|country|region|people|organi[sz]ation|body|year|war"
    r"|crisis|conflict|resolution|goal|period|vision|figure|spirit|regime|island|nation|group"
    r"|network|system|model|server|packet|message|key|field|other|same|information)\b)"
    r"|\b(?:of|in|on|at|for|to|with|by|from|under|during|through|about) that (?!of\b|in\b|it\b|they\b|we\b"
    r"|he\b|she\b|the\b|an?\b|is\b|was\b|are\b|were\b|which\b|who\b|there\b|this\b|these\b|all\b"
    r"|any\b|no\b|some\b|not\b|our\b|their\b|its\b|every\b|each\b|many\b|most\b|if\b|when\b|can\b)[a-z]+\b"
    r"|(?:^|, |\band )that [a-z]+(?:ance|ence|tion|sion|ment|ness|ity|ism)\b(?! of\b)"
    r"|\b(?:fix|solve|address|change|avoid|handle|discuss|clarify|do|use) that(?= (?:to|in|by|for|and)\b|[,.]|$)"
    r"|\b(?:do|does|did|doing|done) so\b|\bthe (?:latter|former|same thing|above)\b"
    r"|\b(?:over|up|out|in|down) (?:here|there)\b|\b(?:everybody|everyone|anybody|anyone|people|those|we|all) here\b"
    r"|\bhere(?=[,.;!]|$|\s+(?:is|are|in|at|and"
    r"|we|on|to)\b)|\bthere[,.;!]|\bthis\.?$|\bone of the (?:things|reasons)\b",
    re.IGNORECASE,
)
_EN_NEEDS_CONTEXT = late_test(
    r"(?:(?:^|, |\b(?:that|and|but|because|when|while|if|as) )(?:the (?:same |primary |main |whole |overall |key |only |other |real |original |new |current )?(?:situation|mission|service|programme|project|proposal|idea|result"
    r"|results|answer|question|issue|matter|war|conflict|debate|meeting|exercise|scheme|plan"
    r"|initiative|study|survey|pilot|experiment|test|tests|rest|other hand|two|three|four|five"
    r"|first|second|third|latter|former|problem|reason|solution|case|document|draft|text"
    r"|agreement|decision|event|incident|attack|operation|measure|measures|resolution"
    r"|regime|occasion|task|trend|approach|change|changes|difference|process|conference"
    r"|authors?|paper|slide|figure|table|above|following|previous example|example|method"
    r"|parties|victims|perpetrators|country|province|district|village|company|island|region"
    r"|ministry|provider|government|municipality|city|agency|institute|teacher|mother|school|hospital"
    r"|(?:default|dropout|error|success|average) rate|share|figure|figures|losses"
    r"|building|room|phase|step|point|goal|aim|objective|purpose|concern|concerns|benefit"
    r"|number|lesson|outcome|condition|conditions|circumstances|crisis|tragedy|disaster"
    r"|reforms|report|law|rule|rules|fund|budget|money|statement)"
    r"(?= (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does"
    r"|did|do|needed|made|took|asked|paid|lost|left|gave|said|began|came|became|went|fell|rose|remains?|also|now|still|never|alone)\b"
    r"))|\bthe (?:same )?(?:situation|mission|matter|proposal|initiative|idea"
    r"|question|programme|scheme|ministry|occasion|process|problem|incident)(?=[,.;]|$))"
    r"|\bsuch(?! as\b| that\b)|\bas such\b|\bthe said\b|\baforementioned\b"
    r"|\b(?:per cent|percent|half|most|many|some|all|none|one|two|three|\d+) of (?:them|whom)\b"
    r"|\b(?:two|three|four|other|first|second) others?\b|\bthe others?\b|\beach other case\b"
    r"|\bin (?:both|either|all|all (?:two|three|four)|most of the) cases\b|\bin either case\b"
    r"|\bof that (?:became|came|made)\b|^(?:a|one|another) (?:good |clear |simple |recent |striking )?"
    r"(?:illustration|example|case in point)\b|\bthe (?:country|nation|region|island|continent|city|province|village)'s\b|^(?:on average, )?the"
    r" annual \w+|^an? new [\w-]+ (?:law|policy|bill|programme|strategy|plan|ministry|constitution)"
    r" (?:was|is|has been|had been)\b|\b(?:challenges?|issues?|points?|questions?|problems?|cases?"
    r"|ideas?|text) here\b|\b(?:raised|done|shown|used|listed|made|discussed) (?:here|there)\b"
    r"|\bthe main (?:message|finding|thesis)\b"
    r"|\bthe (?:full|whole|entire) (?:contract|text|report|document|draft|list)\b(?! (?:of|that|which|on|for|between)\b)"
    r"|^the (?:resulting|remaining|corresponding|respective|mentioned|opportunity|downside|former"
    r"|general idea|basic idea|requirement|motivation|intention|scope|idea) (?!of\b)|\bthat (?:volunteer|technical"
    r"|voluntary|internal|external|local|public|private) \w+|^any (?:coordination|such)|\b(?:plain old|boring|kicks? in)\b"
    r"|\bat the time (?:it|they) |\ba similar (?:mechanism|approach|way|problem|issue)\b| - that'?s? |\bthe link$"
    r"|\bthe two sides\b|^the war, which\b|\bmatchy|\bsomething some\b|\bma(?:de|kes?) it an? \w+ \w+$|\bwould be (?:even|much|far) (?:more|less|worse"
    r"|better)(?: \w+)?$|^(?:at|on) all \w+ \w+,|\b(?:some|several|many) others?(?=[.,;]|$)|\bas (?:stated|noted|indicated|mentioned|described)"
    r" (?:above|earlier|before)\b|\bon both sides\b|\bequally important,",
    re.IGNORECASE,
)
"""Words that point to something said before: "the situation was", "such differences"."""
_EN_MEASURE = wordset("""months years days hours weeks minutes seconds times dollars euros per
cent percent kilometres metres cases""")
_EN_HALTING = late_test(
    r", well |\b(?:you know|I mean|kinda|gonna|wanna|gotta|um+|uh+|erm?|hmm+|uh-huh|ah|oh"
    r"|or something|or whatever|whatever|and stuff|and things|guys|dude|hey|easy peasy"
    r"|I guess|like,|let me see|let's see|right\?|okay|ok|yeah|yep|nope|yes|quote,"
    r"|wow|blah|thingy|so-called like|maybe like|anyway|anyways|sorry|hello|hi|bye"
    r"|good (?:morning|afternoon|evening|day)|thing is|I would say|would say that)\b"
    r"|\b(\w+) \1\b(?<!\bthat that)(?<!\bhad had)|…|\.\.\.|[—–]\s*[.,]|—(?:\w+)—?|\b(?:the|a|an|very|of|to|for|its|some|local) [–—-] "
    r"|\w- |`|\b(\w+ \w+) \2\b|\b(?:to|of|in|for) the (\w+) (?:to|of|in|for) the \3\b"
    r"|\b(?:the|a|an) (?:of|to|for|in|and|is|are|was|the|a|an|it|they|we|some|this)\b"
    r"|\b(?:for|of|with|by|from) (?:to|for|of|is|are|was|and|but)\b|\bof which \w+ \w+,"
    r"|\b(?:took|are|is|was|were|be) like\b|, like\b|\blike (?:a|the|two|three|\d+)\b"
    r"|[,;] (?:it|that|they|this|there|he|she|we|these|those) (?:\w+ )?(?:is|was|are|were|has|have"
    r"|only|just|does|do|can|could|must|will|should)\b|\bone (?:is|was)\b|\band also it\b"
    r"|\bmore and more \w+[^s\W] (?:are|were)\b|\.\s",
    re.IGNORECASE,
)
"""Starts, stops and repairs: no sentence that anybody would write."""
_EN_CHAT = late_test(
    r"\b(?:sort of|kind of|stuff|things|the thing|folks|pretty much|a bit|a bunch|bunch of"
    r"|a lot|lots of|super|cool|awesome|crazy|nice|weird|fun|funny|honestly|frankly"
    r"|obviously|basically|actually|literally|definitely|probably|hopefully|totally"
    r"|somehow|somebody)\b",
    re.IGNORECASE,
)
"""Words of chat in a whole sentence: a machine's transcript is full of them."""
_EN_HOUSE = late_test(
    r"\b(?:thank|thanks|thankful|grateful|congratulat\w+|welcome (?:to|you|back|everyone|all)"
    r"|appreciat\w+|pleasure|honou?r(?:ed)? to|privilege to|my name|next speaker|the floor"
    r"|slides?|screen|microphone|mic|queue|chat|zoom|webex|note.?takers?|minute.?takers?"
    r"|agenda item|coffee|lunch|break|minutes left|run(?:ning)? out of time|time is up"
    r"|wrap up|applause|hand over|moderator|panell?ists?|presentation|presenter|presenting"
    r"|today's session|upcoming|as I (?:said|mentioned)|mentioned (?:earlier|before|in the)|earlier today|just now"
    r"|yesterday|tomorrow|tonight|this morning|this afternoon|previous speakers?|speaker"
    r"|first speaker|questions? (?:from|for)|raise (?:your|their) hands?|show of hands|unmute"
    r"|mute|recording|transcript|colleagues|dear|ladies|gentlemen|excellenc\w+|distinguished"
    r"|Mr\.? (?:President|Chair\w*)|Madam|his election|your election|condolences|tribute"
    r"|hon\. members?|my colleague|the member for|right hon|question period|next (?:item"
    r"|question|topic|slide|meeting|session)|mailing list|working group last call|adopt(?:ion)? call"
    r"|go ahead|pull request|github|page \d+|paragraph \d+|read out|interpretation channel"
    r"|use the headset|remote participation tool|jabber|good question|great question|quick|quickly|quickly|finali[sz]ing the agenda|take questions)\b",
    re.IGNORECASE,
)
_EN_CASUAL = late_test(
    r":|\b(?:maybe|remember|as follows|the same \w+|of course|horribly|a similar|the similar|the topic|the primary interest|(?:right|left) side|the polling"
    r"|as said|the whole scheme|apparently|bigger|second new|the status quo was|most common"
    r"|already covered|still pending|the platform|prototype systems?|the policy,"
    r"|handle the request|in some way)\b|, right,"
    r"|\b(?:pretty|reads?|hear|heard|talk\w*|read|just to|all those in favour)\b",
    re.IGNORECASE,
)
"""Fine in careful speech; in machine transcripts mostly signs of chat."""
_EN_IF = late(
    r"\b(?:if|unless|whether or not|assuming|suppose|would have been|hypothetically"
    r"|provided that)\b",
    re.IGNORECASE,
)
_EN_THEY = late(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_EN_IT = late(r"\b(?:it|its|itself)\b", re.IGNORECASE)
_EN_PLURAL = late(
    r"\b(?:[a-z-]{3,}(?<!s)(?<!u)(?<!i)s|people|children|women|men|youth|police|staff|media"
    r"|data|everyone|anyone|community|youths|persons|countries|States)\b",
    re.IGNORECASE,
)
_EN_ADDRESS = late(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)

_FORM = late(
    r"(?<![sS])['’] (?=[a-z])|^['‘’]|\w- \w|https?:|www\.|[\[\]{}<>|@#\\=§]|\((?:see|cf)\b|\b\d+\)|^\(|^[-•*]|\w_\w|\s/\s|\"\w+\"\.\w"
)

_COUNTED = late(r"\S+")


@lru_cache(maxsize=1 << 16)
def faults(
    clause: str,
    lang: str,
    *,
    is_written: bool = False,
    is_report: bool = False,
    is_machine: bool = False,
) -> Fault | None:
    """Return the first reason why a clause does not stand alone, or None.

    Parameters
    ----------
    clause : str
        The sentence without opening markers and frames, as it was said.
    is_report : bool
        A rapporteur's line: its grammar is trusted.
    is_machine : bool
        A machine's transcript: more signs of chat keep a sentence out.
    is_written : bool
        Reports and statements: pauses marked by dashes are style there, not stumbling.
    """
    n_words = len(_COUNTED.findall(clause))
    if n_words < MIN_WORDS:
        return Fault.SHORT
    if n_words > MAX_WORDS:
        return Fault.LONG
    if "?" in clause:
        return Fault.QUESTION
    if _FORM.search(clause) or _unbalanced(clause):
        return Fault.FORM
    plain = clause.replace("’", "'")
    if lang in {"fr", "es"}:
        return (_french if lang == "fr" else _spanish)(plain, is_written=is_written)
    return _slip(plain) or _english(
        plain,
        is_written=is_written,
        is_report=is_report or not (is_machine or is_written),
        is_machine=is_machine,
    )


def doubts(clause: str) -> tuple[str, ...]:
    """Return the signs that an English clause of a machine's transcript may not stand alone.

    Each alone is no fault: some of what is worth telling carries one. The model of worth
    learns what each is worth, and a clause with many is left out.

    Parameters
    ----------
    clause : str
        The sentence without opening markers and frames, as it was said.

    Examples
    --------
    >>> doubts("Networks require keys that nobody can forge")
    ()
    >>> doubts("The receiver is a bit slow")
    ('chat', 'opens-loosely')
    """
    plain = clause.replace("’", "'")
    found = (
        ("chat", _EN_CHAT(plain)),
        ("casual", _EN_CASUAL(plain)),
        ("no-sure-verb", not _has_sure_verb(plain)),
        ("opens-loosely", opens_loosely(plain)),
        ("dangles", slips_en.dangles_when_heard(plain)),
        ("stutters", slips_en.stutters(plain)),
        ("explains", slips_en.explains(plain)),
    )
    return tuple(name for name, is_there in found if is_there)


MOST_DOUBTS = 2
"""With more, a clause that a machine heard is hardly ever worth a reader's time."""


def is_housekeeping(words: str, lang: str) -> bool:
    """Tell whether words thank, greet or run the meeting."""
    words = words.replace("’", "'")
    if lang == "fr":
        return standalone_fr.HOUSE(standalone_fr.WHO_TOLD.sub("", words))
    return _EN_HOUSE(words)


def _unbalanced(clause: str) -> bool:
    return (
        clause.count("(") != clause.count(")")
        or clause.count("«") != clause.count("»")
        or clause.count("“") != clause.count("”")
        or clause.count('"') % 2 == 1
    )


def _slip(clause: str) -> Fault | None:
    """Return what a careful reader would strike a clause out for, or None."""
    return next((fault for fault, is_there in _SLIPS if is_there(clause)), None)


_SLIPS: Final[tuple[tuple[Fault, Callable[[str], bool]], ...]] = (
    (Fault.DANGLING, slips_en.dangles),
    (Fault.NO_VERB, slips_en.lacks_clause),
    (Fault.BROKEN, slips_en.is_broken),
    (Fault.BROKEN, slips_small_en.is_marred),
    (Fault.COMPANY, slips_en.names_company),
    (Fault.PRAISE, slips_en.praises_country),
    (Fault.HOUSEKEEPING, slips_en.runs_meeting),
    (Fault.DELEGATION, slips_en.takes_side),
    (Fault.APHORISM, slips_en.is_aphorism),
    (Fault.FORM, slips_en.enumerates),
)


def _spanish(clause: str, *, is_written: bool) -> Fault | None:
    kind = standalone_es.fault_of(clause, is_written=is_written)
    return Fault[kind] if kind else None


def _english(  # noqa: PLR0911 - one exit a fault
    clause: str, *, is_written: bool, is_report: bool, is_machine: bool
) -> Fault | None:
    if _EN_HOUSE(clause):
        return Fault.HOUSEKEEPING
    if _EN_HALTING(clause) and not is_written:
        return Fault.SPEECH
    if _EN_CHAT(clause) and not (is_written or is_machine):
        return Fault.SPEECH
    if _EN_ADDRESS.search(clause):
        return Fault.ADDRESS
    if _dangles_in_english(clause):
        return Fault.DANGLING
    if slips_en.names_person(clause):
        return Fault.PERSON
    if _EN_IF.search(clause) and not is_written:
        return Fault.CONDITIONAL
    if is_machine and len(doubts(clause)) > MOST_DOUBTS:
        return Fault.DOUBTFUL
    if _GERUND.match(clause) and not _has_sure_verb(clause):
        return Fault.NO_VERB
    is_whole = _has_english_clause(clause, is_report=is_report)
    return None if is_whole else Fault.NO_VERB


_GERUND = late(r"^[A-Z]?[a-z]{3,}ing\b", re.IGNORECASE)


def _has_sure_verb(clause: str) -> bool:
    """Tell whether a verb that is no noun stands outside what is subordinate.

    For machine transcripts, where "export", "users" or "based" are often all there is.
    """
    words = [word.lower() for word in _PLAIN_WORD.findall(clause)]
    sure = [
        place
        for place, word in enumerate(words)
        if word in _SURE_FINITE
        or (word in _SURE_PLURAL and not _is_infinitive(words, place))
        or _takes_object(words, place)
    ]
    opened = sum(word in _SUBORDINATE for word in words)
    return len(sure) > opened and 1 <= sure[0] <= _LONGEST_SUBJECT - 4


def _takes_object(words: list[str], place: int) -> bool:
    """Tell whether a form that may be a noun or a participle is a verb by what follows.

    Examples
    --------
    >>> _takes_object("standards support the diffusion of ideas".split(), 1)
    True
    >>> _takes_object("technical support of the diffusion".split(), 1)
    False
    """
    word = words[place]
    if place == 0 or words[place + 1 : place + 2] == []:
        return False
    before, after = words[place - 1], words[place + 1]
    if before in _NO_SUBJECT:
        return False
    if word in _ONLY_PAST or after in _TAKES.get(word, ()):
        return True
    has_adverb = place > 1 and _ADVERB.match(before) is not None
    if after not in _OPENS_OBJECT and not (has_adverb and word in PAST_BY_THIRD):
        return False
    if word in PAST_BY_BASE:
        return _is_plural(words[place - 1 - has_adverb])
    return word in PAST_BY_THIRD or word in _PASTS


def _is_plural(word: str) -> bool:
    return word in _PLURAL_NOUNS or _PLURAL.search(word) is not None


def _dangles_in_english(clause: str) -> bool:
    if _EN_START.match(clause) and not (
        _EN_EXPLETIVE.match(clause) or _EN_SINCE.match(clause)
    ):
        return True
    if _EN_WITHIN(clause) or _EN_NEEDS_CONTEXT(clause):
        return True
    they = _EN_THEY.search(clause)
    if they and not _has_plural(clause[: they.start()]):
        return True
    rest = _EN_EXPLETIVE.sub("", clause)
    it = _EN_IT.search(rest)
    return it is not None and len(rest[: it.start()].split()) < 3


def _has_plural(before: str) -> bool:
    """Tell whether a plural that "they" may point to stands before: no time, no measure."""
    found = (each.lower() for each in _EN_PLURAL.findall(before))
    return any(word not in _EN_MEASURE for word in found)


def _has_english_clause(clause: str, *, is_report: bool) -> bool:
    words = _PLAIN_WORD.findall(clause)
    verbs = [
        place
        for place, word in enumerate(words)
        if word.lower() in FINITE
        and not _is_infinitive(words, place)
        and not (place == 0 and _OPENS_AS_ADJECTIVE.match(clause))
    ]
    if not verbs:
        return is_report and _MAYBE_VERB.search(clause) is not None
    if not 1 <= verbs[0] <= _LONGEST_SUBJECT:
        return False
    opened = [word.lower() in _SUBORDINATE for word in words]
    if is_report:
        return not any(opened[: verbs[0]]) or len(verbs) > 1
    n_pronouns = len(_AS_PRONOUN.findall(clause))
    return len(verbs) > sum(opened) + n_pronouns


def _is_infinitive(words: list[str], place: int) -> bool:
    """Tell whether a form follows "to": "to run", "to support"."""
    return place > 0 and words[place - 1].lower() == "to"


_OPENS_AS_ADJECTIVE = late(r"[A-Za-z]{3,}ed [a-z-]{3,}(?<!s)(?<!u)(?<!i)s\b")
"""A participle before a plural: "displaced professionals wait" opens with no verb."""
_PLAIN_WORD = late(r"[^\W\d_]+(?:'[a-z]+)?|\d+")
_SUBORDINATE = wordset("""that which who whom whose how what where when because although though
while since whereas until""")
_SURE_FINITE = wordset("""is are was were has have had will would can could may might must shall
should cannot does did""") | (frozenset(PAST_BY_THIRD) - NOUNS_TOO)
_SURE_PLURAL = wordset("""require provide enable allow include depend remain become contain define
describe introduce rely create improve exist consist involve occur prevent ensure lead bring apply
represent relate belong differ reduce avoid generate determine protect receive maintain""")
"""Forms of a plural subject's verb that are never nouns: "networks require"."""
_PASTS = frozenset(PAST_BY_BASE.values())
_ONLY_PAST = wordset("""became began came chose drew fell gave went grew knew saw spoke took wrote rose
ran broke relied depended resulted consisted belonged suffered stemmed differed happened occurred
emerged existed remained appeared disappeared arose succeeded failed participated tended evolved
contributed collaborated grappled""")
"""Pasts that are never participles, or of verbs that take no object."""
_TAKES = {
    **dict.fromkeys(
        wordset("""needs wants aims fails seeks tends leads belongs refers contributes needed wanted
        aimed failed sought tended led belonged referred contributed helped helps continued
        continues started starts moved managed planned plans tried tries"""),
        frozenset({"to"}),
    ),
    **dict.fromkeys(wordset("focuses relies depends"), frozenset({"on"})),
    **dict.fromkeys(wordset("accounts stands"), frozenset({"for"})),
    **dict.fromkeys(
        wordset("helps shows"), frozenset({"firms", "people", "users", "that", "how"})
    ),
}
"""Forms that are verbs where the word stands that they take: "needs to", "relies on"."""
_ADVERB = late(
    r"(?:\w{4,}(?<!supp)(?<!fami)ly|also|often|always|still|never|now|then|even)$"
)
_PLURAL = late(r"[^sui]s$")
_OPENS_OBJECT = wordset("""a an the its their his her our your several many more most less few no new
all both each every some any one two three four five six seven eight nine ten""")
_NO_SUBJECT = wordset("""to not and or but if as than the a an its their of in for with by on at from be
is are was were been being has have had will would can could may might must shall should cannot do does
did that which who when where while how what why because so very""")
_PLURAL_NOUNS = wordset("people children women men youth police staff media data")
_AS_PRONOUN = late(r"\bas (?:it|they|we|he|she)\b", re.IGNORECASE)
_MAYBE_VERB = late(r"(?<=\w )[a-z]{3,}ed\b")
_LONGEST_SUBJECT = 16


def _french(clause: str, *, is_written: bool) -> Fault | None:
    if standalone_fr.HOUSE(
        standalone_fr.WHO_TOLD.sub("", clause) if is_written else clause
    ):
        return Fault.HOUSEKEEPING
    if standalone_fr.SPEECH(clause) and not is_written:
        return Fault.SPEECH
    if standalone_fr.ADDRESS.search(clause) or slips_fr.urges(clause):
        return Fault.ADDRESS
    if standalone_fr.dangles(clause) or slips_fr.dangles(clause):
        return Fault.DANGLING
    if standalone_fr.IF.search(clause) and not is_written:
        return Fault.CONDITIONAL
    return Fault.NO_VERB if slips_fr.lacks_verb(clause) else None
