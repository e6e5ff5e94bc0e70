"""Languages by BCP 47 tag, their direction, and texts that exist in several."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from unicodedata import bidirectional

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"})
"""Primary subtags written right to left (CLDR character orders)."""

UN_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages of the United Nations, in English alphabetical order."""

INTERFACE: Mapping[str, str] = {tag: tag for tag in UN_LANGUAGES} | {"zh": "zh-hans"}
"""The interface's languages by primary subtag, each as pages' addresses write it."""


def direction(tag: str) -> str:
    """Return ``"rtl"`` or ``"ltr"`` for a language tag.

    Examples
    --------
    >>> direction("ar-EG")
    'rtl'
    """
    return "rtl" if primary(tag) in RIGHT_TO_LEFT else "ltr"


def primary(tag: str) -> str:
    """Return the primary subtag in lower case (RFC 5646 section 2.2.1)."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


ISO_639_2: Final = {
    "ara": "ar",
    "chi": "zh",
    "deu": "de",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "ger": "de",
    "hin": "hi",
    "ita": "it",
    "jpn": "ja",
    "kor": "ko",
    "por": "pt",
    "rus": "ru",
    "spa": "es",
    "swa": "sw",
    "tur": "tr",
    "zho": "zh",
}
"""Codes of three letters, as Akoma Ntoso and video tools write them."""


def shortest_tag(tag: str) -> str:
    """Return a tag with its language in two letters where it has them (RFC 5646, 2.2.1).

    Several languages (``mul``) and an unknown one (``und``) are none.

    Examples
    --------
    >>> shortest_tag("fra"), shortest_tag("eng-GB"), shortest_tag("zh-Hant")
    ('fr', 'en-GB', 'zh-Hant')
    >>> shortest_tag("mul")
    ''
    """
    first = primary(tag)
    if first in {"mul", "und", "mis", "zxx"}:
        return ""
    return ISO_639_2.get(first, tag[: len(first)]) + tag[len(first) :]


def interface_language(tag: str) -> str:
    """Return the interface's language for whoever reads a language, else English.

    Examples
    --------
    >>> interface_language("zh"), interface_language("fr-CA"), interface_language("de")
    ('zh-hans', 'fr', 'en')
    """
    return INTERFACE.get(primary(tag), "en")


@dataclass(frozen=True, slots=True)
class Said:
    """One language's words of a text, and whether they are the original."""

    words: str
    lang: str
    is_original: bool

    @property
    def dir(self) -> str:
        """Return the writing direction of these words."""
        return direction(self.lang)

    def __str__(self) -> str:
        """Return the words."""
        return self.words


@dataclass(frozen=True, slots=True)
class Text:
    """A text in several languages that knows which one it was written in.

    Stored as JSON: ``{"original": "en", "words": {"en": "...", "fr": "..."}}``.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    original: str = "en"

    def __bool__(self) -> bool:
        """Tell whether any language has words."""
        return any(self.words.values())

    def said_in(self, lang: str) -> Said:
        """Return the words in a language, or else the original, marked as such."""
        for tag in (lang, primary(lang), self.original, *sorted(self.words)):
            if self.words.get(tag):
                return Said(self.words[tag], tag, tag == self.original)
        return Said("", self.original, is_original=True)

    def to_json(self) -> dict[str, object]:
        """Return the form kept in the database and in scenario files."""
        return {"original": self.original, "words": dict(self.words)}

    @classmethod
    def from_json(cls, kept: object) -> "Text":
        """Read what ``to_json`` wrote; a bare string is an original in English."""
        if isinstance(kept, str):
            return cls({"en": kept}, "en")
        if not isinstance(kept, Mapping):
            return cls()
        words = kept.get("words", {})
        return cls(
            {str(tag): str(said) for tag, said in words.items()},
            str(kept.get("original", "en")),
        )


def text(original: str = "en", **words: str) -> Text:
    """Return a text from keyword arguments.

    Examples
    --------
    >>> str(text(en="Themes", fr="Thèmes").said_in("fr"))
    'Thèmes'
    """
    return Text(words, original)


def comma(lang: str) -> str:
    """Return what stands between the parts of a list.

    Examples
    --------
    >>> comma("ar"), comma("fr-CH")
    ('، ', ', ')
    """
    return {"ar": "\u060c ", "zh": "\u3001"}.get(primary(lang), ", ")


def pause(lang: str) -> str:
    """Return the comma of a sentence: between a day and an hour, a name and a post."""
    return {"ar": "\u060c ", "zh": "\uff0c"}.get(primary(lang), ", ")


def semicolon(lang: str) -> str:
    """Return what stands between sentences of a list."""
    signs = {"ar": "\u061b ", "zh": "\uff1b", "fr": "\u202f; "}
    return signs.get(primary(lang), "; ")


def full_stop(lang: str) -> str:
    """Return what ends a sentence.

    Examples
    --------
    >>> full_stop("zh-hans"), full_stop("ar")
    ('\u3002', '.')
    """
    return {"zh": "\u3002"}.get(primary(lang), ".")


def first_direction(words: str, lang: str) -> str:
    """Return the direction in which words read, by their first letter.

    Parameters
    ----------
    lang : str
        Language whose direction words without letters take.

    Examples
    --------
    >>> first_direction("9.c", "ar"), first_direction("1.4", "ar")
    ('ltr', 'rtl')
    """
    for sign in words:
        strength = bidirectional(sign)
        if strength in {"L", "R", "AL"}:
            return "ltr" if strength == "L" else "rtl"
    return direction(lang)


def known_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags in UN order, others after them alphabetically."""
    wanted = set(tags)
    first = [tag for tag in UN_LANGUAGES if tag in wanted]
    return (*first, *sorted(wanted.difference(first)))
