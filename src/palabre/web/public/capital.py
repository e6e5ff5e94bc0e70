"""A delegate's report to capital: chosen, read, taken along, and kept for later."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.engines.formats.documents.model import Document
from palabre.kernel.places import countries
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.own import registrations_of
from palabre.stages.outcomes import choices
from palabre.stages.outcomes.holding import clean
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
from palabre.web.public.papers import FORMS, Form, PageLinks, sent, shown
from palabre.web.requests import Asked
from palabre.web.ui import choices as offers
from palabre.web.ui.limits import count_made
from palabre.web.ui.words import words_for

Unknown = tuple[tuple[str, str], ...]
"""What a choice names and the edition does not know: kind and value."""


def capital(request: Asked, summit: str) -> HttpResponse:
    """Let a delegate choose, and show the report."""
    edition = summits.by_code(summit)
    wish, unknown = _known(edition, wish_in(request.GET))
    query = request.GET.urlencode()
    files = [
        (form, reverse("public:capital-file", args=[summit, one]) + f"?{query}")
        for one, form in FORMS.items()
    ]
    return _page(request, edition, wish, files, unknown=unknown)


def capital_file(request: Asked, summit: str, ending: str) -> HttpResponseBase:
    """Send a delegate's report as a file."""
    edition = summits.by_code(summit)
    wish, _unknown = _known(edition, wish_in(request.GET))
    return sent(request, _report(request, edition, wish), ending)


def capital_keep(request: Asked, summit: str) -> HttpResponse:
    """Keep a choice: with an account in its list, for everybody at a private link."""
    edition = summits.by_code(summit)
    if request.method != "POST":
        return redirect("public:capital", summit)
    wish, _unknown = _known(edition, wish_in(request.POST))
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


def capital_kept(request: Asked, summit: str, token: str) -> HttpResponseBase:
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
) -> HttpResponseBase:
    """Send the report of a kept choice as a file."""
    edition = summits.by_code(summit)
    wish = choices.wish_of(choices.choice_at(edition, token))
    return _private(sent(request, _report(request, edition, wish), ending))


def capital_forget(request: Asked, summit: str, token: str) -> HttpResponse:
    """Forget a kept choice."""
    edition = summits.by_code(summit)
    if request.method != "POST":
        return redirect("public:capital-kept", summit, token)
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
    unknown: Unknown = (),
) -> HttpResponse:
    lang = get_language() or "en"
    context = {
        "summit": edition,
        "wish": wish,
        "unknown": unknown,
        "chosen": wish.countries
        if request.GET or not wish.is_empty
        else _own_country(request, edition),
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


def _private(answer: HttpResponseBase) -> HttpResponseBase:
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


def _own_country(request: Asked, edition: Summit) -> tuple[str, ...]:
    """Return the country that a delegate comes from, to begin with."""
    own = registrations_of(request.actor).filter(summit=edition)
    return tuple(own.values_list("country", flat=True)[:1])


def _known(edition: Summit, wish: Wish) -> tuple[Wish, Unknown]:
    """Return what of a wish this edition knows, and what it does not, each by kind."""
    asked = (
        (_("Theme"), wish.themes, {one.code for one in summits.themes_of(edition)}),
        (_("Country"), wish.countries, set(countries())),
        (
            _("Session"),
            wish.sessions,
            {one.code for one in programme.sessions_named(edition)},
        ),
    )
    themes, places, sessions = (
        tuple(one for one in many if one in known) for _kind, many, known in asked
    )
    unknown = tuple(
        (kind, one) for kind, many, known in asked for one in many if one not in known
    )
    return Wish(themes, places[:MOST_WORDS], sessions, wish.words), unknown


def wish_in(given: QueryDict) -> Wish:
    """Return what an address asks for, known or not."""
    words = [
        clean(one)[:80]
        for told in given.getlist("words")
        for one in told.replace(";", ",").split(",")
    ]
    return Wish(
        themes=_several(given, "theme"),
        countries=tuple(map(str.upper, _several(given, "country"))),
        sessions=_several(given, "session"),
        words=tuple(dict.fromkeys(one for one in words if one))[:MOST_WORDS],
    )


def _several(given: QueryDict, name: str) -> tuple[str, ...]:
    told = (clean(one)[:80] for one in given.getlist(name))
    return tuple(dict.fromkeys(one for one in told if one))
