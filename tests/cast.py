"""The same people everywhere: one of each role, group and region.

Each call really enters the person, opens the account and grants the role. Farid and
Dalia write right to left.
"""

from dataclasses import dataclass

import make
from django.test import Client

from palabre.kernel.actors import NOBODY, Actor, Role
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits import queries
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the cast: who, from where, with which standing role."""

    name: str
    email: str
    group: str
    country: str
    lang: str = "en"
    role: Role | None = None
    native: str = ""


AMINA = Member(
    "Amina Benhaddou",
    "amina@cast.example",
    "government",
    "MA",
    "fr",
    Role.SECRETARIAT,
)
BO = Member("Bo Lindqvist", "bo@cast.example", "civil-society", "SE")
CHIDI = Member("Chidi Eze", "chidi@cast.example", "academia", "NG", role=Role.REVIEWER)
DOLORES = Member(
    "Dolores Aguirre",
    "dolores@cast.example",
    "civil-society",
    "PE",
    "es",
    Role.RAPPORTEUR,
)
EMEKA = Member("Emeka Obi", "emeka@cast.example", "government", "NG", role=Role.CHAIR)
FARID = Member(
    "Farid Haddad",
    "farid@cast.example",
    "international-organization",
    "JO",
    "ar",
    Role.FOCAL_POINT,
    "فريد حداد",
)
GRACE = Member("Grace Okonkwo", "grace@cast.example", "private-sector", "KE")
DALIA = Member(
    "Dalia Sharon",
    "dalia@cast.example",
    "technical-community",
    "IL",
    "he",
    Role.GATE,
    "דליה שרון",
)
IVO = Member("Ivo Novak", "ivo@cast.example", "academia", "CZ", role=Role.CAPTIONER)

HANA = Member(
    "Hana Kobayashi",
    "hana@cast.example",
    "government",
    "JP",
    role=Role.PROTOCOL,
    native="小林花",
)

LENA = Member(
    "Lena Sandberg",
    "lena@cast.example",
    "technical-community",
    "SE",
    role=Role.ACCREDITATION,
)

CAST = {
    "amina": AMINA,
    "bo": BO,
    "chidi": CHIDI,
    "dolores": DOLORES,
    "emeka": EMEKA,
    "farid": FARID,
    "grace": GRACE,
    "dalia": DALIA,
    "ivo": IVO,
    "hana": HANA,
    "lena": LENA,
}
"""By the name tests call them; `NOBODY` has none."""


def enter(member: Member, summit: Summit | None = None) -> Account:
    """Return the account of somebody, entered once, with the role in the edition."""
    account = Account.objects.filter(email=member.email).first()
    if account is None:
        account = people.open_account(
            _person(member), email=member.email, by=make.LOADER, at=make.NOON
        )
    if member.role is not None and summit is not None:
        assert account.person is not None
        summits.grant(summit, account.person, member.role, by=make.LOADER, at=make.NOON)
    return account


def _person(member: Member) -> Person:
    facts = people.PersonFacts(
        member.name,
        native=member.native,
        country=member.country,
        lang=member.lang,
        email=member.email,
        is_fictional=True,
    )
    return people.enter_person(facts, by=make.LOADER, at=make.NOON)


def actor(account: Account | None) -> Actor:
    """Return who an account acts as, with the roles that are granted now."""
    if account is None or account.person is None:
        return NOBODY
    granted = queries.roles_of(account.person)
    return make.actor(account.person, *((Role(role), code) for role, code in granted))


def client(account: Account | None) -> Client:
    """Return a browser in which somebody is signed in; or nobody."""
    browser = Client()
    if account is not None:
        browser.force_login(account)
    return browser
