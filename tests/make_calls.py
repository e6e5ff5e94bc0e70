"""A call and proposals to it, by the real operations."""

from dataclasses import replace
from datetime import datetime, timedelta

import make

from palabre.kernel.actors import Actor
from palabre.kernel.languages import text
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.people.models import Person
from palabre.stages.programme import operations as programme
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import Framework, FrameworkItem, Summit

POINT = {"code": "P7", "text": "Who pays for the repairs?", "url": "/en/point/"}


def call(
    summit: Summit | None = None, *, at: datetime = make.NOON, days: int = 10
) -> Call:
    """Return a call that opened the day before and is open for some days more."""
    summit = summit or make.summit()
    frameworks()
    kinds = [("workshop", text(en="Workshop", fr="Atelier"), 45, False)]
    programme.set_session_types(summit, kinds, by=make.LOADER, at=make.NOON)
    return calls.open_call(
        summit,
        title=text(en="Call for sessions", fr="Appel à sessions"),
        about=text(en="Propose a session."),
        opens_at=at - timedelta(days=1),
        closes_at=at + timedelta(days=days),
        prompts=[POINT],
        by=make.LOADER,
        at=make.NOON,
    )


def frameworks() -> None:
    """Put two Action Lines and a goal into the database: the real lists take a second."""
    for framework, codes in ((ACTION_LINES, ("C1", "C4")), (GOALS, ("4",))):
        made, _ = Framework.objects.get_or_create(code=framework)
        for position, code in enumerate(codes):
            FrameworkItem.objects.get_or_create(
                framework=made,
                code=code,
                defaults={"name": text(en=f"Item {code}"), "position": position},
            )


def item(code: str = "C4") -> FrameworkItem:
    return FrameworkItem.objects.get(code=code)


def proposer(name: str = "Bo Lindqvist", *, lang: str = "en") -> Person:
    return make.person(name, email="bo@example.org", lang=lang)


def facts(made: Call, **changes: object) -> calls.ProposalFacts:
    """Return what a complete proposal says."""
    complete = calls.ProposalFacts(
        title="Wells that last",
        description="How villages keep their wells working.",
        organization=make.organization("Lantern Wells Union"),
        session_type="workshop",
        themes=[made.summit.themes.get(code="inclusion")],
        action_lines=[item("C4")],
        goals=[item("4")],
        mode="hybrid",
        languages=("en", "fr"),
        expected_audience=60,
        speakers="Bo Lindqvist, engineer, Lantern Wells Union, SE",
    )
    return replace(complete, **changes)


def draft(made: Call, person: Person | None = None, **changes: object) -> Proposal:
    person = person or proposer()
    by = make.actor(person)
    return calls.start(made, person, facts(made, **changes), by=by, at=make.NOON)


def submitted(made: Call, person: Person | None = None, **changes: object) -> Proposal:
    person = person or proposer()
    kept = draft(made, person, **changes)
    return calls.submit(kept, by=make.actor(person), at=made.opens_at)


def writer(proposal: Proposal) -> Actor:
    """Return the actor of who wrote a proposal."""
    return make.actor(proposal.proposer)
