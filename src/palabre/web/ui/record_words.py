"""What the formats of records are called on a page."""

from django.utils.translation import gettext_lazy

FORMATS = {
    "webvtt": "WebVTT",
    "srt": "SubRip",
    "sbv": "SBV",
    "captions": gettext_lazy("captions"),
    "w3c-minutes": gettext_lazy("minutes of a meeting"),
    "attributed": gettext_lazy("text with names"),
    "qmsum": "QMSum",
    "notes": gettext_lazy("notes"),
    "docx": "DOCX",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "text": gettext_lazy("plain text"),
    "akoma-ntoso": "Akoma Ntoso",
    "latex": "LaTeX",
    "html": "HTML",
    "zoom": "Zoom",
    "teams": "Teams",
    "export": gettext_lazy("meeting platform"),
    "irc": "IRC",
    "ttml": "TTML",
    "ass": "SubStation Alpha",
    "table": gettext_lazy("table"),
    "chat": gettext_lazy("written discussion"),
}


def format_name(code: str) -> str:
    """Return what a format is called, in the page's language.

    Examples
    --------
    >>> format_name("webvtt")
    'WebVTT'
    """
    return str(FORMATS.get(code, code))
