"""English slips: what a careful reader strikes out, whoever wrote it down.

Found by reading drafts from end to end; each pattern stands beside what it was found in.
"""

import re

_DANGLING = re.compile(
    # "Additional contributing factors are": additional to what?
    r"^(?:additional|further|more) (?:[\w-]+ )?(?:factors?|options?|issues?|challenges?"
    r"|points?|aspects?|examples?|reasons?|benefits?|problems?|considerations?|concerns?"
    r"|questions?|steps?|ways?|topics?) (?:is|are|was|were|includes?)\b"
    # "40% is ideal": of what?
    r"|^\d+(?:[.,]\d+)? ?(?:%|per ?cent) (?:is|are|was|were|would|seems?)\b"
    # "senders should always encode them": the senders are not what is encoded
    r"|^(?:the |all |most )?[a-z]+s (?:should|must|can|could|may|might|will|would)"
    r" (?:(?:not|never|always|also) )?[a-z]+ them\b"
    # "so many options exist that", its "so" gone
    r"|^so (?:many|much|few|little|far)\b",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(
    # "generally understand how inclusive design": to whom is that said?
    r"^(?:[a-z]+ly|just) [a-z]+(?<!s)(?<!ed)(?<!ing) (?:how|what|why|whether)\b"
    # "the concern is that a feature that is close to the hardware"
    r"|\b(?:is|was) that (?:a|an|the) [\w-]+ (?:that|which) (?:is|are|was|were) (?:(?!is\b|are\b"
    r"|was\b|has\b|can\b|will\b|may\b|should\b|must\b|would\b|needs?\b)[\w-]+ ?)+$"
    # "the network environment the test was about four nodes"
    r"|^the (?:[\w-]+ ){1,2}the [\w-]+ (?:is|are|was|were) (?:about|around|in|on|with)\b"
    # "going into the literature two ways are"
    r"|^(?:going|looking|moving|coming) (?:in|into|at|to|through|over|back)\b[^,]*$",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    # "would allow to provide", but not "is allowed to provide"
    r"\b(?:allows?|enables?|permits?) to (?!all\b|every|many\b|some\b|the\b)\w+"
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
_STUTTERED = re.compile(
    # "the cloud GPU cloud"; "step by step" is none
    r"\b([a-z]{4,}) (?!by|to|and|or|in|of|for|with|over|on|after|from|that|which|is|as|versus"
    r"|than|through|against|upon)[\w-]+ \1\b"
    # "synchronizing synchronizations"
    r"|\b([a-z]{7,})(?:e|es|ed|ing|er|ers) \2(?:ations?|es|ing)\b"
    r"|\bthe smallest possible of\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:companies|operators|providers|firms|platforms|services|players|vendors|giants"
    r"|manufacturers) (?:like|such as) (?:the )?[A-Z][a-z]"
)
_PRAISE = re.compile(
    r"^(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)* (?:upholds?|stands? ready|attach(?:es)? great"
    r"|seems? to have the (?:world|most)|has always (?:been|supported|advocated))\b"
)
_MEETING = re.compile(
    r"\bto (?:bring|add|contribute) to (?:the|our) (?:discussion|table|debate|conversation)\b",
    re.IGNORECASE,
)


def dangles(clause: str) -> bool:
    """Tell whether a clause points to what was said before it.

    Examples
    --------
    >>> dangles("Additional contributing factors are good usability and an open process")
    True
    """
    return _DANGLING.search(clause) is not None


def lacks_clause(clause: str) -> bool:
    """Tell whether the main clause lost its subject or its verb."""
    return _NO_CLAUSE.search(clause) is not None


def is_broken(clause: str, *, is_machine: bool) -> bool:
    """Tell whether grammar is plainly broken; stutter counts in what a machine heard."""
    if _BROKEN.search(clause):
        return True
    return is_machine and _STUTTERED.search(clause) is not None


def names_company(clause: str) -> bool:
    """Tell whether a company is given as an example."""
    return _COMPANY.search(clause) is not None


def praises_country(clause: str) -> bool:
    """Tell whether a country, or whoever is named first, tells its own virtues."""
    return _PRAISE.search(clause) is not None


def runs_meeting(clause: str) -> bool:
    """Tell whether words speak of the discussion instead of its matter."""
    return _MEETING.search(clause) is not None
