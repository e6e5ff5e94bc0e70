"""English speech of a chamber: what leans on things and persons that nobody named.

Members of a committee have its papers before them and each other in the room. They say
"the Bill", "the Minister" and "the consortia", and everybody knows which. Who reads a
summary does not: a thing named by the article alone, that everybody does not know and
that the sentence does not introduce, says too little there. Nor does a summary tell what
one party holds against another by name.
"""

from palabre.engines.synthesis.acts import leaves_open
from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.verbs_en import FINITE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_BARE = late(
    r"\b(?P<article>the|this) (?P<kind>(?:draft|new|current|proposed|announced|whole|wider|latest|lead|overall|key"
    r"|main|necessary|specific|particular|relevant|existing|original|extra|additional|full|entire|actual"
    r"|different|initial|final|various|revised|said|local|regional) )?"
    r"(?P<thing>[a-z]{3,})\b"
    r"(?=(?:['’]s?)?(?: (?:is|are|was|were|has|had|have|does|do|did|will|would|can|could|may|might|must"
    r"|should|shall|and|or|but|as|so|because|also|when|while|than|not|now|where|if|before|after|already|what|how|why"
    r"|into|across|within|through|until|there|too|well|at the moment"
    r"|found|said|told|heard|reached|put|gave|took|made|agreed|asked|to find out|to date"
    r"|[a-z]+ed (?:that|the|a|an)|[a-z]+ly|[a-z]{4,}(?<![sui])s (?:a|an|the|to|for|on|its|their|no))\b|[,.;:]|$))"
    r"(?! (?:and|or) (?!other\b|the\b|an?\b|all\b|its\b|their\b)[a-z-]+ [a-z]{3,}\b)"
)
"""A thing by the article alone: nothing behind it tells which one."""
_PAPER = late(
    r"\b(?:the|this|that) (?:Act|Bill|Measure|Order|Motion|Programme|Plan|Report|Committee|Inquiry|Review|Fund"
    r"|Department|Board|Agency|Commission|Authority|Office)\b(?!,? (?:of|on|for|to|that|which|[A-Z]|\d))"
    # "the 40 schools", "all four consortia", "many of the small landlords"
    r"|\bthe (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) [a-z]+"
    r"(?= (?:is|are|was|were|has|have|had|will|would|can|could|over|and|to|must|should)\b|[,.;]|$)"
    r"|\ball (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) [a-z]+"
    r"(?= (?:is|are|was|were|has|have|had|will|would|can|could|[a-z]+ed|underwent|took|made)\b|[,.;]|$)"
    r"|\b(?:many|most|some|several|few|all|none|both|half) of the (?:(?!world|poor)[a-z]+ )?(?!people|children|women)"
    r"[a-z]+(?<!s)s (?:is|are|was|were|has|have|had|will|would|can|could|do|did|must|should)\b"
    r"|\bthe (?:committee|consortia|company|ministry|programme|program|group|bill|board|member|inquiry)'s? [a-z]"
    # "in terms of the roles of others", "there were key aspects such as wool"
    r"|^in terms of [^,]*\bothers?\b|^there (?:are|were|is|was) (?:(?:some|many|several|certain|key|different|various) )*"
    r"(?:aspects?|elements?|factors?|things?|issues?|areas?)\b"
    # "the programme in the early stages", "there may be an issue there"
    r"|\b(?:the|this) (?:programme|program|scheme|plan|offer|levy|policy|legislation|evaluation|fund) (?:in|at|from) the\b"
    r"|\b(?:issue|problem|question|gap|role|risk)s? there\b(?! (?:is|are|was|were)\b)|^(?:first|second|last) (?:is|was)\b"
    # "could not name one on Friday": of which week?
    r"|\b(?:on|last|next|since|by|this) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b(?!,? \d)"
)
"""A paper or a body by a capital alone, and some of what was counted before."""
_OF_A_KIND = late(r"(?:al|ive|ous|ful|less|able|ible|ic|ary|est|ing|ed)$")
"""How what is no thing ends: "the federal and provincial parts"."""

