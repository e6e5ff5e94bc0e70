"""The public list of participants: who agreed to stand on it, and what they agreed to.

The words of consent name three facts: name, organization, country. Nothing else of a
registration is read here; the group that a reader may choose is the organization's.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Q, QuerySet

from palabre.kernel.languages import Text
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.models import Organization
from palabre.stages.people.queries import folded
from palabre.stages.summits.models import Summit

PAGE = 200
"""People on one page of the list."""

SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI", "CJK")
"""In this order; others after them, by name."""

IDEOGRAPHS = "CJK"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks the list for."""

    q: str = ""
    country: str = ""
    group: str = ""
    organization: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list."""

    name: str
    country: str
    organization: Text = field(default_factory=Text)
    organization_code: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """A page of the list: whom, under which letters there is anybody, how many."""

    people: list[tuple[str, list[Listed]]]
    letters: tuple[tuple[str, int], ...]
    n: int
    page: int
    n_pages: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Countries, groups and organizations of those on the list."""

    countries: tuple[str, ...]
    groups: tuple[str, ...]
    n: int


def public_participants(summit: Summit) -> QuerySet[Registration]:
    """Return the accredited who agreed to stand on the public list; nobody by default."""
    return Registration.objects.filter(
        summit=summit, is_listed=True, state=RegistrationState.ACCREDITED
    )


def directory(summit: Summit, wanted: Wanted, *, page: int = 1) -> Directory:
    """Return a page of the list, in alphabetical order, script by script."""
    found = _chosen(public_participants(summit), wanted)
    named = sorted(
        (*_place(sort_name or name), name, pk)
        for pk, sort_name, name in found.order_by().values_list(
            "pk", "person__sort_name", "person__name"
        )
    )
    letters: dict[str, int] = {}
    for _, letter, *_rest in named:
        letters[letter] = letters.get(letter, 0) + 1
    if wanted.letter:
        named = [one for one in named if one[1] == wanted.letter]
    n_pages = max(1, -(-len(named) // PAGE))
    page = min(max(1, page), n_pages)
    there = named[(page - 1) * PAGE : page * PAGE]
    return Directory(
        _by_letter(there), tuple(letters.items()), len(named), page, n_pages
    )


def _chosen(found: QuerySet[Registration], wanted: Wanted) -> QuerySet[Registration]:
    if wanted.country:
        found = found.filter(country=wanted.country.upper())
    if wanted.group:
        found = found.filter(organization__group=wanted.group)
    if wanted.organization:
        found = found.filter(organization__code=wanted.organization)
    for word in folded(wanted.q).split():
        found = found.filter(
            Q(person__aliases__folded__contains=word)
            | Q(organization__folded__contains=word)
        )
    return found.distinct() if wanted.q else found


def _by_letter(
    there: list[tuple[int, str, str, str, int]],
) -> list[tuple[str, list[Listed]]]:
    rows = Registration.objects.filter(pk__in=[one[-1] for one in there])
    found = {
        pk: (country, body)
        for pk, country, body in rows.values_list("pk", "country", "organization")
    }
    named = {
        one.pk: one
        for one in Organization.objects.filter(
            pk__in={body for _, body in found.values() if body}
        )
    }
    letters: dict[str, list[Listed]] = {}
    for _, letter, _sort, name, pk in there:
        country, organization = found[pk]
        body = named.get(organization) if organization else None
        one = (
            Listed(name, country, body.name, body.code)
            if body
            else Listed(name, country)
        )
        letters.setdefault(letter, []).append(one)
    return list(letters.items())


@lru_cache(maxsize=32_768)
def _place(name: str) -> tuple[int, str, str]:
    """Return where a name stands: its script, its letter, its folded form."""
    plain = folded(name) or name
    sign = plain[:1].upper()
    script = script_of(sign)
    order = SCRIPTS.index(script) if script in SCRIPTS else len(SCRIPTS)
    letter = "漢" if script == IDEOGRAPHS else sign
    return order, letter, plain


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Return the script of a sign by its Unicode name.

    Examples
    --------
    >>> script_of("É"), script_of("Ж"), script_of("م"), script_of("王")
    ('LATIN', 'CYRILLIC', 'ARABIC', 'CJK')
    """
    return unicodedata.name(sign, "OTHER").split()[0] if sign else "OTHER"


def choices_of(summit: Summit) -> Choices:
    """Return what the list can be narrowed to, from those who stand on it."""
    found = public_participants(summit).order_by()
    countries = found.exclude(country="").values_list("country", flat=True).distinct()
    groups = found.exclude(organization__group="").values_list(
        "organization__group", flat=True
    )
    return Choices(
        tuple(sorted(countries)),
        tuple(sorted({one for one in groups.distinct() if one})),
        found.count(),
    )
