"""Who disagrees with a sentence: what the records hold against it, and where.

Nothing is concluded from likeness alone: each find says how it is tied.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from palabre.engines.synthesis import corpus as engine
from palabre.engines.synthesis.acts import PATTERNS, act_of
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.sentences import Sentence as Words
from palabre.engines.synthesis.sentences import all_sentences
from palabre.engines.synthesis.words import content, stems
from palabre.stages.outcomes.evidence import OBJECTION
from palabre.stages.outcomes.models import Evidence, Sentence
from palabre.stages.outcomes.voices import of_line, of_turn
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.reports.states import LineKind, ReportState
from palabre.stages.summits.models import Theme

SHARED = 2
"""Content words, beside those of the theme's name, that a difference must share with
the sentence to be about it."""

BARE = 2
"""Content words of a difference that says next to nothing itself ("I disagree."): what
it is about stands in the sentence after it."""

EVERYDAY_SHARE = 1 / 6
EVERYDAY_AT_LEAST = 5
"""A word that stands in more than these of the turns and lines read tells nothing: two
who both say "services" need not speak of the same thing."""

MOST_COUNTED = 600
"""Turns and lines in which words are counted, evenly taken from all that are read."""

_DIFFERING = {
    "en": "agree agreement disagree disagreement differ difference divided consensus "
    "view note speakers participants leaders government private sector civil society "
    "technical community academia international organization",
    "fr": "accord désaccord différer différence diverger divergence divisé consensus "
    "avis intervenants participants dirigeants gouvernement secteur privé société civile "
    "communauté technique monde universitaire organisation internationale",
    "es": "acuerdo desacuerdo diferir diferencia divergencia dividido consenso opinión "
    "oradores participantes dirigentes gobierno sector privado sociedad civil "
    "comunidad técnica mundo académico organización internacional",
}
"""Words that tell of a difference and by whom, not what it is about."""

MOST_TURNS = 6_000
"""Turns read at most: those of the cited sessions first, then of the theme's others."""

MOST_FOUND = 40


class Tie(StrEnum):
    """How a find is tied to the sentence, strongest first."""

    OBJECTION = "objection"
    ANSWER = "answer"
    REPORT = "report"
    SAME_WORDS = "same-words"


@dataclass(frozen=True, slots=True)
class Find:
    """Words of difference, with who said them and where."""

    tie: Tie
    code: str
    quote: str
    lang: str
    who: str
    group: str
    session: Session | None
    n_shared: int


@dataclass(frozen=True, slots=True)
class Dissent:
    """What was found, and where it was looked for.

    Parameters
    ----------
    n_unread : int
        Turns in languages whose ways of disagreeing the house does not know.
    is_cut : bool
        There was more of the theme than is read at once.
    """

    finds: tuple[Find, ...]
    n_sessions: int
    n_turns: int
    n_lines: int
    n_unread: int
    is_cut: bool


def dissent_of(sentence: Sentence) -> Dissent:
    """Look for objections and differences on a sentence; its evidence is prefetched."""
    cited = list(sentence.evidence.all())
    own = _sessions_cited(sentence)
    turns, is_cut = _turns(sentence, own)
    lines = _lines(sentence, own)
    rows = {one.code: one for one in turns}
    rows_of_lines = {one.code: one for one in lines}
    corpus = engine.Corpus(
        engine.SummitFacts(),
        (),
        (*map(of_turn, turns), *map(of_line, lines)),
    )
    about = _About(
        _theme_name(sentence),
        (
            (sentence.text, sentence.draft.lang),
            *((one.quote, _lang(one, sentence)) for one in cited),
        ),
        frozenset(_name(one.intervention) for one in cited if one.intervention),
        frozenset((_source(one), one.start) for one in cited),
        _everyday(corpus),
    )
    finds = [
        *_tied(sentence),
        *_heard(all_sentences(corpus), about, rows, rows_of_lines),
    ]
    order = list(Tie)
    ranked = sorted(
        finds, key=lambda one: (order.index(one.tie), -one.n_shared, one.code)
    )
    sessions = {one.source.session_id for one in turns}
    sessions |= {one.report.session_id for one in lines}
    return Dissent(
        tuple(ranked[:MOST_FOUND]),
        len(sessions),
        len(turns),
        len(lines),
        sum(one.lang not in PATTERNS for one in turns),
        is_cut,
    )


