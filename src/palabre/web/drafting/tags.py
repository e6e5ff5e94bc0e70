"""Suggested tags: read the words that made them, confirm or dismiss with one click."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import FrameworkItem, TagDecision
from palabre.stages.summits.suggesting import Offer, Shelf, marked, shelf_for
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.words import words_for
from palabre.workflows.decide_tags import (
    Subject,
    TagKind,
    confirm_tag,
    dismiss_tag,
    item_key,
    reopen_tag,
    subject_from,
    subject_of,
    subjects_of,
)

PAGE = 20
KINDS = {
    TagKind.SESSION: gettext_lazy("Sessions"),
    TagKind.PROPOSAL: gettext_lazy("Proposals"),
    TagKind.REPORT: gettext_lazy("Session reports"),
    TagKind.INITIATIVE: gettext_lazy("Initiatives"),
}
ACTS: Mapping[str, Callable[..., FrameworkItem]] = {
    "confirm": confirm_tag,
    "dismiss": dismiss_tag,
    "reopen": reopen_tag,
}


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A suggestion with what its buttons send."""

    key: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject with its suggestions, as the pages show it."""

    subject: Subject
    offers: tuple[OfferRow, ...]
    tags: tuple[object, ...]
    pieces: tuple[tuple[str, list[tuple[str, bool]]], ...] = ()
    dismissed: tuple[tuple[str, TagDecision], ...] = ()


@signed_in
def tags(request: Asked, summit: str, kind: str) -> HttpResponse:
    """List the subjects of a kind with what their words suggest."""
    edition = summits.by_code(summit)
    found = subjects_of(request.actor, edition, kind)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    subjects = [subject_from(edition, one) for one in page.object_list]
    shelf = shelf_for(one.key for one in subjects)
    told = {
        "summit": edition,
        "kind": kind,
        "kinds": KINDS.items(),
        "page": page,
        "rows": [_row(one, shelf) for one in subjects],
    }
    return render(request, "drafting/tags.html", told)


@signed_in
def tag(request: Asked, summit: str, kind: str, code: str) -> HttpResponse:
    """Show one subject: its words, those that suggest something marked."""
    edition = summits.by_code(summit)
    subject = subject_of(request.actor, edition, kind, code)
    shelf = shelf_for([subject.key])
    told = {
        "summit": edition,
        "kind": kind,
        "kind_name": KINDS[subject.kind],
        "row": _whole_row(subject, shelf),
        "may_list": _may_list(request.actor, subject),
    }
    return render(request, "drafting/tag.html", told)


@require_POST
@signed_in
def decide(request: Asked, summit: str, kind: str, code: str) -> HttpResponse:
    """Confirm or dismiss one suggestion, or take a dismissal back."""
    subject = subject_of(request.actor, summits.by_code(summit), kind, code)
    wanted = request.POST.get("act", "")
    try:
        item = _act(wanted)(
            subject, request.POST.get("item", ""), by=request.actor, at=request.at
        )
        messages.success(request, _told(wanted, item))
    except Refused as refused:
        messages.error(request, words_for(refused))
    if request.POST.get("back") == "list":
        place = redirect("drafting:tags", summit, kind)
        place["Location"] += f"?page={_whole(request.POST.get('page'))}#{code}"
        return place
    return redirect("drafting:tag", summit, kind, code)


def _act(wanted: str) -> Callable[..., FrameworkItem]:
    if wanted not in ACTS:
        raise Refused("field-unknown", field="act", value=wanted)
    return ACTS[wanted]


def _told(act: str, item: FrameworkItem) -> str:
    sentences = {
        "confirm": _("%(item)s is confirmed."),
        "dismiss": _("%(item)s is dismissed and is not suggested here again."),
        "reopen": _("%(item)s may be suggested again."),
    }
    return sentences[act] % {"item": item.code}


def _whole(told: str | None) -> int:
    return int(told) if told and told.isascii() and told.isdigit() else 1


def _may_list(actor: Actor, subject: Subject) -> bool:
    try:
        subjects_of(actor, subject.summit, subject.kind)
    except Refused:
        return False
    return True


def _row(subject: Subject, shelf: Shelf) -> SubjectRow:
    offers = subject.offers(shelf)
    return SubjectRow(subject, _offered(offers), tuple(subject.tagged.tags.all()))


def _whole_row(subject: Subject, shelf: Shelf) -> SubjectRow:
    offers = subject.offers(shelf)
    return SubjectRow(
        subject,
        _offered(offers),
        tuple(subject.tagged.tags.all()),
        tuple((part.key, marked(part, offers)) for part in subject.parts),
        tuple((item_key(one.item), one) for one in shelf.dismissed(subject.key)),
    )


def _offered(offers: Iterable[Offer]) -> tuple[OfferRow, ...]:
    return tuple(OfferRow(item_key(one.item), one) for one in offers)
