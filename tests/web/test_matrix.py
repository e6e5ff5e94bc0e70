"""The persona matrix: nobody sees or does what is not theirs, at any address."""

import addresses
import cast
import pytest
from matrix import MATRIX, PERSONAS

from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Account

PARTS = addresses.all_names()
ROWS = sorted(MATRIX.keys() & PARTS.keys())
DENIED = {302, 401, 403, 404, 405, 409}


def browser_of(persona):
    if persona == "nobody":
        return cast.client(None)
    return cast.client(Account.objects.get(email=cast.CAST[persona].email))


@pytest.fixture(scope="module")
def browsers(built, django_db_blocker):
    with django_db_blocker.unblock():
        return {persona: browser_of(persona) for persona in PERSONAS}


def test_every_address_is_in_the_matrix():
    assert sorted(PARTS.keys() - MATRIX.keys()) == []


def test_the_matrix_names_no_address_that_is_gone():
    assert sorted(MATRIX.keys() - PARTS.keys()) == []


def test_every_address_opens_to_somebody():
    acts = {name for name in ROWS if 405 in MATRIX[name].gets.values()}
    gone = {"api-missing", "api-v1:api-root", "public:gallery", "intake:seq"}
    sealed = {"api-v1:quoted_words", "api-v1:answer_words"}
    moves_on = {name for name in ROWS if MATRIX[name].gets["amina"] == 302}

    closed = {name for name in ROWS if 200 not in MATRIX[name].gets.values()}

    assert closed - acts - gone - sealed - moves_on == set()


@pytest.mark.parametrize("name", ROWS)
def test_everybody_gets_what_the_matrix_says(name, facts, browsers):
    row = MATRIX[name]
    url = addresses.address(name, row, PARTS[name], facts)

    got = {persona: browsers[persona].get(url).status_code for persona in PERSONAS}

    assert got == dict(row.gets), url


@pytest.mark.parametrize("name", [one for one in ROWS if "summit" in PARTS[one]])
def test_nothing_stands_in_an_edition_that_is_not_there(name, facts, browsers):
    row = MATRIX[name]
    url = addresses.address(name, row, PARTS[name], facts | {"summit": "nowhere"})

    response = browsers["amina"].get(url)

    assert response.status_code in {404, 405}, url


CLOSED = [
    name
    for name in ROWS
    if MATRIX[name].gets["grace"] in {403, 404} or 405 in MATRIX[name].gets.values()
]
OWN = {
    "participant:sign-out",
    "public:theme",
    "api-v1:star_session",
    "api-v1:unstar_session",
}
"""What a stranger may do to nobody but themselves."""


@pytest.mark.parametrize("name", sorted(set(CLOSED) - OWN))
@pytest.mark.parametrize("persona", ["nobody", "grace"])
def test_a_stranger_changes_nothing(name, persona, facts, browsers):
    url = addresses.address(name, MATRIX[name], PARTS[name], facts)
    before = Entry.objects.count()

    status = browsers[persona].post(url, {}).status_code

    assert status in DENIED | {400, 422}, url
    assert Entry.objects.count() == before
