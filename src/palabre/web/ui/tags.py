"""Template tags and filters of the house, loaded everywhere."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import dates
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palabre.kernel.languages import Text

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
    return dates.format_time(local, "HH:mm", locale=get_language() or "en")


@register.filter
def day(on: date | datetime | None, zone: str = "") -> str:
    """Return a date in full: weekday, day, month, year."""
    if on is None:
        return ""
    if isinstance(on, datetime) and zone:
        on = on.astimezone(ZoneInfo(zone))
    return dates.format_date(on, "full", locale=get_language() or "en")


@register.filter
def zone_name(at: datetime | None, zone: str) -> str:
    """Return the zone as a reader knows it: its city and offset that day."""
    if at is None:
        return zone
    local = at.astimezone(ZoneInfo(zone))
    offset = dates.get_timezone_gmt(local, locale=get_language() or "en")
    return f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} ({offset})"
