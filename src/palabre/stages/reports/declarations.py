"""Why a tag stands in a report that nobody gave a reason for: the programme says so."""

from collections.abc import Mapping
from typing import Final

from palabre.kernel.languages import primary

DECLARATIONS: Final[Mapping[str, str]] = {
    "en": "Declared for the session in the programme.",
    "fr": "Déclaré pour la séance dans le programme.",
    "es": "Declarado para la sesión en el programa.",
    "ar": "أُعلن للجلسة في البرنامج.",
    "ru": "Заявлено для заседания в программе.",
    "zh": "日程中为本场会议所申报。",
}


def reason_in(reason: str, lang: str) -> str:
    """Return the reason of a tag; what the house itself says, in a reader's language.

    Examples
    --------
    >>> reason_in("Declared for the session in the programme.", "fr")
    'Déclaré pour la séance dans le programme.'
    >>> reason_in("The speaker names the port.", "fr")
    'The speaker names the port.'
    """
    return declaration(lang) if reason in DECLARATIONS.values() else reason


def declaration(lang: str) -> str:
    """Return the reason of a tag that the programme declares."""
    return DECLARATIONS.get(primary(lang), DECLARATIONS["en"])
