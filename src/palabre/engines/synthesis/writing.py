"""Sections and paragraphs: what stands where, in which order, with which opening."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import closing, opening
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    StatedFigure,
)
from palabre.engines.synthesis.draft import Section, Statement
from palabre.engines.synthesis.heard import heard_in, large_groups
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import DEFINITIONS, PHRASES, amount
from palabre.engines.synthesis.prose import (
    common_to,
    grouped,
    relation,
    same_voice,
    shares,
)
from palabre.engines.synthesis.shapes import Point, Selection, Speech, Theme
from palabre.engines.synthesis.tallies import are_all_spoken, voice_of
from palabre.engines.synthesis.telling import (
    alone,
    said_again,
    session_title,
    speech_of,
    statement_together,
    tell_together,
    teller_of,
    told_apart,
    with_lead,
)
from palabre.engines.synthesis.themes import OTHER_MATTERS
from palabre.engines.synthesis.translated import with_translation
from palabre.engines.synthesis.wording import Wording, is_quotable
from palabre.kernel.numbers import format_number
from palabre.kernel.typography import curled

PARAGRAPHS: tuple[tuple[Function, ...], ...] = (
    (Function.CLAIM, Function.FIGURE),
    (Function.ACHIEVEMENT,),
    (Function.CHALLENGE,),
    (Function.TREND,),
    (Function.DIFFERENCE,),
    (Function.PROPOSAL,),
)
"""From what was stressed to where it leads; one paragraph each."""

MAX_IN_PARAGRAPH = 6


def _accepts_all(_: Statement) -> bool:
    return True


def _as_it_is(selection: Selection) -> Selection:
    return selection


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a text is written from.

    Parameters
    ----------
    accepts : callable
        Whether a sentence made of several points would pass the gate; one that would
        not is written as several.
    named : frozenset of str
        Groups large enough to be named beside others.
    priced : callable
        Gives a selection with what its bounds cost: asked for the annexes alone, while
        it may still be worked out.
    is_brief : bool
        What is said of each theme in the annexes is said of all in one sentence.
    """

    corpus: Corpus
    themes: tuple[Theme, ...]
    selections: Mapping[str, Selection]
    wording: Wording
    accepts: Callable[[Statement], bool] = _accepts_all
    named: frozenset[str] = frozenset()
    priced: Callable[[Selection], Selection] = _as_it_is
    is_brief: bool = False


def write(material: Material) -> tuple[tuple[Section, ...], tuple[StatedFigure, ...]]:
    """Return the sections of the text and the figures they use."""
    pad = Pad()
    material = replace(material, named=large_groups(material.corpus))
    opening.write(pad, material.corpus, material.wording)
    for number, theme in enumerate(material.themes, 1):
        _theme(pad, material, theme, number)
    for key in ("agreement", "difference", "commitments", "future"):
        _flat(pad, material, key)
    closing.write(pad, material)
    pad.finish()
    return tuple(pad.sections), tuple(pad.figures[key] for key in sorted(pad.figures))


def _theme(pad: Pad, material: Material, theme: Theme, number: int) -> None:
    selection = material.selections.get(theme.key)
    if selection is None or not selection.points:
        return
    pad.start(f"theme:{theme.key}", theme.name, f"T{number:02d}")
    pad.new_paragraph()
    n_heard = _opening(pad, material, theme, number)
    if theme.joined:
        _joined(pad, material, theme)
    saying = _Saying(
        n_heard, common_to(selection.points), is_by_session=theme.key == OTHER_MATTERS
    )
    if saying.is_by_session:
        _session_by_session(pad, material, selection.points, saying)
        return
    for functions in PARAGRAPHS:
        chosen = [p for p in selection.points if p.lead.act.function in functions]
        _paragraph(pad, material, ordered(chosen), functions[0], saying)


