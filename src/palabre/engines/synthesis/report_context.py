"""What a line of a report needs of the words before it, and what makes no line at all.

A promise is never missed; where it points back ("we will extend it to 400 villages"), it
is quoted with the sentence that says what "it" is. Other sentences that lean so stay out.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.draft import Cite, Statement
from palabre.engines.synthesis.sentences import Sentence, split
from palabre.engines.synthesis.shapes import Candidate
from palabre.engines.synthesis.verbs_en import PAST_BY_BASE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late
from palabre.kernel.spans import Span

LONGEST = 80
"""Words of two sentences that are quoted together."""

MOST_BACK = 3
"""Sentences back to which a promise may point."""

_TENS_EN = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_NUMBER_EN = (
    rf"(?:{_TENS_EN}(?:-\w+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred|\d[\d,.]*)"
)
_NUMBER_FR = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?)"
    r"(?:[- ](?:et|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze"
    r"|quinze|seize))*|cent|\d[\d ,.]*)"
)
_SHARE = r"(?:one|two|three|\d+) (?:in|out of) (?:\w+|\d+)"
_COUNTS_NOTHING: Mapping[str, re.Pattern[str]] = {
    "en": late(
        rf"^(?:only |just |fewer than |more than |almost |nearly |about )?(?:{_SHARE}|{_NUMBER_EN}"
        r"(?: per cent)?) (?:(?:of them )?(?:have|had|has|are|were|is|was|do|did|could|would"
        r"|will|said|say|gave|give|named?|restrict(?:ed)?|mention(?:ed)?|asked?|went|came|chose"
        r"|told|means?|meant|did not|never|still|now|already)\b)"
        r"|^(?:not one|none|one|two|three|both|all|most|many|some) of (?:the (?:two|three|four|five|six"
        r"|seven|eight|nine|ten)|them|these|those)\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"^(?:seul(?:e)?s? |seulement |plus de |moins de |près de )?(?:{_NUMBER_FR}(?: pour cent)?"
        r"|une? seule?|aucune?|certain(?:e)?s|plusieurs|la plupart) (?:seulement )?(?:ont|avaient|a|est|sont|étaient"
        r"|n'ont|n'avaient|ne|y|en|disent|disaient|demandent|veulent)\b",
        re.IGNORECASE,
    ),
}
"""A number for a subject: of what, the speaker said before."""

_WHEN_EN = (
    r"^(?:(?:so|therefore|and|but|on our side|(?:by|from|in|before|until|starting|beginning) [^,;:]{1,40}),?"
    r" )?"
)
_POINTS_BACK: Mapping[str, re.Pattern[str]] = {
    "en": late(
        rf"{_WHEN_EN}(?:we|i|our \w+|(?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w+))*) (?:also |therefore |now )*"
        r"(?:will|shall|can|are going to|commit to|pledge to|plan to) (?:also |then |therefore |now )*"
        r"(?:\w+ (?:it|them)|\w+ their (?:first )?\w+|\w+ (?:\w+ ){0,3}there(?=[,.;])|(?:\w+ ){1,6}such an? \w+)\b"
        r"|^(?:for|in|with|by|to|of) (?:these|those|them|it|this)(?=,| we\b)"
        r"|^(?:it|they|this|these|those|he|she) (?:will|shall|is|are|was|were|has|have)\b"
        r"|^the (?:text|result|law|module|scheme|rate|finding)s? (?:is|are|will)\b"
        rf"|\ball {_NUMBER_EN}(?=[.,;])",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:[^,;:]{1,40}, )?(?:nous (?:l'|les |la |le )\w+rons|je (?:l'|les |la |le )\w+rai)\b"
        r"|^[^,;:]{1,60}\ben (?:\w+ra|\w+ront|\w+rons|accueillir|ouvrir|accompagner|former)\b"
        r"|^(?:elle|ils|elles|cela|ceci) |\bl'ensemble sera\b",
        re.IGNORECASE,
    ),
}
"""Words that take what they mean from the sentence before."""

_POINTS_AT: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"\b(?:this|that|such an?|these|those|(?:the )?first such) (?P<thing>study|number|model|figure"
        r"|fund|service|rule|law|test|list|scheme|programme|register|form|rate|result|contract"
        r"|school|village|exercise|collection|guide)s?\b(?! (?:that|which|who|of|for)\b)",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\b(?:ce|cet|cette|ces|une? telle?) (?P<thing>fonds|fiche|registre|nombre|module|service"
        r"|programme|modèle|réseau|liste|chiffre|école|projet|outil|centre|texte|dispositif"
        r"|mécanisme|enchère)s?\b(?! (?:qui|que|dont|de|d')\b)",
        re.IGNORECASE,
    ),
}
"""A thing that a sentence before has named."""

_COURTESY: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"^(?:i come from|i am (?:an? |from )|my name is|i grew up|i was born|i (?:also )?(?:represent"
        r"|speak (?:for|on behalf)))\b",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:je viens d[eu'’]|je suis (?:une?|venue?|née?) |je m['’]appelle|je représente|je parle"
        r" (?:pour|au nom))",
        re.IGNORECASE,
    ),
    "es": late(
        r"^(?:con mucho gusto|gracias|muchas gracias|buen[oa]s|agradezco|acepto el debate|es un (?:honor"
        r"|placer)|permítanme|señora? president[ea]|distinguid[oa]s)\b",
        re.IGNORECASE,
    ),
}
"""Civilities, and who a speaker is: nothing of the matter."""


def leans(words: str, lang: str) -> bool:
    """Tell whether a sentence says what it says only after the one before.

    Examples
    --------
    >>> leans("We will extend it to 400 villages by 2028.", "en")
    True
    >>> leans("Only 9 per cent gave the authority a right to inspect.", "en")
    True
    >>> leans("Nine regulators share a laboratory.", "en")
    False
    """
    plain = words.replace("’", "'")
    kinds = (_COUNTS_NOTHING.get(lang), _POINTS_BACK.get(lang))
    is_back = any(kind is not None and kind.search(plain) for kind in kinds)
    return is_back or bool(_things(plain, lang))


def _things(words: str, lang: str) -> list[str]:
    """Return what a sentence points at and does not name itself."""
    pattern = _POINTS_AT.get(lang)
    found = pattern.finditer(words) if pattern else ()
    return [
        one["thing"].lower()
        for one in found
        if one["thing"].lower() not in words[: one.start()].lower()
    ]


def is_civility(words: str, lang: str) -> bool:
    """Tell whether a sentence thanks, greets or says who speaks."""
    courtesy = _COURTESY.get(lang)
    return courtesy is not None and courtesy.match(words) is not None


def makes_no_line(one: Candidate) -> bool:
    """Tell whether a candidate is a civility, a fragment, or leans on what was said.

    A promise makes a line however it is said: it is quoted with what it leans on.
    """
    words, lang = one.sentence.words, one.sentence.lang
    if is_civility(words, lang):
        return True
    if one.act.function == Function.COMMITMENT:
        return False
    if lang == "en" and _is_supposed(words):
        return True
    return leans(words, lang) or (_is_unmoved(one) and bool(_ASIDE.match(words)))


def told_in_the_past(one: Candidate) -> Candidate:
    """Return a candidate, to be quoted where no verb of it was put in the past.

    A line says what was said: "an error means thousands of accusations" does not.
    """
    is_told = one.reported is not None and not one.reported.is_own
    return replace(one, reported=None) if is_told and _is_unmoved(one) else one


def _is_unmoved(one: Candidate) -> bool:
    """Tell whether an English clause holds no verb of the past, in whatever form."""
    if one.sentence.lang != "en" or one.reported is None:
        return False
    words = set(re.findall(r"[a-z']+", one.reported.clause.lower()))
    return not words & _PASTS and not any(map(_ENDS_PAST.match, words))


_NAMED_AGAIN = late(
    r"^(?:(?:but|and|so|still|yet|then),? )?the (?P<thing>[a-z]{4,})"
    r" (?=(?:still |also |now |never |always )?(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must"
    r"|should|does|did|works?|exists?|needs?|costs?|goes|went|fell|rose)\b)",
    re.IGNORECASE,
)
"""A bare thing as a subject: "the network still exists"."""


def names_again(one: Sentence, earlier: Sequence[Sentence]) -> bool:
    """Tell whether a sentence is about a thing that one shortly before has told apart.

    "The duties could be on one page" says which only after "it must accept four duties".

    Parameters
    ----------
    earlier : sequence of Sentence
        What was said shortly before, by whomever.
    """
    found = _NAMED_AGAIN.match(one.words) if one.lang == "en" else None
    if found is None or not found["thing"].islower():
        return False
    thing = found["thing"].removesuffix("s")
    return any(re.search(rf"\b{thing}s?\b", each.words.lower()) for each in earlier)


_WOULD_BE = late(
    r"^(?:[\w'-]+ ){1,6}?would (?:at least |also |then |only )?be \w+ed\b",
    re.IGNORECASE,
)
_SUPPOSES = late(
    r"\b(?:if|unless|otherwise|without|were|in that case|as soon as|provided)\b",
    re.IGNORECASE,
)


def _is_supposed(words: str) -> bool:
    """Tell whether something only would be done, and what it hangs on stands elsewhere.

    In the past nobody could tell it from what will be: "commitments would be tracked".
    """
    return _WOULD_BE.match(words) is not None and not _SUPPOSES.search(words)


_ENDS_PAST = late(r"[a-z]{2,}ed$")
_ASIDE = late(
    r"^(?:through|with|without|by|for|in|from|under|at|on|to|of|among)\b", re.IGNORECASE
)
"""How a sentence begins that may be no more than an answer's second half."""

