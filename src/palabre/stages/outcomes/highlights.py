"""The highlights (French: *faits saillants*): a page written from data.

Before the days of an edition have passed it tells what is announced, and no figure of
who came. Each sentence is made of pieces; a piece that is a number knows its figure, so that it
opens to definition and rows. Rounding words follow `kernel.numbers.about`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palabre.kernel import numbers
from palabre.kernel.articles import french_article, is_feminine, with_article
from palabre.kernel.languages import Text
from palabre.kernel.typography import in_type
from palabre.stages.outcomes import figures
from palabre.stages.outcomes.models import Issue
from palabre.stages.summits.catalogue import table
from palabre.stages.summits.models import Summit, Venue
from palabre.stages.summits.rules import is_over
from palabre.stages.summits.states import HostKind

LANGUAGES = ("en", "fr")
MARK = re.compile(r"\[\[(?P<key>[a-z-]+)(?:\|(?P<one>[^|\]]+)\|(?P<many>[^\]]+))?\]\]")
"""A figure in a sentence, with the noun for one and for many: ``[[sessions|…|…]]``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or a number that opens to its figure."""

    words: str
    figure: str = ""
    exact: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thought of the page: its key, and its pieces in order."""

    key: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        """Return the bare words."""
        return "".join(piece.words for piece in self.pieces)


