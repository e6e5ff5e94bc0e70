"""What one country said, who of it was not heard, and what others said of it.

Whoever speaks for the government comes first: a capital looks for its own statement.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from django.db.models import Q, QuerySet

from palabre.engines.formats.documents.model import (
    Paragraph,
    Section,
    Sentence,
)
from palabre.engines.synthesis.sentences import split
from palabre.kernel import numbers
from palabre.kernel.articles import country_in_french, without_article
from palabre.kernel.languages import semicolon
from palabre.kernel.places import all_names, countries, country_name
from palabre.stages.live.models import RequestForFloor
from palabre.stages.live.states import RequestState, SittingState
from palabre.stages.outcomes.papers.finding import Found
from palabre.stages.outcomes.papers.quoting import Quoter
from palabre.stages.outcomes.papers.sources import title_of
from palabre.stages.outcomes.papers.words import say
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.states import RoleInSession, SessionState
from palabre.stages.reports.models import Intervention

MOST_STATEMENTS = 60
"""Turns of one country that are quoted; a host may speak in every session."""
GOVERNMENT = "government"
"""The group whose statements come first: they are the country's own."""
MOST_MENTIONS = 25


@dataclass
class CountryPart:
    """What a report to capital tells of one country.

    Parameters
    ----------
    near : QuerySet of Intervention
        The turns of the sessions that were chosen, in which others may name it.
    """

    iso2: str
    quoter: Quoter
    near: QuerySet[Intervention]

    @property
    def lang(self) -> str:
        """Return the language of the report."""
        return self.quoter.lang

    @cached_property
    def name(self) -> str:
        """Return the country's name in the language of the report."""
        return country_name(self.iso2, self.lang)

    def _say(self, key: str, **facts: str) -> str:
        """Return a phrase that names the country, in French with its article."""
        is_known = self.iso2 in countries()
        told = country_in_french if is_known else without_article
        the, of = told(self.name) if self.lang == "fr" else (self.name, self.name)
        return say(self.lang, key, country=the, of_country=of, **facts)

    @cached_property
    def turns(self) -> list[Intervention]:
        """Return every turn of the country's speakers, in the order of the days."""
        found = (
            Intervention.objects.select_related(
                "source__session__placement", "person", "organization"
            )
            .prefetch_related("translations")
            .filter(
                source__summit=self.quoter.summit,
                source__kind="transcript",
                country=self.iso2,
                is_voice=True,
            )
        )
        return list(found.order_by(*IN_TIME))

    @property
    def official(self) -> list[Intervention]:
        """Return the turns of those who speak for the government."""
        return [one for one in self.turns if one.group == GOVERNMENT]

    def counted(self) -> Iterator[str]:
        """Yield how often the country spoke, and how often its government did."""
        lang, n = self.lang, len(self.turns)
        if not n:
            yield self._say("statement-none")
            return
        n_sessions = len({one.source.session_id for one in self.turns})
        yield self._say(
            "spoke",
            n=times(n, lang),
            sessions=say(lang, "one-session")
            if n_sessions == 1
            else say(lang, "n-sessions", n=alike(n_sessions, n, lang)),
        )
        n_official = len(self.official)
        if n == 1:
            yield say(lang, "official-it" if n_official else "official-not-it")
            return
        key = {0: "official-none", n: "official-all", 1: "official-one"}
        yield say(
            lang,
            key.get(n_official, "official-some"),
            n=alike(n_official, n, lang),
        )

    def sections(self) -> Iterator[Section]:
        """Yield the statements, who was not heard, and what others said.

        That there is nothing of all this is told with what was counted, and once.
        """
        missing = tuple(self._missing())
        official = self.official[:MOST_STATEMENTS]
        others = [one for one in self.turns if one.group != GOVERNMENT]
        others = others[: MOST_STATEMENTS - len(official)]
        title = self._say("statements")
        is_parted = bool(official and others)
        quoted = () if is_parted else map(self.quoter.opening, official or others)
        own = (*quoted, *(() if is_parted else missing))
        mentions = tuple(map(self.quoter.found, self._mentions()))
        if own or is_parted or mentions:
            yield Section(title, own, key=f"country-{self.iso2}")
        parts = {
            "official": tuple(map(self.quoter.opening, official)),
            "not-official": tuple(map(self.quoter.opening, others)),
            "not-heard": missing,
        }
        for key, paragraphs in parts.items() if is_parted else ():
            if paragraphs:
                name = say(self.lang, key)
                yield Section(name, paragraphs, 2, f"{key}-{self.iso2}")
        if mentions:
            title = self._say("by-others")
            yield Section(title, mentions, level=2, key=f"others-{self.iso2}")

    def _missing(self) -> Iterator[Paragraph]:
        """Yield who was to speak and is not in the records, and who waited in vain."""
        silent = list(self._silent())
        told = {
            "not-recorded": [_named(one) for one in silent if _is_kept(one)],
            "no-record-of": [_named(one) for one in silent if not _is_kept(one)],
            "asked-floor": list(self._in_vain()),
        }
        for key, pairs in told.items():
            if pairs:
                names = semicolon(self.lang).join(self._listed(pairs))
                words = self._say(key, who=names)
                sessions = dict.fromkeys(session for _name, session in pairs)
                evidence = tuple(map(self.quoter.session, sessions))
                yield Paragraph((Sentence(words, evidence),))

    def _listed(self, pairs: Iterable[tuple[str, Session]]) -> Iterator[str]:
        """Yield each person once, with the titles of the sessions."""
        kept: dict[str, list[str]] = defaultdict(list)
        for name, session in pairs:
            kept[name].append(title_of(session, self.lang))
        gap = semicolon(self.lang)
        for name, titles in kept.items():
            yield f"{name} ({gap.join(dict.fromkeys(titles))})"

    def _silent(self) -> Iterator[SessionRole]:
        """Yield who was in the programme for the country and is in no record.

        Records without names tell of nobody whether he or she spoke.
        """
        heard = {(one.person_id, one.source.session_id) for one in self.turns}
        roles = (
            SessionRole.objects.select_related("person", "session")
            .prefetch_related("session__sources")
            .filter(
                session__summit=self.quoter.summit,
                session__state=SessionState.PLANNED,
                person__country=self.iso2,
                role=RoleInSession.SPEAKER,
            )
            .order_by(
                "session__placement__starts_at", "session__code", "position", "id"
            )
        )
        for one in roles:
            sources = one.session.sources.all()
            is_nameless = any(source.is_unattributed for source in sources)
            if (one.person_id, one.session_id) not in heard and not is_nameless:
                yield one

    def _in_vain(self) -> Iterator[tuple[str, Session]]:
        """Yield who asked for the floor in a session that closed without giving it."""
        summit = self.quoter.summit
        if summit.is_unattributed:
            return
        asked = RequestForFloor.objects.select_related("sitting__session").filter(
            sitting__session__summit=summit,
            sitting__session__is_unattributed=False,
            sitting__state=SittingState.CLOSED,
            state=RequestState.WAITING,
            country=self.iso2,
        )
        for one in asked.order_by("sitting__session__code", "requested_at", "id"):
            yield one.name, one.sitting.session

    def _mentions(self) -> Sequence[Found]:
        """Return sentences of others that name the country, not one like it."""
        named = Q()
        for one in _names(self.iso2):
            named |= Q(text__contains=one.split("’")[0])
        near = self.near.filter(named).exclude(country=self.iso2)
        found = (
            Found(turn, span.start, span.end)
            for turn in near
            for span in split(turn.text)
            if names_country(turn.text[span.start : span.end], self.iso2)
        )
        return list(islice(found, MOST_MENTIONS))


