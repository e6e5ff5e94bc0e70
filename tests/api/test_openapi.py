"""The API keeps to its own description."""

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from palabre.api.v1 import api
from palabre.config.wsgi import application

KEPT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


def described():
    return api.get_openapi_schema(path_prefix="/api/v1/")


def test_the_kept_description_is_the_one_that_is_served(client, db):
    kept = json.loads(KEPT.read_text(encoding="utf-8"))

    assert client.get("/api/v1/openapi.json").json() == kept
    assert json.loads(json.dumps(described())) == kept, "run `make fix`"


def test_every_act_says_what_it_does_and_how_it_refuses():
    acts = [
        act for methods in described()["paths"].values() for act in methods.values()
    ]

    assert all(act["description"].endswith(".") for act in acts)
    assert all({409, 422} <= {int(code) for code in act["responses"]} for act in acts)
    assert len({act["operationId"] for act in acts}) == len(acts)


def test_only_public_reading_needs_no_door():
    guarded = {
        act["operationId"]
        for methods in described()["paths"].values()
        for method, act in methods.items()
        if method != "get" and "security" not in act
    }

    assert guarded == set()


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application).include(
    method="GET"
)
schema.config.generation.update(modes=[GenerationMode.POSITIVE])


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case, told):
    known = {"summit": "hamlet-2026", "key": "sessions"}
    if "/sessions/" in case.path:
        known["code"] = "WEL-02"
    case.path_parameters.update(
        {name: code for name, code in known.items() if name in case.path_parameters}
    )
    case.headers["Accept-Encoding"] = "identity"

    case.call_and_validate(checks=CHECKS)
