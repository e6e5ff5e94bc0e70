"""Themes: those the programme names, else those found in what was said."""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, titled
from palabre.engines.synthesis.shapes import Theme
from palabre.engines.synthesis.tallies import Counts, Tally, tallies_of, voice_of
from palabre.engines.synthesis.vectors import grouped, tf_idf
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import stems as stems_of_words
from palabre.kernel.late import late

MAX_FOUND = 10
"""Most themes found from the text; more headings than that nobody keeps in mind."""

MIN_SESSIONS_TO_CLUSTER = 12
MOST_BY_SESSION = 20
"""More sessions than that are grouped even where each has one voice: talks, reports."""
MOST_GROUPS = 14
"""Groups of sessions whose programme names no themes."""
LEAST_SESSIONS = 2
LEAST_REGROUPED = 3
"""Sessions of a group found among those that a first round left without a heading."""
LEAST_SHARE = 1 / 3
LEAST_SHARE_ALONE = 1 / 2
"""Share of a group's sessions that use a term before it heads them all."""
TERMS_KEPT = 8
TERMS_OF_GROUP = 30
"""Terms that tell what a group of sessions is about: its sentences must share a word."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """How many voices used which two-word term in some sessions, and how it was written."""

    tallies: Sequence[Tally]
    n_voices: Counter[str]
    n_all: int

    def surface(self, term: str) -> str:
        """Return how a term was mostly written; ties go to the first in the alphabet."""
        written: Counter[str] = Counter()
        for one in self.tallies:
            for surface, uses in one.surfaces(term):
                written[surface] += uses
        return _mostly(written)

    def surfaces(self, wanted: Container[str]) -> dict[str, str]:
        """Return how each of many terms was mostly written, in one pass."""
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.tallies:
            for term, surface, uses in one.every_surface():
                if term in wanted:
                    written[term][surface] += uses
        return {term: _mostly(each) for term, each in written.items()}


def _mostly(written: Counter[str]) -> str:
    return min(written, key=lambda each: (-written[each], each))


def mentions(tallies: Sequence[Tally]) -> Mentions:
    """Return the terms of two neighbouring content words and their voices."""
    said: dict[str, set[str]] = defaultdict(set)
    for one in tallies:
        for who, terms in one.telling.items():
            said[who].update(terms)
    heard = Counter(chain.from_iterable(said.values()))
    return Mentions(tallies, heard, sum(bool(terms) for terms in said.values()))


def themes_of(
    corpus: Corpus, lang: str, tallies: Sequence[Tally] | None = None
) -> tuple[Theme, ...]:
    """Return the themes of a text, in the order of the programme or by size.

    Parameters
    ----------
    tallies : sequence of Tally, optional
        The counts of the sessions, where they are known.
    """
    if tallies is None:
        tallies = tallies_of(corpus, lang)
    if any(session.themes for session in corpus.sessions):
        return _given(corpus, lang, tallies)
    n_many = _n_many_voiced(corpus)
    if n_many >= MIN_SESSIONS_TO_CLUSTER or _n_sessions(corpus) > MOST_BY_SESSION:
        return _clustered(corpus, lang, tallies)
    return (
        _by_session(corpus, lang, tallies)
        if max(n_many, _n_reported(corpus)) > 1
        else ()
    )


def _given(corpus: Corpus, lang: str, tallies: Sequence[Tally]) -> tuple[Theme, ...]:
    sessions: dict[str, list[str]] = defaultdict(list)
    for session in corpus.sessions:
        if session.themes:
            sessions[session.themes[0]].append(session.code)
    order = [*corpus.facts.themes, *sorted(set(sessions) - set(corpus.facts.themes))]
    terms = _terms_by_theme(tallies, sessions)
    return tuple(
        Theme(
            key,
            _named(
                corpus.facts.themes.get(key, key.replace("-", " ").capitalize()), lang
            ),
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


def _named(name: str, lang: str) -> str:
    """Return a theme's name, told as a theme's where it is a bare number."""
    return titled(name) or f"{_THEME.get(lang, _THEME['en'])} {name}"


_THEME = {"en": "Theme", "fr": "Thème"}


def headings_of(corpus: Corpus, lang: str) -> dict[str, str]:
    """Return what each session is headed by: its title, else its code."""
    word = _SESSION.get(lang, _SESSION["en"])
    return {
        one.code: _headed(titled(one.title)) or titled(one.code) or f"{word} {one.code}"
        for one in corpus.sessions
    }


def _headed(title: str) -> str:
    """Return a title as a heading: "Weavers' Fair Report" is headed by the fair.

    Examples
    --------
    >>> _headed("Weavers' Fair Report"), _headed("Minutes of the spring meeting")
    ("Weavers' Fair", 'Spring meeting')
    >>> _headed("Final report"), _headed("Report")
    ('Final report', 'Report')
    """
    bare = _PAPER_AFTER.sub("", _PAPER_BEFORE.sub("", title))
    return bare[:1].upper() + bare[1:] if " " in bare else title


_PAPER_BEFORE = late(r"^(?:Minutes|Transcript) of (?:the )?")
_PAPER_AFTER = late(r"(?<=\w) (?:Report|Minutes|Transcript)$")


_SESSION = {"en": "Session", "fr": "Séance"}


def _by_session(
    corpus: Corpus, lang: str, tallies: Sequence[Tally]
) -> tuple[Theme, ...]:
    """Return each session as a theme of its own: too few to group."""
    titles = headings_of(corpus, lang)
    codes = sorted({one.session for one in corpus.interventions})
    keyed = {f"f{number:02d}": [code] for number, code in enumerate(codes, 1)}
    terms = _terms_by_theme(tallies, keyed)
    return tuple(
        Theme(key, titles.get(code, code), (code,), terms.get(key, ()), is_found=True)
        for key, (code,) in keyed.items()
    )


def _clustered(
    corpus: Corpus, lang: str, tallies: Sequence[Tally]
) -> tuple[Theme, ...]:
    """Return groups of sessions in which the same terms are used."""
    terms_of = {one.session: one.repeated for one in tallies if one.n_terms >= _SOME}
    codes = sorted(terms_of)
    if len(codes) < 2:
        return _by_session(corpus, lang, tallies)
    wanted = min(MOST_GROUPS, max(2, len(codes) // 8))
    told, rest = _told_apart(terms_of, codes, wanted, _Groups(tallies, lang))
    again, rest = _regrouped(terms_of, rest, _Groups(tallies, lang, told))
    ordered = sorted([*told, *again], key=lambda one: (-len(one.codes), one.codes))
    found = tuple(
        Theme(
            f"f{number:02d}",
            label_of(one.head, lang),
            one.codes,
            (*one.head, *(term for term in one.terms if term not in one.head)),
            is_found=True,
        )
        for number, one in enumerate(ordered, 1)
    )
    others = Theme(
        OTHER_MATTERS, OTHERS.get(lang, OTHERS["en"]), tuple(rest), is_found=True
    )
    return (*found, *((others,) if rest else ()))


@dataclass(frozen=True, slots=True)
class _Told:
    """A group of sessions with the terms that head it, and all that it uses."""

    codes: tuple[str, ...]
    head: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Groups:
    """What groups are told apart by; ``before`` holds those that are found."""

    tallies: Sequence[Tally]
    lang: str
    before: Sequence[_Told] = ()


def _regrouped(
    terms_of: Mapping[str, Counts], rest: Sequence[str], groups: _Groups
) -> tuple[list[_Told], list[str]]:
    """Return the groups among sessions that have no heading yet, and who is left.

    The largest groups of a first round hold whatever is like nothing else, and small
    groups of one matter with it. Here a heading needs two terms that half of a group use.
    """
    if len(rest) < MIN_SESSIONS_TO_CLUSTER:
        return [], list(rest)
    told, left = _told_apart(
        terms_of, rest, len(rest) // 4, groups, least=LEAST_SHARE_ALONE
    )
    kept = [
        one
        for one in told
        if len(one.codes) >= LEAST_REGROUPED and len(_two(one.head)) == _BOTH
    ]
    again = [code for one in told if one not in kept for code in one.codes]
    return kept, sorted([*left, *again])


def _told_apart(
    terms_of: Mapping[str, Counts],
    codes: Sequence[str],
    wanted: int,
    groups: _Groups,
    *,
    least: float = LEAST_SHARE,
) -> tuple[list[_Told], list[str]]:
    """Return the groups of sessions that have a heading, and the sessions of the others."""
    spread = Counter(term for code in codes for term in terms_of[code])
    kept = {
        term
        for term, n in spread.items()
        if 2 <= n <= max(3, len(codes) // 2) and not is_procedural(term)
    }
    vectors = tf_idf([_repeated(terms_of[code], kept) for code in codes]).dense()
    members: dict[int, list[str]] = defaultdict(list)
    for code, label in zip(codes, grouped(np.round(vectors, 9), wanted), strict=True):
        members[label].append(code)
    ordered = sorted(members.values(), key=lambda each: (-len(each), each))
    keyed = {f"f{n:02d}": group for n, group in enumerate(ordered, 1)}
    terms = _terms_by_theme(groups.tallies, keyed, TERMS_OF_GROUP)
    used = {key: [terms_of[code] for code in each] for key, each in keyed.items()}
    taken = [term for one in groups.before for term in one.head]
    heads = _heads(terms, used, groups.lang, least=least, taken=taken)
    told = [
        _Told(tuple(keyed[key]), head, tuple(terms[key])) for key, head in heads.items()
    ]
    left = [code for key, each in keyed.items() if key not in heads for code in each]
    return told, sorted(left)


def _heads(
    terms: Mapping[str, Sequence[str]],
    used: Mapping[str, Sequence[Container[str]]],
    lang: str,
    *,
    least: float = LEAST_SHARE,
    taken: Iterable[str] = (),
) -> dict[str, tuple[str, ...]]:
    """Return the terms that head each group: two that a third of it uses, or one of half.

    A group without such terms has no matter of its own; no term heads two groups.
    """
    heads: dict[str, tuple[str, ...]] = {}
    taken = set(taken)
    for key, sessions in used.items():
        mine = [term for term in terms[key] if term not in taken]
        head = _shared(mine, sessions, lang, least)
        if len(_two(head)) < _BOTH:
            head = _shared(mine, sessions, lang, LEAST_SHARE_ALONE)
        if head:
            heads[key] = head
            taken.update(head)
    return heads


def _shared(
    terms: Sequence[str],
    sessions: Sequence[Container[str]],
    lang: str,
    share: float,
) -> tuple[str, ...]:
    """Return the terms that are no matter of one session alone: a heading for them all.

    A term in capitals is a name, of a person or a body as often as of a matter.

    Examples
    --------
    >>> _shared(["happy eyeballs", "packet loss"], [{"happi eyebal"}, {"packet loss"}], "en", 1)
    ()
    """
    least = max(LEAST_SESSIONS, math.ceil(len(sessions) * share))
    return tuple(
        term
        for term in terms
        if not all(word[:1].isupper() and word[1:].islower() for word in term.split())
        if sum(" ".join(stems_of_words(term, lang)) in one for one in sessions) >= least
    )


OTHER_MATTERS = "f99"
OTHERS = {"en": "Other matters", "fr": "Autres questions"}
"""Heading of the sessions whose terms nobody else used."""


_SOME = 40
"""Fewer terms than that say too little of a session to group it."""


def _repeated(terms: Counts, kept: set[str]) -> list[str]:
    """Return the kept terms of a session, each as often as it is used, up to five."""
    return [
        term
        for term, n in sorted(terms.items())
        if term in kept
        for _ in range(min(n, 5))
    ]


def label_of(terms: Sequence[str], lang: str) -> str:
    """Return a heading made of the two best terms that share no word."""
    words = _AND.get(lang, " – ").join(_two(terms))
    return words[:1].upper() + words[1:]


def _two(terms: Sequence[str]) -> list[str]:
    """Return the first two terms that share no word."""
    chosen: list[str] = []
    for term in terms:
        if all(
            not set(term.lower().split()) & set(one.lower().split()) for one in chosen
        ):
            chosen.append(term)
        if len(chosen) == _BOTH:
            break
    return chosen


_BOTH = 2
_AND = {"en": " and ", "fr": " et "}
_PROCEDURAL = wordset("""work group mail list hello everyon next slide share screen last call document draft
    use case note taker open sourc good job high level long term big fan remain question
    side meet area director data track blue sheet quick updat ietf internet rfc hackathon
    per cent percent centuri million billion twenti hundr
    recent chang main point high level key point final step agenda author
    prime minist honour member chair littl bit coupl couple mobil huawei cisco googl
    academi minut feel look forward pull feedback doctor consider paper statement bunch room phd first second third peopl everybodi guy sens fact cours point""")
"""Stems of talk about the meeting itself; no heading is made of two of them."""


def _terms_by_theme(
    tallies: Sequence[Tally],
    sessions: Mapping[str, Sequence[str]],
    most: int = TERMS_KEPT,
) -> dict[str, tuple[str, ...]]:
    theme_of = {code: key for key, codes in sessions.items() for code in codes}
    by_theme: dict[str, list[Tally]] = defaultdict(list)
    for one in tallies:
        if one.session in theme_of:
            by_theme[theme_of[one.session]].append(one)
    counted = {key: mentions(all_) for key, all_ in sorted(by_theme.items())}
    everywhere: Counter[str] = Counter()
    for each in counted.values():
        everywhere.update(each.n_voices)
    return {key: _best(each, everywhere, most) for key, each in counted.items()}


def _best(here: Mentions, everywhere: Counts, most: int) -> tuple[str, ...]:
    """Return the terms of many voices here and of few elsewhere, best first."""

    def score(term: str) -> float:
        n = here.n_voices[term]
        return round(n * n / everywhere[term] * math.log1p(n), 6)

    heard = [
        (score(term), term)
        for term, n in here.n_voices.items()
        if n >= 2 and not is_procedural(term)
    ]
    best: list[str] = []
    ranked = [term for _, term in sorted(heard, key=lambda one: (-one[0], one[1]))]
    shown = here.surfaces(frozenset(ranked[: most + _SPARE]))
    for term in ranked:
        if len(best) == most:
            break
        written = shown.get(term) or here.surface(term)
        if "'" not in written:
            best.append(written)
    return tuple(best)


_SPARE = 8
"""Terms looked up beyond those wanted, for the few that are left out."""


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
