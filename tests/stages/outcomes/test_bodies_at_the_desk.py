import make
import make_outcomes
import pytest

from palabre.stages.outcomes.voices import bodies_told
from palabre.stages.reports.models import Intervention

pytestmark = pytest.mark.django_db


def test_a_body_told_by_its_group_is_held_against_who_spoke_for_it():
    summit = make_outcomes.world()
    body = make.organization("Bay Ferry Network")
    turns = Intervention.objects.filter(source__session__summit=summit)
    turn = turns.order_by("id")[0]
    Intervention.objects.filter(pk=turn.pk).update(
        organization=body, group="civil-society"
    )
    told = bodies_told(summit, "It was noted that a civil society network met.")

    assert ("Bay Ferry Network", "civil-society") in told
    assert bodies_told(summit, "It was noted that a network met.") == ()


def test_a_body_of_two_groups_is_told_by_none():
    summit = make_outcomes.world()
    body = make.organization("Bay Ferry Network")
    turns = Intervention.objects.filter(source__session__summit=summit)
    for turn, group in zip(
        turns.order_by("id")[:2], ("civil-society", "academia"), strict=True
    ):
        Intervention.objects.filter(pk=turn.pk).update(organization=body, group=group)

    told = bodies_told(summit, "It was noted that a civil society network met.")

    assert "Bay Ferry Network" not in dict(told)
