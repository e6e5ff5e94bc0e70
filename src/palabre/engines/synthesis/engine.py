"""The engine: corpus → sentences → acts → themes → points → selection → draft.

Each step is a pure function of the one before; the same corpus gives the same bytes,
whatever the order of its interventions.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import partial

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.synthesis import floors, weighing
from palabre.engines.synthesis import verify as gate
from palabre.engines.synthesis.both_languages import (
    Weights,
    told_in_both,
    weights_of,
)
from palabre.engines.synthesis.candidates import named_candidates, of_known
from palabre.engines.synthesis.corpus import Corpus, Function, StatedFigure
from palabre.engines.synthesis.draft import Draft, Section, Statement, Verdict
from palabre.engines.synthesis.homes import housed
from palabre.engines.synthesis.kept_verdicts import Verdicts
from palabre.engines.synthesis.names import bodies_of, learn_names
from palabre.engines.synthesis.phrases import PHRASES
from palabre.engines.synthesis.rendered import is_interpreted, rendered
from palabre.engines.synthesis.room import Room, gathered
from palabre.engines.synthesis.selection import Bounds, Choice, Pricing
from palabre.engines.synthesis.session_keys import by_session
from palabre.engines.synthesis.shapes import Candidate, Point, Selection, Theme
from palabre.engines.synthesis.shared_out import analysed_by
from palabre.engines.synthesis.tallies import tallied
from palabre.engines.synthesis.themes import OTHER_MATTERS, themes_of
from palabre.engines.synthesis.topics import topic_themes
from palabre.engines.synthesis.wording import Wording
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.wording_fr import French
from palabre.engines.synthesis.worth.model import (
    Surroundings,
    judged,
    learn_surroundings,
)
from palabre.engines.synthesis.writing import Material, write
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.kernel.typography import in_type

VERSION = "1"

WORDINGS: Mapping[str, Wording] = {"en": English(), "fr": French()}

Verify = Callable[[Statement], Statement]
Exchange = Callable[[str, Weights], Weights | None]


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a draft may look like; printed in the manifest.

    Parameters
    ----------
    words : int
        Length of all theme sections together; the whole stays under 8,500 words.
    words_per_theme : int
        Words under one theme when there are ten or more; with fewer, each may be longer,
        up to ``words_per_theme_most``, and hold more points of every kind.
    candidates_per_theme : int
        Points that enter the exact selection of a theme.
    per_voice_alone : int
        Points of one voice under the heading of a single session: often one talk.
    """

    version: str = VERSION
    words: int = 5_500
    words_per_theme: int = 480
    words_per_theme_most: int = 1_100
    candidates_per_theme: int = 160
    per_organisation: int = 3
    per_session: int = 3
    per_voice: int = 2
    per_voice_alone: int = 6
    claims: int = 6
    proposals: int = 4
    challenges: int = 4
    achievements: int = 4
    trends: int = 3
    figures: int = 2
    quotations: int = 1
    agreements: int = 10
    differences: int = 10
    differences_per_theme: int = 1
    commitments: int = 14
    futures: int = 8
    least_quality: float = 0.5
    least_quality_machine: float = 0.45
    least_worth: float = 0.75
    least_worth_of_few: float = 0.45
    least_worth_machine: float = 0.62
    least_worth_machine_proposal: float = 0.56
    least_worth_machine_proposed: float = 0.28
    least_worth_homeless: float = 0.64


DEFAULT = Configuration()


@dataclass(frozen=True, slots=True)
class Result:
    """A draft with the points behind it and the time of each step.

    Parameters
    ----------
    least_worth : float
        What was asked of a sentence that no machine wrote down; less where there are few.
    """

    draft: Draft
    points: tuple[Point, ...]
    selections: Mapping[str, Selection]
    timings_ms: Mapping[str, int]
    choices: Mapping[str, Choice] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    least_worth: float = 0.0


@dataclass(slots=True)
class _Clock:
    taken: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        taken = round(1000 * (time.perf_counter() - start))
        self.taken[name] = self.taken.get(name, 0) + taken


