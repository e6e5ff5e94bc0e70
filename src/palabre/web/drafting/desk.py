"""The Chair's desk: read, see the evidence, pass on, sign, issue."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.gateways.language_model.chosen import model_at_hand
from palabre.kernel.actors import Role
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import clearing, orders, queries, rules
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.balance import ALL, balances_of
from palabre.stages.outcomes.headings import headings_of
from palabre.stages.outcomes.meters import meters_of
from palabre.stages.outcomes.models import Draft
from palabre.stages.outcomes.redline import Piece, redline
from palabre.stages.outcomes.seen import Seen, Unseen, seen_now, unseen_of
from palabre.stages.outcomes.states import DRAFT_MOVES, DraftState
from palabre.stages.outcomes.undoing import last_move
from palabre.stages.summits.models import Summit
from palabre.web.drafting.meters import told_meters
from palabre.web.drafting.outline import outline_of
from palabre.web.drafting.panel import Panel, panel_of
from palabre.web.drafting.way import way_of
from palabre.web.drafting.words import ACTS, DRAFTS, told_of
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.names import named
from palabre.web.ui.words import words_for
from palabre.workflows.draft_summary import draft_summary
from palabre.workflows.issue_summary import issue_summary, next_symbol
from palabre.workflows.tell_desk import room_of

LANGUAGES = ("en", "fr")
LONG_NUMBER = 15
"""Digits that no number of comments has, and no number of a journal's line."""
at_desk = with_role(Role.CHAIR, Role.SECRETARIAT, Role.RAPPORTEUR)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed when an act was refused: nothing of it is lost.

    Parameters
    ----------
    act : str
        The form it stood in.
    told : str
        What stood in the way, in the reader's words.
    """

    act: str
    fields: Mapping[str, str]
    told: str
    refused: Refused = field(repr=False)

    @property
    def is_conflict(self) -> bool:
        """Tell whether somebody else changed the sentence meanwhile."""
        return self.refused.code == "sentence-changed"

    @property
    def who(self) -> str:
        """Return who changed it."""
        return str(self.refused.facts.get("who", ""))

    @property
    def against(self) -> tuple[Piece, ...]:
        """Return the words of others against those that were typed."""
        theirs = str(self.refused.facts.get("text", ""))
        return redline(theirs, self.fields.get("text", theirs))


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Why nothing was signed, and what others changed after the signer's page."""

    told: str
    changes: tuple[Unseen, ...]

    @property
    def named(self) -> list[tuple[Unseen, str]]:
        """Return each change with what was done, in words."""
        return [(one, named(ACTS, one.act)) for one in self.changes]


@at_desk
def desk(request: Asked, summit: Summit) -> HttpResponse:
    """Show the drafts of an edition; the desk of one is a step away."""
    drafts = queries.drafts_of(request.actor, summit)
    context = {
        "summit": summit,
        "drafts": [(one, named(DRAFTS, one.state)) for one in drafts],
        "languages": LANGUAGES,
        "may_draft": rules.may_draft(request.actor, summit),
        "orders": [
            (one, words_for(Refused(one.told)) if one.told else "")
            for one in orders.orders_of(summit, at=request.at)
        ],
        "model": model_at_hand(),
    }
    return render(request, "drafting/drafts.html", context)


@require_POST
@at_desk
def draft_new(request: Asked, summit: Summit) -> HttpResponse:
    """Draft the text anew in a language."""
    lang = request.POST.get("lang", LANGUAGES[0])
    try:
        made = draft_summary(summit, lang=lang, by=request.actor, at=request.at)
    except Refused as refused:
        messages.error(request, told_of(refused))
        return redirect("drafting:desk", summit.code)
    messages.success(request, _("A new draft lies on the desk."))
    return redirect("drafting:draft", summit.code, made.code)


@require_POST
@at_desk
def draft_order(request: Asked, summit: Summit) -> HttpResponse:
    """Order a draft that the worker makes, with prices, with the model if wished."""
    lang = request.POST.get("lang", LANGUAGES[0])
    with_model = bool(request.POST.get("model"))
    try:
        orders.order_draft(
            summit, lang, with_model=with_model, by=request.actor, at=request.at
        )
        messages.success(request, _("Ordered. It lies here when it is made."))
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        messages.error(request, told_of(refused))
    return redirect("drafting:desk", summit.code)


