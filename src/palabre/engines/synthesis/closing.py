"""The end of the text: who was not heard, processes, next edition, annexes."""

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING

from palabre.engines.synthesis import heard
from palabre.engines.synthesis.corpus import StatedFigure
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import (
    BOUNDS,
    DEFINITIONS,
    PHRASES,
    amount,
    one_of,
)
from palabre.engines.synthesis.tallies import are_all_spoken
from palabre.engines.synthesis.wording import LADDER, Rung
from palabre.kernel.articles import with_article
from palabre.kernel.numbers import format_number
from palabre.kernel.places import Region, region_name

if TYPE_CHECKING:
    from palabre.engines.synthesis.writing import Material


def write(pad: Pad, material: "Material") -> None:
    """Write ``silence``, ``processes``, ``next`` and the annexes."""
    heard.write_silence(pad, material)
    _processes(pad, material)
    _who(pad, material)
    _method(pad, material)
    _figures(pad, material)


def _processes(pad: Pad, material: "Material") -> None:
    facts, wording = material.corpus.facts, material.wording
    said = PHRASES[wording.lang]
    pad.start("processes", wording.headings["processes"], "P")
    pad.new_paragraph()
    if facts.processes:
        pad.say(
            said[one_of("processes", facts.processes)].format(
                processes=wording.joined(
                    [with_article(one, wording.lang) for one in facts.processes]
                )
            )
        )
    pad.start("next", wording.headings["next"], "N")
    if facts.next_edition:
        pad.new_paragraph()
        pad.say(said["next"].format(next=facts.next_edition))


def _who(pad: Pad, material: "Material") -> None:
    """Tell in one sentence who took the floor, by group where groups are large enough."""
    lang = material.wording.lang
    pad.start("annex:who", material.wording.headings["annex:who"], "AW")
    pad.new_paragraph()
    sessions = pad.figures.get("corpus:sessions")
    voices = pad.figures.get("corpus:voices")
    if sessions is None or voices is None or not voices.value:
        return
    told = {
        "voices": amount(voices.value, "voices", lang, is_written=True),
        "sessions": amount(sessions.value, "sessions", lang, is_written=True),
    }
    groups = _group_figures(material)
    codes = {one.session for one in material.corpus.interventions}
    is_whole = are_all_spoken(material.corpus, codes)
    used = (sessions, voices) if is_whole else (voices,)
    if not groups:
        key = "who-all" if is_whole else "who-some"
        pad.say(PHRASES[lang][key].format(**told), *used)
        return
    told["groups"] = material.wording.joined(_by_group(groups, lang))
    text = PHRASES[lang]["who-groups" if is_whole else "who-some-groups"].format(**told)
    pad.say(text, *used, *groups)


def _group_figures(material: "Material") -> list[StatedFigure]:
    """Return the voices of each group that may be shown, the largest first."""
    lang = material.wording.lang
    names, definition = heard.GROUPS[lang], DEFINITIONS[lang]["group"]
    voices = heard.voices_by_group(material.corpus)
    return [
        StatedFigure(
            f"group:{group}",
            len(voices[group]),
            definition.format(group=names[group]),
            "corpus",
            names[group],
        )
        for group in heard.groups_told(material.corpus)
    ]


def _by_group(groups: list[StatedFigure], lang: str) -> list[str]:
    said = PHRASES[lang]
    keys = ["who-first", *["who-next"] * (len(groups) - 1)]
    return [
        said[key].format(n=format_number(one.value, lang), group=one.label)
        for key, one in zip(keys, groups, strict=True)
    ]


def _method(pad: Pad, material: "Material") -> None:
    wording = material.wording
    said = PHRASES[wording.lang]
    pad.start("annex:method", wording.headings["annex:method"], "AM")
    pad.new_paragraph()
    pad.say(said["method-1"])
    pad.say(said["method-2"])
    pad.new_paragraph()
    for step in reversed(LADDER):
        _rung(pad, step, wording.lang)
    _relaxed(pad, material)
    _priced(pad, material)


def _priced(pad: Pad, material: "Material") -> None:
    """Tell what each bound of the selection cost at most, where that was worked out."""
    lang = material.wording.lang
    said, named, defined = PHRASES[lang], BOUNDS[lang], DEFINITIONS[lang]["price"]
    most: dict[str, float] = {}
    for theme in material.themes:
        selection = material.selections.get(theme.key)
        for price in material.priced(selection).prices if selection else ():
            if price.bound in named:
                most[price.bound] = max(most.get(price.bound, 0.0), price.percent)
    if not most:
        return
    costly = sorted(
        (kind for kind in most if most[kind] > 0), key=lambda one: (-most[one], one)
    )
    figures = [
        StatedFigure(
            f"price:{kind}",
            ceil(most[kind]),
            defined.format(bound=named[kind]),
            "configuration",
            named[kind],
        )
        for kind in costly
    ]
    told = [f"{one.label} ({format_number(one.value, lang)})" for one in figures]
    free = [named[kind] for kind in named if kind in most and not most[kind]]
    if costly:
        pad.say(said["price"].format(prices=said["between"].join(told)), *figures)
    if free:
        pad.say(said["price-none"].format(bounds=said["between"].join(free)))


