"""Made-up organizations of a country, from patterns in its language."""

from collections.abc import Mapping
from dataclasses import dataclass

from palabre.kernel.languages import Text
from palabre.kernel.places import country_name
from palabre.management.scenario.names import Culture, Name, Names, Pattern

OWN_SCRIPTS = ("ar", "ru", "zh")
"""Languages in which towns and families are written in their own script."""

PEOPLE_A_BODY = 12
"""One more body of a group for so many people of a country."""

COMMAS = {"ar": "، "}
"""What stands before the country at the end of a name; a comma elsewhere."""


@dataclass(frozen=True, slots=True)
class Body:
    """A made-up organization: its name in its own language, English and French."""

    name: Text
    group: str
    kind: str
    country: str


def bodies_of(
    names: Names, people: Mapping[str, int]
) -> Mapping[tuple[str, str], tuple[Body, ...]]:
    """Return the bodies of each country and group, more where more people come.

    Parameters
    ----------
    names : Names
        Pools and patterns.
    people : mapping of str to int
        Country → people who come.

    Returns
    -------
    mapping of (str, str) to tuple of Body
        By country and group, with ``"press"`` as a group of its own.
    """
    found: dict[tuple[str, str], tuple[Body, ...]] = {}
    for country in sorted(people):
        wanted = 1 + people[country] // PEOPLE_A_BODY
        for group in names.patterns:
            found[country, group] = _bodies(names, country, group, wanted)
        found[country, "international-organization"] = _international(names)
    return found


def _bodies(names: Names, country: str, group: str, wanted: int) -> tuple[Body, ...]:
    pattern = names.patterns[group]
    n = len(pattern.kinds) if group == "government" else min(wanted, len(pattern.kinds))
    culture = names.culture_of(country)
    return tuple(_body(culture, country, group, pattern, place) for place in range(n))


def _international(names: Names) -> tuple[Body, ...]:
    return tuple(
        Body(name, "international-organization", "agency", "")
        for name in names.international
    )


def _body(
    culture: Culture, country: str, group: str, pattern: Pattern, place: int
) -> Body:
    own = culture.body if culture.body in pattern.words else "en"
    spoken = dict.fromkeys((own, "en", "fr"))
    words = {
        lang: _said(culture, country, pattern.words[lang][place], place, lang)
        for lang in spoken
    }
    stakeholder = "private-sector" if group == "press" else group
    return Body(Text(words, own), stakeholder, pattern.kinds[place], country)


def _said(culture: Culture, country: str, form: str, place: int, lang: str) -> str:
    shift = culture.countries.index(country)
    town = culture.towns[(place + shift) % len(culture.towns)]
    family = culture.families[(place + 5 * shift) % len(culture.families)].man
    state = country_name(country, lang)
    said = form.format(
        country=state, town=_written(town, lang), family=_written(family, lang)
    )
    is_placed = "{country}" in form or len(culture.countries) == 1
    return said if is_placed else said + COMMAS.get(lang, ", ") + state


def _written(name: Name, lang: str) -> str:
    return name.native if lang in OWN_SCRIPTS and name.native else name.latin
