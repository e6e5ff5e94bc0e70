"""Sessions added to the draft of the programme, read there and changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ninja import Router, Status

from palabre.api.board import BOARD, planned
from palabre.api.doors import KNOWN
from palabre.api.draft_session_shapes import (
    DraftSession,
    OrganizerIn,
    SessionAmendIn,
    SessionFactsIn,
    SessionNewIn,
    TakingIn,
    draft_session,
    text_of,
)
from palabre.api.shapes import Code
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme import desk
from palabre.stages.programme.codes import code_of
from palabre.stages.programme.models import Session
from palabre.stages.programme.operations import SessionFacts
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, Summit, Theme
from palabre.stages.summits.states import TagStatus
from palabre.web.requests import Asked
from palabre.workflows import keep_session
from palabre.workflows.keep_session import Cast, Taking

router = Router(tags=["programme"])

Row = TypeVar("Row")
PLAIN = (
    *("type", "minutes", "mode", "lang", "languages", "is_captioned"),
    *("expected_audience", "track"),
)
TEXTS = ("title", "subtitle", "description")


@router.get(
    BOARD + "/sessions/{code}",
    response=DraftSession,
    auth=KNOWN,
    operation_id="draft_session",
)
def session_of_draft(request: Asked, summit: Code, code: Code) -> DraftSession:
    """Tell a session of the draft with all that it is, and the token of its state."""
    return draft_session(desk.session_of(planned(request, summit), code))


@router.post(
    BOARD + "/sessions",
    response={201: DraftSession},
    auth=KNOWN,
    operation_id="add_session",
)
def session_added(
    request: Asked, summit: Code, given: SessionNewIn
) -> Status[DraftSession]:
    """Add a session to the draft, without a place; who is new in it is entered."""
    edition = planned(request, summit)
    title = text_of(given.title)
    code = given.code or code_of(edition, title, given.type)
    facts = SessionFacts(code, title, given.type)
    made = keep_session.add_session(
        edition,
        _facts(edition, given, facts, None),
        cast=Cast(
            [_body(one) for one in given.organizers or ()],
            [_taking(one) for one in given.people or ()],
        ),
        by=request.actor,
        at=request.at,
    )
    return Status(201, draft_session(made))


@router.patch(
    BOARD + "/sessions/{code}",
    response=DraftSession,
    auth=KNOWN,
    operation_id="amend_session",
)
def session_amended(
    request: Asked, summit: Code, code: Code, given: SessionAmendIn
) -> DraftSession:
    """Change what a session is; what is not sent stays, what is placed must fit."""
    edition = planned(request, summit)
    there = desk.session_of(edition, code)
    kept = keep_session.amend_session(
        there,
        _facts(edition, given, _standing(there), there),
        cast=Cast(_bodies(given, there), _takings(given, there)),
        seen=given.seen,
        by=request.actor,
        at=request.at,
    )
    return draft_session(kept)


def _standing(there: Session) -> SessionFacts:
    """Return a session as it is, without organizers and people."""
    return SessionFacts(
        there.code,
        there.title,
        there.type.code,
        **{name: getattr(there, name) for name in PLAIN if name != "type"},
        subtitle=there.subtitle,
        description=there.description,
        links=there.links,
        proposal=there.proposal,
    )


def _facts(
    summit: Summit, given: SessionFactsIn, start: SessionFacts, there: Session | None
) -> SessionFacts:
    sent = given.model_fields_set
    asked = {name: getattr(given, name) for name in PLAIN if name in sent}
    plain = {
        name: value
        for name, value in asked.items()
        if value is not None or name in ("expected_audience", "minutes")
    }
    texts: dict[str, Any] = {
        name: text_of(getattr(given, name))
        for name in TEXTS
        if getattr(given, name) is not None
    }
    return replace(
        start,
        **{**plain, **texts},
        themes=_themes(summit, given, there),
        items=[
            *_items(given.action_lines, ACTION_LINES, "action_lines", there),
            *_items(given.goals, GOALS, "goals", there),
            *_others(there),
        ],
    )


def _themes(
    summit: Summit, given: SessionFactsIn, there: Session | None
) -> list[Theme]:
    if given.themes is None:
        return list(there.themes.order_by("position", "id")) if there else []
    known = {one.code: one for one in summits.themes_of(summit)}
    return [_known(known, code, "themes") for code in dict.fromkeys(given.themes)]


def _items(
    wanted: Sequence[str] | None, framework: str, name: str, there: Session | None
) -> list[FrameworkItem]:
    if wanted is None:
        return [one for one in _declared(there) if one.framework.code == framework]
    known = {one.code: one for one in summits.items_of(framework)}
    return [_known(known, code, name) for code in dict.fromkeys(wanted)]


def _others(there: Session | None) -> list[FrameworkItem]:
    """Return the tags of other frameworks, which are not sent."""
    ours = (ACTION_LINES, GOALS)
    return [one for one in _declared(there) if one.framework.code not in ours]


def _declared(there: Session | None) -> list[FrameworkItem]:
    if there is None:
        return []
    tags = there.tags.exclude(status=TagStatus.SUGGESTED)
    rows = tags.select_related("item__framework").order_by("id")
    return [tag.item for tag in rows]


def _known(rows: dict[str, Row], code: str, name: str) -> Row:
    if code not in rows:
        raise Refused("field-unknown", value=code, field=name)
    return rows[code]


def _bodies(given: SessionFactsIn, there: Session) -> list[str | Organization]:
    if given.organizers is not None:
        return [_body(one) for one in given.organizers]
    bodies = there.organizers.select_related("organization").order_by("position", "id")
    return [one.organization for one in bodies]


def _takings(given: SessionFactsIn, there: Session) -> list[Taking]:
    if given.people is not None:
        return [_taking(one) for one in given.people]
    roles = there.roles.select_related("person", "organization")
    return [
        Taking(
            role=one.role,
            name=one.person.name,
            known=one.person,
            organization=one.organization or "",
            post=one.post,
            group=one.group,
        )
        for one in roles.order_by("position", "id")
    ]


def _taking(given: TakingIn) -> Taking:
    known = None
    if given.person is not None:
        known = Person.objects.filter(code=given.person).first()
        if known is None:
            raise Refused("not-found", what="person", code=given.person)
    return Taking(
        role=given.role,
        name=known.name if known else given.name or "",
        known=known,
        email=given.email,
        organization=_body(given.organization) if given.organization else "",
        post=given.post,
    )


def _body(given: OrganizerIn) -> str | Organization:
    if given.code is None:
        return given.name or ""
    found = Organization.objects.filter(code=given.code).first()
    if found is None:
        raise Refused("not-found", what="organization", code=given.code)
    return found
