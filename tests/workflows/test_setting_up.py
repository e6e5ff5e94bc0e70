"""Setting an edition up: from nothing, and again while it is being planned."""

from dataclasses import replace
from datetime import date, time

import journals
import make
import make_calls
import make_programme
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Account, Organization, Person
from palabre.stages.programme.models import Placement, SessionTag
from palabre.stages.programme.seen import token_of
from palabre.stages.summits import operations as summits
from palabre.stages.summits.amending import VenueFacts
from palabre.stages.summits.catalogue import ACTION_LINES, load_frameworks
from palabre.stages.summits.models import RoleGrant, Summit, Venue
from palabre.stages.summits.queries import hosts_of, items_of
from palabre.stages.summits.states import TagStatus
from palabre.workflows import keep_session, keep_venue
from palabre.workflows.appoint import Appointment, appoint
from palabre.workflows.found_edition import SeriesFacts, found_edition
from palabre.workflows.keep_session import Cast, Taking
from palabre.workflows.name_hosts import HostsFacts, name_hosts
from palabre.workflows.set_agenda import set_agenda, set_types

pytestmark = pytest.mark.django_db

URL = "https://forum.example.org/en/sign-in/"
DAYS = [(date(2026, 5, day), time(9), time(18)) for day in (25, 26)]


def plan(**changes):
    facts = {
        "code": "valley-2027",
        "name": text(en="Valley Forum 2027"),
        "starts_on": date(2027, 5, 10),
        "ends_on": date(2027, 5, 12),
    }
    return summits.SummitPlan(**(facts | changes))


def found(wanted, email="new@example.org"):
    return found_edition(
        SeriesFacts("valley", text(en="Valley Forum")),
        wanted,
        secretariat=Appointment(email, Role.SECRETARIAT, "Lina Berg"),
        url=URL,
        by=make.LOADER,
        at=make.NOON,
    )


def test_edition_is_founded_with_what_it_needs_on_its_first_day():
    summit = found(plan())

    assert (summit.state, summit.series.code) == ("open", "valley")
    assert summit.session_types.count() > 10
    assert summit.categories.filter(code="participant").exists()
    grant = RoleGrant.objects.select_related("person").get()
    assert (grant.person.name, grant.role) == ("Lina Berg", "secretariat")
    assert URL in Message.objects.get().body


def test_nothing_of_an_edition_is_founded_if_a_part_is_refused():
    found(plan())
    before = (Summit.objects.count(), Person.objects.count(), len(journals.acts()))

    with pytest.raises(Refused, match="summit-exists"):
        found(plan(), email="other@example.org")

    after = (Summit.objects.count(), Person.objects.count(), len(journals.acts()))
    assert after == before


def test_who_has_an_account_is_appointed_without_a_new_one():
    summit = found(plan())
    wanted = Appointment("NEW@example.org", Role.CAPTIONER, "Somebody Else")
    by = make.secretariat(summit)

    person = appoint(summit, wanted, url=URL, by=by, at=make.NOON)

    assert (person.name, Account.objects.count()) == ("Lina Berg", 1)
    assert RoleGrant.objects.filter(person=person).count() == 2


def test_only_the_secretariat_appoints():
    summit = found(plan())

    with pytest.raises(Refused, match="not-allowed"):
        appoint(
            summit,
            Appointment("x@example.org", Role.CHAIR),
            url=URL,
            by=make.actor(make.person()),
            at=make.NOON,
        )

    assert not Account.objects.filter(email="x@example.org").exists()


def test_hosts_are_named_in_order_and_new_ones_entered():
    summit = make.summit()
    known = make.organization("Wells Network")
    facts = HostsFacts(
        hosts=[text(en="Republic of Valmonde"), known],
        co_organizers=[],
        chair=Appointment("chair@example.org", Role.CHAIR, "Élodie Marchetaz"),
        chair_style=text(en="Her Excellency Ms Élodie Marchetaz"),
    )

    name_hosts(summit, facts, url=URL, by=make.secretariat(summit), at=make.NOON)

    named = [str(one.name.said_in("en")) for one in hosts_of(summit)["host"]]
    assert named == ["Republic of Valmonde", "Wells Network"]
    kept = Summit.objects.select_related("chair").get()
    assert kept.chair.name == "Élodie Marchetaz"
    assert Organization.objects.count() == 2


def test_venue_may_not_close_on_a_session():
    summit = make.summit()
    placement = make_programme.placed(make_programme.session(summit), 9)
    venue = Venue.objects.select_related("summit").get()
    facts = VenueFacts(
        venue.name, "", [(on, time(10), time(18)) for on, _, _ in DAYS], _rooms(venue)
    )

    with pytest.raises(Refused, match="placed-outside"):
        keep_venue.amend_venue(venue, facts, by=make.LOADER, at=make.NOON)

    assert venue.days.order_by("on").first().opens == time(9)
    kept = keep_venue.amend_venue(
        venue, replace(facts, days=DAYS), by=make.LOADER, at=make.NOON
    )
    assert Placement.objects.get().pk == placement.pk
    assert kept.days.count() == 2


def test_room_in_use_does_not_go():
    summit = make.summit()
    make_programme.placed(make_programme.session(summit), 9)
    venue = Venue.objects.select_related("summit").get()

    with pytest.raises(Refused, match="room-in-use"):
        keep_venue.amend_venue(
            venue,
            VenueFacts(venue.name, "", DAYS, _rooms(venue)[1:]),
            by=make.LOADER,
            at=make.NOON,
        )

    assert venue.rooms.count() == 2


def test_venues_of_one_name_get_codes_of_their_own():
    summit = make.summit(venues=False)
    facts = VenueFacts(text(en="The Hall"), "", DAYS, ())

    codes = [
        keep_venue.add_venue(summit, facts, by=make.LOADER, at=make.NOON).code
        for _ in range(2)
    ]

    assert codes == ["the-hall", "the-hall-2"]


