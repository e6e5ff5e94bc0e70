"""Questions in writing: asked, shown by the moderator, voted for, merged, answered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import NOBODY, Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import Question, QuestionVote, Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import locked
from palabre.stages.live.posts import lang_or_refuse
from palabre.stages.live.states import QUESTION_MOVES, SITTING_MOVES, QuestionState
from palabre.stages.people.models import Person
from palabre.stages.programme.unattributed import bare, under_rule

QUESTION_LIMIT = 600
ANSWER_LIMIT = 4000
OPEN_LIMIT = 5
"""Questions one person may have waiting in a session; the next after an answer."""


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """What is asked, in which language, of whom."""

    text: str
    lang: str = "en"
    is_anonymous: bool = False
    to: Person | None = None


def ask(sitting: Sitting, facts: QuestionFacts, *, by: Actor, at: datetime) -> Question:
    """Ask in writing; the moderator decides whether it is shown.

    Raises Refused: ``sign-in-needed``, ``wrong-state``, ``question-empty``,
    ``question-too-long``, ``question-named``, ``questions-waiting``,
    ``field-unknown`` for a language that is none or somebody who does not speak here.
    Journal: ``live.question.asked``, without who where it is anonymous. Under the
    Chatham House Rule every question is, for the house too.
    """
    words = clean_caption(facts.text)
    is_unnamed = under_rule(sitting.session)
    if by.person_id is None:
        raise Refused("sign-in-needed")
    if not words:
        raise Refused("question-empty", field="text")
    if len(words) > QUESTION_LIMIT:
        raise Refused("question-too-long", limit=QUESTION_LIMIT, field="text")
    lang = lang_or_refuse(facts.lang)
    if facts.to is not None and not rules.is_answerable(facts.to, sitting.session):
        raise Refused("field-unknown", field="to", value=facts.to.code)
    if facts.is_anonymous and not (sitting.allows_anonymous or is_unnamed):
        raise Refused("question-named", field="is_anonymous")
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("question", held.state)
        own = held.questions.filter(asker_id=by.person_id)
        if is_unnamed:
            own = held.questions.filter(code__in=rules.unnamed(by, rules.OF_QUESTION))
            facts, by = _nameless(facts, words, held), NOBODY
            words = facts.text
        if own.filter(state=QuestionState.ASKED).count() >= OPEN_LIMIT:
            raise Refused("questions-waiting", limit=OPEN_LIMIT)
        number = held.questions.count() + 1
        question = Question.objects.create(
            sitting=held,
            code=code_from(f"question/{held.session.guid}/{number}", length=10),
            text=words,
            lang=lang,
            asker_id=by.person_id,
            name="" if facts.is_anonymous else by.name,
            is_anonymous=facts.is_anonymous,
            to=facts.to,
            asked_at=at,
        )
        signed = Actor() if facts.is_anonymous else by
        note("live.question.asked", held, by=signed, at=at, question=question.code)
    return question


def _nameless(facts: QuestionFacts, words: str, sitting: Sitting) -> QuestionFacts:
    """Return what is kept of a question under the rule: its words, without names."""
    told = bare(sitting.session, words)
    return QuestionFacts(told, facts.lang, is_anonymous=True)


def moderate(question: Question, act: str, *, by: Actor, at: datetime) -> Question:
    """Show, hide, pin or unpin a question; what it is already it stays.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-unknown``.
    Journal: ``live.question.moderated`` with the act.
    """
    require(rules.may_moderate(by, question.sitting.session), "live.question.moderated")
    if act not in {"show", "hide", "pin", "unpin"}:
        raise Refused("field-unknown", field="act", value=act)
    with transaction.atomic():
        sitting = locked(question.sitting.session)
        question.refresh_from_db()
        question.state = QUESTION_MOVES.after(act, question.state)
        question.is_pinned = act == "pin"
        question.save(update_fields=["state", "is_pinned"])
        facts = {"question": question.code, "done": act}
        note("live.question.moderated", sitting, by=by, at=at, **facts)
    return question


def merge(question: Question, into: Question, *, by: Actor, at: datetime) -> Question:
    """Merge a question into another; whoever voted for it votes for the other.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``not-found``.
    Journal: ``live.question.merged``.
    """
    act = "live.question.merged"
    require(rules.may_moderate(by, question.sitting.session), act)
    if question.pk == into.pk or question.sitting_id != into.sitting_id:
        raise Refused("not-found", what="question", code=into.code)
    with transaction.atomic():
        sitting = locked(question.sitting.session)
        question.refresh_from_db()
        into.refresh_from_db()
        QUESTION_MOVES.after("vote", into.state)
        question.state = QUESTION_MOVES.after("merge", question.state)
        question.merged_into, question.is_pinned = into, False
        question.save(update_fields=["state", "merged_into", "is_pinned"])
        voted = {vote.person_id for vote in question.votes.all()}
        if question.asker_id is not None:
            voted.add(question.asker_id)
        fresh = [
            QuestionVote(question=into, person_id=person)
            for person in sorted(voted - {into.asker_id})
        ]
        QuestionVote.objects.bulk_create(fresh, ignore_conflicts=True)
        note(act, sitting, by=by, at=at, question=question.code, into=into.code)
    return question


def vote(question: Question, *, by: Actor, at: datetime) -> bool:
    """Wish to hear a question answered, or take the wish back; True if it stands.

    Raises Refused: ``sign-in-needed``, ``wrong-state``.
    Journal: ``live.question.voted``.
    """
    if by.person_id is None:
        raise Refused("sign-in-needed")
    with transaction.atomic():
        sitting = locked(question.sitting.session)
        SITTING_MOVES.after("question", sitting.state)
        question.refresh_from_db()
        QUESTION_MOVES.after("vote", question.state)
        gone, _ = question.votes.filter(person_id=by.person_id).delete()
        if not gone:
            QuestionVote.objects.create(question=question, person_id=by.person_id)
        note("live.question.voted", sitting, by=by, at=at, question=question.code)
    return not gone


def answer(question: Question, text: str, *, by: Actor, at: datetime) -> Question:
    """Mark a question as answered; the words, if any, are kept with it.

    The moderator while the session is on; whoever speaks in it at any time.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``question-too-long``.
    Journal: ``live.question.answered``.
    """
    act = "live.question.answered"
    session = question.sitting.session
    may = rules.may_moderate(by, session) or rules.may_reply(by, session)
    require(may, act)
    words = "\n\n".join(filter(None, map(clean_caption, text.split("\n\n"))))
    if len(words) > ANSWER_LIMIT:
        raise Refused("question-too-long", limit=ANSWER_LIMIT, field="text")
    with transaction.atomic():
        sitting = locked(session)
        question.refresh_from_db()
        question.state = QUESTION_MOVES.after("answer", question.state)
        name = by.name if words else ""
        if under_rule(session):
            words, name = bare(session, words), ""
        question.answer, question.answered_by = words, name
        question.answered_at, question.is_pinned = at, False
        question.save()
        note(act, sitting, by=by, at=at, question=question.code)
    return question


def translate(
    question: Question, lang: str, text: str, *, by: Actor, at: datetime
) -> Question:
    """Keep a question's words in another language, made by a person.

    Raises Refused: ``not-allowed``, ``question-empty``, ``question-too-long``,
    ``field-unknown``. Journal: ``live.question.translated``.
    """
    act = "live.question.translated"
    session = question.sitting.session
    require(rules.may_moderate(by, session) or rules.may_caption(by, session), act)
    words, tag = clean_caption(text), lang_or_refuse(lang)
    if not words:
        raise Refused("question-empty", field="text")
    if len(words) > QUESTION_LIMIT:
        raise Refused("question-too-long", limit=QUESTION_LIMIT, field="text")
    with transaction.atomic():
        sitting = locked(session)
        question.refresh_from_db()
        question.words = {**question.words, tag: words}
        question.save(update_fields=["words"])
        note(act, sitting, by=by, at=at, question=question.code, lang=tag)
    return question
