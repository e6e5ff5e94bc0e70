"""Signing in, by link or password; opening an account; signing out.

Pages never tell whether an address has an account.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from palabre.kernel.languages import primary
from palabre.stages.people import joining
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.web.participant.forms import JoinForm, SignInForm
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.limits import count_try
from palabre.workflows.ask_to_join import ask_to_join
from palabre.workflows.send_sign_in_link import send_sign_in_link

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@sensitive_post_parameters("password")
def sign_in(request: Asked) -> HttpResponse:
    """Sign in with a password, or have a link sent to the mailbox."""
    if request.actor.is_known and request.method == "GET":
        return HttpResponseRedirect(_next(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = attempt(form, lambda: _open(request, form))
        if answer is not None:
            return answer
    told = {"form": form, "next": _asked_next(request)}
    return render(request, "participant/sign_in.html", told)


def _open(request: Asked, form: SignInForm) -> HttpResponse:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    count_try(request, "sign-in", email, at=request.at)
    if not password:
        url_of = _link("participant:sign-in-link", _asked_next(request))
        send_sign_in_link(email, url_of=url_of, at=request.at)
        return redirect("participant:link-sent")
    account = people.sign_in_by_password(email, password, at=request.at)
    return _enter(request, account)


def link_sent(request: Asked) -> HttpResponse:
    """Say, always in the same words, that a letter is on its way if it can be."""
    return render(request, "participant/link_sent.html")


@never_cache
def sign_in_link(request: Asked, token: str) -> HttpResponse:
    """Show a button that uses the link, so that a mail scanner does not."""
    if request.method != "POST":
        told = {"next": _asked_next(request), "joining": None}
        return render(request, "participant/confirm.html", told)
    return _enter(request, people.sign_in_by_link(token, at=request.at))


@never_cache
def join(request: Asked) -> HttpResponse:
    """Ask for an account; a letter to the mailbox opens it."""
    form = JoinForm(request.POST or None)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and attempt(form, lambda: _ask(request, form)):
        return redirect("participant:link-sent")
    told = {"form": form, "next": _asked_next(request)}
    return render(request, "participant/join.html", told)


def _ask(request: Asked, form: JoinForm) -> bool:
    facts = joining.JoiningFacts(
        **form.cleaned_data, lang=primary(get_language() or "en")
    )
    count_try(request, "join", facts.email, at=request.at)
    goes_to = _asked_next(request)
    ask_to_join(
        facts,
        url_of=_link("participant:join-confirm", goes_to),
        sign_in_url_of=_link("participant:sign-in-link", goes_to),
        at=request.at,
    )
    return True


@never_cache
def join_confirm(request: Asked, token: str) -> HttpResponse:
    """Show what was asked and a button that opens the account."""
    if request.method != "POST":
        facts = joining.facts_in(token, at=request.at)
        told = {"next": _asked_next(request), "joining": facts}
        return render(request, "participant/confirm.html", told)
    return _enter(request, joining.join(token, at=request.at))


@require_POST
def sign_out(request: Asked) -> HttpResponse:
    """Sign out and go to the front door."""
    logout(request)
    return redirect("public:home")


def _enter(request: Asked, account: Account) -> HttpResponse:
    login(request, account, backend=BACKEND)
    name = account.person.name if account.person else account.email
    messages.success(request, _("Welcome, %(name)s.") % {"name": name})
    return HttpResponseRedirect(_next(request))


def _link(name: str, goes_to: str) -> Callable[[str], str]:
    """Return how a token becomes an address of this installation."""

    def url_of(token: str) -> str:
        query = f"?{urlencode({'next': goes_to})}" if goes_to else ""
        return f"{settings.ORIGIN}{reverse(name, args=[token])}{query}"

    return url_of


def _asked_next(request: Asked) -> str:
    """Return where the visitor wants to go, if it lies within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else ""


def _next(request: Asked) -> str:
    return _asked_next(request) or reverse("participant:me")
