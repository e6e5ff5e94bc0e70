"""A document as tagged PDF (PDF/UA-1) in the six languages, with fonts of the house.

Words reach the template as data, never as markup, so there is nothing to escape. Same
document, same bytes, on every machine, while the fonts that come along cover it.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import typst

from palabre.engines.formats.documents.model import (
    Document,
    Evidence,
    Paragraph,
    Sentence,
    levels_of,
)
from palabre.engines.formats.documents.words import labelled, told, words_for
from palabre.kernel.languages import direction, first_direction, primary
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

STANDARD: Final = "ua-1"
EPOCH: Final = date(2000, 1, 1)
LATIN: Final = "Libertinus Serif"
"""Inside the Typst wheel: Latin, Greek, Cyrillic and Hebrew."""
ARABIC: Final = "Amiri"
HAN: Final = ("Noto Sans CJK SC Common", "Noto Sans CJK SC Rare")
"""The characters of GB 2312, in two files: those used daily, and the others."""

_LETTERS: Final = late(
    r"[\t\n\r\u0020-\u024f\u0250-\u02af\u0300-\u036f\u0370-\u03ff\u0400-\u052f"
    r"\u05d0-\u05ea\u1e00-\u1eff\u2010-\u2027\u202f-\u203a\u20ac\u2116\u2122"
    r"\u2190-\u2193\u2212\u2248\u2260\u2264\u2265"
    r"\u0600-\u06ff\u0750-\u077f\u3000-\u303f\uff01-\uff5e]"
)
_HAN: Final = late(r"[\u3400-\u9fff]")
"""Of GB 2312 the characters alone come along: no kana, bopomofo or box drawing."""
_BLANKS: Final = late(r"[ \t\r\n\f\v\u2028\u2029]+")
_CONTROL: Final = late(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff0-\uffff\ud800-\udfff]"
)
_CODE: Final = late(r"[a-z]{2,3}")
SHOWN_LENGTH: Final = 60
MOST_TOLD: Final = 12
"""Signs without a font that are named under the title."""


def write(document: Document) -> bytes:
    """Return a document as PDF/UA-1.

    Raises
    ------
    Refused
        ``pdf-not-made`` when the words cannot be set, with Typst's reason.

    Notes
    -----
    A sign that neither the fonts that come along nor those of the machine hold is set
    as "?", and the document says under its title which signs those are.
    """
    content = _plain(_content(document))
    is_covered = all(map(covers, set(content)))
    on = document.issued_on or EPOCH
    try:
        return _compiled(content, on, with_system_fonts=not is_covered)
    except typst.TypstError as error:
        if is_covered:
            raise Refused("pdf-not-made", reason=_first_line(error)) from error
    try:
        return _compiled(_replaced(document, content), on, with_system_fonts=False)
    except typst.TypstError as error:
        raise Refused("pdf-not-made", reason=_first_line(error)) from error


def _plain(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


@cache
def covers(sign: str) -> bool:
    """Tell whether the fonts that come along hold a sign."""
    if _LETTERS.match(sign):
        return True
    if not _HAN.match(sign):
        return False
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def fonts_for(lang: str) -> list[str]:
    """Return the fonts of a text, its own script's first."""
    first = [ARABIC, LATIN] if primary(lang) == "ar" else [LATIN, ARABIC]
    return [*first, *HAN, "Noto Serif", "Noto Sans"]


@cache
def fonts_folder() -> Path:
    """Return the folder of the fonts that come along."""
    with as_file(files(__package__) / "fonts") as folder:
        return Path(folder)


@cache
def house_fonts(*, with_system_fonts: bool) -> typst.Fonts:
    """Return the fonts that come along, read once, with the machine's if asked."""
    return typst.Fonts(
        include_system_fonts=with_system_fonts, font_paths=[str(fonts_folder())]
    )


def _compiled(content: str, on: date, *, with_system_fonts: bool) -> bytes:
    moment = datetime.combine(on, datetime.min.time(), UTC)
    made: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"document": content},
        pdf_standards=STANDARD,
        font_paths=house_fonts(with_system_fonts=with_system_fonts),
        timestamp=int(moment.timestamp()),
    )
    return made


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0]


def _replaced(document: Document, content: str) -> str:
    """Return a document's content with "?" for signs no font has, saying which."""
    plain = _content(document)
    plain["status"] = f"{plain['status']} {missing_in(content, document.lang)}".strip()
    return "".join(sign if covers(sign) else "?" for sign in _plain(plain))


