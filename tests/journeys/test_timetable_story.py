"""Two hundred sessions, solved, adjusted, released; a minister comes a day late."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import make
import make_calls
import make_programme
import pytest
from django.test import Client

from palabre.engines.timetable import solve as engine
from palabre.kernel.languages import text
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.outbox.models import Message
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.people.states import Rank
from palabre.stages.programme import board, runs, stars, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.clashes import heat, is_clash
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.models import Placement, Session
from palabre.stages.summits import operations as summits
from palabre.workflows import plan_timetable as plans
from palabre.workflows.accept_proposal import accept_proposal
from palabre.workflows.release_programme import release_programme

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BY = {"by": make.LOADER, "at": make.NOON}
N_SESSIONS = 200
MOVES = 15_000
HERE = "/en/week-2026/secretariat/board/changes/"


def edition():
    """Return five days with ten rooms and 200 proposals accepted, none placed."""
    plan = summits.SummitPlan(
        code="week-2026",
        name=text(en="Week Forum 2026"),
        starts_on=date(2026, 5, 25),
        ends_on=date(2026, 5, 29),
        zone="Europe/Zurich",
        is_fictional=True,
    )
    made = summits.announce(make.series(), plan, **BY)
    themes = [(f"theme-{n}", text(en=f"Theme {n}")) for n in range(8)]
    summits.set_themes(made, themes, **BY)
    summits.add_venue(
        made,
        "hall",
        name=text(en="The Hall"),
        days=[(date(2026, 5, 25 + n), time(9), time(18)) for n in range(5)],
        rooms=[
            summits.RoomPlan(f"room-{n}", text(en=f"Room {n}"), 60 + 40 * n, 6)
            for n in range(10)
        ],
        **BY,
    )
    people = [
        make.person(f"Speaker {n:03}", email=f"speaker-{n:03}@cast.example")
        for n in range(260)
    ]
    programme.set_session_types(made, make_programme.KINDS, **BY)
    call = calls.open_call(
        made,
        title=text(en="Call for sessions"),
        about=text(en="Propose a session."),
        opens_at=make.NOON - timedelta(days=1),
        closes_at=make.NOON + timedelta(days=10),
        prompts=[],
        **BY,
    )
    make_calls.frameworks()
    for n in range(N_SESSIONS):
        speakers = (people[n % 260], people[(n * 7 + 3) % 260])
        accepted(call, n, speakers)
    minister = make.person(
        "Amara Diallo", email="minister@cast.example", rank=Rank.MINISTER
    )
    for n in (300, 301):
        make_programme.session(made, f"HL-{n}", speakers=(minister,), type="panel")
    return made, minister


def accepted(call, n, speakers):
    """Propose a session, accept it, and name who speaks."""
    facts = calls.ProposalFacts(
        title=f"Session {n:03}",
        description="What is done, and what remains.",
        organization=make.organization("Lantern Wells Union"),
        session_type="workshop",
        mode="on-site",
        themes=[call.summit.themes.get(code=f"theme-{n % 8}")],
        action_lines=[make_calls.item("C4")],
        goals=[make_calls.item("4")],
        expected_audience=20 + n % 60,
        speakers=", ".join(one.name for one in speakers),
    )
    proposer = speakers[0]
    mine = {"by": make.actor(proposer), "at": call.opens_at}
    sent = calls.submit(calls.start(call, proposer, facts, **mine), **mine)
    session = accept_proposal(sent, **BY)
    named = make_programme.facts(
        session.code,
        title=session.title,
        type=session.type.code,
        expected_audience=session.expected_audience,
        themes=facts.themes,
        roles=[programme.RoleFacts(person, "speaker") for person in speakers],
    )
    programme.amend_session(session, named, **BY)


def worked(monkeypatch):
    """Work the next search by effort, so that the story is the same each time."""
    searched = engine.solve

    def solve(problem, *, seconds, params, **facts):
        return searched(
            problem, seconds=seconds, params=engine.Params(moves=MOVES), **facts
        )

    with monkeypatch.context() as patched:
        patched.setattr(engine, "solve", solve)
        clock = iter(make.NOON + timedelta(seconds=n) for n in range(100_000))
        run = plans.plan_timetable(clock=lambda: next(clock), at=make.NOON)
    assert run.state == "done", run.reason
    return run


def released(summit):
    """Release and return the letters that wait, by address."""
    Message.objects.all().delete()
    release_programme(
        summit, "", page_of=lambda code: f"https://x.example/{code}/", **BY
    )
    return {one.email: one for one in Message.objects.order_by("id")}


def signed_in(person):
    """Return a browser in which somebody of the secretariat has signed in."""
    account = people.open_account(
        person, email="amina@cast.example", by=make.LOADER, at=make.NOON
    )
    client = Client()
    client.force_login(account)
    return client


def clashing(summit):
    hot = heat(draft_of(summit, by=make.LOADER))
    return sorted(code for code, found in hot.items() if is_clash(found))


def test_minister_arrives_late_and_only_those_whom_it_concerns_are_told(monkeypatch):
    summit, minister = edition()
    now = SimpleNamespace(now=lambda: make.NOON)
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    assert Proposal.objects.filter(state="accepted").count() == N_SESSIONS
    desk = signed_in(Person.objects.get(pk=make.secretariat(summit).person_id))

    # the engine places all of them, and no rule is broken
    runs.ask(summit, seconds=30, seed=1, **BY)
    run = worked(monkeypatch)
    board.apply(summit, runs.places_of(run), seen=run.seen, **BY)
    assert Placement.objects.count() == N_SESSIONS + 2
    assert clashing(summit) == []

    # by hand: the minister's panel to the first morning, whatever stands there leaves
    panel = Session.objects.get(code="HL-300")
    monday = datetime(2026, 5, 25, 7, tzinfo=UTC)
    room = summit.venues.get().rooms.get(code="room-9")
    in_the_way = Session.objects.filter(
        placement__room=room,
        placement__starts_at__lt=monday + timedelta(minutes=120),
        placement__ends_at__gt=monday,
    ).exclude(code="HL-300")
    for session in in_the_way:
        board.take_out(session, seen=steps.version_of(summit), **BY)
    board.move(panel, room, monday, seen=steps.version_of(summit), **BY)
    runs.ask(summit, seconds=10, seed=1, **BY)
    board.pin(panel, seen=steps.version_of(summit), **BY)
    run = worked(monkeypatch)
    board.apply(summit, runs.places_of(run), seen=steps.version_of(summit), **BY)
    board.unpin(panel, seen=steps.version_of(summit), **BY)
    assert clashing(summit) == []

    # released: everybody with a session is told, and a visitor stars the panel
    told = released(summit)
    assert "minister@cast.example" in told
    assert len(told) > 200
    visitor = make.person("Vera Visitor", email="vera@cast.example")
    stars.star(summit, "HL-300", by=make.actor(visitor), at=make.NOON)

    # the minister comes on Tuesday at two: the way with the fewest moves is taken
    before = steps.places_of(summit, Session.objects.values_list("code", flat=True))
    arrives = datetime(2026, 5, 26, 12, tzinfo=UTC)
    asked = {
        "kind": "arrives",
        "arrives-what": minister.code,
        "arrives-on": "2026-05-26",
        "arrives-at": "14:00",
    }
    answer = desk.post(HERE, asked)
    assert answer.status_code == 302
    run = worked(monkeypatch)
    assert run.outcome["is_proven"]
    page = desk.get(HERE).content.decode()
    assert "proven: fewer moves do not do" in page
    assert "What changes for 2 people" in page
    desk.post(f"{HERE}{run.number}/take/0/")
    after = steps.places_of(summit, before)
    moved = sorted(code for code in before if before[code] != after[code])
    missed = sorted(
        code
        for code in ("HL-300", "HL-301")
        if before[code] is not None and before[code].starts_at < arrives
    )
    assert moved == missed
    assert "HL-300" in moved
    assert all(after[code].starts_at >= arrives for code in moved)
    assert clashing(summit) == []

    # released again: the minister and who has the panel in the agenda, nobody else
    told = released(summit)
    assert sorted(told) == ["minister@cast.example", "vera@cast.example"]
    assert "SEQUENCE:1" in told["minister@cast.example"].calendar
