"""Points that are not in the text: why, and the sentence that would tell each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.corpus import Corpus, Function, SessionFacts
from palabre.engines.synthesis.engine import DEFAULT, WORDINGS, Configuration, Result
from palabre.engines.synthesis.shapes import Point
from palabre.engines.synthesis.telling import alone, statement, tell, teller_of
from palabre.engines.synthesis.translated import with_translation
from palabre.kernel.typography import in_type
from palabre.stages.outcomes.states import LeftOut

KEPT_PER_THEME = 30
"""Points of a theme, weightiest first, that a person may take in."""

MOST = {
    Function.CLAIM: "claims",
    Function.PROPOSAL: "proposals",
    Function.CHALLENGE: "challenges",
    Function.ACHIEVEMENT: "achievements",
    Function.TREND: "trends",
    Function.FIGURE: "figures",
    Function.COMMITMENT: "commitments",
    Function.AGREEMENT: "agreements",
    Function.DIFFERENCE: "differences",
}
"""Bounds of the engine's configuration by function."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A point that was left out, ready to be taken in."""

    point: Point
    told: str
    why: LeftOut
    cites: tuple[tuple[str, int, int, str, str], ...]


def offers(
    result: Result,
    corpus: Corpus,
    used: set[str],
    lang: str,
    configuration: Configuration = DEFAULT,
) -> Iterator[Offer]:
    """Yield the best points of each theme that the text does not use.

    Parameters
    ----------
    used : set of str
        Ids of the points that stand in the text.
    """
    sessions = {one.code: one for one in corpus.sessions}
    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in result.points:
        by_theme[point.theme].append(point)
    for theme in sorted(by_theme):
        ranked = sorted(by_theme[theme], key=lambda one: (-one.weight, one.id))
        chosen = [one for one in ranked if one.id in used]
        rest = [one for one in ranked if one.id not in used][:KEPT_PER_THEME]
        reasons = _reasons(chosen, rest, configuration)
        for point in rest:
            yield _offer(point, reasons[point.id], sessions, lang)


def _offer(
    point: Point, why: LeftOut, sessions: dict[str, SessionFacts], lang: str
) -> Offer:
    single = alone(point)
    text = tell(single, teller_of(single, sessions, 0, ()), WORDINGS[lang])
    told = statement(single, text, id_=point.id, section=point.theme, paragraph=0)
    if single.lead.reported is None:
        told = with_translation(told, single.lead.sentence, lang)
    cites = tuple(
        (one.intervention, one.start, one.end, one.quote, one.link)
        for one in told.cites
    )
    return Offer(point, in_type(told.text, lang), why, cites)


def _reasons(
    chosen: Sequence[Point], rest: Sequence[Point], bounds: Configuration
) -> dict[str, LeftOut]:
    """Return the first bound that each point would break; else others weighed more."""
    standing = {one.id for one in chosen}
    alike = {
        other
        for one, another in weighing.too_like([*chosen, *rest])
        for here, other in ((one, another), (another, one))
        if here in standing
    }
    voices = Counter(_voice(one) for one in chosen)
    bodies = Counter(_body(one) for one in chosen)
    rooms = Counter(_session(one) for one in chosen)
    kinds = Counter(one.lead.act.function for one in chosen)

    def why(point: Point) -> LeftOut:
        function = point.lead.act.function
        if point.id in alike:
            return LeftOut.LIKENESS
        if _voice(point) and voices[_voice(point)] >= bounds.per_voice:
            return LeftOut.VOICE
        if _body(point) and bodies[_body(point)] >= bounds.per_organisation:
            return LeftOut.ORGANISATION
        if rooms[_session(point)] >= bounds.per_session:
            return LeftOut.SESSION
        if kinds[function] >= _most(bounds, function):
            return LeftOut.FUNCTION
        return LeftOut.LENGTH

    return {point.id: why(point) for point in rest}


def _most(bounds: Configuration, function: Function) -> int:
    name = MOST.get(function)
    return int(getattr(bounds, name)) if name else 0


def _voice(point: Point) -> str:
    return point.lead.sentence.source.voice.key


def _body(point: Point) -> str:
    return point.lead.sentence.source.voice.organisation


def _session(point: Point) -> str:
    return point.lead.sentence.source.session
