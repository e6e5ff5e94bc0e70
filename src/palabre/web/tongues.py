"""Addresses whose language is told in another way than ours: led to the right one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils.translation import get_supported_language_variant

from palabre.web.middleware import Next


class TongueMiddleware:
    """Lead ``/zh/…``, ``/fr-CH/…`` and ``/FR/…`` to the language that is meant."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; an address that is none is tried with the language we have."""
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        told, _, rest = request.path_info.lstrip("/").partition("/")
        try:
            meant = get_supported_language_variant(told.lower())
        except LookupError:
            return response
        if meant == told or not is_valid_path(f"/{meant}/{rest}"):
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"/{meant}/{rest}" + (f"?{query}" if query else ""))
