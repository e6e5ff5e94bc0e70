"""Indented JSON: the library's text, to the letter."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.engines.formats.indented import to_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(PLAIN)
def test_the_text_is_the_librarys(plain: object) -> None:
    assert to_json(plain) == json.dumps(plain, ensure_ascii=False, indent=1)


def test_tuples_are_lists() -> None:
    assert to_json((1, ())) == json.dumps([1, []], indent=1)


@pytest.mark.parametrize("plain", [{1: "a"}, {"a": {None: 1}}])
def test_names_are_words(plain: object) -> None:
    with pytest.raises(TypeError, match="no name"):
        to_json(plain)


def test_what_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError):
        to_json([object()])
