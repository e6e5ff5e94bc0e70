"""Spoken English without what carries nothing: pauses, repeats, "you know"."""

import re

from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late


def fluent(sentence: str) -> str:
    """Return spoken words without what carries nothing: pauses, repeats, "you know".

    What weakens or strengthens ("probably", "kind of", "never") always stays. A sentence
    that quotes is left alone.

    Examples
    --------
    >>> fluent("So, um, the the model is, you know, actually open.")
    'So the model is open.'
    >>> fluent("Nobody leaves just because it is not safe.")
    'Nobody leaves simply because it is not safe.'
    """
    if any(mark in sentence for mark in '"“”«'):
        return sentence
    low = sentence.lower()
    for signs, pattern, words in _FILLERS:
        if not signs or any(sign in low for sign in signs):
            sentence = pattern.sub(words, sentence)
    aside = _ASIDE.match(sentence)
    return sentence[aside.end() :] if aside else sentence


_ASIDE = late(
    r"^(?:and |but )?(?:the|what is|one) (?:(?:most|more|truly|really|single) )*[a-z]+ (?:fact|thing|point"
    r"|part|finding|figure|number|news|result|surprise)?(?: of all)? ?"
    r"(?:is|was|lies|lay) (?:elsewhere|different|simple|clear|plain|short|here)\s*[:;—–]\s*(?=\S+ \S+ \S+ \S+)",
    re.IGNORECASE,
)
"""What only announces what comes: "the most worrying fact lies elsewhere:"."""


_YOU_KNOW = ("you know", "i mean", "you see")
_CHECKS = ("right", "okay", "of course", "again", "yeah")
_ABSOLUTE = wordset("""prohibitive impossible essential indispensable unique enormous
fundamental inevitable""")
_FILLERS = tuple(
    (signs, late(pattern, re.IGNORECASE), words)
    for signs, pattern, words in (
        ((), r",?\s*\b(?:um+|uh+|erm?|eh|ah|hmm+|mm+)\b[,.…]*", ""),
        (_YOU_KNOW, r",?\s*(?<!as )\b(?:you know|I mean|you see),(?=\s)", ""),
        (
            _YOU_KNOW,
            r"(?<!as )\b(?:you know|I mean)\s+(?!what|that|how|why|the|it|about|of|so)",
            "",
        ),
        (
            ("basically", "actually", "literally"),
            r",?\s*\b(?:basically|actually|literally)\b,?(?=\s)",
            "",
        ),
        (
            ("just because",),
            r"(?<!not )(?<!n't )(?<!n’t )(?<!never )\bjust because\b",
            "simply because",
        ),
        (
            ("just",),
            (
                r"(?<!not )(?<!n't )(?<!n’t )(?<!never )\bjust (?=(?:an?|the|one|two|for|to"
                r"|in|by|with|from|when|if)\b|\d)"
            ),
            "only ",
        ),
        (
            ("really",),
            (
                r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?<!\ba )(?<!\ban )"
                r"\breally (?=[a-z])"
            ),
            "",
        ),
        (
            ("just",),
            (
                r"\b(is|am|are|was|were|it|we|to|he|she|they|I|you|who|that|which|also|do|does|be"
                r"|can|may|has|have|will|would|could|might|should) just (?=[a-z])"
            ),
            r"\1 ",
        ),
        # to say that it is important to say so is to stress it
        (
            ("important to",),
            (
                r"^(?:(?:and|but|so),? )?(?:(?:I|we) (?:also )?(?:think|believe|feel|guess) (?:that )?)?it(?:'s|’s| is)"
                r" (?:also |really |very |so |quite )*important to (?:say|note|mention|point out|stress|highlight"
                r"|emphasi[sz]e|underline) that "
            ),
            "We stress that ",
        ),
        # what is absolute has no degrees: "very prohibitive"
        (
            _ABSOLUTE,
            (
                r"(?<!not )(?<!n't )(?<!n’t )\b(?:very|quite|rather|so|extremely|highly) (?=(?:prohibitive|impossible"
                r"|essential|indispensable|unique|enormous|fundamental|inevitable)\b(?! that))"
            ),
            "",
        ),
        (
            _CHECKS,
            r",\s*(?:right|okay|of course|again|yeah),(?= (?:and|but|or|so)\b)",
            ",",
        ),
        (_CHECKS, r",\s*(?:right|okay|of course|again|yeah)(?:,|(?=\.))", ""),
        (
            (),
            r"(?<![\w-])(\w+)(?:,? \1)+(?![\w-])(?<!\bthat that)(?<!\bhad had)",
            r"\1",
        ),
        ((), r"\s+,", ","),
        ((), r",\s*,", ","),
        ((), r"  +", " "),
        ((), r"^[,\s]+", ""),
    )
)


def unstopped(words: str) -> str:
    """Return a sentence without its stop, one inside closing quotation marks too.

    Examples
    --------
    >>> unstopped("the order should be “musts.”")
    'the order should be “musts”'
    """
    bare = words.rstrip(" .!;:,…")
    return _STOP_INSIDE.sub(r"\1", bare)


_STOP_INSIDE = late(r"[.!,;]+([\"'”’»]+)$")
