"""Releases of figures that are ordered: worked once, told, taken up after a death."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest
from django.db import connection, transaction

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.models import Registration
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.outcomes.counting import releasing
from palabre.stages.outcomes.counting.released import problems_of
from palabre.stages.outcomes.figure_models import FigureOrder, FigureRelease
from palabre.stages.outcomes.states import OrderState
from palabre.workflows import release_figures

pytestmark = pytest.mark.django_db

SOON = make.NOON + timedelta(seconds=5)
LATER = make.NOON + orders.PATIENCE + timedelta(seconds=6)


@pytest.fixture
def summit():
    summit = make.summit()
    for number in range(12):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


@pytest.fixture
def amina(summit):
    return make.secretariat(summit)


@pytest.fixture
def large(monkeypatch):
    """Every edition is a large one: nothing is released while one waits."""
    monkeypatch.setattr(release_figures, "SMALL", 0)


def order(summit, by, *, at=make.NOON, **more):
    return release_figures.order_figures(summit, by=by, at=at, **more)


def test_an_order_waits_is_counted_and_leads_to_the_release(summit, amina, large):
    asked = order(summit, amina)
    waiting = (asked.state, FigureRelease.objects.count())

    n = release_figures.release_due_figures(at=SOON)

    done = orders.order_of(amina, summit, asked.pk)
    assert waiting == (OrderState.QUEUED, 0)
    assert (n, done.state, done.found["n_hidden"]) == (1, OrderState.DONE, 0)
    kept = FigureRelease.objects.get()
    assert (done.release, kept.released_by) == (kept, amina.name)
    assert list(problems_of(kept)) == []
    acts = Entry.objects.filter(act__startswith="outcomes.figures").order_by("id")
    assert list(acts.values_list("act", "actor_name")) == [
        ("outcomes.figures.ordered", amina.name),
        ("outcomes.figures.released", "figures"),
    ]


def test_a_small_edition_is_released_while_one_waits(summit, amina):
    done = order(summit, amina)

    assert (done.state, done.release.number) == (OrderState.DONE, 1)


def test_a_trial_tells_what_would_be_hidden_and_publishes_nothing(summit, amina):
    made.badge(summit, make.person("Tonga Only"), country="TO")

    done = order(summit, amina, is_trial=True)

    assert done.found["n_hidden"] > 0
    assert (done.release, FigureRelease.objects.count()) == (None, 0)


def test_two_orders_at_once_are_refused(summit, amina, large):
    order(summit, amina)

    with pytest.raises(Refused, match="figures-ordered"):
        order(summit, amina)

    release_figures.release_due_figures(at=SOON)
    assert order(summit, amina).state is OrderState.QUEUED


def test_what_has_not_changed_fails_with_the_reason_and_may_be_tried_again(
    summit, amina, large
):
    order(summit, amina)
    release_figures.release_due_figures(at=SOON)
    second = order(summit, amina, at=SOON)
    release_figures.release_due_figures(at=SOON)
    failed = orders.order_of(amina, summit, second.pk)
    made.badge(summit, make.person("One More"))

    orders.retry(failed, by=amina, at=SOON)
    n = release_figures.release_due_figures(at=SOON)

    again = orders.order_of(amina, summit, second.pk)
    assert (failed.state, failed.told) == (OrderState.FAILED, "figures-unchanged")
    assert (n, again.state, again.release.number) == (1, OrderState.DONE, 2)
    with pytest.raises(Refused, match="order-not-failed"):
        orders.retry(again, by=amina, at=SOON)


def test_what_a_dead_worker_left_is_taken_up_again(summit, amina, large):
    asked = order(summit, amina)
    orders.take(at=make.NOON)  # and dies
    early = (orders.is_waiting(at=SOON), orders.take(at=SOON))
    computing = orders.order_of(amina, summit, asked.pk).state

    n = release_figures.release_due_figures(at=LATER)

    assert (early, computing) == ((False, None), OrderState.COMPUTING)
    assert (n, orders.order_of(amina, summit, asked.pk).release.number) == (1, 1)


def test_of_two_workers_that_counted_one_publishes(summit, amina, large):
    order(summit, amina)
    slow = orders.take(at=make.NOON)
    slow_count = releasing.propose(summit, at=make.NOON)
    quick = orders.take(at=LATER)

    with pytest.raises(Refused, match="order-taken"):
        orders.finish(slow, slow_count, at=LATER)
    orders.fail(slow, Refused("figures-moved"), at=LATER)
    orders.finish(quick, releasing.propose(summit, at=LATER), at=LATER)

    assert FigureRelease.objects.count() == 1
    assert FigureOrder.objects.get().state is OrderState.DONE


def test_an_order_over_which_workers_die_is_given_up(summit, amina, large):
    asked = order(summit, amina)
    at = make.NOON
    for _ in range(orders.MOST_TRIES):
        assert orders.take(at=at) is not None
        at += orders.PATIENCE + timedelta(seconds=1)

    assert orders.take(at=at) is None
    one = orders.order_of(amina, summit, asked.pk)
    assert (one.state, one.told) == (OrderState.FAILED, "worker-died")


def test_a_release_that_came_meanwhile_is_not_overwritten(summit, amina):
    counted = releasing.propose(summit, at=make.NOON)
    releasing.release(summit, by=amina, at=make.NOON)
    made.badge(summit, make.person("One More"))

    with pytest.raises(Refused, match="figures-moved"):
        releasing.publish(
            summit,
            counted,
            corrects=None,
            reason="",
            name="Amina",
            by=make.LOADER,
            at=SOON,
        )


def test_a_correction_is_ordered_with_its_reason(summit, amina, large):
    first = releasing.release(summit, by=amina, at=make.NOON)
    with pytest.raises(Refused, match="field-missing"):
        order(summit, amina, corrects=first)

    order(summit, amina, corrects=first, reason="A desk twice.")
    release_figures.release_due_figures(at=SOON)

    last = FigureRelease.objects.get(number=2)
    assert (last.corrects, last.reason) == (first, "A desk twice.")


def test_who_does_not_run_the_edition_orders_and_sees_nothing(summit, amina):
    asked = order(summit, amina)
    grace = make.actor(make.person("Grace Stranger"))

    for act in (
        lambda: order(summit, grace),
        lambda: orders.orders_of(grace, summit),
        lambda: orders.order_of(grace, summit, asked.pk),
        lambda: orders.retry(asked, by=grace, at=SOON),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            act()
    with pytest.raises(Refused, match="not-found"):
        orders.order_of(amina, summit, asked.pk + 1)


@pytest.mark.django_db(transaction=True)
def test_counting_sees_one_instant_and_holds_no_turn():
    summit = make.summit()
    made.badge(summit, make.person("First"))
    seen = []
    propose = releasing.tables

    def counting(*args):
        seen.append((connection.in_atomic_block, Registration.objects.count()))
        return propose(*args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(releasing, "tables", counting)
        releasing.propose(summit, at=make.NOON)

    is_postgresql = connection.vendor == "postgresql"
    assert set(seen) == {(is_postgresql, 1)}
    with transaction.atomic():  # the view is given back
        made.badge(summit, make.person("Second"))
    assert Registration.objects.count() == 2
