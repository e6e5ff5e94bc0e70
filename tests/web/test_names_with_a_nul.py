"""Names that no database keeps are not found, whatever the database thinks of them."""

import make
import pytest
from django.db import DataError

from palabre.stages.people.models import Person
from palabre.stages.programme import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def _strict(monkeypatch):
    """Let the lookup fail as PostgreSQL lets it fail, on every database."""

    def failing(*_given, **_named):
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")

    monkeypatch.setattr(queries, "session_by_code", failing)


@pytest.mark.usefixtures("_strict")
def test_an_address_with_a_nul_is_not_found(visit):
    amina = visit(Person.objects.get(pk=make.secretariat(make.summit()).person_id))
    there = "/en/hamlet-2026/secretariat/programme/{}/"

    assert amina.get(there.format("A%00")).status_code == 404
    with pytest.raises(DataError):
        amina.get(there.format("A-1"))
