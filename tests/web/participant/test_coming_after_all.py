"""Whoever withdrew finds on the page that one can come after all, and does."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.languages import text
from palabre.stages.accreditation.models import Registration
from palabre.stages.summits import operations as summits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HERE = "/en/hamlet-2026/register/"


def test_one_withdraws_and_comes_after_all(visit):
    summit = make.summit()
    ana = make.person("Ana Silva", email="ana@cast.example")
    code = made.registration(summit, ana).code
    browser = visit(ana)
    assert "I am coming after all" not in browser.get(HERE).content.decode()

    gone = browser.post(f"{HERE}withdraw/", follow=True).content.decode()
    back = browser.post(f"{HERE}return/", follow=True).content.decode()

    assert "Withdrawn on " in gone
    assert "I am coming after all" in gone
    assert "You are registered again" in back
    assert "I am coming after all" not in back
    one = Registration.objects.get()
    assert (one.code, one.state) == (code, "registered")


def test_nothing_is_offered_that_would_be_refused(visit):
    summit = make.summit()
    ana = make.person("Ana Silva")
    made.registration(summit, ana)
    browser = visit(ana)
    browser.post(f"{HERE}withdraw/")
    summits.plan_phase(
        summit,
        "accreditation",
        label=text(en="Registration"),
        starts_at=make.NOON - timedelta(days=9),
        ends_at=make.NOON - timedelta(days=8),
        by=make.LOADER,
        at=make.NOON,
    )

    page = browser.get(HERE).content.decode()

    assert "Withdrawn" in page
    assert "I am coming after all" not in page
