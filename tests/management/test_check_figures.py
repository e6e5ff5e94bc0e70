import make
import make_accreditation as made
import pytest

from palabre.management.check import figures_that_do_not_hold
from palabre.stages.outcomes.counting.releasing import release
from palabre.stages.outcomes.figure_models import FigureRelease

pytestmark = pytest.mark.django_db


def test_a_released_number_that_was_changed_is_found():
    summit = make.summit()
    for number in range(6):
        made.badge(summit, make.person(f"Person {number}"))
    kept = release(summit, by=make.LOADER, at=make.NOON)
    assert list(figures_that_do_not_hold()) == []

    content = kept.content | {"counted_at": "2026-03-02T13:00:00+00:00"}
    FigureRelease.objects.filter(pk=kept.pk).update(content=content)

    (told,) = figures_that_do_not_hold()
    assert told == "figures hamlet-2026/1: the content is not what was released"
