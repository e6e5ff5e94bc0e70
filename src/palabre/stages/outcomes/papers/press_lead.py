"""Headline and lead of a press release: figures, and the strongest word of the summary.

Nothing is written that does not open: a number to its definition, a sentence to the
issued summary, or to a cleared report where no summary is out.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from palabre.engines.formats.documents.model import Evidence, Paragraph, Sentence
from palabre.kernel import numbers
from palabre.kernel.articles import french_article, with_article
from palabre.kernel.languages import primary
from palabre.kernel.numbers import format_number
from palabre.stages.outcomes.figures import Figure
from palabre.stages.outcomes.highlights import french_of
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.models import Sentence as Kept
from palabre.stages.outcomes.papers.sources import (
    Links,
    answers_of,
    from_summary,
    on_day,
    said_on,
    sentence_of,
)
from palabre.stages.outcomes.papers.words import say
from palabre.stages.outcomes.queries import latest_issue
from palabre.stages.outcomes.reissuing import text_now
from palabre.stages.reports.models import SessionReport
from palabre.stages.reports.states import LineKind
from palabre.stages.summits.models import Summit

_STRONG = ("agreement", "proposal")
"""What a lead tells, the strongest first."""


def headline(
    summit: Summit, lang: str, figures: Mapping[str, Figure], *, is_ahead: bool
) -> str:
    """Return the name of an edition with who came, or with its days before them."""
    name = str(summit.name.said_in(lang))
    who = "" if is_ahead else _who(lang, figures)
    if who:
        return say(lang, "headline", name=name, what=who)
    if not is_ahead:
        return name
    dates = numbers.date_range(summit.starts_on, summit.ends_on, lang)
    city = str(summit.city.said_in(lang))
    what = ", ".join(part for part in (city, dates) if part)
    return say(lang, "headline", name=name, what=what)


def lead(
    summit: Summit,
    lang: str,
    figures: Mapping[str, Figure],
    reports: Sequence[SessionReport],
    links: Links,
    at: datetime,
) -> Paragraph | None:
    """Return the paragraph that stands first: who met, and on what they agreed."""
    sentences = [_met(summit, lang, figures, links, at)]
    sentences.append(_from_summary(summit, lang, links) or _filed(reports, lang, links))
    told = tuple(one for one in sentences if one is not None)
    if not told:
        return None
    on = numbers.day_in_words(news_day(summit, lang, at), lang)
    city = str(summit.city.said_in(lang))
    place = ", ".join(part for part in (city, on) if part)
    return Paragraph(told, lead=f"{place}{say(lang, 'after-place')}")


def news_day(summit: Summit, lang: str, at: datetime) -> date:
    """Return the day of the news: the summary's issue, else the last day of the edition.

    Whoever opens the release a year later reads news of that day, and not of this one;
    when it was made is said under its title.
    """
    issue = latest_issue(summit, lang)
    day = on_day(issue.issued_at, summit) if issue else summit.ends_on
    return min(max(day, summit.ends_on), on_day(at, summit))


def _who(lang: str, figures: Mapping[str, Figure]) -> str:
    n_people, n_countries = figures["participants"].value, figures["countries"].value
    if n_people < 2 or n_countries < 2:
        return ""
    return say(
        lang,
        "who-met",
        people=numbers.about(n_people).said_in(lang),
        of=french_of(n_countries),
        countries=numbers.about(n_countries).said_in(lang),
    )


def _met(
    summit: Summit,
    lang: str,
    figures: Mapping[str, Figure],
    links: Links,
    at: datetime,
) -> Sentence | None:
    who = _who(lang, figures)
    if not who:
        return None
    where = _at(str(summit.name.said_in(lang)), lang)
    told = say(lang, "met", who=who[:1].upper() + who[1:], at=where)
    evidence = tuple(
        Evidence(
            who=format_number(figures[key].value, lang),
            told=say(
                lang,
                "counted",
                on=said_on(at, summit, lang),
                definition=figures[key].definition.said_in(lang),
            ),
            url=links.figure(key),
        )
        for key in ("participants", "countries")
    )
    return Sentence(told, evidence)


def _at(name: str, lang: str) -> str:
    """Return an edition's name as that in which people took part."""
    if lang == "en":
        return with_article(name, "en")
    article = french_article(name)
    to = {"le ": "au ", "la ": "à la ", "l’": "à l’"}.get(article)
    return f"{to}{name}" if to else say(lang, "at-edition", name=name)


def _from_summary(summit: Summit, lang: str, links: Links) -> Sentence | None:
    """Return the sentence of the issued summary behind which most sessions stand."""
    issue = (
        Issue.objects.select_related("summit", "draft")
        .filter(summit=summit, lang=lang)
        .order_by("-issued_at", "-id")
    ).first()
    if issue is None:
        return None
    rows = issue.draft.sentences.filter(
        is_dropped=False, function__in=_STRONG, verdict="verified"
    ).exclude(writer="template")
    best = min(rows, key=_rank, default=None)
    if best is None:
        return None
    text = text_now(issue).get(best.code, best.text)
    names = [str(one.name.said_in(lang)) for one in summit.themes.order_by("position")]
    words = say(lang, "from-summary", words=_inside(without_theme(text, names)))
    return Sentence(words, (from_summary(issue, best.code, lang, links),))


def without_theme(text: str, names: Sequence[str]) -> str:
    """Return a sentence without the theme under which the summary tells it.

    Examples
    --------
    >>> without_theme("Under Safe Ports, two sessions agreed.", ["Ports", "Safe Ports"])
    'two sessions agreed.'
    """
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    for name in names:
        for opening in (f"Under {name}, ", f"Sur le thème « {name} », "):
            if plain.startswith(opening):
                return text[len(opening) :]
    return text


_OPENINGS = (
    *(
        "under",
        "it",
        "one",
        "some",
        "several",
        "many",
        "most",
        "two",
        "three",
        "another",
    ),
    *(
        "participants",
        "speakers",
        "the",
        "a",
        "an",
        "in",
        "sous",
        "il",
        "un",
        "une",
        "les",
    ),
    *("des", "deux", "trois", "plusieurs", "dans", "la", "le", "l’accent"),
    *("sur", "lors", "en", "pour", "quant", "s’agissant", "l’avis", "l’espoir"),
)


def _inside(text: str) -> str:
    """Return a sentence as it goes on inside another: no capital that is no name's."""
    first = text.split(" ", 1)[0].lower()
    return text[:1].lower() + text[1:] if first in _OPENINGS else text


def _rank(sentence: Kept) -> tuple[int, int, int, int]:
    counts = sentence.counts
    return (
        _STRONG.index(sentence.function),
        -int(counts.get("sessions", 0)),
        -int(counts.get("voices", 0)),
        sentence.position,
    )


def _filed(
    reports: Sequence[SessionReport], lang: str, links: Links
) -> Sentence | None:
    """Return the first agreement that a cleared report in this language has."""
    answers = answers_of(reports)
    for report in reports:
        if primary(report.lang) != primary(lang):
            continue
        for line in report.lines.all():
            if line.kind == LineKind.CONSENSUS:
                own = answers.get(report.pk, {})
                return sentence_of(report, line, lang=lang, links=links, answers=own)
    return None
