"""What others called for, asked or urged elsewhere: a fact that somebody reports.

"The federation called on the ministry to open the ports" proposes nothing by itself. Who
says so tells what was asked, and a summary notes it; it is nobody's view in the room.
"""

from palabre.kernel.late import late

_ASKED = (
    r"(?:called (?:on|upon|for)|urged|asked|requested|demanded|petitioned|recommended|appealed (?:to|for)"
    r"|advocated|pressed for|pushed for|lobbied)"
)
_ASKS = (
    r"(?:call(?:s|ed|ing)? (?:on|upon|for)|urg(?:es?|ed|ing)|ask(?:s|ed|ing)?|request(?:s|ed|ing)"
    r"|demand(?:s|ed|ing)|petition(?:ed|ing)|recommend(?:s|ed)?|appeal(?:s|ed|ing)? (?:to|for)|advocat(?:es?|ed|ing)"
    r"|press(?:es|ed|ing)? for|push(?:es|ed|ing)? for|lobb(?:y|ies|ied|ying))"
)
_SUBJECT = (
    r"(?!(?:it|they|there|he|she|who|what|which|that|nobody|everybody|an?other|one|an? participant)\b|(?:the |some |many |most |all"
    r" |several )?(?:participants?|speakers?|delegations?|session|room|panel|workshop|group|table|attendees)\b)"
    r"(?:(?!(?:that|which|who|whom|to|and to|if|because|when|where|while|not|is|are|was|were)\b)[\w'’&.-]+ ){1,12}?"
)
_LEAD = r"(?:(?:on|in|at|last|since|during|over|for|earlier)\b[^,;]{2,40}, )?"
_BY_OTHERS = late(
    rf"^{_LEAD}(?P<who>{_SUBJECT})(?:(?:has|have|had|been|was|were|is|are|also|now|long|recently|repeatedly"
    rf"|rightly|already|still|all|jointly|even) )*{_ASKS} (?!to\b|by\b|if\b|with\b|of\b)\w",
    # a name or an article opens it: "calls for help" do not
)
_ONCE = late(
    rf"^(?P<before>{_LEAD}{_SUBJECT})(?P<verb>{_ASKED})(?= (?!to\b|by\b|if\b|with\b|in\b|of\b|and\b)\w)"
)
_ANSWERED = late(r", (?:and|but|while|whereas|which)\b|;")
_HAS = late(r"\b(?:has|have|had|is|are|was|were|been|be)\b")


def is_asked_by_others(clause: str) -> bool:
    """Tell whether a clause reports what somebody else called for or asked.

    Examples
    --------
    >>> is_asked_by_others("the Guild of Smiths has called for lower duties")
    True
    >>> is_asked_by_others("on 3 May, the shepherds urged the council to mend the bridge")
    True
    >>> is_asked_by_others("participants called for lower duties")
    False
    >>> is_asked_by_others("duties should be lowered, as the guild asked")
    False
    """
    return _BY_OTHERS.search(_opened(clause)) is not None


def had_asked(clause: str, said: str) -> str:
    """Return a clause in which what others once asked was asked before it was told.

    Parameters
    ----------
    said : str
        The clause as it was said.

    Examples
    --------
    >>> had_asked("On 3 May, the smiths called on the council to build",
    ...           "On 3 May, the smiths called on the council to build")
    'On 3 May, the smiths had called on the council to build'
    >>> had_asked("the smiths urged calm", "the smiths urge calm")
    'the smiths urged calm'
    """
    found = _ONCE.match(_opened(clause))
    if found is None or _HAS.search(found["before"]) or found["verb"] not in said:
        return clause
    if _ANSWERED.search(clause, found.end()):
        return clause  # "the smiths asked for a year, and the council gave a month"
    at = found.start("verb")
    return f"{clause[:at]}had {clause[at:]}"


def _opened(clause: str) -> str:
    """Return a clause with a small first letter: its opening is told by small words."""
    return clause[:1].lower() + clause[1:]
