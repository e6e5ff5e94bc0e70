"""Sentences as spans on the immutable text; nothing is cut out or rewritten here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from palabre.engines.synthesis.corpus import Corpus, Intervention
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span

_END = re.compile(r"[.!?…؟۔]+[\"”’»)\]]*(?=\s|$)|[。！？]+[”’」』》）]*|\n\s*\n")

_ABBREVIATIONS = wordset("""mr mrs ms dr prof st hon rev gen col lt vs
    e.g i.e cf al inc ltd co corp dept approx resp min max jan feb mar apr jun jul aug
    sep sept oct nov dec u.s u.k u.n a.m p.m
    m mm mme mmes mlle mlles mgr av c.-à-d ex env éd
    sr sra sres dra ud uds ee.uu aprox""")
"""Words that a full stop follows without ending a sentence (English, French, Spanish)."""

_BEFORE_NUMBERS = wordset("no nos n° vol art para paras fig figs ch p pp pág núm")
"""Those that do so before a number: "No. We …", "the state of the art. It …" end one."""

_OPENERS = '"“‘«([-–—•* \u00a0\u202f'


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one intervention.

    Parameters
    ----------
    id : str
        Intervention's id, a sharp and the sentence's number in it, from 0.
    source : Intervention
        Where it stands.
    lang : str
        Primary language of the words, where they tell it, else of the intervention.
    span : Span
        ``source.text[span.start:span.end] == words``.
    """

    id: str
    source: Intervention
    span: Span
    words: str
    number: int
    lang: str


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, without surrounding space.

    A full stop after an abbreviation, an initial or before a small letter ends nothing.

    Examples
    --------
    >>> [span.of("Mr. Bo spoke. It helped.") for span in split("Mr. Bo spoke. It helped.")]
    ['Mr. Bo spoke.', 'It helped.']
    >>> [span.of("Ada P. Bo spoke.") for span in split("Ada P. Bo spoke.")]
    ['Ada P. Bo spoke.']
    >>> [span.of("我们同意。你呢？好。") for span in split("我们同意。你呢？好。")]  # noqa: RUF002
    ['我们同意。', '你呢？', '好。']
    """
    spans = []
    start = 0
    for end in _ends(text):
        spans.append(_trimmed(text, start, end))
        start = end
    spans.append(_trimmed(text, start, len(text)))
    return tuple(span for span in spans if span is not None)


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        mark = found.group()
        if (
            mark[0] == "\n"
            or mark[0] in "!?؟۔。！？"
            or not _goes_on(text, found.start(), found.end())
        ):
            yield found.end()


def _goes_on(text: str, at: int, after: int) -> bool:
    rest = text[after : after + 12].lstrip()
    if not rest:
        return False
    first = rest.lstrip(_OPENERS)[:1]
    if first.islower():
        return True
    if text[at : at + 1] == "…":
        return False
    word = text[max(0, at - 12) : at].rsplit(None, 1)[-1:]
    last = word[0].strip(_OPENERS).lower() if word else ""
    is_initial = len(last) == 1 and last.isalpha() and last not in "ay"
    is_name = is_initial and text[at - 1].isupper()
    if last in _BEFORE_NUMBERS and not is_name:
        return first.isdigit()
    is_counsel = bool(word) and word[0].strip(_OPENERS) == "Me"
    is_short = last in _ABBREVIATIONS or is_counsel
    return is_short or is_name


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


@lru_cache(maxsize=1 << 14)
def sentences_of(intervention: Intervention) -> tuple[Sentence, ...]:
    """Return the sentences of one intervention; kept, for a text drafted again."""
    text = intervention.text
    home = primary(intervention.lang)
    return tuple(
        Sentence(
            f"{intervention.id}#{number}",
            intervention,
            span,
            words := span.of(text),
            number,
            language_of(words, home),
        )
        for number, span in enumerate(split(text))
    )


_TELLING = {
    "en": wordset("the of and is are was that to we have for with not this"),
    "fr": wordset("""à le la les des et est sont que du un une dans pour nous qui pas au aux ce cette
        chaque se ne sur par avec leur leurs"""),
    "es": wordset("""el los las y es son que del un una en para por con no se lo al su sus como
        cada esta este"""),
}
"""Short words that few sentences of the language go without."""
_LEAST_SIGNS, _LEAST_WITHOUT_HOME = 3, 2
"""Signs of another language that tell it; fewer where none tells the usual one."""


def language_of(words: str, home: str) -> str:
    """Return the language of words; ``home`` unless another has clearly more signs.

    Examples
    --------
    >>> language_of("We will move a third of the budget to young creators.", "fr")
    'en'
    """
    if home not in _TELLING:
        return home
    spoken = words.lower().split()
    signs = {lang: len(known.intersection(spoken)) for lang, known in _TELLING.items()}
    best = max(sorted(signs), key=lambda lang: signs[lang])
    least = _LEAST_SIGNS if signs[home] else _LEAST_WITHOUT_HOME
    return best if signs[best] >= least and signs[best] > 2 * signs[home] else home


def all_sentences(corpus: Corpus) -> tuple[Sentence, ...]:
    """Return every sentence, in the order of sessions, interventions and text.

    The order of the corpus does not matter: it is sorted first.
    """
    ordered = sorted(corpus.interventions, key=lambda i: (i.session, i.order, i.id))
    return tuple(each for one in ordered for each in sentences_of(one))
