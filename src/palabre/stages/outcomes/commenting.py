"""Acts about comments: say something of a sentence, answer, settle what was said."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import rules
from palabre.stages.outcomes.holding import (
    LONGEST_NOTE,
    clean,
    locked_draft,
    note,
    reason_text,
)
from palabre.stages.outcomes.models import Comment, CommentReply, Draft, Sentence
from palabre.stages.outcomes.nameless import check_on
from palabre.stages.outcomes.states import Disposition, DraftState

SETTLED = frozenset(Disposition) - {Disposition.OPEN}

CODE_LENGTH = 8


def comment(
    sentence: Sentence,
    text: str,
    *,
    quote: str = "",
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Comment:
    """Say something of a sentence, or of some of its words.

    Sent again, because the answer was lost on the way, it is kept once.

    Raises Refused: ``not-allowed``, ``field-missing``, ``note-too-long``,
    ``words-not-in-sentence``, ``draft-issued``, ``names-in-words``.
    Journal: ``outcomes.comment.made``.
    """
    act = "outcomes.comment.made"
    require(rules.may_comment(by, sentence.draft), act)
    words = _words(text, field="comment")
    check_on(sentence.evidence.all(), words, is_nobody=is_nobody, field="comment")
    with transaction.atomic():
        draft = locked_draft(sentence.draft)
        _check_not_issued(draft)
        held = draft.sentences.get(pk=sentence.pk)
        about = clean(quote)
        if about not in held.text:
            raise Refused("words-not-in-sentence", words=about, field="quote")
        same = {"quote": about, "text": words, "author_id": by.person_id}
        there = held.comments.filter(disposition=Disposition.OPEN, **same).first()
        if there is not None and by.person_id is not None:
            return there
        number = draft.comments.count() + 1
        made = Comment.objects.create(
            draft=draft,
            sentence=held,
            code=code_from(f"comment/{draft.code}/{number}", length=CODE_LENGTH),
            quote=about,
            about=held.text,
            text=words,
            at=at,
            author_id=by.person_id,
            author=by.name,
        )
        note(act, draft, by=by, at=at, sentence=held.code, comment=made.code)
    return made


def reply(
    comment: Comment,
    text: str,
    *,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> CommentReply:
    """Answer a comment; what became of it stays as it is.

    Sent again, because the answer was lost on the way, it is kept once.

    Raises Refused: ``not-allowed``, ``field-missing``, ``note-too-long``,
    ``draft-issued``, ``names-in-words``. Journal: ``outcomes.comment.replied``.
    """
    act = "outcomes.comment.replied"
    require(rules.may_comment(by, comment.draft), act)
    words = _words(text, field="reply")
    check_on(comment.sentence.evidence.all(), words, is_nobody=is_nobody, field="reply")
    with transaction.atomic():
        draft = locked_draft(comment.draft)
        _check_not_issued(draft)
        last = comment.replies.order_by("-id").first()
        is_same = last is not None and (last.text, last.author_id) == (
            words,
            by.person_id,
        )
        if last is not None and is_same and by.person_id is not None:
            return last
        made = CommentReply.objects.create(
            comment=comment, text=words, at=at, author_id=by.person_id, author=by.name
        )
        note(act, draft, by=by, at=at, comment=comment.code)
    return made


def _words(text: str, *, field: str) -> str:
    words = clean(text)
    if not words:
        raise Refused("field-missing", field=field)
    if len(words) > LONGEST_NOTE:
        raise Refused("note-too-long", n=len(words), most=LONGEST_NOTE, field=field)
    return words


def settle(
    comment: Comment,
    disposition: str,
    *,
    reason: str,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Comment:
    """Say what becomes of a comment: accepted, rejected or noted, with the reason.

    A comment that was settled may be settled anew, or opened again.

    Raises Refused: ``not-allowed``, ``field-unknown``, ``reason-missing``,
    ``draft-issued``, ``names-in-words``. Journal: ``outcomes.comment.settled``.
    """
    act = "outcomes.comment.settled"
    require(rules.may_draft(by, comment.draft.summit), act)
    if disposition not in set(Disposition):
        raise Refused("field-unknown", field="disposition", value=disposition)
    words = reason_text(reason) if disposition in SETTLED else clean(reason)
    evidence = comment.sentence.evidence.all()
    check_on(evidence, words, is_nobody=is_nobody, field="reason")
    with transaction.atomic():
        draft = locked_draft(comment.draft)
        _check_not_issued(draft)
        held = draft.comments.select_related("sentence").get(pk=comment.pk)
        held.disposition, held.reason = disposition, words
        held.settled_at, held.settled_by = at, by.name
        held.save()
        note(
            act,
            draft,
            by=by,
            at=at,
            comment=held.code,
            disposition=disposition,
            reason=words,
        )
    return held


def _check_not_issued(draft: Draft) -> None:
    if draft.state == DraftState.ISSUED:
        raise Refused("draft-issued", draft=draft.code)
