"""English slips: what a careful reader strikes out, whoever wrote it down.

Found by reading drafts from end to end; each pattern stands beside what it was found in.
"""

import re

from palabre.kernel.late import late, late_test
from palabre.kernel.places import countries, country_name

_BARE = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|twenty|thirty)"
)
_DANGLING = late_test(
    # "Additional contributing factors are": additional to what?
    r"^(?:additional|further|more) (?:[\w-]+ )?(?:factors?|options?|issues?|challenges?"
    r"|points?|aspects?|examples?|reasons?|benefits?|problems?|considerations?|concerns?"
    r"|questions?|steps?|ways?|topics?) (?:is|are|was|were|includes?)\b"
    # "40% is ideal": of what?
    r"|^\d+(?:[.,]\d+)? ?(?:%|per ?cent) (?:is|are|was|were|would|seems?)\b"
    # "forty-two per cent were in another language", "the rest needed people"
    r"|^(?:[a-z]+-)?[a-z]+ per ?cent (?:is|are|was|were|would)\b|^the (?:rest|others|remainder)\b"
    # "in the first cohort, 31 of 40 had stayed": of whom?
    r"|\b\d+ of (?:the )?\d+ (?:is|are|was|were|has|have|had|[a-z]+ed)\b"
    # "the word "clean" hid most of the effort": in which sentence?
    r"|^the (?:word|term|phrase|label) [\"“]"
    # "the standard is sound, but its adoption is poor": which one?
    r"|^the (?!internet|web|world|planet|climate|economy|future|state|public|law)[a-z]+"
    r" (?:is|was) (?:not )?[a-z]+(?:,? (?:and|but)\b|,? because\b|$)"
    # "nobody in the ministry imagined it", "in two markets that tried it"
    r"|\bin the (?:ministry|municipality|agency|company|office|team|department)\b(?! (?:of|that)\b)"
    r"|\bthat (?:tried|used|adopted|tested|introduced|did) (?:it|them|this)\b"
    # "62 per cent of the machines can work again": of which ones?
    r"|\bper ?cent of the [a-z]+s(?! (?:of|that|who|which|in|from|at|on|[a-z]+ed)\b)"
    # "the government pays for masts": whose?
    r"|^the (?:government|ministry|municipality|parliament) (?!should|must|can|could|may|might|will|would"
    r"|needs?|of|that|which|in|at)[a-z]+\b"
    # "losses fell by a third in the first half-year": after what?
    r"|\bin the (?:first|second|third|last) (?:half-year|semester)\b(?! (?:of|after)\b)"
    # "slow readers made fewer mistakes in the contest"
    r"|\bin the (?:contest|exercise|rehearsal|trial|experiment|quiz|game)(?! (?:of|that|in|with)\b)"
    # "the honest answer is that the form had none": to what?
    r"|^the (?:\w+ )?(?:answer|fear|hope|trick|catch|trouble) (?:is|was)\b"
    # "senders should always encode them": the senders are not what is encoded
    r"|^(?:the |all |most )?[a-z]+s (?:should|must|can|could|may|might|will|would)"
    r" (?:(?:not|never|always|also) )?[a-z]+ them\b"
    # "many belong to students": many of whom?
    r"|^(?:many|most|some|few|several|two|three|four|half|none) (?:are|were|belong\w*|have|had"
    r"|do|did|can|could|will|would|need\w*|use\w*|want\w*|go|went|come|came)\b"
    # "in all three cities", "four of the sixteen languages": which ones?
    r"|\b(?:all|of the|the other) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen"
    r"|twenty) [a-z]+s\b(?! (?:of|that|which|who|in|to|for|from)\b)"
    # "gave the five hours as paid time", "preferred the small model": which one?
    r"|\b(?:gave|give|gives|took|take|takes|used|use|uses|spent|spend|judged|judge|preferred"
    r"|prefer|chose|choose|compared|tested|rated) the (?:two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|small|large|new|old|first|second|third|other) [a-z]+\b"
    r"(?! (?:of|that|which|who|in|to|for|from|with|on)\b)"
    # "found a third of the barriers": of which ones?
    r"|\b(?:found|missed|fixed|solved|caught) (?:roughly |about |nearly |almost |only |more than )?"
    r"(?:an? |one |two )?(?:half|third|thirds|quarter|quarters|most|few) of the [a-z]+s\b"
    r"(?! (?:of|that|which|who|in|to|for|from|with|on)\b)"
    # "herein lies an important challenge": in what?
    r"|\bhere(?:in|of|by|with)\b"
    # "in a large country it costs less than one cent": what does?
    r"|^(?:in|for|with|at|on|by) [^,]{2,40} it (?:is (?!\w+ (?:to|that))|costs?|cost|takes?|works?"
    r"|does|did)\b"
    # "with seven different licences they would need seven lawyers": who would?
    r"|^(?:with|without|for|in) [^,]{2,50} they (?:would|will|could|can|need|have)\b"
    # "perhaps the answer is to track commitments"
    r"|^(?:perhaps|maybe) the (?:answer|solution|reason|problem)\b"
    # "so many options exist that", its "so" gone
    r"|^so (?:many|much|few|little|far)\b"
    # "one solution is to fund dedicated roles": a solution to what?
    r"|^(?:one|another|a|an|the (?:best|main|key|only|other)) (?:possible |good |alternative )?(?:solution"
    r"|option|approach|alternative|answer|issue|suggestion|possibility|idea) (?:is|was|would|could"
    r"|might)\b"
    # "first topic was the fitness of the interface"
    r"|^(?:the )?(?:first|second|third|next|last) (?:topic|point|item|comment|issue) (?:is|was)\b"
    # "one reason for its immaturity is": whose?
    r"|^(?:one|an?|another)(?: \w+)? \w+ (?:for|of|in|to|behind) its\b"
    # "in the considerations it says the function should", "second new requirement is"
    r"|^(?:in|on) [^,]{3,50},? it (?:says|said|reads)\b|^(?:second|third|fourth) (?:[a-z]+ ){1,3}(?:is|was)\b"
    # "the browser could surface that info"
    r"|\bthat (?:info|data)\b"
    # "it needs similar support": similar to what?
    r"|\bsimilar [a-z]+$|\bthe key (?:factor|point|issue)$|(?<=\w )in (?:this|that) context\b|\bbeforehand\b"
    # "some form of assessment would be useful": of what?
    r"|^some (?:form|kind|sort) of [\w -]{3,40} (?:would|could|might) be \w+(?: as well)?\.?$"
    # "there is an issue with all of the strategies": which one?
    r"|^there (?:is|was) an? (?:issue|problem) with\b"
    # "it would be better to expose the operations": better than what?
    r"|^it (?:would|will|might) be (?:better|easier|simpler) to\b(?!.*\bthan\b)"
    # "each component has its own issues": of what?
    r"|^(?:each|every) (?:component|module|part|element|step|layer|item|section) (?:has|had|is|was|can"
    r"|could|must|should|may|will)\b"
    # "preliminary work will be carried out by students": on what?
    r"|^(?:preliminary|initial|future|related|ongoing|current) (?:work|steps?|results?|efforts?)"
    r" (?:will|would|is|are|was|were|has|have|should)\b"
    # "the current state is poor coordination": of what?
    r"|\bthe current (?:state|situation)\b(?! (?:of|in|on|with)\b)"
    # "for five decades, it has been a threat", "has been in the cards for some time"
    r"|^(?:for|since|over|during|until|throughout) [^,]{3,50}, (?:it|they) (?:has|had|have|was"
    r"|were|is|are) (?:been )?(?:an?|the)\b|\bin the cards\b"
    # "crucial that that role be performed", "the parties in that bloody conflict"
    r"|\bthat th(?:is|at) (?:role|task|process|effort|framework|goal)\b|\bth(?:is|at) (?:bloody"
    r"|terrible|tragic|brutal|long) (?:conflict|war|crisis|chapter|struggle)\b"
    # "the project and its resulting software need funding"
    r"|\bthe (?:project|tool|platform|proposal) and its\b"
    # "may find new funding, in which case the software may be developed"
    r"|\bin which case\b"
    # "there are 2 needs: protection and security": needs of whom?
    r"|^there (?:are|were) (?:\d+|two|three|four) [a-z]+:"
    # "to put a stop to the carnage": which one?
    r"|\bthe (?:carnage|bloodshed|massacres?|bloodbath|killings?|stalemate|stand-?off|impasse"
    r"|siege|hostilities|onslaught|invasion|fighting|embargo|blockade|ceasefire|cease-fire)"
    r"(?! (?:of|in|between|against|on|imposed|that|which|among|for)\b)"
    # "in last month's attack", "could flourish only under normal circumstances"
    r"|\b(?:in|after|since|during|following) (?:last|this|that) (?:week|month|year)'s (?:attack|war|crisis"
    r"|vote|decision|summit|tragedy|events?)\b"
    r"|\bunder (?:normal|such|certain|other|present|current) (?:circumstances|conditions)\b(?! of\b)"
    # "every year, representatives of every delegation advocate"
    r"|\bof (?:every|each|all) delegations?\b"
    # "the predictor was neither bandwidth nor subsidy": what was it then?
    r"|\b(?:is|was|are|were) neither [^,;:]{3,60} nor [^,;:]{2,40}$|^neither [^;]+ nor [^;]+ explain"
    # "explained the difference; the salaried person did"
    r"|\bthe difference(?=[,.;:]|$)|; the [a-z-]+ [a-z]+ (?:does|did|do)$"
    # "the gap is the one that nobody else can close", "there is nobody else to call"
    r"|\b(?:is|was) the (?:only )?(?:one|thing) (?:that|which)\b|\b(?:nobody|no one|no-one) else\b"
    # "regional positions, paid from a fund, would allow them to stay": whom?
    r"|^(?:(?!who\b|that\b|which\b|and\b|of\b|for\b|to\b)[\w'-]+ ){0,3}[a-z-]{2,}(?<!s)s(?:, [^,]+,)?"
    r" (?:would|could|will|can|should|may|might) (?:[a-z]+ly |also )?(?:allow|enable|permit|help"
    r"|encourage|oblige|push|force) them\b"
    # "only 13 allow a buyer to": thirteen of what?
    rf"|^(?:only |just |about |at least )?{_BARE} (?:allow|require|have|had|has|do|did|can|could"
    r"|let|offer|use|accept|permit|provide|publish|own|keep|pay|know|work)(?:s|ed)?\b"
    # "there has been recent research that may lead to standardization"
    r"|^there (?:is|are|was|were|has been|have been) (?:\w+ )?(?:(?:recent|ongoing|existing|other)"
    r" (?:research|work|efforts?)|(?:issues?|problems?|concerns?|questions?) (?:the|that)\b)",
    re.IGNORECASE,
)
_MACHINE_DANGLING = late_test(
    # "there is a subtype for the red ones": hardly ever worth its room where a machine heard it
    r"^there(?:'s| (?:is|are|was|were|has|have|had))\b"
    # "first point is", "third, reference to the taxonomy was added"
    r"|^(?:the )?(?:first|second|third|fourth|fifth)(?:ly)?\b"
    # "at the device level is device power", "on the right-hand side is a payload"
    r"|^(?:at|on|in) the [\w -]{3,30} (?:is|are|was|were)\b"
    # "from the two MLS groups": which two?
    r"|\bthe (?:two|three|four|five)\b(?! (?:\w+ )?(?:most|largest|biggest))"
    # "the way the network works is": the clause about the clause
    r"|^the (?:way|use case|background|scope|bottom line|core|motivation|pros|cons)\b"
    # "AS1 announced", "option 1 is stateful", "from 4 to 5": what stood on a slide
    r"|\b(?:(?-i:AS|P)|options?|types?|steps?|levels?|layers?|islands?|revisions?|sections?"
    r"|subsections?|versions?|categor(?:y|ies)|methods?|phases?|scenarios?|cases?) ?/?\d"
    r"|\b[A-Z]\d\b|(?<![\w.-])\d-\d"
    # "everyone knows", "some people think": who?
    r"|^(?:everyone|everybody|they|some|some people|many people|people) (?!with|without|in|from|of)"
    # "spelled out that", "all subsequent traffic is redirected"
    r"|^[a-z]+ed (?:out |up )?(?:that|how)\b|^(?:\w+ ){0,3}subsequent\b"
    # "the risk is that", "the story of it was": whose?
    r"|^the (?:[a-z]+ )?(?:risk|danger|fear|problem|issue|challenge|question|point|idea|goal"
    r"|aim|purpose|reason|result|difference|advantage|benefit|drawback|solution|answer"
    r"|requirements?|task|story|figure|motivation)\b[^,]{0,30}? (?:is|was)\b"
    # "for the forwarding tasks, the server will": of which scheme?
    r"|^for (?!years\b|decades\b|example\b|instance\b)(?:the |an? )?[\w -]+,|^as \w"
    r"|\bbetween now and\b|\bgood idea\b|\bin the real world\b"
    # "in terms of economic impact, the model": which one?
    r"|^in terms of\b|\bbe (?:simple|easy|good) or (?:complicated|hard|difficult|bad)\b"
    # "should be "musts"": what is written somewhere
    r"|[\"“”]|\band so on\b"
    r"|\b(?:currently|at the moment),? the idea (?:is|was)\b|\bthe RFC\b|\bchartered\b|\bthe (?:\w+ )?working group\b",
    re.IGNORECASE,
)
_NO_CLAUSE = late_test(
    # "because the space complicates issuance, which could introduce": then what?
    r"^(?:because|since|although|though|unless|whereas) [^,]+(?:, (?!which\b|who\b)[\w-]+(?: [\w-]+)?)*"
    r"(?:,? and [\w -]+)?, (?:which|who) [^,]+$"
    # "due to the limited capacity of equipment was prone to": what was?
    r"|^(?:due to|because of|thanks to) [^,]+ (?:is|are|was|were|became|becomes) [^,]+$|"
    # "when a capability is not available, build to the lowest": to whom is that said?
    r"^(?:when|if|where|for|in|to)\b[^,]+, (?:build|use|make|take|start|choose|avoid|keep|try"
    r"|consider|ensure|look|remember|think|ask|find|let|provide|put|create|set)\b(?! of\b)|"
    # "generally understand how inclusive design": to whom is that said?
    r"^(?:[a-z]+ly|just) [a-z]+(?<!s)(?<!ed)(?<!ing) (?:how|what|why|whether)\b"
    # "the concern is that a feature that is close to the hardware"
    r"|\b(?:is|was) that (?:a|an|the) [\w-]+ (?:that|which) (?:is|are|was|were) (?:(?!is\b|are\b"
    r"|was\b|has\b|can\b|will\b|may\b|should\b|must\b|would\b|needs?\b)[\w-]++(?: |$))+$"
    # "the network environment the test was about four nodes"
    r"|^the (?:[\w-]+ ){1,2}the [\w-]+ (?:is|are|was|were) (?:about|around|in|on|with)\b"
    # "we should think about the impact", its frame gone
    r"|^about (?:the|an?|how|what)\b"
    # "going into the literature two ways are"
    r"|^(?:going|looking|moving|coming) (?:in|into|at|to|through|over|back)\b[^,]*$",
    re.IGNORECASE,
)
_BROKEN = late_test(
    # "one thing needed to be addressed was the interaction"
    r"\bone thing need(?:s|ed)\b|"
    # "the link should works", where a modal takes no third person
    r"\b(?:should|must|could|would|can|will|might) (?:works|uses|makes|gives|takes|provides|requires"
    r"|allows|becomes|contains|includes|brings|keeps|goes|gets|sends|helps|needs)\b|"
    # "power state should be alignment with the tolerance"
    r"\b(?:should|can|could|may|might|must|will) be (?:alignment|support|compliance|agreement) with\b|"
    # "panel approval required for data collection": a caption
    r"^(?:(?!(?:the|an?|any|for|of|to|that|which|who|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b)"
    r"[\w'-]+ ){2,8}(?:required|needed|recommended|planned|proposed) (?:for|by) (?:[\w'-]+ ?){1,4}$|"
    # "the primary tools for detecting bias is to compare"
    r"^(?:the|these|some|many|several) (?:[\w-]+ )?[a-z]+[^siu]s for \w+ing [\w-]+(?: \w+)? (?:is|was|has)\b|"
    # "driven by such as cost demands", "the concept a tool's uniqueness"
    r"\b(?:by|of|in|with|for) such as\b|\bthe (?:concept|idea|notion|question|subject) an?\b|"
    # "industry standard still account for most": a singular with the verb of many
    r"^(?:[a-z-]+ )?(?!data\b|people\b|children\b|women\b|men\b|media\b|police\b|youth\b|staff\b|criteria\b"
    r"|they\b|who\b|many\b|most\b|some\b|few\b|all\b|both\b|which\b|that\b|and\b"
    r"|would\b|must\b|will\b|could\b|should\b|might\b|shall\b|does\b|have\b|can\b)[a-z-]{4,}(?<!s)"
    r" (?:still|also|often|now|always|usually) (?:account|provide|require|allow|contain|include|remain|depend|lack"
    r"|face|rely|suffer|exist|receive|become)\b|"
    # "there are difference conceptions of space"
    r"\b(?:is|are|was|were|has|have|with) difference [a-z]{4,}s\b|"
    # "would allow to provide", but not "is allowed to provide"
    r"\b(?:allows?|enables?|permits?) to (?!all\b|every|many\b|some\b|the\b)\w+"
    # "WebNN can then built on top"
    r"|\b(?:can|could|will|would|should|may|might|must) (?!be\b|have\b|get\b|not\b)(?:then |also "
    r"|now )?(?:built|made|done|given|taken|shown|seen|held|kept)\b"
    # "due to the quality of connection, etc"
    r"|, etc\b"
    # "the policy is verified and to achieve a saving"
    r"|\b(?:is|are|was|were) (?:also )?\w+ed and to [a-z]+\b"
    # "authoritative information should meet the following criteria": where they stand
    r"|\b(?:the|these) following\b"
    # a second verb that lost its subject, as in "trust is vital, and need to consider whom"
    r"|\b(?:is|was|be|are) [^;]*\band (?:need to|should) (?:consider|solve|think|discuss|identify)\b"
    # "present bodies for governance the United Nations, the Bank": a dash fell out
    r"|\b(?:institutions|bodies|organi[sz]ations|governance|agencies|groups|partners|sources|instruments)"
    r" the (?-i:[A-Z])\w+ (?:(?-i:[A-Z])\w+ )*(?-i:[A-Z])\w+, the (?-i:[A-Z])"
    # "should do its homework", "are, at the end of the day, documents"
    r"|\bdo(?:es|ing)? (?:its|their|his|her) homework\b|\bat the end of the day\b"
    # "were in the focus of attention", "looked again as it used to be"
    r"|\bin the focus of (?:the )?attention\b|\blook(?:s|ed)? (?:again )?as it used to\b"
    # "laboratories may provide as an incubator"
    r"|\bprovides? as an?\b"
    # "following the common header is the option"
    r"|^following (?:[\w-]+ ){1,8}(?:is|are|was|were) the\b"
    # "the interface being the one that builds on hardware is able"
    r"|^(?:the )?[\w-]+ being (?:the|an?) [^,]*$"
    # "which would help, the system then takes care"
    r"|, the [\w-]+ then [a-z]+\b"
    # "the size of each messages"
    r"|\beach (?!series\b|species\b|means\b)[a-z]{3,}(?<![sui])s (?:is|are|was|were|has|have)\b"
    # "the user terminal has to in first switch"
    r"|\b(?:has|have|had|needs?|ought) to (?:in|of|for|from|with) "
    # "by relying on networking by relying on communication"
    r"|\b(by \w+ing \w+) .*\b\1\b"
    # "the real world of options are"
    r"|^the (?:[\w-]+ )?(?:world|field|area|domain|process|system|use|concept|idea|notion"
    r"|development) of (?:[\w-]+ ){0,2}[a-z]+s are\b",
    re.IGNORECASE,
)
_STUTTERED = late_test(
    # "the cloud GPU cloud"; "step by step" is none
    r"\b([a-z]{4,}) (?!by|to|and|or|in|of|for|with|over|on|after|from|that|which|is|as|versus"
    r"|than|through|against|upon)[\w-]+ \1\b"
    # "synchronizing synchronizations"
    r"|\b([a-z]{7,})(?:e|es|ed|ing|er|ers) \2(?:ations?|es|ing)\b"
    r"|\bthe smallest possible of\b",
    re.IGNORECASE,
)
_ORDERED = late_test(
    # "analysis requires simulation, build a network for it": an order in mid-sentence
    r", (?:build|use|make|take|create|add|choose|set|put) (?:an?|the) ",
    re.IGNORECASE,
)
_HEARD_TWICE = late_test(
    # "the message-based transport but the message-based transport can send"
    r"\b([a-z]+[ -][a-z-]+ [a-z-]{4,})\b.*\b\1\b"
    # "some were very strict, they wanted two": two sentences in one
    r"|, (?:it|they|that|this|another|others) (?:\w+ )?(?:is|are|was|were|has|have|had|could|can"
    r"|would|need|needed|use|used|want|wanted|focus|focused)\b(?!.* that (?:it|they)\b)"
    # "the Starlink has launched"
    r"|\bthe (?!Internet\b|Web\b|World\b|Earth\b|State\b)(?-i:[A-Z][a-z]{4,}) (?:has|had|is|was)\b"
    # "has to wait the previous big message"
    r"|\bwait (?:the|a|an) |\bwaited (?:the|a|an) "
    # "with harvest-now-decrypt-later attack"
    r"|\b(?:with|by|in|through) [\w-]+-[\w-]+ (?:attack|approach|method|protocol|system)\b",
    re.IGNORECASE,
)
_MISJOINED = late_test(
    # "as a poorly resourced small island least developed countries, even"
    r"^as an? (?:[\w-]+ )+(?:countries|states|nations|communities|people),",
    re.IGNORECASE,
)
_APHORISM = late(
    # "a newsroom without money is a newsroom without doubt"
    r"^an? (?:[\w-]+ ){1,5}(?:is|was) an? [\w-]+ (?:without|and not|not)\b"
    # "a warning without the means to act is only bad news", "any plan that forgets
    # batteries is a plan for daylight"
    r"|^(?:an?|any|every) (?:[\w-]+ ){1,4}(?:without|with (?:no|nobody)|that|which|who) [^,;:]{3,60}?"
    r" (?:is|was) (?:only |just |merely |not )?(?:an? )?(?:[\w'-]+ ){0,6}[\w'-]+$"
    # "a ministry afraid of a bad figure will never deserve a good one"
    r"|^(?:an?|any|every|no) [^,;:]{5,60} (?:will|would|can|could) never [^,;:]{3,40}$"
    # "secrecy is the price that weak buyers pay", "people forgive slowness, but they do
    # not forgive silence"
    r"|^[\w-]+ (?:is|was) the price that\b"
    r"|^[\w-]+ (\w{4,}) \w+, (?:but )?(?:they|it|he|she|we) (?:do|does|did) not \1 \w+$"
    # "a rule on free flow without a rule on fair value will not last"
    r"|^an? (\w+) (?:on|of|for|in) [\w ]{3,30} without an? \2\b",
    re.IGNORECASE,
)
_BODIES = (
    r"European Union|Non-Aligned Movement|African Union|Arab Group|Group of 77|Caribbean"
    r" Community|Pacific Islands Forum|Association of Southeast Asian Nations|ASEAN|CARICOM|EU"
)
_STATES = "|".join(
    sorted(
        {re.escape(country_name(code, "en").split(" (")[0]) for code in countries()}
        | {"United States", "United Kingdom", "Russia", "Iran", "Syria", "Korea"},
        key=lambda name: (-len(name), name),
    )
)
_POSITION = late_test(
    rf"^(?:[A-Za-z][^,]{{2,60}}, )?(?:[Tt]he )?(?:Republic of |Government of |Kingdom of )?"
    rf"(?:{_BODIES}|{_STATES})(?: [A-Z]\w+)? (?:(?:also|always|fully|strongly|firmly|therefore"
    r"|has|have|had|been|will|continues to|is|are|was|and|would) )*"
    r"(?:condemn|express|support|welcom|call|urg|believ|reaffirm|appeal|attach|stand|favou?r"
    r"|consider|shar|reject|deplor|regret|hop|propos|commit|convinced|ready|concern|work|seek"
    r"|strive|endors|advocat|remain|pledg|play|contribut|develop|aim|establish)\w*\b"
    rf"|^(?:{_STATES})'s\b"
    # who calls one side, or the other, so has taken sides
    r"|\b(?:[Hh]egemon\w+|[Oo]bstina\w+|(?:[Nn]eo-?)?[Ii]mperialis\w+|[Hh]ypocri\w+|[Aa]rrogan\w+|[Ii]nfamous"
    r"|[Vv]icious|[Pp]ernicious|[Oo]dious|[Pp]lunder\w*|[Gg]enocidal|[Dd]iabolic\w*|[Ff]ascis\w+|[Zz]ionis\w+"
    r"|state terrorism|State terrorism|so-called)\b(?! cycle| circle)"
    r"|\b(?:[Bb]rotherly|[Ff]raternal|[Ss]isterly|[Hh]eroic|[Mm]artyred|[Vv]aliant) (?:[A-Z]|people|nation|country)"
    rf"|\b(?:particularly|especially|notably|in particular),? (?:the )?(?:{_STATES})\b"
    r"|\bby the (?:Israelis|Palestinians|Americans|Russians|Iraqis)\b"
)
_BLAMES = (
    r"(?:did not|do(?:es)? not|(?:has|have|had) not|fail(?:s|ed)?|refus(?:es|ed)|violat(?:es|ed)"
    r"|invad(?:es|ed)|occup(?:ies|ied)|attack(?:s|ed)|insist(?:s|ed)|ignor(?:es|ed)|block(?:s|ed)"
    r"|threaten(?:s|ed))\b"
)
_BLAME = late(rf"\b{_BLAMES}")
_BLAMED = late(
    rf"\b(?:{_STATES})(?:'s [\w -]{{3,40}}?)? (?:(?:has|have|had|always|still) )*{_BLAMES}"
)
"""A State that is blamed by name, wherever in the sentence: no Chair reads that out."""
_COMPANY = late(
    r"\b(?:companies|operators|providers|firms|platforms|services|players|vendors|giants"
    r"|manufacturers) (?:like|such as) (?:the )?[A-Z][a-z]"
    # "Such-and-such dominates the market"
    r"|^[A-Z][\w-]+ (?:\w+ )?dominate[sd]? "
)
_PRAISE = late(
    r"^(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)* (?:upholds?|stands? ready|attach(?:es)? great"
    r"|seems? to have the (?:world|most)|has always (?:been|supported|advocated))\b"
)
_MEETING = late(
    r"\bto (?:bring|add|contribute) to (?:the|our) (?:discussion|table|debate|conversation)\b"
    # "the dialogue examined whether large sites should publish their use"
    r"|^the (?:dialogue|workshop|panel|session|meeting|debate|round ?table) (?:also )?(?:examined"
    r"|examines|considered|explored|discussed|looked at|addressed|reviewed|covered)\b"
    # "the question comes back very often in standardization discussions"
    r"|\bc(?:o|a)mes? (?:back|up) (?:very |quite )?often\b",
    re.IGNORECASE,
)


