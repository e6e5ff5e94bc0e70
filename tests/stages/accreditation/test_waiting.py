"""The waiting list: full pools, offers with a term, a fairness rule that holds."""

from datetime import UTC, datetime, time, timedelta

import make
import make_accreditation as made
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import waiting
from palabre.stages.accreditation.models import Registration
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.workflows import vet
from palabre.workflows.do_due import do_due

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


class World:
    def __init__(self, seats):
        self.summit = make.summit()
        kind = made.categories(self.summit)["participant"]
        self.pool = waiting.set_pool(
            kind, "on-site", seats=seats, offer_hours=24, by=make.LOADER, at=make.NOON
        )
        self.n = 0

    def vetted(self, body=None):
        self.n += 1
        person = make.person(f"Guest {self.n}", email=f"g{self.n}@cast.example")
        asked = made.registration(self.summit, person, organization=body)
        at = make.NOON + timedelta(minutes=self.n)
        vet.accredit_batch([asked], key=made.KEY, by=make.LOADER, at=at)
        asked.refresh_from_db()
        return asked

    def promote(self, at):
        return [
            one.person.name for one in vet.promote(self.summit, by=make.LOADER, at=at)
        ]


def test_a_full_pool_lets_people_wait_and_tells_them():
    world = World(seats=1)

    states = [world.vetted().state for _ in range(2)]

    assert states == ["accredited", "waiting"]
    told = Message.objects.order_by("id").values_list("act", flat=True)
    assert list(told)[-1] == "accreditation.registration.waitlisted"


def test_a_letter_of_the_list_does_not_go_once_a_place_is_offered_or_given():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)

    def told():
        rows = Message.objects.filter(person=second.person).order_by("id")
        return [
            (act.split(".")[-1], state)
            for act, state in rows.values_list("act", "state")
        ]

    assert told() == [("waitlisted", "queued")]
    world.promote(make.NOON + DAY)
    assert told() == [("waitlisted", "discarded"), ("made", "approved")]
    vet.take_up(second, key=made.KEY, by=make.actor(second.person), at=make.NOON + DAY)

    assert told()[1:] == [("made", "discarded"), ("accredited", "queued")]


def test_an_offer_to_whoever_answers_for_somebody_is_read_over_first():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    cabinet = make.person("Bo Lindqvist", email="bo@cast.example")
    Person.objects.filter(pk=second.person_id).update(email="")
    Registration.objects.filter(pk=second.pk).update(surrogate=cabinet)
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)

    world.promote(make.NOON + DAY)

    (letter,) = Message.objects.filter(person=cabinet)
    assert (letter.email, letter.state) == ("bo@cast.example", "queued")


def test_an_offer_that_ran_out_unsent_does_not_go():
    world = World(seats=1)
    first, _ = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    world.promote(make.NOON + DAY)
    world.pool.seats = 0
    world.pool.save()
    world.promote(make.NOON + 3 * DAY)

    letter = Message.objects.get(act="accreditation.offer.made")
    assert letter.state == "discarded"


def test_a_sent_letter_stays_as_it_was_sent():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    Message.objects.filter(person=second.person).update(state="sent")

    world.promote(make.NOON + DAY)

    states = Message.objects.filter(person=second.person).order_by("id")
    assert list(states.values_list("state", flat=True)) == ["sent", "approved"]


def test_a_free_place_is_offered_once_and_taken_up():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)

    assert world.promote(make.NOON + DAY) == ["Guest 2"]
    assert world.promote(make.NOON + DAY) == []

    second.refresh_from_db()
    taken = waiting.take_up(
        second, key=made.KEY, by=make.actor(second.person), at=make.NOON + DAY
    )
    assert (taken.state, taken.badges.count()) == ("accredited", 1)


def test_limit_is_lifted_once_nobody_waits():
    world = World(seats=1)
    world.vetted(), world.vetted()
    kind = world.pool.category

    def lift(by=make.LOADER):
        return waiting.lift_limit(kind, "on-site", by=by, at=make.NOON)

    with pytest.raises(Refused, match="not-allowed"):
        lift(make.actor(make.person("Grace Okonkwo")))
    with pytest.raises(Refused, match="pool-waited-for"):
        lift()
    accreditation.withdraw(
        world.summit.registrations.get(state="waiting"), by=make.LOADER, at=make.NOON
    )

    assert (lift(), lift()) == (1, 0)
    assert world.vetted().state == "accredited"


def test_offer_is_written_in_the_readers_words_with_the_way_there():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    second.person.lang = "fr"
    second.person.save()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)

    world.promote(make.NOON + DAY)

    letter = Message.objects.get(act="accreditation.offer.made")
    with translation.override("fr"):
        page = reverse("participant:register", args=[world.summit.code])
    until = make.NOON + 2 * DAY
    assert f"{until.day} mars {until.year}, 13:00" in letter.body
    assert letter.body.endswith(f"\n{settings.ORIGIN}{page}\n")