Sentences = tuple[tuple[str, str], ...]
"""The sentences of a page by their keys; an empty one is left out."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """The page in one language, with the instant at which it was counted."""

    lang: str
    paragraphs: tuple[Paragraph, ...]
    counted_at: datetime


SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "when": "{name} took place{city} {dates}{places}.",
        "city": " in {city}",
        "hosts": "It was hosted by {hosts}",
        "co": " and co-organized by {co}",
        "chair": "; it was chaired by {chair}",
        "who": "[[participants|participant|participants]]{origin} took part{how}.",
        "attended": "[[on-site|participant was|participants were]] on site and "
        "[[online]] online.",
        "origin": " from [[countries|country|countries]]",
        "both": ", [[on-site]] of them on site and [[online]] online",
        "on-site": ", all on site",
        "online": ", all online",
        "high": "Among them {were} [[ministerial|minister, deputy or head of a regulatory "
        "authority|ministers, deputies and heads of regulatory authorities]], and "
        "[[high-level|high-level participant|high-level participants]] in all.",
        "high-level": "[[high-level|high-level participant was|high-level participants "
        "were]] among them.",
        "groups": "Every one of the {n} stakeholder groups was represented: {groups}.",
        "some-groups": "{n} of the {all} stakeholder groups were represented: {groups}.",
        "programme": "The programme held [[sessions|session|sessions]], prepared by "
        "[[organizers|organization|organizations]], with [[speakers|speaker|speakers]]"
        "{reports}.",
        "reports": "; rapporteurs filed [[reports|report that was|reports that were]] "
        "cleared",
        "themes": "The sessions dealt with {themes}.",
        "baseline": "In the {nth} year since {baseline}, stock was taken of what had been "
        "achieved.",
        "summary": "The Chair’s Summary ({symbol}) was issued on {on}; every sentence of "
        "it opens to the words on which it rests.",
        "no-summary": "The Chair’s Summary is in preparation.",
        "processes": "What emerged is handed to {processes}.",
    },
    "fr": {
        "when": "{name} s’est tenu{e}{city} {dates}{places}.",
        "city": " à {city}",
        "hosts": "{it} a été accueilli{e} par {hosts}",
        "co": " et coorganisé{e} par {co}",
        "chair": " ; la présidence en a été assurée par {chair}",
        "who": "[[participants|participant|participants]]{origin} y {have} pris part{how}.",
        "attended": "[[on-site|participant était|participants étaient]] sur place et "
        "[[online]] en ligne.",
        "origin": " venus {of}[[countries|pays|pays]]",
        "both": ", dont [[on-site]] sur place et [[online]] en ligne",
        "on-site": ", en présentiel uniquement",
        "online": ", en ligne uniquement",
        "high": "On comptait parmi eux [[ministerial|ministre, vice-ministre ou responsable d’une "
        "autorité de régulation|ministres, vice-ministres et responsables d’autorités de "
        "régulation]], et [[high-level|participant|participants]] de haut niveau au total.",
        "high-level": "On comptait parmi eux [[high-level|participant|participants]] de haut niveau.",
        "groups": "Chacun des {n} groupes de parties prenantes était représenté : {groups}.",
        "some-groups": "{n} des {all} groupes de parties prenantes étaient représentés : "
        "{groups}.",
        "programme": "Le programme a compté [[sessions|séance|séances]], préparées par "
        "[[organizers|organisation|organisations]], avec "
        "[[speakers|intervenant|intervenants]]{reports}.",
        "reports": " ; [[reports|rapport de séance a été remis et approuvé|rapports de "
        "séance ont été remis et approuvés]]",
        "themes": "Les séances ont porté sur les thèmes suivants : {themes}.",
        "baseline": "En cette {nth} année suivant {baseline}, le point a été fait sur ce qui "
        "avait été accompli.",
        "summary": "Le résumé de la présidence ({symbol}) a été publié le {on} ; chacune "
        "de ses phrases renvoie aux paroles dont elle procède.",
        "no-summary": "Le résumé de la présidence est en préparation.",
        "processes": "Les résultats en sont transmis aux processus et organes suivants : "
        "{processes}.",
    },
}

AHEAD: Mapping[str, Mapping[str, str]] = {
    "en": {
        "when": "{name} will take place{city} {dates}{places}.",
        "hosts": "It will be hosted by {hosts}",
        "chair": "; it will be chaired by {chair}",
        "programme": "The programme so far holds [[sessions|session|sessions]], prepared "
        "by [[organizers|organization|organizations]], with "
        "[[speakers|speaker|speakers]]{reports}.",
        "themes": "Its themes are: {themes}.",
        "processes": "What emerges will be handed to {processes}.",
    },
    "fr": {
        "when": "{name} se tiendra{city} {dates}{places}.",
        "hosts": "{it} sera accueilli{e} par {hosts}",
        "chair": " ; la présidence en sera assurée par {chair}",
        "programme": "Le programme compte à ce jour [[sessions|séance|séances]], "
        "préparées par [[organizers|organisation|organisations]], avec "
        "[[speakers|intervenant|intervenants]]{reports}.",
        "themes": "Ses thèmes sont les suivants : {themes}.",
        "processes": "Ce qui s’en dégagera sera transmis aux processus suivants : "
        "{processes}.",
    },
}
"""The same before the days have passed; a key that is not here says it as above."""


def highlights(summit: Summit, lang: str, *, at: datetime) -> Highlights:
    """Write the highlights of an edition from what is recorded.

    Before the edition is over its page tells what is announced.

    A sentence whose facts are not known is left out; nothing is guessed. Languages
    other than English and French get the English text.
    """
    tongue = lang if lang in LANGUAGES else "en"
    counted = figures.public_figures(summit, at=at)
    facts = _Facts(summit, tongue, is_ahead=not is_over(summit, at=at))
    sentences = _announced(facts, counted) if facts.is_ahead else _told(facts, counted)
    paragraphs = tuple(
        Paragraph(key, _pieces(words, counted, tongue))
        for key, words in sentences
        if words
    )
    return Highlights(tongue, paragraphs, at)


def attended(counted: Mapping[str, figures.Figure], lang: str) -> Paragraph | None:
    """Return how people took part, for who was told already how many they were."""
    if counted["on-site"].value < 2 or counted["online"].value < 2:
        return None
    return Paragraph("who", _pieces(SENTENCES[lang]["attended"], counted, lang))


def _told(facts: "_Facts", counted: Mapping[str, figures.Figure]) -> Sentences:
    return (
        ("when", facts.when()),
        ("hosts", facts.hosts()),
        ("who", facts.who(counted)),
        ("high", facts.high(counted)),
        ("groups", facts.groups()),
        ("programme", facts.programme(counted)),
        ("themes", facts.themes()),
        ("baseline", facts.baseline()),
        ("summary", facts.summary() or facts.sentence("no-summary")),
        ("processes", facts.processes()),
        ("invitation", facts.invitation()),
    )


def _announced(facts: "_Facts", counted: Mapping[str, figures.Figure]) -> Sentences:
    """Return what is known before it has happened: nobody has come, nothing came out.

    A summary that was issued on the last day is told.
    """
    return (
        ("when", facts.when()),
        ("hosts", facts.hosts()),
        ("programme", facts.programme(counted)),
        ("themes", facts.themes()),
        ("summary", facts.summary()),
        ("processes", facts.processes()),
    )


def _pieces(
    words: str, counted: Mapping[str, figures.Figure], lang: str
) -> tuple[Piece, ...]:
    pieces, start = [], 0
    words = in_type(words, lang)
    for mark in MARK.finditer(words):
        if mark.start() > start:
            pieces.append(Piece(words[start : mark.start()]))
        exact = counted[mark["key"]].value
        said = numbers.about(exact).said_in(lang)
        said = capital(said) if mark.start() == 0 else said
        pieces.append(Piece(said, mark["key"], exact))
        if mark["one"]:
            pieces.append(Piece(f" {mark['one'] if exact == 1 else mark['many']}"))
        start = mark.end()
    if start < len(words):
        pieces.append(Piece(words[start:]))
    return tuple(pieces)


class _Facts:
    """What the sentences of one language need to know of an edition."""

    def __init__(self, summit: Summit, lang: str, *, is_ahead: bool) -> None:
        self.summit, self.lang, self.is_ahead = summit, lang, is_ahead
        self.sentences = {**SENTENCES[lang], **(AHEAD[lang] if is_ahead else {})}

    def sentence(self, key: str, **facts: object) -> str:
        return self.sentences[key].format(**facts)

    def said(self, text: Text) -> str:
        return str(text.said_in(self.lang))

    def who(self, counted: Mapping[str, figures.Figure]) -> str:
        if not counted["participants"].value:
            return ""
        on_site, online = counted["on-site"].value, counted["online"].value
        how = "both" if on_site and online else "on-site" if on_site else "online"
        n_countries = counted["countries"].value
        origin = ""
        if n_countries > 1:
            origin = self.sentence("origin", of=french_of(n_countries))
        have = "a" if counted["participants"].value == 1 else "ont"
        return self.sentence("who", origin=origin, have=have, how=self.sentence(how))

    def high(self, counted: Mapping[str, figures.Figure]) -> str:
        if not counted["high-level"].value:
            return ""
        n_ministerial = counted["ministerial"].value
        if not n_ministerial:
            return self.sentence("high-level")
        return self.sentence("high", were="was" if n_ministerial == 1 else "were")

    def programme(self, counted: Mapping[str, figures.Figure]) -> str:
        if not counted["sessions"].value:
            return ""
        reports = self.sentence("reports") if counted["reports"].value else ""
        return self.sentence("programme", reports=reports)

    def when(self) -> str:
        summit = self.summit
        dates = numbers.date_range(summit.starts_on, summit.ends_on, self.lang)
        if self.lang == "en":
            one_day = summit.starts_on == summit.ends_on
            dates = (
                f"on {dates}" if one_day else f"from {dates.replace('–', ' to ', 1)}"
            )
        venues = [self._place(venue) for venue in summit.venues.order_by("position")]
        places = listed(venues, self.lang)
        at = {"en": ", at ", "fr": ", dans les lieux suivants : "}[self.lang]
        if len(venues) == 1 and self.lang == "fr":
            at = ", au lieu suivant : "
        city = self.said(summit.city)
        return self.sentence(
            "when",
            name=self._name(),
            **self._gender(),
            city=self.sentence("city", city=city) if city else "",
            dates=dates,
            places=f"{at}{places}" if venues else "",
        )

    def _name(self) -> str:
        return edition_name(self.said(self.summit.name), self.lang)

    def _gender(self) -> dict[str, str]:
        """Return how French speaks of the edition by its name: "il", "accueilli"."""
        name = self.said(self.summit.name)
        is_masculine = french_article(name) != "" and not is_feminine(name)
        return {"it": "Il", "e": ""} if is_masculine else {"it": "Elle", "e": "e"}

    def _place(self, venue: Venue) -> str:
        """Return a venue with its days, unless those are all days of the edition."""
        days = sorted(day.on for day in venue.days.all())
        n_days = (self.summit.ends_on - self.summit.starts_on).days + 1
        if not days or len(days) == n_days:
            return self.said(venue.name)
        return f"{self.said(venue.name)} ({spans(days, self.lang)})"

    def hosts(self) -> str:
        hosts = self._organizations(HostKind.HOST)
        if not hosts:
            return ""
        words = self.sentence("hosts", hosts=listed(hosts, self.lang), **self._gender())
        co = self._organizations(HostKind.CO_ORGANIZER)
        if co:
            words += self.sentence("co", co=listed(co, self.lang), **self._gender())
        if self.summit.chair_style:
            words += self.sentence("chair", chair=self.said(self.summit.chair_style))
        return f"{words}."

    def _organizations(self, kind: str) -> list[str]:
        rows = self.summit.hosts.filter(kind=kind).select_related("organization")
        names = (self.said(one.organization.name) for one in rows.order_by("position"))
        return [with_article(name, self.lang) for name in names]

    def groups(self) -> str:
        names = {
            one["code"]: self.said(Text(one["name"], "en"))
            for one in table("stakeholder_groups")["group"]
        }
        present = figures.groups_present(self.summit)
        found = [name for code, name in names.items() if code in present]
        if not found:
            return ""
        key = "groups" if len(found) == len(names) else "some-groups"
        return capital(
            self.sentence(
                key,
                n=numbers.count(len(found), self.lang),
                all=numbers.count(len(names), self.lang),
                groups=listed([lowered(name) for name in found], self.lang),
            )
        )

    def themes(self) -> str:
        themes = self.summit.themes.all()
        if not self.is_ahead:
            themes = themes.filter(sessions__placement__isnull=False)
        names = [
            lowered(self.said(theme.name))
            for theme in themes.distinct().order_by("position")
        ]
        if not names:
            return ""
        return self.sentence("themes", themes=listed(names, self.lang))

    def baseline(self) -> str:
        summit = self.summit
        if not (summit.baseline_year and summit.baseline):
            return ""
        years = summit.starts_on.year - summit.baseline_year
        return self.sentence(
            "baseline",
            nth=numbers.ordinal(years, self.lang, is_feminine=True),
            baseline=self.said(summit.baseline),
        )

    def summary(self) -> str:
        issues = Issue.objects.filter(summit=self.summit).order_by("-issued_at", "-id")
        issue = issues.filter(lang=self.lang).first() or issues.first()
        if issue is None:
            return ""
        local = issue.issued_at.astimezone(ZoneInfo(self.summit.zone))
        on = numbers.day(local.date(), self.lang)
        return self.sentence("summary", symbol=issue.symbol, on=on)

    def processes(self) -> str:
        names = [
            with_article(self.said(Text.from_json(one)), self.lang)
            for one in self.summit.processes
        ]
        if not names:
            return ""
        return self.sentence("processes", processes=listed(names, self.lang))

    def invitation(self) -> str:
        return self.said(self.summit.invitation)


def edition_name(name: str, lang: str) -> str:
    """Return the name of an edition as it opens a sentence.

    Examples
    --------
    >>> edition_name("Baobab Forum 2026", "en"), edition_name("Forum du Baobab", "fr")
    ('The Baobab Forum 2026', 'Le Forum du Baobab')
    >>> edition_name("Baobab 2026", "fr")
    'L’édition « Baobab 2026 »'
    """
    if lang == "en":
        return capital(with_article(name, "en"))
    article = french_article(name)
    return capital(f"{article}{name}") if article else f"L’édition « {name} »"


def french_of(n_countries: int) -> str:
    """Return "de" as it stands before a number of countries in words."""
    said = numbers.about(n_countries).said_in("fr")
    return "d’" if said[:1] in "aeiou" else "de "


def listed(names: Sequence[str], lang: str, *, strong: bool = False) -> str:
    """Return names as a list in a sentence.

    Examples
    --------
    >>> listed(["a", "b", "c"], "en"), listed(["a", "b"], "fr")
    ('a, b and c', 'a et b')
    """
    conjunction = {"en": " and ", "fr": " et "}[lang]
    strong = strong or (
        any(conjunction in name for name in names[-2:]) and len(names) == 2
    )
    if strong and len(names) > 1:
        return "; ".join(names) if lang == "en" else " ; ".join(names)
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + conjunction + names[-1]


def spans(days: Sequence[date], lang: str) -> str:
    """Return days as a reader says them: a range where they follow each other."""
    if not days:
        return ""
    if (days[-1] - days[0]).days == len(days) - 1:
        return numbers.date_range(days[0], days[-1], lang)
    return listed([numbers.day(one, lang) for one in days], lang)


def capital(words: str) -> str:
    """Return words with a capital first."""
    return words[:1].upper() + words[1:]


def lowered(name: str) -> str:
    """Return a name as it stands inside a sentence: no capital unless an acronym."""
    first = name.split(" ", 1)[0]
    return name if first.isupper() or "’" in first else name[:1].lower() + name[1:]
