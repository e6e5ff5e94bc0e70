"""Who acts: a person with roles in editions, the system, or nobody known."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Standing roles of the house; each is held in one summit."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    REVIEWER = "reviewer"
    FOCAL_POINT = "focal-point"
    PROTOCOL = "protocol"
    RAPPORTEUR = "rapporteur"
    MODERATOR = "moderator"
    CAPTIONER = "captioner"
    GATE = "gate"
    PRESS = "press"
    ACCREDITATION = "accreditation"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does an act, with the roles held at that moment.

    Parameters
    ----------
    person_id : int or None
        Primary key of the person; None for the system and for strangers.
    name : str
        As the person gave it; shown in the journal.
    roles : frozenset of (Role, str)
        Role and code of the summit in which it is held.
    is_system : bool
        Loaders, importers and the worker; may do everything, named in the journal.
    grants : frozenset of str
        What is theirs without their name on it, as ``"floor:CODE"``: whoever acts
        holds the proof, the house keeps no link between the two.
    """

    person_id: int | None = None
    name: str = ""
    roles: frozenset[tuple[Role, str]] = field(default_factory=frozenset)
    is_system: bool = False
    grants: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_known(self) -> bool:
        """Tell whether somebody stands behind the act."""
        return self.is_system or self.person_id is not None

    def holds(self, role: Role, summit_code: str) -> bool:
        """Tell whether this actor holds a role in a summit; the system holds all."""
        return self.is_system or (role, summit_code) in self.roles

    def holds_any(self, roles: frozenset[Role], summit_code: str) -> bool:
        """Tell whether this actor holds one of the roles in a summit."""
        return any(self.holds(role, summit_code) for role in roles)


NOBODY = Actor()


def system(name: str) -> Actor:
    """Return the actor for a loader, an importer or the worker.

    Examples
    --------
    >>> system("import").holds(Role.CHAIR, "any")
    True
    """
    return Actor(name=name, is_system=True)
