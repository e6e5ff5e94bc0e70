"""English of minutes, captions and reports in free form: what stays in the room or on the page.

Nobody cut these lines to a form. They lean on the paragraph before them, tell how the
people worked, or drop a word that a speaker of another language did not miss.
"""

import re

from palabre.engines.synthesis.standalone import Fault
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_DOES = (
    r"(?:(?:also|often|still|now|usually|mostly|generally|already) )?(?:is|are|was|were|has|have|had"
    r"|does|do|did|can|could|will|would|must|should|may|might|needs?|needed|provide[sd]?|offer(?:s|ed)?"
    r"|allow(?:s|ed)?|include[sd]?|makes?|made|helps?|helped|tries|tried|requires?|required|runs?"
    r"|ran|consists?|consisted|contains?|contained|takes?|took|covers?|covered|seems?|seemed|depends?"
    r"|depended|remains?|remained|becomes?|became|means?|meant|uses?|used|works?|worked|gives?|gave|shows?|showed)\b"
)
_DEFINITE = late(
    rf"^[Tt]he (?:(?!(?:of|in|for|to|on|with|by|from|at|between)\b)[a-z-]+ ){{0,2}}(?P<thing>[a-z][a-z-]{{2,}}) {_DOES}",
)
"""A thing named by the article alone, which does something: "the offerings are diverse"."""

_KNOWN = wordset("""web internet world public community communities state government economy climate
planet law market environment society users people participants contributors majority future
poor young elderly""")
"""What everybody knows which one, or who was there."""

