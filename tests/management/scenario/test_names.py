"""Pools of names: wide, never empty, and the file's mistakes named."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from palabre.kernel.places import countries
from palabre.management.scenario.names import read_names

FILE = Path(__file__).parents[3] / "scenarios/forum/names.toml"
NAMES = read_names(FILE)
CULTURES = sorted(
    {id(one): one for one in NAMES.cultures.values()}.values(), key=lambda one: one.code
)


def test_cultures_are_many_and_cover_every_state():
    assert len(CULTURES) >= 45
    assert set(NAMES.cultures) == {*countries(), "XV"}


@pytest.mark.parametrize("culture", CULTURES, ids=lambda one: one.code)
def test_pools_are_never_empty_nor_repeat_themselves(culture):
    for pool in (culture.women, culture.men, culture.families, culture.towns):
        assert pool
        assert len(set(pool)) == len(pool)
    assert min(len(culture.women), len(culture.men)) >= 4
    assert len(culture.families) >= 5


@pytest.mark.parametrize("culture", CULTURES, ids=lambda one: one.code)
def test_native_names_are_there_where_the_script_differs(culture):
    forenames = (*culture.women, *culture.men)
    families = [form for one in culture.families for form in (one.man, one.woman)]
    for name in (*forenames, *families):
        assert name.latin.strip() == name.latin
        assert _is_latin(name.latin), name
        if culture.native:
            assert not _is_latin(name.native), name
        assert bool(name.native) == bool(culture.native), name


def _is_latin(word):
    letters = [sign for sign in word if sign.isalpha()]
    return all(unicodedata.name(sign).startswith("LATIN") for sign in letters) or any(
        sign in "ʻʼ" for sign in word
    )


def test_patterns_have_one_form_a_kind_in_every_language():
    languages = {frozenset(one.words) for one in NAMES.patterns.values()}

    assert len(languages) == 1
    for group, pattern in NAMES.patterns.items():
        for lang, forms in pattern.words.items():
            assert len(forms) == len(pattern.kinds), (group, lang)
            blanks = [sorted(re.findall(r"{(\w+)}", form)) for form in forms]
            english = [
                sorted(re.findall(r"{(\w+)}", form)) for form in pattern.words["en"]
            ]
            assert blanks == english, (group, lang)


def test_posts_have_the_same_number_in_every_language():
    for group, posts in NAMES.posts.items():
        sizes = [len(forms) for forms in posts.values()]
        assert all(first == second for first, second in pairwise(sizes)), group


def test_cultures_speak_languages_of_the_edition():
    for culture in CULTURES:
        assert set(culture.speaks) <= {"ar", "zh", "en", "fr", "ru", "es"}
        assert culture.body in NAMES.patterns["government"].words


def test_an_empty_pool_is_named(tmp_path):
    words = FILE.read_text(encoding="utf-8")
    broken = re.sub(
        r'(?<=\[culture\.haiti\])(.*?women = )"[^"]*"', r'\1""', words, flags=re.DOTALL
    )
    path = tmp_path / "names.toml"
    path.write_text(broken, encoding="utf-8")

    with pytest.raises(ValueError, match="empty pool of names in haiti"):
        read_names(path)


def test_a_country_in_two_cultures_is_named(tmp_path):
    words = FILE.read_text(encoding="utf-8")
    path = tmp_path / "names.toml"
    path.write_text(words.replace('["HT"]', '["HT", "FR"]'), encoding="utf-8")

    with pytest.raises(ValueError, match="FR stands in"):
        read_names(path)