def _rung(pad: Pad, step: Rung, lang: str) -> None:
    """Tell from how many speakers and sessions on a word is used."""
    said = PHRASES[lang]
    if step.voices == 1:
        pad.say(said["ladder-one"])
        return
    least = {"voices": step.voices, "sessions": step.sessions, "percent": step.percent}
    shown = {
        key: value
        for key, value in least.items()
        if key == "voices" or value > int(key == "sessions")
    }
    told = {
        "voices": amount(step.voices, "voices", lang, is_written=True),
        "sessions": "",
        "share": "",
    }
    if "sessions" in shown:
        sessions = amount(step.sessions, "sessions", lang, is_written=True)
        told["sessions"] = said["ladder-sessions"].format(sessions=sessions)
    if "percent" in shown:
        told["share"] = said["ladder-share"].format(percent=step.percent)
    words = RUNG_WORDS[lang][step.word]
    figures = [_rung_figure(step, key, value, lang) for key, value in shown.items()]
    pad.say(said["ladder-rung"].format(word=words, **told), *figures)


def _rung_figure(step: Rung, key: str, value: int, lang: str) -> StatedFigure:
    words = RUNG_WORDS[lang][step.word]
    definition = DEFINITIONS[lang][f"ladder-{key}"].format(word=words)
    id_ = f"ladder:{step.word}:{key}"
    return StatedFigure(id_, value, definition, "configuration", words)


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
            DEFINITIONS[wording.lang]["relaxed"],
            "configuration",
            "; ".join((theme.name, *who)),
        )
        told = {"theme": theme.name, "who": _any_of(who, wording.lang)}
        pad.say(said["relaxed"].format(**told), figure)


def _any_of(items: list[str], lang: str) -> str:
    """Return "a, b or c"."""
    word = _OR[lang]
    rest = ", ".join(items[:-1])
    return f"{rest} {word} {items[-1]}" if rest else items[-1]


_OR = {"en": "or", "fr": "ou"}


def _bound_name(bound: str, lang: str) -> str:
    kind, _, key = bound.partition(" ")
    if kind == "group":
        return heard.GROUPS[lang].get(key, "")
    if key not in set(Region):
        return key
    name = region_name(Region(key), lang)
    return f"de la région {name}" if lang == "fr" else name


def _figures(pad: Pad, material: "Material") -> None:
    wording = material.wording
    pad.start("annex:figures", wording.headings["annex:figures"], "AF")
    of_themes: dict[str, list[StatedFigure]] = defaultdict(list)
    place = {f"theme:{one.key}": n for n, one in enumerate(material.themes)}
    for key in sorted(pad.figures, key=lambda key: (place.get(_of(key), -1), key)):
        figure = pad.figures[key]
        if figure.source == "configuration":
            continue
        kind = _kind_by_theme(figure) if material.is_brief else ""
        if kind:
            of_themes[kind].append(figure)
            continue
        pad.new_paragraph()
        shown = format_number(figure.value, wording.lang)
        line = PHRASES[wording.lang]["counted"]
        pad.say(line.format(n=shown, definition=figure.definition), figure)
    for kind, figures in sorted(of_themes.items()):
        pad.new_paragraph()
        _together(pad, material, kind, figures)


def _of(key: str) -> str:
    """Return what a figure is of: the key of a theme without what it counts."""
    return key.rpartition(":")[0]


def _kind_by_theme(figure: StatedFigure) -> str:
    """Return what a figure of a theme counts, a group's absence by the group."""
    is_of_theme = figure.id.startswith("theme:")
    kind = figure.id.rpartition(":")[2]
    is_known = kind in heard.GROUPS["en"] or f"themes-{kind}" in DEFINITIONS["en"]
    return kind if is_of_theme and is_known else ""


def _together(
    pad: Pad, material: "Material", kind: str, figures: list[StatedFigure]
) -> None:
    """Define once what is counted of many themes, and list the counts."""
    lang = material.wording.lang
    names = {f"theme:{one.key}:": one.name for one in material.themes}
    named = [
        (name, figure)
        for start, name in names.items()
        for figure in figures
        if figure.id.startswith(start)
    ]
    defined, between = DEFINITIONS[lang], PHRASES[lang]["between"]
    if kind in heard.GROUPS[lang]:
        definition = defined["theme-group"].format(
            group=heard.GROUPS[lang][kind],
            theme=between.join(name for name, _ in named),
        )
        line = PHRASES[lang]["counted"].format(n="0", definition=definition)
        pad.say(line, *figures)
        return
    listed = between.join(
        f"{name} ({format_number(figure.value, lang)})" for name, figure in named
    )
    line = PHRASES[lang]["counted-themes"]
    pad.say(
        line.format(definition=defined[f"themes-{kind}"], figures=listed),
        *(figure for _, figure in named),
    )
