"""The forum as one meets it: a sound programme, and one late flight to be mended."""

import make
import pytest
import worlds

from palabre.management.scenario.load import load
from palabre.management.scenario.read import read_scenario
from palabre.stages.programme.clashes import heat
from palabre.stages.programme.states import ClashKind, Level
from palabre.workflows.ask_protocol import planned_draft
from palabre.workflows.release_programme import violations_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CEREMONIES = {"REV-01", "REV-02", "REV-03", "REV-04", "REV-05", "GOV-01"}


def test_one_flight_lands_too_late_and_ceremonies_are_interpreted():
    summit = load(read_scenario(worlds.SCENARIOS / "forum"), until="live")

    found = heat(planned_draft(make.LOADER, summit))

    loud = [
        (code, one.kind, one.who)
        for code, clashes in found.items()
        for one in clashes
        if one.level in (Level.CLASH, Level.FORBIDDEN)
    ]
    silent = {
        code
        for code, clashes in found.items()
        if any(one.kind == ClashKind.LANGUAGES for one in clashes)
    }
    assert loud == [("DPI-09", ClashKind.PERSON_ABSENT, ("Kodjo Agbessi-Amouzou",))]
    assert [(one.rule, one.sessions) for one in violations_of(summit)] == [
        ("person-absent", ("DPI-09",))
    ]
    assert not silent & CEREMONIES
    assert silent, "no edition has interpreters for every room"
