"""Why a sentence stands in the draft, and why another one does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from palabre.engines.synthesis.candidates import Refusal, judge
from palabre.engines.synthesis.corpus import Corpus, Intervention
from palabre.engines.synthesis.draft import Draft, Statement, Verdict
from palabre.engines.synthesis.engine import Result
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.sentences import Sentence, all_sentences
from palabre.engines.synthesis.words import stems
from palabre.kernel.refusals import Refused

LEAST_OVERLAP = 0.5
"""Share of the asked words that a sentence of the records must hold to be meant."""


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


def explain(draft: Draft, corpus: Corpus, wanted: str) -> list[str]:
    """Return the lines that explain a sentence of the draft.

    Parameters
    ----------
    wanted : str
        A statement's id, or words that stand in it.

    Raises
    ------
    Refused
        ``sentence-not-in-draft``.
    """
    interventions = {one.id: one for one in corpus.interventions}
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
            f"  counted: {counts.voices} voices, {counts.sessions} sessions, {groups}, "
            f"{counts.objections} objections"
        )
    lines += [
        line
        for cite in statement.cites
        for line in _cited(cite.intervention, interventions, cite.quote, cite.link)
    ]
    known = {figure.id: figure for figure in draft.figures}
    lines += [
        f"  figure {known[i].value}: {known[i].definition} ({known[i].source})"
        for i in statement.figures
        if i in known
    ]
    lines += [
        f"  {'passed' if check.passed else 'FAILED'}  {check.rule}  {check.told}".rstrip()
        for check in statement.checks
    ]
    return lines


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
    raise Refused("sentence-not-in-draft", wanted=wanted)


def _cited(
    key: str, interventions: Mapping[str, Intervention], quote: str, link: str
) -> list[str]:
    """Return the lines of one cite."""
    one = interventions[key]
    who = one.voice.name or "nobody named"
    body = f", {one.voice.organisation}" if one.voice.organisation else ""
    return [f"  {key} ({link}) {who}{body}, {one.source}", f"    “{quote}”"]


def why_not(result: Result, corpus: Corpus, draft: Draft, wanted: str) -> Nearest:
    """Return the sentence of the records nearest to words, and why it is not told.

    Raises
    ------
    Refused
        ``words-not-in-records`` if no sentence holds half of the asked words.
    """
    sentence, share = _nearest(all_sentences(corpus), wanted)
    return Nearest(sentence, share, _reason(sentence, result, corpus, draft))


def _nearest(sentences: Sequence[Sentence], wanted: str) -> tuple[Sentence, float]:
    """Return the sentence that holds most of the asked words; the shortest of equals."""
    by_lang: dict[str, frozenset[str]] = {}
    best: tuple[float, int, str] | None = None
    found: Sentence | None = None
    for sentence in sentences:
        asked = by_lang.setdefault(
            sentence.lang, frozenset(stems(wanted, sentence.lang))
        )
        if not asked:
            continue
        held = frozenset(stems(sentence.words, sentence.lang))
        share = len(asked & held) / len(asked)
        rank = (-share, len(sentence.words), sentence.id)
        if best is None or rank < best:
            best, found = rank, sentence
    if found is None or best is None or -best[0] < LEAST_OVERLAP:
        raise Refused("words-not-in-records", words=wanted)
    return found, -best[0]


def _reason(sentence: Sentence, result: Result, corpus: Corpus, draft: Draft) -> str:
    """Say where a sentence stands, or at which step it was left out."""
    told = _told_in(sentence, draft)
    if told is not None:
        state = (
            "withheld by the gate" if told.verdict is Verdict.REFUSED else "in the text"
        )
        return f"It is {state}, as {told.id}: {told.text}"
    judged = judge(sentence, learn_names(corpus), draft.lang)
    if isinstance(judged, Refusal):
        return f"It cannot stand alone in the text: {judged.reason}."
    point = next(
        (p for p in result.points if any(m.id == sentence.id for m in p.members)), None
    )
    if point is None:
        return (
            f"It reads too little like a statement (quality {judged.quality:.2f}) or "
            "belongs to no theme."
        )
    return (
        f"It is a point ({point.lead.act.function}) of the theme “{point.theme or 'none'}” "
        f"with weight {point.weight:.2f}; others were chosen within the length and the "
        "bounds for organisations, sessions and voices."
    )


def _told_in(sentence: Sentence, draft: Draft) -> Statement | None:
    """Return the statement that cites a sentence."""
    for statement in statements_of(draft):
        for cite in statement.cites:
            is_there = cite.intervention == sentence.source.id
            if (
                is_there
                and cite.start < sentence.span.end
                and sentence.span.start < cite.end
            ):
                return statement
    return None