_PASTS = frozenset(PAST_BY_BASE.values()) | wordset("""was were had would could should might
must did wasn't weren't hadn't wouldn't couldn't shouldn't didn't ought cannot""")


def with_before(
    one: Candidate,
    before: Mapping[str, Sentence],
    points_back: Callable[[Sentence], bool],
) -> Candidate | None:
    """Return a candidate with the sentences before it, as far back as each points back.

    Nothing is returned where they are too many, or the turn begins with one that does.
    """
    first, words = one.sentence, one.sentence.words
    for _ in range(MOST_BACK):
        if not points_back(first):
            break
        earlier = before.get(first.id)
        if earlier is None or earlier.words.endswith("?"):
            return None
        first = earlier
        words = Span(first.span.start, one.sentence.span.end).of(first.source.text)
    if points_back(first) or len(words.split()) > LONGEST or "\n" in words:
        return None
    if first is one.sentence:
        return one
    both = Span(first.span.start, one.sentence.span.end)
    wide = replace(one.sentence, span=both, words=words)
    return replace(one, sentence=wide, reported=None, turned=None)


def in_context(one: Candidate, before: Mapping[str, Sentence]) -> Candidate:
    """Return a promise that leans with what it leans on, where that stands near.

    Parameters
    ----------
    before : mapping of str to Sentence
        The sentence before each one of the same turn, by the id of the later one.
    """
    sentence = one.sentence
    is_promise = one.act.function == Function.COMMITMENT
    if not is_promise or not leans(sentence.words, sentence.lang):
        return one
    first = _first_told(sentence, before)
    if first is None:
        return one
    both = Span(first.span.start, sentence.span.end)
    words = both.of(sentence.source.text)
    if len(words.split()) > LONGEST or "\n" in words:
        return one
    wide = replace(sentence, span=both, words=words)
    return replace(one, sentence=wide, reported=None, turned=None)


