"""Messages in the outbox, by the real operations."""

import make

from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


def queued(summit: Summit, person: Person | None = None) -> Message:
    person = person or make.person("Bo Lindqvist", email="bo@example.org", lang="fr")
    message = outbox.queue(
        summit=summit,
        person=person,
        act="calls.proposal.accepted",
        subject="Accepté : Des puits qui durent",
        body="Bonjour",
        at=make.NOON,
    )
    assert message is not None
    return message


def approved(summit: Summit) -> Message:
    return outbox.approve(queued(summit), by=make.LOADER, at=make.NOON)