def _session_by_session(
    pad: Pad, material: Material, points: Sequence[Point], saying: "_Saying"
) -> None:
    """Tell what each session brought in one breath, the sessions of like matters together.

    Where no heading gathers them, a paragraph for each kind of point would name every
    session again and again.
    """
    place = {function: at for at, kind in enumerate(PARAGRAPHS) for function in kind}
    by_session: dict[str, list[Point]] = defaultdict(list)
    for point in ordered(points):
        by_session[_session(point)].append(point)
    told = [
        sorted(mine, key=lambda point: place[point.lead.act.function])
        for mine in by_session.values()
    ]
    sayer, length = _Sayer(pad, material, saying), paragraph_length(len(points))
    here: list[Point] = []
    for mine in told:
        if here and len(here) + len(mine) > max(length, MAX_IN_PARAGRAPH):
            sayer.say(here, "")
            pad.new_paragraph()
            here = []
        here += mine
    sayer.say(here, "")


@dataclass(frozen=True, slots=True)
class _Saying:
    """What the sentences of a section share.

    Parameters
    ----------
    common : frozenset of str
        Stems that so many points hold that they tie none together.
    is_placed : bool
        The session of a report is said.
    is_by_session : bool
        The session is said wherever another one spoke before: no heading tells of what.
    is_of_a_kind : bool
        An opening says what all points are (challenges, the way forward): one may add
        to another. Elsewhere who heard "also" would look for what it adds to.
    """

    n_heard: int
    common: frozenset[str] = frozenset()
    is_placed: bool = False
    is_by_session: bool = False
    is_of_a_kind: bool = False


def _opening(pad: Pad, material: Material, theme: Theme, number: int) -> int:
    """Tell in how many sessions a theme was taken up; return its voices."""
    lang = material.wording.lang
    n_voices = len(heard_in(material.corpus, theme.sessions))
    n_sessions = len(theme.sessions)
    sessions = _figure(theme, "sessions", n_sessions, lang)
    heard = _figure(theme, "voices", n_voices, lang)
    if theme.n_voices:
        used = _figure(theme, "used", theme.n_voices, lang)
        _say(pad, lang, "topic", {"voices": used}, term=theme.terms[0])
    elif not n_voices and _is_spoken(material.corpus, theme.sessions):
        _say(pad, lang, "theme-unnamed", {"sessions": sessions})
    elif not n_voices and n_sessions == 1:
        _say(pad, lang, "theme-report", {"sessions": sessions})
    elif not n_voices:
        _say(pad, lang, "theme-reports", {"sessions": sessions})
    elif n_sessions == 1:
        key = "theme-session" if theme.is_found else "theme-one"
        _say(pad, lang, key, {"voices": heard})
    else:
        some = (
            "theme" if are_all_spoken(material.corpus, theme.sessions) else "theme-some"
        )
        key = "theme-found" if theme.is_found else f"{some}{_VARIANTS[number % 3]}"
        _say(pad, lang, key, {"sessions": sessions, "voices": heard})
    return n_voices


def _joined(pad: Pad, material: Material, theme: Theme) -> None:
    """Name the smaller themes that are told together under one heading."""
    lang = material.wording.lang
    names: list[str] = []
    for name in theme.joined:
        if sum(len(one.split()) for one in (*names, name)) > MOST_WORDS_OF_NAMES:
            break
        names.append(name)
    n_more = len(theme.joined) - len(names)
    told = PHRASES[lang]["between"].join(names)
    if not n_more:
        pad.say(PHRASES[lang]["joined"].format(themes=told))
        return
    definition = DEFINITIONS[lang]["theme-others"].format(theme=theme.name)
    figure = StatedFigure(f"theme:{theme.key}:others", n_more, definition, "corpus")
    n = format_number(n_more, lang)
    pad.say(PHRASES[lang]["joined-more"].format(themes=told, n=n), figure)


MOST_WORDS_OF_NAMES = 300
"""Words of the names of themes that are told together; the rest are counted."""

_VARIANTS = ("-3", "", "-2")
"""How the opening of one theme differs from that of the next."""


def _is_spoken(corpus: Corpus, sessions: Iterable[str]) -> bool:
    """Tell whether there are words as they were spoken in sessions."""
    wanted = set(sessions)
    return any(
        one.session in wanted and one.kind != RecordKind.REPORT
        for one in corpus.interventions
    )


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
    saying: _Saying,
) -> None:
    if not points:
        return
    leads = material.wording.leads.get(str(function), ("",))
    if function != Function.CLAIM:
        pad.new_paragraph()
    saying = replace(saying, is_of_a_kind=function != Function.CLAIM)
    sayer = _Sayer(pad, material, saying)
    length = paragraph_length(len(points))
    for start in range(0, len(points), length):
        if start:
            pad.new_paragraph()
        openings = material.wording.leads["further"] if start else leads
        lead = openings[pad.paragraph % len(openings)]
        lead = "" if _tells_itself(points[start]) else lead
        sayer.say(points[start : start + length], lead)


