"""Protocol's facts in a reader's words: clashes, reasons, times in the right zone."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, ngettext

from palabre.kernel.languages import comma, pause
from palabre.stages.protocol import queries
from palabre.stages.protocol.clashes import Clash
from palabre.stages.protocol.messages import CLASHES, language_in
from palabre.stages.summits.models import Summit
from palabre.web.ui.tags import clock, day_month, weekday


@dataclass(frozen=True, slots=True)
class ToldClash:
    """A clash as pages show it: how grave, in a sentence, whom and what it concerns."""

    level: str
    words: str
    dignitary: str
    session: str


def rank_names(summit: Summit) -> dict[str, str]:
    """Return what the edition's ranks are called in the page's language."""
    return queries.names_of(queries.ranks_of(summit), page_lang())


def page_lang() -> str:
    """Return the language of the page."""
    return get_language() or "en"


def told_clashes(found: list[Clash], summit: Summit) -> list[ToldClash]:
    """Return clashes in words."""
    return [
        ToldClash(
            level=one.level,
            words=sentence(one, summit),
            dignitary=one.dignitary.code,
            session=one.session.row.code if one.session else "",
        )
        for one in found
    ]


def sentence(one: Clash, summit: Summit) -> str:
    """Return a clash as a sentence."""
    lang = page_lang()
    facts: dict[str, object] = {
        "name": one.dignitary.person.name,
        "rank": str(one.dignitary.rank.name.said_in(lang)),
    }
    if one.session is not None:
        facts["session"] = str(one.session.row.title.said_in(lang))
    if one.other is not None:
        facts["other"] = str(one.other.row.title.said_in(lang))
    for name, value in one.facts.items():
        facts[name] = _told(value, summit, lang)
    return str(CLASHES[one.kind]).format(**facts)


def _told(value: object, summit: Summit, lang: str) -> object:
    if isinstance(value, datetime):
        return moment(value, summit.zone)
    if isinstance(value, list):
        return comma(lang).join(language_in(str(tag), lang) for tag in value)
    return value


def moment(at: datetime, zone: str) -> str:
    """Return day and hour in a zone, short."""
    on = f"{weekday(at, zone)} {day_month(at, zone)}"
    return f"{on}{pause(page_lang())}{clock(at, zone)}"


def n_minutes(n: int) -> str:
    """Return a length of time in words."""
    hours, minutes = divmod(n, 60)
    if not hours:
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    return f"{hours} h {minutes:02d}" if minutes else f"{hours} h"
