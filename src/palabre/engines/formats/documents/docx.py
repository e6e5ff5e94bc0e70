"""A document as DOCX on which an editor can work.

Styles instead of formatting, numbered paragraphs that renumber themselves, headings for
the navigation pane, right to left where the language asks. The evidence of a sentence
is a comment on it.
"""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Final

import docx
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run

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

EPOCH: Final = date(2000, 1, 1)
ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
NUMBERED: Final = "Numbered Paragraph"
QUOTED: Final = "Quoted Words"
FACTS: Final = "Facts"
FONTS: Final = {
    "ar": "Sakkal Majalla",
    "zh": "SimSun",
}
"""Fonts that offices have for scripts outside Latin, Greek and Cyrillic."""
DICTIONARIES: Final = {
    "ar": "ar-SA",
    "en": "en-GB",
    "es": "es-ES",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "zh": "zh-CN",
}
"""Languages with the place that Word wants to check their spelling."""
LATIN: Final = "Times New Roman"
INK: Final = RGBColor(0x1C, 0x24, 0x28)
_CONTROL: Final = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LEVELS: Final = 3
SIZES: Final = (13.5, 12, 11)
"""Points of each level of headings: none is smaller than the text."""


def write(document: Document) -> bytes:
    """Return a document as DOCX, the same bytes for the same document."""
    made = docx.Document()
    _without_picture(made)
    paper = _Paper(made, document)
    paper.front()
    levels = levels_of(document.sections, deepest=LEVELS)
    for section, level in zip(document.sections, levels, strict=True):
        paper.heading(section.title, level)
        for paragraph in section.paragraphs:
            paper.paragraph(paragraph)
    in_order(made)
    kept = io.BytesIO()
    made.save(kept)
    return _with_fixed_dates(kept.getvalue())


def _without_picture(made: DocxDocument) -> None:
    """Take away the picture of the empty page that folders would show for this one."""
    kept = made.part.package.rels
    for key in [key for key, one in kept.items() if one.reltype == RT.THUMBNAIL]:
        del kept[key]


