"""Reading answers: who sees which, and a line in the journal where it matters."""

from dataclasses import dataclass
from datetime import datetime

from palabre.kernel.actors import Actor, Role
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.accreditation.forms import questions_of
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import Answer, Question, Readers, asked
from palabre.stages.journal import operations as journal

ROLES = {
    Readers.PROTOCOL: frozenset({Role.PROTOCOL}),
    Readers.SECRETARIAT: frozenset({Role.SECRETARIAT}),
}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with its question; hidden ones say that they are there."""

    question: Question
    answer: Answer
    is_hidden: bool = False
    is_purged: bool = False


def may_read_answer(actor: Actor, registration: Registration, one: Question) -> bool:
    """Tell whether an actor may read the answer to a question."""
    if actor.person_id == registration.person_id and actor.is_known:
        return True
    if one.readers is Readers.VETTERS:
        return rules.may_look(actor, registration)
    return actor.holds_any(ROLES[one.readers], registration.summit.code)


def answers_of(actor: Actor, registration: Registration) -> list[Given]:
    """Return the answers that an actor may see; sensitive ones as hidden.

    Nothing sensitive leaves this function: `open_sensitive` does that, and says so.
    """
    sheet = _sheet(registration)
    if sheet is None:
        return []
    is_own = actor.is_known and actor.person_id == registration.person_id
    return [
        Given(
            one,
            "" if one.is_sensitive and not is_own else sheet.answers.get(one.key, ""),
            is_hidden=one.is_sensitive and not is_own,
            is_purged=one.key in sheet.purged,
        )
        for one in asked(questions_of(sheet.version), sheet.answers)
        if one.key in sheet.answers or one.key in sheet.purged
        if may_read_answer(actor, registration, one)
    ]


def open_sensitive(
    registration: Registration, *, by: Actor, at: datetime
) -> list[Given]:
    """Open the sensitive answers that an actor may read; the journal says who did.

    Raises Refused: ``not-allowed`` when none of them is the actor's to read.
    Journal: ``accreditation.answers.opened``.
    """
    act = "accreditation.answers.opened"
    found = _sensitive(registration, by)
    require(bool(found), act)
    journal.record(
        act,
        f"person:{registration.person.code}",
        by=by,
        at=at,
        summit=registration.summit.code,
        fields=[one.question.key for one in found],
    )
    return found


def _sensitive(registration: Registration, by: Actor) -> list[Given]:
    sheet = _sheet(registration)
    if sheet is None:
        return []
    return [
        Given(one, sheet.answers[one.key])
        for one in questions_of(sheet.version)
        if one.is_sensitive
        and one.key in sheet.answers
        and may_read_answer(by, registration, one)
    ]


def _sheet(registration: Registration) -> AnswerSheet | None:
    found = AnswerSheet.objects.select_related("version")
    return found.filter(registration=registration).first()
