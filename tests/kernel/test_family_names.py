"""By which part a name is sorted, in every order in which people write their names."""

import pytest

from palabre.kernel.names import family_name


@pytest.mark.parametrize(
    ("name", "told", "family"),
    [
        ("Élodie Marchetaz", {}, "Marchetaz"),
        ("Kwabena", {}, "Kwabena"),
        ("王小明", {"country": "CN"}, "王小明"),
        ("山田 太郎", {"country": "JP"}, "山田"),
        ("김 민준", {"country": "KR"}, "김"),
        ("Wang Xiaoming", {"country": "CN"}, "Wang"),
        ("Kim Min-jun", {"country": "KR"}, "Kim"),
        ("Nguyen Thi Hoa", {"country": "VN"}, "Nguyen"),
        ("Taro Yamada", {"country": "JP"}, "Yamada"),
        ("Yamada Taro", {"country": "JP", "lang": "ja"}, "Yamada"),
        ("YAMADA Taro", {"country": "JP"}, "YAMADA"),
        ("Nagy Ferenc", {"country": "HU", "lang": "hu"}, "Nagy"),
        ("Ferenc Nagy", {"country": "HU", "lang": "en"}, "Nagy"),
        ("Li Na WANG", {"country": "CN"}, "WANG"),
        ("JOHN SMITH", {}, "SMITH"),
        ("J. Smith", {}, "Smith"),
        ("Smith, John", {}, "Smith"),
        ("ليلى حداد", {"lang": "ar"}, "حداد"),
        ("Иван Петров", {"lang": "ru"}, "Петров"),
        ("Chen Wei", {"lang": "zh-hans"}, "Chen"),
        ("  ", {}, ""),
    ],
)
def test_family_name_is_found_in_the_order_that_the_person_gave(name, told, family):
    assert family_name(name, **told) == family
