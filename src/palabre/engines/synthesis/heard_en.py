"""English that a machine heard: what nobody can follow who was not in the room.

Engineers speak of what stands on a slide, leave out articles, and count what they
showed before. Each pattern stands beside what it was found in.
"""

import re

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_KINDS = (
    r"(?:methods?|mechanisms?|solutions?|approach(?:es)?|systems?|protocols?|tools?|techniques?"
    r"|schemes?|models?|designs?|frameworks?|documents?|proposals?|requirements?|standards?"
    r"|options?|features?|attacks?|factors?|issues?|algorithms?|architectures?|implementations?)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|can|cannot|could|may|might|must|should|will|would|do|does"
    r"|often|only|also|still|usually|typically)\b"
)
_UNTOLD = late(
    # "existing test methods are too slow": methods for what?
    rf"^(?:the |an? |any |all |most |some )?(?:existing|current|new|recent|traditional|previous|conventional"
    rf"|today's|proposed|original|other|different|alternative|similar|related) (?:[\w-]+ )?{_KINDS} {_FINITE}"
    # "the recent Lantern only gives": since when?
    r"|^(?:the|a) (?:recent|latest|updated|revised) [A-Z]\w+ (?:only |also )?\w+s\b"
    # "therefore multiple factors must be weighed"
    rf"|\b(?:multiple|several|many|various|other|certain) {_KINDS} (?:must|should|can|need|have to)\b"
    # "four mills lost their licence": four of how many, and where?
    r"|^(?:about |around |only |just |some )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
    r" (?:[\w-]+ )?[a-z]+s (?:[a-z]{2,}ed|had|were|did|lost|found|saw|said|chose|kept|used|made|got|went|told) "
    # "the major problem of the existing wheels was wear"
    rf"|\bof (?:the )?(?:existing|current|proposed|original) (?:[\w-]+ ){{0,2}}{_KINDS} (?:is|are|was|were)\b"
    # "the brake mill concerns a way of grinding"
    r"|^(?:the )?(?-i:[A-Z][A-Z0-9]{2,}\w*) (?:concerns?|means|stands for|refers to|denotes|is about)\b"
    # "it is hard for one BWM to grind all year"
    r"|^it (?:is|was) (?:very )?(?:hard|difficult|easy|possible|impossible) for (?:one|an?|the) (?-i:[A-Z]{2,})\b"
    # "sharing can wear down the patience of the users"
    r"|\b(?:of|for|to|by|with) the (?:users|operators|providers|clients|servers|nodes|devices|receivers|senders)$"
    # "in wet months, grinding is often slow", "old ropes are not enough"
    r"|\b(?:is|are|was|were) (?:(?:often|usually|sometimes|always) [a-z-]+|not enough)$"
    # "the sender still needs feedback", "one of the first problems was the brake"
    r"|^the (?:sender|receiver|client|server|user|attacker|adversary|victim|device|node|recipient|controller"
    rf"|network|application|router|operator|endpoint) {_FINITE}|^the (?:sender|receiver|client|server|user|device|node"
    r"|recipient|controller|application|router|operator|endpoint) (?:needs|sends|uses|gets|takes|receives|has)\b"
    r"|^one of the\b|^there (?:is|are|was|were) (?:several|some|many|a few|two|three|four|various|multiple)\b"
    # "CRANK is a way of grinding", "seals are defined as marks"
    r"|^(?:the )?(?-i:[A-Z][A-Z0-9]{2,}\w*) (?:is|was) (?:an?|the)\b|\b(?:is|are|was|were) defined as\b"
    r"|\b(?:is|was) an? (?:[\w-]+ ){0,3}(?:organi[sz]ation|association|company|institute)\b"
    # "wording that is added to the draft", "in line with 9254 and 9595"
    r"|\b(?:the|this|an?|our|their) (?:drafts?|spec|specification|section|charter|abstract|text)\b"
    r"|\b[3-9]\d{3} and [3-9]\d{3}\b"
    # "many grinding schemes have been proposed to save time"
    r"|^(?:many|several|various|some|numerous) [^,]* (?:have|has) been (?:proposed|suggested|developed|studied)\b"
    # "the people who are exposed to the dust saw it first"
    r"|^the (?:people|persons|operators|companies|developers|users?) (?:who|that|of) (?!the\b)"
    # "the challenge is that carts break", "we need to define a new seal", "66% of sacks are lost": whose?
    r"|^the (?:[a-z]+ )?(?:challenge|problem|issue|concern|difficulty|question) (?:here )?(?:is|was) (?:that|to|how)\b"
    r"|^we (?:need|have|ought) to (?:define|add|update|discuss|specify|clarify|consider|write)\b"
    r"|^(?:about |around |over |nearly |almost )?\d+(?:[.,]\d+)? ?(?:%|per ?cent) of (?:the |all )?[a-z]+"
    r" (?:are|is|were|was|have|has|do|can|will)\b"
    # "decisions can scale to whole valleys": whose?
    r"|^(?:decisions|actions|results|values|changes|choices|outputs?|inputs?) (?:can|could|may|might)\b"
    # "grinding relies on common stones", "more kinds of seals are being introduced": by whom?
    r"|^(?:service|network|protocol|traffic) (?:relies|rely|needs?|has|have|is|are|depends?)\b"
    r"|\b(?:is|are) being (?:introduced|developed|used|built|added|considered|proposed|discussed|deployed)\b"
    # "building so many mills is costly", "to serve some cases", "weighing 40 or more sacks is slow"
    r"|\bso (?:many|much|few)\b(?!.*\bthat\b)|\bsome (?:scenarios|cases|situations|purposes|applications)\b"
    r"|^[a-z]+ing \d+ (?:or more )?[a-z]+s\b|\bmultiple\b.*\bmultiple\b"
    # "better weighing of carts is needed": what for?
    r"|^(?!.*\bto\b).*\b(?:is|are) (?:needed|required|necessary)$"
    # "the total output of mills has passed nine tons": in which country?
    r"|^(?:the )?(?:total|overall|average|combined|installed) [\w -]{3,40}? (?:has|have|is|are|was|were|had"
    r"|exceed\w*|reach\w*)\b"
    # "there is still a lot of work to be done"
    r"|^there (?:is|are|was|remains?) (?:\w+ ){0,2}(?:a lot|lots|much|more|many|plenty|enough|room|space)\b"
    # "there is already growing work on lighter wheels"
    r"|^there (?:is|are) (?:already |also |still |now )?(?:an? )?(?:increasing|growing|ongoing|existing|some|various)"
    r" (?:[\w-]+ )?(?:works?|efforts?|research|discussions?|activity|activities|interest|drafts?)\b"
    # "challenging part was the slow wheel"
    r"|^(?:challenging|difficult|hard|interesting|important|main|key|major|tricky|good|nice) (?:part|thing|point|bit)\b"
    # "we need a sign of interest and support from the makers"
    r"|\b(?:interest and support|support and interest|expressions? of interest)\b"
    r"|\b(?:last call|rough consensus|side meetings?|design team|liaison statement|errat(?:a|um)|IESG|BoFs?|BOFs?)\b",
    re.IGNORECASE,
)
_LOOSE = late(
    # "exchanging seals is asking for trouble"
    r"\b(?:asking for trouble|a big deal|out of the box|no brainer|at the end of the day|by hand|for free"
    r"|good enough|as usual|a nightmare|a mess|tricky|painful|annoying|nasty|magic"
    r"|a lot of|kind of|sort of|right now|try(?:ing)? to|tried to|of course|figure out|and so on|even worse)\b"
    # "so it is important": the speaker's own conclusion in passing
    r"|, so (?:it|that|they|this|we|there)(?:'s| (?:is|are|was|were|has|have|can|will)\b)"
    # "BWA promotes the active part of millers": whoever speaks for a body praises it
    r"|^(?-i:[A-Z]{2,6}) (?:promotes?|encourages?|welcomes?|is committed|strives?|aims?|invites?|hopes?)\b"
    r"|\b(?:tech|technical|global|local|economic) in nature\b|\bthese days\b|\bnowadays\b"
    # "to keep strict seals, limit the carts and to grow"
    r"|\b(?:need|have|has|needs) to [^,]{3,60}, (?!to\b)[^,]{3,60} and to\b"
    # "but bizarrely many guilds agreed", "for various reasons"
    r"|\b(?:bizarrely|weirdly|strangely|silly|stupid|ridiculous|insane)\b"
    r"|\b(?:due to|for|because of) (?:various|many|several|some|different) reasons\b|\bthere (?:may|might|could) exist\b"
    # "every cart must be weighed and each seal needs to be kept"
    r"|\bmust\b[^,;]* and [^,;]* needs? to\b"
    # "room for certain things", "borrowing something is easy", "wheels and more"
    r"|\bthings?\b|\bsomething\b|\band more$|\bgo and\b|\bwhich (?:is|was) not there\b|\bstill pending\b"
    r"|\bthere (?:may|might|could|can) be\b|^in order for (?:it|this|that|them)\b|\bused to \w+ing\b|\bin majority\b"
    r"|, short for\b|\bconsidering that\b|\b\w+\.(?:com|org|net)\b|\ban? [a-z]+ (?!series\b|species\b)[a-z]+ies\b"
    # "the traffic typically based on the nearest mill"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )\b(?:typically|usually|mainly|often) based on\b"
    # "kept as values in a row, values in a table"
    r"|\b(?P<kept>[a-z]{4,} (?:in|of|for|to)) [^,]*, (?P=kept)\b"
    # "the seal does not define depends on the wax"
    r"|\bnot [a-z]+ (?:depends?|depended|relies|relied|is|are|has|means)\b"
    # "the gMILL has turned", "marks give a cleaner way to weigh": cleaner than what?
    r"|\bthe (?-i:[a-z]{1,2}[A-Z]{2,}\w*) (?:has|have|is|was|must|can|should|will|\w+ed)\b"
    # "a mill causing Wend to halt", "BWA improve the road can help", "the idea of mills which made it"
    r"|\w (?:causing|leading to|resulting in) (?-i:[A-Z])|^(?-i:[A-Z]{3,}) \w+ the (?:\w+ ){1,3}(?:can|could|will|would)\b"
    r"|(?<!,)(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bfor)(?<!\bby)(?<!\bwith)(?<!\bon)(?<!\bfrom) which"
    r" (?:enable[sd]?|allow(?:s|ed)?|means?|meant|makes?|made|leads?|led)\b"
    r"|\ban? (?:cleaner|better|simpler|easier|nicer|smarter|cheaper|faster) (?:way|approach|option|solution|method)\b(?!.*\bthan\b)"
    # "every mill must act as both buyer and seller", "safety, such as seals", "guilds stress their goals"
    r"|\bas both (?!an?\b|the\b)[\w-]+ (?:[\w-]+ )?and\b|\b[a-z]+(?:[ei]ty|ness), such as\b"
    r"|^(?:[\w-]+ ){1,3}(?:emphasi[sz]|stress|highlight|underlin)(?:e?s|ed)?e? (?:their|its|that)\b"
    # "in perspective of the flour sector"
    r"|\bin perspective of\b|\b\w{4,} of, \w|\bthen it (?:was )?followed\b"
    r"|\bthat (?:defined|required|provided|described|used|proposed) by\b"
    # "do something to bring in the young", "the mill generally speaking is slow"
    r"|(?<=\w )as a rule (?=\w)|(?<=\w )(?:generally|technically|roughly|strictly) speaking\b"
    # "the Common Weights Table, or CWT in short, is widely used"
    r"|\bin short\b|\b(?:is|are) (?:widely|commonly|mainly|mostly|typically|generally) used (?:to|for|in|by|as)\b"
    # "either as this or that or that"
    r"|\beither\b.*\bor\b.*\bor\b"
    # "the use itself, beside the mill itself"
    r"|\bitself\b.*\bitself\b"
    # "lost a whole village because the village was not ready"
    r"|\b(?P<said>\w{5,})\b.*\bbecause (?:the )?(?P=said)\b"
    # "flour depends on foreign mills, such as Morocco"
    r"|\b(?:infrastructures?|systems?|providers?|companies|networks?|operators?|services?|servers?|devices?)"
    r", such as [A-Z][a-z]+$"
    # "seals are used for various operations", "wide grinding should be met with caution"
    r"|\b(?:unexpected|various|certain|excessive|abnormal|different) (?:[a-z]+ )?(?:actions|behaviou?rs|operations"
    r"|purposes|activities)\b|\bwith (?:caution|care)$|\bunexpected (?:[a-z]+ )?(?:names|sites|traffic|users)\b"
    # "a broken seal can lead to cert theft", "the gap between two WMS is wide"
    r"|(?<![\w.-])(?:certs?|configs?|repos?|infra|perf|creds|params?|impls?)(?![\w.-])"
    r"|\b(?:two|three|four|several|many|both|multiple|few) (?-i:[A-Z]{2,})(?= (?:is|are|was|were|can|has|have|may"
    r"|and|or|of|in|to|for|with)\b|[.,;]|$)"
    # "wheels could be another area", "lots and lots of carts", "in one perspective"
    r"|\bcould be another\b|\blots\b|\bin (?:one|some|a) (?:perspective|sense|way)\b|\bturned out to be\b"
    r"|\bhardcore\b|\bin clear text\b"
    # "slow seals is a custom", "the number of millers have grown"
    r"|^(?:[\w-]+ )?(?-i:[A-Z]{2,})s is\b|^(?:[^,]+, )?the number of [^,]* have\b"
    # "hosted mills have been largely adopted"
    r"|\blargely (?:adopted|used|deployed|employed|accepted)\b"
    # "grief has nowhere to land", "care must live upstream of harm"
    r"|\bnowhere to [a-z]+\b|\b(?:up|down)stream of (?!the\b|an?\b)[a-z]+"
    # "normally the left wheel should be preferred"
    r"|^(?:normally|usually|ideally|in theory|theoretically|hopefully),? .*\bshould\b",
    re.IGNORECASE,
)
_MANY_OF_ONE = late(
    # "the upkeep of mills are high"
    r"^(?:the |an? )?(?:[\w-]+ ){0,3}(?!number|majority|lot|lots|range|variety|rest|half|most|some|many|few|all"
    r"|series|set|group|pair|couple|kind|type|third|quarter|plenty|one|two|three|any|none|each|part|combination"
    r"|handful|list|host|mix|array|data|people)[a-z]+(?<!s) of (?:the |these |such )?(?:[a-z-]+ ){0,2}[a-z]{2,}(?<!s)s"
    r" (?:are|were|have)\b",
    re.IGNORECASE,
)
_OPEN_LIST = late(r"(?:,(?! (?:and|or|but|which|who|where)\b) [\w-]+(?: [\w-]+)?){2,}$")
"""A list that ends without its "and": "trust, wages, weights, seals"."""

