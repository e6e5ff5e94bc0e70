"""The end of the text: who was not heard, processes, next edition, annexes."""

from collections import defaultdict
from typing import TYPE_CHECKING

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import wording_en, wording_fr
from palabre.engines.synthesis.corpus import Corpus, StatedFigure
from palabre.engines.synthesis.opening import the
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import PHRASES
from palabre.engines.synthesis.themes import voice_of
from palabre.engines.synthesis.wording import LADDER
from palabre.kernel.numbers import format_number
from palabre.kernel.places import Region, region_name

if TYPE_CHECKING:
    from palabre.engines.synthesis.writing import Material

SMALLEST_GROUP = 5
"""Groups with fewer voices are not named: their members could be recognized."""

_GROUPS = {"en": wording_en.GROUPS, "fr": wording_fr.GROUPS}


def write(pad: Pad, material: "Material") -> None:
    """Write ``silence``, ``processes``, ``next`` and the annexes."""
    _silence(pad, material)
    _processes(pad, material)
    _who(pad, material)
    _method(pad, material)
    _figures(pad, material)


def voices_by_group(
    corpus: Corpus, sessions: set[str] | None = None
) -> dict[str, set[str]]:
    """Return the distinct voices of each stakeholder group, in all or some sessions."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in corpus.interventions:
        if one.kind == RecordKind.REPORT or not one.voice.is_counted:
            continue
        if one.voice.group and (sessions is None or one.session in sessions):
            found[one.voice.group].add(voice_of(one))
    return dict(found)


def _silence(pad: Pad, material: "Material") -> None:
    said = PHRASES[material.wording.lang]
    names = _GROUPS[material.wording.lang]
    everywhere = voices_by_group(material.corpus)
    shown = [g for g in names if len(everywhere.get(g, ())) >= SMALLEST_GROUP]
    pad.start("silence", material.wording.headings["silence"], "S")
    pad.new_paragraph()
    for theme in material.themes:
        here = voices_by_group(material.corpus, set(theme.sessions))
        missing = [names[group] for group in shown if group not in here]
        if missing and here:
            told = {"theme": theme.name, "groups": material.wording.joined(missing)}
            pad.say(said["silence"].format(**told))


def _processes(pad: Pad, material: "Material") -> None:
    facts, wording = material.corpus.facts, material.wording
    said = PHRASES[wording.lang]
    pad.start("processes", wording.headings["processes"], "P")
    pad.new_paragraph()
    if facts.processes:
        pad.say(
            said["processes"].format(
                processes=wording.joined([the(one, wording) for one in facts.processes])
            )
        )
    pad.start("next", wording.headings["next"], "N")
    if facts.next_edition:
        pad.new_paragraph()
        pad.say(said["next"].format(next=facts.next_edition))


def _who(pad: Pad, material: "Material") -> None:
    wording = material.wording
    said, names = PHRASES[wording.lang], _GROUPS[wording.lang]
    pad.start("annex:who", wording.headings["annex:who"], "AW")
    pad.new_paragraph()
    sessions, voices = (
        pad.figures.get("corpus:sessions"),
        pad.figures.get("corpus:voices"),
    )
    if sessions and voices and voices.value:
        told = {
            "voices": format_number(voices.value, wording.lang),
            "sessions": format_number(sessions.value, wording.lang),
        }
        pad.say(said["who-all"].format(**told), sessions, voices)
    for group, heard in sorted(voices_by_group(material.corpus).items()):
        if len(heard) < SMALLEST_GROUP or group not in names:
            continue
        figure = StatedFigure(
            f"group:{group}",
            len(heard),
            f"Distinct speakers of the group {group}.",
            "corpus",
            names[group],
        )
        shown = format_number(figure.value, wording.lang)
        pad.say(said["who-group"].format(n=shown, group=names[group]), figure)


def _method(pad: Pad, material: "Material") -> None:
    wording = material.wording
    said = PHRASES[wording.lang]
    pad.start("annex:method", wording.headings["annex:method"], "AM")
    pad.new_paragraph()
    pad.say(said["method-1"])
    pad.say(said["method-2"])
    pad.new_paragraph()
    for step in reversed(LADDER):
        share = (
            said["ladder-share"].format(percent=step.percent) if step.percent else ""
        )
        words = RUNG_WORDS[wording.lang][step.word]
        figures = (
            StatedFigure(
                f"ladder:{step.word}:voices",
                step.voices,
                f"Least speakers for “{step.word}”.",
                "configuration",
                words,
            ),
            StatedFigure(
                f"ladder:{step.word}:sessions",
                step.sessions,
                f"Least sessions for “{step.word}”.",
                "configuration",
                words,
            ),
            StatedFigure(
                f"ladder:{step.word}:percent",
                step.percent,
                f"Least share for “{step.word}”.",
                "configuration",
                "per cent",
            ),
        )
        text = said["ladder-rung"].format(
            word=words,
            voices=step.voices,
            sessions=step.sessions,
            share=share,
        )
        pad.say(text, *(figures if step.percent else figures[:2]))
    _relaxed(pad, material)


RUNG_WORDS = {
    "en": {word: word for word in ("one", "some", "several", "many", "most")},
    "fr": {
        "one": "une personne",
        "some": "des",
        "several": "plusieurs",
        "many": "de nombreux",
        "most": "la plupart",
    },
}


def _relaxed(pad: Pad, material: "Material") -> None:
    """Tell which group or region found no place under a theme, and so was not balanced."""
    wording = material.wording
    said = PHRASES[wording.lang]
    pad.new_paragraph()
    for theme in material.themes:
        selection = material.selections.get(theme.key)
        missed = [one.bound for one in selection.relaxations] if selection else []
        who = [
            name for name in (_bound_name(one, wording.lang) for one in missed) if name
        ]
        if not who:
            continue
        figure = StatedFigure(
            f"relaxed:{theme.key}",
            len(who),
            "Bounds of balance that could not be met.",
            "configuration",
            "; ".join((theme.name, *who)),
        )
        told = {"theme": theme.name, "who": wording.joined(who)}
        pad.say(said["relaxed"].format(**told), figure)


def _bound_name(bound: str, lang: str) -> str:
    kind, _, key = bound.partition(" ")
    if kind == "group":
        return _GROUPS[lang].get(key, "")
    return region_name(Region(key), lang) if key in set(Region) else key


def _figures(pad: Pad, material: "Material") -> None:
    wording = material.wording
    pad.start("annex:figures", wording.headings["annex:figures"], "AF")
    for key in sorted(pad.figures):
        figure = pad.figures[key]
        if figure.source == "configuration":
            continue
        pad.new_paragraph()
        shown = format_number(figure.value, wording.lang)
        pad.say(f"{shown}: {figure.definition}", figure)
