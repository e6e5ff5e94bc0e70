"""Patterns that are compiled late are patterns all the same."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import palabre.engines.synthesis
from palabre.kernel.late import _Late, _Test, alternatives, late, late_test


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    found = late(r"(?P<word>[a-z]+)", re.IGNORECASE).search("12 Words")
    assert found is not None
    assert found["word"] == "Words"


def test_a_wrong_pattern_fails_at_its_first_use() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")


def patterns_in(held: object, depth: int = 0) -> Iterator[_Late | _Test]:
    if isinstance(held, _Late | _Test):
        yield held
    elif depth < DEEPEST and isinstance(held, dict):
        for one in held.values():
            yield from patterns_in(one, depth + 1)
    elif depth < DEEPEST and isinstance(held, list | tuple):
        for one in held:
            yield from patterns_in(one, depth + 1)


DEEPEST = 4


def test_every_late_pattern_of_the_engine_compiles() -> None:
    package = palabre.engines.synthesis
    modules = [
        import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    patterns = [one for module in modules for one in patterns_in(vars(module))]
    assert len(patterns) > 100
    assert any(isinstance(one, _Test) for one in patterns)
    for one in patterns:
        re.compile(*one._told)
        if isinstance(one, _Test):
            assert one._made()


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"^so |\bbut\b|like$", re.IGNORECASE),
        (r"(a+) \1|^(b) \2|\bc\b", 0),
        (r"[|]x|\|y|[^]|]z|[]|]w", 0),
        (r"\bI mean\b|\bMr\.? [A-Z]|É[À-Ý]", re.IGNORECASE),
        (r"^(?:a|b) c|(?<=d) e|\b(?:f|g(?! h))\b", 0),
        (r"\bNO\b", 0),
    ],
)
@given(words=st.text("aAbBcdefgh |x]yzwISomeantMr.éàÉ NO\n", max_size=30))
def test_a_test_finds_what_the_whole_pattern_finds(
    pattern: str, flags: int, words: str
) -> None:
    assert late_test(pattern, flags)(words) is (
        re.search(pattern, words, flags) is not None
    )


def test_alternatives_put_together_are_the_pattern() -> None:
    pattern = r"^a(?:b|c)|[|(]d|\|\(e|(f|(?P<g>g|h))|"
    assert alternatives(pattern) == [
        "^a(?:b|c)",
        "[|(]d",
        r"\|\(e",
        "(f|(?P<g>g|h))",
        "",
    ]