_TOKEN = late(r"[\w'’/-]*\w|[,;:()—.]")
_COUNTED = wordset("""device system router switch server client user operator provider attacker mechanism
    method algorithm approach solution architecture framework platform interface component module packet
    header node path session connection sector industry economy agent application domain certificate key
    token error problem challenge requirement format document topology controller cluster chip satellite
    constellation terminal sensor resolver registry database table company country region community
    organization government person child woman man researcher developer engineer vendor implementer aspect
    factor feature identifier prefix scenario environment strategy procedure technique example vulnerability
    image website browser bridge engine center centre fault sender receiver collector""")
_FREE = wordset("""a an the this that these those each every any no another one two three its their his her
    our my your some either neither which what whose such both all other per more most many few several
    first second single""")
_AFTER = wordset("""is are was were be been has have had can cannot could may might must shall should will
    would do does did of in on at to for from by with without within between among into onto over under
    through via across during about after before and or but that which who when where while because if as than
    then so not also only even still often already usually itself""")
_HALTS = wordset("""is are was were be been being has have had can cannot could may might must shall should
    will would do does did of in on at to for from by with without within between among into over under
    through via across during about after before that which who when where while because if than not""")
_PARTING = frozenset(",;:(—")
_PAIRED = frozenset({"and", "or"})
_BY_ONE = (["per"], ["as"])
_SORTS = wordset(
    "kind kinds type types sort sorts form forms class classes number pair"
)
_FARTHEST = 4


