"""Acts about calls and proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.calls import rules
from palabre.stages.calls.messages import FIELDS
from palabre.stages.calls.models import Call, Proposal, ProposalTag
from palabre.stages.calls.states import PROPOSAL_MOVES
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import FrameworkItem, Summit, Theme
from palabre.stages.summits.periods import Wished, check_periods
from palabre.stages.summits.rules import may_run

TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What a proposer has written so far; a draft may leave anything empty."""

    title: str = ""
    description: str = ""
    lang: str = "en"
    organization: Organization | None = None
    co_organizers: Sequence[Organization] = ()
    session_type: str = ""
    themes: Sequence[Theme] = ()
    action_lines: Sequence[FrameworkItem] = ()
    goals: Sequence[FrameworkItem] = ()
    mode: str = ""
    languages: Sequence[str] = ()
    expected_audience: int | None = None
    speakers: str = ""
    wishes: Sequence[Wished] = ()
    from_point: str = ""


def open_call(  # noqa: PLR0913 - a call has these parts
    summit: Summit,
    *,
    title: Text,
    about: Text,
    opens_at: datetime,
    closes_at: datetime,
    prompts: Sequence[dict[str, str]] = (),
    by: Actor,
    at: datetime,
) -> Call:
    """Set up a call with its window.

    Raises Refused: ``not-allowed``, ``dates-reversed``. Journal: ``calls.call.opened``.
    """
    require(may_run(by, summit), "calls.call.opened")
    if opens_at >= closes_at:
        raise Refused("dates-reversed", starts_on=opens_at, ends_on=closes_at)
    with transaction.atomic():
        call = Call.objects.create(
            code=code_from(f"call/{summit.code}/{opens_at.isoformat()}"),
            summit=summit,
            title=title,
            about=about,
            opens_at=opens_at,
            closes_at=closes_at,
            prompts=list(prompts),
        )
        _note("calls.call.opened", f"call:{call.code}", summit, by=by, at=at)
    return call


def start(
    call: Call, proposer: Person, facts: ProposalFacts, *, by: Actor, at: datetime
) -> Proposal:
    """Keep a first draft of a proposal; late ones too, so that nothing is lost.

    Raises Refused: ``sign-in-needed``, ``title-too-long``, ``day-elsewhere``,
    ``period-malformed``.
    Journal: ``calls.proposal.started``.
    """
    if not rules.may_propose(by):
        raise Refused("sign-in-needed")
    _check_lengths(facts)
    _check_wishes(call, facts)
    with transaction.atomic():
        number = Proposal.objects.order_by("-id").values_list("id", flat=True).first()
        proposal = Proposal.objects.create(
            code=code_from(f"proposal/{(number or 0) + 1}"),
            call=call,
            proposer=proposer,
            changed_at=at,
        )
        _keep(proposal, facts, at)
        _note("calls.proposal.started", _subject(proposal), call.summit, by=by, at=at)
    return proposal


def amend(
    proposal: Proposal, facts: ProposalFacts, *, by: Actor, at: datetime
) -> Proposal:
    """Keep what the proposer has written so far.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``title-too-long``,
    ``day-elsewhere``, ``period-malformed``.
    Journal: ``calls.proposal.amended``.
    """
    act = "calls.proposal.amended"
    require(rules.may_amend(by, proposal), act)
    _check_lengths(facts)
    _check_wishes(proposal.call, facts)
    with transaction.atomic():
        locked = _locked(proposal)
        locked.state = PROPOSAL_MOVES.after("amend", locked.state)
        _keep(locked, facts, at)
        _note(act, _subject(locked), locked.call.summit, by=by, at=at)
    return locked