_THINGS = wordset("""timetable table cable variable vegetable funding building hearing ruling setting training
housing offering mapping ranking rating reading proposal trial approval referral hospital festival manual
initiative directive objective incentive archive perspective narrative topic clinic traffic library
summary glossary boundary secretary deed shed bed seed""")
"""Things whose names end so all the same: "the timetable", "the funding"."""
_KNOWN = wordset("""aim air amount army audience autumn back background beginning benefit benefits best better
bigger blind border borders bottom browser budget case century child children citizen
citizens city civil classroom client clients climate cloud coast code cold communities
community computer conference constitution consumer consumers contributors coronavirus cost
costs countries country countryside crisis crowd dark day days dead deaf decade deficit
desert desktop developer developers digital disadvantaged disease earth east economic
economies economy effect effects eight elderly end environment epidemic evening extent face
fact families family farmer farmers father federal few fewer field first five floor forest
forests former forum four front future global globe goal government governments greater
ground hardware health heat higher highlands hills home homeland homeless hour house
household impact international internet islands key keyboard kind kitchen labor labour lack
land last later latter law laws least left less level light listener local longer lower
lowlands machine majority many market markets masses matter meantime media meeting meetings
men middle military minority moment month moon more morning most mother mountains nation
national nations need needs network next night nine north number ocean old one ones only
opposite other others pandemic parents parliament participants past patient patients people
phone plains planet point points police political poor present press price prices private
harvest harvests season seasons floods drought
programmer programmers provinces provincial public pupil pupils quality rain rains range rate
reader regional regions rest rich right risk risks river road roads rural safety sake same
scale sea second server session seven several sick side six size sky smaller social society
software soil sooner sort south speaker speed spread spring start state states steppe street
streets student students summer summit sun taxman taxpayer taxpayers teacher teachers
telephone ten territories third three time times top tourism tropics truth two type
unemployed universe unknown urban user users valley valleys value very view voluntary
vulnerable water way ways weather web week weekend welfare west whole wild winter women
worker workers workforce workplace workshop world worse worst year years young youth""")
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
    # "a meeting on 9 July to explore that", "a child is not going to know that difference"
    r"|\bany of (?:them|it)(?=[,.;]|$)"
    rf"|\bto {_THAT_CLAUSE}[a-z]{{3,}} that(?=[,.;]|$)|\b(?:know|see|explain|understand|recogni[sz]e) that (?:difference|distinction|point|issue)\b"
    # "there was confusion about what was—."
    r"|[—–]\W*$"
    # "difficulties in them doing it", "the way being able to do something like that"
    r"|\bin (?:them|it|him|her|this|that) [a-z]+ing (?:it|so|this|that)\b|\b(?:something|anything|things?|people) like that\b"
    # "a slightly different one", "a requirement such as the one set out in amendment 4"
    r"|\bthe one (?:set out|described|in|that)\b|\b(?:is|was|be) (?:an? )(?:[a-z]+ly )?(?:different|similar|separate) one$"
    # "reading, and picking that up", "the more difficult that is", "there is something there"
    r"|\b[a-z]+ing that (?:up|out|down|in|on|back|through)\b|\bthe more [a-z]+ (?:that|it|this) (?:is|was)\b"
    r"|\bsomething there\b|, but not (?:now|here|yet)\W*$|, for (?:example|instance)\W*$"
)
_MOTION = late(
    r"\b(?:amendments?|clauses?|motions?|articles?) (?:\d|[A-Z]{1,2}\b|in (?:the|my|this) (?:name|group))|\b(?:lead|first|second|these) amendments?\b"
    r"|\b[Ss]tage (?:\d|one|two|three|four)\b|\bunanimous consent\b|\bspeaking notes?\b"
)
"""Papers on the table: "amendment 4", "the motion in my name"."""
_SLIPS = late(
    # "calls already come already", "1.25 million pounds" behind a sign, "AdaWeaver's looms"
    r"\b(?P<again>already|also|still|currently|now) (?:[\w'-]+ )+(?P=again)\b"
    r"|[£$€]\d[\d.,]* (?:million |billion )?(?:pounds|dollars|euros)\b|\b[A-Z][a-z]{2,}[A-Z][a-z]{2,}'s\b"
    # "three different giving benefits", "one for the young -- was", "a paper of 2015—'On wool'"
    r"|\b(?:two|three|four|five|six|several) (?:different|various|other) [a-z]+ing [a-z]+ |-- (?:is|was|are|were)\b|—['‘“\"]"
    # "there is the services that give help"
    r"|\bthere(?:'s| is) (?:the |some |many |lots of )?(?:[a-z]+ )?[a-z]{3,}(?<![sui])s (?:that|which|who)\b",
)
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
    small = _decapitalized(plain)
    if any(signs.search(small) for signs in (_OFFICE, _POINTS, _PAPER)):
        return Fault.DANGLING
    if _MOTION.search(plain):
        return Fault.MEETING
    if _is_broken_off(small) or _SLIPS.search(plain):
        return Fault.BROKEN
    # what nobody knows is worth more than which pumps it is about
    is_untold = not leaves_open(plain) and _names_untold(small)
    return Fault.DANGLING if is_untold else None


def _names_untold(words: str) -> bool:
    """Tell whether words name a thing that everybody does not know and they never introduce."""
    for found in _BARE.finditer(words):
        thing = found["thing"]
        if thing in _KNOWN and not found["kind"]:
            continue
        if thing in _KNOWN or (_OF_A_KIND.search(thing) and thing not in _THINGS):
            continue
        if thing not in _WORD.findall(words[: found.start()]):
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