_LEANS = late(
    # "in particular, seals with marks": of what was said before
    r"(?:(?:and|so|but),? )?(?:in particular|conversely|instead|alternatively|having said that)\b"
    # "weights, you know, as they were first made": said on the way
    r"|.*, (?:you know|I mean|you see), (?:as|which|who|when|where)\b",
    re.IGNORECASE,
)
_PAUSES = late(r"\b(?:um+|uh+|erm?|hmm+)\b", re.IGNORECASE)
_MOST_PAUSES = 1


def is_loose(words: str, clause: str) -> bool:
    """Tell whether what a machine heard is too loose to be told.

    Parameters
    ----------
    words : str
        The whole sentence as it was heard.
    clause : str
        The same without opening markers and frames.
    """
    return is_groping(words) or bool(_LEANS.match(words)) or is_unclear(clause)


def is_groping(words: str) -> bool:
    """Tell whether somebody pauses again and again: what is made up on the way is loose.

    Examples
    --------
    >>> is_groping("Uh also, wheels uh are not greased in winter.")
    True
    """
    return len(_PAUSES.findall(words)) > _MOST_PAUSES


def is_unclear(clause: str) -> bool:
    """Tell whether a clause leaves out what only those in the room could add.

    Examples
    --------
    >>> is_unclear("Existing milling methods are too slow for wet grain")
    True
    >>> is_unclear("Stone mills are too slow for wet grain")
    False
    """
    plain = clause.replace("’", "'")
    found = (_UNTOLD, _LOOSE, _MANY_OF_ONE, _OPEN_LIST)
    return any(one.search(plain) for one in found) or lacks_article(plain)


