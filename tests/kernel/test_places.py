"""States, their codes, groups and names, checked against public tables."""

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from palabre.kernel import places
from palabre.kernel.languages import UN_LANGUAGES
from palabre.kernel.places import Region

SHARED = Path(
    os.environ.get("PALABRE_SHARED", Path(__file__).parents[2].parent / "shared")
)
TABLE = SHARED / "data/reference/countries/country-codes.csv"


def test_every_member_state_and_both_observers_are_listed():
    members = [one for one in places.countries().values() if one.is_member]
    others = {one.iso2 for one in places.countries().values() if not one.is_member}

    assert len(members) == 193
    assert others == {"PS", "VA"}


def test_regional_groups_have_the_members_the_united_nations_counts():
    counts = Counter(one.region for one in places.countries().values() if one.is_member)

    assert counts == {
        Region.AFRICA: 54,
        Region.ASIA_PACIFIC: 54,
        Region.EASTERN_EUROPE: 23,
        Region.LATIN_AMERICA_CARIBBEAN: 33,
        Region.WESTERN_EUROPE_OTHERS: 29,
    }


def test_special_situations_have_the_sizes_of_the_lists():
    every = places.countries().values()

    assert sum(one.is_ldc for one in every) == 44
    assert sum(one.is_lldc for one in every) == 32
    assert sum(one.is_sids for one in every) == 37


def test_codes_are_unique_and_well_formed():
    every = list(places.countries().values())

    assert len({one.iso3 for one in every}) == len(every)
    assert len({one.m49 for one in every}) == len(every)
    assert all(len(one.iso2) == 2 and len(one.iso3) == 3 for one in every)
    assert all(len(one.m49) == 3 and one.m49.isdigit() for one in every)


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        ("TR", "en", "Türkiye"),
        ("VN", "en", "Viet Nam"),
        ("RU", "fr", "Fédération de Russie"),
        ("KR", "ar", "جمهورية كوريا"),
        ("IR", "en", "Iran (Islamic Republic of)"),
        ("SN", "fr", "Sénégal"),
        ("CH", "zh", "瑞士"),
        ("ke", "es", "Kenia"),
        ("XV", "fr", "Valmonde"),
        ("GL", "en", "Greenland"),
        ("XQ", "en", "XQ"),
    ],
)
def test_names_follow_the_united_nations_then_cldr_then_the_code(code, lang, name):
    assert places.country_name(code, lang) == name


def test_names_exist_in_the_six_languages_for_every_state():
    for lang in UN_LANGUAGES:
        names = [places.country_name(code, lang) for code in places.countries()]
        assert all(len(name) > 1 for name in names)
        assert len(set(names)) == len(names)


def test_a_language_without_names_falls_back_to_english():
    assert places.country_name("SN", "tlh-x-none") == "Senegal"


def test_own_short_names_are_kept_only_where_cldr_writes_another():
    for code, names in places._own_names().items():
        differs = [
            places._cldr_names(lang).get(code) != name for lang, name in names.items()
        ]
        assert any(differs), code


def test_region_of_knows_states_alone():
    assert places.region_of("SN") is Region.AFRICA
    assert places.region_of("ps") is Region.ASIA_PACIFIC
    assert places.region_of("XV") is None
    assert places.region_of("") is None


def test_regions_are_named_in_six_languages():
    for region in Region:
        words = {lang: places.region_name(region, lang) for lang in UN_LANGUAGES}
        assert len(set(words.values())) == 6, region


def test_every_area_has_a_parent_and_a_name():
    for country in places.countries().values():
        assert places.continent_of(country.iso2) in {"002", "009", "019", "142", "150"}
        assert places.area_name(country.area, "fr") != country.area


def test_alpha_3_codes_find_the_state():
    assert places.by_iso3("che") == places.countries()["CH"]
    assert places.by_iso3("XXX") is None


GRADUATED = {"ST"}
"""Left the list of least developed countries after the public table was made."""


@pytest.mark.skipif(not TABLE.exists(), reason=f"no reference table at {TABLE}")
def test_codes_areas_and_flags_agree_with_the_public_table():
    with TABLE.open(encoding="utf-8") as lines:
        rows = {row["ISO3166-1-Alpha-2"]: row for row in csv.DictReader(lines)}

    for code, ours in places.countries().items():
        row = rows[code]
        area = row["Intermediate Region Code"] or row["Sub-region Code"]
        assert ours.iso3 == row["ISO3166-1-Alpha-3"]
        assert int(ours.m49) == int(row["M49"])
        assert int(ours.area) == int(area), code
        assert int(places.continent_of(code)) == int(row["Region Code"]), code
        assert ours.is_lldc == _marked(row, "Land Locked Developing Countries (LLDC)")
        assert ours.is_sids == _marked(row, "Small Island Developing States (SIDS)")
        if code not in GRADUATED:
            assert ours.is_ldc == _marked(row, "Least Developed Countries (LDC)"), code


def _marked(row, column):
    return bool(row[column].strip())


@pytest.mark.skipif(not TABLE.exists(), reason=f"no reference table at {TABLE}")
def test_short_names_agree_with_the_united_nations_terminology():
    with TABLE.open(encoding="utf-8") as lines:
        rows = {row["ISO3166-1-Alpha-2"]: row for row in csv.DictReader(lines)}

    for code in places.countries():
        theirs = rows[code]["UNTERM English Short"].replace(" (the)", "").rstrip(" *")
        if theirs and code != "NL":  # named "Kingdom of the" since 2024
            ours = places.country_name(code, "en")
            assert ours.replace("’", "'") == theirs.replace("’", "'"), code
