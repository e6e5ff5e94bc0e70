"""Who could be on the high-level list and is not: heads, ranks, speakers."""

from dataclasses import dataclass, field

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import DelegationPlace, RegistrationState
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import SessionRole
from palabre.stages.programme.states import MUST_ATTEND, SessionState
from palabre.stages.protocol import queries, rules
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.states import Source
from palabre.stages.summits.models import Summit

COMING = (RegistrationState.REGISTERED, RegistrationState.ACCREDITED)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody who could be on the list, as what, and how that is known."""

    person: Person
    rank: str
    source: str
    organization: Organization | None = None
    post: str = ""
    country: str = ""
    languages: list[str] = field(default_factory=list)
    registration: int | None = None
    surrogate: Person | None = None


def proposed(actor: Actor, summit: Summit) -> list[Proposed]:
    """Return who could be on the list, by rank and name. Four queries.

    Heads of delegations who are confirmed, everybody registered with a rank of the
    table, and whoever holds one and has a part in a session.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_keep(actor, summit), "protocol.list.read")
    places = {one.code: one.position for one in queries.ranks_of(summit)}
    lowest = max(places, key=places.__getitem__)
    listed = set(
        Dignitary.objects.filter(summit=summit)
        .order_by("id")
        .values_list("person_id", flat=True)
    )
    found: dict[int, Proposed] = {}
    for one in (*_registered(summit, set(places), lowest), *_speaking(summit, places)):
        if one.person.pk not in listed:
            found.setdefault(one.person.pk, one)
    return sorted(
        found.values(), key=lambda one: (places[one.rank], one.person.sort_name)
    )


def _registered(summit: Summit, ranks: set[str], lowest: str) -> list[Proposed]:
    rows = Registration.objects.filter(summit=summit, state__in=COMING)
    heads = rows.filter(place=DelegationPlace.HEAD)
    found = (heads | rows.filter(rank__in=ranks)).select_related(
        "person", "organization", "surrogate"
    )
    return [
        Proposed(
            person=one.person,
            rank=one.rank if one.rank in ranks else lowest,
            source=(
                Source.DELEGATION
                if one.place == DelegationPlace.HEAD
                else Source.REGISTRATION
            ),
            organization=one.organization,
            post=one.post,
            country=one.country,
            languages=one.languages,
            registration=one.pk,
            surrogate=one.surrogate,
        )
        for one in found.order_by("id")
    ]


def _speaking(summit: Summit, places: dict[str, int]) -> list[Proposed]:
    rows = (
        SessionRole.objects.filter(
            session__summit=summit, role__in=MUST_ATTEND, person__rank__in=places
        )
        .exclude(session__state=SessionState.CANCELLED)
        .select_related("person", "organization")
        .order_by("id")
    )
    return [
        Proposed(
            person=one.person,
            rank=one.person.rank,
            source=Source.PROGRAMME,
            organization=one.organization,
            post=one.post,
            country=one.person.country,
            languages=[one.person.lang],
        )
        for one in rows
    ]
