"""What a report quotes of those of whom it would say nothing, and what they asked for.

A Chair's Summary takes what stands alone. Beside a transcript a rapporteur edits a line
sooner than look for it: what somebody asked for, found or disputed is there to be kept
or left out, and nobody who took the floor at length is passed over.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from palabre.engines.synthesis.candidates import may_be_quoted
from palabre.engines.synthesis.corpus import Corpus, Function
from palabre.engines.synthesis.draft import Statement
from palabre.engines.synthesis.report_context import is_civility, leans
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Act, Point
from palabre.engines.synthesis.tallies import voice_of
from palabre.kernel.late import late

SPARE = 0.3
"""Quality of what is quoted only where a voice, or a heading, would be empty."""

AT_LENGTH = 60
"""Words from which a voice was heard at length."""

MOST_VOICES = 8
"""Voices that get a line so; a session of many hears the longest of them."""

FEWEST_LINES: Mapping[str, int] = {
    "key_issues": 3,
    "achievements": 1,
    "challenges": 2,
    "trends": 1,
    "way_forward": 2,
}
"""Lines of a heading, where the record holds as many."""

FEWEST, LONGEST = 9, 50
"""Words of what is quoted so."""

SUREST: Mapping[Function, float] = {
    Function.PROPOSAL: 0.8,
    Function.CHALLENGE: 0.6,
    Function.ACHIEVEMENT: 0.7,
    Function.TREND: 0.9,
    Function.DIFFERENCE: 0.95,
    Function.FIGURE: 0.95,
    Function.CLAIM: 0.5,
}
"""How sure the model is of what is quoted so, by what the sentence does; the order is
that in which they are taken for somebody of whom nothing else is told."""

HEADING: Mapping[Function, str] = {
    Function.PROPOSAL: "way_forward",
    Function.CHALLENGE: "challenges",
    Function.ACHIEVEMENT: "achievements",
    Function.TREND: "trends",
    Function.DIFFERENCE: "key_issues",
    Function.FIGURE: "key_issues",
    Function.CLAIM: "key_issues",
}

FILLS = frozenset(HEADING) - {Function.CLAIM}
"""What fills a heading; what holds beyond the session is left to be quoted."""

_ASKS: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"^(?:(?:and|so|then|therefore|that is why|finally|first|second),? )?"
        r"(?:(?:we|i)(?: would)?(?: also| therefore| only| strongly| simply)*"
        r" (?:ask|propose|recommend|suggest|urge|call on|call for|invite|encourage|request)\b"
        r"(?! (?:you|myself|for the floor|a question|permission|(?:my|our) (?:friend|colleague|sister"
        r"|brother)|(?:[\w’'-]+ ){0,5}(?:how|what|why|whether|who|when|where))\b)"
        r"|.{15,160}, (?:and|so) (?:we|i) (?:ask|propose|recommend|request|demand) that\b"
        r"|(?:my|our) (?:\w+ )?(?:proposal|suggestion|recommendation|request|plea|appeal|demand) is\b"
        r"|(?:my|our|the) (?:\w+ ){1,2}(?:asks|proposes|recommends|urges|calls on|calls for|requests)\b)",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:(?:et|donc|alors|enfin|c'est pourquoi|mais),? )?"
        r"(?:(?:nous|je) (?:demand|propos|recommand|suggèr|suggér|invit|exhort)(?:e|ons|erais|erions)\b"
        r"(?! (?:la parole|pardon|aux interprètes|(?:[\w’'-]+ ){0,5}(?:comment|pourquoi|si|ce qu[ei]))\b)"
        r"|.{15,160},? et (?:nous|je) (?:demand|propos|recommand)(?:e|ons) qu[e']"
        r"|(?:ma|notre) (?:proposition|demande|suggestion|recommandation) est\b"
        r"|(?:notre|la|le) [\w'-]+ (?:demande|propose|recommande|invite)\b)",
        re.IGNORECASE,
    ),
    "es": late(
        r"^(?:(?:y|por eso|entonces|pero),? )?(?:pedimos|pido|proponemos|propongo|recomendamos"
        r"|recomiendo|solicitamos|invitamos|exhortamos)\b"
        r"|^.{15,160},? y (?:pedimos|proponemos|recomendamos) que\b",
        re.IGNORECASE,
    ),
}
"""A speaker asks for something, in so many words."""

_BACK: Mapping[str, re.Pattern[str]] = {
    "en": late(
        r"^(?:that|which|because|it|they|he|she|there|not|no|yes|you|when i)\b"
        r"|\b(?:this|these|those|such|her|him|his|you|your|mr|ms|mrs|dr|madam)\b(?! (?:forum|edition"
        r"|year|week|decade|century|who|which|that)\b)|\b(?:do so|the same|that (?:view|idea|point|question|case|matter)|the remaining|ask them|(?:use|see|join|test|copy"
        r"|sign|adopt|do|keep|publish|fund|build|buy|try|share) (?:it|them)"
        r"|(?:recommend|propose|suggest) that \w+ (?:to|for))\b"
        r"|\b(?:it|them|that|so|too|there|us)[.!]?$",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:parce qu|car|ce |cela|ça|il (?!faut)|ils|elle|oui|non|vous|mais alors|alors)"
        r"|\b(?:cet|cette|ces|vous|votre|vos|monsieur|madame|m\.|mme)\b(?! (?:forum|édition|année"
        r"|semaine)\b)|\bce (?:que|point|dernier|sujet)\b|\b(?:tels?|telles?) \w+|\b(?:s'y|l'y|le faire)\b|\b(?:de même|le même"
        r"|l'un|là)\b|\b(?:aussi|cela|ça)[.!]?$",
        re.IGNORECASE,
    ),
    "es": late(
        r"^(?:porque|ellos|ellas|sí)\b|\b(?:est[eao]s?|es[eao]s?|es[eo]|usted|ustedes|señora?)\b"
        r"|\blo mismo\b|\btambién[.!]?$",
        re.IGNORECASE,
    ),
}
"""Words that take what they mean, or to whom they speak, from what was said before."""

_AND_ASKS = late(
    r",? (?:and|so|et|y) (?:(?:we|i|nous|je) (?:ask|propose|recommend|request|demand)|pedimos|proponemos"
    r"|recomendamos)(?:e|ons|s)? ",
    re.IGNORECASE,
)
"""Where a sentence has said of what it then asks something."""

_TELLS = late(
    r"%|\b(?:per cent|percent|pour cent|por ciento|enough|each|only|fewer|less than|more than|out of|half|third|quarter"
    r"|twice|doubled?|tripled?|fell|rose|dropped|grew|from [\w.,-]+ (?:\w+ )?to|instead of|seul\w*|suffi\w*|chacune?|moins"
    r"|plus de|sur (?:cent|dix|\d+|\w+)|moitié|tiers|quart|doublé|baissé|augmenté|passée?s? de|diminué"
    r"|s[oó]lo|menos|más de|mitad|tercio|de cada)\b",
    re.IGNORECASE,
)
"""A number that is set against another: a finding, and no mere size."""

_GENERAL = late(
    r"^(?:an?|any|every|no|not every\w*|there is no|un|une|tout|toute|chaque|aucune?|il n'y a pas|on ne"
    r"|quien|nadie|una|ning[uú]n\w*) (?!(?:few|lot|number|couple|peu|certain)\b)"
    r"(?!.*\b(?:i|we|us|my|our|ours|here|today|je|j'|nous|notre|nos|mon|ma|ici|aujourd'hui|yo|nosotr[oa]s"
    r"|nuestr[oa]s?)\b).*\b(?:is|are|does|do|can|cannot|must|should|will|has|needs?|becomes?|est|sont|doit"
    r"|peut|va|vaut|suffit|fait|ne|es|son|puede|debe)\b",
    re.IGNORECASE,
)
"""What is said of a kind of thing, in the present: it holds beyond the session."""

FEWEST_GENERAL = 7

_OF_ONESELF = late(
    r"^(?:i (?:am|have|had|was|lead|work|come|represent|run|manage|read|listen)\b|my name\b"
    r"|je (?:suis|viens|dirige|travaille|représente|parle|lis)\b|j'(?:ai|étais)\b|soy\b)",
    re.IGNORECASE,
)
"""Who a speaker is: no finding."""


def asks(one: Sentence) -> bool:
    """Tell whether a speaker asks for something, or proposes it, in so many words."""
    words = one.words.replace("’", "'")
    asking = _ASKS.get(one.lang)
    return (
        asking is not None
        and asking.match(words) is not None
        and FEWEST <= len(words.split()) <= LONGEST
        and not words.rstrip(' ”»"').endswith("?")
    )


def points_back(one: Sentence) -> bool:
    """Tell whether a sentence takes what it means from the one before.

    It is stricter than ``report_context.leans``: what asks for a thing is quoted with
    the sentence that names the thing.
    """
    words = one.words.replace("’", "'")
    back = _BACK.get(one.lang)
    first = _AND_ASKS.split(words)[0]
    is_back = back is not None and back.search(first) is not None
    return is_back or leans(words, one.lang)


def is_general(one: Sentence) -> bool:
    """Tell whether a sentence says of a kind of thing what holds beyond the session.

    It is what a speaker is quoted for: "A promise that costs nothing is a poem."
    """
    words = one.words.replace("’", "'")
    return (
        FEWEST_GENERAL <= len(words.split()) <= LONGEST
        and _GENERAL.match(words) is not None
        and not points_back(one)
    )


def is_spare(one: Sentence, act: Act) -> bool:
    """Tell whether a sentence says by itself what was found, asked for or disputed."""
    words = one.words.replace("’", "'")
    if act.function == Function.CLAIM and not is_general(one):
        return False
    fewest = FEWEST_GENERAL if act.function == Function.CLAIM else FEWEST
    return (
        act.confidence >= SUREST.get(act.function, 2)
        and fewest <= len(words.split()) <= LONGEST
        and may_be_quoted(one.words)
        and not is_civility(words, one.lang)
        and not points_back(one)
        and _OF_ONESELF.match(words) is None
        and (act.function != Function.FIGURE or _TELLS.search(words) is not None)
    )


def given_names(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the given names of those who spoke, as far as no usual word is one."""
    firsts = {one.source.voice.name.partition(" ")[0] for one in sentences}
    usual = {word for one in sentences for word in _SMALL.findall(one.words)}
    return frozenset(one for one in firsts if len(one) > 2 and one.lower() not in usual)


