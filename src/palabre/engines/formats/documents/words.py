"""What writers say themselves, in the languages of the house."""

from collections.abc import Mapping
from typing import Final

from palabre.kernel.languages import primary

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "evidence": "Evidence",
        "open": "“",
        "close": "”",
        "by": "Palabre",
        "page": "Page",
        "none": "Nothing was found.",
    },
    "fr": {
        "evidence": "Preuves",
        "open": "« ",
        "close": " »",
        "by": "Palabre",
        "page": "Page",
        "none": "Rien n’a été trouvé.",
    },
    "es": {"evidence": "Pruebas", "open": "«", "close": "»", "page": "Página"},
    "ar": {"evidence": "الأدلة", "open": "«", "close": "»", "page": "صفحة"},
    "ru": {"evidence": "Подтверждения", "open": "«", "close": "»", "page": "Страница"},
    "zh": {"evidence": "依据", "open": "“", "close": "”", "page": "页"},
}


def words_for(lang: str) -> Mapping[str, str]:
    """Return the words of a language; what it lacks is said in English."""
    return {**WORDS["en"], **WORDS.get(primary(lang), {})}


def told(evidence_words: str, lang: str) -> str:
    """Return words in the quotation marks of their language."""
    marks = words_for(lang)
    return f"{marks['open']}{evidence_words}{marks['close']}"