def dangles(clause: str) -> bool:
    """Tell whether a clause points to what was said before it.

    Examples
    --------
    >>> dangles("Additional contributing factors are good usability and an open process")
    True
    """
    return _DANGLING(clause)


def dangles_when_heard(clause: str) -> bool:
    """Tell whether a clause may point to what was shown, as heard speech often does.

    Examples
    --------
    >>> dangles_when_heard("There is a subtype for the red ones")
    True
    """
    return _MACHINE_DANGLING(clause)


def lacks_clause(clause: str) -> bool:
    """Tell whether the main clause lost its subject or its verb."""
    return _NO_CLAUSE(clause)


def is_broken(clause: str) -> bool:
    """Tell whether grammar is plainly broken."""
    return any(slip(clause) for slip in (_BROKEN, _MISJOINED))


def stutters(clause: str) -> bool:
    """Tell whether a clause says something twice, or is two that ran together."""
    return any(slip(clause) for slip in (_STUTTERED, _HEARD_TWICE, _ORDERED))


def names_company(clause: str) -> bool:
    """Tell whether a company is given as an example."""
    return _COMPANY.search(clause) is not None


def praises_country(clause: str) -> bool:
    """Tell whether a country, or whoever is named first, tells its own virtues."""
    return _PRAISE.search(clause) is not None


