"""What one statement is judged on: its text, its evidence, and what else is known."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TypeVar

from palabre.engines.synthesis.bodies_told import without_groups
from palabre.engines.synthesis.corpus import (
    Intervention,
    SessionFacts,
    StatedFigure,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Counts, Statement, Writer
from palabre.engines.synthesis.gate_text import (
    Reading,
    content_stem,
    plain_spaces,
    read,
    without_quotations,
)
from palabre.engines.synthesis.gate_words import (
    AGREEMENT_WORDS,
    COMMITMENT_WORDS,
    FRAME_NOUNS,
    FRAME_VERBS,
    SUPPORT_WORDS,
)
from palabre.engines.synthesis.house_phrases import without_house_phrase, without_names
from palabre.engines.synthesis.names import Bodies
from palabre.engines.synthesis.spoken_slips_en import apart
from palabre.engines.synthesis.translated import read_as
from palabre.kernel.languages import primary

_Value = TypeVar("_Value")

_NONE: frozenset[str] = frozenset()

ALIKE = 0.6
"""Least share of stems held in common by texts that are in the same language."""

LEXICONS = ("en", "fr", "es")


@dataclass(frozen=True, slots=True)
class Known:
    """What the programme and the text's headings say: names and dates that may stand.

    Parameters
    ----------
    headings : tuple of str
        Of the text's own sections.
    bodies : tuple of (str, str)
        Organizations and the group for which their people speak.
    """

    facts: SummitFacts | None = None
    sessions: tuple[SessionFacts, ...] = ()
    headings: tuple[str, ...] = ()
    bodies: Bodies = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """The cited texts read together."""

    readings: tuple[Reading, ...]
    folded: frozenset[str]
    stems: frozenset[str]
    surface: frozenset[str]
    numbers: frozenset[str]
    negated: Mapping[str, frozenset[bool]]
    strengths: Mapping[str, frozenset[int]]
    quantities: Mapping[str, frozenset[int]]
    tallies: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """One statement before the gate.

    Parameters
    ----------
    said : Reading
        The statement's text without what it quotes and without the house's verb.
    whole : Reading
        The same with the house's verb.
    cited : tuple of Intervention
        Each cited intervention once.
    titles : frozenset of str
        Headings and titles of the cited sessions, folded; the house may quote them.
    known : tuple of frozenset of str
        Folded words of the facts, the cited sessions' titles and the cited voices:
        names that may stand in the text without being in the cited words.
    known_numbers : frozenset of str
        Keys of the numbers in those facts, for the house's own sentences only.
    lexicon : str
        ``en``, ``fr`` or ``es``.
    misplaced : str
        The theme under which the text puts sessions that are not of it.
    bodies : tuple of (str, str)
        The bodies that spoke, or that the cited words name, and their groups.
    """

    statement: Statement
    said: Reading
    whole: Reading
    evidence: Merged
    cited: tuple[Intervention, ...]
    figures: tuple[StatedFigure, ...]
    counts: Counts
    titles: frozenset[str]
    known: tuple[frozenset[str], ...]
    known_numbers: frozenset[str]
    lexicon: str
    is_foreign: bool
    misplaced: str = ""
    bodies: Bodies = ()

    def knows(self, folded: str) -> bool:
        """Tell whether a word stands in the facts or names of the programme."""
        return any(folded in place for place in self.known)

    @property
    def is_template(self) -> bool:
        """Tell whether the house wrote the sentence around facts."""
        return self.statement.writer is Writer.TEMPLATE


def open_case(
    statement: Statement,
    interventions: Mapping[str, Intervention],
    *,
    figures: Iterable[StatedFigure],
    lang: str,
    known: Known,
) -> Case:
    """Bring together everything that a statement is judged on."""
    found = (interventions.get(cite.intervention) for cite in statement.cites)
    cited = tuple({one.id: one for one in found if one is not None}.values())
    evidence = _evidence(statement, interventions, primary(lang))
    figures = tuple(figures)
    named = _names(known, cited)
    bare = without_names(without_quotations(statement.text), named)
    bare = _ALSO.sub(r"\1 ", bare.replace("’", "'"))
    bodies = _bodies(statement, known, cited)
    bare = without_groups(bare, bodies) if primary(lang) == "en" else bare
    said, is_foreign = _read_statement(bare, lang, evidence)
    places = _places(statement, known, cited, figures, primary(lang))
    return Case(
        statement=statement,
        said=said,
        whole=read(bare, said.lang),
        evidence=evidence,
        cited=cited,
        figures=figures,
        counts=_counts(statement, cited),
        titles=frozenset(plain_spaces(name).casefold() for name in named),
        known=tuple(one.folded for one in places),
        known_numbers=_numbers(places)
        if statement.writer is Writer.TEMPLATE
        else _NONE,
        lexicon=_lexicon(said.lang),
        is_foreign=is_foreign,
        misplaced=_misplaced(statement.text, known, cited),
        bodies=bodies,
    )


def _bodies(
    statement: Statement, known: Known, cited: tuple[Intervention, ...]
) -> Bodies:
    """Return who speaks in the cited words, and whom they name, with their groups."""
    spoke = {(one.voice.organisation, one.voice.group) for one in cited}
    quotes = [
        words for one in statement.cites for words in (one.quote, one.translation)
    ]
    named = {one for one in known.bodies if any(one[0] in each for each in quotes)}
    return tuple(sorted(spoke | named))


def _misplaced(text: str, known: Known, cited: Iterable[Intervention]) -> str:
    """Return the programme's theme that a text opens with and no cited session has."""
    opened = _UNDER.match(text)
    if opened is None or known.facts is None:
        return ""
    told = _plain_marks(text[opened.end() :])
    named = {
        code: name
        for code, name in known.facts.themes.items()
        if told.startswith((f"{_plain_marks(name)},", f"{_plain_marks(name)} »,"))
    }
    own = {one.session for one in cited}
    themes = {key for one in known.sessions if one.code in own for key in one.themes}
    if not named or not themes or themes & set(named):
        return ""
    return next(iter(named.values()))


