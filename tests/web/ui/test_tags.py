from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from palabre.kernel.languages import Text, text
from palabre.web.ui import tags

WINTER = datetime(2026, 1, 5, 23, 30, tzinfo=UTC)
SUMMER = datetime(2026, 5, 25, 9, tzinfo=UTC)
ZONE = "Europe/Zurich"


def test_spoken_marks_words_of_another_language_with_their_direction():
    words = Text({"ar": "مرحبا"}, "ar")

    with override("en"):
        assert tags.spoken(words) == '<bdi lang="ar" dir="rtl">مرحبا</bdi>'


def test_spoken_leaves_the_page_its_own_language_bare_and_escapes_the_other():
    words = text(en="Wells", fr="<b>Puits</b>")

    with override("en"):
        assert tags.spoken(words) == "Wells"
    with override("ar"):
        assert tags.spoken(text(fr="<b>")) == (
            '<bdi lang="fr" dir="ltr">&lt;b&gt;</bdi>'
        )


def test_original_is_shown_beside_a_translation_only():
    words = Text({"fr": "Puits", "en": "Wells"}, "fr")

    with override("en"):
        assert tags.original(words) == '<bdi lang="fr" dir="ltr">Puits</bdi>'
    with override("fr"):
        assert tags.original(words) == ""


@pytest.mark.parametrize(
    "at, said", [(WINTER, "Zurich (UTC+01:00)"), (SUMMER, "Zurich (UTC+02:00)")]
)
def test_zone_is_named_with_the_offset_of_that_day(at, said):
    with override("en"):
        assert tags.zone_name(at, ZONE) == said


@pytest.mark.parametrize(
    "zone, said",
    [("UTC", "UTC"), ("Etc/GMT-1", "UTC+01:00"), ("EST", "UTC\u221205:00")],
)
def test_a_zone_without_a_city_is_its_offset(zone, said):
    assert tags.zone_name(SUMMER, zone) == said


def test_offsets_west_of_greenwich_have_a_minus_sign():
    assert tags.utc_offset(SUMMER, "America/New_York") == "UTC\u221204:00"


def test_clock_and_day_follow_the_zone_over_midnight():
    with override("en"):
        assert tags.clock(WINTER, ZONE) == "00:30"
        assert tags.day(WINTER, ZONE) == "Tuesday, 6 January 2026"
        assert tags.iso(WINTER, ZONE) == "2026-01-06T00:30:00+01:00"


@pytest.mark.parametrize(
    "lang, said",
    [
        ("en", "25–29 May 2026"),
        ("fr", "du 25 au 29 mai 2026"),
        ("ar", "25–29 مايو 2026"),
        ("es", "del 25 al 29 de mayo de 2026"),
        ("ru", "25–29 мая 2026 года"),
        ("zh-hans", "2026年5月25日至29日"),
    ],
)
def test_days_of_an_edition_read_as_a_range(lang, said):
    edition = SimpleNamespace(starts_on=date(2026, 5, 25), ends_on=date(2026, 5, 29))

    with override(lang):
        assert tags.dates(edition) == said


@pytest.mark.parametrize(
    "lang, long, short",
    [
        ("ru", "6 января 2026 года", "6 янв."),
        ("zh-hans", "2026年1月6日", "1月6日"),
        ("es", "6 de enero de 2026", "6 ene"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(lang, long, short):
    with override(lang):
        assert tags.short_day(date(2026, 1, 6)) == long
        assert tags.day_month(date(2026, 1, 6)) == short


def test_an_edition_of_which_only_the_year_is_known_shows_the_year():
    assert tags.days_between(date(2021, 1, 1), date(2021, 12, 31)) == "2021"


def test_an_address_that_this_house_lacks_is_empty():
    with override("en"):
        assert tags.address("public:no-such-page", "x") == ""
        assert tags.address("public:home") == "/en/"


def test_french_words_of_an_organizer_are_set_with_the_spaces_of_french():
    title = text("fr", fr="Table ronde : qui parle ?", en="Round table: who speaks?")

    with override("fr"):
        assert tags.said(title) == "Table ronde\u00a0: qui parle\u202f?"
        assert tags.spoken(title) == "Table ronde\u00a0: qui parle\u202f?"
    with override("en"):
        assert "Table ronde\u00a0: qui parle\u202f?" in tags.original(title)


@pytest.mark.parametrize(
    "asked, led",
    [
        ("/fr/hamlet/programme/?day=2&q=%C3%A9t%C3%A9", "/ar/hamlet/programme/?day=2&q=%C3%A9t%C3%A9"),
        ("/fr/nowhere/at/all", "/ar/nowhere/at/all"),
        ("/fr/", "/ar/"),
        ("/admin/", "/admin/"),
        ("//evil.example/fr/", "/%2Fevil.example/fr/"),
    ],
)  # fmt: skip
def test_page_leads_to_itself_in_another_language(rf, asked, led):
    request = rf.get("/")
    request.path, _, query = asked.partition("?")
    request.path_info, request.META["QUERY_STRING"] = request.path, query

    with override("fr"):
        assert tags.translate_here({"request": request}, "ar") == led


def test_french_sets_a_space_before_a_colon():
    with override("fr"):
        assert tags.colon() == "\u00a0: "
    with override("ar"):
        assert tags.colon() == ": "


def test_lists_are_set_with_the_comma_of_their_script():
    for lang, mark in {"ar": "\u060c ", "zh-hans": "\u3001", "fr": ", "}.items():
        with override(lang):
            assert tags.comma() == mark


@pytest.mark.parametrize(
    "zone, said", [("Europe/Zurich", "Zurich"), ("UTC", "UTC"), ("EST", "EST")]
)
def test_a_zone_where_no_instant_is_told_is_its_city(zone, said):
    with override("en"):
        assert tags.zone_place(zone) == said
