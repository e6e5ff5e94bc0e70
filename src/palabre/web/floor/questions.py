"""Questions and polls on the pages: asking, voting, moderating, replying by a link."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live import polls, presence, queries, questions, signs
from palabre.stages.live.models import Poll, Presence, Question, Sitting
from palabre.stages.live.posts import known_lang
from palabre.stages.live.questions import QUESTION_LIMIT
from palabre.stages.live.states import Place, PollState, QuestionState
from palabre.stages.live.undo import POLLS, QUESTIONS, Stamp
from palabre.stages.live.values import poll_row, question_row
from palabre.stages.live.voices import whom_to_ask
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import under_rule
from palabre.web.floor.doors import (
    act_of,
    session_of,
    sitting_or_refuse,
    stamp,
    tell_refusal,
)
from palabre.web.floor.forms import languages_of
from palabre.web.floor.seats import place_or_refuse, with_badge
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.limits import count_try
from palabre.web.ui.tags import page_lang
from palabre.workflows import run_floor
from palabre.workflows.tell_vote import tell_vote

SALT = "palabre.live.reply"
LIFE_SECONDS = 60 * 24 * 3600
"""A reply may take its time: two months."""


class LinesField(forms.CharField):
    """Words on several lines; the end of a line is one sign, as browsers count it."""

    def to_python(self, value: object) -> str:
        """Return the words with plain ends of lines."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class QuestionForm(forms.Form):
    """A question in writing."""

    text = LinesField(
        label=_("Your question"),
        max_length=QUESTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lang = forms.ChoiceField(label=_("Language of the question"))
    to = forms.ChoiceField(label=_("To whom"), required=False)
    is_anonymous = forms.BooleanField(label=_("Without my name"), required=False)


class ReplyForm(forms.Form):
    """An answer in writing."""

    text = forms.CharField(
        label=_("Your answer"), widget=forms.Textarea(attrs={"rows": 6})
    )


def question_form(sitting: Sitting, given: QueryDict | None = None) -> QuestionForm:
    """Return the form for a question in a session: its languages, who speaks in it.

    Whoever wished for no name where that may not be is told so, not named.
    """
    session = sitting.session
    begun = {"lang": known_lang(page_lang())}
    form = QuestionForm(given, initial=begun, auto_id="question-%s")
    form.fields["lang"].choices = languages_of(session)  # type: ignore[attr-defined]
    named = [(one.code, one.name) for one in whom_to_ask(session)]
    form.fields["to"].choices = [("", _("To everybody")), *named]  # type: ignore[attr-defined]
    if under_rule(session) or not named:
        del form.fields["to"]
    is_wished = bool(given and given.get("is_anonymous"))
    if under_rule(session) or not (sitting.allows_anonymous or is_wished):
        del form.fields["is_anonymous"]
    return form


def asked_of(sitting: Sitting | None, actor: Actor) -> dict[str, Any]:
    """Return questions and poll of a session, for its pages."""
    if sitting is None:
        return {"questions": [], "answered": [], "poll": None}
    shown = queries.questions_of(sitting, states=[QuestionState.SHOWN])
    done = queries.questions_of(sitting, states=[QuestionState.ANSWERED])
    poll = queries.poll_now(sitting)
    return {
        "questions": [question_row(one) for one in shown],
        "answered": [question_row(one) for one in done],
        "voted": queries.voted_for(sitting, actor.person_id),
        "poll": poll_row(poll) if poll else None,
        "question_form": question_form(sitting),
    }


def to_moderate(sitting: Sitting, at: Any) -> dict[str, Any]:
    """Return what the console shows of questions and presence."""
    waiting = queries.questions_of(sitting, states=[QuestionState.ASKED])
    return {
        "to_show": [question_row(one) for one in waiting],
        "present": presence.n_present(sitting, at),
    }


def with_language(given: QueryDict) -> QueryDict:
    """Return what was sent; in the page's language if none was said."""
    if given.get("lang"):
        return given
    filled = given.copy()
    filled["lang"] = known_lang(page_lang())
    return filled


@with_badge
def vote(request: Asked, summit: str, code: str, question: str) -> HttpResponse:
    """Wish to hear a question answered, or take the wish back."""
    session = session_of(summit, code)
    if request.method == "POST":
        found = queries.question_by_code(sitting_or_refuse(session), question)

        def do() -> bool:
            who = f"{found.pk}/{request.actor.person_id}"
            count_try(request, "question-vote", who, at=request.at)
            return questions.vote(found, by=request.actor, at=request.at)

        tell_refusal(request, lambda: tell_vote(session, do, at=request.at))
    return redirect("floor:live", summit, code)


@act_of
def moderate(request: Asked, session: Session, *, question: str) -> object:
    """Show, hide, pin, answer, merge or translate a question."""
    found = queries.question_by_code(sitting_or_refuse(session), question)
    act = request.POST.get("act", "")
    on = stamp(request, found.sitting)
    return run_floor.act(
        found.sitting,
        f"question-{act}",
        _moderating(request, found, act, on),
        on=on,
        subject=found.text,
        parts=QUESTIONS,
    )


def _moderating(
    request: Asked, found: Question, act: str, on: Stamp
) -> Callable[[], Question]:
    by, at, text = on.by, on.at, request.POST.get("text", "")
    if act == "answer":
        return lambda: questions.answer(found, text, by=by, at=at)
    if act == "translate":
        lang = request.POST.get("lang", "")
        return lambda: questions.translate(found, lang, text, by=by, at=at)
    if act == "merge":
        into = request.POST.get("into", "")
        other = queries.question_by_code(found.sitting, into)
        return lambda: questions.merge(found, other, by=by, at=at)
    return lambda: questions.moderate(found, act, by=by, at=at)


@act_of
def poll_open(request: Asked, session: Session) -> object:
    """Ask the room."""
    sitting, given = sitting_or_refuse(session), request.POST
    quorum, text = given.get("quorum", ""), given.get("text", "")
    on = stamp(request, sitting)

    def do() -> Poll:
        return polls.open_poll(
            sitting,
            text,
            given.get("options", "").splitlines(),
            quorum=int(quorum) if quorum.isdecimal() and len(quorum) < 7 else 0,
            by=on.by,
            at=on.at,
        )

    return run_floor.act(
        sitting, "poll-opened", do, on=on, subject=text.strip(), parts=POLLS
    )


@act_of
def poll_close(request: Asked, session: Session) -> object:
    """Close the poll that the console showed; one that another opened goes on."""
    sitting = sitting_or_refuse(session)
    poll = _open_poll(sitting, request.POST.get("poll", ""))
    if poll is None:
        return None  # somebody else at this console was quicker
    on = stamp(request, sitting)
    return run_floor.act(
        sitting,
        "poll-closed",
        lambda: polls.close_poll(poll, by=on.by, at=on.at),
        on=on,
        subject=poll.text,
        parts=POLLS,
    )


def _open_poll(sitting: Sitting, code: str) -> Poll | None:
    """Return the poll of a form, if that one is open."""
    poll = queries.poll_now(sitting)
    is_open = poll is not None and poll.state == PollState.OPEN and poll.code == code
    return poll if is_open else None


@with_badge
def poll_vote(request: Asked, summit: str, code: str) -> HttpResponse:
    """Answer the poll that the page showed, while it is open."""
    sitting = sitting_or_refuse(session_of(summit, code))
    option = request.POST.get("option", "")
    if request.method == "POST" and option.isdecimal():

        def act() -> object:
            poll = _open_poll(sitting, request.POST.get("poll", ""))
            if poll is None:
                raise Refused("poll-over")
            return polls.vote(poll, int(option[:3]), by=request.actor, at=request.at)

        if tell_refusal(request, act):
            messages.success(request, gettext("Your answer is counted."))
    return redirect("floor:live", summit, code)


@with_badge
def react(request: Asked, summit: str, code: str) -> HttpResponse:
    """Let the room see what one thinks; counted, never named."""
    session = session_of(summit, code)
    if request.method == "POST":
        sitting = sitting_or_refuse(session)
        kind = request.POST.get("reaction", "")

        def do() -> bool:
            return signs.react(sitting, kind, by=request.actor, at=request.at)

        tell_refusal(request, lambda: tell_vote(session, do, at=request.at))
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return redirect("floor:live", summit, code)


@with_badge
def be_present(request: Asked, summit: str, code: str) -> HttpResponse:
    """Count whoever asks as present this minute."""
    if request.method == "POST":
        session = session_of(summit, code)
        sitting = sitting_or_refuse(session)

        def act() -> Presence:
            given = request.POST.get("place", Place.ONLINE)
            place = place_or_refuse(request, session, given)
            by, at = request.actor, request.at
            return presence.be_present(sitting, place, by=by, at=at)

        tell_refusal(request, act)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return redirect("floor:live", summit, code)


# Replying after the session ---------------------------------------------------------------


def reply_link(question: Question, person: Person) -> str:
    """Return the address at which a person may answer a question."""
    session = question.sitting.session
    key = signing.dumps([question.code, person.pk], salt=SALT)
    where = [session.summit.code, session.code, question.code]
    return f"{settings.ORIGIN}{reverse('floor:question-reply', args=where)}?key={key}"


def reply(request: Asked, summit: str, code: str, question: str) -> HttpResponse:
    """Answer a question that stayed open; the link says for whom."""
    session = session_of(summit, code)
    found = queries.question_by_code(sitting_or_refuse(session), question)
    by = _replier(request, found)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["text"]
        kept = attempt(
            form, lambda: questions.answer(found, words, by=by, at=request.at)
        )
        if kept is not None:
            messages.success(request, gettext("Your answer joins the record."))
            return redirect("floor:live", summit, code)
    told = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "question": question_row(found),
    }
    return render(request, "floor/reply.html", told)


def _replier(request: Asked, question: Question) -> Actor:
    """Return who replies: whom the link was made for, else who is signed in."""
    given = request.GET.get("key", "")
    if not given:
        return request.actor
    try:
        code, person_id = signing.loads(given, salt=SALT, max_age=LIFE_SECONDS)
    except (signing.BadSignature, ValueError):
        raise Refused("key-invalid") from None
    person = Person.objects.filter(pk=person_id).first()
    if code != question.code or person is None:
        raise Refused("key-invalid")
    return Actor(person_id=person.pk, name=person.name)
