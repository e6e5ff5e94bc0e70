"""Small timetable problems, as values and as Hypothesis strategies."""

from dataclasses import replace

from hypothesis import strategies as st

from palabre.engines.timetable.problem import (
    Affinity,
    Order,
    Organizer,
    Part,
    Person,
    Problem,
    Room,
    Rules,
    Session,
    Span,
    Team,
    Theme,
    Venue,
    Wish,
)

MORNING, DAY_OF_WORK = Span(540, 720), Span(540, 1080)

HAMLET = Problem(
    name="hamlet",
    first_day="2026-05-25",
    zone="Europe/Zurich",
    venues=(Venue("hall", (DAY_OF_WORK,)),),
    rooms=(
        Room("oak", "hall", capacity=100, n_booths=2, equipment=("screen",)),
        Room("ash", "hall", capacity=40),
    ),
    sessions=(
        Session("open", 60, audience=90, start=540, room="oak", alone=True),
        Session("water", 60, audience=60, people=(Part("amina"),), themes=("sea",)),
        Session("nets", 60, audience=30, people=(Part("amina"),), themes=("sea",)),
        Session("ports", 60, audience=30, people=(Part("bo"),), themes=("sea",)),
    ),
    people=(Person("amina", rank=1), Person("bo", present=(MORNING,))),
    affinities=(Affinity("water", "ports", 12),),
    rules=Rules(grid=30),
)


def session(problem, code, **changed):
    """Return a problem in which one session is changed."""
    sessions = tuple(
        replace(one, **changed) if one.code == code else one for one in problem.sessions
    )
    return replace(problem, sessions=sessions)


PEOPLE = tuple(f"p{k}" for k in range(6))
THEMES = ("sea", "land")


@st.composite
def problems(draw):
    """Return problems of up to nine sessions that use every kind of rule."""
    n = draw(st.integers(2, 9))
    sessions = tuple(_session(draw, k) for k in range(n))
    return Problem(
        name="drawn",
        first_day="2026-05-25",
        zone="UTC",
        venues=(
            Venue("one", (Span(540, 1080), Span(1980, 2520))),
            Venue("two", (Span(1980, 2520),)),
        ),
        rooms=(
            Room("r1", "one", capacity=100, n_booths=2, equipment=("screen",)),
            Room("r2", "one", capacity=40, closed=(Span(600, 660),)),
            Room("r3", "two", capacity=None, n_booths=1),
        ),
        sessions=sessions,
        people=(
            Person("p0", rank=1, present=draw(st.sampled_from([(), (MORNING,)]))),
            Person("p1", rest=draw(st.sampled_from([0, 30]))),
            Person("p2", remote_offset=draw(st.sampled_from([-480, 0, 540]))),
        ),
        organizers=(Organizer("large", is_one_at_a_time=False),),
        themes=(Theme("sea", days="spread"), Theme("land", days="gather")),
        orders=(Order("s0", "s1", at_least=draw(st.sampled_from([0, 30]))),),
        teams=(
            Team("t1", ("en", "fr"), blocks_a_week=draw(st.integers(1, 3))),
            Team("t2", ("en",), hybrid=True, blocks_a_day=1, present=(Span(0, 1440),)),
        ),
        blocks=(Span(600, 780), Span(900, 1080), Span(2040, 2220)),
        affinities=(Affinity("s0", "s1", draw(st.integers(1, 9))),),
        rules=Rules(
            grid=30,
            changeover=draw(st.sampled_from([0, 15])),
            walk=draw(st.sampled_from([0, 10])),
            organizer_day=1,
            wait=60,
            lunch_minutes=90,
        ),
    )


def _session(draw, k):
    languages = draw(st.sampled_from([(), ("en",), ("en", "fr")]))
    return Session(
        f"s{k}",
        draw(st.sampled_from([30, 45, 90])),
        audience=draw(st.sampled_from([0, 20, 50, 110])),
        people=tuple(
            Part(code)
            for code in draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
        ),
        organizers=draw(st.sampled_from([(), ("large",), ("small",)])),
        themes=draw(st.sampled_from([(), ("sea",), ("land",), ("land", "sea")])),
        track=draw(st.sampled_from(["", "blue"])),
        group=draw(st.sampled_from(["", "academia", "government"])),
        languages=languages,
        must_interpret=bool(languages) and draw(st.booleans()),
        hybrid=draw(st.booleans()),
        needs=draw(st.sampled_from([(), (), ("screen",)])),
        wishes=draw(st.sampled_from([(), (Wish((MORNING,), 2),)])),
        alone=k == 0 and draw(st.booleans()),
    )
