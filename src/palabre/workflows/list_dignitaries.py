"""Onto the high-level list: from rows of a form or file, or from who is proposed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.sealing import Seal
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person
from palabre.stages.people.queries import persons_named
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol import rules
from palabre.stages.protocol.gather import Proposed, proposed
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.notes import Notes, keep_many
from palabre.stages.protocol.states import Source
from palabre.stages.summits.models import Summit

Row = Mapping[str, str]


def list_dignitaries(
    summit: Summit,
    many: Sequence[Row],
    *,
    source: str = Source.FILE,
    seal: Seal,
    by: Actor,
    at: datetime,
) -> list[Dignitary]:
    """Put the persons of rows on the list, entered if the house does not know them.

    Raises Refused: those of `protocol.enter_all` and `notes.keep_many`.
    Journal: ``people.person.entered``, ``people.organization.entered``,
    ``protocol.dignitary.entered``, ``protocol.notes.kept``.
    """
    require(rules.may_keep(by, summit), "protocol.dignitary.entered")
    with transaction.atomic():
        persons = _persons(summit, many, by=by, at=at)
        bodies = _bodies(many, by=by, at=at)
        answering = _by_email(many)
        facts = [
            facts_of(
                row,
                person,
                bodies.get(row.get("organization", "")),
                surrogate=answering.get(row.get("surrogate", "")),
                source=source,
            )
            for row, person in zip(many, persons, strict=True)
        ]
        made = protocol.enter_all(summit, facts, by=by, at=at)
        noted = [
            (one, Notes(row.get("diet", ""), row.get("security", "")))
            for one, row in zip(made, many, strict=True)
            if row.get("diet") or row.get("security")
        ]
        if noted:
            keep_many(noted, seal=seal, by=by, at=at)
    return made


def gather_dignitaries(
    summit: Summit, codes: Collection[str], *, by: Actor, at: datetime
) -> list[Dignitary]:
    """Put proposed persons on the list, by their codes; who answers for them goes along.

    Raises Refused: ``nobody-to-list`` and those of `protocol.enter_all`.
    Journal: ``protocol.dignitary.entered``.
    """
    with transaction.atomic():
        chosen = [one for one in proposed(by, summit) if one.person.code in codes]
        if not chosen:
            raise Refused("nobody-to-list")
        answering = _surrogates(chosen)
        facts = [
            protocol.DignitaryFacts(
                person=one.person,
                rank=one.rank,
                organization=one.organization,
                post=one.post,
                country=one.country,
                languages=one.languages,
                surrogate=one.surrogate or answering.get(one.registration or 0),
                source=one.source,
            )
            for one in chosen
        ]
        return protocol.enter_all(summit, facts, by=by, at=at)


def facts_of(
    row: Row,
    person: Person,
    organization: Organization | None,
    *,
    surrogate: Person | None = None,
    source: str = Source.HAND,
) -> protocol.DignitaryFacts:
    """Return the facts of a row of plain words."""
    credentials = row.get("credentials_on", "")
    return protocol.DignitaryFacts(
        person=person,
        rank=row.get("rank", ""),
        organization=organization,
        post=row.get("post", ""),
        country=row.get("country", "") or person.country,
        is_confirmed=row.get("status") == "confirmed",
        is_observer=bool(row.get("is_observer")),
        credentials_on=date.fromisoformat(credentials) if credentials else None,
        languages=[one for one in row.get("languages", "").split(",") if one],
        arrives=_travel(row.get("arrives_at", ""), row.get("arrival", "")),
        departs=_travel(row.get("departs_at", ""), row.get("departure", "")),
        escort=row.get("escort", ""),
        escort_phone=row.get("escort_phone", ""),
        surrogate=surrogate,
        source=source,
    )


def _travel(told: str, words: str) -> protocol.Travel:
    instant, _, zone = told.partition("|")
    at = datetime.fromisoformat(instant) if instant else None
    return protocol.Travel(at, zone, words)


def _persons(
    summit: Summit, many: Sequence[Row], *, by: Actor, at: datetime
) -> list[Person]:
    known = [_known(summit, row) for row in many]
    fresh = [
        people.PersonFacts(
            name=row["name"],
            native=row.get("native", ""),
            family_name=row.get("family", ""),
            title=row.get("title", ""),
            country=row.get("country", ""),
            gender=row.get("gender", ""),
            rank=row.get("rank", ""),
            email=row.get("email", ""),
            is_fictional=summit.is_fictional,
        )
        for row, there in zip(many, known, strict=True)
        if there is None
    ]
    entered = iter(people.enter_persons(fresh, by=by, at=at) if fresh else ())
    return [there or next(entered) for there in known]


def _known(summit: Summit, row: Row) -> Person | None:
    """Return whom the house knows for certain.

    The same address; else the same name and country, with a part in this edition.
    """
    email = row.get("email", "")
    if email:
        found = Person.objects.filter(email=email).order_by("id").first()
        if found is not None:
            return found
    named = persons_named(row["name"]).filter(country=row.get("country", ""))
    here = named.filter(registrations__summit=summit) | named.filter(
        session_roles__session__summit=summit
    )
    return here.distinct().order_by("id").first()


def _bodies(many: Sequence[Row], *, by: Actor, at: datetime) -> dict[str, Organization]:
    wanted = {row["organization"]: row for row in many if row.get("organization")}
    facts = [
        people.OrganizationFacts(text(en=name), country=row.get("country", ""))
        for name, row in wanted.items()
    ]
    if not facts:
        return {}
    entered = people.enter_organizations(facts, by=by, at=at)
    return dict(zip(wanted, entered, strict=True))


def body_named(name: str, country: str, *, by: Actor, at: datetime) -> Organization:
    """Return an organization by its name, entered if the house does not know it.

    Journal: ``people.organization.entered`` for a new one.
    """
    facts = people.OrganizationFacts(text(en=name), country=country)
    return people.enter_organization(facts, by=by, at=at)


def _by_email(many: Sequence[Row]) -> dict[str, Person]:
    wanted = {row["surrogate"] for row in many if row.get("surrogate")}
    found = Person.objects.filter(email__in=wanted).order_by("-id") if wanted else ()
    return {one.email: one for one in found}


def _surrogates(chosen: Sequence[Proposed]) -> dict[int, Person]:
    """Return who answers for whom, by registration, as they said when registering."""
    keys = [one.registration for one in chosen if one.registration]
    sheets = AnswerSheet.objects.filter(registration_id__in=keys).order_by("id")
    told = {
        one.registration_id: str(one.answers.get("surrogate", "")).lower()
        for one in sheets
        if one.answers.get("surrogate")
    }
    found = Person.objects.filter(email__in=set(told.values())).order_by("-id")
    by_email = {one.email: one for one in found}
    return {key: by_email[email] for key, email in told.items() if email in by_email}
