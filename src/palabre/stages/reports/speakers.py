"""Who a speaker's label names among the people of an edition; never a guess.

A label is matched by its exact folded name or alias, else by the same words in another
order, else, among a session's own people, by some words of one name or by the same
sounds in another script. Whatever fits two persons fits nobody: the label is kept and a
person decides, with `candidates` at hand.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from palabre.engines.formats.reading.labels import is_voice, speaker_name
from palabre.kernel.actors import Actor
from palabre.kernel.latin import NEAR, nearness, sound_forms
from palabre.stages.people.models import Organization, Person, PersonAlias
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.programme.queries import last_places
from palabre.stages.programme.states import RoleInSession
from palabre.stages.reports import rules
from palabre.stages.summits.models import Summit

CONDUCTING = frozenset(
    {RoleInSession.CHAIR, RoleInSession.MODERATOR, RoleInSession.ONLINE_MODERATOR}
)
"""Roles whose holder leads the talk of a session; what they say is not counted."""

LEAST_WORDS = 2
"""Words of a name that must stand in a label when it is not the whole name."""

Names = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a label names, for whom they spoke, and whether they are counted."""

    person: Person | None = None
    organization: Organization | None = None
    group: str = ""
    country: str = ""
    is_voice: bool = True


@dataclass(slots=True)
class Speakers:
    """The people of an edition by name, ready to match labels."""

    summit: Summit
    names: Names
    own_names: Mapping[int, Names]
    roles: Mapping[int, tuple[SessionRole, ...]]
    found: dict[tuple[str, int | None], Speaker] = field(default_factory=dict)

    def find(self, label: str, session_pk: int | None) -> Speaker:
        """Return whom a label names in a session; the same label is asked once."""
        key = (label, session_pk)
        if key not in self.found:
            self.found[key] = self._find(label, session_pk)
        return self.found[key]

    def _find(self, label: str, session_pk: int | None) -> Speaker:
        counted = is_voice(label)
        name = folded(speaker_name(label))
        if not name or not counted:
            return Speaker(is_voice=counted)
        own = self.own_names.get(session_pk or 0, {})
        pk = _only(
            own.get(name),
            self.names.get(name),
            _same_words(own, name),
            _same_words(self.names, name),
            _some_words(own, name),
            _same_sounds(own, speaker_name(label)),
        )
        if pk is not None:
            return self._in_role(pk, session_pk)
        return self._registered(name) or Speaker()

    def _in_role(self, person_pk: int, session_pk: int | None) -> Speaker:
        roles = self.roles[person_pk]
        here = [role for role in roles if role.session_id == session_pk]
        told = (here or list(roles))[0]
        organization = told.organization
        return Speaker(
            person=told.person,
            organization=organization,
            group=told.group or (organization.group if organization else ""),
            country=told.person.country
            or (organization.country if organization else ""),
            is_voice=not self.conducts(person_pk, session_pk),
        )

    def conducts(self, person_pk: int, session_pk: int | None) -> bool:
        """Tell whether somebody leads the talk of a session and does nothing else."""
        roles = self.roles.get(person_pk, ())
        here = [role for role in roles if role.session_id == session_pk]
        return bool(here) and all(role.role in CONDUCTING for role in here)

    def _registered(self, name: str) -> Speaker | None:
        """Return the one person registered under a name who has no role."""
        rows = list(
            Person.objects.filter(
                pk__in=PersonAlias.objects.filter(folded=name).values("person"),
                registrations__summit=self.summit,
            ).order_by("id")[:2]
        )
        if len(rows) != 1:
            return None
        one = (
            rows[0]
            .registrations.select_related("organization")
            .filter(summit=self.summit)
            .order_by("id")[0]
        )
        return Speaker(rows[0], one.organization, one.group, one.country)


def speakers_of(summit: Summit) -> Speakers:
    """Return the people who have a role in an edition, by every name they bear."""
    return _speakers(summit, SessionRole.objects.filter(session__summit=summit))


def speakers_shown(
    actor: Actor, summit: Summit, session: Session | None = None
) -> Speakers:
    """Return the people who may be offered to an actor as speakers.

    Whoever keeps only the records of ``session`` is offered its own people and those
    whom a released programme names; a programme that is not out yet stays unread.
    """
    if rules.may_import(actor, summit):
        return speakers_of(summit)
    is_named = Q(session__code__in=last_places(summit)) | Q(session=session)
    return _speakers(
        summit, SessionRole.objects.filter(is_named, session__summit=summit)
    )