def _rooms(venue):
    return [
        summits.RoomPlan(one.code, one.name, one.capacity)
        for one in venue.rooms.order_by("position")
    ]


def test_theme_in_use_does_not_leave_the_agenda():
    summit = make.summit()
    theme = summit.themes.get(code="health")
    make_programme.session(summit, themes=[theme])
    wanted = [("water", text(en="Water")), ("inclusion", text(en="Inclusion"))]

    with pytest.raises(Refused, match="theme-in-use"):
        set_agenda(summit, wanted, by=make.LOADER, at=make.NOON)
    set_agenda(summit, [*wanted, ("health", theme.name)], by=make.LOADER, at=make.NOON)

    codes = summit.themes.order_by("position").values_list("code", flat=True)
    assert list(codes) == ["water", "inclusion", "health"]


def test_unused_theme_and_type_go():
    summit = make.summit()
    make_programme.session(summit)

    set_agenda(summit, [("water", text(en="Water"))], by=make.LOADER, at=make.NOON)
    kinds = make_programme.KINDS
    set_types(summit, kinds[:1], by=make.LOADER, at=make.NOON)

    assert summit.themes.get().code == "water"
    assert summit.session_types.get().code == "workshop"
    with pytest.raises(Refused, match="type-in-use"):
        set_types(summit, kinds[1:], by=make.LOADER, at=make.NOON)


def test_session_is_added_with_everybody_in_it():
    summit = make.summit()
    make_programme.session(summit, "OLD-01")
    known = make.person("Élodie Marchetaz")
    takings = [
        Taking("moderator", "elodie marchetaz", organization="Wells Network"),
        Taking("speaker", "Tala Fonoti", post="Minister"),
    ]

    made = keep_session.add_session(
        summit,
        make_programme.facts("NEW-01"),
        cast=Cast(["Wells Network"], takings),
        by=make.secretariat(summit),
        at=make.NOON,
    )

    roles = made.roles.select_related("person").order_by("position")
    told = [(one.role, one.person.name, one.post) for one in roles]
    assert told == [
        ("moderator", "Élodie Marchetaz", ""),
        ("speaker", "Tala Fonoti", "Minister"),
    ]
    assert roles[0].person == known
    assert made.organizers.get().organization == roles[0].organization


def test_two_of_one_name_are_told_apart_by_address():
    summit = make.summit()
    session = make_programme.session(summit)
    make.person("Wang Fang", email="first@example.org")
    second = make.person("Wang Fang", email="second@example.org")
    taking = Taking("speaker", "Wang Fang")

    def amend(one):
        return keep_session.amend_session(
            session,
            make_programme.facts(),
            cast=Cast((), [one]),
            seen=token_of(session),
            by=make.LOADER,
            at=make.NOON,
        )

    with pytest.raises(Refused, match="person-unclear"):
        amend(taking)
    kept = amend(replace(taking, email="second@example.org"))

    assert kept.roles.get().person == second


def test_placed_session_must_still_fit_when_it_grows():
    summit = make.summit()
    first = make_programme.session(summit, "INC-01")
    make_programme.placed(first, 9)
    make_programme.placed(make_programme.session(summit, "INC-02"), 10)

    with pytest.raises(Refused, match="slot-taken"):
        keep_session.amend_session(
            first,
            make_programme.facts(minutes=90),
            cast=Cast(),
            seen=token_of(first),
            by=make.LOADER,
            at=make.NOON,
        )
    kept = keep_session.amend_session(
        first,
        make_programme.facts(minutes=60),
        cast=Cast(),
        seen=token_of(first),
        by=make.LOADER,
        at=make.NOON,
    )

    placed = Placement.objects.get(session=kept)
    assert placed.ends_at - placed.starts_at == make_programme.clock(
        summit, 10
    ) - make_programme.clock(summit, 9)
    first.refresh_from_db()
    assert first.minutes == 60


def test_busy_speaker_is_not_added_to_a_placed_session():
    summit = make.summit()
    busy = make.person("Tala Fonoti")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(busy,)), 9)
    other = make_programme.session(summit, "B-1")
    make_programme.placed(other, 9, in_="acacia")

    with pytest.raises(Refused, match="person-busy"):
        keep_session.amend_session(
            other,
            make_programme.facts("B-1"),
            cast=Cast((), [Taking("speaker", "Tala Fonoti")]),
            seen=token_of(other),
            by=make.LOADER,
            at=make.NOON,
        )

    assert not other.roles.exists()


def test_tags_keep_the_status_they_have():
    load_frameworks(by=make.LOADER, at=make.NOON)
    summit = make.summit()
    first, second, third = items_of(ACTION_LINES)[:3]
    session = make_programme.session(summit, items=[first, second])
    SessionTag.objects.filter(item=first).update(status=TagStatus.CONFIRMED)
    SessionTag.objects.create(session=session, item=third, status=TagStatus.SUGGESTED)

    keep_session.amend_session(
        session,
        make_programme.facts(items=[first]),
        cast=Cast(),
        seen=token_of(session),
        by=make.LOADER,
        at=make.NOON,
    )

    kept = session.tags.order_by("item__position").values_list("item", "status")
    assert list(kept) == [(first.pk, "confirmed"), (third.pk, "suggested")]


def test_proposals_theme_is_in_use_too():
    call = make_calls.call()
    theme = call.summit.themes.order_by("position")[0]
    make_calls.submitted(call).themes.add(theme)

    with pytest.raises(Refused, match="theme-in-use"):
        set_agenda(
            call.summit, [("water", text(en="Water"))], by=make.LOADER, at=make.NOON
        )
