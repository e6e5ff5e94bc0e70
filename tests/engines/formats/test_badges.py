import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from palabre.engines.formats.badges import (
    BadgeFrame,
    PrintedBadge,
    badges_pdf,
    qr_svg,
)
from palabre.kernel.refusals import Refused

FRAME = BadgeFrame("Hamlet Forum 2026", "25–26 May 2026", "Ombreval", "#8a4b12")
ONE = PrintedBadge(
    "Élodie Marchetaz",
    "Wells Network",
    "Valmonde",
    "Participant",
    "#2f6b3c",
    ("grounds", "rooms"),
    "PB1.HAMLET-2026.ABC.PARTICIPANT.2026-05-26.QQQQ",
    "ABC",
)


def pages(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_badge_is_one_page_of_its_size_with_what_stands_on_it():
    content = badges_pdf([ONE], FRAME)

    (told,) = pages(content)
    for words in ("Élodie Marchetaz", "Wells Network", "Valmonde", "PARTICIPANT"):
        assert words in told
    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (105, 148)


def test_four_badges_share_a_sheet_of_a4():
    many = [replace(ONE, name=f"Guest {n}", serial=str(n)) for n in range(5)]

    told = pages(badges_pdf(many, FRAME, on_a4=True))

    assert [sum(f"Guest {n}" in page for n in range(5)) for page in told] == [4, 1]


def test_words_are_never_markup():
    hostile = replace(ONE, name='#panic("x") *a* $b$ @c', organization="<d> \\ `e`")

    (told,) = pages(badges_pdf([hostile], FRAME))

    assert '#panic("x") *a* $b$ @c' in " ".join(told.split())


def test_photograph_stands_beside_the_name():
    drawn = io.BytesIO()
    Image.new("RGB", (28, 36), (120, 90, 60)).save(drawn, "JPEG")

    content = badges_pdf([replace(ONE, photo=drawn.getvalue())], FRAME)

    assert len(PdfReader(io.BytesIO(content)).pages[0].images) == 1


def test_nothing_to_print_is_said():
    with pytest.raises(Refused, match="nothing-to-print"):
        badges_pdf([], FRAME)


def test_code_keeps_its_quiet_zone():
    drawn = qr_svg(ONE.token)

    assert 'viewBox="0 0 37 37"' in drawn
    assert drawn.count("M4 4h7") == 1  # the first finder begins behind four modules


def starts_at(content):
    """Return where the words at the top of a page begin, in points from its left."""
    seen = []

    def note(words, matrix, *_):
        if words.strip():
            seen.append((round(matrix[5]), round(matrix[4])))

    PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=note)
    top = max(height for height, _ in seen)
    return min(left for height, left in seen if height == top)


def test_badge_in_arabic_is_read_from_the_right():
    frame = replace(FRAME, title="منتدى القرية", dates="25–26 مايو 2026")

    left = starts_at(badges_pdf([ONE], frame))
    right = starts_at(badges_pdf([ONE], replace(frame, is_rtl=True)))

    assert left == round(8 / 25.4 * 72)
    assert right > left + 50
