"""A speaker's page: the words that a report quotes, to confirm or correct."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from palabre.kernel.actors import Actor
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Person
from palabre.stages.reports import quotes as operations
from palabre.stages.reports.models import QuoteRequest
from palabre.stages.reports.states import QuoteState
from palabre.web.requests import Asked
from palabre.web.ui.words import words_for


@dataclass(frozen=True, slots=True)
class Row:
    """Quoted words as the page shows them; each has a window of its own."""

    asked: QuoteRequest
    text: str
    error: str
    dir: str
    is_quoted: bool
    is_open: bool
    may_confirm: bool
    """A correction was set aside, and there is time yet to confirm the words."""


def quotes(request: Asked, summit: str, code: str, token: str) -> HttpResponse:
    """Show a speaker's quoted words and keep the answer; the link is who acts."""
    found = operations.requests_of(operations.asked_in(token))
    session = found[0].report.session
    if (session.summit.code, session.code) != (summit, code):
        raise Refused("not-found", what="link", code="")
    quoted = operations.places_quoted(found[0].report)
    errors: dict[int, str] = {}
    if request.method == "POST":
        errors = _answered(request, [one for one in found if _place(one) in quoted])
        if not errors:
            messages.success(
                request, _("Thank you. Your answer stands beside the words.")
            )
            return redirect("drafting:quotes", summit, code, token)
    page = render(
        request,
        "drafting/quotes.html",
        {
            "summit": session.summit,
            "session": session,
            "person": found[0].person,
            "until": max(one.until for one in found),
            "is_quoted": any(_place(one) in quoted for one in found),
            "is_over": all(request.at >= one.until for one in found),
            "is_open": any(
                request.at < one.until for one in found if _place(one) in quoted
            ),
            "rows": [
                _row(one, request, error=errors.get(one.pk, ""), quoted=quoted)
                for one in found
            ],
        },
        status=409 if errors else 200,
    )
    add_never_cache_headers(page)
    return page


def _row(
    one: QuoteRequest, request: Asked, *, error: str, quoted: set[operations.Key]
) -> Row:
    is_quoted = _place(one) in quoted
    has_time = is_quoted and request.at < one.until
    is_aside = one.state == QuoteState.SET_ASIDE
    return Row(
        one,
        request.POST.get(f"words-{one.pk}", _now(one)),
        error,
        direction(one.intervention.lang),
        is_quoted=is_quoted,
        is_open=has_time and not is_aside,
        may_confirm=has_time and is_aside,
    )


def _place(one: QuoteRequest) -> operations.Key:
    return one.intervention_id, one.start, one.end


def _now(one: QuoteRequest) -> str:
    return one.correction.after if one.correction else one.quote


def _answered(request: Asked, found: list[QuoteRequest]) -> dict[int, str]:
    errors = {}
    for one in found:
        by = _speaker(one.person)
        words = request.POST.get(f"words-{one.pk}")
        confirms = f"confirm-{one.pk}" in request.POST
        if words is None and not confirms:
            continue
        try:
            if words is None:
                operations.confirm(one, by=by, at=request.at)
            else:
                operations.correct_quote(one, words, by=by, at=request.at)
        except Refused as refused:
            errors[one.pk] = words_for(refused)
    return errors


def _speaker(person: Person) -> Actor:
    return Actor(person_id=person.pk, name=person.name)
