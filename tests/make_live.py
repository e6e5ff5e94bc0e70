"""Sittings made by the real operations."""

from datetime import timedelta

import make

from palabre.kernel.languages import text
from palabre.stages.live import captions, operations
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.models import Cue, RequestForFloor, Sitting, Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session

NOON = make.NOON


def later(seconds: float):
    return NOON + timedelta(seconds=seconds)


def session(code: str = "INC-01", *, summit=None, roles=()) -> Session:
    summit = summit or make.summit()
    if not summit.session_types.exists():
        kind = ("round-table", text(en="Round table"), 60, False)
        programme.set_session_types(summit, [kind], by=make.LOADER, at=NOON)
    facts = programme.SessionFacts(
        code, text(en="Who is outside the door?"), "round-table", roles=list(roles)
    )
    return programme.add_session(summit, facts, by=make.LOADER, at=NOON)


def role(name: str, role: str, organization=None) -> programme.RoleFacts:
    return programme.RoleFacts(make.person(name), role, organization)


def sitting(made: Session | None = None) -> Sitting:
    return operations.open_sitting(made or session(), by=make.LOADER, at=NOON)


def request(
    held: Sitting, name: str = "Soraya Hakim", *, at=NOON, **facts
) -> RequestForFloor:
    return operations.request_floor(
        held, RequestFacts(name, **facts), by=make.LOADER, at=at
    )


def statement(held: Sitting, name: str = "Soraya Hakim", *, at=NOON) -> Statement:
    return operations.give_floor(request(held, name, at=at), by=make.LOADER, at=at)


def cues(held: Sitting, *words: str, at=NOON, **facts) -> list[Cue]:
    many = [CaptionFacts(one, at, **facts) for one in words]
    return captions.caption(held, many, by=make.LOADER, at=at)
