"""What each session says by itself: sentences that stand alone, and who supports whom.

It depends on nothing but the session's own words, so it can be kept from one draft to
the next; what is kept is read back as the very same values, or worked out again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from palabre.engines.formats.cabinet import Cabinet, Plain
from palabre.engines.synthesis.candidates import Standing, standing
from palabre.engines.synthesis.corpus import Function, Intervention
from palabre.engines.synthesis.points import Tie, ties_of
from palabre.engines.synthesis.sentences import Sentence, sentences_of
from palabre.engines.synthesis.session_keys import SessionTurns, content
from palabre.engines.synthesis.shapes import Act, Reported, Speech
from palabre.kernel.spans import Span

KIND = "session"
TURNS = "turns"
"""Drawers of the cabinet: whole sessions, and the turns of each session as last read."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The sentences that may stand in a text, and those tied to a speaker."""

    standing: tuple[Standing, ...]
    ties: tuple[Tie, ...]


def analysed(
    sessions: Iterable[SessionTurns], lang: str, kept: Cabinet | None = None
) -> Analysis:
    """Return the analysis of sessions in their order, that of turns and text.

    Parameters
    ----------
    lang : str
        Language of the text to write.
    kept : Cabinet, optional
        Where the analysis of a session is looked for, and left.
    """
    return joined(_session(one, lang, kept) for one in sessions)


def is_kept(one: SessionTurns, lang: str, kept: Cabinet) -> bool:
    """Tell whether the analysis of a session lies in a cabinet."""
    return kept.holds(KIND, [lang.encode(), one.digest])


def _session(one: SessionTurns, lang: str, kept: Cabinet | None) -> Analysis:
    if kept is None:
        return joined(_worked_out(turn, lang) for turn in one.turns)
    made_from = [lang.encode(), one.digest]
    found = read_back(kept.recall(KIND, made_from), one.turns)
    if found is None:
        found = _turn_by_turn(one, lang, kept)
        kept.keep(KIND, made_from, plain_of(found))
    return found


def _turn_by_turn(one: SessionTurns, lang: str, kept: Cabinet) -> Analysis:
    """Return the analysis of a session that changed: only its new turns are read."""
    made_from = [lang.encode(), one.code.encode("utf-8", "surrogatepass")]
    before = kept.recall(TURNS, made_from)
    known = before if isinstance(before, dict) else {}
    left: dict[str, Plain] = {}
    found = []
    for turn in one.turns:
        key = content((replace(turn, id="", order=0),)).hex()
        plain = known.get(key)
        analysis = read_back(_placed(plain, turn.id), (turn,))
        if analysis is None:
            analysis = _worked_out(turn, lang)
            plain = plain_of(analysis)
        left[key] = plain
        found.append(analysis)
    kept.keep(TURNS, made_from, left)
    return joined(found)


def _placed(plain: Any, id_: str) -> Plain:
    """Return the analysis of a turn as that of the turn with an id."""
    try:
        held, ties = plain
        return [
            [[[id_, *sentence[1:]], *rest] for sentence, *rest in held],
            [[id_, *rest] for _, *rest in ties],
        ]
    except (TypeError, ValueError):
        return None


def joined(found: Iterable[Analysis]) -> Analysis:
    """Return the analyses of several sessions as one."""
    found = tuple(found)
    return Analysis(
        tuple(one for each in found for one in each.standing),
        tuple(one for each in found for one in each.ties),
    )


def _worked_out(turn: Intervention, lang: str) -> Analysis:
    sentences = sentences_of(turn)
    judged = (standing(one, lang) for one in sentences)
    return Analysis(
        tuple(one for one in judged if isinstance(one, Standing)), ties_of(sentences)
    )


def plain_of(found: Analysis) -> Plain:
    """Return an analysis as plain values, which ``read_back`` reads."""
    return [
        [_plain_standing(one) for one in found.standing],
        [
            [*_plain_sentence(one.sentence), str(one.function), one.target, one.context]
            for one in found.ties
        ],
    ]


def _plain_sentence(one: Sentence) -> list[Plain]:
    return [one.source.id, one.span.start, one.span.end, one.number, one.lang]


def _plain_standing(one: Standing) -> Plain:
    act = one.act
    return [
        _plain_sentence(one.sentence),
        [
            str(act.function),
            act.polarity,
            act.strength,
            act.target,
            [*act.figures],
            [*act.names],
            act.confidence,
        ],
        _plain_reported(one.reported),
        [*one.stems],
        one.quality,
    ]


def _plain_reported(told: Reported | None) -> Plain:
    if told is None:
        return None
    return [str(told.speech), told.clause, told.is_own, told.is_framed, told.bare]


def read_back(plain: Any, turns: Sequence[Intervention]) -> Analysis | None:
    """Return what was kept, or None if it does not have its shape."""
    by_id = {one.id: one for one in turns}
    try:
        held, ties = plain
        return Analysis(
            tuple(_standing_of(one, by_id) for one in held),
            tuple(
                Tie(_sentence_of(one[:5], by_id), Function(one[5]), one[6], one[7])
                for one in ties
            ),
        )
    except (TypeError, ValueError, KeyError, IndexError):
        return None


def _sentence_of(plain: Any, by_id: Mapping[str, Intervention]) -> Sentence:
    source_id, start, end, number, lang = plain
    source = by_id[source_id]
    span = Span(start, end)
    return Sentence(
        f"{source_id}#{number}", source, span, span.of(source.text), number, lang
    )


def _standing_of(plain: Any, by_id: Mapping[str, Intervention]) -> Standing:
    sentence, act, told, found, quality = plain
    function, polarity, strength, target, figures, names, confidence = act
    return Standing(
        _sentence_of(sentence, by_id),
        Act(
            Function(function),
            polarity,
            strength,
            target,
            tuple(figures),
            tuple(names),
            confidence,
        ),
        told and Reported(Speech(told[0]), *told[1:]),
        tuple(found),
        quality,
    )
