"""Accepting a proposal: the decision, its session, the letter; all or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, interface_language
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.outbox import operations as outbox
from palabre.stages.programme import demands, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.codes import next_code
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import StepKind
from palabre.stages.programme.wanted import Demands
from palabre.stages.summits.periods import Wished
from palabre.workflows import letters
from palabre.workflows.tell_board import tell_version


def accept_proposal(
    proposal: Proposal, *, note: str = "", by: Actor, at: datetime
) -> Session:
    """Accept a proposal, add its session unplaced, queue a letter to the proposer.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``type-unknown``.
    The days and hours that it wished for are wishes of its session.
    Journal: ``calls.proposal.accepted``, ``programme.session.added``,
    ``programme.session.demanded`` where something is wished for.
    """
    with transaction.atomic():
        accepted = calls.accept(proposal, reason=note, by=by, at=at)
        summit = accepted.call.summit
        session = programme.add_session(summit, _facts(accepted), by=by, at=at)
        wishes = tuple(_wishes(accepted))
        if wishes:
            demands.demand(session, Demands(wishes=wishes), by=by, at=at)
        steps.note(summit, StepKind.ADDED, [session.code], by=by, at=at)
        tell_version(summit)
        lang = accepted.proposer.lang
        with translation.override(interface_language(lang)):
            letter = letters.proposal_accepted(accepted, session, note)
        outbox.queue(
            summit=summit,
            person=accepted.proposer,
            act=letter.act,
            subject=letter.subject,
            body=letter.body,
            at=at,
        )
    return session


def _wishes(proposal: Proposal) -> Iterator[Wished]:
    """Yield what a proposal wishes for, as far as the edition still has those days."""
    summit = proposal.call.summit
    for kept in proposal.wishes:
        wish = Wished.from_json(kept)
        days = tuple(
            on for on in wish.period.days if summit.starts_on <= on <= summit.ends_on
        )
        if days or not wish.period.days:
            yield replace(wish, period=replace(wish.period, days=days))


def _facts(proposal: Proposal) -> programme.SessionFacts:
    themes = list(proposal.themes.order_by("position", "id"))
    tags = proposal.tags.select_related("item").order_by("id")
    prefix = themes[0].code if themes else proposal.session_type
    leads = [proposal.organization] if proposal.organization else []
    return programme.SessionFacts(
        code=next_code(proposal.call.summit, prefix),
        title=Text({proposal.lang: proposal.title}, proposal.lang),
        description=Text({proposal.lang: proposal.description}, proposal.lang),
        type=proposal.session_type,
        lang=proposal.lang,
        mode=proposal.mode,
        languages=tuple(proposal.languages),
        expected_audience=proposal.expected_audience,
        themes=themes,
        items=[tag.item for tag in tags],
        organizers=[*leads, *proposal.co_organizers.order_by("id")],
        proposal=proposal,
    )
