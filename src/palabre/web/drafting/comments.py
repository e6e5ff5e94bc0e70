"""Comments of a draft: the table of what became of them, on a page and as CSV."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.formats.sheets import CSV, to_csv
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import commenting, queries, rules
from palabre.stages.outcomes.models import Comment
from palabre.stages.outcomes.states import Disposition, DraftState
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import Typed, at_desk, back_to, desk_page
from palabre.web.drafting.words import DISPOSITION_TONES, DISPOSITIONS, told_of
from palabre.web.requests import Asked
from palabre.web.ui.downloads import attachment
from palabre.web.ui.names import named
from palabre.workflows.tell_desk import tell_changed


@at_desk
def comments(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show every comment with its disposition; those of one kind if asked."""
    draft = queries.draft_by_code(request.actor, summit, code)
    every = queries.comments_of(draft)
    wanted = request.GET.get("disposition", "")
    counts = [
        (str(one), named(DISPOSITIONS, one), sum(c.disposition == one for c in every))
        for one in Disposition
    ]
    context = {
        "summit": summit,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "rows": [_row(one) for one in every if wanted in {"", one.disposition}],
        "n": len(every),
        "counts": counts,
        "wanted": wanted,
        "may_comment": draft.state != DraftState.ISSUED,
        "may_settle": rules.may_draft(request.actor, summit),
    }
    return render(request, "drafting/comments.html", context)


def _row(one: Comment) -> tuple[Comment, str, str, bool]:
    return (
        one,
        named(DISPOSITIONS, one.disposition),
        DISPOSITION_TONES[Disposition(one.disposition)],
        one.about != one.sentence.text,
    )


@at_desk
def comments_csv(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Send the disposition table as CSV."""
    draft = queries.draft_by_code(request.actor, summit, code)
    head = [
        str(one)
        for one in (
            _("Comment"),
            _("Sentence"),
            _("As it stood"),
            _("As it stands"),
            _("Words"),
            _("By"),
            _("At (UTC)"),
            _("Text of the comment"),
            _("Answers"),
            _("Disposition"),
            _("Reason"),
            _("Settled by"),
            _("Settled at (UTC)"),
        )
    ]
    rows = [_cells(one) for one in queries.comments_of(draft)]
    name = f"{summit.code}-{draft.code}-comments.csv"
    return attachment(to_csv(head, rows), name, CSV)


def _cells(one: Comment) -> list[str]:
    return [
        one.code,
        one.sentence.code,
        one.about,
        _standing(one),
        one.quote,
        one.author,
        one.at.isoformat(timespec="seconds"),
        one.text,
        " | ".join(f"{each.author}: {each.text}" for each in one.replies.all()),
        named(DISPOSITIONS, one.disposition),
        one.reason,
        one.settled_by,
        one.settled_at.isoformat(timespec="seconds") if one.settled_at else "",
    ]


def _standing(one: Comment) -> str:
    text: str = one.sentence.text
    return (
        _("[left out] %(text)s") % {"text": text} if one.sentence.is_dropped else text
    )


@require_POST
@at_desk
def reply(request: Asked, summit: Summit, code: str, comment: str) -> HttpResponse:
    """Answer a comment; the desk stays at its sentence."""
    draft = queries.draft_by_code(request.actor, summit, code)
    found = queries.comment_of(draft, comment)
    words = request.POST.get("reply", "")
    try:
        commenting.reply(
            found,
            words,
            is_nobody=bool(request.POST.get("nobody")),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        fields = {"reply": words, "comment": ""}
        typed = Typed(f"reply-{found.code}", fields, told_of(refused), refused)
        return desk_page(request, draft, found.sentence.code, typed=typed)
    tell_changed(draft, found.sentence.code, by=request.actor, at=request.at)
    messages.success(request, _("Answered."))
    return back_to(summit, code, found.sentence.code)


@require_POST
@at_desk
def settle(request: Asked, summit: Summit, code: str, comment: str) -> HttpResponse:
    """Say what becomes of a comment."""
    draft = queries.draft_by_code(request.actor, summit, code)
    found = queries.comment_of(draft, comment)
    disposition = request.POST.get("disposition", "")
    reason = request.POST.get("reason", "")
    try:
        commenting.settle(
            found,
            disposition,
            reason=reason,
            is_nobody=bool(request.POST.get("nobody")),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        fields = {"reason": reason, "comment": ""}
        typed = Typed(f"settle-{found.code}", fields, told_of(refused), refused)
        return desk_page(request, draft, found.sentence.code, typed=typed)
    tell_changed(draft, found.sentence.code, by=request.actor, at=request.at)
    messages.success(request, _("The comment is settled."))
    if request.POST.get("back") == "table":
        table = reverse("drafting:comments", args=[summit.code, code])
        return redirect(f"{table}#c-{found.code}")
    return back_to(summit, code, found.sentence.code)