def takes_side(clause: str) -> bool:
    """Tell whether a State or a group of States is named for its position.

    Examples
    --------
    >>> takes_side("The European Union condemns all acts of terrorism")
    True
    >>> takes_side("the talks stopped because France did not use its influence")
    True
    >>> takes_side("in France every second village has a library")
    False
    """
    if _POSITION(clause):
        return True
    return _BLAME.search(clause) is not None and _BLAMED.search(clause) is not None


_PERSON = (
    r"(?!(?:United|International|Security|World|General|European|African|Member|South|North"
    r"|East|West|Middle|Central|New|Latin|Saudi|Sierra|Costa|El|San|Sri|Great|State|Human)\b)"
    r"[A-Z][a-z]+ (?:[A-Z][a-z]+ |d[aeiou]s? |v[ao]n |al-|bin ){0,3}[A-Z][a-z]+"
)
_PERSON_NAMED = late_test(
    r"\b(?:Mr|Mrs|Ms|Mme|Dr|Sir|Lady|Lord)\.? [A-Z]|\b(?:President|Chairman|Prime Minister"
    r"|Secretary-General|King|Queen|Chancellor|Senator|Ambassador) (?!of\b)[A-Z][a-z]"
    # "including that of Ana de Brito", "the regime of Tor Hald", "Ana Brito, a campaigner"
    rf"|\b(?:regime|death|murder|assassination|killing|overthrow|arrest|ouster|that) of {_PERSON}"
    rf"|{_PERSON}, (?:(?:the|a|an|its|their|our|former) )*(?:[A-Za-z]+ )?(?:Commissioner|Representative|Envoy"
    r"|[Pp]resident|leader|campaigner|minister|dictator|founder|laureate|envoy)\b"
)
"""A person by name: the text names nobody."""


