"""What came to a sitting after it was carried: answers, written statements, counts.

Nothing that stands here is overwritten: an answer given here stays, a count only grows.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from palabre.stages.live.models import Question, RequestForFloor, Sitting
from palabre.stages.live.states import QuestionState, RequestState

Packed = Mapping[str, Any]
Row = Mapping[str, Any]


def filed(sitting: Sitting, packed: Packed) -> tuple[RequestForFloor, ...]:
    """Take over the statements in writing that are not here."""
    here = {one.code: one for one in sitting.requests.order_by("position", "id")}
    came = []
    for row in packed["requests"]:
        found = here.get(row["code"])
        if found is None or found.written or not row.get("written"):
            continue
        found.written, found.state = row["written"], RequestState(row["state"])
        found.save(update_fields=["written", "state"])
        came.append(found)
    return tuple(came)


def answered(sitting: Sitting, packed: Packed) -> int:
    """Take over answers, translations and votes; return of how many questions."""
    here = {one.code: one for one in sitting.questions.order_by("asked_at", "id")}
    n_changed = 0
    for row in packed["questions"]:
        found = here.get(row["code"])
        if found is not None and _is_renewed(found, row):
            found.save()
            n_changed += 1
    return n_changed


def _is_renewed(question: Question, row: Row) -> bool:
    was = (question.state, question.words, question.n_carried)
    if row["answered_at"] and question.answered_at is None:
        question.state = QuestionState(row["state"])
        question.answer, question.answered_by = row["answer"], row["answered_by"]
        question.answered_at = datetime.fromisoformat(row["answered_at"])
        question.is_pinned = False
    question.words = {**row.get("words", {}), **question.words}
    n_elsewhere = int(row["n_carried"]) - question.votes.count()
    question.n_carried = max(question.n_carried, n_elsewhere)
    return was != (question.state, question.words, question.n_carried)


def counted(sitting: Sitting, packed: Packed) -> int:
    """Take over the counts of polls that grew; return of how many."""
    here = {one.code: one for one in sitting.polls.order_by("opened_at", "id")}
    n_changed = 0
    for row in packed.get("polls", ()):
        found = here.get(row["code"])
        if found is None or found.votes.exists():
            continue
        if sum(row["carried"]) > sum(found.carried):
            found.carried = list(row["carried"])
            found.save(update_fields=["carried"])
            n_changed += 1
    return n_changed
