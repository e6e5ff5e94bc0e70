"""Sections and paragraphs: what stands where, in which order, with which opening."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import closing, opening
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    SessionFacts,
    StatedFigure,
)
from palabre.engines.synthesis.draft import Section
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import DEFINITIONS, PHRASES, amount
from palabre.engines.synthesis.shapes import Point, Selection, Theme
from palabre.engines.synthesis.telling import (
    alone,
    statement,
    tell,
    teller_of,
    with_lead,
)
from palabre.engines.synthesis.themes import voice_of
from palabre.engines.synthesis.wording import Wording

PARAGRAPHS: tuple[tuple[Function, ...], ...] = (
    (Function.CLAIM, Function.FIGURE),
    (Function.ACHIEVEMENT,),
    (Function.CHALLENGE,),
    (Function.TREND,),
    (Function.PROPOSAL,),
)
"""From what was stressed to where it leads; one paragraph each."""

MAX_IN_PARAGRAPH = 6


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a text is written from."""

    corpus: Corpus
    themes: tuple[Theme, ...]
    selections: Mapping[str, Selection]
    wording: Wording
    terms: Mapping[str, tuple[str, ...]]


def write(material: Material) -> tuple[tuple[Section, ...], tuple[StatedFigure, ...]]:
    """Return the sections of the text and the figures they use."""
    pad = Pad()
    opening.write(pad, material.corpus, material.wording)
    for number, theme in enumerate(material.themes, 1):
        _theme(pad, material, theme, number)
    for key in ("agreement", "difference", "commitments", "future"):
        _flat(pad, material, key)
    closing.write(pad, material)
    pad.finish()
    return tuple(pad.sections), tuple(pad.figures[key] for key in sorted(pad.figures))


def heard_in(corpus: Corpus, sessions: Iterable[str]) -> set[str]:
    """Return the distinct voices that took the floor in sessions."""
    wanted = set(sessions)
    return {
        voice_of(one)
        for one in corpus.interventions
        if one.session in wanted
        and one.voice.is_counted
        and one.kind != RecordKind.REPORT
    }


def _theme(pad: Pad, material: Material, theme: Theme, number: int) -> None:
    selection = material.selections.get(theme.key)
    if selection is None or not selection.points:
        return
    pad.start(f"theme:{theme.key}", theme.name, f"T{number:02d}")
    pad.new_paragraph()
    n_heard = _opening(pad, material, theme)
    for functions in PARAGRAPHS:
        chosen = [p for p in selection.points if p.lead.act.function in functions]
        _paragraph(pad, material, ordered(chosen), functions[0], n_heard)


def _opening(pad: Pad, material: Material, theme: Theme) -> int:
    """Tell in how many sessions a theme was taken up; return its voices."""
    lang = material.wording.lang
    n_voices = len(heard_in(material.corpus, theme.sessions))
    n_sessions = len(theme.sessions)
    sessions = _figure(theme, "sessions", n_sessions, lang)
    heard = _figure(theme, "voices", n_voices, lang)
    if theme.n_voices:
        used = _figure(theme, "used", theme.n_voices, lang)
        _say(pad, lang, "topic", {"voices": used}, term=theme.terms[0])
    elif not n_voices:
        _say(pad, lang, "theme-reports", {"sessions": sessions})
    elif n_sessions == 1:
        _say(pad, lang, "theme-one", {"voices": heard})
    else:
        key = "theme-found" if theme.is_found else "theme"
        _say(pad, lang, key, {"sessions": sessions, "voices": heard})
    return n_voices


def _figure(theme: Theme, key: str, value: int, lang: str) -> StatedFigure:
    definition = DEFINITIONS[lang][f"theme-{key}"].format(theme=theme.name)
    id_ = f"theme:{theme.key}:{key}"
    return StatedFigure(id_, value, definition, "corpus", theme.name)


def _say(
    pad: Pad, lang: str, key: str, figures: Mapping[str, StatedFigure], **more: str
) -> None:
    """Say a sentence of the house around counted figures, with a capital."""
    shown = {
        noun: amount(figure.value, noun, lang, is_written=True)
        for noun, figure in figures.items()
    }
    text = PHRASES[lang][key].format(**shown, **more)
    pad.say(text[:1].upper() + text[1:], *figures.values())


def _paragraph(
    pad: Pad,
    material: Material,
    points: Sequence[Point],
    function: Function,
    n_heard: int,
) -> None:
    if not points:
        return
    leads = material.wording.leads.get(str(function), ("",))
    sessions = {one.code: one for one in material.corpus.sessions}
    if function != Function.CLAIM:
        pad.new_paragraph()
    before: list[Point] = []
    length = paragraph_length(len(points))
    for place, point in enumerate(points):
        if place and place % length == 0:
            pad.new_paragraph()
            before = []
        text = tell(
            point, teller_of(point, sessions, n_heard, before), material.wording
        )
        if place == 0:
            text = with_lead(text, leads[pad.paragraph % len(leads)])
        pad.put(
            statement(
                point,
                text,
                id_=pad.next_id(),
                section=pad.section,
                paragraph=pad.paragraph,
            )
        )
        before.append(point)


def paragraph_length(n_points: int) -> int:
    """Return the points of each paragraph, so that the last is not left alone.

    Examples
    --------
    >>> paragraph_length(6), paragraph_length(8)
    (6, 4)
    """
    n_paragraphs = max(1, -(-n_points // MAX_IN_PARAGRAPH))
    return max(1, -(-n_points // n_paragraphs))


def ordered(points: Sequence[Point]) -> list[Point]:
    """Return points so that neighbours share words and speakers; the weightiest first."""
    rest = sorted(
        (alone(point) for point in points), key=lambda point: (-point.weight, point.id)
    )
    if not rest:
        return []
    chain = [rest.pop(0)]
    while rest:
        last = chain[-1]
        best = min(rest, key=lambda point: (-_nearness(last, point), point.id))
        rest.remove(best)
        chain.append(best)
    return chain


def _nearness(one: Point, other: Point) -> float:
    first, second = set(one.lead.stems), set(other.lead.stems)
    shared = len(first & second) / max(1, min(len(first), len(second)))
    here, there = one.lead.sentence.source, other.lead.sentence.source
    if here.session == there.session:
        shared += 0.2
    if voice_of(here) == voice_of(there):
        shared += 0.2
    return round(shared, 6)


def _flat(pad: Pad, material: Material, key: str) -> None:
    selection = material.selections.get(key)
    if selection is None or not selection.points:
        return
    pad.start(key, material.wording.headings[key], key[:1].upper())
    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in selection.points:
        by_theme[point.theme].append(point)
    sessions: dict[str, SessionFacts] = {
        one.code: one for one in material.corpus.sessions
    }
    names = {one.key: one.name for one in material.themes if not one.is_found}
    told: set[str] = set()
    pad.new_paragraph()
    before: list[Point] = []
    for theme in (*[one.key for one in material.themes], ""):
        for point in ordered(by_theme.get(theme, [])):
            if len(before) == MAX_IN_PARAGRAPH:
                pad.new_paragraph()
                before = []
            teller = teller_of(point, sessions, 0, before)
            text = tell(point, teller, material.wording)
            if theme in names and theme not in told:
                under = material.wording.leads["under"][0]
                text = with_lead(text, under.format(theme=names[theme]))
                told.add(theme)
            pad.put(
                statement(
                    point, text, id_=pad.next_id(), section=key, paragraph=pad.paragraph
                )
            )
            before.append(point)
