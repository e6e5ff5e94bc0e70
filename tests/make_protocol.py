"""Worlds of protocol: a list with ranks, its notes sealed with a key of the tests."""

from datetime import date, timedelta

import cast
import make
from django.test import Client
from hypothesis import strategies as st

from palabre.kernel.sealing import Seal
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.precedence import ALPHABETS, Entrant, Rules

SEAL = Seal(b"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=")


def dignitary(
    summit, name="Ama Mensah", rank="minister", *, at=make.NOON, **facts
) -> Dignitary:
    country = facts.pop("country", "GH")
    person = facts.pop("person", None) or make.person(name, country=country)
    given = protocol.DignitaryFacts(person=person, rank=rank, country=country, **facts)
    return protocol.enter(summit, given, by=make.LOADER, at=at)


def browser_of(person) -> Client:
    """Return a browser in which a person has signed in."""
    account = Account.objects.filter(person=person).first() or people.open_account(
        person,
        email=f"{person.code.lower()}@example.org",
        by=make.LOADER,
        at=make.NOON,
    )
    return cast.client(account)


def one(name, rank_place=4, country="GH", **other):
    return Entrant(name.lower(), name, rank_place, "minister", country, **other)


entrants = st.lists(
    st.builds(
        Entrant,
        code=st.uuids().map(str),
        name=st.text("abcé", min_size=1, max_size=3),
        rank_place=st.integers(1, 4),
        rank=st.just("minister"),
        country=st.sampled_from(["", "CH", "FR", "GH", "NG", "EC", "ES"]),
        inscribed_at=st.integers(0, 3).map(lambda n: make.NOON + timedelta(days=n)),
        credentials_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 3)),
        is_observer=st.booleans(),
        is_presiding=st.booleans(),
        region=st.sampled_from(["", "africa", "asia-pacific"]),
        group=st.sampled_from(["government", "academia"]),
    ),
    max_size=9,
    unique_by=lambda each: each.code,
)
rules = st.builds(
    Rules,
    tie=st.sampled_from(["inscription", "credentials", "alphabetical"]),
    lang=st.sampled_from(ALPHABETS[:3]),
    first_letter=st.sampled_from(["", "G", "Z"]),
    host=st.sampled_from(["by-rule", "first", "last"]),
    host_country=st.sampled_from(["", "CH"]),
    observers_last=st.booleans(),
)
