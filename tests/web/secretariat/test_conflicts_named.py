"""The pages that say why a session has no place, and what would give it one."""

import importlib
import re
from datetime import timedelta

import make
import make_programme
import pytest

from palabre.engines.timetable import solve as engine
from palabre.stages.people.models import Person
from palabre.workflows import plan_timetable as plans

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SEARCHES = "/{}/hamlet-2026/secretariat/board/timetables/"
CHANGES = "/{}/hamlet-2026/secretariat/board/changes/"


@pytest.fixture
def summit():
    """Return an edition whose first morning has Ada twice, at nine and at eleven."""
    made, ada = make.summit(), make.person("Ada Mensah")
    for code, hour in (("A-1", 9), ("A-2", 11)):
        session = make_programme.session(made, code, speakers=(ada,))
        make_programme.placed(session, hour)
    return made


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


@pytest.fixture
def short(monkeypatch):
    """Let every search be one of few moves."""
    importlib.import_module("palabre.engines.timetable.conflicts")  # keeps the true one
    searched = engine.solve

    def solve(problem, *, params, **facts):
        return searched(problem, params=engine.Params(moves=2_000), **facts)

    monkeypatch.setattr(engine, "solve", solve)


def worked():
    clock = iter(make.NOON + timedelta(seconds=n) for n in range(1_000))
    return plans.plan_timetable(clock=lambda: next(clock), at=make.NOON)


def named(page):
    """Return each contradiction with its ways out, as a reader sees them."""
    found = re.findall(r'<div class="conflict">(.*?)</div>', page, re.DOTALL)
    words = [re.sub(r"<[^>]+>", " ", one) for one in found]
    return [" ".join(one.replace("\u00a0", " ").split()) for one in words]


@pytest.mark.parametrize(
    ("lang", "sentence", "way", "left_out"),
    [
        (
            "en",
            "cannot be held",
            "without “the houses keep their opening hours”",
            "0 sessions left out",
        ),
        ("fr", "ne peut pas avoir lieu", "sans «", "0 séance"),
        ("ar", "لا يمكن", "من دون", "0"),
    ],
)
def test_search_names_what_keeps_a_session_out_and_the_ways_to_let_it_in(
    summit, amina, short, lang, sentence, way, left_out
):
    make_programme.session(summit, "LONG-1", minutes=700)
    amina.post(SEARCHES.format("en"), {"seconds": "10", "seed": "1"})
    worked()

    page = amina.get(SEARCHES.format(lang)).content.decode()

    (told,) = named(page)
    assert "LONG-1" in told
    assert sentence in told
    assert way in told
    assert left_out in told


def test_change_that_nothing_mends_names_both_sessions_and_the_person(summit, amina):
    ada = Person.objects.get(name="Ada Mensah")
    leaves = {"what": ada.code, "on": "2026-05-25", "at": "10:00"}
    asked = {f"leaves-{key}": one for key, one in leaves.items()}
    amina.post(CHANGES.format("en"), {"kind": "leaves"} | asked)
    worked()

    page = amina.get(CHANGES.format("en")).content.decode()

    (told,) = named(page)
    assert "A-1" in told
    assert "A-2" in told
    assert told.count("Ada Mensah") >= 2
    assert "without “" in told
    assert "/take/" not in page
