from datetime import date, timedelta

import make
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import vetting
from palabre.stages.calls.models import Call
from palabre.stages.outcomes.models import Draft, Point
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import SummitPlan
from palabre.workflows.announce_next import announce_next

pytestmark = pytest.mark.django_db


def plan(**other):
    given = {
        "code": "hamlet-2027",
        "name": text(en="Hamlet Forum 2027"),
        "starts_on": date(2027, 5, 24),
        "ends_on": date(2027, 5, 25),
    }
    return SummitPlan(**(given | other))


def announce(summit, by, **other):
    return announce_next(
        summit,
        plan(**other),
        call_title=text(en="Open call"),
        call_opens_at=make.NOON,
        call_closes_at=make.NOON + timedelta(days=90),
        by=by,
        at=make.NOON,
    )


def with_open_point(summit):
    draft = Draft.objects.create(
        code="D1", summit=summit, number=1, lang="en", title="Draft", made_at=make.NOON
    )
    for code, is_open in (("P1", True), ("P2", False)):
        Point.objects.create(
            summit=summit,
            draft=draft,
            code=code,
            function="challenge",
            text=f"Words of {code}.",
            lang="en",
            is_open=is_open,
        )


def test_next_edition_starts_from_what_stayed_open():
    summit = make.summit()
    with_open_point(summit)
    by = make.secretariat(summit)

    call = announce(summit, by)

    summit.refresh_from_db()
    assert summit.next_summit == call.summit
    assert [one["code"] for one in call.prompts] == ["P1"]
    assert [one.code for one in call.summit.themes.order_by("position")] == [
        "inclusion",
        "health",
    ]
    assert call.summit.role_grants.get().role == Role.SECRETARIAT


def test_next_edition_has_the_classes_of_badge_of_the_last_and_who_decides():
    summit = make.summit()
    made = [
        ("participant", text(en="Participant"), "#1d4f91", ["grounds", "rooms"]),
        ("press", text(en="Press"), "#7a1f3d", ["grounds"]),
    ]
    accreditation.set_categories(summit, made, by=make.LOADER, at=make.NOON)
    press = summit.categories.get(code="press")
    vetting.set_rule(
        press, deciders=["protocol"], needs_second=True, by=make.LOADER, at=make.NOON
    )

    following = announce(summit, make.secretariat(summit)).summit

    kept = following.categories.order_by("position")
    assert [(one.code, one.name, one.colour, one.zones) for one in kept] == made
    assert [(one.deciders, one.needs_second) for one in kept] == [
        ([], False),
        (["protocol"], True),
    ]


def test_edition_is_announced_once():
    summit = make.summit()
    by = make.secretariat(summit)
    announce(summit, by)

    with pytest.raises(Refused, match="next-announced"):
        announce(summit, by, code="hamlet-2028")


def test_refused_plan_leaves_nothing_behind():
    summit = make.summit()

    with pytest.raises(Refused, match="zone-unknown"):
        announce(summit, make.secretariat(summit), zone="Mars/Olympus")
    assert Summit.objects.count() == 1
    assert not Call.objects.exists()


def test_only_the_secretariat_announces():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        announce(summit, make.actor(make.person("Grace Okonkwo")))
