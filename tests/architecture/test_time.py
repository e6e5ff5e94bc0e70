"""Stages look back only: in what they keep as well as in what they import."""

import pytest
from django.apps import apps
from sources import STAGES

MODELS = sorted(
    apps.get_app_config("palabre").get_models(), key=lambda one: one.__name__
)


def stage_of(model):
    return model.__module__.split(".")[2]


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_a_record_points_back_in_time(model):
    here = STAGES.index(stage_of(model))

    ahead = {
        field.name: stage_of(field.related_model)
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model is not None
        and field.related_model.__module__.startswith("palabre.")
        and STAGES.index(stage_of(field.related_model)) > here
    }

    assert ahead == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_a_record_has_no_order_of_its_own(model):
    assert list(model._meta.ordering) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_a_constraint_is_named_for_what_it_holds(model):
    names = [one.name for one in (*model._meta.constraints, *model._meta.indexes)]

    assert all(name and not name.startswith("palabre_") for name in names)
