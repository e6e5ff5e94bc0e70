"""The people and bodies that a schedule file names, each entered once."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from palabre.engines.formats.schedule.values import ScheduledEvent, ScheduledPerson
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person, PersonAlias
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import SessionRole
from palabre.stages.summits.models import Summit

LONGEST_NAME = 200


class IncomingCast:
    """Finds the persons of a series by name, and enters those who are new.

    Two entries of one name with different ids are two persons; a name that two
    persons of the series bear already is matched within its session only.
    """

    def __init__(self, summit: Summit, *, by: Actor, at: datetime) -> None:
        self.summit, self.by, self.at = summit, by, at
        self.by_key: dict[str, Person] = {}
        self.bodies: dict[str, Organization] = {}
        self.own: dict[int, dict[str, Person]] = defaultdict(dict)
        self._learn()

    def _learn(self) -> None:
        roles = SessionRole.objects.select_related("person").filter(
            session__summit=self.summit
        )
        for role in roles.order_by("id"):
            self.own[role.session_id].setdefault(folded(role.person.name), role.person)
        named: dict[str, dict[int, Person]] = defaultdict(dict)
        aliases = PersonAlias.objects.select_related("person").filter(
            person__session_roles__session__summit__series=self.summit.series
        )
        for alias in aliases.distinct().order_by("id"):
            named[alias.folded][alias.person_id] = alias.person
        self.known = {
            name: next(iter(many.values()))
            for name, many in named.items()
            if len(many) == 1
        }

    def enter(self, events: Iterable[tuple[ScheduledEvent, int | None]]) -> None:
        """Enter everybody whom the events name and nobody knows, in one go."""
        new: dict[str, ScheduledPerson] = {}
        ids: dict[str, set[str]] = defaultdict(set)
        pairs = [(p, pk) for event, pk in events for p in event.persons if p.name]
        for person, _ in pairs:
            ids[folded(person.name)].add(person.id)
        for person, session in pairs:
            key, name = _key(person), folded(person.name)
            if key in self.by_key:
                continue
            here = self.own.get(session or 0, {}).get(name)
            unique = self.known.get(name) if len(ids[name]) == 1 else None
            if found := here or unique:
                self.by_key[key] = found
            else:
                new.setdefault(key, person)
        for key in [key for key in new if key in self.by_key]:
            del new[key]
        facts = [people.PersonFacts(one.name[:LONGEST_NAME]) for one in new.values()]
        entered = people.enter_persons(facts, by=self.by, at=self.at) if facts else []
        self.by_key |= dict(zip(new, entered, strict=True))

    def person(self, named: ScheduledPerson) -> Person:
        """Return the person of an entry."""
        return self.by_key[_key(named)]

    def body(self, name: str) -> Organization | None:
        """Return an organization by name, entered if nobody knows it."""
        key = folded(name)
        if not key:
            return None
        if key not in self.bodies:
            facts = people.OrganizationFacts(Text({"en": name[:LONGEST_NAME]}))
            self.bodies[key] = people.enter_organization(facts, by=self.by, at=self.at)
        return self.bodies[key]


def _key(person: ScheduledPerson) -> str:
    return f"{person.id}\0{folded(person.name)}"