class _Paper:
    """A Word file being filled."""

    def __init__(self, made: DocxDocument, document: Document) -> None:
        self.made, self.document = made, document
        self.is_rtl = direction(document.lang) == "rtl"
        self.gap = "" if primary(document.lang) == "zh" else " "
        self.at = datetime.combine(
            document.issued_on or EPOCH, datetime.min.time(), UTC
        ).replace(tzinfo=None)
        self.style()
        self.styles = {one.name: one.style_id for one in made.styles}
        self.about()

    def about(self) -> None:
        """Say title, language and author in the file's properties."""
        core = self.made.core_properties
        core.title = clean(self.document.title)[:250]
        core.author = clean(self.document.author)[:250]
        core.language = self.document.lang
        core.subject = clean(self.document.symbol)[:250]
        core.comments = clean(self.document.status)[:250]
        core.created = core.modified = self.at
        core.last_modified_by = ""
        core.revision = 1

    def style(self) -> None:
        """Define the styles that an editor finds in the list."""
        page = self.made.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.8)
        page.top_margin = page.bottom_margin = Cm(2.5)
        self._letters("Normal", 11)
        self._letters("Title", 20, is_bold=True)
        for level in range(1, LEVELS + 1):
            size = SIZES[level - 1]
            style = self._letters(f"Heading {level}", size, is_bold=True)
            style.font.italic = level == LEVELS
            style.paragraph_format.space_before = Pt(16 - 2 * level)
            style.paragraph_format.space_after = Pt(6)
            style.paragraph_format.keep_with_next = True
        number = self._numbering()
        for name in (NUMBERED, QUOTED, FACTS):
            style = self.made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.made.styles["Normal"]
            style.quick_style = True
        self._numbered(number)
        for level in range(1, LEVELS + 1):
            following = self.made.styles[NUMBERED]
            self.made.styles[f"Heading {level}"].next_paragraph_style = following
        quoted = self.made.styles[QUOTED]
        quoted.paragraph_format.space_after = Pt(8)
        _indent(quoted, start=1134, end=567)
        facts = self.made.styles[FACTS]
        facts.font.size = Pt(9.5)
        facts.paragraph_format.space_after = Pt(2)
        self._footer()

    def _letters(
        self, name: str, size: float, *, is_bold: bool = False
    ) -> ParagraphStyle:
        style: ParagraphStyle = self.made.styles[name]
        lang = primary(self.document.lang)
        style.font.size, style.font.bold = Pt(size), is_bold
        style.font.color.rgb = INK
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), LATIN)
        fonts.set(qn("w:hAnsi"), LATIN)
        fonts.set(qn("w:eastAsia"), FONTS.get(lang, FONTS["zh"]))
        fonts.set(qn("w:cs"), FONTS.get(lang, LATIN) if self.is_rtl else LATIN)
        _after(properties, "w:szCs", {"w:val": str(int(size * 2))})
        if is_bold:
            _after(properties, "w:bCs", {})
        language = {"w:val": _checked_as(lang), "w:eastAsia": "zh-CN"}
        if self.is_rtl:
            language["w:bidi"] = _checked_as(lang)
        _after(properties, "w:lang", language)
        style.paragraph_format.line_spacing = 1.15
        if self.is_rtl:
            style.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return style

    def _numbering(self) -> str:
        """Define "1." for numbered paragraphs; return the number of the list."""
        root = self.made.part.numbering_part.element
        kind = OxmlElement("w:abstractNum")
        kind.set(qn("w:abstractNumId"), "90")
        _sub(kind, "w:multiLevelType", "singleLevel")
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (
            ("w:start", "1"),
            ("w:numFmt", "decimal"),
            ("w:pStyle", NUMBERED.replace(" ", "")),
            ("w:suff", "tab"),
            ("w:lvlText", "%1."),
            ("w:lvlJc", "left"),
        ):
            _sub(level, tag, value)
        kind.append(level)
        first = root.find(qn("w:num"))
        if first is None:
            root.append(kind)
        else:
            first.addprevious(kind)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), "90")
        _sub(number, "w:abstractNumId", "90")
        root.append(number)
        return "90"

    def _numbered(self, number: str) -> None:
        style = self.made.styles[NUMBERED]
        style.paragraph_format.space_after = Pt(8)
        properties = style.element.get_or_add_pPr()
        numbering = OxmlElement("w:numPr")
        _sub(numbering, "w:numId", number)
        properties.insert(0, numbering)
        _indent(style, start=0, end=0, first=0)
        stops = OxmlElement("w:tabs")
        stop = OxmlElement("w:tab")
        stop.set(qn("w:val"), "left")
        stop.set(qn("w:pos"), "567")
        stops.append(stop)
        numbering.addnext(stops)

    def _footer(self) -> None:
        """Put symbol and page number at the foot."""
        line = self.made.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if self.document.symbol:
            self._run(line, f"{self.document.symbol} · ")
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = line.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = words
            run._r.append(mark)  # noqa: SLF001 - the library has no field

    def front(self) -> None:
        """Set title, facts and status."""
        document = self.document
        head = [one for one in (document.eyebrow, document.symbol) if one]
        if head:
            self._line(" · ".join(head), FACTS)
        self._line(document.title, "Title")
        for label, value in document.facts:
            self._line(labelled(label, document.lang) + value, FACTS)
        if document.status:
            self._line(document.status, FACTS)

    def _line(self, words: str, style: str) -> None:
        self._run(self._styled(style), words)

    def _styled(self, style: str) -> DocxParagraph:
        """Add a paragraph; the library would search all styles for each."""
        line = self.made.add_paragraph()
        line._p.style = self.styles[style]  # noqa: SLF001 - the style's id is known
        return line

    def heading(self, title: str, level: int) -> None:
        """Set a heading."""
        self._line(title, f"Heading {level}")

    def paragraph(self, paragraph: Paragraph) -> None:
        """Set a paragraph, its evidence as comments."""
        style = (
            QUOTED
            if paragraph.is_quotation
            else NUMBERED
            if paragraph.number
            else "Normal"
        )
        line = self._styled(style)
        self._turned(line, paragraph)
        if paragraph.lead:
            is_rtl = (
                first_direction(paragraph.lead, paragraph.lang or self.document.lang)
                == "rtl"
            )
            self._run(line, f"{paragraph.lead} ", is_rtl=is_rtl).bold = True
        for place, sentence in enumerate(paragraph.sentences):
            run = self._run(line, sentence.text, lang=sentence.lang)
            if sentence.flag:
                self._run(line, f" [{sentence.flag}]").italic = True
            self._comment(run, sentence)
            if place < len(paragraph.sentences) - 1 and self.gap:
                self._run(line, self.gap)

    def _run(
        self,
        line: DocxParagraph,
        words: str,
        *,
        lang: str = "",
        is_rtl: bool | None = None,
    ) -> Run:
        run = line.add_run(clean(words))
        if is_rtl is None:
            is_rtl = direction(lang or self.document.lang) == "rtl"
        if is_rtl:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001 - not offered
        if lang and primary(lang) != primary(self.document.lang):
            _language(run, lang)
        return run

    def _comment(self, run: Run, sentence: Sentence) -> None:
        if not sentence.evidence:
            return
        text = "\n".join(_evidence(one) for one in sentence.evidence)
        by = words_for(self.document.lang)["evidence"]
        comment = self.made.add_comment(run, text=text, author=by, initials="E")
        comment._comment_elm.set(  # noqa: SLF001 - its date would be the clock's
            qn("w:date"), self.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        )
        for line in comment.paragraphs:
            self._directed(line)

    def _turned(self, line: DocxParagraph, paragraph: Paragraph) -> None:
        """Set a paragraph whose words all run the other way from their own side.

        Its full stop would stand at the wrong end.
        """
        ways = {
            direction(one.lang or self.document.lang) for one in paragraph.sentences
        }
        if len(ways) == 1:
            self._turn(line, is_rtl=ways == {"rtl"})

    def _turn(self, line: DocxParagraph, *, is_rtl: bool) -> None:
        if is_rtl != self.is_rtl:
            mark = OxmlElement("w:bidi")
            mark.set(qn("w:val"), "1" if is_rtl else "0")
            line._p.get_or_add_pPr().append(mark)  # noqa: SLF001 - not offered

    def _directed(self, line: DocxParagraph) -> None:
        """Set a comment from the side where its first letter begins to be read."""
        is_rtl = first_direction(line.text, self.document.lang) == "rtl"
        self._turn(line, is_rtl=is_rtl)
        for run in line.runs if is_rtl else ():
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001 - not offered


