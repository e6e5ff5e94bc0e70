"""English that a machine heard: grammar that gave way while somebody spoke.

Whoever speaks freely starts a sentence twice, or in a language that is not their own
drops the small words. Each pattern stands beside what it was found in, in other words.
"""

import re
from typing import Final

from palabre.kernel.late import late_test

_MODAL: Final = r"(?:can|could|may|might|will|would|should|must|shall|cannot)"
_NOT_ED: Final = (
    r"(?!need\b|feed\b|seed\b|speed\b|proceed\b|succeed\b|exceed\b|embed\b|bleed\b|heed\b|shed\b|wed\b"
    r"|breed\b|weed\b|precede?d?\b)"
)
_BROKEN = late_test(
    # "the seal can enabled carts", "wheels which not needed"
    rf"\b{_MODAL} (?:also |then |only )?{_NOT_ED}[a-z]{{2,}}ed\b"
    # "trade no longer limited to flour"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )(?<!\bwere )(?<!\bbeen )\bno longer [a-z]+(?:ed|en) (?:to|by|in|for)\b"
    # "because mills, and most of all old ones, creak because they are dry"
    r"|^because\b(?:.*\bbecause\b| depending\b)|^(?:al)?though\b.*\b(?:yet|but)\b|^when [a-z]+ when\b"
    # "while the wheel turned on": half a sentence
    r"|^(?:while|whereas)\b[^,]*$|^even that\b|^back in (?!the\b|\d)|^first is\b|^only [a-z]+ [a-z]+ [a-z]+ [a-z]+ (?:is|are)\b"
    # "apart from being loud, the price was high"
    r"|^(?:apart from|besides|in addition to|as well as|instead of) being\b"
    # "suggestion is that carts wait", "requirements is to weigh"
    r"|^(?:suggestion|idea|conclusion|goal|purpose|reason|point|solution|problem|intention|result|target|motivation"
    r"|observation|answer|question|proposal|requirement|challenge|advantage|benefit) (?:here )?(?:is|was)\b"
    r"|^(?!news\b|physics\b|economics\b|politics\b|mathematics\b|analysis\b|ethics\b|robotics\b)"
    r"(?-i:[A-Z]?[a-z]{3,})(?<!s)(?<!u)(?<!i)s (?:is|was|has)\b"
    # "there is large number of sacks", "there is many carts"
    r"|\bthere (?:is|was|are|were) (?:large|huge|small|growing|big) (?:number|amount|set|variety)\b"
    r"|\bthere (?:is|was) (?:also |now |already |still )?(?:many|several|multiple|various|few|two|three|four|five"
    r"|(?:[a-z]+ly )?[a-z]+(?:al|ive|ous|ic|ent|ant|able) [a-z]+(?<!s)(?<!u)(?<!i)s (?:of|from|between|about|in|on)\b)"
    # "all old wheel is slow", "in previous almanac": an article or an ending is gone
    r"|\ball (?:[\w-]+ ){0,3}(?:product|service|node|device|router|system|network|party) (?:is|are|was|were)\b"
    r"|\bboth party\b|\bin (?:previous|current|recent|existing) (?:RFC|draft|version)\b(?! \d)"
    # "a guild that linking towns", "needs oil for identify leaks", "and those that could"
    r"|\bthat (?:link|provid|enabl|allow|support|requir|includ|caus)ing\b|\band those that (?:can|could)\b"
    r"|\bfor (?:identify|provide|support|enable|allow|make|reduce|improve|avoid|get)\b"
    # "is only able to grind no seals", "a wheel that turns, considering the wind"
    r"|\bonly able to [a-z]+ no\b|, considering (?:the )?\w+$"
    # "some members suggested to weigh": what others said, told by one
    r"|^(?:some|several|many|a few) (?:members|people|participants|folks|colleagues|others) (?:[a-z]+ )?"
    r"(?:suggest|comment|argu|propos|ask|sa(?:y|id)|rais|agree|express|complain)"
    # "we must state that", "to fit the first wish of the policy"
    r"|^we have to\b|^we (?:must|need to|should) (?:state|say|mention|point|note|make updates|review)\b"
    r"|\bof the (?:policy|path|tunnel|message|flow|interface|field|header|entry|draft|document)$"
    # "a choice about who gets to grind": half a sentence; "the wheel similarly turns": like what?
    r"|^an? [a-z]+ (?:about|of|on) (?:who|what|how|whether|which)\b|^[\w -]{3,40} similarly\b"
    # "most of the current mill rules", "all the carts combined", "kept well, such as for oil"
    r"|^(?:most|some|many|all|half) of the current\b|\ball the [a-z]+s combined$|, such as for\b"
    r"|, (?:often|usually|sometimes) (?:needs?|requires?|is|are)\b|\bshould be updated\b"
    # "the number of members has grown": of which guild?
    r"|\bnumber of (?:the )?(?:members|participants|authors|attendees|registrations)\b"
    # "it needs oil, build a new wheel"
    r"|\b(?:requires?|needs?) [^,]*, (?:extract|build|make|use|often|get)\b|, well,|^by design\b"
    # "steers the over", "a very similar, and"
    r"|\b(?:the|a|an) (?:over|of|in|on|to|for|and|is|are|was|the|an?|that|which|with|from|as|has|have|can)\b(?!-)"
    r"|\ba very (?:similar|different|important|useful|big|small|large|simple)(?= ?(?:,|;|$)| and\b)"
    r"|\ba very [a-z]+ [a-z]+ [a-z]{3,}(?<!s)(?<!u)(?<!i)s\b(?! of)"
    # "for the old wheel needs water"
    r"|^for (?:the |an? )?(?:[\w-]+ ){1,4}(?:introduces?|requires?|needs|provides?|uses|has|is|was)\b(?!.*,)"
    # "needs to greased", "have to be weigh"
    r"|\b(?:to be|be|been|being) (?:allow|enable|provide|require|use|include|develop|consider|define|send|receive)\b"
    r"|\bto (?:allowed|enabled|provided|required|used|included|developed|considered|defined|sent|received)\b(?<!\bused to used)"
    # "Mill use a soft stone", "the CART provide": a name and a verb of many
    r"|^(?:the )?(?-i:(?!The\b|An?\b|[A-Z][a-z]+\b)[A-Z][\w-]*(?<!s)) (?:use|provide|propose|support|introduce|allow|enable|require|define|include)\b"
    r"|\b(?:the|an?) (?-i:[A-Z]{3,}(?<!S)) (?:are|were|have)\b"
    # "enable directly weighing", "make it unable to"
    r"|\b(?:enable|allow|provide|require|support)[sd]? [a-z]+ly [a-z]+(?:y|ing)\b|\bmakes? it unable\b"
    r"|\bwithout needs? of\b|\bdifferent multiple\b|\bvery speed\b"
    # "weighing is grinding carts": two verbs in one
    r"|\b(?:is|are|was|were) (?:standardizing|publishing|deploying|adopting|exist|happen|base|depend|require|need|support)\b"
    r" ?(?:in|on|by|at|$)"
    r"|\b(?P<begun>there (?:is|was|are|were) (?:an? )?(?:potentially )?(?:an? )?\w+) .*\b(?P=begun)\b",
    re.IGNORECASE,
)
_AWAY: Final = (
    # what stood on the slide, on a page, in the speaker's picture of it
    r"\b(?:wiki|web ?page|data ?tracker|graph|slides?|figures? (?:on|in|at)|diagram|chart|analog(?:y|ies)|metaphors?)\b"
    r"|^(?:purple|blue|red|green|yellow|orange|black) (?:is|are|was|were)\b|^everything like\b|^the examples? of\b"
    r"|\bin the real world\b|\boddly enough\b|^perhaps,|^oftentimes\b|^state that\b|\bfolks\b|\bholler\b|\bhomework\b"
    r"|\bjoin hands\b|\bcourageously\b|\bshared future\b|\bone of the [a-z]+er\b|\b\d+k\b|\ba (?:little |tiny )?bit\b|^still the\b"
    r"|^(?:a|the) (?:cautionary tale|funny|fun|cool|nice|neat|interesting)\b|\b(?:is|are) looking at\b|\bpretty (?:much|good|big|hard|easy|clear)\b"
    r"|\b(?:different|various|several) (?:lengths|sizes|values)$|\bthe cleaner\b"
)
_ROOM = late_test(_AWAY, re.IGNORECASE)


def is_broken(clause: str) -> bool:
    """Tell whether the grammar of a clause gave way, or it looks at what was shown.

    Examples
    --------
    >>> is_broken("The seal can enabled carts to pass")
    True
    >>> is_broken("The seal can enable carts to pass")
    False
    """
    return _BROKEN(clause) or _ROOM(clause)
