"""An edition known by its published figures alone says nothing else of itself."""

from datetime import date
from decimal import Decimal

import make
import make_accreditation as made
import pytest
from addresses import all_names
from django.urls import reverse

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.management.demo import SCENARIOS
from palabre.management.scenario.history import load_history
from palabre.management.scenario.read import read_scenario
from palabre.stages.accreditation import interests
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.outcomes import highlights
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import StatedFigure

pytestmark = pytest.mark.django_db

THERE = {"public:summit", "public:figures", "public:accent"}
SPACES = ("public:", "participant:", "floor:")


@pytest.fixture
def listed():
    plan = summits.SummitPlan(
        code="past-2024",
        name=text(en="Past Forum 2024"),
        starts_on=date(2024, 5, 27),
        ends_on=date(2024, 5, 31),
        city=text(en="Geneva"),
        is_listed_only=True,
    )
    edition = summits.announce(make.series(), plan, by=make.LOADER, at=make.NOON)
    facts = summits.StatedFacts(
        key="participants",
        label=text(en="Participants"),
        value=Decimal(4000),
        shown="more than 4,000",
        definition=text(en="As announced."),
        source="Highlights",
        url="https://example.org/highlights",
    )
    summits.state_figure(edition, facts, by=make.LOADER, at=make.NOON)
    return edition


def addresses(summit):
    for name, parts in sorted(all_names().items()):
        if name.startswith(SPACES) and "summit" in parts:
            rest = {part: "1" for part in parts if part != "summit"}
            yield name, reverse(name, kwargs={"summit": summit.code, **rest})


def test_only_home_and_stated_figures_are_there(visit, listed):
    client = visit(make.person("Ana"))

    found = {name: client.get(url).status_code for name, url in addresses(listed)}

    assert len(found) > 60
    assert {name for name, status in found.items() if status == 200} == THERE
    rest = {status for name, status in found.items() if name not in THERE}
    assert rest <= {404, 405}


def test_its_pages_lead_to_nothing_else(client, listed):
    for name in ("public:summit", "public:figures"):
        page = client.get(reverse(name, args=[listed.code])).content.decode()
        assert "more than 4,000" in page
        assert f"/series/{listed.series.code}/" in page
        for gone in ("programme", "outcomes", "highlights", "register", "call"):
            assert f"/{listed.code}/{gone}/" not in page
        assert "manifest" not in page


def test_api_counts_nothing_and_knows_the_edition(client, listed):
    at = f"/api/v1/editions/{listed.code}"

    assert client.get(at).json()["code"] == listed.code
    assert client.get(f"{at}/figures").json() == []
    assert client.get(f"{at}/figures/participants").status_code == 404


def test_nobody_registers_or_asks_to_come(listed):
    person = make.person("Ana")
    facts = made.facts(listed, person)
    wish = interests.InterestFacts("Institute", "Learn", "academia", "CH")

    with pytest.raises(Refused, match="edition-listed-only"):
        accreditation.register(listed, facts, by=make.LOADER, at=make.NOON)
    with pytest.raises(Refused, match="edition-listed-only"):
        interests.file_interest(
            listed, person, wish, by=make.actor(person), at=make.NOON
        )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_highlights_name_no_places_where_there_are_none(lang):
    summit = make.summit(venues=False)

    page = highlights.highlights(summit, lang, at=make.NOON)

    first = "".join(piece.words for piece in page.paragraphs[0].pieces)
    assert first.endswith(" 2026.")


def test_sources_that_name_an_address_link_to_it():
    scenario = read_scenario(SCENARIOS / "hamlet")

    load_history(scenario.history, by=make.LOADER, at=make.NOON)

    kept = StatedFigure.objects.filter(source__contains="itu.int")
    assert kept.exists()
    assert not kept.filter(url="").exists()
