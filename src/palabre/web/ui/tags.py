"""Template tags and filters of the house, loaded everywhere."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import dates as babel_dates
from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palabre.kernel import languages, places
from palabre.kernel.languages import Said, Text, direction, primary
from palabre.kernel.numbers import dates_in_words, format_number
from palabre.kernel.typography import in_type, spaced
from palabre.stages.reports.declarations import reason_in
from palabre.stages.summits.rules import may_run
from palabre.web.ui import names
from palabre.web.ui.record_words import format_name
from palabre.web.ui.shipped_words import shipped
from palabre.web.ui.tabs import Tab, tabs_for

register = template.Library()
register.filter("record_format", format_name)

FIRST = re.compile(r"\b1\b")
FORMS = {
    ("ru", "full"): "EEEE, d MMMM y 'года'",
    ("ru", "long"): "d MMMM y 'года'",
    ("zh", "d MMM"): "M月d日",
}
"""Where a language writes dates otherwise than Babel, or in another order."""


def page_lang() -> str:
    """Return the language of the page."""
    return get_language() or "en"


@register.filter
def said(text: object) -> str:
    """Return a text's words in the page's language, bare (for titles and attributes)."""
    if isinstance(text, Text):
        return _set(text.said_in(page_lang()))
    return "" if text is None else str(text)


@register.simple_tag
def colon() -> str:
    """Return what stands between a heading and what follows it, as a language sets it."""
    return "\u00a0: " if primary(page_lang()) == "fr" else ": "


@register.simple_tag
def comma() -> str:
    """Return what stands between the parts of a list, as a language sets it."""
    return languages.comma(page_lang())


@register.simple_tag
def pause() -> str:
    """Return the comma of a sentence: between a day and an hour, a name and a post."""
    return languages.pause(page_lang())


@register.filter
def listed(parts: Iterable[object]) -> str:
    """Return the parts of a list with what its language sets between them."""
    return comma().join(str(one) for one in parts)


@register.filter
def spoken(text: object) -> str | SafeString:
    """Return a text's words, wrapped with their own lang and dir if they differ."""
    if not isinstance(text, Text):
        return said(text)
    lang = page_lang()
    words = text.said_in(lang)
    shown = in_type(words.words, words.lang)
    if words.lang == lang or not words.words:
        return shown
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', words.lang, words.dir, shown)


@register.filter
def typed(words: str, lang: str) -> str:
    """Return prose that somebody filed as its language prints it; no quotation."""
    return in_type(words, lang)


@register.filter
def reason_told(reason: str) -> str:
    """Return why a tag stands in a report, in the page's language where the house says it."""
    return reason_in(reason, page_lang())


def _set(words: Said) -> str:
    """Return words with the spaces that their language does not break."""
    return spaced(words.words, words.lang)


@register.filter
def isolated(words: object) -> SafeString:
    """Return words that keep their own direction and give none to what is around."""
    return format_html("<bdi>{}</bdi>", words)


@register.filter
def original(text: object) -> str | SafeString:
    """Return a text's original words, if the page shows a translation; else nothing."""
    if not isinstance(text, Text):
        return ""
    words = text.words.get(text.original, "")
    if not words or text.said_in(page_lang()).lang == text.original:
        return ""
    return format_html(
        '<bdi lang="{}" dir="{}">{}</bdi>',
        text.original,
        direction(text.original),
        spaced(words, text.original),
    )


@register.filter
def clock(at: datetime | None, zone: str) -> str:
    """Return the time of day in a zone, on twenty-four hours."""
    return "" if at is None else f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


@register.filter
def day(on: date | datetime | None, zone: str = "") -> str:
    """Return a date in full: weekday, day, month, year."""
    return _date(on, zone, "full")


@register.filter
def short_day(on: date | datetime | None, zone: str = "") -> str:
    """Return a date without its weekday: day, month, year."""
    return _date(on, zone, "long")


@register.filter
def weekday(on: date | datetime | None, zone: str = "") -> str:
    """Return the weekday in short, as tabs have room for."""
    return _date(on, zone, "EEE")


@register.filter
def day_month(on: date | datetime | None, zone: str = "") -> str:
    """Return day and month."""
    return _date(on, zone, "d MMM")


def _date(on: date | datetime | None, zone: str, form: str) -> str:
    if on is None:
        return ""
    if isinstance(on, datetime):
        on = on.astimezone(ZoneInfo(zone or "UTC")).date()
    return _date_in(on, form, page_lang())