_POINTS_BACK = late(
    # "the hours allowed gave members a reason to share"
    r"^the (?:\w+ ){1,2}(?:allowed|involved|concerned|mentioned|described|retained)"
    r" (?!by\b|in\b|to\b|for\b|with\b|on\b|from\b|as\b)"
    # "questions that were in the original charter": which one?
    r"|\bthe original\b(?! \w+ of\b)"
    # "close to the proposed lending scheme"
    r"|\bthe proposed (?!by\b)[a-z]"
    # "spare rooms are critical to making the exchange possible"
    r"|\bma(?:ke|kes|king|de) the [a-z]+ (?:im)?possible\b"
    # "some guilds ask for stamps but it is still not usual": what is?
    r"|^(?:some|many|most|several|few|all|various|multiple) [^,;]+,? (?:but|and|yet) it (?:is|was) "
    # "rare skills require some additional praise": how much, and on top of what?
    r"|\bsome (?:additional|further|more|other|extra) [a-z]+$"
    # "some framework is required": which one?
    r"|\bsome (?:[\w-]+ ){1,6}(?:is|are) (?:also )?(?:required|needed|recommended|desirable)\b"
    # "a barn could be rented again": one way of several that a list gave
    r"|^an? [a-z]+ (?:could|might) (?:also )?be [a-z-]+ed\b"
    # "we should think about the trust": and think what?
    r"|^(?:we (?:should|must|need to) )?(?:also )?think about\b"
    # "money can help the process by lending", "to add to the effort, members must ask"
    r"|\bthe (?:process|infrastructure|effort|work|procedure|initiative|project|mechanism)(?= by\b|[,;]|$)"
    # "among the looms discussed, the oldest is"
    r"|\bthe (?:[\w-]+ ){1,3}(?:discussed|mentioned|listed|presented|identified|considered)(?=[,;]|$)"
    # "one opportunity is weaving together", "some limited use can be seen": of what?
    r"|^one (?:opportunity|challenge|problem|concern|advantage|metric|aspect|reason|thing) (?:is|was|has)\b"
    r"|^(?:some|little|much|no|wide) (?:limited |broad |real )?(?:use|adoption|uptake|interest|progress)"
    r" (?:is|was|can|could|has|had)\b"
    # "being a large house, one of its tasks is": who is?
    r"|^being an? [^,]+,"
    # "speed can be raised by steaming": the speed of what?
    r"|^(?:performance|quality|accuracy|speed|latency|complexity|efficiency|throughput) (?:can|could"
    r"|may|might|is|was|will|would|has|had)\b"
    # "as one has more wool": an aside that a talk had just led up to
    r"|^as one (?:has|gets|goes|moves|adds)\b"
    # "dyers and weavers are paid together in a single grant": which one?
    r"|\bin a single [a-z]+$"
    # "lessons are offered to dyers": by whom?
    r"|^(?:[a-z]+ )?(?:sessions|courses|lessons|services|grants|funds) (?:is|are) (?:also )?"
    r"(?:provided|offered|held|given)\b"
    # "a last measure is", "an alternative approach has been": after which others?
    r"|^an? (?:last|final|further|second|third|alternative) [a-z]"
    # "lending seems a good first step": towards what?
    r"|\ba (?:good|natural|logical|possible) (?:initial|first|starting) (?:path|step|point|move)$"
    # "even more alarming is that": than what?
    r"|^(?:even )?more [a-z]+ (?:is|are|was) |^even more\b"
    # "guides like the “Weaver's Year” could be adapted"
    r"|\b(?:references|books|papers|articles|documents|guides) (?:like|such as)\b",
    re.IGNORECASE,
)
_OF_THE_WORK = late(
    # "significant discussion focused on stamps"
    r"(?:^|, )(?:(?:significant|much|some|further|active|lively|the|various|many|more|most|initial"
    r"|additional|several|other) )*discussions? (?:also )?(?:focus|orient|cent|revolv|turn"
    r"|concentrat|touch|cover)\w*"
    # "the writing of a guide needs many hands"
    r"|^(?:the )?(?:creation|writing|drafting|preparation|production) of (?:an?|the|this) (?:\w+ )?"
    r"(?:document|paper|report|guide|survey|article|manuscript|chapter)\b"
    # "the LOOM2 workshop engaged weavers", "LOOM2 invited weavers"
    r"|^(?:the )?(?-i:[A-Z]{3,}\w*|[A-Z]\w+ \d{4}) (?:workshop|meeting|conference|symposium|series|event)s?"
    r" [a-z]|^(?:the )?(?-i:[A-Z]{3,}\d+) (?:has |had |will |would )?(?:engage|invite|organi[sz]e|bring"
    r"|brought|gather|aim|include|feature|attract|conclude|focus|follow)\w*"
    # "core questions that will need to be explored are"
    r"|\bquestions? (?:that |which )?(?:will |would |still )*(?:needs?|remains?|have|has) to be"
    r" (?:explored|answered|studied|investigated|addressed|discussed)\b"
    # "the online format was well received"
    r"|\bformat (?:is|was) (?:also )?well[- ]received\b"
    # "the gains that were brought up were considered obvious"
    r"|\b(?:brought up|put forward) (?:is|are|was|were)\b"
    # "which raised questions about wool", "the approaches of the Weft2 makers included"
    r"|\bwhich (?:has |have |had )?raised (?:the |some |many )?questions?\b"
    r"|^the (?:approach(?:es)?|work|goals?|experiences?) of the (?-i:[A-Z])\w+ (?:\w+ )?(?:is|are|was|were"
    r"|include[sd]?)\b"
    # "each group set some tasks", "whoever cares for wool, please get in touch"
    r"|^each group\b|\bplease\b|\bget in touch\b"
    # "no plans were agreed upon", "various ways of weaving were discussed"
    r"|\bplans? (?:is|are|was|were) agreed\b|\b(?:was|were) (?:also )?discussed(?=[,;]|$)"
    # "the fitness of wool sparked lively discussion", "the members discussed how wool would do"
    r"|\bsparked (?:an? )?(?:\w+ )?(?:discussion|debate)|\b(?:participants|members|attendees)"
    r" (?:also )?discussed (?:how|whether|what|which|the|an?)\b",
    re.IGNORECASE,
)
_BROKEN = late(
    # "overview of the looms should be made": the article is gone
    r"^(?:overview|landscape|summary|list|comparison|introduction|outline)(?: and \w+)? of\b"
    # "different level of skills were named"
    r"|^different [a-z]+(?<!s) of\b"
    r"|\bto outreach\b|\bon not only\b"
    # "because of gaps because nobody looked"
    r"|\bbecause of [^,;]+ because\b"
    # "how looms are planned built and kept": a comma is gone
    r"|\b(?:is|are|was|were|be|been) [a-z]+ed [a-z]+(?:ed|ilt|ade|ept|old) and [a-z]+(?:ed|ilt|ade|ept|old)\b"
    # "will be the road of wool now and later": the tense of the telling fits one of them
    r"|\b(?:will|(?:is|are) going to) (?:be )?[^,;]{3,60}\bnow\b"
    # "March – April 2031: count the looms": a line of a plan
    r"|^[a-z]+(?: ?[–-] ?[a-z]+)? \d{4}:"
    # "seeing traders as “other”": the sense hangs on the marks
    r"|[“\"](?:other|others|more|less|only|both|up|down|out|in|off|on)[”\"]"
    # "WEFT offers yarn, gives room, lends looms, and mends wheels": a body describes itself
    r"|^[A-Z][\w-]+ [a-z]+s [^,]+, [a-z]+s [^,]+, (?:[a-z]+s [^,]+, )*and [a-z]+s "
    # "weavers will hopefully be paid": who hopes?
    r"|\bhopefully\b"
    # "a wide loom takes a lot of room": talk, written down
    r"|\b(?:require|need|take)s? a lot of\b"
    # "the larger the guild is using one loom, the better the yarn"
    r"|^the (?:larger|bigger|more|higher|better) the [a-z ]+ (?:is|are) [a-z]+ing\b"
    # a sentence within brackets inside another one
    r"|\([^()]{60,}\)"
    # "a "safe" loom": what the speaker winked at
    r"|\b(?:an?|the) [“\"][a-z]+[”\"] [a-z]"
    # "weaving a cloth that could help guilds to dry wool": then what?
    r"|^[a-z]+ing (?:an?|the|more|new) (?:[\w-]+ ){1,4}(?:that|which) (?:can|could|would|will|may|might"
    r"|should) (?:(?!(?:is|are|was|were|has|have|can|could|would|will|may|might|should|must|needs?|helps?"
    r"|makes?|requires?|remains?|seems?)\b)[\w'-]+(?: |$))+$"
    # "actual naming work is done elsewhere": the article is gone
    r"|^actual (?:[a-z]+ ){1,2}(?:is|was)\b"
    # "only giving money may buy a loom"
    r"|^only [a-z]+ing\b"
    # "people who weave and sing, may come back": a comma before the verb of its subject
    r"|^[^,]* who [^,]*, (?:may|might|can|could|will|would|should|must|are|is|was|were|have|has)\b",
    re.IGNORECASE,
)
_PLATITUDE = late(
    # "good yarn is the lifeblood of weaving", "rules form the basis of methods and tools"
    r"\b(?:is|are|form|forms) the (?:basis|foundation|backbone|lifeblood|cornerstone|bedrock|heart) of\b",
    re.IGNORECASE,
)
_PRODUCT = late(
    # "LoomBase is a shared system that joins patterns": what a thing is, not what was found
    r"^(?-i:[A-Z])\w*(?-i:[A-Z])\w* (?:is|was) an? (?:[\w-]+,? ){0,5}(?:system|platform|project|tool|package"
    r"|software|effort|collaboration|initiative|library|consortium|facility|centre|center)\b",
    re.IGNORECASE,
)
_PERSON = late(
    # "Ada Weaver presented a loom", "Weaver then turned to wool"
    r"^(?:[A-Z][a-z]+ )*(?!Commission|Council|Assembly|Committee|Board|Group|Government|Ministry|Agency"
    r"|Parliament|Court|Secretariat|Union|Community|Nobody|Everybody|Somebody|Everyone|Someone)[A-Z][a-z]+"
    r"(?<!s)(?: then| also)? (?:presented|considered|moved|turned|spoke|cited|listed|asked|argued)\b"
    r"|\b[A-Z][a-z]+(?<!s) presented (?:is|was)\b"
    # a group by its letters and its land, as in "the LOOM group (Norland) takes offers"
    r"|\b[A-Z]{3,} (?:group|project|institute|centre|center|laboratory) \("
    # "a notion Weaver heard often", "Weaver is a keen researcher"
    r"|\b(?P<name>[A-Z][a-z]+) (?:heard|felt|said|believes|believed|thinks|thought|placed|talked"
    r"|mentioned|told|wrote|recalled)\b"
    r"|^(?:[A-Z][a-z]+ )?(?P<who>[A-Z][a-z]+) (?:is|was) an? (?:[a-z-]+ ){0,3}(?:practitioner|researcher"
    r"|scientist|professor|developer|engineer|student|director|lecturer|author)\b"
)
"""A name with a verb of telling, hearing or feeling, or with what somebody is."""


