"""What every template knows without asking."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from palabre import __version__
from palabre.kernel.languages import direction

THEME_COOKIE = "theme"
THEMES = ("light", "dark")


def house(request: HttpRequest) -> dict[str, object]:
    """Return language, direction, actor, theme and version for the page's frame."""
    lang = get_language() or "en"
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "lang": lang,
        "dir": direction(lang),
        "actor": getattr(request, "actor", None),
        "at": getattr(request, "at", None),
        "theme": chosen if chosen in THEMES else "",
        "version": __version__,
        "is_debug": settings.DEBUG,
    }