def draft(  # noqa: PLR0913 - each has a default that most callers keep
    corpus: Corpus,
    *,
    lang: str = "en",
    configuration: Configuration = DEFAULT,
    verify: Verify | None = None,
    prices: bool = True,
    kept: Cabinet | None = None,
    processes: int = 1,
    elsewhere: Mapping[str, Corpus] | None = None,
    exchange: Exchange | None = None,
) -> Result:
    """Draft the Chair's Summary of a corpus in English or French.

    Parameters
    ----------
    prices : bool
        Work out what each bound costs: half the time, and nothing the draft holds.
    verify : callable, optional
        The gate: returns a statement with checks and verdict.
    kept : Cabinet, optional
        Where what was worked out for each session is kept: the same draft, only sooner.
    processes : int
        How many may read what of a large corpus is not kept yet: for the shell.
    elsewhere : mapping of str to Corpus, optional
        The same corpus with its names in the other languages that a text is written in.
    exchange : callable, optional
        Gives what is told here to the draft in another language that is made at the same
        time, and returns what is told there; None where that has to be worked out.

    Raises Refused: ``language-not-written`` for an output language without wording.
    """
    wording, clock, conf = _wording(lang), _Clock(), configuration
    corpus = _without_single_group(_in_order(corpus))
    reader = _Reader(corpus, conf, kept, processes, clock)
    pool = reader.pool(lang, corpus)
    points, themes = pool.points, pool.themes
    for other in reader.others(lang):
        with clock.step(f"what “{other}” tells"):
            told = exchange(other, weights_of(points)) if exchange else None
            if told is None:
                there = (elsewhere or {}).get(other, corpus)
                told = weights_in(there, other, configuration=conf, kept=kept)
        points = told_in_both(points, told)
    accepts, verdicts = _gate_of(corpus, lang, kept)
    material = Material(corpus, themes, {}, wording, accepts)
    with Pricing(kept, is_asked=prices) as pricing:
        material = replace(material, priced=pricing.priced)
        choose = partial(_selections, points, themes, conf, pricing)
        (selections, choices), (sections, figures) = _fitted(material, choose, clock)
        selections = {key: pricing.priced(one) for key, one in selections.items()}
    verdicts.close()
    with clock.step("gate"):
        sections = _verified(sections, verify)
    title = _title(corpus.facts.name, lang)
    written = Draft(title, lang, sections, figures, asdict(conf))
    return Result(written, points, selections, clock.taken, choices, themes, pool.least)


@dataclass(frozen=True, slots=True)
class _Pool:
    """Everything that may be told in a language, weighed, and what was asked of it."""

    points: tuple[Point, ...]
    themes: tuple[Theme, ...]
    least: float


@dataclass(frozen=True, slots=True)
class _Reader:
    """What leads from the words of a corpus to what may be told of them."""

    corpus: Corpus
    conf: Configuration
    kept: Cabinet | None
    processes: int
    clock: _Clock

    def others(self, lang: str) -> list[str]:
        """Return the other languages in which what is told here was given as well."""
        given = {
            primary(each.lang)
            for one in self.corpus.interventions
            for each in one.translations
        }
        return sorted(
            other
            for other in WORDINGS
            if other != lang
            and {lang, other} & given
            and is_interpreted(self.corpus, (lang, other))
        )

    def pool(self, lang: str, corpus: Corpus) -> _Pool:
        """Return the points that can be told in a language, weighed.

        Parameters
        ----------
        corpus : Corpus
            With its names in that language.
        """
        read, kept, clock = rendered(corpus, lang), self.kept, self.clock
        sessions = by_session(read, with_digests=kept is not None)
        with clock.step("sentences"):
            analysis = analysed_by(sessions, lang, self.processes, kept)
        with clock.step("counts"):
            tallies = tallied(sessions, lang, kept)
        with clock.step("candidates"):
            names = learn_names(read, tallies)
            standing = of_known(analysis.standing, read)
            bare = named_candidates(standing, names, lang, kept)
            around = learn_surroundings(tallies)
            found, least = _kept(bare, around, self.conf, kept, lang)
        with clock.step("themes"):
            themes = themes_of(read, lang, tallies)
            stray, spread = self.conf.least_worth_homeless, around.spread
            if themes:
                themes, home = housed(read, themes, found, spread, lang, stray)
            else:
                themes, home = topic_themes(read, tallies, found, names)
            themes, home = gathered(themes, home, lang)
        with clock.step("points"):
            points = weighing.points_for(analysis.ties, found, home, read.sessions)
        return _Pool(points, themes, least)


_Chosen = tuple[dict[str, Selection], dict[str, Choice]]
_Written = tuple[tuple[Section, ...], tuple[StatedFigure, ...]]


