"""English speech of a chamber: what leans on things and persons that nobody named.

Members of a committee have its papers before them and each other in the room. They say
"the Bill", "the Minister" and "the consortia", and everybody knows which. Who reads a
summary does not: a thing named by the article alone, that everybody does not know and
that the sentence does not introduce, says too little there. Nor does a summary tell what
one party holds against another by name.
"""

from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.verbs_en import FINITE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_BARE = late(
    r"\b(?P<article>the|this) (?P<kind>(?:draft|new|current|proposed|announced|whole|wider|latest|lead|overall|key"
    r"|main|necessary|specific|particular|relevant|existing|original|extra|additional|full|entire|actual"
    r"|different|initial|final|various|revised|said) )?"
    r"(?P<thing>[a-z]{3,}|Act|Bill|Measure|Order|Motion|Programme|Plan|Report|Committee|Inquiry|Review|Fund"
    r"|Department|Board|Council|Agency|Commission|Authority|Office)\b"
    r"(?=(?:['’]s?)?(?: (?:is|are|was|were|has|had|have|does|do|did|will|would|can|could|may|might|must"
    r"|should|shall|and|or|but|as|so|because|also|when|while|than|not|now|where|if|before|after|already"
    r"|into|across|within|through|until|there|too|well|at the moment"
    r"|[a-z]+ly|[a-z]{4,}(?<![sui])s (?:a|an|the|to|its|their|no))\b|[,.;:]|$))"
    r"(?! (?:and|or) (?!other\b|the\b|an?\b|all\b|its\b|their\b)[a-z-]+ [a-z]{3,}\b)"
)
"""A thing by the article alone: nothing behind it tells which one."""
_OF_A_KIND = late(r"(?:al|ive|ous|ful|less|able|ible|ic|ary|est|ing|ed)$")
"""How what is no thing ends: "the federal and provincial parts"."""

_KNOWN = wordset("""web internet world public country countries nation nations state states community
communities government governments parliament constitution economy economies climate planet law laws market
markets environment society users people participants contributors majority minority future past present
poor young elderly old rich sick dead blind deaf unemployed vulnerable disadvantaged homeless police army
military press media pandemic coronavirus epidemic border borders moment amount number point points view case
matter fact truth way ways time times day days week month year years hour century decade evening morning
night weekend spring summer autumn winter first second third last next same other others rest whole latter
former right left top bottom end start beginning middle most least best worst more less north south east west
city countryside sea ocean land sky sun moon earth air weather rain ground soil forest forests water river
coast hills mountains valley valleys islands street streets road roads home family families household state sector provinces territories regions
regional taxpayer taxpayers consumer consumers farmer farmers citizen citizens children child pupil pupils
student students teacher teachers patient patients worker workers women men youth parents mother father
internet telephone computer phone network cloud desktop browser keyboard machine software hardware code
programmer programmers developer developers user reader speaker listener server client clients
longer better worse sooner later greater higher lower fewer bigger smaller
field workplace classroom kitchen household workforce labour labor unknown crowd masses
system only very one ones two three four five six seven eight nine ten few many several opposite question
answer problem issue challenge challenges risk risks cost costs price prices need needs benefit benefits
difference result results reason reasons idea aim goal key opportunity lack impact effect effects level
quality value kind sort type size scale extent range rate speed cold dark light heat floor house
sake meantime face front back side middle outset process
tourism spread crisis deficit budget labour health safety welfare private voluntary federal provincial
local national international global digital rural urban social economic political civil""")
"""What everybody knows which one, and what stands before other words."""

_WORD = late(r"[A-Za-z]+")

_OFFICE = late(
    r"\b(?:the|our|this|that) (?:[a-z]+ |Deputy |Prime |First |Deputy Prime |Chief |Honou?rable |hon\. ){0,2}"
    r"(?:[Mm]inister|[Pp]remier|Chancellor|[Cc]ommissioner|Speaker|Clerk|Chair|Ombudsman|petitioners?)"
    r"(?:['’]s?)?(?! of\b| for\b|[a-z])"
    r"|\b(?:the|my|our) (?:hon\. |honou?rable )?(?:members?|colleagues?|friends?)(?:['’]s?)?"
    r"(?= (?:opposite|for|knows?|is|was|has|had|would|will|said|says|asked|asks|across)\b)"
    r"|\b[Mm]inister(?= (?:said|says|told|has|is|knows))"
)
"""An office or a seat whose holder only the room knows."""
_PARTY = late(
    r"\b(?:[A-Z][a-z]+ )?(?:Liberal|Conservative|Labour|Green|Socialist|Republican|Democratic|Communist|People['’]s"
    r"|Reform|Nationalist|National|Progressive|New Democratic|Social Democratic|Christian Democratic)s? (?:Party|Parties|[Gg]overnment"
    r"|opposition|caucus|leader|members?|politicians?)\b(?!-)"
    r"|\b(?:Liberals|Conservatives|Tories|Socialists|New Democrats|Republicans|Social Democrats|Bloc"
    r"|Greens|Labourites|Brexiteers)\b|\b(?:previous|last|Harper|Thatcher) (?:Tory|Labour|Liberal) "
    r"|\bparty opposite\b|\bofficial opposition\b|\bopposition (?:party|parties|members?|benches|leader)\b"
)
"""A party named for what it did or wants: a summary names nobody."""

