"""A document as its writers get it: sections, numbered paragraphs, evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class DocumentKind(StrEnum):
    """What is issued; the Akoma Ntoso element follows from it."""

    SUMMARY = "chairs-summary"
    REPORT = "session-report"
    CAPITAL = "report-to-capital"
    PRESS = "press-release"
    BRIEF = "executive-brief"
    OUTCOME = "outcome-document"
    ACTION_LINE = "action-line-report"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on which a sentence rests, or the definition of a number in it.

    Parameters
    ----------
    words : str
        Exactly as they stand in the record; empty for a figure.
    lang : str
        Language of the words.
    who : str
        Name and organization of the speaker, as far as the record says.
    where : str
        Session, time, place in the record.
    url : str
        Where the words stand in their context.
    told : str
        A remark: that a machine heard it, that the speaker corrected it, a definition.
    """

    words: str = ""
    lang: str = "en"
    who: str = ""
    where: str = ""
    url: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it rests on; ``lang`` only where it is not the text's."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    lang: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together.

    Parameters
    ----------
    number : int
        From 1 through the whole document; 0 for one without a number.
    is_quotation : bool
        Spoken words set apart.
    lead : str
        What stands in front in strong type: a speaker, a country.
    """

    sentences: tuple[Sentence, ...]
    number: int = 0
    is_quotation: bool = False
    lead: str = ""

    @property
    def text(self) -> str:
        """Return the words of the paragraph."""
        return " ".join(one.text for one in self.sentences)

    @property
    def lang(self) -> str:
        """Return the language that its first sentence is marked with, or nothing."""
        return self.sentences[0].lang if self.sentences else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs; level 1 is the highest."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is issued in one language.

    Parameters
    ----------
    facts : tuple of (str, str)
        Lines under the title: label and value.
    status : str
        What kind of text this is, and how it came about, in one or two sentences.
    issued_on : date or None
        The only date that the bytes depend on.
    path : str
        Its address below the site's origin, for the identifiers of Akoma Ntoso.
    """

    kind: DocumentKind
    title: str
    lang: str
    sections: tuple[Section, ...]
    eyebrow: str = ""
    status: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    symbol: str = ""
    author: str = ""
    issued_on: date | None = None
    path: str = ""
    words: dict[str, str] = field(default_factory=dict)

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence in order."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                yield from paragraph.sentences


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections with their text paragraphs numbered from 1; quotations are not."""
    number = 0
    made = []
    for section in sections:
        kept = []
        for paragraph in section.paragraphs:
            number += not paragraph.is_quotation
            kept.append(
                Paragraph(
                    paragraph.sentences,
                    0 if paragraph.is_quotation else number,
                    is_quotation=paragraph.is_quotation,
                    lead=paragraph.lead,
                )
            )
        made.append(Section(section.title, tuple(kept), section.level, section.key))
    return tuple(made)


def levels_of(sections: tuple[Section, ...], *, deepest: int = 3) -> list[int]:
    """Return heading levels of which none is left out, as readers of pages expect.

    Examples
    --------
    >>> levels_of(tuple(Section("", (), level) for level in (2, 3, 1, 3)))
    [1, 2, 1, 2]
    """
    made: list[int] = []
    for section in sections:
        before = made[-1] if made else 0
        made.append(min(max(section.level, 1), before + 1, deepest))
    return made
