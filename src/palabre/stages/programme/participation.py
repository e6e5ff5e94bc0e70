"""Who took part in what: persons, organizations and countries in a programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Organization, Person, PersonAlias
from palabre.stages.people.queries import folded
from palabre.stages.programme.values import Body, Part, SessionRow
from palabre.stages.summits.models import Host, Summit


@dataclass(frozen=True, slots=True)
class Member:
    """A person who spoke for an organization, with the sessions and roles."""

    person: str
    name: str
    country: str
    post: str
    taken: tuple[tuple[SessionRow, Part], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one edition."""

    persons: tuple[Person, ...]
    organizations: tuple[Body, ...]
    sessions: tuple[SessionRow, ...]

    @property
    def n(self) -> int:
        """Return how many things were found."""
        return len(self.persons) + len(self.organizations) + len(self.sessions)


def public_person(summit: Summit, code: str, rows: Iterable[SessionRow]) -> Person:
    """Return somebody who has a part in public, or refuse with ``not-found``.

    Whoever is only registered is nobody's business.
    """
    found = Person.objects.prefetch_related("aliases").filter(code=code).first()
    if found is None or not is_public(summit, found, rows):
        raise Refused("not-found", what="person", code=code)
    return found


def is_public(summit: Summit, person: Person, rows: Iterable[SessionRow]) -> bool:
    """Tell whether somebody has a page: a part in the programme, or the Chair."""
    if summit.chair_id == person.pk:
        return True
    return any(part.person == person.code for row in rows for part in row.parts)


def public_organization(
    summit: Summit, code: str, rows: Iterable[SessionRow]
) -> Organization:
    """Return an organization with a part in public, or refuse with ``not-found``."""
    found = Organization.objects.filter(code=code).first()
    has_part = any(code in row.bodies for row in rows)
    if found is None or not (has_part or host_kind(summit, found)):
        raise Refused("not-found", what="organization", code=code)
    return found


def host_kind(summit: Summit, organization: Organization) -> str:
    """Return what an organization is to an edition: host, co-organizer, or nothing."""
    kinds = Host.objects.filter(summit=summit, organization=organization)
    return kinds.order_by("position", "id").values_list("kind", flat=True).first() or ""


def members(rows: Sequence[SessionRow], organization: str) -> list[Member]:
    """Return who spoke for an organization, by name, with the parts each took."""
    taken: dict[str, list[tuple[SessionRow, Part]]] = {}
    for row in rows:
        for part in row.parts:
            if part.organization and part.organization.code == organization:
                taken.setdefault(part.person, []).append((row, part))
    made = [_member(pairs) for pairs in taken.values()]
    return sorted(made, key=lambda member: (folded(member.name), member.person))


def _member(taken: list[tuple[SessionRow, Part]]) -> Member:
    _, first = taken[0]
    post = next((part.post for _, part in taken if part.post), "")
    return Member(first.person, first.name, first.country, post, tuple(taken))


def parts_of(
    rows: Iterable[SessionRow], person: str
) -> list[tuple[SessionRow, list[Part]]]:
    """Return the sessions in which a person has a part, with the parts."""
    paired = (
        (row, [part for part in row.parts if part.person == person]) for row in rows
    )
    return [(row, parts) for row, parts in paired if parts]


def posts_of(taken: Iterable[tuple[SessionRow, list[Part]]]) -> list[Part]:
    """Return one part for each post and organization that a person spoke for."""
    found = {
        (part.post, part.organization.code if part.organization else ""): part
        for _, parts in taken
        for part in parts
        if part.post or part.organization
    }
    return list(found.values())


def organized_by(rows: Iterable[SessionRow], organization: str) -> list[SessionRow]:
    """Return the sessions that an organization is behind."""
    return [
        row for row in rows if any(body.code == organization for body in row.organizers)
    ]


def bodies_in(rows: Iterable[SessionRow], country: str = "") -> list[Body]:
    """Return the organizations with a part in sessions, of one country if given."""
    found: dict[str, Body] = {}
    for row in rows:
        spoken_for = (part.organization for part in row.parts if part.organization)
        for body in (*row.organizers, *spoken_for):
            if not country or body.country == country:
                found[body.code] = body
    return sorted(found.values(), key=_by_name)


def _by_name(body: Body) -> tuple[str, str]:
    return folded(str(body.name.said_in("en"))), body.code


def persons_in(rows: Iterable[SessionRow], country: str) -> list[Part]:
    """Return one part for each person of a country, by name."""
    found = {
        part.person: part
        for row in rows
        for part in row.parts
        if part.country == country
    }
    return sorted(found.values(), key=lambda part: (folded(part.name), part.person))


def persons_called(summit: Summit, words: str) -> QuerySet[Person]:
    """Return persons with a part in an edition by any spelling of their name."""
    aliases = PersonAlias.objects.filter(person__session_roles__session__summit=summit)
    for word in folded(words).split():
        aliases = aliases.filter(folded__contains=word)
    return Person.objects.filter(pk__in=aliases.values("person")).order_by(
        "sort_name", "id"
    )


def editions_with(person: Person) -> QuerySet[Summit]:
    """Return the editions in whose released programme a person may be found."""
    return (
        Summit.objects.filter(sessions__roles__person=person, releases__isnull=False)
        .distinct()
        .order_by("-starts_on", "id")
    )


def editions_of(organization: Organization) -> QuerySet[Summit]:
    """Return the released editions in which an organization organized or spoke."""
    organized = Summit.objects.filter(sessions__organizers__organization=organization)
    spoken = Summit.objects.filter(sessions__roles__organization=organization)
    either = Q(pk__in=organized.values("pk")) | Q(pk__in=spoken.values("pk"))
    return (
        Summit.objects.filter(either, releases__isnull=False)
        .distinct()
        .order_by("-starts_on", "id")
    )
