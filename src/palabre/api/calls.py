"""The open call: proposals written, submitted and decided."""

from datetime import datetime

from ninja import Query, Router, Schema, Status
from pydantic import Field

from palabre.api.doors import KNOWN, person_of
from palabre.api.periods import WishIn, wish_of, wish_shape
from palabre.api.shapes import Code, Page, Paging, Word, Words, part_found, words
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations, queries
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.calls.states import ProposalState
from palabre.stages.people.operations import OrganizationFacts
from palabre.stages.people.queries import organization_named
from palabre.stages.programme import agendas, demands, wanted
from palabre.stages.programme.states import Mode
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem
from palabre.stages.summits.periods import Wished
from palabre.web.requests import Asked
from palabre.workflows.accept_proposal import accept_proposal
from palabre.workflows.decline_proposal import decline_proposal
from palabre.workflows.keep_proposal import keep_proposal

router = Router(tags=["calls"])


class PromptShape(Schema):
    """An open point of the edition before that a proposal may start from."""

    code: str
    text: str
    lang: str


class CallShape(Schema):
    """A call with its window, half-open."""

    code: str
    title: Words
    about: Words
    opens_at: datetime
    closes_at: datetime
    is_open: bool
    prompts: list[PromptShape]


class ProposalIn(Schema):
    """What a proposer has written so far; a draft may leave anything empty.

    An organization that is new here needs its group.
    """

    title: str = Field("", max_length=operations.TITLE_LIMIT)
    description: str = Field("", max_length=20_000)
    lang: str = Field("en", max_length=12)
    organization: str = Field("", max_length=200)
    organization_group: StakeholderGroup | None = None
    organization_country: str = Field("", pattern=r"^([A-Z]{2})?$")
    session_type: str = Field("", max_length=40)
    themes: list[str] = []
    action_lines: list[str] = []
    goals: list[str] = []
    mode: Mode | None = None
    languages: list[str] = []
    expected_audience: int | None = Field(None, ge=1, le=100_000)
    speakers: str = Field("", max_length=5_000)
    wishes: list[WishIn] = Field([], max_length=20)
    from_point: str = Field("", max_length=40)


class ProposalShape(Schema):
    """A proposal and where it stands."""

    code: str
    summit: str
    state: str
    title: str
    description: str
    lang: str
    organization: str
    session_type: str
    themes: list[str]
    tags: list[str]
    mode: str
    languages: list[str]
    expected_audience: int | None
    speakers: str
    wishes: list[WishIn]
    from_point: str
    submitted_at: datetime | None
    decided_at: datetime | None
    reason: str


class AcceptIn(Schema):
    """A note that reaches the proposer."""

    note: str = Field("", max_length=5_000)


class DeclineIn(Schema):
    """The reason that reaches the proposer."""

    reason: str = Field(max_length=5_000)


class SessionMade(Schema):
    """The session that an accepted proposal became."""

    session: str


@router.get("/editions/{summit}/calls", response=list[CallShape], operation_id="calls")
def calls(request: Asked, summit: Code) -> list[CallShape]:
    """List the calls of an edition with their prompts, first opened first."""
    found = queries.calls_of(summits.by_code(summit))
    return [_call(one, request.at) for one in found]


@router.get(
    "/editions/{summit}/proposals",
    response=Page[ProposalShape],
    auth=KNOWN,
    operation_id="proposals",
)
def proposals(
    request: Asked,
    summit: Code,
    paging: Query[Paging],
    state: ProposalState | None = None,
) -> Page[ProposalShape]:
    """List what was submitted, for its secretariat, reviewers and Chair."""
    edition = summits.by_code(summit)
    found = queries.proposals_submitted(request.actor, edition, state=state or "")
    n, rows = part_found(found, paging)
    return Page(n=n, items=[_proposal(one) for one in rows])


@router.get(
    "/proposals", response=Page[ProposalShape], auth=KNOWN, operation_id="my_proposals"
)
def my_proposals(
    request: Asked, paging: Query[Paging], summit: Word = ""
) -> Page[ProposalShape]:
    """List one's own proposals, last changed first."""
    edition = summits.by_code(summit) if summit else None
    found = queries.proposals_of_proposer(request.actor, edition)
    n, rows = part_found(found, paging)
    return Page(n=n, items=[_proposal(one) for one in rows])


@router.get(
    "/proposals/{code}", response=ProposalShape, auth=KNOWN, operation_id="proposal"
)
def proposal(request: Asked, code: Code) -> ProposalShape:
    """Tell a proposal to its proposer and to those who decide."""
    return _proposal(queries.proposal_for(request.actor, code))


@router.post(
    "/editions/{summit}/proposals",
    response={201: ProposalShape},
    auth=KNOWN,
    operation_id="start_proposal",
)
def start(request: Asked, summit: Code, given: ProposalIn) -> Status[ProposalShape]:
    """Keep a first draft of a proposal to the edition's call."""
    call = queries.current_call(summits.by_code(summit), at=request.at)
    if call is None:
        raise Refused("not-found", what="call", code=summit)
    kept = _keep(request, call, None, given)
    return Status(201, _proposal(queries.proposal_for(request.actor, kept.code)))


