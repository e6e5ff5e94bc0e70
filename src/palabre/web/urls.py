"""Addresses of the pages, one module an audience."""

from django.urls import include, path

urlpatterns = [
    path("", include("palabre.web.participant.urls")),
    path("", include("palabre.web.secretariat.urls")),
    path("", include("palabre.web.vetting.urls")),
    path("", include("palabre.web.protocol.urls")),
    path("", include("palabre.web.drafting.urls")),
    path("", include("palabre.web.floor.urls")),
    path("", include("palabre.web.gate.urls")),
    path("", include("palabre.web.public.urls")),
]
