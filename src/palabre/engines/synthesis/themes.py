"""Themes: those the programme names, else those found in what was said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, Intervention
from palabre.engines.synthesis.shapes import Theme
from palabre.engines.synthesis.vectors import tf_idf
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import STOP_WORDS, WORD, bare, stem
from palabre.engines.synthesis.words import stems as stems_of_words
from palabre.kernel.languages import primary

MAX_FOUND = 10
"""Most themes found from the text; more headings than that nobody keeps in mind."""

MIN_SESSIONS_TO_CLUSTER = 12
MOST_BY_SESSION = 20
"""More sessions than that are grouped even where each has one voice: talks, reports."""
TERMS_KEPT = 8
TERMS_OF_GROUP = 60
"""Terms that tell what a group of sessions is about: its sentences must share a word."""


@dataclass(slots=True)
class Mentions:
    """Which distinct voices used which two-word term, in which theme or session."""

    voices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    surfaces: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )


def voice_of(one: Intervention) -> str:
    """Return who is counted for an intervention: the voice, or the session's report."""
    return one.voice.key or one.voice.name or f"report {one.session}"


def mentions(interventions: Iterable[Intervention], lang: str) -> Mentions:
    """Return the terms of two neighbouring content words and the voices that used them."""
    found = Mentions()
    for one in interventions:
        if primary(one.lang) != lang or not (one.voice.is_counted or one.section):
            continue
        who = voice_of(one)
        for key, surface in _pairs(one.text, lang):
            found.voices[key].add(who)
            found.surfaces[key][surface] += 1
    return found


@lru_cache(maxsize=1 << 17)
def _root(word: str, lang: str) -> tuple[str, str] | None:
    """Return a word in small letters and its stem, or None if it carries nothing."""
    low = bare(word, lang)
    stops = STOP_WORDS.get(lang, STOP_WORDS["en"])
    if len(low) < 3 or low in stops or low[0].isdigit():
        return None
    return low, stem(low, lang)


def _pairs(text: str, lang: str) -> Iterable[tuple[str, str]]:
    before: tuple[str, str] | None = None
    end = -2
    for word in WORD.finditer(text):
        found = _root(word.group(), lang)
        if found is None:
            before = None
            continue
        root = found[1]
        if (
            before
            and word.start() - end == 1
            and text[end] in " \n"
            and before[0] != root
        ):
            yield f"{before[0]} {root}", f"{before[1]} {word.group()}"
        before, end = (root, word.group()), word.end()


def themes_of(corpus: Corpus, lang: str) -> tuple[Theme, ...]:
    """Return the themes of a text, in the order of the programme or by size."""
    if any(session.themes for session in corpus.sessions):
        return _given(corpus, lang)
    n_many = _n_many_voiced(corpus)
    if n_many >= MIN_SESSIONS_TO_CLUSTER or _n_sessions(corpus) > MOST_BY_SESSION:
        return _clustered(corpus, lang)
    return _by_session(corpus, lang) if max(n_many, _n_reported(corpus)) > 1 else ()


def _given(corpus: Corpus, lang: str) -> tuple[Theme, ...]:
    sessions: dict[str, list[str]] = defaultdict(list)
    for session in corpus.sessions:
        if session.themes:
            sessions[session.themes[0]].append(session.code)
    order = [*corpus.facts.themes, *sorted(set(sessions) - set(corpus.facts.themes))]
    terms = _terms_by_theme(corpus, sessions, lang)
    return tuple(
        Theme(
            key,
            corpus.facts.themes.get(key, key.replace("-", " ").capitalize()),
            tuple(sorted(sessions[key])),
            terms.get(key, ()),
        )
        for key in order
        if sessions.get(key)
    )


def _n_many_voiced(corpus: Corpus) -> int:
    voices: dict[str, set[str]] = defaultdict(set)
    for one in corpus.interventions:
        voices[one.session].add(voice_of(one))
    return sum(len(who) > 1 for who in voices.values())


def _n_reported(corpus: Corpus) -> int:
    """Return the sessions of which a rapporteur filed a report."""
    return len(
        {one.session for one in corpus.interventions if one.kind == RecordKind.REPORT}
    )


def _n_sessions(corpus: Corpus) -> int:
    return len({one.session for one in corpus.interventions})


def _by_session(corpus: Corpus, lang: str) -> tuple[Theme, ...]:
    """Return each session as a theme of its own: too few to group."""
    titles = {one.code: one.title or one.code for one in corpus.sessions}
    codes = sorted({one.session for one in corpus.interventions})
    keyed = {f"f{number:02d}": [code] for number, code in enumerate(codes, 1)}
    terms = _terms_by_theme(corpus, keyed, lang)
    return tuple(
        Theme(key, titles.get(code, code), (code,), terms.get(key, ()), is_found=True)
        for key, (code,) in keyed.items()
    )


