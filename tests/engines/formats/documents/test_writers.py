import io
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import docx as library
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from palabre.engines.formats.documents import akoma, docx, pdf
from palabre.engines.formats.documents.model import (
    Document,
    DocumentKind,
    Evidence,
    Paragraph,
    Section,
    Sentence,
    numbered,
)

SAID = Evidence(
    "The village councils repaired 41 wells.",
    "en",
    "Aïssatou Ndiaye, Wells Network",
    "Who mends the well, 0:01:10",
    "https://forum.example/en/hamlet/sessions/WEL-01/transcript/#I1-2",
)
TEXTS = {
    "en": ("Who mends the well", "Key issues", "Participants asked for spare parts."),
    "fr": ("Qui répare le puits ?", "Questions", "Les élèves réparent 41 puits."),
    "es": ("¿Quién repara el pozo?", "Cuestiones", "Se repararon 41 pozos."),
    "ar": ("من يصلح البئر؟", "القضايا", "شدد المشاركون على إصلاح 41 بئرا."),
    "ru": ("Кто чинит колодец?", "Вопросы", "Отремонтирован 41 колодец."),
    "zh": ("谁来修井？", "主要问题", "与会者强调，去年修复了41口井。"),
}


def document(lang="en", kind=DocumentKind.REPORT, **changes):
    title, heading, words = TEXTS[lang]
    sections = (
        Section(
            heading,
            (
                Paragraph((Sentence(words, (SAID,)), Sentence(words))),
                Paragraph(
                    (Sentence("Les communes publient.", (SAID,), "fr"),),
                    is_quotation=True,
                    lead="Élodie Marchetaz:",
                ),
            ),
        ),
        Section(heading, (Paragraph((Sentence(words),)),), level=2),
    )
    facts = {
        "kind": kind,
        "title": title,
        "lang": lang,
        "sections": numbered(sections),
        "symbol": "hamlet/WEL-01",
        "issued_on": date(2026, 5, 26),
    }
    return Document(**(facts | changes))


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_akoma_ntoso_is_valid_against_the_public_schema(schema, kind):
    made = akoma.write(document(kind=kind))

    schema.validate(io.BytesIO(made))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Élodie Marchetaz", "李明", "*"])
def test_akoma_ntoso_names_its_author_as_a_person_and_leaves_no_reference_open(
    schema, name
):
    made = akoma.write(document(author=name))

    schema.validate(io.BytesIO(made))
    root = ET.fromstring(made)
    space = f"{{{akoma.NAMESPACE}}}"
    assert [one.get("showAs") for one in root.iter(f"{space}TLCPerson")] == [name]
    known = {one.get("eId") for one in root.iter()}
    named = {
        one.get(key)
        for one in root.iter(f"{space}FRBRauthor")
        for key in ("href", "as")
    }
    assert {str(one).removeprefix("#") for one in named} <= known


@pytest.mark.slow
def test_akoma_ntoso_keeps_headings_that_hold_nothing_but_headings(schema):
    said = numbered((Section("", (Paragraph((Sentence("Wells."),)),)),))[0].paragraphs
    sections = (
        Section("Thematic workshop", ()),
        Section("Who mends the well (WEL-01)", (), 2),
        Section("Key issues", said, 3),
        Section("Knowledge café", ()),
    )
    made = akoma.write(document(sections=sections, eyebrow="Hamlet Forum"))

    schema.validate(io.BytesIO(made))
    root = ET.fromstring(made)
    name = f"{{{akoma.NAMESPACE}}}"
    (kind, last) = root.findall(f".//{name}mainBody/{name}hcontainer")
    assert kind.findtext(f"{name}heading") == "Thematic workshop"
    assert last.findtext(f"{name}heading") == "Knowledge café"
    assert [one.text for one in kind.findall(f"{name}hcontainer/{name}heading")] == [
        "Who mends the well (WEL-01)"
    ]
    assert [
        one.text
        for one in kind.findall(f"{name}hcontainer/{name}hcontainer/{name}heading")
    ] == ["Key issues"]
    assert "<p>Hamlet Forum</p>" in made.decode()
    assert 'FRBRlanguage language="eng"' in made.decode()


def test_akoma_ntoso_notes_open_the_place_that_they_name():
    made = akoma.write(document()).decode()

    assert f'0:01:10 · <a href="{SAID.url}">{SAID.url}</a>' in made


any_words = some.text(max_size=40)
any_document = some.builds(
    Document,
    kind=some.sampled_from(DocumentKind),
    title=any_words,
    lang=some.sampled_from([*TEXTS, "", "xx"]),
    sections=some.lists(
        some.builds(
            Section,
            any_words,
            some.lists(
                some.builds(
                    Paragraph,
                    some.lists(
                        some.builds(
                            Sentence,
                            any_words,
                            some.lists(
                                some.builds(Evidence, any_words, some.just("ar")),
                                max_size=2,
                            ).map(tuple),
                        ),
                        max_size=2,
                    ).map(tuple),
                    some.integers(0, 9),
                ),
                max_size=2,
            ).map(tuple),
            some.integers(0, 5),
        ),
        max_size=2,
    ).map(tuple),
    symbol=any_words,
    facts=some.lists(some.tuples(any_words, any_words), max_size=2).map(tuple),
)