_SMALL = late(r"\b[a-zà-ÿ]{3,}\b")


def calls(one: Sentence, names: Collection[str]) -> bool:
    """Tell whether a sentence calls a speaker by a given name: "worse than Ana's"."""
    own = one.source.voice.name.partition(" ")[0]
    return any(
        name != own and re.search(rf"\b{re.escape(name)}\b", one.words)
        for name in names
    )


def passed_over(
    spare: Sequence[Point], lines: Iterable[Sequence[Statement]], corpus: Corpus
) -> list[Point]:
    """Return what gives a line to everybody heard at length, and fills the key issues.

    Parameters
    ----------
    spare : sequence of Point
        What may be quoted so; one a voice is taken.
    lines : iterable of sequence of Statement
        The lines that a report has, by heading.
    """
    turns = {one.id: one for one in corpus.interventions}
    told = {
        voice_of(turns[cite.intervention])
        for many in lines
        for line in many
        for cite in line.cites
    }
    heard: Counter[str] = Counter()
    for one in corpus.interventions:
        if one.voice.is_counted:
            heard[voice_of(one)] += len(one.text.split())
    best = _best_by_voice(spare)
    silent = sorted(
        (who for who, n in heard.items() if n >= AT_LENGTH and who not in told),
        key=lambda who: (-heard[who], who),
    )
    return [best[who] for who in silent if who in best][:MOST_VOICES]


def besides(
    spare: Sequence[Point], but: Collection[str], n_lines: Mapping[str, int]
) -> list[Point]:
    """Return what fills headings that have few lines, of different voices, the best first.

    Parameters
    ----------
    but : collection of str
        Points that are told already.
    n_lines : mapping of str to int
        The lines that each heading has.
    """
    ranked = sorted(spare, key=lambda point: (-point.weight, point.id))
    found: list[Point] = []
    for heading, fewest in FEWEST_LINES.items():
        by_voice: dict[str, Point] = {}
        for one in ranked:
            does = one.lead.act.function
            if does in FILLS and HEADING[does] == heading and one.id not in but:
                by_voice.setdefault(voice_of(one.lead.sentence.source), one)
        found += list(by_voice.values())[: max(0, fewest - n_lines[heading])]
    return found


def _best_by_voice(spare: Sequence[Point]) -> dict[str, Point]:
    order = list(SUREST)
    best: dict[str, Point] = {}
    for one in sorted(
        spare,
        key=lambda point: (
            order.index(point.lead.act.function),
            -point.weight,
            point.id,
        ),
    ):
        best.setdefault(voice_of(one.lead.sentence.source), one)
    return best