def _fitted(
    material: Material, choose: Callable[..., _Chosen], clock: _Clock
) -> tuple[_Chosen, _Written]:
    """Return what was chosen and written in the widest room that holds the whole text."""
    room = Room()
    while True:
        with clock.step("selection"):
            chosen = choose(share=room.share)
        with clock.step("writing"):
            made = replace(material, selections=chosen[0], is_brief=room.is_brief)
            written = _spaced(*write(made), material.wording.lang)
        narrower = room.narrower(written[0])
        if narrower is None:
            return chosen, written
        room = narrower


def _wording(lang: str) -> Wording:
    wording = WORDINGS.get(lang)
    if wording is None:
        raise Refused("language-not-written", lang=lang, written=sorted(WORDINGS))
    return wording


def _title(name: str, lang: str) -> str:
    said = PHRASES[lang]
    title = said["title"].format(name=name) if name else said["title-bare"]
    return in_type(title, lang)


def weights_in(
    corpus: Corpus,
    lang: str,
    *,
    configuration: Configuration = DEFAULT,
    kept: Cabinet | None = None,
) -> Weights:
    """Return what can be told of a corpus in a language, as a draft in it weighs it."""
    corpus = _without_single_group(_in_order(corpus))
    reader = _Reader(corpus, configuration, kept, 1, _Clock())
    return weights_of(reader.pool(lang, corpus).points)


def _kept(
    standing: Iterable[Candidate],
    around: Surroundings,
    configuration: Configuration,
    kept: Cabinet | None,
    lang: str,
) -> tuple[list[Candidate], float]:
    """Return the candidates that read well and are worth their room, and what was asked."""
    weighed = judged(floors.legible(standing, configuration), around, kept, lang)
    fluent = floors.readable(weighed, around, configuration)
    least = floors.usual_worth(fluent, configuration)
    return floors.worthy(fluent, configuration, least), least


def _gate_of(
    corpus: Corpus, lang: str, kept: Cabinet | None
) -> tuple[Callable[[Statement], bool], Verdicts]:
    """Return whether a statement that joins several points would be verified.

    With it come the verdicts that it gave, for the caller to close.
    """
    interventions = {one.id: one for one in corpus.interventions}
    bodies = bodies_of(corpus.interventions)
    known = (lang, corpus.sessions, bodies)
    verdicts = Verdicts(
        kept, "joined", lang=lang, known=known, interventions=interventions
    )
    judged = verdicts.by(
        partial(
            gate.verify,
            interventions=interventions,
            lang=lang,
            sessions=corpus.sessions,
            bodies=bodies,
        )
    )

    def accepts(statement: Statement) -> bool:
        return judged(statement).verdict is Verdict.VERIFIED

    return accepts, verdicts


def _in_order(corpus: Corpus) -> Corpus:
    return replace(
        corpus,
        sessions=tuple(sorted(corpus.sessions, key=lambda one: one.code)),
        interventions=tuple(
            sorted(
                corpus.interventions, key=lambda one: (one.session, one.order, one.id)
            )
        ),
    )


def _without_single_group(corpus: Corpus) -> Corpus:
    """Return the corpus without groups when all voices are of one: it would say nothing."""
    if len({one.voice.group for one in corpus.interventions} - {""}) > 1:
        return corpus
    if len({one.voice.key for one in corpus.interventions}) < _ENOUGH_VOICES:
        return corpus
    interventions = tuple(
        replace(one, voice=replace(one.voice, group="")) if one.voice.group else one
        for one in corpus.interventions
    )
    return replace(corpus, interventions=interventions)


_ENOUGH_VOICES = 20