def _speakers(summit: Summit, held: QuerySet[SessionRole]) -> Speakers:
    rows = held.select_related("person", "organization").order_by(
        "session__code", "position", "id"
    )
    roles: dict[int, list[SessionRole]] = defaultdict(list)
    for row in rows:
        roles[row.person_id].append(row)
    aliases = list(
        PersonAlias.objects.filter(person__session_roles__in=held)
        .distinct()
        .order_by("id")
        .values_list("folded", "person_id")
    )
    return Speakers(
        summit,
        _by_name(aliases),
        _own_names(aliases, roles),
        {pk: tuple(held) for pk, held in roles.items()},
    )


def _by_name(aliases: Iterable[tuple[str, int]]) -> Names:
    found: dict[str, set[int]] = defaultdict(set)
    for name, pk in aliases:
        found[name].add(pk)
    return {name: frozenset(pks) for name, pks in found.items()}


def _own_names(
    aliases: Iterable[tuple[str, int]], roles: Mapping[int, list[SessionRole]]
) -> dict[int, Names]:
    by_session: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, pk in aliases:
        for session in {role.session_id for role in roles[pk]}:
            by_session[session].append((name, pk))
    return {session: _by_name(pairs) for session, pairs in by_session.items()}


def _only(*offers: frozenset[int] | None) -> int | None:
    """Return the person of the first offer that has any, if it has one only."""
    first = next((offer for offer in offers if offer), frozenset[int]())
    return next(iter(first)) if len(first) == 1 else None


def _same_words(names: Names, name: str) -> frozenset[int]:
    words = sorted(name.split())
    if len(words) < LEAST_WORDS:
        return frozenset()
    fits = (pks for known, pks in names.items() if sorted(known.split()) == words)
    return frozenset().union(*fits)


def _some_words(names: Names, name: str) -> frozenset[int]:
    words = set(name.split())
    if len(words) < LEAST_WORDS:
        return frozenset()
    fits = (
        pks
        for known, pks in names.items()
        if (shared := words & set(known.split()))
        and len(shared) >= LEAST_WORDS
        and shared in (words, set(known.split()))
    )
    return frozenset().union(*fits)


def _same_sounds(names: Names, name: str) -> frozenset[int]:
    forms = sound_forms(name)
    fits = (pks for known, pks in names.items() if forms & sound_forms(known))
    return frozenset().union(*fits) if forms else frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may stand behind a label, and how near the names sound."""

    person: Person
    nearness: float
    is_of_session: bool
    had_the_floor: bool = False


MOST_CANDIDATES = 6
"""Of those who are not announced in the session."""
OWN_BONUS = 0.12
"""What it is worth to be in the session: most speakers are announced."""


def candidates(
    speakers: Speakers,
    label: str,
    session_pk: int | None,
    *,
    floor: int | None = None,
) -> list[Candidate]:
    """Return who may stand behind a label, the likeliest first; a person decides.

    Everybody of the session is offered, however they are called: a machine that heard
    a name wrongly may have heard anything. ``floor`` is who had the floor then.
    """
    name = speaker_name(label)
    own = speakers.own_names.get(session_pk or 0, {})
    best: dict[int, float] = {}
    for known, pks in speakers.names.items():
        near = nearness(name, known)
        for pk in pks:
            best[pk] = max(best.get(pk, 0.0), near)
    inside = {pk for pks in own.values() for pk in pks}
    found = [
        Candidate(speakers.roles[pk][0].person, near, pk in inside, pk == floor)
        for pk, near in best.items()
        if near >= NEAR or pk in inside or pk == floor
    ]
    found.sort(
        key=lambda one: (
            not one.had_the_floor,
            -one.nearness - OWN_BONUS * one.is_of_session,
            one.person.name,
            one.person.pk,
        )
    )
    others = [one for one in found if not one.is_of_session and not one.had_the_floor]
    left_out = set(map(id, others[MOST_CANDIDATES:]))
    return [one for one in found if id(one) not in left_out]
