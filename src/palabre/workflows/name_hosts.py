"""Name who hosts an edition and who chairs it; who is new is entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.rights import require
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization
from palabre.stages.summits import amending
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run
from palabre.workflows.appoint import Appointment, appoint

Body = Organization | Text


@dataclass(frozen=True, slots=True)
class HostsFacts:
    """Who is behind an edition; a name stands for an organization that is new."""

    hosts: Sequence[Body]
    co_organizers: Sequence[Body]
    chair: Appointment | None
    chair_style: Text


def name_hosts(
    summit: Summit, facts: HostsFacts, *, url: str, by: Actor, at: datetime
) -> None:
    """Name hosts and co-organizers in their order, and the Chair if one is given.

    Raises Refused: ``not-allowed``.
    Journal: ``summits.hosts.named``, ``summits.chair.styled``, ``summits.chair.named``.
    """
    require(may_run(by, summit), "summits.hosts.named")
    with transaction.atomic():
        summits.name_hosts(
            summit,
            hosts=[_entered(one, by=by, at=at) for one in facts.hosts],
            co_organizers=[_entered(one, by=by, at=at) for one in facts.co_organizers],
            by=by,
            at=at,
        )
        amending.style_chair(summit, facts.chair_style, by=by, at=at)
        if facts.chair is not None:
            person = appoint(summit, facts.chair, url=url, by=by, at=at)
            summits.name_chair(summit, person, by=by, at=at)


def _entered(body: Body, *, by: Actor, at: datetime) -> Organization:
    if isinstance(body, Organization):
        return body
    return people.enter_organization(people.OrganizationFacts(body), by=by, at=at)
