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
        "missing": "No font here holds {n} of its signs ({codes}): each stands as “?”. "
        "The DOCX and the page hold them.",
    },
    "fr": {
        "evidence": "Sources",
        "open": "« ",
        "close": " »",
        "by": "Palabre",
        "page": "Page",
        "none": "Rien n’a été trouvé.",
        "missing": "Aucune police ici ne contient {n} de ses signes ({codes}) : chacun "
        "figure comme « ? ». Le DOCX et la page les contiennent.",
    },
    "es": {
        "evidence": "Pruebas",
        "open": "«",
        "close": "»",
        "page": "Página",
        "missing": "Ninguna fuente de aquí contiene {n} de sus signos ({codes}): cada uno figura como «?». El DOCX y la página los contienen.",
    },
    "ar": {
        "evidence": "الأدلة",
        "open": "«",
        "close": "»",
        "page": "صفحة",
        "missing": "لا يوجد هنا خط يحوي {n} من علاماته ({codes}): تظهر كل منها «?». أما ملف DOCX والصفحة فيحويانها.",
    },
    "ru": {
        "evidence": "Подтверждения",
        "open": "«",
        "close": "»",
        "page": "Страница",
        "missing": "Ни один шрифт здесь не содержит {n} знаков ({codes}): вместо каждого стоит «?». В DOCX и на странице они есть.",
    },
    "zh": {
        "evidence": "依据",
        "open": "“",
        "close": "”",
        "page": "页",
        "missing": "此处没有字体包含其中 {n} 个字符（{codes}）：各以“?”代替。DOCX 和网页含有这些字符。",
    },
}


def words_for(lang: str) -> Mapping[str, str]:
    """Return the words of a language; what it lacks is said in English."""
    return {**WORDS["en"], **WORDS.get(primary(lang), {})}


def told(evidence_words: str, lang: str) -> str:
    """Return words in the quotation marks of their language."""
    marks = words_for(lang)
    return f"{marks['open']}{evidence_words}{marks['close']}"


def labelled(label: str, lang: str) -> str:
    r"""Return a label with the colon of its language.

    Examples
    --------
    >>> labelled("Dates", "en"), labelled("Dates", "fr"), labelled("会期", "zh")
    ('Dates: ', 'Dates\xa0: ', '会期：')
    """
    return f"{label}{COLONS.get(primary(lang), ': ')}"


COLONS: Final[Mapping[str, str]] = {"fr": "\u00a0: ", "zh": "："}
"""What stands behind a label, where it is not a colon and a space."""