def alike(n: int, other: int, lang: str) -> str:
    """Return a count as the other one of its sentence is written: in words or figures.

    Examples
    --------
    >>> alike(3, 4, "en"), alike(3, 12, "en")
    ('three', '3')
    """
    if numbers.count(other, lang) == numbers.format_number(other, lang):
        return numbers.format_number(n, lang)
    return numbers.count(n, lang)


def times(n: int, lang: str) -> str:
    """Return how often something was done, in words.

    Examples
    --------
    >>> [times(n, "en") for n in (1, 2, 4, 12)]
    ['once', 'twice', 'four times', '12 times']
    >>> times(2, "fr")
    'deux fois'
    """
    if n == 1 or (n == 2 and lang == "en"):
        return say(lang, "once" if n == 1 else "twice")
    return say(lang, "times", n=numbers.count(n, lang))


IN_TIME = (
    "source__session__placement__starts_at",
    "source__session__code",
    "source_id",
    "position",
)
"""The order of turns in which a reader follows the days."""


def _named(role: SessionRole) -> tuple[str, Session]:
    return role.person.name, role.session


def _is_kept(role: SessionRole) -> bool:
    """Tell whether a record of the session stands."""
    return any(one.kind == "transcript" for one in role.session.sources.all())


def names_country(text: str, iso2: str) -> bool:
    """Tell whether a text names a country, and not only one whose name holds it.

    Examples
    --------
    >>> names_country("Niger and Mali", "NE"), names_country("Nigeria", "NE")
    (True, False)
    >>> names_country("Papua New Guinea", "GN"), names_country("Tanzania", "TZ")
    (False, True)
    """
    own, longer = _patterns(iso2)
    text = text.replace("'", "’")
    return bool(own.search(longer.sub(" ", text) if longer else text))


@cache
def _names(iso2: str) -> tuple[str, ...]:
    """Return the names of a country in the languages of the papers and in Spanish."""
    found = {
        name.partition(" (")[0].replace("'", "’")
        for lang in ("en", "fr", "es")
        for name in all_names(iso2, lang)
    }
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


@cache
def _patterns(iso2: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Return what finds a country's names, and longer names of others that hold one."""
    own = _names(iso2)
    others = sorted(
        name
        for code in countries()
        if code != iso2
        for name in _names(code)
        if any(one in name and one != name for one in own)
    )
    return _any_of(own), _any_of(others) if others else None


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    parts = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)")