@pytest.mark.slow
@given(any_document)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_words_make_valid_akoma_ntoso(schema, made):
    schema.validate(io.BytesIO(akoma.write(made)))


@given(any_document)
@settings(max_examples=20, deadline=None)
def test_any_words_make_files_that_open(made):
    library.Document(io.BytesIO(docx.write(made)))
    assert pypdf.PdfReader(io.BytesIO(pdf.write(made))).pages


@pytest.mark.parametrize("write", [akoma.write, docx.write, pdf.write])
@pytest.mark.parametrize("lang", ["en", "ar", "zh"])
def test_same_document_has_the_same_bytes(write, lang):
    assert write(document(lang)) == write(document(lang))


def text_of(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    return "".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("lang", list(TEXTS))
def test_pdf_is_tagged_and_says_its_language_and_title(lang):
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(document(lang))))

    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == lang
    assert reader.metadata.title == TEXTS[lang][0]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def fonts_of(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    found = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            kept = inner["/FontDescriptor"].get_object()
            name = str(inner["/BaseFont"]).partition("+")[2]
            found[name] = "/FontFile2" in kept or "/FontFile3" in kept
    return found


@pytest.mark.parametrize(
    ("lang", "font"),
    [("ar", "Amiri"), ("zh", "NotoSansCJKSC"), ("ru", "LibertinusSerif")],
)
def test_fonts_of_the_script_are_embedded(lang, font):
    found = fonts_of(pdf.write(document(lang)))

    assert any(name.startswith(font) for name in found)
    assert all(found.values())


def test_chinese_and_russian_can_be_copied_out_of_the_pdf():
    assert "与会者强调" in text_of(pdf.write(document("zh"))).replace("\n", "")
    assert "Отремонтирован 41 колодец." in text_of(pdf.write(document("ru")))


def test_labels_have_the_colon_of_their_language_and_spaces_that_do_not_break():
    made = document(
        "fr", title="Compte rendu\xa0: Sénégal", facts=(("Pays", "Sénégal"),)
    )

    lines = [
        one.text for one in library.Document(io.BytesIO(docx.write(made))).paragraphs
    ]
    assert lines[:3] == [
        "hamlet/WEL-01",
        "Compte rendu\xa0: Sénégal",
        "Pays\xa0: Sénégal",
    ]
    assert "Pays\xa0: Sénégal" in akoma.write(made).decode()
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(made)))
    assert reader.metadata.title == "Compte rendu\xa0: Sénégal"


def test_docx_has_styles_numbers_and_comments_that_carry_the_evidence():
    made = library.Document(io.BytesIO(docx.write(document())))

    styles = [one.style.name for one in made.paragraphs]
    assert styles == [
        "Facts",
        "Title",
        "Heading 1",
        "Numbered Paragraph",
        "Quoted Words",
        "Heading 2",
        "Numbered Paragraph",
    ]
    assert [one.text for one in made.comments] == [
        (
            "Aïssatou Ndiaye, Wells Network · "
            "“The village councils repaired 41 wells.” · Who mends the well, 0:01:10 · "
            "https://forum.example/en/hamlet/sessions/WEL-01/transcript/#I1-2"
        )
    ] * 2
    numbered_style = made.styles["Numbered Paragraph"].element.xml
    assert "<w:numId" in numbered_style


def test_arabic_docx_runs_from_right_to_left():
    content = docx.write(document("ar"))

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
        styles = package.read("word/styles.xml").decode()
    assert "<w:rtl/>" in body
    assert "<w:bidi/>" in styles


ORDER = ("rFonts", "b", "color", "sz", "szCs", "rtl", "lang")


def test_properties_stand_in_the_order_that_the_standard_asks():
    made = library.Document(io.BytesIO(docx.write(document("ar"))))

    for root in (made.element, made.styles.element):
        for run in root.iter(library.oxml.ns.qn("w:rPr")):
            names = [one.tag.rpartition("}")[2] for one in run]
            known = [ORDER.index(name) for name in names if name in ORDER]
            assert known == sorted(known)


def test_a_sign_that_no_font_has_does_not_stop_the_pdf():
    made = document(title="\U00013000 " + TEXTS["en"][0])

    assert pdf.write(made).startswith(b"%PDF")


def test_numbers_run_through_the_sections_and_skip_quotations():
    numbers = [
        paragraph.number
        for section in document().sections
        for paragraph in section.paragraphs
    ]

    assert numbers == [1, 0, 2]


def test_signs_that_no_font_holds_are_named_under_the_title():
    rare = document("en", title="A name: \U0002a6d6\U0002a6d5")

    words = text_of(pdf.write(rare)).replace("\n", " ")

    assert "No font here holds 2 of its signs (U+2A6D5, U+2A6D6)" in words
    assert "A name: ??" in words


def test_a_code_before_foreign_words_reads_in_their_direction():
    target = Paragraph((Sentence("Climate action.", lang="en"),), lead="13.1")
    own = Paragraph((Sentence("العمل المناخي."),), lead="13.1")

    assert [
        pdf._paragraph(one, "ar", iter((1,)))["lead_dir"] for one in (target, own)
    ] == ["ltr", "rtl"]


