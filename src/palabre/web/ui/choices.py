"""Choices of forms: groups, countries and languages by name, in the page's language."""

from collections.abc import Iterable
from functools import cache

from palabre.kernel import places
from palabre.stages.people.queries import folded
from palabre.stages.summits.queries import group_names
from palabre.web.ui.names import language_name

Choice = tuple[str, str]


def groups(lang: str) -> list[Choice]:
    """Return the six stakeholder groups."""
    return [(code, str(name.said_in(lang))) for code, name in group_names().items()]


def countries(lang: str) -> list[Choice]:
    """Return every State by name, as the language sorts without accents."""
    return list(_countries(lang))


@cache
def _countries(lang: str) -> tuple[Choice, ...]:
    named = [(iso2, places.country_name(iso2, lang)) for iso2 in places.countries()]
    return tuple(sorted(named, key=lambda one: folded(one[1])))


def languages(tags: Iterable[str], lang: str) -> list[Choice]:
    """Return languages by name."""
    return [(tag, language_name(tag, lang)) for tag in tags]
