"""Messages: read over, let go, or discarded."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox import queries
from palabre.stages.outbox.messages import STATES
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MESSAGE_MOVES, MessageState
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.standing import of_message

PAGE = 50


@with_role(Role.SECRETARIAT)
def index(request: Asked, *, summit: Summit) -> HttpResponse:
    """List the messages of an edition, by state."""
    state = request.GET.get("state", "")
    counts = queries.counts_by_state(summit)
    found = queries.messages_of(request.actor, summit, state=state)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    told = {
        "summit": summit,
        "page": page,
        "rows": [of_message(one) for one in page.object_list],
        "chips": [(str(one), STATES[one], counts.get(one, 0)) for one in MessageState],
        "state": state,
        "n_queued": counts.get(MessageState.QUEUED, 0),
    }
    return render(request, "secretariat/outbox.html", told)


@with_role(Role.SECRETARIAT)
def message(request: Asked, *, summit: Summit, pk: int) -> HttpResponse:
    """Read one message."""
    found = _found(request, summit, pk)
    told = {
        "summit": summit,
        "one": of_message(found),
        "may_approve": MESSAGE_MOVES.may("approve", found.state),
        "may_discard": MESSAGE_MOVES.may("discard", found.state),
    }
    return render(request, "secretariat/message.html", told)


@with_role(Role.SECRETARIAT)
@require_POST
def approve(request: Asked, *, summit: Summit, pk: int) -> HttpResponse:
    """Let one message go."""
    found = _found(request, summit, pk)
    outbox.approve(found, by=request.actor, at=request.at)
    messages.success(request, _("The message will be sent."))
    return redirect("secretariat:outbox", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def discard(request: Asked, *, summit: Summit, pk: int) -> HttpResponse:
    """Keep one message from being sent."""
    found = _found(request, summit, pk)
    outbox.discard(found, by=request.actor, at=request.at)
    messages.success(request, _("The message will not be sent."))
    return redirect("secretariat:outbox", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def approve_many(request: Asked, *, summit: Summit) -> HttpResponse:
    """Let the chosen messages go, or all that wait."""
    chosen = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal()]
    pks = None if "all" in request.POST else chosen
    n = outbox.approve_all(summit, pks, by=request.actor, at=request.at)
    told = ngettext("%(n)s message will be sent.", "%(n)s messages will be sent.", n)
    messages.success(request, told % {"n": n})
    return redirect("secretariat:outbox", summit.code)


def _found(request: Asked, summit: Summit, pk: int) -> Message:
    found = queries.message_for(request.actor, pk)
    if found.summit_id != summit.pk:
        raise Refused("not-found", what="message", code=str(pk))
    return found