def missing_in(content: str, lang: str) -> str:
    """Return which signs of a text no font holds, in the words of its language."""
    missing = sorted(sign for sign in set(content) if not covers(sign))
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:MOST_TOLD])
    codes += " …" if len(missing) > MOST_TOLD else ""
    return words_for(lang)["missing"].format(n=len(missing), codes=codes)


def _content(document: Document) -> dict[str, object]:
    """Return everything the template sets."""
    notes = list(_notes(document))
    numbers = iter(range(1, len(notes) + 1))
    on = document.issued_on
    return {
        "title": _clean(document.title) or document.kind.value,
        "eyebrow": _clean(document.eyebrow),
        "symbol": _clean(document.symbol),
        "status": _clean(document.status),
        "lang": _tongue(document.lang),
        "dir": direction(document.lang),
        "authors": [_clean(document.author)] if document.author else [],
        "date": [on.year, on.month, on.day] if on else None,
        "fonts": fonts_for(document.lang),
        "facts": [
            [labelled(_clean(label), document.lang), _clean(value)]
            for label, value in document.facts
            if value
        ],
        "evidence": words_for(document.lang)["evidence"],
        "sections": [
            {
                "title": _clean(section.title) or "–",
                "level": level,
                "paragraphs": [
                    _paragraph(one, document.lang, numbers)
                    for one in section.paragraphs
                ],
            }
            for section, level in zip(
                document.sections, levels_of(document.sections), strict=True
            )
        ],
        "notes": notes,
    }


def _paragraph(
    paragraph: Paragraph, lang: str, numbers: Iterator[int]
) -> dict[str, object]:
    return {
        "number": paragraph.number,
        "lead": _clean(paragraph.lead),
        "lead_dir": first_direction(paragraph.lead, paragraph.lang or lang),
        "quotation": paragraph.is_quotation,
        "sentences": [_sentence(one, lang, numbers) for one in paragraph.sentences],
    }


def _sentence(
    sentence: Sentence, lang: str, numbers: Iterator[int]
) -> dict[str, object]:
    tongue = sentence.lang or lang
    return {
        "text": _clean(sentence.text),
        "lang": _tongue(tongue),
        "dir": direction(tongue),
        "flag": _clean(sentence.flag),
        "note": next(numbers) if sentence.evidence else None,
    }


def _notes(document: Document) -> Iterator[dict[str, object]]:
    """Yield what each sentence rests on; who cleared a report is told once, with it."""
    cited = (one for one in document.sentences() if one.evidence)
    remarks: set[tuple[str, str]] = set()
    for number, sentence in enumerate(cited, 1):
        quotes = []
        for one in sentence.evidence:
            remark = (one.where or one.who, one.told)
            is_again = not one.words and one.url != "" and remark in remarks
            quotes.append(
                _quote(replace(one, told="") if is_again else one, document.lang)
            )
            remarks.add(remark)
        yield {"number": number, "quotes": quotes}


def _quote(one: Evidence, lang: str) -> dict[str, str]:
    words = told(" ".join(one.words.split()), one.lang) if one.words else ""
    who = " · ".join(part for part in (one.who, one.where) if part)
    url = one.url if one.url.startswith(("https://", "http://")) else ""
    return {
        "words": _clean(words),
        "lang": _tongue(one.lang),
        "dir": direction(one.lang),
        "who": _clean(who),
        "who_dir": first_direction(who, lang),
        "told": _clean(one.told),
        "told_dir": first_direction(one.told, lang),
        "url": url,
        "shown": _clean(_shown(url, who)),
    }


def _tongue(lang: str) -> str:
    """Return a language that Typst takes; what is no code is set as English."""
    told_lang = primary(lang)
    return told_lang if _CODE.fullmatch(told_lang) else "en"


def _shown(url: str, who: str) -> str:
    """Return an address as it is written out: not at all where it is long.

    Cut off it would open nothing; the words that name the place carry the link.
    """
    bare = url.partition("://")[2]
    if len(bare) <= SHOWN_LENGTH:
        return bare
    return "" if who else f"{bare[:SHOWN_LENGTH]}…"


def _clean(words: str) -> str:
    """Return words without signs that cannot be printed, on one line.

    Spaces that do not break stay: French sets them before a colon.
    """
    return _BLANKS.sub(" ", _CONTROL.sub("", words)).strip(" ")


@cache
def _template() -> bytes:
    """Return the Typst template."""
    return (files(__package__) / "document.typ").read_bytes()
