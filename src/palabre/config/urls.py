"""Addresses: the API and operators' pages once, everything for people by language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from palabre.api.problems import missing
from palabre.api.v1 import api
from palabre.stages.summits.models import Summit
from palabre.web.public import offline


def healthz(_: HttpRequest) -> HttpResponse:
    """Answer 200 when the server is ready, 503 without its database or its tables."""
    try:
        Summit.objects.exists()
    except (OperationalError, ProgrammingError):
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")


urlpatterns = [
    path("sw.js", offline.worker, name="worker"),
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    path("api/<path:rest>", missing, name="api-missing"),
    path("live/", include("palabre.web.floor.intake_urls")),
    *i18n_patterns(path("", include("palabre.web.urls"))),
]
