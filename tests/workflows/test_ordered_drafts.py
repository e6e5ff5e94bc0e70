"""Drafts that are ordered at the desk: made by the worker, with prices and a model."""

import json
from datetime import UTC, datetime, timedelta

import make
import make_outcomes
import make_readers
import pytest

from palabre.engines.synthesis.model_writer import ModelDown
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import orders
from palabre.stages.outcomes.models import Draft, SummaryOrder
from palabre.workflows.draft_due_summaries import draft_due_summaries

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


class Editor:
    """A model that rewords its first point truly and lies about the second."""

    name = "scripted"

    def complete(self, *, rules, data, schema):  # noqa: ARG002 - the protocol's
        points = json.loads(data.split("\n")[1])["points"]
        if not points:
            raise ModelDown("nothing to say")
        first, *rest = points
        told = [{"text": first["text"], "points": [first["id"]]}]
        if rest:
            lie = "Speakers counted 9,321 pumps."
            told.append({"text": lie, "points": [rest[0]["id"]]})
        return json.dumps({"sentences": told})


@pytest.fixture
def summit():
    return make_outcomes.talkative()


@pytest.fixture
def chair(summit):
    return make_outcomes.chair(summit)


def test_ordered_draft_is_made_once_with_prices_and_refused_sentences(summit, chair):
    orders.order_draft(summit, "en", with_model=True, by=chair, at=LATER)
    with pytest.raises(Refused, match="draft-ordered"):
        orders.order_draft(summit, "en", by=chair, at=LATER)

    n = draft_due_summaries(model=Editor(), at=LATER)
    again = draft_due_summaries(model=Editor(), at=LATER)

    draft = Draft.objects.get()
    order = SummaryOrder.objects.get()
    assert (n, again) == (1, 0)
    assert (order.draft, order.told, order.asked_by) == (draft, "", "Emeka Obi")
    assert draft.prices
    assert all(b["percent"] >= 0 for one in draft.prices for b in one["bounds"])
    exchanges = draft.model["exchanges"]
    assert sum(one["accepted"] for one in exchanges) >= 1
    refused = [each["text"] for one in exchanges for each in one["refused"]]
    assert refused == ["Speakers counted 9,321 pumps."] * len(refused) != []
    assert draft.sentences.filter(writer="model").exists()
    assert not draft.sentences.filter(text__contains="9,321").exists()


def test_order_without_a_model_set_and_of_nothing_is_done_too(summit, chair):
    orders.order_draft(summit, "en", with_model=True, by=chair, at=LATER)
    assert draft_due_summaries(model=None, at=LATER) == 1
    assert Draft.objects.get().model == {}

    empty = make.summit(code="empty-2026")
    by = make_outcomes.chair(empty)
    orders.order_draft(empty, "en", by=by, at=LATER)
    assert draft_due_summaries(model=None, at=LATER) == 0
    (shown,) = orders.orders_of(empty, at=LATER)
    assert shown.told == "nothing-to-draft"
    assert orders.orders_of(empty, at=LATER + timedelta(days=2)) == []


def test_stranger_orders_nothing(summit):
    stranger = make.actor(make.person("Grace Stranger"))
    with pytest.raises(Refused, match="not-allowed"):
        orders.order_draft(summit, "en", by=stranger, at=LATER)
    assert not orders.is_waiting(at=LATER)


def test_desk_orders_and_shows_how_it_was_made(client, summit, settings):
    settings.MODEL_URL, settings.MODEL = "http://127.0.0.1:9/v1", "scripted"
    chair = make_readers.as_role(client, summit, Role.CHAIR)
    base = f"/en/{summit.code}/chair/"

    offered = chair.get(base).content.decode()
    chair.post(base + "drafts/order/", {"lang": "en", "model": "1"})
    waiting = chair.get(base).content.decode()
    draft_due_summaries(model=Editor(), at=datetime.now(UTC))
    draft = Draft.objects.get()
    page = chair.get(f"{base}{draft.code}/made/").content.decode()

    assert "let the language model “scripted” reword it" in offered
    assert "with the language model" in waiting
    assert "<del>Speakers counted 9,321 pumps.</del>" in page
    assert "most sentences of one speaker" in page
    chair.post(base + "drafts/order/", {"lang": "xx"})
    assert not orders.is_waiting(at=LATER)