def names_person(clause: str) -> bool:
    """Tell whether a clause names a person, by a title or by what befell them.

    Examples
    --------
    >>> names_person("the attack led to the death of Ana de Brito")
    True
    >>> names_person("the attack led to the death of United Nations staff")
    False
    """
    return _PERSON_NAMED(clause)


def is_aphorism(clause: str) -> bool:
    """Tell whether a clause is a saying, which reported speech turns flat."""
    return _APHORISM.search(clause) is not None


_BACKGROUND = late_test(
    # "A2A is an open protocol for communication", "rsync is a command-line utility"
    r"^(?:the )?[\w./-]+(?: [\w-]+){0,3} (?:is|are|was|were) (?:an?|the) (?:[\w-]+,? ){0,4}(?:protocols?"
    r"|utility|tools?|library|language|organi[sz]ation|command|encoding|format|algorithm|method"
    r"|framework|technique|paradigm|extension|concept|term)\b"
    # "operators are responsible for responding to incidents"
    r"|^(?:[\w-]+ ){1,3}(?:is|are) responsible for \w+ing\b"
    # "its primary goal is to promote research", "the task force is not doing standards"
    r"|\b(?:its|their) (?:primary|main|overall) (?:goal|purpose|mission|focus|task) (?:is|was)\b"
    r"|\b(?:is|are|was|were) not doing\b|\bfocus(?:es|ed)? on (?:longer|shorter)[- ]term\b"
    # "sometimes security issues are very important": when?
    r"|^sometimes\b"
    # "validation, short for SAV", "markets that are tech in nature"
    r"|, short for\b|\b(?:tech|technical|political) in nature\b"
    # "satellites are moving dynamically", "remain in majority with the operator"
    r"|\bmov(?:e|es|ing|ed) dynamically\b|\bin majority\b"
    # "becomes plug-and-play and elastically supplied"
    r"|\bbec(?:o|a)mes? [\w-]+ and \w+ly \w+ed\b|\bnecessarily means? (?:they|it|we)\b",
    re.IGNORECASE,
)


def explains(clause: str) -> bool:
    """Tell whether a clause only says what a thing is, as speakers do before their point.

    Examples
    --------
    >>> explains("rsync is a readily available command-line utility")
    True
    """
    return _BACKGROUND(clause)


_LISTED = late(r"\binclud(?:e|es|ed)\b[^.]*?(?:[,;][^,;.]+){4}")


def enumerates(clause: str) -> bool:
    """Tell whether a clause only lists what belongs to something, five parts or more."""
    return _LISTED.search(clause) is not None


def runs_meeting(clause: str) -> bool:
    """Tell whether words speak of the discussion instead of its matter."""
    return _MEETING.search(clause) is not None
