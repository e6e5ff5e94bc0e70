"""English as a stenographer wrote it down: a lost space, a run-up, an "is" cut short.

What stands here is no matter of style: "7million" is two words, and "just to start by
saying" is none of what is then said.
"""

from palabre.kernel.late import late

_AMOUNTS = r"million|billion|trillion|thousand|hundred|years?|months?|weeks?|days?|hours?|jobs?"
_RUN_TOGETHER = late(
    # "7million", "635,000businesses"
    rf"(?<![\w.])(?P<sum>[$€£]?\d[\d,.]*)(?P<unit>(?:{_AMOUNTS})\b|[a-z]{{6,}}\b)"
)
_NTH_TOGETHER = late(r"(?<![\w.])(?P<nth>\d+(?:st|nd|rd|th))(?P<word>[a-z]{4,})\b")
_GLUED = late(r"\d[a-z]{4}")
_MENDS = tuple(
    (signs, late(pattern), words)
    for signs, pattern, words in (
        # "well, of course, there are", before "of course" alone is taken out
        (
            ("of course", "obviously", "clearly"),
            r"^(?:(?:[Ss]o|[Aa]nd|[Bb]ut|[Ww]ell|[Nn]ow),? )*(?:[Ww]ell|[Nn]ow),? (?=(?:of course|obviously|clearly)\b)",
            "",
        ),
        (
            ("start", "begin", "open", "finish", "end"),
            (
                r"^(?:(?:[Ss]o|[Aa]nd|[Ww]ell),? )?(?:[Jj]ust )?[Tt]o (?:start|begin|open|finish|end)(?: off)?"
                r" (?:by|with) (?:saying|noting|stating|mentioning) (?:that )?"
            ),
            "",
        ),
        # "after a day of toil, of course shepherds sleep", "the guild of course should pay"
        (
            ("of course",),
            r"(?<=[a-z]), of course (?=[A-Za-z])(?!not\b)",
            ", ",
        ),
        (
            ("of course",),
            r"(?<=[a-z]) of course(?= (?:should|must|is|are|can|will|has|have|would|could|do|does|need|needs)\b)",
            "",
        ),
        # "right now, shepherds wait"
        (("right now",), r"^(?:(?:[Ss]o|[Aa]nd|[Bb]ut),? )?[Rr]ight now, ", ""),
        # "on another note, wool is dear"
        (
            (" note, ",),
            r"^(?:(?:[Ss]o|[Aa]nd|[Bb]ut),? )?[Oo]n an?(?:other)? (?:different |related |final |separate |similar )?note, ",
            "",
        ),
        # "the fact of the matter is that"
        (
            ("the matter is",),
            r"^(?:(?:[Ss]o|[Aa]nd|[Bb]ut),? )?[Tt]he (?:fact|truth) of the matter is(?: that|,) ",
            "",
        ),
        # "as the member knows and would understand, rents are high"
        (
            ("member", "colleague", "minister", "committee"),
            (
                r"(?:^|(?<=, ))[Aa]s (?:the|my|our) (?:honou?rable |hon\. )?(?:members?|colleagues?|minister"
                r"|committee)(?: opposite)? (?:(?:well|already|will|may|might|would|must|is|are) )*"
                r"(?:know|aware|understand|recall|remember|appreciate|say|said|note|mention)(?:s|ed)?"
                r"(?: and (?:would |will )?[a-z]+)?, "
            ),
            "",
        ),
        # "schools do have some cooks"
        (
            (" do have ",),
            r"(?<=[A-Za-z]) do have (?!to\b|not\b)",
            " have ",
        ),
        # "the guild's interested in wool"
        (
            ("'s ", "’s "),
            r"(?<=[A-Za-z])['’]s (?=(?:not|going to|interested in|an?|the)\b)",
            " is ",
        ),
        (("'s been ", "’s been "), r"(?<=[A-Za-z])['’]s (?=been\b)", " has "),
    )
)


def apart(words: str) -> str:
    """Return words with a number apart from the word that it was written together with.

    Examples
    --------
    >>> apart("the 4thmeeting saw 7million sheep, 3gpp and 4x4")
    'the 4th meeting saw 7 million sheep, 3gpp and 4x4'
    """
    if _GLUED.search(words) is None:
        return words
    words = _NTH_TOGETHER.sub(r"\g<nth> \g<word>", words)
    return _RUN_TOGETHER.sub(r"\g<sum> \g<unit>", words)


def mended(sentence: str) -> str:
    """Return spoken words with what was run together apart, and no run-up.

    Examples
    --------
    >>> mended("More than 7million sheep graze in 300villages.")
    'More than 7 million sheep graze in 300 villages.'
    >>> mended("Just to start by saying that wool is dear.")
    'wool is dear.'
    >>> mended("Well, of course, the guild's interested in wool.")
    'of course, the guild is interested in wool.'
    """
    sentence = apart(sentence)
    low = sentence.lower()
    for signs, pattern, words in _MENDS:
        if not signs or any(sign in low for sign in signs):
            sentence = pattern.sub(words, sentence)
    return sentence
