"""Polls of a room: one question, given answers, a quorum."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import Poll, PollVote, Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import locked
from palabre.stages.live.presence import n_present
from palabre.stages.live.states import POLL_MOVES, SITTING_MOVES, PollState

OPTIONS_FROM, OPTIONS_TO = 2, 10
TEXT_LIMIT, OPTION_LIMIT = 300, 120


def open_poll(
    sitting: Sitting,
    text: str,
    options: Sequence[str],
    *,
    quorum: int,
    by: Actor,
    at: datetime,
) -> Poll:
    """Ask the room; one poll at a time.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``poll-running``,
    ``poll-malformed``. Journal: ``live.poll.opened``.
    """
    act = "live.poll.opened"
    require(rules.may_moderate(by, sitting.session), act)
    words = clean_caption(text)
    given = [clean_caption(one) for one in options]
    chosen = list(dict.fromkeys(one for one in given if one))
    fits = all(len(one) <= OPTION_LIMIT for one in chosen)
    if (
        not words
        or len(words) > TEXT_LIMIT
        or not OPTIONS_FROM <= len(chosen) <= OPTIONS_TO
        or not fits
    ):
        raise Refused("poll-malformed", least=OPTIONS_FROM, most=OPTIONS_TO)
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("poll", held.state)
        if held.polls.filter(state=PollState.OPEN).exists():
            raise Refused("poll-running")
        seed = f"poll/{held.session.guid}/{held.polls.count() + 1}"
        poll = Poll.objects.create(
            sitting=held,
            code=code_from(seed, length=10),
            text=words,
            options=chosen,
            quorum=max(quorum, 0),
            opened_at=at,
        )
        note(act, held, by=by, at=at, poll=poll.code, quorum=poll.quorum)
    return poll


def vote(poll: Poll, option: int, *, by: Actor, at: datetime) -> PollVote:
    """Answer a poll; the last answer counts. What was chosen is in no journal.

    Raises Refused: ``sign-in-needed``, ``wrong-state``, ``field-unknown``.
    Journal: ``live.poll.voted`` without the answer.
    """
    if by.person_id is None:
        raise Refused("sign-in-needed")
    with transaction.atomic():
        sitting = locked(poll.sitting.session)
        poll.refresh_from_db()
        POLL_MOVES.after("vote", poll.state)
        if not 0 <= option < len(poll.options):
            raise Refused("field-unknown", field="option", value=option)
        kept, _ = PollVote.objects.update_or_create(
            poll=poll, person_id=by.person_id, defaults={"option": option}
        )
        note("live.poll.voted", sitting, by=by, at=at, poll=poll.code)
    return kept


def close_poll(poll: Poll, *, by: Actor, at: datetime) -> Poll:
    """Close a poll; who was present then stands beside the result.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.poll.closed``.
    """
    act = "live.poll.closed"
    require(rules.may_moderate(by, poll.sitting.session), act)
    with transaction.atomic():
        sitting = locked(poll.sitting.session)
        poll.refresh_from_db()
        poll.state = POLL_MOVES.after("close", poll.state)
        poll.closed_at, poll.n_present = at, sum(n_present(sitting, at).values())
        poll.save()
        counted = counts(poll)
        note(act, sitting, by=by, at=at, poll=poll.code, counts=counted)
    return poll


def counts(poll: Poll) -> list[int]:
    """Return how many chose each answer."""
    if poll.carried:
        return list(poll.carried)
    chosen = list(poll.votes.values_list("option", flat=True))
    return [chosen.count(at) for at in range(len(poll.options))]