def _source(one: Evidence) -> str:
    found = one.intervention or one.line
    return found.code if found else ""


def _everyday(corpus: engine.Corpus) -> Mapping[str, frozenset[str]]:
    """Return by language the stems that stand in too many of the texts to tell much."""
    step = -(-len(corpus.interventions) // MOST_COUNTED) or 1
    texts: dict[str, list[str]] = defaultdict(list)
    for one in corpus.interventions[::step]:
        texts[one.lang].append(one.text)
    found = {}
    for lang, said in texts.items():
        counted = Counter(each for text in said for each in set(stems(text, lang)))
        most = max(EVERYDAY_AT_LEAST, EVERYDAY_SHARE * len(said))
        found[lang] = frozenset(each for each, n in counted.items() if n > most)
    return found


def _lang(one: Evidence, sentence: Sentence) -> str:
    if one.intervention is not None:
        return str(one.intervention.lang)
    return str(one.line.report.lang) if one.line else str(sentence.draft.lang)


def _sessions_cited(sentence: Sentence) -> set[int]:
    found: set[int | None] = set()
    for one in sentence.evidence.all():
        if one.intervention is not None:
            found.add(one.intervention.source.session_id)
        elif one.line is not None:
            found.add(one.line.report.session_id)
    return {pk for pk in found if pk is not None}


def _theme_name(sentence: Sentence) -> Mapping[str, str]:
    kind, _, code = sentence.section.partition(":")
    themes = Theme.objects.filter(summit=sentence.draft.summit_id, code=code)
    found = themes.first() if kind == "theme" and code else None
    return found.name.words if found else {}


def _about_theme(sentence: Sentence) -> Q | None:
    kind, _, code = sentence.section.partition(":")
    return Q(themes__code=code) if kind == "theme" and code else None


def _scope(sentence: Sentence, own: set[int]) -> set[int]:
    """Return the sessions to look in: the cited ones, and the theme's others."""
    theme = _about_theme(sentence)
    if theme is None:
        return own
    summit = sentence.draft.summit_id
    others = Session.objects.filter(theme, summit_id=summit).values_list(
        "pk", flat=True
    )
    return own | set(others)


def _turns(sentence: Sentence, own: set[int]) -> tuple[list[Intervention], bool]:
    found = Intervention.objects.filter(
        source__summit_id=sentence.draft.summit_id
    ).select_related("source__session", "person", "organization")
    first = list(
        found.filter(source__session_id__in=own).order_by("source_id", "position")[
            :MOST_TURNS
        ]
    )
    rest = _scope(sentence, own) - own
    room = MOST_TURNS - len(first)
    more = list(
        found.filter(source__session_id__in=rest).order_by("source_id", "position")[
            : room + 1
        ]
    )
    return first + more[:room], len(more) > room


def _lines(sentence: Sentence, own: set[int]) -> list[ReportLine]:
    return list(
        ReportLine.objects.filter(
            report__session_id__in=_scope(sentence, own),
            report__state=ReportState.CLEARED,
            kind=LineKind.NO_CONSENSUS,
        )
        .select_related("report__session", "report__rapporteur")
        .order_by("report_id", "position")
    )


@dataclass(frozen=True, slots=True)
class _About:
    """What a difference would be about: the sentence, its quotes, their speakers.

    Parameters
    ----------
    theme : Mapping
        The theme's name by language: everything under it shares these words.
    said : tuple of (str, str)
        The words of the sentence and of its quotes, each with its language.
    places : frozenset of (str, int)
        Where its quotes stand: they are no answer to themselves.
    everyday : Mapping
        By language, stems that stand in too many of the texts read.
    """

    theme: Mapping[str, str]
    said: tuple[tuple[str, str], ...]
    names: frozenset[frozenset[str]]
    places: frozenset[tuple[str, int]]
    everyday: Mapping[str, frozenset[str]]

    def stems(self, lang: str) -> frozenset[str]:
        """Return the content words of the sentence and its quotes, by their stems.

        A word is stemmed as the language of the difference does it, so that names and
        borrowed words meet; what carries nothing in its own language is left out.
        """
        carried = [word for text, own in self.said for word, _ in content(text, own)]
        found = frozenset(each for word in carried for each in stems(word, lang))
        return found - self.idle(lang) - self.everyday.get(lang, frozenset())

    def idle(self, lang: str) -> frozenset[str]:
        """Return the stems of what tells of a difference, and of the theme's name."""
        words = f"{self.theme.get(lang, '')} {_DIFFERING.get(lang, '')}"
        return frozenset(stems(words, lang))

    def shared_by(self, every: Sequence[Words], at: int, own: frozenset[str]) -> int:
        """Return how many telling words a difference shares with the sentence."""
        one = every[at]
        said = frozenset(stems(one.words, one.lang))
        if len(said - self.idle(one.lang)) <= BARE:
            said |= frozenset(stems(_with_next(every, at), one.lang))
        return len(own & said)

    def names_in(self, target: str) -> bool:
        """Tell whether a difference is addressed to one of the speakers cited."""
        wanted = _parts(target)
        return bool(wanted) and any(wanted <= name for name in self.names)


def _parts(name: str) -> frozenset[str]:
    titles = {"the", "mrs", "minister", "madam", "ambassador", "doctor", "mme", "prof"}
    words = re.findall(r"[^\W\d_]{3,}", name.casefold())
    return frozenset(words) - titles


def _name(turn: Intervention | None) -> frozenset[str]:
    if turn is None:
        return frozenset()
    return _parts(turn.person.name if turn.person else turn.label)


def _tied(sentence: Sentence) -> Iterator[Find]:
    """Yield the objections that stand among the evidence already."""
    for one in sentence.evidence.all():
        turn = one.intervention
        if one.link == OBJECTION and turn is not None:
            who = turn.person.name if turn.person else turn.label
            yield Find(
                Tie.OBJECTION,
                turn.code,
                one.quote,
                turn.lang,
                who,
                turn.group,
                turn.source.session,
                0,
            )


def _heard(
    sentences: Iterable[Words],
    about: _About,
    turns: dict[str, Intervention],
    lines: dict[str, ReportLine],
) -> Iterator[Find]:
    known: dict[str, frozenset[str]] = {}
    every: Sequence[Words] = list(sentences)
    for at, one in enumerate(every):
        line = lines.get(one.source.id)
        turn = turns.get(one.source.id)
        if any(
            one.source.id == code and one.span.start <= start < one.span.end
            for code, start in about.places
        ):
            continue
        act = None if line else _difference(one)
        if line is None and act is None:
            continue
        own = known.setdefault(one.lang, about.stems(one.lang))
        shared = about.shared_by(every, at, own)
        if line is not None:
            if shared >= SHARED:
                yield _of_line(line, one, shared)
        elif turn is not None:
            is_answer = about.names_in(act or "")
            if is_answer or shared >= SHARED:
                tie = Tie.ANSWER if is_answer else Tie.SAME_WORDS
                yield _of_turn(turn, one, tie, shared)


def _difference(one: Words) -> str | None:
    """Return whom a sentence disagrees with, "" for nobody named; None if it agrees."""
    if one.lang not in PATTERNS:
        return None
    act = act_of(one)
    is_refusal = act.function is Function.AGREEMENT and act.polarity < 0
    if act.function is Function.DIFFERENCE or is_refusal:
        return act.target
    return None


def _with_next(every: Sequence[Words], at: int) -> str:
    """Return a sentence with the next of the same turn: what it differs on."""
    near = every[at : at + 2]
    own = every[at]
    return " ".join(
        one.words
        for one in near
        if (one.source.id, one.lang) == (own.source.id, own.lang)
    )


def _of_turn(turn: Intervention, one: Words, tie: Tie, shared: int) -> Find:
    who = turn.person.name if turn.person else turn.label
    session = turn.source.session
    return Find(tie, turn.code, one.words, one.lang, who, turn.group, session, shared)


def _of_line(line: ReportLine, one: Words, shared: int) -> Find:
    report = line.report
    who = report.rapporteur.name if report.rapporteur else ""
    return Find(
        Tie.REPORT, line.code, one.words, one.lang, who, "", report.session, shared
    )
