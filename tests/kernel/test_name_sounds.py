"""Names in several scripts have one skeleton; it finds, it does not decide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.name_sounds import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Farid Haddad", "HADDAD, Farid", "Фарид Хаддад", "فريد حداد"),
        ("Mohammed Qasim", "Mohamad Kasim", "محمد قاسم"),
        ("Élodie Marchetaz", "Elodie MARCHETAZ"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
        ("Łukasz Nowak", "Lukasz Novak"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings):
    assert len({skeleton(one) for one in spellings}) == 1


def test_han_names_keep_their_signs_in_any_order():
    assert skeleton("王小明") == skeleton("小明 王")
    assert skeleton("王小明") != skeleton("王大明")


def test_other_names_stay_apart():
    names = ["Farid Haddad", "Grace Okonkwo", "Bo Lindqvist", "Noor Rahman"]

    assert len({skeleton(one) for one in names}) == len(names)


@given(st.text(max_size=40))
def test_case_does_not_count(name):
    assert skeleton(name.upper().lower()) == skeleton(name.lower().upper().lower())