@lru_cache(maxsize=4096)
def _date_in(on: date, form: str, lang: str) -> str:
    form = FORMS.get((primary(lang), form), form)
    told = babel_dates.format_date(on, form, locale=_locale(lang))
    if primary(lang) == "fr" and on.day == 1:
        return FIRST.sub("1er", told)  # French says "premier" and nothing else so
    return told


def _locale(lang: str) -> str:
    """Return whose habits dates follow: English here is the United Nations'."""
    return "en_GB" if primary(lang) == "en" else primary(lang)


@register.filter
def iso(at: datetime | None, zone: str) -> str:
    """Return an instant as machines read it, with the zone's offset."""
    return at.astimezone(ZoneInfo(zone)).isoformat() if at else ""


@register.filter
def utc_offset(at: datetime | None, zone: str) -> str:
    """Return the offset of a zone at an instant, as ``UTC+02:00``."""
    if at is None:
        return ""
    signs = f"{at.astimezone(ZoneInfo(zone)):%z}"
    return f"UTC{signs[0]}{signs[1:3]}:{signs[3:]}".replace("-", "\u2212")


@register.filter
def zone_name(at: datetime | None, zone: str) -> str:
    """Return the zone as a reader knows it: its city and offset that day."""
    if at is None:
        return zone
    if "/" not in zone or zone.startswith("Etc/"):
        return zone if zone == "UTC" else utc_offset(at, zone)
    return f"{_zone_city(zone, page_lang())} ({utc_offset(at, zone)})"


@register.filter
def zone_place(zone: str) -> str:
    """Return a zone by its city alone, where no instant says its offset."""
    if "/" not in zone or zone.startswith("Etc/"):
        return zone
    return _zone_city(zone, page_lang())


@lru_cache(maxsize=256)
def _zone_city(zone: str, lang: str) -> str:
    return babel_dates.get_timezone_location(
        ZoneInfo(zone), locale=primary(lang), return_city=True
    )


@register.filter
def dates(summit: object) -> str:
    """Return the days of an edition, as the page's language writes a range."""
    return days_between(summit.starts_on, summit.ends_on)  # type: ignore[attr-defined]


def days_between(first: date, last: date) -> str:
    """Return a range of days in the page's language; of a whole year, the year."""
    lang = page_lang()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return (
            str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        )
    return dates_in_words(first, last, lang)


@register.filter
def country(iso2: str) -> str:
    """Return the short name of a country."""
    return places.country_name(iso2, page_lang()) if iso2 else ""


@register.filter
def language(tag: str) -> str:
    """Return what a language is called in the page's."""
    return names.language_name(tag, page_lang()) if tag else ""


@register.filter
def group(code: str) -> str:
    """Return the name of a stakeholder group."""
    return names.group_name(code, page_lang()) if code else ""


@register.filter
def role(code: str) -> str:
    """Return what somebody's role in a session is called."""
    return names.named(names.ROLES, code)


@register.filter
def mode(code: str) -> str:
    """Return how one takes part in a session."""
    return names.named(names.MODES, code)


@register.filter
def tag_status(code: str) -> str:
    """Return how sure a tag is."""
    return names.named(names.TAGS, code)


@register.filter
def summit_state(code: str) -> str:
    """Return where an edition stands."""
    return names.named(names.SUMMITS, code)


@register.filter
def get(mapping: Mapping[str, object], key: str) -> object:
    """Return what a mapping holds under a key that is no variable's name."""
    return mapping.get(key)


@register.filter
def number(value: float | None) -> str:
    """Return a number as the page's language prints it."""
    return "" if value is None else format_number(value, page_lang())


register.filter("shipped", shipped)


@register.simple_tag(takes_context=True)
def translate_here(context: Context, lang: str) -> str:
    """Return this page's address in another language: its first step is the language."""
    request = context.get("request")
    if request is None:
        return f"/{lang}/"
    here: str = escape_leading_slashes(request.get_full_path())
    first, _, rest = here.removeprefix("/").partition("/")
    return f"/{lang}/{rest}" if first == page_lang() else here


@register.simple_tag
def address(name: str, *args: object) -> str:
    """Return a page's address, or nothing while this installation lacks the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def runs_edition(context: Context) -> bool:
    """Tell whether whoever looks may open the pages of the secretariat."""
    actor, summit = context.get("actor"), context.get("summit")
    return bool(actor and summit and may_run(actor, summit))


@register.simple_tag(takes_context=True)
def edition_tabs(context: Context) -> list[Tab]:
    """Return the tabs of an edition's pages for whoever looks."""
    return tabs_for(context["summit"], context.get("actor"), context["request"].path)
