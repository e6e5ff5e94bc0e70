"""Acts about persons, organizations and accounts."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from, slug
from palabre.kernel.languages import Text
from palabre.kernel.names import family_name
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import (
    Account,
    Affiliation,
    Organization,
    Person,
    PersonAlias,
    SignInLink,
)
from palabre.stages.people.queries import folded
from palabre.stages.plain_rows import keep_rows
from palabre.stages.wholeness import whole

LONGEST_FAMILY = 100

LINK_LIFE = timedelta(minutes=30)
"""How long a one-time link opens an account."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person when entered; only the name must be there."""

    name: str
    native: str = ""
    title: str = ""
    country: str = ""
    gender: str = ""
    rank: str = ""
    lang: str = "en"
    email: str = ""
    is_fictional: bool = False
    family_name: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationFacts:
    """What is known of an organization when entered; only the name must be there."""

    name: Text
    acronym: str = ""
    group: str = ""
    kind: str = ""
    country: str = ""
    url: str = ""
    is_fictional: bool = False


def enter_person(facts: PersonFacts, *, by: Actor, at: datetime) -> Person:
    """Enter a person with the names they are known by.

    Raises Refused: ``name-missing``, ``sign-in-needed``.
    Journal: ``people.person.entered``.
    """
    return enter_persons([facts], by=by, at=at)[0]


def enter_persons(
    many: Sequence[PersonFacts], *, by: Actor, at: datetime
) -> list[Person]:
    """Enter many persons at once, as an import or a delegation's list does.

    Raises Refused: ``name-missing``, ``sign-in-needed``.
    Journal: ``people.person.entered``, one line each.
    """
    _require_known(by)
    with transaction.atomic():
        start = Person.objects.order_by("-id").values_list("id", flat=True).first() or 0
        persons = [
            _person(facts, f"person/{start + number}")
            for number, facts in enumerate(many, 1)
        ]
        keep_rows(persons)
        keep_rows(
            [
                alias
                for person, facts in zip(persons, many, strict=True)
                for alias in _aliases(person, facts)
            ]
        )
        journal.record_all(
            [
                journal.Line("people.person.entered", f"person:{person.code}")
                for person in persons
            ],
            by=by,
            at=at,
        )
    return persons


def _require_known(by: Actor) -> None:
    if not by.is_known:
        raise Refused("sign-in-needed")


def _person(facts: PersonFacts, seed: str) -> Person:
    if not facts.name.strip():
        raise Refused("name-missing", field="name")
    stated = " ".join(facts.family_name.split())[:LONGEST_FAMILY]
    guess = family_name(facts.name, country=facts.country, lang=facts.lang)
    return Person(
        code=code_from(seed, length=8),
        name=facts.name.strip(),
        family_name=stated,
        sort_name=_sorted_by(stated or guess, facts.name),
        title=facts.title,
        country=facts.country,
        gender=facts.gender,
        rank=facts.rank,
        lang=facts.lang,
        email=facts.email.strip().lower(),
        is_fictional=facts.is_fictional,
    )


def _sorted_by(family: str, name: str) -> str:
    return f"{folded(family)} {folded(name)}"[:200]


def state_family_name(person: Person, family: str, *, by: Actor, at: datetime) -> None:
    """Say under which name one stands in lists; nothing goes back to the guess.

    One may have one name alone, several family names, or write them first: only the
    person knows. The name is shown as before.

    Raises Refused: ``not-allowed``. Journal: ``people.family_name.stated``.
    """
    act = "people.family_name.stated"
    require(by.is_system or (by.is_known and by.person_id == person.pk), act)
    stated = " ".join(family.split())[:LONGEST_FAMILY]
    with whole():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if locked.family_name == stated:
            return
        guess = family_name(locked.name, country=locked.country, lang=locked.lang)
        locked.family_name = person.family_name = stated
        locked.sort_name = _sorted_by(stated or guess, locked.name)
        person.sort_name = locked.sort_name
        locked.save(update_fields=["family_name", "sort_name"])
        journal.record(act, f"person:{person.code}", by=by, at=at)


def state_language(person: Person, lang: str, *, by: Actor, at: datetime) -> None:
    """Say in which language one reads: letters come in it from now on.

    Raises Refused: ``not-allowed``. Journal: ``people.language.stated``.
    """
    act = "people.language.stated"
    require(by.is_system or (by.is_known and by.person_id == person.pk), act)
    with whole():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if locked.lang == lang:
            return
        locked.lang = person.lang = lang
        locked.save(update_fields=["lang"])
        subject = f"person:{person.code}"
        journal.record(act, subject, by=by, at=at, lang=lang)


def _aliases(person: Person, facts: PersonFacts) -> list[PersonAlias]:
    names = dict.fromkeys(name for name in (person.name, facts.native) if name)
    return [
        PersonAlias(person=person, name=name, folded=folded(name)) for name in names
    ]


def enter_organization(
    facts: OrganizationFacts, *, by: Actor, at: datetime
) -> Organization:
    """Enter an organization, or return the one that bears the name already.

    Raises Refused: ``name-missing``, ``sign-in-needed``.
    Journal: ``people.organization.entered``.
    """
    return enter_organizations([facts], by=by, at=at)[0]


