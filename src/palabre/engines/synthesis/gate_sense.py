"""The gate's checks of sense: order of words, conditions, dates, verbs of the house.

A text can hold every word that was said and still say something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, permutations
from typing import Final

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import LinkKind
from palabre.engines.synthesis.draft import Check
from palabre.engines.synthesis.gate_aligned import aligned, retold
from palabre.engines.synthesis.gate_case import Case, frame_stems, stems_of
from palabre.engines.synthesis.gate_senses import (
    ASKING,
    MANY,
    OWED,
    QUALIFIERS,
    STANDS_FOR,
    TOLD,
)
from palabre.engines.synthesis.gate_small_words import SMALL
from palabre.engines.synthesis.gate_text import (
    Reading,
    Word,
    content_stem,
    plain_spaces,
)
from palabre.engines.synthesis.gate_words import (
    ADVISED,
    BOUND_WORDS,
    CONDITIONS,
    DATE_WORDS,
    FRAME_NOUNS,
    FRAME_VERBS,
    HARMLESS,
    IMPERSONAL,
    LOADED_VERBS,
    NEGATORS,
    PLAIN,
    STANCES,
    TONGUES,
)
from palabre.engines.synthesis.numbers_in_text import Number
from palabre.engines.synthesis.sentences import language_of
from palabre.kernel.languages import primary
from palabre.kernel.late import late

_NONE: Final[frozenset[str]] = frozenset()

MAX_ORDERS: Final = 3
"""Cites that are tried in every order."""

MAIN_KEPT: Final = 0.6
"""Share of what stands outside a condition from which the condition may not be dropped."""

SHARE_KEPT: Final = 0.7
"""Share of the content words kept from which a fraction may not be dropped."""

PART_OPENS: Final = {
    "en": late(r";\s+(?P<part>it was|the point was made|emphasis was placed) "),
    "fr": late(r"\s?;\s+(?P<part>il a été|l[’']accent a été mis) "),
}
"""What opens a further part of a sentence and says of nobody that he said it."""

MERGED: Final = 2
"""Places that a sentence of several parts rests on, at least."""

FRAME_ROOM: Final = 20
"""Words from the start within which the house, or a person, says who said it."""


LEAST_CLAUSE: Final = 4
"""Words from which a quotation is no term but something said."""


def sequence(case: Case) -> Check:
    """Check that content words come in the order in which they were said."""
    frames_ = frame_stems(case.lexicon)
    said, evidence = case.said.tallies, case.evidence.tallies
    told = [
        word
        for word in case.said.words
        if word.stem in case.evidence.stems
        and not (word.stem in frames_ and said[word.stem] > evidence[word.stem])
    ]
    found = [[word.stem for word in one.words if word.stem] for one in _readings(case)]
    orders = permutations(found) if len(found) <= MAX_ORDERS else [tuple(found)]
    astray = min(
        (_first_astray(told, list(chain(*each))) for each in orders),
        key=len,
        default=[],
    )
    if not astray and (fused := _fused(case, told)):
        words = f"“{fused.written}” goes on from other words than it was said with."
        return Check("sequence", passed=False, told=words)
    if not astray or (case.lexicon in SMALL and not aligned(case).n_astray):
        return Check("sequence", passed=True)
    words = f"“{astray[0].written}” stands in another order than it was said."
    return Check("sequence", passed=False, told=words)


def _fused(case: Case, told: Sequence[Word]) -> Word | None:
    """Return the word at which one cited sentence goes on as another, if one does.

    "Closing counters | caused six of ten interruptions": nothing joins the two halves.
    """
    stems = [one.stems for one in case.evidence.readings]
    for before, word in pairwise(told):
        mine = {at for at, each in enumerate(stems) if word.stem in each}
        last = {at for at, each in enumerate(stems) if before.stem in each}
        if mine and last and not mine & last:
            between = case.statement.text[before.end : word.start]
            if not _JOINS.search(between) and not _is_joined(between):
                return word
    return None


_JOINS: Final = re.compile(r"[,;:.–—“”«»]")


def _is_joined(between: str) -> bool:
    """Tell whether a word that joins stands between two halves."""
    return bool(_JOINING & set(re.findall(r"[^\W\d_]+", between.casefold())))


_JOINING: Final = frozenset(
    [
        "and",
        "or",
        "but",
        "while",
        "whereas",
        "that",
        "which",
        "who",
        "as",
        "because",
        "so",
        "nor",
        "et",
        "ou",
        "mais",
        "tandis",
        "alors",
        "que",
        "qu",
        "qui",
        "car",
        "comme",
        "y",
        "o",
        "pero",
        "mientras",
        "e",
        "u",
        "sino",
        "porque",
        "quien",
        "cuyo",
        "cuando",
        "donde",
    ]
)


def _readings(case: Case) -> tuple[Reading, ...]:
    return case.evidence.readings


def _first_astray(told: Iterable[Word], said: list[str]) -> list[Word]:
    """Return the words from the first that the order of what was said has no place for."""
    told, at = list(told), 0
    for place, word in enumerate(told):
        try:
            at = said.index(word.stem, at) + 1
        except ValueError:
            return told[place:]
    return []


def conditions(case: Case) -> Check:
    """Check that a condition is not left out where what hangs on it is told."""
    pattern = CONDITIONS.get(case.lexicon)
    if pattern is None or pattern.search(_plain(case.said.text)):
        return Check("conditions", passed=True)
    for reading in case.evidence.readings:
        found = pattern.search(_plain(reading.text))
        if found is None:
            continue
        end = re.search(r"[,;:.!?]", reading.text[found.end() :])
        last = found.end() + end.start() if end else len(reading.text)
        main = {
            word.stem
            for word in reading.words
            if word.stem and not found.start() <= word.start < last
        }
        if main and len(main & case.said.stems) >= MAIN_KEPT * len(main):
            told = f"The condition “{found[0].strip()}” of the cited words is missing."
            return Check("conditions", passed=False, told=told)
    return Check("conditions", passed=True)


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()


def shares(case: Case) -> Check:
    """Check that "half of" is not left out where all else is kept."""
    kept = {one.key for one in case.said.numbers}
    for reading in case.evidence.readings:
        lost = next((n for n in reading.numbers if _is_lost(case, n, kept)), None)
        n_kept = len(reading.stems & case.said.stems)
        if lost and n_kept >= SHARE_KEPT * len(reading.stems):
            told = f"“{reading.text[lost.start : lost.end]}” of the cited words is missing."
            return Check("shares", passed=False, told=told)
    return Check("shares", passed=True)


def _is_lost(case: Case, number: Number, kept: set[str]) -> bool:
    """Tell whether a fraction is left out, or a number whose unit still stands."""
    is_share = number.key.startswith(("f:", "p:", "pt:"))
    if number.key in kept or (number.is_weak and not is_share):
        return False
    is_amount = number.key.startswith(("n:", "p:", "pt:")) and bool(number.unit)
    stem = content_stem(number.unit, case.lexicon) if is_amount else ""
    return number.key.startswith(("f:", "p:", "pt:")) or (
        is_amount and stem in case.said.stems
    )


def dates(case: Case) -> Check:
    """Check that a date begins, ends or dates, and a number bounds, what it did."""
    for number in case.said.numbers:
        look = _before if _is_date(number) else _bound
        word = look(case.said, number, case.lexicon)
        said = {
            look(reading, twin, reading.lang)
            for reading in case.evidence.readings
            for twin in reading.numbers
            if twin.key == number.key
        }
        if (
            said
            and word not in said
            and (_is_date(number) or (word and "" not in said))
        ):
            written = case.said.text[number.start : number.end]
            told = f"“{written}” begins, ends or dates something else than was said."
            return Check("dates", passed=False, told=told)
    return Check("dates", passed=True)


def _is_date(number: Number) -> bool:
    """Tell whether a number is a month or a year."""
    kind, _, value = number.key.partition(":")
    is_year = kind == "n" and value.isdecimal() and 1900 <= int(value) <= 2100
    return kind == "m" or (is_year and not number.unit)


def _before(reading: Reading, number: Number, lexicon: str) -> str:
    """Return what a date is: the sense of the last word of time before it, if any."""
    words = re.findall(r"[^\W_]+", _plain(reading.text[: number.start]))[-_NEAR:]
    senses = DATE_WORDS.get(primary(lexicon), {})
    return next((senses[word] for word in reversed(words) if word in senses), "")


_NEAR: Final = 4


def _bound(reading: Reading, number: Number, lexicon: str) -> str:
    """Return "by", "to" or "from" where it stands right before a number."""
    words = re.findall(r"[^\W_]+", _plain(reading.text[: number.start]))[-1:]
    return next((w for w in words if w in BOUND_WORDS.get(lexicon, ())), "")


def frames(case: Case) -> Check:
    """Check that no verb of the house tells what was done, only that it was said."""
    if case.is_template or case.lexicon not in FRAME_VERBS:
        return Check("frames", passed=True)
    if stance := _unfounded_stance(case):
        told = f"Nobody is cited who “{stance}”."
        return Check("frames", passed=False, told=told)
    loaded = stems_of(LOADED_VERBS[case.lexicon], case.lexicon)
    free = _NONE if retold(case) else _told_by(case.lexicon)
    for word in _new_words(case):
        is_body = word.written.casefold() in MANY.get(case.lexicon, ())
        is_inside = is_body and bool(_told_before(case, word))
        is_verb = word.stem in free and not _is_frame(case, word)
        if word.stem in loaded or is_verb or is_inside:
            told = f"Nobody is cited who “{word.written}”."
            return Check("frames", passed=False, told=told)
    return Check("frames", passed=True)


def _unfounded_stance(case: Case) -> str:
    """Return a word that takes a stand which no cited word takes, or nothing."""
    if any(cite.link == LinkKind.EXPLICIT_OBJECTION for cite in case.statement.cites):
        return ""
    evidence = case.evidence.stems
    for told, founded in STANCES.get(case.lexicon, ()):
        said = case.evidence.surface
        if said & founded or evidence & stems_of(founded, case.lexicon):
            continue
        stands = stems_of(told, case.lexicon) - evidence
        for word in case.whole.words:
            if word.stem in stands:
                return word.written
    return ""


def _new_words(case: Case) -> Iterator[Word]:
    """Yield the words of a statement that no cited words hold."""
    for word in case.said.words:
        if word.stem and word.stem not in case.evidence.stems:
            yield word


def _is_frame(case: Case, word: Word) -> bool:
    """Tell whether a verb says who said it: the first such, of somebody who speaks."""
    before = _before_word(case, word)
    speaks = FRAME_NOUNS[case.lexicon] | IMPERSONAL[case.lexicon]
    told = _told_before(case, word)
    is_first = not before or any(e.written.casefold() in speaks for e in before)
    return is_first and len(before) < FRAME_ROOM and not told


def _before_word(case: Case, word: Word) -> list[Word]:
    """Return the words before a word, from the beginning of its part."""
    start = _part_start(case, word)
    return [each for each in case.whole.words if start <= each.start < word.start]


def _part_start(case: Case, word: Word) -> int:
    """Return where the part of a sentence that holds a word begins.

    Words of several places are told one after the other: "…; it was noted that …". Only
    such an impersonal beginning opens a part, for it gives the words to nobody.
    """
    places = {(one.intervention, one.start) for one in case.statement.cites}
    opens = PART_OPENS.get(case.lexicon)
    if opens is None or len(places) < MERGED:
        return 0
    parts = opens.finditer(case.whole.text[: word.start])
    return max((one.start("part") for one in parts), default=0)


def _told_before(case: Case, word: Word) -> list[Word]:
    """Return the verbs before a word that only say that something was said."""
    told = _told_by(case.lexicon)
    return [each for each in _before_word(case, word) if each.stem in told]


@cache
def _told_by(lexicon: str) -> frozenset[str]:
    """Return the stems of the verbs that only say that something was said."""
    words = FRAME_VERBS[lexicon] - LOADED_VERBS[lexicon] - HARMLESS[lexicon]
    return stems_of(words, lexicon)


AGREES: Final[dict[str, frozenset[str]]] = {
    "en": frozenset({"agree", "agreed"}),
    "fr": frozenset({"accord"}),
    "es": frozenset({"acuerdo", "apoyo", "apoyamos", "coincido", "coincidimos"}),
}
"""Words by which somebody supports what another said."""


def qualifiers(case: Case) -> Check:
    """Check that no dispute, doubt or plan is told as what it was about."""
    kept = {word.written.casefold() for word in case.whole.words}
    houses = STANDS_FOR.get(case.lexicon, ())
    for reading in case.evidence.readings:
        for family, house in zip(
            QUALIFIERS.get(reading.lang, ()), houses, strict=False
        ):
            said = [
                word
                for word in reading.words
                if word.written.casefold() in family and word.stem not in reading.undone
            ]
            roots = stems_of(family, reading.lang)
            if not said or kept & (house | family) or case.whole.stems & roots:
                continue
            if retold(case):
                continue  # the same people still say it
            if _is_support(case, reading, said):
                continue  # whose words they support is cited beside it
            aside = {w.stem for w in reading.words if w in said or w.is_name}
            rest = reading.stems - aside
            if rest and len(rest & case.said.stems) >= MAIN_KEPT * len(rest):
                told = f"“{said[0].written}” of the cited words is missing."
                return Check("qualifiers", passed=False, told=told)
    return Check("qualifiers", passed=True)


def _is_support(case: Case, reading: Reading, said: Sequence[Word]) -> bool:
    """Tell whether a reading only agrees with words that are cited too."""
    cites = case.statement.cites
    supports = {one.quote for one in cites if one.link == LinkKind.EXPLICIT_SUPPORT}
    if reading.text not in supports or all(one.quote in supports for one in cites):
        return False
    agrees = AGREES.get(reading.lang, frozenset())
    return all(
        word.written.casefold() in agrees
        and True not in reading.negated.get(word.stem, ())
        for word in said
    )


def modality(case: Case) -> Check:
    """Check that what ought to be is not told as what is."""
    kept = {word.written.casefold() for word in case.whole.words}
    is_asked = bool(kept & ASKING.get(case.lexicon, frozenset()))
    is_owed = bool(kept & OWED.get(case.lexicon, frozenset()))
    for stem, levels in sorted(case.said.strengths.items()):
        known = case.evidence.strengths.get(stem)
        if is_owed or not known or min(known) < ADVISED or max(levels) != PLAIN:
            continue
        word = next(w.written for w in case.said.words if w.stem == stem)
        if (
            not is_asked
            or word.endswith(TOLD.get(case.lexicon, ()))
            or _had(case, stem)
        ):
            told = f"“{word}” is told as a fact, and was said to be needed."
            return Check("modality", passed=False, told=told)
    return Check("modality", passed=True)


def _had(case: Case, stem: str) -> bool:
    """Tell whether a word stands behind "avait" or "había": it is told as done."""
    pairs = pairwise(case.said.words)
    return any(w.stem == stem and b.written.casefold() in _HAD for b, w in pairs)


_HAD: Final = frozenset({"had", "avait", "avaient", "había", "habían"})


def crowd(case: Case) -> Check:
    """Check that one speaker is not told as many, nor another body put in their place."""
    spoken = [one for one in case.cited if one.kind != RecordKind.REPORT]
    many = MANY.get(case.lexicon, frozenset())
    told_by = _told_by(case.lexicon)
    words = case.whole.words
    if not spoken or case.counts.voices >= LEAST_MANY:
        return Check("crowd", passed=True)
    for word, verb in pairwise(words):
        is_new = word.stem not in case.evidence.stems
        is_first = word is words[0] and verb.written.casefold() not in _MUST
        is_many = word.written.casefold() in many and (is_first or verb.stem in told_by)
        if is_new and is_many and not _is_counted(words, word):
            told = f"“{word.written}” are told, and one speaker is cited."
            return Check("crowd", passed=False, told=told)
    return Check("crowd", passed=True)


_MUST: Final = frozenset({"must", "should", "deben", "deberían"})
"""Behind "participants": what one speaker asks of all."""

LEAST_MANY: Final = 2


def _is_counted(words: Sequence[Word], word: Word) -> bool:
    """Tell whether a number or a quantity stands before a word, which others check."""
    before = [each.written.casefold() for each in words if each.start < word.start]
    return bool(before) and before[-1] in {
        "some",
        "several",
        "many",
        "most",
        "two",
        "one",
        "algunos",
        "varios",
        "muchos",
        "dos",
    }


def cut_quotation(case: Case, phrase: str) -> str:
    """Return what a quotation leaves out of its sentence that turns its sense, or "".

    "support the tax", of "we do not support the tax", is what nobody said.
    """
    if len(phrase.split()) < LEAST_CLAUSE:
        return _cut_short(case, phrase)
    for reading in case.evidence.readings:
        text = plain_spaces(reading.text)
        at = text.find(phrase)
        if at < 0:
            continue
        start = max(text.rfind(sign, 0, at) for sign in ".!?;") + 1
        stop = re.search(r"[.!?;]", text[at + len(phrase) :])
        end = at + len(phrase) + (stop.start() if stop else len(text))
        before, after = text[start:at], text[at + len(phrase) : end]
        turned = _turning(before, reading.lang, is_before=True)
        return turned or _turning(after, reading.lang, is_before=False)
    return ""


def _cut_short(case: Case, phrase: str) -> str:
    """Return the negation right before a short quotation, if the sentence leaves it out."""
    start = plain_spaces(case.statement.text).find(phrase)
    here = re.findall(_A_WORD, plain_spaces(case.statement.text)[:start].casefold())
    for reading in case.evidence.readings:
        text = plain_spaces(reading.text)
        words = _plain(text[: max(0, text.find(phrase))])
        before: list[str] = re.findall(_A_WORD, words)[-1:]
        negators = NEGATORS.get(reading.lang, NEGATORS["en"])
        lost = [w for w in before if w in negators or w.endswith("n't")]
        if lost and not set(here[-2:]) & negators:
            return lost[0]
    return ""


_A_WORD: Final = r"[^\W_]+(?:'[^\W_]+)?"

_GOES_ON: Final = re.compile(
    r" (that|which|who|only|except|without|unless|when|qui|que|sauf|sans|lorsque|où)\b"
)
"""Behind the end of a quotation without a comma: what narrows its last word."""


def _turning(words: str, lang: str, *, is_before: bool) -> str:
    """Return the negation or condition in words beside a quotation, if there is one."""
    pattern = CONDITIONS.get(lang)
    found = pattern.search(_plain(words)) if pattern is not None else None
    if found:
        return found[0].strip()
    if not is_before:
        goes_on = _GOES_ON.match(words)
        return goes_on[1] if goes_on else ""
    said = re.findall(r"[^\W_]+(?:'[^\W_]+)?", _plain(words))
    negators = NEGATORS.get(lang, NEGATORS["en"])
    return next((w for w in said if w in negators or w.endswith("n't")), "")


def tongue(case: Case) -> Check:
    """Check that the language said to be quoted is that of the cited words."""
    pattern = TONGUES.get(case.lexicon)
    found = pattern.search(case.statement.text) if pattern is not None else None
    if found is None or not case.cited:
        return Check("tongue", passed=True)
    wanted = {name: tag for tag, name in found.groupdict().items() if name}
    (tag,) = wanted.values()
    turns = {one.id: primary(one.lang) for one in case.cited}
    spoken = set(turns.values()) | {
        language_of(cite.quote, turns.get(cite.intervention, tag))
        for cite in case.statement.cites
    }
    if tag in spoken:
        return Check("tongue", passed=True)
    told = f"The cited words are not in the language “{found[0].split()[-1]}”."
    return Check("tongue", passed=False, told=told)
