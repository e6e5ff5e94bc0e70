"""A program with a token goes a shorter way, and hears the same."""

import io
from datetime import UTC, datetime

import make
import make_accreditation as made
import pytest

from palabre.api.tokens import make_token
from palabre.config import wsgi
from palabre.stages.people.models import Account

pytestmark = pytest.mark.django_db


def heard(handler, path, **headers):
    said = {}
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **headers,
    }

    def start(status, listed):
        said["status"] = status
        said["type"] = dict(listed)["Content-Type"]
        said["language"] = dict(listed).get("Content-Language")
        said["length"] = dict(listed)["Content-Length"]
        said["sniff"] = dict(listed)["X-Content-Type-Options"]

    answer = handler(environ, start)
    said["body"] = b"".join(answer)
    answer.close()
    return said


@pytest.fixture
def token():
    badge = made.badge(make.summit(), make.person("ليلى حداد"))
    person = badge.registration.person
    account = Account.objects.create(email="l@example.org", person=person, password="!")
    return make_token(account, at=datetime.now(UTC))


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/editions/hamlet-2026/registrations/own",
        "/api/v1/editions/hamlet-2026",
        "/api/v1/editions/none/registrations/own",
        "/api/v1/nothing-here",
    ],
)
@pytest.mark.parametrize("is_forged", [False, True])
def test_a_program_hears_what_a_person_would(token, path, is_forged):
    bearer = "Bearer forged" if is_forged else f"Bearer {token}"
    headers = {"HTTP_AUTHORIZATION": bearer, "HTTP_ACCEPT_LANGUAGE": "fr"}

    short = heard(wsgi.for_programs, path, **headers)

    assert short == heard(wsgi.for_people, path, **headers)
    assert short["language"] == "fr"


@pytest.mark.parametrize(
    ("path", "headers", "expected"),
    [
        ("/api/v1/editions", {"HTTP_AUTHORIZATION": "Bearer x"}, True),
        ("/api/v1/editions", {}, False),
        ("/en/", {"HTTP_AUTHORIZATION": "Bearer x"}, False),
        (
            "/api/v1/editions",
            {"HTTP_AUTHORIZATION": "Bearer x", "HTTP_COOKIE": "sessionid=1"},
            False,
        ),
    ],
)
def test_a_browser_goes_the_whole_way(path, headers, expected):
    assert wsgi.is_program({"PATH_INFO": path, **headers}) is expected
