"""Words by which English tenses are moved: what governs a verb, what makes a noun of it."""

import re

from palabre.engines.synthesis.verbs_en import NOUNS_TOO, PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

SHIFT = {
    "is": "was",
    "are": "were",
    "am": "was",
    "has": "had",
    "have": "had",
    "will": "would",
    "can": "could",
    "cannot": "could not",
    "may": "might",
    "does": "did",
    "do": "did",
}
AFTER_VERB = late(
    r"^(?:to|that|the|a|an|not|more|less|its|their|both|all|every|each|no|many|only|in|on"
    r"|at|by|with|from|well|them|it|into|through|over|around|between|against|beyond|how"
    r"|what|why|where|as|than|up|down|out|when|because|almost)$"
)
BEFORE_VERB = wordset("which who that it he she they there participant")
INFINITIVE = wordset("""to will would can could may might must shall should cannot not
let help make did do does nor""")
NOUN_BEFORE = wordset("""political good free strong own no of collective common genuine
the a an their its his her that's this public different huge new many several other same various
main big small large high low early late long short human great better such last few
key civil urgent current recent present important significant certain direct""")
COMPARING = wordset("more fewer less")
CAUSING = wordset("""help helps helped helping let lets letting make makes made making see
sees seeing have having""")
FIXED = late(
    r"\b(?:ways and means|digital divides?|think tanks?|arms control|death traps?|police forces?"
    r"|food banks? shelves|human lives|checks and balances|the haves|have-nots|market forces"
    r"|armed forces|task forces?|work ?force|means of|(?:a|any|all|by|other|the) means"
    r"|side effects?|spill-?overs?|trade-?offs?|political ends|land ?mines?|fire arms"
    r"|case stud(?:y|ies)|test cases?|use cases?|hard cases?|data sets?|tool ?sets?|web ?sites?"
    r"|that is(?=, )|no signs?|public goods?|rights and freedoms|gains and losses)\b",
    re.IGNORECASE,
)
"""Names of things in which nothing is a verb, whatever its form."""
ALSO = wordset("also still often never always already now rarely currently only")
AFTER_THIRD = {
    "focuses": wordset("on"),
    "leads": wordset("to many"),
    "results": wordset("in"),
    "needs": wordset("to the a an some more no"),
    "depends": wordset("on"),
    "plays": wordset("a an the"),
    "uses": wordset("the a an"),
    "supports": wordset("the a an only"),
    "lacks": wordset("the a an any"),
    "shows": wordset("that the how every each"),
    "helps": wordset("with to the a an them"),
    "holds": wordset("that the"),
    "tests": wordset("the a an"),
    "costs": wordset("""one two three four five six seven eight nine ten about nearly almost
twice more less up 0 eleven twelve fifteen twenty thirty forty fifty sixty eighty ninety"""),
    "works": wordset("for well only when where"),
    "accounts": wordset("for"),
    "charges": wordset("the a an"),
    "stands": wordset("for"),
    "learns": wordset("of about"),
    "finds": wordset("roughly about nearly almost half no few fewer the that"),
    "doubles": wordset("the its their costs prices hosting"),
    "ends": wordset("with in when at the"),
    "turns": wordset("into to on out"),
    "goes": wordset("against beyond to hand far without through on"),
    "looks": wordset("at again to like for very increasingly rather"),
    "runs": wordset("out short late over"),
    "mandates": wordset("that the a an"),
    "scales": wordset("with well"),
    "poses": wordset("a an the another yet no great serious"),
    "spreads": wordset("to across and"),
}
BASE_BEFORE = {
    "need": wordset("to a an the more no some their"),
    "force": wordset("them us people"),
    "lower": wordset("the a an its their"),
    "profit": wordset("from"),
    "find": wordset("themselves"),
    "use": wordset("the a an some their its it them"),
    "take": wordset("the a an their its place part into time"),
    "hold": wordset("the a an their"),
    "play": wordset("the a an"),
    "form": wordset("the a an"),
    "pose": wordset("the a an"),
    "cause": wordset(
        "the a an unpredictable serious severe unwanted many more no great real"
    ),
    "give": wordset("the a an rise"),
    "show": wordset("that the how"),
    "focus": wordset("on"),
    "consist": wordset("of"),
    "fall": wordset("outside within under into short well far"),
    "lead": wordset("to"),
    "result": wordset("in"),
    "tend": wordset("to"),
    "cite": wordset("the a an"),
    "support": wordset("the a an only professional both all"),
    "face": wordset("the a an"),
    "pay": wordset("the a an for their more less much only one two three"),
    "lack": wordset("the a an any"),
}
"""Base forms that are nouns too, with the words after which they are verbs."""
OF_THING = late(r"(?:al|ful|ous|ary|able|ible|less)$")
"""Endings of adjectives: what follows "the digital" is no verb."""
JOINING = frozenset({"and", "or", "but"})
RECOMMENDS = wordset("""recommend recommended recommends demanded insisted urged proposed
requested asked""")
"""After these a base form is a wish: "recommended that registers hold few fields"."""
WISHED = wordset("imperative essential crucial vital necessary important")
"""Before "that": what all States "be", and stakeholders "understand"."""
AUXILIARIES = wordset("have has had having be been being is are was were get got")
LY = late(r"^[a-z]{3,}ly$")
ARTICLES = wordset("the a an its their his her our this these those any every each no")
ASKS = wordset("""ask asks asked demand demands demanded request requests requested insist
insists insisted recommend recommends recommended require requires required suggest
suggests suggested propose proposes proposed important essential imperative vital crucial
necessary urge urges urged""")
MORE = wordset("more less greater stronger better further fuller closer")
AFTER_ORPHAN = late(
    r"^(?:the|a|an|to|that|its|their|it|them|us|many|all|one|two|three|women|men|people"
    r"|children|families)$"
)
OPENING = wordset(
    """that which who than what if how because when where while whether"""
)
LONELY_OBJECTS = wordset("""the a an its their no few little many some most every each about
almost nearly two three four five six seven eight nine ten""")
NUMBERS = wordset("""two three four five six seven eight nine ten eleven twelve twenty many
several some few most these""")
PARTING = wordset("""that which who whom whose and but or where when while because if
whether what how why as than although though since unless until so before after""")
SURE = wordset("""is are was were has have had will would can could may might must shall
should cannot does did""")
PASTS = frozenset(PAST_BY_BASE.values()) - frozenset(PAST_BY_BASE) - {"disabled"}
TIMES = wordset("year month week day hour minute")
OPEN = wordset("""source access data standard standards licence licences license licenses format
formats software content science education educational""")
"""What is open, where "open" is no verb: "open source"."""
ADVERBS = wordset("""ever still now often rarely also always never usually mostly already only
generally increasingly seldom frequently currently therefore even sometimes simply perhaps
alone together thus then better further rather quite indeed thereby""")
RARELY_VERBS = wordset("""work support access study test design network market address
alert archive count draft judge label list log map mark match model note patch phone photograph
plant plot poll post print profit queue rank rate rent score search sort staff stamp survey swap
tag talk tax tie trade type visit watch wire check filter""")
"""Words that hardly ever are the verb of the plural before them: "games model"."""
PLURALS = wordset("people children women men youth they who police")
AFTER_NOUN = wordset("of is are was were has have had will would can and or")
WITH_THAT = wordset("shows means notes holds finds states demands hopes fears claims")
"""Forms that are nouns too and that "that" may follow as verbs."""
ADJECTIVE = late(r"(?:al|ful|ive|ous|ic|ary|able|ible|less|ing|ed)$")
AFTER_SURE = late(
    r"^(?:0|to|that|the|a|an|not|its|their|people|us|them|it|both|more|no)$"
)
TAKES_TO = wordset("""needs wants aims seeks tends leads belongs refers contributes continues helps
plans tries fails hopes attempts returns points goes comes starts appeals wishes promises owes
relates extends adds means serves works stands moves reacts responds links ranges turns looks
speaks talks listens applies decides ceases begins struggles intends""")
"""Forms that are verbs before "to"; others name a thing there."""
PREPOSITIONS = wordset("of for in on at by with from to as into through between")
PLURAL_NOUN = late(r"^[a-z-]{3,}(?<!s)(?<!u)(?<!i)s$")
SURE_THIRD = frozenset(PAST_BY_THIRD) - NOUNS_TOO
SURE_BASE = frozenset(
    base
    for base, past in PAST_BY_BASE.items()
    if base != past and f"{base}s" not in NOUNS_TOO and f"{base}es" not in NOUNS_TOO
) - wordset("""open close live complete separate welcome secure lower direct network host
present perform last name own input output process access let put read spread document
advance store load sign narrow duplicate coordinate elaborate articulate delegate estimate
substitute appropriate alternate found lie thought matter study supply approach record
sample do design address bypass surface buy reply author signal end account update
neglect display disregard repair safeguard showcase charge worry forward ease query copy
endeavour catch break compile sync pay ship fear wish wait urge bear permit compute spoil diagnose handle appeal drain
clean dry correct exempt warm fit graduate shut elect""")
