"""French messages break no line before a high sign; placeholders stay as they are."""

import importlib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def messages(monkeypatch):
    """The tool, which stands beside what it imports."""
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("messages")


@pytest.mark.parametrize(
    ("told", "set_"),
    [
        ("Durée : %(n)s % de %(all)s", "Durée\u00a0: %(n)s\u202f% de %(all)s"),
        ("« %s » ; non ?", "«\u00a0%s\u00a0»\u202f; non\u202f?"),
        ("pour %(n)s et {name}", "pour %(n)s et {name}"),
        (("un : %(n)s", "des : %(n)s"), ("un\u00a0: %(n)s", "des\u00a0: %(n)s")),
    ],
)
def test_spaces_of_french_do_not_break_and_places_stay(messages, told, set_):
    assert messages.set_in("fr", told) == set_
    assert messages.set_in("ru", "Срок : %(n)s") == "Срок : %(n)s"


def test_a_space_that_breaks_is_told(messages):
    fresh, catalog = Catalog("fr"), Catalog("fr")
    fresh.add("Length: %(n)s")
    catalog.add("Length: %(n)s", "Durée : %(n)s")
    (told,) = messages.problems_of("fr", catalog, fresh)
    assert "a space that breaks" in told
