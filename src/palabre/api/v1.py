"""Version 1 of the API: its modules together, and its description (OpenAPI 3.1)."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from palabre.api import (
    accreditation,
    agendas,
    board,
    calls,
    capital,
    categories,
    delegations,
    demands,
    documents,
    draft_sessions,
    drafts,
    floor,
    glossary,
    interests,
    interpreters,
    live,
    outcomes,
    planning,
    problems,
    programme,
    protocol,
    questions,
    records,
    reports,
    retention,
    searches,
    stocktaking,
    summits,
    tags,
    vetting,
)

ABOUT = """\
Everything that is public about an edition is read without signing in. Who writes needs
a bearer token (`palabre account ADDRESS --token`) or a signed-in browser with its CSRF
token. Texts come in every language they exist in and say which is the original.
Instants are UTC (ISO 8601); an edition says its own zone. What is refused comes as a
problem (RFC 9457) with a stable `code`.
"""


class PlainParser(Parser):
    """Reads JSON, but for texts with a NUL, which not every database can keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what a body says.

        Raises
        ------
        ValueError
            It is no JSON, or a text in it holds a NUL.
        """
        read = super().parse_body(request)
        if b"\\u0000" in request.body and _has_nul(read):
            raise ValueError("a text holds a NUL")
        return read


def _has_nul(read: object) -> bool:
    return "\\u0000" in json.dumps(read).replace("\\\\", "")


class Api(NinjaAPI):
    """The API with problems in its description."""

    @property
    def urls(self) -> tuple[list[URLResolver | URLPattern], str, str]:
        """The addresses; a method that one does not take is answered with a problem."""
        patterns, kind, namespace = super().urls
        for one in patterns:
            if isinstance(one, URLPattern):
                one.callback = problems.with_methods_told(one.callback)
        return patterns, kind, namespace

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """Return the description; every act may answer with a problem."""
        schema = super().get_openapi_schema(**given)
        shape = problems.Problem.model_json_schema()
        schema["components"]["schemas"]["Problem"] = shape
        for methods in schema["paths"].values():
            for act in methods.values():
                act["responses"].update(_problems_of(act))
        return schema


def _problems_of(act: dict[str, Any]) -> dict[int, Any]:
    statuses = [409, 422]
    if any(one["in"] == "path" for one in act.get("parameters", ())):
        statuses.append(404)
    if "requestBody" in act:
        statuses += [400, 413]
    if "security" in act:
        statuses += [401, 403]
    reference = {"$ref": "#/components/schemas/Problem"}
    content = {problems.CONTENT_TYPE: {"schema": reference}}
    return {
        status: {"description": problems.TITLES[status], "content": content}
        for status in sorted(statuses)
    }


api = Api(
    title="Palabre",
    version="1",
    description=ABOUT,
    docs_url=None,
    openapi_url="/openapi.json",
    parser=PlainParser(),
    urls_namespace="api-v1",
)
problems.handle(api)
for module in (
    summits,
    calls,
    glossary,
    programme,
    agendas,
    board,
    draft_sessions,
    searches,
    interpreters,
    demands,
    planning,
    accreditation,
    categories,
    delegations,
    documents,
    interests,
    vetting,
    retention,
    protocol,
    live,
    records,
    floor,
    questions,
    reports,
    outcomes,
    drafts,
    capital,
    stocktaking,
    tags,
):
    api.add_router("", module.router)
