from decimal import Decimal

import make
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.stocktaking import queries
from palabre.stages.summits import catalogue
from palabre.stages.summits.models import FrameworkItem, Summit

pytestmark = pytest.mark.django_db


def world():
    summit = make.summit()
    Summit.objects.update(baseline_year=2003)
    catalogue.load_frameworks(by=make.LOADER, at=make.NOON)
    return summit


def facts(**other):
    given = {
        "title": text(en="Well-side phones", fr="Téléphones du puits"),
        "description": text(en="Forty tables beside the well."),
        "entity": "Harbour Villages Network",
        "group": "civil-society",
        "action_line": FrameworkItem.objects.get(code="C2"),
        "year": 2004,
        "country": "GH",
        "goals": [FrameworkItem.objects.get(code="9.c")],
    }
    return stocktaking.InitiativeFacts(**(given | other))


def enter(summit, by=make.LOADER, **other):
    return stocktaking.enter_initiative(
        summit.series, facts(**other), by=by, at=make.NOON
    )


def test_entry_waits_until_a_moderator_publishes_it():
    summit = world()
    made = enter(summit)
    assert list(queries.published(summit.series)) == []

    stocktaking.publish(made, by=make.secretariat(summit), at=make.NOON)

    assert list(queries.published(summit.series)) == [made]
    assert Entry.objects.order_by("-id").first().act == (
        "stocktaking.initiative.published"
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": text()}, "field-missing"),
        ({"entity": " "}, "field-missing"),
        ({"kind": "party"}, "field-unknown"),
        ({"year": 2002}, "year-before-baseline"),
        ({"year": 2031}, "year-ahead"),
    ],
)
def test_bad_entries_are_refused_with_their_field(change, code):
    summit = world()

    with pytest.raises(Refused, match=code):
        enter(summit, **change)


def test_strangers_enter_nothing_and_publish_nothing():
    summit = world()
    with pytest.raises(Refused, match="sign-in-needed"):
        enter(summit, by=NOBODY)
    made = enter(summit)

    with pytest.raises(Refused, match="not-allowed"):
        stocktaking.publish(
            made, by=make.actor(make.person("Grace Okonkwo")), at=make.NOON
        )
    with pytest.raises(Refused, match="not-found"):
        queries.initiative_for(NOBODY, made.code)


def test_decline_needs_a_reason():
    summit = world()
    made, by = enter(summit), make.secretariat(summit)

    with pytest.raises(Refused, match="reason-missing"):
        stocktaking.decline(made, reason="", by=by, at=make.NOON)
    assert stocktaking.decline(made, reason="Twice.", by=by, at=make.NOON).state == (
        "declined"
    )


@pytest.mark.parametrize(
    ("wanted", "n"),
    [
        ({"action_line": "C2"}, 1),
        ({"action_line": "C3"}, 0),
        ({"goal": "9"}, 1),
        ({"goal": "9.c"}, 1),
        ({"goal": "4"}, 0),
        ({"country": "GH", "group": "civil-society"}, 1),
        ({"search": "telephones PUITS"}, 1),
        ({"search": "unicorn"}, 0),
    ],
)
def test_register_is_filtered_in_any_spelling(wanted, n):
    summit = world()
    stocktaking.publish(enter(summit), by=make.LOADER, at=make.NOON)
    enter(summit, title=text(en="Not published"))

    assert queries.published(summit.series, queries.Filter(**wanted)).count() == n


def test_two_reports_of_a_year_stand_beside_each_other():
    summit = world()
    indicator = stocktaking.define_indicator(
        summit.series,
        "users",
        name=text(en="Users"),
        definition=text(en="People who used it in three months."),
        unit="per cent",
        is_fictional=True,
        by=make.LOADER,
        at=make.NOON,
    )
    for value, edition in (("67", "2023"), ("65", "2024"), ("65", "2024")):
        stocktaking.report_value(
            indicator,
            2023,
            Decimal(value),
            shown=f"{value} %",
            source="Office",
            reported_in=edition,
            by=make.LOADER,
            at=make.NOON,
        )

    (shown,) = queries.indicators(summit.series)
    assert [(one.value, one.reported_in) for one in shown.values.all()] == [
        (67, "2023"),
        (65, "2024"),
    ]