def _first_told(one: Sentence, before: Mapping[str, Sentence]) -> Sentence | None:
    """Return the sentence with which that begins which another one leans on."""
    first = before.get(one.id)
    for thing in _things(one.words.replace("’", "'"), one.lang)[:1]:
        first = _naming(thing, first, before) or first
    return None if first is None or first.words.endswith("?") else first


def _naming(
    thing: str, near: Sentence | None, before: Mapping[str, Sentence]
) -> Sentence | None:
    """Return the nearest sentence, from one on backwards, that names a thing."""
    for _ in range(MOST_BACK):
        if near is None or thing in near.words.lower():
            return near
        near = before.get(near.id)
    return None


NEAR = 8
"""Sentences back in which a thing was told apart that is then only called by its name."""


def said_near(sentences: Sequence[Sentence]) -> dict[str, Sequence[Sentence]]:
    """Return the sentences shortly before each one, by its id, whoever said them."""
    return {
        one.id: sentences[max(0, at - NEAR) : at] for at, one in enumerate(sentences)
    }


def sentences_before(sentences: Sequence[Sentence]) -> dict[str, Sentence]:
    """Return the sentence before each one of the same turn."""
    return {
        later.id: first
        for first, later in pairwise(sentences)
        if first.source.id == later.source.id
    }


def once(
    lines: Mapping[str, tuple[Statement, ...]],
) -> dict[str, tuple[Statement, ...]]:
    """Return lines without the key issues that a promise quotes along with its own words.

    Under the other headings they stay: what was achieved is told there as well.
    """
    wide = [cite for one in lines["announcements"] for cite in one.cites[:1]]
    kept = [one for one in lines["key_issues"] if not is_within(one.cites[:1], wide)]
    return {**lines, "key_issues": tuple(kept)}


def is_within(cites: Iterable[Cite], wide: Collection[Cite]) -> bool:
    """Tell whether words are a part of longer ones of the same turn."""
    return any(
        one.intervention == other.intervention
        and other.start <= one.start
        and one.end <= other.end
        and (one.start, one.end) != (other.start, other.end)
        for one in cites
        for other in wide
    )


def is_wide(one: Sentence) -> bool:
    """Tell whether a sentence was taken together with what it leans on."""
    return len(split(one.words)) > 1
