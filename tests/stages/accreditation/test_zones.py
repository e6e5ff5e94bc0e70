"""Zones by name: kept with the edition, told on badges and at gates."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import printing, zones

pytestmark = pytest.mark.django_db

NAMED = [
    ("rooms", text(en="Session rooms", fr="Salles de séance")),
    ("press-centre", text(en="Press centre", fr="Centre de presse")),
]


def name(summit, named=NAMED):
    zones.set_zones(summit, named, by=make.LOADER, at=make.NOON)


def test_zone_is_called_as_the_edition_says_and_by_its_code_without_a_name():
    summit = make.summit()
    made.categories(summit)

    before = zones.zone_names(summit, "fr")
    name(summit, NAMED[:1])

    assert before == {"rooms": "rooms", "press-centre": "press-centre"}
    assert zones.zone_names(summit, "fr") == {
        "rooms": "Salles de séance",
        "press-centre": "press-centre",
    }


def test_badge_says_zones_by_name():
    summit = make.summit()
    badge = made.badge(summit)
    name(summit)

    (printed,) = printing.printed_badge(
        make.LOADER, summit, badge.serial, "fr", safe=made.safe()
    )

    assert printed.zones == ("Salles de séance",)


def test_badge_of_whoever_has_no_country_says_the_group():
    summit = make.summit()
    badge = made.badge(summit)
    badge.registration.country = ""
    badge.registration.save()

    (printed,) = printing.printed_badge(
        make.LOADER, summit, badge.serial, "fr", safe=made.safe()
    )

    assert printed.country == "Société civile"


def test_zone_that_a_class_opens_cannot_go():
    summit = make.summit()
    made.categories(summit)
    name(summit)

    with pytest.raises(Refused, match="zone-in-use"):
        name(summit, NAMED[:1])

    assert [one.code for one in zones.zones_of(summit)] == ["rooms", "press-centre"]


def test_stranger_names_no_zone():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        zones.set_zones(
            summit, NAMED, by=make.actor(make.person("Grace Okonkwo")), at=make.NOON
        )


def test_missing_names_are_added_and_those_there_stay():
    summit = make.summit()
    name(summit, NAMED[:1])
    other = [("rooms", text(en="Halls")), ("press-centre", text(en="Press"))]

    zones.name_missing(summit, other, by=make.LOADER, at=make.NOON)
    zones.name_missing(summit, other, by=make.LOADER, at=make.NOON)

    assert zones.zone_names(summit, "en") == {
        "rooms": "Session rooms",
        "press-centre": "Press",
    }
