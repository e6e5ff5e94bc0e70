"""A session's draft report: lines by kind, each with its evidence."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.acts import PATTERNS, act_of
from palabre.engines.synthesis.candidates import candidates, may_be_quoted
from palabre.engines.synthesis.corpus import Corpus, Function
from palabre.engines.synthesis.draft import Cite, Statement
from palabre.engines.synthesis.engine import (
    DEFAULT,
    WORDINGS,
    Configuration,
)
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.number_words import UNITS
from palabre.engines.synthesis.pledges import is_pledge, says_deed
from palabre.engines.synthesis.points import ties_of
from palabre.engines.synthesis.report_context import (
    in_context,
    is_civility,
    is_wide,
    is_within,
    leans,
    makes_no_line,
    names_again,
    once,
    said_near,
    sentences_before,
    told_in_the_past,
    with_before,
)
from palabre.engines.synthesis.report_named import (
    named,
    opens_back,
    says_only_not,
    takes_back,
)
from palabre.engines.synthesis.report_results import (
    as_results,
    tells_result,
    tells_rule,
    with_cause,
)
from palabre.engines.synthesis.report_sayings import is_saying, only_opens
from palabre.engines.synthesis.report_summed_up import summed_up
from palabre.engines.synthesis.report_voices import (
    HEADING,
    SPARE,
    asks,
    besides,
    calls,
    given_names,
    is_spare,
    passed_over,
    points_back,
)
from palabre.engines.synthesis.selection import Bounds, select
from palabre.engines.synthesis.sentences import Sentence, all_sentences
from palabre.engines.synthesis.shapes import Act, Candidate, Point
from palabre.engines.synthesis.tallies import voice_of
from palabre.engines.synthesis.telling import (
    alone,
    cite,
    statement,
    tell,
    teller_of,
    told_apart,
)
from palabre.engines.synthesis.words import stems
from palabre.engines.synthesis.writing import ordered
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import in_type

KINDS: Mapping[str, tuple[Function, int]] = {
    "key_issues": (Function.CLAIM, 5),
    "achievements": (Function.ACHIEVEMENT, 3),
    "challenges": (Function.CHALLENGE, 3),
    "trends": (Function.TREND, 2),
    "way_forward": (Function.PROPOSAL, 4),
    "announcements": (Function.COMMITMENT, 6),
    "consensus": (Function.AGREEMENT, 3),
    "no_consensus": (Function.DIFFERENCE, 3),
}
"""Sections of a report, the discourse function each takes, and its most lines."""

OF_THE_ROOM = frozenset({"consensus", "no_consensus"})
"""What no single speaker can say: it takes somebody who speaks for the room."""

QUOTED: Mapping[str, int] = {
    "announcements": 6,
    "achievements": 3,
    "challenges": 2,
    "trends": 2,
    "way_forward": 3,
}
"""Most quotations under a heading; under the others one. A promise is in its words."""

BESIDES: Mapping[str, Mapping[Function, int]] = {
    "key_issues": {
        Function.FIGURE: 2,
        Function.AGREEMENT: 1,
        Function.DIFFERENCE: 2,
    }
}
"""Lines of a heading that may be there for a figure alone, or for one speaker's support."""

MOST_PROMISES = 40
"""Announcements of the longest session: every dated promise has its line."""

WORDS_OF_AN_HOUR, LONG = 9_000, 3
"""Words from which a heading takes more lines than usual, and how many times as many."""

WORDS_TOLD, WORDS_QUOTED = 40, 80
"""Words of a line as it is told, and of a promise with what it leans on."""

SHORT = 10
"""Words up to which a promise without a date or a deed is an answer to somebody."""

SAID = 0.5
"""Quality of what is quoted because it does not stand alone."""

ASKED_FOR = 0.75
"""Worth of what is asked for in so many words: it is what a rapporteur looks for."""

TOLD_ANYWAY = frozenset({Function.ACHIEVEMENT, Function.CHALLENGE, Function.TREND})
"""What is quoted rather than missed, if the model is as sure as ``SUREST``."""

SUREST = 0.8
FEWEST, LONGEST = 10, 45
"""Words of a sentence that is quoted so."""