@at_desk
def draft(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show a draft in three parts: outline, text, evidence of one sentence."""
    found = queries.draft_by_code(request.actor, summit, code)
    return desk_page(request, found, request.GET.get("sentence", ""))


def desk_page(
    request: Asked,
    found: Draft,
    selected: str,
    *,
    typed: Typed | None = None,
    unsigned: Unsigned | None = None,
) -> HttpResponse:
    """Return the desk with a sentence open, and what was typed if it was refused."""
    is_panel = bool(selected) and request.headers.get("HX-Request") == "true"
    seen = Seen() if is_panel else seen_now(found)
    sections = queries.text_of(found, with_dropped=True)
    panel = panel_of(found, sections, selected) if selected else None
    context = _panel(request, found, panel) | {"typed": typed, "sections": sections}
    if is_panel:
        page = render(request, "drafting/panel.html", context)
    else:
        context |= _whole(request, found, sections, selected)
        context |= {"seen": seen, "unsigned": unsigned}
        page = render(request, "drafting/desk.html", context)
    if typed is not None or unsigned is not None:
        page.status_code = 409
    patch_vary_headers(page, ["HX-Request"])
    return page


def _panel(request: Asked, draft: Draft, panel: Panel | None) -> dict[str, object]:
    may_edit = rules.may_edit(request.actor, draft)
    may_edit = may_edit and DRAFT_MOVES.may("edit", draft.state)
    headings = headings_of(draft) if panel else {}
    moved = last_move(panel.sentence) if panel and may_edit else None
    return {
        "summit": draft.summit,
        "draft": draft,
        "desk_url": reverse("drafting:draft", args=[draft.summit.code, draft.code]),
        "text_dir": direction(draft.lang),
        "panel": panel,
        "headings": headings,
        "moved": moved,
        "moved_from": headings.get(moved.was.section, "") if moved else "",
        "may_edit": may_edit,
        "may_override": rules.may_draft(request.actor, draft.summit),
        "may_comment": draft.state != DraftState.ISSUED
        and rules.may_comment(request.actor, draft),
    }


def _whole(
    request: Asked,
    draft: Draft,
    sections: tuple[queries.SectionRow, ...],
    selected: str,
) -> dict[str, object]:
    balances = balances_of(draft)
    waiting = [
        row
        for section in sections
        for paragraph in section.paragraphs
        for row in paragraph.sentences
        if row.is_waiting and not row.is_dropped
    ]
    actor = request.actor
    may_sign = rules.may_sign(actor, draft.summit)
    is_open = DRAFT_MOVES.may("edit", draft.state)
    return {
        "outline": outline_of(sections, balances),
        "balance": balances[ALL],
        "meters": told_meters(meters_of(draft)),
        "selected": selected,
        "waiting": waiting,
        "n_words": sum(section.n_words for section in sections),
        "state": named(DRAFTS, draft.state),
        "way": way_of(draft),
        "may_pass": is_open and clearing.may_pass(actor, draft),
        "may_give_back": is_open and clearing.may_give_back(actor, draft),
        "may_sign": may_sign and DRAFT_MOVES.may("sign", draft.state),
        "may_issue": rules.may_issue(actor, draft.summit),
        "is_signed": draft.state == DraftState.SIGNED,
        "is_issued": draft.state == DraftState.ISSUED,
        "symbol": next_symbol(draft.summit, draft.lang),
        "n_open": queries.n_open_comments(draft),
        "may_comment_here": rules.may_comment(actor, draft),
        "may_write": is_open and rules.may_edit(actor, draft),
        "n_left_out": queries.n_left_out(draft),
        "room": room_of(draft),
        "me": actor.person_id,
    }


@require_POST
@at_desk
def pass_on(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Clear a draft where it lies and pass it on."""
    found = queries.draft_by_code(request.actor, summit, code)
    remark = request.POST.get("remark", "")
    try:
        clearing.pass_on(found, remark=remark, by=request.actor, at=request.at)
        messages.success(request, _("Cleared and passed on."))
    except Refused as refused:
        messages.error(request, told_of(refused))
    return redirect("drafting:draft", summit.code, code)


@require_POST
@at_desk
def give_back(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Give a draft back to the step before."""
    found = queries.draft_by_code(request.actor, summit, code)
    reason = request.POST.get("reason", "")
    try:
        clearing.give_back(found, reason=reason, by=request.actor, at=request.at)
        messages.success(request, _("Given back, with your reason."))
    except Refused as refused:
        messages.error(request, told_of(refused))
    return redirect("drafting:draft", summit.code, code)


@require_POST
@at_desk
def sign(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Sign a draft."""
    found = queries.draft_by_code(request.actor, summit, code)
    seen = Seen(request.POST.get("seen", ""), _number(request, "since"))
    n_open = _number(request, "n_open")
    try:
        outcomes.sign(found, seen=seen, n_open=n_open, by=request.actor, at=request.at)
        messages.success(request, _("Signed. Not a character changes from now on."))
    except Refused as refused:
        if refused.code == "text-unseen":
            changes = unseen_of(found, seen, by=request.actor)
            unsigned = Unsigned(told_of(refused), changes)
            return desk_page(request, found, "", unsigned=unsigned)
        messages.error(request, told_of(refused))
    return redirect("drafting:draft", summit.code, code)


def _number(request: Asked, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < LONG_NUMBER else 0


@require_POST
@at_desk
def issue(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Issue a signed draft."""
    found = queries.draft_by_code(request.actor, summit, code)
    symbol = request.POST.get("symbol", "")
    try:
        made = issue_summary(found, symbol=symbol, by=request.actor, at=request.at)
        told = _("Issued as %(symbol)s. It is public now.") % {"symbol": made.symbol}
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, told_of(refused))
    return redirect("drafting:draft", summit.code, code)


def back_to(summit: Summit, draft: str, sentence: str) -> HttpResponseRedirect:
    """Return to a sentence at the desk."""
    place = reverse("drafting:draft", args=[summit.code, draft])
    return HttpResponseRedirect(f"{place}?sentence={sentence}#t-{sentence}")
