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


def declaration(lang: str) -> str:
    """Return the reason of a tag that the programme declares."""
    return DECLARATIONS.get(primary(lang), DECLARATIONS["en"])