@router.put(
    "/proposals/{code}",
    response=ProposalShape,
    auth=KNOWN,
    operation_id="amend_proposal",
)
def amend(request: Asked, code: Code, given: ProposalIn) -> ProposalShape:
    """Put other words to a draft."""
    found = queries.proposal_for(request.actor, code)
    _keep(request, found.call, found, given)
    return _proposal(queries.proposal_for(request.actor, code))


@router.post(
    "/proposals/{code}/submit",
    response=ProposalShape,
    auth=KNOWN,
    operation_id="submit_proposal",
)
def submit(request: Asked, code: Code) -> ProposalShape:
    """Submit a complete draft while the call is open."""
    found = queries.proposal_for(request.actor, code)
    operations.submit(found, by=request.actor, at=request.at)
    return _proposal(queries.proposal_for(request.actor, code))


@router.post(
    "/proposals/{code}/withdraw",
    response=ProposalShape,
    auth=KNOWN,
    operation_id="withdraw_proposal",
)
def withdraw(request: Asked, code: Code) -> ProposalShape:
    """Take a proposal back."""
    found = queries.proposal_for(request.actor, code)
    operations.withdraw(found, by=request.actor, at=request.at)
    return _proposal(queries.proposal_for(request.actor, code))


@router.put(
    "/proposals/{code}/wishes",
    response=list[WishIn],
    auth=KNOWN,
    operation_id="wish_for_session",
)
def wish_for_session(request: Asked, code: Code, given: list[WishIn]) -> list[WishIn]:
    """Say when the session of one's accepted proposal would suit."""
    found = queries.proposal_for(request.actor, code)
    session = agendas.session_of_proposal(found)
    if session is None:
        raise Refused("not-found", what="session", code=code)
    wishes = [wish_of(one) for one in given]
    demands.wish(session, wishes, by=request.actor, at=request.at)
    return [wish_shape(one) for one in wanted.demands_of(session).wishes]


@router.post(
    "/proposals/{code}/accept",
    response=SessionMade,
    auth=KNOWN,
    operation_id="accept_proposal",
)
def accept(request: Asked, code: Code, given: AcceptIn) -> SessionMade:
    """Accept a proposal: it becomes a session, its proposer gets a letter."""
    found = queries.proposal_for(request.actor, code)
    made = accept_proposal(found, note=given.note, by=request.actor, at=request.at)
    return SessionMade(session=made.code)


@router.post(
    "/proposals/{code}/decline",
    response=ProposalShape,
    auth=KNOWN,
    operation_id="decline_proposal",
)
def decline(request: Asked, code: Code, given: DeclineIn) -> ProposalShape:
    """Decline a proposal with a reason."""
    found = queries.proposal_for(request.actor, code)
    decline_proposal(found, reason=given.reason, by=request.actor, at=request.at)
    return _proposal(queries.proposal_for(request.actor, code))


def _keep(
    request: Asked, call: Call, found: Proposal | None, given: ProposalIn
) -> Proposal:
    return keep_proposal(
        call,
        found,
        _facts(call, given),
        organization=_new_organization(given),
        proposer=person_of(request),
        by=request.actor,
        at=request.at,
    )


def _facts(call: Call, given: ProposalIn) -> operations.ProposalFacts:
    return operations.ProposalFacts(
        title=given.title,
        description=given.description,
        lang=given.lang,
        organization=organization_named(given.organization)
        if given.organization.strip()
        else None,
        session_type=given.session_type,
        themes=[
            one for one in summits.themes_of(call.summit) if one.code in given.themes
        ],
        action_lines=_items(ACTION_LINES, given.action_lines),
        goals=_items(GOALS, given.goals),
        mode=given.mode or "",
        languages=given.languages,
        expected_audience=given.expected_audience,
        speakers=given.speakers,
        wishes=[wish_of(one) for one in given.wishes],
        from_point=given.from_point,
    )


def _new_organization(given: ProposalIn) -> OrganizationFacts | None:
    name = given.organization.strip()
    if not name or organization_named(name) is not None:
        return None
    if given.organization_group is None:
        raise Refused("field-missing", field="organization_group")
    return OrganizationFacts(
        Text({given.lang: name}, given.lang),
        group=given.organization_group,
        country=given.organization_country,
    )


def _items(framework: str, codes: list[str]) -> list[FrameworkItem]:
    return [one for one in summits.items_of(framework) if one.code in codes]


def _call(one: Call, at: datetime) -> CallShape:
    return CallShape(
        code=one.code,
        title=words(one.title),
        about=words(one.about),
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        is_open=one.opens_at <= at < one.closes_at,
        prompts=[
            PromptShape(
                code=prompt["code"], text=prompt["text"], lang=prompt.get("lang", "en")
            )
            for prompt in one.prompts
        ],
    )


def _proposal(one: Proposal) -> ProposalShape:
    organization = one.organization
    return ProposalShape(
        code=one.code,
        summit=one.call.summit.code,
        state=one.state,
        title=one.title,
        description=one.description,
        lang=one.lang,
        organization=organization.code if organization else "",
        session_type=one.session_type,
        themes=[theme.code for theme in one.themes.all()],
        tags=[tag.item.code for tag in one.tags.all()],
        mode=one.mode,
        languages=one.languages,
        expected_audience=one.expected_audience,
        speakers=one.speakers,
        wishes=[wish_shape(Wished.from_json(kept)) for kept in one.wishes],
        from_point=one.from_point,
        submitted_at=one.submitted_at,
        decided_at=one.decided_at,
        reason=one.reason,
    )