def _tells_itself(point: Point) -> bool:
    """Tell whether a difference says that views differed: no opening need say so too."""
    reported = point.lead.reported
    is_difference = point.lead.act.function == Function.DIFFERENCE
    return (
        is_difference
        and reported is not None
        and reported.speech in {Speech.IN_SESSION, Speech.AS_IT_STANDS}
    )


class _Sayer:
    """Says points in sentences, each tied to the one before where it is."""

    def __init__(self, pad: Pad, material: Material, saying: _Saying) -> None:
        self.pad = pad
        self.material = material
        self.saying = saying
        self.sessions = {one.code: one for one in material.corpus.sessions}

    def say(
        self, points: Sequence[Point], lead: str, before: Sequence[Point] = ()
    ) -> None:
        """Say points after an opening; ``before`` stands in the paragraph already.

        Of points of a kind, under one theme, the third may add to those before it.
        """
        told = list(before)
        last = "tied"
        for number, together in enumerate(grouped(points, self.saying.common)):
            tie = ""
            if number and last == "":
                tie = self._tie(self._relation(told[-1], together[0], number))
            last = tie if number else "opened" if lead else ""
            # under another heading nobody is "another" of those before it
            known = told if number or not lead else []
            self._put(together, known, tie if number else lead)
            told.extend(together)

    def _relation(self, before: Point, point: Point, number: int) -> str:
        """Return how a point stands to the one before; the third of a kind may add to it."""
        found = relation(before, point, self.saying.common)
        is_third = number == _ADDED and self.saying.is_of_a_kind
        if not found and is_third and shares(before, point, self.saying.common):
            return "addition"
        return found

    def _tie(self, kind: str) -> str:
        """Return what ties a point to the one before; "" may be one of the ways."""
        words = self.material.wording.leads.get(kind, ("",))
        return words[self.pad.paragraph % len(words)]

    def _put(
        self, together: tuple[Point, ...], told: Sequence[Point], lead: str
    ) -> None:
        made = self._made(together, told, lead)
        may_join = self.material.accepts(made) and not self._is_apart(together)
        if len(together) == 1 or may_join:
            self._keep(made, together[0])
            return
        for number, point in enumerate(together):
            before = [*told, *together[:number]]
            self._keep(self._made((point,), before, "" if number else lead), point)

    def _is_apart(self, together: Sequence[Point]) -> bool:
        """Tell whether points come from sessions that must each be said.

        What two sessions agreed, each by itself, is no one agreement.
        """
        is_agreed = together[0].lead.act.function == Function.AGREEMENT
        is_each = self.saying.is_by_session or is_agreed
        return is_each and len(set(map(_session, together))) > 1

    def _where(self, point: Point, told: Sequence[Point]) -> str:
        """Return the opening that says the session, where another one spoke before."""
        if not self.saying.is_by_session:
            return ""
        if told and _session(told[-1]) == _session(point):
            return ""
        source = point.lead.sentence.source
        if source.kind == RecordKind.REPORT:
            return ""  # what a rapporteur filed tells of its session itself
        title = session_title(self.sessions.get(source.session), source)
        openings = self.material.wording.leads["in-session"]
        opening = openings[len(told) % len(openings)]
        return opening.format(session=title) if is_quotable(title) else ""

    def _keep(self, made: Statement, point: Point) -> None:
        self.pad.put(made)
        self.pad.said[_verb(point)] += 1

    def _may_add(self, text: str) -> bool:
        """Tell whether a sentence can open with "in addition".

        Not where it or the one before it says so already, nor where one voice is told:
        it would crown what many said.
        """
        before = self.pad.here[-1] if self.pad.here else ""
        is_told = _ADDS.search(text) or _ADDS.search(before)
        return bool(_IMPERSONAL.match(text)) and not is_told

    def _times(self, point: Point) -> int:
        """Return how often the verb of a point stands in the text already."""
        return self.pad.said[_verb(point)]

    def _made(
        self, together: tuple[Point, ...], told: Sequence[Point], lead: str
    ) -> Statement:
        where = self._where(together[0], told)
        here = of_session(together[0], told) if self.saying.is_by_session else told
        teller = teller_of(together[0], self.sessions, self.saying.n_heard, here)
        teller = replace(
            teller,
            turn=len(told),
            offset=self._times(together[0]) - len(told),
            is_placed=self.saying.is_placed,
            is_impersonal=not same_voice(together),
            is_tied=bool(lead or where) or not self.saying.is_of_a_kind,
            before=self.pad.last,
        )
        if teller.counts.voices > 1 and not self.material.named.issuperset(
            teller.groups
        ):
            teller = replace(teller, groups=())  # the others would not be all
        teller = told_apart(teller, self.material.wording, self.pad.here)
        text = tell_together(together, teller, self.material.wording)
        is_added = lead in self.material.wording.leads["addition"]
        if is_added or not lead:  # under another theme nobody asks "also"
            text = said_again(text, self.pad.here, self.material.wording.lang)
        if is_added and not self._may_add(text):
            lead = ""
        made = statement_together(
            together,
            with_lead(with_lead(text, where), lead),
            id_=self.pad.next_id(),
            section=self.pad.section,
            paragraph=self.pad.paragraph,
        )
        first = together[0].lead
        if first.reported is not None:
            return made
        return with_translation(made, first.sentence, self.material.wording.lang)