SAYS = frozenset({Function.CLAIM, Function.CHALLENGE, Function.PROPOSAL})
"""What a sentence does that may be quoted as a saying."""

VERBATIM = 4
"""How much a quotation repeats whose very words a line has, or that promises."""

_LEANS = late(r"^(?:it|they|he|she|ils?(?! (?:y a|faut))|elles?)\b", re.IGNORECASE)
"""A subject that stands in a sentence before."""

SAID_ELSEWHERE = frozenset({Function.CLAIM, Function.FIGURE, Function.TREND})
"""What a sentence may seem to be that is a promise by its words."""

MAX_QUOTATIONS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Words worth quoting, with who said them and where."""

    words: str
    speaker: str
    cite: Cite
    starts_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """The lines of a draft report by kind, in the order of ``KINDS``."""

    lines: Mapping[str, tuple[Statement, ...]]
    quotations: tuple[Quote, ...]


def draft_report(
    corpus: Corpus,
    *,
    lang: str = "en",
    leaders: Mapping[str, str] | None = None,
    configuration: Configuration = DEFAULT,
) -> ReportDraft:
    """Draft the report of one session from its transcript.

    Parameters
    ----------
    corpus : Corpus
        Of one session.
    leaders : mapping of str to str, optional
        Who took the turns, by id, of those who led the session or report on it: they
        alone say what the room agreed on. ``report_summed_up.WHO`` has the words.

    Raises
    ------
    Refused
        ``language-not-written``; ``not-one-session`` with the sessions found.
    """
    if lang not in WORDINGS:
        raise Refused("language-not-written", lang=lang, written=sorted(WORDINGS))
    codes = sorted({one.session for one in corpus.interventions})
    if len(codes) > 1:
        raise Refused("not-one-session", sessions=codes)
    sentences = all_sentences(corpus)
    summed = summed_up(sentences, leaders or {}, lang)
    found = [
        one
        for one in candidates(sentences, learn_names(corpus), lang)
        if one.quality >= configuration.least_quality and one.id not in summed.told
    ]
    found = list(_lines_made(found, said_near(sentences)))
    before = sentences_before(sentences)
    but = {one.id for one in found} | summed.told
    said = list(_as_said(sentences, but, before, leaders or {}))
    found += [one for one in said if one.quality != SPARE]
    found = as_results([in_context(one, before) for one in found], before)
    points, spare = (
        weighing.points_for(
            ties_of(sentences), many, {one.id: "session" for one in many}
        )
        for many in (found, [one for one in said if one.quality == SPARE])
    )
    lines = {
        kind: (*_lines(kind, points, corpus, lang), *summed.lines.get(kind, ()))
        for kind in KINDS
    }
    lines = once(_filled(lines, spare, corpus, lang))
    most = round(MAX_QUOTATIONS * _scale(corpus))
    return ReportDraft(lines, _quotations((*points, *spare), lines, most))


def _lines_made(
    found: Iterable[Candidate], near: Mapping[str, Sequence[Sentence]]
) -> Iterator[Candidate]:
    """Yield what makes a line by itself, a promise as one."""
    for one in map(_promised, found):
        said = one.sentence
        is_promise = one.act.function == Function.COMMITMENT
        if is_promise and _is_aside(said):
            continue
        leans_back = says_only_not(said) or (
            not is_promise and names_again(said, near.get(said.id, ()))
        )
        if not (makes_no_line(one) or leans_back):
            yield told_in_the_past(one)


def _is_aside(one: Sentence) -> bool:
    """Tell whether a short promise answers another speaker: "we will bring a lamp"."""
    words = one.words.lower().rstrip(".").split()
    is_counted = any(word in _COUNTS or word[:1].isdigit() for word in words)
    is_deed = is_counted or is_pledge(one) or says_deed(one)
    return not is_deed and len(words) <= SHORT and one.lang == "en"


_COUNTS = frozenset(UNITS["en"]) - {"one", "zero"}


def _filled(
    lines: Mapping[str, tuple[Statement, ...]],
    spare: Sequence[Point],
    corpus: Corpus,
    lang: str,
) -> dict[str, tuple[Statement, ...]]:
    """Return lines with those quoted of whom nothing would be told."""
    more = passed_over(spare, lines.values(), corpus)
    n_lines = Counter(HEADING[one.lead.act.function] for one in more)
    for kind, many in lines.items():
        n_lines[kind] += len(many)
    more += besides(spare, {one.id for one in more}, n_lines)
    filled = dict(lines)
    for kind in dict.fromkeys(HEADING.values()):
        mine = tuple(one for one in more if HEADING[one.lead.act.function] == kind)
        filled[kind] = _told(kind, mine, corpus, lang, after=filled[kind])
    return filled


def _promised(one: Candidate) -> Candidate:
    """Return a candidate as a promise, where its words say what will be done."""
    promises = is_pledge(one.sentence) or says_deed(one.sentence)
    if not promises or one.act.function not in SAID_ELSEWHERE:
        return one
    return _as(Function.COMMITMENT, one)


def _as_said(
    sentences: Sequence[Sentence],
    but: Collection[str],
    before: Mapping[str, Sentence],
    leaders: Collection[str],
) -> Iterator[Candidate]:
    """Yield what does not stand alone in a text and is quoted under its heading.

    A Chair's Summary does without; a rapporteur edits the line, or leaves it out.
    """
    names = given_names(sentences)
    for one in sentences:
        source = one.source
        is_speaker = source.kind == RecordKind.TRANSCRIPT and source.voice.is_counted
        if not is_speaker or one.id in but or one.lang not in PATTERNS:
            continue
        act = act_of(one)
        made = Candidate(one, act, None, tuple(stems(one.words, one.lang)), SAID)
        if is_pledge(one):
            yield _as(Function.COMMITMENT, made)
        elif source.id not in leaders:
            yield from _of_speaker(made, before, names)


def _of_speaker(
    made: Candidate, before: Mapping[str, Sentence], names: Collection[str]
) -> Iterator[Candidate]:
    """Yield what one of those heard asked for, achieved, named, or may be quoted for."""
    one = made.sentence
    if asks(one) and not is_civility(one.words, one.lang):
        asked = with_before(made, before, points_back)
        yield from _looked_for(Function.PROPOSAL, asked)
    elif called := named(one, before):
        yield from _looked_for(called, with_before(made, before, opens_back))
    elif tells_result(one):
        yield from _looked_for(Function.ACHIEVEMENT, with_cause(made, before))
    elif tells_rule(one):
        yield from _looked_for(Function.ACHIEVEMENT, made)
    elif not (takes_back(one) or says_only_not(one) or calls(one, names)):
        yield from (made,) if _is_plain(one, made.act) else _spared(made)


def _spared(one: Candidate) -> Iterator[Candidate]:
    """Yield what is there to be quoted where a line, or a quotation, would be missing."""
    if is_spare(one.sentence, one.act):
        yield replace(one, quality=SPARE)
    elif is_saying(one.sentence) and one.act.function in SAYS:
        yield replace(_as(Function.CLAIM, one), quality=SPARE)


def _looked_for(function: Function, one: Candidate | None) -> Iterator[Candidate]:
    """Yield what a rapporteur looks for, if it can be understood by itself."""
    if one is not None:
        yield replace(_as(function, one), worth=ASKED_FOR)


def _as(function: Function, one: Candidate) -> Candidate:
    return replace(one, act=replace(one.act, function=function))


def _is_plain(one: Sentence, act: Act) -> bool:
    words = one.words
    return (
        act.function in TOLD_ANYWAY
        and act.confidence >= SUREST
        and FEWEST <= len(words.split()) <= LONGEST
        and may_be_quoted(words)
        and _LEANS.match(words) is None
        and not leans(words, one.lang)
        and not is_civility(words, one.lang)
    )


def _lines(
    kind: str, points: tuple[Point, ...], corpus: Corpus, lang: str
) -> tuple[Statement, ...]:
    function, most = KINDS[kind]
    if kind in OF_THE_ROOM:
        return ()
    scale = _scale(corpus)
    most = round(most * scale)
    more = {one: round(n * scale) for one, n in BESIDES.get(kind, {}).items()}
    mine = [point for point in points if point.lead.act.function in {function, *more}]
    quoted, per_voice = round(QUOTED.get(kind, 1) * scale), 2
    if kind == "announcements":
        promised = [point for point in mine if _is_promise(point)]
        mine = promised if len(promised) >= most else mine
        most = min(MOST_PROMISES, max(most, len(promised)))
        quoted = per_voice = most
    best = weighing.shortlist(mine, 80)
    length = WORDS_QUOTED if kind == "announcements" else WORDS_TOLD
    caps = {function: most, **more}
    bounds = Bounds(most * length, most, most, per_voice, caps, 0, 0, quoted)
    chosen = select(kind, best, bounds, weighing.too_like(best), prices=False)
    return _told(kind, chosen.points, corpus, lang)


def _scale(corpus: Corpus) -> float:
    """Return how many times the usual lines a session gets that went on for long."""
    n_words = sum(len(one.text.split()) for one in corpus.interventions)
    return min(LONG, max(1, n_words / WORDS_OF_AN_HOUR))


def _is_promise(point: Point) -> bool:
    """Tell whether a point promises by a date, as it stands or with what it leans on."""
    return is_pledge(point.lead.sentence) or is_wide(point.lead.sentence)


def _told(
    kind: str,
    points: tuple[Point, ...],
    corpus: Corpus,
    lang: str,
    *,
    after: Sequence[Statement] = (),
) -> tuple[Statement, ...]:
    """Return lines after those of the same heading that stand already."""
    sessions = {one.code: one for one in corpus.sessions}
    n_heard = len(
        {voice_of(one) for one in corpus.interventions if one.voice.is_counted}
    )
    told = list(after)
    before: list[Point] = []
    for number, point in enumerate(ordered(points), len(told) + 1):
        teller = teller_of(point, sessions, n_heard, before)
        teller = told_apart(teller, WORDINGS[lang], [one.text for one in told])
        text = in_type(tell(point, teller, WORDINGS[lang]), lang)
        told.append(
            statement(
                point, text, id_=f"{kind}-{number:02d}", section=kind, paragraph=1
            )
        )
        before.append(point)
    return tuple(told)


def _place(one: Cite) -> tuple[str, int, int]:
    return one.intervention, one.start, one.end


def _points_back(point: Point) -> bool:
    """Tell whether what is told nowhere else takes its meaning from what was said."""
    return point.lead.reported is None and points_back(point.lead.sentence)


def _told_already(point: Point, told_at: Mapping[tuple[str, int, int], str]) -> int:
    """Return how much less a quotation adds: a line tells it, or has its very words."""
    sentence = point.lead.sentence
    line = told_at.get(_place(cite(sentence)))
    if line is not None:
        is_same = (
            sentence.words in line or point.lead.act.function == Function.COMMITMENT
        )
        return VERBATIM if is_same else VERBATIM - 1
    if is_saying(sentence):
        return 0
    return 1 if point.lead.quality > SAID else 2


def _quotations(
    points: tuple[Point, ...], lines: Mapping[str, tuple[Statement, ...]], most: int
) -> tuple[Quote, ...]:
    told = [cite for many in lines.values() for one in many for cite in one.cites[:1]]
    spoken = [
        alone(point)
        for point in points
        if point.lead.sentence.source.kind != RecordKind.REPORT
        and point.lead.sentence.source.voice.name
        and (may_be_quoted(point.lead.sentence.words) or is_saying(point.lead.sentence))
        and not is_within([cite(point.lead.sentence)], told)
        and not is_wide(point.lead.sentence)
        and not only_opens(point.lead.sentence.words)
    ]
    told_at = {
        _place(one): line.text
        for many in lines.values()
        for line in many
        for one in line.cites
    }
    repeats = {one.id: _told_already(one, told_at) for one in spoken}
    ranked = sorted(
        (one for one in spoken if not _points_back(one)),
        key=lambda point: (repeats[point.id], -point.weight, point.id),
    )
    fresh = [one for one in ranked if repeats[one.id] < VERBATIM]
    quotes: dict[str, Quote] = {}
    for point in fresh or ranked[:1]:
        sentence = point.lead.sentence
        quotes.setdefault(
            voice_of(sentence.source),
            Quote(
                sentence.words,
                sentence.source.voice.name,
                cite(sentence),
                sentence.source.starts_ms,
            ),
        )
    return tuple(list(quotes.values())[:most])
