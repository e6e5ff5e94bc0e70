"""What every template knows without asking."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from palabre import __version__
from palabre.kernel.languages import direction


def house(request: HttpRequest) -> dict[str, object]:
    """Return language, direction, actor and version for the page's frame."""
    lang = get_language() or "en"
    return {
        "lang": lang,
        "dir": direction(lang),
        "actor": getattr(request, "actor", None),
        "at": getattr(request, "at", None),
        "version": __version__,
        "is_debug": settings.DEBUG,
    }
