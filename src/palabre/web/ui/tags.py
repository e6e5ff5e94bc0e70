"""Template tags and filters of the house, loaded everywhere."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates as babel_dates
from django import template
from django.template import Context
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palabre.kernel.languages import Text
from palabre.kernel.numbers import date_range
from palabre.web.ui.tabs import Tab, tabs_for

register = template.Library()


@register.filter
def said(text: object) -> str:
    """Return a text's words in the page's language, bare (for titles and attributes)."""
    if isinstance(text, Text):
        return str(text.said_in(get_language() or "en"))
    return "" if text is None else str(text)


@register.filter
def spoken(text: object) -> str | SafeString:
    """Return a text's words, wrapped with their own lang and dir if they differ."""
    if not isinstance(text, Text):
        return said(text)
    lang = get_language() or "en"
    words = text.said_in(lang)
    if words.lang == lang or not words.words:
        return str(words)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', words.lang, words.dir, words.words
    )


@register.filter
def clock(at: datetime | None, zone: str) -> str:
    """Return the time of day in a zone, as the page's language writes it."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(zone))
    return babel_dates.format_time(local, "HH:mm", locale=get_language() or "en")


@register.filter
def day(on: date | datetime | None, zone: str = "") -> str:
    """Return a date in full: weekday, day, month, year."""
    if on is None:
        return ""
    if isinstance(on, datetime) and zone:
        on = on.astimezone(ZoneInfo(zone))
    return babel_dates.format_date(on, "full", locale=get_language() or "en")


@register.filter
def zone_name(at: datetime | None, zone: str) -> str:
    """Return the zone as a reader knows it: its city and offset that day."""
    if at is None:
        return zone
    local = at.astimezone(ZoneInfo(zone))
    offset = babel_dates.get_timezone_gmt(local, locale=get_language() or "en")
    return f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} ({offset})"


@register.filter
def dates(summit: object) -> str:
    """Return the days of an edition, as the page's language writes a range."""
    return date_range(summit.starts_on, summit.ends_on, get_language() or "en")


@register.simple_tag(takes_context=True)
def translate_here(context: Context, lang: str) -> str:
    """Return this page's address in another language."""
    request = context.get("request")
    return translate_url(request.get_full_path(), lang) if request else f"/{lang}/"


@register.simple_tag(takes_context=True)
def edition_tabs(context: Context) -> list[Tab]:
    """Return the tabs of an edition's pages for whoever looks."""
    return tabs_for(context["summit"], context.get("actor"), context["request"].path)
