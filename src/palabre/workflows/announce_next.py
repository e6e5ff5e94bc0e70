"""Announce the next edition from the outcomes, with a call that starts from them."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import categories
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Call
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes.counting import writing as figures
from palabre.stages.outcomes.models import Draft, Point
from palabre.stages.outcomes.states import DraftState
from palabre.stages.people.models import Person
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import SessionType
from palabre.stages.protocol.ranking import carry_over as carry_ranks_over
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import RoleGrant, Summit
from palabre.stages.summits.rules import may_run

PROMPTS = 40
"""Open points that the next call offers to start from, at most."""


def announce_next(  # noqa: PLR0913 - an announcement has these parts
    summit: Summit,
    plan: summits.SummitPlan,
    *,
    call_title: Text,
    call_opens_at: datetime,
    call_closes_at: datetime,
    by: Actor,
    at: datetime,
) -> Call:
    """Announce the edition after this one; return its call.

    The secretariat goes on; themes, types of session, classes of badge, ranks with
    their rules and the edition's own definitions of figures are carried over; the
    points that stayed open become prompts of the call.

    Raises Refused: ``not-allowed``, ``next-announced``, and those of
    `summits.announce` and `calls.open_call`.
    Journal: ``summits.summit.announced``, ``calls.call.opened``,
    ``outcomes.figure.carried``, ``summits.next.announced``.
    """
    act = "summits.next.announced"
    require(may_run(by, summit), act)
    with transaction.atomic():
        locked = Summit.objects.select_for_update().get(pk=summit.pk)
        if locked.next_summit is not None:
            raise Refused("next-announced", code=locked.next_summit.code)
        following = summits.announce(locked.series, plan, by=by, at=at)
        locked.next_summit = following
        locked.save(update_fields=["next_summit"])
        actor = _carry_over(locked, following, by=by, at=at)
        call = calls.open_call(
            following,
            title=call_title,
            about=locked.invitation,
            opens_at=call_opens_at,
            closes_at=call_closes_at,
            prompts=open_points(locked),
            by=actor,
            at=at,
        )
        subject = f"summit:{following.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return call


def _carry_over(summit: Summit, following: Summit, *, by: Actor, at: datetime) -> Actor:
    grants = RoleGrant.objects.filter(summit=summit, role=Role.SECRETARIAT)
    for grant in grants.select_related("person").order_by("id"):
        _appoint(following, grant.person, at=at, by=by)
    actor = by
    if not by.is_system:
        roles = by.roles | {(Role.SECRETARIAT, following.code)}
        actor = Actor(by.person_id, by.name, roles)
    themes = [(one.code, one.name) for one in summit.themes.order_by("position")]
    summits.set_themes(following, themes, by=actor, at=at)
    kinds = SessionType.objects.filter(summit=summit).order_by("position")
    types = [(one.code, one.name, one.minutes, one.is_high_level) for one in kinds]
    programme.set_session_types(following, types, by=actor, at=at)
    categories.carry_over(summit, following, by=actor, at=at)
    figures.carry(summit, following, by=actor, at=at)
    carry_ranks_over(summit, following, by=actor, at=at)
    return actor


def _appoint(following: Summit, person: Person, *, by: Actor, at: datetime) -> None:
    RoleGrant.objects.get_or_create(
        person=person,
        summit=following,
        role=Role.SECRETARIAT,
        defaults={"granted_at": at},
    )
    journal.record(
        "summits.role.granted",
        f"person:{person.code}",
        by=by,
        at=at,
        summit=following.code,
        role=Role.SECRETARIAT,
    )


def open_points(summit: Summit) -> list[dict[str, str]]:
    """Return what stayed open, as prompts: of the issued draft, else of the last."""
    drafts = Draft.objects.filter(summit=summit).exclude(state=DraftState.SUPERSEDED)
    draft = drafts.filter(state=DraftState.ISSUED).order_by("-number", "-id").first()
    draft = draft or drafts.order_by("-number", "-id").first()
    points = Point.objects.filter(draft=draft, is_open=True).order_by("code")[:PROMPTS]
    return [
        {
            "code": point.code,
            "text": point.text,
            "lang": point.lang,
            "sentence": point.sentence.code if point.sentence else "",
            "summit": summit.code,
            "theme": point.theme.code if point.theme else "",
        }
        for point in points
    ]
