"""Why a sentence stands in the draft, and why another one does not."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from palabre.engines.synthesis import floors
from palabre.engines.synthesis.acts import functions_of
from palabre.engines.synthesis.asked import as_written, carried, denying, parted
from palabre.engines.synthesis.candidates import Refusal, is_known, is_nameless, judge
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    StatedFigure,
    SummitFacts,
)
from palabre.engines.synthesis.draft import Cite, Draft, Statement, Verdict, Writer
from palabre.engines.synthesis.engine import Configuration, Result
from palabre.engines.synthesis.explain_heading import explain_heading, heading_of
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.rendered import (
    in_language,
    originals,
    place_of,
    rendered,
)
from palabre.engines.synthesis.selection import KeptOut, kept_out
from palabre.engines.synthesis.sentences import (
    Sentence,
    all_sentences,
    language_of,
    sentences_of,
    split,
)
from palabre.engines.synthesis.shapes import Candidate, Point
from palabre.engines.synthesis.tallies import tallies_of
from palabre.engines.synthesis.worth.model import judged, learn_surroundings
from palabre.kernel.refusals import Refused

LEAST_LIKENESS = 0.6
"""Share of the asked words, the rarer ones counting more, that a sentence must hold."""

LEAST_COMMON = 2
"""Words that a sentence must share with those asked for, where so many were asked."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentence of the records nearest to what was asked.

    Parameters
    ----------
    reason : str
        Why it is not in the text, or where it is; one sentence for a person.
    """

    sentence: Sentence
    share: float
    reason: str


def statements_of(draft: Draft) -> Iterator[Statement]:
    """Return every statement of a draft in order."""
    for section in draft.sections:
        yield from section.statements


def explain(
    draft: Draft, corpus: Corpus, wanted: str, result: Result | None = None
) -> list[str]:
    """Return the lines that explain a sentence of the draft.

    Parameters
    ----------
    wanted : str
        A statement's id, the whole of a heading, or words that stand in a statement.
    result : Result, optional
        The run that made the draft: tells how its points were chosen.

    Raises
    ------
    Refused
        ``sentence-not-in-draft``.
    """
    interventions = {one.id: one for one in corpus.interventions}
    heading = heading_of(draft, wanted)
    if heading is not None:
        return explain_heading(heading, corpus, result)
    statement = _find(draft, wanted)
    lines = [
        f"{statement.id} (paragraph {statement.paragraph}, {statement.section})",
        f"  {statement.text}",
        f"  written by: {statement.writer}; verdict: {statement.verdict}",
    ]
    counts = statement.counts
    if counts.voices:
        groups = ", ".join(counts.groups) or "no group known"
        lines.append(
            f"  counted: {_told(counts.voices, 'voice')}, "
            f"{_told(counts.sessions, 'session')}, {groups}, "
            f"{_told(counts.objections, 'objection')}"
        )
    lines += [line for cite in statement.cites for line in _cited(cite, interventions)]
    if result is not None:
        lines += _chosen(statement, result)
    known = {figure.id: figure for figure in draft.figures}
    lines += [
        f"  figure {known[i].value}: {known[i].definition} ({known[i].source})"
        for i in statement.figures
        if i in known
    ]
    if statement.writer is Writer.TEMPLATE:
        lines += _origin(statement, known, corpus)
    lines += [
        f"  {'passed' if check.passed else 'FAILED'}  {check.rule}  {check.told}".rstrip()
        for check in statement.checks
    ]
    return lines


def _origin(
    statement: Statement, figures: Mapping[str, StatedFigure], corpus: Corpus
) -> Iterator[str]:
    """Yield where the facts of a sentence of the house come from."""
    used = [figures[one] for one in statement.figures if one in figures]
    stated = [*_stated(statement.text, corpus.facts)]
    yield from (f"  told by the edition's file: {one}" for one in stated)
    sources = {one.source for one in used}
    if "corpus" in sources:
        n, m = len(corpus.interventions), len(corpus.sessions)
        yield (
            f"  counted in the records: {_told(n, 'intervention')} of "
            f"{_told(m, 'session')}, in corpus.json"
        )
    if "configuration" in sources:
        yield "  set or worked out by the program: see manifest.json and points.json"
    if not stated and not used:
        yield "  a sentence of the house: it tells no fact of this edition alone"


def _stated(text: str, facts: SummitFacts) -> Iterator[str]:
    """Yield the entries of edition.toml whose words stand in a sentence."""
    written = _plain(text)
    days = [on for on in (facts.starts_on, facts.ends_on) if on]
    entries = (
        ("name", facts.name),
        ("city", facts.city),
        ("chair", facts.chair),
        ("baseline", facts.baseline),
        ("next_edition", facts.next_edition),
        *(("hosts", one) for one in facts.hosts),
        *(("co_organizers", one) for one in facts.co_organizers),
        *(("venue", one) for one, _ in facts.venues),
        *(("process", one) for one in facts.processes),
        *(("figure", one.label) for one in facts.figures),
    )
    found = [
        (key, value) for key, value in entries if value and _plain(value) in written
    ]
    if any(key in {"name", "venue"} for key, _ in found):
        keys = ("starts_on", "ends_on")
        found += [
            (key, on.isoformat())
            for key, on in zip(keys, days, strict=False)
            if str(on.year) in written
        ]
    if facts.is_fictional and not found and "fiction" in written.casefold():
        found.append(("is_fictional", "true"))
    yield from (f"{key} = {value}" for key, value in found)


def _plain(text: str) -> str:
    """Return words without the marks and spaces that printing gave them."""
    return " ".join(text.replace("’", "'").split())


def _told(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _chosen(statement: Statement, result: Result) -> Iterator[str]:
    """Yield how the points of a statement won their place: weight, rank, what bounds cost."""
    cited = {(cite.intervention, cite.start) for cite in statement.cites}
    for key, selection in sorted(result.selections.items()):
        rivals = result.choices[key].points if key in result.choices else ()
        for point in selection.points:
            id_, span = place_of(point.lead.sentence)
            if (id_, span.start) not in cited:
                continue
            same = [p for p in rivals if p.lead.act.function == point.lead.act.function]
            rank = 1 + sum(p.weight > point.weight for p in same)
            yield (
                f"  chosen for “{key}”: {point.lead.act.function}, weight "
                f"{point.weight:.2f}, {rank} of {len(same)} of its kind by weight; quality "
                f"{point.lead.quality:.2f}"
            )
            prices = [f"{one.bound} {one.percent:g} %" for one in selection.prices]
            if prices:
                yield f"  price of the bounds there: {', '.join(prices)}"


def _find(draft: Draft, wanted: str) -> Statement:
    """Return the statement that has an id or holds words."""
    every = list(statements_of(draft))
    for statement in every:
        if statement.id.casefold() == wanted.strip().casefold():
            return statement
    words = " ".join(wanted.split()).casefold()
    for statement in every:
        if words and words in statement.text.casefold():
            return statement
    ids = ", ".join(_ranges([one.id for one in every]))
    raise Refused("sentence-not-in-draft", wanted=wanted, ids=ids)


def _ranges(ids: Sequence[str]) -> Iterator[str]:
    """Yield ids that follow each other as one: "T01-001 to 009"."""
    for _, part in groupby(ids, key=lambda one: one.rpartition("-")[0]):
        first, *others = part
        yield f"{first} to {others[-1].rpartition('-')[2]}" if others else first


def _cited(cite: Cite, interventions: Mapping[str, Intervention]) -> Iterator[str]:
    """Yield the lines of one cite: who said it, the words, and what these do."""
    one = interventions[cite.intervention]
    who = one.voice.name or "nobody named"
    body = f", {one.voice.organisation}" if one.voice.organisation else ""
    yield f"  {cite.intervention} ({cite.link}) {who}{body}, {one.source}"
    yield f"    “{cite.quote}”"
    if cite.translation:
        by = f", by {cite.translator}" if cite.translator else ""
        yield f"    translation{by}: “{cite.translation}”"
    for sentence in sentences_of(one):
        if cite.start < sentence.span.end and sentence.span.start < cite.end:
            yield f"    it does: {_does(sentence)}"


def _does(sentence: Sentence) -> str:
    return ", ".join(
        f"{function} {chance:.2f}" for function, chance in functions_of(sentence)
    )


def why_not(result: Result, corpus: Corpus, draft: Draft, wanted: str) -> Nearest:
    """Return the sentence of the records nearest to words, and why it is not told.

    Raises
    ------
    Refused
        ``words-not-in-records`` if no sentence is clearly like the asked words.
    """
    ((_, found),) = _all_answered(result, corpus, draft, [wanted])
    assert found is not None, "asked for one, and one was found"
    return found


def why_not_each(
    result: Result, corpus: Corpus, draft: Draft, wanted: str
) -> list[tuple[str, Nearest | None]]:
    """Return each asked sentence with the one nearest to it; None where none comes near.

    Raises
    ------
    Refused
        ``words-not-in-records`` if no sentence is clearly like any of them.
    """
    parts = [span.of(wanted) for span in split(wanted)] or [wanted]
    return _all_answered(result, corpus, draft, parts)


def _all_answered(
    result: Result, corpus: Corpus, draft: Draft, parts: Sequence[str]
) -> list[tuple[str, Nearest | None]]:
    """Return each part with the sentence nearest to it, in the original or as it is read.

    Raises Refused: ``words-not-in-records``.
    """
    read = rendered(corpus, draft.lang)
    translated = [one for one, _ in originals(corpus, draft.lang)]
    answers = _nearest(
        (
            *all_sentences(read),
            *(each for one in translated for each in sentences_of(one)),
        ),
        parts,
    )
    if not any(answers):
        raise Refused("words-not-in-records", words=" ".join(parts))

    return [
        (part, _answered(part, found, result, read, draft) if found else None)
        for part, found in zip(parts, answers, strict=True)
    ]


def _as_read(sentence: Sentence, lang: str) -> Sentence:
    """Return the sentence of its translation that tells a sentence, if its turn has one."""
    read = in_language(sentence.source, lang)
    if read is sentence.source:
        return sentence
    told = [
        one
        for one in sentences_of(read)
        if (place := place_of(one)[1]).start < sentence.span.end
        and sentence.span.start < place.end
    ]
    return told[0] if told else sentence


def _nearest(
    sentences: Sequence[Sentence], parts: Sequence[str]
) -> list[tuple[Sentence, float] | None]:
    """Return the sentence clearly like each part; the shortest of equals."""
    held = [carried(one.words, one.lang) for one in sentences]
    spread: dict[str, Counter[str]] = defaultdict(Counter)
    for one, words in zip(sentences, held, strict=True):
        spread[one.lang].update(words)
    return [_likest(part, sentences, held, spread) for part in parts]


def _likest(
    part: str,
    sentences: Sequence[Sentence],
    held: Sequence[frozenset[str]],
    spread: Mapping[str, Counter[str]],
) -> tuple[Sentence, float] | None:
    asked = {
        lang: as_written(carried(part, lang), known) for lang, known in spread.items()
    }
    rarity = {
        lang: {
            word: math.log((1 + len(sentences)) / (1 + spread[lang][word]))
            for word in words
        }
        for lang, words in asked.items()
    }
    best: tuple[float, int, str] | None = None
    found: Sentence | None = None
    for sentence, words in zip(sentences, held, strict=True):
        common = asked[sentence.lang] & words
        if len(common) < min(LEAST_COMMON, max(1, len(asked[sentence.lang]))):
            continue
        weigh = rarity[sentence.lang]
        # sorted: a sum of floats depends on the order of a set
        share = sum(weigh[word] for word in sorted(common)) / sum(
            weigh[word] for word in sorted(weigh)
        )
        rank = (-round(share, 9), len(sentence.words), sentence.id)
        if best is None or rank < best:
            best, found = rank, sentence
    if found is None or best is None or -best[0] < LEAST_LIKENESS:
        return None
    return found, -best[0]


def _answered(
    asked: str,
    found: tuple[Sentence, float],
    result: Result,
    corpus: Corpus,
    draft: Draft,
) -> Nearest:
    """Say of asked words where they stand, or why not, and which of them nobody said."""
    sentence, share = found
    told = _told_in(sentence, draft)
    if told is not None:
        reason = _standing(asked, sentence, told, draft.lang)
        return Nearest(sentence, share, reason + _turned(asked, sentence))
    reason = _reason(_as_read(sentence, draft.lang), result, corpus, draft)
    _, unsaid = parted(asked, sentence.words, sentence.lang)
    if unsaid:
        reason += f" Not said there: {_quoted(unsaid)}."
    return Nearest(sentence, share, reason + _turned(asked, sentence))


def _turned(asked: str, sentence: Sentence) -> str:
    """Say that asked words deny what was said, or the other way."""
    ours = denying(asked, language_of(asked, sentence.lang))
    theirs = denying(sentence.words, sentence.lang)
    if ours and not theirs:
        return f" It was said without “{ours}”."
    return f" It was said with “{theirs}”." if theirs and not ours else ""


def _standing(asked: str, sentence: Sentence, told: Statement, lang: str) -> str:
    """Say where a sentence stands in the text, and which asked words stand nowhere."""
    is_held = told.verdict is Verdict.REFUSED
    state = "withheld by the gate" if is_held else "in the text"
    held = f"{told.text} {sentence.words}"
    there, unsaid = parted(asked, held, sentence.lang)
    if not unsaid:
        return f"It is {state}, as {told.id}: {told.text}"
    where = "" if sentence.lang == lang else " (in another language)"
    return (
        f"A part of it is {state}{where}, as {told.id}: {told.text} "
        f"There: {_quoted(there)}. Neither there nor said: {_quoted(unsaid)}."
    )


def _quoted(runs: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in runs)


def _reason(sentence: Sentence, result: Result, corpus: Corpus, draft: Draft) -> str:
    """Say at which step a sentence was left out."""
    if not is_known(sentence.source) and not is_nameless(corpus):
        found: Candidate | Refusal = Refusal(sentence, "the record names nobody for it")
    else:
        found = judge(sentence, learn_names(corpus), draft.lang)
    if isinstance(found, Refusal):
        return (
            f"It cannot stand alone in the text: {found.reason}. "
            f"What it does: {_does(sentence)}."
        )
    point = next(
        (p for p in result.points if any(m.id == sentence.id for m in p.members)), None
    )
    if point is None:
        return _no_point(found, result, corpus)
    return _not_chosen(point, result)


def _no_point(found: Candidate, result: Result, corpus: Corpus) -> str:
    """Say which bar a sentence that stands alone did not pass."""
    bars = Configuration(**cast("dict[str, Any]", result.draft.configuration))
    around = learn_surroundings(tallies_of(corpus, result.draft.lang))
    (weighed,) = judged([found], around)
    least = floors.least_quality(weighed, bars)
    if weighed.quality < least:
        return (
            f"It reads too little like a statement: quality {weighed.quality:.2f}, "
            f"{least:.2f} is the least."
        )
    if not floors.is_fluent(weighed, around.fluency):
        return "A machine wrote it down, and its words hardly ever stand together."
    if not floors.worthy([weighed], bars, result.least_worth):
        least = floors.least_worth(weighed, bars, result.least_worth)
        return (
            f"A reader would rather not keep it: worth {weighed.worth:.2f}, "
            f"{least:.2f} is the least."
        )
    return "It belongs to no theme."


def _not_chosen(point: Point, result: Result) -> str:
    """Say which bound or which rivals kept a point out."""
    start = (
        f"It is a point ({point.lead.act.function}) of the theme "
        f"“{point.theme or 'none'}” with weight {point.weight:.2f}. "
    )
    keys = [
        key
        for key, choice in sorted(result.choices.items())
        if any(one.id == point.id for one in choice.points)
    ]
    if not keys:
        return start + (
            "It did not compete: it has no theme, or enough others of its kind weigh more."
        )
    found = kept_out(result.choices[keys[0]], point.id)
    return start + _kept_out_told(found)


def _kept_out_told(found: KeptOut) -> str:
    """Say which bounds kept a point out, and what would leave in its favour."""
    if found.bounds:
        why = f"It would stand in the text without {_bounds_told(found.bounds, 'or without')}."
    else:
        why = (
            f"What was chosen fills {_bounds_told(found.full, 'and')}, and no single bound "
            "taken away lets it in: what stands there is worth more together."
        )
    out = f"push out {', '.join(found.displaced)}" if found.displaced else ""
    empty = f"leave no sentence for {', '.join(found.emptied)}" if found.emptied else ""
    cost = f"cost {found.percent:g} % of the selection's value" if found.percent else ""
    told = [each for each in (cost, out, empty) if each]
    return f"{why} Put in, it would {' and '.join(told)}." if told else why


def _bounds_told(bounds: Sequence[str], link: str) -> str:
    told = [_BOUNDS.get(one.split()[0], one) + _whose(one) for one in bounds]
    return f" {link} ".join(told)


_BOUNDS = {
    "words": "the bound on length",
    "likeness": "a chosen sentence that says nearly the same",
    "organisation": "the cap for one organization",
    "session": "the cap for one session",
    "voice": "the cap for one speaker",
    "function": "the cap for sentences of its kind",
    "quotations": "the cap for quotations",
    "group": "the places kept for each stakeholder group",
    "region": "the places kept for each region",
    "theme": "the places kept for each theme",
    "least": "the places kept for other kinds of sentences",
}
"""Kinds of bounds, for a person."""


def _whose(bound: str) -> str:
    kind, _, key = bound.partition(" ")
    return (
        f" ({key})" if key and kind in {"session", "function", "organisation"} else ""
    )


def _told_in(sentence: Sentence, draft: Draft) -> Statement | None:
    """Return the statement that cites a sentence."""
    id_, span = place_of(sentence)
    for statement in statements_of(draft):
        for cite in statement.cites:
            is_there = cite.intervention == id_
            if is_there and cite.start < span.end and span.start < cite.end:
                return statement
    return None