def _selections(
    points: Sequence[Point],
    themes: Sequence[Theme],
    conf: Configuration,
    pricing: Pricing,
    *,
    share: float,
) -> _Chosen:
    """Return what stands under each theme and section, and what competed for it.

    Parameters
    ----------
    share : float
        Part of their usual length that all may have.
    """
    choices: dict[str, Choice] = {}

    def chosen_of(key: str, best: list[Point], bounds: Bounds) -> Selection:
        pairs = tuple(weighing.too_like(best))
        choices[key] = Choice(tuple(best), bounds, pairs)
        return pricing.selected(key, best, bounds, pairs)

    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        if point.theme:
            by_theme[point.theme].append(point)
    words = round(share * _words_per_theme(conf, len(themes)))
    chosen: dict[str, Selection] = {}
    told: list[Point] = []
    for theme in themes:
        bounds = _bounds(conf, words, theme)
        mine = [
            p
            for p in weighing.untold(by_theme[theme.key], told)
            if p.lead.act.function in bounds.at_most
        ]
        if theme.is_found:
            bounds = replace(bounds, per_session=_per_session(conf, words, mine))
        best = weighing.shortlist(mine, conf.candidates_per_theme)
        chosen[theme.key] = chosen_of(theme.key, best, bounds)
        told += chosen[theme.key].points
    used = {point.id for one in chosen.values() for point in one.points}
    for key, functions, usual in (
        ("agreement", {Function.AGREEMENT}, conf.agreements),
        ("difference", {Function.DIFFERENCE}, conf.differences),
        ("commitments", {Function.COMMITMENT}, conf.commitments),
        ("future", {Function.PROPOSAL}, _futures(conf, themes)),
    ):
        rest = [
            p for p in points if p.lead.act.function in functions and p.id not in used
        ]
        best = weighing.shortlist(
            weighing.untold(rest, told), conf.candidates_per_theme
        )
        most = max(1, round(share * usual))
        caps = Bounds(most * 34, 2, 2, 1, dict.fromkeys(functions, most), 0, 0)
        chosen[key] = chosen_of(key, best, caps)
        told += chosen[key].points
    return chosen, choices


def _futures(conf: Configuration, themes: Sequence[Theme]) -> int:
    """Return the most points of where it leads: more with those of other matters."""
    has_rest = any(theme.key == OTHER_MATTERS for theme in themes)
    return conf.futures + has_rest * conf.proposals


def _words_per_theme(conf: Configuration, n_themes: int) -> int:
    return max(160, min(conf.words_per_theme_most, conf.words // max(1, n_themes)))


def _bounds(conf: Configuration, words: int, theme: Theme) -> Bounds:
    n_sessions = len(theme.sessions)
    is_talk = theme.is_found and n_sessions == 1

    def most(usual: int) -> int:
        """Return the most points of a kind: more in a longer or a larger theme."""
        more = usual * words / conf.words_per_theme
        return max(1, round(more)) + min(usual // 2, n_sessions // 8)

    total = conf.claims + conf.proposals + conf.challenges + conf.achievements
    # what no heading gathers leads somewhere as well: it stands where the text ends
    proposals = 0 if theme.key == OTHER_MATTERS else most(conf.proposals)
    return Bounds(
        words,
        conf.per_organisation,
        max(conf.per_session, 2 * total // max(1, n_sessions)),
        conf.per_voice_alone if is_talk else conf.per_voice,
        {
            Function.CLAIM: most(conf.claims),
            Function.PROPOSAL: proposals,
            Function.CHALLENGE: most(conf.challenges),
            Function.ACHIEVEMENT: most(conf.achievements),
            Function.TREND: conf.trends,
            Function.DIFFERENCE: conf.differences_per_theme,
            Function.FIGURE: conf.figures,
        },
        quotations=conf.quotations,
    )


def _per_session(conf: Configuration, words: int, points: Sequence[Point]) -> int:
    """Return the most points of a session where few of a theme's have anything to tell.

    A programme tells which sessions a theme has; where they were found to be like each
    other, those that tell nothing take no room from the others.
    """
    usual = conf.claims + conf.proposals + conf.challenges + conf.achievements
    total = usual * words // conf.words_per_theme
    telling = {point.lead.sentence.source.session for point in points}
    return max(conf.per_session, 2 * total // max(1, len(telling)))


def _spaced(
    sections: tuple[Section, ...], figures: tuple[StatedFigure, ...], lang: str
) -> _Written:
    """Return sections and figures with the spaces of the language unbreakable."""
    return (
        tuple(
            replace(
                section,
                title=in_type(section.title, lang),
                statements=tuple(
                    replace(one, text=in_type(one.text, lang))
                    for one in section.statements
                ),
            )
            for section in sections
        ),
        tuple(
            replace(one, definition=in_type(one.definition, lang)) for one in figures
        ),
    )


def _verified(
    sections: tuple[Section, ...], verify: Verify | None
) -> tuple[Section, ...]:
    if verify is None:
        return sections
    return tuple(
        replace(section, statements=tuple(verify(one) for one in section.statements))
        for section in sections
    )


def functions_of(points: Sequence[Point]) -> Counter[str]:
    """Return how many points do what; for the manifest and benchmarks."""
    return Counter(str(point.lead.act.function) for point in points)