def submit(proposal: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """Submit a complete proposal while the call is open.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``call-not-open``,
    ``call-closed``, ``proposal-incomplete``. Journal: ``calls.proposal.submitted``.
    """
    act = "calls.proposal.submitted"
    require(rules.may_amend(by, proposal), act)
    with transaction.atomic():
        locked = _locked(proposal)
        state = PROPOSAL_MOVES.after("submit", locked.state)
        _check_window(locked.call, at)
        _check_complete(locked)
        locked.state, locked.submitted_at, locked.changed_at = state, at, at
        locked.save(update_fields=["state", "submitted_at", "changed_at"])
        _note(act, _subject(locked), locked.call.summit, by=by, at=at)
    return locked


def accept(
    proposal: Proposal, *, reason: str = "", by: Actor, at: datetime
) -> Proposal:
    """Accept a proposal; the workflow `accept_proposal` makes its session.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``calls.proposal.accepted``.
    """
    return _decide(proposal, "accept", reason, by=by, at=at)


def decline(proposal: Proposal, *, reason: str, by: Actor, at: datetime) -> Proposal:
    """Decline a proposal with a reason that reaches the proposer.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``calls.proposal.declined``.
    """
    require(rules.may_decide(by, proposal.call), "calls.proposal.declined")
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    return _decide(proposal, "decline", reason, by=by, at=at)


def withdraw(proposal: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """Take a proposal back.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``calls.proposal.withdrawn``.
    """
    act = "calls.proposal.withdrawn"
    require(rules.may_amend(by, proposal), act)
    with transaction.atomic():
        locked = _locked(proposal)
        locked.state = PROPOSAL_MOVES.after("withdraw", locked.state)
        locked.changed_at = at
        locked.save(update_fields=["state", "changed_at"])
        _note(act, _subject(locked), locked.call.summit, by=by, at=at)
    return locked


def _decide(
    proposal: Proposal, move: str, reason: str, *, by: Actor, at: datetime
) -> Proposal:
    past = {"accept": "accepted", "decline": "declined"}[move]
    act = f"calls.proposal.{past}"
    require(rules.may_decide(by, proposal.call), act)
    with transaction.atomic():
        locked = _locked(proposal)
        locked.state = PROPOSAL_MOVES.after(move, locked.state)
        locked.reason, locked.decided_at, locked.changed_at = reason.strip(), at, at
        locked.decided_by_id = by.person_id
        locked.save()
        _note(act, _subject(locked), locked.call.summit, by=by, at=at, reason=reason)
    return locked


def _locked(proposal: Proposal) -> Proposal:
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("call__summit")
        .get(pk=proposal.pk)
    )


def _keep(proposal: Proposal, facts: ProposalFacts, at: datetime) -> None:
    for name in (
        "title",
        "description",
        "lang",
        "organization",
        "session_type",
        "mode",
        "expected_audience",
        "speakers",
        "from_point",
    ):
        setattr(proposal, name, getattr(facts, name))
    proposal.languages, proposal.changed_at = list(facts.languages), at
    proposal.wishes = [one.to_json() for one in facts.wishes]
    proposal.save()
    proposal.themes.set(facts.themes)
    proposal.co_organizers.set(facts.co_organizers)
    proposal.tags.all().delete()
    items = dict.fromkeys([*facts.action_lines, *facts.goals])
    ProposalTag.objects.bulk_create(
        ProposalTag(proposal=proposal, item=item) for item in items
    )


def _check_lengths(facts: ProposalFacts) -> None:
    if len(facts.title) > TITLE_LIMIT:
        raise Refused("title-too-long", length=len(facts.title), field="title")


def _check_wishes(call: Call, facts: ProposalFacts) -> None:
    days = call.summit.starts_on, call.summit.ends_on
    check_periods((one.period for one in facts.wishes), *days, "wished_days")


def _check_window(call: Call, at: datetime) -> None:
    zone = call.summit.zone
    if at < call.opens_at:
        raise Refused("call-not-open", opens_at=call.opens_at, zone=zone)
    if at >= call.closes_at:
        raise Refused("call-closed", closes_at=call.closes_at, zone=zone)


def _check_complete(proposal: Proposal) -> None:
    missing = [
        name
        for name in ("title", "description", "organization", "session_type", "mode")
        if not getattr(proposal, name)
    ]
    if not proposal.themes.exists():
        missing.append("themes")
    if not proposal.tags.filter(item__framework__code="wsis-action-lines").exists():
        missing.append("action_lines")
    if missing:
        named = ", ".join(str(FIELDS[name]) for name in missing)
        raise Refused("proposal-incomplete", missing=named, fields=missing)


def _subject(proposal: Proposal) -> str:
    return f"proposal:{proposal.code}"


def _note(
    act: str, subject: str, summit: Summit, *, by: Actor, at: datetime, **facts: object
) -> None:
    journal.record(act, subject, by=by, at=at, summit=summit.code, **facts)