_THAT_CLAUSE = (
    r"(?!(?:say|said|ensur|not|mak(?:e|ing) sure|believ|show|hop|mean|know|think|suggest|feel|argu|find|assum|see|tell"
    r"|recogni[sz]|stress|state|stating|report|acknowledg|understand|imply|indicat|demonstrat|prov|confirm|claim|agree|accept"
    r"|worry|fear|realis|realiz|remember|remind|announc|emphasi[sz]|conclud|expect|warn|propos|recommend|decid|doubt"
    r"|deny|observ|explain|add|hear|learn|point|be|is|was|so|such|given|provid|requir|consider|guarantee|admit|insist"
    r"|estimat|predict|order|sense|check|verif|mention|highlight|underlin|reveal|assert|maintain|hold|sens|notic|bear"
    r"|dictat|establish|mandat|stipulat|declar|pretend|promis|pledg|reassur|assur|convinc|persuad|inform|advis|convey"
    r"|look|wish|pray|rul|judg|discover|record|specif|reckon|forget|figur)[a-z]*\b)"
)
_POINTS = late(
    # "making that judgment around support", "to use that money"
    rf"\b{_THAT_CLAUSE}(?:[a-z]{{3,}}ing|(?<=to )[a-z]{{3,}}) that [a-z]{{3,}}(?<!s)"
    r"(?= (?:in|around|of|for|to|by|with|and|at|from|on|into|before|after|when|because|is|was)\b|[,.;]|$)"
    # "while that specification is studied", "what that money will do"
    r"|\b(?:while|when|because|where|what|whether|before|after|since|though|although|until|how) that [a-z]{3,} "
    r"(?:is|was|will|would|has|had|could|can|may|might|must|should|does|did)\b"
    # "many here have closed their ports", "when they are here"
    r"|(?<!\bfrom )\bhere\b(?! and there\b)"
    # "difficulties in them doing it", "the way being able to do something like that"
    r"|\bin (?:them|it|him|her|this|that) [a-z]+ing (?:it|so|this|that)\b|\b(?:something|anything|things?|people) like that\b"
    # "a slightly different one", "a requirement such as the one set out in amendment 4"
    r"|\bthe one (?:set out|described|in|that)\b|\b(?:is|was|be) (?:an? )(?:[a-z]+ly )?(?:different|similar|separate) one$"
    # "with staff that they know": an "it" of the room
    r"|\bfar too [a-z]+ for it\b"
)
_MOTION = late(
    r"\b(?:amendments?|clauses?|motions?|articles?) (?:\d|[A-Z]{1,2}\b|in (?:the|my|this) (?:name|group))|\b(?:lead|first|second|these) amendments?\b"
    r"|\b[Ss]tage (?:\d|one|two|three|four)\b|\bunanimous consent\b|\bspeaking notes?\b"
)
"""Papers on the table: "amendment 4", "the motion in my name"."""
_TRAILS = late(
    r"(?:^(?P<opening>[A-Za-z]+ [a-z]+),? .*,? (?P=opening)$)"
    r"|, so (?!that\b|far\b)(?P<tail>[\w-]+(?: [\w-]+){0,3})$",
)


def untold(body: str, lang: str) -> Fault | None:
    """Return why words from a chamber tell too little outside of it, or None.

    Parameters
    ----------
    body : str
        What was said, without opening markers and frames.

    Examples
    --------
    >>> untold("Shepherds fear that the consortia have lost their way", "en")
    <Fault.DANGLING: 'points to something outside the sentence'>
    >>> untold("A levy pays for wells, and the levy has doubled since", "en") is None
    True
    >>> untold("The Minister of Wool opened a mill in the hills", "en") is None
    True
    >>> untold("The Liberal Party took money from the guilds", "en")
    <Fault.DELEGATION: 'names a delegation for its position'>
    """
    if lang != "en":
        return None
    plain = body.replace("’", "'")
    if _PARTY.search(plain):
        return Fault.DELEGATION
    if _OFFICE.search(_decapitalized(plain)) or _POINTS.search(plain):
        return Fault.DANGLING
    if _MOTION.search(plain):
        return Fault.MEETING
    if _is_broken_off(plain):
        return Fault.BROKEN
    return Fault.DANGLING if _names_untold(plain) else None


def _names_untold(words: str) -> bool:
    """Tell whether words name a thing that everybody does not know and they never introduce."""
    plain = _decapitalized(words)
    for found in _BARE.finditer(plain):
        thing = found["thing"]
        if thing in _KNOWN and not found["kind"]:
            continue
        if thing in _KNOWN or _OF_A_KIND.search(thing):
            continue
        if thing not in _WORD.findall(plain[: found.start()]):
            return True
    return False


def _is_broken_off(words: str) -> bool:
    """Tell whether words end in a scrap: "worth 5 billion a year; 50,000 jobs"."""
    *_, last = words.split("; ")
    if last is not words and not FINITE & set(last.split()):
        return True
    trails = _TRAILS.search(words)
    if trails is None:
        return False
    return trails["tail"] is None or not FINITE & set(trails["tail"].split())


def _decapitalized(words: str) -> str:
    """Return words with a small first letter: an article opens sentences too."""
    return words[:1].lower() + words[1:]