def test_nothing_is_taken_up_after_the_edition():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    world.promote(make.NOON + DAY)
    second.refresh_from_db()
    ended = datetime.combine(world.summit.ends_on, time(23, 30), UTC)

    with pytest.raises(Refused, match="edition-over"):
        waiting.take_up(second, key=made.KEY, by=make.actor(second.person), at=ended)


def test_an_offer_that_expires_goes_to_the_next():
    world = World(seats=1)
    first, second, third = world.vetted(), world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    world.promote(make.NOON + DAY)

    second.refresh_from_db()
    with pytest.raises(Refused, match="offer-expired"):
        waiting.take_up(
            second, key=made.KEY, by=make.actor(second.person), at=make.NOON + 2 * DAY
        )
    assert world.promote(make.NOON + 2 * DAY) == ["Guest 3"]
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == ("waiting", "offered")


def test_bodies_with_fewest_places_come_first():
    world = World(seats=2)
    large, small = make.organization("Large"), make.organization("Small")
    world.vetted(large)
    world.vetted(large)
    for body in (large, large, small, None):
        world.vetted(body)

    line = [one.person.name for one in waiting.in_line(world.pool)]

    assert line == ["Guest 5", "Guest 6", "Guest 3", "Guest 4"]


def test_nobody_takes_up_anothers_offer():
    world = World(seats=1)
    first, second = world.vetted(), world.vetted()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    world.promote(make.NOON + DAY)
    second.refresh_from_db()

    with pytest.raises(Refused, match="not-allowed"):
        waiting.take_up(
            second, key=made.KEY, by=make.actor(first.person), at=make.NOON + DAY
        )


def told(person):
    return list(Message.objects.filter(person=person).order_by("id"))


def freed(world, lang="fr"):
    """Return who waits, in a language, beside a place that has become free."""
    first, second = world.vetted(), world.vetted()
    second.person.lang = lang
    second.person.save()
    accreditation.withdraw(first, by=make.LOADER, at=make.NOON)
    return second


def test_nobody_new_jumps_the_line():
    world = World(seats=1)
    freed(world)

    assert world.vetted().state == "waiting"


def test_no_offer_goes_by_itself_before_a_human_has_read_its_letter():
    world = World(seats=1)
    second = freed(world)
    amina = make.secretariat(world.summit)
    assert waiting.n_unread(world.summit) == 1

    before = do_due(link=str, at=make.NOON + DAY).n_offered
    vet.let_offers_go(world.pool, by=amina, at=make.NOON + DAY)
    after = do_due(link=str, at=make.NOON + DAY).n_offered

    assert (before, after, waiting.n_unread(world.summit)) == (0, 1, 0)
    second.refresh_from_db()
    assert (second.state, second.offer_until) == ("offered", make.NOON + 2 * DAY)


def test_the_worker_promotes_in_time_in_the_persons_language_with_a_calendar():
    world = World(seats=1)
    second = freed(world)
    third = world.vetted()
    vet.let_offers_go(world.pool, by=make.LOADER, at=make.NOON)

    do_due(link=str, at=make.NOON + DAY)
    do_due(link=str, at=make.NOON + DAY + timedelta(hours=23))
    do_due(link=str, at=make.NOON + 2 * DAY)

    offer = told(second.person)[-1]
    assert (offer.act, offer.lang, offer.state) == (
        "accreditation.offer.made",
        "fr",
        "sent",
    )
    assert offer.subject == "Une place pour vous\u00a0: Forum du hameau 2026"
    assert "DTSTART:20260304T120000Z" in offer.calendar
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == ("waiting", "offered")


def test_a_place_taken_up_is_told_with_the_days_once_a_human_has_read_it():
    world = World(seats=1)
    second = freed(world)
    world.promote(make.NOON + DAY)
    second.refresh_from_db()

    vet.take_up(second, key=made.KEY, by=make.actor(second.person), at=make.NOON + DAY)

    letter = told(second.person)[-1]
    assert (letter.act, letter.state, letter.lang) == (
        "accreditation.registration.accredited",
        "queued",
        "fr",
    )
    assert "SUMMARY:Forum du hameau 2026" in letter.calendar


def test_a_changed_wording_must_be_read_again():
    world = World(seats=1)
    vet.let_offers_go(world.pool, by=make.LOADER, at=make.NOON)
    assert vet.is_read(world.pool)

    waiting.set_pool(
        world.pool.category,
        "on-site",
        seats=1,
        offer_hours=12,
        by=make.LOADER,
        at=make.NOON,
    )
    world.pool.refresh_from_db()

    assert not vet.is_read(world.pool)


def test_reading_is_the_secretariats():
    world = World(seats=1)

    with pytest.raises(Refused, match="not-allowed"):
        vet.let_offers_go(world.pool, by=make.actor(make.person("Bo")), at=make.NOON)
