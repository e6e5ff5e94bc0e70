"""Who was heard, by stakeholder group, and what may be told of it; who was not heard.

Nothing may be worked out of a group of fewer than five: not by subtraction from the
number of all speakers, not from a theme in which nobody else can have spoken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import wording_en, wording_fr
from palabre.engines.synthesis.corpus import Corpus, StatedFigure
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import DEFINITIONS, PHRASES, amount, one_of
from palabre.engines.synthesis.shapes import Theme
from palabre.engines.synthesis.tallies import voice_of

if TYPE_CHECKING:
    from palabre.engines.synthesis.writing import Material

SMALLEST_GROUP = 5
"""Groups with fewer voices are not named: their members could be recognized."""

GROUPS = {"en": wording_en.GROUPS, "fr": wording_fr.GROUPS}

Voices = Mapping[str, set[str]]
"""The distinct voices of each group; "" for those whose group nobody knows."""


def heard_in(corpus: Corpus, sessions: Iterable[str]) -> set[str]:
    """Return the distinct voices that took the floor in sessions."""
    return _all(_by_group(corpus, set(sessions)))


def voices_by_group(
    corpus: Corpus, sessions: set[str] | None = None
) -> dict[str, set[str]]:
    """Return the distinct voices of each stakeholder group, in all or some sessions."""
    found = _by_group(corpus, sessions)
    return {group: voices for group, voices in found.items() if group}


def _by_group(corpus: Corpus, sessions: set[str] | None) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in corpus.interventions:
        if one.kind == RecordKind.REPORT or not one.voice.is_counted:
            continue
        if sessions is None or one.session in sessions:
            found[one.voice.group].add(voice_of(one))
    return dict(found)


def _all(voices: Voices) -> set[str]:
    return set().union(*voices.values())


def large_groups(corpus: Corpus) -> frozenset[str]:
    """Return the groups that may be named beside others who said the same."""
    return frozenset(
        group
        for group, voices in voices_by_group(corpus).items()
        if len(voices) >= SMALLEST_GROUP
    )


def groups_told(corpus: Corpus) -> tuple[str, ...]:
    """Return the groups whose number may be told beside that of all, the largest first.

    The smallest of them are left out until nobody can subtract a group under five.
    """
    return _groups_told(_by_group(corpus, None))


def _groups_told(voices: Voices) -> tuple[str, ...]:
    """Return the groups that may be told.

    Examples
    --------
    >>> def of(**sizes):
    ...     return {g: {f"{g}{i}" for i in range(n)} for g, n in sizes.items()}
    >>> _groups_told(of(government=6, academia=5)), _groups_told(of(government=9, academia=5))
    (('government', 'academia'), ('government', 'academia'))
    >>> _groups_told({**of(government=6, academia=5), "civil-society": {"one", "two"}})
    ('government',)
    """
    told = [
        group
        for group in sorted(voices, key=lambda one: (-len(voices[one]), one))
        if group in wording_en.GROUPS and len(voices[group]) >= SMALLEST_GROUP
    ]
    while told and _is_little(voices, told):
        told.pop()
    return tuple(told)


def _is_little(voices: Voices, told: list[str]) -> bool:
    """Tell whether fewer than five are left who may be of a group that is hidden."""
    rest = _all(voices) - _all({group: voices[group] for group in told})
    hidden = [group for group in voices if group and group not in told]
    return bool(hidden) and len(rest) < SMALLEST_GROUP


def may_tell_absent(here: Voices, everywhere: Voices) -> bool:
    """Tell whether it may be said which groups were absent.

    Who remains must not be under five, here or among those who spoke elsewhere alone.
    """
    if len(_all(here)) < SMALLEST_GROUP:
        return False
    present = [group for group in here if group]
    if len(present) != 1:
        return bool(present)
    n_here, n_all = len(here[present[0]]), len(everywhere[present[0]])
    is_apart = not 0 < n_all - n_here < SMALLEST_GROUP
    return n_here >= SMALLEST_GROUP and is_apart


def write_silence(pad: Pad, material: "Material") -> None:
    """Tell which groups were not heard: nowhere, and under which themes."""
    everywhere = _by_group(material.corpus, None)
    pad.start("silence", material.wording.headings["silence"], "S")
    pad.new_paragraph()
    _nowhere(pad, material, everywhere)
    shown = _groups_told(everywhere)
    names = GROUPS[material.wording.lang]
    silent: list[tuple[Theme, list[str]]] = []
    for theme in material.themes:
        here = _by_group(material.corpus, set(theme.sessions))
        missing = [group for group in names if group in shown and group not in here]
        if missing and may_tell_absent(here, everywhere):
            silent.append((theme, missing))
    if material.is_brief:
        _say_together(pad, material, silent)
        return
    for theme, missing in silent:
        _say_missing(pad, material, theme, missing)


def _say_together(
    pad: Pad, material: "Material", silent: list[tuple[Theme, list[str]]]
) -> None:
    """Tell of each group under which of many themes it was not heard."""
    lang = material.wording.lang
    for group in GROUPS[lang]:
        themes = [theme for theme, missing in silent if group in missing]
        if not themes:
            continue
        figures = [_unheard(material, theme, [group])[1] for theme in themes]
        names = [theme.name for theme in themes]
        told = {
            "groups": GROUPS[lang][group],
            "themes": PHRASES[lang]["between"].join(names),
        }
        key = one_of("silence-themes", names, "silence-theme")
        pad.say(PHRASES[lang][key].format(**told), *figures)


def _nowhere(pad: Pad, material: "Material", everywhere: Voices) -> None:
    """Tell which groups nobody of the whole meeting was known to come from.

    Only where the groups of most speakers are known: else it says nothing.
    """
    lang = material.wording.lang
    known = _all({group: voices for group, voices in everywhere.items() if group})
    is_known = 2 * len(known) > len(_all(everywhere))
    absent = [group for group in GROUPS[lang] if not everywhere.get(group)]
    if not (absent and is_known and may_tell_absent(everywhere, everywhere)):
        return
    first = StatedFigure(
        "corpus:transcripts",
        _n_transcripts(material.corpus),
        DEFINITIONS[lang]["transcripts"],
        "corpus",
    )
    rest = [
        StatedFigure(
            f"corpus:voices:{group}",
            0,
            DEFINITIONS[lang]["group-nowhere"].format(group=GROUPS[lang][group]),
            "corpus",
            GROUPS[lang][group],
        )
        for group in absent
    ]
    told = _told(material, absent, first)
    pad.say(PHRASES[lang]["silence-all"].format(**told), first, *rest)


def _say_missing(
    pad: Pad, material: "Material", theme: Theme, missing: list[str]
) -> None:
    figures = _unheard(material, theme, missing)
    told = _told(material, missing, figures[0]) | {"theme": theme.name}
    pad.say(PHRASES[material.wording.lang]["silence"].format(**told), *figures)


def _told(
    material: "Material", groups: list[str], transcripts: StatedFigure
) -> dict[str, str]:
    lang = material.wording.lang
    return {
        "groups": material.wording.joined([GROUPS[lang][group] for group in groups]),
        "transcripts": _the_transcripts(transcripts.value, lang),
    }


def _the_transcripts(value: int, lang: str) -> str:
    """Return transcripts with their number, and in French with their article.

    Examples
    --------
    >>> _the_transcripts(3, "fr"), _the_transcripts(1, "fr"), _the_transcripts(3, "en")
    ('les trois transcriptions', 'la seule transcription', 'three transcripts')
    """
    if lang == "fr" and value == 1:
        return "la seule transcription"
    told = amount(value, "transcripts", lang, is_written=True)
    return f"les {told}" if lang == "fr" else told


def _n_transcripts(corpus: Corpus, sessions: Iterable[str] | None = None) -> int:
    wanted = None if sessions is None else set(sessions)
    return len(
        {
            one.session
            for one in corpus.interventions
            if one.kind != RecordKind.REPORT
            and (wanted is None or one.session in wanted)
        }
    )


def _unheard(
    material: "Material", theme: Theme, missing: list[str]
) -> list[StatedFigure]:
    """Return how many transcripts a theme has, and the voices of groups not in them."""
    lang = material.wording.lang
    names, defined = GROUPS[lang], DEFINITIONS[lang]
    first = StatedFigure(
        f"theme:{theme.key}:transcripts",
        _n_transcripts(material.corpus, theme.sessions),
        defined["theme-transcripts"].format(theme=theme.name),
        "corpus",
        theme.name,
    )
    rest = [
        StatedFigure(
            f"theme:{theme.key}:voices:{group}",
            0,
            defined["theme-group"].format(group=names[group], theme=theme.name),
            "corpus",
            names[group],
        )
        for group in missing
    ]
    return [first, *rest]