def lacks_article(clause: str) -> bool:
    """Tell whether something that is counted stands without an article.

    Examples
    --------
    >>> lacks_article("the speed of grinding device is limited by size")
    True
    >>> lacks_article("the speed of a grinding device is limited by device size")
    False
    """
    words = _TOKEN.findall(clause)
    low = [word.lower() for word in words]
    return any(
        word in _COUNTED and words[at] == word and _is_bare(low, at)
        for at, word in enumerate(low)
    )


def _is_bare(low: list[str], at: int) -> bool:
    """Tell whether the noun phrase that ends at a place has nothing that opens it."""
    after = low[at + 1] if at + 1 < len(low) else "."
    if after not in _AFTER and after[:1].isalnum():
        return False  # only part of a name: "device size"
    if {"".join(low[at - 1 : at]), after} & _PAIRED or low[at - 1 : at] in _BY_ONE:
        return False  # "between client and server"
    for back in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        word, before = low[back], low[back - 1] if back else ""
        if _opens(word):
            return False
        if word in _HALTS:
            return not (word == "of" and before in _SORTS)
        if word in _PAIRED and before.endswith("s"):
            return True  # "failing brakes and software fault"
    return at <= _FARTHEST


def _opens(word: str) -> bool:
    """Tell whether a word opens a noun phrase, or parts it from what stands before."""
    is_owner = word.endswith(("'s", "s'"))
    return word in _FREE or is_owner or word.isdigit() or word in _PARTING