_ADDED = 2
"""Sentences after which "in addition" tells that a row goes on."""
_ADDS = re.compile(r"\b(?:also|another|également|en outre|une? autre)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(
    r"(?:it was|the point was|il a été|l['’](?:avis|accent) a été)\b", re.IGNORECASE
)


def _session(point: Point) -> str:
    return point.lead.sentence.source.session


def of_session(point: Point, told: Sequence[Point]) -> Sequence[Point]:
    """Return the points told last that are of a point's session.

    Where the session is said, a speaker of one is no "other speaker" of the next.
    """
    turned = reversed(range(len(told)))
    away = (at for at in turned if _session(told[at]) != _session(point))
    return told[next(away, -1) + 1 :]


def _verb(point: Point) -> str:
    """Return the kind of verb that tells a point."""
    reported = point.lead.reported
    return str(speech_of(point, reported)) if reported else ""


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
        shared += _SAME_SESSION
    if here.kind != RecordKind.REPORT and voice_of(here) == voice_of(there):
        shared += _SAME_VOICE
    return round(shared, 6)


_SAME_SESSION = 0.1
_SAME_VOICE = 0.3
"""What binds sentences beside their words; who reads "it was noted" sees no session."""


def _heading(key: str, selection: Selection) -> str:
    """Return the heading: agreement only where a session reported it."""
    is_reported = any(
        point.lead.sentence.source.kind == RecordKind.REPORT
        for point in selection.points
    )
    return "support" if key == "agreement" and not is_reported else key


def _flat(pad: Pad, material: Material, key: str) -> None:
    selection = material.selections.get(key)
    if selection is None or not selection.points:
        return
    title = material.wording.headings[_heading(key, selection)]
    pad.start(key, title, key[:1].upper())
    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in selection.points:
        by_theme[point.theme].append(point)
    names = {one.key: one.name for one in material.themes if not one.is_found}
    # where no programme names the themes, nothing else tells of what a point speaks
    is_by_session = not names and len(material.corpus.sessions) > 1
    saying = _Saying(0, is_placed=key != "future", is_by_session=is_by_session)
    sayer = _Sayer(pad, material, saying)
    pad.new_paragraph()
    before: list[Point] = []
    for theme in (*[one.key for one in material.themes], ""):
        mine = ordered(by_theme.get(theme, []))
        if not mine:
            continue
        if len(before) + len(mine) > MAX_IN_PARAGRAPH and before:
            pad.new_paragraph()
            before = []
        under = material.wording.leads["under"][0]
        lead = under.format(theme=curled(names[theme])) if theme in names else ""
        sayer.say(mine, lead, before)
        before.extend(mine)