def _evidence(one: Evidence) -> str:
    words = told(" ".join(one.words.split()), one.lang) if one.words else ""
    parts = [one.who, words, one.where, one.told, one.url]
    return clean(" · ".join(part for part in parts if part))


def _language(run: Run, lang: str) -> None:
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - not offered
    mark = OxmlElement("w:lang")
    is_rtl = direction(lang) == "rtl"
    mark.set(qn("w:bidi" if is_rtl else "w:val"), _checked_as(lang))
    properties.append(mark)


def _checked_as(lang: str) -> str:
    """Return a language as Word's dictionaries are named: with the UN's spelling."""
    return DICTIONARIES.get(primary(lang), lang)


def _indent(
    style: ParagraphStyle, *, start: int, end: int, first: int | None = None
) -> None:
    properties = style.element.get_or_add_pPr()
    mark = OxmlElement("w:ind")
    mark.set(qn("w:left"), str(start))
    mark.set(qn("w:right"), str(end))
    if first is not None:
        mark.set(qn("w:firstLine"), str(first))
    properties.append(mark)


def _sub(parent: BaseOxmlElement, tag: str, value: str) -> None:
    made = OxmlElement(tag)
    made.set(qn("w:val"), value)
    parent.append(made)


def _after(properties: BaseOxmlElement, tag: str, values: dict[str, str]) -> None:
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(name), value)
    properties.append(made)


# The order that ECMA-376 asks of the parts of a paragraph's and a run's properties.
_PARAGRAPH_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN_ORDER: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
    "specVanish oMath"
)


def in_order(made: DocxDocument) -> None:
    """Put the parts of all properties in the order that the standard asks."""
    part = made.part
    roots = (
        part.element,
        part.styles.element,
        part.numbering_part.element,
        *(one.footer.part.element for one in made.sections),
    )
    for root in roots:
        for tag, told_order in (("w:pPr", _PARAGRAPH_ORDER), ("w:rPr", _RUN_ORDER)):
            order = {qn(f"w:{name}"): at for at, name in enumerate(told_order.split())}
            for properties in root.iter(qn(tag)):
                properties[:] = sorted(
                    properties, key=lambda one: order.get(one.tag, len(order))
                )


def clean(words: str) -> str:
    """Return words without signs that XML cannot hold."""
    return _CONTROL.sub("", words)


def _with_fixed_dates(content: bytes) -> bytes:
    """Return a package whose members carry no clock, in the order of their names."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = sorted(old.namelist(), key=lambda name: (name[0] != "[", name))
        for name in names:
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return kept.getvalue()