_ALSO = re.compile(
    r"\b(a|ont) (?:également|aussi|en outre) (?=(?:été|recommandé|demandé|proposé)\b)"
)
_UNDER = re.compile(r"(?:Under |Sous le thème |Sur le thème « )")


def _plain_marks(words: str) -> str:
    return plain_spaces(words).replace("’", "'").casefold()


def _evidence(
    statement: Statement, interventions: Mapping[str, Intervention], lang: str
) -> Merged:
    """Read the quotes of a statement together.

    A turn may hold several languages: if it is said to be in another one than the
    statement, but reads better in that of the statement, it is read so.
    """
    pairs = tuple(
        read_as(cite, interventions[cite.intervention], statement.text, lang)
        for cite in statement.cites
        if cite.intervention in interventions
    )
    evidence = _merge_texts(pairs)
    if not pairs or lang in {tag for _, tag in pairs} or lang not in LEXICONS:
        return evidence
    alike = _merge_texts(tuple((quote, lang) for quote, _ in pairs))
    said = read(without_quotations(statement.text), lang)
    return alike if _overlap(said, alike) >= ALIKE else evidence


@lru_cache(maxsize=1024)
def _merge_texts(texts: tuple[tuple[str, str], ...]) -> Merged:
    """Read texts together; the same ones are read once."""
    readings = tuple(read(apart(quote), lang) for quote, lang in texts)
    return Merged(
        readings=readings,
        folded=_union(one.folded for one in readings),
        stems=_union(one.stems for one in readings),
        surface=frozenset(w.written.casefold() for one in readings for w in one.words),
        numbers=frozenset(n.key for one in readings for n in one.numbers),
        negated=_joined([one.negated for one in readings]),
        strengths=_joined([one.strengths for one in readings]),
        quantities=_joined([one.quantities for one in readings]),
        tallies=dict(sum((Counter(one.tallies) for one in readings), Counter())),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return everything in any of the sets."""
    return frozenset().union(*sets)


def _joined(
    maps: Sequence[Mapping[str, frozenset[_Value]]],
) -> dict[str, frozenset[_Value]]:
    """Join mappings: every way a word is meant in any of the texts."""
    joined: dict[str, frozenset[_Value]] = {}
    for each in maps:
        for key, values in each.items():
            joined[key] = joined.get(key, frozenset()) | values
    return joined


def _read_statement(bare: str, lang: str, evidence: Merged) -> tuple[Reading, bool]:
    """Read a statement in its own language, or in its evidence's if that fits better.

    The second value tells that no evidence is in the language of the statement.
    """
    said = read(without_house_phrase(bare, primary(lang)), primary(lang))
    spoken = {one.lang for one in evidence.readings}
    if not spoken or primary(lang) in spoken:
        return said, False
    bare = without_house_phrase(bare, primary(lang))
    others = [read(bare, tag) for tag in sorted(spoken)]
    best = max(others, key=lambda one: _overlap(one, evidence))
    if _overlap(best, evidence) >= ALIKE:
        return best, False
    return said, bool(said.stems - frame_stems(_lexicon(said.lang)))


def _numbers(places: tuple[Reading, ...]) -> frozenset[str]:
    """Return the keys of the numbers in texts."""
    return frozenset(number.key for one in places for number in one.numbers)


def _lexicon(tag: str) -> str:
    """Return the language whose words are used for a text."""
    return tag if tag in LEXICONS else "en"


def _overlap(said: Reading, evidence: Merged) -> float:
    """Return the share of a statement's stems that its evidence holds."""
    return len(said.stems & evidence.stems) / max(len(said.stems), 1)


def _names(known: Known, cited: tuple[Intervention, ...]) -> frozenset[str]:
    """Return headings and the titles of the cited sessions, short and long."""
    own = {one.session for one in cited}
    titles = {one.title for one in known.sessions if one.code in own and one.title}
    return frozenset(titles | set(map(_short_title, titles)) | set(known.headings))


def _places(
    statement: Statement,
    known: Known,
    cited: tuple[Intervention, ...],
    figures: tuple[StatedFigure, ...],
    tag: str,
) -> tuple[Reading, ...]:
    """Return what a statement may name beside its evidence.

    An extract and a model name nothing else; a template rests on facts, the programme
    and figures; a person may name the cited voices and the summit itself.
    """
    if statement.writer in {Writer.EXTRACT, Writer.MODEL}:
        return ()
    if statement.writer is not Writer.TEMPLATE:
        places = _known(_places_of(known.facts), tag)
        return (places, _known(_voice_words(cited), tag))
    facts = _known(_facts_words(known.facts), tag)
    shown = _known((*_figure_words(figures), *known.headings, *_OWN), tag)
    return (
        facts,
        _titles(known.sessions, tag),
        _known(_voice_words(cited), tag),
        shown,
    )


_OWN = ("Chair",)
"""Whose text it is, whether or not the edition says by name who that is."""


def _facts_words(facts: SummitFacts | None) -> tuple[str, ...]:
    """Return every string of the facts, and every date in all its parts."""
    if facts is None:
        return ()
    days = (facts.starts_on, facts.ends_on, *(d for _, on in facts.venues for d in on))
    names = (
        *(facts.code, facts.name, facts.zone, facts.city, facts.country, facts.chair),
        *(facts.baseline, facts.next_edition, *facts.hosts, *facts.co_organizers),
        *(facts.processes), *(venue for venue, _ in facts.venues),
        *(name for _, name in sorted(facts.themes.items())),
    )  # fmt: skip
    return (*names, *(on.isoformat() for on in days if isinstance(on, date)))


def _places_of(facts: SummitFacts | None) -> tuple[str, ...]:
    """Return what the meeting is called and where it was; no body that could speak."""
    if facts is None:
        return ()
    return (facts.code, facts.name, facts.city, *(venue for venue, _ in facts.venues))


@lru_cache(maxsize=4)
def _titles(sessions: tuple[SessionFacts, ...], tag: str) -> Reading:
    """Read titles, codes and organisers of sessions together."""
    words = (
        words
        for one in sessions
        for words in (one.code, one.title, *one.organisers, *one.action_lines)
    )
    return read("\n".join(words), tag)


def _short_title(title: str) -> str:
    """Return a title without its subtitle."""
    return re.split(r"\s*[:–—(]", title, maxsplit=1)[0].strip(" .?!") or title


def _figure_words(figures: Iterable[StatedFigure]) -> tuple[str, ...]:
    """Return labels and definitions of figures."""
    return tuple(words for one in figures for words in (one.label, one.definition))


def _voice_words(cited: Iterable[Intervention]) -> tuple[str, ...]:
    """Return names, organisations and countries of the cited voices."""
    voices = dict.fromkeys(one.voice for one in cited)
    return tuple(
        words
        for voice in voices
        for words in (voice.name, voice.organisation, voice.country, voice.region)
        if words
    )


@lru_cache(maxsize=512)
def _known(words: tuple[str, ...], tag: str) -> Reading:
    """Read the known names together."""
    return read("\n".join(words), tag)


def _counts(statement: Statement, cited: tuple[Intervention, ...]) -> Counts:
    """Return the statement's counts, or those of its cites when it has none."""
    if statement.counts.voices or statement.writer is Writer.TEMPLATE:
        return statement.counts
    voices: dict[str, Voice] = {
        one.voice.key or one.voice.name: one.voice
        for one in cited
        if one.voice.is_counted and (one.voice.key or one.voice.name)
    }
    return Counts(
        voices=len(voices),
        sessions=len({one.session for one in cited}),
        groups=tuple(sorted({voice.group for voice in voices.values() if voice.group})),
        regions=tuple(sorted({v.region for v in voices.values() if v.region})),
    )


@cache
def frame_stems(lexicon: str) -> frozenset[str]:
    """Return the stems that the house may add around what was said."""
    lists = (FRAME_VERBS, FRAME_NOUNS, AGREEMENT_WORDS, SUPPORT_WORDS, COMMITMENT_WORDS)
    words = (word for each in lists for word in each[lexicon])
    return stems_of(frozenset(words), lexicon)


@cache
def stems_of(words: frozenset[str], lexicon: str) -> frozenset[str]:
    """Return the stems of words as a reading has them."""
    return frozenset(content_stem(word, lexicon) for word in words)
