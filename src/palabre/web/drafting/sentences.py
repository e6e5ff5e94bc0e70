"""What is done to one sentence at the desk: edit, merge, split, move, drop, comment."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import commenting, editing, gate, queries, undoing
from palabre.stages.outcomes.holding import in_the_type_of, sentence_text
from palabre.stages.outcomes.joining import judged_on_both
from palabre.stages.outcomes.models import Draft, Sentence
from palabre.stages.outcomes.ordering import Way
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import Typed, at_desk, back_to, desk_page
from palabre.web.drafting.panel import verdict_of
from palabre.web.drafting.words import told_of
from palabre.web.requests import Asked
from palabre.workflows.tell_desk import tell_changed, tell_editing

Act = Callable[[Sentence], object]
BACK = "back"


@dataclass(frozen=True, slots=True)
class Aside:
    """What an act has to tell instead of that it was done."""

    told: str


def _revision(request: Asked, name: str = "revision") -> int | None:
    """Return the revision that was on the screen, if the form says it."""
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() else None


def _is_nobody(request: Asked) -> bool:
    """Tell whether the form says that no name in it is somebody's who took part."""
    return bool(request.POST.get("nobody"))


@require_POST
@at_desk
def edit(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Put other words; what the gate says stands in the panel at once."""
    words, reason = request.POST.get("text", ""), request.POST.get("reason", "")

    def act(one: Sentence) -> object:
        made = editing.edit_sentence(
            one,
            words,
            revision=_revision(request),
            reason=reason,
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )
        return _aside(made) if made.is_dropped else None

    return _done(request, summit, code, sentence, act, _("Kept and checked."))


def _aside(sentence: Sentence) -> Aside:
    """Say that words are kept with a sentence that somebody left out meanwhile."""
    last = sentence.versions.filter(act="dropped").order_by("-id").first()
    told = _(
        "%(who)s left this sentence out (%(why)s). Your words are kept with it, but "
        "they do not stand in the text until you take it in again."
    )
    who = last.author if last else "…"
    return Aside(told % {"who": who, "why": sentence.drop_reason})


@require_POST
@at_desk
def check(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Say what the gate would say of other words; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    try:
        given = sentence_text(request.POST.get("text", ""))
    except Refused as refused:
        return render(request, "drafting/verdict.html", {"told": told_of(refused)})
    words = in_the_type_of(found.draft, given, found.text)
    verdict, checks = found.verdict, found.checks
    if words != found.text:
        found.text, found.writer = words, "person"
        verdict, checks = gate.judge(found)
    context = {"judged": [verdict_of(verdict, checks)]}
    return render(request, "drafting/verdict.html", context)


@require_POST
@at_desk
def check_merge(
    request: Asked, summit: Summit, code: str, sentence: str
) -> HttpResponse:
    """Say what the gate would say of two sentences in one; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    other = queries.sentence_of(found.draft, request.POST.get("other", ""))
    return _check_parts(request, found, [request.POST.get("text", "")], with_=other)


@require_POST
@at_desk
def check_split(
    request: Asked, summit: Summit, code: str, sentence: str
) -> HttpResponse:
    """Say what the gate would say of both halves of a sentence; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    first, line, second = request.POST.get("text", "").strip().partition("\n")
    if not line:
        return render(request, "drafting/verdict.html", {"judged": []})
    return _check_parts(request, found, [first, second])


def _check_parts(
    request: Asked, found: Sentence, parts: list[str], with_: Sentence | None = None
) -> HttpResponse:
    try:
        texts = [sentence_text(one) for one in parts]
    except Refused as refused:
        return render(request, "drafting/verdict.html", {"told": told_of(refused)})
    found.writer, judged = "person", []
    for text in texts:
        found.text = in_the_type_of(found.draft, text)
        made = gate.judge(found) if with_ is None else judged_on_both(found, with_)
        judged.append(verdict_of(*made))
    return render(request, "drafting/verdict.html", {"judged": judged})


@require_POST
@at_desk
def typing(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Let the others at the desk know that somebody is at a sentence."""
    found = _sentence(request, summit, code, sentence)
    tell_editing(found.draft, found.code, by=request.actor, at=request.at)
    return HttpResponse(status=204)


@require_POST
@at_desk
def override(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Let a sentence stand with a reason that is printed."""
    reason = request.POST.get("reason", "")

    def act(one: Sentence) -> object:
        return editing.override(
            one,
            reason=reason,
            revision=_revision(request),
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("It stands, with the reason."))


@require_POST
@at_desk
def judge(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Take back that a sentence stands by decision."""

    def act(one: Sentence) -> object:
        return editing.judge_anew(
            one, revision=_revision(request), by=request.actor, at=request.at
        )

    told = _("Taken back; the gate judged it again.")
    return _done(request, summit, code, sentence, act, told)


@require_POST
@at_desk
def put_back(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Put the words back that stood before a change."""
    wanted = request.POST.get("version", "")

    def act(one: Sentence) -> object:
        return undoing.put_back(
            one,
            queries.version_before(one, wanted),
            revision=_revision(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("The words are back."))


@require_POST
@at_desk
def drop(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Leave a sentence out, with a reason."""
    reason = request.POST.get("reason", "")

    def act(one: Sentence) -> object:
        return editing.drop(
            one,
            reason=reason,
            revision=_revision(request),
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("Left out."))


@require_POST
@at_desk
def restore(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Take a sentence in again."""

    def act(one: Sentence) -> object:
        return editing.restore(one, by=request.actor, at=request.at)

    return _done(request, summit, code, sentence, act, _("Taken in again."))


@require_POST
@at_desk
def merge(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Make one sentence of two."""
    words, other = request.POST.get("text", ""), request.POST.get("other", "")

    def act(one: Sentence) -> object:
        return editing.merge(
            one,
            queries.sentence_of(one.draft, other),
            text=words,
            revision=_revision(request),
            other_revision=_revision(request, "other_revision"),
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("Merged and checked."))


@require_POST
@at_desk
def split(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Make two sentences of one, at the first new line."""
    first, _line, second = request.POST.get("text", "").strip().partition("\n")

    def act(one: Sentence) -> object:
        return editing.split(
            one,
            first,
            second,
            revision=_revision(request),
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("Split; both were checked."))


@require_POST
@at_desk
def move(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Move a sentence up, down, to another section, or back where it stood."""
    way, section = request.POST.get("way", ""), request.POST.get("section", "")

    def act(one: Sentence) -> object:
        if way == BACK:
            number = _revision(request, "move")
            return undoing.move_back(
                one, number=number, by=request.actor, at=request.at
            )
        if way in set(Way):
            return editing.move(one, Way(way), by=request.actor, at=request.at)
        return editing.move_to(one, section, by=request.actor, at=request.at)

    told = _("Put back where it stood.") if way == BACK else _("Moved.")
    return _done(request, summit, code, sentence, act, told)


@require_POST
@at_desk
def comment(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Say something of a sentence."""
    words, quote = request.POST.get("comment", ""), request.POST.get("quote", "")

    def act(one: Sentence) -> object:
        return commenting.comment(
            one,
            words,
            quote=quote,
            is_nobody=_is_nobody(request),
            by=request.actor,
            at=request.at,
        )

    return _done(request, summit, code, sentence, act, _("Your comment is kept."))


def _sentence(request: Asked, summit: Summit, code: str, sentence: str) -> Sentence:
    draft = queries.draft_by_code(request.actor, summit, code)
    return queries.sentence_of(draft, sentence)


def _done(
    request: Asked, summit: Summit, code: str, sentence: str, act: Act, told: str
) -> HttpResponse:
    found = _sentence(request, summit, code, sentence)
    try:
        made = act(found)
    except Refused as refused:
        if refused.code in {"not-found", "not-allowed"}:
            raise
        return _not_done(request, found.draft, sentence, refused)
    tell_changed(found.draft, sentence, by=request.actor, at=request.at)
    if isinstance(made, Aside):
        messages.warning(request, made.told)
    else:
        messages.success(request, told)
    return back_to(summit, code, sentence)


def _not_done(
    request: Asked, draft: Draft, sentence: str, refused: Refused
) -> HttpResponse:
    """Show the desk with everything that was typed, and what stood in the way."""
    typed = Typed(
        act=request.path.rstrip("/").rpartition("/")[2],
        fields={name: str(value) for name, value in request.POST.items()},
        told=told_of(refused),
        refused=refused,
    )
    return desk_page(request, draft, sentence, typed=typed)