def _clustered(corpus: Corpus, lang: str) -> tuple[Theme, ...]:
    """Return groups of sessions in which the same terms are used."""
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow import

    terms_of: dict[str, Counter[str]] = defaultdict(Counter)
    for one in corpus.interventions:
        if primary(one.lang) == lang:
            terms_of[one.session].update(key for key, _ in _pairs(one.text, lang))
    codes = sorted(code for code, terms in terms_of.items() if terms.total() >= _SOME)
    if len(codes) < 2:
        return _by_session(corpus, lang)
    spread = Counter(
        term for code in codes for term, n in terms_of[code].items() if n > 1
    )
    kept = {
        term
        for term, n in spread.items()
        if 2 <= n <= max(3, len(codes) // 2) and not is_procedural(term)
    }
    vectors = tf_idf([_repeated(terms_of[code], kept) for code in codes]).toarray()
    wanted = min(MAX_FOUND, max(2, len(codes) // 8))
    labels = fcluster(linkage(np.round(vectors, 9), "ward"), wanted, "maxclust")
    groups: dict[int, list[str]] = defaultdict(list)
    for code, label in zip(codes, labels, strict=True):
        groups[int(label)].append(code)
    ordered = sorted(groups.values(), key=lambda each: (-len(each), each))
    keyed = {f"f{n:02d}": group for n, group in enumerate(ordered, 1)}
    terms = _terms_by_theme(corpus, keyed, lang, TERMS_OF_GROUP)
    rest = sorted(
        code for key, each in keyed.items() if not terms[key] for code in each
    )
    keyed = {key: each for key, each in keyed.items() if terms[key]}
    others = Theme("f99", OTHERS.get(lang, OTHERS["en"]), tuple(rest), is_found=True)
    return (*_named(keyed, terms, lang), *((others,) if rest else ()))


OTHERS = {"en": "Other matters", "fr": "Autres questions"}
"""Heading of the sessions whose terms nobody else used."""


def _named(
    keyed: Mapping[str, Sequence[str]], terms: Mapping[str, tuple[str, ...]], lang: str
) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            key,
            label_of(terms[key], lang),
            tuple(group),
            terms[key],
            is_found=True,
        )
        for key, group in keyed.items()
    )


_SOME = 40
"""Fewer terms than that say too little of a session to group it."""


def _repeated(terms: Counter[str], kept: set[str]) -> list[str]:
    """Return the kept terms of a session, each as often as it is used, up to five."""
    return [
        term
        for term, n in sorted(terms.items())
        if n > 1 and term in kept
        for _ in range(min(n, 5))
    ]


def label_of(terms: Sequence[str], lang: str) -> str:
    """Return a heading made of the two best terms that share no word."""
    chosen: list[str] = []
    for term in terms:
        if all(
            not set(term.lower().split()) & set(one.lower().split()) for one in chosen
        ):
            chosen.append(term)
        if len(chosen) == 2:
            break
    words = _AND.get(lang, " – ").join(chosen)
    return words[:1].upper() + words[1:]


_AND = {"en": " and ", "fr": " et "}
_PROCEDURAL = wordset("""work group mail list hello everyon next slide share screen last call document draft
    use case note taker open sourc good job high level long term big fan remain question
    side meet area director data track blue sheet quick updat ietf internet rfc hackathon
    per cent percent centuri million billion twenti hundr
    recent chang main point high level key point final step agenda author
    prime minist honour member chair littl bit coupl couple mobil huawei cisco googl
    academi minut bunch room first second third peopl everybodi guy sens fact cours point""")
"""Stems of talk about the meeting itself; no heading is made of two of them."""


def _terms_by_theme(
    corpus: Corpus,
    sessions: Mapping[str, Sequence[str]],
    lang: str,
    most: int = TERMS_KEPT,
) -> dict[str, tuple[str, ...]]:
    theme_of = {code: key for key, codes in sessions.items() for code in codes}
    by_theme: dict[str, list[Intervention]] = defaultdict(list)
    for one in sorted(
        corpus.interventions, key=lambda each: (each.session, each.order, each.id)
    ):
        if one.session in theme_of:
            by_theme[theme_of[one.session]].append(one)
    counted = {key: mentions(all_, lang) for key, all_ in sorted(by_theme.items())}
    everywhere: Counter[str] = Counter()
    for each in counted.values():
        for term, who in each.voices.items():
            everywhere[term] += len(who)
    return {key: _best(each, everywhere, most) for key, each in counted.items()}


def _best(here: Mentions, everywhere: Counter[str], most: int) -> tuple[str, ...]:
    def score(term: str) -> float:
        n = len(here.voices[term])
        return round(n * n / everywhere[term] * float(np.log1p(n)), 6)

    heard = [
        term
        for term, who in here.voices.items()
        if len(who) >= 2 and not is_procedural(term) and "'" not in surface(here, term)
    ]
    ranked = sorted(heard, key=lambda term: (-score(term), term))[:most]
    return tuple(surface(here, term) for term in ranked)


def speaks_of(theme: Theme, stems: Sequence[str], lang: str) -> bool:
    """Tell whether a sentence shares a word with what a found theme is about.

    Themes of the programme are believed; so is a session that is a theme of its own.
    """
    if not theme.is_found or len(theme.sessions) < 2 or not theme.terms:
        return True
    return bool(_about(theme.terms, lang) & set(stems))


@lru_cache(maxsize=64)
def _about(terms: tuple[str, ...], lang: str) -> frozenset[str]:
    return frozenset(root for term in terms for root in stems_of_words(term, lang))


def is_procedural(term: str) -> bool:
    """Tell whether a term speaks of the meeting rather than of its matter."""
    return any(root in _PROCEDURAL for root in term.split())


def surface(here: Mentions, term: str) -> str:
    """Return how a term was mostly written; ties go to the first in the alphabet."""
    written = here.surfaces[term]
    return min(written, key=lambda each: (-written[each], each))
