from datetime import date, time, timedelta

import journals
import make
import pytest
from django.db import IntegrityError, transaction

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Host, RoleGrant, Series, Summit

pytestmark = pytest.mark.django_db


def plan(code="hamlet-2027", **changes):
    facts = {
        "name": text(en="Hamlet Forum 2027"),
        "starts_on": date(2027, 5, 24),
        "ends_on": date(2027, 5, 25),
    }
    return summits.SummitPlan(code=code, **(facts | changes))


def test_series_is_founded_once():
    first = make.series()
    again = make.series()

    assert (first, Series.objects.count()) == (again, 1)
    assert journals.acts() == ["summits.series.founded"]


def test_only_the_system_founds_a_series():
    with pytest.raises(Refused, match="not-allowed"):
        summits.found_series(
            "other",
            name=text(en="Other"),
            about=text(),
            is_fictional=True,
            by=make.actor(make.person()),
            at=make.NOON,
        )


def test_secretariat_of_one_edition_announces_the_next():
    before = make.summit()

    made = summits.announce(
        before.series,
        plan(zone="Africa/Nairobi", languages=("sw", "en")),
        by=make.secretariat(before),
        at=make.NOON,
    )

    assert (made.state, made.zone, made.languages) == (
        "announced",
        "Africa/Nairobi",
        ["sw", "en"],
    )
    assert journals.last() == ("summits.summit.announced", "summit:hamlet-2027")


def test_others_do_not_announce():
    before = make.summit()
    for by in (make.actor(make.person()), make.holder(before, Role.CHAIR)):
        with pytest.raises(Refused, match="not-allowed"):
            summits.announce(before.series, plan(), by=by, at=make.NOON)


@pytest.mark.parametrize(
    "changes, code, field",
    [
        ({"ends_on": date(2027, 5, 23)}, "dates-reversed", "ends_on"),
        ({"zone": "Mars/Olympus"}, "zone-unknown", "zone"),
        ({"code": "hamlet-2026"}, "summit-exists", "code"),
    ],
)
def test_plan_that_cannot_be_is_refused(changes, code, field):
    before = make.summit()

    with pytest.raises(Refused, match=code) as caught:
        summits.announce(before.series, plan(**changes), by=make.LOADER, at=make.NOON)

    assert caught.value.facts["field"] == field
    assert Summit.objects.count() == 1


def test_database_holds_no_reversed_edition():
    made = make.summit()

    with (
        pytest.raises(IntegrityError, match="summit_ends_after_start"),
        transaction.atomic(),
    ):
        Summit.objects.filter(pk=made.pk).update(ends_on=date(2026, 1, 1))


def test_edition_moves_through_its_year():
    made = make.summit()
    by = make.secretariat(made)

    states = [summits.move(made, act, by=by, at=make.NOON).state for act in MOVES]

    assert states == ["open", "running", "closed"]
    assert journals.last() == ("summits.summit.close", "summit:hamlet-2026")


MOVES = ("open", "start", "close")


@pytest.mark.parametrize("act", ["start", "close"])
def test_steps_are_not_skipped(act):
    made = make.summit()

    with pytest.raises(Refused, match="wrong-state"):
        summits.move(made, act, by=make.secretariat(made), at=make.NOON)


def test_hosts_are_named_in_order_and_again():
    made = make.summit()
    first, second, third = (make.organization() for _ in range(3))
    for hosts in ([second, first], [first]):
        summits.name_hosts(
            made, hosts=hosts, co_organizers=[third], by=make.LOADER, at=make.NOON
        )

    rows = Host.objects.order_by("position").values_list("kind", "organization")
    assert list(rows) == [("host", first.pk), ("co-organizer", third.pk)]
    assert journals.last() == ("summits.hosts.named", "summit:hamlet-2026")


def test_chair_is_named_and_holds_the_role():
    made, chair = make.summit(), make.person("Emeka Obi")

    summits.name_chair(made, chair, by=make.secretariat(made), at=make.NOON)

    made.refresh_from_db()
    assert made.chair == chair
    assert RoleGrant.objects.filter(person=chair, role=Role.CHAIR).count() == 1


def test_role_is_granted_once():
    made, person = make.summit(), make.person()
    for _ in range(2):
        summits.grant(made, person, Role.GATE, by=make.LOADER, at=make.NOON)

    assert journals.acts().count("summits.role.granted") == 1


def test_nobody_grants_roles_to_themselves():
    made, person = make.summit(), make.person()

    with pytest.raises(Refused, match="not-allowed"):
        summits.grant(
            made, person, Role.SECRETARIAT, by=make.actor(person), at=make.NOON
        )

    assert RoleGrant.objects.count() == 0


def test_phase_runs_forward():
    made = make.summit()

    def planned(days):
        return summits.plan_phase(
            made,
            "call",
            label=text(en="Call"),
            starts_at=make.NOON,
            ends_at=make.NOON + timedelta(days=days),
            by=make.LOADER,
            at=make.NOON,
        )

    assert planned(3).kind == "call"
    assert journals.last() == ("summits.phase.planned", "phase:call")
    with pytest.raises(Refused, match="dates-reversed"):
        planned(0)


def test_venue_comes_with_days_and_rooms_in_order():
    made = make.summit(venues=False)
    make.hall(made)
    make.hall(made, "annex")

    halls = list(made.venues.order_by("position"))
    assert [hall.code for hall in halls] == ["hall", "annex"]
    assert [room.code for room in halls[0].rooms.order_by("position")] == [
        "tilia",
        "acacia",
    ]
    assert halls[0].days.count() == 2
    assert journals.last() == ("summits.venue.added", "venue:annex")


def test_venue_closes_after_it_opens():
    made = make.summit(venues=False)

    with pytest.raises(IntegrityError, match="venue_day_closes"), transaction.atomic():
        summits.add_venue(
            made,
            "hall",
            name=text(en="Hall"),
            days=[(date(2026, 5, 25), time(18), time(9))],
            rooms=[],
            by=make.LOADER,
            at=make.NOON,
        )


def test_themes_are_kept_by_code():
    made = make.summit()
    health = made.themes.get(code="health")

    themes = [("health", text(en="Good health")), ("media", text(en="Media"))]
    summits.set_themes(made, themes, by=make.LOADER, at=make.NOON)

    health.refresh_from_db()
    assert (str(health.name.said_in("en")), health.position) == ("Good health", 0)
    assert journals.last() == ("summits.themes.set", "summit:hamlet-2026")


@pytest.mark.parametrize(
    "act",
    [
        lambda made, by: summits.move(made, "open", by=by, at=make.NOON),
        lambda made, by: summits.set_themes(made, [], by=by, at=make.NOON),
        lambda made, by: summits.name_hosts(
            made, hosts=[], co_organizers=[], by=by, at=make.NOON
        ),
        lambda made, by: summits.name_chair(made, made.chair, by=by, at=make.NOON),
        lambda made, by: summits.add_venue(
            made, "x", name=text(), days=[], rooms=[], by=by, at=make.NOON
        ),
        lambda made, by: summits.plan_phase(
            made,
            "call",
            label=text(),
            starts_at=make.NOON,
            ends_at=make.NOON,
            by=by,
            at=make.NOON,
        ),
    ],
)
def test_edition_is_run_by_its_secretariat_alone(act):
    made = make.summit()
    other = make.secretariat(make.summit("hamlet-2025"))

    with pytest.raises(Refused, match="not-allowed"):
        act(made, other)
