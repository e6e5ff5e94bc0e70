"""A delegate's report to capital: chosen, read, taken along, and kept for later."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.formats.documents.model import Document
from palabre.kernel.places import countries
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import choices
from palabre.stages.outcomes.models import CapitalChoice
from palabre.stages.outcomes.papers.capital import (
    MOST_WORDS,
    Wish,
    report_to_capital,
)
from palabre.stages.outcomes.papers.words import tongue
from palabre.stages.programme import queries as programme
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.public.papers import FORMS, Form, PageLinks, file_of, shown
from palabre.web.requests import Asked
from palabre.web.ui import choices as offers
from palabre.web.ui.limits import count_made
from palabre.web.ui.words import words_for


def capital(request: Asked, summit: str) -> HttpResponse:
    """Let a delegate choose, and show the report."""
    edition = summits.by_code(summit)
    wish = wish_in(request.GET)
    query = request.GET.urlencode()
    files = [
        (form, reverse("public:capital-file", args=[summit, one]) + f"?{query}")
        for one, form in FORMS.items()
    ]
    return _page(request, edition, wish, files)


def capital_file(request: Asked, summit: str, ending: str) -> HttpResponse:
    """Send a delegate's report as a file."""
    edition = summits.by_code(summit)
    return file_of(_report(request, edition, wish_in(request.GET)), ending)


@require_POST
def capital_keep(request: Asked, summit: str) -> HttpResponse:
    """Keep a choice: with an account in its list, for everybody at a private link."""
    edition = summits.by_code(summit)
    wish = wish_in(request.POST)
    try:
        if request.actor.person_id is None:
            count_made(request, "capital", at=request.at)
        made = choices.keep_choice(
            edition,
            wish,
            name=request.POST.get("name", ""),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        messages.error(request, words_for(refused))
        return redirect("public:capital", summit)
    messages.success(request, _("Kept. This address is private: it is the key."))
    return redirect("public:capital-kept", summit, made.token)


def capital_kept(request: Asked, summit: str, token: str) -> HttpResponse:
    """Show the report of a kept choice as it stands now."""
    edition = summits.by_code(summit)
    kept = choices.choice_at(edition, token)
    files = [
        (form, reverse("public:capital-kept-file", args=[summit, token, one]))
        for one, form in FORMS.items()
    ]
    return _private(_page(request, edition, choices.wish_of(kept), files, kept=kept))


def capital_kept_file(
    request: Asked, summit: str, token: str, ending: str
) -> HttpResponse:
    """Send the report of a kept choice as a file."""
    edition = summits.by_code(summit)
    wish = choices.wish_of(choices.choice_at(edition, token))
    return _private(file_of(_report(request, edition, wish), ending))


@require_POST
def capital_forget(request: Asked, summit: str, token: str) -> HttpResponse:
    """Forget a kept choice."""
    edition = summits.by_code(summit)
    choices.drop_choice(choices.choice_at(edition, token), by=request.actor)
    messages.success(request, _("Forgotten; the link opens nothing any more."))
    return redirect("public:capital", summit)


def _page(
    request: Asked,
    edition: Summit,
    wish: Wish,
    files: list[tuple[Form, str]],
    *,
    kept: CapitalChoice | None = None,
) -> HttpResponse:
    lang = get_language() or "en"
    context = {
        "summit": edition,
        "wish": wish,
        "words": ", ".join(wish.words),
        "themes": list(summits.themes_of(edition)),
        "countries": offers.countries(lang),
        "sessions": list(programme.sessions_named(edition)),
        "kept": kept,
        "link": _link(edition, kept) if kept else "",
        "own": choices.choices_of(edition, by=request.actor),
        "may_forget": kept is not None
        and kept.person_id in {None, request.actor.person_id},
    }
    if not wish.is_empty:
        context |= shown(_report(request, edition, wish), files)
    return render(request, "public/capital.html", context)


def _link(edition: Summit, kept: CapitalChoice) -> str:
    path = reverse("public:capital-kept", args=[edition.code, kept.token])
    return settings.ORIGIN.rstrip("/") + path


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer


def _report(request: Asked, summit: Summit, wish: Wish) -> Document:
    return report_to_capital(
        summit,
        wish,
        lang=tongue(get_language() or "en"),
        links=PageLinks(request, summit),
        at=request.at,
    )


def wish_in(given: QueryDict) -> Wish:
    """Return what an address asks for; what it cannot mean is left out."""
    known = countries()
    words = [
        " ".join(one.split())[:80]
        for told in given.getlist("words")
        for one in told.replace(";", ",").split(",")
    ]
    return Wish(
        themes=_several(given, "theme"),
        countries=tuple(
            one for one in map(str.upper, _several(given, "country")) if one in known
        )[:MOST_WORDS],
        sessions=_several(given, "session"),
        words=tuple(dict.fromkeys(one for one in words if one))[:MOST_WORDS],
    )


def _several(given: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in given.getlist(name) if one))
