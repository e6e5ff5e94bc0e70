"""More than is taken in one request is refused in words, and is no error of the house."""

import logging
from datetime import UTC, datetime

import make
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from palabre.api.tokens import make_token
from palabre.stages.people.models import Account

pytestmark = pytest.mark.django_db

LARGE = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)


@pytest.fixture
def logged(caplog):
    """Listen to what would stand in the log as an error."""
    caplog.set_level(logging.WARNING, logger="django.security")
    return lambda: [one.name for one in caplog.records if one.levelname == "ERROR"]


def test_a_body_that_is_too_large_is_a_problem_over_the_api(logged):
    person = make.person("Lina Amsel")
    account = Account.objects.create(email="l@example.org", person=person)
    token = make_token(account, at=datetime.now(UTC))

    answer = Client().post(
        "/api/v1/editions/none/records",
        LARGE,
        content_type="application/json",
        headers={"Accept-Language": "fr", "Authorization": f"Bearer {token}"},
    )

    problem = answer.json()
    assert answer.status_code == 413
    assert answer["Content-Type"] == "application/problem+json"
    assert (problem["code"], problem["facts"]["limit_mb"]) == ("body-too-large", 6.3)
    assert "6.3 Mo" in problem["detail"]
    assert logged() == []


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"email": LARGE}, "larger than the 6.3 MB"),
        ({f"n{n}": "" for n in range(1001)}, "more than the 1000 fields"),
        (
            {"f": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(101)]},
            "More than 100 files",
        ),
    ],
    ids=["body", "fields", "files"],
)
def test_a_form_with_too_much_in_it_is_answered_with_a_page(sent, said, logged):
    answer = Client(enforce_csrf_checks=True).post("/en/sign-in/", sent)

    page = answer.content.decode()
    assert answer.status_code == 413
    assert said in page
    assert "<nav" in page
    assert logged() == []


@pytest.mark.parametrize("page", ["/en/", "/en/sign-in/", "/en/editions/"])
def test_an_address_with_too_many_fields_is_answered_with_a_page(page, logged):
    asked = "&".join(f"n{n}=1" for n in range(1001))

    answer = Client().get(f"{page}?{asked}")

    told = answer.content.decode()
    assert answer.status_code == 413
    assert "more than the 1000 fields" in told
    assert "<nav" in told
    assert logged() == []
