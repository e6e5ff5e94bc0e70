"""The page on which somebody writes a sentence of their own."""

import re

import make
import make_outcomes
import make_readers
import pytest

from palabre.kernel.actors import Role
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db

TEXT = (
    "One speaker considered that schools should teach children how a pump was repaired."
)


@pytest.fixture
def draft():
    return make_outcomes.draft(make_outcomes.talkative())


@pytest.fixture
def page(draft):
    return f"/en/{draft.summit.code}/chair/{draft.code}/write/"


@pytest.fixture
def chair(client, draft):
    person = Person.objects.get(pk=make_outcomes.chair(draft.summit).person_id)
    return make_readers.sign_in(client, person)


def place_in(html):
    return re.search(r'name="place" value="([^"]+)"', html)[1]


def test_words_are_found_ticked_and_kept_with_the_sentence(chair, page, draft):
    first = make_outcomes.cited(draft).code
    typed = {"text": TEXT, "after": first}

    looked = chair.post(page, typed | {"act": "look"}).content.decode()
    key = place_in(looked)
    checked = chair.post(page + "check/", typed | {"place": key}).content.decode()
    kept = chair.post(page, typed | {"place": key, "act": "keep"}, follow=True)

    assert "Schools should teach children how a pump is repaired." in looked
    assert draft.sentences.filter(text=TEXT).count() == 1
    assert f'value="{key}" checked' in checked
    assert 'data-tone="good"' in checked
    assert "Written and checked." in kept.content.decode()


def test_nothing_typed_is_lost_when_it_is_refused(chair, page):
    refused = chair.post(page, {"text": TEXT, "act": "keep", "reason": "Because."})

    html = refused.content.decode()
    assert refused.status_code == 409
    assert TEXT in html
    assert 'value="Because."' in html


def test_place_of_nowhere_is_refused_and_the_check_goes_on(chair, page, draft):
    first = make_outcomes.cited(draft).code
    typed = {"text": TEXT, "after": first, "place": "I0-0:1:4"}

    assert chair.post(page, typed | {"act": "keep"}).status_code == 409
    assert chair.post(page + "check/", typed).status_code == 200
    assert chair.get(f"{page}?after=nowhere").status_code == 404


def test_who_only_comments_does_not_write(client, page, draft):
    person = make.person("Dolores Vega")
    summits.grant(draft.summit, person, Role.RAPPORTEUR, by=make.LOADER, at=make.NOON)
    draft.lies_with = "chair"
    draft.save()
    make_readers.sign_in(client, person)

    assert client.get(page).status_code == 403
    assert client.post(page, {"text": TEXT, "act": "keep"}).status_code == 403
    assert client.post(page + "check/", {"text": TEXT}).status_code == 403


def test_a_figure_that_a_number_may_mean_is_offered_ticked_and_kept(chair, page, draft):
    draft.figures = [
        {
            "id": "participants",
            "value": 4156,
            "definition": "people accredited, on site and online",
            "source": "release 1",
            "label": "participants",
        }
    ]
    draft.save()
    text = "More than 4,000 participants took part."
    typed = {"text": text, "after": make_outcomes.cited(draft).code}

    looked = chair.post(page, typed | {"act": "look"}).content.decode()
    typed["figure"] = "participants"
    checked = chair.post(page + "check/", typed).content.decode()
    chair.post(page, typed | {"act": "keep"})

    assert 'name="figure" value="participants">' in looked
    assert '<strong class="num">4,156</strong>' in looked
    assert 'value="participants" checked' in checked
    assert 'data-tone="good"' in checked
    assert draft.sentences.get(text=text).figures == ["participants"]
