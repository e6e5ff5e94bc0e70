"""English signs of discourse functions: subject and performative verb."""

import re

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.patterns import Patterns, pattern
from palabre.kernel.late import late

_WE = (
    r"\b(?:I|we|my (?:delegation|country|government|organi[sz]ation)"
    r"|our (?:delegation|organi[sz]ation|country|government|ministry|company))\s+"
    r"(?:also |fully |strongly |firmly |certainly |would |do |can |must |very much |totally |"
    r"completely |therefore |really |wholeheartedly |can only |just )*"
)
_NAME = r"(?-i:[A-ZÀ-Ý][\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+){0,3})"

EN = Patterns(
    table=(
        pattern(
            Function.DIFFERENCE,
            _WE + r"(?:disagree|object|oppose|reject|do not (?:agree|support"
            r"|share)|don't (?:agree|support|share)|cannot (?:agree|support|accept)|can't "
            r"(?:agree|support|accept)|am opposed|are opposed|am not (?:convinced|in favou?r)"
            r"|are not (?:convinced|in favou?r)|see it differently|take issue)\b",
            0.85,
            -1,
        ),
        pattern(
            Function.DIFFERENCE,
            r"\b(?:views differed|views diverged|opinions? (?:were|was) divided"
            r"|no (?:agreement|consensus)(?: was reached)?|(?:did|could) not (?:agree|reach"
            r" (?:agreement|consensus))|disagreed|divergent views|remained divided"
            r"|opposed the (?:idea|proposal)|objected)\b",
            0.85,
            -1,
        ),
        pattern(
            Function.AGREEMENT,
            _WE + r"(?:support|agree with|endorse|second|share) (?:what|the "
            r"(?:view|proposal|idea|point|call|statement|position|concern)|"
            + _NAME
            + r"|her|his"
            r"|their|that (?:proposal|view|idea|point))",
            0.8,
        ),
        pattern(
            Function.AGREEMENT,
            r"\b(?:there was (?:broad |general |wide |full )?(?:agreement|consensus)"
            r"|(?:all|participants|speakers|the session|the panel) (?:broadly |generally )?agreed"
            r"|no objections?)\b",
            0.85,
        ),
        pattern(
            Function.COMMITMENT,
            _WE + r"(?:(?:will|shall|plan to|intend to|commit to|pledge|undertake"
            r"|are going to|are committed to|am committed to|are pleased to announce|am pleased to"
            r" announce|am happy to announce|announce)\b)(?! (?:have to|need to|see|hear|now|be "
            r"(?:able|happy|brief)|come|go|talk|look|discuss|say|try|start with))",
            0.7,
        ),
        pattern(
            Function.COMMITMENT,
            r"\b(?:announced (?:that|a|the|its|an?)|pledged|committed (?:to|itself)"
            r"|undertook to|promised to)\b",
            0.85,
        ),
        pattern(
            Function.PROPOSAL,
            _WE + r"(?:propose|recommend|suggest|call (?:up)?on|call for|urge"
            r"|appeal to|advocate|invite)\b",
            0.9,
        ),
        pattern(
            Function.PROPOSAL,
            r"\b(?:should|ought to|needs? to be|must be) (?:be )?(?!have been)\w+",
            0.65,
        ),
        pattern(
            Function.PROPOSAL,
            r"\b(?:let us|we (?:must|need to|have to|should)|there is a need"
            r"|there must be|it is (?:time|necessary|essential|imperative|crucial|vital)"
            r" (?:to|that|for)|proposed (?:that|to|a)|recommended|called for|called on"
            r"|suggested that|urged)\b",
            0.75,
        ),
        pattern(
            Function.CHALLENGE,
            r"\b(?:challenges?|obstacles?|barriers?|difficult(?:y|ies)|threat\w*"
            r"|gaps?|shortages?|lacks?|lacking|insufficient|inadequate|fail(?:s|ed|ing|ure)?"
            r"|struggl\w+|undermin\w+|hinder\w*|hamper\w*|suffer\w*|risks?|remains? (?:low|weak"
            r"|excluded|offline|out of reach|uneven|fragile)|too (?:few|expensive|slow|costly|"
            r"little|often)|cannot afford|without access|vulnerab\w+|inequal\w+|bottleneck\w*"
            r"|concern(?:ed|s)?)\b",
            0.7,
        ),
        pattern(
            Function.ACHIEVEMENT,
            r"\b(?:(?:has|have|had) (?:now |already |been |successfully |since )*"
            r"(?:achieved|launched|established|trained|connected|reduced|increased|doubled|"
            r"tripled|halved|improved|adopted|completed|created|built|opened|reached|deployed|"
            r"developed|introduced|expanded|signed|ratified|made progress|contributed|helped|"
            r"grown|published|implemented)|we (?:trained|launched|connected|opened|built|reached"
            r"|reduced|achieved|established|set up)|success\w*|progress|milestone|for the first"
            r" time)\b",
            0.75,
        ),
        pattern(
            Function.TREND,
            r"\b(?:increasingly|growing|rising|declin\w+|more and more|rapidly|trend\w*"
            r"|emerging|is (?:changing|shifting|moving|growing|becoming)|are (?:changing|"
            r"shifting|moving|growing|becoming)|has become|have become|over the (?:past|last)"
            r" (?:\w+ )?(?:years?|decades?)|accelerat\w+|since (?:19|20)\d\d)\b",
            0.7,
        ),
        pattern(
            Function.FIGURE,
            r"\b\d[\d,.]*\s*(?:%|per ?cent|percent|million|billion|trillion|thousand"
            r"|people|schools|villages|countries|hours|years|euros|dollars)\b|[$€£]\s?\d",
            0.8,
        ),
    ),
    excluded=late(
        r"\b(?:if|unless|whether|would have|might have|could have|suppose|assuming|imagine"
        r"|I don't know|not sure|I am not saying|I'm not saying|rather than saying)\b",
        re.IGNORECASE,
    ),
    strong=late(
        r"\b(?:must|never|always|imperative|essential|crucial|vital|indispensable"
        r"|unacceptable|urgent(?:ly)?|all|every|cannot|no one|fundamental)\b",
        re.IGNORECASE,
    ),
    middling=late(
        r"\b(?:should|needs?|have to|has to|important|ought|necessary)\b", re.IGNORECASE
    ),
    weak=late(
        r"\b(?:may|might|could|perhaps|maybe|hope|possibly|sometimes)\b", re.IGNORECASE
    ),
    target=late(
        r"\b(?:support|agree with|endorse|second|share|disagree with|oppose|echo|with) "
        r"(?:what |the (?:view|proposal|idea|point|call|statement|position|concern)s? "
        r"(?:of |by |made by |from ))?(?P<name>(?:(?:Ms|Mr|Mrs|Dr|Prof|Professor|Minister"
        r"|Madam|Ambassador)\.?\s+)?" + _NAME + r")(?:'s\b|\b)"
    ),
)
