import make
import make_accreditation as made
import pytest

from palabre.stages.outcomes import figures
from palabre.stages.outcomes.figure_models import FigureRelease, FigureVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit(db):
    summit = make.summit()
    for number in range(7):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


@pytest.fixture
def amina(summit, visit, noon):
    person = make.person("Amina Benhaddou")
    make.summits.grant(summit, person, "secretariat", by=make.LOADER, at=make.NOON)
    return visit(person)


def desk(summit, path=""):
    return f"/en/{summit.code}/secretariat/figures/{path}"


def test_a_figure_is_written_with_a_preview_before_it_is_kept(amina, summit):
    said = {
        "key": "from-africa",
        "label_en": "participants from Africa",
        "source": "count registrations where region is africa split by country",
        "note": "For the host.",
    }

    looked = amina.post(desk(summit, "new/"), said | {"preview": "1"})
    assert not FigureVersion.objects.exists()
    kept = amina.post(desk(summit, "new/"), said | {"keep": "1"})

    page = looked.content.decode()
    assert '<p class="exact num">7</p>' in page
    assert "Registrations whose regional group is “Africa" in page
    assert "Kenya" in page
    assert kept.status_code == 302
    assert figures.figure(summit, "from-africa", at=make.NOON).value == 7


def test_a_mistake_is_told_beside_the_text_with_its_place_and_nothing_is_lost(
    amina, summit
):
    source = "count registrations\nwhere regoin is africa"

    page = amina.post(
        desk(summit, "new/"),
        {"key": "abc", "label_en": "Abc", "source": source, "keep": "1"},
    ).content.decode()

    assert "Line 2, column 7: “regoin” is not known here." in page
    assert "Did you mean “region”?" in page
    assert "where regoin is africa" in page
    assert not FigureVersion.objects.exists()


def test_a_code_that_is_not_there_is_told_in_the_preview(amina, summit):
    page = amina.post(
        desk(summit, "new/"),
        {
            "key": "abc",
            "label_en": "Abc",
            "source": "count sessions where theme is moon",
            "preview": "1",
        },
    ).content.decode()

    assert "This edition has no theme “moon”" in page


def test_the_history_of_a_figure_stands_below_it(amina, summit):
    said = {
        "label_en": "seen at a door",
        "source": "count check-ins distinct by person",
        "note": "One a person.",
        "keep": "1",
    }

    amina.post(desk(summit, "seen/"), said)
    page = amina.get(desk(summit, "seen/")).content.decode()

    assert "One a person." in page
    assert "Amina Benhaddou" in page
    assert figures.definition(summit, "seen").version == 1


def test_figures_are_released_and_corrected_from_the_desk(amina, summit):
    before = amina.post(desk(summit), {"trial": "1"}, follow=True).content.decode()
    amina.post(desk(summit), {})
    again = amina.post(desk(summit), {}, follow=True).content.decode()
    bare = amina.post(desk(summit), {"corrects": "1"}).content.decode()
    amina.post(desk(summit), {"corrects": "1", "reason": "Counted twice."})

    assert "numbers about people" in before
    assert "Nothing has changed since release 1" in again
    assert "is missing" in bare
    assert list(
        FigureRelease.objects.order_by("number").values_list("number", "reason")
    ) == [(1, ""), (2, "Counted twice.")]


def test_ones_own_figure_is_taken_off_and_a_shipped_one_is_not(amina, summit):
    said = {"key": "own", "label_en": "Own", "source": "count sessions", "keep": "1"}
    amina.post(desk(summit, "new/"), said)

    amina.post(desk(summit, "own/"), {"retire": "1", "reason": "Not asked."})
    refused = amina.post(
        desk(summit, "seen/"), {"retire": "1", "reason": "x"}, follow=True
    )

    assert amina.get(desk(summit, "own/")).status_code == 404
    assert "is one of the figures that every edition has" in refused.content.decode()