def test_an_address_too_long_to_write_out_opens_from_the_words_that_name_it():
    short = Evidence(who="Report", url="https://forum.example/r#1")
    long = Evidence(who="Report", url="https://forum.example/" + "r" * 80)

    assert [pdf._quote(one, "en")["shown"] for one in (short, long)] == [
        "forum.example/r#1",
        "",
    ]


def test_who_cleared_a_report_is_told_once_in_print_and_each_place_is_a_link():
    url = "https://forum.example/en/hamlet-2026/sessions/WEL-01/report/#R1-1-{}"
    cited = [
        Evidence(who="Report “Wells”", told="cleared by Amina", url=url.format(n))
        for n in range(3)
    ]
    lines = tuple(
        Paragraph((Sentence(f"Line {n}.", (one,)),)) for n, one in enumerate(cited)
    )
    made = pdf.write(document(sections=numbered((Section("Key issues", lines),))))

    assert text_of(made).count("Report “Wells”") == 3
    assert text_of(made).count("cleared by Amina") == 1
    targets = {
        link.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(made)).pages
        for link in page.get("/Annots", ())
        if "/URI" in link.get_object().get("/A", {})
    }
    assert {one.url for one in cited} <= targets


def test_symbol_stands_on_the_first_page_and_is_never_broken():
    words = "شدد المشاركون على ما ورد في الوثيقة A/RES/79/1 وأيدوه. " * 12
    sections = (Section("القضايا", (Paragraph((Sentence(words),)),)),)
    made = pdf.write(document("ar", sections=sections, symbol="HF/2026/CS/1"))

    text = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert "HF/2026/CS/1" in text
    assert text.count("A/RES/79/1") == 12


def test_comments_in_docx_are_set_from_the_side_of_their_own_script():
    arabic = replace(SAID, words="أصلح المجلس 41 بئرا.", lang="ar", who="عائشة ندياي")
    said = (Paragraph((Sentence("Wells.", (SAID, arabic)),)),)
    sections = (Section("Wells", said),)
    parts = {}
    for lang in ("en", "ar"):
        made = docx.write(document(lang, sections=sections))
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            parts[lang] = ET.fromstring(packed.read("word/comments.xml"))
            styles = packed.read("word/styles.xml").decode()
        assert f'w:val="{"en-GB" if lang == "en" else "ar-SA"}"' in styles

    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    sides = {
        lang: [one.find(f"{name}pPr/{name}bidi") for one in root.iter(f"{name}p")]
        for lang, root in parts.items()
    }
    assert sides["en"][0] is None
    assert sides["en"][1].get(f"{name}val") == "1"
    assert sides["ar"][0].get(f"{name}val") == "0"
    assert sides["ar"][1] is None
    assert parts["en"].find(f".//{name}rtl") is not None


def test_quoted_words_are_tagged_as_a_quotation_in_the_pdf():
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(document())))

    tags = list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]))

    assert tags.count("/BlockQuote") == 1


def _tags(part):
    part = part.get_object()
    if isinstance(part, list):
        for one in part:
            yield from _tags(one)
    elif isinstance(part, dict):
        if "/S" in part:
            yield part["/S"]
        if "/K" in part:
            yield from _tags(part["/K"])


def test_docx_shows_no_picture_of_another_page():
    with zipfile.ZipFile(io.BytesIO(docx.write(document("en")))) as made:
        assert [name for name in made.namelist() if "thumbnail" in name] == []


def test_the_number_of_a_paragraph_is_read_as_its_first_word_in_the_pdf():
    reader = pypdf.PdfReader(
        io.BytesIO(pdf.write(document(status="Signed today.", facts=(("On", "May"),))))
    )
    root = reader.trailer["/Root"]["/StructTreeRoot"]

    (top,) = _children(root)
    tags = {one["/S"] for one in _children(top)}

    assert tags == {"/P", "/Title", "/H1", "/H2", "/BlockQuote"}


def _children(part):
    kept = part["/K"].get_object()
    every = kept if isinstance(kept, list) else [kept]
    found = (one.get_object() for one in every)
    return [one for one in found if isinstance(one, dict) and "/S" in one]


def test_docx_sets_a_quotation_from_the_side_of_its_own_language():
    made = library.Document(io.BytesIO(docx.write(document("ar"))))
    sides = {
        one.text.partition(":")[0]: one._p.pPr.find(library.oxml.ns.qn("w:bidi"))
        for one in made.paragraphs
        if one.style.name in {"Quoted Words", "Numbered Paragraph"}
    }

    quoted = sides.pop("Élodie Marchetaz")
    assert quoted.get(library.oxml.ns.qn("w:val")) == "0"
    assert set(sides.values()) == {None}


def test_no_heading_of_the_docx_is_smaller_than_its_text():
    styles = library.Document(io.BytesIO(docx.write(document()))).styles
    sizes = [styles[f"Heading {level}"].font.size for level in (1, 2, 3)]

    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= styles["Normal"].font.size
