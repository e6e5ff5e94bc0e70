"""What a session was when somebody read it, so that nobody overwrites unseen."""

import hashlib
import json

from palabre.kernel.refusals import Refused
from palabre.stages.journal.queries import of_subject
from palabre.stages.programme.models import Session
from palabre.stages.summits.states import TagStatus

LENGTH = 16
FACTS = (
    "state",
    "lang",
    "mode",
    "languages",
    "is_captioned",
    "minutes",
    "expected_audience",
    "track",
    "links",
)


def token_of(session: Session) -> str:
    """Return a token that changes with anything that `amend_session` changes."""
    told = {name: getattr(session, name) for name in FACTS}
    told |= {
        name: getattr(session, name).to_json()
        for name in ("title", "subtitle", "description")
    }
    tags = session.tags.exclude(status=TagStatus.SUGGESTED)
    bodies = session.organizers.order_by("position", "id")
    roles = session.roles.order_by("position", "id")
    through = type(session).themes.through.objects.filter(session=session)
    told |= {
        "type": session.type_id,
        "themes": sorted(through.values_list("theme", flat=True)),
        "tags": sorted(tags.values_list("item", flat=True)),
        "organizers": list(bodies.values_list("organization", flat=True)),
        "roles": [
            list(one)
            for one in roles.values_list(
                "person", "role", "organization", "post", "group"
            )
        ],
    }
    kept = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(kept.encode()).hexdigest()[:LENGTH]


def check(session: Session, seen: str) -> None:
    """Refuse what was written against an older state of a session.

    Raises Refused: ``amended-meanwhile``, with who changed it last.
    """
    if seen == token_of(session):
        return
    entries = of_subject(f"session:{session.code}").filter(
        summit=session.summit.code, act="programme.session.amended"
    )
    last = entries.first()
    person = last.actor_name if last else ""
    raise Refused("amended-meanwhile", session=session.code, person=person)
