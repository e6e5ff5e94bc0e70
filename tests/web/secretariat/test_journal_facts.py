"""What the page of the journal shows of an act's facts."""

import make
import pytest

from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def test_a_fact_that_is_empty_is_not_shown(visit):
    summit = make.summit()
    amina = visit(Person.objects.get(pk=make.secretariat(summit).person_id))
    journal.record(
        "reports.report.filed",
        "session:WEL-01",
        by=make.LOADER,
        at=make.NOON,
        summit=summit.code,
        corrects=None,
        reason="",
        n_lines=0,
    )

    page = amina.get("/en/hamlet-2026/secretariat/journal/?act=reports.")

    (told,) = [facts for _, facts in page.context["entries"]]
    assert told == [("n_lines", 0)]
    assert "corrects" not in page.content.decode()
