"""Who may do what in a live session."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.live.models import RequestForFloor, SessionDocument, Sitting
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import RoleInSession

MODERATES = frozenset(
    {RoleInSession.CHAIR, RoleInSession.MODERATOR, RoleInSession.ONLINE_MODERATOR}
)
OF_FLOOR, OF_QUESTION = "floor:", "question:"
"""How what somebody holds without a name begins, see `Actor.grants`."""

REPLIES = frozenset({*MODERATES, RoleInSession.SPEAKER})
DOCUMENTS = frozenset({*REPLIES, RoleInSession.RAPPORTEUR})
STANDING = frozenset({Role.SECRETARIAT, Role.MODERATOR})


def may_moderate(actor: Actor, session: Session) -> bool:
    """Tell whether an actor keeps the floor of a session."""
    return actor.holds_any(STANDING, session.summit.code) or _has_role(
        actor, session, MODERATES
    )


def may_caption(actor: Actor, session: Session) -> bool:
    """Tell whether an actor sends captions to a session."""
    return actor.holds_any(
        frozenset({Role.SECRETARIAT, Role.CAPTIONER}), session.summit.code
    ) or _has_role(actor, session, frozenset({RoleInSession.CAPTIONER}))


def may_add_document(actor: Actor, session: Session) -> bool:
    """Tell whether an actor may add documents: whoever speaks in a session or runs it."""
    return may_moderate(actor, session) or _has_role(actor, session, DOCUMENTS)


def may_remove_document(actor: Actor, document: SessionDocument) -> bool:
    """Tell whether an actor may take a document away: whoever added it, the moderator."""
    is_own = actor.person_id is not None and actor.person_id == document.kept_by_id
    return is_own or may_moderate(actor, document.session)


def may_reply(actor: Actor, session: Session) -> bool:
    """Tell whether an actor may answer the session's questions: whoever speaks in it."""
    return _has_role(actor, session, REPLIES)


def is_answerable(person: Person, session: Session) -> bool:
    """Tell whether a question of this session may be put to somebody."""
    return may_reply(Actor(person_id=person.pk), session)


def may_ask(actor: Actor) -> bool:
    """Tell whether an actor may ask for the floor: anybody who is signed in."""
    return actor.is_known


def may_withdraw(actor: Actor, request: RequestForFloor, sitting: Sitting) -> bool:
    """Tell whether an actor may take a request back: its person, or the moderator.

    A request without a name is whose who can prove it.
    """
    is_own = actor.person_id is not None and actor.person_id == request.person_id
    is_proven = f"{OF_FLOOR}{request.code}" in actor.grants
    return is_own or is_proven or may_moderate(actor, sitting.session)


def unnamed(actor: Actor, of: str) -> list[str]:
    """Return the codes of an actor's own requests or questions without a name."""
    return sorted(one.removeprefix(of) for one in actor.grants if one.startswith(of))


def _has_role(actor: Actor, session: Session, roles: frozenset[RoleInSession]) -> bool:
    return (
        actor.person_id is not None
        and session.roles.filter(person_id=actor.person_id, role__in=roles).exists()
    )
