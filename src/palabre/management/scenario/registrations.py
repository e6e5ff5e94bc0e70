"""Loading a scenario's registrations: speakers, the crowd, badges, check-ins."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from palabre.kernel.actors import Actor
from palabre.management.scenario.crowd import Aims, Known, Registrant, crowd
from palabre.management.scenario.delegations import (
    known_of,
    load_appeal,
    load_delegations,
)
from palabre.management.scenario.names import read_names
from palabre.management.scenario.read import Scenario
from palabre.management.scenario.sessions import Cast
from palabre.stages.accreditation import checking_in, forms
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Badge, Category, Registration
from palabre.stages.accreditation.questions import fitting
from palabre.stages.accreditation.standard import standard_form
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person
from palabre.stages.people.queries import folded
from palabre.stages.programme.models import SessionRole
from palabre.stages.summits.models import Summit

SIZE = {"baobab-2026": 4180, "baobab-large": 8400}
"""Registrations of a scenario in all; others have their cast alone."""

WAITING = 24
"""Registrations that still wait for a decision, so that the desk has work."""

MANY = 1000
"""From so many registrations on some are left to decide."""

DOORS_OPEN = time(8, 20)


def load_registrations(
    scenario: Scenario,
    summit: Summit,
    cast: Cast,
    *,
    seed: int,
    key: Ed25519PrivateKey,
    by: Actor,
) -> int:
    """Register and accredit everybody, and check in who came; return how many."""
    categories = {one.code: one for one in summit.categories.order_by("id")}
    first_day = local(summit, 0)
    if scenario.edition["summit"].get("registration_form") == "standard":
        asked = fitting(standard_form(), categories)
        forms.edit(summit, asked, by=by, at=first_day - timedelta(days=120))
        forms.publish(summit, by=by, at=first_day - timedelta(days=120))
    cast_facts = _cast_facts(scenario, cast, categories)
    at = first_day - timedelta(days=40)
    sent = load_delegations(
        scenario, summit, cast.persons, by=by, at=first_day - timedelta(days=60)
    )
    made = _crowd(scenario, cast_facts, known_of(sent), seed)
    persons = _enter(made, by=by, at=at)
    bodies = _bodies(made, by=by, at=at)
    facts = [
        _facts(one, person, bodies, categories)
        for one, person in zip(made, persons, strict=True)
    ]
    for start in range(0, len(facts), 500):
        batch = facts[start : start + 500]
        accreditation.register_all(
            summit, batch, by=by, at=first_day - timedelta(days=90 - start // 500 * 7)
        )
    accreditation.register_all(summit, cast_facts, by=by, at=at)
    decided_at = first_day - timedelta(days=20)
    waiting = _accredit(summit, key=key, by=by, at=decided_at)
    load_appeal(scenario, waiting, by=by, at=decided_at)
    days = {person.pk: one.days for one, person in zip(made, persons, strict=True)}
    every_day = tuple(range((summit.ends_on - summit.starts_on).days + 1))
    days |= {one.person.pk: every_day for one in cast_facts}
    days |= {one.person.pk: every_day for one in sent if not one.is_waiting}
    _check_in(summit, days, key=key, by=by)
    return len(facts) + len(cast_facts) + len(sent)


def local(summit: Summit, day: int) -> datetime:
    """Return the morning of a day of the summit, 0 the first."""
    on = summit.starts_on + timedelta(days=day)
    return datetime.combine(on, DOORS_OPEN, tzinfo=ZoneInfo(summit.zone))


def _cast_facts(
    scenario: Scenario, cast: Cast, categories: dict[str, Category]
) -> list[RegistrationFacts]:
    tables = [
        *scenario.edition.get("persona", ()),
        *(one for session in scenario.sessions for one in session.get("people", ())),
    ]
    found: dict[int, RegistrationFacts] = {}
    for table in tables:
        person = cast.person(table["name"])
        if person.pk in found or not table.get("country"):
            continue
        name = table.get("organization", "")
        found[person.pk] = RegistrationFacts(
            person=person,
            category=categories[_category(table, categories)],
            attendance=Attendance.ON_SITE,
            group=table.get("group") or "civil-society",
            country=table["country"],
            organization=cast.organization(name) if name else None,
            post=table.get("post", ""),
            rank=table.get("rank", ""),
            gender=table.get("gender", ""),
            languages=[table.get("lang", "en")],
            is_listed=True,
        )
    return list(found.values())


def _category(table: dict[str, str], categories: dict[str, Category]) -> str:
    wanted = table.get("category") or ("high-level" if table.get("rank") else "speaker")
    return wanted if wanted in categories else next(iter(categories))


def _crowd(
    scenario: Scenario,
    there: Sequence[RegistrationFacts],
    sent: Sequence[Known],
    seed: int,
) -> tuple[Registrant, ...]:
    pools = scenario.folder / "names.toml"
    size = SIZE.get(scenario.edition["summit"]["code"])
    if size is None or not pools.exists():
        return ()
    already = [Known(one.person.name, one.country, one.rank) for one in there]
    already += sent
    return crowd(read_names(pools), n=size, seed=seed, already=already, aims=Aims())


def _enter(made: Sequence[Registrant], *, by: Actor, at: datetime) -> list[Person]:
    return people.enter_persons(
        [
            people.PersonFacts(
                name=one.name,
                native=one.native,
                country=one.country,
                gender=one.gender,
                rank=one.rank,
                lang=one.lang,
                is_fictional=True,
            )
            for one in made
        ],
        by=by,
        at=at,
    )


def _bodies(
    made: Sequence[Registrant], *, by: Actor, at: datetime
) -> dict[str, Organization]:
    facts = {
        folded(str(one.organization.name.said_in("en"))): people.OrganizationFacts(
            name=one.organization.name,
            group=one.organization.group,
            kind=one.organization.kind,
            country=one.organization.country,
            is_fictional=True,
        )
        for one in made
    }
    entered = people.enter_organizations(list(facts.values()), by=by, at=at)
    return dict(zip(facts, entered, strict=True))


def _facts(
    one: Registrant,
    person: Person,
    bodies: dict[str, Organization],
    categories: dict[str, Category],
) -> RegistrationFacts:
    return RegistrationFacts(
        person=person,
        category=categories[one.category],
        attendance=one.attendance,
        group=one.group,
        country=one.country,
        organization=bodies[folded(str(one.organization.name.said_in("en")))],
        post=one.post,
        rank=one.rank,
        gender=one.gender,
        languages=one.languages,
        is_listed=one.is_listed,
    )


def _accredit(
    summit: Summit, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> list[Registration]:
    """Accredit all but a few; return who still waits for a decision."""
    categories = {one.pk: one for one in summit.categories.order_by("id")}
    asked = Registration.objects.filter(summit=summit)
    every = list(
        asked.select_related("person")
        .filter(state=RegistrationState.REGISTERED)
        .order_by("id")
    )
    for one in every:
        one.summit, one.category = summit, categories[one.category_id]
    n_nominated = asked.filter(state=RegistrationState.NOMINATED).count()
    speaks = set(
        SessionRole.objects.filter(session__summit=summit)
        .values_list("person_id", flat=True)
        .order_by("id")
    )
    waiting = [
        one
        for one in every
        if one.person_id not in speaks
        and not (one.rank or one.person.email or one.delegation_id)
    ][: WAITING - n_nominated if len(every) > MANY else 0]
    left = {one.pk for one in waiting}
    chosen = [one for one in every if one.pk not in left]
    accreditation.accredit_all(chosen, key=key, by=by, at=at)
    return waiting


def _check_in(
    summit: Summit,
    days: dict[int, tuple[int, ...]],
    *,
    key: Ed25519PrivateKey,
    by: Actor,
) -> None:
    tokens = dict(
        Badge.objects.filter(
            registration__summit=summit,
            registration__attendance=Attendance.ON_SITE,
        )
        .values_list("registration__person_id", "token")
        .order_by("id")
    )
    n_days = (summit.ends_on - summit.starts_on).days + 1
    for day in range(n_days):
        opens = local(summit, day)
        came = sorted(
            person for person, when in days.items() if day in when and person in tokens
        )
        scans = [
            checking_in.Scan(
                token=tokens[person],
                at=opens + timedelta(seconds=number * 3),
                gate="ABCD"[number % 4],
                number=f"{summit.code}/{day}/{person}",
            )
            for number, person in enumerate(came)
        ]
        checking_in.check_in_all(
            summit, scans, key=key, by=by, at=opens + timedelta(hours=10)
        )