def enter_organizations(
    many: Sequence[OrganizationFacts], *, by: Actor, at: datetime
) -> list[Organization]:
    """Enter many organizations at once; each name is entered once.

    Raises Refused: ``name-missing``, ``sign-in-needed``.
    Journal: ``people.organization.entered``, one line each new one.
    """
    _require_known(by)
    wanted = {_folded_name(facts): facts for facts in reversed(many)}
    with whole():
        known = _known_organizations(wanted)
        fresh = [
            _organization(facts, name, known)
            for name, facts in reversed(wanted.items())
            if name not in known.by_name
        ]
        keep_rows(fresh)
        known.by_name.update((one.folded, one) for one in fresh)
        lines = [
            journal.Line("people.organization.entered", f"organization:{one.code}")
            for one in fresh
        ]
        journal.record_all(lines, by=by, at=at)
    return [known.by_name[_folded_name(facts)] for facts in many]


@dataclass(slots=True)
class _Known:
    """Organizations that are there: by folded name, and every code in use."""

    by_name: dict[str, Organization]
    codes: set[str]


def _folded_name(facts: OrganizationFacts) -> str:
    name = str(facts.name.said_in("en")).strip()
    if not name:
        raise Refused("name-missing", field="organization")
    return folded(name)[:200]


def _known_organizations(wanted: Mapping[str, OrganizationFacts]) -> _Known:
    found = Organization.objects.order_by("-id")
    if len(wanted) == 1:
        found = found.filter(folded__in=wanted)
        stem = _code_of(next(iter(wanted.values())))
        codes = Organization.objects.filter(code__startswith=stem)
    else:
        codes = Organization.objects.all()
    by_name = {one.folded: one for one in found if one.folded in wanted}
    return _Known(by_name, set(codes.values_list("code", flat=True).order_by("id")))


def _code_of(facts: OrganizationFacts) -> str:
    return slug(str(facts.name.said_in("en")), longest=50) or "organization"


def _organization(facts: OrganizationFacts, name: str, known: _Known) -> Organization:
    return Organization(
        code=_free_code(_code_of(facts), known.codes),
        name=facts.name,
        folded=name,
        acronym=facts.acronym,
        group=facts.group,
        kind=facts.kind,
        country=facts.country,
        url=facts.url,
        is_fictional=facts.is_fictional,
    )


def _free_code(wanted: str, taken: set[str]) -> str:
    code, number = wanted, 1
    while code in taken:
        number += 1
        code = f"{wanted}-{number}"
    taken.add(code)
    return code


def affiliate(
    person: Person, organization: Organization, *, post: str = ""
) -> Affiliation:
    """Note for whom a person speaks; twice is harmless."""
    return Affiliation.objects.get_or_create(
        person=person, organization=organization, post=post
    )[0]


def open_account(
    person: Person, *, email: str, by: Actor, at: datetime, password: str | None = None
) -> Account:
    """Give a person an account; without a password it signs in by link.

    Raises Refused: ``account-exists``, ``not-allowed``.
    Journal: ``people.account.opened``.
    """
    act = "people.account.opened"
    require(by.is_system or by.person_id == person.pk, act)
    with transaction.atomic():
        if Account.objects.filter(email=email.strip().lower()).exists():
            raise Refused("account-exists", email=email, field="email")
        account = Account.objects.create_user(email, password)
        account.person = person
        account.save(update_fields=["person"])
        journal.record(act, f"person:{person.code}", by=by, at=at)
    return account


def make_sign_in_link(
    account: Account, *, at: datetime, life: timedelta = LINK_LIFE, uses: int = 1
) -> str:
    """Return the token of a link that opens the account; only its hash is kept.

    Journal: ``people.link.made``.
    """
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        SignInLink.objects.create(
            account=account, digest=_digest(token), expires_at=at + life, uses_left=uses
        )
        by = Actor(person_id=account.person_id, name=account.email)
        journal.record("people.link.made", f"account:{account.pk}", by=by, at=at)
    return token


def sign_in_by_link(token: str, *, at: datetime) -> Account:
    """Return the account that a link opens, and use the link up.

    Raises Refused: ``link-spent``.
    Journal: ``people.account.signed_in``.
    """
    with transaction.atomic():
        link = (
            SignInLink.objects.select_for_update()
            .filter(digest=_digest(token), uses_left__gt=0, expires_at__gt=at)
            .first()
        )
        if link is None or not link.account.is_active:
            raise Refused("link-spent")
        link.uses_left -= 1
        link.save(update_fields=["uses_left"])
        note_sign_in(link.account, at=at)
    return link.account


def note_sign_in(account: Account, *, at: datetime) -> None:
    """Write into the journal that an account was opened by its holder.

    Journal: ``people.account.signed_in``.
    """
    by = Actor(person_id=account.person_id, name=account.email)
    subject = f"account:{account.pk}"
    journal.record("people.account.signed_in", subject, by=by, at=at)


def sign_in_by_password(email: str, password: str, *, at: datetime) -> Account:
    """Return the account that an address and a password open.

    An unknown address costs the same time and gets the same answer.

    Raises Refused: ``password-wrong``. Journal: ``people.account.signed_in``.
    """
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        make_password(password)
    elif account.is_active and account.check_password(password):
        note_sign_in(account, at=at)
        return account
    raise Refused("password-wrong", field="password")


def set_password(
    account: Account, password: str, *, by: Actor, at: datetime
) -> Account:
    """Set the password of one's own account.

    Raises Refused: ``not-allowed``, ``password-weak``.
    Journal: ``people.password.set``.
    """
    act = "people.password.set"
    is_own = by.person_id is not None and by.person_id == account.person_id
    require(by.is_system or is_own, act)
    try:
        validate_password(password, account)
    except ValidationError as error:
        why = " ".join(error.messages)
        raise Refused("password-weak", why=why, field="password") from error
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        journal.record(act, f"account:{account.pk}", by=by, at=at)
    return account


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