def unfit_line(body: str, lang: str, *, is_machine: bool = False) -> Fault | None:
    """Return why a line of minutes or of a report in free form does not stand, or None.

    Parameters
    ----------
    body : str
        The line without its opening markers.
    is_machine : bool
        A machine wrote it down: other rules tell what of it leans on the rest.

    Examples
    --------
    >>> unfit_line("The offerings are diverse and reach most valleys", "en")
    <Fault.DANGLING: 'points to something outside the sentence'>
    >>> unfit_line("The weaving community can act as an advocate", "en") is None
    True
    """
    if lang != "en":
        return None
    plain = body.replace("’", "'")
    if is_machine:
        return Fault.BROKEN if _BROKEN.search(plain) else None
    if _names_a_thing_of_the_page(plain):
        return Fault.DANGLING
    return next((fault for fault, signs in _FAULTS if signs.search(plain)), None)


_FAULTS = (
    (Fault.DANGLING, _POINTS_BACK),
    (Fault.MEETING, _OF_THE_WORK),
    (Fault.BROKEN, _BROKEN),
    (Fault.APHORISM, _PLATITUDE),
    (Fault.COMPANY, _PRODUCT),
    (Fault.PERSON, _PERSON),
)


def _names_a_thing_of_the_page(words: str) -> bool:
    """Tell whether a line opens with a thing that only the lines before it tell."""
    found = _DEFINITE.match(words)
    return found is not None and found["thing"] not in _KNOWN
