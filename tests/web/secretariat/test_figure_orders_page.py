import make
import make_accreditation as made
import pytest

from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.people.models import Person
from palabre.workflows import release_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def summit():
    summit = make.summit()
    for number in range(9):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def page(amina, lang="en"):
    return amina.get(f"/{lang}/hamlet-2026/secretariat/figures/").content.decode()


def send(amina, more="", **typed):
    url = f"/en/hamlet-2026/secretariat/figures/{more}"
    return amina.post(url, typed, follow=True).content.decode()


def test_a_large_release_waits_renews_itself_and_leads_to_the_frozen_one(
    summit, amina, monkeypatch
):
    monkeypatch.setattr(release_figures, "SMALL", 0)

    told = send(amina)
    waiting = page(amina, "fr")
    orders.take(at=make.NOON)
    counted = page(amina)
    later = make.NOON + 2 * orders.PATIENCE
    release_figures.release_due_figures(at=later)
    done = page(amina)

    assert "Ordered. The worker counts" in told
    assert "data-renew" in waiting
    assert "attend l’exécution" in waiting
    assert "being counted" in counted
    assert 'href="/en/hamlet-2026/figures/releases/1/"' in done
    assert "data-renew" not in done


def test_a_small_release_is_there_at_once_and_a_second_one_fails_with_the_reason(
    summit, amina
):
    assert "Released: number 1." in send(amina)
    told = send(amina)
    assert "Nothing has changed since" in told
    assert "Order it again" in told
    number = orders.FigureOrder.objects.latest("id").pk

    assert "Ordered. The worker counts" in send(amina, f"orders/{number}/again/")
    assert "Only an order that failed" in send(amina, f"orders/{number}/again/")


def test_a_count_tells_what_would_be_hidden(summit, amina):
    made.badge(summit, make.person("Tonga Only"), country="TO")

    told = send(amina, trial="1")

    assert "are not shown, because they are under five" in told
    assert "count only" in told
