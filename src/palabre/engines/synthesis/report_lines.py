"""Lines that say nothing to whoever was not there: fragments, credits, talk of the report."""

import re

from palabre.engines.synthesis.standalone import Fault
from palabre.kernel.late import late


def is_bare(words: str) -> bool:
    """Tell whether words are a question without its mark, or a fragment.

    Examples
    --------
    >>> is_bare("Metrics used for finding problems"), is_bare("Metrics are used for it")
    (True, False)
    """
    return _BARE.search(words) is not None


def unfit(words: str, body: str, *, is_form: bool) -> str:
    """Return why a report's line does not stand in a text, or nothing.

    Parameters
    ----------
    words, body : str
        The line as it stands, and without its opening markers.
    is_form : bool
        It stands under a heading of the house's own form: nobody tells there of the
        report itself.
    """
    if _LABEL.match(body) or is_bare(words.rstrip(" .")) or is_bare(body):
        return Fault.FORM
    if not is_form and _CREDITS.search(body):
        return Fault.PERSON
    if not is_form and _REPORT_ITSELF.search(body):
        return "speaks of the report, the group or its plans"
    return ""


_BARE = late(
    r"^(?:(?:where|how|what|why|who|when|which) (?:should|can|could|do|does|is|are|will|would)\b"
    r"|(?:number|intersection|proposal|discussion|overview|development|creation|concept|lack)"
    r" (?:of|to|that)\b|(?:generally|currently|usually|often|recently) (?:[a-z]+ed|understood"
    r"|known) |[a-z]+s? (?:used|based|made|given|needed|required) (?:for|in|by|on|to)\b(?!.*\b(?:is|are"
    r"|was|were|has|have|can|will|should|must|may|could)\b)|[\w ’'-]{3,40};)|(?:;|,)(?: and| or)?$"
    r"|\b(\w{6,}) \w+ \1\b",
    re.IGNORECASE,
)
"""A question without its mark, or a note that lost its article or its subject."""

_CREDITS = late(
    r"^[A-Z][a-z]+'s (?:work|talk|paper|group)\b|\b(?:proposed|presented|given|written|led"
    r"|described|introduced|organi[sz]ed) by [A-Z][a-z]+\b|\b(?:grants?|award|funded|supported"
    r" (?:in part )?) by the [A-Z]|\btravel award"
)
"""A person as the author, a funder thanked: credits, no outcome."""

_LABEL = late(r"^(?:[\w'’()§.-]+ ){0,5}[\w'’()§.-]+: (?!\d)", re.UNICODE)
"""A label before the words: "Milestone: ...", "Spinoff model: ..."."""

_REPORT_ITSELF = late(
    r"\b(?:Section\b|§|see (?:also|below|above|the)|(?:discussed|defined|described|listed|noted)"
    r" (?:further |also )?(?:below|above)|(?:below|above)(?=[,.;)]|$)|white paper|this (?:report"
    r"|paper|document|chapter|section|page)|(?:the|our|this|various|all) (?:\w+ )?(?:group|working"
    r" group)(?:'s)? (?:also |then |would |will |was |were |had |has )*(?!agreed|concluded"
    r"|recommended|supported)\w+|of the group\b|group members|next steps?|near-term actions"
    r"|milestones?|time ?line|road ?map for|follow-up|(?:initial|major|main|further) (?:discussions?"
    r"|ideas|plans?)|more (?:information|details?)|additional details|the page\b|(?:on|in|during) the"
    r" (?:second|first|previous|next) (?:day|section|session)|lightning talks?|breakout|survey"
    r" results|take responsibility|was organized (?:by|as)|organi[sz]ed a workshop)\b",
    re.IGNORECASE,
)
"""What a report says of itself or of the people who wrote it: no outcome."""
