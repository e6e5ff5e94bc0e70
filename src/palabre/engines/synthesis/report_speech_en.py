"""Reported speech in English: frames, person and tense, by rule and only where safe."""

import re
from dataclasses import replace
from functools import lru_cache

from palabre.engines.synthesis.fluent_en import fluent, unstopped
from palabre.engines.synthesis.left_present_en import is_left
from palabre.engines.synthesis.lone_verbs_en import tells_past
from palabre.engines.synthesis.others_asked_en import had_asked
from palabre.engines.synthesis.perfect_en import PARTICIPLES, perfected
from palabre.engines.synthesis.proposed_en import proposed
from palabre.engines.synthesis.second_verbs_en import with_things
from palabre.engines.synthesis.settled_en import settled
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.spoken_slips_en import mended
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_MARKER = late(
    r"""^(?:(?:and|but|so|well|now|okay|ok|yeah|yes|no|right|also|then|again|therefore
    |thus|hence|moreover|furthermore|indeed|nevertheless|nonetheless|consequently
    |accordingly|additionally|likewise|similarly|meanwhile|however|conversely|instead|alternatively|interestingly|surprisingly|unsurprisingly
    |nowadays|first(?!\ of\ all)|firstly|second
    |secondly|third|thirdly|fourth|fourthly|fifth|next|finally|lastly|overall|importantly
    |frankly|honestly|clearly|obviously|certainly|undoubtedly|besides|still|yet
    |it\ is\ (?:also\ )?(?:true|a\ fact)\ that|the\ (?:fact|truth)\ is\ that
    |even\ worse|worse\ still|needless\ to\ say|in\ other\ words|that\ being\ said|having\ said\ that|to\ be\ (?:clear|honest|fair|frank)
    |after\ all|as\ well|in\ general|generally\ speaking|in\ particular|on\ top\ of\ that
    |in\ conclusion|to\ conclude|in\ closing|in\ addition|in\ fact|of\ course|in\ short
    |to\ sum\ up|in\ summary|as\ a\ result|for\ that\ reason|for\ this\ reason
    |for\ these\ reasons|in\ th(?:is|at)\ (?:regard|respect|context|connection|sense|spirit
    |light)|with\ that\ in\ mind|at\ the\ same\ time|on\ the\ other\ hand|above\ all
    |first\ of\ all|last\ but\ not\ least|once\ again|on\ our\ part|for\ our\ part
    |as\ we\ (?:all\ )?know|as\ you\ know|as\ (?:members|delegates|representatives|everyone|everybody)\ (?:all\ )?knows?|in\ (?:my|our)\ (?:view|opinion|experience)
    |for\ (?:my|our)\ (?:country|delegation|part)|(?:mr|madam|mister|deputy)\.?\ ?(?:president|chair
    |chairman|chairperson|speaker|moderator|secretary-general|minister)|sir|chair(?=,)|(?:your\ )?excellenc(?:y|ies)
    |ladies\ and\ gentlemen|distinguished\ (?:delegates|colleagues)
    |(?:dear\ )?(?:colleagues|friends|delegates))\b
    \s*(?:,|;|:|–|—|-)?\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEEDS_COMMA = late(
    r"^(?:no|right|well|next|first(?! of all)|second|third|fourth|fifth|still|yet|then|again"
    r"|now|nowadays|so|yes|clearly|overall|besides|indeed|likewise|similarly|also|instead"
    r"|for (?:this|that|these|those) reasons?)\b(?!\s*[,;:—–-])",
    re.IGNORECASE,
)
_PLAIN_LEAD = late(
    r"^(?:and|but|so(?! (?:many|much|few|little|far)\b)|also|now|then|thus|hence"
    r"|yet(?! (?:another|again|to|more|other|further)\b))\s",
    re.IGNORECASE,
)

_WE = (
    r"(?:I|we|my (?:delegation|country|government|organi[sz]ation|Government)"
    r"|our (?:delegation|organi[sz]ation|country|government|Government))"
)
_ADV = (
    r"(?:(?:also|all|would|will|did|can|must|should|therefore|thus|firmly|strongly|truly"
    r"|really|personally|sincerely|fully|deeply|further|again|once again|only|certainly"
    r"|always|still|just|like to|want to|wants to|wish to|wishes to|have to|need to"
    r"|continue to|continues to|seek to|take this opportunity to|am here to)\s+)*"
)
_THAT = r"(?:\s*,)?\s+(?:to everyone\s+)?that\s+"

_FRAMES: tuple[tuple[Speech, str], ...] = (
    (Speech.DISBELIEVE, r"do(?:es)? not (?:believe|think)"),
    (Speech.DISAGREE_THAT, r"(?:cannot|do not|does not) agree"),
    (
        Speech.STRESS,
        (
            r"(?:stress(?:es)?|emphasi[sz]es?|underlines?|underscores?|highlights?"
            r"|reiterates?|reaffirms?|insists?|affirms?)"
        ),
    ),
    (
        Speech.VIEW,
        (
            r"(?:thinks?|believes?|agrees?|feels?|considers?|(?:hold|holds) the view"
            r"|(?:am|are|is) of the (?:view|opinion)|(?:am|are|is) (?:confident|convinced)|argues?"
            r"|would (?:say|argue|submit)|says?|submit|maintains?)"
        ),
    ),
    (Speech.HOPE, r"(?:hopes?|trusts?|(?:am|are|is) hopeful)"),
    (
        Speech.CONCERN,
        (
            r"(?:fears?|worry|worries|(?:am|are|is) (?:very |deeply |gravely |also "
            r"|really |quite )?(?:concerned|worried|afraid))"
        ),
    ),
    (Speech.REGRET, r"(?:regrets?)"),
    (
        Speech.NOTE,
        (
            r"(?:notes?|observes?|recalls?|sees?|finds?|found|learnt|learned"
            r"|point out|remembers?|remind (?:everyone|you|the audience|members))"
        ),
    ),
    (Speech.RECOGNIZE, r"(?:recogni[sz]es?)"),
    (Speech.NOTE, r"(?:know|understand|realis?z?e|acknowledges?|accept|admit)"),
    (Speech.PROPOSE_THAT, r"(?:proposes?|recommends?|suggests?)"),
    (
        Speech.ANNOUNCE,
        (
            r"(?:announces?|(?:am|are|is) (?:very |also )?(?:pleased|happy|proud"
            r"|delighted|glad) to (?:announce|say|report|inform you|share))"
        ),
    ),
)
_THAT_FRAMES = tuple(
    (speech, late(rf"^{_WE}\s+{_ADV}{verbs}{_THAT}(?P<rest>.+)$", re.IGNORECASE))
    for speech, verbs in _FRAMES
) + tuple(
    (
        speech,
        late(rf"^(?:my|our) {what} (?:is|would be){_THAT}(?P<rest>.+)$", re.IGNORECASE),
    )
    for speech, what in (
        (
            Speech.PROPOSE_THAT,
            r"(?:proposal|suggestion|recommendation|request|demand|plea)",
        ),
        (Speech.HOPE, r"hope"),
        (Speech.CONCERN, r"(?:fear|concern|worry)"),
    )
)
_BARE_FRAME = late(
    rf"^(?:I|we)\s+{_ADV}(?P<verb>think|believe|feel|hope|say|guess|know)\s+"
    r"(?!(?:to|about|of|in|from|at|for|with|as|—)\s)(?P<rest>.+)$",
    re.IGNORECASE,
)
_KNOWN_THING = late(r"^(?:the|an?|our|its|their|what|who|how|why)\s", re.IGNORECASE)
"""After "we know": a thing that is known, where a clause would be needed."""
_PHRASES: tuple[tuple[Speech, str], ...] = (
    (
        Speech.CALL_ON,
        r"(?:call(?:s)? (?:up)?on|appeal(?:s)? to)\s+(?P<rest>.+?\bto\b.+)",
    ),
    (Speech.CALL_FOR, r"calls? for\s+(?P<rest>.+)"),
    (Speech.URGE, r"urges?\s+(?P<rest>.+?\bto\b.+)"),
    (
        Speech.ASK,
        (
            r"asks?\s+(?P<rest>(?!whether|why|how|what|questions?|ourselves|myself|about)"
            r".+)"
        ),
    ),
    (Speech.DISAGREE_WITH, r"(?:cannot|do not|does not) agree with\s+(?P<rest>.+)"),
    (Speech.NOT_SUPPORT, r"(?:cannot|do not|does not) support\s+(?P<rest>.+)"),
    (Speech.NOT_ACCEPT, r"(?:cannot|will not|do not) accept\s+(?P<rest>(?!that).+)"),
    (
        Speech.SUPPORT,
        r"(?:supports?|endorses?|(?:am|are|is) in favou?r of)\s+(?P<rest>.+)",
    ),
    (Speech.WELCOME, r"welcomes?\s+(?P<rest>.+)"),
    (Speech.OPPOSE, r"(?:opposes?|(?:am|are|is) opposed to)\s+(?P<rest>.+)"),
    (Speech.PROPOSE, r"(?:proposes?|recommends?)\s+(?P<rest>.+)"),
    (
        Speech.STRESS_MATTER,
        (
            r"(?:stress(?:es)?|emphasi[sz]es?|underlines?|underscores?|highlights?"
            r"|reiterates?)\s+(?P<rest>(?:the (?:need|importance|urgency"
            r"|role|value|necessity|responsibility|fact)\b).+)"
        ),
    ),
)
_PHRASE_FRAMES = tuple(
    (speech, late(rf"^{_WE}\s+{_ADV}{verbs}$", re.IGNORECASE))
    for speech, verbs in _PHRASES
)
_NEED = late(
    r"^(?:and\s+)?we\s+(?:all\s+|also\s+|really\s+|urgently\s+|therefore\s+|now\s+|still\s+)*"
    r"(?P<modal>must|need to|have to|should|ought to)\s+"
    r"(?:all\s+|also\s+|really\s+|now\s+|therefore\s+|together\s+)*(?P<rest>[a-z].+)$",
    re.IGNORECASE,
)
_LET_US = late(
    r"^let\s+us\s+(?:all\s+|also\s+|therefore\s+)*(?P<rest>[a-z].+)$", re.IGNORECASE
)
_NOT_NEEDED = late(
    r"^(?:not|never|be\b|have\b|say\b|admit|ask|remember|recall|hope\b|pray\b|thank|face|wait|see"
    r"|look at|go\b|come\b|talk\b|discuss\b|stop\b|move on|take a)"
)
_OWN = late(
    r"^(?:(?:in|since|by|over|between|from|with|through|during|at)\s[^,]{3,60},\s+)?"
    r"we\s+(?:also\s+|have already\s+|already\s+|now\s+|therefore\s+)?"
    r"(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_FIRST = late(
    r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves|I'm|I've|I'll|I'd"
    r"|we're|we've|we'll|we'd)\b",
    re.IGNORECASE,
)
_SECOND = late(
    r"\b(?:you|your|yours|yourself|yourselves|you're|you've|you'll)\b", re.IGNORECASE
)

_CONTRACTIONS = tuple(
    (late(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"\bwon't\b", "will not"),
        (r"\bcan't\b", "cannot"),
        (r"\bshan't\b", "shall not"),
        (r"n't\b", " not"),
        (r"\blet's\b", "let us"),
        (r"\b(I)'m\b", r"\1 am"),
        (r"\b(we|they|you|there|who|these|those)'re\b", r"\1 are"),
        (r"\b(I|we|they|you|who|could|would|should|might)'ve\b", r"\1 have"),
        (r"\b(I|we|they|you|he|she|it|that|there|who)'ll\b", r"\1 will"),
        (r"\b(I|we|they|you|he|she|who)'d\b", r"\1 would"),
        (
            (
                r"\b(it|that|there|what|who|here|where|how|he|she)'s\b(?!\s+(?:been|had|got|become"
                r"|made|changed|come|gone)\b)"
            ),
            r"\1 is",
        ),
        (r"\b(it|that|there|what|who|he|she)'s\b", r"\1 has"),
    )
)


def report(sentence: str) -> Reported | None:
    """Return the sentence in reported speech, or None when no rule is safe."""
    words = _made_ready(sentence)
    if _INVERTED.search(words):
        return None
    found = _by_its_frame(words) or _plain(words)
    if (
        found
        and found.speech in _OF_CLAUSES
        and (
            not tells_past(found.clause)
            or is_left(found.clause)
            or _INVERTED.search(found.bare)
        )
    ):
        return None  # a verb that no rule knows would stay in the present
    if found is None:
        return None
    clause = with_things(found.clause, words)
    if found.speech in _OF_CLAUSES and not found.is_own:
        clause = had_asked(clause, words)
    return replace(found, clause=settled(clause))


def bare_if_plain(sentence: str) -> str | None:
    """Return what would be told just as it was said, before any verb is moved.

    None where a frame says how to tell it, and where no rule is safe. Most spoken
    sentences have no frame, and most of those cannot stand alone: to know that first
    spares the slower half.
    """
    words = _made_ready(sentence)
    is_framed = _INVERTED.search(words) or _by_its_frame(words)
    return None if is_framed else words


@lru_cache(maxsize=64)
def _made_ready(sentence: str) -> str:
    return unstopped(expanded(without_markers(fluent(mended(sentence)))))


@lru_cache(maxsize=64)
def _by_its_frame(words: str) -> Reported | None:
    """Return what a frame says how to tell: "we believe that", "we must", "our"."""
    rules = (_framed, _proposed, _need, _there_must, _let_us, _own, _ours)
    return next((found for rule in rules if (found := rule(words))), None)


_OF_CLAUSES = frozenset(
    {
        Speech.NOTE,
        Speech.VIEW,
        Speech.STRESS,
        Speech.RECOGNIZE,
        Speech.HOPE,
        Speech.REGRET,
    }
)
_INVERTED = late(
    r"\b(?:nor|neither|so) (?:does|do|did|can|could|has|have|is|are|will|would|should|must)\b"
    r"|^(?:no longer|nor|not only|never|seldom|rarely|hardly|just as \w+|equally \w+|only (?:then|when|if|by"
    r"|in this way)) (?:\w+ ){0,3}(?:does|do|did|can|could|has|have|is|are|will|would|should|must)\b"
    # "of great moment is a reform", "with growth comes a duty"
    r"|^(?:of|with|among|at|behind) (?:(?!that\b|which\b|who\b)[\w'’-]+ ){1,6}(?:is|are|comes?|lies?|stands?)"
    r" (?:the|an?|its|their|another|even)\b"
    r"|^(?:\w+ly )?(?:important|grave|serious|worrying|disturbing|crucial|urgent|essential) (?:is|are) the\b",
    re.IGNORECASE,
)
"""The verb before its subject: no rule says which tense the rest then takes."""


def without_markers(sentence: str) -> str:
    """Return a sentence without the markers it opens with."""
    words = sentence.strip()
    for _ in range(4):
        if _NEEDS_COMMA.match(words) and not _PLAIN_LEAD.match(words):
            break
        found = _MARKER.match(words)
        if not found:
            break
        words = words[found.end() :]
    words = _TRAILING.sub("", words)
    return words[:1].upper() + words[1:]


_TRAILING = late(
    r"(?:, (?:though|however|anyway|by the way|right|you know)| though)(?=[.!]?$)"
)
"""What ties a sentence to the one before, or to the room, at its end."""


def expanded(words: str) -> str:
    """Return the words with contractions written out, as in a written text."""
    words = words.replace("’", "'")
    for pattern, full in _CONTRACTIONS:
        if "'" not in words:
            break
        words = pattern.sub(full, words)
    return words


def _framed(words: str) -> Reported | None:
    for speech, frame in _THAT_FRAMES:
        found = frame.match(words)
        if found:
            return _clause(speech, found["rest"])
    for speech, frame in _PHRASE_FRAMES:
        found = frame.match(words)
        if found and _is_one_act(found["rest"]):
            clause = _urged(_ADDRESSED.sub(r"\1and \2", found["rest"], count=1))
            return Reported(speech, clause, is_framed=True, bare=found["rest"])
    found = _BARE_FRAME.match(words)
    if not found:
        return None
    verb = found["verb"].lower()
    if verb == "know" and _KNOWN_THING.match(found["rest"]):
        return None
    speech = Speech.HOPE if verb == "hope" else Speech.VIEW
    return _clause(speech, found["rest"])


def _proposed(words: str) -> Reported | None:
    """Return what words propose after all that leads up to it."""
    found = proposed(words)
    if found is None or has_person(found[0]) or not _is_one_act(found[0]):
        return None
    rest, is_clause = found
    if is_clause:
        return Reported(Speech.PROPOSE_THAT, _wished(rest), is_framed=True, bare=rest)
    return Reported(Speech.PROPOSE, _urged(rest), is_framed=True, bare=rest)


def _is_one_act(rest: str) -> bool:
    """Tell whether what follows a verb of speech goes on with no other: "and support"."""
    is_other = _SECOND_ACT.search(rest) or _OF_SO_MUCH.match(rest)
    return not (has_person(rest) or ";" in rest or is_other)


_OF_SO_MUCH = late(
    r"^(?:double|triple|twice|half|more|less|fewer|both|neither|either|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|twelve|\d[\d.,]*|yes|no|nothing|otherwise|so|it|them)(?: (?:per cent|months|years"
    r"|weeks|days))?(?=[,.]|$)",
    re.IGNORECASE,
)
"""A measure of something that was named before: "we propose double", "I ask for six months"."""

_SECOND_ACT = late(
    r"^and\b|\band (?:(?:also|fully|strongly|therefore|once again) )?(?:support|call|urge|welcome"
    r"|commend|encourage|express|reaffirm|reiterate|stress|emphasi[sz]e|thank|appeal|hope"
    r"|believe|look forward|pledge|condemn|endorse|invite|expect|remain)\b"
    r"|, and (?!(?:that|to)\b)(?:[\w-]+ ){1,9}(?:will|shall) (?:be|have)\b",
    re.IGNORECASE,
)
_ADDRESSED = late(r"^((?:(?!to\b)[\w-]+ )+)and to (the |all )", re.IGNORECASE)
"""Whom a call is made to: "I appeal to the world and to the rich" becomes one object."""


def _clause(speech: Speech, rest: str) -> Reported | None:
    bare = without_markers(rest)
    if len(bare) < len(rest) - 1 and bare:
        rest = bare if rest[:1].isupper() else bare[:1].lower() + bare[1:]
    inner = _need(rest) or _own(rest)
    if inner and speech in {Speech.VIEW, Speech.STRESS, Speech.NOTE, Speech.RECOGNIZE}:
        return inner
    if inner and inner.is_own:
        return Reported(speech, inner.clause, is_own=True, is_framed=True, bare=rest)
    if has_person(rest):
        return None
    if speech is Speech.PROPOSE_THAT:
        return Reported(speech, _wished(rest), is_framed=True, bare=rest)
    clause = perfected(backshifted(rest), rest)
    return Reported(speech, clause, is_framed=True, bare=rest)


def _wished(rest: str) -> str:
    """Return what is asked for; "that each body give" keeps its form."""
    return backshifted(f"asked that {rest}").removeprefix("asked that ")


def _need(words: str) -> Reported | None:
    found = _NEED.match(words)
    if not found or has_person(found["rest"]) or _NOT_NEEDED.match(found["rest"]):
        return None
    speech = _NEED_SPEECH[found["modal"].lower()]
    return Reported(speech, _urged(found["rest"]), is_framed=True, bare=words)


_THERE_MUST = late(
    r"^there (?:must|needs? to|has to|have to) be (?P<rest>an? [a-z].+)$", re.IGNORECASE
)


def _there_must(words: str) -> Reported | None:
    """Return what there must be as what is needed."""
    found = _THERE_MUST.match(words)
    if not found or has_person(found["rest"]):
        return None
    rest = backshifted(f"there was {found['rest']}").removeprefix("there was ")
    return Reported(Speech.NEED_OF, rest, is_framed=True, bare=words)


def _urged(rest: str) -> str:
    """Return what is to be done, with the tense moved only in what depends on it."""
    return backshifted(f"to {rest}").removeprefix("to ")


_NEED_SPEECH = {
    "must": Speech.MUST,
    "have to": Speech.MUST,
    "need to": Speech.NEED,
    "should": Speech.EFFORTS,
    "ought to": Speech.EFFORTS,
}


def _let_us(words: str) -> Reported | None:
    found = _LET_US.match(words)
    if not found or has_person(found["rest"]) or _NOT_NEEDED.match(found["rest"]):
        return None
    return Reported(
        Speech.CALL_ON_ALL, _urged(found["rest"]), is_framed=True, bare=words
    )


def _own(words: str) -> Reported | None:
    found = _OWN.match(words)
    if not found or re.search(r"\b(?:I|me|my|mine|ourselves)\b", words):
        return None
    turned = _third_person(words, found)
    if turned is None or has_person(turned):
        return None
    if _ORDINARY.match(words[found.start("verb") :]):
        return None
    announces = found["verb"].lower() in {"will", "shall"} or bool(
        re.match(
            r"are (?:launching|opening|committed to)\b", words[found.start("verb") :]
        )
    )
    speech = Speech.ANNOUNCE if announces else Speech.REPORT
    return Reported(speech, turned, is_own=True, is_framed=False, bare=words)


_ORDINARY = late(
    r"(?:are|were|will|have|had|can|could|would|do|did|shall)\s+(?:be |been |also |now |just "
    r"|already |going to |gonna )*(?:talk\w*|see\w*|look\w*|show\w*|present\w*|discuss\w*|go\b"
    r"|going|hear\w*|try\w*|start\w*|wait\w*|come|coming|say|said|ask\w*|want\w*|here|not"
    r"|an?\b|the\b|some\b|two\b|three\b|four\b|several\b|many\b|no\b|\d|all\b|able|done"
    r"|prefer\b|rather\b|happy|pleased|very|like\b|concerned|convinced|confident|aware|sure|deeply|also|proud|in\b|at\b|on\b|about|trying|talking|seen|got|gotten|heard)"
    r"|(?:went|came|got|had|said|saw|asked|wanted|talked|discussed|started|tried|looked|put"
    r"|told|heard|thought|mentioned|called|showed|presented)\b",
    re.IGNORECASE,
)
"""Own acts that no summary needs: talking, seeing, having, being."""

_OWN_VERBS = {
    "are": "was",
    "were": "was",
    "have": "had",
    "will": "would",
    "do": "did",
    "can": "could",
    "had": "had",
    "could": "could",
    "would": "would",
    "shall": "would",
    "did": "did",
}
_REGULAR = late(r"^[a-z]+ed$")
_READ = late(r"read (?:the )?\d", re.IGNORECASE)
"""So many texts were read before anybody tells of them: "we read 412 contracts"."""
_PAST = wordset("""began brought built came chose drew found gave grew held kept led left
made met put ran sent set signed spent took taught told won wrote""")


_PEOPLES = late(
    r"\bour (?:own )?(?:salar\w+|wages?|li(?:fe|ves)|children|famil\w+|homes?|parents"
    r"|grandparents|hands|eyes|minds?|hearts?|mothers|fathers|sons|daughters)\b",
    re.IGNORECASE,
)
"""What is people's own and no body's: "a government reported its salary" would be odd."""


_FREE_IT = late(
    r"(?:,? (?:and|but|which|because|so)|[,;]) it "
    r"(?!(?:is|was|will be) (?:\w+ )?(?:to|that|important|possible|necessary)\b)"
    r"(?:will|would|is|was|has|had|can|could|now|[a-z]+(?:s|ed))\b",
    re.IGNORECASE,
)
"""An "it" that acts: once "we" has become "it" too, nobody knows which is which."""


_THEIRS = late(r"\b(?:their|them|theirs)\b", re.IGNORECASE)
_MANY = late(r"\b(?:[a-z]{3,}(?<!s)(?<!thi)s|people|women|men|children)\b")


def _is_theirs(words: str) -> bool:
    """Tell whether "their" stands for nobody in the sentence: "their first findings"."""
    theirs = _THEIRS.search(words)
    return theirs is not None and not _MANY.search(words[: theirs.start()])


def _third_person(words: str, found: re.Match[str]) -> str | None:
    if _PEOPLES.search(words) or _FREE_IT.search(words) or _is_theirs(words):
        return None
    verb = found["verb"].lower()
    turned = _OWN_VERBS.get(verb) or ("needed" if verb == "need" else None)
    if turned is None:
        is_past = (
            _REGULAR.match(verb)
            or verb in _PAST
            or _READ.match(words[found.start("verb") :])
        )
        if not is_past:
            return None
        turned = f"had {PARTICIPLES.get(verb, verb)}"
    head, tail = words[: found.start("verb")], words[found.end("verb") :]
    if re.search(r"\b(?:our|us)\b", head, re.IGNORECASE):
        return None
    if verb == "have" and re.match(r"\s+to\b", tail):
        return None
    head = re.sub(r"\bwe\b", "{own}", head, flags=re.IGNORECASE)
    whole = head[:1].lower() + head[1:] + turned + backshifted(tail)
    whole = re.sub(r"\bwe (?:were|are)\b", "it was", whole, flags=re.IGNORECASE)
    whole = re.sub(r"\bwe\b", "it", whole, flags=re.IGNORECASE)
    whole = re.sub(r"\bours?\b", "its", whole, flags=re.IGNORECASE)
    return re.sub(r"\bus\b", "it", whole)


_OUR = late(
    r"^our\s+(?!country\b|world\b|planet\b|time\b|view\b|friends?\b|colleagues?\b)[a-z-]+ ",
    re.IGNORECASE,
)


def _ours(words: str) -> Reported | None:
    """Return a sentence about "our schools" as one about the body's own."""
    if (
        _PEOPLES.search(words)
        or not _OUR.match(words)
        or re.search(r"\b(?:I|me|my|mine|ourselves)\b", words)
    ):
        return None
    turned = backshifted(words[:1].lower() + words[1:])
    turned = re.sub(r"\bwe (?:were|are)\b", "it was", turned)
    turned = re.sub(r"\bours?\b", "its", turned)
    turned = re.sub(r"\b(?:we|us)\b", "it", turned)
    return (
        None
        if has_person(turned)
        else Reported(Speech.REPORT, perfected(turned, words), is_own=True, bare=words)
    )


def _plain(words: str) -> Reported | None:
    if has_person(words):
        return None
    return Reported(Speech.NOTE, perfected(backshifted(words), words), bare=words)


def has_person(words: str) -> bool:
    """Tell whether words speak of whoever speaks, or to somebody."""
    return bool(_FIRST.search(words) or _SECOND.search(words))
