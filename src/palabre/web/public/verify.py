"""Checking a paper by the code printed on it; open to anybody."""

from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation

from palabre.kernel.languages import interface_language
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import issuing
from palabre.web.requests import Asked


def verify(request: Asked) -> HttpResponse:
    """Ask for a code."""
    code = request.GET.get("code", "").strip()
    if code:
        plain = "".join(sign for sign in code if sign.isalnum())
        return redirect("public:verified", plain or "0")
    return render(request, "public/verify.html", {})


def verified(request: Asked, code: str) -> HttpResponse:
    """Tell what a code stands for, and whether its paper still holds.

    Thirty to the twelfth codes: nobody guesses one, so nobody need be slowed down.
    """
    try:
        paper = issuing.paper_by_code(code)
    except Refused:
        told = {"is_unknown": True, "code": code}
        return render(request, "public/verify.html", told, status=404)
    context = {
        "paper": paper,
        "summit": paper.registration.summit,
        "holds": issuing.does_hold(paper),
        "days": [date.fromisoformat(day) for day in paper.facts.get("days", ())],
        "n_sessions": len(paper.facts.get("minutes", ())),
        "n_minutes": sum(paper.facts.get("minutes", {}).values()),
        "code": paper.code,
    }
    return render(request, "public/verify.html", context)


def address_of(code: str, lang: str) -> str:
    """Return the full address at which a code is checked, in the paper's language."""
    with translation.override(interface_language(lang)):
        return settings.ORIGIN.rstrip("/") + reverse("public:verified", args=[code])
