"""The programme on paper: both forms, six languages, tagged."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest

from palabre.engines.formats.schedule.print_out import Wording, to_pdf
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.kernel.refusals import Refused

AT = datetime(2026, 5, 1, tzinfo=UTC)
TITLES = {
    "en": "Wells and water",
    "fr": "Puits et eau à l’école",
    "es": "Pozos y agua: mañana",
    "ru": "Колодцы и вода",
    "ar": "الآبار والمياه",
    "zh": "水井与水",
}


def schedule(title="Wells and water", n=3, rooms=2, **facts):
    events = tuple(
        ScheduledEvent(
            guid=f"00000000-0000-4000-8000-{number:012}",
            title=f"{title} {number}",
            room=f"Room {number % rooms}",
            venue="The Hall",
            starts_at=datetime(2026, 5, 25, 7, tzinfo=UTC)
            + timedelta(hours=number % 8),
            minutes=45,
            persons=(ScheduledPerson("Ada Mensah", affiliation="Wells Network"),),
            **facts,
        )
        for number in range(n)
    )
    return Schedule("Hamlet Forum 2026", zone="Europe/Zurich", events=events)


def wording(lang="en"):
    return Wording(
        lang=lang,
        days={date(2026, 5, 25): "Monday 25 May"},
        dates="25–26 May 2026",
        zone="Europe/Zurich",
        release="Release 1.0",
        cancelled="Cancelled",
        languages={},
    )


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content):
    return " ".join(page.extract_text() for page in read(content).pages)


def test_booklet_is_a4_and_says_who_speaks_where():
    content = to_pdf(schedule(), wording(), form="booklet", at=AT)

    text = text_of(content)
    box = read(content).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    for words in ("Wells and water 0", "09:00–09:45", "Room 0, The Hall"):
        assert words in text
    assert "Ada Mensah (Wells Network)" in text


def test_rooms_stand_as_the_house_orders_them():
    ordered = replace(wording(), rooms=[("The Hall", "Room 2"), ("The Hall", "Room 0")])
    made = schedule(n=3, rooms=3)
    made = replace(
        made,
        events=tuple(
            replace(one, starts_at=made.events[0].starts_at) for one in made.events
        ),
    )

    found = []
    for form in ("grid", "booklet"):
        text = text_of(to_pdf(made, ordered, form=form, at=AT))
        found.append(sorted((f"Room {n}" for n in range(3)), key=text.index))

    assert found == [["Room 2", "Room 0", "Room 1"]] * 2


def test_booklet_says_in_which_languages_one_can_listen():
    made = schedule(n=1)
    told = replace(wording(), languages={made.events[0].guid: "AR ZH EN"})

    assert "AR ZH EN" in text_of(to_pdf(made, told, form="booklet", at=AT))


def test_grid_is_a3_across_and_splits_many_rooms():
    content = to_pdf(schedule(n=20, rooms=12), wording(), form="grid", at=AT)

    box = read(content).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (1191, 842)
    assert len(read(content).pages) == 2
    assert "Room 11" in text_of(content)


@pytest.mark.parametrize("form", ["booklet", "grid"])
@pytest.mark.parametrize("lang", sorted(TITLES))
def test_every_language_of_the_house_is_set(lang, form):
    made = schedule(TITLES[lang])

    content = to_pdf(made, wording(lang), form=form, at=AT)

    root = read(content).trailer["/Root"]
    assert root["/Lang"].startswith(lang)
    assert root["/MarkInfo"]["/Marked"]
    if lang not in {"ar", "zh"}:
        assert TITLES[lang] in text_of(content)


@pytest.mark.parametrize(("lang", "is_on_the_right"), [("en", False), ("ar", True)])
def test_grid_begins_where_its_script_begins(lang, is_on_the_right):
    content = to_pdf(schedule(n=1, rooms=1), wording(lang), form="grid", at=AT)

    found = {}
    read(content).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_: found.setdefault(
            text.strip(), cm[4] + tm[4]
        )
    )

    middle = 1191 / 2
    assert (found["Room 0"] > middle) == is_on_the_right
    assert (found["Wells and water 0"] > middle) == is_on_the_right


def fonts_in(content):
    """Return the fonts that a file brings along, by the names in it."""
    found = set()
    for page in read(content).pages:
        for font in page["/Resources"]["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            facts = inner.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & {*facts}
            found.add(facts["/FontName"].partition("+")[2])
    return found


@pytest.mark.parametrize("form", ["booklet", "grid"])
def test_six_languages_on_one_paper_are_set_in_fonts_that_come_along(form):
    titles = " / ".join(TITLES[lang] for lang in ("ar", "en", "es", "fr", "ru", "zh"))

    content = to_pdf(schedule(titles), wording(), form=form, at=AT)

    fonts = " ".join(sorted(fonts_in(content)))
    assert [name for name in ("Amiri", "Libertinus", "CJK") if name not in fonts] == []
    said = text_of(content).replace("\n", "")
    assert TITLES["zh"] in said
    assert "?" not in said


def test_sign_without_a_font_alone_becomes_a_question_mark():
    content = to_pdf(schedule("水 \U000f0000 Wells"), wording(), form="booklet", at=AT)

    assert "水 ? Wells" in text_of(content)


def test_same_release_gives_the_same_bytes():
    first, second = (
        to_pdf(schedule(), wording(), form="grid", at=AT) for _ in range(2)
    )

    assert first == second


def test_cancelled_session_is_said_to_be():
    made = schedule(status=EventStatus.CANCELLED)

    assert "(Cancelled)" in text_of(to_pdf(made, wording(), form="booklet", at=AT))


def test_words_are_data_and_never_markup():
    made = schedule('#import "x" $a$ *b* _c_ <d> @e')

    text = text_of(to_pdf(made, wording(), form="booklet", at=AT))

    assert '#import "x" $a$ *b* _c_ <d> @e' in text


def test_nothing_placed_is_nothing_to_print():
    with pytest.raises(Refused, match="nothing-placed"):
        to_pdf(Schedule("Empty"), wording(), form="grid", at=AT)
