"""English words by which somebody proposes: "to mend this, we are proposing a lighter wheel".

What leads up to a proposal points to what was shown before; what is proposed stands alone.
"""

from dataclasses import replace
from typing import Final

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.others_asked_en import is_asked_by_others
from palabre.engines.synthesis.shapes import Act, Reported, Speech
from palabre.kernel.late import late

_PAPER: Final = r"(?:drafts?|documents?|papers?|proposals?|work|talk|presentation|specification|study|project)"
_LEAD: Final = (
    # "to address this problem, ", "in this document, ", "so to conclude, "
    r"(?:(?:to|in order to) (?:this end|that end|[a-z]+ [^,]{2,80})"
    r"|for (?:this|that|these|those)(?: [a-z]+)?"
    rf"|in (?:this|our|the|that) (?:[a-z]+ )?{_PAPER}"
    r"|based on [^,]{3,60}|here|basically|instead|finally|in (?:conclusion|summary)), "
)
_VERB: Final = (
    r"(?:propos(?:e|es|ed)|(?:am|are|is) proposing|(?:have|has) proposed|recommend(?:s|ed)?"
    r"|(?:am|are|is) recommending|suggest(?:s|ed)?|(?:am|are|is) suggesting)"
)
_PROPOSES = late(
    rf"^(?:{_LEAD})?(?:(?:I|we)|our (?:[a-z]+ )?{_PAPER}) "
    r"(?:(?:also|therefore|here|now|then|thus|further|strongly|just|would) )*"
    rf"{_VERB} (?:(?:here|in (?:this|our|the) {_PAPER}) )?(?P<rest>.+)$",
    # "our proposal is a lighter wheel", "our suggestion is to weigh carts"
)
_OUR_PROPOSAL = late(
    r"^our (?:main |core |key |concrete |own )?(?:proposal|suggestion|recommendation) (?:here )?is "
    r"(?P<rest>(?:to|an?|the) .+)$"
)
_WISH = late(
    r"^(?P<that>that )?(?P<rest>(?!an? |the |to |using )(?:[\w-]+ ){1,5}?"
    r"(?:should|use|adopt|implement|keep|avoid|ensure|consider|support|take|be) .+)$"
)
_THAT = late(r"^that (?P<rest>.+)$")
_THING = late(
    r"^(?:to (?!go\b|move\b|discuss\b|talk\b|do\b|have\b)|an? |the |two |three |several |new |using |adding )"
)
_OF_TALK = late(
    r"\b(?:session|agenda|slides?|chairs?|mailing list|adoption|last call|working group|next version"
    r"|text|wording|section|document|draft)\b"
)


def proposed(words: str) -> tuple[str, bool] | None:
    """Return what words propose, and whether it is a clause; None if they propose nothing.

    Parameters
    ----------
    words : str
        Without markers, contractions and the final stop.

    Examples
    --------
    >>> proposed("To mend this, we are proposing a lighter wheel for old mills")
    ('a lighter wheel for old mills', False)
    >>> proposed("In this paper we recommend that sacks be weighed")
    >>> proposed("In this paper, we recommend that sacks be weighed")
    ('sacks be weighed', True)
    """
    plain = words[:1].lower() + words[1:] if words[:2] != "I " else words
    found = _PROPOSES.match(plain) or _OUR_PROPOSAL.match(plain)
    if found is None:
        return None
    rest = found["rest"]
    told = _THAT.match(rest) or _WISH.match(rest)
    if told is not None:
        return told["rest"], True
    if _THING.match(rest) is None or _OF_TALK.search(rest):
        return None
    return rest, False


def act_told(act: Act, reported: Reported | None) -> Act:
    """Return what a sentence does, where the verb that reports it leaves no doubt."""
    if reported is None:
        return act
    if reported.speech in {Speech.PROPOSE, Speech.PROPOSE_THAT}:
        return replace(act, function=Function.PROPOSAL)
    if reported.is_own and reported.speech == Speech.ANNOUNCE:
        return replace(act, function=Function.COMMITMENT)
    is_proposal = act.function == Function.PROPOSAL
    if is_proposal and reported.speech == Speech.NOTE and _only_tells(reported.bare):
        return replace(act, function=Function.CLAIM)
    return act


def _only_tells(bare: str) -> bool:
    """Tell whether words report what others asked, or give a need as a reason alone."""
    if is_asked_by_others(bare):
        return True
    main, reason, _ = bare.partition(" because ")
    return bool(reason) and _OUGHT.search(main) is None


_OUGHT = late(
    r"\b(?:should|ought|must|shall|needs?|ha(?:s|ve) to|necessary|essential|imperative|crucial|vital|important"
    r"|time (?:to|for|that)|call(?:s|ed|ing)? (?:on|for)|propos\w+|recommend\w+|suggest\w+|urge\w*|let|requires?)\b",
    # a wish before the reason stays one
)
